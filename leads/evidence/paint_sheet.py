"""What a comparison of two paint layer systems says, on the screen and on paper.

No probability stands on it: what it supports and what it cannot say, in words.
"""

from dataclasses import dataclass
from datetime import date, datetime

from leads.evidence.dated import wording
from leads.evidence.kinds import Layer
from leads.evidence.layers import Comparison


@dataclass(frozen=True, slots=True)
class Limits:
    """From which difference on two coats are the same, or different."""

    same: float
    different: float
    #: Where the two come from.
    source: str


@dataclass(frozen=True, slots=True)
class PaintSide:
    """One of the two: what it is called, where it comes from, its layers from the outside in."""

    title: str
    source: str
    layers: tuple[Layer, ...]


@dataclass(frozen=True, slots=True)
class PaintSheet:
    """漆层比对表."""

    organ: str
    case_number: str
    left: PaintSide
    right: PaintSide
    comparison: Comparison
    limits: Limits
    made_by: str
    made_at: datetime
    journal_seq: int
    journal_head: str
    is_demo: bool = False


def limits_on(day: date | None = None) -> Limits:
    """Return the limits in force on a day."""
    held = wording("colours", day)
    coats = held.values["coats"]
    return Limits(float(coats["same"]), float(coats["different"]), held.source)
