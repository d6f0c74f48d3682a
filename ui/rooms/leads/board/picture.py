"""The picture of a scene: only what is in sight, and no more of it than can be made out."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QStaticText, QTransform

from leads.graph.nodes import LinkStatus
from ui.kit.theme import font
from ui.kit.tokens import SMALL
from ui.labels.leads import link_words
from ui.rooms.leads.board.crowd import Crowd, hair
from ui.rooms.leads.board.groups import Frames
from ui.rooms.leads.board.ink import Ink
from ui.rooms.leads.board.scene import GAP, LINE, Rows, Scene
from ui.rooms.leads.board.sight import links_in, nodes_in
from ui.rooms.leads.board.sprites import Sprites
from ui.rooms.leads.board.strokes import (
    Marks,
    State,
    draw_badges,
    draw_group,
    draw_line,
    draw_line_label,
    draw_shape,
    label_box,
    state_of,
)

#: Below the first scale nodes are dots, below the second they have no names.
DOTS, NAMES = 0.28, 0.5
#: How much what is not near the pointer recedes.
_FAINT = 0.3
#: Above so many nodes and lines in sight edges are left jagged: smooth ones take four times long.
SMOOTH = 300


@dataclass(frozen=True, slots=True)
class View:
    """Which part of the ground is looked at: its middle, pixels a pixel, and the window's size."""

    x: float
    y: float
    scale: float
    width: int
    height: int

    def to_screen(self, x: float, y: float) -> QPointF:
        """Return where a place of the ground is seen."""
        return QPointF(
            (x - self.x) * self.scale + self.width / 2,
            (y - self.y) * self.scale + self.height / 2,
        )

    def to_ground(self, at: QPointF) -> QPointF:
        """Return which place of the ground is seen at a point."""
        return QPointF(
            (at.x() - self.width / 2) / self.scale + self.x,
            (at.y() - self.height / 2) / self.scale + self.y,
        )

    @property
    def ground(self) -> QRectF:
        """The part of the ground in sight."""
        wide, high = self.width / self.scale, self.height / self.scale
        return QRectF(self.x - wide / 2, self.y - high / 2, wide, high)

    def transform(self) -> QTransform:
        """Return the way from the ground to the screen."""
        return QTransform(
            self.scale,
            0,
            0,
            self.scale,
            self.width / 2 - self.x * self.scale,
            self.height / 2 - self.y * self.scale,
        )


