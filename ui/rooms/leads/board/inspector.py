"""The inspector at the right: what is known of the node or the link that is chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from leads.graph.board import Board, BoardNote
from leads.graph.nodes import Graph, Link, LinkKind, LinkStatus, Node
from ui.kit.buttons import Button, IconButton, link
from ui.kit.elided import FewLines
from ui.kit.i18n import _, ngettext
from ui.kit.icons import pixmap
from ui.kit.layout import Tall, clear, column, label, row, rule, scrolled
from ui.kit.marks import Tone
from ui.kit.punctuation import listed
from ui.kit.small import Chip
from ui.kit.tips import as_tip
from ui.labels.leads import IDENTIFIERS, link_words, node_words, status_words
from ui.rooms.leads.board.grade_chip import GradeChip
from ui.rooms.leads.board.inspector_parts import (
    caption_of,
    chain_of,
    common_of,
    link_row,
    note_box,
    words_of,
)
from ui.rooms.leads.board.kinds import icon_of

#: Links of a node that are listed at once.
_MOST = 24
#: Longer texts, in characters, are cut after so many lines.
_LONG, _LINES = 240, 12
_TONES = {
    LinkStatus.CONFIRMED: Tone.GREEN,
    LinkStatus.UNCONFIRMED: Tone.OUTLINE,
    LinkStatus.REFUTED: Tone.RED,
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the inspector shows: the board as drawn, and what is chosen on it."""

    board: Board
    graph: Graph
    nodes: tuple[Node, ...] = ()
    link: Link | None = None


