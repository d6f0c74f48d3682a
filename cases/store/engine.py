"""Connections to the station's database: keyed, armed with the guard, one transaction a session."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import create_engine, event

# Else it is first imported when a station is opened, while the officer waits.
from sqlalchemy.dialects import sqlite as _sqlite  # noqa: F401 - only to be there
from sqlalchemy.engine import Connection, Dialect, Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool
from sqlalchemy.util import LRUCache

from cases.refusals import Reason, Refusal
from cases.store import guard
from cases.store.connecting import DriverError, connect, told

__all__ = [
    "DriverError",
    "Store",
    "StoreSession",
    "connect",
    "driver",
    "open_store",
    "session",
    "told",
    "whole",
]


class StoreSession(Session):
    """A session of the store: one act, one transaction; `info["acting"]` says in whose name."""


guard.announce(StoreSession)

#: What statements compile to rests on no station and no key: a store that is opened again after a
#: lock, or after many others, finds them ready. The keys hold the dialect, so that one serves all.
_COMPILED: LRUCache[Any, Any] = LRUCache(1000)
_DIALECT: dict[str, Dialect] = {}


@dataclass(frozen=True, slots=True)
class Store:
    """An open station database.

    Attributes:
        path: The database file.
        reading: Guarded, reads only.
        writing: Guarded, takes the write lock at once so that the journal stays one chain.
        door: Past the guard; for the few acts that must be.
    """

    path: Path
    reading: Engine
    writing: Engine
    door: Engine
    #: The key, as long as the station is not locked; then empty.
    key: list[bytes | None] = field(repr=False, compare=False)

    def close(self) -> None:
        """Close all connections and forget the key; work under way ends its transaction first."""
        self.key.clear()
        self.reading.dispose()


def open_store(path: Path, key: bytes | None) -> Store:
    """Open the database with its guard."""
    kept: list[bytes | None] = [key]

    def creator() -> Any:
        if not kept:
            raise Refusal(Reason.STATION_LOCKED)
        raw = connect(path, kept[0])
        guard.arm(raw)
        return raw

    engine = create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=creator,
        poolclass=QueuePool,
        pool_size=3,
        # The connection used last knows best which cases are the officer's.
        pool_use_lifo=True,
        # What a statement was asked with is of a case; an error is read by anybody.
        hide_parameters=True,
        execution_options={"compiled_cache": _COMPILED},
    )
    engine.dialect = _DIALECT.setdefault(engine.name, engine.dialect)
    event.listen(engine, "begin", _begin)
    guard.guard(engine)
    return Store(
        path,
        reading=engine,
        writing=engine.execution_options(write=True),
        door=engine.execution_options(write=True, store=True, schema_translate_map={None: "main"}),
        key=kept,
    )


@contextmanager
def session(engine: Engine, acting: guard.Acting) -> Iterator[StoreSession]:
    """Yield a session that commits at the end and rolls back when anything is raised."""
    try:
        with StoreSession(engine, info={"acting": acting}) as opened, opened.begin():
            yield opened
    except DBAPIError as error:
        if isinstance(error.orig, DriverError):
            raise told(error.orig) from error
        raise
    except DriverError as error:
        raise told(error) from error


@contextmanager
def whole(opened: StoreSession) -> Iterator[None]:
    """Let a session past the guard for a moment, inside its own transaction.

    For what must be counted from the whole case although the acting officer sees a part of it:
    the clocks of a case after the act of its mediator.
    """
    opened.flush()
    connection, raw = opened.connection(), driver(opened)
    was = raw.execute("SELECT door FROM temp.guard_who").fetchone()[0]
    before = connection.get_execution_options()
    raw.execute("UPDATE temp.guard_who SET door=1")
    connection.execution_options(store=True, schema_translate_map={None: "main"})
    try:
        yield
        opened.flush()
    finally:
        connection.execution_options(
            store=before.get("store", False),
            schema_translate_map=before.get("schema_translate_map"),
        )
        raw.execute("UPDATE temp.guard_who SET door=?", (was,))
        opened.expire_all()


def driver(opened: Session) -> Any:
    """Return the driver connection of a session, for the journal; it is not guarded."""
    raw = opened.connection().connection.driver_connection
    assert raw is not None
    return raw


def _begin(conn: Connection) -> None:
    writing = conn.get_execution_options().get("write")
    conn.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
