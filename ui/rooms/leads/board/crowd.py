"""Many lines and dots at once: drawn by certainty alone, in a few strokes for thousands."""

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from leads.graph.layout import Floats
from leads.graph.nodes import LinkStatus
from ui.rooms.leads.board.ink import Ink
from ui.rooms.leads.board.scene import STATUSES, Rows, Scene
from ui.rooms.leads.board.sight import stretches
from ui.rooms.leads.board.strokes import ARROW, Marks

#: Pixels after which the dashes of a broken line repeat.
_DASHES = 10.0
#: Those that say least first.
_PLAIN = (
    (LinkStatus.UNCONFIRMED, "line_strong"),
    (LinkStatus.CONFIRMED, "text3"),
    (LinkStatus.REFUTED, "red_fill"),
)
_DASHED = {LinkStatus.UNCONFIRMED: (6, 4), LinkStatus.REFUTED: (1.5, 4)}
#: Half the length of the arms of a cross.
_ARM = 5.0


class Crowd:
    """The lines and dots of a scene, kept as paths from frame to frame."""

    def __init__(self, scene: Scene, ink: Ink) -> None:
        self._scene, self._ink = scene, ink
        self._paths: dict[LinkStatus, QPainterPath] = {}
        self._dots: QPolygonF | None = None
        #: Link rows left out of the kept paths while their nodes are dragged.
        self._loose: frozenset[int] = frozenset()

    def moved(self) -> None:
        """Forget what was kept of places."""
        self._paths.clear()
        self._dots = None
        self._loose = frozenset()

    def loosen(self, links: frozenset[int]) -> None:
        """Draw these links anew in each frame while their nodes are dragged."""
        self.moved()
        self._loose = links

    def drag(self) -> None:
        """Forget the dots of nodes while some are dragged."""
        self._dots = None

    def paint_dots(self, painter: QPainter, scale: float, marks: Marks) -> None:
        """Draw every node as a dot, what stands out larger."""
        if self._dots is None:
            self._dots = QPolygonF([QPointF(x, y) for x, y in self._scene.at.tolist()])
        painter.setPen(hair(self._ink, "text2", 5 if scale > 0.12 else 4))
        painter.drawPoints(self._dots)
        for rows, role, size in ((marks.path, "accent_mid", 7), (marks.selected, "sel_line", 9)):
            painter.setPen(hair(self._ink, role, size))
            for row in rows:
                painter.drawPoint(QPointF(*self._scene.at[row]))

    def paint_all(self, painter: QPainter) -> None:
        """Draw every line; those of what is dragged besides."""
        for status, role in _PLAIN:
            painter.setPen(hair(self._ink, role))
            painter.drawPath(self._path(status))
        painter.setPen(hair(self._ink, "sel_line"))
        scene = self._scene
        for row in self._loose:
            (x1, y1), (x2, y2) = scene.begin[row].tolist(), scene.end[row].tolist()
            painter.drawLine(QLineF(x1, y1, x2, y2))

    def paint_seen(self, painter: QPainter, links: Rows, ground: QRectF) -> None:
        """Draw the stretches in sight of many lines, with their heads and crosses."""
        scene = self._scene
        enter, leave = stretches(scene, ground)
        way = scene.end - scene.begin
        far = np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-6)
        # A broken line starts with a whole dash, so that it does not creep as the view moves.
        first = np.maximum(np.floor(enter * far / _DASHES) * _DASHES / far, 0.0)
        for status, role in _PLAIN:
            rows = links[scene.status[links] == STATUSES.index(status)]
            starts = scene.begin[rows] + way[rows] * first[rows, None]
            ends = scene.begin[rows] + way[rows] * leave[rows, None]
            pen = hair(self._ink, role)
            if status in _DASHED:
                pen.setDashPattern(_DASHED[status])
            painter.setPen(pen)
            painter.drawPath(between(starts, ends))
            headed = rows[leave[rows] >= 1.0]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._ink(role))
            painter.drawPath(_heads(scene.end[headed], way[headed] / far[headed, None]))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            if status is LinkStatus.REFUTED:
                painter.setPen(hair(self._ink, role, 2))
                painter.drawPath(_crosses((scene.begin[rows] + scene.end[rows]) / 2))

    def _path(self, status: LinkStatus) -> QPainterPath:
        if status not in self._paths:
            kept = self._scene.status == STATUSES.index(status)
            if self._loose:
                kept[list(self._loose)] = False
            self._paths[status] = between(self._scene.begin[kept], self._scene.end[kept])
        return self._paths[status]


def between(starts: Floats, ends: Floats) -> QPainterPath:
    """Return many lines as one path."""
    path = QPainterPath()
    for (x1, y1), (x2, y2) in zip(starts.tolist(), ends.tolist(), strict=True):
        path.moveTo(x1, y1)
        path.lineTo(x2, y2)
    return path


def hair(ink: Ink, role: str, width: float = 1) -> QPen:
    """Return a pen as wide on the screen whatever the scale."""
    pen = QPen(ink(role), width)
    pen.setCosmetic(True)
    return pen


def _heads(tips: Floats, way: Floats) -> QPainterPath:
    aside = np.stack([-way[:, 1], way[:, 0]], axis=1) * (ARROW / 2)
    back = tips - way * ARROW
    path = QPainterPath()
    for tip, one, other in zip(
        tips.tolist(), (back + aside).tolist(), (back - aside).tolist(), strict=True
    ):
        path.moveTo(*tip)
        path.lineTo(*one)
        path.lineTo(*other)
        path.closeSubpath()
    return path


def _crosses(middles: Floats) -> QPainterPath:
    path = QPainterPath()
    for x, y in middles.tolist():
        path.moveTo(x - _ARM, y - _ARM)
        path.lineTo(x + _ARM, y + _ARM)
        path.moveTo(x - _ARM, y + _ARM)
        path.lineTo(x + _ARM, y - _ARM)
    return path
