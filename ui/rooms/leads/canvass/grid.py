"""The doors as a floor grid: a column of floors for each stairwell, its shared door below."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QToolTip, QWidget
from typing_extensions import override

from leads.canvass.addresses import Address
from leads.canvass.plan import DoorView, Plan
from leads.canvass.records import Canvass, Door, Mark
from ui.kit.i18n import _
from ui.kit.theme import colour, font, theme
from ui.kit.tips import as_tip
from ui.kit.tokens import BODY, SMALL
from ui.rooms.leads.canvass.marks import paint_mark, shade
from ui.rooms.leads.canvass.words import describe

_DOOR, _HIGH = 43, 29
_TOP, _LEFT, _GAP, _BLOCK = 52, 40, 14, 34
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


@dataclass(frozen=True, slots=True)
class _Stair:
    """A stairwell as it lies on the page."""

    code: str
    title: str
    box: QRectF


class DoorGrid(QWidget):
    """Every door of a canvass, painted by one widget.

    Signals:
        picked: an address, by mouse or arrows.
        opened: an address, by double click or Enter: something is entered about it.
    """

    picked = Signal(object)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("门户格"))
        self._plan: Plan | None = None
        self._upcoming: Address | None = None
        self._canvass: Canvass | None = None
        self._boxes: dict[Address, QRectF] = {}
        self._stairs: list[_Stair] = []
        self._heads: list[tuple[QPointF, str, str]] = []
        self._floors: list[tuple[QRectF, int]] = []
        self._size = QSize(200, 120)
        self._chosen: Address | None = None
        self._pressed: Address | None = None
        theme().changed.connect(self.update)

    def show_plan(
        self, canvass: Canvass | None, plan: Plan | None, upcoming: Address | None = None
    ) -> None:
        """Show a canvass with what is believed now and the door that is next, or nothing."""
        self._canvass, self._plan, self._upcoming = canvass, plan, upcoming
        self._lay_out()
        if plan is None or self._chosen not in plan.views:
            self._chosen = None
        self.setFixedSize(self._size)
        self.update()

    def choose(self, address: Address | None) -> None:
        """Choose a door without telling."""
        self._chosen = address
        view = self._view(address)
        self.setAccessibleDescription(describe(view) if view is not None else "")
        self.update()

    @property
    def chosen(self) -> Address | None:
        """The door chosen."""
        return self._chosen

    def box_of(self, address: Address) -> QRectF:
        """Return where a door lies, so that it can be scrolled to."""
        return self._boxes.get(address, QRectF())

    @override
    def sizeHint(self) -> QSize:
        return self._size

    # --- layout -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._boxes, self._stairs, self._heads, self._floors = {}, [], [], []
        canvass, x = self._canvass, float(_LEFT)
        if canvass is None:
            self._size = QSize(200, 120)
            return
        highest = max((door.floor for door in canvass.doors), default=1)
        for building in canvass.buildings:
            inside = [one for one in canvass.doors if one.address.building == building.code]
            far = round((building.xy[0] ** 2 + building.xy[1] ** 2) ** 0.5)
            self._heads.append((QPointF(x, 20), building.name, _("距现场 {m} m").format(m=far)))
            for floor in range(1, highest + 1):
                top = _TOP + (highest - floor) * _HIGH
                self._floors.append((QRectF(x - 26, top, 18, _HIGH), floor))
            for stairwell in sorted({one.address.stairwell for one in inside}):
                doors = [one for one in inside if one.address.stairwell == stairwell]
                across = self._floors_of(doors, x, highest)
                shared = Address(building.code, stairwell)
                width = across * _DOOR
                below = _TOP + highest * _HIGH + 5
                if any(one.address == shared for one in doors):
                    self._boxes[shared] = QRectF(x, below, width, _HIGH - 1)
                box = QRectF(x - 4, _TOP - 24, width + 8, below - _TOP + _HIGH + 28)
                title = _("{n} 单元").format(n=stairwell)
                self._stairs.append(_Stair(shared.stair, title, box))
                x += width + _GAP
            x += _BLOCK - _GAP + 18
        self._size = QSize(int(x - 18), int(_TOP + highest * _HIGH + _HIGH + 16))

    def _floors_of(self, doors: list[Door], x: float, highest: int) -> int:
        """Lay the doors of a stairwell out and return how many stand side by side."""
        across = 1
        rows: dict[int, list[Address]] = {}
        for one in doors:
            if not one.address.is_shared:
                rows.setdefault(one.floor, []).append(one.address)
        for floor, row in rows.items():
            for address in row:
                place = int(address.number[-2:]) - 1 if len(address.number) > 2 else 0
                across = max(across, place + 1)
                top = _TOP + (highest - floor) * _HIGH
                self._boxes[address] = QRectF(x + place * _DOOR, top, _DOOR - 1, _HIGH - 1)
        return across

    # --- painting -----------------------------------------------------------------------------

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        plan = self._plan
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        if plan is None:
            return
        self._paint_heads(painter)
        most = max(
            (view.chance for one, view in plan.views.items() if not one.is_shared), default=0.0
        )
        shared = max((view.chance for one, view in plan.views.items() if one.is_shared), default=0)
        for address, box in self._boxes.items():
            if box.intersects(QRectF(event.rect())):
                top = shared if address.is_shared else most
                self._paint_door(painter, plan.views[address], box, top)
        if self._upcoming is not None:
            painter.setPen(QPen(colour("amber_fill"), 3))
            painter.drawRect(self._boxes[self._upcoming].adjusted(1, 1, -1, -1))
        if self._chosen is not None and self._chosen in self._boxes:
            painter.setPen(QPen(colour("sel_line"), 2 if self.hasFocus() else 1.5))
            painter.drawRect(self._boxes[self._chosen].adjusted(-0.5, -0.5, 0.5, 0.5))

    def _paint_heads(self, painter: QPainter) -> None:
        painter.setFont(font(BODY, bold=True))
        for at, name, far in self._heads:
            painter.setFont(font(BODY, bold=True))
            painter.setPen(colour("text"))
            painter.drawText(at, name)
            width = painter.fontMetrics().horizontalAdvance(name)
            painter.setFont(font(SMALL))
            painter.setPen(colour("text3"))
            painter.drawText(at + QPointF(width + 12, 0), far)
        painter.setFont(font(SMALL))
        for box, floor in self._floors:
            painter.setPen(colour("text3"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(floor))
        first = self._upcoming.stair if self._upcoming is not None else ""
        for stair in self._stairs:
            is_first = stair.code == first
            if is_first:
                painter.setPen(QPen(colour("sel_line"), 2))
                painter.drawRect(stair.box)
            painter.setFont(font(SMALL, bold=is_first))
            painter.setPen(colour("accent_text" if is_first else "text2"))
            line = QRectF(stair.box.left(), stair.box.top(), stair.box.width(), 24)
            painter.drawText(line, Qt.AlignmentFlag.AlignCenter, stair.title)

    def _paint_door(self, painter: QPainter, view: DoorView, box: QRectF, most: float) -> None:
        mark, shared = view.mark, view.door.address.is_shared
        if mark is Mark.OPENS:
            filled, edge, ink = colour("green_bg"), colour("green_fill"), colour("green")
        elif mark is Mark.FITS_NOT:
            filled, edge, ink = colour("sunken"), colour("line"), colour("text3")
        else:
            filled, edge, ink = shade(view.chance, most), colour("line"), colour("text")
        painter.setPen(QPen(edge, 1))
        painter.setBrush(filled)
        painter.drawRect(box)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setFont(font(SMALL))
        painter.setPen(ink)
        words = _("单元门") if shared else view.door.address.number
        width = painter.fontMetrics().horizontalAdvance(words)
        marked = 0 if mark is Mark.UNTRIED else 12
        left = box.center().x() - (width + marked) / 2
        if shared and marked:
            paint_mark(painter, mark, QRectF(left, box.top(), 10, box.height()))
            left += marked + 4
        painter.drawText(
            QRectF(left, box.top(), width + 2, box.height()),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            words,
        )
        if not shared and marked:
            paint_mark(painter, mark, QRectF(left + width + 2, box.top(), 10, box.height()))

    # --- hands --------------------------------------------------------------------------------

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._at(event.position())
        if found is not None:
            self._pick(found)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        found = self._at(event.position())
        if found is not None:
            self.opened.emit(found)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._chosen is not None:
            self.opened.emit(self._chosen)
            return
        step = _ARROWS.get(Qt.Key(event.key()))
        found = self._beside(*step) if step is not None else None
        if found is None:
            super().keyPressEvent(event)
            return
        self._pick(found)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        if self._chosen is None and self._upcoming is not None:
            self._pick(self._upcoming)
        super().focusInEvent(event)
        self.update()

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found = self._at(QPointF(event.pos()))
            view = self._view(found)
            if view is not None:
                QToolTip.showText(event.globalPos(), as_tip(describe(view)), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def _pick(self, address: Address) -> None:
        self.choose(address)
        self.picked.emit(address)

    def _view(self, address: Address | None) -> DoorView | None:
        return self._plan.views.get(address) if self._plan is not None and address else None

    def _at(self, point: QPointF) -> Address | None:
        return next((one for one, box in self._boxes.items() if box.contains(point)), None)

    def _beside(self, across: int, down: int) -> Address | None:
        """Return the nearest door in a direction."""
        here = self._boxes.get(self._chosen) if self._chosen is not None else None
        if here is None:
            return next(iter(self._boxes), None)
        best, nearest = None, float("inf")
        for one, box in self._boxes.items():
            apart = box.center() - here.center()
            ahead = apart.x() * across + apart.y() * down
            aside = abs(apart.x() * down) + abs(apart.y() * across)
            if ahead > 4 and aside < 4 * ahead and ahead + 3 * aside < nearest:
                best, nearest = one, ahead + 3 * aside
        return best
