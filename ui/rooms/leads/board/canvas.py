"""The board to work on: pan, zoom, choose, drag, by mouse and by keyboard."""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from leads.graph.board import BoardNote
from leads.graph.layout import snapped
from leads.graph.nodes import Link, LinkId, Node, NodeId
from leads.graph.slots import STEP
from ui.kit.i18n import _
from ui.kit.theme import colour, theme
from ui.labels.leads import node_words, status_words
from ui.rooms.leads.board.ink import of_window
from ui.rooms.leads.board.notes import note_at, paint_notes
from ui.rooms.leads.board.picture import DOTS, Picture, View
from ui.rooms.leads.board.scene import Scene
from ui.rooms.leads.board.sight import links_in
from ui.rooms.leads.board.strokes import Marks, distance

#: One notch of the wheel, and the nearest and the farthest view.
NOTCH, NEAREST, FARTHEST = 1.15, 3.0, 0.02
#: Nothing is shown larger than this when the whole is fitted.
_FITTED = 1.0
#: Pixels between the dots of the ground.
_GRID = 4.0 * STEP
#: Milliseconds the pointer rests before neighbours stand out.
_HOVER_MS = 220
#: Pixels around a line that count as on it.
_ON_LINE = 6.0


class BoardCanvas(QWidget):
    """The board.

    Signals:
        chosen: other nodes, or another link, are chosen now.
        opened: the inspector is wanted for what is chosen.
        dragged: nodes were moved; a list of id, x, y.
        menu_wanted: what can be done with the chosen, at a place of the screen.
        note_wanted: a note on the ground is to be changed.
        viewed: another part of the ground is in sight.
    """

    chosen = Signal()
    opened = Signal()
    dragged = Signal(list)
    menu_wanted = Signal(QPoint)
    note_wanted = Signal(object)
    viewed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 200)
        self.setAccessibleName(_("线索板"))
        self._picture: Picture | None = None
        self._view = View(0, 0, 1, max(1, self.width()), max(1, self.height()))
        self._fitted = True
        self._marks = Marks()
        #: The chosen rows, in the order in which they were chosen.
        self._order: tuple[int, ...] = ()
        self._notes: tuple[BoardNote, ...] = ()
        #: Where a drag began, what is dragged: nodes, the ground, or a box; and how far it went.
        self._press: QPointF | None = None
        self._dragging: str = ""
        self._box = QRectF()
        self._moving: list[int] = []
        self._gone = (0.0, 0.0)
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_HOVER_MS)
        self._resting.timeout.connect(self._hover)
        self._under = -1
        theme().changed.connect(self._dress)
        self._describe()

    # --- what is shown ----------------------------------------------------------------------

    @property
    def scene(self) -> Scene | None:
        """What is drawn; None before a case is shown."""
        return self._picture.scene if self._picture is not None else None

    @property
    def picture(self) -> Picture | None:
        """The picture of the scene."""
        return self._picture

    @property
    def view(self) -> View:
        """Which part of the ground is in sight."""
        return self._view

    @property
    def marks(self) -> Marks:
        """What stands out."""
        return self._marks

    def show_scene(self, scene: Scene | None, *, fit: bool = False) -> None:
        """Draw another scene; what was chosen stays so if it is still there."""
        kept = self.chosen_nodes()
        link = self.chosen_link()
        avoided, path, ways = self._ids(self._marks)
        self._picture = Picture(scene, of_window()) if scene is not None else None
        self._moving, self._dragging, self._press = [], "", None
        rows = scene.rows if scene is not None else {}
        self._order = tuple(rows[one] for one in kept if one in rows)
        self._still()
        self._set_marks(
            selected=self._rows(kept),
            link=self._link_row(link.id) if link is not None else -1,
            path=self._rows(path),
            path_links=self._link_rows(ways),
            avoided=self._rows(avoided),
        )
        if fit or self._fitted:
            self.fit()
        self._describe()
        self.update()

    def chosen_nodes(self) -> tuple[NodeId, ...]:
        """Return the chosen nodes, in the order in which they were chosen."""
        scene = self.scene
        if scene is None:
            return ()
        return tuple(scene.nodes[row].id for row in self._order if row in self._marks.selected)

    def chosen_link(self) -> Link | None:
        """Return the link that is chosen by itself."""
        scene = self.scene
        return (
            scene.links[self._marks.link] if scene is not None and self._marks.link >= 0 else None
        )

    def choose(self, nodes: Iterable[NodeId], link: LinkId | None = None) -> None:
        """Choose nodes, or a link, and tell."""
        row = self._link_row(link) if link is not None else -1
        scene, wanted = self.scene, tuple(nodes)
        if scene is not None:
            self._order = tuple(scene.rows[one] for one in wanted if one in scene.rows)
        self._choose_rows(self._rows(wanted), row)

    def show_notes(self, notes: tuple[BoardNote, ...]) -> None:
        """Show the notes of the board: free ones on the ground, the others by a sign."""
        self._notes = notes
        self.update()

    def mark_path(self, nodes: Iterable[NodeId], links: Iterable[LinkId]) -> None:
        """Let a way or a network stand out; nothing takes it away."""
        self._set_marks(path=self._rows(nodes), path_links=self._link_rows(links))

    def avoid(self, nodes: Iterable[NodeId]) -> None:
        """Show which nodes no way may go through."""
        self._set_marks(avoided=self._rows(nodes))

    def reveal(self, node: NodeId) -> None:
        """Bring a node into sight if it is not."""
        scene = self.scene
        if scene is None or node not in scene.rows:
            return
        x, y = scene.at[scene.rows[node]].tolist()
        if not self._view.ground.adjusted(60, 60, -60, -60).contains(x, y):
            self._look(x, y, max(self._view.scale, 0.6))

    # --- view -------------------------------------------------------------------------------

    def fit(self) -> None:
        """Show the whole board."""
        scene = self.scene
        if scene is None or not scene.nodes:
            self._look(0, 0, 1)
        else:
            left, top, right, bottom = scene.bounds()
            wide, high = max(1.0, right - left), max(1.0, bottom - top)
            scale = min(_FITTED, (self.width() - 16) / wide, (self.height() - 16) / high)
            self._look((left + right) / 2, (top + bottom) / 2, max(FARTHEST, scale))
        self._fitted = True

    def zoom(self, by: float, about: QPointF | None = None) -> None:
        """Come nearer or step back; the place under the point stays where it is."""
        point = about if about is not None else QPointF(self.rect().center())
        scale = min(NEAREST, max(FARTHEST, self._view.scale * by))
        held = self._view.to_ground(point)
        x = held.x() - (point.x() - self.width() / 2) / scale
        y = held.y() - (point.y() - self.height() / 2) / scale
        self._look(x, y, scale)

    def pan(self, dx: float, dy: float) -> None:
        """Move the view by pixels of the screen."""
        scale = self._view.scale
        self._look(self._view.x + dx / scale, self._view.y + dy / scale, scale)

    def look_at(self, x: float, y: float) -> None:
        """Bring a place of the ground into the middle."""
        self._look(x, y, self._view.scale)

    def _look(self, x: float, y: float, scale: float) -> None:
        self._view = View(x, y, scale, max(1, self.width()), max(1, self.height()))
        self._fitted = False
        self.viewed.emit()
        self.update()

    # --- painting ---------------------------------------------------------------------------

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("window"))
        self._paint_dots(painter)
        if self._picture is not None:
            self._picture.paint(painter, self._view, self._marks)
            paint_notes(painter, of_window(), self._picture.scene, self._view, self._notes)
        if self._dragging == "box":
            painter.setPen(QPen(colour("sel_line"), 1))
            fill = colour("sel")
            fill.setAlpha(110)
            painter.setBrush(fill)
            painter.drawRect(self._box)
        if self.hasFocus():
            painter.setPen(QPen(colour("sel_line"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _paint_dots(self, painter: QPainter) -> None:
        """Draw the grid to which nodes snap, where its dots are far enough apart."""
        scale = self._view.scale
        if scale < 0.7:
            return
        ground, step = self._view.ground, _GRID
        corner = self._view.to_screen(
            np.floor(ground.left() / step) * step, np.floor(ground.top() / step) * step
        )
        painter.setPen(QPen(colour("line"), 1))
        across = np.arange(corner.x(), self.width(), step * scale).tolist()
        down = np.arange(corner.y(), self.height(), step * scale).tolist()
        points = [QPointF(x, y) for x in across for y in down]
        painter.drawPoints(points)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitted:
            self.fit()
        else:
            self._look(self._view.x, self._view.y, self._view.scale)

    def _dress(self) -> None:
        if self._picture is not None:
            self._picture = Picture(self._picture.scene, of_window())
        self.update()

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
        self._box = QRectF(event.position(), event.position())
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
        self._press, self._dragging, self._gone = None, "", (0.0, 0.0)
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

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            row = self.node_at(QPointF(event.pos()))
            if row >= 0 and row not in self._marks.selected:
                self._choose_rows(frozenset({row}))
            elif row < 0:
                self._choose_rows(frozenset(), self.link_at(QPointF(event.pos())))
            self.menu_wanted.emit(event.globalPos())
        else:
            self.menu_wanted.emit(self.mapToGlobal(self._spot()))

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
        assert self._press is not None
        if self._picture is None:
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

    # --- keyboard ---------------------------------------------------------------------------

    _WAYS = {  # noqa: RUF012 - Qt keys to steps, never changed
        Qt.Key.Key_Left: (-1, 0),
        Qt.Key.Key_Right: (1, 0),
        Qt.Key.Key_Up: (0, -1),
        Qt.Key.Key_Down: (0, 1),
    }

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers()
        way = self._WAYS.get(key)
        if way is not None:
            self._arrow(way, held)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit()
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.zoom(NOTCH)
        elif key is Qt.Key.Key_Minus:
            self.zoom(1 / NOTCH)
        elif key is Qt.Key.Key_0:
            self.fit()
        elif key is Qt.Key.Key_Escape:
            self._choose_rows(frozenset())
        elif key is Qt.Key.Key_A and held & Qt.KeyboardModifier.ControlModifier:
            self._choose_rows(frozenset(range(len(self.scene.nodes) if self.scene else 0)))
        elif key is Qt.Key.Key_L and not held:
            self._next_link()
        else:
            super().keyPressEvent(event)

    def _arrow(self, way: tuple[int, int], held: Qt.KeyboardModifier) -> None:
        if held & Qt.KeyboardModifier.ControlModifier:
            self.pan(way[0] * 80, way[1] * 80)
        elif held & Qt.KeyboardModifier.AltModifier and self._marks.selected:
            # One step of the grid is one screen step here, whatever the scale.
            scale = self._view.scale
            self._drag(QPointF(way[0] * STEP * scale, way[1] * STEP * scale))
            self.drop()
        else:
            self._walk(way, adding=bool(held & Qt.KeyboardModifier.ShiftModifier))

    def _walk(self, way: tuple[int, int], *, adding: bool) -> None:
        """Go to the neighbour in a direction; where there is none, to any node that way."""
        scene = self.scene
        if scene is None or not scene.nodes:
            return
        here = self._here()
        if here < 0:
            middle = np.array([self._view.x, self._view.y])
            self._choose_rows(frozenset({int(np.hypot(*(scene.at - middle).T).argmin())}))
            return
        near = _that_way(scene, here, way, scene.near(here))
        found = near if near >= 0 else _that_way(scene, here, way, range(len(scene.nodes)))
        if found >= 0:
            self._cursor = found
            kept = self._marks.selected if adding else frozenset()
            self._choose_rows(kept | {found})
            self.reveal(scene.nodes[found].id)

    _cursor = -1

    def _here(self) -> int:
        if self._cursor in self._marks.selected:
            return self._cursor
        return min(self._marks.selected, default=-1)

    def _next_link(self) -> None:
        """Go through the links of the chosen node, one after the other."""
        scene = self.scene
        if scene is None:
            return
        held = self._here()
        if held < 0 and self._marks.link >= 0:
            held = int(scene.ends[self._marks.link, 0])
        if self._link_of >= 0 and self._marks.link >= 0:
            held = self._link_of
        rows = scene.links_at(held) if held >= 0 else []
        if rows:
            place = rows.index(self._marks.link) + 1 if self._marks.link in rows else 0
            self._choose_rows(frozenset(), rows[place % len(rows)])
            self._link_of = held

    _link_of = -1

    def _spot(self) -> QPoint:
        """Return where the menu of the chosen opens."""
        scene, here = self.scene, self._here()
        if scene is None or here < 0:
            return self.rect().center()
        return self._view.to_screen(*scene.at[here].tolist()).toPoint()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    # --- marks ------------------------------------------------------------------------------

    def _choose_rows(self, rows: frozenset[int], link: int = -1) -> None:
        self._link_of = -1
        kept = [row for row in self._order if row in rows]
        self._order = (*kept, *sorted(rows - set(kept)))
        if rows == self._marks.selected and link == self._marks.link:
            return
        self._set_marks(selected=frozenset(rows), link=link)
        self._describe()
        self.chosen.emit()

    def _set_marks(self, **changed: object) -> None:
        self._marks = replace(self._marks, **changed)  # type: ignore[arg-type]
        self.update()

    def _rows(self, nodes: Iterable[NodeId]) -> frozenset[int]:
        scene = self.scene
        if scene is None:
            return frozenset()
        return frozenset(scene.rows[one] for one in nodes if one in scene.rows)

    def _link_rows(self, links: Iterable[LinkId]) -> frozenset[int]:
        wanted, scene = set(links), self.scene
        if scene is None or not wanted:
            return frozenset()
        return frozenset(row for row, one in enumerate(scene.links) if one.id in wanted)

    def _link_row(self, link: LinkId) -> int:
        return min(self._link_rows((link,)), default=-1)

    def _ids(self, marks: Marks) -> tuple[set[NodeId], set[NodeId], set[LinkId]]:
        scene = self.scene
        if scene is None:
            return set(), set(), set()
        return (
            {scene.nodes[row].id for row in marks.avoided},
            {scene.nodes[row].id for row in marks.path},
            {scene.links[row].id for row in marks.path_links},
        )

    def _describe(self) -> None:
        """Tell a screen reader what is chosen."""
        scene = self.scene
        nodes = self.chosen_nodes()
        link = self.chosen_link()
        if scene is None or (not nodes and link is None):
            words = _("没有选中")
        elif link is not None:
            words = _("连线：{start} → {end}").format(
                start=scene.nodes[scene.rows[link.from_id]].label,
                end=scene.nodes[scene.rows[link.to_id]].label,
            )
        elif len(nodes) == 1:
            words = described(scene.nodes[scene.rows[nodes[0]]])
        else:
            words = _("已选 {n} 个").format(n=len(nodes))
        self.setAccessibleDescription(words)


def described(node: Node) -> str:
    """Return a node in one sentence, as a screen reader says it."""
    grade = str(node.grade) if node.grade else _("未评级")
    parts = (node_words(node.kind), node.label, node.sub, grade, status_words(node.status))
    return ", ".join(part for part in parts if part)


def _that_way(scene: Scene, here: int, way: tuple[int, int], rows: Iterable[int]) -> int:
    """Return the nearest node within 45 degrees of a direction, or -1."""
    candidates = np.array([row for row in rows if row != here], dtype=np.int64)
    if not len(candidates):
        return -1
    away = scene.at[candidates] - scene.at[here]
    along = away @ np.array(way, dtype=float)
    aside = np.abs(away @ np.array([-way[1], way[0]], dtype=float))
    fits = (along > 0) & (aside <= along)
    if not fits.any():
        return -1
    cost = np.where(fits, along + 2 * aside, np.inf)
    return int(candidates[cost.argmin()])
