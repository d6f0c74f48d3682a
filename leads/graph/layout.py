"""Where the nodes of the board lie: springs first, then every label in a place of its own.

A node claims the rectangle around its shape, badge and label. Rectangles are laid on a grid, so
that no label overlaps another or a shape, and what has a place already keeps it. Pixels at 100 %,
y grows downwards. The same input and seed give the same picture.
"""

from collections.abc import Generator, Sequence
from dataclasses import dataclass

import numpy as np
import rustworkx as rx
from numpy.typing import NDArray

from cases.records.progress import Progress
from leads.graph.slots import STEP, Slots
from leads.graph.untangle import untangled

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Pairs = NDArray[np.int64]

#: Rounds of the springs, and how many between two looks at a cancel.
_ROUNDS, _CHUNK = 40, 10
#: Above so many nodes fewer rounds draw as good a picture: the grid hides the difference.
_MANY = 400
_FEW_ROUNDS = 20
#: Up to so many nodes lines are drawn clear of foreign shapes.
_UNTANGLED = 250
#: How much of the ground the rectangles cover; a board is wider than it is high.
_FILLED, _FILLED_SMALL, _ASPECT = 0.30, 0.55, 2.2
_SMALL = 80
#: Between two separate parts of the graph.
_GAP = 40.0


@dataclass(frozen=True, slots=True)
class Laying:
    """What is to be laid out, a row for each node."""

    #: Ends of each link, as places in the rows.
    links: Pairs
    #: Pixels a node needs to the left, above, to the right, below its centre.
    extents: Floats
    #: Where it lies now; NaN where it has no place yet.
    start: Floats
    #: What must stay where it is: pinned, or not among the chosen.
    fixed: Flags


def arranged(board: Laying, seed: int = 1) -> Generator[Progress, None, Floats]:
    """Lay the whole board out anew, from where the nodes lie; what is fixed stays."""
    count = len(board.extents)
    placed = ~np.isnan(board.start[:, 0])
    fixed = board.fixed & placed
    at = np.array(board.start)
    if fixed.any():
        springs = _sprung(board, np.arange(count), seed, fixed)
        moving = yield from _told(springs, 0, count, count)
        at[~fixed] = moving[~fixed]
        at = settled(at, board.extents, fixed)
        if count <= _UNTANGLED:
            yield Progress(count, count)
            at = untangled(at, board.links, board.extents, fixed)
        return at
    parts = _parts(count, board.links)
    boxes: list[Floats] = []
    behind = 0
    for part in parts:
        places = yield from _told(_sprung(board, part, seed, None), behind, len(part), count)
        behind += len(part)
        yield Progress(behind, count)
        boxes.append(_settled_part(board, part, places))
    _pack(at, parts, boxes, board.extents)
    return at


def _told(
    springs: Generator[float, None, Floats], behind: int, size: int, count: int
) -> Generator[Progress, None, Floats]:
    """Run the springs of one part; tell how many of all nodes are behind."""
    while True:
        try:
            share = next(springs)
        except StopIteration as ended:
            places: Floats = ended.value
            return places
        yield Progress(behind + int(share * size), count)


def _settled_part(board: Laying, part: NDArray[np.int64], places: Floats) -> Floats:
    extents, free = board.extents[part], np.zeros(len(part), dtype=bool)
    settled_ = settled(places, extents, free)
    if len(part) > _UNTANGLED:
        return settled_
    inner = np.array(_inner(board.links, part), dtype=np.int64).reshape(-1, 2)
    return untangled(settled_, inner, extents, free)


def _inner(links: Pairs, part: NDArray[np.int64]) -> list[tuple[int, int]]:
    """Return the links within a part, by places in it."""
    index = {int(one): row for row, one in enumerate(part)}
    return [
        (index[int(one)], index[int(other)])
        for one, other in links
        if int(one) in index and int(other) in index
    ]


def completed(board: Laying, seed: int = 1) -> Floats:
    """Find places for the nodes that have none, beside their neighbours; the others stay."""
    placed = ~np.isnan(board.start[:, 0])
    if not placed.any():
        return _drained(arranged(board, seed))
    at = np.array(board.start)
    near = _neighbours(len(at), board.links)
    waiting = [int(one) for one in np.flatnonzero(~placed)]
    while waiting:
        # Whoever has most neighbours in place is set first; the rest go below the picture.
        ready = [one for one in waiting if any(placed[other] for other in near[one])]
        for one in ready or waiting:
            known = [other for other in near[one] if placed[other]]
            at[one] = at[known].mean(axis=0) if known else _below(at[placed], board.extents)
            placed[one] = True
        waiting = [one for one in waiting if not placed[one]]
    kept = ~np.isnan(board.start[:, 0])
    return settled(at, board.extents, kept)


def settled(at: Floats, extents: Floats, fixed: Flags) -> Floats:
    """Move every node that is not fixed to the nearest free place of the grid."""
    slots = Slots(at, extents)
    result = np.array(at)
    for one in np.flatnonzero(fixed):
        slots.take(int(one), at[one])
    centre = at.mean(axis=0) if len(at) else np.zeros(2)
    order = np.argsort(((at - centre) ** 2).sum(axis=1), kind="stable")
    for one in order:
        if not fixed[one]:
            result[one] = slots.settle(int(one), at[one])
    return result


def snapped(at: Floats, extents: Floats, moved: Sequence[int]) -> Floats:
    """Return the picture after some nodes were dropped: each at the nearest free place."""
    fixed = np.ones(len(at), dtype=bool)
    fixed[list(moved)] = False
    return settled(at, extents, fixed)


