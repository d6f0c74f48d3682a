"""Many rows at once, past the object layer but not past the guard's triggers."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from cases.store.engine import Store, StoreSession, driver, told
from cases.store.guard import Acting
from cases.store.rows import Row


@contextmanager
def wholesale(store: Store, acting: Acting) -> Iterator[StoreSession]:
    """Yield a session past the guard in which references are not checked row by row.

    For bringing in and taking back whole ledgers, whose rows refer to each other only: checking
    each of some hundred thousand parties against every table that may name one takes hours.
    """
    with store.door.connect() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.execute("PRAGMA foreign_keys = OFF")
        try:
            with StoreSession(connection, info={"acting": acting}) as opened, opened.begin():
                yield opened
        except DBAPIError as error:
            raise (told(error.orig) if error.orig else error) from error
        except sqlcipher.DatabaseError as error:
            raise told(error) from error
        finally:
            connection.rollback()
            raw.execute("PRAGMA foreign_keys = ON")


def insert(
    session: Session, row: type[Row], columns: Sequence[str], rows: Iterable[Sequence[Any]]
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
    driver(session).executemany(
        f"INSERT INTO main.{row.__tablename__}({names}) VALUES({values})", rows
    )


def highest(session: Session, row: type[Row], column: str) -> int:
    """Return the highest number in use in a column, or zero."""
    found = driver(session).execute(f"SELECT max({column}) FROM main.{row.__tablename__}")
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
