"""When the ten days of a mediation begin, from the facts of its case as they stand."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from cases.law.facts import Claim, Fact, FactKind, Harm
from cases.law.mediating import mediation_start
from cases.law.rules import load_rules
from cases.law.timeline import Timeline
from cases.law.winding import Bench
from cases.mediation import terms
from cases.mediation.course import Step, step
from cases.mediation.kinds import MediationState
from cases.papers.kinds import StartEvent
from cases.records.ids import FactId, MediationId, PartyId
from cases.records.officers import Part
from cases.records.times import day_of
from cases.services.mediations.finding import state_of
from cases.store.engine import StoreSession
from cases.store.rows.cases import FactRow, PartyRow
from cases.store.rows.mediation import MediationRow

if TYPE_CHECKING:
    from cases.law.calendar import WorkCalendar

_EVENTS = {
    FactKind.BURIAL_PERIOD_END: StartEvent.BURIAL_ENDED,
    FactKind.BODY_NOTICE_SERVED: StartEvent.BURIAL_ENDED,
    FactKind.TREATMENT_ENDED: StartEvent.TREATMENT_ENDED,
    FactKind.DISABILITY_GRADED: StartEvent.DISABILITY_GRADED,
    FactKind.LOSS_FIXED: StartEvent.LOSS_FIXED,
    FactKind.MEDIATION_ACCEPTED: StartEvent.ACCEPTED,
}
_BEFORE_END = (MediationState.WAITING, MediationState.RUNNING)


@dataclass(frozen=True, slots=True)
class Begun:
    """From when the ten days run, or what they wait for."""

    on: date | None
    event: StartEvent | None
    waiting_for: tuple[FactKind, ...] = ()


def facts_of(session: StoreSession, case_ids: Iterable[int]) -> dict[int, list[FactRow]]:
    """Return the facts that stand, by case."""
    found: dict[int, list[FactRow]] = {}
    rows = session.scalars(
        select(FactRow)
        .where(FactRow.case_id.in_(tuple(set(case_ids))), FactRow.replaced_at.is_(None))
        .order_by(FactRow.happened_at, FactRow.id)
    )
    for row in rows:
        found.setdefault(row.case_id, []).append(row)
    return found


def fact(row: FactRow) -> Fact:
    """Return a fact as the law room reads it."""
    more: dict[str, Any] = row.more or {}
    until = more.get("until")
    return Fact(
        FactId(row.id),
        FactKind(row.kind),
        row.happened_at,
        row.entered_at,
        None if row.party_id is None else PartyId(row.party_id),
        None if row.mediation_id is None else MediationId(row.mediation_id),
        str(more.get("item", "")),
        date.fromisoformat(until) if until else None,
        row.note,
    )


def claim(session: StoreSession, row: MediationRow) -> Claim:
    """Return the claim that a mediation settles, for counting its days."""
    harms = frozenset(map(Harm, row.harms or [row.harm]))
    kin: Iterable[int] = ()
    if Harm.DEATH in harms:
        kin = session.scalars(
            select(PartyRow.id).where(
                PartyRow.of_party_id == row.claimant_id, PartyRow.removed_at.is_(None)
            )
        )
    return Claim(
        MediationId(row.id),
        PartyId(row.claimant_id),
        harms,
        frozenset(map(PartyId, kin)),
    )


def begun(
    session: StoreSession,
    row: MediationRow,
    facts: Iterable[FactRow],
    calendar: "WorkCalendar",
    now: datetime,
) -> Begun:
    """Return from when the ten days of a mediation run, by the facts given."""
    bench = Bench(load_rules(), calendar, now)
    start = mediation_start(claim(session, row), Timeline.of(map(fact, facts)), bench)
    event = _EVENTS.get(start.trigger) if start.day else None
    return Begun(start.day, event, start.waiting_for)


def settle(
    session: StoreSession, row: MediationRow, calendar: "WorkCalendar", now: datetime
) -> None:
    """Write down from when a mediation runs, and let it start when the day has come.

    Law: Order 146 art. 90. A corrected fact moves it, as long as it has not ended.
    """
    if row.state not in _BEFORE_END:
        return
    facts = facts_of(session, [row.case_id]).get(row.case_id, [])
    start = begun(session, row, facts, calendar, now)
    row.started_on = start.on
    row.start_event = start.event.value if start.event else ""
    row.due_on = None
    if start.on is not None:
        row.due_on = terms.period(start.on, terms.terms_on(start.on), calendar).due_on
    runs = start.on is not None and start.on <= day_of(now)
    if runs and row.state == MediationState.WAITING:
        row.state = step(state_of(row), Step.START).to
    elif not runs and row.state == MediationState.RUNNING:
        row.state = step(state_of(row), Step.UNSTART).to


def settle_case(
    session: StoreSession, case_id: int, calendar: "WorkCalendar", now: datetime
) -> None:
    """Write down from when each mediation of a case runs."""
    rows = session.scalars(
        select(MediationRow).where(
            MediationRow.case_id == case_id, MediationRow.state.in_(_BEFORE_END)
        )
    )
    for row in rows:
        settle(session, row, calendar, now)


def record_fact(
    session: StoreSession,
    row: MediationRow,
    kind: FactKind,
    happened_at: datetime,
    *,
    now: datetime,
    officer: int,
    note: str = "",
) -> None:
    """Enter a fact of the mediation, from which the clocks of its case are counted."""
    session.add(
        FactRow(
            case_id=row.case_id,
            part=Part.MEDIATION,
            kind=kind,
            happened_at=happened_at,
            mediation_id=row.id,
            note=note,
            entered_at=now,
            entered_by=officer,
        )
    )
    session.flush()
