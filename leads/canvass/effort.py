"""What a try at a door costs, and the chance that it can be made at all at this hour."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from cases.records.times import local
from leads.canvass.habits import Habits
from leads.canvass.records import Answer, TryEntry

#: Knocks within so many hours of the wall clock count as of the same hour.
_NEAR_HOURS = 2


@dataclass(frozen=True, slots=True)
class Hour:
    """When one goes: the hour of the wall clock, on a working day or a day off."""

    hour: int
    is_working: bool


@dataclass(frozen=True, slots=True)
class Effort:
    """What is to be expected at a door."""

    #: Chance that somebody is at home.
    home: float
    #: Chance that the key can be tried.
    effective: float
    minutes: float


def effort_at(
    knocks: Iterable[TryEntry],
    hour: Hour,
    habits: Habits,
    *,
    has_warrant: bool,
    is_day_off: Iterable[bool] = (),
) -> Effort:
    """Return what is to be expected at a household door.

    Nobody at home at this hour before makes it less likely now; at another hour it says nothing.
    Who refused is not asked again without a certificate; with one, nobody needs to be at home.

    Args:
        knocks: What happened at this door so far.
        hour: When one would come.
        habits: The estimates.
        has_warrant: Whether an inspection certificate or search warrant covers the door.
        is_day_off: Of each knock whether it was on a day off; empty: none was.
    """
    table = habits.home(hour.hour, is_working=hour.is_working)
    off = list(is_day_off)
    seen, there, refused = habits.home_weight, habits.home_weight * table, False
    for n, knock in enumerate(knocks):
        refused = refused or knock.answer is Answer.REFUSED
        working = not (off[n] if n < len(off) else False)
        if working is hour.is_working and _near(knock.at, hour.hour):
            seen += 1
            there += knock.answer is not Answer.NOBODY
    home = there / seen
    consent = 0.0 if refused else habits.consent
    effective = 1.0 if has_warrant else home * consent
    answered = 1.0 if has_warrant else home
    return Effort(home, effective, habits.knock_minutes + habits.try_minutes * answered)


def _near(at: datetime, hour: int) -> bool:
    apart = abs(local(at).hour - hour) % 24
    return min(apart, 24 - apart) <= _NEAR_HOURS
