"""The gate: an act that needs an approval uses one up in its own transaction, or is refused."""

from typing import TYPE_CHECKING

from sqlalchemy import select

from cases.law.approvals import Approving, rule_of
from cases.records.approvals import ApprovalState
from cases.refusals import Reason, Refusal
from cases.services.approvals.state import case_state, changed
from cases.store.engine import StoreSession
from cases.store.rows.approvals import ApprovalRow

if TYPE_CHECKING:
    from cases.services.desk import Deed, Desk


def spend(
    deed: "Deed", desk: "Desk", case_id: int, kind: Approving, subject: str = "", act: str = ""
) -> int:
    """Use up the live approval for exactly this act, and return its id.

    Call it before the rows of the act are written: it compares the case as it stands with the
    case that was approved.

    Args:
        deed: The act under way.
        desk: Who acts.
        case_id: The case.
        kind: What must have been approved.
        subject: The item it must have been approved for.
        act: What it is used for, as the journal calls it.

    Raises:
        Refusal: there is none, it has lapsed, or its last day has passed.
    """
    found = _live(deed.session, desk, case_id, kind, subject)
    found.used_at, found.used_by = desk.now(), desk.officer.id
    found.used_for = act or kind.value
    deed.note(approval=found.id, approving=kind)
    return found.id


def is_approved(
    session: StoreSession, desk: "Desk", case_id: int, kind: Approving, subject: str = ""
) -> bool:
    """Tell whether `spend` would go through now; for screens that offer the act."""
    try:
        _live(session, desk, case_id, kind, subject)
    except Refusal:
        return False
    return True


def _live(
    session: StoreSession, desk: "Desk", case_id: int, kind: Approving, subject: str
) -> ApprovalRow:
    rule = rule_of(kind)
    session.flush()
    now, digest = None, ""
    refusal = Refusal(Reason.APPROVAL_MISSING, article=rule.article, approving=kind)
    for row in session.scalars(
        select(ApprovalRow)
        .where(
            ApprovalRow.case_id == case_id,
            ApprovalRow.kind == kind.value,
            ApprovalRow.subject == subject.strip(),
            ApprovalRow.used_at.is_(None),
            ApprovalRow.withdrawn_at.is_(None),
        )
        .order_by(ApprovalRow.id.desc())
    ):
        if not _given(row, desk):
            continue
        if row.until_on is not None and row.until_on < desk.today():
            refusal = Refusal(
                Reason.APPROVAL_EXPIRED, article=rule.article, approving=kind, until=row.until_on
            )
            continue
        if now is None:
            now = case_state(session, case_id, row.subject)
            digest = now.digest
        if row.approved_digest == digest:
            return row
        refusal = Refusal(
            Reason.APPROVAL_LAPSED,
            article=rule.article,
            approving=kind,
            changes=changed(row.approved_state, now),
        )
    raise refusal


def _given(row: ApprovalRow, desk: "Desk") -> bool:
    """Tell whether it is approved, in writing or for the hours an oral word is good for."""
    if row.state == ApprovalState.APPROVED:
        return True
    waits = row.state in {ApprovalState.IN_REVIEW, ApprovalState.WAITING, ApprovalState.OUTSIDE}
    return waits and row.oral_due_at is not None and desk.now() <= row.oral_due_at
