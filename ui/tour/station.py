"""The station of the tour: a demonstration on the eve of a holiday week."""

from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from cases.records.times import at

if TYPE_CHECKING:
    from cases.papers.press import Press
    from cases.services.desk import Desk

TODAY = date(2026, 9, 24)
MOMENT = at(TODAY, 10, 42)
#: Whom the screens belong to: an investigator, his squad leader, who keeps the station.
LEAD, LEADER, KEEPER = "030417", "030201", "030102"

_T = TypeVar("_T")


def now() -> datetime:
    """Return the moment of the tour."""
    return MOMENT.astimezone(UTC)


def press() -> "Press":
    """Return the press of a demonstration."""
    from reports.press import OfficePress

    return OfficePress(demo=True)


def demonstration(folder: Path) -> Path:
    """Make the station."""
    from cases.records.station import Cost
    from cases.services.demo import make_demo
    from leads.services.demo import add_leads
    from reports.exhibits import exhibit_sheet

    quick = Cost(rounds=1, memory_kib=64, lanes=1)
    _drain(make_demo(folder, press=press(), today=TODAY, cost=quick))
    _drain(add_leads(folder, press=press(), sheet=exhibit_sheet, today=TODAY))
    return folder


@contextmanager
def at_desk(folder: Path, number: str) -> Generator["Desk", None, None]:
    """Sit down at the desk of an officer, and close the station behind him."""
    from cases.services.demo import PASSWORD
    from cases.services.station import Station

    station = Station.open(folder, alone=False)
    try:
        yield station.sign_in(number, PASSWORD, press=press(), now=now)
    finally:
        station.close()


def _drain(work: Generator[object, None, _T]) -> _T:
    while True:
        try:
            next(work)
        except StopIteration as end:
            result: _T = end.value
            return result
