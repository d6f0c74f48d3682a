"""What an officer typed into a search, and whether something is meant by it; pure."""

import unicodedata
from dataclasses import dataclass
from enum import IntEnum

from cases.services.search.pinyin import name_keys


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
    #: The digits at its end, without leading zeros: perhaps the tail of a number.
    tail: str

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
    digits = words[len(words.rstrip("0123456789")) :]
    return Query(words, words.isascii() and words.isalpha(), digits.lstrip("0") or digits)


def plain(text: str) -> str:
    """Return the text as it is compared: half width, small letters, no spaces, no dots."""
    if text.isascii():
        return text.lower().replace(" ", "").replace("·", "")
    text = unicodedata.normalize("NFKC", text).lower()
    return "".join(text.split()).replace("·", "")
