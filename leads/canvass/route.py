"""In which order doors are tried: the most probability found per minute, walking included.

Search theory of Koopman and Stone: the chance of finding at a door is its probability times the
chance that a try there is effective; without walking the best order is by that product per minute.
Walking ties doors of one place together, so the order of the places is searched.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import hypot, inf, prod

Point = tuple[float, float]

#: Up to so many states the best order is found exactly; above, by the index rule and exchanges.
EXACT_STATES = 4_000
#: Rounds of exchanges, and how far a visit is moved in one.
_EXCHANGES, _REACH = 4, 8
#: Weight of what cannot be found here: of two equal orders the shorter walk is taken.
_TINY = 1e-12


@dataclass(frozen=True, slots=True)
class Step:
    """One try at a door."""

    door: str
    #: Expected minutes it takes.
    minutes: float
    #: Chance that it finds, before anything is tried.
    found: float


@dataclass(frozen=True, slots=True)
class Place:
    """Where one walks to; its steps are done in their order, without more walking."""

    id: str
    xy: Point
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Visit:
    """Steps done at one place without leaving it."""

    place: Place
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """How far one is after a step."""

    door: str
    minutes: float
    #: Chance that it has been found by then.
    found: float


@dataclass(frozen=True, slots=True)
class Ground:
    """Where one starts and how fast one walks."""

    start: Point = (0.0, 0.0)
    walk_m_per_min: float = 60.0

    def minutes(self, one: Point, other: Point) -> float:
        """Return the minutes from one point to another."""
        return hypot(one[0] - other[0], one[1] - other[1]) / self.walk_m_per_min


def by_index(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Return steps by probability per minute; equal ones stay as they stand, floor by floor."""
    return tuple(sorted(steps, key=lambda step: -_rate(step.found, step.minutes)))


def best_order(places: Sequence[Place], ground: Ground) -> tuple[Visit, ...]:
    """Return the visits in the order that finds soonest; every step of every place once."""
    known = [place for place in places if place.steps]
    runs = [_runs(place.steps) for place in known]
    if prod(len(one) + 1 for one in runs) * max(len(known), 1) <= EXACT_STATES:
        return _joined(_exact(known, runs, ground))
    first = _greedy(known, runs, ground)
    plain = [Visit(place, place.steps) for place in known]
    return _joined(_exchanged(min((first, plain), key=lambda one: _burden(one, ground)), ground))


def as_listed(places: Sequence[Place]) -> tuple[Visit, ...]:
    """Return the visits place by place in the order given: stairwell by stairwell."""
    return tuple(Visit(place, place.steps) for place in places if place.steps)


def timeline(visits: Iterable[Visit], ground: Ground) -> tuple[Moment, ...]:
    """Return when each door is done and the chance that it has been found by then."""
    passed, found, at = 0.0, 0.0, ground.start
    done: list[Moment] = []
    for visit in visits:
        passed += ground.minutes(at, visit.place.xy)
        at = visit.place.xy
        for step in visit.steps:
            passed += step.minutes
            found += step.found
            done.append(Moment(step.door, passed, found))
    return tuple(done)


def expected_minutes(moments: Sequence[Moment]) -> float:
    """Return the mean time until it is found, given that this round finds it.

    Where nothing can be found it is the length of the round.
    """
    if not moments:
        return 0.0
    if moments[-1].found <= 0:
        return moments[-1].minutes
    before, sum_ = 0.0, 0.0
    for moment in moments:
        sum_ += moment.minutes * (moment.found - before)
        before = moment.found
    return sum_ / moments[-1].found


def found_at(moments: Sequence[Moment], minutes: float) -> float:
    """Return the chance that it has been found after so many minutes."""
    passed = bisect_right(moments, minutes + 1e-9, key=lambda moment: moment.minutes)
    return moments[passed - 1].found if passed else 0.0


def _rate(found: float, minutes: float) -> float:
    return found / minutes if minutes > 0 else (inf if found > 0 else 0.0)


def _runs(steps: Sequence[Step]) -> tuple[tuple[Step, ...], ...]:
    """Cut steps done in their order into runs of falling rate; no run is worth being broken up."""
    runs: list[list[Step]] = []
    # Summed up as they grow: of a hundred thousand doors alike one run is made.
    sums: list[tuple[float, float]] = []
    for step in steps:
        runs.append([step])
        sums.append((step.found, step.minutes))
        while len(runs) > 1 and _rate(*sums[-1]) >= _rate(*sums[-2]):
            last, (found, minutes) = runs.pop(), sums.pop()
            runs[-1].extend(last)
            sums[-1] = (sums[-1][0] + found, sums[-1][1] + minutes)
    return tuple(tuple(run) for run in runs)


def _sums(run: Sequence[Step]) -> tuple[float, float]:
    return sum(step.found for step in run), sum(step.minutes for step in run)


