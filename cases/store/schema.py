"""The tables of a station as they stand now."""

from pathlib import Path

from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from cases.store import engine, journal
from cases.store.rows import Row


def create(path: Path, key: bytes | None) -> None:
    """Make every table, index and trigger in an empty database; no guard is armed yet."""
    raw = engine.connect(path, key)
    bare = create_engine(
        "sqlite://", module=engine.sqlcipher, creator=lambda: raw, poolclass=StaticPool
    )
    with bare.begin() as connection:
        Row.metadata.create_all(connection)
        for statement in journal.SCHEMA:
            raw.execute(statement)
    bare.dispose()
