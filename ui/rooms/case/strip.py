"""Old and new days of one clock, one above the other on the same axis."""

from datetime import date, timedelta

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from cases.law.calendar import WorkCalendar
from cases.law.clock import Clock
from ui.kit.i18n import ZH, _, day_month, day_short, language
from ui.kit.marks import paint_hatch
from ui.kit.theme import colour, font, theme
from ui.kit.tokens import BODY, SMALL
from ui.labels.law import clock_title
from ui.rooms.case.week_grid import numbers

LEFT, CELL, HEAD, ROW = 48, 28, 20, 22
_DAY = timedelta(days=1)


class OldNewStrip(QWidget):
    """The strip; hidden while there is nothing to compare."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._old: Clock | None = None
        self._new: Clock | None = None
        self._calendar: WorkCalendar | None = None
        self._days: tuple[date, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEAD + 2 * ROW + 4)
        self.hide()
        theme().changed.connect(self.update)

    def show_move(self, old: Clock | None, new: Clock | None, calendar: WorkCalendar) -> None:
        """Show how a clock moves; hidden when one side has no counted days."""
        self._old, self._new, self._calendar = old, new, calendar
        self._days = _days(old, new)
        self.setVisible(bool(self._days))
        if old is not None and new is not None and old.due and new.due:
            words = _("{title}：旧 {old}，新 {new}")
            self.setAccessibleName(
                words.format(title=clock_title(new), old=day_short(old.due), new=day_short(new.due))
            )
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._days or self._calendar is None:
            return
        painter = QPainter(self)
        wide = min(float(CELL), (self.width() - LEFT) / len(self._days))
        for place, day in enumerate(self._days):
            off = not self._calendar.is_working(day)
            column = QRectF(LEFT + place * wide, HEAD, wide, 2 * ROW)
            if off:
                paint_hatch(painter, column)
            face = font(SMALL)
            face.setStrikeOut(off)
            painter.setFont(face)
            painter.setPen(colour("text3" if off else "text2"))
            words = day_month(day) if day.day == 1 and wide > 24 else str(day.day)
            box = QRectF(column.left() - 4, 0, wide + 8, HEAD)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        for line, (clock, words) in enumerate(((self._old, _("旧")), (self._new, _("新")))):
            top = HEAD + line * ROW
            painter.setFont(font(BODY, bold=bool(line)))
            painter.setPen(colour("text" if line else "text2"))
            box = QRectF(0, top, LEFT, ROW)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
            if clock is not None:
                self._paint_row(painter, clock, top, wide, is_new=bool(line))

    def _paint_row(
        self, painter: QPainter, clock: Clock, top: float, wide: float, *, is_new: bool
    ) -> None:
        counted = numbers(clock)
        for place, day in enumerate(self._days):
            box = QRectF(LEFT + place * wide + 1, top + 2, wide - 2, ROW - 4)
            number, face = counted.get(day), font(SMALL, bold=True)
            words, ink = "" if number is None else str(number), "accent_text" if is_new else "grey"
            if day == clock.start:
                painter.fillRect(box, colour("surface"))
                painter.setPen(QPen(colour("text2"), 1.2))
                painter.drawRect(box)
                words, ink = "起" if language() == ZH else "0", "text"
            elif day == clock.due:
                painter.fillRect(box, colour("accent" if is_new else "grey"))
                ink = "on_accent" if is_new else "surface"
            elif number is not None:
                painter.fillRect(box, colour("p2" if is_new else "grey_bg"))
            painter.setFont(face)
            painter.setPen(colour(ink))
            if wide > 14 or day in {clock.start, clock.due}:
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def _days(old: Clock | None, new: Clock | None) -> tuple[date, ...]:
    """Return the days from the earlier start to two days after the later end."""
    known = [
        day
        for clock in (old, new)
        if clock is not None and clock.start is not None and clock.due is not None
        for day in (clock.start, clock.due)
    ]
    if not known:
        return ()
    first, last = min(known), max(known) + 2 * _DAY
    return tuple(first + offset * _DAY for offset in range((last - first).days + 1))
