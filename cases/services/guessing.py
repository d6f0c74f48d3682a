"""Which column of somebody's table holds what: guessed from its title and from what stands in it.

What is looked for is a `Guide`: the ledger has one, each kind of extract of a register another.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Generic

from cases.records.ledger import Cell, Column, Held

#: A title less alike than this says nothing.
_ALIKE = 70
#: How sure a guess must be to be shown as one.
_SURE_ENOUGH = 55
#: Lines in which the header is looked for.
HEADER_WITHIN = 15
#: What the titles of a header must be worth together, 1 for a title that is known.
_HEADER_WORTH = 1.5
#: Cells that must be filled above the header to be groups of its columns.
_GROUPS = 2
_NOISE = re.compile(r"[\s　*:：/\\.·_\-]+|[（(【\[].*?[）)】\]]")


@dataclass(frozen=True)
class Guide(Generic[Held]):
    """What the columns of one kind of table may hold, and how they are known.

    Attributes:
        titles: How offices title their columns.
        readable: Tells whether a cell can be read as a field, where that says something.
        shared: Fields that several columns may hold together.
        not_these: Titles that look like a field and are none.
        by_content: Fields that are told by what stands in the column, whatever its title.
        text: Returns a cell as an officer would read it.
    """

    titles: Mapping[Held, tuple[str, ...]]
    text: Callable[[Cell], str]
    readable: Mapping[Held, Callable[[Cell], bool]]
    shared: AbstractSet[Held] = frozenset()
    not_these: AbstractSet[str] = frozenset()
    by_content: tuple[Held, ...] = ()

    @cached_property
    def by_title(self) -> Mapping[str, Held]:
        """The field of every title that is known."""
        return {title: field for field, titles in self.titles.items() for title in titles}

    def find_header(self, lines: Sequence[tuple[int, Sequence[Cell]]]) -> int | None:
        """Return the index of the line that titles the columns, past the table's own title."""
        best, best_score = None, 0.0
        for index, (_, row) in enumerate(lines[:HEADER_WITHIN]):
            texts = [cell for cell in row if isinstance(cell, str) and cell.strip()]
            score = sum(self._title_score(text)[1] for text in texts if len(text) <= 20) / 100
            if score > best_score:
                best, best_score = index, score
        return best if best_score >= _HEADER_WORTH else None

    def titles_of(self, lines: Sequence[tuple[int, Sequence[Cell]]], place: int) -> tuple[str, ...]:
        """Return the titles of the header's line, with what a merged head says above them.

        结案 over 日期 is 结案日期 if that is a title; where the line is empty the one above counts.
        """
        own = [self.text(cell) for cell in lines[place][1]]
        above = [self.text(cell) for cell in lines[place - 1][1]] if place else []
        above += [""] * (len(own) - len(above))
        # The name of the whole table stands in one cell.
        if sum(map(bool, above)) < _GROUPS:
            return tuple(own)
        titles, group = [], ""
        for title, over in zip(own, above, strict=False):
            group = over or group
            joined = bare(group + title) in self.by_title
            titles.append(group + title if joined and title else title or over)
        return tuple(titles)

    def guess(
        self, titles: Sequence[str], rows: Sequence[Sequence[Cell]]
    ) -> tuple[Column[Held], ...]:
        """Guess what each column holds; a field that only one may hold goes to the surest."""
        scored: list[tuple[float, int, Held]] = []
        contents = [tuple(_filled(rows, index)) for index in range(len(titles))]
        for index, title in enumerate(titles):
            by_title, score = self._title_score(title)
            for field in self._possible(by_title, contents[index]):
                known = score if field is by_title else 0.0
                scored.append((_sureness(known, self._fit(field, contents[index])), index, field))
        taken: dict[int, tuple[Held, float]] = {}
        given: set[Held] = set()
        for total, index, field in sorted(scored, key=lambda entry: (-entry[0], entry[1])):
            if (
                total < _SURE_ENOUGH
                or index in taken
                or (field in given and field not in self.shared)
            ):
                continue
            taken[index] = (field, total)
            given.add(field)
        return tuple(
            Column(
                index,
                title,
                taken[index][0] if index in taken else None,
                round(taken[index][1]) if index in taken else 0,
                tuple(dict.fromkeys(self.text(cell) for cell in contents[index]))[:3],
            )
            for index, title in enumerate(titles)
        )

    def _title_score(self, title: str) -> tuple[Held | None, float]:
        plain = bare(title)
        if not plain or plain in self.not_these:
            return None, 0.0
        if plain in self.by_title:
            return self.by_title[plain], 100.0
        # Who reads a ledger whose columns are known need not wait for it.
        from rapidfuzz import fuzz, process

        found = process.extractOne(
            plain, tuple(self.by_title), scorer=fuzz.ratio, score_cutoff=_ALIKE
        )
        return (self.by_title[found[0]], found[1]) if found else (None, 0.0)

    def _possible(self, by_title: Held | None, contents: Sequence[Cell]) -> Iterable[Held]:
        if by_title is not None:
            return (by_title,)
        # Contents alone speak only where they cannot be mistaken.
        return self.by_content if contents else ()

    def _fit(self, field: Held, contents: Sequence[Cell]) -> float | None:
        """Return which share of the cells can be read as the field; None: nothing to go by."""
        readable = self.readable.get(field)
        if readable is None or not contents:
            return None
        return sum(1 for cell in contents if readable(cell)) / len(contents)


def chosen(
    columns: Iterable[Column[Held]], mapping: Mapping[int, Held]
) -> tuple[Column[Held], ...]:
    """Return the columns with the fields that were chosen for them."""
    return tuple(
        replace(column, field=mapping.get(column.index), sureness=100 * (column.index in mapping))
        for column in columns
    )


def fingerprint(titles: Iterable[str]) -> str:
    """Return the key under which the mapping of this header is remembered."""
    return hashlib.sha256("\x1f".join(map(bare, titles)).encode()).hexdigest()[:24]


def bare(title: str) -> str:
    """Return a title without blanks, marks and what stands in brackets."""
    return _NOISE.sub("", title)


def _sureness(title: float, fit: float | None) -> float:
    """Weigh title and contents; an empty column is judged by its title alone."""
    if fit is None:
        return title
    if not title:
        return 60 * fit if fit >= 0.95 else 0.0
    return 0.6 * title + 40 * fit


def _filled(rows: Sequence[Sequence[Cell]], index: int) -> Iterable[Cell]:
    return (row[index] for row in rows if index < len(row) and row[index] != "")
