"""An extract of a register from a file, straight into a population."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from cases.services.tablefile import open_table
from leads.evidence.written import UnknownFieldError, UnreadableError
from leads.ranking.encoder import Encoder
from leads.ranking.population import Population
from leads.ranking.vehicle import FIELDS

#: The columns by their names in the file; the keeper is no matter of a ranking.
_COLUMNS: Final = {"class": "vehicle_class", "keeper": ""} | {
    name: name for name in FIELDS if name != "vehicle_class"
}
_SLICE = 20_000


def read_extract(path: Path) -> Population:
    """Return the vehicles of a file (CSV in UTF-8 or GB18030, or Excel).

    Raises:
        Refusal: the file cannot be read.
        UnreadableError: it has no plates, or a column nobody knows.
    """
    lines = (cells for _, cells in open_table(path).lines())
    head = [str(cell).strip().lower() for cell in next(lines, ())]
    for name in head:
        if name and name not in _COLUMNS:
            raise UnknownFieldError(name)
    if "plate" not in head:
        raise UnreadableError("plate")
    places = [
        head.index(name)
        for field in FIELDS
        for name, of in _COLUMNS.items()
        if of == field and name in head
    ]
    fields = [_COLUMNS[head[place]] for place in places]
    order = [fields.index(field) if field in fields else None for field in FIELDS]
    encoder = Encoder()
    for rows in _slices(lines):
        # One column of texts after the other: a row at a time would take three times as long.
        columns = [
            [str(row[place]) if place < len(row) else "" for row in rows] for place in places
        ]
        empty = [""] * len(rows)
        encoder.add_columns([empty if place is None else columns[place] for place in order])
    return encoder.population()


def _slices(lines: Iterator[tuple[object, ...]]) -> Iterator[list[tuple[object, ...]]]:
    while found := list(islice(lines, _SLICE)):
        yield found
