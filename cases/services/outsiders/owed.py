"""Whether a family still waits for the answer the law gives it, before a case is concluded."""

from sqlalchemy import func, select

from cases.refusals import Reason, Refusal
from cases.store.engine import StoreSession
from cases.store.rows.outsiders import InquiryAnswerRow, InquiryRow


def refuse_unanswered(session: StoreSession, case_id: int) -> None:
    """Refuse to conclude a case while an inquiry of the victim's side has no answer on record.

    Law: Order 146 art. 47 (check K109).
    """
    waiting = session.scalar(
        select(func.count())
        .select_from(InquiryRow)
        .outerjoin(InquiryAnswerRow, InquiryAnswerRow.inquiry_id == InquiryRow.id)
        .where(
            InquiryRow.case_id == case_id,
            InquiryRow.is_owed.is_(True),
            InquiryAnswerRow.id.is_(None),
        )
    )
    if waiting:
        raise Refusal(Reason.INQUIRY_UNANSWERED, article="146.47", n=waiting)
