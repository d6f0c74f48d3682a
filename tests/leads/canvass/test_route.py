"""The order of doors, held against every order there is on small canvasses."""

from collections.abc import Sequence
from itertools import pairwise, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leads.canvass import route
from leads.canvass.route import (
    Ground,
    Place,
    Step,
    Visit,
    as_listed,
    best_order,
    by_index,
    expected_minutes,
    found_at,
    timeline,
)

GROUND = Ground((0.0, 0.0), 60.0)
_chance = st.one_of(st.just(0.0), st.floats(1e-4, 0.2))
_minutes = st.floats(0.5, 5)
_metres = st.floats(-300, 300)


@st.composite
def canvass(draw: st.DrawFn, doors: int = 6) -> list[Place]:
    """Draw some places with at most so many doors in all."""
    sizes = draw(
        st.lists(st.integers(1, 3), min_size=1, max_size=4).filter(lambda x: sum(x) <= doors)
    )
    return [
        Place(
            f"b{n}",
            (draw(_metres), draw(_metres)),
            tuple(Step(f"b{n}-{k}", draw(_minutes), draw(_chance)) for k in range(size)),
        )
        for n, size in enumerate(sizes)
    ]


def brute(places: Sequence[Place], *, free: bool) -> float:
    """Return the least expected minutes over all orders; `free`: doors of a place in any order."""
    all_ = [(place, step) for place in places for step in place.steps]
    least = float("inf")
    for order in permutations(all_):
        if not free and any(
            [step for one, step in order if one is place] != list(place.steps) for place in places
        ):
            continue
        visits = [Visit(place, (step,)) for place, step in order]
        least = min(least, expected_minutes(timeline(visits, GROUND)))
    return least


@given(canvass())
@settings(max_examples=60, deadline=None)
def test_no_other_order_finds_sooner(places: list[Place]) -> None:
    found = timeline(
        best_order([Place(p.id, p.xy, by_index(p.steps)) for p in places], GROUND), GROUND
    )
    if found[-1].found > 0:
        assert expected_minutes(found) == pytest.approx(brute(places, free=True), rel=1e-6)


@given(canvass())
@settings(max_examples=40, deadline=None)
def test_no_other_order_that_goes_floor_by_floor_finds_sooner(places: list[Place]) -> None:
    found = timeline(best_order(places, GROUND), GROUND)
    if found[-1].found > 0:
        assert expected_minutes(found) == pytest.approx(brute(places, free=False), rel=1e-6)


@given(canvass(12))
@settings(max_examples=40, deadline=None)
def test_the_index_rule_with_exchanges_stays_close_to_the_best(places: list[Place]) -> None:
    exact = expected_minutes(timeline(best_order(places, GROUND), GROUND))
    kept = route.EXACT_STATES
    try:
        route.EXACT_STATES = 0
        found = timeline(best_order(places, GROUND), GROUND)
    finally:
        route.EXACT_STATES = kept
    assert exact <= expected_minutes(found) * (1 + 1e-6) + 1e-6
    assert expected_minutes(found) <= 1.25 * exact + 1e-6
    assert expected_minutes(found) <= expected_minutes(timeline(as_listed(places), GROUND)) + 1e-6


def test_a_first_order_by_the_index_rule_is_mended_by_exchanges(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The far building of the likeliest door would be walked to first; it pays to end there."""
    places = [
        Place("b0", (-180, -290), (Step("b0-0", 1, 0.1),)),
        Place("b1", (290, -20), (Step("b1-0", 4, 0.005),)),
        Place("b2", (230, 130), (Step("b2-0", 2, 0.085), Step("b2-1", 4, 0.055))),
        Place("b3", (90, 50), (Step("b3-0", 2, 0.05),)),
    ]
    exact = expected_minutes(timeline(best_order(places, GROUND), GROUND))
    monkeypatch.setattr(route, "EXACT_STATES", 0)
    found = expected_minutes(timeline(best_order(places, GROUND), GROUND))
    assert found == pytest.approx(exact)
    monkeypatch.setattr(route, "_EXCHANGES", 0)
    assert expected_minutes(timeline(best_order(places, GROUND), GROUND)) > 1.2 * exact


@given(canvass(12))
@settings(max_examples=40, deadline=None)
def test_the_doors_of_a_place_keep_their_order_also_where_visits_are_exchanged(
    places: list[Place],
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(route, "EXACT_STATES", 0)
        done = [one.door for one in timeline(best_order(places, GROUND), GROUND)]
    for place in places:
        own = {step.door for step in place.steps}
        assert [one for one in done if one in own] == [step.door for step in place.steps]


@given(canvass(10))
@settings(max_examples=60, deadline=None)
def test_every_door_is_visited_once_and_what_is_found_never_falls(places: list[Place]) -> None:
    moments = timeline(best_order(places, GROUND), GROUND)
    assert sorted(one.door for one in moments) == sorted(s.door for p in places for s in p.steps)
    assert all(a.found <= b.found and a.minutes < b.minutes for a, b in pairwise(moments))
    assert found_at(moments, moments[-1].minutes) == moments[-1].found


def test_one_place_is_left_for_another_and_visited_again_where_that_pays() -> None:
    near = Place("near", (10, 0), (Step("n1", 1, 0.2), Step("n2", 1, 0.001)))
    far = Place("far", (20, 0), (Step("f1", 1, 0.2),))
    assert [m.door for m in timeline(best_order([near, far], GROUND), GROUND)] == ["n1", "f1", "n2"]


def test_equal_doors_keep_the_order_of_the_floors() -> None:
    steps = tuple(Step(f"{floor}01", 1.5, 0.01) for floor in range(1, 7))
    assert by_index(steps) == steps


def test_a_far_building_waits_although_its_doors_are_as_likely() -> None:
    steps = tuple(Step(f"x{n}", 1, 0.05) for n in range(4))
    far = Place("far", (600, 0), steps)
    near = Place("near", (60, 0), tuple(Step(f"y{n}", 1, 0.05) for n in range(4)))
    assert best_order([far, near], GROUND)[0].place.id == "near"


def test_without_doors_there_is_nothing_to_walk() -> None:
    assert best_order([], GROUND) == ()
    assert best_order([Place("b", (1, 1), ())], GROUND) == ()
    assert expected_minutes(()) == 0.0


def test_a_large_canvass_is_ordered_and_beats_its_listing() -> None:
    def step(n: int, k: int) -> Step:
        return Step(f"b{n}-{k}", 1 + (k * n) % 3, ((k * 7 + n * 13) % 29) / 30_000)

    places = [
        Place(
            f"b{n}",
            (float(37 * n % 211), float(53 * n % 307)),
            tuple(step(n, k) for k in range(12)),
        )
        for n in range(60)
    ]
    ours = expected_minutes(timeline(best_order(places, GROUND), GROUND))
    assert ours < expected_minutes(timeline(as_listed(places), GROUND))