class Picture:
    """Draws one scene, and keeps what can be kept from frame to frame."""

    def __init__(self, scene: Scene, ink: Ink, ground: str = "window") -> None:
        self.scene, self._ink, self._ground = scene, ink, ground
        self._sprites = Sprites(scene, ink)
        self.crowd = Crowd(scene, ink)
        self._frames = Frames(scene)
        self._texts: dict[str, QStaticText] = {}
        self._face = font(SMALL)
        self._refuted = frozenset(
            row for row, one in enumerate(scene.nodes) if one.status is LinkStatus.REFUTED
        )

    def line(self, row: int) -> QLineF:
        """Return a link as it is drawn."""
        (x1, y1), (x2, y2) = self.scene.begin[row].tolist(), self.scene.end[row].tolist()
        return QLineF(x1, y1, x2, y2)

    def paint(self, painter: QPainter, view: View, marks: Marks) -> None:
        """Draw what is in sight."""
        painter.save()
        painter.setTransform(view.transform(), True)
        if view.scale < DOTS:
            self.crowd.paint_all(painter)
            for row in self._standing_out(marks):
                painter.setPen(hair(self._ink, "sel_line", 2))
                painter.drawLine(self.line(row))
            self.crowd.paint_dots(painter, view.scale, marks)
        else:
            self._paint_near(painter, view, marks)
        painter.restore()

    def _paint_near(self, painter: QPainter, view: View, marks: Marks) -> None:
        nodes, links = nodes_in(self.scene, view.ground), links_in(self.scene, view.ground)
        smooth = len(nodes) + len(links) <= SMOOTH
        named = smooth or view.scale >= NAMES
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)
        for frame in self._frames.now():
            draw_group(painter, self._ink, frame)
        if smooth:
            self._paint_links(painter, links, marks, named=True)
        else:
            if named:
                self.crowd.paint_seen(painter, links, view.ground)
            else:
                self.crowd.paint_all(painter)
            self._paint_links(painter, self._standing_out(marks), marks, named=named)
        self._paint_shapes(painter, nodes, view, marks)
        if named:
            self._paint_names(painter, nodes, marks)

    def paint_whole(self, painter: QPainter, marks: Marks) -> None:
        """Draw everything in strokes, for a picture that leaves the window."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for frame in self._frames.now():
            draw_group(painter, self._ink, frame)
        self._paint_links(painter, np.arange(len(self.scene.links)), marks, named=True)
        for row, node in enumerate(self.scene.nodes):
            x, y = self.scene.at[row]
            painter.save()
            painter.translate(x, y)
            draw_shape(painter, self._ink, node, state_of(node, row, marks))
            draw_badges(painter, self._ink, node, below=bool(self.scene.above[row]))
            painter.restore()
            self._paint_name(painter, row, state_of(node, row, marks))

    def _paint_links(self, painter: QPainter, links: Rows, marks: Marks, *, named: bool) -> None:
        scene = self.scene
        wanted: list[tuple[int, int, str]] = []
        for row in links.tolist():
            link, line = scene.links[row], self.line(row)
            chosen, on_path = row == marks.link, row in marks.path_links
            ends = scene.ends[row].tolist()
            faint = marks.hovered >= 0 and marks.hovered not in ends
            painter.setOpacity(_FAINT if faint else 1.0)
            draw_line(painter, self._ink, link.status, line, on_path=on_path or chosen)
            touched = marks.hovered in ends or not marks.selected.isdisjoint(ends)
            if chosen or on_path or link.label:
                wanted.append((0 if chosen or on_path else 1, row, link.label))
            elif touched:
                wanted.append((2, row, ""))
        painter.setOpacity(1.0)
        if named:
            self._paint_words(painter, sorted(wanted), marks)

    def _paint_words(
        self, painter: QPainter, wanted: list[tuple[int, int, str]], marks: Marks
    ) -> None:
        """Name lines where their words touch neither a node nor each other."""
        laid: list[QRectF] = []
        for _rank, row, said in wanted:
            words = said or (link_words(self.scene.links[row].kind) if _rank != 1 else "")
            line, on_path = self.line(row), row in marks.path_links
            for share in (0.5, 0.36, 0.64):
                box = label_box(words, line, share) if words else None
                if box is None or any(box.intersects(other) for other in laid):
                    continue
                if not len(nodes_in(self.scene, box)):
                    laid.append(box)
                    draw_line_label(
                        painter, self._ink, words, box, on_path=on_path, ground=self._ground
                    )
                    break

    def _paint_shapes(self, painter: QPainter, nodes: Rows, view: View, marks: Marks) -> None:
        ratio = painter.device().devicePixelRatioF()
        painter.save()
        painter.resetTransform()
        middle = np.array([view.x, view.y])
        seen = (self.scene.at[nodes] - middle) * view.scale
        seen += (view.width / 2, view.height / 2)
        every, drawn = self._states(marks), self._sprites
        for row, (x, y) in zip(nodes.tolist(), seen.tolist(), strict=True):
            sprite = drawn.of(row, every.get(row, State.PLAIN), view.scale, ratio)
            if marks.hovered >= 0:
                painter.setOpacity(_FAINT if self._recedes(row, marks) else 1.0)
            # A picture drawn between two device pixels would be blurred.
            left = round(x * ratio - sprite.width() / 2) / ratio
            top = round(y * ratio - sprite.height() / 2) / ratio
            painter.drawPixmap(QPointF(left, top), sprite)
        painter.restore()

    def _states(self, marks: Marks) -> dict[int, State]:
        """Return how nodes stand out; those that do not are left out."""
        rows = self._refuted | marks.selected | marks.avoided | marks.path
        return {row: state_of(self.scene.nodes[row], row, marks) for row in rows}

    def _paint_names(self, painter: QPainter, nodes: Rows, marks: Marks) -> None:
        every = self._states(marks)
        for row in nodes.tolist():
            if marks.hovered >= 0:
                painter.setOpacity(_FAINT if self._recedes(row, marks) else 1.0)
            self._paint_name(painter, row, every.get(row, State.PLAIN))
        painter.setOpacity(1.0)

    def _recedes(self, row: int, marks: Marks) -> bool:
        return marks.hovered >= 0 and row != marks.hovered and row not in marks.near

    def _paint_name(self, painter: QPainter, row: int, state: State) -> None:
        scene = self.scene
        x, y = scene.at[row].tolist()
        wide, high = scene.label[row].tolist()
        half = float(scene.half[row, 1])
        top = y - half - GAP - high if scene.above[row] else y + half + GAP
        painter.fillRect(QRectF(x - wide / 2, top, wide, high), self._ink(self._ground))
        excluded, chosen = state is State.EXCLUDED, state is State.SELECTED
        lines = ((scene.names[row], "text"), (scene.subs[row], "text3"))
        for place, (words, role) in enumerate(lines):
            if not words:
                continue
            painter.setPen(self._ink("text3" if excluded else role))
            if place or not (chosen or excluded):
                painter.setFont(self._face)
                text = self._text(words)
                left = x - text.size().width() / 2
                painter.drawStaticText(QPointF(left, top + place * LINE), text)
            else:
                face = font(SMALL, bold=chosen)
                face.setStrikeOut(excluded)
                painter.setFont(face)
                box = QRectF(x - wide / 2 - 10, top, wide + 20, LINE)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _standing_out(self, marks: Marks) -> Rows:
        rows = marks.path_links | ({marks.link} if marks.link >= 0 else set())
        return np.array(sorted(rows), dtype=np.int64)

    def _text(self, words: str) -> QStaticText:
        found = self._texts.get(words)
        if found is None:
            found = self._texts[words] = QStaticText(words)
            found.setTextFormat(Qt.TextFormat.PlainText)
            found.prepare(QTransform(), font(SMALL))
        return found
