"""Tables of the program's own working values: every wording with its first day and its source.

A value here is no finding. It says how probable an observation is held to be, and its entry says
where that comes from; a later wording is added, the earlier one stays for earlier rankings.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of a table."""

    name: str
    in_force_from: date
    #: Where the values come from, in words; shown with what they lead to.
    source: str
    values: Mapping[str, Any]


class NotYetInForceError(LookupError):
    """Asked for a day before the first wording of a table."""

    def __init__(self, name: str, day: date) -> None:
        super().__init__(f"{name} has no wording on {day}")


def wording(name: str, day: date | None = None) -> Wording:
    """Return the wording of a table on a day; without a day the latest.

    Raises:
        NotYetInForceError: the day is before the first wording.
    """
    known = wordings(name)
    held = [one for one in known if day is None or one.in_force_from <= day]
    if not held:
        assert day is not None
        raise NotYetInForceError(name, day)
    return held[-1]


@cache
def wordings(name: str) -> tuple[Wording, ...]:
    """Return every wording of a table, the earliest first."""
    text = (files("leads.evidence") / f"{name}.toml").read_text(encoding="utf-8")
    found = [
        Wording(name, entry.pop("in_force_from"), entry.pop("source"), entry)
        for entry in tomllib.loads(text)["wording"]
    ]
    return tuple(sorted(found, key=lambda one: one.in_force_from))
