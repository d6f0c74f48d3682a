"""What to ask next: by how much the answer to an inquiry is expected to settle the case.

The expected drop of the posterior's entropy over the outcomes (Lindley, On a measure of the
information provided by an experiment, 1956), divided by the hours it takes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log2

import numpy as np
import numpy.typing as npt

#: A candidate at or above this settles the case, as far as numbers do.
SETTLED = 0.95
#: By how much the probabilities of the outcomes may miss 1.
_TOLERANCE = 0.02
#: No inquiry names so many vehicles.
_LEADERS = 200

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Outcome:
    """An answer an inquiry may have, and how probable it is.

    Whoever is named by no outcome has the probability `otherwise`.
    """

    name: str
    #: Places of the vehicles it names.
    places: tuple[int, ...]
    #: If one of them did it.
    likelihood: float
    #: If another vehicle did it.
    otherwise: float
    #: If none of the vehicles did it: as evidence, that of the average vehicle. None: `otherwise`.
    none: float | None = None


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


@dataclass(frozen=True, slots=True, eq=False)
class Posterior:
    """Where the case stands: every vehicle, none of these, and what several inquiries need of it.

    An inquiry names a few vehicles; what it does to all others is one factor, so that their sum
    and their entropy are counted once.
    """

    probabilities: Floats
    none: float
    #: Sum of p log2 p over all vehicles and none of these.
    plogp: float
    #: Places of the vehicles that lead, the first first.
    leaders: tuple[int, ...]

    @property
    def entropy(self) -> float:
        """How undecided the case is, in bits."""
        return -self.plogp


def standing(probabilities: Floats, none: float) -> Posterior:
    """Return where a case stands."""
    count = min(_LEADERS, len(probabilities))
    top = np.argpartition(-probabilities, count - 1)[:count] if count else np.zeros(0, np.intp)
    order = top[np.lexsort((top, -probabilities[top]))]
    return Posterior(
        probabilities,
        none,
        float(_plogp(probabilities).sum()) + float(_plogp(np.array([none])).sum()),
        tuple(int(place) for place in order),
    )


def expected_gain(now: Posterior, outcomes: Sequence[Outcome], hours: float) -> Gain:
    """Return what an inquiry is expected to settle.

    Raises:
        ValueError: the outcomes are not all there is, or it takes no time.
    """
    if not is_exhaustive(outcomes) or hours <= 0:
        raise ValueError(outcomes)
    expected = 0.0
    after: list[After] = []
    for outcome in outcomes:
        chance, entropy, stands = _after(now, outcome)
        if stands is not None:
            expected += chance * entropy
            after.append(stands)
    # Likelihoods that miss 1 by a little must not pay for it.
    expected /= sum(one.chance for one in after)
    bits = max(0.0, now.entropy - expected)
    return Gain(bits, bits / hours, tuple(after))


def _after(now: Posterior, outcome: Outcome) -> tuple[float, float, After | None]:
    """Return the probability of an outcome, and the entropy and the leader after it."""
    places = np.unique(np.array(outcome.places, dtype=np.intp))
    named = now.probabilities[places]
    without = np.array([float(now.none)])
    others = max(0.0, 1 - float(named.sum()) - now.none)
    others_plogp = now.plogp - float(_plogp(named).sum()) - float(_plogp(without).sum())
    if_none = outcome.otherwise if outcome.none is None else outcome.none
    chance = float(named.sum()) * outcome.likelihood + others * outcome.otherwise
    chance += now.none * if_none
    if chance <= 0:
        return 0.0, 0.0, None
    raised, factor = named * outcome.likelihood / chance, outcome.otherwise / chance
    without *= if_none / chance
    plogp = float(_plogp(raised).sum()) + float(_plogp(without).sum())
    if factor > 0:
        plogp += factor * (others_plogp + others * log2(factor))
    standings: list[tuple[float, int | None]] = [
        (float(value), int(place)) for value, place in zip(raised, places, strict=True)
    ]
    named_places = {int(place) for place in places}
    first = next((place for place in now.leaders if place not in named_places), None)
    if first is not None:
        standings.append((float(now.probabilities[first]) * factor, first))
    probability, leading = max([*standings, (float(without[0]), None)], key=lambda one: one[0])
    settles = leading is not None and probability >= SETTLED
    return chance, -plogp, After(outcome.name, chance, leading, probability, settles)


def _plogp(probabilities: Floats) -> Floats:
    some = probabilities[probabilities > 0]
    return some * np.log2(some)


def is_exhaustive(outcomes: Sequence[Outcome]) -> bool:
    """Tell whether one of the outcomes must come, whoever did it."""
    values = [value for one in outcomes for value in (one.likelihood, one.otherwise)]
    if len(outcomes) < 2 or not all(0 <= value <= 1 for value in values):
        return False
    named = {place for one in outcomes for place in one.places}
    sums = [sum(one.otherwise for one in outcomes)]
    sums.append(sum(one.otherwise if one.none is None else one.none for one in outcomes))
    sums += [
        sum(one.likelihood if place in one.places else one.otherwise for one in outcomes)
        for place in named
    ]
    return all(abs(total - 1) <= _TOLERANCE for total in sums)
