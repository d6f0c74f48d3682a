"""What names vehicles: sightings, reports, findings, and a false plate, which names none."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from math import exp

import numpy as np

from leads.evidence.dated import wording
from leads.evidence.kinds import Finding, PlateSeen, Report, Sighting
from leads.evidence.patterns import likeness, parse, reading
from leads.ranking.alphabet import CODE_OF, tidy
from leads.ranking.likelihood import FLAT, Aspect, Factor, Likelihood, of_table
from leads.ranking.population import Population

#: From a name that is no plate, such as of a vehicle entered by hand, to its place.
Named = Mapping[str, int]


def plate_seen(content: PlateSeen, population: Population, day: date | None = None) -> Likelihood:
    """Return how probable the reading is of the plate of each vehicle, and of its colour."""
    aspects = []
    if content.pattern.strip("?* "):
        aspects.append(reading(parse(content.pattern), population.plate, day))
    if content.plate_colour.strip():
        values = wording("likelihoods", day).values["plate_colour"]
        column = population.plate_colour
        table = np.array(
            [
                values["same"] if text == content.plate_colour.strip() else values["other"]
                for text in column.texts
            ]
        )
        table[0] = np.nan
        aspects.append(Aspect(((Factor(column.places, table),),)))
    return Likelihood(tuple(aspects))


def sighting(content: Sighting, population: Population, day: date | None = None) -> Likelihood:
    """Return how probable it is that the plate is seen there and then, by vehicle.

    For the vehicle that did it only as far as it can have come; for any other as rarely as any
    vehicle passes.
    """
    values = wording("likelihoods", day).values["sighting"]
    feasible = feasibility(content, day)
    there = feasible * values["seen"] + (1 - feasible) * values["impossible"]
    otherwise = float(values["seen_otherwise"])
    like = likeness(parse(content.pattern), population.plate, day)
    return Likelihood((replace(like, scale=like.scale * (there - otherwise), floor=otherwise),))


def feasibility(content: Sighting, day: date | None = None) -> float:
    """Return how probable it is that the way is driven in the time, 1 at once and 0 never."""
    values = wording("likelihoods", day).values["sighting"]
    excess = (speed_kmh(content, day) - values["top_kmh"]) / values["doubt_kmh"]
    return 1 / (1 + exp(min(excess, 700.0)))


def speed_kmh(content: Sighting, day: date | None = None) -> float:
    """Return the speed the way asks for, with what a clock may be wrong by."""
    values = wording("likelihoods", day).values["sighting"]
    minutes = abs(content.minutes) + float(values["clock_minutes"])
    return content.metres / 1000 / (minutes / 60)


def report(
    content: Report, population: Population, day: date | None = None, named: Named | None = None
) -> Likelihood:
    """Return how probable it is that the report names each vehicle."""
    values = wording("likelihoods", day).values["report"]
    if not content.plates:
        return FLAT
    otherwise = float(values["named_otherwise"])
    right = values["named"] * values["contradicted"] ** len(content.contradictions)
    # A report may be worth nothing, but a contradiction in it does not clear a vehicle.
    return pointed(population, content.plates, max(right, otherwise), otherwise, named)


def finding(content: Finding, population: Population, named: Named | None = None) -> Likelihood:
    """Return how probable the finding is of each vehicle.

    Raises:
        ValueError: a likelihood is no probability above zero.
    """
    for one in (content.likelihood, content.otherwise):
        if not 0 < one <= 1:
            raise ValueError(one)
    return pointed(population, content.plates, content.likelihood, content.otherwise, named)


def pointed(
    population: Population,
    plates: Sequence[str],
    likelihood: float,
    otherwise: float,
    named: Named | None = None,
) -> Likelihood:
    """Return a likelihood for the vehicles that bear these plates, and another for the rest."""
    marked = np.zeros(len(population), dtype=np.uint8)
    for plate in plates:
        if named and plate in named:
            marked[named[plate]] = 1
        else:
            marked[bearing(population, plate)] = 1
    return of_table(marked, np.array([otherwise, likelihood]))


def bearing(population: Population, plate: str) -> "np.typing.NDArray[np.intp]":
    """Return the places of the vehicles that bear a plate, character for character."""
    codes = [CODE_OF.get(one, 255) for one in tidy(plate)]
    width = population.plate.shape[0]
    if not codes or len(codes) > width:
        return np.zeros(0, dtype=np.intp)
    codes += [0] * (width - len(codes))
    # The last characters tell most plates apart.
    last = max(place for place, code in enumerate(codes) if code)
    rows = np.flatnonzero(population.plate[last] == codes[last])
    for place in reversed(range(width)):
        rows = rows[population.plate[place, rows] == codes[place]]
    return rows
