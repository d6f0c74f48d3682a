from datetime import date, timedelta

import pytest

from cases.law.calendar import WorkCalendar
from cases.law.notice import Timeliness, earliest_meeting, last_change_day, notice_days
from cases.law.rules import NotYetLaw

CALENDAR = WorkCalendar.shipped()
MEETINGS = [date(2026, 1, 5) + timedelta(days=n) for n in range(300)]


@pytest.mark.parametrize(
    ("given", "timeliness"),
    [
        (date(2026, 9, 27), Timeliness.STRICT),
        (date(2026, 9, 28), Timeliness.STRICT),
        (date(2026, 9, 29), Timeliness.LENIENT),
        (date(2026, 9, 30), Timeliness.LATE),
        (date(2026, 10, 9), Timeliness.LATE),
    ],
)
def test_a_notice_before_the_national_day_week_is_in_time_until_the_29th(
    given: date, timeliness: Timeliness
) -> None:
    assert notice_days(date(2026, 10, 9), CALENDAR).of(given) is timeliness


def test_the_strict_reading_leaves_three_clear_working_days_between() -> None:
    for meeting in MEETINGS:
        days = notice_days(meeting, CALENDAR)
        eve = meeting - timedelta(days=1)
        assert CALENDAR.working_days(days.strict.due, eve) == 3
        assert CALENDAR.working_days(days.lenient.due, eve) == 2


def test_a_participant_may_ask_to_change_the_time_until_the_working_day_before() -> None:
    assert last_change_day(date(2026, 10, 8), CALENDAR).due == date(2026, 9, 30)
    assert last_change_day(date(2026, 10, 12), CALENDAR).due == date(2026, 10, 10)


@pytest.mark.parametrize("strict", [False, True])
def test_the_earliest_meeting_is_in_time_and_the_day_before_it_is_not(*, strict: bool) -> None:
    for given in MEETINGS:
        meeting = earliest_meeting(given, CALENDAR, strict=strict)
        before = CALENDAR.previous_working(meeting - timedelta(days=1))
        good = {Timeliness.STRICT} if strict else {Timeliness.STRICT, Timeliness.LENIENT}
        assert CALENDAR.is_working(meeting)
        assert notice_days(meeting, CALENDAR).of(given) in good
        assert notice_days(before, CALENDAR).of(given) not in good


def test_no_notice_is_judged_by_a_text_that_was_not_yet_law() -> None:
    with pytest.raises(NotYetLaw):
        notice_days(date(2018, 4, 30), CALENDAR)
