"""The layout at work: on the thread of the jobs, with progress, given up at a click."""

from collections.abc import Generator, Sequence
from typing import TYPE_CHECKING, Protocol

import numpy as np
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QProgressBar, QWidget

from cases.records.progress import Progress
from leads.graph.layout import Floats, Laying, arranged
from leads.graph.nodes import NodeId
from ui.kit.buttons import Button
from ui.kit.i18n import _
from ui.kit.layout import boxed, label, row
from ui.rooms.leads.board.scene import Scene

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.kit.jobs import Job, Jobs

Places = dict[NodeId, tuple[float, float]]


class Board(Protocol):
    """Where the result goes."""

    def laid_out(self, places: "Mapping[NodeId, tuple[float, float]]", *, kept: bool) -> None:
        """Take over the places."""


class Arranging(QObject):
    """Arranges a board, and shows how far it has come."""

    def __init__(self, jobs: "Jobs", board: QWidget) -> None:
        super().__init__(board)
        self._jobs, self._widget = jobs, board
        self._job: Job | None = None
        self._nodes: tuple[NodeId, ...] = ()
        self._kept = False
        self._progress = QProgressBar()
        self._progress.setFixedWidth(160)
        self._progress.setAccessibleName(_("正在排列"))
        stop = Button(_("停止"))
        stop.clicked.connect(self.cancel)
        inner = row(label(_("正在排列…"), "small"), self._progress, stop, None)
        inner.setContentsMargins(12, 4, 12, 4)
        #: Stands above the board while the layout is at work.
        self.bar = boxed(inner, "header")
        self.bar.hide()

    def first(self, scene: Scene) -> None:
        """Find the first places of a large board; nobody has asked, so nothing is recorded."""
        self._start(scene, scene.board(~np.isnan(scene.at[:, 0])), kept=False)

    def again(self, scene: Scene, chosen: Sequence[NodeId]) -> None:
        """Arrange what is chosen, or everything; pinned nodes and the others stay."""
        fixed = np.array([one.placing.is_pinned for one in scene.nodes], dtype=bool)
        if len(chosen) > 1:
            rows = [scene.rows[one] for one in chosen]
            others = np.ones(len(scene.nodes), dtype=bool)
            others[rows] = False
            fixed |= others
        if not fixed.all():
            self._start(scene, scene.board(fixed), kept=True)

    def cancel(self) -> None:
        """Give it up; everything stays where it was."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self.bar.hide()

    def _start(self, scene: Scene, laying: Laying, *, kept: bool) -> None:
        self.cancel()
        self._nodes = tuple(one.id for one in scene.nodes)
        self._kept = kept
        self._progress.setRange(0, 0)
        self.bar.show()

        def work() -> Generator[Progress, None, tuple[tuple[NodeId, ...], Floats]]:
            at = yield from arranged(laying)
            return self._nodes, at

        self._job = self._jobs.run(
            self._widget, work, self._ended, self._failed, self._show_progress
        )

    def _show_progress(self, progress: Progress) -> None:
        self._progress.setRange(0, max(1, progress.total))
        self._progress.setValue(progress.done)

    def _ended(self, found: tuple[tuple[NodeId, ...], Floats]) -> None:
        if self._job is None:
            return
        self._job = None
        self.bar.hide()
        nodes, at = found
        if nodes == self._nodes:
            board: Board = self._widget  # type: ignore[assignment]
            places = {one: (float(x), float(y)) for one, (x, y) in zip(nodes, at, strict=True)}
            board.laid_out(places, kept=self._kept)

    def _failed(self, error: Exception) -> None:
        from ui.kit.messages import report

        self.cancel()
        report(self._widget, error)
