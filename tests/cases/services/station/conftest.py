"""A station founded in an empty folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cases.records.recovery import RecoveryCode
from cases.services.station import Station
from tests.cases.services.stations import (
    found,
)
from tests.conftest import Clock


@pytest.fixture
def made(tmp_path: Path, clock: Clock) -> Iterator[tuple[Station, RecoveryCode]]:
    station, code = found(tmp_path / "station", clock)
    yield station, code
    station.close()


@pytest.fixture
def station(made: tuple[Station, RecoveryCode]) -> Station:
    return made[0]
