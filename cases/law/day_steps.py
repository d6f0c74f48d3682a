"""What is said of the days passed while counting: worked weekends, holidays, years unknown."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from cases.law.calendar import DayKind, WorkCalendar
from cases.law.steps import Span, Step, StepKind


def makeups(counted: Iterable[date], calendar: WorkCalendar) -> Iterator[Step]:
    """Name the worked weekends among the counted days."""
    for number, day in enumerate(counted, start=1):
        if calendar.kind(day) is DayKind.MAKEUP:
            known = calendar.on(day)
            span = Span(day, day, known.name, known.name_en)
            yield Step(
                StepKind.MAKEUP_COUNTED, day=day, number=number, spans=(span,), year=day.year
            )


def holidays(passed: Iterable[date], calendar: WorkCalendar) -> Iterator[Step]:
    """Name the holidays met on the way, one step for each year, days in a row put together."""
    days = (day for day in sorted(passed) if calendar.kind(day) is DayKind.HOLIDAY)
    off = map(calendar.on, days)
    for year, of_year in groupby(off, key=lambda known: known.day.year):
        runs = groupby(
            enumerate(of_year), key=lambda at: (at[1].day.toordinal() - at[0], at[1].name)
        )
        spans = []
        for _, run in runs:
            listed = [known for _, known in run]
            first, last = listed[0], listed[-1]
            spans.append(Span(first.day, last.day, first.name, first.name_en))
        yield Step(StepKind.HOLIDAYS_NOT_COUNTED, spans=tuple(spans), year=year)


def unknown_years(days: Iterable[date], calendar: WorkCalendar) -> Iterator[Step]:
    """Name the years whose table is missing."""
    unknown = {day.year for day in days if not calendar.is_official(day)}
    for year in sorted(unknown):
        yield Step(StepKind.YEAR_WITHOUT_TABLE, year=year)
