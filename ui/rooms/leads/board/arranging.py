"""The layout at work: in a process of its own, with progress, given up at a click."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject, QProcess, QTimer
from PySide6.QtWidgets import QProgressBar, QWidget

from cases.records.progress import Progress
from cases.second_process import arguments
from leads.graph.laying_beside import asked, told
from leads.graph.layout import Floats, Laying
from leads.graph.nodes import NodeId
from ui.kit.buttons import Button
from ui.kit.i18n import _
from ui.kit.layout import boxed, label, row
from ui.kit.messages import report
from ui.preview.progress import PATIENCE_MS
from ui.rooms.leads.board.scene import Scene

if TYPE_CHECKING:
    from collections.abc import Mapping

_SECOND = "leads.graph.laying_beside"


class Board(Protocol):
    """Where the result goes."""

    def laid_out(self, places: "Mapping[NodeId, tuple[float, float]]", *, kept: bool) -> None:
        """Take over the places."""


class LostError(RuntimeError):
    """The process that lays out could not begin, or has ended before it was done."""


class Arranging(QObject):
    """Arranges a board, and shows how far it has come.

    The database thread stays free meanwhile, and so does the interpreter of the window.
    """

    def __init__(self, board: QWidget) -> None:
        super().__init__(board)
        self._widget = board
        self._process: QProcess | None = None
        self._places: Floats | None = None
        #: Whose places are wanted, a row for each; None: it stays, wherever it lies by then.
        self._nodes: tuple[NodeId | None, ...] = ()
        self._kept = False
        self._progress = QProgressBar()
        self._progress.setFixedWidth(160)
        self._progress.setAccessibleName(_("正在排列"))
        stop = Button(_("停止"))
        stop.clicked.connect(self.cancel)
        inner = row(label(_("正在排列…"), "small"), self._progress, stop, None)
        inner.setContentsMargins(12, 4, 12, 4)
        #: Stands above the board while the layout is at work, if it takes its time.
        self.bar = boxed(inner, "header")
        self.bar.hide()
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self.bar.show)
        if (application := QCoreApplication.instance()) is not None:
            application.aboutToQuit.connect(self.cancel)

    @property
    def is_busy(self) -> bool:
        """True while a layout is at work."""
        return self._process is not None

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
        process, self._process = self._process, None
        self._rest()
        if process is not None:
            process.kill()
            # Killed, it is gone at once; a process must not be deleted while it runs.
            process.waitForFinished()

    def _start(self, scene: Scene, laying: Laying, *, kept: bool) -> None:
        self.cancel()
        self._nodes = tuple(
            None if stays else one.id
            for one, stays in zip(scene.nodes, laying.fixed.tolist(), strict=True)
        )
        self._kept, self._places = kept, None
        self._progress.setRange(0, 0)
        self._patience.start()
        process = QProcess(self)
        process.readyReadStandardOutput.connect(self._hear)
        process.errorOccurred.connect(self._lost)
        process.finished.connect(self._end)
        process.finished.connect(process.deleteLater)
        self._process = process
        process.start(sys.executable, arguments(_SECOND))
        process.write(asked(laying))
        process.closeWriteChannel()

    def _rest(self) -> None:
        self._patience.stop()
        self.bar.hide()

    def _hear(self) -> None:
        process = self._process
        while process is not None and process.canReadLine():
            match told(bytes(process.readLine().data())):
                case Progress() as progress:
                    self._progress.setRange(0, max(1, progress.total))
                    self._progress.setValue(progress.done)
                case places:
                    self._places = places

    def _lost(self, error: QProcess.ProcessError) -> None:
        # Where it has begun, its end is told by `finished` as well.
        if error is QProcess.ProcessError.FailedToStart:
            self._end()

    def _end(self) -> None:
        if self._process is None or self.sender() is not self._process:
            return
        self._hear()
        self._process = None
        self._rest()
        if self._places is None:
            report(self._widget, LostError())
            return
        board: Board = self._widget  # type: ignore[assignment]
        board.laid_out(
            {
                one: (float(x), float(y))
                for one, (x, y) in zip(self._nodes, self._places, strict=True)
                if one is not None
            },
            kept=self._kept,
        )
