"""What the tab of a pursuit shows, and what may be done with it as it stands."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cases.law.approvals import Approving
from cases.records.approvals import Approval, ApprovalState
from cases.records.ids import CaseId
from cases.records.pursuit import Assistance, FirstEntry, Pursuit, TaskKind, Watch
from cases.refusals import Refusal
from ui.kit.i18n import _, day_full, moment_text
from ui.labels import approvals

if TYPE_CHECKING:
    from cases.services.desk import Desk

_UNDER_WAY = (ApprovalState.IN_REVIEW, ApprovalState.WAITING, ApprovalState.APPROVED)


@dataclass(frozen=True, slots=True)
class Shown:
    """What the tab shows."""

    found: Pursuit
    asked: tuple[Approval, ...]


def reading(desk: "Desk", case_id: CaseId) -> Callable[[], Shown]:
    """Return the work that reads what the tab shows."""

    def read() -> Shown:
        found = desk.pursuit.of_case(case_id)
        try:
            asked = desk.approvals.of_case(case_id)
        except Refusal:
            asked = ()
        wanted = Approving.ASSISTANCE_NOTICE
        return Shown(found, tuple(one for one in asked if one.kind is wanted))

    return read


def offered(
    shown: Shown | None, entry: FirstEntry | None, notice: Assistance | None, watch: Watch | None
) -> dict[str, bool]:
    """Return which acts fit what is chosen in the three lists."""
    writes = shown is not None and shown.found.may_write
    asked = _asked(shown, notice)
    out = notice is not None and notice.issued_at is not None
    drafted = notice is not None and notice.withdrawal_id is not None
    return {
        "print": writes and bool(shown and shown.found.entries),
        "strike": writes and entry is not None and entry.struck_at is None,
        "draft": writes,
        "approve": writes and notice is not None and not out and asked not in _UNDER_WAY,
        "issue": writes and _may_issue(notice, asked),
        "withdraw": writes and out and not drafted,
        "prove": writes and notice is not None and notice.withdrawn_at is not None,
        "paper": notice is not None,
        "discard": writes
        and notice is not None
        and notice.withdrawn_at is None
        and (not out or drafted),
        "watch": writes,
        "lift": writes and watch is not None and watch.lifted_at is None,
    }


def notice_state(shown: Shown | None, one: Assistance) -> str:
    """Return how a notice of assistance stands."""
    if one.withdrawal_proof:
        return _("已撤销：{proof}").format(proof=one.withdrawal_proof)
    if one.withdrawn_at is not None:
        return _("撤销已签发，待凭据")
    if one.withdrawal_id is not None:
        return _("撤销待签发")
    if one.issued_at is not None:
        until = f" · {day_full(one.valid_until)}" if one.valid_until else ""
        return _("已发出 {time}").format(time=moment_text(one.issued_at)) + until
    asked = _asked(shown, one)
    return _(approvals.STATES[asked]) if asked is not None else _("待报请批准")


def task_text(kind: TaskKind, what: str) -> str:
    """Return what art. 46 asks for once the vehicle is found."""
    if kind is TaskKind.WITHDRAW:
        return _("已查获：须按原范围撤销协查通报 {number}（第四十六条）").format(number=what)
    return _("已查获：须撤销布控 {target}（第四十六条）").format(target=what)


def _may_issue(notice: Assistance | None, asked: ApprovalState | None) -> bool:
    if notice is None:
        return False
    if notice.issued_at is None:
        return asked is ApprovalState.APPROVED
    return notice.withdrawal_id is not None and notice.withdrawn_at is None


def _asked(shown: Shown | None, notice: Assistance | None) -> ApprovalState | None:
    """Return how the newest request for a notice stands."""
    if notice is None or shown is None:
        return None
    mine = [one for one in shown.asked if one.subject == notice.item]
    return max(mine, key=lambda one: one.requested_at).state if mine else None
