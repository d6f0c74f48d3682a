"""Work off the GUI thread: one database thread, jobs owned by the application.

Connect first, then start; bound methods only. A job belongs to `Jobs`, never to the widget that
asked, so that a closed window cannot break the work behind it.
"""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from types import GeneratorType
from typing import Any
from weakref import ref

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid
from typing_extensions import override

from cases.records.progress import Progress
from ui.kit.messages import report

#: Work without arguments, or one that yields its progress and returns its result.
Work = Callable[[], Any] | Callable[[], Generator[Progress, None, Any]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a job: its result, or why it broke."""

    job: "Job"
    result: Any = None
    error: Exception | None = None


class Job(QObject):
    """One piece of work on its way.

    Signals:
        came: from the worker, with what came of it; `Jobs` hands it on.
        succeeded: with the result.
        failed: with the exception.
        progressed: with a Progress.
        ended: after either, or after a cancel.
    """

    came = Signal(object)
    succeeded = Signal(object)
    failed = Signal(object)
    progressed = Signal(object)
    ended = Signal()

    def __init__(self, parent: QObject, asker: QWidget) -> None:
        super().__init__(parent)
        self.cancelled = False
        #: Its outcome is handed on although the window is locked.
        self.is_of_lock = False
        # Weak: the last hold on a widget must not be let go on the worker's thread.
        self._asker = ref(asker)

    def cancel(self) -> None:
        """Stop at the next progress; what was done in a transaction is rolled back."""
        self.cancelled = True

    def hand_on(self, outcome: "Outcome") -> None:
        """Tell those who wait what came of it."""
        if outcome.error is not None:
            self.failed.emit(outcome.error)
        elif not self.cancelled:
            self.succeeded.emit(outcome.result)
        self.ended.emit()

    @Slot(object)
    def tell(self, error: Exception) -> None:
        """Tell the officer over the widget that asked, if it is still there."""
        asker = self._asker()
        if asker is not None and isValid(asker):
            report(asker, error)


class Jobs(QObject):
    """The one database thread and the jobs that wait for it.

    Signals:
        busy_changed: whether any job is on its way.
    """

    busy_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._pool.setExpiryTimeout(-1)
        self._running = 0
        self._holds = False
        self._held: list[Outcome] = []

    @property
    def idle(self) -> bool:
        """True when no job is on its way."""
        return self._running == 0

    def run(
        self,
        asker: QWidget,
        work: Work,
        done: Callable[[Any], object],
        failed: Callable[[Exception], object] | None = None,
        progressed: Callable[[Progress], object] | None = None,
        ended: Callable[[], object] | None = None,
        *,
        of_lock: bool = False,
    ) -> Job:
        """Do the work on the database thread and hand its outcome to bound methods.

        Args:
            asker: The widget that asks; without `failed` a refusal is told over it.
            work: A call without arguments, or one that makes a generator of Progress.
            done: Gets the result; a bound method of a widget, dropped when it is deleted.
            failed: Gets the exception instead.
            progressed: Gets each Progress.
            ended: Called after either, or after a cancel. Whoever connects to the job that is
                returned may be too late for a short one.
            of_lock: Its outcome is handed on while the window is locked, too.
        """
        job = Job(self, asker)
        job.is_of_lock = of_lock
        job.came.connect(self._came, Qt.ConnectionType.QueuedConnection)
        job.succeeded.connect(done, Qt.ConnectionType.QueuedConnection)
        job.failed.connect(failed or job.tell, Qt.ConnectionType.QueuedConnection)
        if progressed is not None:
            job.progressed.connect(progressed, Qt.ConnectionType.QueuedConnection)
        if ended is not None:
            job.ended.connect(ended, Qt.ConnectionType.QueuedConnection)
        job.ended.connect(self._ended, Qt.ConnectionType.QueuedConnection)
        job.ended.connect(job.deleteLater, Qt.ConnectionType.QueuedConnection)
        self._running += 1
        if self._running == 1:
            self.busy_changed.emit(True)
        self._pool.start(_Runner(job, work))
        return job

    def finish(self) -> None:
        """Wait until everything under way has ended."""
        self._pool.waitForDone()

    def hold(self) -> None:
        """Hand nothing on from now on: what was asked for before the lock is shown after it."""
        self._holds = True

    def release(self) -> None:
        """Hand on what came meanwhile, in its order."""
        held, self._held, self._holds = self._held, [], False
        for outcome in held:
            self._running += 1
            outcome.job.hand_on(outcome)

    def forget(self) -> None:
        """Hand on nothing of what was held: nobody waits for it any more."""
        for outcome in self._held:
            outcome.job.deleteLater()
        self._held, self._holds = [], False

    @Slot(object)
    def _came(self, outcome: Outcome) -> None:
        if self._holds and not outcome.job.is_of_lock:
            self._held.append(outcome)
            self._ended()
        else:
            outcome.job.hand_on(outcome)

    @Slot()
    def _ended(self) -> None:
        self._running -= 1
        if self._running == 0:
            self.busy_changed.emit(False)


class _Runner(QRunnable):
    def __init__(self, job: Job, work: Work) -> None:
        super().__init__()
        self._job, self._work = job, work

    @override
    def run(self) -> None:
        job = self._job
        try:
            result = None if job.cancelled else self._work()
            if isinstance(result, GeneratorType):
                result = self._drain(result)
        except Exception as error:  # noqa: BLE001 - handed to the screen, which shows or logs it
            outcome = Outcome(job, error=error)
        else:
            outcome = Outcome(job, result)
        job.came.emit(outcome)

    def _drain(self, work: Generator[Progress, None, Any]) -> Any:
        while True:
            try:
                progress = next(work)
            except StopIteration as stop:
                return stop.value
            if self._job.cancelled:
                work.close()
                return None
            self._job.progressed.emit(progress)
