"""Icons as strokes of the text colour, drawn from the shipped SVG files and kept by colour."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.kit.theme import colour

_FOLDER = Path(__file__).parents[1] / "icons"


@cache
def _source(name: str) -> str:
    return (_FOLDER / f"{name}.svg").read_text(encoding="utf-8")


@cache
def _renderer(name: str, stroke: str) -> QSvgRenderer:
    svg = _source(name).replace("currentColor", stroke)
    return QSvgRenderer(QByteArray(svg.encode()))


def paint_icon(painter: QPainter, name: str, where: QRectF, role: str = "text2") -> None:
    """Draw an icon into a rectangle, in the colour of a token role."""
    _renderer(name, colour(role).name()).render(painter, where)


def draw_icon(painter: QPainter, name: str, where: QRectF, stroke: str) -> None:
    """Draw an icon into a rectangle, in a colour of its own, as on paper."""
    _renderer(name, stroke).render(painter, where)


@cache
def _pixmap(name: str, stroke: str, size: int, ratio: float) -> QPixmap:
    pixmap = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(QColor(Qt.GlobalColor.transparent))
    painter = QPainter(pixmap)
    _renderer(name, stroke).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


def pixmap(name: str, role: str = "text2", size: int = 20, ratio: float = 2.0) -> QPixmap:
    """Return an icon as a picture, sharp up to the given device pixel ratio."""
    return _pixmap(name, colour(role).name(), size, ratio)


def icon(name: str, role: str = "text2", size: int = 20) -> QIcon:
    """Return an icon in the colour of a token role; ask again when the theme changes."""
    made = QIcon(pixmap(name, role, size))
    made.addPixmap(pixmap(name, "disabled", size), QIcon.Mode.Disabled)
    return made
