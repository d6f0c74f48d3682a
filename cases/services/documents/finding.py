"""Finding a document of a case the officer may see, and whether he may work on it."""

from typing import TYPE_CHECKING

from sqlalchemy import select

from cases.papers.codec import from_plain
from cases.papers.forms import PAPERS, Paper
from cases.papers.kinds import FormKind
from cases.records.documents import DocumentState
from cases.records.ids import CaseId, DocumentId
from cases.records.officers import TeamRole
from cases.refusals import Reason, Refusal
from cases.services.masking import is_covered
from cases.store.engine import StoreSession
from cases.store.rows.cases import CaseRow, TeamRow
from cases.store.rows.papers import DocumentRow

if TYPE_CHECKING:
    from cases.services.desk import Desk

#: Who drafts, issues and serves the papers of a case.
HANDLING = (TeamRole.LEAD, TeamRole.ASSIST, TeamRole.INTAKE, TeamRole.MEDIATOR)


class AtDesk:
    """A part of the service, at the desk of the officer who acts."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk

    def _case_of(self, document_id: DocumentId) -> CaseId:
        """Return the case of a document.

        Raises:
            Refusal: there is none that the officer may see.
        """
        with self.desk.reading() as session:
            case_id = session.scalar(
                select(DocumentRow.case_id).where(DocumentRow.id == document_id)
            )
        if case_id is None:
            raise Refusal(Reason.NOT_FOUND)
        return CaseId(case_id)

    def _handled(self, session: StoreSession, case_id: int) -> CaseRow:
        """Return the case, which the officer handles.

        Raises:
            Refusal: he may not see it, or sees it without handling it.
        """
        case = session.get(CaseRow, case_id)
        if case is None:
            raise Refusal(Reason.NOT_FOUND)
        roles = session.scalars(
            select(TeamRow.role).where(
                TeamRow.case_id == case_id,
                TeamRow.officer_id == self.desk.officer.id,
                TeamRow.until_at.is_(None),
            )
        )
        if not set(roles) & set(HANDLING):
            raise Refusal(Reason.NOT_ALLOWED)
        return case


def readable(session: StoreSession, desk: "Desk", case_id: int) -> None:
    """Refuse the pages of a concluded case to those to whom it is covered.

    A page shows numbers and addresses that lists cover; it cannot be covered without changing it.
    """
    case = session.get(CaseRow, case_id)
    if case is not None and is_covered(session, desk, case):
        raise Refusal(Reason.COVERED)


def document(session: StoreSession, document_id: int) -> DocumentRow:
    """Return the row of a document the officer may see."""
    row = session.get(DocumentRow, document_id)
    if row is None:
        raise Refusal(Reason.NOT_FOUND)
    return row


def in_state(row: DocumentRow, *states: DocumentState) -> None:
    """Refuse when the document has come further, or not as far."""
    if DocumentState(row.state) not in states:
        raise Refusal(Reason.DOCUMENT_STATE, state=DocumentState(row.state), number=row.number)


def same_revision(row: DocumentRow, revision: int | None) -> None:
    """Refuse when the draft is not the one that was seen."""
    if revision is not None and revision != row.revision:
        raise Refusal(Reason.CHANGED_MEANWHILE)


def paper_of(row: DocumentRow) -> Paper:
    """Return what the document says."""
    return from_plain(PAPERS[FormKind(row.form)], row.content)
