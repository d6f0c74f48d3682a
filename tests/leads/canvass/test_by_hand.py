"""Doors, locks and walks, counted by hand."""

from datetime import UTC, datetime
from math import exp

import pytest

from leads.canvass.addresses import Address, address_of
from leads.canvass.belief import belief_of
from leads.canvass.effort import Hour, effort_at
from leads.canvass.habits import shipped
from leads.canvass.prior import weight
from leads.canvass.records import Answer, Key, KeyKind, TryEntry, Turned
from leads.canvass.route import Ground, Moment, expected_minutes, found_at

H = shipped()
KEYS = (Key("甲", KeyKind.STAIRWELL), Key("乙", KeyKind.HOUSEHOLD), Key("丙", KeyKind.HOUSEHOLD))
DOOR, BESIDE, AWAY = map(address_of, ("1-1-101", "1-1-102", "2-1-101"))
#: A fifth of the chance is elsewhere.
PRIORS = {DOOR: 0.3, BESIDE: 0.2, AWAY: 0.3}
EVENING = datetime(2026, 9, 21, 11, tzinfo=UTC)


def tried(address: Address, turned: Turned, key: str) -> TryEntry:
    answer = Answer.SHARED if address.is_shared else Answer.CONSENTED
    return TryEntry(address=address, at=EVENING, answer=answer, turned=turned, key=key)


@pytest.mark.parametrize(
    ("turned", "here", "there"),
    [(Turned.FITS_NOT, H.missed, 1 - H.false_fit), (Turned.OPENS, 1 - H.missed, H.false_fit)],
)
def test_what_a_lock_says_of_its_door(turned: Turned, here: float, there: float) -> None:
    found = belief_of(PRIORS, [tried(DOOR, turned, "乙")], KEYS, H)
    total = 0.3 * here + 0.7 * there
    assert found.doors[DOOR] == pytest.approx(0.3 * here / total)
    assert found.elsewhere == pytest.approx(0.2 * there / total)


@pytest.mark.parametrize(
    ("turned", "here", "there"),
    [
        (Turned.FITS_NOT, H.missed_shared, 1 - H.false_fit_shared),
        (Turned.OPENS, 1 - H.missed_shared, H.false_fit_shared),
    ],
)
def test_what_a_shared_lock_says_of_its_stairwell(
    turned: Turned, here: float, there: float
) -> None:
    found = belief_of(PRIORS, [tried(address_of("1-1"), turned, "甲")], KEYS, H)
    total = 0.5 * here + 0.5 * there
    assert found.behind("1-1") == pytest.approx(0.5 * here / total)
    assert found.doors[AWAY] == pytest.approx(0.3 * there / total)


@pytest.mark.parametrize("turned", [Turned.OPENS, Turned.FITS_NOT])
def test_two_keys_of_a_bunch_that_say_the_same_of_a_lock_are_heard_once(turned: Turned) -> None:
    once = belief_of(PRIORS, [tried(DOOR, turned, "乙")], KEYS, H)
    assert belief_of(PRIORS, [tried(DOOR, turned, key) for key in "乙丙"], KEYS, H) == once


def test_an_hour_past_midnight_is_near_one_before_it() -> None:
    late = TryEntry(address=DOOR, at=EVENING.replace(hour=15), answer=Answer.NOBODY)  # 23:00
    at_one = Hour(1, is_working=True)
    before = effort_at([], at_one, H, has_warrant=False).home
    assert effort_at([late], at_one, H, has_warrant=False).home < before


def test_a_hundred_and_fifty_metres_cost_the_factor_e() -> None:
    assert weight((0, 0), (150, 0)) == pytest.approx(exp(-1))
    assert weight((0, 0), (0, 150), (7, 0)) == pytest.approx(exp(-1))
    assert weight((0, 0), (150, 0), (7, 0)) == pytest.approx(1.5 * exp(-1))


def test_who_walks_half_as_fast_takes_twice_as_long() -> None:
    assert Ground((0, 0), 30).minutes((0, 0), (90, 120)) == pytest.approx(5)


def test_the_expected_minutes_are_those_of_a_round_that_finds() -> None:
    moments = (Moment("a", 10, 0.1), Moment("b", 20, 0.1), Moment("c", 40, 0.4))
    assert expected_minutes(moments) == pytest.approx((10 * 0.1 + 40 * 0.3) / 0.4)
    assert [found_at(moments, minutes) for minutes in (9.9, 10, 39, 40, 99)] == [
        0,
        0.1,
        0.1,
        0.4,
        0.4,
    ]
