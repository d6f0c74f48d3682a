"""Plates and numbers as they were read: unknown and doubtful characters, and what may be meant."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import combinations

import numpy as np
import numpy.typing as npt

from leads.evidence.dated import wording
from leads.ranking.alphabet import ALPHABET, CODE_OF, NONE, Codes, tidy
from leads.ranking.likelihood import Aspect, Factor, Table

UNKNOWN = "?"
_TOKEN = re.compile(r"\?|\[[^\[\]*?]+\]|[^\[\]*?]")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A reading: for each position the characters it may be; none of them is "unknown"."""

    positions: tuple[frozenset[str], ...]
    #: Something may stand before, or after, what was read.
    open_before: bool = False
    open_after: bool = False

    @property
    def known(self) -> int:
        """At how many positions something was read."""
        return sum(bool(characters) for characters in self.positions)


def parse(text: str) -> Pattern:
    """Read a pattern: "?" unknown, "[8B]" either, "*" at an end any number of characters.

    Raises:
        ValueError: it cannot be read, or holds a character that stands on no plate.
    """
    plain = tidy(text).replace("【", "[").replace("】", "]")
    before, after = plain.startswith("*"), plain.endswith("*")
    inner = plain.strip("*")
    tokens = _TOKEN.findall(inner)
    if not tokens or "".join(tokens) != inner:
        raise ValueError(text)
    positions = tuple(
        frozenset() if token == UNKNOWN else frozenset(token.strip("[]")) for token in tokens
    )
    if not frozenset().union(*positions) <= CODE_OF.keys():
        raise ValueError(text)
    return Pattern(positions, before, after)


def reading(pattern: Pattern, codes: Codes, day: date | None = None) -> Aspect:
    """Return how probable a reading is for each of the texts kept by position in `codes`.

    By characters, and with a small chance that the whole of it is a mistake. An empty text says
    nothing.
    """
    values = wording("confusion", day).values
    garbled = float(values["garbled"])
    floor = garbled * float(values["characters"]) ** -pattern.known
    alternatives = tuple(_aligned(pattern, codes, start, day) for start in _starts(pattern, codes))
    return Aspect(alternatives, 1 - garbled, floor)


def likeness(pattern: Pattern, codes: Codes, day: date | None = None) -> Aspect:
    """Return the same by characters alone, 1 where every character is as it was read."""
    best = 1.0
    for characters in pattern.positions:
        best *= max(position_table(characters, day)[1:]) if characters else 1.0
    alternatives = tuple(_aligned(pattern, codes, start, day) for start in _starts(pattern, codes))
    return Aspect(alternatives, len(alternatives) / best)


def position_table(characters: frozenset[str], day: date | None = None) -> Table:
    """Return by code how probable it is that one of these characters is read there."""
    if not characters:
        return np.ones(256)
    table = np.full(256, _least(day))
    matrix = confusion(day)
    table[1 : len(ALPHABET) + 1] = sum(matrix[:, CODE_OF[one] - 1] for one in characters)
    return table


@cache
def confusion(day: date | None = None) -> npt.NDArray[np.float64]:
    """Return P(read as column | it is row) over `ALPHABET`; every row sums to 1."""
    values = wording("confusion", day).values
    size = len(ALPHABET)
    matrix = np.zeros((size, size))
    for entry in values["alike"]:
        for one, other in combinations(entry["characters"], 2):
            row, column = CODE_OF[one] - 1, CODE_OF[other] - 1
            matrix[row, column] = matrix[column, row] = entry["chance"]
    matrix[(matrix == 0) & ~np.eye(size, dtype=bool)] = values["other"] / (size - 1)
    np.fill_diagonal(matrix, 1 - matrix.sum(axis=1))
    matrix.setflags(write=False)
    return matrix


def _starts(pattern: Pattern, codes: Codes) -> tuple[int, ...]:
    """Return where in the texts a reading may begin."""
    width, length = codes.shape[0], len(pattern.positions)
    if not pattern.open_before:
        return (0,)
    if pattern.open_after:
        return tuple(range(max(width - length, 0) + 1))
    # It ends where the texts end, and registers have numbers of one or two lengths.
    ends = np.flatnonzero(np.bincount((codes != NONE).sum(axis=0, dtype=np.uint8)))
    return tuple(int(end) - length for end in ends if end >= length) or (0,)


def _aligned(pattern: Pattern, codes: Codes, start: int, day: date | None) -> tuple[Factor, ...]:
    """Return the factors of a pattern that begins at one position."""
    width, end = codes.shape[0], start + len(pattern.positions)
    length = float(wording("confusion", day).values["length"])
    if not width:
        # Not one of them has a text.
        return (Factor(np.zeros(codes.shape[1], dtype=np.uint8), np.array([np.nan])),)
    factors = []
    for place in range(width):
        table = np.ones(256)
        if start <= place < end:
            table = position_table(pattern.positions[place - start], day)
            table[NONE] = length
        elif place == end and not pattern.open_after:
            table[:] = length
            table[NONE] = 1.0
        if place == 0:
            # The first character tells the empty texts from the others.
            table[NONE] = np.nan
        if place == 0 or not (table == 1).all():
            factors.append(Factor(codes[place], table))
    if end > width:
        factors.append(Factor(codes[0], np.full(256, length)))
    return tuple(factors)


def _least(day: date | None) -> float:
    return float(wording("confusion", day).values["other"]) / len(ALPHABET)
