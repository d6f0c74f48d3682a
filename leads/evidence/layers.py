"""Two systems of paint layers side by side: what fits, what is missing, what it supports.

Layers are aligned from the outside in. A refinish that only one side has is a respray and no
difference; layers that are missing at the inner end were not torn off with the fleck.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from leads.evidence.colours import is_visual_only
from leads.evidence.dated import wording
from leads.evidence.difference import ciede2000
from leads.evidence.kinds import Finish, Layer, Origin

#: What leaving a layer alone costs: a refinish little, one of the factory much.
_REFINISH, _FACTORY = 0.4, 1.0
#: What putting two layers side by side costs that do not fit.
_MISFIT = 2.0
#: What a layer costs that comes after the end of the other side.
_TAIL = 0.05


class Fit(StrEnum):
    """How two layers, or one without a partner, stand to each other."""

    SAME = "same"
    #: Between "the same" and "different"; only a better measurement can tell.
    CLOSE = "close"
    DIFFERENT = "different"
    #: Role and kind agree, one of them was not measured.
    UNMEASURED = "unmeasured"
    #: Only one side was painted over.
    RESPRAY = "respray"
    #: The other side ends before it.
    NOT_PRESERVED = "not_preserved"
    #: One side has a layer of the factory that the other lacks.
    MISSING = "missing"


class Conclusion(StrEnum):
    """What a comparison supports."""

    #: The same sequence of layers, measured alike: one origin is supported, never proved.
    ALIKE = "alike"
    ALIKE_BUT_RESPRAYED = "alike_but_resprayed"
    #: Too little was measured or preserved.
    OPEN = "open"
    #: A layer of the factory differs or is missing.
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class LayerPair:
    """A row of the comparison; one side is None where the other stands alone."""

    left: Layer | None
    right: Layer | None
    fit: Fit
    #: CIEDE2000; None where one of them was not measured.
    difference: float | None
    #: Effect paint measured at one angle: it says how it looks and no more.
    visual_only: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two layer systems, aligned, and what that supports."""

    pairs: tuple[LayerPair, ...]
    conclusion: Conclusion
    #: A measurement in it says how the paint looks and no more.
    visual_only: bool


def compare(left: Sequence[Layer], right: Sequence[Layer], day: date | None = None) -> Comparison:
    """Return two layer systems aligned from the outside in."""
    pairs = tuple(
        _pair(one, other, ends=ends, day=day) for one, other, ends in _aligned(left, right, day)
    )
    return Comparison(pairs, _conclusion(pairs), any(pair.visual_only for pair in pairs))


def _conclusion(pairs: Sequence[LayerPair]) -> Conclusion:
    fits = [pair.fit for pair in pairs]
    if Fit.DIFFERENT in fits or Fit.MISSING in fits:
        return Conclusion.DIFFERENT
    measured = any(fit is Fit.SAME for fit in fits)
    if not measured or Fit.CLOSE in fits:
        return Conclusion.OPEN
    return Conclusion.ALIKE_BUT_RESPRAYED if Fit.RESPRAY in fits else Conclusion.ALIKE


def _pair(one: Layer | None, other: Layer | None, *, ends: bool, day: date | None) -> LayerPair:
    if one is None or other is None:
        alone = one or other
        assert alone is not None
        if ends:
            fit = Fit.NOT_PRESERVED
        else:
            fit = Fit.RESPRAY if alone.origin is Origin.REFINISH else Fit.MISSING
        return LayerPair(one, other, fit, None, visual_only=False)
    difference = None if one.lab is None or other.lab is None else ciede2000(one.lab, other.lab)
    visual = difference is not None and (is_visual_only(one) or is_visual_only(other))
    return LayerPair(one, other, _fit(one, other, difference, day), difference, visual)


def _fit(one: Layer, other: Layer, difference: float | None, day: date | None) -> Fit:
    if not _may_be_one(one, other):
        return Fit.DIFFERENT
    if difference is None:
        return Fit.UNMEASURED
    limits = wording("colours", day).values["coats"]
    if difference <= limits["same"]:
        return Fit.SAME
    return Fit.CLOSE if difference < limits["different"] else Fit.DIFFERENT


def _may_be_one(one: Layer, other: Layer) -> bool:
    finishes, origins = {one.finish, other.finish}, {one.origin, other.origin}
    return (
        one.role is other.role
        and (len(finishes) == 1 or Finish.UNKNOWN in finishes)
        and (len(origins) == 1 or Origin.UNKNOWN in origins)
    )


def _aligned(
    left: Sequence[Layer], right: Sequence[Layer], day: date | None
) -> list[tuple[Layer | None, Layer | None, bool]]:
    """Return the cheapest way to put the layers side by side; True: the other side has ended."""
    rows, columns = len(left), len(right)
    costs = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for row in range(rows, -1, -1):
        for column in range(columns, -1, -1):
            if row == rows or column == columns:
                # What is left on one side was not preserved on the other.
                costs[row][column] = _TAIL * (rows - row + columns - column)
                continue
            costs[row][column] = min(
                costs[row + 1][column + 1] + _cost(left[row], right[column], day),
                costs[row + 1][column] + _alone(left[row]),
                costs[row][column + 1] + _alone(right[column]),
            )
    found: list[tuple[Layer | None, Layer | None, bool]] = []
    row = column = 0
    while row < rows or column < columns:
        if column == columns:
            found.append((left[row], None, True))
            row += 1
        elif row == rows:
            found.append((None, right[column], True))
            column += 1
        elif costs[row][column] == costs[row + 1][column + 1] + _cost(
            left[row], right[column], day
        ):
            found.append((left[row], right[column], False))
            row, column = row + 1, column + 1
        elif costs[row][column] == costs[row + 1][column] + _alone(left[row]):
            found.append((left[row], None, False))
            row += 1
        else:
            found.append((None, right[column], False))
            column += 1
    return found


def _cost(one: Layer, other: Layer, day: date | None) -> float:
    difference = None if one.lab is None or other.lab is None else ciede2000(one.lab, other.lab)
    match _fit(one, other, difference, day):
        case Fit.SAME:
            return 0.0
        case Fit.UNMEASURED:
            return 0.1
        case Fit.CLOSE:
            return 0.3
        case _:
            return _MISFIT


def _alone(layer: Layer) -> float:
    return _REFINISH if layer.origin is Origin.REFINISH else _FACTORY
