"""Forms in a dialog: what cannot be read is not taken for empty."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.kit.dialogs import FormDialog
from ui.kit.fields import DayField


def test_a_day_that_cannot_be_read_is_not_recorded_as_no_day(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = FormDialog(parent, "预订", "预订")
    day = dialog.add("日期", DayField(today=date(2026, 9, 24)))
    submitted: list[date | None] = []
    dialog.submitted.connect(lambda _dialog: submitted.append(day.value()))
    act = next(b for b in dialog.findChildren(QPushButton) if b.property("kind") == "primary")
    day.setText("2026-13-45")
    QTest.mouseClick(act, Qt.MouseButton.LeftButton)
    assert submitted == []
    day.setText("9/30")
    QTest.mouseClick(act, Qt.MouseButton.LeftButton)
    assert submitted == [date(2026, 9, 30)]
