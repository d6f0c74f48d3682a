"""How a session looks on the calendar, and the place where a dragged mediation would go."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from cases.mediation.kinds import SessionState
from cases.records.mediation import Block, Waiting
from ui.kit.i18n import _, clock_time
from ui.kit.theme import colour, font
from ui.kit.tokens import SMALL
from ui.rooms.mediation import words
from ui.rooms.mediation.layout import Spot

_LINE = 18


def paint_block(
    painter: QPainter, block: Block, box: QRectF, *, chosen: bool, focused: bool
) -> None:
    """Paint a session; of a hidden case no more than that the room is taken."""
    ground = "window" if block.hidden else "surface"
    if chosen or block.state is SessionState.OPEN:
        ground = "sel"
    painter.setPen(QPen(colour("line_strong"), 1))
    painter.setBrush(colour(ground))
    painter.drawRect(box)
    edge = QRectF(box.left(), box.top(), 3, box.height())
    painter.fillRect(edge, colour("grey_fill" if block.hidden else "accent"))
    painter.setClipRect(box)
    _lines(painter, box.adjusted(8, 3, -3, -3), _told(block), "text2" if block.hidden else "text")
    painter.setClipping(False)
    if focused:
        painter.setPen(QPen(colour("sel_line"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(1, 1, -1, -1))


def paint_target(painter: QPainter, line: Waiting, spot: Spot, box: QRectF) -> None:
    """Paint where the mediation that is dragged would go."""
    painter.setPen(QPen(colour("sel_line"), 2, Qt.PenStyle.DashLine))
    painter.setBrush(colour("sel"))
    painter.drawRect(box.adjusted(1, 1, -1, -1))
    lines = (
        (line.case_number.rpartition("-")[2], True),
        (line.names[0] if line.names else "", False),
        (clock_time(spot.starts_at), False),
    )
    _lines(painter, box.adjusted(8, 4, -2, -2), lines, "text")


def _told(block: Block) -> tuple[tuple[str, bool], ...]:
    """Return the lines of a session, and whether each is bold."""
    if block.hidden:
        return ((_("房间占用"), True),)
    state = words.told(block)
    if block.state is not SessionState.PLANNED:
        state = _("进行中") if block.state is SessionState.OPEN else _("已开")
    return (
        (block.case_number.rpartition("-")[2], True),
        (block.name, False),
        (state, False),
    )


def _lines(painter: QPainter, inner: QRectF, lines: Iterable[tuple[str, bool]], role: str) -> None:
    for number, (text, bold) in enumerate(lines):
        painter.setFont(font(SMALL, bold=bold))
        painter.setPen(colour(role))
        row = QRectF(inner.left(), inner.top() + number * _LINE, inner.width(), 16)
        shown = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, int(row.width())
        )
        painter.drawText(row, Qt.AlignmentFlag.AlignVCenter, shown)
