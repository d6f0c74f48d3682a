"""What is believed after tries: what a lock said counts, who was out or refused does not."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leads.canvass.addresses import Address, address_of
from leads.canvass.belief import belief_of
from leads.canvass.effort import Hour, effort_at
from leads.canvass.habits import shipped
from leads.canvass.prior import shared_out, weight
from leads.canvass.records import Answer, Key, KeyKind, TryEntry, Turned

KEYS = (
    Key("甲", KeyKind.STAIRWELL),
    Key("乙", KeyKind.HOUSEHOLD),
    Key("丙", KeyKind.OTHER),
)
DOORS = tuple(map(address_of, ("1-1-101", "1-1-102", "1-2-101", "2-1-101")))
PRIORS = dict(zip(DOORS, (0.3, 0.2, 0.2, 0.1), strict=True))
THEN = datetime(2026, 9, 21, 11, tzinfo=UTC)
H = shipped()


def tried(code: str, turned: Turned, key: str = "乙", minutes: int = 0) -> TryEntry:
    answer = Answer.SHARED if address_of(code).is_shared else Answer.CONSENTED
    at = THEN + timedelta(minutes=minutes)
    return TryEntry(address=address_of(code), at=at, answer=answer, turned=turned, key=key)


def after(*tries: TryEntry) -> dict[Address, float]:
    return dict(belief_of(PRIORS, tries, KEYS, H).doors)


entries = st.lists(
    st.builds(
        tried,
        st.sampled_from(["1-1-101", "1-1-102", "2-1-101", "1-1", "2-1"]),
        st.sampled_from([Turned.FITS_NOT, Turned.OPENS]),
        st.sampled_from(["甲", "乙", "丙"]),
        st.integers(0, 500),
    ),
    max_size=5,
)


@given(entries)
def test_probabilities_stay_between_nothing_and_one_and_add_up(tries: list[TryEntry]) -> None:
    found = belief_of(PRIORS, tries, KEYS, H)
    assert sum(found.doors.values()) + found.elsewhere == pytest.approx(1)
    assert all(0 < p < 1 for p in found.doors.values())


@given(entries, st.sampled_from([Answer.NOBODY, Answer.REFUSED]))
def test_nobody_at_home_and_a_refusal_move_nothing(tries: list[TryEntry], answer: Answer) -> None:
    knock = TryEntry(address=DOORS[0], at=THEN, answer=answer)
    assert belief_of(PRIORS, [*tries, knock], KEYS, H) == belief_of(PRIORS, tries, KEYS, H)


def test_the_order_of_different_locks_changes_nothing() -> None:
    tries = [tried("1-1-101", Turned.FITS_NOT), tried("1-1", Turned.OPENS, "甲")]
    tries.append(tried("2-1-101", Turned.FITS_NOT))
    first = after(*tries)
    for order in permutations(tries):
        found = after(*order)
        assert all(found[one] == pytest.approx(p) for one, p in first.items())


def test_a_lock_that_does_not_turn_lowers_its_door_but_never_to_nothing() -> None:
    found = after(tried("1-1-101", Turned.FITS_NOT))
    assert 0 < found[DOORS[0]] < 0.05
    assert all(found[one] > PRIORS[one] for one in DOORS[1:])


def test_the_same_key_tried_twice_in_one_lock_says_nothing_new() -> None:
    once = after(tried("1-1-101", Turned.FITS_NOT))
    assert after(*(tried("1-1-101", Turned.FITS_NOT, minutes=n) for n in (0, 60, 120))) == once


def test_a_key_made_for_another_lock_says_nothing_when_it_does_not_turn() -> None:
    assert after(tried("1-1-101", Turned.FITS_NOT, "丙")) == pytest.approx(PRIORS)


def test_the_shared_door_speaks_for_all_doors_behind_it() -> None:
    found = belief_of(PRIORS, [tried("1-1", Turned.OPENS, "甲")], KEYS, H)
    assert found.behind("1-1") > 0.9
    assert found.doors[DOORS[0]] / found.doors[DOORS[1]] == pytest.approx(1.5)
    shut = belief_of(PRIORS, [tried("1-1", Turned.FITS_NOT, "甲")], KEYS, H)
    assert 0 < shut.behind("1-1") < 0.2


def test_a_fit_is_likely_and_not_certain() -> None:
    found = after(tried("2-1-101", Turned.OPENS))
    assert 0.9 < found[DOORS[3]] < 0.99


# --- before, and at the door -----------------------------------------------------------------


@given(st.floats(1, 900), st.floats(1, 900))
def test_nearer_is_likelier(near: float, further: float) -> None:
    assert weight((0, 0), (near, 0)) >= weight((0, 0), (near + further, 0))


def test_ahead_on_the_route_is_likelier_than_behind() -> None:
    ahead, aside, behind = ((100.0, 0.0), (0.0, 100.0), (-100.0, 0.0))
    weights = [weight((0, 0), one, (3.0, 0.0)) for one in (ahead, aside, behind)]
    assert weights == sorted(weights, reverse=True)
    assert weights[1] == pytest.approx(weight((0, 0), aside))


@given(st.lists(st.floats(0.01, 1), min_size=1, max_size=9))
def test_what_is_left_is_shared_by_weight(weights: list[float]) -> None:
    shares = shared_out(weights, [None] * len(weights))
    assert sum(shares) == pytest.approx(0.8)
    given = shared_out(weights, [0.5, *[None] * (len(weights) - 1)])
    assert given[0] == 0.5
    assert sum(given) == pytest.approx(0.8 if len(weights) > 1 else 0.5)


def test_who_refused_is_not_asked_again_without_a_certificate() -> None:
    knock = TryEntry(address=DOORS[0], at=THEN, answer=Answer.REFUSED)
    evening = Hour(19, is_working=True)
    assert effort_at([knock], evening, H, has_warrant=False).effective == 0
    assert effort_at([knock], evening, H, has_warrant=True).effective == 1


def test_nobody_at_home_counts_at_that_hour_only() -> None:
    knock = TryEntry(address=DOORS[0], at=THEN, answer=Answer.NOBODY)  # 19:00
    for hour, same in ((19, False), (20, False), (10, True)):
        at = Hour(hour, is_working=True)
        before = effort_at([], at, H, has_warrant=False).home
        found = effort_at([knock], at, H, has_warrant=False).home
        assert (found == before) is same
        assert found <= before
    again = replace(knock, at=THEN + timedelta(days=1))
    twice = effort_at([knock, again], Hour(19, is_working=True), H, has_warrant=False).home
    assert twice < effort_at([knock], Hour(19, is_working=True), H, has_warrant=False).home


def test_a_knock_on_a_day_off_says_nothing_of_working_days() -> None:
    knock = TryEntry(address=DOORS[0], at=THEN, answer=Answer.NOBODY)
    at = Hour(19, is_working=True)
    found = effort_at([knock], at, H, has_warrant=False, is_day_off=[True])
    assert found == effort_at([], at, H, has_warrant=False)
