"""The surface of the board: the scene that is shown, the part in sight, and what stands out."""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from leads.graph.board import BoardNote
from leads.graph.nodes import Link, LinkId, NodeId
from leads.graph.slots import STEP
from ui.kit.i18n import _
from ui.kit.theme import colour, theme
from ui.rooms.leads.board.described import described
from ui.rooms.leads.board.ink import of_window
from ui.rooms.leads.board.notes import paint_notes
from ui.rooms.leads.board.picture import Picture, View
from ui.rooms.leads.board.scene import Scene
from ui.rooms.leads.board.strokes import Marks

#: The nearest and the farthest view.
NEAREST, FARTHEST = 3.0, 0.02
#: Nothing is shown larger than this when the whole is fitted.
_FITTED = 1.0
#: Names can be read from this scale on.
_READABLE = 0.6
#: Pixels between the dots of the ground.
_GRID = 4.0 * STEP


class Surface(QWidget):
    """What is drawn of a board.

    Signals:
        chosen: other nodes, or another link, are chosen now.
        viewed: another part of the ground is in sight.
    """

    chosen = Signal()
    viewed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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
        #: What is drawn while the officer spans a box.
        self._box: QRectF | None = None
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
        rows = scene.rows if scene is not None else {}
        self._order = tuple(rows[one] for one in kept if one in rows)
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
        if self._fitted and self._view.scale >= _READABLE:
            # All of it is in sight, those at the edge too.
            return
        x, y = scene.at[scene.rows[node]].tolist()
        if not self._view.ground.adjusted(60, 60, -60, -60).contains(x, y):
            self._look(x, y, max(self._view.scale, _READABLE))

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
        if self._box is not None:
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

    # --- marks ------------------------------------------------------------------------------

    def _choose_rows(self, rows: frozenset[int], link: int = -1) -> None:
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
