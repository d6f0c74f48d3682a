"""What the comparison of a trace with a sample is worth as evidence on the sampled vehicle.

The colour of the trace is weighed against the registered colour of every vehicle already, with the
trace. So the comparison is weighed by what it adds: how rarely another vehicle of that colour has
the same shade and the same layers below it. Counted like this the two multiply, and nothing counts
twice.
"""

from collections.abc import Iterable
from datetime import date
from math import prod

from leads.evidence.dated import wording
from leads.evidence.kinds import Finding, Role
from leads.evidence.layers import Comparison, Conclusion, Fit, LayerPair

#: Items of one group are discounted: several traces of one vehicle repeat each other.
GROUP = "漆层比对"


def worth_of(comparison: Comparison, vehicle: str, day: date | None = None) -> Finding | None:
    """Return what a comparison says of the vehicle; None: too little was measured to say."""
    values = wording("likelihoods", day).values["paint_compared"]
    match comparison.conclusion:
        case Conclusion.OPEN:
            return None
        case Conclusion.DIFFERENT:
            otherwise = float(values["different_otherwise"])
            return Finding((vehicle,), float(values["different"]), otherwise)
        case Conclusion.ALIKE | Conclusion.ALIKE_BUT_RESPRAYED:
            chance = prod(_by_chance(comparison.pairs, values))
            otherwise = max(round(chance, 6), float(values["least"]))
            return Finding((vehicle,), float(values["alike"]), otherwise)


def _by_chance(pairs: Iterable[LayerPair], values: dict[str, float]) -> Iterable[float]:
    """Yield how often each layer that fits is found on another vehicle of the colour."""
    for pair in pairs:
        if pair.fit is not Fit.SAME or pair.left is None:
            continue
        if pair.visual_only:
            yield float(values["visual_only"])
        elif pair.left.role is Role.TOPCOAT:
            yield float(values["topcoat"])
        else:
            yield float(values["other_layer"])
