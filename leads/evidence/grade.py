"""How far a piece of evidence can be trusted: the Admiralty grade, on both of its axes.

Source: NATO AJP-2.1 (the "Admiralty code"): reliability of the source A to F, credibility of what
it says 1 to 6. F and 6 mean "cannot be judged", which is not "false".
"""

from dataclasses import dataclass
from enum import StrEnum

from typing_extensions import override


class Source(StrEnum):
    """How reliable the source has been."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


class Credibility(StrEnum):
    """How credible this one statement is."""

    ONE = "1"
    TWO = "2"
    THREE = "3"
    FOUR = "4"
    FIVE = "5"
    SIX = "6"


@dataclass(frozen=True, slots=True, order=True)
class Grade:
    """A grade on both axes; a piece without one is `None` and shows as ungraded."""

    source: Source
    credibility: Credibility

    @override
    def __str__(self) -> str:
        """Return it as it is written, such as "B2"."""
        return f"{self.source}{self.credibility}"


def grade_of(text: str) -> Grade:
    """Read a grade such as "B2"; letters may be small, the digit of full width.

    Raises:
        ValueError: it is not one letter A to F and one digit 1 to 6.
    """
    plain = text.strip().upper()
    if len(plain) != 2:
        raise ValueError(text)
    digit = str(int(plain[1])) if plain[1].isdecimal() else plain[1]
    return Grade(Source(plain[0]), Credibility(digit))
