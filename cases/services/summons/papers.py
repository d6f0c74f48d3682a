"""Drafts of the papers of a summons, stored within the act that leads to them."""

from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from cases.papers.codec import to_plain
from cases.papers.kinds import RecipientKind
from cases.papers.paper import Paper
from cases.records.documents import DocumentState
from cases.records.officers import Part
from cases.store.engine import StoreSession
from cases.store.rows.papers import DocumentOpinionRow, DocumentRow
from cases.store.rows.summons import InquiryNoticeRow, SummonsRow

if TYPE_CHECKING:
    from cases.services.desk import Deed, Desk

_KEPT = frozenset({RecipientKind.STUB, RecipientKind.FILE})


def store(
    deed: "Deed", desk: "Desk", case_id: int, paper: Paper, party_id: int | None = None
) -> int:
    """Store a paper of the investigation as a draft and return its number in the store."""
    row = DocumentRow(
        case_id=case_id,
        part=Part.INVESTIGATION.value,
        party_id=party_id,
        form=paper.kind.value,
        state=DocumentState.DRAFT.value,
        content=to_plain(paper),
        title=desk.press.form(paper.kind).title,
        recipients="、".join(
            one.name for one in desk.press.recipients(paper) if one.kind not in _KEPT
        ),
        made_by=desk.officer.id,
        made_at=desk.now(),
    )
    deed.session.add(row)
    deed.session.flush()
    deed.note(document=row.id)
    return row.id


def drop_draft(session: StoreSession, row: InquiryNoticeRow | SummonsRow) -> None:
    """Throw away a draft that nobody needs; an issued paper stays and its number is kept."""
    if row.document_id is None:
        return
    paper = session.scalars(select(DocumentRow).where(DocumentRow.id == row.document_id)).first()
    if paper is None or paper.state in {DocumentState.ISSUED.value, DocumentState.WITHDRAWN.value}:
        return
    row.document_id = None
    session.flush()
    session.execute(delete(DocumentOpinionRow).where(DocumentOpinionRow.document_id == paper.id))
    session.delete(paper)