class Inspector(QFrame):
    """The inspector.

    Signals:
        edit_wanted: the form of what is chosen.
        menu_wanted: what can be done with it, below a button.
        node_wanted: go to a node.
        link_wanted: go to a link.
        note_wanted: change a note.
    """

    edit_wanted = Signal()
    menu_wanted = Signal(QWidget)
    node_wanted = Signal(object)
    link_wanted = Signal(object)
    note_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "surface")
        self.setFixedWidth(320)
        self.setAccessibleName(_("检查栏"))
        self._icon = QLabel()
        self._icon.setFixedSize(20, 20)
        self._name = FewLines("", most=2)
        self._name.setStyleSheet("font-size: 16px; font-weight: 700;")
        self._grade = GradeChip()
        self._more = IconButton("more", _("对所选可以做的事"))
        self._more.clicked.connect(self._ask_menu)
        self._edit = Button(_("更正"), "edit")
        self._edit.clicked.connect(self.edit_wanted)
        self._chips = row(spacing=6)
        self._head = row(self._icon, self._name, self._grade, self._more, spacing=8)
        self._head.setStretch(1, 1)
        #: For the probability of a candidate, its weights and the next step: others fill it.
        self.above = QVBoxLayout()
        self.above.setContentsMargins(0, 0, 0, 0)
        self.above.setSpacing(0)
        self._body = QVBoxLayout()
        self._body.setContentsMargins(16, 8, 16, 16)
        self._body.setSpacing(4)
        top = column(self._head, row(self._chips, None, self._edit), spacing=6)
        top.setContentsMargins(16, 12, 12, 8)
        inner = column(top, self.above, self._body, None, spacing=0)
        self.setLayout(column(scrolled(Tall(inner), _("检查栏")), spacing=0))
        self.drop()

    @property
    def title(self) -> str:
        """What stands at the head."""
        return self._name.text()

    def drop(self) -> None:
        """Forget everything shown."""
        self._name.setText("")
        clear(self._chips)
        clear(self._body)
        for widget in (self._icon, self._grade, self._more, self._edit):
            widget.hide()

    def show_chosen(self, chosen: Chosen) -> None:
        """Show a node, a link, several nodes, or the board as a whole."""
        self.drop()
        if chosen.link is not None:
            self._show_link(chosen, chosen.link)
        elif len(chosen.nodes) == 1:
            self._show_node(chosen, chosen.nodes[0])
        elif chosen.nodes:
            self._show_several(chosen)
        else:
            self._show_board(chosen)

    def focus_first(self) -> None:
        """Go to the first thing that can be done here."""
        for button in (self._edit, self._more, *self.findChildren(Button)):
            if button.isVisible() and button.isEnabled():
                button.setFocus(Qt.FocusReason.TabFocusReason)
                return

    # --- a node -----------------------------------------------------------------------------

    def _show_node(self, chosen: Chosen, node: Node) -> None:
        self._begin(icon_of(node.kind, node.label + node.sub), node.label, chosen.board.may_write)
        self._grade.set(node.grade)
        self._grade.show()
        self._chip(node_words(node.kind), Tone.OUTLINE)
        self._chip(status_words(node.status), _TONES[node.status])
        lines = [
            ("", node.sub),
            *((_(IDENTIFIERS[one.kind]), one.value) for one in node.identifiers),
            *common_of(node.source, node.from_at, node.until_at),
            (_("理由"), node.status_reason),
            (_("分组"), node.placing.group),
            (_("备注"), node.note),
        ]
        self._table(lines)
        self._merged(chosen, node)
        self._links(chosen, node)
        self._chain(chosen, node)
        self._notes([one for one in chosen.board.notes if one.node_id == node.id], chosen)

    def _links(self, chosen: Chosen, node: Node) -> None:
        names = {one.id: one for one in chosen.graph.nodes}
        found = [one for one in chosen.graph.links if node.id in {one.from_id, one.to_id}]
        self._section(_("连线"), ngettext("{n}条", "{n} 条", len(found)).format(n=len(found)))
        for one in found[:_MOST]:
            out = one.from_id == node.id
            other = names.get(one.to_id if out else one.from_id)
            if other is not None:
                self._body.addWidget(link_row(one, other, self.link_wanted.emit, out=out))
        if len(found) > _MOST:
            words = _("还有 {n} 条，在板上点线查看").format(n=len(found) - _MOST)
            self._body.addWidget(label(words, "muted"))
        if not found:
            self._body.addWidget(label(_("还没有连线"), "muted"))

    def _chain(self, chosen: Chosen, node: Node) -> None:
        """Say what the node rests on, step by step back to where it began."""
        found = chain_of(chosen.graph, node)
        if found is None:
            return
        self._section(_("来源链"), _("{n} 环 · 同源计一次").format(n=found.steps))
        self._body.addWidget(words_of(found.words))
        for told in found.shared:
            self._body.addWidget(words_of(told))

    def _merged(self, chosen: Chosen, node: Node) -> None:
        absorbed = [one.label for one in chosen.board.graph.nodes if one.merged_into == node.id]
        if absorbed:
            words = _("与 {names} 视为同一；随时可以拆分。").format(names=listed(absorbed))
            self._body.addWidget(words_of(words))

    # --- a link -----------------------------------------------------------------------------

    def _show_link(self, chosen: Chosen, one: Link) -> None:
        names = {node.id: node for node in chosen.graph.nodes}
        start, end = names[one.from_id], names[one.to_id]
        words = one.label or link_words(one.kind)
        self._begin("path", words, chosen.board.may_write)
        self._grade.set(one.grade)
        self._grade.show()
        self._chip(status_words(one.status), _TONES[one.status])
        if one.label:
            self._chip(link_words(one.kind), Tone.OUTLINE)
        for caption, node in ((_("从"), start), (_("到"), end)):
            button = link(node.label)
            button.clicked.connect(partial(self.node_wanted.emit, node.id))
            self._body.addLayout(row(caption_of(caption), button, None, GradeChip(node.grade)))
        lines = [
            *common_of(one.source, one.from_at, one.until_at),
            (_("可能"), "" if one.probability is None else f"{one.probability * 100:g} %"),
            (_("理由"), one.status_reason),
            (_("备注"), one.note),
        ]
        if one.kind is LinkKind.DERIVED_FROM:
            lines.append(("", _("后者是前者的原始来源：两者只计一次。")))
        self._table(lines)

    # --- several, and none -------------------------------------------------------------------

    def _show_several(self, chosen: Chosen) -> None:
        count = len(chosen.nodes)
        self._begin(
            "group", ngettext("已选{n}个", "已选 {n} 个", count).format(n=count), may_edit=False
        )
        self._more.setVisible(chosen.board.may_write)
        for node in chosen.nodes[:_MOST]:
            button = link(node.label)
            button.clicked.connect(partial(self.node_wanted.emit, node.id))
            self._body.addLayout(row(button, None, GradeChip(node.grade)))

    def _show_board(self, chosen: Chosen) -> None:
        board = chosen.board
        self._begin("leads", _("线索板"), may_edit=False)
        self._table(
            [
                (_("节点"), str(len(chosen.graph.nodes))),
                (_("连线"), str(len(chosen.graph.links))),
                (_("未评级"), str(board.ungraded)),
            ]
        )
        words = (
            _("线索板上还没有内容。先用“放上案件已有信息”，再登记线索。")
            if not chosen.graph.nodes
            else _("点一个节点或一条连线，这里显示它的来源和等级。")
        )
        self._body.addWidget(words_of(words))
        self._notes([one for one in board.notes if one.node_id is None], chosen)

    def _notes(self, notes: Sequence[BoardNote], chosen: Chosen) -> None:
        if not notes:
            return
        self._section(_("便签"), str(len(notes)))
        for one in notes:
            change = partial(self.note_wanted.emit, one.id) if chosen.board.may_write else None
            self._body.addWidget(note_box(one, change))

    # --- parts ------------------------------------------------------------------------------

    def _begin(self, icon: str, words: str, may_edit: bool) -> None:  # noqa: FBT001 - one call
        self._icon.setPixmap(pixmap(icon, "accent_text"))
        self._icon.show()
        self._name.setText(words)
        self._name.setAccessibleName(words)
        self._name.setToolTip(as_tip(words))
        self._more.setVisible(may_edit)
        self._edit.setVisible(may_edit)

    def _chip(self, words: str, tone: Tone) -> None:
        self._chips.addWidget(Chip(words, tone))

    def _section(self, words: str, hint: str = "") -> None:
        self._body.addSpacing(8)
        self._body.addWidget(rule())
        self._body.addSpacing(4)
        self._body.addLayout(row(label(words, "bold"), None, label(hint, "small")))

    def _table(self, lines: Sequence[tuple[str, str]]) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnMinimumWidth(0, 64)
        grid.setColumnStretch(1, 1)
        for place, (caption, words) in enumerate((c, w) for c, w in lines if w):
            grid.addWidget(caption_of(caption), place, 0, Qt.AlignmentFlag.AlignTop)
            # What somebody pasted is read whole on hovering and in its form.
            short = len(words) <= _LONG
            value = label(words, wrap=True) if short else FewLines(words, most=_LINES)
            value.setStyleSheet("font-size: 12px;")
            grid.addWidget(value, place, 1)
        self._body.addLayout(grid)

    def _ask_menu(self) -> None:
        self.menu_wanted.emit(self._more)
