"""The frame of the pages before the desk: sign-in, first start, what is wrong with a station."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QWidget
from typing_extensions import override

from ui.kit.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable


class Shell(QMainWindow):
    """The frame."""

    def __init__(self) -> None:
        super().__init__()
        self.closing: list[Callable[[], None]] = []
        self.setWindowTitle(_("案结"))
        screen = self.screen().availableSize().expandedTo(QSize(1280, 720))
        self.resize(QSize(1440, 900).boundedTo(screen))

    def put(self, page: QWidget) -> None:
        """Show another page; the former one is deleted."""
        self.setWindowTitle(_("案结"))
        self.setCentralWidget(page)
        page.setFocus()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        for act in tuple(self.closing):
            act()
        super().closeEvent(event)
