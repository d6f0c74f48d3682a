"""What to ask next."""

from dataclasses import replace
from math import log2

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leads.ranking.gain import Outcome, expected_gain, is_exhaustive, standing

POSTERIORS = st.lists(st.floats(0.001, 1), min_size=2, max_size=7)
YES = Outcome("yes", (0,), 0.9, 0.02)
NO = Outcome("no", (0,), 0.1, 0.98)


def entropy(values: "np.typing.NDArray[np.float64]") -> float:
    some = values[values > 0]
    return float(-(some * np.log2(some)).sum())


@given(
    POSTERIORS, st.sets(st.integers(0, 5), max_size=4), st.floats(0.05, 0.95), st.floats(0.05, 0.95)
)
def test_the_gain_is_the_expected_drop_of_entropy(
    values: list[float], named: set[int], likelihood: float, otherwise: float
) -> None:
    whole = np.array(values) / sum(values)
    vehicles, none = whole[:-1], float(whole[-1])
    places = tuple(place for place in named if place < len(vehicles))
    outcomes = [
        Outcome("yes", places, likelihood, otherwise),
        Outcome("no", places, 1 - likelihood, 1 - otherwise),
    ]
    expected = 0.0
    for outcome in outcomes:
        chances = np.full(len(whole), outcome.otherwise)
        chances[list(places)] = outcome.likelihood
        after = whole * chances
        expected += after.sum() * entropy(after / after.sum())
    found = expected_gain(standing(vehicles, none), outcomes, 2.0)
    assert found.bits == pytest.approx(max(0, entropy(whole) - expected), abs=1e-9)
    assert found.bits_per_hour == pytest.approx(found.bits / 2)
    assert sum(one.chance for one in found.outcomes) == pytest.approx(1)


def test_if_none_of_the_vehicles_did_it_an_answer_has_a_chance_of_its_own() -> None:
    outcomes = [replace(YES, none=0.46), replace(NO, none=0.54)]
    found = expected_gain(standing(np.array([0.4, 0.4]), 0.2), outcomes, 1)
    yes = found.outcomes[0]
    assert yes.chance == pytest.approx(0.36 + 0.008 + 0.092)
    assert yes.probability == pytest.approx(0.36 / yes.chance)
    assert not is_exhaustive([replace(YES, none=0.9), NO])


def test_an_answer_that_tells_two_equals_apart_is_worth_a_bit() -> None:
    outcomes = [Outcome("one", (0,), 1, 0), Outcome("other", (0,), 0, 1)]
    found = expected_gain(standing(np.array([0.5, 0.5]), 0), outcomes, 0.5)
    assert found.bits == pytest.approx(1)
    assert found.bits_per_hour == pytest.approx(2)
    assert [one.settles for one in found.outcomes] == [True, True]
    assert [one.leading for one in found.outcomes] == [0, 1]


def test_an_answer_that_says_the_same_of_all_is_worth_nothing() -> None:
    outcomes = [Outcome("yes", (0,), 0.3, 0.3), Outcome("no", (0,), 0.7, 0.7)]
    assert expected_gain(standing(np.array([0.5, 0.3]), 0.2), outcomes, 1).bits == pytest.approx(0)


def test_it_says_what_an_outcome_would_settle() -> None:
    found = expected_gain(standing(np.array([0.7, 0.1, 0.05]), 0.15), [YES, NO], 1)
    yes, no = found.outcomes
    assert (yes.name, yes.leading, yes.settles) == ("yes", 0, True)
    assert yes.probability == pytest.approx(0.63 / (0.63 + 0.006))
    assert not no.settles
    assert no.leading is None  # none of these leads then
    assert no.probability == pytest.approx(0.147 / (0.07 + 0.294))


def test_the_leader_need_not_be_named_by_the_inquiry() -> None:
    found = expected_gain(standing(np.array([0.5, 0.4]), 0.1), [YES, NO], 1)
    assert found.outcomes[1].leading == 1


@pytest.mark.parametrize(
    "outcomes",
    [
        [YES],
        [YES, YES],
        [YES, Outcome("no", (1,), 0.1, 0.98)],
        [Outcome("yes", (0,), 1.5, 0.5), Outcome("no", (0,), -0.5, 0.5)],
    ],
)
def test_outcomes_that_are_not_all_there_is_are_refused(outcomes: list[Outcome]) -> None:
    assert not is_exhaustive(outcomes)
    with pytest.raises(ValueError, match="yes"):
        expected_gain(standing(np.array([0.5, 0.3]), 0.2), outcomes, 1)


def test_three_outcomes_may_name_different_vehicles() -> None:
    outcomes = [
        Outcome("a", (0,), 0.9, 0.02),
        Outcome("b", (1,), 0.9, 0.02),
        Outcome("neither", (0, 1), 0.08, 0.96),
    ]
    assert is_exhaustive(outcomes)
    found = expected_gain(standing(np.array([0.4, 0.4]), 0.2), outcomes, 1)
    assert [one.leading for one in found.outcomes] == [0, 1, None]
    assert found.bits < log2(3)


def test_what_takes_no_time_is_refused() -> None:
    with pytest.raises(ValueError, match="yes"):
        expected_gain(standing(np.array([0.5, 0.3]), 0.2), [YES, NO], 0)


def test_what_stays_below_nineteen_of_twenty_settles_nothing() -> None:
    found = expected_gain(standing(np.array([0.2, 0.6]), 0.2), [YES, NO], 1)
    assert 0.9 < found.outcomes[0].probability < 0.95
    assert not found.outcomes[0].settles


def test_chances_that_miss_one_by_a_little_are_no_gain() -> None:
    outcomes = [Outcome("yes", (0,), 0.3, 0.3), Outcome("no", (0,), 0.69, 0.69)]
    assert expected_gain(standing(np.array([0.5, 0.3]), 0.2), outcomes, 1).bits == pytest.approx(0)


def test_a_vehicle_that_is_named_twice_is_one() -> None:
    now = standing(np.array([0.4, 0.4]), 0.2)
    twice = [replace(one, places=(0, 0)) for one in (YES, NO)]
    assert expected_gain(now, twice, 1) == expected_gain(now, [YES, NO], 1)
