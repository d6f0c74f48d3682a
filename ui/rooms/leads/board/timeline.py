"""The time line below the board: what happened when, linked with what is chosen above."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from cases.records.times import local
from leads.graph.nodes import Graph
from ui.kit.i18n import _, moment_text
from ui.kit.theme import colour, font, theme
from ui.kit.tips import as_tip
from ui.kit.tokens import SMALL
from ui.rooms.leads.board.axis import AXIS, CAPTIONS, Axis, paint_days
from ui.rooms.leads.board.lanes import Lane, Mark, lanes_of, paint_mark

if TYPE_CHECKING:
    from cases.law.calendar import WorkCalendar

LANE = 20
#: Days shown before the first and after the last item.
_AROUND = 1


class TimeLine(QWidget):
    """The time line; Left and Right go from item to item, Ctrl+wheel changes the width of a day.

    Signals:
        chosen: with the key of the item gone to.
        opened: with the key of the item that is to be looked at.
    """

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("时间轴"))
        self._own: tuple[Lane, ...] = ()
        self._others: dict[str, Lane] = {}
        self._calendar: WorkCalendar | None = None
        self._today = date.min
        self.axis = Axis()
        self._keys: frozenset[object] = frozenset()
        self._press: QPointF | None = None
        self._current: object = None
        theme().changed.connect(self.update)
        self._settle()

    def show_graph(self, graph: Graph, calendar: "WorkCalendar | None", today: date) -> None:
        """Show when the nodes of a board were found, seen, said."""
        self._calendar, self._today = calendar, today
        self._own = lanes_of(graph)
        self._settle()

    def set_lane(self, lane: Lane) -> None:
        """Show a row of another part, as inquiries or outings; its items are its own."""
        self._others[lane.key] = lane
        self._settle()

    def mark(self, keys: Iterable[object]) -> None:
        """Mark what is chosen above."""
        self._keys = frozenset(keys)
        self.update()

    def drop(self) -> None:
        """Forget everything shown."""
        self._own, self._others = (), {}
        self._settle()

    @property
    def lanes(self) -> tuple[Lane, ...]:
        """The rows that have anything to show."""
        return tuple(one for one in (*self._own, *self._others.values()) if one.marks)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Everything shown, the earliest first."""
        found = [one for lane in self.lanes for one in lane.marks]
        return tuple(sorted(found, key=lambda one: (one.at, one.words)))

    def _settle(self) -> None:
        marks = self.marks
        days = [local(one.at).date() for one in marks] or [self._today]
        # Today is in sight unless the case is long over.
        last = max(days)
        if date.min < self._today and (self._today - last).days <= 60:
            last = max(last, self._today)
        self.axis.width = self.width()
        self.axis.show(_moved(min(days), -_AROUND), _moved(last, _AROUND))
        self.setFixedHeight(self.sizeHint().height())
        self.setAccessibleDescription("; ".join(f"{moment_text(m.at)} {m.words}" for m in marks))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(600, AXIS + LANE * max(1, len(self.lanes)) + 4)

    # --- where things are -------------------------------------------------------------------

    def spot(self, key: object) -> QPointF | None:
        """Return where an item is drawn."""
        for place, lane in enumerate(self.lanes):
            for one in lane.marks:
                if one.key == key:
                    return QPointF(self.axis.x_of(one.at), AXIS + place * LANE + LANE / 2)
        return None

    def _at(self, point: QPointF) -> Mark | None:
        place = int((point.y() - AXIS) // LANE)
        if point.y() < AXIS or place >= len(self.lanes):
            return None
        near = [(abs(self.axis.x_of(m.at) - point.x()), m) for m in self.lanes[place].marks]
        near = [one for one in near if one[0] <= 10]
        return min(near, key=lambda one: one[0])[1] if near else None

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.axis.width = self.width()
        if not self.axis.is_fitted:
            self._scroll(0)

    # --- painting ---------------------------------------------------------------------------

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), colour("surface"))
        painter.setFont(font(SMALL))
        if not self.lanes:
            painter.setPen(colour("text3"))
            words = _("登记了时间的线索会显示在时间轴上")
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, words)
        painter.save()
        painter.setClipRect(CAPTIONS, 0, self.width() - CAPTIONS, self.height())
        if self.lanes:
            paint_days(painter, self.axis, self.height(), self._calendar, self._today)
        for place, lane in enumerate(self.lanes):
            self._paint_lane(painter, AXIS + place * LANE, lane)
        painter.restore()
        painter.setPen(colour("text2"))
        for place, lane in enumerate(self.lanes):
            box = QRectF(12, AXIS + place * LANE, CAPTIONS - 14, LANE)
            words = QFontMetrics(font(SMALL)).elidedText(
                lane.title, Qt.TextElideMode.ElideRight, CAPTIONS - 14
            )
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
        if self.hasFocus():
            painter.setPen(QPen(colour("sel_line"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _paint_lane(self, painter: QPainter, top: float, lane: Lane) -> None:
        metrics = QFontMetrics(font(SMALL))
        spots = [self.axis.x_of(one.at) for one in lane.marks]
        taken = -1e9
        for place, (x, one) in enumerate(zip(spots, lane.marks, strict=True)):
            chosen = one.key in self._keys
            paint_mark(painter, one, QPointF(x, top + LANE / 2), chosen=chosen)
            later = [other for other in spots[place + 1 :] if other > x + 4]
            room = (min(later) if later else float(self.width())) - x - 20
            start = x + 10
            if start < taken or room < 24:
                continue
            words = metrics.elidedText(one.words, Qt.TextElideMode.ElideRight, int(room))
            painter.setFont(font(SMALL, bold=chosen))
            painter.setPen(colour("accent_text" if chosen else "text"))
            painter.drawText(
                QRectF(start, top, room + 4, LANE), Qt.AlignmentFlag.AlignVCenter, words
            )
            painter.setFont(font(SMALL))
            taken = start + metrics.horizontalAdvance(words)

    # --- hands ------------------------------------------------------------------------------

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._at(event.position())
        self._press = event.position()
        if found is not None:
            self._go(found)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._press is not None and not self.axis.is_fitted:
            self._scroll(self._press.x() - event.position().x())
            self._press = event.position()
            return
        found = self._at(event.position())
        told = f"{moment_text(found.at)} {found.words}" if found is not None else ""
        self.setToolTip(as_tip(told))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._press = None

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        found = self._at(event.position())
        if found is not None:
            self.opened.emit(found.key)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y() or event.angleDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._stretch(1.2 ** (turned / 120), event.position().x())
        elif not self.axis.is_fitted:
            self._scroll(-turned)
        event.accept()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        marks = self.marks
        if step is not None and marks:
            keys = [one.key for one in marks]
            place = keys.index(self._current) + step if self._current in keys else 0
            self._go(marks[min(len(marks) - 1, max(0, place))])
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._current is not None:
            self.opened.emit(self._current)
        elif event.key() in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self._stretch(1.2, self.width() / 2)
        elif event.key() == Qt.Key.Key_Minus:
            self._stretch(1 / 1.2, self.width() / 2)
        elif event.key() == Qt.Key.Key_0:
            self.axis.fit()
            self.update()
        else:
            super().keyPressEvent(event)

    def _go(self, one: Mark) -> None:
        self._current = one.key
        self.mark((one.key,))
        x = self.axis.x_of(one.at)
        if not self.axis.is_fitted and not CAPTIONS + 20 <= x <= self.width() - 40:
            self._scroll(x - self.width() / 2)
        self.chosen.emit(one.key)

    def _stretch(self, by: float, about: float) -> None:
        self.axis.stretch(by, about)
        self.update()

    def _scroll(self, by: float) -> None:
        self.axis.scroll(by)
        self.update()


def _moved(day: date, by: int) -> date:
    return day if day == date.min else day + timedelta(days=by)
