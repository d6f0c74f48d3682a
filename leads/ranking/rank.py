"""The posterior of every vehicle, and of "none of these", from the evidence of one case."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import log

import numpy as np
import numpy.typing as npt

from leads.ranking.alphabet import Codes
from leads.ranking.counting import Counted, Counting, Strength, count_shares
from leads.ranking.likelihood import Likelihood
from leads.ranking.weighing import BLOCK, Floats, Weights, precision, weigh

#: How probable it is that none of the vehicles did it, unless the case says otherwise.
PRIOR_NONE = 0.2
_LN10 = log(10)


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """A piece of evidence as it is ranked by."""

    id: str
    likelihood: Likelihood
    #: How probable it is that it speaks of the vehicle at all.
    reliability: float
    #: Items of one group speak of the same attribute; empty: stands alone.
    group: str = ""
    #: The original source it rests on; empty: its own.
    source: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Prior:
    """What is believed before any evidence."""

    none: float = PRIOR_NONE
    #: Relative weights of the vehicles; None: all the same.
    weights: npt.NDArray[np.float64] | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A vehicle with its probability and what each item weighs for it."""

    #: Its place in the population.
    place: int
    rank: int
    probability: float
    #: log10 of the likelihood ratios after reliability and dependence, in the order of the items.
    weights: tuple[float, ...]

    @property
    def total(self) -> float:
        """The sum of the weights."""
        return sum(self.weights)


@dataclass(frozen=True, slots=True, eq=False)
class Ranking:
    """The candidates that lead, and what is left for all others."""

    #: Ids of the items, in the order of the weights.
    items: tuple[str, ...]
    counted: tuple[Counted, ...]
    candidates: tuple[Candidate, ...]
    #: Probability that it was none of the vehicles.
    none: float
    population: int
    #: By vehicle, log of the unnormalised posterior; with `log_norm` every probability is known.
    scores: Floats = field(repr=False)
    log_norm: float

    @property
    def rest(self) -> float:
        """Probability of all vehicles that are not among the candidates."""
        return max(0.0, 1 - self.none - sum(one.probability for one in self.candidates))

    def probabilities(self) -> npt.NDArray[np.float64]:
        """Return the probability of every vehicle."""
        found: npt.NDArray[np.float64] = np.exp(
            self.scores.astype(np.float64, copy=False) - self.log_norm
        )
        return found


def rank(
    items: Sequence[Item],
    count: int,
    prior: Prior | None = None,
    *,
    top: int = 50,
    plates: Codes | None = None,
    also: Iterable[int] = (),
) -> Ranking:
    """Return the `top` vehicles of `count` that most probably did it.

    Plates decide between equals, so that their order in the extract does not. The vehicles at
    the places `also` are returned besides, with their ranks.

    Raises:
        ValueError: two items have one id, or the prior is none.
    """
    prior = prior or Prior()
    _check(items, prior, count)
    # In the order of their ids, so that the order in which they were entered changes not one bit.
    ordered = sorted(items, key=lambda item: item.id)
    weighed = [weigh(item.likelihood, item.reliability, count, prior.weights) for item in ordered]
    counted = _counted(ordered, weighed, prior)
    scores = _prior_scores(prior, count)
    for one, share in zip(weighed, counted, strict=True):
        if share.share and not _is_flat(one):
            one.add_to(scores, share.share)
    log_none = log(prior.none) if prior.none else -np.inf
    log_norm = _log_sum(scores, log_none)
    leading = _leading(scores, min(top, count), plates)
    places = np.array([*leading, *(one for one in also if one not in set(leading))], dtype=np.intp)
    table = np.array(
        [
            one.at(places) * (share.share / _LN10)
            for one, share in zip(weighed, counted, strict=True)
        ]
    ).reshape(len(ordered), len(places))
    back = {item.id: row for row, item in enumerate(ordered)}
    rows = [back[item.id] for item in items]
    candidates = tuple(
        Candidate(
            int(place),
            number if number <= len(leading) else _rank_of(scores, place),
            float(np.exp(float(scores[place]) - log_norm)),
            tuple(float(weight) + 0.0 for weight in table[rows, number - 1]),
        )
        for number, place in enumerate(places, start=1)
    )
    return Ranking(
        tuple(item.id for item in items),
        tuple(counted[row] for row in rows),
        candidates,
        float(np.exp(log_none - log_norm)),
        count,
        scores,
        log_norm,
    )


