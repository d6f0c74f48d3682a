"""Where days, rooms and hours lie on the calendar; pure arithmetic on rectangles."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from cases.records.ids import RoomId
from cases.records.mediation import Block, Column, RoomLine, Week
from cases.records.times import SHANGHAI, at, local

AXIS = 48
FOLD = 28
HEAD = 36
ROOMS = 28
TOP = HEAD + ROOMS
SNAP_MINUTES = 30
SESSION_MINUTES = 90
#: Least height of an hour.
_LEAST = 44.0


@dataclass(frozen=True, slots=True)
class Hours:
    """The hours of the day that are shown, as 8.5 for half past eight."""

    first: float = 8.5
    last: float = 18.0

    @property
    def least(self) -> int:
        """How high the calendar is at least, heads included."""
        return math.ceil(TOP + (self.last - self.first) * _LEAST)

    def lines(self) -> range:
        """Return the full hours that get a line."""
        return range(math.floor(self.first) + 1, math.floor(self.last) + 1)

    def height(self, whole: float) -> float:
        """Return how high an hour is in a calendar of this height."""
        return max(_LEAST, (whole - TOP) / (self.last - self.first))

    def y(self, hour: float, whole: float) -> float:
        """Return how far down an hour lies."""
        return TOP + (hour - self.first) * self.height(whole)

    def y_of(self, moment: datetime, whole: float) -> float:
        """Return how far down a time of day lies."""
        return self.y(_hour(moment), whole)


#: When sessions are usually held.
USUAL = Hours()


def hours_of(blocks: Iterable[Block]) -> Hours:
    """Return the usual hours, stretched to whole ones so that no session lies outside of them."""
    first, last = USUAL.first, USUAL.last
    for block in blocks:
        first = min(first, math.floor(_hour(block.starts_at)))
        over = on_day(block.ends_at) != on_day(block.starts_at)
        last = max(last, 24 if over else math.ceil(_hour(block.ends_at)))
    return Hours(first, last)


def _hour(moment: datetime) -> float:
    there = local(moment)
    return there.hour + there.minute / 60


@dataclass(frozen=True, slots=True)
class Strip:
    """A day with its rooms, or a folded run of days off."""

    columns: tuple[Column, ...]
    left: float
    width: float
    #: True for days off, which take no room; a day off with a session is not folded.
    folded: bool

    @property
    def day(self) -> date:
        """The first day."""
        return self.columns[0].day

    @property
    def is_off(self) -> bool:
        """True for a day off, folded or not."""
        return not self.columns[0].working


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
        folded = not run[0].working and run[0].day not in unfolded
        own = FOLD if folded else wide
        laid.append(Strip(tuple(run), left, own, folded))
        left += own
    return laid


def room_left(strip: Strip, rooms: Sequence[RoomLine], room: RoomId) -> tuple[float, float] | None:
    """Return left edge and width of a room in a day."""
    for index, line in enumerate(rooms):
        if line.id == room:
            width = strip.width / len(rooms)
            return strip.left + index * width, width
    return None


def spot(
    point: tuple[float, float],
    laid: Sequence[Strip],
    rooms: Sequence[RoomLine],
    height: float,
    hours: Hours = USUAL,
) -> Spot | None:
    """Return the room and time under a point, snapped to half hours."""
    x, y = point
    strip = next((one for one in laid if one.left <= x < one.left + one.width), None)
    if strip is None or strip.folded or not rooms or y < TOP:
        return None
    index = min(len(rooms) - 1, int((x - strip.left) / (strip.width / len(rooms))))
    minutes = hours.first * 60 + (y - TOP) / hours.height(height) * 60
    snapped = int(minutes // SNAP_MINUTES * SNAP_MINUTES)
    latest = int(hours.last * 60) - SESSION_MINUTES
    snapped = max(int(hours.first * 60), min(snapped, latest))
    return Spot(rooms[index], at(strip.day, snapped // 60, snapped % 60))


def on_day(moment: datetime) -> date:
    """Return the day of the unit's zone."""
    return moment.astimezone(SHANGHAI).date()
