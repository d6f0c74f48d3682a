"""What is recorded and checked for the window as long as it is open, whatever room is entered."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from ui.kit.table_menu import record_no_more, record_through

if TYPE_CHECKING:
    from cases.records.station import Integrity
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

#: How often the record is checked while the window is open.
HOUR_MS = 3_600_000


class RecordWatch(QObject):
    """Checks the journal and the issued papers every hour, and records the lists exported.

    Signals:
        checked: with an Integrity.
    """

    checked = Signal(object)

    def __init__(
        self, desk: "Desk", jobs: "Jobs", window: QWidget, is_locked: Callable[[], bool]
    ) -> None:
        super().__init__(window)
        self._desk, self._jobs, self._window = desk, jobs, window
        self._is_locked = is_locked
        timer = QTimer(self)
        timer.setInterval(HOUR_MS)
        timer.timeout.connect(self.check)
        timer.start()
        record_through(self._record_export)

    def check(self) -> None:
        """Check now, unless the window is locked."""
        if not self._is_locked():
            self._jobs.run(self._window, self._verify, self._tell)

    def close(self) -> None:
        """Record no further exports."""
        record_no_more(self._record_export)

    def _verify(self) -> "Integrity":
        from cases.services.verify import verify

        return verify(self._desk)

    def _tell(self, found: "Integrity") -> None:
        self.checked.emit(found)

    def _record_export(self, what: str, rows: int) -> None:
        work = partial(self._desk.unit.exported, what, rows)
        self._jobs.run(self._window, work, self._recorded)

    def _recorded(self, _nothing: object) -> None:
        """Stay: the record was all there was to do."""
