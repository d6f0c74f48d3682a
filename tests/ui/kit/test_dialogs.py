"""Forms in a dialog: what cannot be read is not taken for empty."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cases.refusals import Reason, Refusal
from ui.kit.dialogs import FormDialog
from ui.kit.fields import DayField, TextField
from ui.kit.messages import sentence


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


def test_a_refused_field_is_called_by_its_caption(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = FormDialog(parent, "添加", "添加")
    dialog.add("证件号", TextField(), key="id_number")
    dialog.refuse(Refusal(Reason.FIELD_INVALID, field="id_number"))
    assert dialog._banner.text() == "填写有误：证件号 请改正后再继续。"


def test_a_field_without_a_form_is_called_by_its_name() -> None:
    assert sentence(Refusal(Reason.FIELD_MISSING, field="proof"))[0] == "还缺少：凭据"
    assert sentence(Refusal(Reason.FIELD_MISSING, field="xyz"))[0] == "还缺少：xyz"
