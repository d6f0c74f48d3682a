"""What the desk needs is imported while the officer types, so that he waits for none of it."""

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

if TYPE_CHECKING:
    from ui.kit.jobs import Jobs

#: On the database thread: what reading and writing takes.
STORE = ("cases.services.cases", "cases.services.mediations", "reports.press")
#: On the thread of the window, which is the only one that makes widgets: the window, the room it
#: opens and the one most likely to be next. Each takes a few milliseconds after those before it.
WINDOW = (
    *("ui.labels.papers", "ui.labels.cases", "ui.labels.station", "cases.records.agenda"),
    *("ui.kit.table", "ui.kit.dialogs", "ui.kit.tabs", "ui.alerts", "ui.lock", "ui.palette"),
    *("ui.topbar", "ui.window", "ui.rooms.band", "ui.rooms.today"),
    *("ui.rooms.case.actions", "ui.rooms.case.page", "ui.rooms.cases_scopes", "ui.rooms.cases"),
)
#: Between two imports on the thread of the window, so that no key has to wait for more than one.
PAUSE_MS = 15


class Warming(QObject):
    """Imports ahead, once.

    Signals:
        done: nothing is left to import.
    """

    done = Signal()

    def __init__(self, jobs: "Jobs", asker: QWidget) -> None:
        super().__init__(asker)
        self._jobs, self._asker = jobs, asker
        self._left: Iterator[None] = import_window()
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._next)

    def begin(self) -> None:
        """Begin when the page that is shown has been painted."""
        QTimer.singleShot(0, self._import_store)

    def _import_store(self) -> None:
        self._jobs.run(self._asker, import_store, self._imported)

    def _imported(self, _nothing: object) -> None:
        self._timer.start()

    def _next(self) -> None:
        if next(self._left, self) is self:
            self._timer.stop()
            self.done.emit()


def import_store() -> None:
    """Import what signing in and the first page read with, and make its rows ready."""
    for name in STORE:
        import_module(name)
    # Imported here: the sign-in page is painted before anything of the store is.
    from cases.services.mapping import map_rows

    map_rows()


def import_window() -> Iterator[None]:
    """Import the window and its first rooms, a little at a time."""
    for name in WINDOW:
        import_module(name)
        yield
    # Asked for its first viewport, the binding of Qt learns every kind of widget there is.
    QAbstractScrollArea().viewport()
    yield
