"""What the tools above the board do, and the menus that open on it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from leads.graph.filtering import Filter
from ui.kit.i18n import _
from ui.rooms.leads.board.filter_box import FilterBox
from ui.rooms.leads.board.menu import Line, lines_of, offer_menu

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from ui.rooms.leads.board.tab import BoardTab


class Tools:
    """The tools of a board and its menus."""

    def __init__(self, tab: "BoardTab", today: "Callable[[], date]") -> None:
        self._tab, self._today = tab, today

    def keys(self) -> "dict[str, Callable[[], object]]":
        """Return what the keys of the board do."""
        tab, acts = self._tab, self._tab.acts
        return {
            "Ctrl+Z": acts.undo,
            "Ctrl+Y": acts.redo,
            "Ctrl+Shift+Z": acts.redo,
            "P": acts.pin,
            "G": acts.group,
            "H": acts.hide,
            "E": acts.expand,
            "N": acts.new_note,
            "K": acts.new_link,
            "W": self.offer_ways,
            "R": self.arrange,
            "T": tab.left.turn,
            "I": tab.right.turn,
            "F2": acts.edit,
            "Delete": acts.remove,
        }

    def use(self, key: str) -> None:
        """Do what the button of a tool says."""
        acts, canvas = self._tab.acts, self._tab.canvas
        tools: dict[str, Callable[[], object]] = {
            "undo": acts.undo,
            "redo": acts.redo,
            "group": acts.group,
            "pin": acts.pin,
            "arrange": self.arrange,
            "path": self.offer_ways,
            "note": acts.new_note,
            "zoom_out": partial(canvas.zoom, 1 / 1.3),
            "zoom_in": partial(canvas.zoom, 1.3),
            "fit": canvas.fit,
            "filter": self.ask_filter,
        }
        tools[key]()

    def arrange(self) -> None:
        """Arrange what is chosen, or everything."""
        tab = self._tab
        if tab.scene is not None and tab.acts.case_id is not None:
            tab.arranging.again(tab.scene, tab.canvas.chosen_nodes())

    def offer_ways(self) -> None:
        """Offer ways and networks between what is chosen."""
        button = self._tab.tools.buttons["path"]
        self._tab.ways.offer(_below(button))

    def ask_filter(self) -> None:
        """Ask what is to be drawn."""
        tab = self._tab
        if tab.board is None:
            return
        box = FilterBox(tab, self._today(), tab.filter, tab.board.filters)
        box.changed.connect(self._set_filter)
        box.kept.connect(tab.acts.save_filter)
        box.dropped.connect(tab.acts.drop_filter)
        box.open()

    def _set_filter(self, chosen: Filter) -> None:
        self._tab.set_filter(chosen)

    # --- menus --------------------------------------------------------------------------------

    def new_lines(self) -> list[Line]:
        """Return what can be entered: a node, and what other parts enter with what is chosen."""
        tab = self._tab
        may = tab.acts.case_id is not None
        linked = may and len(tab.graph.nodes) > 1
        return [
            (_("线索板上的节点…"), tab.acts.new_node if may else None),
            (_("线索板上的连线…"), tab.acts.new_link if linked else None),
            *self._adding(),
        ]

    def offer_new(self, where: QPoint) -> None:
        """Offer what can be entered."""
        offer_menu(self._tab, where, self.new_lines())

    def offer_new_below(self, button: QWidget) -> None:
        """Offer what can be entered, below a button."""
        self.offer_new(_below(button))

    def offer_menu(self, where: QPoint) -> None:
        """Offer what can be done with what is chosen."""
        more = partial(self.offer_new, where) if self._adding() else None
        offer_menu(self._tab, where, [*lines_of(self._tab), ("", None), (_("登记证据…"), more)])

    def offer_menu_below(self, button: QWidget) -> None:
        """Offer what can be done with what is chosen, below a button."""
        self.offer_menu(_below(button))

    def _adding(self) -> list[Line]:
        """Return what other parts can enter with what is chosen."""
        nodes = self._tab.chosen_nodes()
        return [
            line
            for pane in self._tab.panes
            if hasattr(pane, "adding")
            for line in pane.adding(nodes)
        ]


def _below(button: QWidget) -> QPoint:
    return button.mapToGlobal(button.rect().bottomLeft())
