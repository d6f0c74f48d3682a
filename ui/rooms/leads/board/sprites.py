"""Shapes with their badges, drawn once for all nodes that look alike in a scale."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap

from ui.rooms.leads.board.ink import Ink
from ui.rooms.leads.board.kinds import icon_of
from ui.rooms.leads.board.scene import Scene
from ui.rooms.leads.board.strokes import State, draw_badges, draw_shape

if TYPE_CHECKING:
    from collections.abc import Hashable

#: Kept shapes; more than any board shows in one scale.
_MOST = 1200
#: Pixels around a shape for its badges.
_ROOM = 24.0
#: Below this scale badges cannot be read.
BADGED = 0.36


class Sprites:
    """The shapes of a scene."""

    def __init__(self, scene: Scene, ink: Ink) -> None:
        self._scene, self._ink = scene, ink
        self._made: dict[Hashable, QPixmap] = {}
        self._alike = [(one.kind, icon_of(one.kind, one.label + one.sub)) for one in scene.nodes]
        self._badges = [
            (one.grade, one.placing.is_pinned, int(hidden))
            for one, hidden in zip(scene.nodes, scene.hidden, strict=True)
        ]

    def of(self, row: int, state: State, scale: float, ratio: float) -> QPixmap:
        """Return the shape of a node.

        Args:
            row: Row of the node.
            state: How it stands out.
            scale: Pixels a pixel of the ground.
            ratio: Device pixels a pixel.
        """
        scale = round(scale, 3)
        above = bool(self._scene.above[row])
        badges = (*self._badges[row], above) if scale >= BADGED else ()
        key = (self._alike[row], badges, state, scale, ratio)
        found = self._made.get(key)
        if found is None:
            if len(self._made) > _MOST:
                self._made.clear()
            found = self._made[key] = self._drawn(row, state, scale, ratio)
        return found

    def _drawn(self, row: int, state: State, scale: float, ratio: float) -> QPixmap:
        half = self._scene.half[row] + _ROOM
        wide, high = (2 * half * scale * ratio).round().astype(int).tolist()
        made = QPixmap(wide, high)
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(wide / ratio / 2, high / ratio / 2)
        painter.scale(scale, scale)
        node = self._scene.nodes[row]
        draw_shape(painter, self._ink, node, state)
        if scale >= BADGED:
            below, hidden = bool(self._scene.above[row]), int(self._scene.hidden[row])
            draw_badges(painter, self._ink, node, below=below, hidden=hidden)
        painter.end()
        return made
