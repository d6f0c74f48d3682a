"""How far a long work has come, with a way to stop it; shown only when it takes its time."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QWidget

from cases.records.progress import Progress
from ui.kit.buttons import Button
from ui.kit.i18n import _
from ui.kit.jobs import Job
from ui.kit.layout import label, row

#: Work that is over sooner shows nothing.
PATIENCE_MS = 500


class ProgressStrip(QWidget):
    """A bar with words and a cancel button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._words = label("", "small")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("进度"))
        self._bar.setFixedWidth(160)
        self._cancel = Button(_("取消"))
        self._cancel.clicked.connect(self._give_up)
        self.setLayout(row(self._words, self._bar, self._cancel))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PATIENCE_MS)
        self._timer.timeout.connect(self.show)
        self.hide()

    def follow(self, job: Job, words: str) -> None:
        """Follow a job that was started with `advance` and `stop`."""
        self._job = job
        self._words.setText(words)
        self._bar.setRange(0, 0)
        self._cancel.setEnabled(True)
        self._timer.start()

    def advance(self, progress: Progress) -> None:
        """Show how far it has come."""
        self._bar.setRange(0, progress.total)
        self._bar.setValue(progress.done)

    def stop(self) -> None:
        """Show nothing any more: the job has ended."""
        self._timer.stop()
        self._job = None
        self.hide()

    def _give_up(self) -> None:
        self._cancel.setEnabled(False)
        if self._job is not None:
            self._job.cancel()
