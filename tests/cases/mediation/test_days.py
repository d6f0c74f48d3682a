"""Start, ten days, notice days, the second session."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.law.facts import Harm
from cases.mediation.booking import DayVerdict, day_answer, last_first_session, second_session
from cases.mediation.start import Start, start, waiting_for
from cases.mediation.terms import last_change_day, notice_days, period, terms_on
from cases.papers.kinds import StartEvent
from tests.cases.mediation.terms import CALENDAR, TERMS

DAYS = st.dates(date(2018, 1, 1), date(2026, 11, 30))
PERIOD = period(date(2026, 9, 11), TERMS, CALENDAR)
DEAD, HURT, GRADED, LOST = (
    StartEvent.BURIAL_ENDED,
    StartEvent.TREATMENT_ENDED,
    StartEvent.DISABILITY_GRADED,
    StartEvent.LOSS_FIXED,
)
ACCEPTED = date(2026, 9, 11)


@pytest.mark.parametrize(
    ("harms", "events", "expected"),
    [
        ([Harm.DEATH], {DEAD: date(2026, 10, 9)}, Start(date(2026, 10, 9), DEAD)),
        ([Harm.INJURY], {HURT: date(2026, 9, 14)}, Start(date(2026, 9, 14), HURT)),
        ([Harm.DISABILITY], {GRADED: date(2026, 9, 15)}, Start(date(2026, 9, 15), GRADED)),
        ([Harm.PROPERTY], {LOST: date(2026, 9, 11)}, Start(date(2026, 9, 11), LOST)),
        ([Harm.PROPERTY], {LOST: date(2026, 9, 10)}, Start(ACCEPTED, StartEvent.ACCEPTED)),
        (
            [Harm.PROPERTY, Harm.INJURY],
            {LOST: date(2026, 8, 1), HURT: date(2026, 9, 20)},
            Start(date(2026, 9, 20), HURT),
        ),
        ([Harm.PROPERTY, Harm.INJURY], {LOST: date(2026, 8, 1)}, None),
        ([Harm.DEATH], {}, None),
        ([], {}, None),
    ],
)
def test_mediation_starts_with_the_event_of_its_harm_or_with_acceptance(
    harms: list[Harm], events: dict[StartEvent, date], expected: Start | None
) -> None:
    assert start(harms, events, ACCEPTED) == expected


def test_what_is_missing_for_the_start_is_named_once() -> None:
    harms = [Harm.PROPERTY, Harm.INJURY, Harm.INJURY]
    assert waiting_for(harms, {LOST: ACCEPTED}) == (HURT,)


@given(st.sets(st.sampled_from(Harm), min_size=1), st.data(), DAYS)
def test_mediation_never_starts_before_it_was_accepted(
    harms: set[Harm], data: st.DataObject, accepted: date
) -> None:
    events = {event: data.draw(DAYS) for event in (DEAD, HURT, GRADED, LOST)}
    begun = start(harms, events, accepted)
    assert begun is not None
    assert begun.on >= accepted
    assert begun.on in {accepted, *events.values()}


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
    days = notice_days(session, TERMS, CALENDAR)
    assert (days.lenient, days.strict, days.provisional) == (lenient, strict, False)


def test_notice_in_a_year_without_a_table_is_provisional() -> None:
    assert notice_days(date(2027, 3, 10), TERMS, CALENDAR).provisional


def test_a_change_is_asked_for_one_working_day_before() -> None:
    assert last_change_day(date(2026, 9, 28), TERMS, CALENDAR) == date(2026, 9, 24)


@given(DAYS)
def test_strict_is_earlier_than_lenient_and_both_are_worked(session: date) -> None:
    days = notice_days(session, TERMS, CALENDAR)
    assert days.strict < days.lenient < session
    assert CALENDAR.is_working(days.strict)
    assert CALENDAR.is_working(days.lenient)


def test_a_second_session_fits_after_the_seventh_day_only_by_the_lenient_count() -> None:
    last = last_first_session(PERIOD, TERMS, CALENDAR)
    assert PERIOD.number(last.lenient) == 7
    assert PERIOD.number(last.strict) == 6


@given(DAYS, st.integers(0, 20))
def test_the_last_first_session_is_exactly_the_last_after_which_a_second_fits(
    started: date, offset: int
) -> None:
    ten = period(started, TERMS, CALENDAR)
    first = started + timedelta(days=offset)
    second = second_session(first, ten, TERMS, CALENDAR)
    last = last_first_session(ten, TERMS, CALENDAR)
    if CALENDAR.is_working(first):
        assert second.fits == (first <= last.lenient)
        assert second.fits_strictly == (first <= last.strict)
    assert second.lenient_on < second.strict_on


def test_the_second_session_may_be_a_worked_saturday() -> None:
    ten = period(date(2026, 9, 22), TERMS, CALENDAR)
    second = second_session(date(2026, 9, 30), ten, TERMS, CALENDAR)
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
    answer = day_answer(day, TODAY, LATER, TERMS, CALENDAR)
    assert answer.verdict is verdict
    assert answer.allowed == (verdict in {DayVerdict.FREE, DayVerdict.NOTICE_TODAY})


def test_a_session_before_the_start_is_not_open() -> None:
    coming = period(date(2026, 10, 12), TERMS, CALENDAR)
    answer = day_answer(date(2026, 10, 10), TODAY, coming, TERMS, CALENDAR)
    assert answer.verdict is DayVerdict.BEFORE_START
    assert answer.working


def test_a_day_off_is_open_but_not_a_working_day() -> None:
    answer = day_answer(date(2026, 10, 4), TODAY, LATER, TERMS, CALENDAR)
    assert answer.allowed
    assert not answer.working
    assert answer.strict_ok == (answer.notice.strict >= TODAY)
