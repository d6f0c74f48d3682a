"""What can be done with what is chosen: the menu and the keys of the board."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Protocol

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from leads.graph.board import Board
from leads.graph.merging import merges_of
from leads.graph.nodes import Graph, Link, LinkStatus, Merge, Node
from ui.kit.i18n import _
from ui.rooms.leads.board.acts import BoardActs

#: Words and what they do; without an act a line is greyed, without words it is a bar.
Line = tuple[str, Callable[[], object] | None]


class Screen(Protocol):
    """What must be known of the board."""

    acts: BoardActs

    @property
    def board(self) -> Board | None:
        """The board of the case."""

    @property
    def graph(self) -> Graph:
        """The graph as it is drawn."""

    def chosen_nodes(self) -> tuple[Node, ...]:
        """Return the chosen nodes."""
        ...

    def chosen_link(self) -> Link | None:
        """Return the chosen link."""

    def show_hidden(self) -> None:
        """Show everything that was hidden."""


def lines_of(screen: Screen) -> list[Line]:
    """Return what can be done with what is chosen; what cannot is greyed."""
    acts, nodes, link = screen.acts, screen.chosen_nodes(), screen.chosen_link()
    may = acts.case_id is not None
    any_, one, two = bool(nodes), len(nodes) == 1, len(nodes) == 2
    held = any_ or link is not None
    merges = screen.board.graph.merges if screen.board is not None else ()
    parts = merges_of(merges, nodes[0].id) if one else ()
    hidden = any(node.placing.is_hidden for node in screen.graph.nodes)
    lines: list[tuple[str, Callable[[], object] | None, bool]] = [
        (_("更正…"), acts.edit, one or link is not None),
        (_("登记连线…  (K)"), acts.new_link, one or two),
        ("", None, False),
        (_("确认…"), partial(acts.judge, LinkStatus.CONFIRMED), held),
        (_("否定、排除…"), partial(acts.judge, LinkStatus.REFUTED), held),
        (_("恢复为未确认…"), partial(acts.judge, LinkStatus.UNCONFIRMED), held),
        ("", None, False),
        (_("固定或松开  (P)"), acts.pin, any_),
        (_("分组…  (G)"), acts.group, any_),
        (_("隐藏  (H)"), acts.hide, any_),
        (_("展开相邻  (E)"), acts.expand, any_ and hidden),
        (_("显示全部隐藏的"), screen.show_hidden, hidden),
        (_("便签…  (N)"), acts.new_note, True),
        ("", None, False),
        (_("视为同一…"), acts.merge, two),
        *_separating(screen, parts),
        (_("撤下录错的…"), acts.remove, held),
        ("", None, False),
        (_("放上案件已有信息"), acts.bring_in, True),
    ]
    return [(words, act if may and fits else None) for words, act, fits in lines]


def _separating(
    screen: Screen, parts: tuple[Merge, ...]
) -> list[tuple[str, Callable[[], object] | None, bool]]:
    """Return a line for each merge in the chosen node, named where there are several."""
    acts, board = screen.acts, screen.board
    if len(parts) < 2 or board is None:
        return [(_("拆分…"), acts.separate, bool(parts))]
    names = {node.id: node.label for node in board.graph.nodes}
    return [
        (
            _("拆分：{one} ≠ {other}…").format(one=names[part.kept], other=names[part.absorbed]),
            partial(acts.separate, part.id),
            True,
        )
        for part in parts
    ]


def offer_menu(parent: QWidget, where: QPoint, lines: list[Line]) -> QMenu:
    """Open a menu; a line without an act is greyed, an empty one a bar."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for words, act in lines:
        if not words:
            menu.addSeparator()
            continue
        action = QAction(words, menu)
        action.setEnabled(act is not None)
        if act is not None:
            action.triggered.connect(act)
        menu.addAction(action)
    menu.popup(where)
    return menu


def bind(widget: QWidget, keys: Mapping[str, Callable[[], object]]) -> None:
    """Let keys do something while a widget has the focus."""
    for key, act in keys.items():
        action = QAction(widget)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(act)
        widget.addAction(action)
