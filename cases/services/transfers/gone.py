"""A case handed to another unit: nothing more is done in it but what the hand-over asks for."""

from sqlalchemy import select

from cases.records.cases import CaseState
from cases.refusals import Reason, Refusal
from cases.store.engine import StoreSession
from cases.store.rows.cases import CaseRow

#: Acts that go on afterwards: the other unit's answer, papers made before that are served now.
_STILL = (
    "transfer.",
    "documents.issue",
    "documents.print",
    "documents.batch_print",
    "documents.move_copy",
    "documents.serve",
    "documents.correct_service",
    "documents.draft_receipt",
)


def refuse_gone(session: StoreSession, case_id: int | None, act: str) -> None:
    """Refuse an act in a case that another unit has taken over.

    Law: Order 146 art. 11; 行政程序 art. 15 ¶4.
    """
    if case_id is None or act.startswith(_STILL):
        return
    state = session.scalar(select(CaseRow.state).where(CaseRow.case_id == case_id))
    if state == CaseState.TRANSFERRED:
        raise Refusal(Reason.CASE_TRANSFERRED, article="146.11")
