"""Where to go next: stairwells by their probability per minute, two lines each."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from leads.canvass.plan import StairNext
from leads.canvass.records import Mark
from ui.kit.i18n import _, ngettext
from ui.kit.painting import place_of, state_of
from ui.kit.punctuation import phrases
from ui.kit.theme import colour, font
from ui.kit.tokens import BODY, SMALL

_StairRole = Qt.ItemDataRole.UserRole + 1
_HIGH = 48
#: Percent a minute below which a number would only show noughts.
_LEAST_SHOWN = 0.01


class StairList(QListWidget):
    """The stairwells in the order of going.

    Signals:
        wanted: the code of a stairwell.
    """

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("下一楼栋"))
        self.setItemDelegate(_Lines(self))
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.currentItemChanged.connect(self._tell)

    def show_stairs(self, stairs: Sequence[StairNext]) -> None:
        """Show other stairwells; the first is current."""
        self.blockSignals(True)
        self.clear()
        for n, stair in enumerate(stairs, 1):
            item = QListWidgetItem(
                phrases((f"{n} {name_of(stair)}", rate_of(stair), left_of(stair)))
            )
            item.setData(_StairRole, stair)
            item.setSizeHint(QSize(100, _HIGH))
            self.addItem(item)
        self.setCurrentRow(0 if stairs else -1)
        self.blockSignals(False)

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.wanted.emit(item.data(_StairRole).stair)


class _Lines(QStyledItemDelegate):
    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        stair: StairNext = index.data(_StairRole)
        box = place_of(option)
        state = state_of(option)
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, colour("sel"))
            painter.fillRect(box.left(), box.top(), 3, box.height(), colour("sel_line"))
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, colour("line_subtle"))
        first = QRect(box.left() + 14, box.top() + 5, box.width() - 26, 20)
        second = first.translated(0, 19)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font(SMALL))
        painter.setPen(colour("text2"))
        painter.drawText(first, left, str(index.row() + 1))
        painter.drawText(second, right, left_of(stair))
        painter.drawText(second.adjusted(20, 0, 0, 0), left, shared_of(stair))
        painter.setPen(colour("text"))
        painter.drawText(first, right, rate_of(stair))
        painter.setFont(font(BODY, bold=True))
        painter.drawText(first.adjusted(20, 0, 0, 0), left, name_of(stair))
        painter.restore()


def name_of(stair: StairNext) -> str:
    """Return a stairwell as it is called."""
    return _("{b} 栋 {s} 单元").format(b=stair.building, s=stair.stairwell)


def rate_of(stair: StairNext) -> str:
    """Return its probability per minute."""
    percent = 100 * stair.rate
    shown = f"{percent:.2f} %" if percent >= _LEAST_SHOWN else f"< {_LEAST_SHOWN} %"
    return _("{p}/分").format(p=shown)


def left_of(stair: StairNext) -> str:
    """Return how many doors are left and how long they take."""
    doors = ngettext("余{n}户", "余 {n} 户", stair.left).format(n=stair.left)
    return _("{doors} · {m} 分").format(doors=doors, m=round(stair.minutes))


def shared_of(stair: StairNext) -> str:
    """Return what its shared door did."""
    match stair.shared:
        case Mark.OPENS:
            return _("单元门打开")
        case Mark.FITS_NOT:
            return _("单元门不符")
        case _:
            return _("单元门未试")
