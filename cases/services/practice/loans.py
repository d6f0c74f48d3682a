"""Files lent out (案卷借阅) and seals used (用印): who, why, when, and back."""

from dataclasses import asdict
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, func, select, true

from cases.records.documents import DocumentState
from cases.records.hand_overs import FileLoan, LoanEntry, SealedPaper
from cases.records.ids import CaseId, DocumentId
from cases.refusals import Reason, Refusal
from cases.services.assignment import HANDLES, INVESTIGATES, require_place
from cases.services.names import officer_names
from cases.store.engine import StoreSession
from cases.store.rows.cases import CaseRow
from cases.store.rows.papers import CopyRow, DocumentRow
from cases.store.rows.practice import FileLoanRow, SealUseRow

if TYPE_CHECKING:
    from cases.services.desk import Desk

#: Papers the list of seals shows.
MOST = 300


class LoanService:
    """Loans of files and uses of seals."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk

    def lend(self, case_id: CaseId, entry: LoanEntry) -> int:
        """Record that a file was lent: to whom, on what paper, for what, until when."""
        for name in ("borrower", "authority", "purpose", "volumes"):
            if not getattr(entry, name).strip():
                raise Refusal(Reason.FIELD_MISSING, field=name)
        if entry.return_by < self.desk.today():
            raise Refusal(Reason.FIELD_INVALID, field="return_by")
        with self.desk.act("loan.lend", case_id, loan=asdict(entry)) as deed:
            require_place(deed.session, self.desk, case_id, INVESTIGATES)
            row = FileLoanRow(
                case_id=case_id,
                **asdict(entry),
                lent_at=self.desk.now(),
                entered_by=self.desk.officer.id,
            )
            deed.session.add(row)
            deed.session.flush()
            return row.id

    def take_back(self, loan: int, state: str) -> None:
        """Record that a file came back, and in what state."""
        if not state.strip():
            raise Refusal(Reason.FIELD_MISSING, field="state")
        with self.desk.reading() as session:
            row = session.get(FileLoanRow, loan)
            if row is None or row.returned_at is not None:
                raise Refusal(Reason.NOT_FOUND)
            case_id = row.case_id
        with self.desk.act("loan.take_back", case_id, state=state.strip()) as deed:
            require_place(deed.session, self.desk, case_id, INVESTIGATES)
            row = deed.session.get_one(FileLoanRow, loan)
            row.returned_at, row.state_on_return = self.desk.now(), state.strip()

    def out(self) -> tuple[FileLoan, ...]:
        """Return the files lent out in every case the officer may see, the longest first."""
        with self.desk.reading() as session:
            return _loans(session, FileLoanRow.returned_at.is_(None))

    def of_case(self, case_id: CaseId) -> tuple[FileLoan, ...]:
        """Return the loans of a case, the oldest first."""
        with self.desk.looking(case_id, "loans") as session:
            return _loans(session, true() & (FileLoanRow.case_id == case_id))

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


def _loans(session: StoreSession, wanted: ColumnElement[bool]) -> tuple[FileLoan, ...]:
    rows = session.execute(
        select(FileLoanRow, CaseRow.number)
        .join(CaseRow, CaseRow.case_id == FileLoanRow.case_id)
        .where(wanted)
        .order_by(FileLoanRow.lent_at, FileLoanRow.id)
    )
    return tuple(
        FileLoan(
            row.id,
            CaseId(row.case_id),
            number,
            LoanEntry(
                borrower=row.borrower,
                authority=row.authority,
                purpose=row.purpose,
                volumes=row.volumes,
                return_by=row.return_by,
            ),
            row.lent_at,
            row.returned_at,
            row.state_on_return,
        )
        for row, number in rows
    )
