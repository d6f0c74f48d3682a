"""The tools above the board."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy

from leads.graph.board import Board
from leads.graph.filtering import Filter
from leads.graph.nodes import NodeKind
from ui.kit.buttons import IconButton, flat
from ui.kit.i18n import N_, _
from ui.kit.layout import edge, label, row
from ui.kit.tips import as_tip
from ui.labels.leads import ACTS
from ui.rooms.leads.board.filter_box import in_words
from ui.rooms.leads.board.legend import Legend

#: Key, icon, name with its key; the bars stand between the groups.
_TOOLS = (
    (("undo", "undo", N_("撤销")), ("redo", "redo", N_("重做"))),
    (
        ("group", "group", N_("分组")),
        ("pin", "pin", N_("固定位置")),
        ("arrange", "arrange", N_("整理：有选中时只整理所选")),
        ("path", "path", N_("路径与联系网络")),
        ("note", "note", N_("便签")),
    ),
    (
        ("zoom_out", "zoom-out", N_("缩小")),
        ("zoom_in", "zoom-in", N_("放大")),
        ("fit", "fit", N_("显示全部")),
    ),
)
_KEYS = {
    "undo": "Ctrl+Z",
    "redo": "Ctrl+Y",
    "group": "G",
    "pin": "P",
    "path": "W",
    "note": "N",
    "zoom_out": "-",
    "zoom_in": "+",
    "fit": "0",
}
#: Tools that change the board.
WRITING = frozenset({"undo", "redo", "group", "pin", "arrange", "note"})


class ToolBar(QFrame):
    """The tools, the filter, the legend and the count.

    Signals:
        wanted: with the key of a tool.
    """

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "header")
        self.setFixedHeight(36)
        # The legend gives way in a narrow window; it must not hold the window open.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.buttons: dict[str, IconButton] = {}
        #: Fold the panes at either side.
        self.tray = IconButton("tray-left", _("左栏") + " (T)")
        self.inspector = IconButton("tray-right", _("检查栏") + " (I)")
        self.tray.setAccessibleName(_("左栏"))
        self.inspector.setAccessibleName(_("检查栏"))
        whole = row(8, self.tray, spacing=4)
        for group in _TOOLS:
            bar = edge()
            bar.setFixedHeight(20)
            whole.addSpacing(2)
            whole.addWidget(bar)
            whole.addSpacing(2)
            for key, icon, words in group:
                whole.addWidget(self._made(key, icon, _(words)))
        self._room = 0
        self.filter = flat("", "filter")
        self.filter.clicked.connect(self._ask_filter)
        self.legend = Legend()
        self.count = label("", "small")
        self._counted = ("", "")
        whole.addStretch(1)
        for widget in (self.filter, self.legend, self.count, self.inspector):
            whole.addWidget(widget)
        whole.addSpacing(8)
        self.setLayout(whole)
        self.show_filter(Filter())

    def show_filter(self, chosen: Filter) -> None:
        """Show which filter is in force."""
        words = in_words(chosen, len(NodeKind))
        self.filter.setText(words)
        self.filter.setAccessibleName(_("筛选：{words}").format(words=words))
        self.filter.setProperty("chosen", "true" if chosen != Filter() else "false")
        self._show_counted()

    def show_counts(self, nodes: int, links: int, hidden: int) -> None:
        """Show how much is drawn, and how much is not."""
        words = _("{nodes} 节点 · {links} 连线").format(nodes=nodes, links=links)
        told = _("{words} · 未显示 {n}").format(words=words, n=hidden) if hidden else words
        self._counted = (words, told)
        self._show_counted()

    def _show_counted(self) -> None:
        """Show the count; what is hidden is told where there is room, and always on hovering."""
        short, whole = self._counted
        if not self._fits(legend=True) and not self._fits(legend=False):
            self.count.setText(short)
            if not self._has_room():
                # The inspector says it too, and the tool tip of the filter.
                self.count.setText("")
        self.filter.setToolTip(whole)
        self.count.setToolTip(whole)

    def show_board(self, board: Board | None) -> None:
        """Offer what may be done, and say what the next undo takes back."""
        may_write = board is not None and board.may_write
        for key in WRITING:
            self.buttons[key].setEnabled(may_write)
        for key, words, change in (
            ("undo", _("撤销"), board.undo if board is not None else None),
            ("redo", _("重做"), board.redo if board is not None else None),
        ):
            button = self.buttons[key]
            button.setEnabled(may_write and change is not None)
            told = f"{words} ({_KEYS[key]})"
            if change is not None:
                act = _(ACTS[change.act]) if change.act in ACTS else change.act
                told = f"{told}: {act} {change.about}".strip()
            button.setToolTip(as_tip(told))

    def suit(self, room: int) -> None:
        """Leave the legend out where so many pixels do not hold it beside filter and count."""
        self._room = room
        self._show_counted()

    def _fits(self, *, legend: bool) -> bool:
        """Show the whole count, with the legend or without, and tell whether there is room."""
        self.count.setText(self._counted[1])
        self.legend.setVisible(legend)
        return self._has_room()

    def _has_room(self) -> bool:
        arranged = self.layout()
        assert arranged is not None
        arranged.invalidate()
        return arranged.sizeHint().width() <= self._room

    def _made(self, key: str, icon: str, words: str) -> IconButton:
        named = f"{words} ({_KEYS[key]})" if key in _KEYS else words
        button = IconButton(icon, named)
        button.setAccessibleName(words)
        button.clicked.connect(lambda: self.wanted.emit(key))
        self.buttons[key] = button
        return button

    def _ask_filter(self) -> None:
        self.wanted.emit("filter")
