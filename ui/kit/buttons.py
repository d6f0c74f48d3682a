"""Buttons of the window: 28 px or more, an icon that follows the theme, a name for readers."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QWidget,
)
from typing_extensions import override

from ui.kit.icons import icon
from ui.kit.theme import theme


class Button(QPushButton):
    """A button with words and perhaps an icon."""

    def __init__(
        self,
        text: str,
        icon_name: str = "",
        *,
        kind: str = "",
        large: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._icon = icon_name
        self.setProperty("kind", kind)
        self.setProperty("large", "true" if large else "false")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setIconSize(QSize(16, 16))
        self.setAccessibleName(text)
        self._dress()
        theme().changed.connect(self._dress)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button as the blank does; in a dialog Qt sees to that."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and not event.isAutoRepeat() and not isinstance(self.window(), QDialog):
            self.click()
        else:
            super().keyPressEvent(event)

    def _dress(self) -> None:
        if self._icon:
            role = "on_accent" if self.property("kind") == "primary" else "text2"
            self.setIcon(icon(self._icon, role, 16))


def primary(text: str, icon_name: str = "", *, large: bool = False) -> Button:
    """Return the one button of a place that does what the place is for."""
    return Button(text, icon_name, kind="primary", large=large)


def flat(text: str, icon_name: str = "") -> Button:
    """Return a button without a frame, for toolbars."""
    return Button(text, icon_name, kind="flat")


def link(text: str) -> Button:
    """Return a button that reads as a link."""
    return Button(text, kind="link")


class IconButton(QToolButton):
    """A 28 px button with an icon only; its name is its tool tip and for screen readers."""

    def __init__(self, icon_name: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon_name
        self.setProperty("kind", "icon")
        self.setFixedSize(28, 28)
        self.setIconSize(QSize(18, 18))
        self.rename(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._dress()
        theme().changed.connect(self._dress)

    def rename(self, name: str) -> None:
        """Say something else of what the button does."""
        self.setToolTip(name)
        self.setAccessibleName(name)

    def _dress(self) -> None:
        self.setIcon(icon(self._icon, "text2", 18))


class Segmented(QWidget):
    """A few choices side by side, one of them chosen.

    Signals:
        chosen: with the key of the choice.
    """

    chosen = Signal(str)

    def __init__(self, choices: dict[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        self._keys = list(choices)
        for index, text in enumerate(choices.values()):
            button = Button(text)
            button.setCheckable(True)
            self._group.addButton(button, index)
            row.addWidget(button)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(self._choose)

    @property
    def key(self) -> str:
        """Key of the choice in force."""
        return self._keys[self._group.checkedId()]

    def choose(self, key: str) -> None:
        """Choose without telling."""
        self._group.button(self._keys.index(key)).setChecked(True)

    def _choose(self, index: int) -> None:
        self.chosen.emit(self._keys[index])
