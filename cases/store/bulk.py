"""Many rows at once, past the object layer but not past the guard's triggers."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import create_engine, event
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from cases.store.engine import Store, StoreSession, connect, driver, session
from cases.store.guard import WHO, Acting
from cases.store.rows import Row

#: Keeps the pages of a whole ledger in memory until they are written once.
_CACHE_KIB = 262_144


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
    raw.execute(WHO)
    engine = create_engine(
        "sqlite://", module=sqlcipher, creator=lambda: raw, poolclass=StaticPool
    ).execution_options(write=True, store=True)
    event.listen(engine, "begin", lambda conn: conn.exec_driver_sql("BEGIN IMMEDIATE"))
    try:
        with session(engine, acting) as opened:
            yield opened
    finally:
        engine.dispose()


def insert(
    opened: Session, row: type[Row], columns: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    """Insert rows whose values are given as the database stores them.

    Columns that are not named get the default of the row class.

    Moments are stored in UTC with six decimals, days as ISO text, amounts in fen, JSON as text;
    `columns` are in the order of the values.
    """
    fixed = {
        column.name: _default(column.default.arg)
        for column in row.__table__.columns
        if column.name not in columns and column.default is not None
    }
    names = ", ".join(f'"{name}"' for name in (*columns, *fixed))
    values = ", ".join((*("?" for _ in columns), *fixed.values()))
    driver(opened).executemany(
        f"INSERT INTO main.{row.__tablename__}({names}) VALUES({values})", rows
    )


def highest(opened: Session, row: type[Row], column: str) -> int:
    """Return the highest number in use in a column, or zero."""
    found = driver(opened).execute(f"SELECT max({column}) FROM main.{row.__tablename__}")
    return found.fetchone()[0] or 0


def _default(value: Any) -> str:
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
