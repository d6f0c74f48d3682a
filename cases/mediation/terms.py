"""The lengths that the rules of mediation work with, as they are in force on a day."""

from dataclasses import dataclass
from datetime import date

from cases.law.calendar import WorkCalendar
from cases.law.counting import Count, count_working
from cases.law.rules import load_rules


@dataclass(frozen=True, slots=True)
class Terms:
    """Lengths in working days, and the two numbers of the statute."""

    #: Notice before a session (art. 88 para. 1).
    notice: int
    #: Request to change the time before a session (art. 88 para. 2).
    change: int
    #: From the start to the paper (art. 90 para. 3).
    period: int
    #: Day of the period on which the unit warns.
    warning: int
    #: Joint application after the determination (art. 86), and after the committee (art. 85).
    application: int
    after_committee: int
    #: People on each side of a session (art. 89 para. 3).
    people_per_side: int
    #: Absences without good cause at which the statute asks for the ending (art. 94(2)).
    absences: int


@dataclass(frozen=True, slots=True)
class NoticeDays:
    """Until when a notice of a session may be served."""

    #: 三日前 with the day of service counting as one of the three.
    lenient: date
    #: With three clear working days between service and session.
    strict: date
    #: A year without an official table was met.
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class Period:
    """The ten working days of a mediation."""

    started_on: date
    #: The paper is due on this day, not after it.
    due_on: date
    warning_on: date
    count: Count

    def number(self, day: date) -> int:
        """Return which counted day of the period it is; a day off bears the number before it."""
        return sum(counted <= day for counted in self.count.counted)


def terms_on(day: date) -> Terms:
    """Return the lengths and numbers in force on a day.

    Raises:
        NotYetLaw: the day lies before the first wording the program knows.
    """
    book = load_rules()

    def days(rule: str) -> int:
        return book.wording_on(rule, day).length

    return Terms(
        notice=days("mediation.notice"),
        change=days("mediation.change"),
        period=days("mediation.period"),
        warning=days("mediation.warning"),
        application=days("mediation.application"),
        after_committee=days("mediation.application_after_committee"),
        people_per_side=book.limit_on("mediation.people_per_side", day).number,
        absences=book.limit_on("mediation.absences", day).number,
    )


def notice_days(session_on: date, terms: Terms, calendar: WorkCalendar) -> NoticeDays:
    """Count back from a session to the last days on which its notice is in time.

    Law: Order 146 art. 88 para. 1. The day of the session is not counted; both readings of
    三日前 are given.
    """
    strict = count_working(session_on, terms.notice + 1, calendar, before=True)
    return NoticeDays(strict.counted[-2], strict.due, strict.provisional)


def last_change_day(session_on: date, terms: Terms, calendar: WorkCalendar) -> date:
    """Return the last day on which a participant may ask for another time (art. 88 para. 2)."""
    return count_working(session_on, terms.change, calendar, before=True).due


def period(started_on: date, terms: Terms, calendar: WorkCalendar) -> Period:
    """Count the ten working days from the start of the mediation (art. 90 para. 3)."""
    count = count_working(started_on, terms.period, calendar)
    return Period(started_on, count.due, count.counted[terms.warning - 1], count)
