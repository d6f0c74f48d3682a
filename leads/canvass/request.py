"""A canvass as JSON: read with every field checked, answered in the form scripts depend on."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import ceil
from typing import Any

from leads.canvass.prior import shared_out, weight
from leads.canvass.route import (
    Ground,
    Place,
    Point,
    Step,
    as_listed,
    best_order,
    by_index,
    expected_minutes,
    found_at,
    timeline,
)

#: What no canvass has: metres from the start, minutes at a door, tries in vain.
_METRES, _MINUTES, _TRIES = 1_000_000, 10_000, 10_000
#: How often at least a try in vain deceives: the key is worn, the cylinder was changed.
_DECEIVES = 0.01
#: Metres a minute, from a crawl to a car.
_WALK = 1, 1000
#: It is told at most so often how much is found.
_MARKS = 500


class Wrong(ValueError):  # noqa: N818 - carries the message of an exit status
    """The request cannot be read; the message names the field."""


@dataclass(frozen=True, slots=True)
class AskedDoor:
    """A door of the request."""

    id: str
    minutes: float
    effective: float
    #: How often it was tried in vain.
    tries: int
    #: None: by distance.
    p: float | None


@dataclass(frozen=True, slots=True)
class AskedBuilding:
    """A building of the request."""

    id: str
    xy: Point
    doors: tuple[AskedDoor, ...]


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked."""

    ground: Ground
    buildings: tuple[AskedBuilding, ...]


def read(plain: Any) -> Request:
    """Read a request.

    Raises:
        Wrong: a field is unknown, missing or of the wrong kind, or the probabilities exceed one.
    """
    table = _table(plain, "", {"start", "buildings"}, {"walk_m_per_min"})
    walk = _number(table.get("walk_m_per_min", 60), "walk_m_per_min")
    if not _WALK[0] <= walk <= _WALK[1]:
        raise Wrong(f"walk_m_per_min 须在 {_WALK[0]} 与 {_WALK[1]} 之间")
    buildings = tuple(
        _building(one, f"buildings[{n}]") for n, one in enumerate(_list(table, "buildings", ""))
    )
    _unique([one.id for one in buildings], "buildings")
    _unique([door.id for one in buildings for door in one.doors], "doors")
    if sum(door.p or 0 for one in buildings for door in one.doors) > 1 + 1e-9:
        raise Wrong("各门 p 之和大于 1")
    return Request(Ground(_point(table["start"], "start"), walk), buildings)


def answer(request: Request) -> dict[str, Any]:
    """Return the order, its expected minutes, those of going as listed, and what is found when."""
    places = _places(request)
    ours = timeline(best_order([_indexed(one) for one in places], request.ground), request.ground)
    naive = timeline(as_listed(places), request.ground)
    return {
        "order": [moment.door for moment in ours],
        "expected_minutes": round(expected_minutes(ours), 1),
        "naive_minutes": round(expected_minutes(naive), 1),
        "found_by": [
            [minutes, round(found_at(ours, minutes), 4)]
            for minutes in _marks(ours[-1].minutes if ours else 0.0)
        ],
    }


def _places(request: Request) -> list[Place]:
    """Return the buildings with what a try at each door finds.

    Tries in vain lower a door by (1 - effective) each (Koopman); the others and "none of these"
    rise accordingly. It never comes to nothing: no try is beyond all doubt.
    """
    pairs = [(one, door) for one in request.buildings for door in one.doors]
    priors = shared_out(
        [weight(request.ground.start, building.xy) for building, _door in pairs],
        [door.p for _building, door in pairs],
    )
    unnormed = [
        prior * max(1 - door.effective, _DECEIVES) ** door.tries
        for prior, (_building, door) in zip(priors, pairs, strict=True)
    ]
    total = max(0.0, 1 - sum(priors)) + sum(unnormed)
    chance = {
        door.id: p / total if total > 0 else 0.0
        for p, (_building, door) in zip(unnormed, pairs, strict=True)
    }
    return [
        Place(
            building.id,
            building.xy,
            tuple(
                Step(door.id, door.minutes, chance[door.id] * door.effective)
                for door in building.doors
            ),
        )
        for building in request.buildings
    ]


