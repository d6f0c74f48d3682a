"""Requests whose reviewer or approver is gone: to whoever can answer, or waiting for one."""

from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from cases.law.approvals import Approving, WhoseApproval, rule_of
from cases.records.approvals import OPEN, ApprovalState, Step
from cases.services.approvals.finding import close, eligible, open_to
from cases.store.engine import StoreSession
from cases.store.rows.approvals import ApprovalRow

if TYPE_CHECKING:
    from cases.services.desk import Desk


def pass_on(session: StoreSession, desk: "Desk", asked: ApprovalRow, out: int) -> None:
    """Name another reviewer or approver in the place of the one who is out.

    Without another reviewer it goes straight to the approver. Without another approver it waits
    without one, until `place_waiting` finds him or an outside decision is recorded.
    """
    close(session, asked, desk.now())
    taken = {asked.requested_by, out}
    if asked.approver_id == out:
        asked.approver_id = _approver(session, asked, taken)
    if asked.reviewer_id == out and not asked.opinion:
        others = frozenset({*taken, *filter(None, (asked.approver_id,))})
        fit = eligible(session, asked.case_id, Step.REVIEW, others)
        asked.reviewer_id = fit[0].id if fit else None
    _put(session, desk, asked)


def pass_on_all(session: StoreSession, desk: "Desk", out: int) -> int:
    """Pass on everything that lies before an officer who is gone; return how many requests."""
    rows = session.scalars(
        select(ApprovalRow).where(
            ApprovalRow.state.in_([state.value for state in OPEN]),
            or_(ApprovalRow.reviewer_id == out, ApprovalRow.approver_id == out),
        )
    ).all()
    lying = [row for row in rows if row.approver_id == out or not row.opinion]
    for row in lying:
        pass_on(session, desk, row, out)
    return len(lying)


def place_waiting(session: StoreSession, desk: "Desk") -> int:
    """Put before an approver what waits without one; return how many requests found theirs."""
    rows = session.scalars(
        select(ApprovalRow).where(
            ApprovalRow.state.in_((ApprovalState.WAITING.value, ApprovalState.IN_REVIEW.value)),
            ApprovalRow.approver_id.is_(None),
        )
    ).all()
    placed = 0
    for row in rows:
        if not _is_own(row):
            continue
        row.approver_id = _approver(session, row, {row.requested_by})
        if row.approver_id is not None:
            placed += 1
            if row.state == ApprovalState.WAITING:
                _put(session, desk, row)
    return placed


def _approver(session: StoreSession, asked: ApprovalRow, taken: set[int]) -> int | None:
    spoken = filter(None, (asked.opinion_by, asked.reviewer_id))
    fit = eligible(session, asked.case_id, Step.APPROVAL, frozenset({*taken, *spoken}))
    return fit[0].id if fit else None


def _put(session: StoreSession, desk: "Desk", asked: ApprovalRow) -> None:
    asked.waiting_since = desk.now()
    if asked.reviewer_id is not None and not asked.opinion:
        asked.state = ApprovalState.IN_REVIEW.value
        open_to(session, desk, asked, Step.REVIEW, asked.reviewer_id)
    elif asked.approver_id is not None:
        asked.state = ApprovalState.WAITING.value
        open_to(session, desk, asked, Step.APPROVAL, asked.approver_id)
    else:
        waits = ApprovalState.WAITING if _is_own(asked) else ApprovalState.OUTSIDE
        asked.state = waits.value


def _is_own(asked: ApprovalRow) -> bool:
    return rule_of(Approving(asked.kind)).whose is WhoseApproval.OWN
