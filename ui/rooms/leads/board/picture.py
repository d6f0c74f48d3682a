"""The picture of a scene: only what is in sight, and no more of it than can be made out."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPixmap, QPolygonF, QStaticText, QTransform

from leads.graph.nodes import LinkStatus, Node
from ui.kit.theme import font
from ui.kit.tokens import SMALL
from ui.labels.leads import link_words
from ui.rooms.leads.board.ink import Ink
from ui.rooms.leads.board.kinds import icon_of
from ui.rooms.leads.board.scene import GAP, LINE, STATUSES, Rows, Scene
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
#: Kept shapes; more than any board shows in one scale.
_SPRITES = 1200
#: Pixels around a shape for its badges.
_ROOM = 24.0
#: How much what is not near the pointer recedes.
_FAINT = 0.3
#: Above so many nodes and lines in sight edges are left jagged: smooth ones take four times long.
SMOOTH = 600


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
        self._paths: dict[int, QPainterPath] = {}
        self._dots: dict[str, QPolygonF] = {}
        self._sprites: dict[tuple[object, ...], QPixmap] = {}
        self._texts: dict[tuple[str, bool], QStaticText] = {}
        #: Link rows left out of the kept paths while their nodes are dragged.
        self._loose: frozenset[int] = frozenset()

    def moved(self) -> None:
        """Forget what was kept of places."""
        self._paths.clear()
        self._dots.clear()
        self._loose = frozenset()

    def moved_dots(self) -> None:
        """Forget the dots of nodes while some are dragged."""
        self._dots.clear()

    def loosen(self, links: frozenset[int]) -> None:
        """Draw these links anew in each frame while their nodes are dragged."""
        self.moved()
        self._loose = links

    # --- what is in sight -------------------------------------------------------------------

    def nodes_in(self, ground: QRectF) -> Rows:
        """Return the rows of the nodes that reach into a part of the ground."""
        at, need = self.scene.at, self.scene.extents
        seen = (
            (at[:, 0] + need[:, 2] > ground.left())
            & (at[:, 0] - need[:, 0] < ground.right())
            & (at[:, 1] + need[:, 3] > ground.top())
            & (at[:, 1] - need[:, 1] < ground.bottom())
        )
        return np.flatnonzero(seen)

    def links_in(self, ground: QRectF) -> Rows:
        """Return the rows of the links whose box touches a part of the ground."""
        begin, end = self.scene.begin, self.scene.end
        low, high = np.minimum(begin, end), np.maximum(begin, end)
        seen = (
            (high[:, 0] > ground.left())
            & (low[:, 0] < ground.right())
            & (high[:, 1] > ground.top())
            & (low[:, 1] < ground.bottom())
        )
        return np.flatnonzero(seen)

    # --- drawing ----------------------------------------------------------------------------

    def paint(self, painter: QPainter, view: View, marks: Marks) -> None:
        """Draw what is in sight."""
        painter.save()
        if view.scale < DOTS:
            self._paint_far(painter, view, marks)
        else:
            nodes, links = self.nodes_in(view.ground), self.links_in(view.ground)
            smooth = len(nodes) + len(links) <= SMOOTH
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)
            painter.setTransform(view.transform(), True)
            self._paint_groups(painter)
            if view.scale < NAMES and not smooth:
                self._paint_plain_lines(painter, links)
                self._paint_links(painter, self._standing_out(links, marks), marks, named=False)
            else:
                self._paint_links(painter, links, marks, named=True)
            self._paint_nodes(painter, nodes, view, marks, named=smooth or view.scale >= NAMES)
        painter.restore()

    def paint_whole(self, painter: QPainter, marks: Marks) -> None:
        """Draw everything in strokes, for a picture that leaves the window."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_groups(painter)
        self._paint_links(painter, np.arange(len(self.scene.links)), marks, named=True)
        for row, node in enumerate(self.scene.nodes):
            x, y = self.scene.at[row]
            painter.save()
            painter.translate(x, y)
            draw_shape(painter, self._ink, node, state_of(node, row, marks))
            draw_badges(painter, self._ink, node, below=bool(self.scene.above[row]))
            painter.restore()
            self._paint_name(painter, row, marks, kept=False)

    def _paint_far(self, painter: QPainter, view: View, marks: Marks) -> None:
        painter.setTransform(view.transform(), True)
        for status, role in (
            (LinkStatus.UNCONFIRMED, "line_strong"),
            (LinkStatus.CONFIRMED, "text3"),
            (LinkStatus.REFUTED, "red_fill"),
        ):
            painter.setPen(_hair(self._ink, role))
            painter.drawPath(self._path(STATUSES.index(status)))
        drawn = self._standing_out(np.arange(len(self.scene.links)), marks)
        for row in (*drawn, *self._loose):
            painter.setPen(_hair(self._ink, "sel_line", 2))
            painter.drawLine(self.line(int(row)))
        painter.setPen(_hair(self._ink, "text2", 5 if view.scale > 0.12 else 4))
        painter.drawPoints(self._points())
        for rows, role, size in (
            (marks.path, "accent_mid", 7),
            (marks.selected, "sel_line", 9),
        ):
            painter.setPen(_hair(self._ink, role, size))
            for row in rows:
                painter.drawPoint(QPointF(*self.scene.at[row]))

    def _paint_plain_lines(self, painter: QPainter, links: Rows) -> None:
        """Draw many lines at once, by their certainty alone."""
        status = self.scene.status
        for place, role in enumerate(("text3", "text3", "red_fill")):
            rows = links[status[links] == place]
            path = QPainterPath()
            for (x1, y1), (x2, y2) in zip(
                self.scene.begin[rows].tolist(), self.scene.end[rows].tolist(), strict=True
            ):
                path.moveTo(x1, y1)
                path.lineTo(x2, y2)
            pen = _hair(self._ink, role)
            if STATUSES[place] is LinkStatus.UNCONFIRMED:
                pen.setDashPattern([4, 3])
            painter.setPen(pen)
            painter.drawPath(path)

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
                if not len(self.nodes_in(box)):
                    laid.append(box)
                    draw_line_label(
                        painter, self._ink, words, box, on_path=on_path, ground=self._ground
                    )
                    break

    def _paint_nodes(
        self, painter: QPainter, nodes: Rows, view: View, marks: Marks, *, named: bool
    ) -> None:
        ratio = painter.device().devicePixelRatioF()
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        for row in nodes.tolist():
            x, y = self.scene.at[row].tolist()
            sprite = self._sprite(row, view.scale, ratio, marks)
            size = sprite.deviceIndependentSize()
            seen = view.to_screen(x, y)
            painter.setOpacity(_FAINT if self._recedes(row, marks) else 1.0)
            painter.drawPixmap(
                QPointF(
                    round((seen.x() - size.width() / 2) * ratio) / ratio,
                    round((seen.y() - size.height() / 2) * ratio) / ratio,
                ),
                sprite,
            )
        painter.restore()
        if named:
            for row in nodes.tolist():
                painter.setOpacity(_FAINT if self._recedes(row, marks) else 1.0)
                self._paint_name(painter, row, marks, kept=True)
        painter.setOpacity(1.0)

    def _recedes(self, row: int, marks: Marks) -> bool:
        return marks.hovered >= 0 and row != marks.hovered and row not in marks.near

    def _paint_name(self, painter: QPainter, row: int, marks: Marks, *, kept: bool) -> None:
        scene, node = self.scene, self.scene.nodes[row]
        x, y = scene.at[row].tolist()
        wide, high = scene.label[row].tolist()
        half = scene.half[row, 1]
        top = y - half - GAP - high if scene.above[row] else y + half + GAP
        painter.fillRect(QRectF(x - wide / 2, top, wide, high), self._ink(self._ground))
        excluded = state_of(node, row, marks) is State.EXCLUDED
        chosen = row in marks.selected
        lines = ((scene.names[row], "text", True), (scene.subs[row], "text3", False))
        for place, (words, role, first) in enumerate(lines):
            if not words:
                continue
            face = font(SMALL, bold=chosen and first)
            face.setStrikeOut(excluded and first)
            painter.setFont(face)
            painter.setPen(self._ink("text3" if excluded else role))
            box = QRectF(x - wide / 2 - 10, top + place * LINE, wide + 20, LINE)
            if kept and not chosen and not excluded:
                text = self._text(words, first)
                painter.drawStaticText(QPointF(x - text.size().width() / 2, box.top()), text)
            else:
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_groups(self, painter: QPainter) -> None:
        groups: dict[str, list[int]] = {}
        for row, node in enumerate(self.scene.nodes):
            if node.placing.group:
                groups.setdefault(node.placing.group, []).append(row)
        for name, rows in sorted(groups.items()):
            left, top, right, bottom = self.scene.bounds(rows)
            box = QRectF(left, top, right - left, bottom - top).adjusted(-4, -18, 4, 4)
            draw_group(painter, self._ink, name, box)

    # --- what is kept -----------------------------------------------------------------------

    def _standing_out(self, links: Rows, marks: Marks) -> Rows:
        rows = set(marks.path_links) | ({marks.link} if marks.link >= 0 else set())
        if not rows:
            return np.empty(0, dtype=np.int64)
        return np.array([row for row in links.tolist() if row in rows], dtype=np.int64)

    def line(self, row: int) -> QLineF:
        """Return a link as it is drawn."""
        (x1, y1), (x2, y2) = self.scene.begin[row].tolist(), self.scene.end[row].tolist()
        return QLineF(x1, y1, x2, y2)

    def _path(self, status: int) -> QPainterPath:
        if status not in self._paths:
            path = QPainterPath()
            kept = self.scene.status == status
            if self._loose:
                kept[list(self._loose)] = False
            rows = np.flatnonzero(kept)
            for (x1, y1), (x2, y2) in zip(
                self.scene.begin[rows].tolist(), self.scene.end[rows].tolist(), strict=True
            ):
                path.moveTo(x1, y1)
                path.lineTo(x2, y2)
            self._paths[status] = path
        return self._paths[status]

    def _points(self) -> QPolygonF:
        if "all" not in self._dots:
            self._dots["all"] = QPolygonF([QPointF(x, y) for x, y in self.scene.at.tolist()])
        return self._dots["all"]

    def _text(self, words: str, first: bool) -> QStaticText:  # noqa: FBT001 - part of the key
        found = self._texts.get((words, first))
        if found is None:
            found = self._texts[words, first] = QStaticText(words)
            found.setTextFormat(Qt.TextFormat.PlainText)
            found.prepare(QTransform(), font(SMALL))
        return found

    def _sprite(self, row: int, scale: float, ratio: float, marks: Marks) -> QPixmap:
        node: Node = self.scene.nodes[row]
        state, above = state_of(node, row, marks), bool(self.scene.above[row])
        hidden = int(self.scene.hidden[row])
        key = (
            node.kind,
            icon_of(node.kind, node.label + node.sub),
            node.grade,
            node.placing.is_pinned,
            state,
            above,
            hidden,
            scale,
            ratio,
        )
        found = self._sprites.get(key)
        if found is None:
            if len(self._sprites) > _SPRITES:
                self._sprites.clear()
            half = self.scene.half[row] + _ROOM
            wide, high = (2 * half * scale * ratio).round().astype(int).tolist()
            found = QPixmap(wide, high)
            found.setDevicePixelRatio(ratio)
            found.fill(Qt.GlobalColor.transparent)
            painter = QPainter(found)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(wide / ratio / 2, high / ratio / 2)
            painter.scale(scale, scale)
            draw_shape(painter, self._ink, node, state)
            if scale >= NAMES - 0.15:
                draw_badges(painter, self._ink, node, below=above, hidden=hidden)
            painter.end()
            self._sprites[key] = found
        return found


def _hair(ink: Ink, role: str, width: float = 1) -> QPen:
    pen = QPen(ink(role), width)
    pen.setCosmetic(True)
    return pen
