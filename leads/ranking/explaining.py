"""Why a candidate stands where it stands: for by size, then against, then what would refute it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from leads.evidence.kinds import EvidenceKind
from leads.evidence.scale import Support, Verbal, verbal
from leads.ranking.counting import Counted
from leads.ranking.rank import Candidate, Ranking

#: Weights that would be shown as 0.00.
_NOTHING = 0.005


class Refutation(StrEnum):
    """What would speak strongly against a candidate, were it found."""

    POLICY_OF_ANOTHER = "policy_of_another"
    LAYERS_DIFFER = "layers_differ"
    PART_UNBROKEN = "part_unbroken"
    SEEN_ELSEWHERE = "seen_elsewhere"
    PLATE_CLEAR = "plate_clear"
    NO_DAMAGE = "no_damage"


_REFUTED_BY = {
    EvidenceKind.STICKER: Refutation.POLICY_OF_ANOTHER,
    EvidenceKind.COLOUR_SEEN: Refutation.LAYERS_DIFFER,
    EvidenceKind.PAINT: Refutation.LAYERS_DIFFER,
    EvidenceKind.PART: Refutation.PART_UNBROKEN,
    EvidenceKind.SIGHTING: Refutation.SEEN_ELSEWHERE,
    EvidenceKind.PLATE_SEEN: Refutation.PLATE_CLEAR,
}


@dataclass(frozen=True, slots=True)
class Bar:
    """One step of the waterfall."""

    item: str
    #: log10 of the likelihood ratio as it counts.
    weight: float
    #: Where the step begins and ends on the axis.
    begin: float
    end: float
    verbal: Verbal
    counted: Counted


@dataclass(frozen=True, slots=True)
class Explanation:
    """The waterfall of a candidate, and what a sentence about it is made of."""

    bars: tuple[Bar, ...]
    total: float
    verbal: Verbal
    #: Ids of the items that support it, the strongest first, and of those against it.
    supports: tuple[str, ...]
    against: tuple[str, ...]
    refuted_by: tuple[Refutation, ...]


def explain(
    ranking: Ranking,
    candidate: Candidate,
    kinds: Mapping[str, EvidenceKind],
    day: date | None = None,
) -> Explanation:
    """Return what speaks for a candidate and against it.

    Args:
        ranking: What it stands in.
        candidate: One of its candidates.
        kinds: By id of the item.
        day: By which wording of the scale.
    """
    bars = _waterfall(ranking, candidate, day)
    supports = tuple(bar.item for bar in bars if bar.weight > _NOTHING)
    against = tuple(bar.item for bar in bars if bar.weight < -_NOTHING)
    refuted = dict.fromkeys(
        _REFUTED_BY[kinds[one]] for one in supports if kinds[one] in _REFUTED_BY
    )
    refuted[Refutation.NO_DAMAGE] = None
    return Explanation(
        bars,
        candidate.total,
        verbal(candidate.total, day),
        supports,
        against,
        tuple(refuted),
    )


def by_support(bars: Sequence[Bar]) -> tuple[tuple[Verbal, tuple[str, ...]], ...]:
    """Return the items by what their weight is called, as a sentence lists them."""
    found: dict[Verbal, list[str]] = {}
    for bar in bars:
        if bar.verbal.support is not Support.NONE:
            found.setdefault(bar.verbal, []).append(bar.item)
    return tuple((called, tuple(items)) for called, items in found.items())


def _waterfall(ranking: Ranking, candidate: Candidate, day: date | None) -> tuple[Bar, ...]:
    lines = list(zip(ranking.items, candidate.weights, ranking.counted, strict=True))
    lines.sort(key=lambda line: (line[1] < 0, -abs(line[1]), line[0]))
    bars: list[Bar] = []
    height = 0.0
    for item, weight, counted in lines:
        bars.append(Bar(item, weight, height, height + weight, verbal(weight, day), counted))
        height += weight
    return tuple(bars)
