"""What the measurements of the window run in processes of their own.

Each prints numbers as JSON on its last line. The window draws without a display, as the checks do.
"""

import json
import os
import re
import resource
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any, TypeVar

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QApplication, QTableView
from typing_extensions import override

Value = TypeVar("Value")


class Hundred(QAbstractTableModel):
    """A table of 100,000 rows that costs nothing to read."""

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 100_000

    @override
    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 8

    @override
    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        return f"{index.row()}" if role == Qt.ItemDataRole.DisplayRole else None


def bare() -> None:
    """Show a bare window with a table."""
    application = QApplication([])
    view = QTableView()
    model = Hundred()
    view.setModel(model)
    view.resize(1440, 900)
    view.show()
    application.processEvents()
    print(json.dumps({"shown": True}), flush=True)


def sign_in(folder: str) -> None:
    """Show the sign-in page of a station, as the program does."""
    from datetime import UTC, datetime

    import main
    from ui.application import Program

    application = QApplication([])
    program = Program(Path(folder), lambda: datetime.now(UTC))
    program.start()
    program.shell.repaint()
    print(json.dumps({"shown": main.DONE == 0 and program.shell.isVisible()}), flush=True)
    # The store is being imported behind the page; nobody waits for it.
    del application
    os._exit(0)


def first_page(database: str, key: str, officer: str, how: str) -> None:
    """Show the window at the list of closed cases, filled by the services or by bare SQL."""
    from benchmarks import opened_window

    application = QApplication([])
    made = opened_window.window(Path(database), bytes.fromhex(key), int(officer), how == "bare")
    begin = perf_counter()
    made.open()
    opening = (perf_counter() - begin) * 1000
    longest = max(opening, _pump(application, made.is_filled))
    spent = (perf_counter() - begin) * 1000
    print(json.dumps({"ms": spent, "longest_frame_ms": longest}), flush=True)
    os._exit(0)


def memory(database: str, key: str, officer: str) -> None:
    """Fetch every case into the list and tell what the process holds."""
    from benchmarks import opened_window
    from ui.rooms import cases_list, cases_pane

    application = QApplication([])
    # The whole list is wanted, not the time its pages take.
    for module in (cases_list, cases_pane):
        vars(module)["PAGE"] = 2_000
    made = opened_window.window(Path(database), bytes.fromhex(key), int(officer), False)
    made.open()
    _pump(application, made.is_filled)
    while made.fetch_more():
        _pump(application, made.is_settled)
    print(json.dumps({"mb": _most_held(), "rows": made.rows()}), flush=True)
    os._exit(0)


def _most_held() -> float:
    """Return the most memory this program has held, in MB."""
    status = Path("/proc/self/status")
    if status.exists():
        # What the system counts for a process begins with what its parent held before it became
        # this program: the measuring of the import, with its hundred thousand rows.
        found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text(encoding="ascii"))
        assert found is not None
        return int(found[1]) * 1024 / 1e6
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def _pump(application: QApplication, done: Callable[[], bool]) -> float:
    """Handle events until it is done; return the longest the window stood still, in ms."""
    longest, end = 0.0, perf_counter() + 60
    while not done() and perf_counter() < end:
        begin = perf_counter()
        application.processEvents()
        longest = max(longest, (perf_counter() - begin) * 1000)
    return longest


def run(arguments: Sequence[str]) -> None:
    """Do what the first argument names."""
    name, *rest = arguments
    known: dict[str, Callable[..., None]] = {
        "bare": bare,
        "sign_in": sign_in,
        "first_page": first_page,
        "memory": memory,
    }
    known[name](*rest)


if __name__ == "__main__":
    run(sys.argv[1:])
