"""Seals put on issued papers (用印): which, on how many copies, for whom, kept by whom."""

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from cases.records.documents import DocumentState
from cases.records.hand_overs import SealedPaper
from cases.records.ids import DocumentId
from cases.refusals import Reason, Refusal
from cases.services.assignment import HANDLES, require_place
from cases.services.names import officer_names
from cases.store.rows.cases import CaseRow
from cases.store.rows.papers import CopyRow, DocumentRow
from cases.store.rows.practice import SealUseRow

if TYPE_CHECKING:
    from cases.services.desk import Desk

#: Papers the list of seals shows.
MOST = 300


class SealService:
    """Uses of seals."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk

    def papers(self) -> tuple[SealedPaper, ...]:
        """Return the newest issued papers the officer may see, with the seals put on them."""
        with self.desk.reading() as session:
            names = officer_names(session)
            copies = (
                select(func.count(CopyRow.id))
                .where(CopyRow.document_id == DocumentRow.id)
                .scalar_subquery()
            )
            rows = session.execute(
                select(DocumentRow, CaseRow.number, SealUseRow, copies)
                .join(CaseRow, CaseRow.case_id == DocumentRow.case_id)
                .outerjoin(SealUseRow, SealUseRow.document_id == DocumentRow.id)
                .where(DocumentRow.state == DocumentState.ISSUED.value)
                .order_by(DocumentRow.issued_at.desc(), DocumentRow.id.desc(), SealUseRow.id)
                .limit(MOST)
            )
            return tuple(
                _sealed(paper, number, use, made, names) for paper, number, use, made in rows
            )

    def use_seal(self, document_id: DocumentId, seal: str, copies: int, applicant: str) -> None:
        """Record that a seal was put on an issued paper, on how many copies, for whom."""
        if not seal.strip():
            raise Refusal(Reason.FIELD_MISSING, field="seal")
        if copies < 1:
            raise Refusal(Reason.FIELD_INVALID, field="copies")
        with self.desk.reading() as session:
            paper = session.get(DocumentRow, document_id)
            if paper is None:
                raise Refusal(Reason.NOT_FOUND)
            if paper.state != DocumentState.ISSUED:
                raise Refusal(Reason.NOT_ISSUED)
            case_id, part = paper.case_id, paper.part
        with self.desk.act("seal.use", case_id, document=document_id, copies=copies) as deed:
            require_place(deed.session, self.desk, case_id, HANDLES)
            deed.session.add(
                SealUseRow(
                    case_id=case_id,
                    part=part,
                    document_id=document_id,
                    seal=seal.strip(),
                    copies=copies,
                    used_at=self.desk.now(),
                    keeper_id=self.desk.officer.id,
                    applicant=applicant.strip(),
                )
            )


def _sealed(
    paper: DocumentRow, number: str, use: SealUseRow | None, made: int, names: dict[int, str]
) -> SealedPaper:
    return SealedPaper(
        DocumentId(paper.id),
        number,
        paper.title,
        paper.number,
        made if use is None else use.copies,
        "" if use is None else use.seal,
        None if use is None else use.used_at,
        "" if use is None else use.applicant,
        "" if use is None else names.get(use.keeper_id, ""),
    )
