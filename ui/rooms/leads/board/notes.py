"""Notes on the board: slips on the ground, and a sign on the nodes that have one."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from leads.graph.board import BoardNote
from ui.kit.icons import draw_icon
from ui.kit.theme import font
from ui.kit.tokens import SMALL
from ui.rooms.leads.board.ink import Ink
from ui.rooms.leads.board.picture import NAMES, View
from ui.rooms.leads.board.scene import Scene

#: Width of a slip, its most lines, and the air around its words.
WIDE, MOST, AIR = 168.0, 6, 8.0
_LINE = 16.0


def box_of(note: BoardNote) -> QRectF:
    """Return where a slip lies on the ground."""
    metrics = QFontMetricsF(font(SMALL))
    inner = WIDE - 2 * AIR
    lines = sum(
        max(1, -(-int(metrics.horizontalAdvance(part)) // int(inner)))
        for part in note.text.splitlines() or [""]
    )
    return QRectF(note.x or 0.0, note.y or 0.0, WIDE, min(lines, MOST) * _LINE + 2 * AIR)


def paint_notes(
    painter: QPainter, ink: Ink, scene: Scene, view: View, notes: Iterable[BoardNote]
) -> None:
    """Draw the slips in sight, and the signs."""
    if view.scale < NAMES:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setTransform(view.transform(), True)
    for note in notes:
        if note.node_id is None:
            box = box_of(note)
            if view.ground.intersects(box):
                painter.setPen(QPen(ink("yellow_fill"), 1))
                painter.setBrush(ink("yellow_bg"))
                painter.drawRect(box)
                painter.setPen(ink("text"))
                painter.setFont(font(SMALL))
                flags = Qt.TextFlag.TextWrapAnywhere | Qt.AlignmentFlag.AlignTop
                painter.drawText(box.adjusted(AIR, AIR, -AIR, -AIR), int(flags), note.text)
        elif note.node_id in scene.rows:
            row = scene.rows[note.node_id]
            x, y = scene.at[row].tolist()
            wide, high = scene.half[row].tolist()
            spot = QRectF(x - wide - 10, y + high - 10, 14, 14)
            painter.fillRect(spot, ink("yellow_bg"))
            draw_icon(painter, "note", spot, ink("yellow").name())
    painter.restore()


def note_at(view: View, notes: Iterable[BoardNote], point: QPointF) -> BoardNote | None:
    """Return the slip under a point of the board, if there is one."""
    at = view.to_ground(point)
    return next(
        (one for one in notes if one.node_id is None and box_of(one).contains(at)),
        None,
    )
