"""The tables of a station as they stand now, and the version a file says it has."""

from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import create_engine, event
from sqlalchemy.engine import Connection
from sqlalchemy.pool import StaticPool

from cases.refusals import Reason, Refusal
from cases.store import engine

#: Version of the tables of this program; every migration adds one.
VERSION = 18
MIGRATIONS = Path(__file__).parent / "migrations"


def create(path: Path, key: bytes | None, *, salt: bytes = b"") -> None:
    """Make every table, index and trigger in an empty database; no guard is armed yet."""
    migrate(path, key, salt=salt)


def migrate(path: Path, key: bytes | None, *, salt: bytes = b"") -> None:
    """Bring a database of any older version, or an empty one, up to today's tables.

    It is one transaction: a power cut leaves the file as it was.
    """
    from alembic import command
    from alembic.config import Config

    raw = engine.connect(path, key, salt=salt)
    # A table that is changed by copying must not take its children along.
    raw.execute("PRAGMA foreign_keys = OFF")
    bare = create_engine("sqlite://", module=sqlcipher, creator=lambda: raw, poolclass=StaticPool)
    event.listen(bare, "begin", _begin)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    try:
        with bare.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                raise Refusal(Reason.DATABASE_DAMAGED)
            connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")
    finally:
        bare.dispose()


def is_current(raw: Any) -> bool:
    """Tell whether the file has today's tables; False: it must be brought up first.

    Raises:
        Refusal: a newer program has written the file.
    """
    version: int = raw.execute("PRAGMA user_version").fetchone()[0]
    if version > VERSION:
        raise Refusal(Reason.NEWER_SCHEMA, version=version, known=VERSION)
    return version == VERSION


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
