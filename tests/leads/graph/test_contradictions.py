"""What does not go together, function by function, and what goes together after all."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leads.graph.contradictions import Clash, Contradiction, contradictions
from leads.graph.contradictions.reading import distance_km
from leads.graph.nodes import (
    Graph,
    Identifier,
    IdentifierKind,
    Link,
    LinkKind,
    LinkStatus,
    Node,
    NodeKind,
    Position,
)
from tests.leads.graph.graphs import NIGHT, day, hour, link, merge, node

#: Two places some 11.1 km apart, north to south.
HERE, THERE = Position(32.0, 119.9), Position(32.1, 119.9)
FASTEST = 120.0

MAN, WIFE, REPORT = node(1), node(2), node(3, NodeKind.REPORT)
KEYS, DOOR, CAR = node(4, NodeKind.EXHIBIT), node(5, NodeKind.DOOR), node(6, NodeKind.VEHICLE)
LOST = link(1, 3, 4, LinkKind.SAYS_LOST, from_at=day(-300))
MADE = link(2, 3, 1, LinkKind.MADE_BY)
OPENS = link(3, 4, 5, LinkKind.FITS, from_at=day(6))
LIVES = link(4, 1, 5, LinkKind.LIVES_AT)
STOLEN = link(5, 3, 6, LinkKind.SAYS_STOLEN)


def found(*parts: Node | Link) -> tuple[Contradiction, ...]:
    nodes = tuple(one for one in parts if isinstance(one, Node))
    links = tuple(one for one in parts if isinstance(one, Link))
    return contradictions(Graph(nodes, links), fastest_kmh=FASTEST)


def clashes(*parts: Node | Link) -> list[Clash]:
    return [one.clash for one in found(*parts)]


KEY_CASE = (MAN, WIFE, REPORT, KEYS, DOOR, CAR)


def test_keys_lost_long_ago_open_his_door() -> None:
    (one,) = found(*KEY_CASE, LOST, MADE, OPENS, LIVES)
    assert one.clash is Clash.LOST_KEY_OPENS
    assert one.nodes == (1, 3, 4, 5)
    assert one.links == (1, 3, 4)
    assert (one.first_at, one.second_at) == (day(-300), day(6))
    assert not one.is_odd_only


@pytest.mark.parametrize(
    ("what", "links"),
    [
        ("another man's door", (LOST, MADE, OPENS, replace(LIVES, from_id=WIFE.id))),
        ("a door that does not open", (LOST, MADE, LIVES)),
        ("a fit that was refuted", (LOST, MADE, LIVES, replace(OPENS, status=LinkStatus.REFUTED))),
        (
            "a claim that was taken back",
            (MADE, LIVES, OPENS, replace(LOST, status=LinkStatus.REFUTED)),
        ),
        ("nobody's claim", (MADE, LIVES, OPENS)),
    ],
)
def test_keys_do_not_contradict_without(what: str, links: tuple[Link, ...]) -> None:
    assert clashes(*KEY_CASE, *links) == [], what


def test_the_door_of_somebody_of_his_household_counts_as_his() -> None:
    home = link(9, 2, 1, LinkKind.HOUSEHOLD)
    lives = replace(LIVES, from_id=WIFE.id)
    assert clashes(*KEY_CASE, LOST, MADE, OPENS, lives, home) == [Clash.LOST_KEY_OPENS]


def test_keys_that_start_his_vehicle_count_like_a_door() -> None:
    fits = link(9, 4, 6, LinkKind.FITS)
    kept = link(10, 6, 1, LinkKind.KEPT_BY)
    assert clashes(*KEY_CASE, LOST, MADE, fits, kept) == [Clash.LOST_KEY_OPENS]


def test_a_man_who_says_so_himself_needs_no_report() -> None:
    himself = replace(LOST, from_id=MAN.id)
    assert clashes(*KEY_CASE, himself, OPENS, LIVES) == [Clash.LOST_KEY_OPENS]


def test_what_was_lost_was_with_him_later() -> None:
    kept = link(9, 4, 1, LinkKind.KEPT_BY, from_at=day(-10))
    (one,) = found(*KEY_CASE, LOST, MADE, kept)
    assert one.clash is Clash.LOST_THING_FOUND_LATER
    assert one.is_odd_only
    assert clashes(*KEY_CASE, LOST, MADE, replace(kept, from_at=day(-400))) == []


def test_a_theft_without_time_and_place_is_noticed() -> None:
    (one,) = found(*KEY_CASE, STOLEN, MADE)
    assert (one.clash, one.nodes, one.links) == (Clash.THEFT_UNKNOWN, (1, 3, 6), (5,))


@pytest.mark.parametrize("what", ["time", "place", "place by himself"])
def test_who_knows_either_time_or_place_is_believed_so_far(what: str) -> None:
    place = node(7, NodeKind.PLACE)
    where = link(9, 1 if what == "place by himself" else 3, 7, LinkKind.SAYS_TAKEN_AT)
    if what == "time":
        assert clashes(*KEY_CASE, replace(STOLEN, from_at=day(-1)), MADE) == []
    else:
        assert clashes(*KEY_CASE, place, STOLEN, MADE, where) == []


@pytest.mark.parametrize("kind", [LinkKind.KEPT_BY, LinkKind.USED_BY, LinkKind.DRIVEN_BY])
def test_what_was_stolen_was_used_by_him_later(kind: LinkKind) -> None:
    used = link(9, 6, 1, kind, from_at=NIGHT)
    claim = replace(STOLEN, from_at=day(-1))
    assert clashes(*KEY_CASE, claim, MADE, used) == [Clash.STOLEN_AND_USED]
    assert clashes(*KEY_CASE, replace(claim, from_at=day(1)), MADE, used) == []


PLATE = (Identifier(IdentifierKind.PLATE, "苏Z·8K31D"),)
SAME_PLATE = (Identifier(IdentifierKind.PLATE, "苏ｚ８Ｋ３１Ｄ"),)
FIRST = node(11, NodeKind.SIGHTING, position=HERE, from_at=NIGHT)
SECOND = node(12, NodeKind.SIGHTING, position=THERE, from_at=hour(0.05))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (node(6, NodeKind.VEHICLE, identifiers=PLATE), None),
        (
            node(6, NodeKind.VEHICLE, identifiers=PLATE),
            node(7, NodeKind.PLATE, identifiers=SAME_PLATE),
        ),
        (
            node(6, NodeKind.PLATE, identifiers=PLATE),
            node(7, NodeKind.PLATE, identifiers=SAME_PLATE),
        ),
    ],
)
def test_one_plate_is_not_in_two_places(one: Node, other: Node | None) -> None:
    parts = (one, *((other,) if other else ()), FIRST, SECOND)
    seen = (link(1, 6, 11, LinkKind.SEEN_AT), link(2, 7 if other else 6, 12, LinkKind.SEEN_AT))
    (clash,) = found(*parts, *seen)
    assert clash.clash is Clash.TWO_PLACES
    assert clash.distance_km == pytest.approx(11.12, abs=0.01)
    assert clash.speed_kmh == pytest.approx(222.4, abs=0.3)
    assert (clash.first_at, clash.second_at) == (NIGHT, hour(0.05))


def test_a_vehicle_and_the_plate_it_bears_are_one() -> None:
    car, plate = node(6, NodeKind.VEHICLE), node(7, NodeKind.PLATE)
    links = (
        link(1, 6, 11, LinkKind.SEEN_AT),
        link(2, 7, 12, LinkKind.SEEN_AT),
        link(3, 6, 7, LinkKind.BEARS_PLATE),
    )
    assert clashes(car, plate, FIRST, SECOND, *links) == [Clash.TWO_PLACES]
    assert clashes(car, plate, FIRST, SECOND, *links[:2]) == []


def test_two_persons_merged_into_one_are_in_two_places() -> None:
    graph = Graph(
        (node(6), node(7), FIRST, SECOND),
        (link(1, 6, 11, LinkKind.SEEN_AT), link(2, 7, 12, LinkKind.SEEN_AT)),
    )
    assert contradictions(graph, fastest_kmh=FASTEST) == ()
    one = replace(graph, merges=(merge(1, 6, 7),))
    assert [c.clash for c in contradictions(one, fastest_kmh=FASTEST)] == [Clash.TWO_PLACES]


def test_half_a_plate_is_nobodys() -> None:
    half = (Identifier(IdentifierKind.PLATE, "苏Z·?K3?D"),)
    cars = [node(n, NodeKind.PLATE, identifiers=half) for n in (6, 7)]
    seen = (link(1, 6, 11, LinkKind.SEEN_AT), link(2, 7, 12, LinkKind.SEEN_AT))
    assert clashes(*cars, FIRST, SECOND, *seen) == []


@pytest.mark.parametrize(
    "second",
    [
        replace(SECOND, from_at=hour(0.5)),
        replace(SECOND, position=None),
        replace(SECOND, from_at=None),
        replace(SECOND, position=HERE),
        replace(SECOND, status=LinkStatus.REFUTED),
    ],
)
def test_what_could_be_driven_or_is_not_known_is_no_contradiction(second: Node) -> None:
    car = node(6, NodeKind.VEHICLE)
    seen = (link(1, 6, 11, LinkKind.SEEN_AT), link(2, 6, 12, LinkKind.SEEN_AT))
    assert clashes(car, FIRST, second, *seen) == []


def test_a_sighting_is_where_its_place_is() -> None:
    car, place = node(6, NodeKind.VEHICLE), node(8, NodeKind.PLACE, position=THERE)
    second = replace(SECOND, position=None)
    links = (
        link(1, 6, 11, LinkKind.SEEN_AT),
        link(2, 6, 12, LinkKind.SEEN_AT),
        link(3, 12, 8, LinkKind.SEEN_AT),
    )
    assert clashes(car, FIRST, second, place, *links) == [Clash.TWO_PLACES]


def test_a_long_stay_meets_what_lies_within_it_and_after() -> None:
    car = node(6, NodeKind.VEHICLE)
    long = replace(FIRST, until_at=hour(10))
    short = node(13, NodeKind.SIGHTING, position=HERE, from_at=hour(5))
    after = replace(SECOND, from_at=hour(7))
    seen = tuple(link(n, 6, n, LinkKind.SEEN_AT) for n in (11, 12, 13))
    assert clashes(car, long, short, after, *seen) == [Clash.TWO_PLACES]


@given(
    times=st.lists(st.integers(0, 600), min_size=2, max_size=6),
    places=st.lists(st.integers(0, 20), min_size=6, max_size=6),
)
def test_sightings_of_moments_contradict_exactly_when_some_pair_does(
    times: list[int], places: list[int]
) -> None:
    spots = [
        node(
            n,
            NodeKind.SIGHTING,
            from_at=NIGHT + timedelta(minutes=minute),
            position=Position(32.0 + places[n - 10] / 100, 119.9),
        )
        for n, minute in enumerate(times, start=10)
    ]
    seen = [link(one.id, 6, one.id, LinkKind.SEEN_AT) for one in spots]
    impossible = any(
        distance_km(one.position, other.position)
        > FASTEST * abs((one.from_at - other.from_at).total_seconds()) / 3600 + 1e-9
        for one in spots
        for other in spots
        if one.position and other.position and one.from_at and other.from_at
    )
    assert bool(clashes(node(6, NodeKind.VEHICLE), *spots, *seen)) is impossible


STICKER = node(20, NodeKind.EXHIBIT, from_at=day(0))
LAID = link(1, 20, 6, LinkKind.POINTS_TO)


@pytest.mark.parametrize(
    ("registered", "clash"),
    [
        (day(-365 * 3), None),
        (day(-365 * 3 - 100), Clash.STICKER_MONTH),
        (day(40), Clash.STICKER_OLDER),
        (day(5), None),
    ],
)
def test_the_month_on_a_sticker_is_held_against_the_registration(
    registered: object, clash: Clash | None
) -> None:
    owned = link(2, 6, 1, LinkKind.REGISTERED_TO, from_at=registered)
    later = link(3, 6, 2, LinkKind.REGISTERED_TO, from_at=day(400))
    got = clashes(MAN, WIFE, CAR, STICKER, LAID, owned, later)
    assert got == ([] if clash is None else [clash])


def test_a_sticker_laid_to_no_vehicle_or_without_a_month_says_nothing() -> None:
    owned = link(2, 6, 1, LinkKind.REGISTERED_TO, from_at=day(40))
    assert clashes(MAN, CAR, STICKER, owned) == []
    assert clashes(MAN, CAR, replace(STICKER, from_at=None), LAID, owned) == []
    assert clashes(MAN, CAR, STICKER, LAID, replace(owned, from_at=None)) == []


HOME = node(30, NodeKind.PLACE, position=HERE)
AWAY = node(31, NodeKind.SIGHTING, position=THERE, from_at=hour(1))
ALIBI = link(1, 1, 30, LinkKind.SAYS_AT, from_at=hour(0), until_at=hour(2))
SEEN = link(2, 1, 31, LinkKind.SEEN_AT)


def test_an_alibi_is_held_against_a_sighting() -> None:
    (one,) = found(MAN, HOME, AWAY, ALIBI, SEEN)
    assert (one.clash, one.nodes, one.links) == (Clash.ALIBI, (1, 30, 31), (1, 2))
    told = replace(ALIBI, from_id=REPORT.id)
    assert clashes(MAN, REPORT, HOME, AWAY, told, MADE, replace(SEEN, id=LAID.id)) == [Clash.ALIBI]


def test_an_alibi_is_held_against_a_sighting_of_what_he_drove() -> None:
    seen = replace(SEEN, from_id=CAR.id)
    drove = link(3, 6, 1, LinkKind.DRIVEN_BY)
    assert clashes(MAN, CAR, HOME, AWAY, ALIBI, seen) == []
    assert clashes(MAN, CAR, HOME, AWAY, ALIBI, seen, drove) == [Clash.ALIBI]
    other_day = replace(drove, from_at=day(2))
    assert clashes(MAN, CAR, HOME, AWAY, ALIBI, seen, other_day) == []


@pytest.mark.parametrize(
    ("away", "expected"),
    [
        (replace(AWAY, from_at=hour(5)), []),
        (replace(AWAY, from_at=hour(2.01)), [Clash.ALIBI]),
        (replace(AWAY, position=None), [Clash.ALIBI]),
        (replace(AWAY, position=None, from_at=hour(2.01)), []),
        (replace(AWAY, position=HERE), []),
        (replace(AWAY, from_at=None), []),
    ],
)
def test_an_alibi_holds_if_he_could_have_driven_there(away: Node, expected: list[Clash]) -> None:
    assert clashes(MAN, HOME, away, ALIBI, SEEN) == expected


def test_what_is_impossible_stands_before_what_is_odd() -> None:
    got = found(
        *KEY_CASE, STICKER, LOST, MADE, OPENS, LIVES, STOLEN,
        replace(LAID, id=link(40, 1, 2).id),
        link(41, 6, 2, LinkKind.REGISTERED_TO, from_at=day(-100)),
    )  # fmt: skip
    assert [one.is_odd_only for one in got] == [False, True, True]
