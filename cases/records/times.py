"""Moments are aware and kept in UTC; days are the days of the unit's zone."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

#: The zone of every unit; the statute counts its days here.
SHANGHAI = ZoneInfo("Asia/Shanghai")


def local(moment: datetime) -> datetime:
    """Return the moment as the wall clock of the unit shows it."""
    return moment.astimezone(SHANGHAI)


def day_of(moment: datetime) -> date:
    """Return the day of the unit's zone on which the moment falls."""
    return local(moment).date()


def at(day: date, hour: int = 0, minute: int = 0) -> datetime:
    """Return the moment of a wall-clock time in the unit's zone, in UTC."""
    return datetime.combine(day, time(hour, minute), SHANGHAI).astimezone(UTC)
