"""Facts that need an approval: the gate of what is typed in, and the last check of every act."""

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from cases.law.approvals import Approving, WhoseApproval, approvals_of_facts, rule_of
from cases.law.facts import Fact, FactKind
from cases.law.gated import approvals_needed
from cases.records.approvals import ApprovalState
from cases.records.cases import FactEntry
from cases.records.ids import FactId
from cases.refusals import Reason, Refusal
from cases.services.approvals.gate import spend
from cases.services.approvals.state import case_state
from cases.services.projection import facts_of
from cases.store.engine import StoreSession
from cases.store.rows.approvals import ApprovalRow
from cases.store.rows.cases import FactRow

if TYPE_CHECKING:
    from cases.services.desk import Deed, Desk

#: Facts that rest on the decision of an authority above the station: it may be typed with them.
APPROVED_ABOVE = frozenset(
    fact
    for fact, kinds in approvals_of_facts().items()
    if all(rule_of(kind).whose is WhoseApproval.ABOVE for kind in kinds)
)
#: What stands in the case and makes the approval of a fact needless.
_RESTS_ON = {
    FactKind.REAPPRAISAL_REFUSED: FactKind.REAPPRAISAL_REFUSAL_DECIDED,
    FactKind.AUTOPSY_DONE: FactKind.AUTOPSY_CONSENTED,
}
_TYPED = ("authority", "approver", "approval_number", "approved_on")


def allow(
    deed: "Deed", desk: "Desk", case_id: int, entry: FactEntry, *, typing: bool = True
) -> FactEntry:
    """Use up what the fact needs, or refuse it; call it before the row of the fact is added.

    The decision of an authority above may be typed with its fact; it is recorded as an outside
    approval in the same act. One that was recorded before is told in the fact, for its papers:
    the entry comes back with authority, name, number and day.

    Args:
        deed: The act.
        desk: The desk of whoever enters the fact.
        case_id: Its case.
        entry: The fact.
        typing: Whether a decision from above may be typed with it.
    """
    fact = _as_fact(entry, desk.now())
    typed = typing and entry.kind in APPROVED_ABOVE and any(getattr(entry, name) for name in _TYPED)
    for kinds in approvals_needed(fact, facts_of(deed.session, case_id), desk.calendar()):
        if typed:
            _record_typed(deed, desk, case_id, kinds[0], entry)
        else:
            entry = _telling(deed, _spend_one(deed, desk, case_id, kinds, entry.item), entry)
    return entry


def is_covered(old: FactRow, entry: FactEntry) -> bool:
    """Tell whether a correction leaves alone what the older fact was approved for."""
    more = old.more or {}
    until = entry.until.isoformat() if entry.until else ""
    typed = [getattr(entry, name) for name in _TYPED]
    words = [one.isoformat() if isinstance(one, date) else one or "" for one in typed]
    return (
        old.kind == entry.kind.value
        and more.get("item", "") == entry.item
        and more.get("until", "") == until
        and [more.get(name, "") for name in _TYPED] == words
    )


def is_longer(old: FactRow, entry: FactEntry) -> bool:
    """Tell whether a correction moves the last day that was approved further out.

    Without a day the longest period of the law runs. More days are a new decision of whoever
    approved the first; it is recorded with its paper, and not typed in as a mistake.
    """
    until = (old.more or {}).get("until", "")
    return bool(until) and (entry.until is None or entry.until > date.fromisoformat(until))


def approved_facts(session: StoreSession, case_id: int, now: datetime) -> None:
    """Refuse an act that entered a fact which needs an approval without using one up.

    Every act comes by here once it is done, whatever service it belongs to.
    """
    gated = approvals_of_facts()
    entered = session.execute(
        select(FactRow.kind, FactRow.replaces_id).where(
            FactRow.case_id == case_id,
            FactRow.entered_at == now,
            FactRow.kind.in_([kind.value for kind in gated]),
        )
    ).all()
    for kind, replaces in entered:
        if replaces is not None and session.get_one(FactRow, replaces).kind == kind:
            # A correction; what it changes of the approved was asked about when it was typed.
            continue
        allowed = gated[FactKind(kind)]
        if not _used(session, case_id, allowed, now) and not _told(session, case_id, kind):
            rule = rule_of(allowed[0])
            raise Refusal(Reason.APPROVAL_MISSING, article=rule.article, approving=rule.kind)