def overlaps(at: Floats, extents: Floats) -> int:
    """Count the pairs of nodes whose rectangles overlap."""
    left, above = at[:, 0] - extents[:, 0], at[:, 1] - extents[:, 1]
    right, below = at[:, 0] + extents[:, 2], at[:, 1] + extents[:, 3]
    found = 0
    for one in range(len(at)):
        later = slice(one + 1, None)
        found += int(
            (
                (left[later] < right[one])
                & (left[one] < right[later])
                & (above[later] < below[one])
                & (above[one] < below[later])
            ).sum()
        )
    return found


def _drained(work: Generator[Progress, None, Floats]) -> Floats:
    while True:
        try:
            next(work)
        except StopIteration as stop:
            result: Floats = stop.value
            return result


def _parts(count: int, links: Pairs) -> list[NDArray[np.int64]]:
    """Return the separate parts, the largest first; all lonely nodes together at the end."""
    graph = rx.PyGraph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from_no_data([(int(one), int(other)) for one, other in links])
    found = sorted(
        (sorted(part) for part in rx.connected_components(graph)),
        key=lambda part: (-len(part), part[0]),
    )
    joined = [np.array(part) for part in found if len(part) > 1]
    lonely = [part[0] for part in found if len(part) == 1]
    return [*joined, np.array(lonely)] if lonely else joined


def _sprung(
    board: Laying, part: NDArray[np.int64], seed: int, fixed: Flags | None
) -> Generator[float, None, Floats]:
    """Let springs pull one part into shape; yield which share of it is done."""
    extents = board.extents[part]
    size = extents[:, :2] + extents[:, 2:]
    filled = _FILLED_SMALL if len(part) <= _SMALL else _FILLED
    side = float(np.sqrt(size.prod(axis=1).sum() / filled))
    width, height = side * _ASPECT**0.5, side / _ASPECT**0.5
    inner = _inner(board.links, part)
    if not inner and fixed is None:
        return _rows(size)
    graph = rx.PyGraph()
    graph.add_nodes_from(range(len(part)))
    graph.add_edges_from_no_data(inner)
    start = board.start[part]
    known = ~np.isnan(start[:, 0])
    middle = start[known].mean(axis=0) if known.any() else np.zeros(2)
    stretch = np.array([width / 2, height / 2])
    random = np.random.default_rng(seed)
    unit = np.where(known[:, None], (start - middle) / stretch, random.uniform(-1, 1, start.shape))
    held = {row for row, one in enumerate(part) if fixed is not None and fixed[one]}
    rounds = _ROUNDS if len(part) <= _MANY else _FEW_ROUNDS
    places = {row: (float(x), float(y)) for row, (x, y) in enumerate(unit)}
    for done in range(0, rounds, _CHUNK):
        yield done / rounds
        found = rx.spring_layout(
            graph,
            pos=places,
            fixed=held or None,
            num_iter=_CHUNK,
            seed=seed,
        )
        places = {row: (float(found[row][0]), float(found[row][1])) for row in range(len(part))}
    unit = np.array([places[row] for row in range(len(part))])
    if not held:
        unit = _spread(unit)
    sprung: Floats = unit * stretch + middle
    return sprung


def _spread(unit: Floats) -> Floats:
    """Even the picture out: springs crowd the middle and leave the rim empty."""
    reach = np.abs(unit).max(axis=0)
    unit = unit / np.where(reach > 0, reach, 1.0)
    ranks = np.empty_like(unit)
    spaced = np.linspace(-1, 1, len(unit)) if len(unit) > 1 else np.zeros(1)
    for axis in (0, 1):
        ranks[np.argsort(unit[:, axis], kind="stable"), axis] = spaced
    return unit * 0.5 + ranks * 0.5


def _rows(size: Floats) -> Floats:
    """Lay lonely nodes out in rows, left to right."""
    # Whole steps of the grid with one to spare, so that the rows stay straight on it.
    width, height = (np.ceil(size.max(axis=0) / STEP) + 2) * STEP
    across = max(1, round(float(np.sqrt(len(size) * _ASPECT * height / width))))
    rows, columns = np.divmod(np.arange(len(size)), across)
    return np.stack([columns * width, rows * height], axis=1).astype(float)


def _pack(at: Floats, parts: list[NDArray[np.int64]], boxes: list[Floats], extents: Floats) -> None:
    """Put the parts beside each other: the largest first, the others in rows below it."""
    lows = [(at_ - extents[part, :2]).min(axis=0) for part, at_ in zip(parts, boxes, strict=True)]
    sizes = [
        (at_ + extents[part, 2:]).max(axis=0) - low
        for part, at_, low in zip(parts, boxes, lows, strict=True)
    ]
    area = sum(float((size + _GAP).prod()) for size in sizes)
    across = float(np.sqrt(area * _ASPECT))
    left = top = deep = 0.0
    for part, places, low, (width, height) in zip(parts, boxes, lows, sizes, strict=True):
        if left > 0 and left + width > across:
            left, top, deep = 0.0, top + deep + _GAP, 0.0
        across = max(across, left + float(width))
        at[part] = places + np.ceil((np.array([left, top]) - low) / STEP) * STEP
        left, deep = left + float(width) + _GAP, max(deep, float(height))


def _neighbours(count: int, links: Pairs) -> list[list[int]]:
    near: list[list[int]] = [[] for _ in range(count)]
    for one, other in links:
        near[int(one)].append(int(other))
        near[int(other)].append(int(one))
    return near


def _below(placed: Floats, extents: Floats) -> Floats:
    tall = float((extents[:, 1] + extents[:, 3]).max())
    below: Floats = np.array([placed[:, 0].min(), placed[:, 1].max() + tall + STEP])
    return below
