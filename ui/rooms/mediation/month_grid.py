"""A month of sessions at a glance: weeks from Monday, days off hatched."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QLineF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cases.records.mediation import Block, Column, Week
from ui.kit.i18n import _, clock_time, day_long, language, ngettext, weekday
from ui.kit.marks import Tone, chip_width, paint_chip, paint_hatch
from ui.kit.theme import colour, font, theme
from ui.kit.tokens import BODY, SMALL
from ui.rooms.mediation.layout import on_day

_HEAD = 28
_MOST = 4


class MonthGrid(QWidget):
    """The sessions of a month; a day opens its week.

    Signals:
        day_chosen: with a date.
    """

    day_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._week = Week((), (), ())
        self._today: date | None = None
        self._focused = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("调解月历"))
        self.setMinimumSize(420, 440)
        theme().changed.connect(self.update)

    def show_month(self, week: Week, today: date) -> None:
        """Show the days of a month, from a Monday to a Sunday."""
        self._week, self._today = week, today
        days = [column.day for column in week.columns]
        self._focused = days.index(today) if today in days else 0
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(700, 760)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("surface"))
        painter.setFont(font(SMALL))
        for index, column in enumerate(self._week.columns[:7]):
            painter.setPen(colour("text2"))
            box = QRectF(index * self.width() / 7, 0, self.width() / 7, _HEAD)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, weekday(column.day))
        by_day: dict[date, list[Block]] = {}
        for block in sorted(self._week.blocks, key=lambda block: block.starts_at):
            by_day.setdefault(on_day(block.starts_at), []).append(block)
        for index, column in enumerate(self._week.columns):
            self._cell(painter, self._box(index), column, by_day.get(column.day, []))
        if self.hasFocus() and self._week.columns:
            painter.setPen(QPen(colour("sel_line"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self._box(self._focused).adjusted(1, 1, -1, -1))

    def _box(self, index: int) -> QRectF:
        weeks = max(1, len(self._week.columns) // 7)
        wide, high = self.width() / 7, (self.height() - _HEAD) / weeks
        return QRectF(index % 7 * wide, _HEAD + index // 7 * high, wide, high)

    def _cell(
        self, painter: QPainter, box: QRectF, column: Column, blocks: Sequence[Block]
    ) -> None:
        if not column.working:
            paint_hatch(painter, box)
        elif column.day == self._today:
            painter.fillRect(box, colour("sel"))
        painter.setPen(QPen(colour("line_subtle"), 1))
        painter.drawLine(QLineF(box.left(), box.top(), box.right(), box.top()))
        painter.drawLine(QLineF(box.left(), box.top(), box.left(), box.bottom()))
        painter.setFont(font(BODY, bold=column.day == self._today))
        painter.setPen(colour("text" if column.working else "text3"))
        head = QRect(int(box.left()) + 8, int(box.top()) + 4, int(box.width()) - 12, 20)
        painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, str(column.day.day))
        if column.makeup:
            text = _("补班")
            wide = chip_width(text)
            # In a narrow day it would lie on the number: at the foot there is room.
            beside = wide <= head.width() - 20
            top = head.top() if beside else int(box.bottom()) - 22
            paint_chip(painter, text, Tone.OUTLINE, QRect(head.right() - wide, top, wide, 18))
        elif column.name and not column.working:
            painter.setFont(font(SMALL))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            words = column.name if language() == "zh" else column.name_en
            # Beside the number of the day, never over it.
            where = head.adjusted(24, 0, 0, 0)
            elided = painter.fontMetrics().elidedText(
                words, Qt.TextElideMode.ElideRight, where.width()
            )
            painter.drawText(where, right, elided)
        self._sessions(painter, box, blocks)

    def _sessions(self, painter: QPainter, box: QRectF, blocks: Sequence[Block]) -> None:
        painter.setFont(font(SMALL))
        room = max(0, int((box.height() - 30) // 20))
        shown = (
            blocks if len(blocks) <= min(room, _MOST) else blocks[: max(0, min(room, _MOST) - 1)]
        )
        top = box.top() + 28
        for number, block in enumerate(shown):
            line = QRectF(box.left() + 6, top + number * 20, box.width() - 10, 18)
            painter.fillRect(line, colour("window" if block.hidden else "surface"))
            edge = colour("grey_fill" if block.hidden else "accent")
            painter.fillRect(QRectF(line.left(), line.top(), 3, line.height()), edge)
            painter.setPen(colour("text2" if block.hidden else "text"))
            what = _("房间占用")
            if not block.hidden:
                what = f"{block.case_number.rpartition('-')[2]} {block.name}"
            text = painter.fontMetrics().elidedText(
                f"{clock_time(block.starts_at)} {what}",
                Qt.TextElideMode.ElideRight,
                int(line.width()) - 10,
            )
            painter.drawText(line.adjusted(7, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)
        rest = len(blocks) - len(shown)
        if rest:
            painter.setPen(colour("text2"))
            words = ngettext("还有 {n} 场（一）", "还有 {n} 场", rest).format(n=rest)
            line = QRectF(box.left() + 12, top + len(shown) * 20, box.width() - 16, 18)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, words)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        for index, column in enumerate(self._week.columns):
            if self._box(index).contains(event.position()):
                self._focused = index
                self.day_chosen.emit(column.day)
                break

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -7,
            Qt.Key.Key_Down: 7,
        }
        count = len(self._week.columns)
        key = Qt.Key(event.key())
        if key in steps and count:
            self._focused = max(0, min(count - 1, self._focused + steps[key]))
            self.setAccessibleDescription(day_long(self._week.columns[self._focused].day))
            self.update()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and count:
            self.day_chosen.emit(self._week.columns[self._focused].day)
        else:
            super().keyPressEvent(event)


def month_days(day: date) -> tuple[date, date]:
    """Return the Monday and the Sunday around the month of a day."""
    first = day.replace(day=1)
    following = (first + timedelta(days=32)).replace(day=1)
    last = following - timedelta(days=1)
    return first - timedelta(days=first.weekday()), last + timedelta(days=6 - last.weekday())
