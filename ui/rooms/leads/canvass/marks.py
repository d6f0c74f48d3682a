"""Marks of doors: a cross, a dashed ring, a ring with a bar, a key; never a colour alone."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from leads.canvass.records import Mark
from ui.kit.icons import paint_icon
from ui.kit.theme import colour, tokens

#: Shades from the least to the most probable, in light and in dark.
_SHADES = {
    False: ("#FFFFFF", "#EAF0F8", "#D0DFF1", "#ABC6E6", "#7FA3CF"),
    True: ("#1B1F25", "#1F2936", "#24374F", "#2C4A73", "#3B659E"),
}
#: From which share of the likeliest door on a shade is taken.
_FROM = (0.0, 0.004, 0.03, 0.15, 0.5)


def shade(chance: float, most: float) -> QColor:
    """Return the shade of a door; the likeliest of all is the darkest."""
    share = chance / most if most > 0 else 0.0
    step = max(n for n, least in enumerate(_FROM) if share >= least)
    return QColor(_SHADES[tokens().is_dark][step])


def shades() -> tuple[QColor, ...]:
    """Return all shades, for the legend."""
    return tuple(QColor(one) for one in _SHADES[tokens().is_dark])


def paint_mark(painter: QPainter, mark: Mark, where: QRectF) -> None:
    """Draw the mark of a door, at most 10 px wide."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(0, 0, 9, 9)
    box.moveCenter(where.center())
    painter.setBrush(Qt.BrushStyle.NoBrush)
    match mark:
        case Mark.FITS_NOT:
            painter.setPen(QPen(colour("text3"), 1.4))
            inner = box.adjusted(1, 1, -1, -1)
            painter.drawLine(QLineF(inner.topLeft(), inner.bottomRight()))
            painter.drawLine(QLineF(inner.topRight(), inner.bottomLeft()))
        case Mark.NOBODY:
            pen = QPen(colour("text2"), 1.3)
            pen.setDashPattern([1.6, 1.4])
            painter.setPen(pen)
            painter.drawEllipse(box)
        case Mark.REFUSED:
            painter.setPen(QPen(colour("red_fill"), 1.4))
            painter.drawEllipse(box)
            middle, reach = box.center(), 3.0
            painter.drawLine(QLineF(middle - QPointF(reach, reach), middle + QPointF(reach, reach)))
        case Mark.OPENS:
            square = QRectF(0, 0, 13, 13)
            square.moveCenter(where.center())
            paint_icon(painter, "key", square, "green")
        case Mark.UNTRIED:
            pass
    painter.restore()
