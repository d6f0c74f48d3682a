"""The whole board in a corner, with the part in sight; a click goes there."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui.kit.i18n import _
from ui.kit.theme import colour, theme
from ui.rooms.leads.board.canvas import BoardCanvas

WIDE, HIGH, AIR = 168, 104, 6


class MiniMap(QWidget):
    """The overview; hidden while everything is in sight anyway."""

    def __init__(self, canvas: BoardCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._ground: QPixmap | None = None
        self._made_for: object = None
        self.setFixedSize(WIDE, HIGH)
        self.setAccessibleName(_("全图"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()
        canvas.viewed.connect(self.refresh)
        canvas.dragged.connect(self.redraw)
        theme().changed.connect(self.redraw)

    def redraw(self, _moved: object = None) -> None:
        """Draw the dots anew."""
        self._ground = None
        self.refresh()

    def refresh(self) -> None:
        """Show the part in sight, or nothing when that is everything."""
        scene = self._canvas.scene
        if scene is None or not scene.nodes:
            self.hide()
            return
        left, top, right, bottom = scene.bounds()
        whole = QRectF(left, top, right - left, bottom - top)
        seen = self._canvas.view.ground
        needed = not seen.contains(whole.adjusted(8, 8, -8, -8))
        self.setVisible(needed and self._canvas.isVisible())
        self.move(self._canvas.width() - WIDE - 12, self._canvas.height() - HIGH - 12)
        self.update()

    def _scaled(self) -> tuple[float, float, float]:
        """Return pixels a pixel of the ground, and where its corner is drawn."""
        scene = self._canvas.scene
        assert scene is not None
        left, top, right, bottom = scene.bounds()
        scale = min(
            (WIDE - 2 * AIR) / max(1.0, right - left), (HIGH - 2 * AIR) / max(1.0, bottom - top)
        )
        x = (WIDE - (right - left) * scale) / 2 - left * scale
        y = (HIGH - (bottom - top) * scale) / 2 - top * scale
        return scale, x, y

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        scene = self._canvas.scene
        if scene is None or not scene.nodes:
            return
        if self._ground is None or self._made_for is not scene:
            self._ground, self._made_for = self._dots(), scene
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._ground)
        scale, x, y = self._scaled()
        seen = self._canvas.view.ground
        box = QRectF(
            seen.left() * scale + x,
            seen.top() * scale + y,
            seen.width() * scale,
            seen.height() * scale,
        )
        painter.setPen(QPen(colour("sel_line"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.intersected(QRectF(self.rect()).adjusted(1, 1, -1, -1)))

    def _dots(self) -> QPixmap:
        scene = self._canvas.scene
        assert scene is not None
        made = QPixmap(WIDE, HIGH)
        made.fill(colour("surface"))
        painter = QPainter(made)
        painter.setPen(QPen(colour("line"), 1))
        painter.drawRect(0, 0, WIDE - 1, HIGH - 1)
        scale, x, y = self._scaled()
        painter.setPen(QPen(colour("text3"), 2))
        spots = (scene.at * scale + (x, y)).tolist()
        painter.drawPoints(QPolygonF([QPointF(a, b) for a, b in spots]))
        painter.end()
        return made

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go(event.position())

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._go(event.position())

    def _go(self, point: QPointF) -> None:
        scale, x, y = self._scaled()
        self._canvas.look_at((point.x() - x) / scale, (point.y() - y) / scale)
