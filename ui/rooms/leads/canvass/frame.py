"""The parts of the tab of canvasses and where they stand."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from leads.canvass.records import Mark
from leads.services.canvass.reading import Shown
from ui.kit.asking import Asking
from ui.kit.buttons import Button, IconButton, primary
from ui.kit.fields import ChoiceField
from ui.kit.i18n import _, ngettext
from ui.kit.layout import Panel, boxed, clear, column, edge, label, row, rule
from ui.kit.table import RecordTable
from ui.rooms.leads.canvass.beside import BesidePanel
from ui.rooms.leads.canvass.columns import try_columns
from ui.rooms.leads.canvass.curve import CurveView
from ui.rooms.leads.canvass.grid import DoorGrid
from ui.rooms.leads.canvass.legend import Legend
from ui.rooms.leads.canvass.stairs import StairList
from ui.rooms.leads.canvass.words import counted

if TYPE_CHECKING:
    from ui.kit.jobs import Jobs

#: Width of the list on the left and of the panel on the right, in pixels.
_LEFT, _RIGHT = 216, 320


class CanvassFrame(Asking):
    """Which stairwells next, the floor grid, the curve, the record, the next door."""

    def __init__(self, jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(jobs, parent)
        self._which = ChoiceField(name=_("走访"))
        self._key = label("", "bold", wrap=True)
        self._found = label("", "small", wrap=True)
        self._stairs = StairList()
        self._counts = QVBoxLayout()
        self._counts.setSpacing(6)
        self._title = label("", "bold")
        self._hint = label("", "small")
        self._grid = DoorGrid()
        self._area = QScrollArea()
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._grid)
        self._area.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._curve = CurveView()
        self._tries = RecordTable(
            "canvass.tries",
            try_columns(),
            empty=(_("还没有走访记录"), _("领出钥匙后，点一扇门或者从走访单录入。")),
        )
        self._beside = BesidePanel()
        self._quick = Button(_("从走访单录入"), "edit")
        self._correct = IconButton("history", _("更正所选记录"))
        self._more = IconButton("more", _("更多"))
        self._new = primary(_("开始走访"), "plus")
        self._why = label("", "muted", wrap=True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty_page())
        self._stack.addWidget(self._page())
        self.setLayout(column(self._stack, spacing=0))

    def _empty_page(self) -> QWidget:
        title = label(_("本案还没有走访"), "title")
        for words in (title, self._why):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        lines = column(None, title, self._why, row(None, self._new, None), None, margins=40)
        return boxed(lines)

    def _page(self) -> QWidget:
        left = boxed(
            column(
                boxed(column(self._which, self._key, self._found, spacing=4, margins=12)),
                rule(),
                boxed(row(label(_("下一楼栋"), "small"), None, label(_("每分钟找到概率"), "small"),
                          margins=8)),
                self._stairs,
                rule(),
                boxed(column(self._counts, spacing=4, margins=12)),
                spacing=0,
            )
        )  # fmt: skip
        left.setFixedWidth(_LEFT)
        legend = Legend()
        head = boxed(
            row(12, self._title, self._hint, None, legend, self._quick, self._more, 8, spacing=8),
            "header",
        )
        head.setFixedHeight(40)
        self._legends = (legend, boxed(row(12, Legend(), 12), "header"))
        self._legends[1].setFixedHeight(24)
        grid = QWidget()
        grid.setLayout(column(head, self._legends[1], self._area, spacing=0))
        curve = Panel(_("找到的概率 / 分钟"))
        self._curve_panel = curve
        curve.body.addWidget(self._curve)
        tries = Panel(_("走访记录"))
        self._tries_panel = tries
        tries.tools.addWidget(self._correct)
        tries.body.addWidget(self._tries)
        below = QWidget()
        lower = row(curve, tries, spacing=12, margins=12)
        lower.setStretch(0, 1)
        lower.setStretch(1, 1)
        below.setLayout(lower)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(grid)
        split.addWidget(below)
        split.setStretchFactor(0, 0)
        split.setStretchFactor(1, 1)
        below.setMinimumHeight(220)
        self._split = split
        self._beside.setFixedWidth(_RIGHT)
        whole = row(left, edge(), split, edge(), self._beside, spacing=0)
        whole.setStretch(2, 1)
        page = QWidget()
        page.setLayout(whole)
        return page

    def _fit_legend(self) -> None:
        """Let what the marks mean stand below the head where the head is too narrow for it."""
        beside, below = self._legends
        taken = self._width_of_head()
        roomy = taken + beside.sizeHint().width() <= self._split.width()
        beside.setVisible(roomy)
        below.setVisible(not roomy)

    def _width_of_head(self) -> int:
        """Return what title, hint and buttons of the head take, with the gaps."""
        parts = (self._title, self._hint, self._quick, self._more)
        return sum(one.sizeHint().width() + 8 for one in parts) + 36

    def _fit_grid(self) -> None:
        """Give the grid the height it needs, as long as the record below keeps its own."""
        self._fit_legend()
        whole = self._split.height()
        wide = self._grid.width() > self._area.width()
        needed = self._grid.height() + 44 + (14 if wide else 0)
        needed += 0 if self._legends[1].isHidden() else 24
        self._split.setSizes([min(needed, max(whole - 280, 200)), whole])

    def _show_counts(self, shown: Shown) -> None:
        found = counted(shown.plan)
        evenings = len({one.outing_n for one in shown.canvass.tries})
        visited = sum(count for mark, count in found.items() if mark is not Mark.UNTRIED)
        lines = [
            _("已走访 {n} 户 · {e} 次").format(n=visited, e=evenings),
            ngettext("无人在家{n}户，须再访", "无人在家 {n} 户，须再访", found[Mark.NOBODY]).format(
                n=found[Mark.NOBODY]
            ),
            _("拒绝 {n} 户，概率不变").format(n=found[Mark.REFUSED]),
        ]
        shared = sum(
            one.is_shared and view.mark is Mark.OPENS for one, view in shown.plan.views.items()
        )
        if shared:
            lines.append(_("单元门打开 {n} 处").format(n=shared))
        clear(self._counts)
        for words in lines:
            self._counts.addWidget(label(words, "small", wrap=True))
