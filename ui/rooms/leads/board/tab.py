"""The board of a case with its tray, inspector and time line."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from cases.records.ids import CaseId
from leads.graph.board import Board, NoteId
from leads.graph.filtering import Filter
from leads.graph.nodes import Graph, Link, LinkId, Node, NodeId, Placing
from ui.kit.buttons import Button, primary
from ui.kit.i18n import _
from ui.kit.layout import boxed, column, edge, label, row, rule
from ui.kit.theme import theme
from ui.rooms.leads.board.acts import BoardActs
from ui.rooms.leads.board.arranging import Arranging
from ui.rooms.leads.board.canvas import BoardCanvas
from ui.rooms.leads.board.filter_box import FilterBox
from ui.rooms.leads.board.hooks import Place, panes_of
from ui.rooms.leads.board.inspector import Chosen, Inspector
from ui.rooms.leads.board.lanes import node_key
from ui.rooms.leads.board.menu import Line, bind, lines_of, offer_menu
from ui.rooms.leads.board.minimap import MiniMap
from ui.rooms.leads.board.scene import Scene, scene_of
from ui.rooms.leads.board.shown import Seen, Shown
from ui.rooms.leads.board.taking_out import TakingOut
from ui.rooms.leads.board.timeline import TimeLine
from ui.rooms.leads.board.toolbar import ToolBar
from ui.rooms.leads.board.tray import Tray
from ui.rooms.leads.board.ways import Ways

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from leads.services.board import BoardService
    from ui.kit.jobs import Jobs

#: So many nodes without a place are laid out at once; more of them behind a progress bar.
_AT_ONCE = 120


class BoardTab(QWidget):
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
        self._panes: list[Any] = []
        self.canvas = BoardCanvas()
        self.tools = ToolBar()
        self.tray = Tray()
        self.inspector = Inspector()
        self.timeline = TimeLine()
        self.minimap = MiniMap(self.canvas)
        self.acts = BoardActs(desk, jobs, self, self, after=self.reload, anew=self.read_anew)
        self.ways = Ways(self.canvas, self)
        self.arranging = Arranging(self)
        self.taking_out = TakingOut(desk, jobs, self)
        self._below = QVBoxLayout()
        self._below.setContentsMargins(0, 0, 0, 0)
        self._below.setSpacing(0)
        self._empty = self._make_empty()
        self._lay_out()
        self._connect()
        bind(
            self.canvas,
            {
                "Ctrl+Z": self.acts.undo,
                "Ctrl+Y": self.acts.redo,
                "Ctrl+Shift+Z": self.acts.redo,
                "P": self.acts.pin,
                "G": self.acts.group,
                "H": self.acts.hide,
                "E": self.acts.expand,
                "N": self.acts.new_note,
                "K": self.acts.new_link,
                "W": self._offer_ways,
                "R": self._arrange,
                "F2": self.acts.edit,
                "Delete": self.acts.remove,
            },
        )
        self._show_nothing()

    # --- the room's calls -------------------------------------------------------------------

    def show_case(self, case_id: CaseId) -> None:
        """Show the board of a case, or read it anew."""
        if case_id != self._case_id:
            self._show_nothing()
            self._case_id = case_id
        self._make_panes()
        for pane in self._panes:
            pane.show_case(case_id)
        self.reload()

    def reload(self) -> None:
        """Read the board anew if anything happened to the case."""
        if self._case_id is not None:
            case_id, seen, service = self._case_id, self._seen, self.acts.service
            work = partial(_renewed, self._desk, service, case_id, seen)
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
        for pane in self._panes:
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
            self._offer_new(button.mapToGlobal(button.rect().bottomLeft()))

    def new_lines(self) -> list[Line]:
        """Return what can be entered: a node, and what other parts enter with what is chosen."""
        may = self.acts.case_id is not None
        linked = may and len(self.graph.nodes) > 1
        return [
            (_("线索板上的节点…"), self.acts.new_node if may else None),
            (_("线索板上的连线…"), self.acts.new_link if linked else None),
            *self._adding(),
        ]

    def _offer_new(self, where: QPoint) -> None:
        offer_menu(self, where, self.new_lines())

    def _adding(self) -> list[Line]:
        """Return what other parts can enter with what is chosen."""
        nodes = self.chosen_nodes()
        return [
            line for pane in self._panes if hasattr(pane, "adding") for line in pane.adding(nodes)
        ]

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
        self._empty.setVisible(not self._shown.graph.nodes)
        self._bring.setVisible(board.may_write)
        self._new.setVisible(board.may_write)
        self.canvas.setVisible(bool(self._shown.graph.nodes))
        self.tray.show_graph(self._shown.graph)
        self.timeline.show_graph(self._shown.graph, self._desk.calendar(), self._desk.today())
        self.tools.show_board(board)
        for pane in self._panes:
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
        self._empty.hide()
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
        for pane in self._panes:
            if hasattr(pane, "show_nodes"):
                pane.show_nodes(nodes)

    def go_to(self, node: object) -> None:
        """Choose a node and bring it into sight; 0 chooses none."""
        found = node_key(node)
        if not found:
            if found == 0:
                self.canvas.choose(())
            return
        if self.canvas.scene is not None and found not in self.canvas.scene.rows:
            # A filter or the officer has hidden it; what is asked for is shown.
            self.inspector.drop()
            known = [one for one in self._shown.graph.nodes if one.id == found]
            if known and self._shown.board is not None:
                self.inspector.show_chosen(
                    Chosen(self._shown.board, self._shown.graph, tuple(known))
                )
            return
        self.canvas.choose((found,))
        self.canvas.reveal(found)

    def _go_to_link(self, link: object) -> None:
        if isinstance(link, int):
            self.canvas.choose((), LinkId(link))

    def _open(self) -> None:
        """Go to the inspector, where what is chosen can be read and corrected."""
        self.inspector.focus_first()

    def _open_node(self, node: object) -> None:
        self.go_to(node)
        self._open()

    def _open_mark(self, key: object) -> None:
        """Look at a node of the time line, or at the tab what stands there belongs to."""
        if node_key(key) is None:
            self.tab_wanted.emit("inquiries")
        else:
            self._open_node(key)

    # --- tools ------------------------------------------------------------------------------

    def _use(self, key: str) -> None:
        tools: dict[str, Callable[[], object]] = {
            "undo": self.acts.undo,
            "redo": self.acts.redo,
            "group": self.acts.group,
            "pin": self.acts.pin,
            "arrange": self._arrange,
            "path": self._offer_ways,
            "note": self.acts.new_note,
            "zoom_out": partial(self.canvas.zoom, 1 / 1.3),
            "zoom_in": partial(self.canvas.zoom, 1.3),
            "fit": self.canvas.fit,
            "filter": self._ask_filter,
        }
        tools[key]()

    def _arrange(self) -> None:
        scene = self.canvas.scene
        if scene is not None and self.acts.case_id is not None:
            self.arranging.again(scene, self.canvas.chosen_nodes())

    def _offer_ways(self) -> None:
        button = self.tools.buttons["path"]
        self.ways.offer(button.mapToGlobal(button.rect().bottomLeft()))

    def _ask_filter(self) -> None:
        if self._shown.board is None:
            return
        box = FilterBox(self, self._desk.today(), self._shown.filter, self._shown.board.filters)
        box.changed.connect(self._set_filter)
        box.kept.connect(self.acts.save_filter)
        box.dropped.connect(self.acts.drop_filter)
        box.open()

    def _set_filter(self, chosen: Filter) -> None:
        self._shown.filter = chosen
        self.tools.show_filter(chosen)
        self._draw()

    def _dragged(self, moved: list[tuple[NodeId, float, float]]) -> None:
        self._move(self._shown.moved({one: (x, y) for one, x, y in moved}))
        self.minimap.redraw()

    def _offer_menu(self, where: QPoint) -> None:
        more = partial(self._offer_new, where) if self._adding() else None
        offer_menu(self, where, [*lines_of(self), ("", None), (_("登记证据…"), more)])

    def show_hidden(self) -> None:
        """Show everything that was hidden."""
        self.canvas.choose(())
        self.acts.expand()

    def _offer_menu_below(self, button: QWidget) -> None:
        self._offer_menu(button.mapToGlobal(button.rect().bottomLeft()))

    def _change_note(self, note: object) -> None:
        if isinstance(note, int):
            self.acts.change_note(NoteId(note))

    # --- building ---------------------------------------------------------------------------

    def _make_empty(self) -> QWidget:
        self._bring = primary(_("放上案件已有信息"), "plus")
        self._bring.clicked.connect(self.acts.bring_in)
        self._new = Button(_("登记线索"), "plus")
        self._new.clicked.connect(self.acts.new_node)
        words = label(
            _("线索板上还没有内容。可以先把案件已登记的当事人、车辆和物证放上来。"), "muted"
        )
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        return boxed(
            column(None, words, row(None, self._bring, self._new, None), None, spacing=12), "sunken"
        )

    def _lay_out(self) -> None:
        middle = column(
            self.tools,
            self.arranging.bar,
            self.ways.bar,
            self.canvas,
            self._empty,
            self._below,
            rule(),
            self.timeline,
            spacing=0,
        )
        middle.setStretch(3, 1)
        middle.setStretch(4, 1)
        whole = row(self.tray, edge(), middle, edge(), self.inspector, spacing=0)
        whole.setStretch(2, 1)
        self.setLayout(whole)
        self.setFocusProxy(self.canvas)

    def _connect(self) -> None:
        self.canvas.chosen.connect(self._show_chosen)
        self.canvas.opened.connect(self._open)
        self.canvas.dragged.connect(self._dragged)
        self.canvas.menu_wanted.connect(self._offer_menu)
        self.canvas.note_wanted.connect(self._change_note)
        self.tools.wanted.connect(self._use)
        self.tray.chosen.connect(self.go_to)
        self.tray.opened.connect(self._open_node)
        self.timeline.chosen.connect(self.go_to)
        self.timeline.opened.connect(self._open_mark)
        self.inspector.edit_wanted.connect(self.acts.edit)
        self.inspector.menu_wanted.connect(self._offer_menu_below)
        self.inspector.node_wanted.connect(self.go_to)
        self.inspector.link_wanted.connect(self._go_to_link)
        self.inspector.note_wanted.connect(self._change_note)
        theme().changed.connect(self._show_chosen)

    def _make_panes(self) -> None:
        """Make the panes of other parts, once."""
        if self._panes:
            return
        wishes: dict[str, Callable[..., object]] = {
            "node_wanted": self.go_to,
            "tab_wanted": self.tab_wanted.emit,
            "changed": self.reload,
            "lane_told": self.timeline.set_lane,
        }
        for place, pane in panes_of(self._desk, self._jobs, wishes):
            match place:
                case Place.BELOW:
                    self._below.addWidget(pane)
                case Place.TRAY:
                    self.tray.add_section(pane)
                case Place.INSPECTOR:
                    self.inspector.above.addWidget(pane)
            self._panes.append(pane)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the legend out of a narrow board."""
        super().resizeEvent(event)
        middle = self.width() - self.tray.width() - self.inspector.width()
        self.tools.suit(middle)
        self.minimap.refresh()


def _renewed(desk: "Desk", service: "BoardService", case_id: CaseId, seen: Seen) -> Board | None:
    """Return the board if it is not the one seen last; a look is entered in the journal."""
    revision = desk.cases.revision(case_id)
    if revision is not None and revision == seen.revision:
        return None
    board = service.board(case_id)
    seen.revision = revision
    return board
