from dataclasses import replace
from datetime import date, timedelta

import chinese_calendar
import holidays
import pytest

from cases.law.calendar import DayKind, MarkedDay, WorkCalendar, notice_of
from cases.law.calendar_table import RowProblem, parse_year
from cases.refusals import Reason, Refusal

CALENDAR = WorkCalendar.shipped()
FIRST, LAST = date(2018, 1, 1), date(2026, 12, 31)
DAYS = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]


@pytest.mark.parametrize("year", range(2018, 2027))
def test_every_day_is_worked_or_not_as_two_other_sources_say(year: int) -> None:
    official = holidays.country_holidays("CN", years=year)
    for day in (day for day in DAYS if day.year == year):
        assert CALENDAR.is_working(day) == chinese_calendar.is_workday(day), day
        assert CALENDAR.is_working(day) == official.is_working_day(day), day


def test_every_day_off_that_is_no_plain_weekend_has_the_name_of_its_holiday() -> None:
    english = {
        "New Year's Day": "New Year",
        "Tomb-sweeping Day": "Qingming Festival",
        "Mid-autumn Festival": "Mid-Autumn Festival",
    }
    for day in DAYS:
        _, name = chinese_calendar.get_holiday_detail(day)
        known = CALENDAR.on(day)
        assert known.name_en == english.get(name or "", name or ""), day
        assert bool(known.name) == bool(known.name_en), day


def test_every_shipped_year_names_the_notice_that_fixes_it() -> None:
    assert CALENDAR.years == frozenset(range(2018, 2027))
    assert all("国办发明电" in notice_of(year) for year in CALENDAR.years)
    assert notice_of(2027) == ""
    assert CALENDAR.known_until() == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("day", "kind", "name"),
    [
        (date(2026, 2, 13), DayKind.WORKDAY, ""),
        (date(2026, 2, 14), DayKind.MAKEUP, "春节"),
        (date(2026, 2, 15), DayKind.HOLIDAY, "春节"),
        (date(2026, 3, 1), DayKind.WEEKEND, ""),
        (date(2020, 1, 31), DayKind.HOLIDAY, "春节"),
        (date(2018, 12, 29), DayKind.MAKEUP, "元旦"),
    ],
)
def test_a_day_has_a_kind_and_a_name(day: date, kind: DayKind, name: str) -> None:
    known = CALENDAR.on(day)
    assert (known.kind, known.name, known.official) == (kind, name, True)


@pytest.mark.parametrize("year", [1, 1900, 2017, 2027, 2100, 9999])
def test_a_year_without_a_table_goes_by_weekends_and_says_so(year: int) -> None:
    for offset in range(7):
        day = date(year, 5, 1) + timedelta(days=offset)
        assert CALENDAR.is_working(day) == (day.weekday() < 5)
        assert not CALENDAR.is_official(day)
        assert CALENDAR.kind(day) in {DayKind.WORKDAY, DayKind.WEEKEND}


def test_an_entered_year_is_official_and_leaves_the_old_calendar_as_it_was() -> None:
    entered = CALENDAR.with_year(
        2027,
        {
            date(2027, 1, 1): MarkedDay(working=False, name="元旦"),
            date(2027, 1, 2): MarkedDay(working=True, name="元旦"),
        },
    )
    assert entered.is_official(date(2027, 6, 1))
    assert entered.kind(date(2027, 1, 1)) is DayKind.HOLIDAY
    assert entered.kind(date(2027, 1, 2)) is DayKind.MAKEUP
    assert entered.known_until() == date(2027, 12, 31)
    assert not CALENDAR.is_official(date(2027, 6, 1))


def test_a_year_entered_again_replaces_its_older_table() -> None:
    day = date(2026, 10, 1)
    assert CALENDAR.with_year(2026, {}).kind(day) is DayKind.WORKDAY


def test_a_notice_may_reach_into_the_december_before() -> None:
    entered = CALENDAR.with_year(2027, {date(2026, 12, 31): MarkedDay(working=False, name="元旦")})
    assert not entered.is_working(date(2026, 12, 31))
    assert entered.kind(date(2026, 10, 1)) is DayKind.HOLIDAY


