from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.law.calendar import MarkedDay, WorkCalendar
from cases.law.counting import (
    Count,
    Unit,
    count,
    count_calendar,
    count_hours,
    count_months,
    count_working,
)
from cases.law.steps import StepKind
from cases.records.times import SHANGHAI

CALENDAR = WorkCalendar.shipped()
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
KNOWN_DAYS = st.dates(date(2018, 1, 1), date(2026, 10, 1))
LENGTHS = st.integers(1, 60)
COUNTERS: list[Callable[..., Count]] = [count_working, count_calendar, count_months]


def kinds(counted: Count) -> list[StepKind]:
    return [step.kind for step in counted.steps]


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        # the week before the Spring Festival, with two worked Saturdays
        (date(2026, 2, 10), 10, date(2026, 3, 2)),
        (date(2026, 9, 24), 10, date(2026, 10, 15)),
        (date(2026, 2, 13), 3, date(2026, 2, 25)),
        (date(2026, 1, 1), 3, date(2026, 1, 6)),
        # an ordinary week, over a weekend, from a weekend
        (date(2026, 3, 2), 3, date(2026, 3, 5)),
        (date(2026, 3, 5), 3, date(2026, 3, 10)),
        (date(2026, 3, 7), 1, date(2026, 3, 9)),
        (date(2026, 3, 8), 5, date(2026, 3, 13)),
        # the day before, first, last and after the last day of the National Day holiday
        (date(2026, 9, 30), 1, date(2026, 10, 8)),
        (date(2026, 10, 1), 1, date(2026, 10, 8)),
        (date(2026, 10, 7), 1, date(2026, 10, 8)),
        (date(2026, 10, 8), 1, date(2026, 10, 9)),
        # a worked weekend is the day itself, and the start
        (date(2026, 10, 9), 1, date(2026, 10, 10)),
        (date(2026, 10, 10), 1, date(2026, 10, 12)),
        # the year's end 2018 was moved by the notice of 2019
        (date(2018, 12, 28), 1, date(2018, 12, 29)),
        (date(2018, 12, 28), 2, date(2019, 1, 2)),
        # the Spring Festival of 2020 was made longer
        (date(2020, 1, 23), 1, date(2020, 2, 3)),
    ],
)
def test_working_days_end_where_the_tables_say(start: date, days: int, due: date) -> None:
    counted = count_working(start, days, CALENDAR)
    assert counted.due == due
    assert len(counted.counted) == days
    assert counted.counted[-1] == due
    assert not counted.provisional


@pytest.mark.parametrize(
    ("meeting", "days", "last"),
    [
        (date(2026, 10, 9), 3, date(2026, 9, 29)),
        (date(2026, 10, 9), 4, date(2026, 9, 28)),
        (date(2026, 3, 5), 3, date(2026, 3, 2)),
        (date(2026, 3, 9), 1, date(2026, 3, 6)),
        (date(2026, 2, 24), 1, date(2026, 2, 14)),
        (date(2027, 1, 4), 1, date(2027, 1, 1)),
    ],
)
def test_notice_is_counted_backwards_without_the_day_itself(
    meeting: date, days: int, last: date
) -> None:
    counted = count_working(meeting, days, CALENDAR, before=True)
    assert counted.due == last
    assert StepKind.COUNTED_BACKWARDS in kinds(counted)


@pytest.mark.parametrize(
    ("start", "days", "due", "rolled_from"),
    [
        (date(2026, 9, 3), 30, date(2026, 10, 8), date(2026, 10, 3)),
        (date(2026, 9, 2), 30, date(2026, 10, 8), date(2026, 10, 2)),
        (date(2026, 8, 31), 30, date(2026, 9, 30), None),
        (date(2026, 9, 10), 30, date(2026, 10, 10), None),
        (date(2026, 9, 11), 30, date(2026, 10, 12), date(2026, 10, 11)),
    ],
)
def test_calendar_days_move_off_a_day_off(
    start: date, days: int, due: date, rolled_from: date | None
) -> None:
    counted = count_calendar(start, days, CALENDAR)
    assert (counted.due, counted.rolled_from) == (due, rolled_from)
    assert len(counted.counted) == days
    assert kinds(counted)[-1] is (StepKind.ROLLED if rolled_from else StepKind.ENDS_ON_WORKING_DAY)


def test_a_ceiling_stays_on_a_day_off_and_is_never_provisional() -> None:
    counted = count_calendar(date(2026, 9, 3), 30, CALENDAR, maximum=True)
    assert (counted.due, counted.rolled_from) == (date(2026, 10, 3), None)
    assert kinds(counted)[-1] is StepKind.CEILING
    assert not count_calendar(date(2030, 1, 1), 30, CALENDAR, maximum=True).provisional


