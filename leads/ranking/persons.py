"""Who drove: from the vehicles, those who had them that night, and what is known of the persons."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np

from leads.evidence.dated import wording
from leads.ranking.likelihood import Likelihood, of_table
from leads.ranking.rank import Item, Prior, Ranking, rank


class Standing(StrEnum):
    """How a person stood to a vehicle that night."""

    #: Said or known to have been at the wheel.
    DRIVER = "driver"
    USER = "user"
    KEEPER = "keeper"
    #: Only registers and policies still say so, somebody else has it in fact.
    ON_PAPER = "on_paper"
    #: Took or kept the plate that was found on it.
    HAD_PLATE = "had_plate"
    #: The register says that the plate found on it is his.
    PLATE_OF = "plate_of"
    #: Lives with one who keeps or uses it.
    HOUSEHOLD = "household"
    RELATIVE = "relative"


@dataclass(frozen=True, slots=True)
class Hold:
    """That a person had a vehicle at hand that night, as far as the links say."""

    person: int
    #: Place of the vehicle in the population.
    vehicle: int
    standing: Standing
    #: Of the chain of links that says so.
    probability: float


@dataclass(frozen=True, slots=True)
class PersonItem:
    """A statement, an alibi, a report: evidence on persons."""

    id: str
    #: How probable it is if this person drove.
    likelihoods: Mapping[int, float]
    #: If anybody else drove.
    otherwise: float
    reliability: float
    group: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Driver:
    """A person with his probability to have driven."""

    person: int
    probability: float
    #: Before what is known of the persons themselves.
    from_vehicles: float
    #: log10 of the likelihood ratios of the items, in their order.
    weights: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Drivers:
    """Everybody who may have driven, the most probable first."""

    drivers: tuple[Driver, ...]
    #: Probability that it was somebody nobody has named.
    unknown: float
    ranking: Ranking


def chances_of_driving(
    holds: Iterable[Hold], day: date | None = None
) -> dict[int, dict[int, float]]:
    """Return for each vehicle how probable it is of each person that he drove it that night.

    A person who is linked in several ways counts by the closest; what is missing to 1 is somebody
    unknown.
    """
    values = wording("driving", day).values
    weights: dict[int, dict[int, float]] = {}
    for hold in holds:
        if not 0 <= hold.probability <= 1:
            raise ValueError(hold.probability)
        of_vehicle = weights.setdefault(hold.vehicle, {})
        weight = float(values[hold.standing]) * hold.probability
        of_vehicle[hold.person] = max(weight, of_vehicle.get(hold.person, 0))
    unknown = float(values["unknown"])
    return {
        vehicle: {
            person: weight / (sum(of_vehicle.values()) + unknown)
            for person, weight in of_vehicle.items()
        }
        for vehicle, of_vehicle in weights.items()
    }


def who_drove(
    posterior: Mapping[int, float],
    chances: Mapping[int, Mapping[int, float]],
    items: Sequence[PersonItem] = (),
) -> Drivers:
    """Return how probable it is of each person that he drove.

    The sum over the vehicles of the probability of the vehicle and that of the person with it;
    then what is known of the persons, in the same way as for vehicles.

    Args:
        posterior: Of the vehicles that anybody is linked with.
        chances: Of `chances_of_driving`.
        items: Evidence on persons.
    """
    prior: dict[int, float] = {}
    for vehicle, of_vehicle in chances.items():
        for person, chance in of_vehicle.items():
            prior[person] = prior.get(person, 0) + posterior.get(vehicle, 0) * chance
    for item in items:
        for person in item.likelihoods:
            prior.setdefault(person, 0)
    persons = sorted(prior)
    known = min(1.0, sum(prior.values()))
    weights = np.array([prior[person] for person in persons])
    if known <= 0:
        items, weights = (), np.ones(len(persons))
    ranking = rank(
        [
            Item(item.id, _likelihood(item, persons), item.reliability, item.group, item.source)
            for item in items
        ],
        len(persons),
        Prior(1 - known, weights),
        top=len(persons),
    )
    drivers = tuple(
        Driver(persons[one.place], one.probability, prior[persons[one.place]], one.weights)
        for one in ranking.candidates
    )
    return Drivers(drivers, ranking.none, ranking)


def _likelihood(item: PersonItem, persons: Sequence[int]) -> Likelihood:
    table = np.array([item.likelihoods.get(person, item.otherwise) for person in persons])
    return of_table(np.arange(len(persons), dtype=np.uint32), table)
