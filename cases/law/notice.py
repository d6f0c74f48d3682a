"""The last day on which a mediation notice, or a request to change the time, is still in time.

Law: Order 146 art. 88. "Three days before" has two readings: the third working day before the
meeting is still in time (lenient), or three clear working days lie between (strict). The lenient
one may book a meeting; an absence counts without further opinion only under the strict one.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cases.law.calendar import WorkCalendar
from cases.law.counting import Count, count
from cases.law.rules import RuleBook, load_rules


class Timeliness(StrEnum):
    """How early a notice was given."""

    #: In time under both readings.
    STRICT = "strict"
    #: In time only when the day of notice itself counts.
    LENIENT = "lenient"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class NoticeDays:
    """The last days to give notice of a meeting, under both readings."""

    lenient: Count
    strict: Count

    def of(self, given: date) -> Timeliness:
        """Tell how a notice given on a day stands."""
        if given <= self.strict.due:
            return Timeliness.STRICT
        return Timeliness.LENIENT if given <= self.lenient.due else Timeliness.LATE


def notice_days(meeting: date, calendar: WorkCalendar, rules: RuleBook | None = None) -> NoticeDays:
    """Return the last days to notify the parties of a meeting.

    Law: Order 146 art. 88 ¶1.

    Raises:
        NotYetLaw: The meeting lies before the first known wording.
    """
    wording = (rules or load_rules()).wording_on("mediation.notice", meeting)
    # clear days between: one more day back than the days that must lie between
    strict = count(
        meeting, wording.length + 1, wording.unit, calendar, before=True, basis=wording.basis
    )
    return NoticeDays(wording.count(meeting, calendar), strict)


def last_change_day(meeting: date, calendar: WorkCalendar, rules: RuleBook | None = None) -> Count:
    """Return the last day on which a participant may ask to change the time of a meeting.

    Law: Order 146 art. 88 ¶2.

    Raises:
        NotYetLaw: The meeting lies before the first known wording.
    """
    wording = (rules or load_rules()).wording_on("mediation.change", meeting)
    return wording.count(meeting, calendar)


def earliest_meeting(
    given: date, calendar: WorkCalendar, rules: RuleBook | None = None, *, strict: bool = False
) -> date:
    """Return the first working day for which a notice given on a day is in time."""
    meeting = calendar.next_working(date.fromordinal(given.toordinal() + 1))
    while True:
        days = notice_days(meeting, calendar, rules)
        if given <= (days.strict if strict else days.lenient).due:
            return meeting
        meeting = calendar.next_working(date.fromordinal(meeting.toordinal() + 1))
