"""One thing in two places, and alibis against sightings."""

from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise

from leads.graph.contradictions.found import Clash, Contradiction
from leads.graph.contradictions.reading import Reading, Stay, distance_km
from leads.graph.identifiers import names_one_thing, plain
from leads.graph.nodes import IdentifierKind, LinkKind, NodeId, NodeKind

_MOVING = frozenset({NodeKind.VEHICLE, NodeKind.PLATE, NodeKind.PERSON})


def two_places(reading: Reading, *, fastest_kmh: float) -> Iterator[Contradiction]:
    """Find plates, vehicles and persons seen in two places that no drive could join.

    A vehicle with a whole plate, the plate it bears and every node with the same plate are looked
    at together. A sighting is held against the one before it, and against the one that lasted
    longest: were two moments further apart impossible, so would be two next to each other.
    """
    same = _by_plate(reading)
    seen: dict[NodeId, list[Stay]] = {}
    for link in reading.of(LinkKind.SEEN_AT):
        stay = reading.stay(link)
        if stay and stay.position and reading.nodes[stay.who].kind in _MOVING:
            seen.setdefault(same.get(stay.who, stay.who), []).append(stay)
    for stays in seen.values():
        stays.sort(key=lambda one: (one.from_at, one.until_at, one.link.id))
        longest = stays[0]
        for before, one in pairwise(stays):
            for earlier in dict.fromkeys((before, longest)):
                clash = _too_fast(earlier, one, fastest_kmh)
                if clash:
                    yield clash
            longest = max(longest, one, key=lambda stay: stay.until_at)


def alibis(reading: Reading, *, fastest_kmh: float) -> Iterator[Contradiction]:
    """Find people who say they were there while they, or what they drove, were seen elsewhere.

    Where both places are known on the map, a sighting he could have driven to is none against him.
    """
    sightings = [stay for link in reading.of(LinkKind.SEEN_AT) if (stay := reading.stay(link))]
    driven = {(link.from_id, link.to_id): link for link in reading.of(LinkKind.DRIVEN_BY)}
    for link in reading.of(LinkKind.SAYS_AT):
        claimed = reading.stay(link)
        if claimed is None:
            continue
        for person in sorted(reading.tellers(link.from_id)):
            for seen in sightings:
                wheel = driven.get((seen.who, person))
                if seen.who != person and wheel is None:
                    continue
                if wheel is not None and not _within(seen, wheel.from_at, wheel.until_at):
                    continue
                clash = _elsewhere(claimed, seen, fastest_kmh)
                if clash is not None:
                    yield Contradiction(
                        Clash.ALIBI,
                        tuple(dict.fromkeys((person, claimed.place, seen.who, seen.place))),
                        (link.id, seen.link.id, *((wheel.id,) if wheel else ())),
                        claimed.from_at,
                        seen.from_at,
                        *clash,
                    )


def _by_plate(reading: Reading) -> dict[NodeId, NodeId]:
    """Return for nodes of one plate the first of them."""
    first: dict[str, NodeId] = {}
    same: dict[NodeId, NodeId] = {}
    for node in sorted(reading.nodes.values(), key=lambda one: one.id):
        for one in node.identifiers:
            if one.kind is IdentifierKind.PLATE and names_one_thing(one):
                same[node.id] = first.setdefault(plain(one), node.id)
    for link in reading.of(LinkKind.BEARS_PLATE):
        if link.from_id not in same:
            same[link.from_id] = same.get(link.to_id, link.to_id)
    return same


def _too_fast(one: Stay, other: Stay, fastest_kmh: float) -> Contradiction | None:
    assert one.position is not None
    assert other.position is not None
    km = distance_km(one.position, other.position)
    speed = _speed(km, one, other)
    if one.place == other.place or speed <= fastest_kmh:
        return None
    return Contradiction(
        Clash.TWO_PLACES,
        tuple(dict.fromkeys((one.who, other.who, one.place, other.place))),
        (one.link.id, other.link.id),
        one.from_at,
        other.from_at,
        km,
        speed,
    )


def _elsewhere(
    claimed: Stay, seen: Stay, fastest_kmh: float
) -> tuple[float, float] | tuple[()] | None:
    if claimed.place == seen.place:
        return None
    if claimed.position and seen.position:
        km = distance_km(claimed.position, seen.position)
        speed = _speed(km, *sorted((claimed, seen), key=lambda one: one.from_at))
        return (km, speed) if speed > fastest_kmh else None
    overlap = seen.from_at <= claimed.until_at and claimed.from_at <= seen.until_at
    return () if overlap else None


def _speed(km: float, one: Stay, other: Stay) -> float:
    """Return the speed it takes at least; the earlier first."""
    hours = (other.from_at - one.until_at).total_seconds() / 3600
    if km == 0:
        return 0.0
    return km / hours if hours > 0 else float("inf")


def _within(stay: Stay, from_at: datetime | None, until_at: datetime | None) -> bool:
    return (from_at is None or stay.until_at >= from_at) and (
        until_at is None or stay.from_at < until_at
    )
