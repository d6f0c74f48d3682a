"""A little calendar that numbers every counted day of a clock."""

from datetime import date, timedelta

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from cases.law.calendar import CalendarDay, DayKind
from cases.law.clock import Clock
from ui.kit.i18n import EN, WEEKDAYS_EN, WEEKDAYS_ZH, _, day_month, day_short, language
from ui.kit.marks import paint_hatch
from ui.kit.theme import colour, font, theme
from ui.kit.tokens import SMALL
from ui.labels.law import DAY_KINDS, short_name
from ui.rooms.case.opened import Opened

HEAD, CELL, GAP = 20, 44, 16
#: Weeks shown at either end of a long period.
_ENDS, _MOST = 4, 9
_DAY = timedelta(days=1)


def weeks(clock: Clock) -> tuple[date | None, ...]:
    """Return the Mondays to draw; None stands for the weeks left out of a long period."""
    if clock.start is None or clock.due is None:
        return ()
    first, last = sorted((clock.start, clock.due))
    monday = first - first.weekday() * _DAY
    listed = []
    while monday <= last:
        listed.append(monday)
        monday += 7 * _DAY
    if len(listed) <= _MOST:
        return tuple(listed)
    return (*listed[:_ENDS], None, *listed[-_ENDS:])


def numbers(clock: Clock) -> dict[date, int]:
    """Return which day of the period each counted day is."""
    if clock.count is None:
        return {}
    return {day: number for number, day in enumerate(clock.count.counted, start=1)}


class WeekGrid(QWidget):
    """The calendar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock: Clock | None = None
        self._opened: Opened | None = None
        self._weeks: tuple[date | None, ...] = ()
        self._numbers: dict[date, int] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    def show_clock(self, clock: Clock | None, opened: Opened | None) -> None:
        """Show the days of a clock."""
        self._clock, self._opened = clock, opened
        self._weeks = weeks(clock) if clock else ()
        self._numbers = numbers(clock) if clock else {}
        tall = sum(GAP if monday is None else CELL for monday in self._weeks)
        self.setFixedHeight(HEAD + tall + 1 if self._weeks else 0)
        self.setAccessibleName(self._spoken())
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(302, self.minimumHeight())

    def _spoken(self) -> str:
        if self._clock is None or self._clock.start is None or self._clock.due is None:
            return ""
        return _("从 {start} 起算，到 {due} 到期，计入 {n} 日").format(
            start=day_short(self._clock.start),
            due=day_short(self._clock.due),
            n=len(self._numbers),
        )

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._clock is None or self._opened is None:
            return
        painter = QPainter(self)
        wide = (self.width() - 1) / 7
        painter.setFont(font(SMALL))
        painter.setPen(colour("text2"))
        names = WEEKDAYS_EN if language() == EN else tuple(WEEKDAYS_ZH)
        for place, name in enumerate(names):
            box = QRectF(place * wide, 0, wide, HEAD)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)
        top = float(HEAD)
        for monday in self._weeks:
            if monday is None:
                painter.setPen(colour("text3"))
                gap = QRectF(0, top, self.width(), GAP)
                painter.drawText(gap, Qt.AlignmentFlag.AlignCenter, "· · ·")
                top += GAP
                continue
            for place in range(7):
                box = QRectF(place * wide, top, wide, CELL)
                self._paint_day(painter, monday + place * _DAY, box)
            top += CELL

    def _paint_day(self, painter: QPainter, day: date, box: QRectF) -> None:
        assert self._opened is not None
        assert self._clock is not None
        known = self._opened.calendar.on(day)
        off = known.kind in {DayKind.WEEKEND, DayKind.HOLIDAY}
        is_due, is_start = day == self._clock.due, day == self._clock.start
        number = self._numbers.get(day)
        struck = off and number is None and not is_start and not is_due
        if is_due:
            painter.fillRect(box, colour("accent"))
        elif off:
            paint_hatch(painter, box)
        else:
            painter.fillRect(box, colour("surface"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour("line_subtle"), 1))
        painter.drawRect(box)
        _paint_date(painter, day, box, struck=struck, on_due=is_due, off=off)
        _paint_word(painter, known, box, on_due=is_due, is_start=is_start)
        if number is not None:
            _paint_number(painter, number, box, on_due=is_due)
        if is_start:
            painter.setPen(QPen(colour("text2"), 1.5))
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        if day == self._opened.today:
            painter.setPen(QPen(colour("amber_fill"), 2))
            painter.drawRect(box.adjusted(1, 1, -1, -1))


def _paint_date(
    painter: QPainter, day: date, box: QRectF, *, struck: bool, on_due: bool, off: bool
) -> None:
    words = day_month(day) if day.day == 1 else str(day.day)
    face = font(SMALL)
    face.setStrikeOut(struck)
    painter.setFont(face)
    painter.setPen(colour("on_accent" if on_due else "text3" if off else "text"))
    corner = box.adjusted(4, 3, -3, 0)
    painter.drawText(corner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, words)


def _paint_word(
    painter: QPainter, known: CalendarDay, box: QRectF, *, on_due: bool, is_start: bool
) -> None:
    words, role = "", "text3"
    if on_due:
        words, role = _("到期"), "text"
    elif is_start:
        words, role = _("起"), "text"
    elif known.kind is DayKind.MAKEUP:
        words, role = _(DAY_KINDS[DayKind.MAKEUP]), "accent_text"
    elif known.kind is DayKind.HOLIDAY:
        words = known.name_en if language() == EN else short_name(known.name)
    elif known.kind is DayKind.WEEKEND:
        words = _(DAY_KINDS[DayKind.WEEKEND])
    if not words:
        return
    face = font(SMALL, bold=role != "text3")
    painter.setFont(face)
    painter.setPen(colour("on_accent" if on_due else role))
    room = box.adjusted(4, 0, -2, -4)
    short = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()))
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, short)


def _paint_number(painter: QPainter, number: int, box: QRectF, *, on_due: bool) -> None:
    wide = 16 if number < 10 else 22
    # On the due day the word below needs the whole width.
    top = box.top() + 4 if on_due else box.bottom() - 21
    plate = QRectF(box.right() - wide - 3, top, wide, 17)
    if on_due:
        painter.fillRect(plate, colour("surface"))
    else:
        painter.fillRect(plate, colour("p2"))
    painter.setFont(font(SMALL, bold=True))
    painter.setPen(colour("accent_text"))
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, str(number))
