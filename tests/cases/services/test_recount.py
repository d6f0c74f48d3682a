"""Counting a thousand cases at a time gives what counting one case at a time gives."""

from dataclasses import replace
from datetime import date

from sqlalchemy import select

from cases.law.calendar import MarkedDay, WorkCalendar
from cases.law.facts import FactKind
from cases.records.cases import CaseKind, FactEntry, Intake
from cases.records.ids import CaseId
from cases.records.officers import Role
from cases.records.parties import PartyEntry, PartyKind
from cases.records.times import at
from cases.services.desk import Desk
from cases.services.projection import project
from cases.services.recount import recount, recount_store
from cases.store import engine
from cases.store.guard import Acting
from cases.store.rows.cases import CaseRow, DueRow
from tests.cases.services.mediating import accepted, scene
from tests.conftest import START, Clock, DeskOf

Seen = list[tuple[object, ...]]


def cases(desk: Desk) -> list[CaseId]:
    """Open cases of several kinds: days, hours, items, parties, nothing at all."""
    told = (
        (),
        ((FactKind.SCENE_INVESTIGATED, 17, "", None),),
        ((FactKind.REPORT_RECEIVED, 22, "", None), (FactKind.SCENE_FINISHED, 23, "", None)),
        ((FactKind.COURT_FILE_REQUESTED, 22, "调1", date(2026, 10, 12)),),
        ((FactKind.SCENE_INVESTIGATED, 2, "", None), (FactKind.DETERMINATION_MADE, 11, "", None)),
        ((FactKind.BLOOD_DRAWN, 22, "血1", None), (FactKind.HANDLED_FOR_FINE, 24, "", None)),
    )
    return [one_case(desk, facts) for facts in told]


def one_case(desk: Desk, facts: tuple[tuple[FactKind, int, str, date | None], ...]) -> CaseId:
    case_id = desk.cases.open_case(
        Intake(
            kind=CaseKind.INJURY,
            occurred_at=at(date(2026, 9, 1), 7),
            place="环城北路",
            parties=(PartyEntry(name="卢建平", kind=PartyKind.DRIVER),),
        )
    )
    party = desk.cases.open_file(case_id).people.parties[0].id
    for kind, day, item, until in facts:
        moment = at(date(2026, 9, day), 9)
        desk.facts.record(
            case_id,
            FactEntry(kind=kind, happened_at=moment, party_id=party, item=item, until=until),
        )
    return case_id


def written(store: engine.Store) -> Seen:
    """Return everything that is written down as due, and the head of each case."""
    with engine.session(store.door, Acting(0, START, door=True)) as session:
        dues = session.scalars(select(DueRow)).all()
        heads = session.execute(
            select(CaseRow.case_id, CaseRow.next_due_on, CaseRow.next_rule)
        ).all()
        found: Seen = [
            (
                row.case_id, row.part, row.rule, row.party_id or 0, row.mediation_id or 0,
                row.item or "", row.due_on, str(row.due_at), sorted(row.values.items()),
                row.article, row.provisional,
            )
            for row in dues
        ]  # fmt: skip
        found += [("head", *map(str, head)) for head in heads]
    return sorted(found, key=str)


def moved() -> WorkCalendar:
    off = MarkedDay(working=False, name="临时放假", name_en="One-off holiday")
    days = {date(2026, 9, 24): off, date(2026, 9, 28): off, date(2026, 10, 8): off}
    return replace(WorkCalendar.shipped(), overrides=days)


def test_many_at_a_time_write_what_one_at_a_time_writes(
    store: engine.Store, desk_of: DeskOf
) -> None:
    desk = desk_of("王砚秋", Role.INVESTIGATOR)
    ids = [int(case_id) for case_id in cases(desk)]
    before, calendar = written(store), moved()
    with engine.session(store.door, Acting(0, START, door=True)) as session:
        assert recount(session, ids, calendar, START) == 3
    at_once = written(store)
    with engine.session(store.door, Acting(0, START, door=True)) as session:
        for case_id in ids:
            project(session, case_id, calendar=calendar, now=START)
    assert at_once == written(store) != before


def test_what_did_not_move_is_not_written_again(store: engine.Store, desk_of: DeskOf) -> None:
    desk = desk_of("王砚秋", Role.INVESTIGATOR)
    ids = [int(case_id) for case_id in cases(desk)]
    with engine.session(store.door, Acting(0, START, door=True)) as session:
        assert recount(session, ids, desk.calendar(), START) == 0


def test_a_mediation_under_way_moves_with_the_calendar(
    store: engine.Store, desk_of: DeskOf, clock: Clock
) -> None:
    desk = desk_of("王砚秋", Role.INVESTIGATOR, Role.MEDIATOR)
    found = scene(store, desk)
    accepted(desk, found, clock)
    clock.go_to(START)
    assert recount_store(store, moved(), START) == 1
    days = {row[2]: row[6] for row in written(store) if row[0] == int(found.case_id)}
    assert days["mediation.period"] == date(2026, 9, 29)