def test_calendar_days_backwards_do_not_move() -> None:
    counted = count_calendar(date(2026, 10, 8), 5, CALENDAR, before=True)
    assert counted.due == date(2026, 10, 3)
    assert counted.before
    assert kinds(counted)[-1] is StepKind.COUNTED_BACKWARDS


@pytest.mark.parametrize(
    ("start", "months", "nominal", "due", "kind"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28), date(2026, 2, 28), StepKind.LAST_DAY_OF_MONTH),
        (date(2024, 1, 31), 1, date(2024, 2, 29), date(2024, 2, 29), StepKind.LAST_DAY_OF_MONTH),
        (date(2026, 3, 31), 1, date(2026, 4, 30), date(2026, 4, 30), StepKind.LAST_DAY_OF_MONTH),
        (date(2026, 4, 30), 1, date(2026, 5, 30), date(2026, 6, 1), StepKind.SAME_DAY_NUMBER),
        (date(2026, 7, 1), 3, date(2026, 10, 1), date(2026, 10, 8), StepKind.SAME_DAY_NUMBER),
        (date(2025, 11, 30), 3, date(2026, 2, 28), date(2026, 2, 28), StepKind.LAST_DAY_OF_MONTH),
        (date(2025, 12, 15), 1, date(2026, 1, 15), date(2026, 1, 15), StepKind.SAME_DAY_NUMBER),
    ],
)
def test_months_end_on_the_same_day_number_or_the_last_day(
    start: date, months: int, nominal: date, due: date, kind: StepKind
) -> None:
    ceiling = count_months(start, months, CALENDAR, maximum=True)
    assert ceiling.due == nominal
    assert kind in kinds(ceiling)
    assert count_months(start, months, CALENDAR).due == due


def test_hours_run_through_night_and_holiday() -> None:
    start = datetime(2026, 9, 30, 22, 15, tzinfo=SHANGHAI)
    counted = count_hours(start, 24)
    assert counted.due_at == datetime(2026, 10, 1, 14, 15, tzinfo=UTC)
    assert counted.due == date(2026, 10, 1)
    assert counted.counted == ()
    assert kinds(counted) == [StepKind.HOURS_BY_THE_CLOCK]


def test_hours_are_not_counted_from_a_bare_day() -> None:
    with pytest.raises(TypeError):
        count(date(2026, 1, 1), 8, Unit.HOURS, CALENDAR)


def test_one_door_counts_every_unit() -> None:
    day = date(2026, 9, 3)
    moment = datetime(2026, 9, 3, 8, tzinfo=SHANGHAI)
    assert count(day, 3, Unit.WORKING, CALENDAR) == count_working(day, 3, CALENDAR)
    assert count(moment, 3, Unit.WORKING, CALENDAR) == count_working(day, 3, CALENDAR)
    assert count(day, 30, Unit.CALENDAR, CALENDAR) == count_calendar(day, 30, CALENDAR)
    assert count(day, 3, Unit.MONTHS, CALENDAR) == count_months(day, 3, CALENDAR)
    assert count(moment, 8, Unit.HOURS, CALENDAR) == count_hours(moment, 8)


def test_a_moment_counts_from_the_day_of_the_unit_not_of_greenwich() -> None:
    late = datetime(2026, 9, 2, 16, 30, tzinfo=UTC)
    assert count(late, 1, Unit.WORKING, CALENDAR).start == date(2026, 9, 3)


def test_the_reasons_number_the_made_up_day_and_name_the_holidays() -> None:
    counted = count_working(date(2026, 9, 17), 10, CALENDAR)
    assert kinds(counted) == [
        StepKind.START_NOT_COUNTED,
        StepKind.WORKING_DAYS_ONLY,
        StepKind.MAKEUP_COUNTED,
        StepKind.HOLIDAYS_NOT_COUNTED,
        StepKind.ENDS_ON_WORKING_DAY,
    ]
    made_up, off = counted.steps[2], counted.steps[3]
    assert (made_up.day, made_up.number, made_up.year) == (date(2026, 9, 20), 2, 2026)
    assert [(span.first, span.last, span.name) for span in off.spans] == [
        (date(2026, 9, 25), date(2026, 9, 27), "中秋节"),
        (date(2026, 10, 1), date(2026, 10, 7), "国庆节"),
    ]
    assert counted.steps[0].article == "admin.35"
    assert counted.steps[1].article == "146.112"


