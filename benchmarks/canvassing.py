"""Doors tried until found in simulated evenings, against going stairwell by stairwell.

Invented blocks of three buildings, four stairwells, six floors and two doors; the home is drawn by
distance from the scene as the plan assumes, somebody is in by the hour, one household in ten
refuses, locks deceive as often as `habits.toml` says. Both ways meet the same evenings.

A bunch has a key to a shared door as a rule, which is what the aim is about. Without one only the
distance of each building is known: going through the doors by falling probability comes to the
home at 0.83 of the place it has in the numbering, so that no order can be far below that.

More homes would be dear: the proposed order is planned anew after each door. What forty homes leave
open is said beside each figure: the standard error of either mean, and of the ratio with one home
after the other left out.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from random import Random
from statistics import pvariance, stdev

from benchmarks.figures import Figure
from cases.records.ids import CaseId
from leads.canvass.addresses import Address, CanvassId, DoorId, TryId
from leads.canvass.effort import Hour
from leads.canvass.habits import Habits, shipped
from leads.canvass.plan import plan_of, priors_of
from leads.canvass.ranges import addresses, floor_of, read_range
from leads.canvass.records import (
    Answer,
    Building,
    Canvass,
    CanvassEntry,
    Door,
    Key,
    KeyKind,
    Try,
    TryEntry,
    Turned,
)
from leads.exhibits.records import ExhibitId

RUNS = 40
_BLOCK = "3栋4单元6层每层2户"
_KEYS = (Key("甲", KeyKind.STAIRWELL), Key("乙", KeyKind.HOUSEHOLD))
#: Minutes of an evening, and its first hour.
_EVENING, _FIRST = 150.0, 18
_BEGIN = datetime(2026, 9, 21, 10, 30, tzinfo=UTC)


def run() -> list[Figure]:
    """Measure with a key to the shared doors and without, and against using that key plainly."""
    both, single = _KEYS, _KEYS[1:]
    with_key = _counts(both, _as_proposed)
    without = _counts(single, _as_proposed)
    plain = _counts(single, _stair_by_stair)
    skipping = _counts(both, _stair_by_stair_with_key)
    against = "stairwell by stairwell"
    return [
        _figure("stairwell key in the bunch", against, with_key, plain, "<= 0.6 x"),
        _figure("no stairwell key", against, without, plain, ""),
        _figure(
            "stairwell key on both sides",
            "as numbered, past stairwells it does not open",
            with_key,
            skipping,
            "",
        ),
    ]


def _figure(
    what: str, against: str, ours: Sequence[int], theirs: Sequence[int], aim: str
) -> Figure:
    """Return the means, with the standard error of each and of their ratio."""
    each = ", ".join(f"± {stdev(counts) / RUNS**0.5:.1f}" for counts in (ours, theirs))
    # Both met the same evenings: one home at a time is left out of both.
    left = [
        (sum(ours) - one) / (sum(theirs) - other) for one, other in zip(ours, theirs, strict=True)
    ]
    spread = ((RUNS - 1) * pvariance(left)) ** 0.5
    return Figure(
        f"doors tried until found, {RUNS} simulated homes, {what} ({each}; ratio ± {spread:.2f})",
        against,
        sum(ours) / RUNS,
        sum(theirs) / RUNS,
        aim,
        "doors",
    )


@dataclass
class _World:
    """An invented block with the home in it, and what happens at its doors."""

    seed: int
    keys: tuple[Key, ...]

    def __post_init__(self) -> None:
        self.random = Random(self.seed)
        self.habits: Habits = shipped()
        self.canvass = _canvass(self.random, self.keys)
        priors = priors_of(self.canvass)
        self.home = self.random.choices(list(priors), list(priors.values()))[0]
        self.refuses = {
            one for one in priors if one != self.home and self.random.random() > self.habits.consent
        }
        self.minutes = 0.0

    @property
    def hour(self) -> Hour:
        return Hour(_FIRST + int(self.minutes % _EVENING // 60), is_working=True)

    def knock(self, address: Address) -> TryEntry:
        """Try a door at the minute it is, and let the minutes pass."""
        evening, minute = divmod(self.minutes, _EVENING)
        at = _BEGIN + timedelta(days=int(evening), minutes=minute)
        entry = replace(self._answered(address, evening), at=at)
        self.minutes += (
            self.habits.shared_minutes
            if address.is_shared
            else self.habits.knock_minutes
            + (self.habits.try_minutes if entry.answer is not Answer.NOBODY else 0)
        )
        return entry

    def _answered(self, address: Address, evening: float) -> TryEntry:
        # Each door has its own luck each evening, whoever comes and in whatever order.
        luck = Random(f"{self.seed} {address.code} {int(evening)}")
        tried = TryEntry(address=address, at=_BEGIN, answer=Answer.NOBODY)
        if address.is_shared:
            inside = address.stair == self.home.stair
            turns = self._turns(
                luck, inside, self.habits.missed_shared, self.habits.false_fit_shared
            )
            return replace(tried, answer=Answer.SHARED, turned=turns, key="甲")
        if luck.random() > self.habits.home(self.hour.hour, is_working=True):
            return tried
        if address in self.refuses:
            return replace(tried, answer=Answer.REFUSED)
        # A lock says the same every time.
        lock = Random(f"{self.seed} {address.code}")
        turns = self._turns(lock, address == self.home, 0.0, 0.0)
        return replace(tried, answer=Answer.CONSENTED, turned=turns, key="乙")

    @staticmethod
    def _turns(luck: Random, right: bool, missed: float, false: float) -> Turned:  # noqa: FBT001
        chance = 1 - missed if right else false
        return Turned.OPENS if luck.random() < chance else Turned.FITS_NOT


_Way = Callable[["_World"], Iterator[TryEntry]]


def _counts(keys: tuple[Key, ...], way: "_Way") -> list[int]:
    return [_tried(_World(seed, keys), way) for seed in range(RUNS)]


def _tried(world: _World, way: "_Way") -> int:
    """Return how many doors are tried until the home is found."""
    for count, entry in enumerate(way(world), 1):
        if entry.address == world.home and entry.turned is Turned.OPENS:
            return count
    raise AssertionError("the home is behind one of the doors")


def _as_proposed(world: _World) -> Iterator[TryEntry]:
    canvass, start = world.canvass, (0.0, 0.0)
    done: set[Address] = set()
    while True:
        plan = plan_of(canvass, world.hour, world.habits, start=start)
        if not plan.order:
            return
        address = plan.order[0]
        if address in done:
            # What is worth most was knocked at tonight: another evening, not a worse door.
            done.clear()
            world.minutes = (world.minutes // _EVENING + 1) * _EVENING
            continue
        evening = world.minutes // _EVENING
        entry = world.knock(address)
        yield entry
        done.add(address)
        if world.minutes // _EVENING != evening:
            done.clear()
        tries = (*canvass.tries, _kept(len(canvass.tries), entry))
        canvass = replace(canvass, tries=tries)


def _stair_by_stair(world: _World) -> Iterator[TryEntry]:
    households = [one.address for one in world.canvass.doors if not one.address.is_shared]
    yield from _until_answered(world, households)


def _stair_by_stair_with_key(world: _World) -> Iterator[TryEntry]:
    """As numbered too, but past a stairwell whose shared door the key does not open."""
    stairs: dict[str, list[Address]] = {}
    for door in world.canvass.doors:
        stairs.setdefault(door.address.stair, []).append(door.address)
    shut = []
    for inside in stairs.values():
        entry = world.knock(inside[0])
        yield entry
        if entry.turned is Turned.OPENS:
            yield from _until_answered(world, inside[1:])
        else:
            shut += inside[1:]
    yield from _until_answered(world, shut)


def _until_answered(world: _World, doors: list[Address]) -> Iterator[TryEntry]:
    left = doors
    while left:
        again = []
        for address in left:
            entry = world.knock(address)
            yield entry
            if entry.answer is Answer.NOBODY:
                again.append(address)
        left = again
        world.minutes = (world.minutes // _EVENING + 1) * _EVENING


def _kept(n: int, entry: TryEntry) -> Try:
    return Try(
        id=TryId(n),
        door_id=DoorId(0),
        entry=entry,
        outing_n=1,
        officers=("", ""),
        recording="",
        entered_by="",
        entered_at=_BEGIN,
    )


def _canvass(random: Random, keys: tuple[Key, ...]) -> Canvass:
    doors = tuple(
        Door(DoorId(n), one, 0 if one.is_shared else floor_of(one.number))
        for n, one in enumerate(addresses(read_range(_BLOCK)))
    )
    buildings = tuple(
        Building(str(n), "", (random.uniform(-250, 250), random.uniform(-250, 250)))
        for n in range(1, 4)
    )
    return Canvass(
        id=CanvassId(1),
        case_id=CaseId(1),
        n=1,
        entry=CanvassEntry(name="", purpose="", exhibit_id=ExhibitId(1), keys=keys),
        exhibit="",
        exhibit_grade="",
        traces_at=None,
        buildings=buildings,
        doors=doors,
        tries=(),
        outings=(),
        may_write=True,
    )
