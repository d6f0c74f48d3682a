"""Nodes moved, pinned, hidden, grouped: acts of the officer that change no lead."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cases.records.ids import CaseId
from leads.graph.board import Board
from leads.graph.nodes import Graph, Link, Node, NodeId, Placing
from ui.kit.i18n import _
from ui.kit.messages import messages

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from leads.services.board import BoardService
    from ui.kit.jobs import Jobs


class Shown(Protocol):
    """What the acts must know of the screen."""

    @property
    def board(self) -> Board | None:
        """The board of the case."""

    @property
    def graph(self) -> Graph:
        """The graph as it is drawn."""

    def chosen_nodes(self) -> tuple[Node, ...]:
        """Return the chosen nodes, in the order in which they were chosen."""
        ...

    def chosen_link(self) -> Link | None:
        """Return the chosen link."""

    def places(self) -> Mapping[NodeId, tuple[float, float]]:
        """Return where every node lies."""
        ...

    def middle(self) -> tuple[float, float]:
        """Return the place in the middle of the view."""
        ...


class PlacingActs(QObject):
    """The acts on places; after each of them the board is read anew."""

    def __init__(
        self,
        desk: "Desk",
        jobs: "Jobs",
        screen: Shown,
        widget: QWidget,
        *,
        after: Callable[[], object],
        anew: Callable[[], object],
    ) -> None:
        """Do acts; `after` one the board is read, `anew` after one that was refused."""
        super().__init__(widget)
        self._desk, self._jobs, self._screen = desk, jobs, screen
        self._widget, self._after, self._anew = widget, after, anew

    @property
    def service(self) -> "BoardService":
        """The service, imported when something is first done."""
        from leads.services.board import BoardService

        return BoardService(self._desk)

    @property
    def case_id(self) -> CaseId | None:
        """The case whose board is shown, if it may be changed."""
        board = self._screen.board
        return board.case_id if board is not None and board.may_write else None

    def place(self, changed: Mapping[NodeId, Placing]) -> None:
        """Record places; nodes the layout has placed keep theirs from then on."""
        case_id = self.case_id
        if case_id is None or not changed:
            return
        placings = dict(changed)
        places = self._screen.places()
        for node in self._screen.graph.nodes:
            if node.id not in placings and node.placing.x is None and node.id in places:
                x, y = places[node.id]
                placings[node.id] = replace(node.placing, x=x, y=y)
        self._do(partial(self.service.place, case_id, placings))

    def _placing(self, node: Node) -> Placing:
        x, y = self._screen.places().get(node.id, (node.placing.x, node.placing.y))
        return replace(node.placing, x=x, y=y)

    def pin(self) -> None:
        """Pin the chosen nodes, or let them go if all are pinned."""
        nodes = self._screen.chosen_nodes()
        pinned = not all(one.placing.is_pinned for one in nodes)
        self.place({one.id: replace(self._placing(one), is_pinned=pinned) for one in nodes})

    def hide(self) -> None:
        """Hide the chosen nodes; their neighbours show how many are hidden."""
        nodes = self._screen.chosen_nodes()
        self.place({one.id: replace(self._placing(one), is_hidden=True) for one in nodes})

    def expand(self) -> None:
        """Show the hidden neighbours of the chosen nodes, or everything if none is chosen."""
        chosen = {one.id for one in self._screen.chosen_nodes()}
        graph = self._screen.graph
        near = {
            other
            for link in graph.links
            for one, other in ((link.from_id, link.to_id), (link.to_id, link.from_id))
            if one in chosen
        }
        self.place(
            {
                one.id: replace(one.placing, is_hidden=False)
                for one in graph.nodes
                if one.placing.is_hidden and (not chosen or one.id in near)
            }
        )

    def group(self) -> None:
        """Put the chosen nodes into a group by name; an empty name takes them out."""
        nodes = self._screen.chosen_nodes()
        if self.case_id is None or not nodes:
            return
        name = messages().ask_text(
            self._widget,
            _("分组"),
            _("组名（留空就是取消分组）"),
            act=_("确定"),
            text=nodes[0].placing.group,
        )
        if name is not None:
            self.place({one.id: replace(self._placing(one), group=name.strip()) for one in nodes})

    def _do(self, work: Callable[[], object]) -> None:
        self._jobs.run(self._widget, work, self._done, self._failed)

    def _done(self, _result: object) -> None:
        self._after()

    def _failed(self, error: Exception) -> None:
        """Tell what was refused, and show the board as it is."""
        from ui.kit.messages import report

        report(self._widget, error)
        self._anew()
