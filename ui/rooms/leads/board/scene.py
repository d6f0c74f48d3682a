"""What the board draws, as columns: places, sizes of shapes and labels, ends of lines.

Pixels at 100 %, y grows downwards. The scene is made from a graph once; dragging and the layout
change the places only.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF

from leads.graph.layout import Floats, Laying, completed
from leads.graph.nodes import Graph, Link, LinkStatus, Node, NodeId
from ui.kit.theme import font
from ui.kit.tokens import SMALL
from ui.rooms.leads.board.kinds import LOOKS, Edge

Flags = NDArray[np.bool_]
Rows = NDArray[np.int64]

#: Wider names end in dots.
WIDEST = 132.0
LINE = 16.0
#: Between a shape and its name, and around both.
GAP, AIR = 3.0, 6.0
#: How far the badge stands out of the shape.
BADGE = (14.0, 8.0)
#: Between two lines that join the same nodes.
_APART = 10.0
#: Up to so many nodes a name goes above its shape where lines come in from below.
_TURNED = 300

_EDGES = {Edge.BOX: 0, Edge.ROUND: 1, Edge.DIAMOND: 2}
STATUSES = tuple(LinkStatus)


@dataclass(slots=True)
class Scene:
    """Nodes and links as they are drawn, a row for each."""

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    #: Row of each node by its id.
    rows: Mapping[NodeId, int]
    at: Floats
    #: Half the width and height of each shape, and which curve bounds it.
    half: Floats
    edge: Rows
    #: Width and height of each label.
    label: Floats
    #: Names as they are drawn, ended in dots where they are too wide.
    names: tuple[str, ...]
    subs: tuple[str, ...]
    #: Rows of the ends of each link, its status by its place in STATUSES, its shift sideways.
    ends: Rows
    status: Rows
    shift: Floats
    #: How many neighbours of each node are hidden.
    hidden: Rows
    #: True where the name stands above the shape.
    above: Flags = field(init=False)
    #: Where each line begins and ends, outside of shapes and names.
    begin: Floats = field(init=False)
    end: Floats = field(init=False)

    def __post_init__(self) -> None:
        self.above = np.zeros(len(self.nodes), dtype=bool)
        self.refresh()

    @property
    def extents(self) -> Floats:
        """Pixels each node needs to the left, above, to the right and below."""
        wide = np.maximum(self.half[:, 0] + BADGE[0], self.label[:, 0] / 2) + AIR
        named = self.half[:, 1] + GAP + self.label[:, 1] + AIR
        bare = self.half[:, 1] + BADGE[1] + AIR
        return np.stack(
            [wide, np.where(self.above, named, bare), wide, np.where(self.above, bare, named)],
            axis=1,
        )

    def bounds(self) -> tuple[float, float, float, float]:
        """Return left, top, right and bottom of the picture."""
        at, need = self.at, self.extents
        if not len(at):
            return (0.0, 0.0, 0.0, 0.0)
        low, high = (at - need[:, :2]).min(axis=0), (at + need[:, 2:]).max(axis=0)
        return (float(low[0]), float(low[1]), float(high[0]), float(high[1]))

    def board(self, fixed: Flags | None = None, *, anew: bool = False) -> Laying:
        """Return what the layout needs."""
        held = np.zeros(len(self.nodes), dtype=bool) if fixed is None else fixed
        start = np.full_like(self.at, np.nan) if anew else np.array(self.at)
        return Laying(self.ends, self.extents, start, held)

    def put(self, at: Floats) -> None:
        """Lay the nodes elsewhere."""
        self.at = np.array(at)
        self.refresh()

    def shift_rows(self, rows: Rows, dx: float, dy: float) -> None:
        """Move some nodes; lines follow."""
        self.at[rows] += (dx, dy)
        self._draw_lines(np.flatnonzero(np.isin(self.ends, rows).any(axis=1)))

    def refresh(self) -> None:
        """Count anew on which side the names stand and where lines begin and end."""
        if len(self.nodes) <= _TURNED:
            self.above = self._turned()
        self.begin = np.zeros((len(self.links), 2))
        self.end = np.zeros((len(self.links), 2))
        self._draw_lines(np.arange(len(self.links)))

    def near(self, row: int) -> list[int]:
        """Return the rows of the drawn neighbours, each once."""
        touching = self.ends[(self.ends == row).any(axis=1)]
        return [one for one in dict.fromkeys(touching.ravel().tolist()) if one != row]

    def links_at(self, row: int) -> list[int]:
        """Return the rows of the drawn links of a node."""
        return [int(one) for one in np.flatnonzero((self.ends == row).any(axis=1))]

    def _turned(self) -> Flags:
        """Put a name above where lines come in from below only, and there is room for it."""
        self.above = np.zeros(len(self.nodes), dtype=bool)
        if not len(self.links) or np.isnan(self.at).any():
            return self.above
        way = self.at[self.ends[:, 1]] - self.at[self.ends[:, 0]]
        steep = np.abs(way[:, 1]) > 1.2 * np.abs(way[:, 0])
        below, over = np.zeros(len(self.nodes), int), np.zeros(len(self.nodes), int)
        for side, sign in ((0, 1), (1, -1)):
            np.add.at(below, self.ends[steep & (sign * way[:, 1] > 0), side], 1)
            np.add.at(over, self.ends[steep & (sign * way[:, 1] < 0), side], 1)
        above = np.zeros(len(self.nodes), dtype=bool)
        for row in np.flatnonzero((below > 0) & (over == 0)):
            above[row] = True
            self.above = above
            if self._overlaps(int(row)):
                above[row] = False
        return above

    def _overlaps(self, row: int) -> bool:
        need = self.extents
        low, high = self.at - need[:, :2], self.at + need[:, 2:]
        touching = ((low < high[row]) & (low[row] < high)).all(axis=1)
        touching[row] = False
        return bool(touching.any())

    def _draw_lines(self, rows: Rows) -> None:
        one, other = self.ends[rows, 0], self.ends[rows, 1]
        start, end = self.at[one], self.at[other]
        way = end - start
        far = np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-6)[:, None]
        aside = np.stack([-way[:, 1], way[:, 0]], axis=1) / far * self.shift[rows, None]
        way = way / far
        leave, arrive = self._reach(one, way), self._reach(other, -way)
        # Shapes that touch leave no room for a line between them.
        tight = (leave + arrive)[:, None] >= far
        self.begin[rows] = np.where(tight, start, start + way * leave[:, None]) + aside
        self.end[rows] = np.where(tight, end, end - way * arrive[:, None]) + aside

    def _reach(self, rows: Rows, way: Floats) -> Floats:
        """Return how far a line from the centre runs until it is clear of shape and name."""
        half = self.half[rows] + 3.0
        size = np.maximum(np.abs(way), 1e-9)
        box = (half / size).min(axis=1)
        ring = 1.0 / np.sqrt(((way / half) ** 2).sum(axis=1))
        diamond = 1.0 / (size / half).sum(axis=1)
        reach = np.choose(self.edge[rows], [box, ring, diamond])
        side = np.where(self.above[rows], -1.0, 1.0)
        top = half[:, 1] + GAP - 3.0
        down = way[:, 1] * side
        foot = top + self.label[rows, 1] + 2.0
        wide = self.label[rows, 0] / 2 + 3.0
        steep = np.maximum(down, 1e-9)
        enters = (down > 1e-9) & (np.abs(way[:, 0]) * top / steep < wide)
        out = np.minimum(foot / steep, wide / np.maximum(np.abs(way[:, 0]), 1e-9))
        return np.where(enters, np.maximum(reach, out), reach)


def scene_of(graph: Graph, visible: Collection[NodeId], *, settle: bool = True) -> Scene:
    """Make the scene of the visible nodes.

    Args:
        graph: As it is drawn.
        visible: The nodes that are shown.
        settle: Nodes without a place get one beside a neighbour; else they wait for the layout.
    """
    nodes = tuple(one for one in graph.nodes if one.id in visible)
    rows = {one.id: row for row, one in enumerate(nodes)}
    links = tuple(
        one
        for one in graph.links
        if one.from_id in rows and one.to_id in rows and one.from_id != one.to_id
    )
    metrics = QFontMetricsF(font(SMALL))
    names = tuple(_elided(metrics, one.label) for one in nodes)
    subs = tuple(_elided(metrics, one.sub) for one in nodes)
    label = np.array(
        [
            (
                max(metrics.horizontalAdvance(name), metrics.horizontalAdvance(sub)) + 4,
                2 * LINE if sub else LINE,
            )
            for name, sub in zip(names, subs, strict=True)
        ]
    ).reshape(-1, 2)
    looks = [LOOKS[one.kind] for one in nodes]
    ends = np.array([(rows[one.from_id], rows[one.to_id]) for one in links], dtype=np.int64)
    scene = Scene(
        nodes,
        links,
        rows,
        np.array(
            [
                (
                    np.nan if one.placing.x is None else one.placing.x,
                    np.nan if one.placing.y is None else one.placing.y,
                )
                for one in nodes
            ],
            dtype=float,
        ).reshape(-1, 2),
        np.array([(look.width / 2, look.height / 2) for look in looks]).reshape(-1, 2),
        np.array([_EDGES[look.edge] for look in looks], dtype=np.int64),
        label,
        names,
        subs,
        ends.reshape(-1, 2),
        np.array([STATUSES.index(one.status) for one in links], dtype=np.int64),
        _shifts(ends.reshape(-1, 2)),
        _hidden(graph, rows, visible),
    )
    if settle and np.isnan(scene.at).any():
        scene.put(completed(scene.board()))
    return scene


def _elided(metrics: QFontMetricsF, words: str) -> str:
    return metrics.elidedText(" ".join(words.split()), Qt.TextElideMode.ElideRight, WIDEST)


def _shifts(ends: Rows) -> Floats:
    """Return how far each line is shifted sideways, so that several between two nodes show."""
    shifts = np.zeros(len(ends))
    if not len(ends):
        return shifts
    low, high = ends.min(axis=1), ends.max(axis=1)
    key = low * (int(ends.max()) + 1) + high
    _values, inverse, counts = np.unique(key, return_inverse=True, return_counts=True)
    for group in np.flatnonzero(counts > 1):
        members = np.flatnonzero(inverse == group)
        # Sideways is counted from the lower row, whichever way the arrow points.
        turn = np.where(ends[members, 0] == low[members], 1.0, -1.0)
        shifts[members] = (np.arange(len(members)) - (len(members) - 1) / 2) * _APART * turn
    return shifts


def _hidden(graph: Graph, rows: Mapping[NodeId, int], visible: Collection[NodeId]) -> Rows:
    known = {one.id for one in graph.nodes}
    unseen: dict[int, set[NodeId]] = {}
    for link in graph.links:
        for one, other in ((link.from_id, link.to_id), (link.to_id, link.from_id)):
            if one in rows and other in known and other not in visible:
                unseen.setdefault(rows[one], set()).add(other)
    counts = np.zeros(len(rows), dtype=np.int64)
    for row, others in unseen.items():
        counts[row] = len(others)
    return counts
