"""The parts of the tab of the board and where they stand; what they do is told elsewhere."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from ui.kit.buttons import Button, primary
from ui.kit.i18n import _
from ui.kit.layout import boxed, column, edge, label, row, rule
from ui.rooms.leads.board.canvas import BoardCanvas
from ui.rooms.leads.board.folding import FoldingPane
from ui.rooms.leads.board.hooks import Place, panes_of
from ui.rooms.leads.board.inspector import Inspector
from ui.rooms.leads.board.minimap import MiniMap
from ui.rooms.leads.board.timeline import TimeLine
from ui.rooms.leads.board.toolbar import ToolBar
from ui.rooms.leads.board.tray import Tray

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs


#: In a tab less wide, in pixels, the tray gives way to what is drawn.
_NARROW = 1120


class BoardFrame(QWidget):
    """Tools, tray, canvas, time line and inspector, and the panes of other parts among them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        #: The panes of other parts, once a board was shown.
        self.panes: list[Any] = []
        self.canvas = BoardCanvas()
        self.tools = ToolBar()
        self.tray = Tray()
        self.inspector = Inspector()
        self.timeline = TimeLine()
        self.minimap = MiniMap(self.canvas)
        self.left = FoldingPane("board.tray", self.tools.tray, self.tray, edge())
        self.right = FoldingPane("board.inspector", self.tools.inspector, edge(), self.inspector)
        self.bring = primary(_("放上案件已有信息"), "plus")
        self.new = Button(_("登记线索"), "plus")
        self.empty = self._make_empty()
        self._below = QVBoxLayout()
        self._below.setContentsMargins(0, 0, 0, 0)
        self._below.setSpacing(0)
        for pane in (self.left, self.right):
            pane.turned.connect(self._suit)

    def lay_out(self, *bars: QWidget) -> None:
        """Put the parts where they stand; the bars between tools and canvas."""
        middle = column(
            self.tools,
            *bars,
            self.canvas,
            self.empty,
            self._below,
            rule(),
            self.timeline,
            spacing=0,
        )
        for drawn in (self.canvas, self.empty):
            middle.setStretch(middle.indexOf(drawn), 1)
        whole = row(self.left, middle, self.right, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def make_panes(
        self, desk: "Desk", jobs: "Jobs", wishes: dict[str, Callable[..., object]]
    ) -> None:
        """Make the panes of other parts, once."""
        if self.panes:
            return
        for place, pane in panes_of(desk, jobs, wishes):
            match place:
                case Place.BELOW:
                    self._below.addWidget(pane)
                case Place.TRAY:
                    self.tray.add_section(pane)
                case Place.INSPECTOR:
                    self.inspector.above.addWidget(pane)
            self.panes.append(pane)
        self._suit_panes()

    def _make_empty(self) -> QWidget:
        words = label(
            _("线索板上还没有内容。可以先把案件已登记的当事人、车辆和物证放上来。"),
            "muted",
            wrap=True,
        )
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        acts = row(None, self.bring, self.new, None)
        return boxed(column(None, words, acts, None, spacing=12), "sunken")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the legend out of a narrow board, and some candidates out of a low one."""
        super().resizeEvent(event)
        self.left.give_way(narrow=self.width() < _NARROW)
        self._suit()
        self._suit_panes()

    def _suit(self) -> None:
        self.tools.suit(self.width() - self.left.room - self.right.room)
        self.minimap.refresh()

    def _suit_panes(self) -> None:
        for pane in self.panes:
            if hasattr(pane, "suit"):
                pane.suit(self.height())
