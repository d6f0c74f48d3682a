"""A connection for whole ledgers, and where their rows go, past the object layer."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import create_engine, event
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from cases.store.engine import Store, StoreSession, connect, driver, session
from cases.store.guard import WHO, Acting
from cases.store.rows import Row

#: Keeps the pages of indexes that are written everywhere; full pages go out while others fill.
_CACHE_KIB = 24_576


@contextmanager
def wholesale(store: Store, acting: Acting) -> Iterator[StoreSession]:
    """Yield a session on a connection of its own, without guard and without reference checks.

    For bringing in and taking back whole ledgers, whose rows refer to each other only: asking
    the guard's triggers, and every table that may name a party, for each of some hundred
    thousand rows takes longer than all the rest.
    """
    raw = connect(store.path, store.key[0] if store.key else None)
    raw.execute("PRAGMA foreign_keys = OFF")
    raw.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    # What is committed is on the disk; the next who writes brings it into its place.
    raw.execute("PRAGMA wal_autocheckpoint = 0")
    raw.execute(WHO)
    engine = create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=lambda: raw,
        poolclass=StaticPool,
        hide_parameters=True,
    ).execution_options(write=True, store=True)
    event.listen(engine, "begin", lambda conn: conn.exec_driver_sql("BEGIN IMMEDIATE"))
    try:
        with session(engine, acting) as opened:
            yield opened
    finally:
        engine.dispose()


@dataclass(frozen=True, slots=True)
class Into:
    """A table that takes many rows, and what each row gives it."""

    table: str
    #: Columns that each row has a value for, given as the database stores it: moments in UTC
    #: with six decimals, days as ISO text, amounts in fen, JSON as text.
    columns: tuple[str, ...]
    #: Columns that hold the same in all rows, with their value as SQL.
    same: tuple[tuple[str, str], ...] = ()
    #: Values a statement takes: enough to keep the database busy for some milliseconds, and no
    #: more than fit the processor's cache.
    values: int = 20_000

    def sql(self, rows: int) -> str:
        """Return the statement that inserts so many rows, their values one after the other."""
        places = [f"column{number + 1}" for number in range(len(self.columns))]
        names = ", ".join([f'"{name}"' for name in (*self.columns, *dict(self.same))])
        taken = ", ".join([*places, *dict(self.same).values()])
        row = f"({', '.join('?' * len(self.columns))})"
        return (
            f"INSERT INTO main.{self.table}({names})"
            f" SELECT {taken} FROM (VALUES {', '.join([row] * rows)})"
        )


def into(row: type[Row], *columns: str, **same: Any) -> Into:
    """Return where rows of a class go; columns not named get the default of the class."""
    fixed = {
        column.name: _literal(column.default.arg)
        for column in row.__table__.columns
        if column.name not in columns and column.default is not None
    }
    fixed |= {name: _literal(value) for name, value in same.items()}
    return Into(row.__tablename__, columns, tuple(fixed.items()))


def highest(opened: Session, row: type[Row], column: str) -> int:
    """Return the highest number in use in a column, or zero."""
    found = driver(opened).execute(f"SELECT max({column}) FROM main.{row.__tablename__}")
    return found.fetchone()[0] or 0


def _literal(value: Any) -> str:
    match value:
        case bool():
            return str(int(value))
        case int():
            return str(value)
        case str():
            quoted = value.replace("'", "''")
            return f"'{quoted}'"
        case _:
            # dict, list: an empty one.
            return "'{}'" if value.__name__ == "dict" else "'[]'"
