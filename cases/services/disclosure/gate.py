"""The determination waits until the evidence was shown (Order 146 art. 63)."""

from datetime import datetime

from sqlalchemy import select

from cases.law.facts import FactKind
from cases.law.withholding import must_show
from cases.records.cases import CaseKind
from cases.records.disclosure import MeetingState
from cases.refusals import Reason, Refusal
from cases.store.engine import StoreSession
from cases.store.rows.cases import CaseRow, FactRow
from cases.store.rows.disclosure import EvidenceMeetingRow


def require_shown(session: StoreSession, case: CaseRow, made_at: datetime) -> None:
    """Refuse a determination or certificate that was made before the evidence was shown.

    Of a determination made for a victim while the vehicle is still sought (art. 66) the article
    says nothing; it is not held to this.

    Raises:
        Refusal: the evidence has not been shown by then.
    """
    if is_due(session, case, made_at):
        raise Refusal(Reason.EVIDENCE_NOT_SHOWN, article="146.63")


def is_due(session: StoreSession, case: CaseRow, by: datetime | None = None) -> bool:
    """Tell whether the evidence must be shown in this case and has not been by a moment."""
    called = session.scalar(
        select(EvidenceMeetingRow.id)
        .where(
            EvidenceMeetingRow.case_id == case.case_id,
            EvidenceMeetingRow.state == MeetingState.CALLED.value,
        )
        .limit(1)
    )
    if not must_show(CaseKind(case.kind), called=called is not None):
        return False
    shown = select(FactRow.id).where(
        FactRow.case_id == case.case_id,
        FactRow.kind == FactKind.EVIDENCE_SHOWN.value,
        FactRow.replaced_at.is_(None),
    )
    if by is not None:
        shown = shown.where(FactRow.happened_at <= by)
    return session.scalar(shown.limit(1)) is None
