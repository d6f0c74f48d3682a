"""How each kind of node looks: the outline, its size, the icon in it."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainterPath, QPolygonF

from leads.graph.nodes import NodeKind, ReferenceKind

#: Pixels of the cut corner of an exhibit and of the fold of a sheet.
_CUT = 8.0


class Edge(StrEnum):
    """Which curve bounds an outline, where a line is to end at it."""

    BOX = "box"
    ROUND = "round"
    DIAMOND = "diamond"


@dataclass(frozen=True, slots=True)
class Look:
    """The look of a kind."""

    width: float
    height: float
    icon: str
    edge: Edge = Edge.BOX

    @property
    def size(self) -> QSizeF:
        """The size of the outline in pixels."""
        return QSizeF(self.width, self.height)


LOOKS = {
    NodeKind.EXHIBIT: Look(34, 34, "fragment"),
    NodeKind.VEHICLE: Look(44, 30, "vehicle", Edge.ROUND),
    NodeKind.PERSON: Look(36, 36, "user", Edge.ROUND),
    NodeKind.ORGANISATION: Look(36, 35, "org"),
    NodeKind.PLACE: Look(42, 42, "place", Edge.DIAMOND),
    NodeKind.PLATE: Look(50, 24, "plate"),
    NodeKind.SIGHTING: Look(46, 30, "camera", Edge.ROUND),
    NodeKind.REPORT: Look(40, 33, "report"),
    NodeKind.POLICY: Look(30, 36, "policy"),
    NodeKind.PHONE: Look(40, 36, "phone", Edge.DIAMOND),
    NodeKind.DOOR: Look(24, 36, "door"),
}
#: What stands for a record of the case keeps the icon of its list.
ICONS_OF_RECORDS = {
    ReferenceKind.VEHICLE: "vehicle",
    ReferenceKind.PARTY: "user",
    ReferenceKind.DOOR: "door",
}
#: Words in the name or below it that say which exhibit it is.
_EXHIBITS = (
    (("漆", "涂层"), "paint"),
    (("标志", "贴", "标签"), "sticker"),
    (("钥匙",), "key"),
    (("截图", "录像", "照片", "视频"), "camera"),
    (("录音", "通话"), "mic"),
)


def icon_of(kind: NodeKind, words: str) -> str:
    """Return the icon of a node; an exhibit shows what it is by the words of its name."""
    if kind is NodeKind.EXHIBIT:
        for signs, icon in _EXHIBITS:
            if any(sign in words for sign in signs):
                return icon
    return LOOKS[kind].icon


def outline(kind: NodeKind) -> QPainterPath:
    """Return the outline of a kind around the origin."""
    look = LOOKS[kind]
    box = QRectF(QPointF(-look.width / 2, -look.height / 2), look.size)
    path = QPainterPath()
    if kind in _CORNERS:
        path.addPolygon(_CORNERS[kind](box))
        path.closeSubpath()
    elif kind is NodeKind.VEHICLE:
        path.addRoundedRect(box, look.height / 2, look.height / 2)
    elif kind is NodeKind.PLATE:
        path.addRoundedRect(box, 2, 2)
    elif kind is NodeKind.DOOR:
        path.addRect(box)
    else:
        path.addEllipse(box)
    return path


def inner_lines(kind: NodeKind) -> QPainterPath:
    """Return what is drawn inside the outline: the second frame of a plate, the fold of a sheet."""
    look = LOOKS[kind]
    box = QRectF(QPointF(-look.width / 2, -look.height / 2), look.size)
    path = QPainterPath()
    if kind is NodeKind.PLATE:
        path.addRoundedRect(box.adjusted(3, 3, -3, -3), 1, 1)
    elif kind is NodeKind.POLICY:
        path.moveTo(box.right() - _CUT, box.top())
        path.lineTo(box.right() - _CUT, box.top() + _CUT)
        path.lineTo(box.right(), box.top() + _CUT)
    return path


def _cut(box: QRectF) -> QPolygonF:
    return QPolygonF(
        [
            box.topLeft(),
            QPointF(box.right() - _CUT, box.top()),
            QPointF(box.right(), box.top() + _CUT),
            box.bottomRight(),
            box.bottomLeft(),
        ]
    )


def _house(box: QRectF) -> QPolygonF:
    eaves = box.top() + box.height() * 0.36
    return QPolygonF(
        [
            QPointF(box.center().x(), box.top()),
            QPointF(box.right(), eaves),
            box.bottomRight(),
            box.bottomLeft(),
            QPointF(box.left(), eaves),
        ]
    )


def _diamond(box: QRectF) -> QPolygonF:
    middle = box.center()
    return QPolygonF(
        [
            QPointF(middle.x(), box.top()),
            QPointF(box.right(), middle.y()),
            QPointF(middle.x(), box.bottom()),
            QPointF(box.left(), middle.y()),
        ]
    )


def _hexagon(box: QRectF) -> QPolygonF:
    inset = box.width() / 4
    middle = box.center().y()
    return QPolygonF(
        [
            QPointF(box.left() + inset, box.top()),
            QPointF(box.right() - inset, box.top()),
            QPointF(box.right(), middle),
            QPointF(box.right() - inset, box.bottom()),
            QPointF(box.left() + inset, box.bottom()),
            QPointF(box.left(), middle),
        ]
    )


def _speech(box: QRectF) -> QPolygonF:
    foot = box.bottom() - 7
    return QPolygonF(
        [
            box.topLeft(),
            box.topRight(),
            QPointF(box.right(), foot),
            QPointF(box.left() + 15, foot),
            QPointF(box.left() + 8, box.bottom()),
            QPointF(box.left() + 8, foot),
            QPointF(box.left(), foot),
        ]
    )


_CORNERS = {
    NodeKind.EXHIBIT: _cut,
    NodeKind.POLICY: _cut,
    NodeKind.ORGANISATION: _house,
    NodeKind.PLACE: _diamond,
    NodeKind.PHONE: _hexagon,
    NodeKind.REPORT: _speech,
}
