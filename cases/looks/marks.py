"""Which looks at cases are unusual, and why each is marked."""

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from cases.records.times import local


class Mark(StrEnum):
    """Why a look is marked; each is a rule of `rules.toml`."""

    OUTSIDE = "outside"
    NIGHT = "night"
    MANY = "many"
    ASKED_ABOUT = "asked_about"
    SEARCHED = "searched"


@dataclass(frozen=True, slots=True)
class Look:
    """Somebody looked at a case."""

    seq: int
    at: datetime
    officer: int
    case: int
    #: He had a place in the case, or leave to look at it, at that moment.
    belongs: bool
    #: Moments at which somebody petitioned about the case.
    asked: tuple[datetime, ...] = ()
    #: A search opened it.
    searched: bool = False


@dataclass(frozen=True, slots=True)
class Rules:
    """The numbers of `rules.toml`."""

    outside: bool
    from_hour: int
    to_hour: int
    many: int
    within: timedelta
    asked_days: int
    searched: int
    searched_within: timedelta

    @property
    def longest(self) -> timedelta:
        """How far back a rule looks at other looks."""
        return max(self.within, self.searched_within)


@dataclass(frozen=True, slots=True)
class Found:
    """A mark and what it rests on, for the sentence that explains it."""

    mark: Mark
    #: As `n` different cases, `minutes`, `hour`, `days`.
    values: Mapping[str, int] = field(default_factory=dict)


@cache
def shipped() -> Rules:
    """Return the rules as they are shipped."""
    data: dict[str, Any] = tomllib.loads(
        files("cases.looks").joinpath("rules.toml").read_text("utf-8")
    )
    return Rules(
        data["outside"]["wanted"],
        data["night"]["from_hour"],
        data["night"]["to_hour"],
        data["many"]["cases"],
        timedelta(minutes=data["many"]["minutes"]),
        data["asked_about"]["days"],
        data["searched"]["cases"],
        timedelta(hours=data["searched"]["hours"]),
    )


def marks(looks: Sequence[Look], rules: Rules) -> Mapping[int, tuple[Found, ...]]:
    """Return the marks of the looks that have any, by the number of their entry."""
    crowds = _crowds(looks, rules.within)
    sought = _crowds([one for one in looks if _is_sought(one)], rules.searched_within)
    found = {
        look.seq: tuple(_of(look, crowds.get(look.seq, 0), sought.get(look.seq, 0), rules))
        for look in looks
    }
    return {seq: given for seq, given in found.items() if given}


def _is_sought(look: Look) -> bool:
    """Tell whether somebody went looking for a case that is not his."""
    return look.searched and not look.belongs


def _of(look: Look, crowd: int, sought: int, rules: Rules) -> Iterator[Found]:
    if rules.outside and not look.belongs:
        yield Found(Mark.OUTSIDE)
    hour = local(look.at).hour
    if hour >= rules.from_hour or hour < rules.to_hour:
        yield Found(Mark.NIGHT, {"start": rules.from_hour, "end": rules.to_hour})
    if crowd >= rules.many:
        minutes = int(rules.within.total_seconds() // 60)
        yield Found(Mark.MANY, {"n": crowd, "minutes": minutes})
    days = timedelta(days=rules.asked_days)
    if not look.belongs and any(asked <= look.at <= asked + days for asked in look.asked):
        yield Found(Mark.ASKED_ABOUT, {"days": rules.asked_days})
    if sought >= rules.searched:
        hours = int(rules.searched_within.total_seconds() // 3600)
        yield Found(Mark.SEARCHED, {"n": sought, "hours": hours})


def _crowds(looks: Sequence[Look], within: timedelta) -> dict[int, int]:
    """Count for each look the different cases its officer has seen up to it, within the time."""
    by_officer: dict[int, list[Look]] = defaultdict(list)
    for look in sorted(looks, key=lambda one: (one.at, one.seq)):
        by_officer[look.officer].append(look)
    found = {}
    for his in by_officer.values():
        begin, seen = 0, dict[int, int]()
        for look in his:
            seen[look.case] = seen.get(look.case, 0) + 1
            while his[begin].at < look.at - within:
                gone = his[begin].case
                seen[gone] -= 1
                if not seen[gone]:
                    del seen[gone]
                begin += 1
            found[look.seq] = len(seen)
    return found
