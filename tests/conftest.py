"""A real encrypted store in a temporary folder, and desks of invented officers at it."""

import gc
import os
import shutil
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cases.records.ids import OfficerId
from cases.records.officers import Officer, Role
from cases.services.desk import Desk
from cases.store import engine, schema
from cases.store.guard import Acting
from cases.store.rows.unit import OfficerRoleRow, OfficerRow, RoomRow, UnitRow
from tests import beginnings

if TYPE_CHECKING:
    from tests.cases.services.hidden import Ids

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

#: Memory that is a folder: a store there is as real, and no act waits for a disk.
MEMORY = Path("/dev/shm")
if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > 4 << 30:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


def pytest_collection_finish() -> None:
    """Keep the collector from walking through all that was imported, and from other threads.

    A window that is collected on the database thread takes the process along.
    """
    gc.collect()
    gc.freeze()
    gc.disable()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown() -> Generator[None, None, None]:
    """Delete the windows a test has left behind: each of the next is slower for every one."""
    yield
    if gc.get_count()[0] > 10_000:
        gc.collect()
    if "PySide6.QtWidgets" not in sys.modules:
        return
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QApplication

    if QApplication.instance() is not None:
        for window in QApplication.topLevelWidgets():
            if window.parent() is None:
                window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


#: Thursday 2026-09-24, 10:42 in Shanghai: the eve of a holiday week.
START = datetime(2026, 9, 24, 2, 42, tzinfo=UTC)


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.moment = START

    def __call__(self) -> datetime:
        return self.moment

    def go_to(self, moment: datetime) -> None:
        self.moment = moment

    def advance(self, **delta: float) -> None:
        self.moment += timedelta(**delta)


@pytest.fixture
def clock() -> Clock:
    return Clock()


#: A database with a unit and two rooms, and its key; to make it takes longer than most tests.
Empty = tuple[Path, bytes]


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Empty:
    path, key = tmp_path_factory.mktemp("empty") / "station.db", os.urandom(32)
    schema.create(path, key)
    opened = engine.open_store(path, key)
    with engine.session(opened.door, Acting(0, START, door=True)) as session:
        session.add(
            UnitRow(
                id=1,
                station_id="test",
                organ="澄州市公安局交通警察支队临江大队",
                squad="事故中队",
                short_name="澄临",
                region="澄州市",
                phone="0000-1234567",
                created_at=START,
            )
        )
        session.add_all([RoomRow(name="一室", position=1), RoomRow(name="二室", position=2)])
    opened.close()
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    return path, key


@pytest.fixture(scope="session")
def hidden_station(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, "Ids"]:
    """A station with an officer of each role and one case that only its lead handles; copy it."""
    from tests.cases.services import hidden

    folder = tmp_path_factory.mktemp("hidden") / "station"
    return folder, hidden.make_station(folder, Clock())


@pytest.fixture
def store(tmp_path: Path, empty: Empty) -> Iterator[engine.Store]:
    with store_in(tmp_path, empty) as opened:
        yield opened


@contextmanager
def store_in(folder: Path, empty: Empty) -> Iterator[engine.Store]:
    """Open a new store with a unit and two rooms."""
    path, key = folder / "station.db", empty[1]
    shutil.copyfile(empty[0], path)
    opened = engine.open_store(path, key)
    yield opened
    opened.close()


#: Makes the desk of a new officer with the given name and roles.
DeskOf = Callable[..., Desk]


@pytest.fixture
def desk_of(store: engine.Store, clock: Clock) -> DeskOf:
    return desks_at(store, clock)


def desks_at(store: engine.Store, clock: Clock) -> DeskOf:
    """Return what makes the desks of new officers at a store."""
    from cases.law.calendar import WorkCalendar
    from reports.press import OfficePress

    calendar = WorkCalendar.shipped()
    press = OfficePress()

    def make(name: str, *roles: Role) -> Desk:
        with engine.session(store.door, Acting(0, clock(), door=True)) as session:
            count = session.query(OfficerRow).count()
            row = OfficerRow(
                number=f"{30100 + count:06d}",
                name=name,
                joined_at=clock(),
                roles=[OfficerRoleRow(role=role.value) for role in roles],
            )
            session.add(row)
            session.flush()
            officer = Officer(OfficerId(row.id), row.number, name, frozenset(roles))
        return Desk(store, officer, clock, press, lambda: calendar)

    return make


#: Returns what a builder of this kind has built: `build(desk_of, clock)`.
Begin = Callable[[beginnings.Build], Any]


@pytest.fixture(scope="session")
def begun() -> dict[beginnings.Build, beginnings.Begun]:
    return {}


@pytest.fixture
def begin(
    store: engine.Store,
    clock: Clock,
    empty: Empty,
    begun: dict[beginnings.Build, beginnings.Begun],
    tmp_path_factory: pytest.TempPathFactory,
) -> Begin:
    """Begin where a builder ends; it builds once, every test gets a copy of the store."""

    def at(build: beginnings.Build) -> Any:
        if build not in begun:
            folder, own = tmp_path_factory.mktemp("begun"), Clock()
            with store_in(folder, empty) as made:
                value = build(desks_at(made, own), own)
            begun[build] = beginnings.Begun(folder / "station.db", own.moment, value)
        return beginnings.begin_again(begun[build], store, clock)

    return at
