"""Where days, rooms and hours lie on the calendar; pure arithmetic on rectangles."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from cases.records.ids import RoomId
from cases.records.mediation import Column, RoomLine, Week
from cases.records.times import SHANGHAI, at, local

AXIS = 48
FOLD = 28
HEAD = 36
ROOMS = 28
TOP = HEAD + ROOMS
#: Hours shown, and how finely a slot snaps.
FIRST_HOUR, LAST_HOUR = 8.5, 18.0
SNAP_MINUTES = 30
SESSION_MINUTES = 90


@dataclass(frozen=True, slots=True)
class Strip:
    """A day with its rooms, or a folded run of days off."""

    columns: tuple[Column, ...]
    left: float
    width: float

    @property
    def folded(self) -> bool:
        """True for days off, which take no room."""
        return not self.columns[0].working

    @property
    def day(self) -> date:
        """The first day."""
        return self.columns[0].day


@dataclass(frozen=True, slots=True)
class Spot:
    """A room at a time."""

    room: RoomLine
    starts_at: datetime

    @property
    def ends_at(self) -> datetime:
        """When a session that begins here would end."""
        return self.starts_at + timedelta(minutes=SESSION_MINUTES)


def strips(week: Week, width: float, *, unfolded: frozenset[date] = frozenset()) -> list[Strip]:
    """Lay days side by side: days off folded together, the others of equal width."""
    runs: list[list[Column]] = []
    for column in week.columns:
        off = not column.working and column.day not in unfolded
        if off and runs and not runs[-1][-1].working and runs[-1][-1].day not in unfolded:
            runs[-1].append(column)
        else:
            runs.append([column])
    open_days = sum(run[0].working or run[0].day in unfolded for run in runs)
    wide = max(60.0, (width - AXIS - FOLD * (len(runs) - open_days)) / max(1, open_days))
    laid, left = [], float(AXIS)
    for run in runs:
        own = wide if run[0].working or run[0].day in unfolded else FOLD
        laid.append(Strip(tuple(run), left, own))
        left += own
    return laid


def y_of(moment: datetime, height: float) -> float:
    """Return how far down a time of day lies."""
    there = local(moment)
    hour = there.hour + there.minute / 60
    return TOP + (hour - FIRST_HOUR) * hour_height(height)


def hour_height(height: float) -> float:
    """Return how high an hour is."""
    return max(44.0, (height - TOP) / (LAST_HOUR - FIRST_HOUR))


def hours() -> range:
    """Return the full hours that get a line."""
    return range(int(FIRST_HOUR) + 1, int(LAST_HOUR) + 1)


def room_left(strip: Strip, rooms: Sequence[RoomLine], room: RoomId) -> tuple[float, float] | None:
    """Return left edge and width of a room in a day."""
    for index, line in enumerate(rooms):
        if line.id == room:
            width = strip.width / len(rooms)
            return strip.left + index * width, width
    return None


def spot(
    x: float, y: float, laid: Sequence[Strip], rooms: Sequence[RoomLine], height: float
) -> Spot | None:
    """Return the room and time under a point, snapped to half hours."""
    strip = next((one for one in laid if one.left <= x < one.left + one.width), None)
    if strip is None or strip.folded or not rooms or y < TOP:
        return None
    index = min(len(rooms) - 1, int((x - strip.left) / (strip.width / len(rooms))))
    minutes = FIRST_HOUR * 60 + (y - TOP) / hour_height(height) * 60
    snapped = int(minutes // SNAP_MINUTES * SNAP_MINUTES)
    latest = int(LAST_HOUR * 60) - SESSION_MINUTES
    snapped = max(int(FIRST_HOUR * 60), min(snapped, latest))
    return Spot(rooms[index], at(strip.day, snapped // 60, snapped % 60))


def on_day(moment: datetime) -> date:
    """Return the day of the unit's zone."""
    return moment.astimezone(SHANGHAI).date()
