"""A station with one hidden case in every table, made once; each attack has a copy of its own."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cases.records.station import NewOfficer
from cases.services.desk import Desk
from cases.services.station import Station
from reports.press import OfficePress
from tests.cases.services import hidden
from tests.cases.services.hidden import Ids
from tests.cases.services.stations import PASSWORD, QUICK
from tests.conftest import Clock

Made = tuple[Path, Ids]
#: Signs an officer in at a copy of the station.
SignIn = Callable[..., Desk]


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("attacked") / "station"
    return folder, hidden.make_station(folder, Clock())


@pytest.fixture(scope="session")
def ids(made: Made) -> Ids:
    return made[1]


@pytest.fixture
def folder(made: Made, tmp_path: Path) -> Path:
    copy = tmp_path / "station"
    shutil.copytree(made[0], copy)
    return copy


@pytest.fixture
def later() -> Clock:
    clock = Clock()
    clock.go_to(hidden.MOMENT)
    return clock


@pytest.fixture
def sign_in(folder: Path, later: Clock) -> Iterator[SignIn]:
    opened: list[Station] = []

    def enter(who: NewOfficer, at: Path = folder) -> Desk:
        station = Station.open(at, alone=False, cost=QUICK)
        opened.append(station)
        return station.sign_in(who.number, PASSWORD, press=OfficePress(), now=later)

    yield enter
    for station in opened:
        station.close()
