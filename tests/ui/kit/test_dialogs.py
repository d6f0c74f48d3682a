"""Forms in a dialog: what cannot be read is not taken for empty."""

import gc
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cases.refusals import Reason, Refusal
from ui.kit import messages
from ui.kit.buttons import Button
from ui.kit.dialogs import FormDialog
from ui.kit.fields import DayField, TextField
from ui.kit.messages import DialogMessages, sentence


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


def test_a_form_begins_in_its_first_field_and_ends_in_its_buttons(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    dialog = FormDialog(parent, "添加", "添加")
    first, second = dialog.add("名称", TextField()), dialog.add("号码", TextField())
    dialog.open()
    away, act = (b for b in dialog.findChildren(QPushButton) if b.text() in {"取消", "添加"})
    reached = [dialog.focusWidget()]
    for _turn in range(4):
        QTest.keyClick(reached[-1], Qt.Key.Key_Tab)
        reached.append(dialog.focusWidget())
    assert reached == [first, second, *sorted((away, act), key=lambda b: b.text() != "取消"), first]
    assert dialog._act.isDefault()


@pytest.mark.parametrize("danger", [False, True])
def test_enter_does_what_was_asked_for_but_nothing_that_harms(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    danger: bool,  # noqa: FBT001 - a column of the table
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)

    def enter(dialog: QDialog) -> int:
        with qtbot.waitExposed(dialog):
            dialog.show()
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
        return dialog.result()

    monkeypatch.setattr(messages._Say, "exec", enter)
    done = DialogMessages().confirm(parent, "受理", ["卢建平"], "受理", danger=danger)
    assert done is not danger


def test_enter_presses_the_button_that_has_the_keys(qtbot: QtBot) -> None:
    button = Button("派案…")
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_Return)


def test_an_open_form_outlives_the_collector(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    opened = FormDialog(parent, "添加", "添加")
    opened.add("名称", TextField())
    gone: list[bool] = []
    opened.destroyed.connect(lambda *_gone: gone.append(True))
    opened.open()
    # Nobody holds it now but the window it stands over.
    del opened
    gc.collect()
    assert not gone
    (dialog,) = parent.findChildren(FormDialog)
    assert dialog.isVisible()


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


LONG = "各方当事人就误工费、营养费的计算期间陈述了意见。" * 125


def lost(dialog: QWidget) -> list[str]:
    """Return the sentences that are given less room than they need."""
    return [
        words.text()[:20]
        for words in dialog.findChildren(QLabel)
        if words.wordWrap() and words.isVisible()
        if words.height() < words.heightForWidth(words.width())
    ]


def test_three_thousand_characters_lose_no_line_in_a_form(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = FormDialog(parent, "裁定", "记录")
    dialog.note.say(LONG)
    dialog.add("意见", TextField())
    dialog.fit()
    dialog.show()
    qtbot.waitExposed(dialog)
    assert dialog.height() <= 720
    qtbot.waitUntil(lambda: lost(dialog) == [])
    dialog.resize(420, 300)
    qtbot.waitUntil(lambda: lost(dialog) == [])


def test_three_thousand_characters_lose_no_line_in_a_message(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    seen: list[tuple[int, list[str]]] = []

    def look(dialog: QDialog) -> bool:
        dialog.show()
        qtbot.waitUntil(lambda: lost(dialog) == [])
        seen.append((dialog.height(), lost(dialog)))
        dialog.reject()
        return False

    monkeypatch.setattr(messages, "_answered", look)
    DialogMessages().told(parent, "裁定", LONG)
    DialogMessages().told(parent, "已导出", "一行")
    (long, nothing), (short, _nothing) = seen
    assert nothing == []
    assert short < 200 < long <= 640


def test_enter_ends_a_reason_and_shift_enter_begins_a_line(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)

    def answer(dialog: QDialog) -> bool:
        (words,) = dialog.findChildren(QPlainTextEdit)
        QTest.keyClick(words, Qt.Key.Key_Return)
        assert dialog.result() == QDialog.DialogCode.Rejected  # a reason without words is none
        words.insertPlainText("颜色不符")
        QTest.keyClick(words, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
        words.insertPlainText("车主另有说明")
        QTest.keyClick(words, Qt.Key.Key_Return)
        return dialog.result() == QDialog.DialogCode.Accepted

    monkeypatch.setattr(messages, "_answered", answer)
    said = DialogMessages().ask_text(parent, "排除", "理由", act="排除")
    assert said == "颜色不符\n车主另有说明"
