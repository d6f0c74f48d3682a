"""The desk of today: groups by working days, only one's own, never a concluded case."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from cases.law.calendar import DayKind, MarkedDay, WorkCalendar
from cases.law.facts import FactKind
from cases.records.agenda import Urgency
from cases.records.cases import CaseKind, FactEntry, Intake
from cases.records.ids import CaseId
from cases.records.officers import Role
from cases.services.desk import Desk
from cases.services.recount import recount_all
from tests.conftest import Clock, DeskOf


def a_case(desk: Desk, scene: datetime) -> CaseId:
    case_id = desk.cases.open_case(
        Intake(
            kind=CaseKind.INJURY,
            occurred_at=datetime(2026, 9, 1, 0, 15, tzinfo=UTC),
            place="环城北路",
        )
    )
    entry = FactEntry(kind=FactKind.SCENE_INVESTIGATED, happened_at=scene)
    desk.facts.record(case_id, entry)
    return case_id


@pytest.mark.parametrize(
    ("scene", "due", "left", "urgency"),
    [
        (4, date(2026, 9, 18), -5, Urgency.OVERDUE),
        (10, date(2026, 9, 23), -1, Urgency.OVERDUE),
        (11, date(2026, 9, 24), 0, Urgency.TODAY),
        (14, date(2026, 9, 28), 1, Urgency.SOON),
        (16, date(2026, 9, 30), 3, Urgency.SOON),
        (17, date(2026, 10, 8), 4, Urgency.TEN),
        (24, date(2026, 10, 15), 10, Urgency.TEN),
    ],
)
def test_a_duty_stands_in_the_group_of_its_working_days(
    desk_of: DeskOf, scene: int, due: date, left: int, urgency: Urgency
) -> None:
    desk = desk_of("王砚秋", Role.INVESTIGATOR)
    a_case(desk, datetime(2026, 9, scene, 1, tzinfo=UTC))
    found = desk.agenda.today().dues
    assert [(one.due_on, one.working_days_left, one.urgency) for one in found] == [
        (due, left, urgency)
    ]


def test_the_soonest_stands_first_and_names_its_article(desk_of: DeskOf) -> None:
    desk = desk_of("王砚秋", Role.INVESTIGATOR)
    for day in (17, 4, 11):
        a_case(desk, datetime(2026, 9, day, 2, tzinfo=UTC))
    dues = desk.agenda.today().dues
    assert [one.number for one in dues] == ["2026-0002", "2026-0003", "2026-0001"]
    assert {one.article_key for one in dues} == {"146.62"}


def test_a_colleague_has_an_empty_desk(desk_of: DeskOf) -> None:
    desk, other = desk_of("王砚秋", Role.INVESTIGATOR), desk_of("冯立成", Role.INVESTIGATOR)
    a_case(desk, datetime(2026, 9, 14, 2, tzinfo=UTC))
    agenda = other.agenda.today()
    assert (agenda.dues, agenda.sessions, agenda.waiting, agenda.total) == ((), (), (), 0)
    assert all(not day.dues and not day.sessions for day in agenda.band)


def test_a_concluded_case_is_due_no_more(desk_of: DeskOf) -> None:
    desk = desk_of("王砚秋", Role.INVESTIGATOR)
    case_id = a_case(desk, datetime(2026, 9, 14, 2, tzinfo=UTC))
    desk.cases.close(case_id, "移交其他单位")
    assert desk.agenda.today().dues == ()
    assert desk.cases.head(case_id).next_due_on is None


def test_days_left_go_down_without_any_act(desk_of: DeskOf, clock: Clock) -> None:
    desk = desk_of("王砚秋", Role.INVESTIGATOR)
    a_case(desk, datetime(2026, 9, 17, 2, tzinfo=UTC))
    clock.go_to(datetime(2026, 9, 30, 2, tzinfo=UTC))
    assert desk.agenda.today().dues[0].working_days_left == 1
    clock.go_to(datetime(2026, 10, 9, 2, tzinfo=UTC))
    assert desk.agenda.today().dues[0].urgency is Urgency.OVERDUE


def test_the_agenda_of_some_days_ends_on_a_working_day(desk_of: DeskOf) -> None:
    desk = desk_of("王砚秋", Role.INVESTIGATOR)
    for day in (14, 15, 16, 17):
        a_case(desk, datetime(2026, 9, day, 2, tzinfo=UTC))
    assert [one.due_on.day for one in desk.agenda.within(3)] == [28, 29, 30]
    assert [one.due_on.day for one in desk.agenda.within(0)] == []


def test_a_year_entered_moves_the_open_clocks(desk_of: DeskOf, clock: Clock) -> None:
    clock.go_to(datetime(2027, 1, 15, 2, tzinfo=UTC))
    desk = desk_of("王砚秋", Role.INVESTIGATOR)
    a_case(desk, datetime(2027, 1, 14, 2, tzinfo=UTC))
    before = desk.agenda.today().dues[0]
    assert (before.due_on, before.provisional) == (date(2027, 1, 28), True)
    off = MarkedDay(working=False, name="某节", name_en="A holiday")
    made_up = MarkedDay(working=True, name="", name_en="")
    marked = {date(2027, 1, 28): off, date(2027, 1, 29): off, date(2027, 1, 30): made_up}
    entered = WorkCalendar.shipped().with_year(2027, marked)
    moved = replace(desk, calendar=lambda: entered)
    steps = list(recount_all(moved))
    assert steps[-1].done == steps[-1].total == 1
    after = moved.agenda.today().dues[0]
    assert (after.due_on, after.provisional) == (date(2027, 1, 30), False)


def test_the_band_marks_holidays_and_the_made_up_saturday(desk_of: DeskOf) -> None:
    desk = desk_of("王砚秋", Role.INVESTIGATOR)
    a_case(desk, datetime(2026, 9, 17, 2, tzinfo=UTC))
    band = {day.day: day for day in desk.agenda.today().band}
    assert band[date(2026, 9, 25)].kind is DayKind.HOLIDAY
    assert band[date(2026, 10, 10)].kind is DayKind.MAKEUP
    assert band[date(2026, 10, 10)].number == 6
    assert [due.number for due in band[date(2026, 10, 8)].dues] == ["2026-0001"]


def test_the_printed_sheet_holds_the_same_duties(desk_of: DeskOf) -> None:
    desk = desk_of("王砚秋", Role.INVESTIGATOR)
    a_case(desk, datetime(2026, 9, 11, 2, tzinfo=UTC))
    sheet = desk.agenda.day_sheet(desk.agenda.today())
    lines = [line for group in sheet.groups for line in group.lines]
    assert [group.title for group in sheet.groups] == ["今天"]
    assert "2026-0001" in str(lines[0])
