"""The verbal scale: what a weight of evidence is called, as dated data from a named source."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from math import log10

from leads.evidence.dated import wording


class Support(StrEnum):
    """A step of the verbal scale."""

    NONE = "none"
    WEAK = "weak"
    MODERATE = "moderate"
    MODERATELY_STRONG = "moderately_strong"
    STRONG = "strong"
    VERY_STRONG = "very_strong"
    EXTREMELY_STRONG = "extremely_strong"


@dataclass(frozen=True, slots=True)
class Verbal:
    """What a weight is called: a step, and for which side."""

    support: Support
    #: True: it speaks against the candidate.
    against: bool


def verbal(weight: float, day: date | None = None) -> Verbal:
    """Return what a weight (log10 of a likelihood ratio) is called on a day."""
    # A ratio of exactly ten must not fall below its step by the last bit of a logarithm.
    size = abs(weight) + 1e-9
    step = max((begin, name) for name, begin in _steps(day) if begin <= size)[1]
    return Verbal(step, against=weight < 0 and step is not Support.NONE)


def scale_source(day: date | None = None) -> str:
    """Return the name of the guideline the scale is taken from."""
    return wording("scale", day).source


@cache
def _steps(day: date | None) -> tuple[tuple[Support, float], ...]:
    steps = wording("scale", day).values["steps"]
    return tuple((Support(step["name"]), log10(step["from"])) for step in steps)
