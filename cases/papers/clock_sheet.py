"""The clocks of a case on paper and in a calendar: what was counted, and by which article."""

from dataclasses import dataclass
from datetime import date, datetime

from cases.law.clock import ClockState
from cases.law.counting import Unit
from cases.law.facts import FactKind


@dataclass(frozen=True, slots=True)
class ClockBar:
    """One clock as it is printed."""

    title: str
    #: As 第六十二条第一款.
    article: str
    #: What it counts from.
    trigger: FactKind
    start: date | None
    due: date | None
    #: For a period of hours.
    due_at: datetime | None
    #: As 10 working days; None while it cannot be counted.
    length: int | None
    unit: Unit | None
    state: ClockState
    projected: bool
    #: The days counted, in their order.
    counted: tuple[date, ...] = ()
    #: A year without a table decided something.
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class OffDay:
    """A day that is not worked, or a weekend that is."""

    day: date
    works: bool
    name: str


@dataclass(frozen=True, slots=True)
class ClockSheet:
    """时限表: every clock of a case on one calendar axis."""

    organ: str
    number: str
    bars: tuple[ClockBar, ...]
    today: date
    #: Days of the axis that are no ordinary working days.
    off: tuple[OffDay, ...]
    printed_by: str
    printed_at: datetime
    is_demo: bool = False


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """A due day as a calendar program takes it: number and rule, never a name."""

    #: The same for the same clock at every export.
    uid: str
    number: str
    title: str
    article: str
    due: date
    due_at: datetime | None
    #: Working days on which the calendar program calls, the due day last.
    calls: tuple[date, ...]
