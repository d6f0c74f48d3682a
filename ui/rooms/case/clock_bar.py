"""One clock as a bar: a cell for each counted day on a line for the days that do not count."""

from datetime import date, timedelta

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPolygonF

from cases.law.clock import Clock, ClockState
from ui.kit.theme import colour, font
from ui.kit.tokens import BODY
from ui.rooms.case.axis import Axis
from ui.rooms.case.clock_words import beside_bar
from ui.rooms.case.opened import Opened

#: Height of a cell and of the square at the trigger.
CELL, SQUARE = 14, 8
_DAY = timedelta(days=1)
_FINISHED = frozenset({ClockState.DONE, ClockState.MISSED})
_STOPPED = frozenset(
    {ClockState.SUSPENDED, ClockState.LAPSED, ClockState.ELAPSED, ClockState.CEASED}
)


def paint_bar(
    painter: QPainter, clock: Clock, axis: Axis, opened: Opened, where: QRectF, ground: str
) -> None:
    """Draw the bar of a clock and the words at its end.

    Args:
        painter: Whose origin is the left end of the axis, scrolled as the chart is.
        clock: What to draw.
        axis: Where each day stands.
        opened: The case, for today.
        where: The row, in the painter's coordinates; its left is what is visible first.
        ground: Role of the background, on which words stand.
    """
    middle = where.center().y()
    if clock.start is None or clock.due is None:
        _paint_waiting(painter, clock, opened, where, ground)
        return
    begin, end = axis.x(clock.start), axis.x(clock.due) + axis.width
    reach = _late_end(clock, axis, opened)
    painter.setPen(QPen(colour("line_strong"), 2))
    painter.drawLine(QLineF(min(begin, end) + axis.width / 2, middle, end - 2, middle))
    if reach > end:
        painter.setPen(QPen(colour("red_fill"), 2))
        painter.drawLine(QLineF(end, middle, reach, middle))
    if clock.limit is not None and clock.limit > clock.due:
        reach = _paint_limit(painter, axis, clock.limit, end, middle)
    painter.setPen(Qt.PenStyle.NoPen)
    for day in _cells(clock):
        _paint_cell(painter, clock, day, axis, opened.today, middle)
    _paint_square(painter, begin + axis.width / 2, middle, ground)
    if clock.warn_on is not None and clock.is_open:
        _paint_warning(painter, axis.x(clock.warn_on) + axis.width / 2, middle)
    _paint_words(painter, clock, opened, max(end, reach, begin) + 6, where, ground)


def _cells(clock: Clock) -> tuple[date, ...]:
    """Return the days to draw as cells; a period of hours has its days instead."""
    assert clock.start is not None
    assert clock.due is not None
    if clock.count is None:
        return (clock.due,)
    if not clock.count.counted:
        days = (clock.due - clock.start).days
        return tuple(clock.start + offset * _DAY for offset in range(1, days + 1)) or (clock.due,)
    # what lies behind an agreed day is the longest the law allows, drawn as a dotted line
    counted = tuple(day for day in clock.count.counted if day <= clock.due)
    return counted if clock.due in counted else (*counted, clock.due)


def _paint_cell(
    painter: QPainter, clock: Clock, day: date, axis: Axis, today: date, middle: float
) -> None:
    box = QRectF(axis.x(day) + 1, middle - CELL / 2, axis.width - 2, CELL)
    if clock.projected or clock.state is ClockState.NOT_STARTED:
        pen = QPen(colour("grey_fill"), 1.2)
        pen.setDashPattern([2, 1.8])
        painter.setPen(pen)
        painter.setBrush(colour("surface"))
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setPen(Qt.PenStyle.NoPen)
        return
    painter.fillRect(box, colour(_cell_role(clock, day, today)))


def _cell_role(clock: Clock, day: date, today: date) -> str:
    if clock.state in _FINISHED:
        done = clock.done_on is not None and day <= clock.done_on
        return "green_fill" if done else "line"
    if clock.state in _STOPPED:
        return "grey_fill"
    return "accent" if day <= today else "accent_mid"


def _late_end(clock: Clock, axis: Axis, opened: Opened) -> float:
    """Return how far a period is overrun, or has been before it was done."""
    if clock.state is ClockState.OVERDUE:
        return axis.x(opened.today)
    if clock.state is ClockState.MISSED and clock.done_on is not None:
        return axis.x(clock.done_on) + axis.width
    return 0.0


def _paint_limit(painter: QPainter, axis: Axis, limit: date, begin: float, middle: float) -> float:
    """Draw the longest period of the law behind an agreed one; return where it ends."""
    end = axis.x(limit) + axis.width
    pen = QPen(colour("text3"), 1.5)
    pen.setDashPattern([1, 2])
    painter.setPen(pen)
    painter.drawLine(QLineF(begin, middle, end, middle))
    painter.setPen(QPen(colour("text3"), 2))
    painter.drawLine(QLineF(end, middle - 7, end, middle + 7))
    return end


def _paint_square(painter: QPainter, x: float, middle: float, ground: str) -> None:
    painter.setPen(QPen(colour("text3"), 1.2))
    painter.setBrush(colour(ground))
    painter.drawRect(QRectF(x - SQUARE / 2, middle - SQUARE / 2, SQUARE, SQUARE))


def _paint_warning(painter: QPainter, x: float, middle: float) -> None:
    """Mark the day of the unit's warning by a small wedge above its cell."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("yellow_fill"))
    top = middle - CELL / 2 - 2
    painter.drawPolygon(
        QPolygonF([QPointF(x - 4, top - 5), QPointF(x + 4, top - 5), QPointF(x, top)])
    )


def _paint_waiting(
    painter: QPainter, clock: Clock, opened: Opened, where: QRectF, ground: str
) -> None:
    left, middle = where.left() + 8, where.center().y()
    if clock.state not in _FINISHED:
        pen = QPen(colour("grey_fill"), 2)
        pen.setDashPattern([2, 2])
        painter.setPen(pen)
        painter.drawLine(QLineF(left, middle, left + 34, middle))
        left += 42
    _paint_words(painter, clock, opened, left, where, ground)


def _paint_words(
    painter: QPainter, clock: Clock, opened: Opened, x: float, where: QRectF, ground: str
) -> None:
    words, role = beside_bar(clock, opened)
    bold = clock.is_open
    face = font(BODY, bold=bold)
    width = QFontMetrics(face).horizontalAdvance(words)
    # Where the bar itself is scrolled away, its words stay at the edge it has left by.
    x = max(where.left() + 2, min(x, where.right() - width - 8))
    box = QRectF(x, where.center().y() - 11, width + 8, 22)
    painter.fillRect(box, colour(ground))
    painter.setFont(face)
    painter.setPen(colour(role))
    painter.drawText(box.adjusted(4, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)
