"""A room of pages: their titles at the left, the chosen one at the right."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStackedWidget, QWidget

from ui.kit.icons import icon
from ui.kit.layout import column, room_header, row
from ui.kit.theme import theme


class PageRoom(QWidget):
    """The room; each page has `reload()` and `drop()` and is read anew when it is gone to."""

    def __init__(
        self,
        title: str,
        pages: Mapping[str, tuple[str, str, Any]],
        *,
        wide: int,
        parent: QWidget | None = None,
    ) -> None:
        """Make the room.

        Args:
            title: What stands above.
            pages: Icon, title and page by key, in their order.
            wide: Width of the list, in pixels.
            parent: The owner.
        """
        super().__init__(parent)
        self.pages = {key: page for key, (_icon, _title, page) in pages.items()}
        self._icons = [name for name, _title, _page in pages.values()]
        self.list = QListWidget()
        self.list.setFixedWidth(wide)
        self.list.setAccessibleName(title)
        self.list.setSpacing(2)
        self._stack = QStackedWidget()
        for _icon, words, page in pages.values():
            self._stack.addWidget(page)
            self.list.addItem(QListWidgetItem(words))
        self.list.currentRowChanged.connect(self._go_to)
        body = row(self.list, self._stack, spacing=0)
        body.setStretch(1, 1)
        whole = column(room_header(title), spacing=0)
        whole.addLayout(body, 1)
        self.setLayout(whole)
        theme().changed.connect(self._dress)
        self._dress()
        self.list.setCurrentRow(0)

    def reload(self) -> None:
        """Read the page in view anew."""
        list(self.pages.values())[self._stack.currentIndex()].reload()

    def drop(self) -> None:
        """Forget what is shown."""
        for page in self.pages.values():
            page.drop()

    def show_page(self, key: str) -> None:
        """Go to a page by its key."""
        self.list.setCurrentRow(list(self.pages).index(key))

    def _go_to(self, index: int) -> None:
        self._stack.setCurrentIndex(index)
        self.reload()

    def _dress(self) -> None:
        for index, name in enumerate(self._icons):
            self.list.item(index).setIcon(icon(name, "text2", 16))
