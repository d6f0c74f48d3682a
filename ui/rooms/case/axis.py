"""The calendar axis under the bars: which days it shows, and where each of them stands."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from cases.law.calendar import DayKind, WorkCalendar
from cases.law.clock import Clock

_DAY = timedelta(days=1)
#: Width of a day, smallest and largest.
NARROW, WIDE = 10.0, 24.0
#: Days shown before today at most, before older starts are reached by scrolling.
_FAR = 400


@dataclass(frozen=True, slots=True)
class Run:
    """Days off in a row, or one made-up working day."""

    first: date
    last: date
    kind: DayKind
    name: str
    name_en: str


@dataclass(frozen=True, slots=True)
class Axis:
    """Days from `first` to `last`, `width` pixels each."""

    first: date
    last: date
    width: float

    @property
    def length(self) -> float:
        """Pixels of the whole axis."""
        return ((self.last - self.first).days + 1) * self.width

    def x(self, day: date) -> float:
        """Return where a day begins."""
        return (day - self.first).days * self.width

    def day(self, x: float) -> date:
        """Return the day at a place."""
        return self.first + int(x // self.width) * _DAY

    def mondays(self) -> Iterator[date]:
        """Yield the first day of each week shown."""
        day = self.first + ((7 - self.first.weekday()) % 7) * _DAY
        while day <= self.last:
            yield day
            day += 7 * _DAY


def axis_for(clocks: Iterable[Clock], today: date, room: float, words: float) -> Axis:
    """Return an axis that holds every clock, and fills the room where it can.

    Args:
        clocks: What is to be shown.
        today: Always on the axis.
        room: Pixels there are.
        words: Pixels to keep free behind the last bar.
    """
    shown = list(clocks)
    starts = [clock.start for clock in shown if clock.start is not None]
    ends = [
        day for clock in shown for day in (clock.due, clock.limit, clock.done_on) if day is not None
    ]
    nearest = today - _FAR * _DAY
    first = max(min([today - 14 * _DAY, *starts]), nearest) - _DAY
    first -= first.weekday() * _DAY
    last = min(max([today + 14 * _DAY, *ends]), today + _FAR * _DAY)
    days = (last - first).days + 1
    width = max(NARROW, min(WIDE, (room - words) / days))
    last += int(words / width + 1) * _DAY
    missing = int(room / width) - ((last - first).days + 1) + 1
    return Axis(first, last + max(0, missing) * _DAY, width)


def runs(calendar: WorkCalendar, first: date, last: date) -> Iterator[Run]:
    """Yield the runs of days off and every made-up working day of a stretch, in order."""
    pending: Run | None = None
    day = first
    while day <= last:
        known = calendar.on(day)
        off = known.kind in {DayKind.WEEKEND, DayKind.HOLIDAY}
        if pending is not None and off:
            name = pending.name or known.name
            kind = DayKind.HOLIDAY if name else pending.kind
            pending = Run(pending.first, day, kind, name, pending.name_en or known.name_en)
        elif off:
            pending = Run(day, day, known.kind, known.name, known.name_en)
        else:
            if pending is not None:
                yield pending
                pending = None
            if known.kind is DayKind.MAKEUP:
                yield Run(day, day, known.kind, known.name, known.name_en)
        day += _DAY
    if pending is not None:
        yield pending
