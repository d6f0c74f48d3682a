"""A grid on which rectangles of nodes find room, each as near as can be to where it wants to be."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

#: Pixels of the grid; what is dragged snaps to it.
STEP = 10
#: Steps around the wanted place that are looked at first.
_REACH = 32


class Slots:
    """Which parts of the ground are taken."""

    def __init__(self, at: Floats, extents: Floats) -> None:
        """Make a ground large enough for every node, wherever it settles."""
        self._cells = np.ceil(extents / STEP).astype(int)
        area = int((self._cells[:, :2] + self._cells[:, 2:]).prod(axis=1).sum()) if len(at) else 0
        margin = int(np.sqrt(area)) + 2 * _REACH
        low = np.floor(at.min(axis=0) / STEP).astype(int) if len(at) else np.zeros(2, dtype=int)
        high = np.ceil(at.max(axis=0) / STEP).astype(int) if len(at) else np.zeros(2, dtype=int)
        self._origin = low - margin
        wide, tall = high - low + 2 * margin
        self._taken = np.zeros((int(tall), int(wide)), dtype=np.int32)

    def take(self, node: int, at: Floats) -> None:
        """Mark the ground of a node that stays where it is, on the grid or beside it."""
        left, above, right, below = self._cells[node]
        x0, y0 = np.floor(at / STEP).astype(int) - self._origin
        x1, y1 = np.ceil(at / STEP).astype(int) - self._origin
        self._taken[max(0, y0 - above) : y1 + below, max(0, x0 - left) : x1 + right] = 1

    def settle(self, node: int, wish: Floats) -> Floats:
        """Take the nearest free ground and return where the node lies now."""
        wanted = np.round(wish / STEP).astype(int) - self._origin
        found = wanted if self._is_free(node, wanted) else self._nearest(node, wanted)
        x, y = int(found[0]), int(found[1])
        left, above, right, below = self._cells[node]
        self._taken[y - above : y + below, x - left : x + right] = 1
        settled: Floats = ((found + self._origin) * STEP).astype(float)
        return settled

    def free_around(self, node: int, at: Floats, offsets: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Tell which of some steps away a node could lie; its own ground counts as free."""
        here = np.round(at / STEP).astype(int) - self._origin
        self._mark(node, here, -1)
        low, high = here + offsets.min(axis=0), here + offsets.max(axis=0)
        left, above = (int(one) for one in self._cells[node, :2])
        inside = (low >= (left, above)).all() and (
            high + self._cells[node, 2:] <= self._taken.shape[::-1]
        ).all()
        if inside:
            block = self._blocks(node, low, high)
            columns, rows = (offsets - offsets.min(axis=0)).T
            free = np.asarray(block[rows, columns] == 0)
        else:
            free = np.array([self._is_free(node, here + offset) for offset in offsets])
        self._mark(node, here, 1)
        return free

    def move(self, node: int, at: Floats, to: Floats) -> None:
        """Give up the ground of a node for another that is free."""
        self._mark(node, np.round(at / STEP).astype(int) - self._origin, -1)
        self._mark(node, np.round(to / STEP).astype(int) - self._origin, 1)

    def _mark(self, node: int, place: NDArray[np.int64], by: int) -> None:
        left, above, right, below = self._cells[node]
        x, y = int(place[0]), int(place[1])
        self._taken[y - above : y + below, x - left : x + right] += by

    def _is_free(self, node: int, place: NDArray[np.int64]) -> bool:
        left, above, right, below = self._cells[node]
        x, y = int(place[0]), int(place[1])
        if x < left or y < above:
            return False
        if y + below > self._taken.shape[0] or x + right > self._taken.shape[1]:
            return False
        return not self._taken[y - above : y + below, x - left : x + right].any()

    def _nearest(self, node: int, wanted: NDArray[np.int64]) -> NDArray[np.int64]:
        """Look around in ever wider squares; the ground is wide enough that one is found."""
        left, above, right, below = (int(one) for one in self._cells[node])
        reach = _REACH
        tall, wide = self._taken.shape
        while True:
            x0, y0 = max(left, wanted[0] - reach), max(above, wanted[1] - reach)
            x1, y1 = min(wide - right, wanted[0] + reach), min(tall - below, wanted[1] + reach)
            if x1 >= x0 and y1 >= y0:
                block = self._blocks(node, np.array([x0, y0]), np.array([x1, y1]))
                ys, xs = np.nonzero(block == 0)
                if len(xs):
                    far = (xs + x0 - wanted[0]) ** 2 + (ys + y0 - wanted[1]) ** 2
                    # A circle within the square holds the true nearest.
                    best = int(far.argmin())
                    if far[best] <= reach * reach or reach > max(tall, wide):
                        return np.array([xs[best] + x0, ys[best] + y0])
            reach *= 2

    def _blocks(
        self, node: int, low: NDArray[np.int64], high: NDArray[np.int64]
    ) -> NDArray[np.int32]:
        """Return how much is taken below the node, for every place from low to high."""
        left, above, right, below = (int(one) for one in self._cells[node])
        (x0, y0), (x1, y1) = low, high
        window = self._taken[y0 - above : y1 + below, x0 - left : x1 + right] != 0
        sums = np.zeros((window.shape[0] + 1, window.shape[1] + 1), dtype=np.int32)
        sums[1:, 1:] = window.cumsum(axis=0, dtype=np.int32).cumsum(axis=1)
        tall, wide = above + below, left + right
        found: NDArray[np.int32] = (
            sums[tall:, wide:] - sums[:-tall, wide:] - sums[tall:, :-wide] + sums[:-tall, :-wide]
        )
        return found
