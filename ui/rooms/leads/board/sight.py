"""What of a scene is in sight: nodes by their rectangles, lines by the stretch that is seen."""

import numpy as np
from PySide6.QtCore import QRectF

from leads.graph.layout import Floats
from ui.rooms.leads.board.scene import Rows, Scene


def nodes_in(scene: Scene, ground: QRectF) -> Rows:
    """Return the rows of the nodes that reach into a part of the ground."""
    at, need = scene.at, scene.extents
    seen = (
        (at[:, 0] + need[:, 2] > ground.left())
        & (at[:, 0] - need[:, 0] < ground.right())
        & (at[:, 1] + need[:, 3] > ground.top())
        & (at[:, 1] - need[:, 1] < ground.bottom())
    )
    return np.flatnonzero(seen)


def links_in(scene: Scene, ground: QRectF) -> Rows:
    """Return the rows of the links whose line runs through a part of the ground."""
    enter, leave = stretches(scene, ground)
    return np.flatnonzero(enter <= leave)


def stretches(scene: Scene, ground: QRectF) -> tuple[Floats, Floats]:
    """Return where each line enters and leaves a part of the ground, as shares of its length."""
    begin, way = scene.begin, scene.end - scene.begin
    enter, leave = np.zeros(len(begin)), np.ones(len(begin))
    edges = ((ground.left(), ground.right()), (ground.top(), ground.bottom()))
    for axis, (low, high) in enumerate(edges):
        along = np.where(np.abs(way[:, axis]) < 1e-9, 1e-9, way[:, axis])
        first, second = (low - begin[:, axis]) / along, (high - begin[:, axis]) / along
        enter = np.maximum(enter, np.minimum(first, second))
        leave = np.minimum(leave, np.maximum(first, second))
    return enter, leave
