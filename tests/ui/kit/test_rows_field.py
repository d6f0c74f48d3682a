"""As many lines as there are to enter."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from ui.kit.dialogs import FormDialog
from ui.kit.fields import ChoiceField, MoneyField, TextField
from ui.kit.rows_field import Cell, RowsField


@pytest.fixture
def rows(qtbot: QtBot) -> RowsField:
    made = RowsField(
        (
            Cell("项目", TextField, 3),
            Cell("数额", MoneyField, 2),
            Cell("方", lambda: ChoiceField({"": "—", "甲": "甲方"}), 1),
        ),
        add="增加",
        least=2,
    )
    qtbot.addWidget(made)
    return made


def buttons(rows: RowsField, text: str) -> list[QAbstractButton]:
    found = rows.findChildren(QAbstractButton)
    return [one for one in found if one.accessibleName().startswith(text) and not one.isHidden()]


def test_lines_nobody_touched_do_not_count(rows: RowsField) -> None:
    assert (len(rows), rows.value()) == (2, ())
    rows.fields(1)[0].set_value("误工费")
    assert rows.value() == (("误工费", None, ""),)


def test_as_many_lines_as_wanted_are_added_and_each_is_taken_away(
    qtbot: QtBot, rows: RowsField
) -> None:
    for _number in range(20):
        with qtbot.waitSignal(rows.edited):
            QTest.mouseClick(buttons(rows, "增加")[0], Qt.MouseButton.LeftButton)
    assert len(rows) == 22
    for number in range(22):
        rows.fields(number)[0].set_value(f"第{number}项")
    with qtbot.waitSignal(rows.edited):
        QTest.mouseClick(buttons(rows, "删除第 3 行")[0], Qt.MouseButton.LeftButton)
    assert [line[0] for line in rows.value()] == [f"第{n}项" for n in range(22) if n != 2]


def test_the_last_lines_are_emptied_instead_of_going_away(rows: RowsField) -> None:
    rows.set_value([("医疗费", Decimal("1.50"), "甲")])
    QTest.mouseClick(buttons(rows, "删除第 1 行")[0], Qt.MouseButton.LeftButton)
    assert (len(rows), rows.value()) == (2, ())


def test_what_is_shown_is_read_back(rows: RowsField) -> None:
    lines = tuple((f"第{n}项", Decimal(n), "甲") for n in range(1, 8))
    rows.set_value(lines)
    assert rows.value() == lines
    rows.set_value(lines[:3])
    assert (len(rows), rows.value()) == (3, lines[:3])


def test_a_form_waits_until_every_amount_can_be_read(qtbot: QtBot, rows: RowsField) -> None:
    dialog = FormDialog(rows.window(), "协议", "制作")
    qtbot.addWidget(dialog)
    lines = dialog.add("赔偿项目", RowsField((Cell("数额", MoneyField),), add="增加"))
    lines.fields(0)[0].setText("一千")
    with qtbot.assertNotEmitted(dialog.submitted):
        dialog._submit()
    assert lines.fields(0)[0].property("bad") == "true"
    lines.fields(0)[0].setText("1,000.00")
    with qtbot.waitSignal(dialog.submitted):
        dialog._submit()
