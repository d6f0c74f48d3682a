"""Where the keys go when a page is given them.

A focus proxy would do, but the tabulator then passes over what stands beside its target.
"""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override


def begin_at(page: QWidget, first: QWidget) -> None:
    """Let a widget of a page have the keys whenever the page is given them."""
    page.installEventFilter(_Beginning(page, first))


class _Beginning(QObject):
    """Passes the keys on from a page to its first widget; lives as long as the page."""

    def __init__(self, page: QWidget, first: QWidget) -> None:
        super().__init__(page)
        self._first = first

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent() and isinstance(event, QFocusEvent) and event.gotFocus():
            self._first.setFocus(event.reason())
        return False
