"""Has the index of the search catch up after an import, a stretch at a time between other work."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

#: Acts after which something may wait to be indexed.
_LEAVES_SOME = frozenset({"ledger.import"})


class IndexWatch(QObject):
    """Asks for the next stretch as long as something waits; whatever else is wanted goes between.

    A search finds the same meanwhile. What is left when the window is locked or closed is done
    when a station is next unlocked.
    """

    def __init__(
        self, desk: "Desk", jobs: "Jobs", window: QWidget, is_locked: Callable[[], bool]
    ) -> None:
        super().__init__(window)
        self._desk, self._jobs, self._window = desk, jobs, window
        self._is_locked = is_locked
        self._asked = False

    def heard(self, act: str) -> None:
        """Look whether an act has left something to be indexed."""
        if act in _LEAVES_SOME:
            self.look()

    def look(self) -> None:
        """Index the next stretch, unless one is on its way or the window is locked."""
        if not self._asked and not self._is_locked():
            self._asked = True
            self._jobs.run(self._window, self._desk.search.catch_up, self._went_on, self._rest)

    def _went_on(self, more: object) -> None:
        self._asked = False
        if more:
            self.look()

    def _rest(self, _error: Exception) -> None:
        # A full disk, or the lock: it goes on with the next import, or at the next unlock.
        self._asked = False
