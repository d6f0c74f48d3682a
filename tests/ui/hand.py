"""What an officer's hand does in the window: clicks, fills in a form, sends it, reads it."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.kit.dialogs import FormDialog
from ui.kit.jobs import Jobs


def settle(qtbot: QtBot, jobs: Jobs) -> None:
    qtbot.waitUntil(lambda: jobs.idle, timeout=20_000)
    # What was put into a layout last is shown with the next events.
    QCoreApplication.processEvents()


def click(button: QAbstractButton) -> None:
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def form(parent: QWidget) -> FormDialog:
    (dialog,) = [one for one in parent.findChildren(FormDialog) if one.isVisible()]
    assert isinstance(dialog, FormDialog)
    return dialog


def fill(dialog: FormDialog, **values: object) -> None:
    """Fill in fields by their keys, as an officer types or chooses."""
    for key, value in values.items():
        field = dialog._rows[key].field
        field.set_value(value)
        field.edited.emit()


def send(qtbot: QtBot, jobs: Jobs, dialog: FormDialog) -> None:
    click(dialog._act)
    settle(qtbot, jobs)
    settle(qtbot, jobs)


def words_of(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())
