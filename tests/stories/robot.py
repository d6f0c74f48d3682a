"""An officer at the window: clicks, types and chooses; knows widgets by their words."""

from collections.abc import Mapping
from pathlib import Path
from time import monotonic

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.kit.dialogs import FormDialog
from ui.kit.jobs import Jobs

#: Milliseconds; a timer that fires later is no part of what was asked for.
_SOON = 1000
#: Looks in a row that must find nothing under way: an answer may ask for the next thing.
_TURNS = 4


class Robot:
    """Hands on the keyboard and the mouse of one window."""

    def __init__(self, qtbot: QtBot, jobs: Jobs) -> None:
        self._qtbot, self._jobs = qtbot, jobs

    def settle(self) -> None:
        """Wait until everything asked for has come, and what that asks for too.

        What a window does a little later, as reading a list anew or counting clocks while one
        types, it does by a timer of a single shot; nothing may be asked for and none may run.
        """
        until, calm = monotonic() + 30, 0
        while calm < _TURNS:
            assert monotonic() < until, "the window does not come to rest"
            QApplication.processEvents()
            calm = calm + 1 if self._jobs.idle else 0
            # To look for timers takes long: only when all else is calm.
            if calm == 0 or (calm == _TURNS and _is_timed()):
                calm = 0
                self._qtbot.wait(2)

    def click(self, place: QWidget, words: str) -> None:
        """Click the button of these words in a place."""
        buttons = [
            one
            for one in place.findChildren(QAbstractButton)
            if one.isVisible() and words in {one.text(), one.accessibleName()}
        ]
        assert buttons, (words, [one.text() for one in place.findChildren(QAbstractButton)])
        assert buttons[0].isEnabled(), words
        QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
        self.settle()

    def type_in(self, field: QWidget, words: str) -> None:
        """Clear a field and type, as an input method does."""
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(field, Qt.Key.Key_Delete)
        event = QInputMethodEvent()
        event.setCommitString(words)
        QApplication.sendEvent(field, event)

    def choose(self, field: QComboBox, words: str) -> None:
        """Choose by the arrow keys."""
        wanted = field.findText(words)
        assert wanted >= 0, (words, [field.itemText(n) for n in range(field.count())])
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_Home)
        for _step in range(wanted):
            QTest.keyClick(field, Qt.Key.Key_Down)
        assert field.currentText() == words

    def fill(self, place: QWidget, values: Mapping[str, str]) -> None:
        """Fill in fields by their captions."""
        for caption, words in values.items():
            field = self.field(place, caption)
            if isinstance(field, QComboBox) and field.isEditable():
                line = field.lineEdit()
                assert line is not None
                self.type_in(line, words)
            elif isinstance(field, QComboBox):
                self.choose(field, words)
            elif isinstance(field, QAbstractButton):
                if field.isChecked() != (words == "✓"):
                    field.setFocus()
                    QTest.keyClick(field, Qt.Key.Key_Space)
            else:
                self.type_in(field, words)
        self.settle()

    def field(self, place: QWidget, caption: str) -> QWidget:
        """Return the field of a caption."""
        kinds = (QLineEdit, QComboBox, QPlainTextEdit, QAbstractButton)
        found = [
            one
            for kind in kinds
            for one in place.findChildren(kind)
            if one.accessibleName() == caption and not one.isHidden()
        ]
        names = [one.accessibleName() for kind in kinds for one in place.findChildren(kind)]
        assert found, (caption, names)
        return found[0]

    def dialog(self, title: str = "") -> FormDialog:
        """Return the dialog that is open."""
        self.settle()
        shown = [
            one
            for one in QApplication.topLevelWidgets()
            if isinstance(one, FormDialog) and one.isVisible() and title in one.windowTitle()
        ]
        assert shown, title
        return shown[-1]

    def answer(self, act: str, values: Mapping[str, str], title: str = "") -> None:
        """Fill in the open dialog and send it off."""
        dialog = self.dialog(title)
        self.fill(dialog, values)
        self.click(dialog, act)
        assert not dialog.isVisible(), faults(dialog)

    def menu(self, button: QAbstractButton, words: str) -> None:
        """Choose from the menu of a button."""
        picked: list[str] = []

        def pick() -> None:
            menu = QApplication.activePopupWidget()
            if not isinstance(menu, QMenu):
                return
            wanted = [one for one in menu.actions() if one.text() == words]
            if not wanted:
                menu.close()
            for action in wanted[:1]:
                assert action.isEnabled(), words
                picked.append(words)
                at = menu.actionGeometry(action).center()
                QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=at)

        # Of some buttons the click returns only when the menu is closed again, of others before.
        QTimer.singleShot(0, pick)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        if not picked:
            pick()
        assert picked == [words]
        self.settle()

    def choose_file(self, place: QWidget, words: str, path: Path) -> None:
        """Click a button that asks for a file, and type its name."""
        typed: list[Path] = []

        def type_name() -> None:
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, QFileDialog), f"{words} asks for no file"
            (field,) = dialog.findChildren(QLineEdit)
            typed.append(path)
            self.type_in(field, str(path))
            QTest.keyClick(field, Qt.Key.Key_Return)

        QTimer.singleShot(0, type_name)
        self.click(place, words)
        assert typed == [path]


def _is_timed() -> bool:
    """Tell whether some window in sight will do something soon."""
    return any(
        timer.isActive() and timer.isSingleShot() and timer.interval() < _SOON
        for widget in QApplication.topLevelWidgets()
        if widget.isVisible()
        for timer in widget.findChildren(QTimer)
    )


def faults(dialog: QWidget) -> list[str]:
    """Return what a dialog says."""
    from PySide6.QtWidgets import QLabel

    return [one.text() for one in dialog.findChildren(QLabel) if one.isVisible()]
