"""The properties a ranking must have, and its agreement with exact enumeration."""

import itertools
from collections.abc import Callable
from dataclasses import replace
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leads.ranking.counting import Counting
from leads.ranking.likelihood import FLAT, Likelihood
from leads.ranking.population import encode
from leads.ranking.rank import Item, Prior, Ranking, rank
from leads.ranking.vehicle import Vehicle
from leads.ranking.weighing import weigh
from tests.leads.ranking.networks import gum
from tests.leads.ranking.ranked import as_product, by_vehicle, situations

Situation = tuple[list[Item], int, Prior]


def probabilities(found: Ranking) -> dict[int, float]:
    return {one.place: one.probability for one in found.candidates}


@given(situations(), st.randoms(use_true_random=False))
def test_the_order_of_the_items_changes_nothing(situation: Situation, random: Random) -> None:
    items, count, prior = situation
    shuffled = list(items)
    random.shuffle(shuffled)
    one, other = rank(items, count, prior), rank(shuffled, count, prior)
    assert probabilities(one) == probabilities(other)
    assert one.none == other.none


@given(situations(), st.data())
def test_the_order_of_the_vehicles_changes_nothing(
    situation: Situation, data: st.DataObject
) -> None:
    items, count, prior = situation
    order = np.array(data.draw(st.permutations(range(count))))

    def moved(likelihood: Likelihood) -> Likelihood:
        (aspect,) = likelihood.aspects
        (factors,) = aspect.alternatives
        taken = tuple(replace(factor, places=factor.places[order]) for factor in factors)
        return Likelihood((replace(aspect, alternatives=(taken,)),))

    changed = [replace(item, likelihood=moved(item.likelihood)) for item in items]
    weights = None if prior.weights is None else prior.weights[order]
    one = probabilities(rank(items, count, prior))
    other = probabilities(rank(changed, count, Prior(prior.none, weights)))
    for place in range(count):
        assert other[place] == pytest.approx(one[order[place]], rel=1e-6, abs=1e-12)


@given(situations(), st.sampled_from(["", "colour"]), st.sampled_from(["", "witness"]))
def test_a_source_that_cannot_be_relied_on_changes_nothing(
    situation: Situation, group: str, source: str
) -> None:
    items, count, prior = situation
    worthless = Item("zz", by_vehicle(*(0.001 + n / 10 for n in range(count))), 0, group, source)
    found = rank([*items, worthless], count, prior)
    assert probabilities(found) == pytest.approx(probabilities(rank(items, count, prior)))
    assert all(one.weights[-1] == 0 for one in found.candidates)


@given(situations(), st.floats(0.001, 1), st.sampled_from(["", "colour"]), st.data())
def test_what_says_the_same_of_all_changes_nothing(
    situation: Situation, chance: float, group: str, data: st.DataObject
) -> None:
    items, count, prior = situation
    same = by_vehicle(*([chance] * count))
    flat = Item("zz", as_product(same) if data.draw(st.booleans()) else same, 0.9, group)
    found = rank([*items, flat, Item("zzz", FLAT, 1, group)], count, prior)
    without = rank(items, count, prior)
    assert found.none == pytest.approx(without.none)
    assert probabilities(found) == pytest.approx(probabilities(without))


@given(situations())
def test_the_probabilities_come_to_one(situation: Situation) -> None:
    items, count, prior = situation
    found = rank(items, count, prior, top=count)
    assert sum(probabilities(found).values()) + found.none == pytest.approx(1)
    assert found.rest == pytest.approx(0, abs=1e-9)
    assert found.probabilities().sum() + found.none == pytest.approx(1)


