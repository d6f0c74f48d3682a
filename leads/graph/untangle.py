"""Small boards made legible: nodes step aside so that lines are short and run clear of shapes."""

import numpy as np
from numpy.typing import NDArray

from leads.graph.slots import STEP, Slots

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Pairs = NDArray[np.int64]

#: What a line through a foreign shape costs, and a crossing, in pixels of line.
_THROUGH, _CROSSING = 160.0, 70.0
#: A board is wider than it is high: length down the page costs more than across.
_STRETCH = np.array([1.0, 1.7])
#: How far a node steps at a time, in steps of the grid.
_FAR = (-16, -8, -4, -1, 0, 1, 4, 8, 16)
_OFFSETS: Pairs = np.array([(x, y) for y in _FAR for x in _FAR])
#: Up to so many nodes the picture is gone through more often.
_SMALL = 80


def untangled(at: Floats, links: Pairs, extents: Floats, fixed: Flags) -> Floats:
    """Return the places after every node has looked for a better one, a few times over."""
    if not len(links):
        return at
    places = np.array(at)
    slots = Slots(places, extents)
    for row, place in enumerate(places):
        if fixed[row]:
            slots.take(row, place)
        else:
            slots.settle(row, place)
    for _turn in range(6 if len(at) <= _SMALL else 1):
        moved = False
        for node in np.flatnonzero(~fixed):
            moved |= _step(int(node), places, links, extents, slots)
        if not moved:
            break
    return places


def _step(node: int, at: Floats, links: Pairs, extents: Floats, slots: Slots) -> bool:
    """Move one node to the best free place around it; tell whether it moved."""
    free = slots.free_around(node, at[node], _OFFSETS)
    candidates = at[node] + _OFFSETS[free] * STEP
    costs = _costs(node, candidates, at, links, extents)
    best = int(costs.argmin())
    here = int(np.flatnonzero((candidates == at[node]).all(axis=1))[0])
    if costs[best] >= costs[here] - 1.0:
        return False
    slots.move(node, at[node], candidates[best])
    at[node] = candidates[best]
    return True


def _costs(node: int, spots: Floats, at: Floats, links: Pairs, extents: Floats) -> Floats:
    """Return what each spot would cost in length of lines, crossings, lines through shapes."""
    own = (links == node).any(axis=1)
    others = links[own].sum(axis=1) - node
    others = others[others != node]
    foreign = links[~own]
    costs = np.zeros(len(spots))
    rest = np.flatnonzero(np.arange(len(at)) != node)
    low, high = at - extents[:, :2], at + extents[:, 2:]
    a, b = at[foreign[:, 0]], at[foreign[:, 1]]
    for other in others:
        to = at[other]
        costs += np.hypot(*((spots - to) * _STRETCH).T)
        seen = rest[rest != other]
        costs += _THROUGH * _hits(spots[:, None], to, low[seen], high[seen]).sum(axis=1)
        apart = (foreign != other).all(axis=1)
        costs += _CROSSING * _cross(spots[:, None], to, a[apart], b[apart]).sum(axis=1)
    if len(foreign):
        under = _hits(
            a, b, (spots - extents[node, :2])[:, None], (spots + extents[node, 2:])[:, None]
        )
        costs += _THROUGH * under.sum(axis=1)
    return costs


def _hits(start: Floats, end: Floats, low: Floats, high: Floats) -> Flags:
    """Tell which stretches run through which rectangles (the slab test)."""
    enter: Floats | float = 0.0
    leave: Floats | float = 1.0
    # Axis by axis: a reduction over an axis of two is several times slower.
    for axis in (0, 1):
        way = end[..., axis] - start[..., axis]
        way = np.where(np.abs(way) < 1e-9, 1e-9, way)
        first = (low[..., axis] - start[..., axis]) / way
        second = (high[..., axis] - start[..., axis]) / way
        enter = np.maximum(enter, np.minimum(first, second))
        leave = np.minimum(leave, np.maximum(first, second))
    found: Flags = np.asarray(enter <= leave)
    return found


def _cross(start: Floats, end: Floats, a: Floats, b: Floats) -> Flags:
    """Tell which stretches cross which others."""

    def side(p: Floats, q: Floats, r: Floats) -> Floats:
        turned: Floats = (q[..., 0] - p[..., 0]) * (r[..., 1] - p[..., 1]) - (
            q[..., 1] - p[..., 1]
        ) * (r[..., 0] - p[..., 0])
        return turned

    found: Flags = (side(start, end, a) * side(start, end, b) < 0) & (
        side(a, b, start) * side(a, b, end) < 0
    )
    return found
