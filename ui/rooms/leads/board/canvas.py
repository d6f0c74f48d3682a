"""The board to work on, by mouse and by keyboard."""

from collections.abc import Iterable

import numpy as np
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from leads.graph.slots import STEP
from ui.rooms.leads.board.hands import NOTCH, Hands
from ui.rooms.leads.board.scene import Scene


class BoardCanvas(Hands):
    """The board; arrows walk along links, Enter opens the inspector.

    L goes through the links of the chosen node, + - 0 zoom, Ctrl+arrows pan, Alt+arrows move.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        #: The node the arrows walk from, and the one whose links are gone through.
        self._cursor = self._link_of = -1

    _WAYS = {  # noqa: RUF012 - Qt keys to steps, never changed
        Qt.Key.Key_Left: (-1, 0),
        Qt.Key.Key_Right: (1, 0),
        Qt.Key.Key_Up: (0, -1),
        Qt.Key.Key_Down: (0, 1),
    }

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers()
        way = self._WAYS.get(key)
        if way is not None:
            self._arrow(way, held)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit()
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.zoom(NOTCH)
        elif key is Qt.Key.Key_Minus:
            self.zoom(1 / NOTCH)
        elif key is Qt.Key.Key_0:
            self.fit()
        elif key is Qt.Key.Key_Escape:
            self._choose_rows(frozenset())
        elif key is Qt.Key.Key_A and held & Qt.KeyboardModifier.ControlModifier:
            self._choose_rows(frozenset(range(len(self.scene.nodes) if self.scene else 0)))
        elif key is Qt.Key.Key_L and not held:
            self._next_link()
        else:
            super().keyPressEvent(event)

    def _arrow(self, way: tuple[int, int], held: Qt.KeyboardModifier) -> None:
        if held & Qt.KeyboardModifier.ControlModifier:
            self.pan(way[0] * 80, way[1] * 80)
        elif held & Qt.KeyboardModifier.AltModifier and self._marks.selected:
            # One step of the grid is one screen step here, whatever the scale.
            scale = self._view.scale
            self._drag(QPointF(way[0] * STEP * scale, way[1] * STEP * scale))
            self.drop()
        else:
            self._walk(way, adding=bool(held & Qt.KeyboardModifier.ShiftModifier))

    def _walk(self, way: tuple[int, int], *, adding: bool) -> None:
        """Go to the neighbour in a direction; where there is none, to any node that way."""
        scene = self.scene
        if scene is None or not scene.nodes:
            return
        here = self._here()
        if here < 0:
            middle = np.array([self._view.x, self._view.y])
            self._choose_rows(frozenset({int(np.hypot(*(scene.at - middle).T).argmin())}))
            return
        near = _that_way(scene, here, way, scene.near(here))
        found = near if near >= 0 else _that_way(scene, here, way, range(len(scene.nodes)))
        if found >= 0:
            self._cursor = found
            kept = self._marks.selected if adding else frozenset()
            self._choose_rows(kept | {found})
            self.reveal(scene.nodes[found].id)

    def _here(self) -> int:
        if self._cursor in self._marks.selected:
            return self._cursor
        return min(self._marks.selected, default=-1)

    def _next_link(self) -> None:
        """Go through the links of the chosen node, one after the other."""
        scene = self.scene
        if scene is None:
            return
        held = self._here()
        if held < 0 and self._marks.link >= 0:
            held = int(scene.ends[self._marks.link, 0])
        if self._link_of >= 0 and self._marks.link >= 0:
            held = self._link_of
        rows = scene.links_at(held) if held >= 0 else []
        if rows:
            place = rows.index(self._marks.link) + 1 if self._marks.link in rows else 0
            self._choose_rows(frozenset(), rows[place % len(rows)])
            self._link_of = held

    def _spot(self) -> QPoint:
        """Return where the menu of the chosen opens."""
        scene, here = self.scene, self._here()
        if scene is None or here < 0:
            return self.rect().center()
        return self._view.to_screen(*scene.at[here].tolist()).toPoint()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            row = self.node_at(QPointF(event.pos()))
            if row >= 0 and row not in self._marks.selected:
                self._choose_rows(frozenset({row}))
            elif row < 0:
                self._choose_rows(frozenset(), self.link_at(QPointF(event.pos())))
            self.menu_wanted.emit(event.globalPos())
        else:
            self.menu_wanted.emit(self.mapToGlobal(self._spot()))

    @override
    def _choose_rows(self, rows: frozenset[int], link: int = -1) -> None:
        self._link_of = -1
        super()._choose_rows(rows, link)


def _that_way(scene: Scene, here: int, way: tuple[int, int], rows: Iterable[int]) -> int:
    """Return the nearest node within 45 degrees of a direction, or -1."""
    candidates = np.array([row for row in rows if row != here], dtype=np.int64)
    if not len(candidates):
        return -1
    away = scene.at[candidates] - scene.at[here]
    along = away @ np.array(way, dtype=float)
    aside = np.abs(away @ np.array([-way[1], way[0]], dtype=float))
    fits = (along > 0) & (aside <= along)
    if not fits.any():
        return -1
    cost = np.where(fits, along + 2 * aside, np.inf)
    return int(candidates[cost.argmin()])