@settings(deadline=None)
@given(situations(grouped=False, empty=False))
def test_it_equals_exact_enumeration_by_a_library_of_bayesian_networks(
    situation: Situation,
) -> None:
    items, count, prior = situation
    weights = np.ones(count) if prior.weights is None else prior.weights
    beliefs = weights * (1 - prior.none) / weights.sum()
    network = gum.BayesNet()
    who = network.add(gum.LabelizedVariable("who", "", count + 1))
    network.cpt(who).fillWith([*map(float, beliefs), prior.none])
    for item in items:
        (aspect,) = item.likelihood.aspects
        chances = np.prod(
            [factor.table[factor.places] for factor in aspect.alternatives[0]], axis=0
        )
        mean = float(beliefs @ chances / beliefs.sum())
        # Whether the source can be relied on is a node of its own: mixing is what it comes to.
        reliable = network.add(gum.LabelizedVariable(f"r{item.id}", "", 2))
        seen = network.add(gum.LabelizedVariable(item.id, "", 2))
        network.addArc(who, seen)
        network.addArc(reliable, seen)
        network.cpt(reliable).fillWith([1 - item.reliability, item.reliability])
        for vehicle, trusted in itertools.product(range(count + 1), (0, 1)):
            speaks = trusted and vehicle < count
            chance = float(chances[vehicle]) if speaks else mean
            network.cpt(seen)[{"who": vehicle, f"r{item.id}": trusted}] = [1 - chance, chance]
    inference = gum.LazyPropagation(network)
    inference.setEvidence({item.id: 1 for item in items})
    inference.makeInference()
    exact = inference.posterior(who).tolist()
    found = rank(items, count, prior, top=count)
    assert probabilities(found) == pytest.approx(dict(enumerate(exact[:-1])), rel=1e-6, abs=1e-12)
    assert found.none == pytest.approx(exact[-1], rel=1e-6)


@given(situations())
def test_a_weight_is_the_logarithm_of_what_the_item_does_to_the_odds(situation: Situation) -> None:
    items, count, prior = situation
    beliefs = np.ones(count) if prior.weights is None else prior.weights
    beliefs = beliefs * (1 - prior.none) / beliefs.sum()
    found = rank(items, count, prior, top=count)
    for one in found.candidates:
        odds = one.probability / found.none / (beliefs[one.place] / prior.none)
        assert one.total == pytest.approx(np.log10(odds), abs=1e-6)


def test_the_strongest_of_a_group_counts_fully_the_others_less() -> None:
    strong, weak, weaker = (by_vehicle(1, low, low, low) for low in (0.01, 0.1, 0.5))
    items = [
        Item("e1", weak, 0.9, "colour"),
        Item("e2", strong, 0.9, "colour"),
        Item("e3", weaker, 0.9, "colour"),
    ]
    found = rank(items, 4)
    assert [one.share for one in found.counted] == [0.5, 1, 0.25]
    assert [one.counting for one in found.counted] == [
        Counting.DISCOUNTED,
        Counting.FULL,
        Counting.DISCOUNTED,
    ]
    assert found.counted[0].behind == "e2"
    alone = rank([replace(item, group="") for item in items], 4)
    assert found.candidates[0].weights[0] == pytest.approx(alone.candidates[0].weights[0] / 2)


def test_however_many_repeat_it_a_group_weighs_less_than_twice_its_strongest() -> None:
    colour = by_vehicle(0.9, 0.1, 0.1)
    once = rank([Item("e0", colour, 1)], 3).candidates[0].total
    often = rank([Item(f"e{n}", colour, 1, "colour") for n in range(30)], 3).candidates[0].total
    assert once < often < 2 * once


def test_two_items_of_one_original_source_count_once() -> None:
    colour = by_vehicle(0.9, 0.1, 0.1)
    one = rank([Item("e1", colour, 0.8)], 3)
    two = rank([Item("e1", colour, 0.8, source="caller"), Item("e2", colour, 0.8, "", "caller")], 3)
    assert probabilities(one) == probabilities(two)
    assert two.counted[1].counting is Counting.SAME_SOURCE
    assert two.counted[1].behind == "e1"


