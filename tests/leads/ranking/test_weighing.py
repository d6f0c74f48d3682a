"""From likelihoods to weights, against the same counted one vehicle at a time."""

from math import isnan, log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leads.ranking.likelihood import LEAST, Aspect, Factor, Likelihood, of_table
from leads.ranking.weighing import weigh

VEHICLES = st.integers(1, 6)


@st.composite
def factors(draw: st.DrawFn, count: int, empty: frozenset[int]) -> Factor:
    size = draw(st.integers(1, 4))
    table = draw(st.lists(st.floats(0.0001, 1), min_size=size + 1, max_size=size + 1))
    places = draw(st.lists(st.integers(1, size), min_size=count, max_size=count))
    filled = [0 if place in empty else value for place, value in enumerate(places)]
    return Factor(np.array(filled, dtype=np.uint8), np.array([float("nan"), *table[1:]]))


@st.composite
def likelihoods(draw: st.DrawFn) -> tuple[Likelihood, int]:
    """Draw aspects of several readings; a cell that is empty is so for the whole aspect."""
    count = draw(VEHICLES)
    aspects = []
    for _ in range(draw(st.integers(1, 3))):
        empty = frozenset(draw(st.sets(st.integers(0, count - 1))))
        readings = draw(st.integers(1, 3))
        aspects.append(
            Aspect(
                tuple(
                    tuple(draw(factors(count, empty)) for _ in range(draw(st.integers(1, 3))))
                    for _ in range(readings)
                ),
                draw(st.floats(0.1, 1)),
                draw(st.sampled_from([0.0, 0.001])),
            )
        )
    return Likelihood(tuple(aspects)), count


def plainly(
    likelihood: Likelihood, reliability: float, count: int, prior: list[float]
) -> list[float]:
    """Count the weights one vehicle at a time, as the words of the model say."""
    columns: list[list[float]] = []
    for aspect in likelihood.aspects:
        column = []
        for vehicle in range(count):
            readings = []
            for alternative in aspect.alternatives:
                product = 1.0
                for factor in alternative:
                    product *= float(factor.table[factor.places[vehicle]])
                readings.append(product)
            column.append(aspect.floor + aspect.scale * sum(readings) / len(readings))
        columns.append(column)
    silent = [all(isnan(column[vehicle]) for column in columns) for vehicle in range(count)]
    for column in columns:
        filled = [(w, value) for w, value in zip(prior, column, strict=True) if not isnan(value)]
        mean = sum(w * value for w, value in filled) / sum(w for w, _ in filled) if filled else 1.0
        column[:] = [mean if isnan(value) else value for value in column]
    values = [max(LEAST, float(np.prod([column[v] for column in columns]))) for v in range(count)]
    known = [v for v in range(count) if not silent[v]]
    if not known:
        return [0.0] * count
    mean = sum(prior[v] * values[v] for v in known) / sum(prior[v] for v in known)
    return [
        0.0 if silent[v] else log(reliability * values[v] / mean + 1 - reliability)
        for v in range(count)
    ]


@given(likelihoods(), st.floats(0.01, 0.99), st.data())
def test_columns_come_to_what_vehicles_come_to_one_by_one(
    drawn: tuple[Likelihood, int], reliability: float, data: st.DataObject
) -> None:
    likelihood, count = drawn
    weights = data.draw(
        st.one_of(st.none(), st.lists(st.floats(0.1, 1), min_size=count, max_size=count))
    )
    prior = None if weights is None else np.array(weights)
    found = weigh(likelihood, reliability, count, prior).at(np.arange(count))
    expected = plainly(likelihood, reliability, count, weights or [1.0] * count)
    assert found.tolist() == pytest.approx(expected, rel=1e-9, abs=1e-9)


@given(likelihoods(), st.floats(0.01, 0.99))
def test_the_mean_of_what_is_weighed_stays_what_it_was(
    drawn: tuple[Likelihood, int], reliability: float
) -> None:
    """Over the vehicles of which something is known, L'/q has the mean 1."""
    likelihood, count = drawn
    found = weigh(likelihood, reliability, count).at(np.arange(count))
    speaking = found[found != 0]
    if len(speaking) == count:
        assert np.exp(speaking).mean() == pytest.approx(1)


@given(likelihoods(), st.floats(0.01, 0.99))
def test_what_it_tells_of_the_population_is_never_less_than_nothing(
    drawn: tuple[Likelihood, int], reliability: float
) -> None:
    likelihood, count = drawn
    assert weigh(likelihood, reliability, count).spread(None) >= -1e-9


@given(likelihoods(), st.floats(0.01, 0.99), st.data())
def test_what_it_tells_is_the_divergence_of_what_it_makes_of_the_population(
    drawn: tuple[Likelihood, int], reliability: float, data: st.DataObject
) -> None:
    likelihood, count = drawn
    prior = data.draw(st.lists(st.floats(0.1, 1), min_size=count, max_size=count))
    found = weigh(likelihood, reliability, count, np.array(prior))
    before = np.array(prior) / sum(prior)
    ratios = np.array(plainly(likelihood, reliability, count, prior))
    expected = float((before * np.exp(ratios)) @ ratios)
    assert found.spread(np.array(prior)) == pytest.approx(expected, rel=1e-9, abs=1e-9)


def test_a_table_tells_the_divergence_too() -> None:
    table = of_table(np.array([1, 2, 2], dtype=np.uint8), np.array([float("nan"), 0.9, 0.1]))
    prior = np.array([0.2, 0.4, 0.4])
    ratios = np.log(np.array([0.9, 0.1, 0.1]) / (0.2 * 0.9 + 0.8 * 0.1))
    expected = float((prior * np.exp(ratios)) @ ratios)
    assert weigh(table, 1, 3, prior).spread(prior) == pytest.approx(expected)


def test_a_vehicle_of_which_every_cell_is_empty_stays_where_it_was() -> None:
    """Also where the aspects go together, so that the mean product is not the product of means."""
    places = np.array([1, 2, 0], dtype=np.uint8)
    factor = Factor(places, np.array([float("nan"), 0.9, 0.1]))
    found = weigh(Likelihood((Aspect(((factor,),)), Aspect(((factor,),)))), 1, 3)
    assert found.at(np.arange(3)).tolist() == pytest.approx([log(0.81 / 0.41), log(0.01 / 0.41), 0])
