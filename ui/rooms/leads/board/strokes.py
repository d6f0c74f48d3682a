"""How one node and one line are drawn, on the screen and in a picture alike."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from math import atan2, cos, hypot, sin

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from leads.graph.nodes import LinkStatus, Node
from ui.kit.icons import draw_icon
from ui.kit.theme import font
from ui.kit.tokens import SMALL
from ui.rooms.leads.board.groups import Frame
from ui.rooms.leads.board.ink import Ink
from ui.rooms.leads.board.kinds import LOOKS, icon_of, inner_lines, outline

BADGE = QRectF(-10, -7.5, 20, 15)
ICON = 18.0
ARROW = 8.0
#: Pixels a label must leave of its line on either side.
SPARE = 16.0


class State(StrEnum):
    """How a node stands out."""

    PLAIN = "plain"
    SELECTED = "selected"
    ON_PATH = "on_path"
    #: Refuted, or left out of the search for ways.
    EXCLUDED = "excluded"


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands out on the board, by rows of the scene."""

    selected: frozenset[int] = frozenset()
    #: The link chosen by itself, or -1.
    link: int = -1
    path: frozenset[int] = frozenset()
    path_links: frozenset[int] = frozenset()
    avoided: frozenset[int] = frozenset()
    #: The node under the pointer, or -1; what is not near it recedes.
    hovered: int = -1
    near: frozenset[int] = frozenset()


def state_of(node: Node, row: int, marks: Marks) -> State:
    """Return how a node is drawn."""
    if row in marks.selected:
        return State.SELECTED
    if node.status is LinkStatus.REFUTED or row in marks.avoided:
        return State.EXCLUDED
    return State.ON_PATH if row in marks.path else State.PLAIN


def draw_shape(painter: QPainter, ink: Ink, node: Node, state: State) -> None:
    """Draw outline and icon around the origin."""
    painter.setPen(_outline_pen(ink, state))
    fill = {State.SELECTED: "sel", State.EXCLUDED: "window"}.get(state, "surface")
    painter.setBrush(ink(fill))
    painter.drawPath(outline(node.kind))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inner = inner_lines(node.kind)
    if not inner.isEmpty():
        painter.setPen(QPen(painter.pen().color(), 1))
        painter.drawPath(inner)
    icon = icon_of(node.kind, node.label + node.sub)
    box = QRectF(-ICON / 2, -ICON / 2, ICON, ICON)
    role = {State.EXCLUDED: "text3", State.SELECTED: "accent_text", State.ON_PATH: "accent_text"}
    draw_icon(painter, icon, box, ink(role.get(state, "text")).name())


def _outline_pen(ink: Ink, state: State) -> QPen:
    match state:
        case State.SELECTED:
            return QPen(ink("sel_line"), 2.5)
        case State.ON_PATH:
            return QPen(ink("sel_line"), 2)
        case State.EXCLUDED:
            return QPen(ink("line_strong"), 1.5)
        case State.PLAIN:
            return QPen(ink("text2"), 1.5)


def draw_badges(
    painter: QPainter, ink: Ink, node: Node, *, below: bool = False, hidden: int = 0
) -> None:
    """Draw the grade at the right; at the left the pin and how many neighbours are hidden."""
    look = LOOKS[node.kind]
    side = 1 if below else -1
    at = QPointF(look.width / 2 + 2, side * (look.height / 2 - 1))
    draw_badge(painter, ink, str(node.grade) if node.grade else "", at)
    if hidden:
        draw_badge(painter, ink, f"+{hidden}", QPointF(-at.x() - 2, at.y()), role="accent_text")
    if node.placing.is_pinned:
        spot = QRectF(-look.width / 2 - 9, side * (look.height / 2 + 2) - 7, 14, 14)
        draw_icon(painter, "pin", spot, ink("text2").name())


def draw_badge(painter: QPainter, ink: Ink, words: str, at: QPointF, *, role: str = "text") -> None:
    """Draw a small framed word; without one the broken frame of what has no grade."""
    face = font(SMALL)
    wide = max(BADGE.width(), QFontMetricsF(face).horizontalAdvance(words) + 5)
    box = QRectF(at.x() - wide / 2, at.y() - BADGE.height() / 2, wide, BADGE.height())
    pen = QPen(ink("line_strong"), 1)
    if not words:
        pen.setDashPattern([2, 2])
    painter.setPen(pen)
    painter.setBrush(ink("surface"))
    painter.drawRoundedRect(box, 2, 2)
    painter.setPen(ink(role if words else "text3"))
    painter.setFont(face)
    painter.drawText(box.adjusted(0, -1, 0, -1), Qt.AlignmentFlag.AlignCenter, words or "–")


