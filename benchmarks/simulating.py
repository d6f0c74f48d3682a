"""Simulated hit-and-runs: is the vehicle among the first ten, and is 70 % really 70 %?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benchmarks.figures import Figure
from benchmarks.hit_and_runs import cases, filtered, ranked, register
from leads.ranking.population import Population

VEHICLES, CASES = 200_000, 1_500
TOP = 10


@dataclass(frozen=True, slots=True)
class Told:
    """A probability that was given, and whether it came true."""

    probability: float
    true: bool


@dataclass(frozen=True, slots=True)
class Simulated:
    """What came of many cases."""

    #: Share of the cases with a registered vehicle in which it was among the first ten.
    ours: float
    #: The same by a filter that takes every word for certain, equals in any order.
    theirs: float
    #: Every candidate shown and "none of these".
    told: tuple[Told, ...]


def run() -> list[Figure]:
    """Measure."""
    found = simulate(register(VEHICLES), CASES)
    return [
        Figure(
            f"hit-and-runs: vehicle NOT in the first ten of {VEHICLES:,}",
            "exact filter, AND of the same facts",
            100 * (1 - found.ours),
            100 * (1 - found.theirs),
            "",
            unit="%",
        ),
        Figure(
            "hit-and-runs: exact filter against ranking, in the first ten",
            "ranking",
            100 * found.theirs,
            100 * found.ours,
            "<= 0.667 x",
            unit="%",
        ),
        Figure(
            "hit-and-runs: calibration error",
            "",
            100 * calibration_error(found.told),
            None,
            "under 3 %",
            unit="%",
        ),
    ]


def simulate(population: Population, count: int) -> Simulated:
    """Rank and filter many invented cases."""
    registered = 0
    ours = theirs = 0.0
    told: list[Told] = []
    for case in cases(population, count):
        ranking = ranked(population, case, TOP)
        told += [Told(one.probability, one.place == case.culprit) for one in ranking.candidates]
        told.append(Told(ranking.none, case.culprit is None))
        if case.culprit is None:
            continue
        registered += 1
        ours += any(one.place == case.culprit for one in ranking.candidates)
        passing = filtered(population, case)
        if passing[case.culprit]:
            theirs += min(1.0, TOP / int(passing.sum()))
    return Simulated(ours / registered, theirs / registered, tuple(told))


def calibration_error(told: Iterable[Told], least: float = 0.05) -> float:
    """Return by how much probabilities miss what comes true, by tenths, weighted by number.

    What is below `least` is left out: there are so many of those that they would hide the rest.
    """
    tenths: list[list[Told]] = [[] for _ in range(10)]
    for one in told:
        if one.probability >= least:
            tenths[min(9, int(one.probability * 10))].append(one)
    count = sum(map(len, tenths))
    return sum(len(tenth) / count * _missed(tenth) for tenth in tenths if tenth)


def _missed(tenth: Sequence[Told]) -> float:
    said = sum(one.probability for one in tenth) / len(tenth)
    return abs(said - sum(one.true for one in tenth) / len(tenth))
