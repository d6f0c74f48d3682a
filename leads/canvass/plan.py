"""What to try next: the stairwells with their probability per minute, the doors, the curve."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import floor, inf, log

from leads.canvass.addresses import Address
from leads.canvass.belief import Belief, belief_of
from leads.canvass.effort import Effort, Hour, effort_at
from leads.canvass.habits import Habits
from leads.canvass.prior import shared_out, weight
from leads.canvass.records import Building, Canvass, Door, KeyKind, Mark, TryEntry, mark_of
from leads.canvass.route import (
    Ground,
    Moment,
    Place,
    Point,
    Step,
    Visit,
    as_listed,
    best_order,
    timeline,
)

#: Metres between the shared doors of one building.
STAIR_M = 12.0
#: Doors whose index differs by less than this factor are taken floor by floor, not by index.
_ALIKE = 1.5


@dataclass(frozen=True, slots=True)
class DoorView:
    """A door as the grid shows it."""

    door: Door
    mark: Mark
    #: Of a household door; of a shared one the chance that he lives behind it.
    chance: float
    effort: Effort
    tries: int


@dataclass(frozen=True, slots=True)
class StairNext:
    """A stairwell on the list of where to go."""

    stair: str
    building: str
    stairwell: int
    shared: Mark
    #: Household doors that can still be tried.
    left: int
    minutes: float
    #: Chance that it is found there, if one goes there first.
    found: float

    @property
    def rate(self) -> float:
        """Chance per minute, walking included."""
        return self.found / self.minutes if self.minutes else 0.0


@dataclass(frozen=True, slots=True)
class Plan:
    """What is believed, and what to do next."""

    views: Mapping[Address, DoorView]
    belief: Belief
    stairs: tuple[StairNext, ...]
    #: In the order of going, shared doors among them.
    order: tuple[Address, ...]
    curve: tuple[Moment, ...]
    #: The same doors stairwell by stairwell as they are numbered.
    plain: tuple[Moment, ...]

    @property
    def next(self) -> DoorView | None:
        """The next door; None: nothing is left that can be tried."""
        return self.views[self.order[0]] if self.order else None


def priors_of(canvass: Canvass) -> dict[Address, float]:
    """Return the probability of every household door before anything was tried."""
    where = {one.code: one.xy for one in canvass.buildings}
    doors = [one for one in canvass.doors if not one.address.is_shared]
    shares = shared_out(
        [weight((0, 0), where[one.address.building], canvass.entry.route) for one in doors],
        [one.prior for one in doors],
    )
    return {one.address: p for one, p in zip(doors, shares, strict=True)}


def plan_of(
    canvass: Canvass,
    hour: Hour,
    habits: Habits,
    *,
    warranted: Iterable[str] = (),
    days_off: Mapping[datetime, bool] | None = None,
    start: Point = (0.0, 0.0),
    scope: Iterable[str] = (),
) -> Plan:
    """Return the plan for an hour.

    Args:
        canvass: What there is and what was tried.
        hour: When one goes.
        habits: The estimates.
        warranted: Stairwells that an inspection certificate or warrant covers.
        days_off: Of the moments of tries whether they were on a day off.
        start: Where one stands, in metres from the scene.
        scope: Stairwells that may be entered; empty: all.
    """
    tries = [one.entry for one in canvass.standing()]
    belief = belief_of(priors_of(canvass), tries, canvass.entry.keys, habits)
    covered, allowed = frozenset(warranted), frozenset(scope)
    at_door: dict[Address, list[TryEntry]] = {}
    for one in tries:
        at_door.setdefault(one.address, []).append(one)
    views = {
        door.address: _view(
            door,
            at_door.get(door.address, []),
            belief,
            hour,
            habits,
            has_warrant=door.address.stair in covered,
            days_off=days_off or {},
        )
        for door in canvass.doors
    }
    ground = Ground(start)
    known = [one for one in views.values() if not allowed or one.door.address.stair in allowed]
    has_shared = any(key.kind is KeyKind.STAIRWELL for key in canvass.entry.keys)
    places = _places(canvass.buildings, known, habits, has_shared=has_shared)
    visits = best_order(places, ground)
    curve = timeline(visits, ground)
    by_code = {one.code: one for one in views}
    return Plan(
        views,
        belief,
        _stairs(visits, views, ground),
        tuple(by_code[moment.door] for moment in curve),
        curve,
        timeline(as_listed(_places(canvass.buildings, known, habits, has_shared=False)), ground),
    )


def place_of(buildings: Iterable[Building], address: Address) -> Point:
    """Return where the shared door of a stairwell is."""
    for one in buildings:
        if one.code == address.building:
            return one.xy[0] + STAIR_M * (address.stairwell - 1), one.xy[1]
    raise KeyError(address.building)


def _view(
    door: Door,
    tries: Sequence[TryEntry],
    belief: Belief,
    hour: Hour,
    habits: Habits,
    *,
    has_warrant: bool,
    days_off: Mapping[datetime, bool],
) -> DoorView:
    marks = [mark_of(one) for one in sorted(tries, key=lambda one: one.at)]
    mark = Mark.OPENS if Mark.OPENS in marks else marks[-1] if marks else Mark.UNTRIED
    if door.address.is_shared:
        effort = Effort(1.0, 1.0, habits.shared_minutes)
        return DoorView(door, mark, belief.behind(door.address.stair), effort, len(marks))
    off = [days_off.get(one.at, False) for one in tries]
    effort = effort_at(tries, hour, habits, has_warrant=has_warrant, is_day_off=off)
    return DoorView(door, mark, belief.doors[door.address], effort, len(marks))


def _places(
    buildings: Iterable[Building],
    views: Sequence[DoorView],
    habits: Habits,
    *,
    has_shared: bool,
) -> list[Place]:
    """Return a place for each stairwell, its shared door first where a key is made for it.

    Behind a shared door that was not tried yet the doors cost time only if it turns, so their
    minutes are those expected; that is what makes a bunch with such a key quick.
    """
    stairs: dict[str, list[DoorView]] = {}
    for one in views:
        stairs.setdefault(one.door.address.stair, []).append(one)
    kept = list(buildings)
    places = []
    for stair, inside in stairs.items():
        doors = [one for one in inside if _is_left(one)]
        shared = next((one for one in inside if one.door.address.is_shared), None)
        steps: list[Step] = []
        found, passed = 1.0 - habits.missed, 1.0
        if has_shared and shared is not None and shared.mark is Mark.UNTRIED and doors:
            steps.append(Step(stair, habits.shared_minutes, 0.0))
            found *= 1 - habits.missed_shared
            passed = (
                shared.chance * (1 - habits.missed_shared)
                + (1 - shared.chance) * habits.false_fit_shared
            )
        steps += [
            Step(
                one.door.address.code,
                one.effort.minutes * passed,
                one.chance * one.effort.effective * found,
            )
            for one in (sorted(doors, key=_by_floor) if has_shared else doors)
        ]
        if steps:
            places.append(Place(stair, place_of(kept, inside[0].door.address), tuple(steps)))
    return places


def _is_left(view: DoorView) -> bool:
    """Tell whether a household door can still be tried: not yet, and not without a hope."""
    waits = view.mark in {Mark.UNTRIED, Mark.NOBODY, Mark.REFUSED}
    return not view.door.address.is_shared and waits and view.effort.effective > 0


def _by_floor(view: DoorView) -> tuple[float, int, str]:
    """Return what doors of a stairwell are sorted by: clearly better ones first, else by floor."""
    rate = view.chance * view.effort.effective / view.effort.minutes
    bucket = -floor(log(rate) / log(_ALIKE)) if rate > 0 else inf
    return bucket, view.door.floor, view.door.address.number


def _stairs(
    visits: Sequence[Visit], views: Mapping[Address, DoorView], ground: Ground
) -> tuple[StairNext, ...]:
    by_stair = {one.door.address.stair: one for one in views.values() if one.door.address.is_shared}
    listed: dict[str, StairNext] = {}
    for visit in visits:
        place = visit.place
        if place.id in listed:
            continue
        steps = place.steps
        building, _dash, number = place.id.rpartition("-")
        listed[place.id] = StairNext(
            place.id,
            building,
            int(number),
            by_stair[place.id].mark if place.id in by_stair else Mark.UNTRIED,
            sum(step.door != place.id for step in steps),
            ground.minutes(ground.start, place.xy) + sum(step.minutes for step in steps),
            sum(step.found for step in steps),
        )
    return tuple(listed.values())
