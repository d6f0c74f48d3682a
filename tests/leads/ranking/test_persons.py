"""Who drove."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leads.evidence.dated import wording
from leads.ranking.persons import (
    Drivers,
    Hold,
    PersonItem,
    Standing,
    chances_of_driving,
    who_drove,
)

DAI, XING, LIN = 1, 2, 3
VALUES = wording("driving").values


def probabilities(found: Drivers) -> dict[int, float]:
    return {one.person: one.probability for one in found.drivers}


def test_the_closer_somebody_stands_to_the_vehicle_the_likelier_he_drove() -> None:
    order = [
        Standing.DRIVER,
        Standing.USER,
        Standing.KEEPER,
        Standing.HAD_PLATE,
        Standing.ON_PAPER,
        Standing.PLATE_OF,
        Standing.HOUSEHOLD,
        Standing.RELATIVE,
    ]
    found = chances_of_driving(Hold(person, 0, one, 1) for person, one in enumerate(order))[0]
    assert sorted(found, key=lambda person: -found[person]) == list(range(len(order)))
    assert sum(found.values()) < 1


@pytest.mark.parametrize("standing", Standing)
def test_every_standing_has_its_value(standing: Standing) -> None:
    assert VALUES[standing] > 0


def test_somebody_linked_twice_counts_by_the_closest() -> None:
    once = chances_of_driving([Hold(XING, 0, Standing.USER, 0.8)])
    twice = chances_of_driving(
        [Hold(XING, 0, Standing.RELATIVE, 1), Hold(XING, 0, Standing.USER, 0.8)]
    )
    assert once == twice


def test_a_doubtful_link_leaves_more_to_somebody_unknown() -> None:
    sure = chances_of_driving([Hold(XING, 0, Standing.USER, 1)])[0][XING]
    doubtful = chances_of_driving([Hold(XING, 0, Standing.USER, 0.3)])[0][XING]
    assert doubtful < sure < 1


def test_a_probability_of_a_link_is_checked() -> None:
    with pytest.raises(ValueError, match=r"1\.2"):
        chances_of_driving([Hold(XING, 0, Standing.USER, 1.2)])


@given(
    st.dictionaries(st.integers(0, 4), st.floats(0, 0.2), min_size=1, max_size=5),
    st.lists(
        st.builds(
            Hold, st.integers(1, 4), st.integers(0, 4), st.sampled_from(Standing), st.floats(0, 1)
        ),
        max_size=8,
    ),
)
def test_it_is_the_sum_over_the_vehicles(posterior: dict[int, float], holds: list[Hold]) -> None:
    chances = chances_of_driving(holds)
    found = who_drove(posterior, chances)
    for one in found.drivers:
        expected = sum(
            posterior.get(vehicle, 0) * of_vehicle.get(one.person, 0)
            for vehicle, of_vehicle in chances.items()
        )
        assert one.probability == pytest.approx(expected, abs=1e-9)
        assert one.from_vehicles == pytest.approx(expected)
    assert sum(probabilities(found).values()) + found.unknown == pytest.approx(1)


def test_an_alibi_takes_from_one_and_gives_to_the_others() -> None:
    chances = chances_of_driving(
        [Hold(XING, 0, Standing.USER, 0.9), Hold(LIN, 0, Standing.HOUSEHOLD, 1)]
    )
    before = who_drove({0: 0.7}, chances)
    alibi = PersonItem("p1", {XING: 0.05}, 0.8, 0.9)
    after = who_drove({0: 0.7}, chances, [alibi])
    assert probabilities(after)[XING] < probabilities(before)[XING]
    assert probabilities(after)[LIN] > probabilities(before)[LIN]
    assert after.drivers[-1].weights[0] < 0 or after.drivers[0].weights[0] != 0


def test_an_alibi_of_a_source_that_cannot_be_relied_on_changes_nothing() -> None:
    chances = chances_of_driving([Hold(XING, 0, Standing.USER, 0.9)])
    before = who_drove({0: 0.7}, chances)
    after = who_drove({0: 0.7}, chances, [PersonItem("p1", {XING: 0.05}, 0.8, 0)])
    assert probabilities(after) == pytest.approx(probabilities(before))


def test_somebody_no_vehicle_leads_to_stays_at_nothing() -> None:
    chances = chances_of_driving([Hold(XING, 0, Standing.USER, 0.9)])
    found = who_drove({0: 0.7}, chances, [PersonItem("p1", {DAI: 0.9}, 0.1, 0.9)])
    assert probabilities(found)[DAI] == 0


def test_nobody_named_is_somebody_unknown() -> None:
    found = who_drove({0: 0.7}, {}, [PersonItem("p1", {DAI: 0.9}, 0.1, 0.9)])
    assert found.unknown == pytest.approx(1)
    assert who_drove({}, {}).drivers == ()


def test_what_speaks_for_one_speaks_against_those_it_does_not_name() -> None:
    """Counted by hand: those it names at their chance, all others at the other."""
    chances = chances_of_driving(
        [Hold(XING, 0, Standing.USER, 1), Hold(LIN, 0, Standing.HOUSEHOLD, 1)]
    )
    before = who_drove({0: 0.7}, chances)
    after = who_drove({0: 0.7}, chances, [PersonItem("p1", {XING: 0.9}, 0.1, 1)])
    xing, lin = (probabilities(before)[one] for one in (XING, LIN))
    mean = (xing * 0.9 + lin * 0.1) / (xing + lin)
    assert probabilities(after)[XING] == pytest.approx(xing * 0.9 / mean)
    assert probabilities(after)[LIN] == pytest.approx(lin * 0.1 / mean)
    assert after.unknown == pytest.approx(before.unknown)
