"""Days from left to right: where each is drawn, how wide, and which are in sight."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from cases.records.times import local
from ui.kit.i18n import _, day_month
from ui.kit.marks import paint_hatch
from ui.kit.theme import colour, font
from ui.kit.tokens import SMALL

if TYPE_CHECKING:
    from cases.law.calendar import WorkCalendar

#: Height of the words above the rows.
AXIS = 22
#: Pixels of the captions at the left, and of a day at least and at most.
CAPTIONS, NARROW, WIDE = 72, 6.0, 220.0
#: Longer spans begin at their end, with so many pixels a day.
_LONG, _USUAL = 75, 40.0
#: Between two words on the axis.
_APART = 8


class Axis:
    """The days of a time line."""

    def __init__(self) -> None:
        self.first = self.last = date.min
        #: Pixels of the whole line, set by the widget.
        self.width = 0
        #: Pixels of a day; none: as wide as all days fit.
        self._day: float | None = None
        self._from = 0.0

    def show(self, first: date, last: date) -> None:
        """Show these days, all of them or the latest."""
        self.first, self.last = first, last
        self.fit()
        if (last - first).days > _LONG:
            # The latest days are in sight; the wheel goes back to what came before.
            self._day, self._from = _USUAL, (last - first).days * _USUAL
            self.scroll(0)

    def fit(self) -> None:
        """Let the days be as wide as all of them fit."""
        self._day, self._from = None, 0.0

    @property
    def is_fitted(self) -> bool:
        """True while all days are in sight."""
        return self._day is None

    @property
    def day_width(self) -> float:
        """Pixels of a day."""
        if self._day is not None:
            return self._day
        days = (self.last - self.first).days + 1
        return max(NARROW, (self.width - CAPTIONS) / days)

    def x_of(self, moment: datetime) -> float:
        """Return where a moment is drawn."""
        here = local(moment)
        part = (here.hour * 60 + here.minute) / 1440
        return self.x(here.date()) + part * self.day_width

    def x(self, day: date) -> float:
        """Return where a day begins."""
        return CAPTIONS + (day - self.first).days * self.day_width - self._from

    def stretch(self, by: float, about: float) -> None:
        """Make days wider or narrower; what is drawn at a point stays there."""
        before = self.day_width
        wide = min(WIDE, max(NARROW, before * by))
        held = (about - CAPTIONS + self._from) / before
        self._day = wide
        self._from = held * wide - (about - CAPTIONS)
        self.scroll(0)

    def scroll(self, by: float) -> None:
        """Move the days, never beyond the first or last."""
        whole = ((self.last - self.first).days + 1) * self.day_width
        most = max(0.0, whole - (self.width - CAPTIONS))
        self._from = min(most, max(0.0, self._from + by))


def paint_days(
    painter: QPainter, axis: Axis, height: float, calendar: "WorkCalendar | None", today: date
) -> None:
    """Paint the days in sight with their words, days off hatched, today marked."""
    wide, metrics = axis.day_width, QFontMetrics(font(SMALL))
    taken = -1e9
    day = axis.first
    while day <= axis.last:
        x = axis.x(day)
        if x > axis.width:
            break
        if x + wide >= CAPTIONS:
            off = calendar is not None and not calendar.is_working(day)
            if off:
                paint_hatch(painter, QRectF(x, AXIS, wide, height - AXIS))
            if wide >= 14 or day.weekday() == 0:
                painter.setPen(QPen(colour("line_subtle"), 1))
                painter.drawLine(QLineF(x, AXIS, x, height))
            words = day_month(day)
            if calendar is not None and not off and day.weekday() >= 5:
                words = _("{day} 班").format(day=words)
            length = metrics.horizontalAdvance(words)
            if x + 4 >= taken and x + wide / 2 >= CAPTIONS:
                painter.setPen(colour("text3" if off else "text2"))
                box = QRectF(x + max(2, (wide - length) / 2), 0, length + 2, AXIS)
                painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
                taken = box.right() + _APART
        day += timedelta(days=1)
    if axis.first <= today <= axis.last:
        x = axis.x(today) + wide / 2
        painter.setPen(QPen(colour("amber_fill"), 2))
        painter.drawLine(QLineF(x, AXIS, x, height))
