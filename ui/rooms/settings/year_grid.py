"""A year as twelve small months: days off, make-up workdays, days fixed by hand."""

import calendar
from datetime import date

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from cases.law.calendar import DayKind, WorkCalendar
from ui.kit.i18n import MONTHS_EN, ZH, _, language
from ui.kit.theme import colour, font, theme
from ui.kit.tokens import SMALL

_CELL_W, _CELL_H, _GAP, _HEAD = 27, 22, 20, 24
_MONTH_W, _MONTH_H = _CELL_W * 7, _HEAD + _CELL_H * 6
_COLUMNS = 4
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}


class YearGrid(QWidget):
    """Shows a year; a day is chosen by click, or by arrows and Enter.

    Signals:
        day_chosen: with the day.
    """

    day_chosen = Signal(object)

    def __init__(self, today: date) -> None:
        super().__init__()
        self._year, self._today, self._current = today.year, today, today
        self._calendar = WorkCalendar.shipped()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setFixedSize(self.sizeHint())
        theme().changed.connect(self.update)
        self._name()

    @property
    def year(self) -> int:
        """The year shown."""
        return self._year

    def show_year(self, year: int, known: WorkCalendar) -> None:
        """Show a year as the calendar knows it."""
        if year != self._year:
            self._current = date(year, 1, 1)
        self._year, self._calendar = year, known
        self._name()
        self.update()

    def place_of(self, day: date) -> QRect:
        """Return where a day stands."""
        column, line = (day.month - 1) % _COLUMNS, (day.month - 1) // _COLUMNS
        first = day.replace(day=1).weekday()
        index = first + day.day - 1
        return QRect(
            column * (_MONTH_W + _GAP) + index % 7 * _CELL_W,
            line * (_MONTH_H + _GAP) + _HEAD + index // 7 * _CELL_H,
            _CELL_W,
            _CELL_H,
        )

    @override
    def sizeHint(self) -> QSize:
        rows = 12 // _COLUMNS
        return QSize(
            _COLUMNS * _MONTH_W + (_COLUMNS - 1) * _GAP, rows * _MONTH_H + (rows - 1) * _GAP
        )

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for month in range(1, 13):
            self._paint_month(painter, month)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        for day in self._days():
            if self.place_of(day).contains(event.position().toPoint()):
                self._go_to(day)
                self.day_chosen.emit(day)
                return

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            day = date.fromordinal(self._current.toordinal() + step)
            if day.year == self._year:
                self._go_to(day)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.day_chosen.emit(self._current)
        else:
            super().keyPressEvent(event)

    def _go_to(self, day: date) -> None:
        self._current = day
        self._name()
        self.update()

    def _name(self) -> None:
        known = self._calendar.on(self._current)
        word = _("工作日") if self._calendar.is_working(self._current) else _("非工作日")
        self.setAccessibleName(f"{self._current.isoformat()} {word} {known.name}")

    def _days(self) -> list[date]:
        first = date(self._year, 1, 1).toordinal()
        count = 366 if calendar.isleap(self._year) else 365
        return [date.fromordinal(first + offset) for offset in range(count)]

    def _paint_month(self, painter: QPainter, month: int) -> None:
        first = date(self._year, month, 1)
        place = self.place_of(first)
        left = place.left() - first.weekday() * _CELL_W
        painter.setFont(font(SMALL, bold=True))
        painter.setPen(colour("text2"))
        title = f"{month}月" if language() == ZH else MONTHS_EN[month - 1]
        head = QRect(left, place.top() - _HEAD, _MONTH_W, _HEAD)
        painter.drawText(head, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)
        for number in range(1, calendar.monthrange(self._year, month)[1] + 1):
            self._paint_day(painter, first.replace(day=number))

    def _paint_day(self, painter: QPainter, day: date) -> None:
        place = QRectF(self.place_of(day)).adjusted(1, 1, -1, -1)
        kind = self._calendar.kind(day)
        fill, text = {
            DayKind.WORKDAY: ("", "text"),
            DayKind.WEEKEND: ("", "text3"),
            DayKind.HOLIDAY: ("red_bg", "red"),
            DayKind.MAKEUP: ("green_bg", "green"),
        }[kind]
        if fill:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(fill))
            painter.drawRoundedRect(place, 3, 3)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if day in self._calendar.overrides:
            painter.setPen(QPen(colour("accent_mid"), 1.5))
            painter.drawRoundedRect(place, 3, 3)
        if day == self._today:
            painter.fillRect(
                QRectF(place.left() + 4, place.bottom() - 2, place.width() - 8, 2),
                colour("amber_fill"),
            )
        if day == self._current and self.hasFocus():
            painter.setPen(QPen(colour("sel_line"), 2))
            painter.drawRoundedRect(place, 3, 3)
        painter.setPen(colour(text))
        painter.setFont(font(SMALL, bold=kind is DayKind.MAKEUP))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(day.day))