def _indexed(place: Place) -> Place:
    return Place(place.id, place.xy, by_index(place.steps))


def _marks(total: float) -> list[int]:
    """Return the minutes at which it is told how much is found: every ten, every hour or more."""
    every = 60 * ceil(total / 60 / _MARKS) if total > 60 else 10
    return [every * n for n in range(1, ceil(total / every) + 1)]


def _building(plain: Any, where: str) -> AskedBuilding:
    table = _table(plain, where, {"id", "xy", "doors"}, set())
    return AskedBuilding(
        _text(table["id"], f"{where}.id"),
        _point(table["xy"], f"{where}.xy"),
        tuple(
            _door(one, f"{where}.doors[{n}]")
            for n, one in enumerate(_list(table, "doors", f"{where}."))
        ),
    )


def _door(plain: Any, where: str) -> AskedDoor:
    table = _table(plain, where, {"id", "minutes", "effective"}, {"p", "tries"})
    minutes = _number(table["minutes"], f"{where}.minutes")
    if not 0 < minutes <= _MINUTES:
        raise Wrong(f"{where}.minutes 须大于 0，不超过 {_MINUTES}")
    tries = table.get("tries", 0)
    if not isinstance(tries, int) or isinstance(tries, bool) or not 0 <= tries <= _TRIES:
        raise Wrong(f"{where}.tries 须为 0 至 {_TRIES} 的整数")
    p = table.get("p")
    return AskedDoor(
        _text(table["id"], f"{where}.id"),
        minutes,
        _chance(table["effective"], f"{where}.effective"),
        tries,
        None if p is None else _chance(p, f"{where}.p"),
    )


def _table(
    plain: Any, where: str, wanted: Collection[str], more: Collection[str]
) -> Mapping[str, Any]:
    if not isinstance(plain, dict):
        raise Wrong(f"{where or '请求'} 须为对象")
    dot = f"{where}." if where else ""
    if unknown := sorted(set(plain) - set(wanted) - set(more)):
        raise Wrong(f"无法识别的字段 {dot}{unknown[0]}")
    if missing := sorted(set(wanted) - set(plain)):
        raise Wrong(f"缺少字段 {dot}{missing[0]}")
    return plain


def _list(table: Mapping[str, Any], name: str, dot: str) -> list[Any]:
    found = table[name]
    if not isinstance(found, list):
        raise Wrong(f"{dot}{name} 须为数组")
    return found


def _text(plain: Any, where: str) -> str:
    if not isinstance(plain, str) or not plain.strip():
        raise Wrong(f"{where} 须为非空文字")
    return plain


def _number(plain: Any, where: str) -> float:
    # Neither what is no number nor what has no end is less than this.
    if isinstance(plain, bool) or not isinstance(plain, int | float) or not abs(plain) < 1e15:
        raise Wrong(f"{where} 须为数字")
    return float(plain)


def _chance(plain: Any, where: str) -> float:
    found = _number(plain, where)
    if not 0 <= found <= 1:
        raise Wrong(f"{where} 须在 0 与 1 之间")
    return found


def _point(plain: Any, where: str) -> Point:
    if not isinstance(plain, list) or len(plain) != 2:
        raise Wrong(f"{where} 须为两个数字")
    found = _number(plain[0], where), _number(plain[1], where)
    if max(map(abs, found)) > _METRES:
        raise Wrong(f"{where} 须在 {_METRES} 米以内")
    return found


def _unique(ids: list[str], where: str) -> None:
    seen: set[str] = set()
    for one in ids:
        if one in seen:
            raise Wrong(f"{where} 中 id 重复：{one}")
        seen.add(one)