def test_two_sources_count_twice() -> None:
    colour = by_vehicle(0.9, 0.1, 0.1)
    one = rank([Item("e1", colour, 0.8, source="a")], 3).candidates[0].total
    two = rank([Item("e1", colour, 0.8, "", "a"), Item("e2", colour, 0.8, "", "b")], 3)
    assert two.candidates[0].total == pytest.approx(2 * one)


def test_an_empty_cell_stands_at_the_mean() -> None:
    found = rank([Item("e1", by_vehicle(0.9, 0.1, float("nan")), 1)], 3)
    weights = {one.place: one.weights[0] for one in found.candidates}
    assert weights[2] == 0
    assert weights[0] == pytest.approx(np.log10(0.9 / 0.5))


@pytest.mark.parametrize("counted", [by_vehicle, lambda *chances: as_product(by_vehicle(*chances))])
def test_what_excludes_leaves_a_vehicle_more_than_nothing(
    counted: Callable[..., Likelihood],
) -> None:
    found = rank([Item("e1", counted(1, 0), 1)], 2)
    assert 0 < found.candidates[1].probability < 1e-20


def test_none_of_these_keeps_its_prior_when_nothing_is_known() -> None:
    found = rank([], 5, Prior(0.2))
    assert found.none == pytest.approx(0.2)
    assert found.candidates[0].probability == pytest.approx(0.16)


def test_without_vehicles_it_was_none_of_them() -> None:
    found = rank([Item("e1", FLAT, 1)], 0, Prior(1))
    assert found.none == 1
    assert found.candidates == ()


def test_equals_stand_in_the_order_of_their_plates_also_where_the_list_is_cut() -> None:
    names = ["吉A00003", "吉A00001", "吉A00004", "吉A00002"]
    plates = encode([Vehicle(name) for name in names]).plate
    found = rank([], 4, top=2, plates=plates)
    assert [names[one.place] for one in found.candidates] == ["吉A00001", "吉A00002"]
    whole = rank([], 4, plates=plates)
    assert [names[one.place] for one in whole.candidates] == sorted(names)


def test_a_vehicle_asked_for_besides_comes_with_its_rank() -> None:
    found = rank([Item("e1", by_vehicle(0.9, 0.5, 0.3, 0.1), 1)], 4, top=1, also=(3, 0))
    assert [(one.place, one.rank) for one in found.candidates] == [(0, 1), (3, 4)]


def test_many_vehicles_are_counted_as_few_are() -> None:
    """A million are counted in single precision, and must come to the same."""
    rng = np.random.default_rng(7)
    count = 70_000
    places = rng.integers(0, 5, count).astype(np.uint8)
    table = np.array([np.nan, 0.9, 0.3, 0.01, 0.0001])
    likelihood = as_product(replace_places(by_vehicle(*table), places))
    weighed = weigh(likelihood, 0.8, count).at(np.arange(count))
    known = ~np.isnan(table[places])
    mean = table[places][known].mean()
    exact = np.where(known, np.log(0.8 * table[places] / mean + 0.2), 0)
    assert weighed.dtype == np.float32
    assert weighed == pytest.approx(exact, abs=1e-5)
    found = rank([Item("e1", likelihood, 0.8)], count)
    assert found.probabilities().sum() + found.none == pytest.approx(1, abs=1e-5)


def replace_places(likelihood: Likelihood, places: np.typing.NDArray[np.uint8]) -> Likelihood:
    ((factor,),) = likelihood.aspects[0].alternatives
    aspect = replace(likelihood.aspects[0], alternatives=((replace(factor, places=places),),))
    return Likelihood((aspect,))


def test_two_items_of_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="one id"):
        rank([Item("e1", FLAT, 1), Item("e1", FLAT, 1)], 1)


@pytest.mark.parametrize("none", [-0.1, 1.1])
def test_a_prior_that_is_none_is_refused(none: float) -> None:
    with pytest.raises(ValueError, match=str(none)):
        rank([], 1, Prior(none))
