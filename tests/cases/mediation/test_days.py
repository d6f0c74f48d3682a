"""Ten days, notice days, the second session."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.law.notice import last_change_day
from cases.mediation.booking import DayVerdict, day_answer, last_first_session, second_session
from cases.mediation.terms import notice_days, period, terms_on
from tests.cases.mediation.terms import CALENDAR, TERMS

DAYS = st.dates(date(2018, 6, 1), date(2026, 11, 30))
PERIOD = period(date(2026, 9, 11), TERMS, CALENDAR)


def test_the_lengths_in_force_are_read_from_the_rules() -> None:
    assert terms_on(date(2026, 9, 24)) == TERMS


def test_the_paper_is_due_on_the_tenth_working_day_with_a_warning_on_the_seventh() -> None:
    assert PERIOD.due_on == date(2026, 9, 24)
    assert PERIOD.warning_on == date(2026, 9, 21)
    numbers = {day: PERIOD.number(date(2026, 9, day)) for day in (11, 12, 14, 20, 24, 28)}
    assert numbers == {11: 0, 12: 0, 14: 1, 20: 6, 24: 10, 28: 10}


@pytest.mark.parametrize(
    ("session", "lenient", "strict"),
    [
        (date(2026, 10, 9), date(2026, 9, 29), date(2026, 9, 28)),
        (date(2026, 9, 30), date(2026, 9, 24), date(2026, 9, 23)),
        (date(2026, 9, 17), date(2026, 9, 14), date(2026, 9, 11)),
        (date(2026, 9, 23), date(2026, 9, 20), date(2026, 9, 18)),
    ],
)
def test_notice_days_are_counted_back_over_holidays_and_worked_sundays(
    session: date, lenient: date, strict: date
) -> None:
    days = notice_days(session, CALENDAR)
    assert (days.lenient, days.strict, days.provisional) == (lenient, strict, False)


def test_notice_in_a_year_without_a_table_is_provisional() -> None:
    assert notice_days(date(2027, 3, 10), CALENDAR).provisional


def test_a_change_is_asked_for_one_working_day_before() -> None:
    assert last_change_day(date(2026, 9, 28), CALENDAR).due == date(2026, 9, 24)


@given(DAYS)
def test_strict_is_earlier_than_lenient_and_both_are_worked(session: date) -> None:
    days = notice_days(session, CALENDAR)
    assert days.strict < days.lenient < session
    assert CALENDAR.is_working(days.strict)
    assert CALENDAR.is_working(days.lenient)


def test_a_second_session_fits_after_the_seventh_day_only_by_the_lenient_count() -> None:
    last = last_first_session(PERIOD, CALENDAR)
    assert PERIOD.number(last.lenient) == 7
    assert PERIOD.number(last.strict) == 6


@given(DAYS, st.integers(0, 20))
def test_the_last_first_session_is_exactly_the_last_after_which_a_second_fits(
    started: date, offset: int
) -> None:
    ten = period(started, TERMS, CALENDAR)
    first = started + timedelta(days=offset)
    second = second_session(first, ten, CALENDAR)
    last = last_first_session(ten, CALENDAR)
    if CALENDAR.is_working(first):
        assert second.fits == (first <= last.lenient)
        assert second.fits_strictly == (first <= last.strict)
    assert second.lenient_on < second.strict_on


def test_the_second_session_may_be_a_worked_saturday() -> None:
    ten = period(date(2026, 9, 22), TERMS, CALENDAR)
    second = second_session(date(2026, 9, 30), ten, CALENDAR)
    assert (second.lenient_on, second.number, second.fits) == (date(2026, 10, 10), 8, True)


TODAY = date(2026, 9, 24)
LATER = period(date(2026, 9, 22), TERMS, CALENDAR)


@pytest.mark.parametrize(
    ("day", "verdict"),
    [
        (date(2026, 9, 23), DayVerdict.PAST),
        (date(2026, 9, 24), DayVerdict.TOO_LATE),
        (date(2026, 9, 29), DayVerdict.TOO_LATE),
        (date(2026, 9, 30), DayVerdict.NOTICE_TODAY),
        (date(2026, 10, 8), DayVerdict.FREE),
        (LATER.due_on, DayVerdict.FREE),
        (LATER.due_on + timedelta(days=1), DayVerdict.AFTER_PERIOD),
    ],
)
def test_a_day_is_open_while_notice_can_be_in_time(day: date, verdict: DayVerdict) -> None:
    answer = day_answer(day, TODAY, LATER, CALENDAR)
    assert answer.verdict is verdict
    assert answer.allowed == (verdict in {DayVerdict.FREE, DayVerdict.NOTICE_TODAY})


def test_a_session_before_the_start_is_not_open() -> None:
    coming = period(date(2026, 10, 12), TERMS, CALENDAR)
    answer = day_answer(date(2026, 10, 10), TODAY, coming, CALENDAR)
    assert answer.verdict is DayVerdict.BEFORE_START
    assert answer.working


def test_a_day_off_is_open_but_not_a_working_day() -> None:
    answer = day_answer(date(2026, 10, 4), TODAY, LATER, CALENDAR)
    assert answer.allowed
    assert not answer.working
    assert answer.strict_ok == (answer.notice.strict >= TODAY)
