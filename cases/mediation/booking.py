"""Whether a session can still be booked on a day, and whether a second one would still fit."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cases.law.calendar import WorkCalendar
from cases.law.notice import earliest_meeting
from cases.mediation.terms import NoticeDays, Period, notice_days


class DayVerdict(StrEnum):
    """Whether a session may be put on a day."""

    FREE = "free"
    #: Free if all are told today.
    NOTICE_TODAY = "notice_today"
    #: No notice can be in time any more.
    TOO_LATE = "too_late"
    PAST = "past"
    BEFORE_START = "before_start"
    #: After the tenth working day.
    AFTER_PERIOD = "after_period"


@dataclass(frozen=True, slots=True)
class SecondSession:
    """The earliest second session after a first one that fails."""

    #: With notice given on the day of the first session, lenient and strict.
    lenient_on: date
    strict_on: date
    #: The number of that day in the ten working days.
    number: int
    fits: bool
    fits_strictly: bool


@dataclass(frozen=True, slots=True)
class DayAnswer:
    """All that is said about one day for one mediation."""

    day: date
    verdict: DayVerdict
    notice: NoticeDays
    #: Notice given today would also hold by the strict reading.
    strict_ok: bool
    working: bool
    second: SecondSession | None

    @property
    def allowed(self) -> bool:
        """True when a session may be booked."""
        return self.verdict in {DayVerdict.FREE, DayVerdict.NOTICE_TODAY}


def second_session(first_on: date, period: Period, calendar: WorkCalendar) -> SecondSession:
    """Return the earliest day of a second session, told of on the day of the first."""
    lenient = earliest_meeting(first_on, calendar)
    strict = earliest_meeting(first_on, calendar, strict=True)
    return SecondSession(
        lenient, strict, period.number(lenient), lenient <= period.due_on, strict <= period.due_on
    )


def last_first_session(period: Period, calendar: WorkCalendar) -> NoticeDays:
    """Return the last day of a first session after which a second one still fits."""
    return notice_days(period.due_on, calendar)


def day_answer(day: date, today: date, period: Period, calendar: WorkCalendar) -> DayAnswer:
    """Say whether a session may be put on the day, by when all must be told, and what remains."""
    notice = notice_days(day, calendar)
    return DayAnswer(
        day,
        _verdict(day, today, period, notice),
        notice,
        strict_ok=today <= notice.strict,
        working=calendar.is_working(day),
        second=second_session(day, period, calendar),
    )


def _verdict(day: date, today: date, period: Period, notice: NoticeDays) -> DayVerdict:
    if day < today:
        return DayVerdict.PAST
    if day < period.started_on:
        return DayVerdict.BEFORE_START
    if day > period.due_on:
        return DayVerdict.AFTER_PERIOD
    if today > notice.lenient:
        return DayVerdict.TOO_LATE
    return DayVerdict.NOTICE_TODAY if today == notice.lenient else DayVerdict.FREE
