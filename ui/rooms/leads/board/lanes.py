"""What stands on the time line: rows of marks, each a moment with its words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen, QPolygonF

from leads.graph.nodes import Graph, LinkStatus, Node, NodeId, NodeKind
from ui.kit.i18n import N_, _
from ui.kit.theme import colour

_LANES = (
    ("exhibits", N_("物证"), frozenset({NodeKind.EXHIBIT, NodeKind.PLACE, NodeKind.DOOR})),
    (
        "moves",
        N_("动态"),
        frozenset(
            {
                NodeKind.SIGHTING,
                NodeKind.PLATE,
                NodeKind.PERSON,
                NodeKind.VEHICLE,
                NodeKind.PHONE,
                NodeKind.REPORT,
            }
        ),
    ),
    ("papers", N_("单据"), frozenset({NodeKind.ORGANISATION, NodeKind.POLICY})),
)


@dataclass(frozen=True, slots=True)
class Mark:
    """Something on the time line."""

    key: object
    at: datetime
    words: str
    #: Drawn hollow.
    is_open: bool = False
    #: Square, disc or diamond.
    shape: str = "disc"


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of the time line."""

    key: str
    title: str
    marks: tuple[Mark, ...]


def lanes_of(graph: Graph) -> tuple[Lane, ...]:
    """Return when the nodes of a board were found, seen, said."""
    return tuple(Lane(key, _(title), _marks(graph.nodes, kinds)) for key, title, kinds in _LANES)


def _marks(nodes: Sequence[Node], kinds: frozenset[NodeKind]) -> tuple[Mark, ...]:
    found = [
        Mark(
            one.id,
            one.from_at,
            one.label,
            one.status is not LinkStatus.CONFIRMED,
            _shape(one.kind),
        )
        for one in nodes
        if one.kind in kinds and one.from_at is not None
    ]
    return tuple(sorted(found, key=lambda one: (one.at, one.words)))


def _shape(kind: NodeKind) -> str:
    match kind:
        case NodeKind.EXHIBIT | NodeKind.PLACE | NodeKind.DOOR:
            return "square"
        case NodeKind.ORGANISATION | NodeKind.POLICY:
            return "diamond"
        case _:
            return "disc"


def paint_mark(painter: QPainter, one: Mark, at: QPointF, *, chosen: bool) -> None:
    """Draw a mark: filled when it is confirmed, ringed when it is chosen."""
    ink = colour("accent" if one.shape != "disc" else "text2")
    painter.setPen(QPen(colour("sel_line") if chosen else ink, 2 if chosen else 1.5))
    painter.setBrush(colour("surface") if one.is_open else ink)
    box = QRectF(at.x() - 5, at.y() - 5, 10, 10)
    match one.shape:
        case "square":
            painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
        case "diamond":
            painter.drawPolygon(
                QPolygonF(
                    [
                        QPointF(at.x(), at.y() - 6),
                        QPointF(at.x() + 6, at.y()),
                        QPointF(at.x(), at.y() + 6),
                        QPointF(at.x() - 6, at.y()),
                    ]
                )
            )
        case _:
            painter.drawEllipse(box)


def node_key(key: object) -> NodeId | None:
    """Return the node an item stands for, if it is one of the board."""
    return NodeId(key) if isinstance(key, int) else None
