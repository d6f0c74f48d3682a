"""Which days are worked: the official table of each year, and what the unit adds to it.

A year without a table is counted by weekends and never silently: `is_official` is False for its
days, and every count that meets one is provisional.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

_DAY = timedelta(days=1)
#: Spans of so many days are not counted day by day.
_LONG = 100
_SATURDAY = 5


class DayKind(StrEnum):
    """Why a day is worked or not."""

    WORKDAY = "workday"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    #: A day of a weekend that is worked in exchange for a day off (调休上班).
    MAKEUP = "makeup"


@dataclass(frozen=True, slots=True)
class MarkedDay:
    """A day that is not as its weekday says, or that the unit has fixed by hand."""

    working: bool
    name: str = ""
    name_en: str = ""


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One day as the calendar sees it."""

    day: date
    kind: DayKind
    #: Name of the holiday the day belongs to or makes up for; empty on ordinary days.
    name: str
    name_en: str
    #: False when nobody has said yet how the year is worked.
    official: bool


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The working days as far as they are known; a value that is never changed in place."""

    #: Years whose table is known, shipped or entered.
    years: frozenset[int]
    #: Days of those tables that differ from their weekday.
    marked: Mapping[date, MarkedDay] = field(hash=False)
    #: Days the unit has fixed itself (local holidays, one-off extensions); they win.
    overrides: Mapping[date, MarkedDay] = field(default_factory=dict, hash=False)

    @classmethod
    def shipped(cls) -> "WorkCalendar":
        """Return the calendar of the official years that come with the program."""
        return _shipped()

    def with_year(self, year: int, days: Mapping[date, MarkedDay]) -> "WorkCalendar":
        """Return a calendar that also knows this year, replacing an older table of it.

        Args:
            year: The year the notice is about.
            days: Days off and worked weekends; a notice may reach into the December before.
        """
        kept = {day: mark for day, mark in self.marked.items() if day.year != year}
        return replace(self, years=self.years | {year}, marked=kept | dict(days))

    def with_day(
        self, day: date, *, working: bool, name: str = "", name_en: str = ""
    ) -> "WorkCalendar":
        """Return a calendar in which the unit has fixed one day by hand."""
        mark = MarkedDay(working, name, name_en)
        return replace(self, overrides={**self.overrides, day: mark})

    def is_working(self, day: date) -> bool:
        """Tell whether the day is worked, as far as is known."""
        mark = self._mark(day)
        return day.weekday() < _SATURDAY if mark is None else mark.working

    def is_official(self, day: date) -> bool:
        """Tell whether the day is fixed by a table or by the unit, not guessed from weekends."""
        return day.year in self.years or day in self.overrides

    def on(self, day: date) -> CalendarDay:
        """Return everything the calendar knows about a day."""
        mark = self._mark(day)
        name, name_en = (mark.name, mark.name_en) if mark else ("", "")
        return CalendarDay(day, self.kind(day), name, name_en, self.is_official(day))

    def kind(self, day: date) -> DayKind:
        """Return why the day is worked or not."""
        weekend = day.weekday() >= _SATURDAY
        mark = self._mark(day)
        match mark, weekend:
            case None, True:
                return DayKind.WEEKEND
            case None, False:
                return DayKind.WORKDAY
            case MarkedDay(working=True), True:
                return DayKind.MAKEUP
            case MarkedDay(working=True), False:
                return DayKind.WORKDAY
            case _:
                return DayKind.HOLIDAY if mark and mark.name else DayKind.WEEKEND

    def next_working(self, day: date) -> date:
        """Return the day itself when it is worked, else the first worked day after it."""
        while not self.is_working(day):
            day += _DAY
        return day

    def previous_working(self, day: date) -> date:
        """Return the day itself when it is worked, else the last worked day before it."""
        while not self.is_working(day):
            day -= _DAY
        return day

    def working_days(self, after: date, until: date) -> int:
        """Count the worked days after the first day up to and with the last; signed.

        The result is negative when `until` lies before `after`.
        """
        if until < after:
            return -self.working_days(until, after)
        if (until - after).days < _LONG:
            return sum(map(self.is_working, _days_after(after, until)))
        # Years: count weekdays at once, and put right the days that are marked.
        marked = {**self.marked, **self.overrides}
        return (
            _weekdays(until)
            - _weekdays(after)
            + sum(
                mark.working - (day.weekday() < _SATURDAY)
                for day, mark in marked.items()
                if after < day <= until
            )
        )

    def known_until(self) -> date | None:
        """Return the last day of the unbroken run of known years, None when there is none."""
        if not self.years:
            return None
        year = min(self.years)
        while year + 1 in self.years:
            year += 1
        return date(year, 12, 31)

    def _mark(self, day: date) -> MarkedDay | None:
        return self.overrides.get(day) or self.marked.get(day)


def _weekdays(day: date) -> int:
    """Return how many Mondays to Fridays there have been until the day, since one Monday."""
    weeks, days = divmod(day.toordinal(), 7)
    return weeks * _SATURDAY + min(days, _SATURDAY)


def _days_after(after: date, until: date) -> Iterator[date]:
    for offset in range(1, (until - after).days + 1):
        yield after + timedelta(days=offset)


@cache
def _shipped() -> WorkCalendar:
    text = (files("cases.law") / "workdays.toml").read_text(encoding="utf-8")
    data: dict[str, Any] = tomllib.loads(text)
    marked: dict[date, MarkedDay] = {}
    for year in data["year"]:
        for key, names in data["holidays"].items():
            days = year.get(key, {})
            for working, listed in ((False, days.get("off", ())), (True, days.get("worked", ()))):
                mark = MarkedDay(working, names["name"], names["name_en"])
                marked |= dict.fromkeys(listed, mark)
    return WorkCalendar(frozenset(year["year"] for year in data["year"]), marked)


@cache
def notice_of(year: int) -> str:
    """Return the number of the notice that fixes the shipped year, empty when none is shipped."""
    text = (files("cases.law") / "workdays.toml").read_text(encoding="utf-8")
    notices = {entry["year"]: str(entry["notice"]) for entry in tomllib.loads(text)["year"]}
    return notices.get(year, "")
