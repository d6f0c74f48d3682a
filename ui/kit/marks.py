"""Marks painted everywhere alike: state glyphs, chips, miss discs, hatches."""

from enum import StrEnum

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPolygonF

from ui.kit.theme import colour, font
from ui.kit.tokens import SMALL


class Glyph(StrEnum):
    """State of a thing as a 12 x 12 mark; the word stands beside it or in the accessible text."""

    OVERDUE = "overdue"
    TODAY = "today"
    SOON = "soon"
    RUNNING = "running"
    WAITING = "waiting"
    STOPPED = "stopped"
    DONE = "done"
    PLANNED = "planned"
    NO = "no"
    NONE = "none"


class Tone(StrEnum):
    """Colour of a chip by meaning."""

    RED = "red"
    AMBER = "amber"
    YELLOW = "yellow"
    GREY = "grey"
    GREEN = "green"
    ACCENT = "accent"
    #: A frame only: a fact without urgency.
    OUTLINE = "outline"


_GLYPH_COLOUR = {
    Glyph.OVERDUE: "red_fill",
    Glyph.TODAY: "amber_fill",
    Glyph.SOON: "yellow_fill",
    Glyph.RUNNING: "accent_text",
    Glyph.WAITING: "grey_fill",
    Glyph.STOPPED: "grey_fill",
    Glyph.DONE: "green_fill",
    Glyph.PLANNED: "text3",
    Glyph.NO: "red_fill",
    Glyph.NONE: "text3",
}

CHIP_HEIGHT = 20


def paint_glyph(painter: QPainter, glyph: Glyph, where: QRectF) -> None:
    """Draw a state glyph centred in a rectangle, at most 12 px wide."""
    if glyph is Glyph.NONE:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = min(12.0, where.width(), where.height())
    box = QRectF(0, 0, side, side)
    box.moveCenter(where.center())
    inked = colour(_GLYPH_COLOUR[glyph])
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(inked)
    match glyph:
        case Glyph.OVERDUE:
            _triangle(painter, box)
        case Glyph.TODAY:
            painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        case Glyph.SOON:
            painter.drawPolygon(_diamond(box))
        case Glyph.RUNNING | Glyph.WAITING | Glyph.PLANNED:
            _outline(painter, glyph, box, inked)
        case Glyph.STOPPED:
            painter.drawRect(QRectF(box.left() + 2, box.top() + 1, 3, side - 2))
            painter.drawRect(QRectF(box.right() - 5, box.top() + 1, 3, side - 2))
        case Glyph.DONE | Glyph.NO:
            _stroke(painter, glyph, box, inked)
    painter.restore()


def _triangle(painter: QPainter, box: QRectF) -> None:
    painter.drawPolygon(
        QPolygonF(
            [
                QPointF(box.center().x(), box.top() + 0.5),
                QPointF(box.right(), box.bottom() - 0.5),
                QPointF(box.left(), box.bottom() - 0.5),
            ]
        )
    )
    painter.setPen(QPen(colour("surface"), 1.4))
    x = box.center().x()
    painter.drawLine(QLineF(x, box.top() + 4.5, x, box.top() + 8))
    painter.drawPoint(QPointF(x, box.top() + 10))


def _diamond(box: QRectF) -> QPolygonF:
    middle = box.center()
    return QPolygonF(
        [
            QPointF(middle.x(), box.top() + 0.5),
            QPointF(box.right() - 0.5, middle.y()),
            QPointF(middle.x(), box.bottom() - 0.5),
            QPointF(box.left() + 0.5, middle.y()),
        ]
    )


def _outline(painter: QPainter, glyph: Glyph, box: QRectF, inked: QColor) -> None:
    pen = QPen(inked, 1.5)
    if glyph is Glyph.WAITING:
        pen.setDashPattern([2, 1.8])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inner = box.adjusted(1.5, 1.5, -1.5, -1.5)
    if glyph is Glyph.PLANNED:
        painter.drawRect(inner)
    else:
        painter.drawEllipse(inner)


def _stroke(painter: QPainter, glyph: Glyph, box: QRectF, inked: QColor) -> None:
    painter.setPen(QPen(inked, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    left, top = box.left(), box.top()
    if glyph is Glyph.DONE:
        painter.drawPolyline(
            [
                QPointF(left + 1.5, top + 6.5),
                QPointF(left + 4.5, top + 9.5),
                QPointF(left + 10.5, top + 2.5),
            ]
        )
    else:
        painter.drawLine(QLineF(left + 2, top + 2, left + 10, top + 10))
        painter.drawLine(QLineF(left + 10, top + 2, left + 2, top + 10))


def chip_width(text: str) -> int:
    """Return how wide a chip with this text is."""
    return QFontMetrics(font(SMALL)).horizontalAdvance(text) + 12


def paint_chip(painter: QPainter, text: str, tone: Tone, where: QRect) -> None:
    """Draw a chip filling the rectangle (20 high, 16 in a dense header)."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(where).adjusted(0.5, 0.5, -0.5, -0.5)
    match tone:
        case Tone.OUTLINE:
            painter.setPen(QPen(colour("line_strong"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ink = "text2"
        case Tone.ACCENT:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("sel"))
            ink = "accent_text"
        case _:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(f"{tone}_bg"))
            ink = str(tone)
    painter.drawRoundedRect(box, 3, 3)
    painter.setPen(colour(ink))
    painter.setFont(font(SMALL))
    painter.drawText(where, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def paint_miss(
    painter: QPainter, counted: int, threshold: int, where: QRectF, disc: int = 10
) -> None:
    """Draw the miss counter: filled discs for counted absences, empty ones up to the threshold."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    gap = disc / 3
    x = where.left()
    for place in range(max(counted, threshold)):
        box = QRectF(x + 0.75, where.center().y() - disc / 2 + 0.75, disc - 1.5, disc - 1.5)
        if place < counted:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("red_fill"))
        else:
            painter.setPen(QPen(colour("line_strong"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box)
        x += disc + gap
    painter.restore()


def paint_hatch(painter: QPainter, where: QRectF) -> None:
    """Fill a rectangle with the diagonals of days off, as lines so that any scale is sharp."""
    painter.save()
    painter.setClipRect(where, Qt.ClipOperation.IntersectClip)
    painter.fillRect(where, colour("window"))
    painter.setPen(QPen(colour("hatch"), 1))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    x = where.left() - where.height()
    while x < where.right():
        painter.drawLine(QLineF(x, where.bottom(), x + where.height(), where.top()))
        x += 6
    painter.restore()
