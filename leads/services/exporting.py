"""The board taken out of the program: who took it, in which form, is in the journal first."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from cases.records.ids import CaseId
from cases.refusals import Reason, Refusal
from cases.services.assignment import INVESTIGATES, require_place
from cases.services.sight import require_sight
from cases.store.rows.cases import CaseRow
from leads.graph.nodes import Graph
from leads.services.board.rows import graph_of

if TYPE_CHECKING:
    from cases.services.desk import Desk

#: The forms in which a board leaves the program.
FORMATS = ("png", "svg", "pdf", "graphml", "csv")


@dataclass(frozen=True, slots=True)
class Exported:
    """What the head of a picture says, and the graph as it is kept."""

    number: str
    by: str
    at: datetime
    graph: Graph


class LeadExport:
    """Taking the board out."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk

    def take_out(self, case_id: CaseId, kind: str) -> Exported:
        """Record that the board is taken out and return what is written on it.

        Raises:
            Refusal: the officer does not work on the case, or there is no such form.
        """
        if kind not in FORMATS:
            raise Refusal(Reason.FIELD_INVALID, field="format")
        with self.desk.act("board.export", case_id, format=kind) as deed:
            require_sight(deed.session, self.desk, case_id)
            require_place(deed.session, self.desk, case_id, INVESTIGATES)
            graph = graph_of(deed.session, case_id)
            deed.note(nodes=len(graph.nodes), links=len(graph.links))
            case = deed.session.get_one(CaseRow, case_id)
            return Exported(case.number, self.desk.officer.name, self.desk.now(), graph)
