"""The tables of a station as they stand now, and the version a file says it has."""

from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from cases.refusals import Reason, Refusal
from cases.store import closed_index, engine, journal
from cases.store.rows import Row

#: Version of the tables of this program; every migration adds one.
VERSION = 1


def create(path: Path, key: bytes | None, *, salt: bytes = b"") -> None:
    """Make every table, index and trigger in an empty database; no guard is armed yet."""
    raw = engine.connect(path, key, salt=salt)
    bare = create_engine(
        "sqlite://", module=sqlcipher, creator=lambda: raw, poolclass=StaticPool
    )
    with bare.begin() as connection:
        Row.metadata.create_all(connection)
        for statement in (*journal.SCHEMA, *closed_index.SCHEMA):
            raw.execute(statement)
        raw.execute(f"PRAGMA user_version = {VERSION}")
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
