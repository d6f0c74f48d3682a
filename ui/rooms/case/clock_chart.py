"""The clocks of a case as bars on one calendar axis."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QLineF, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget
from typing_extensions import override

from cases.law.clock import Clock, ClockKey
from ui.kit.i18n import EN, ZH, _, day_short, language
from ui.kit.marks import paint_glyph
from ui.kit.theme import colour, font, theme
from ui.kit.tips import as_tip
from ui.kit.tokens import BODY, SMALL
from ui.rooms.case.axis import Axis, Run, axis_for, runs
from ui.rooms.case.clock_bar import paint_bar
from ui.rooms.case.clock_ground import HEAD, ROW, paint_days, paint_head, paint_legend
from ui.rooms.case.clock_words import beside_bar, clock_name, state_word, under_title
from ui.rooms.case.opened import Opened, clock_glyph

#: Pixels kept free behind the last bar for its words.
_WORDS = 170


class ClockChart(QAbstractScrollArea):
    """The chart; Up and Down go from clock to clock.

    Signals:
        picked: another clock is current.
    """

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opened: Opened | None = None
        self._clocks: tuple[Clock, ...] = ()
        self._runs: tuple[Run, ...] = ()
        self._axis = Axis(date.min, date.min, 1.0)
        self._current = -1
        self._hovered = -1
        self._labels = 232 if language() == ZH else 272
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(HEAD + 4 * ROW)
        self.setAccessibleName(_("时限图"))
        self.viewport().setMouseTracking(True)
        theme().changed.connect(self.viewport().update)

    @property
    def axis(self) -> Axis:
        """The days shown."""
        return self._axis

    def show_clocks(self, opened: Opened | None, clocks: Sequence[Clock]) -> None:
        """Show these clocks, the same one current as before."""
        before = self.current()
        self._opened, self._clocks = opened, tuple(clocks)
        self._current = self._row_of(before.key) if before is not None else -1
        self._lay_out()
        self._show_today()

    def tick(self, opened: Opened) -> None:
        """Tell the same clocks by a later moment."""
        self._opened = opened
        self.viewport().update()

    def current(self) -> Clock | None:
        """Return the current clock."""
        return self._clocks[self._current] if 0 <= self._current < len(self._clocks) else None

    def pick(self, key: ClockKey) -> bool:
        """Make a clock current and tell; False when it is not shown."""
        row = self._row_of(key)
        if row >= 0:
            self._go(row)
        return row >= 0

    @override
    def sizeHint(self) -> QSize:
        return QSize(760, HEAD + ROW * max(4, len(self._clocks)) + 14)

    # --- layout ------------------------------------------------------------------------------

    def _row_of(self, key: ClockKey) -> int:
        keys = [clock.key for clock in self._clocks]
        return keys.index(key) if key in keys else -1

    def _room(self) -> float:
        return max(200.0, float(self.viewport().width() - self._labels))

    def _lay_out(self) -> None:
        if self._opened is None:
            self.viewport().update()
            return
        self._axis = axis_for(self._clocks, self._opened.today, self._room(), _WORDS)
        self._runs = tuple(runs(self._opened.calendar, self._axis.first, self._axis.last))
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, max(0, int(self._axis.length - self._room())))
        across.setPageStep(int(self._room()))
        across.setSingleStep(int(7 * self._axis.width))
        below = HEAD + ROW * len(self._clocks) - self.viewport().height()
        down.setRange(0, max(0, below))
        down.setPageStep(self.viewport().height() - HEAD)
        down.setSingleStep(ROW)
        self.viewport().update()

    def _show_today(self) -> None:
        """Scroll so that today is seen, and the words of the last running clock if they fit."""
        if self._opened is None:
            return
        today, room = self._axis.x(self._opened.today), self._room()
        ends = [clock.due for clock in self._clocks if clock.is_open and clock.due is not None]
        words = self._axis.x(max(ends)) + _WORDS if ends else 0.0
        wanted = max(today - room * 0.4, min(words - room, today - 60))
        self.horizontalScrollBar().setValue(int(wanted))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()
        self._show_today()

    # --- painting ----------------------------------------------------------------------------

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.viewport().rect())
        painter.fillRect(whole, colour("surface"))
        if self._opened is None:
            return
        if not self._clocks:
            painter.setPen(colour("text3"))
            painter.drawText(whole, Qt.AlignmentFlag.AlignCenter, _("这一组没有时限"))
            return
        shift = self.horizontalScrollBar().value()
        tall = min(whole.height() - HEAD, float(ROW * len(self._clocks)))
        rows = QRectF(0, HEAD, whole.width(), tall)
        painter.save()
        painter.setClipRect(rows)
        self._paint_rows(painter, rows, shift)
        painter.restore()
        painter.save()
        painter.setClipRect(QRectF(self._labels, 0, whole.width() - self._labels, whole.height()))
        painter.translate(self._labels - shift, 0)
        paint_head(painter, self._axis, self._runs, self._opened.today, shift)
        painter.restore()
        paint_legend(painter)
        painter.setPen(QPen(colour("line"), 1))
        painter.drawLine(QLineF(0, HEAD - 0.5, whole.width(), HEAD - 0.5))
        painter.drawLine(QLineF(self._labels - 0.5, 0, self._labels - 0.5, whole.height()))

    def _paint_rows(self, painter: QPainter, rows: QRectF, shift: int) -> None:
        assert self._opened is not None
        down = self.verticalScrollBar().value()
        self._paint_grounds(painter, rows, down)
        painter.save()
        painter.setClipRect(QRectF(self._labels, HEAD, rows.width() - self._labels, rows.height()))
        painter.translate(self._labels - shift, 0)
        paint_days(painter, self._axis, self._runs, self._opened.today, rows)
        for row, clock in enumerate(self._clocks):
            where = QRectF(shift, HEAD + row * ROW - down, rows.width() - self._labels, ROW)
            ground = "sel" if row == self._current else "surface"
            paint_bar(painter, clock, self._axis, self._opened, where, ground)
        painter.restore()
        for row, clock in enumerate(self._clocks):
            self._paint_label(painter, clock, row, HEAD + row * ROW - down)

    def _paint_grounds(self, painter: QPainter, rows: QRectF, down: int) -> None:
        for row in range(len(self._clocks)):
            box = QRectF(0, HEAD + row * ROW - down, rows.width(), ROW)
            chosen, hovered = row == self._current, row == self._hovered
            painter.fillRect(box, colour("sel" if chosen else "hover" if hovered else "surface"))
            painter.setPen(QPen(colour("line_subtle"), 1))
            painter.drawLine(QLineF(0, box.bottom() - 0.5, rows.width(), box.bottom() - 0.5))
            if chosen:
                painter.fillRect(QRectF(0, box.top(), 3, ROW), colour("sel_line"))

    def _paint_label(self, painter: QPainter, clock: Clock, row: int, top: float) -> None:
        assert self._opened is not None
        paint_glyph(painter, clock_glyph(clock, self._opened), QRectF(14, top + 5, 12, 14))
        face = font(BODY, bold=row == self._current)
        painter.setFont(face)
        painter.setPen(colour("text"))
        room = self._labels - 40
        assert self._opened is not None
        name = clock_name(clock, self._opened)
        title = QFontMetrics(face).elidedText(name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(34, top + 17), title)
        face = font(SMALL)
        painter.setFont(face)
        painter.setPen(colour("text2"))
        below = QFontMetrics(face).elidedText(under_title(clock), Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(34, top + 34), below)
        if row == self._current and self.hasFocus():
            painter.setPen(QPen(colour("sel_line"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(1, top + 1, self.viewport().width() - 2, ROW - 2))

    # --- mouse and keys ----------------------------------------------------------------------

    def _row_at(self, point: QPoint) -> int:
        if point.y() < HEAD:
            return -1
        row = (point.y() - HEAD + self.verticalScrollBar().value()) // ROW
        return row if row < len(self._clocks) else -1

    def _go(self, row: int) -> None:
        self._current = row
        clock = self._clocks[row]
        bar = self.verticalScrollBar()
        top, room = row * ROW, self.viewport().height() - HEAD
        if top < bar.value():
            bar.setValue(top)
        elif top + ROW > bar.value() + room:
            bar.setValue(top + ROW - room)
        if self._opened is not None:
            words = beside_bar(clock, self._opened)[0]
            name = clock_name(clock, self._opened)
            self.setAccessibleDescription(f"{name} {state_word(clock)} {words}")
        self.viewport().update()
        self.picked.emit(clock)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position().toPoint())
        if row >= 0:
            self._go(row)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        self._hovered = self._row_at(point)
        self.viewport().update()
        QToolTip.showText(
            event.globalPosition().toPoint(), as_tip(self._tip(point)), self.viewport()
        )

    @override
    def leaveEvent(self, event: object) -> None:
        self._hovered = -1
        self.viewport().update()

    def _tip(self, point: QPoint) -> str:
        """Return the clock whole, or which day is under the mouse and which of the period."""
        if self._opened is None or self._hovered < 0:
            return ""
        clock = self._clocks[self._hovered]
        if point.x() < self._labels:
            return f"{clock_name(clock, self._opened)}\n{under_title(clock)}"
        day = self._axis.day(point.x() - self._labels + self.horizontalScrollBar().value())
        known = self._opened.calendar.on(day)
        words = [day_short(day)]
        name = known.name_en if language() == EN else known.name
        words += [name] if name else []
        if clock.count is not None and day in clock.count.counted:
            number = clock.count.counted.index(day) + 1
            words.append(_("计入第 {n} 日").format(n=number))
        elif clock.start is not None and clock.start == day:
            words.append(_("起算日，不计"))
        return " · ".join(words)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        bar, week = self.horizontalScrollBar(), int(7 * self._axis.width)
        if step is not None and self._clocks:
            self._go(max(0, min(len(self._clocks) - 1, self._current + step)))
        elif event.key() == Qt.Key.Key_Left:
            bar.setValue(bar.value() - week)
        elif event.key() == Qt.Key.Key_Right:
            bar.setValue(bar.value() + week)
        else:
            super().keyPressEvent(event)