def _exact(
    places: Sequence[Place], runs: Sequence[Sequence[tuple[Step, ...]]], ground: Ground
) -> list[Visit]:
    """Return the best order by dynamic programming over how many runs of each place are done."""
    sums = [[_sums(run) for run in one] for one in runs]
    waits = [[_waiting(run) for run in one] for one in runs]
    walks = [[ground.minutes(one.xy, other.xy) for other in places] for one in places]
    starts = [ground.minutes(ground.start, place.xy) for place in places]

    @cache
    def best(done: tuple[int, ...], at: int) -> tuple[float, int]:
        left = _TINY + sum(
            found for one, begun in zip(sums, done, strict=True) for found, _minutes in one[begun:]
        )
        least, taken = inf, -1
        for n, begun in enumerate(done):
            if begun == len(runs[n]):
                continue
            walk = starts[n] if at < 0 else walks[at][n]
            after = (*done[:n], begun + 1, *done[n + 1 :])
            cost = left * (walk + sums[n][begun][1]) - waits[n][begun] + best(after, n)[0]
            if cost < least:
                least, taken = cost, n
        return (least, taken) if taken >= 0 else (0.0, -1)

    done, at = (0,) * len(places), -1
    # From the end on, so that no call goes deep.
    for goal in _counts(tuple(len(one) for one in runs)):
        for here in range(len(places)):
            best(goal, here)
    visits: list[Visit] = []
    while (taken := best(done, at)[1]) >= 0:
        visits.append(Visit(places[taken], tuple(runs[taken][done[taken]])))
        done = (*done[:taken], done[taken] + 1, *done[taken + 1 :])
        at = taken
    return visits


def _counts(full: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """Yield every way to have done some of each, the fullest first."""
    if not full:
        yield ()
        return
    for head in range(full[0], -1, -1):
        for rest in _counts(full[1:]):
            yield (head, *rest)


def _waiting(run: Sequence[Step]) -> float:
    """Return what is spared because the mass found within a run stops waiting early."""
    found, spared = 0.0, 0.0
    for step in run:
        spared += found * step.minutes
        found += step.found
    return spared


def _greedy(
    places: Sequence[Place], runs: Sequence[Sequence[tuple[Step, ...]]], ground: Ground
) -> list[Visit]:
    """Return visits by the index rule: always the most found per minute, walking included."""
    sums = [[_sums(run) for run in one] for one in runs]
    done, at, visits = [0] * len(places), ground.start, list[Visit]()
    while True:
        best: tuple[float, float, int, int] | None = None
        for n, place in enumerate(places):
            found, minutes = 0.0, ground.minutes(at, place.xy)
            for end in range(done[n], len(runs[n])):
                more, longer = sums[n][end]
                found, minutes = found + more, minutes + longer
                rated = (_rate(found, minutes), -minutes, n, end + 1)
                if best is None or rated[:2] > best[:2]:
                    best = rated
        if best is None:
            return visits
        n, end = best[2], best[3]
        steps = tuple(step for run in runs[n][done[n] : end] for step in run)
        visits.append(Visit(places[n], steps))
        done[n], at = end, places[n].xy


def _exchanged(visits: list[Visit], ground: Ground) -> list[Visit]:
    """Move single visits a little as long as that helps; those of one place keep their order."""
    loads = [_Load.of(visit) for visit in visits]
    order = list(range(len(visits)))
    least = _loaded(order, loads, ground)
    for _round in range(_EXCHANGES):
        better = False
        for old in range(len(order)):
            for new in range(max(0, old - _REACH), min(len(order), old + _REACH + 1)):
                between = order[min(old, new) : max(old, new) + 1]
                mine = loads[order[old]].place
                if new == old or sum(loads[one].place == mine for one in between) > 1:
                    continue
                moved = order[:old] + order[old + 1 :]
                moved.insert(new, order[old])
                burden = _loaded(moved, loads, ground)
                if burden < least - 1e-9:
                    order, least, better = moved, burden, True
        if not better:
            break
    return [visits[n] for n in order]


@dataclass(frozen=True, slots=True)
class _Load:
    """A visit as a whole."""

    place: str
    xy: Point
    found: float
    minutes: float
    waiting: float

    @classmethod
    def of(cls, visit: Visit) -> "_Load":
        found, minutes = _sums(visit.steps)
        return cls(visit.place.id, visit.place.xy, found, minutes, _waiting(visit.steps))


def _loaded(order: Sequence[int], loads: Sequence[_Load], ground: Ground) -> float:
    """Return what `_burden` says, by whole visits."""
    left = sum(load.found for load in loads) + _TINY
    sum_, at = 0.0, ground.start
    for n in order:
        load = loads[n]
        sum_ += left * (ground.minutes(at, load.xy) + load.minutes) - load.waiting
        left, at = left - load.found, load.xy
    return sum_


def _burden(visits: Sequence[Visit], ground: Ground) -> float:
    """Return the sum of times weighted with what is found at them."""
    loads = [_Load.of(visit) for visit in visits]
    return _loaded(range(len(loads)), loads, ground)


def _joined(visits: Iterable[Visit]) -> tuple[Visit, ...]:
    """Put neighbouring visits of one place together."""
    joined: list[Visit] = []
    for visit in visits:
        if joined and joined[-1].place is visit.place:
            joined[-1] = Visit(visit.place, (*joined[-1].steps, *visit.steps))
        else:
            joined.append(visit)
    return tuple(joined)
