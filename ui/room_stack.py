"""The rooms one upon the other: each made when it is first entered, read anew when it is stale."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.room_list import RoomSpec

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

#: Between one room made ready in a quiet moment and the next.
CALM_MS = 1000


class RoomStack(QStackedWidget):
    """The rooms of one officer.

    Signals:
        badge_changed: with the key of a room and how much in it needs the officer.
    """

    badge_changed = Signal(str, int)

    def __init__(
        self,
        specs: Sequence[RoomSpec],
        desk: "Desk",
        jobs: "Jobs",
        wishes: Mapping[str, Callable[..., object]],
        parent: QWidget | None = None,
    ) -> None:
        """Hold rooms yet to be made; `wishes` are slots by the name of a room's signal."""
        super().__init__(parent)
        self._specs = {spec.key: spec for spec in specs}
        self._desk, self._jobs, self._wishes = desk, jobs, wishes
        self._rooms: dict[str, Any] = {}
        self._stale: set[str] = set()
        self._resting = False
        self._calm = QTimer(self)
        self._calm.setInterval(CALM_MS)
        self._calm.timeout.connect(self._prepare)
        self._calm.start()

    @property
    def key(self) -> str:
        """Key of the current room."""
        return next(key for key, room in self._rooms.items() if room is self.currentWidget())

    def spec(self, key: str) -> RoomSpec:
        """Return how a room is named and drawn."""
        return self._specs[key]

    def room(self, key: str) -> Any:
        """Return a room, made if need be."""
        if key not in self._rooms:
            self._rooms[key] = self._made(self._specs[key])
            self._stale.add(key)
        return self._rooms[key]

    def enter(self, key: str) -> None:
        """Show a room, read anew if anything has changed since."""
        self.setCurrentWidget(self.room(key))
        self._renew(key)

    def renew(self) -> None:
        """Read the current room anew if anything has changed since."""
        if not self._resting:
            self._renew(self.key)

    def renew_all(self) -> None:
        """Read every room anew at once: what stands in one may be hidden from now on."""
        if not self._resting:
            self.spoil()
            for key in self._rooms:
                self._renew(key)

    def spoil(self) -> None:
        """Take note that what the rooms show may no longer hold."""
        self._stale |= set(self._rooms)

    def drop(self) -> None:
        """Forget everything shown, and rest until `wake`."""
        self._resting = True
        for room in self._rooms.values():
            room.drop()
        self.spoil()

    def wake(self) -> None:
        """Go on where the officer was."""
        self._resting = False
        self._renew(self.key)

    def _renew(self, key: str) -> None:
        if key in self._stale:
            self._stale.discard(key)
            self._rooms[key].reload()

    def _made(self, spec: RoomSpec) -> QWidget:
        room: QWidget = getattr(import_module(spec.module), spec.name)(self._desk, self._jobs)
        self.addWidget(room)
        for signal, wish in self._wishes.items():
            if hasattr(room, signal):
                getattr(room, signal).connect(wish)
        if hasattr(room, "badge_changed"):
            room.badge_changed.connect(partial(self.badge_changed.emit, spec.key))
        return room

    def rest(self) -> None:
        """Make no more rooms ready, as when the window has been closed."""
        self._calm.stop()

    def _prepare(self) -> None:
        """Make the rooms with a badge ready, one in each quiet moment, so that the rail counts."""
        missing = [s for s in self._specs.values() if s.counts and s.key not in self._rooms]
        if not missing:
            self._calm.stop()
        elif self._jobs.idle and not self._resting:
            self._jobs.run(self, partial(_imported, missing[0]), self._prepared)

    def _prepared(self, spec: RoomSpec) -> None:
        if not self._resting:
            self.room(spec.key)
            self._renew(spec.key)


def _imported(spec: RoomSpec) -> RoomSpec:
    import_module(spec.module)
    return spec
