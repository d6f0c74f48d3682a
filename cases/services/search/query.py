"""What an officer typed into a search, and whether something is meant by it; pure."""

import unicodedata
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from cases.services.search.pinyin import name_keys

#: What may stand behind the digits of a number.
_CLOSING = "号)）]】 "


class Rank(IntEnum):
    """How well something fits, best first."""

    EXACT = 0
    BEGINS = 1
    CONTAINS = 2
    #: Fits by its sound or its initials only.
    SOUNDS = 3


@dataclass(frozen=True, slots=True)
class Query:
    """A text to look for, without its spaces, width and capitals."""

    text: str
    #: Letters only: perhaps pinyin or initials.
    is_letters: bool
    #: The digits at its end, as typed and without leading zeros: perhaps the tail of a number.
    tails: tuple[str, ...]

    def word(self, value: str) -> Rank | None:
        """Return how well a place or a number fits."""
        value = plain(value)
        if self.text not in value:
            return None
        if value == self.text:
            return Rank.EXACT
        return Rank.BEGINS if value.startswith(self.text) else Rank.CONTAINS

    def name(self, name: str) -> Rank | None:
        """Return how well a name fits, in characters, pinyin or initials."""
        fits = self.word(name)
        if fits is None and self.is_letters:
            for key in name_keys(name):
                if key.startswith(self.text):
                    return Rank.SOUNDS
        return fits


def parse(text: str) -> Query | None:
    """Return what is looked for; None: nothing."""
    words = plain(text)
    if not words:
        return None
    return Query(words, words.isascii() and words.isalpha(), tails(words)[:2])


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Return the text as it is compared: half width, small letters, no spaces, no dots."""
    if text.isascii():
        return text.lower().replace(" ", "").replace("·", "")
    text = unicodedata.normalize("NFKC", text).lower()
    return "".join(text.split()).replace("·", "")


def tails(number: str) -> tuple[str, ...]:
    """Return the last digits of a number, as written and without leading zeros.

    Officers say 163 for 2026-0163 and for 第163号; a long national number is asked for by its
    last four to six digits.
    """
    whole = number.rstrip(_CLOSING)
    last = whole[len(whole.rstrip("0123456789")) :]
    if not last:
        return ()
    short = last.lstrip("0")
    if len(last) > 8:
        return (last, short, last[-4:], last[-5:], last[-6:])
    return (last,) if short == last or not short else (last, short)
