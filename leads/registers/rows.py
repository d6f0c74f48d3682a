"""Rows of a file read into the columns of an extract, some thousands at a time.

A cell that cannot be read does not keep a vehicle out: the vehicle looked for might be the very
one with the smudged cell. It counts as empty, stays readable as it stood when the row is opened,
and is counted by its word, so that the officer can have the extract made anew. Only a row without
the thing it is looked up by stays outside.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt

from cases.records.ledger import CellProblem, Problem
from leads.ranking.alphabet import CODE_OF, PROVINCES, tidy
from leads.registers.codes import class_code, colour_code, plate_colour
from leads.registers.fields import OFFERED, REQUIRED, ExtractKind, Field

#: The shortest and the longest plate: of an old agency, and of a new-energy vehicle.
_PLATE_LENGTHS: Final = range(6, 9)
#: Different words that cannot be read are counted up to so many.
_MOST_WORDS: Final = 500
#: What nearly all plates look like, for which the careful way is not needed.
_PLAIN: Final = re.compile(f"[{PROVINCES}][A-Z][A-Z0-9]{{5,6}}")
_EMPTY: Final = frozenset({"-", "--", "—", "——", "/", "\\", "无", "不详", "未知", "NULL", "null"})

_MISSING: Final = {
    ExtractKind.VEHICLES: Problem.PLATE_MISSING,
    ExtractKind.POLICIES: Problem.POLICY_MISSING,
    ExtractKind.ADDRESSES: Problem.ADDRESS_MISSING,
}


@dataclass(frozen=True, slots=True)
class Columns:
    """Rows that can come in, by columns.

    Attributes:
        given: What the file says, a column for each field of the kind.
        read: The same as it is searched: codes of colours and classes, tidy plates, years.
        problems: Of the rows that stay outside, by their place among the rows that were read.
        marks: A number for each row that came in; of two equal rows the same.
    """

    given: tuple[Sequence[str], ...]
    read: Mapping[Field, Sequence[str]]
    problems: Mapping[int, tuple[CellProblem, ...]]
    marks: npt.NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.given[0])


@dataclass
class Reader:
    """Reads rows of one file; remembers words, of which a register has few.

    Attributes:
        unread: How often a cell of a field held a word that says nothing to us.
    """

    kind: ExtractKind
    mapping: Mapping[int, Field]
    unread: Counter[tuple[Field, str]] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        places = {held: index for index, held in sorted(self.mapping.items(), reverse=True)}
        self._places = tuple(places.get(held) for held in OFFERED[self.kind])
        self._width = max(self.mapping, default=-1) + 1
        self._words = {held: _Words(held, self) for held in _CODED}

    def read(self, rows: Sequence[tuple[str, ...]]) -> Columns:
        """Read rows of text; which of them stay outside is in the answer."""
        whole = _by_columns(rows, self._width)
        blank = [""] * len(rows)
        given = [blank if at is None else list(map(str.strip, whole[at])) for at in self._places]
        problems = self._check(given)
        if problems:
            keep = [place for place in range(len(rows)) if place not in problems]
            given = [[column[place] for place in keep] for column in given]
        return Columns(tuple(given), self._as_searched(given), problems, _marks(given))

    def again(self, given: Sequence[Sequence[str]]) -> Columns:
        """Return rows that have been read before as columns; their words are not counted twice."""
        counted = self.unread.copy()
        columns = Columns(tuple(given), self._as_searched(given), {}, _marks(given))
        self.unread = counted
        return columns

    def _check(self, given: Sequence[Sequence[str]]) -> dict[int, tuple[CellProblem, ...]]:
        offered = OFFERED[self.kind]
        needed = offered.index(REQUIRED[self.kind])
        index = self._places[needed]
        missing = (CellProblem(_MISSING[self.kind], index),)
        problems: dict[int, tuple[CellProblem, ...]] = {
            place: missing for place, text in enumerate(given[needed]) if text in _NOTHING
        }
        if Field.PLATE in offered:
            at = offered.index(Field.PLATE)
            wrong = (CellProblem(Problem.PLATE_UNREADABLE, self._places[at]),)
            for place, text in enumerate(given[at]):
                if not is_plate(text) and text not in _NOTHING and place not in problems:
                    problems[place] = wrong
        return problems

    def _as_searched(self, given: Sequence[Sequence[str]]) -> Mapping[Field, Sequence[str]]:
        return {
            held: list(map(self._words[held].__getitem__, column)) if held in _CODED else column
            for held, column in zip(OFFERED[self.kind], given, strict=True)
        }


def is_plate(text: str) -> bool:
    """Tell whether a text can stand on a plate."""
    if _PLAIN.fullmatch(text):
        return True
    bare = tidy(text)
    return len(bare) in _PLATE_LENGTHS and all(sign in CODE_OF for sign in bare)


def year_in(text: str) -> str | None:
    """Return the year of "2019", "2019-06-01", "20190601" or "2019年"; None: there is none."""
    head = text[:4]
    if head.isascii() and head.isdecimal() and len(head) == 4 and "1900" <= head <= "2999":
        return head
    return None


def _class(text: str) -> str | None:
    return class_code(text)


_CODED: Final[Mapping[Field, Callable[[str], str | None]]] = {
    Field.COLOUR: colour_code,
    Field.PLATE_COLOUR: plate_colour,
    Field.VEHICLE_CLASS: _class,
    Field.YEAR: year_in,
    Field.POLICY_YEAR: year_in,
}
_NOTHING: Final = _EMPTY | {""}


class _Words(dict[str, str]):
    """Remembers what a word means; counts those that mean nothing."""

    def __init__(self, held: Field, reader: Reader) -> None:
        super().__init__(dict.fromkeys(_NOTHING, ""))
        self._held, self._reader, self._meaning = held, reader, _CODED[held]

    def __missing__(self, text: str) -> str:
        found = self._meaning(text)
        if found is None:
            # Not remembered: each time it occurs is counted.
            unread = self._reader.unread
            if (self._held, text) in unread or len(unread) < _MOST_WORDS:
                unread[self._held, text] += 1
            return ""
        self[text] = found
        return found


def _marks(given: Sequence[Sequence[str]]) -> npt.NDArray[np.int64]:
    return np.fromiter(map(hash, zip(*given, strict=True)), np.int64, len(given[0]))


def _by_columns(rows: Sequence[tuple[str, ...]], width: int) -> Sequence[Sequence[str]]:
    """Turn rows into columns; a short row is filled up, what no column holds is left out."""
    if min(map(len, rows), default=0) >= width:
        return list(zip(*rows, strict=False))
    filler = ("",) * width
    return list(zip(*((*row, *filler)[:width] for row in rows), strict=True))