def test_holidays_are_listed_by_year_and_in_order_when_counted_backwards() -> None:
    counted = count_working(date(2026, 1, 5), 70, CALENDAR, before=True)
    off = [step for step in counted.steps if step.kind is StepKind.HOLIDAYS_NOT_COUNTED]
    assert [step.year for step in off] == [2025, 2026]
    # the Mid-Autumn Festival of 2025 fell into the National Day week
    assert [(span.first.day, span.last.day, span.name) for span in off[0].spans] == [
        (1, 5, "国庆节"),
        (6, 6, "中秋节"),
        (7, 8, "国庆节"),
    ]


@pytest.mark.parametrize(
    ("counted", "provisional"),
    [
        (count_working(date(2026, 12, 24), 5, CALENDAR), False),
        (count_working(date(2026, 12, 24), 6, CALENDAR), True),
        (count_working(date(2017, 12, 31), 3, CALENDAR), False),
        (count_working(date(2018, 1, 3), 3, CALENDAR, before=True), True),
        (count_calendar(date(2026, 12, 1), 30, CALENDAR), False),
        (count_calendar(date(2026, 12, 3), 30, CALENDAR), True),
        (count_months(date(2026, 10, 15), 3, CALENDAR), True),
    ],
)
def test_a_count_that_met_a_year_without_a_table_is_provisional(
    counted: Count, *, provisional: bool
) -> None:
    assert counted.provisional is provisional
    assert (StepKind.YEAR_WITHOUT_TABLE in kinds(counted)) is provisional


def test_entering_the_year_settles_a_provisional_count() -> None:
    table = {date(2027, 1, 1): MarkedDay(working=False, name="元旦")}
    before = count_working(date(2026, 12, 24), 10, CALENDAR)
    after = count_working(date(2026, 12, 24), 10, CALENDAR.with_year(2027, table))
    assert (before.due, before.provisional) == (date(2027, 1, 7), True)
    assert (after.due, after.provisional) == (date(2027, 1, 8), False)


@given(DAYS, LENGTHS)
def test_working_days_never_end_on_a_day_off(start: date, days: int) -> None:
    counted = count_working(start, days, CALENDAR)
    assert CALENDAR.is_working(counted.due)
    assert all(map(CALENDAR.is_working, counted.counted))
    assert counted.due > start


@given(KNOWN_DAYS, LENGTHS)
def test_counted_days_are_exactly_the_working_days_of_another_source(
    start: date, days: int
) -> None:
    counted = count_working(start, days, CALENDAR)
    if counted.due.year > 2026:
        return
    between = (start + timedelta(days=n) for n in range(1, (counted.due - start).days + 1))
    assert counted.counted == tuple(day for day in between if chinese_calendar.is_workday(day))


@given(DAYS, st.integers(0, 10), LENGTHS, st.sampled_from(COUNTERS[:2]))
def test_a_later_start_is_never_due_earlier(
    start: date, shift: int, days: int, counter: Callable[..., Count]
) -> None:
    later = start + timedelta(days=shift)
    assert counter(start, days, CALENDAR).due <= counter(later, days, CALENDAR).due


@given(DAYS, LENGTHS, st.sampled_from(COUNTERS))
def test_a_longer_period_is_never_due_earlier(
    start: date, length: int, counter: Callable[..., Count]
) -> None:
    assert counter(start, length, CALENDAR).due <= counter(start, length + 1, CALENDAR).due


@given(DAYS, LENGTHS)
def test_backwards_undoes_forwards_between_working_days(start: date, days: int) -> None:
    worked = CALENDAR.next_working(start)
    there = count_working(worked, days, CALENDAR).due
    assert count_working(there, days, CALENDAR, before=True).due == worked


@given(DAYS, st.integers(1, 24))
def test_calendar_periods_end_on_a_worked_day_unless_they_are_ceilings(
    start: date, length: int
) -> None:
    for counter in (count_calendar, count_months):
        counted = counter(start, length, CALENDAR)
        ceiling = counter(start, length, CALENDAR, maximum=True)
        assert CALENDAR.is_working(counted.due)
        assert ceiling.due == (counted.rolled_from or counted.due) == counted.counted[-1]


@given(start=DAYS, days=LENGTHS, before=st.booleans())
def test_every_step_that_cites_nothing_names_the_year_of_a_notice(
    start: date, days: int, *, before: bool
) -> None:
    counted = count_working(start, days, CALENDAR, before=before)
    assert all(step.article or step.year for step in counted.steps)