def _check(items: Sequence[Item], prior: Prior, count: int) -> None:
    if len({item.id for item in items}) != len(items):
        raise ValueError("two items of one id")
    if not 0 <= prior.none <= 1 or (prior.none == 0 and count == 0):
        raise ValueError(prior.none)
    for item in items:
        if not 0 <= item.reliability <= 1:
            raise ValueError(item.reliability)


def _counted(
    items: Sequence[Item], weighed: Sequence[Weights], prior: Prior
) -> tuple[Counted, ...]:
    """Count the shares; only where items meet in a group or a source are strengths needed."""
    groups = [item.group for item in items if item.group]
    sources = [item.source for item in items if item.source]
    meeting: list[Strength] = []
    counted: dict[str, Counted] = {}
    for item, one in zip(items, weighed, strict=True):
        if _is_flat(one):
            counted[item.id] = Counted(item.id, 1, Counting.SILENT)
        elif groups.count(item.group) > 1 or sources.count(item.source) > 1:
            meeting.append(Strength(item.id, one.spread(prior.weights), item.group, item.source))
        else:
            counted[item.id] = Counted(item.id, 1, Counting.FULL)
    counted |= count_shares(meeting)
    return tuple(counted[item.id] for item in items)


def _is_flat(one: Weights) -> bool:
    return not one.values.any()


def _prior_scores(prior: Prior, count: int) -> Floats:
    kind = precision(count)
    some = 1 - prior.none
    if not count or not some:
        return np.full(count, -np.inf, dtype=kind)
    if prior.weights is None:
        return np.full(count, log(some / count), dtype=kind)
    with np.errstate(divide="ignore"):
        scores: Floats = np.log(prior.weights * (some / prior.weights.sum())).astype(kind)
    return scores


def _log_sum(scores: Floats, log_none: float) -> float:
    highest = max(float(scores.max()) if len(scores) else -np.inf, log_none)
    total = float(np.exp(log_none - highest))
    for begin in range(0, len(scores), BLOCK):
        block = scores[begin : begin + BLOCK] - scores.dtype.type(highest)
        total += float(np.exp(block, out=block).sum(dtype=np.float64))
    return highest + log(total)


def _leading(scores: Floats, top: int, plates: Codes | None) -> list[int]:
    """Return the places of the highest scores, equals by their plates."""
    if top <= 0:
        return []
    if top >= len(scores):
        chosen = np.arange(len(scores))
    else:
        least = np.partition(scores, len(scores) - top)[len(scores) - top]
        above = np.flatnonzero(scores > least)
        equal = np.flatnonzero(scores == least)
        wanted = top - len(above)
        if len(equal) > wanted and plates is not None:
            equal = equal[np.argpartition(_keys(plates, equal), wanted - 1)]
        chosen = np.concatenate([above, equal[:wanted]])
    order = np.lexsort(
        (chosen, chosen if plates is None else _keys(plates, chosen), -scores[chosen])
    )
    return [int(place) for place in chosen[order]]


def _keys(plates: Codes, places: npt.NDArray[np.intp]) -> npt.NDArray[np.uint64]:
    """Return plates as single numbers that sort as the plates do."""
    rows = np.ascontiguousarray(plates[:, places].T)
    return rows.view(">u8").reshape(len(places)).astype(np.uint64)


def _rank_of(scores: Floats, place: int) -> int:
    return int((scores > scores[place]).sum()) + 1
