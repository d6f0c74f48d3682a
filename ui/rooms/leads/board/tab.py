"""The board of a case with its tray, inspector and time line."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cases.records.ids import CaseId
from leads.graph.board import Board, NoteId
from leads.graph.filtering import Filter
from leads.graph.nodes import Graph, Link, Node, NodeId, Placing
from ui.kit.buttons import Button
from ui.kit.theme import theme
from ui.rooms.leads.board.acts import BoardActs
from ui.rooms.leads.board.arranging import Arranging
from ui.rooms.leads.board.frame import BoardFrame
from ui.rooms.leads.board.going import Going
from ui.rooms.leads.board.inspector import Chosen
from ui.rooms.leads.board.menu import Line, bind
from ui.rooms.leads.board.scene import Scene, scene_of
from ui.rooms.leads.board.shown import Seen, Shown, renewed
from ui.rooms.leads.board.taking_out import TakingOut
from ui.rooms.leads.board.tools import Tools
from ui.rooms.leads.board.ways import Ways

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

#: So many nodes without a place are laid out at once; more of them behind a progress bar.
_AT_ONCE = 120


class BoardTab(BoardFrame):
    """The tab 线索板.

    Signals:
        case_wanted: look at a case in its room, at a tab.
        tab_wanted: go to another tab of the room.
    """

    case_wanted = Signal(int, str)
    tab_wanted = Signal(str)

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self._case_id: CaseId | None = None
        self._shown, self._seen = Shown(), Seen()
        self.acts = BoardActs(desk, jobs, self, self, after=self.reload, anew=self.read_anew)
        self.ways = Ways(self.canvas, self)
        self.arranging = Arranging(self)
        self.taking_out = TakingOut(desk, jobs, self)
        self._going, self._tools = Going(self), Tools(self, desk.today)
        self.lay_out(self.arranging.bar, self.ways.bar)
        self._connect()
        bind(self.canvas, self._tools.keys())
        self._show_nothing()

    # --- the room's calls -------------------------------------------------------------------

    def show_case(self, case_id: CaseId) -> None:
        """Show the board of a case, or read it anew."""
        if case_id != self._case_id:
            self._show_nothing()
            self._case_id = case_id
        self._make_panes()
        for pane in self.panes:
            pane.show_case(case_id)
        self.reload()

    def reload(self) -> None:
        """Read the board anew if anything happened to the case."""
        if self._case_id is not None:
            case_id, seen, service = self._case_id, self._seen, self.acts.service
            work = partial(renewed, self._desk, service, case_id, seen)
            self._jobs.run(self, work, self._show_renewed)

    def read_anew(self) -> None:
        """Read the board anew whatever happened, as when an act was refused half way."""
        self._seen = Seen()
        self.reload()

    def _show_renewed(self, board: Board | None) -> None:
        if board is not None:
            self._show_board(board)

    def drop(self) -> None:
        """Forget everything shown."""
        self._case_id = None
        self._show_nothing()
        for pane in self.panes:
            pane.drop()

    def ask_export(self, button: Button) -> None:
        """Offer the ways to take the board out, below a button."""
        if self._shown.board is not None and self._shown.graph.nodes:
            self.taking_out.offer(button)

    def ask_new(self, button: QWidget | None = None) -> None:
        """Offer what can be entered below a button; without one open the form of a new lead."""
        if button is None:
            self.acts.new_node()
        else:
            self._tools.offer_new_below(button)

    def new_lines(self) -> list[Line]:
        """Return what can be entered: a node, and what other parts enter with what is chosen."""
        return self._tools.new_lines()

    # --- what the acts ask ------------------------------------------------------------------

    @property
    def board(self) -> Board | None:
        """The board of the case."""
        return self._shown.board

    @property
    def graph(self) -> Graph:
        """The graph as it is drawn, hidden nodes and all."""
        return self._shown.graph

    @property
    def filter(self) -> Filter:
        """What is drawn of it."""
        return self._shown.filter

    @property
    def scene(self) -> Scene | None:
        """What is drawn."""
        return self.canvas.scene

    def chosen_nodes(self) -> tuple[Node, ...]:
        """Return the chosen nodes, in the order in which they were chosen."""
        scene = self.canvas.scene
        if scene is None:
            return ()
        return tuple(scene.nodes[scene.rows[one]] for one in self.canvas.chosen_nodes())

    def chosen_link(self) -> Link | None:
        """Return the chosen link."""
        return self.canvas.chosen_link()

    def places(self) -> Mapping[NodeId, tuple[float, float]]:
        """Return where every node lies."""
        scene = self.canvas.scene
        if scene is None:
            return {}
        return {
            one.id: (float(x), float(y))
            for one, (x, y) in zip(scene.nodes, scene.at.tolist(), strict=True)
        }

    def middle(self) -> tuple[float, float]:
        """Return the place in the middle of the view."""
        view = self.canvas.view
        return (view.x, view.y)

    # --- showing ----------------------------------------------------------------------------

    def _show_board(self, board: Board) -> None:
        if board.case_id != self._case_id:
            return
        first = self._shown.board is None
        self._shown.take(board)
        self.empty.setVisible(not self._shown.graph.nodes)
        self.bring.setVisible(board.may_write)
        self.new.setVisible(board.may_write)
        self.canvas.setVisible(bool(self._shown.graph.nodes))
        self.tray.show_graph(self._shown.graph)
        self.timeline.show_graph(self._shown.graph, self._desk.calendar(), self._desk.today())
        self.tools.show_board(board)
        for pane in self.panes:
            if hasattr(pane, "show_board"):
                pane.show_board(board)
        if self._shown.waiting() > _AT_ONCE:
            drawn, visible = self._shown.drawn(), self._shown.visible()
            self.arranging.first(scene_of(drawn, visible, settle=False))
        else:
            self._draw(fit=first)
            if fresh := self.acts.take_fresh():
                self.canvas.choose(fresh)
                self.canvas.reveal(fresh[-1])

    def _draw(self, *, fit: bool = False) -> None:
        """Draw what passes the filter, each node where it lies."""
        visible = self._shown.visible()
        scene = scene_of(self._shown.drawn(), visible)
        self.canvas.show_scene(scene, fit=fit)
        self.canvas.show_notes(self._shown.board.notes if self._shown.board is not None else ())
        self._shown.remember(self.places())
        hidden = len(self._shown.graph.nodes) - len(visible)
        self.tools.show_counts(len(scene.nodes), len(scene.links), hidden)
        self.minimap.redraw()
        self._show_chosen()

    def laid_out(self, places: Mapping[NodeId, tuple[float, float]], *, kept: bool) -> None:
        """Take over what the layout has found; what is to be kept is recorded as one change."""
        self._shown.laid.update(places)
        if kept:
            self._move(self._shown.moved(places))
        self._draw(fit=True)

    def _move(self, placings: Mapping[NodeId, Placing]) -> None:
        """Show nodes at their new places at once; the record follows."""
        self._shown.place(placings)
        self.acts.place(placings)

    def _show_nothing(self) -> None:
        self._shown, self._seen = Shown(), Seen()
        self.arranging.cancel()
        self.canvas.show_scene(None)
        self.canvas.show_notes(())
        self.canvas.hide()
        self.empty.hide()
        self.tray.show_graph(self._shown.graph)
        self.timeline.drop()
        self.tools.show_board(None)
        self.tools.show_filter(self._shown.filter)
        self.tools.show_counts(0, 0, 0)
        self.inspector.drop()

    def _show_chosen(self) -> None:
        """Show what is chosen in the inspector, the tray and the time line."""
        if self._shown.board is None:
            return
        nodes, link = self.chosen_nodes(), self.chosen_link()
        self.inspector.show_chosen(Chosen(self._shown.board, self._shown.graph, nodes, link))
        keys = [one.id for one in nodes]
        self.tray.mark(keys)
        self.timeline.mark(keys)
        for pane in self.panes:
            if hasattr(pane, "show_nodes"):
                pane.show_nodes(nodes)

    def go_to(self, node: object) -> None:
        """Choose a node and bring it into sight; 0 chooses none."""
        self._going.to_node(node)

    def set_filter(self, chosen: Filter) -> None:
        """Draw what passes another filter."""
        self._shown.filter = chosen
        self.tools.show_filter(chosen)
        self._draw()

    def _dragged(self, moved: list[tuple[NodeId, float, float]]) -> None:
        self._move(self._shown.moved({one: (x, y) for one, x, y in moved}))
        self.minimap.redraw()

    def show_hidden(self) -> None:
        """Show everything that was hidden."""
        self.canvas.choose(())
        self.acts.expand()

    def _change_note(self, note: object) -> None:
        if isinstance(note, int):
            self.acts.change_note(NoteId(note))

    # --- building ---------------------------------------------------------------------------

    def _connect(self) -> None:
        go, tools = self._going, self._tools
        self.bring.clicked.connect(self.acts.bring_in)
        self.new.clicked.connect(self.acts.new_node)
        self.canvas.chosen.connect(self._show_chosen)
        self.canvas.opened.connect(go.into)
        self.canvas.dragged.connect(self._dragged)
        self.canvas.menu_wanted.connect(tools.offer_menu)
        self.canvas.note_wanted.connect(self._change_note)
        self.tools.wanted.connect(tools.use)
        self.tray.chosen.connect(go.to_node)
        self.tray.opened.connect(go.into_node)
        self.timeline.chosen.connect(go.to_node)
        self.timeline.opened.connect(go.into_mark)
        self.inspector.edit_wanted.connect(self.acts.edit)
        self.inspector.menu_wanted.connect(tools.offer_menu_below)
        self.inspector.node_wanted.connect(go.to_node)
        self.inspector.link_wanted.connect(go.to_link)
        self.inspector.note_wanted.connect(self._change_note)
        theme().changed.connect(self._show_chosen)

    def _make_panes(self) -> None:
        """Make the panes of other parts, once."""
        wishes: dict[str, Callable[..., object]] = {
            "node_wanted": self.go_to,
            "tab_wanted": self.tab_wanted.emit,
            "changed": self.reload,
            "lane_told": self.timeline.set_lane,
        }
        self.make_panes(self._desk, self._jobs, wishes)
