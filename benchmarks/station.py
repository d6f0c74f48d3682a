"""A station of 100,000 cases for measuring: made once a run, by the import the officers use."""

import atexit
import secrets
import shutil
import sqlite3
import tempfile
from collections.abc import Generator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import select

from benchmarks import ledger_file
from cases.law.calendar import WorkCalendar
from cases.records.ids import OfficerId
from cases.records.ledger import ImportResult
from cases.records.officers import Officer, Role, TeamRole
from cases.records.progress import Progress
from cases.services.desk import Desk
from cases.store import engine, schema
from cases.store.guard import Acting
from cases.store.rows.cases import CaseRow, TeamRow
from cases.store.rows.unit import OfficerRoleRow, OfficerRow, UnitRow
from reports.press import OfficePress

CASES = 100_000
#: Cases the officer with few of them sees.
FEW = 200
NOW = datetime(2026, 9, 24, 2, 42, tzinfo=UTC)
#: Those the ledger names.
LEADS = ("郝建勋", "陆巧云", "纪文涛")

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Stations:
    """The same cases twice: as officers keep them, and in a file without a key."""

    keyed: engine.Store
    plain: engine.Store
    #: Leads and squad leader: sees all closed cases and the heads of the open ones.
    wide: Officer
    #: Duty desk: sees 200 cases and nothing else.
    narrow: Officer
    #: Mediator: sees what is concluded, and has no case of his own.
    squad: Officer

    def desk(self, officer: Officer, *, keyed: bool = True) -> Desk:
        """Return the officer's desk at one of the two."""
        return at_desk(self.keyed if keyed else self.plain, officer)


@cache
def folder() -> Path:
    """Return a folder that goes when the run ends."""
    made = Path(tempfile.mkdtemp(prefix="anjie-bench-"))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made


@cache
def ledger(count: int = CASES) -> Path:
    """Return the ledger as a file."""
    path = folder() / f"ledger-{count}.csv"
    ledger_file.write(path, count, officers=LEADS)
    return path


@cache
def stations() -> Stations:
    """Make both stations, with the index of the search caught up, and no statistics."""
    keyed, officers = make(folder() / "keyed.db", secrets.token_bytes(32))
    plain, _ = make(folder() / "plain.db", None)
    for store in (keyed, plain):
        desk = at_desk(store, officers[0])
        to_end(bring_in(desk, ledger()))
        while desk.search.catch_up():
            pass
        _give_few(store, officers[1].id)
        atexit.register(store.close)
    return Stations(keyed, plain, *officers)


def make(path: Path, key: bytes | None) -> tuple[engine.Store, tuple[Officer, Officer, Officer]]:
    """Make an empty station with its officers."""
    schema.create(path, key)
    store = engine.open_store(path, key)
    made = []
    with engine.session(store.door, Acting(0, NOW, door=True)) as session:
        session.add(
            UnitRow(
                station_id="bench",
                organ="澄州市公安局交通警察支队临江大队",
                squad="事故中队",
                short_name="澄临",
                created_at=NOW,
            )
        )
        roles: dict[str, tuple[Role, ...]] = {LEADS[0]: (Role.INVESTIGATOR, Role.SQUAD_LEADER)}
        roles |= {"值班员": (Role.DUTY_DESK,), "调解员": (Role.MEDIATOR,)}
        for number, name in enumerate((*LEADS, "值班员", "调解员")):
            held = roles.get(name, (Role.INVESTIGATOR,))
            row = OfficerRow(
                number=f"{30100 + number:06d}",
                name=name,
                joined_at=NOW,
                roles=[OfficerRoleRow(role=role.value) for role in held],
            )
            session.add(row)
            session.flush()
            made.append(Officer(OfficerId(row.id), row.number, name, frozenset(held)))
    return store, (made[0], made[-2], made[-1])


def at_desk(store: engine.Store, officer: Officer) -> Desk:
    """Return the officer's desk at a store."""
    calendar = WorkCalendar.shipped()
    return Desk(store, officer, lambda: NOW, OfficePress(), lambda: calendar)


def bring_in(desk: Desk, path: Path) -> Generator[Progress, None, ImportResult]:
    """Bring in a ledger as the dialog does."""
    file = desk.ledger.inspect(path)
    return desk.ledger.bring_in(file, file.mapping())


def to_end(work: Generator[Progress, None, Result]) -> Result:
    """Return the result of a long work."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]


def bare(path: Path) -> Any:
    """Open a plain database with the standard library."""
    return sqlite3.connect(path)


def _give_few(store: engine.Store, officer: int) -> None:
    with engine.session(store.door, Acting(0, NOW, door=True)) as session:
        ids = session.scalars(select(CaseRow.case_id).order_by(CaseRow.case_id)).all()
        session.add_all(
            TeamRow(
                case_id=case_id,
                officer_id=officer,
                role=TeamRole.INTAKE.value,
                from_at=NOW,
                assigned_by=officer,
            )
            for case_id in ids[:: len(ids) // FEW][:FEW]
        )
