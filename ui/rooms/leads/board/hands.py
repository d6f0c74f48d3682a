"""The board under the mouse: choose, drag, span a box, pan, zoom, rest on a node."""

import numpy as np
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from leads.graph.layout import snapped
from ui.rooms.leads.board.notes import note_at
from ui.rooms.leads.board.picture import DOTS
from ui.rooms.leads.board.scene import Scene
from ui.rooms.leads.board.sight import links_in
from ui.rooms.leads.board.strokes import distance
from ui.rooms.leads.board.surface import Surface

#: One notch of the wheel.
NOTCH = 1.15
#: Milliseconds the pointer rests before neighbours stand out.
_HOVER_MS = 220
#: Pixels around a line that count as on it.
_ON_LINE = 6.0


class Hands(Surface):
    """The surface under the mouse.

    Signals:
        opened: the inspector is wanted for what is chosen.
        dragged: nodes were moved; a list of id, x, y.
        menu_wanted: what can be done with the chosen, at a place of the screen.
        note_wanted: a note on the ground is to be changed.
    """

    opened = Signal()
    dragged = Signal(list)
    menu_wanted = Signal(QPoint)
    note_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        #: Where a drag began, what is dragged: nodes, the ground, or a box; and how far it went.
        self._press: QPointF | None = None
        self._dragging = ""
        self._moving: list[int] = []
        self._gone = (0.0, 0.0)
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_HOVER_MS)
        self._resting.timeout.connect(self._hover)
        self._under = -1

    @override
    def show_scene(self, scene: Scene | None, *, fit: bool = False) -> None:
        """Draw another scene; a drag under way is given up."""
        self._moving, self._dragging, self._press, self._box = [], "", None, None
        self._still()
        super().show_scene(scene, fit=fit)

    # --- mouse ------------------------------------------------------------------------------

    def node_at(self, point: QPointF) -> int:
        """Return the row of the node seen at a point of the widget, or -1."""
        scene = self.scene
        if scene is None or not scene.nodes:
            return -1
        at = self._view.to_ground(point)
        need = scene.extents - 4.0
        away = np.array([at.x(), at.y()]) - scene.at
        inside = (
            (away[:, 0] >= -need[:, 0])
            & (away[:, 0] <= need[:, 2])
            & (away[:, 1] >= -need[:, 1])
            & (away[:, 1] <= need[:, 3])
        )
        rows = np.flatnonzero(inside)
        return int(rows[np.hypot(*away[rows].T).argmin()]) if len(rows) else -1

    def link_at(self, point: QPointF) -> int:
        """Return the row of the link drawn at a point of the widget, or -1."""
        if self._picture is None:
            return -1
        at, near = self._view.to_ground(point), _ON_LINE / self._view.scale
        box = QRectF(at.x() - near, at.y() - near, 2 * near, 2 * near)
        found = [
            (distance(at, self._picture.line(int(row))), int(row))
            for row in links_in(self._picture.scene, box)
        ]
        return min(found)[1] if found and min(found)[0] <= near else -1

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._press = event.position()
        self._still()
        if event.button() is Qt.MouseButton.MiddleButton:
            self._dragging = "ground"
            return
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        row = self.node_at(event.position())
        adding = bool(
            event.modifiers()
            & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        )
        if row >= 0:
            if adding:
                self._choose_rows(self._marks.selected ^ {row})
            elif row not in self._marks.selected:
                self._choose_rows(frozenset({row}))
            self._dragging = "nodes" if row in self._marks.selected else ""
            return
        link = self.link_at(event.position()) if self._view.scale >= DOTS else -1
        if link >= 0:
            self._choose_rows(frozenset(), link)
            return
        self._dragging = "box" if adding else "ground"
        self._box = QRectF(event.position(), event.position()) if adding else None
        self.setCursor(
            Qt.CursorShape.ClosedHandCursor if not adding else Qt.CursorShape.CrossCursor
        )

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._press is None:
            self._point_at(self.node_at(event.position()))
            return
        by = event.position() - self._press
        match self._dragging:
            case "ground":
                self.pan(-by.x(), -by.y())
                self._gone = (self._gone[0] + by.x(), self._gone[1] + by.y())
                self._press = event.position()
            case "box":
                self._box = QRectF(self._press, event.position()).normalized()
                self.update()
            case "nodes" if self._moving or by.manhattanLength() > 4:
                self._drag(by)
                self._press = event.position()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        still = self._dragging == "ground" and abs(self._gone[0]) + abs(self._gone[1]) < 4
        if self._dragging == "box":
            self._choose_box()
        elif self._moving:
            self.drop()
        elif still and event.button() is Qt.MouseButton.LeftButton:
            self._choose_rows(frozenset())
        elif self._dragging == "nodes" and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            # Of several that could have been dragged, a click alone means the one under it.
            self._choose_rows(frozenset({self.node_at(event.position())} - {-1}))
        self._press, self._dragging, self._gone, self._box = None, "", (0.0, 0.0), None
        self.unsetCursor()
        self.update()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        note = note_at(self._view, self._notes, event.position())
        if note is not None:
            self.note_wanted.emit(note.id)
        elif self.node_at(event.position()) >= 0 or self.link_at(event.position()) >= 0:
            self.opened.emit()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.pan(-(turned.y() or turned.x()), 0)
        elif turned.y():
            self.zoom(NOTCH ** (turned.y() / 120), event.position())
        event.accept()

    # --- dragging ---------------------------------------------------------------------------

    def _drag(self, by: QPointF) -> None:
        assert self._picture is not None
        scene = self._picture.scene
        if not self._moving:
            self._moving = sorted(self._marks.selected)
            touched = np.isin(scene.ends, self._moving).any(axis=1)
            self._picture.crowd.loosen(frozenset(np.flatnonzero(touched).tolist()))
        scale = self._view.scale
        scene.shift_rows(np.array(self._moving), by.x() / scale, by.y() / scale)
        self._picture.crowd.drag()
        self.update()

    def drop(self) -> None:
        """Let go of what is dragged: it snaps to the nearest free place, and that is told."""
        assert self._picture is not None
        moved, self._moving = self._moving, []
        scene = self._picture.scene
        scene.put(snapped(scene.at, scene.extents, moved))
        self._picture.crowd.moved()
        self.update()
        self.dragged.emit(
            [(scene.nodes[row].id, *(float(one) for one in scene.at[row])) for row in moved]
        )

    def _choose_box(self) -> None:
        if self._picture is None or self._box is None:
            return
        scene = self._picture.scene
        first = self._view.to_ground(self._box.topLeft())
        last = self._view.to_ground(self._box.bottomRight())
        inside = (
            (scene.at[:, 0] >= first.x())
            & (scene.at[:, 0] <= last.x())
            & (scene.at[:, 1] >= first.y())
            & (scene.at[:, 1] <= last.y())
        )
        self._choose_rows(self._marks.selected | set(np.flatnonzero(inside).tolist()))

    # --- hovering ---------------------------------------------------------------------------

    def _point_at(self, row: int) -> None:
        if row == self._under:
            return
        self._under = row
        self.setCursor(
            Qt.CursorShape.PointingHandCursor if row >= 0 else Qt.CursorShape.ArrowCursor
        )
        if row < 0:
            self._still()
        else:
            self._resting.start()

    def _hover(self) -> None:
        scene = self.scene
        if scene is not None and 0 <= self._under < len(scene.nodes) and self._view.scale >= DOTS:
            self._set_marks(hovered=self._under, near=frozenset(scene.near(self._under)))

    def _still(self) -> None:
        self._resting.stop()
        self._under = -1
        if self._marks.hovered >= 0:
            self._set_marks(hovered=-1, near=frozenset())

    @override
    def leaveEvent(self, event: object) -> None:
        self._still()
