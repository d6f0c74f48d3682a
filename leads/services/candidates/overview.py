"""What the window shows of a case's candidates: ranked, with who had each vehicle that night."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from sqlalchemy import select

from cases.records.ids import CaseId
from cases.records.officers import TeamRole
from cases.services.assignment import team_of
from cases.services.names import officer_names
from cases.services.sight import require_sight
from cases.store.rows.cases import AccidentRow
from leads.evidence.candidates import HandVehicle, RankedVehicle
from leads.evidence.overview import Boarded, Kept, Overview
from leads.graph.identifiers import plain
from leads.graph.merging import shown
from leads.graph.nodes import Graph, IdentifierKind, NodeId, NodeKind
from leads.graph.ownership import Tenure, on_the_night
from leads.graph.working import faced
from leads.services.board.rows import graph_of
from leads.services.candidates.excluding import hand_vehicles_of
from leads.services.candidates.inquiring import Inquiring, inquiries_of, worth_of
from leads.services.candidates.ranking import SHOWN

#: Whoever holds one of these places investigates.
_WORK = frozenset({TeamRole.LEAD.value, TeamRole.ASSIST.value})


class Overviews(Inquiring):
    """The candidates as they stand on the screen."""

    def overview(self, case_id: CaseId, top: int = SHOWN) -> Overview:
        """Return the candidates with what the board knows of them, and the inquiries.

        Raises:
            Refusal: the case is hidden, or its investigation is.
        """
        found, stand = self._told(case_id, self._facts(case_id), top)
        with self.desk.reading() as session:
            may_write = require_sight(session, self.desk, case_id)
            graph = graph_of(session, case_id)
            names = officer_names(session)
            hand = hand_vehicles_of(session, case_id, names)
            asked = inquiries_of(session, case_id, names)
            at = session.scalar(
                select(AccidentRow.occurred_at).where(AccidentRow.case_id == case_id)
            )
            team = team_of(session, case_id)
        assert at is not None
        givable = {
            one.officer_id: one.name
            for one in team
            if one.role in _WORK and (one.until_at is None or one.until_at > self.desk.now())
        }
        vehicles = (*found.vehicles, *found.excluded)
        boarded = dict(_boarded(graph, vehicles, hand, at))
        return Overview(
            case_id, found, boarded, worth_of(asked, stand), asked, at, givable, may_write
        )


def _boarded(
    graph: Graph, vehicles: Iterable[RankedVehicle], hand: Iterable[HandVehicle], at: datetime
) -> Iterator[tuple[str, Boarded]]:
    drawn = shown(graph)
    by_plate = {
        plain(number): node.id
        for node in drawn.nodes
        if node.kind is NodeKind.VEHICLE
        for number in node.identifiers
        if number.kind is IdentifierKind.PLATE
    }
    typed = {one.name: one.node for one in hand if one.node is not None}
    known = {node.id for node in graph.nodes}
    status = {node.id: node.status for node in drawn.nodes}
    names = {node.id: node.label for node in graph.nodes}
    for one in vehicles:
        node = by_plate.get(one.name) or typed.get(one.name)
        if node is None or node not in known:
            continue
        (face,) = faced(graph, (node,))
        night = on_the_night(graph, face, at)
        yield (
            one.name,
            Boarded(
                face,
                status[face],
                tuple(_kept(tenure, names) for tenure in night.in_fact),
                tuple(_kept(tenure, names) for tenure in night.on_paper),
            ),
        )


def _kept(tenure: Tenure, names: dict[NodeId, str]) -> Kept:
    return Kept(tenure.person, names.get(tenure.person, ""), tenure.kind, tenure.from_at)
