"""Who drove: through the board's dated ownership and households, statements and alibis."""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial

from sqlalchemy import select

from cases.records.ids import CaseId
from cases.services.names import officer_names
from cases.store.rows.cases import AccidentRow
from leads.evidence.candidates import CaseDrivers, LikelyDriver
from leads.evidence.records import PersonEvidence
from leads.evidence.reliability import Reliability
from leads.graph.chains import link_probability
from leads.graph.nodes import (
    Graph,
    IdentifierKind,
    LinkKind,
    LinkStatus,
    Node,
    NodeId,
    NodeKind,
)
from leads.graph.ownership import Tenure, on_the_night
from leads.ranking.persons import Hold, PersonItem, Standing, chances_of_driving, who_drove
from leads.services.board.rows import graph_of
from leads.services.candidates.ranking import Ranking
from leads.services.candidates.rows import person_evidence_of
from leads.services.candidates.vehicles import Considered

#: Who had something, how he stood to the vehicle by it, and how probable that way to it is.
Held = tuple[Tenure, Standing, float]

_IN_FACT = {LinkKind.DRIVEN_BY: Standing.DRIVER, LinkKind.USED_BY: Standing.USER}
_AROUND = {LinkKind.HOUSEHOLD: Standing.HOUSEHOLD, LinkKind.RELATIVE: Standing.RELATIVE}


class Persons(Ranking):
    """Who drove."""

    def drivers(self, case_id: CaseId) -> CaseDrivers:
        """Return who drove at the moment of the accident, as far as links and evidence go.

        Raises:
            Refusal: the case is hidden, or its investigation is.
        """
        stand = self._stand(case_id)
        with self.desk.reading() as session:
            graph = graph_of(session, case_id)
            at = session.scalar(
                select(AccidentRow.occurred_at).where(AccidentRow.case_id == case_id)
            )
            evidence = person_evidence_of(session, case_id, officer_names(session), standing=True)
        assert at is not None
        reliability = stand.facts.reliability
        places = partial(_places, stand.facts.vehicles)
        holds = tuple(holds_of(graph, places, at, reliability))
        chances = chances_of_driving(holds, self.desk.today())
        probabilities = stand.ranking.probabilities()
        found = who_drove(
            {vehicle: float(probabilities[vehicle]) for vehicle in chances},
            chances,
            [_item(one, reliability) for one in evidence],
        )
        labels = {node.id: node.label for node in graph.nodes}
        numbers = {_name(one): one.n for one in evidence}
        items = [numbers[name] for name in found.ranking.items]
        return CaseDrivers(
            tuple(
                LikelyDriver(
                    NodeId(one.person),
                    labels.get(NodeId(one.person), ""),
                    one.probability,
                    one.from_vehicles,
                    tuple(zip(items, one.weights, strict=False)),
                )
                for one in found.drivers
            ),
            found.unknown,
            evidence,
            sum(one.grade is None for one in evidence),
        )


def holds_of(
    graph: Graph,
    places_of: Callable[[Node], tuple[int, ...]],
    at: datetime,
    reliability: Reliability,
) -> Iterator[Hold]:
    """Yield everybody who had a vehicle of the board at hand at a moment, and those around him.

    Args:
        graph: The board.
        places_of: Where the vehicle of a node stands in the population; nowhere: it is left out.
        at: The moment.
        reliability: Of the grades of links.
    """
    links = {link.id: link for link in graph.links}
    for node in graph.nodes:
        if node.kind is not NodeKind.VEHICLE or node.merged_into is not None:
            continue
        places = places_of(node)
        if not places:
            continue
        held = [*_held(graph, node.id, at), *_by_plate(graph, node.id, at, reliability)]
        for place in places:
            for tenure, standing, before in held:
                chance = before * link_probability(links[tenure.link], reliability.of)
                yield Hold(tenure.person, place, standing, chance)
                yield from _around(graph, tenure, place, chance, reliability)


def _held(graph: Graph, vehicle: NodeId, at: datetime) -> Iterator[Held]:
    """Yield who had a vehicle, in fact and on paper."""
    night = on_the_night(graph, vehicle, at)
    for tenure in night.in_fact:
        yield tenure, _IN_FACT.get(tenure.kind, Standing.KEEPER), 1.0
    for tenure in night.on_paper:
        yield tenure, Standing.ON_PAPER if night.in_fact else Standing.KEEPER, 1.0


def _by_plate(
    graph: Graph, vehicle: NodeId, at: datetime, reliability: Reliability
) -> Iterator[Held]:
    """Yield who had the plate a vehicle bore: a false one points at its keeper and who took it."""
    for link in graph.links:
        if link.kind is LinkKind.BEARS_PLATE and link.from_id == vehicle:
            chance = link_probability(link, reliability.of)
            night = on_the_night(graph, link.to_id, at)
            for tenure in night.in_fact:
                yield tenure, Standing.HAD_PLATE, chance
            for tenure in night.on_paper:
                yield tenure, Standing.PLATE_OF, chance


def _around(
    graph: Graph, tenure: Tenure, place: int, chance: float, reliability: Reliability
) -> Iterator[Hold]:
    """Yield the household and the relatives of somebody who had a vehicle."""
    for link in graph.links:
        standing = _AROUND.get(link.kind)
        ends = {link.from_id, link.to_id}
        if standing is None or tenure.person not in ends or link.status is LinkStatus.REFUTED:
            continue
        for person in ends - {tenure.person}:
            yield Hold(person, place, standing, chance * link_probability(link, reliability.of))


def _places(vehicles: Considered, node: Node) -> tuple[int, ...]:
    plates = [one.value for one in node.identifiers if one.kind is IdentifierKind.PLATE]
    found = dict.fromkeys(place for plate in plates for place in vehicles.places(plate))
    for place, hand in enumerate(vehicles.hand, start=len(vehicles.rows)):
        if hand.node == node.id:
            found[place] = None
    return tuple(found)


def _item(one: PersonEvidence, reliability: Reliability) -> PersonItem:
    return PersonItem(
        _name(one),
        {int(node): chance for node, chance in one.likelihoods.items()},
        one.otherwise,
        reliability.of(one.grade),
        one.group,
        one.origin,
    )


def _name(one: PersonEvidence) -> str:
    return f"p{one.n}"
