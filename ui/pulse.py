"""Once a second: whether the officer's cases or roles have changed under his open window.

Another desk hands a case over, takes leave back, recuses him; leave runs out. Nothing of it is an
act of this window, so nobody tells it; what it shows has to go in the same second all the same.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from cases.records.access import Pulse

if TYPE_CHECKING:
    from collections.abc import Callable

    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

EVERY_MS = 1000


class PulseWatch(QObject):
    """Asks the store, and tells the window.

    Signals:
        stirred: the officer's cases are no longer those of a second ago.
        unseated: his roles have changed, or he has left the unit; he has to sign in anew.
    """

    stirred = Signal()
    unseated = Signal()

    def __init__(
        self,
        desk: "Desk",
        jobs: "Jobs",
        window: QWidget,
        is_resting: "Callable[[], bool]",
    ) -> None:
        super().__init__(window)
        self._desk, self._jobs, self._window = desk, jobs, window
        self._is_resting = is_resting
        self._last: Pulse | None = None
        self._asked = False
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Ask now, unless an answer is still on its way or the window is locked."""
        if self._is_resting():
            self._last = None
        elif not self._asked:
            self._asked = True
            self._jobs.run(self._window, self._desk.access.pulse, self._compare, self._passed_over)

    def rest(self) -> None:
        """Ask no more."""
        self._timer.stop()

    def _compare(self, pulse: Pulse) -> None:
        self._asked = False
        last, self._last = self._last, pulse
        if last is None or last == pulse:
            return
        if last.roles != pulse.roles:
            self.unseated.emit()
        else:
            self.stirred.emit()

    def _passed_over(self, _error: Exception) -> None:
        self._asked = False
