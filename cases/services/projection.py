"""The clocks of a case, counted at every act and kept as due days for the agenda."""

from collections.abc import Generator, Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from cases.law.clocks import Clock, clocks
from cases.law.facts import Claim, Fact, Frame, part_of
from cases.law.rules import Whose
from cases.mediation.kinds import MediationState
from cases.records.cases import CaseState, Procedure
from cases.records.ids import PartyId
from cases.records.officers import Part
from cases.records.parties import SERVED
from cases.records.progress import Progress
from cases.services.mediations.duties import notices_due, tell_misses
from cases.services.mediations.starting import claim, fact, settle_case
from cases.services.names import party_names
from cases.store.engine import StoreSession
from cases.store.rows.cases import CaseRow, DueRow, FactRow, PartyRow
from cases.store.rows.mediation import MediationRow

if TYPE_CHECKING:
    from cases.law.calendar import WorkCalendar
    from cases.services.desk import Desk

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
    open_clocks = [] if CaseState(case.state).is_over else due_clocks(session, case, calendar, now)
    names = party_names(session, case_id)
    rows = [due_row(case_id, clock, names) for clock in open_clocks]
    if not CaseState(case.state).is_over:
        rows += notices_due(session, case_id, names, calendar, now)
    tell_misses(session, rows, calendar, now)
    session.add_all(rows)
    soonest = min(rows, key=lambda row: row.due_on, default=None)
    case.next_due_on = soonest.due_on if soonest else None
    case.next_rule = soonest.rule if soonest else None
    case.revision += 1
    session.flush()


def recount_all(desk: "Desk") -> Generator[Progress, None, int]:
    """Count the clocks of every open case anew, as when a year's table is entered.

    Returns how many cases were counted. One transaction for each hundred cases, past the guard:
    the days of a case nobody at this desk may see are counted all the same.
    """
    with desk.past_guard() as session:
        ids = session.scalars(
            select(CaseRow.case_id)
            .where(CaseRow.state != CaseState.CLOSED)
            .order_by(CaseRow.case_id)
        ).all()
    calendar, now = desk.calendar(), desk.now()
    for start in range(0, len(ids), 100):
        yield Progress(start, len(ids))
        batch = ids[start : start + 100]
        with desk.act("unit.recount", door=True, cases=len(batch)) as deed:
            for case_id in batch:
                project(deed.session, case_id, calendar=calendar, now=now)
    yield Progress(len(ids), len(ids))
    return len(ids)


def case_clocks(
    session: StoreSession,
    case: CaseRow,
    calendar: "WorkCalendar",
    now: datetime,
    facts: list[Fact] | None = None,
) -> tuple[Clock, ...]:
    """Return every clock of a case; other facts than those on record for a preview."""
    standing = facts_of(session, case.case_id) if facts is None else facts
    return clocks(standing, frame_of(session, case), calendar, now)


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


def due_row(case_id: int, clock: Clock, names: Mapping[int, str]) -> DueRow:
    """Return the clock as the agenda reads it."""
    assert clock.due is not None
    return DueRow(
        case_id=case_id,
        part=_part(clock),
        rule=clock.rule_id,
        party_id=clock.key.subject,
        mediation_id=clock.key.mediation,
        due_on=clock.due,
        values={
            "title": clock.title,
            "title_en": clock.title_en,
            "party": names.get(clock.key.subject or 0, ""),
            "article_key": clock.article_keys[0] if clock.article_keys else "",
            "started_on": clock.start.isoformat() if clock.start else "",
        },
        article=clock.article,
        provisional=clock.provisional,
    )


def facts_of(session: StoreSession, case_id: int) -> list[Fact]:
    """Return the facts of a case that stand."""
    rows = session.scalars(
        select(FactRow)
        .where(FactRow.case_id == case_id, FactRow.replaced_at.is_(None))
        .order_by(FactRow.happened_at, FactRow.id)
    )
    return [fact(row) for row in rows]


def frame_of(session: StoreSession, case: CaseRow) -> Frame:
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


def _part(clock: Clock) -> str:
    if clock.rule_id.startswith(_MEDIATED):
        return Part.MEDIATION.value
    return part_of(clock.trigger).value
