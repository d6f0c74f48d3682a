"""What a canvass assumes about people and locks, as dated data."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Habits:
    """Estimates; `habits.toml` says what each of them is."""

    source: str
    in_force_from: date
    home_workday: tuple[float, ...]
    home_day_off: tuple[float, ...]
    home_weight: float
    consent: float
    knock_minutes: float
    try_minutes: float
    shared_minutes: float
    missed: float
    false_fit: float
    missed_shared: float
    false_fit_shared: float

    def home(self, hour: int, *, is_working: bool) -> float:
        """Return the chance that somebody is at home in this hour of such a day."""
        return (self.home_workday if is_working else self.home_day_off)[hour % 24]


@cache
def shipped() -> Habits:
    """Return the estimates the program ships with."""
    text = (files("leads.canvass") / "habits.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    for name in ("home_workday", "home_day_off"):
        table[name] = tuple(table[name])
        if len(table[name]) != 24:
            raise ValueError(f"{name} needs 24 values")
    return Habits(**table)
