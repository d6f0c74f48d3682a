"""Turns rows of text into a population, some thousands at a time, so that an import can wait."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from leads.ranking.alphabet import Codes, encode_texts
from leads.ranking.population import CODED, PLATE_WIDTH, Population, narrowest, population_of
from leads.ranking.vehicle import FIELDS

#: Longer policy numbers are cut; the longest seen have 22 characters.
NUMBER_WIDTH = 32
_CAPITALS = ("vehicle_class", "colour")


class Encoder:
    """Takes rows in the order of `FIELDS` and gives the population of all of them."""

    def __init__(self) -> None:
        self._books = {name: _Book() for name in CODED}
        self._places: dict[str, list[npt.NDArray[np.uint32]]] = {name: [] for name in CODED}
        self._plates: list[Codes] = []
        self._numbers: list[Codes] = []
        self._years: dict[str, list[npt.NDArray[np.uint16]]] = {"year": [], "policy_year": []}
        self._tidy = _Tidy()
        self._year = _Years()

    def add(self, rows: Sequence[Sequence[str]]) -> None:
        """Take more rows; each has the texts of `FIELDS`."""
        if rows:
            self.add_columns(list(zip(*rows, strict=True)))

    def add_columns(self, texts: Sequence[Sequence[str]]) -> None:
        """Take more rows, given as the columns of `FIELDS`, all of one length and not empty."""
        columns = dict(zip(FIELDS, texts, strict=True))
        count = len(texts[0])
        self._plates.append(encode_texts(columns["plate"], PLATE_WIDTH))
        numbers = columns["policy_number"]
        longest = min(NUMBER_WIDTH, max(map(len, numbers)))
        self._numbers.append(encode_texts(numbers, longest) if longest else _empty(count))
        for name, parts in self._years.items():
            parts.append(np.fromiter(map(self._year.__getitem__, columns[name]), np.uint16, count))
        for name, places in self._places.items():
            find = self._books[name].__getitem__
            tidied = map(self._tidy.capitals if name in _CAPITALS else str.strip, columns[name])
            places.append(np.fromiter(map(find, tidied), np.uint32, count))

    def population(self) -> Population:
        """Return the population of the rows taken so far."""
        longest = max((part.shape[0] for part in self._numbers), default=0)
        texts = {name: tuple(book) for name, book in self._books.items()}
        columns: dict[str, npt.NDArray[np.uint8]] = {
            "plate": _beside(self._plates, PLATE_WIDTH),
            "policy_number": _beside(
                [np.pad(part, ((0, longest - part.shape[0]), (0, 0))) for part in self._numbers],
                longest,
            ),
        }
        whole: npt.NDArray[np.uint8]
        for name, years in self._years.items():
            whole = np.concatenate(years) if years else np.zeros(0, np.uint16)
            columns[name] = whole
        for name, parts in self._places.items():
            kind = narrowest(len(texts[name]))
            whole = np.concatenate(parts).astype(kind) if parts else np.zeros(0, kind)
            columns[name] = whole
        return population_of(columns, texts)


def year_of(text: str) -> int:
    """Return the year a text begins with, such as "2019" or "2019-06-01"; 0 when there is none."""
    head = text.strip()[:4]
    year = int(head) if len(head) == 4 and head.isascii() and head.isdecimal() else 0
    return year if 1900 <= year <= 2999 else 0


class _Book(dict[str, int]):
    """Gives every new text the next place; the empty text has place 0."""

    def __init__(self) -> None:
        super().__init__({"": 0})

    def __missing__(self, text: str) -> int:
        self[text] = place = len(self)
        return place


class _Years(dict[str, int]):
    """Remembers the years of texts, of which a register has few."""

    def __missing__(self, text: str) -> int:
        self[text] = year = year_of(text)
        return year


class _Tidy(dict[str, str]):
    """Remembers texts in capitals: a register has millions of rows and dozens of classes."""

    def __missing__(self, text: str) -> str:
        self[text] = found = text.strip().upper()
        return found

    def capitals(self, text: str) -> str:
        """Return the text without blanks around it, in capitals."""
        return self[text]


def _beside(parts: Sequence[Codes], rows: int) -> Codes:
    return np.hstack(parts) if parts else np.zeros((rows, 0), dtype=np.uint8)


def _empty(count: int) -> Codes:
    return np.zeros((0, count), dtype=np.uint8)
