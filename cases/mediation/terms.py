"""The lengths that the rules of mediation work with, as they are in force on a day."""

from dataclasses import dataclass
from datetime import date

from cases.law.calendar import WorkCalendar
from cases.law.counting import Count, count_working
from cases.law.notice import notice_days as days_of_notice
from cases.law.rules import load_rules


@dataclass(frozen=True, slots=True)
class Terms:
    """Lengths in working days, and the two numbers of the statute."""

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
        period=days("mediation.period"),
        warning=days("mediation.warning"),
        application=days("mediation.application"),
        after_committee=days("mediation.application_after_committee"),
        people_per_side=book.limit_on("mediation.people_per_side", day).number,
        absences=book.limit_on("mediation.absences", day).number,
    )


def notice_days(session_on: date, calendar: WorkCalendar) -> NoticeDays:
    """Return the last days on which the notice of a session is in time, by both readings.

    Law: Order 146 art. 88 para. 1.
    """
    days = days_of_notice(session_on, calendar)
    return NoticeDays(days.lenient.due, days.strict.due, days.strict.provisional)


def period(started_on: date, terms: Terms, calendar: WorkCalendar) -> Period:
    """Count the ten working days from the start of the mediation (art. 90 para. 3)."""
    count = count_working(started_on, terms.period, calendar)
    return Period(started_on, count.due, count.counted[terms.warning - 1], count)
