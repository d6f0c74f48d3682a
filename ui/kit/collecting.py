"""Rings of forgotten objects are collected on the window's thread and on no other.

Python runs its collector on whichever thread happens to allocate. A widget that lies in such a ring
and is deleted on the database thread takes the process along with it.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 500
#: How many objects more than were freed, and how many younger rounds, call for a round; as
#: `gc.get_count` counts them. Far above Python's own, for a round stops the window.
AFTER = (10_000, 10, 10)


class Collector(QObject):
    """Takes the collector over from the interpreter as long as it lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(EVERY_MS)

    def look(self) -> None:
        """Collect the oldest generation whose time has come; nothing when there is none."""
        counts = gc.get_count()
        for generation in (2, 1, 0):
            if counts[generation] > AFTER[generation]:
                gc.collect(generation)
                return

    def finish(self) -> None:
        """Give the collector back."""
        self._timer.stop()
        gc.enable()