def _spend_one(
    deed: "Deed", desk: "Desk", case_id: int, kinds: tuple[Approving, ...], item: str
) -> int:
    """Use up an approval of any of the kinds; the first one's refusal is the one that is told."""
    told: Refusal | None = None
    for kind in kinds:
        try:
            return spend(deed, desk, case_id, kind, item, act="fact.record")
        except Refusal as refusal:
            told = told or refusal
    assert told is not None
    raise told


def _telling(deed: "Deed", approval_id: int, entry: FactEntry) -> FactEntry:
    row = deed.session.get_one(ApprovalRow, approval_id)
    if row.outside_on is None:
        return entry
    return replace(
        entry,
        authority=row.authority,
        approver=row.outside_name,
        approval_number=row.outside_number,
        approved_on=row.outside_on,
    )


def _record_typed(
    deed: "Deed", desk: "Desk", case_id: int, kind: Approving, entry: FactEntry
) -> None:
    rule = rule_of(kind)
    for name in _TYPED:
        if not getattr(entry, name):
            raise Refusal(Reason.FIELD_MISSING, article=rule.article, field=name)
    assert entry.approved_on is not None
    if entry.approved_on > desk.today():
        raise Refusal(Reason.IN_THE_FUTURE, field="approved_on")
    if entry.approver.strip() == desk.officer.name:
        raise Refusal(Reason.OWN_REQUEST)
    state, now = case_state(deed.session, case_id, entry.item.strip()), desk.now()
    deed.session.add(
        ApprovalRow(
            case_id=case_id,
            kind=kind.value,
            subject=entry.item.strip(),
            matter=rule.title,
            grounds=entry.note.strip(),
            state=ApprovalState.APPROVED.value,
            requested_by=desk.officer.id,
            requested_at=now,
            asked_digest=state.digest,
            asked_state=dict(state.entries),
            approved_digest=state.digest,
            approved_state=dict(state.entries),
            until_on=entry.until,
            authority=entry.authority.strip(),
            outside_name=entry.approver.strip(),
            outside_number=entry.approval_number.strip(),
            outside_on=entry.approved_on,
            recorded_by=desk.officer.id,
            recorded_at=now,
            used_at=now,
            used_by=desk.officer.id,
            used_for="fact.record",
        )
    )
    deed.session.flush()


def _used(session: StoreSession, case_id: int, kinds: tuple[Approving, ...], now: datetime) -> bool:
    found = session.scalar(
        select(ApprovalRow.id)
        .where(
            ApprovalRow.case_id == case_id,
            ApprovalRow.kind.in_([kind.value for kind in kinds]),
            ApprovalRow.used_at == now,
        )
        .limit(1)
    )
    return found is not None


def _told(session: StoreSession, case_id: int, kind: str) -> bool:
    """Tell whether the fact only tells what was decided, approved or agreed to before."""
    rests_on = _RESTS_ON.get(FactKind(kind))
    if rests_on is None:
        return False
    found = session.scalar(
        select(FactRow.id)
        .where(
            FactRow.case_id == case_id,
            FactRow.kind == rests_on.value,
            FactRow.replaced_at.is_(None),
        )
        .limit(1)
    )
    return found is not None


def _as_fact(entry: FactEntry, now: datetime) -> Fact:
    return Fact(
        FactId(0),
        entry.kind,
        entry.happened_at,
        now,
        entry.party_id,
        entry.mediation_id,
        entry.item,
        entry.until,
        entry.note,
    )
