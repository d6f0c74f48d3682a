"""A section of the tray: what on the board does not go together, and what other cases have too.

Of another case only the officer hears who sees that case as well.
"""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cases.records.ids import CaseId
from cases.records.policies import FASTEST_KMH
from leads.graph.board import Board
from leads.graph.contradictions import Contradiction, contradictions
from leads.graph.crossing import Crossing
from leads.graph.identifiers import plain
from leads.graph.merging import shown
from leads.graph.nodes import Graph, NodeId
from leads.services.crossings import CrossingService
from ui.kit.i18n import _, moment_text
from ui.kit.punctuation import listed
from ui.labels.leads import CLASH_TITLES, CLASHES, IDENTIFIERS
from ui.rooms.leads.board.tray import TrayRow, TraySection

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found on a board."""

    case_id: CaseId
    graph: Graph
    clashes: tuple[Contradiction, ...]
    crossings: tuple[Crossing, ...]


class FindingsPane(QWidget):
    """Contradictions, each leading to its nodes one after the other, and numbers in other cases.

    Signals:
        node_wanted: go to a node of the board.
    """

    node_wanted = Signal(int)

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self._case_id: CaseId | None = None
        self._found: Findings | None = None
        self._turn: dict[object, int] = {}
        self.section = TraySection(_("矛盾、串并"))
        self.section.chosen.connect(self._go)
        self.section.opened.connect(self._go)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.section)
        self.hide()

    def show_case(self, case_id: CaseId) -> None:
        """Wait for the board of a case."""
        if case_id != self._case_id:
            self.drop()
            self._case_id = case_id

    def show_board(self, board: Board) -> None:
        """Look through a board that was read."""
        self._case_id = board.case_id
        known = self._found
        numbers = _numbers(board.graph)
        asked = known is not None and known.case_id == board.case_id
        same = known.crossings if known and asked and numbers == _numbers(known.graph) else None
        self._jobs.run(self, partial(self._look, board, same), self._show)

    def drop(self) -> None:
        """Forget everything shown."""
        self._case_id, self._found = None, None
        self._turn.clear()
        self.section.show_rows(())
        self.hide()

    @property
    def found(self) -> Findings | None:
        """What is shown."""
        return self._found

    def _look(self, board: Board, known: tuple[Crossing, ...] | None) -> Findings:
        """Return what is found; other cases are asked only when the numbers have changed."""
        fastest = float(self._desk.unit.policy(FASTEST_KMH.key).value)
        crossings = known
        if crossings is None:
            crossings = CrossingService(self._desk).of_case(board.case_id)
        clashes = contradictions(board.graph, fastest_kmh=fastest)
        return Findings(board.case_id, board.graph, clashes, crossings)

    def _show(self, found: Findings) -> None:
        if found.case_id != self._case_id:
            return
        self._found = found
        names = {one.id: one.label for one in shown(found.graph).nodes}
        rows = [
            TrayRow(
                ("clash", place),
                "info" if one.is_odd_only else "warning",
                _(CLASH_TITLES[one.clash]),
                names.get(one.nodes[0], "")[:8],
                hint="\n".join(
                    (listed(names.get(node, "") for node in one.nodes), clash_words(one))
                ),
            )
            for place, one in enumerate(found.clashes)
        ]
        rows += [
            TrayRow(
                ("crossing", place),
                "cases",
                one.value,
                one.other_number,
                hint=crossing_words(one),
            )
            for place, one in enumerate(found.crossings)
        ]
        self.section.show_rows(rows)
        self.setVisible(bool(rows))

    def _go(self, key: object) -> None:
        """Go to the nodes of a finding, to the next one each time."""
        nodes = self._nodes_of(key)
        if nodes:
            turn = self._turn.get(key, 0)
            self._turn[key] = turn + 1
            self.node_wanted.emit(int(nodes[turn % len(nodes)]))

    def _nodes_of(self, key: object) -> tuple[NodeId, ...]:
        found = self._found
        match key:
            case ("clash", int(place)) if found is not None:
                return found.clashes[place].nodes
            case ("crossing", int(place)) if found is not None:
                common = found.crossings[place]
                return tuple(
                    node.id
                    for node in shown(found.graph).nodes
                    if any(
                        one.kind is common.kind and plain(one) == common.value
                        for one in node.identifiers
                    )
                )
        return ()


def clash_words(one: Contradiction) -> str:
    """Return a contradiction in a sentence, with its times, way and speed as far as known."""
    words = [_(CLASHES[one.clash])]
    times = [moment_text(at) for at in (one.first_at, one.second_at) if at is not None]
    if len(times) == 2:
        words.append(_("{first} 与 {second}").format(first=times[0], second=times[1]))
    if one.distance_km is not None:
        words.append(_("直线相距 {km:.1f} 公里").format(km=one.distance_km))
    if one.speed_kmh is not None and one.speed_kmh != float("inf"):
        words.append(_("需要 {speed:.0f} 公里每小时").format(speed=one.speed_kmh))
    return "\n".join(words)


def crossing_words(one: Crossing) -> str:
    """Say which other case has the same plate or number."""
    return _("{kind} {value} 也出现在案件 {number}").format(
        kind=_(IDENTIFIERS[one.kind]), value=one.value, number=one.other_number
    )


def _numbers(graph: Graph) -> frozenset[object]:
    return frozenset((one.id, number) for one in graph.nodes for number in one.identifiers)
