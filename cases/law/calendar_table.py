"""A year's table of days off and worked weekends, read from CSV text that an administrator has."""

import csv
import io
from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from cases.law.calendar import MarkedDay
from cases.refusals import Reason, Refusal

_DECEMBER = 12
_OFF = frozenset({"off", "holiday", "休", "放假", "假"})
_WORKED = frozenset({"work", "worked", "workday", "班", "上班"})


class RowProblem(StrEnum):
    """What is wrong with a row of the table, for the sentence of the refusal."""

    COLUMNS = "columns"
    DATE = "date"
    OTHER_YEAR = "other_year"
    MARK = "mark"
    TWICE = "twice"
    EMPTY = "empty"


def parse_year(text: str, year: int) -> Mapping[date, MarkedDay]:
    """Read the days of a year from rows of date, off or work, and name.

    A heading is allowed. Dates are ISO 8601 or with slashes; days of the December before may be
    among them, as in the notices themselves.

    Raises:
        Refusal: FIELD_INVALID with field `calendar`, the line, its text and a `RowProblem`.
    """
    days: dict[date, MarkedDay] = {}
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff")))
    for line, row in enumerate(rows, start=1):
        cells = [cell.strip() for cell in row]
        if not any(cells) or (line == 1 and not cells[0][:1].isdigit()):
            continue
        if len(cells) not in {2, 3}:
            raise _refused(line, row, RowProblem.COLUMNS)
        day = _day(cells[0])
        if day is None:
            raise _refused(line, row, RowProblem.DATE)
        if day.year != year and (day.year, day.month) != (year - 1, _DECEMBER):
            raise _refused(line, row, RowProblem.OTHER_YEAR)
        if day in days:
            raise _refused(line, row, RowProblem.TWICE)
        mark = cells[1].lower()
        if mark not in _OFF | _WORKED:
            raise _refused(line, row, RowProblem.MARK)
        name = cells[2] if len(cells) == 3 else ""
        days[day] = MarkedDay(mark in _WORKED, name or ("" if mark in _WORKED else "放假"))
    if not days:
        raise _refused(0, [], RowProblem.EMPTY)
    return days


def _day(text: str) -> date | None:
    parts = text.replace("/", "-").split("-")
    try:
        year, month, day = map(int, parts)
        return date(year, month, day)
    except ValueError:
        return None


def _refused(line: int, row: list[str], problem: RowProblem) -> Refusal:
    return Refusal(
        Reason.FIELD_INVALID, field="calendar", line=line, value=",".join(row), problem=problem
    )
