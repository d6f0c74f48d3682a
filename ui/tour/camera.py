"""The camera of the tour: waits until a screen is whole, and writes it down."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from ui.kit.jobs import Jobs

SIZE = (1440, 900)


@dataclass(frozen=True, slots=True)
class Camera:
    """Writes pictures of widgets into a folder, named by screen, language and look."""

    folder: Path
    jobs: "Jobs"
    ending: str

    def take(self, name: str, widget: QWidget) -> None:
        """Wait until everything is read and drawn, and write the picture."""
        self.settle()
        self.folder.mkdir(parents=True, exist_ok=True)
        widget.grab().save(str(self.folder / f"{name}-{self.ending}.png"))

    def settle(self) -> None:
        """Let jobs end and timers of a moment run out."""
        quiet = 0
        while quiet < 3:  # what a job shows may ask for the next one
            pause(40)
            quiet = quiet + 1 if self.jobs.idle else 0


def press(widget: QWidget, key: Qt.Key) -> None:
    """Press a key on a widget."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier))


def pause(milliseconds: int) -> None:
    """Let the events of a moment be handled."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def shown_once(camera: Camera, name: str, widget: QWidget) -> None:
    """Show a widget for its picture only."""
    widget.resize(*SIZE)
    widget.show()
    widget.setFocus()
    camera.take(name, widget)
    gone(widget)


def gone(widget: QWidget) -> None:
    """Close a widget for good."""
    widget.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    widget.close()
    pause(0)
