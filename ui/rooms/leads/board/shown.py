"""What of a board is shown: the graph as drawn, what passes the filter, where every node lies."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from cases.records.ids import CaseId
from leads.graph.board import Board
from leads.graph.filtering import Filter, passes
from leads.graph.merging import shown
from leads.graph.nodes import Graph, NodeId, Placing

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from leads.services.board import BoardService

Places = Mapping[NodeId, tuple[float, float]]


@dataclass(slots=True)
class Seen:
    """Which revision of the case was read last; written by the work that reads."""

    revision: int | None = None


@dataclass(slots=True)
class Shown:
    """The board of a case as the screen holds it between two readings."""

    board: Board | None = None
    #: Merged nodes as one, hidden ones too.
    graph: Graph = field(default_factory=Graph)
    filter: Filter = field(default_factory=Filter)
    #: Where the layout has put nodes whose place nobody has recorded yet.
    laid: dict[NodeId, tuple[float, float]] = field(default_factory=dict)

    def take(self, board: Board) -> None:
        """Take over what was read."""
        self.board, self.graph = board, shown(board.graph)

    def waiting(self) -> int:
        """Return how many nodes have no place yet."""
        return sum(one.placing.x is None and one.id not in self.laid for one in self.graph.nodes)

    def visible(self) -> frozenset[NodeId]:
        """Return the nodes that are shown."""
        return frozenset(
            one.id
            for one in self.graph.nodes
            if not one.placing.is_hidden and passes(one, self.filter)
        )

    def drawn(self) -> Graph:
        """Return the graph with the places found by the layout, and only the links shown."""
        nodes = tuple(
            replace(one, placing=replace(one.placing, x=place[0], y=place[1]))
            if one.placing.x is None and (place := self.laid.get(one.id)) is not None
            else one
            for one in self.graph.nodes
        )
        if self.filter == Filter():
            return replace(self.graph, nodes=nodes)
        links = tuple(one for one in self.graph.links if passes(one, self.filter))
        return replace(self.graph, nodes=nodes, links=links)

    def remember(self, places: Places) -> None:
        """Keep where nodes lie whose place is not recorded."""
        recorded = {one.id for one in self.graph.nodes if one.placing.x is not None}
        self.laid.update(places)
        for one in recorded:
            self.laid.pop(one, None)

    def moved(self, places: Places) -> dict[NodeId, Placing]:
        """Return what is to be recorded of nodes that lie elsewhere now."""
        return {
            one.id: replace(one.placing, x=places[one.id][0], y=places[one.id][1])
            for one in self.graph.nodes
            if one.id in places
        }

    def place(self, placings: Mapping[NodeId, Placing]) -> None:
        """Show nodes at their new places before the record has been read anew."""
        nodes = tuple(
            replace(one, placing=placings.get(one.id, one.placing)) for one in self.graph.nodes
        )
        self.graph = replace(self.graph, nodes=nodes)


def renewed(desk: "Desk", service: "BoardService", case_id: CaseId, seen: Seen) -> Board | None:
    """Return the board if it is not the one seen last; a look is entered in the journal."""
    revision = desk.cases.revision(case_id)
    if revision is not None and revision == seen.revision:
        return None
    board = service.board(case_id)
    seen.revision = revision
    return board
