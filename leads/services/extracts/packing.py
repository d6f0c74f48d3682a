"""The rows of a file, read and packed some thousand at a time; nothing is written here."""

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

import numpy as np
import numpy.typing as npt

from cases.records.ledger import RefusedRow
from cases.records.progress import Progress
from cases.services.ledger import cells as read_cells
from cases.services.ledger import mapped
from cases.services.tablefile import Line
from leads.registers import blocks
from leads.registers.fields import ExtractKind, Field
from leads.registers.records import ExtractFile
from leads.registers.rows import Columns, Reader
from leads.services.extracts.stored import population_bytes

#: Rows that stayed outside are kept up to so many: a sheet nobody reads to its end.
_MOST_REFUSED: Final = 20_000


@dataclass(frozen=True, slots=True)
class Block:
    """Rows packed twice: as they are searched and as they stood."""

    rows: int
    columns: bytes | None
    content: bytes


@dataclass
class Packer:
    """Reads a file and keeps what came of it, packed: some 50 bytes a row.

    Attributes:
        blocks: What can be written.
        refused: The first rows that stay outside; `refused_rows` counts all of them.
        doubles: Rows that stand in the file more than once, their first not counted.
    """

    kind: ExtractKind
    mapping: Mapping[int, Field]
    blocks: list[Block] = field(default_factory=list)
    refused: list[RefusedRow] = field(default_factory=list)
    read_rows: int = 0
    refused_rows: int = 0
    doubles: int = 0

    def __post_init__(self) -> None:
        self.reader = Reader(self.kind, self.mapping)
        self._marks: list[npt.NDArray[np.int64]] = []

    @property
    def rows(self) -> int:
        """How many rows can be written."""
        return sum(block.rows for block in self.blocks)

    def read(self, file: ExtractFile) -> Generator[Progress, None, None]:
        """Read the whole file; between two blocks it can be cancelled."""
        height, lines = mapped.rows_of(file)
        length = max(height - file.header_line, 1)
        while batch := list(islice(lines, blocks.ROWS)):
            self._take(batch, is_text=bool(file.encoding))
            # One more: all is read when nothing is left, not when the guess has come true.
            yield Progress(self.read_rows, max(length, self.read_rows + 1))
        self._leave_doubles_out()
        yield Progress(self.read_rows, self.read_rows)

    def _take(self, batch: Sequence[Line], *, is_text: bool) -> None:
        columns = self.reader.read(text_rows(batch, is_text=is_text))
        self.read_rows += len(batch)
        self.refused_rows += len(columns.problems)
        room = _MOST_REFUSED - len(self.refused)
        self.refused += [
            RefusedRow(*batch[place], problems)
            for place, problems in islice(sorted(columns.problems.items()), max(room, 0))
        ]
        if len(columns):
            self._marks.append(columns.marks)
            self.blocks.append(_packed(self.kind, columns))

    def _leave_doubles_out(self) -> None:
        """Pack the blocks with rows that have come before anew without them."""
        if not self._marks:
            return
        marks = np.concatenate(self._marks)
        order = np.argsort(marks, kind="stable")
        again = np.sort(order[1:][marks[order[1:]] == marks[order[:-1]]])
        if not len(again):
            return
        self.doubles = len(again)
        kept: list[Block] = []
        begin = 0
        for block in self.blocks:
            first, last = np.searchsorted(again, (begin, begin + block.rows))
            gone = frozenset((again[first:last] - begin).tolist())
            begin += block.rows
            kept.append(self._without(block, gone) if gone else block)
        self.blocks = [block for block in kept if block.rows]

    def _without(self, block: Block, gone: frozenset[int]) -> Block:
        given = [
            [cell for place, cell in enumerate(column) if place not in gone]
            for column in blocks.unpack(block.content)
        ]
        if not given[0]:
            return Block(0, None, b"")
        return _packed(self.kind, self.reader.again(given))


def text_rows(lines: Sequence[Line], *, is_text: bool = False) -> list[tuple[str, ...]]:
    """Return the cells of the lines as text; those of a text file are text already."""
    if is_text:
        return [cells for _, cells in lines]  # type: ignore[misc]
    return [tuple(map(read_cells.text, cells)) for _, cells in lines]


def _packed(kind: ExtractKind, columns: Columns) -> Block:
    read = None if kind is ExtractKind.ADDRESSES else columns.read
    return Block(len(columns), population_bytes(read, len(columns)), blocks.pack(columns.given))
