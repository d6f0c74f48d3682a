"""What to ask next: by how much the answer to an inquiry is expected to settle the case.

The expected drop of the posterior's entropy over the outcomes (Lindley, On a measure of the
information provided by an experiment, 1956), divided by the hours it takes.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

#: A candidate at or above this settles the case, as far as numbers do.
SETTLED = 0.95
#: By how much the probabilities of the outcomes may miss 1.
_TOLERANCE = 0.02

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Outcome:
    """An answer an inquiry may have, and how probable it is.

    Whoever is named by no outcome, and "none of these", has the probability `otherwise`.
    """

    name: str
    #: Places of the vehicles it names.
    places: tuple[int, ...]
    #: If one of them did it.
    likelihood: float
    #: If not.
    otherwise: float


@dataclass(frozen=True, slots=True)
class After:
    """How the case would stand after an outcome."""

    name: str
    #: How probable the outcome is.
    chance: float
    #: The vehicle that would lead; None: none of these.
    leading: int | None
    probability: float
    #: Whether that would settle it.
    settles: bool


@dataclass(frozen=True, slots=True)
class Gain:
    """What an inquiry is worth."""

    #: Expected drop of entropy.
    bits: float
    bits_per_hour: float
    outcomes: tuple[After, ...]


def expected_gain(
    posterior: Floats, none: float, outcomes: Sequence[Outcome], hours: float
) -> Gain:
    """Return what an inquiry is expected to settle.

    Raises:
        ValueError: the outcomes are not all there is, or it takes no time.
    """
    if not is_exhaustive(outcomes) or hours <= 0:
        raise ValueError(outcomes)
    whole = np.append(posterior, none)
    before = entropy(whole)
    expected = 0.0
    stands: list[After] = []
    for outcome in outcomes:
        after = whole * outcome.otherwise
        places = list(dict.fromkeys(outcome.places))
        after[places] = whole[places] * outcome.likelihood
        chance = float(after.sum())
        if chance <= 0:
            continue
        after /= chance
        expected += chance * entropy(after)
        leading = int(after.argmax())
        stands.append(
            After(
                outcome.name,
                chance,
                None if leading == len(posterior) else leading,
                float(after[leading]),
                settles=float(after[leading]) >= SETTLED,
            )
        )
    bits = max(0.0, before - expected)
    return Gain(bits, bits / hours, tuple(stands))


def entropy(probabilities: Floats) -> float:
    """Return the entropy in bits."""
    some = probabilities[probabilities > 0]
    return float(-(some * np.log2(some)).sum())


def is_exhaustive(outcomes: Sequence[Outcome]) -> bool:
    """Tell whether one of the outcomes must come, whoever did it."""
    values = [value for one in outcomes for value in (one.likelihood, one.otherwise)]
    if len(outcomes) < 2 or not all(0 <= value <= 1 for value in values):
        return False
    named = {place for one in outcomes for place in one.places}
    sums = [sum(one.otherwise for one in outcomes)]
    sums += [
        sum(one.likelihood if place in one.places else one.otherwise for one in outcomes)
        for place in named
    ]
    return all(abs(total - 1) <= _TOLERANCE for total in sums)
