"""Frames of groups: a box around the nodes of one, or, where strangers lie between them, a band.

The band runs around each member and along the shortest tree that joins them, so that no stranger
seems to belong; at most a thin stretch of it passes behind one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPainterPathStroker

from leads.graph.layout import Floats
from ui.rooms.leads.board.scene import Scene

#: Air around a member, and how much more above the first for the name of the group.
_AIR, _TITLE = 4.0, 18.0
_ROUND, _BAND = 4.0, 10.0
#: Of more members a band is no longer made out, and takes long to draw.
_MOST = 120


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame of one group."""

    name: str
    path: QPainterPath
    #: Where its name begins.
    corner: QPointF


class Frames:
    """The frames of a scene, counted again when a node has moved."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._groups: dict[str, list[int]] = {}
        for row, node in enumerate(scene.nodes):
            if node.placing.group:
                self._groups.setdefault(node.placing.group, []).append(row)
        self._at = b""
        self._frames: tuple[Frame, ...] = ()

    def now(self) -> tuple[Frame, ...]:
        """Return the frames as the nodes lie now."""
        if self._groups and self._at != (at := self._scene.at.tobytes()):
            self._at, self._frames = at, tuple(self._made())
        return self._frames

    def _made(self) -> Iterator[Frame]:
        at, need = self._scene.at, self._scene.extents
        low, high = at - need[:, :2], at + need[:, 2:]
        for name, rows in sorted(self._groups.items()):
            (left, top), (right, bottom) = low[rows].min(axis=0), high[rows].max(axis=0)
            box = QRectF(left, top, right - left, bottom - top)
            within = ((low < (right, bottom)) & (high > (left, top))).all(axis=1)
            if within.sum() == len(rows) or len(rows) > _MOST:
                yield _boxed(name, box.adjusted(-_AIR, -_TITLE, _AIR, _AIR))
            else:
                yield _banded(name, at[rows], low[rows], high[rows])


def _boxed(name: str, box: QRectF) -> Frame:
    path = QPainterPath()
    path.addRoundedRect(box, _ROUND, _ROUND)
    return Frame(name, path, box.topLeft())


def _banded(name: str, at: Floats, low: Floats, high: Floats) -> Frame:
    """Return a frame around each member, joined by bands."""
    first = int(np.lexsort((low[:, 0], low[:, 1]))[0])
    ways = QPainterPath()
    for one, other in _joined(at):
        ways.moveTo(QPointF(*at[one]))
        ways.lineTo(QPointF(*at[other]))
    stroker = QPainterPathStroker()
    stroker.setWidth(_BAND)
    path = stroker.createStroke(ways)
    for row, ((left, top), (right, bottom)) in enumerate(zip(low, high, strict=True)):
        above = _TITLE if row == first else _AIR
        box = QRectF(left, top, right - left, bottom - top)
        around = QPainterPath()
        around.addRoundedRect(box.adjusted(-_AIR, -above, _AIR, _AIR), _ROUND, _ROUND)
        path = path.united(around)
    corner = QPointF(low[first, 0] - _AIR, low[first, 1] - _TITLE)
    return Frame(name, path, corner)


def _joined(at: Floats) -> Sequence[tuple[int, int]]:
    """Return the shortest tree over some places (Prim), as pairs of rows."""
    pairs: list[tuple[int, int]] = []
    nearest = np.zeros(len(at), dtype=int)
    far = np.hypot(*(at - at[0]).T)
    far[0] = np.inf
    for _turn in range(len(at) - 1):
        row = int(far.argmin())
        pairs.append((int(nearest[row]), row))
        way = np.hypot(*(at - at[row]).T)
        closer = (way < far) & np.isfinite(far)
        nearest[closer], far[closer] = row, way[closer]
        far[row] = np.inf
    return pairs
