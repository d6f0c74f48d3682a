"""Why a candidate stands where it stands."""

import pytest
from hypothesis import given

from leads.evidence.kinds import EvidenceKind
from leads.evidence.scale import Support, Verbal
from leads.ranking.explaining import Refutation, by_support, explain
from leads.ranking.rank import Item, Prior, rank
from tests.leads.ranking.ranked import by_vehicle, situations

ITEMS = [
    Item("e1", by_vehicle(0.9, 0.0001, 0.0001, 0.0001), 0.95),
    Item("e2", by_vehicle(0.2, 0.4, 0.4, 0.4), 0.8),
    Item("e3", by_vehicle(0.9, 0.1, 0.1, 0.1), 0.7),
    Item("e4", by_vehicle(0.5, 0.5, 0.5, 0.5), 0.9),
]
KINDS = {
    "e1": EvidenceKind.STICKER,
    "e2": EvidenceKind.REPORT,
    "e3": EvidenceKind.COLOUR_SEEN,
    "e4": EvidenceKind.CLASS_SEEN,
}


def test_a_waterfall_goes_up_by_size_then_down() -> None:
    ranking = rank(ITEMS, 4)
    found = explain(ranking, ranking.candidates[0], KINDS)
    assert [bar.item for bar in found.bars] == ["e1", "e3", "e4", "e2"]
    assert found.supports == ("e1", "e3")
    assert found.against == ("e2",)


@given(situations())
def test_each_bar_begins_where_the_one_before_ended(
    situation: tuple[list[Item], int, Prior],
) -> None:
    items, count, prior = situation
    ranking = rank(items, count, prior)
    for candidate in ranking.candidates:
        bars = explain(ranking, candidate, {one.id: EvidenceKind.KEY for one in items}).bars
        ends = [0.0, *(bar.end for bar in bars)]
        assert [bar.begin for bar in bars] == ends[:-1]
        assert ends[-1] == pytest.approx(candidate.total)
        positive = [bar.weight for bar in bars if bar.weight >= 0]
        negative = [bar.weight for bar in bars if bar.weight < 0]
        assert positive == sorted(positive, reverse=True)
        assert negative == sorted(negative)
        assert [bar.weight for bar in bars] == positive + negative


def test_a_sentence_names_what_supports_how_strongly_and_what_would_refute() -> None:
    ranking = rank(ITEMS, 4)
    found = explain(ranking, ranking.candidates[0], KINDS)
    assert by_support(found.bars)[0] == (Verbal(Support.WEAK, against=False), ("e1", "e3"))
    assert found.refuted_by == (
        Refutation.POLICY_OF_ANOTHER,
        Refutation.LAYERS_DIFFER,
        Refutation.NO_DAMAGE,
    )
    assert found.verbal == Verbal(Support.WEAK, against=False)


def test_what_speaks_against_is_called_so() -> None:
    ranking = rank(ITEMS[:1], 4)
    found = explain(ranking, ranking.candidates[-1], KINDS)
    assert found.against == ("e1",)
    assert found.verbal.against
    assert found.refuted_by == (Refutation.NO_DAMAGE,)
