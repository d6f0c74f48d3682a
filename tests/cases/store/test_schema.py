"""Migrations make the tables that the rows describe, keep what is there, never stop half-way."""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from cases.records.officers import OF_OFFICERS
from cases.records.station import BackupKind
from cases.services.station import Station
from cases.services.verify import verify
from cases.store import closed_index, engine, journal, schema
from cases.store.rows import Row
from tests.cases.services.stations import QUICK, found, sign_in
from tests.conftest import Clock

#: A station as the first schema ever shipped made it; its administrator and his password.
FIRST_STATION = Path(__file__).parents[2] / "data" / "first_station"
NUMBER, PASSWORD = "030102", "临江-Qiao-2026"

KEY = bytes(range(32))


def differences(raw: Any) -> list[Any]:
    bare = create_engine("sqlite://", module=sqlcipher, creator=lambda: raw, poolclass=StaticPool)
    with bare.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_name": _of_the_rows, "compare_type": True}
        )
        return list(compare_metadata(context, Row.metadata))


def _of_the_rows(name: str | None, kind: str, _parents: object) -> bool:
    # The journal and the text index are not rows.
    return kind != "table" or name in Row.metadata.tables


def made_of(raw: Any) -> dict[str, str]:
    """Everything in a database by name, its SQL without blanks and quotes."""
    return {
        name: "".join(sql.replace('"', "").replace("main.", "").split())
        for name, sql in raw.execute(
            "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"
            " AND type IN ('trigger', 'index')"
        )
    }


def test_migrations_make_exactly_the_tables_of_the_rows(tmp_path: Path) -> None:
    schema.create(tmp_path / "station.db", KEY)
    raw = engine.connect(tmp_path / "station.db", KEY)
    assert differences(raw) == []
    assert schema.is_current(raw)
    raw.close()


def test_migrations_make_every_index_and_trigger_of_the_rows(tmp_path: Path) -> None:
    schema.create(tmp_path / "migrated.db", KEY)
    migrated = engine.connect(tmp_path / "migrated.db", KEY)
    described = engine.connect(tmp_path / "described.db", KEY)
    bare = create_engine(
        "sqlite://", module=sqlcipher, creator=lambda: described, poolclass=StaticPool
    )
    with bare.begin() as connection:
        Row.metadata.create_all(connection)
    for statement in (*journal.SCHEMA, *closed_index.SCHEMA):
        described.execute(statement)
    assert made_of(migrated) == made_of(described)
    described.close()
    migrated.close()


def test_a_station_of_the_first_schema_opens_with_all_it_holds(
    tmp_path: Path, clock: Clock
) -> None:
    folder = tmp_path / "station"
    shutil.copytree(FIRST_STATION, folder)
    station = Station.open(folder)
    desk = sign_in(station, clock, NUMBER, PASSWORD)
    assert desk.officer.name == "郝建勋"
    assert desk.unit.unit().organ == "澄州市公安局交通警察支队临江大队"
    assert [room.name for room in desk.unit.rooms()] == ["一室", "二室"]
    assert desk.unit.policy("mediation.missed_sessions").reference == "单位规定〔2026〕3号"
    assert [one.number for one in desk.officers.list()] == [NUMBER, "030417"]
    assert verify(desk).intact
    raw = engine.connect(folder / "station.db", station.key)
    assert differences(raw) == []
    raw.close()
    station.close()


@pytest.fixture
def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program one version on, whose migration adds a column to the rooms."""
    migrations = tmp_path / "migrations"
    shutil.copytree(schema.MIGRATIONS, migrations)
    newest = max(path.name[:4] for path in (migrations / "versions").glob("0*.py"))
    (migrations / "versions" / "9999_next.py").write_text(
        "import sqlalchemy as sa\n"
        "from alembic import op\n"
        f"revision, down_revision = '9999', '{newest}'\n"
        "def upgrade():\n"
        "    with op.batch_alter_table('rooms') as rooms:\n"
        "        rooms.add_column(sa.Column('seats', sa.Integer(), server_default='6'))\n"
    )
    monkeypatch.setattr(schema, "MIGRATIONS", migrations)
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)
    return migrations


def test_an_older_station_is_backed_up_and_brought_to_the_newer_tables(
    tmp_path: Path, clock: Clock, request: pytest.FixtureRequest
) -> None:
    station, _ = found(tmp_path / "station", clock, OF_OFFICERS)
    sign_in(station, clock).unit.add_room("一室")
    station.close()
    request.getfixturevalue("next_version")
    station = Station.open(tmp_path / "station", cost=QUICK)
    desk = sign_in(station, clock)
    assert [room.name for room in desk.unit.rooms()] == ["一室"]
    (backup,) = desk.backups.list()
    assert backup.kind is BackupKind.UPGRADE
    raw = engine.connect(tmp_path / "station" / "station.db", station.key)
    assert raw.execute("SELECT name, seats FROM rooms").fetchall() == [("一室", 6)]
    assert raw.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)
    raw.close()
    assert verify(desk).intact
    station.close()


def test_a_migration_that_fails_leaves_the_station_as_it_was(
    tmp_path: Path, clock: Clock, request: pytest.FixtureRequest
) -> None:
    station, _ = found(tmp_path / "station", clock)
    sign_in(station, clock).unit.add_room("一室")
    key = station.key
    station.close()
    before = schema.VERSION
    migrations: Path = request.getfixturevalue("next_version")
    with (migrations / "versions" / "9999_next.py").open("a") as file:
        file.write("    raise RuntimeError('the power went')\n")
    with pytest.raises(RuntimeError, match="the power went"):
        schema.migrate(tmp_path / "station" / "station.db", key)
    raw = engine.connect(tmp_path / "station" / "station.db", key)
    assert raw.execute("PRAGMA user_version").fetchone() == (before,)
    assert differences(raw) == []
    assert raw.execute("SELECT name FROM rooms").fetchall() == [("一室",)]
    raw.close()


def test_another_key_opens_nothing(tmp_path: Path) -> None:
    from cases.refusals import Reason, Refusal

    schema.create(tmp_path / "station.db", KEY)
    with pytest.raises(Refusal) as refused:
        engine.connect(tmp_path / "station.db", os.urandom(32))
    assert refused.value.reason is Reason.DATABASE_DAMAGED