def line_pen(ink: Ink, status: LinkStatus, *, on_path: bool, strong: bool = False) -> QPen:
    """Return the pen of a line: its certainty by its dashes."""
    refuted = status is LinkStatus.REFUTED
    role = "sel_line" if on_path else "red_fill" if refuted else "text3"
    pen = QPen(ink(role), 2.0 if on_path or refuted or strong else 1.5)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    width = pen.widthF()
    if status is LinkStatus.UNCONFIRMED:
        pen.setDashPattern([6 / width, 4 / width])
    elif refuted:
        pen.setDashPattern([1.5 / width, 4 / width])
    return pen


def draw_line(
    painter: QPainter,
    ink: Ink,
    status: LinkStatus,
    line: QLineF,
    *,
    on_path: bool = False,
    strong: bool = False,
) -> None:
    """Draw a line with its arrow head, and the cross of a refuted one."""
    length = line.length()
    if length < 2:
        return
    pen = line_pen(ink, status, on_path=on_path, strong=strong)
    painter.setPen(pen)
    short = QLineF(line)
    short.setLength(max(1.0, length - ARROW + 1))
    painter.drawLine(short)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(pen.color())
    painter.drawPolygon(_head(line))
    if status is LinkStatus.REFUTED:
        _cross(painter, ink, line)


def _head(line: QLineF) -> QPolygonF:
    turn = atan2(line.dy(), line.dx())
    tip = line.p2()
    along, aside = (cos(turn), sin(turn)), (-sin(turn), cos(turn))
    return QPolygonF(
        [
            tip,
            *(
                QPointF(
                    tip.x() - ARROW * along[0] + side * ARROW / 2 * aside[0],
                    tip.y() - ARROW * along[1] + side * ARROW / 2 * aside[1],
                )
                for side in (1, -1)
            ),
        ]
    )


def _cross(painter: QPainter, ink: Ink, line: QLineF) -> None:
    middle, arm = line.center(), 5.0
    painter.setPen(QPen(ink("red_fill"), 2))
    painter.drawLine(QLineF(middle.x() - arm, middle.y() - arm, middle.x() + arm, middle.y() + arm))
    painter.drawLine(QLineF(middle.x() - arm, middle.y() + arm, middle.x() + arm, middle.y() - arm))


def label_box(words: str, line: QLineF, share: float) -> QRectF | None:
    """Return the plate of words at a share of a line; None where there is no room for them."""
    wide = QFontMetricsF(font(SMALL)).horizontalAdvance(words) + 6
    length = line.length()
    if length < 1:
        return None
    # A plate across a steep line covers less of it than one along a level line.
    flat, steep = abs(line.dx()) / length, abs(line.dy()) / length
    covered = min(wide / max(flat, 1e-6), 16 / max(steep, 1e-6))
    if min(share, 1 - share) * length - covered / 2 < SPARE:
        return None
    middle = line.pointAt(share)
    return QRectF(middle.x() - wide / 2, middle.y() - 8, wide, 16)


def draw_line_label(
    painter: QPainter, ink: Ink, words: str, box: QRectF, *, on_path: bool, ground: str
) -> None:
    """Draw words on their plate on a line."""
    painter.fillRect(box, ink(ground))
    painter.setFont(font(SMALL))
    painter.setPen(ink("accent_text" if on_path else "text2"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def draw_group(painter: QPainter, ink: Ink, frame: Frame) -> None:
    """Draw the frame of a group with its name at the upper left."""
    pen = QPen(ink("line_strong"), 1)
    pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.setBrush(ink("hover"))
    painter.drawPath(frame.path)
    painter.setPen(ink("text2"))
    painter.setFont(font(SMALL, bold=True))
    painter.drawText(frame.corner + QPointF(8, 15), frame.name)


def path_of(lines: Collection[QLineF]) -> QPainterPath:
    """Return many lines as one path, which is drawn at once."""
    path = QPainterPath()
    for line in lines:
        path.moveTo(line.p1())
        path.lineTo(line.p2())
    return path


def distance(point: QPointF, line: QLineF) -> float:
    """Return how far a point is from a stretch."""
    way = line.p2() - line.p1()
    size = way.x() ** 2 + way.y() ** 2
    if size == 0:
        return hypot(point.x() - line.x1(), point.y() - line.y1())
    share = ((point.x() - line.x1()) * way.x() + (point.y() - line.y1()) * way.y()) / size
    share = min(1.0, max(0.0, share))
    return hypot(point.x() - line.x1() - share * way.x(), point.y() - line.y1() - share * way.y())
