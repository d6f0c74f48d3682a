"""The classes of rows made ready before the first question, which would otherwise wait for it."""

from sqlalchemy.orm import configure_mappers

# All of them: a class that is imported later would be settled at the first question after it.
import cases.store.rows as _rows  # noqa: F401 - only to be there


def map_rows() -> None:
    """Settle how every class of rows is read; what is settled already costs nothing."""
    configure_mappers()
