"""The clocks of a case, counted at every act and kept as due days for the agenda."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from cases.law.clocks import Clock, clocks
from cases.law.facts import Claim, Fact, Frame, part_of
from cases.law.rules import Whose, load_rules
from cases.mediation.kinds import MediationState
from cases.records.cases import CaseState, Procedure
from cases.records.ids import PartyId
from cases.records.officers import Part
from cases.records.parties import SERVED
from cases.records.policies import LOCAL_RULES
from cases.records.times import day_of
from cases.services.mediations.duties import notices_due, tell_misses
from cases.services.mediations.starting import claim, fact, settle_case
from cases.services.names import party_names
from cases.store.engine import StoreSession
from cases.store.rows.cases import CaseRow, DueRow, FactRow, PartyRow
from cases.store.rows.mediation import MediationRow
from cases.store.rows.unit import PolicyRow

if TYPE_CHECKING:
    from cases.law.calendar import WorkCalendar


@dataclass(frozen=True, slots=True)
class Duty:
    """One clock somebody has to act on, with the values of its row."""

    part: str
    rule: str
    party_id: int | None
    mediation_id: int | None
    item: str | None
    due_on: date
    due_at: datetime | None
    values: dict[str, str]
    article: str
    provisional: bool


#: What is owed to people goes on when the case is concluded.
AFTER_CLOSING = frozenset({"callback.planned", "answer.owed"})
#: Clocks of these rules concern the investigation only; a mediator has no need of them.
_MEDIATED = ("mediation.", "determination.served", "review.")


def project(
    session: StoreSession, case_id: int, *, calendar: "WorkCalendar", now: datetime
) -> None:
    """Count the clocks of a case anew and write down what is due, soonest first in the head."""
    case = session.get(CaseRow, case_id)
    if case is None:
        return
    settle_case(session, case_id, calendar, now)
    session.execute(delete(DueRow).where(DueRow.case_id == case_id))
    # A case handed away still owes its parties the notice.
    closed = case.state == CaseState.CLOSED
    open_clocks = [
        clock
        for clock in due_clocks(session, case, calendar, now)
        if not closed or clock.rule_id in AFTER_CLOSING
    ]
    names = party_names(session, case_id)
    rows = [due_row(case_id, duty(clock, names)) for clock in open_clocks]
    if not CaseState(case.state).is_over:
        rows += notices_due(session, case_id, names, calendar, now)
    tell_misses(session, rows, calendar, now)
    session.add_all(rows)
    soonest = min(rows, key=lambda row: row.due_on, default=None)
    case.next_due_on = soonest.due_on if soonest else None
    case.next_rule = soonest.rule if soonest else None
    case.revision += 1
    session.flush()


def case_clocks(
    session: StoreSession,
    case: CaseRow,
    calendar: "WorkCalendar",
    now: datetime,
    facts: list[Fact] | None = None,
) -> tuple[Clock, ...]:
    """Return every clock of a case; other facts than those on record for a preview."""
    standing = facts_of(session, case.case_id) if facts is None else facts
    return clocks(standing, frame_of(session, case, now), calendar, now)


def due_clocks(
    session: StoreSession, case: CaseRow, calendar: "WorkCalendar", now: datetime
) -> list[Clock]:
    """Return the clocks somebody has to act on, with their due days."""
    return to_act_on(case_clocks(session, case, calendar, now))


def to_act_on(counted: Iterable[Clock]) -> list[Clock]:
    """Return the clocks that run, wait for an act of the unit and have a day."""
    return [
        clock
        for clock in counted
        if clock.is_open
        and clock.due is not None
        and not clock.projected
        and clock.whose is not Whose.PARTY
    ]


def duty(clock: Clock, names: Mapping[int, str]) -> Duty:
    """Return a clock as the agenda reads it."""
    assert clock.due is not None
    return Duty(
        part_of_clock(clock).value,
        clock.rule_id,
        clock.key.subject,
        clock.key.mediation,
        clock.key.item or None,
        clock.due,
        clock.due_at,
        {
            "title": clock.title,
            "title_en": clock.title_en,
            "party": names.get(clock.key.subject or 0, ""),
            "article_key": clock.article_keys[0] if clock.article_keys else "",
            "started_on": clock.start.isoformat() if clock.start else "",
        },
        clock.article,
        clock.provisional,
    )


def facts_of(session: StoreSession, case_id: int) -> list[Fact]:
    """Return the facts of a case that stand."""
    rows = session.scalars(
        select(FactRow)
        .where(FactRow.case_id == case_id, FactRow.replaced_at.is_(None))
        .order_by(FactRow.happened_at, FactRow.id)
    )
    return [fact(row) for row in rows]


def frame_of(session: StoreSession, case: CaseRow, now: datetime) -> Frame:
    """Return what the clocks need to know of a case besides its facts."""
    parties = session.execute(
        select(PartyRow.id, PartyRow.kind)
        .where(PartyRow.case_id == case.case_id, PartyRow.removed_at.is_(None))
        .order_by(PartyRow.id)
    ).all()
    return Frame(
        parties=tuple(PartyId(row.id) for row in parties if row.kind in SERVED),
        claims=_claims(session, case.case_id),
        hit_and_run=case.hit_and_run,
        simple=case.procedure == Procedure.SIMPLE,
        local_rules=adopted(session, now),
    )


def _claims(session: StoreSession, case_id: int) -> tuple[Claim, ...]:
    rows = session.scalars(
        select(MediationRow)
        .where(
            MediationRow.case_id == case_id,
            MediationRow.state.not_in((MediationState.REFUSED.value,)),
        )
        .order_by(MediationRow.id)
    )
    return tuple(claim(session, row) for row in rows)


def part_of_clock(clock: Clock) -> Part:
    """Return the part of the case the clock belongs to."""
    return Part.MEDIATION if clock.rule_id.startswith(_MEDIATED) else part_of(clock.trigger)


def adopted(session: StoreSession, now: datetime) -> frozenset[str]:
    """Return the local rules the unit has adopted, by id."""
    place = session.scalar(
        select(PolicyRow.value)
        .where(PolicyRow.key == LOCAL_RULES.key, PolicyRow.in_force_from <= day_of(now))
        .order_by(PolicyRow.in_force_from.desc(), PolicyRow.id.desc())
        .limit(1)
    )
    if place is None or place == LOCAL_RULES.default:
        return frozenset()
    return frozenset(rule.id for rule in load_rules().rules.values() if rule.local == place)


def due_row(case_id: int, one: Duty) -> DueRow:
    """Return the row the agenda reads a duty from."""
    return DueRow(
        case_id=case_id,
        part=one.part,
        rule=one.rule,
        party_id=one.party_id,
        mediation_id=one.mediation_id,
        item=one.item,
        due_on=one.due_on,
        due_at=one.due_at,
        values=one.values,
        article=one.article,
        provisional=one.provisional,
    )
