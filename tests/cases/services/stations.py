"""Invented stations for the tests, quick to unlock."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

from cases.records.officers import Role
from cases.records.recovery import RecoveryCode
from cases.records.station import Cost, NewOfficer
from cases.records.unit import Unit
from cases.services.station import Station

if TYPE_CHECKING:
    from cases.papers.press import Press
    from cases.services.desk import Desk

#: Cheap on purpose: the tests sign in hundreds of times.
QUICK = Cost(rounds=1, memory_kib=64, lanes=1)
UNIT = Unit("澄州市公安局交通警察支队临江大队", "事故中队", "澄临", "澄州市")
FIRST = NewOfficer("030102", "郝建勋", frozenset({Role.ADMINISTRATOR}))
PASSWORD = "临江-Qiao-2026"
OTHER = NewOfficer("030417", "王砚秋", frozenset({Role.INVESTIGATOR}))
INITIAL = "先用这个-9472-口令"
OWN = "自己选的-Lan-58号"

#: Nothing is printed by these tests.
NO_PRESS = cast("Press", object())

Now = Callable[[], datetime]


#: The files of stations that were made before, by the roles of the first officer and the moment.
_MADE: dict[tuple[frozenset[Role], datetime], tuple[dict[Path, bytes], RecoveryCode]] = {}


def found(
    folder: Path, now: Now, roles: frozenset[Role] = FIRST.roles
) -> tuple[Station, RecoveryCode]:
    """Make a station; where one like it was made before, and none stands yet, from its files.

    A second station beside the first must be another one: it is always made.
    """
    made = _MADE.get((roles, now()))
    is_first = folder.name == "station" and folder.parent.is_dir() and not folder.exists()
    if made is None or not is_first:
        first = NewOfficer(FIRST.number, FIRST.name, roles)
        station, code = Station.create(folder, UNIT, first, PASSWORD, now=now, cost=QUICK)
        station.close()
        files = {file.relative_to(folder): file.read_bytes() for file in _files(folder)}
        made = _MADE[roles, now()] = files, code
    for name, content in made[0].items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return Station.open(folder, cost=QUICK), made[1]


def _files(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file()]


def sign_in(
    station: Station, now: Now, who: str = FIRST.number, password: str = PASSWORD
) -> "Desk":
    return station.sign_in(who, password, press=NO_PRESS, now=now)


def join(desk: "Desk", new: NewOfficer = OTHER) -> "Desk":
    """Take the officer in and return his desk; the administrator's is closed by it."""
    desk.officers.add(new, INITIAL)
    station = desk.station
    assert station is not None
    return station.sign_in(new.number, INITIAL, press=NO_PRESS, now=desk.now, new_password=OWN)
