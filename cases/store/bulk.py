"""Many rows at once, past the object layer but not past the guard's triggers."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy.orm import Session

from cases.store.engine import driver
from cases.store.rows import Row


def insert(
    session: Session, row: type[Row], columns: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    """Insert rows whose values are given as the database stores them.

    Columns that are not named get the default of the row class.

    Args:
        columns: Names in the order of the values.
        rows: Moments as `stored_moment`, days as ISO text, amounts in fen, JSON as text.
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