def test_the_unit_fixes_a_single_day_and_its_word_wins() -> None:
    day = date(2026, 4, 20)
    local = CALENDAR.with_day(day, working=False, name="三月三", name_en="Sanyuesan")
    assert local.on(day).kind is DayKind.HOLIDAY
    assert local.on(day).name_en == "Sanyuesan"
    assert local.with_day(day, working=True).kind(day) is DayKind.WORKDAY
    assert local.with_day(day, working=False).kind(day) is DayKind.WEEKEND
    unknown = CALENDAR.with_day(date(2030, 1, 1), working=False, name="元旦")
    assert unknown.is_official(date(2030, 1, 1))
    assert not unknown.is_official(date(2030, 1, 2))


def test_the_next_and_previous_worked_day_pass_over_a_holiday() -> None:
    assert CALENDAR.next_working(date(2026, 10, 3)) == date(2026, 10, 8)
    assert CALENDAR.next_working(date(2026, 10, 8)) == date(2026, 10, 8)
    assert CALENDAR.previous_working(date(2026, 10, 3)) == date(2026, 9, 30)
    assert CALENDAR.previous_working(date(2026, 9, 30)) == date(2026, 9, 30)


def test_worked_days_between_two_days_are_counted_after_the_first_and_signed() -> None:
    assert CALENDAR.working_days(date(2026, 9, 24), date(2026, 10, 8)) == 4
    assert CALENDAR.working_days(date(2026, 10, 8), date(2026, 9, 24)) == -4
    assert CALENDAR.working_days(date(2026, 10, 8), date(2026, 10, 8)) == 0


@pytest.mark.parametrize("days", [99, 100, 101, 365, 1826, 5000])
def test_long_spans_hold_as_many_worked_days_as_counting_finds(days: int) -> None:
    fixed = {date(2024, 3, 9): MarkedDay(True, ""), date(2022, 6, 1): MarkedDay(False, "")}
    calendar = replace(WorkCalendar.shipped(), overrides=fixed)
    for start in (date(2017, 1, 1), date(2020, 2, 29), date(2021, 10, 8)):
        until = start + timedelta(days=days)
        span = [start + timedelta(days=n) for n in range(1, days + 1)]
        assert calendar.working_days(start, until) == sum(map(calendar.is_working, span))
        assert calendar.working_days(until, start) == -calendar.working_days(start, until)


def test_known_until_stops_at_the_first_gap() -> None:
    assert CALENDAR.with_year(2028, {}).known_until() == date(2026, 12, 31)
    assert WorkCalendar(frozenset(), {}).known_until() is None


def test_a_table_of_a_year_is_read_from_csv() -> None:
    text = (
        "\ufeffdate,kind,name\n"
        "2026-12-31,off,元旦\n"
        "\n"
        "2027/1/1,休,元旦\n"
        "2027-01-03, work ,元旦\n"
        "2027-02-01,off\n"
    )
    expected = {
        date(2026, 12, 31): MarkedDay(working=False, name="元旦"),
        date(2027, 1, 1): MarkedDay(working=False, name="元旦"),
        date(2027, 1, 3): MarkedDay(working=True, name="元旦"),
        date(2027, 2, 1): MarkedDay(working=False, name="放假"),
    }
    assert parse_year(text, 2027) == expected


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("2027-01-01", 1, RowProblem.COLUMNS),
        ("2027-01-01,off,元旦,x", 1, RowProblem.COLUMNS),
        ("2027-01-01,off\n2027-02-30,off", 2, RowProblem.DATE),
        ("2027-01-01,off\n一月二日,off", 2, RowProblem.DATE),
        ("2026-11-30,off", 1, RowProblem.OTHER_YEAR),
        ("2028-01-01,off", 1, RowProblem.OTHER_YEAR),
        ("2027-01-01,maybe", 1, RowProblem.MARK),
        ("2027-01-01,off\n2027-01-01,work", 2, RowProblem.TWICE),
        ("", 0, RowProblem.EMPTY),
        ("date,kind,name\n", 0, RowProblem.EMPTY),
    ],
)
def test_a_table_that_cannot_be_read_is_refused_with_its_line(
    text: str, line: int, problem: RowProblem
) -> None:
    with pytest.raises(Refusal) as refused:
        parse_year(text, 2027)
    assert refused.value.reason is Reason.FIELD_INVALID
    assert refused.value.details["line"] == line
    assert refused.value.details["problem"] is problem
