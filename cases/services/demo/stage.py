"""The stage: desks of all officers at one store, a clock that moves, days counted backwards."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from cases.records.ids import RoomId
from cases.records.times import at
from cases.services.demo.cast import Cast

if TYPE_CHECKING:
    from cases.law.calendar import WorkCalendar
    from cases.services.desk import Desk


class MovingClock:
    """A clock that shows the moment of the story."""

    def __init__(self, start: datetime) -> None:
        self._moment = start

    def __call__(self) -> datetime:
        """Return the moment of the story."""
        return self._moment

    def go_to(self, moment: datetime) -> None:
        """Go on to a later moment; the journal knows no way back."""
        self._moment = max(self._moment + timedelta(seconds=1), moment.astimezone(UTC))


@dataclass
class Stage:
    """Everything a story needs."""

    clock: MovingClock
    calendar: "WorkCalendar"
    #: The day the demonstration shows as today.
    today: date
    desks: Mapping[str, "Desk"]
    rooms: tuple[RoomId, ...]
    cast: Cast = field(default_factory=Cast)
    #: Who sits where and when, so that stories do not clash: room or officer, and start.
    taken: set[tuple[int | str, datetime]] = field(default_factory=set)

    def day(self, before: int) -> date:
        """Return the working day so many working days before today; negative lies ahead."""
        calendar, day = self.calendar, self.today
        if not calendar.is_working(day):
            day = calendar.previous_working(day)
        step: Callable[[date], date] = (
            (lambda known: calendar.previous_working(known - timedelta(days=1)))
            if before > 0
            else (lambda known: calendar.next_working(known + timedelta(days=1)))
        )
        for _ in range(abs(before)):
            day = step(day)
        return day

    def at(self, before: int, hour: int, minute: int = 0) -> datetime:
        """Return a time on the working day so many working days before today."""
        return at(self.day(before), hour, minute)

    def slot(self, before: int, *officers: str) -> tuple[RoomId, datetime]:
        """Return a free room and start on a working day when the officers are free too."""
        for hour, minute in ((9, 0), (10, 30), (14, 0), (15, 30), (17, 0)):
            start = self.at(before, hour, minute)
            if any((name, start) in self.taken for name in officers):
                continue
            for room in self.rooms:
                if (room, start) not in self.taken:
                    self.taken |= {(room, start), *((name, start) for name in officers)}
                    return room, start
        raise RuntimeError("the demonstration has more sessions than rooms")
