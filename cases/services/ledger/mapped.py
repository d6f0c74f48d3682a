"""A table that was opened and looked at: its titles, its rows, its hash; pure."""

import hashlib
from collections.abc import Iterator
from itertools import dropwhile
from pathlib import Path

from cases.records.ledger import Held, MappedFile
from cases.services import tablefile


def rows_of(file: MappedFile[Held]) -> tuple[int, Iterator[tablefile.Line]]:
    """Return about how many lines the file has, and those below the header."""
    height, lines = tablefile.open_table(Path(file.path), file.sheet or None).counted()
    return height, dropwhile(lambda line: line[0] <= file.header_line, lines)


def titles_of(file: MappedFile[Held]) -> tuple[str, ...]:
    """Return the titles of the columns of a file."""
    return tuple(column.title for column in file.columns)


def hash_of(file: MappedFile[Held]) -> str:
    """Return the SHA-256 of a file."""
    with Path(file.path).open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
