"""What is recorded and checked for the window as long as it is open, whatever room is entered."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from cases.records.copies import CopyKind, CopyWay, Leaving
from cases.refusals import Reason, Refusal
from ui.kit.table_file import write_table
from ui.kit.table_menu import export_no_more, export_through, told

if TYPE_CHECKING:
    from cases.records.station import Integrity
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs
    from ui.kit.table import RecordTable

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
        export_through(self._export)

    def check(self) -> None:
        """Check now, unless the window is locked."""
        if not self._is_locked():
            self._jobs.run(self._window, self._verify, self._tell)

    def close(self) -> None:
        """Record no further exports."""
        export_no_more(self._export)

    def _verify(self) -> "Integrity":
        from cases.services.verify import verify

        return verify(self._desk)

    def _tell(self, found: "Integrity") -> None:
        self.checked.emit(found)

    def _export(self, table: "RecordTable", path: Path, rows: list[list[str]]) -> None:
        title = table.accessibleName() or table.key
        work = partial(_exported, self._desk, table.key, title, path, rows)
        self._jobs.run(self._window, work, self._told_of)

    def _told_of(self, written: tuple[Path, int]) -> None:
        told(self._window, *written)


def _exported(
    desk: "Desk", key: str, title: str, path: Path, rows: list[list[str]]
) -> tuple[Path, int]:
    """Number a list and write it; journal and register have it before the file is there."""
    count = len(rows) - 1
    desk.unit.exported(key, count)
    mark = desk.copies.number(Leaving(kind=CopyKind.LIST, way=CopyWay.TABLE, title=title))
    try:
        write_table(path, rows, mark)
    except OSError as refused:
        raise Refusal(Reason.FILE_UNWRITABLE, name=path.name) from refused
    return path, count
