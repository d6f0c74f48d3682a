"""One reading of a case's candidates for every pane and tab that shows a part of it.

The ranking is counted once on the database thread, however many show it; whoever is told asks no
more of the store. It stands beside the jobs of the window, one for each desk.
"""

from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cases.records.ids import CaseId
from leads.evidence.candidates import RankedVehicle
from leads.evidence.overview import Overview
from leads.graph.board import Board
from leads.graph.nodes import Graph, NodeId
from leads.services.candidates import CandidateService
from leads.services.candidates.ranking import SHOWN
from ui.kit.messages import report

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

#: Of what is listed at first, how much more each time.
_MORE = 4


@dataclass(frozen=True, slots=True)
class Seen:
    """What a reading was made of."""

    case_id: CaseId
    revision: int | None
    day: date
    top: int


class Feed(QObject):
    """The candidates of one case.

    Signals:
        told: another reading is there, or none any more.
        picked: another candidate is looked at.
        worked: whether a reading is under way.
    """

    told = Signal()
    picked = Signal()
    worked = Signal(bool)

    def __init__(self, desk: "Desk", jobs: "Jobs") -> None:
        super().__init__(jobs)
        self.desk, self.jobs = desk, jobs
        self.service = CandidateService(desk)
        self.shown: Overview | None = None
        self.graph = Graph()
        self._case_id: CaseId | None = None
        self._top = SHOWN
        self._picked = ""
        self._asker: QWidget | None = None
        self._busy = self._again = False
        #: What the reading shown was made of: looked at again it is not counted again.
        self._seen: Seen | None = None

    @property
    def case_id(self) -> CaseId | None:
        """The case whose candidates are shown or on their way."""
        return self._case_id

    @property
    def chosen(self) -> RankedVehicle | None:
        """The candidate that is looked at."""
        if self.shown is None:
            return None
        found = self.shown.candidates
        every = (*found.vehicles, *found.excluded)
        return next((one for one in every if one.name == self._picked), None)

    def show_case(self, case_id: CaseId, asker: QWidget) -> None:
        """Read the candidates of a case, or read them anew."""
        if case_id != self._case_id:
            self.drop()
            self._case_id = case_id
        self._read(asker)

    def refresh(self) -> None:
        """Read anew, after something has changed."""
        if self._asker is not None:
            self._read(self._asker, again=True)

    def board_read(self, board: Board) -> None:
        """Read anew if what lies on the board bears on the candidates; where it lies does not."""
        if board.case_id != self._case_id:
            return
        before, self.graph = self.graph, board.graph
        if before.nodes and _bearing(before) != _bearing(board.graph):
            self.refresh()

    def more(self) -> None:
        """List more of the candidates."""
        self._top *= _MORE
        self.refresh()

    def pick(self, name: str) -> None:
        """Look at a candidate; an empty name looks at none."""
        if name != self._picked:
            self._picked = name
            self.picked.emit()

    def name_of(self, node: NodeId) -> str:
        """Return the name of the candidate a node of the board stands for; empty: for none."""
        boarded = self.shown.boarded if self.shown is not None else {}
        looked_at = boarded.get(self._picked)
        if looked_at is not None and looked_at.node == node:
            # Two candidates may stand for one node: the one that is looked at stays.
            return self._picked
        return next((name for name, one in boarded.items() if one.node == node), "")

    def drop(self) -> None:
        """Forget everything, as when the window is locked."""
        if self._case_id is None:
            return
        self._case_id, self.shown, self._top, self._picked = None, None, SHOWN, ""
        self._seen = None
        self.graph = Graph()
        self.service.forget()
        self.told.emit()

    def _read(self, asker: QWidget, *, again: bool = False) -> None:
        self._asker = asker
        if self._busy:
            # One on its way may have been begun before what has changed.
            self._again = self._again or again
            return
        case_id, top, service = self._case_id, self._top, self.service
        if case_id is None:
            return
        self._busy = True
        self.worked.emit(True)
        seen = self._seen if self.shown is not None else None
        work = partial(_renewed, self.desk, service, case_id, top, seen)
        self.jobs.run(asker, work, self._show, self._failed)

    def _show(self, found: tuple[Overview | None, Seen]) -> None:
        self._end()
        shown, seen = found
        if seen.case_id == self._case_id:
            self._seen = seen
            self.shown = shown or self.shown
            self.told.emit()
        elif self._case_id is not None:
            self._again = True
        self._go_on()

    def _failed(self, error: Exception) -> None:
        self._end()
        if self._asker is not None:
            report(self._asker, error)

    def _end(self) -> None:
        self._busy = False
        self.worked.emit(False)

    def _go_on(self) -> None:
        if self._again and self._asker is not None:
            self._again = False
            self._read(self._asker)


def _renewed(
    desk: "Desk", service: CandidateService, case_id: CaseId, top: int, seen: Seen | None
) -> tuple[Overview | None, Seen]:
    """Return a reading, unless nothing has happened to the case: a look is in the journal."""
    now = Seen(case_id, desk.cases.revision(case_id), desk.today(), top)
    if seen is not None and now == seen and now.revision is not None:
        return None, now
    shown = service.overview(case_id, top)
    # That a register was used for it is an act of the case too.
    return shown, replace(now, revision=desk.cases.revision(case_id))


def feed_of(desk: "Desk", jobs: "Jobs") -> Feed:
    """Return the one reading of a desk, made when it is first asked for."""
    for one in jobs.findChildren(Feed):
        if one.desk is desk:
            return one
    return Feed(desk, jobs)


def _bearing(graph: Graph) -> object:
    nodes = tuple((one.id, one.kind, one.label, one.identifiers, one.status) for one in graph.nodes)
    return nodes, graph.links, graph.merges
