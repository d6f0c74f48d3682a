"""The page before the desk: password, Caps Lock, waiting, language and look."""

import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from cases.records.station import StationFace
from cases.refusals import Reason, Refusal
from cases.services.desk import Desk
from ui.kit.jobs import Jobs
from ui.password import CapsHint, PasswordField
from ui.signin import Choice, SignInPage

FACE = StationFace(
    "澄州市公安局交通警察支队临江大队",
    "事故中队",
    48209,
    datetime(2026, 9, 23, 10, 47, tzinfo=UTC),
    is_demo=False,
)
ROOT = Path(__file__).parents[2]
DESK = cast("Desk", object())


class Door:
    """Opens for one password, the second time only with a new one; notes what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str, str | None]] = []
        self.answer: Refusal | None = None

    def __call__(self, who: str, password: str, fresh: str | None) -> Desk:
        self.asked.append((who, password, fresh))
        if self.answer is not None:
            raise self.answer
        return DESK


@pytest.fixture
def door() -> Door:
    return Door()


@pytest.fixture
def page(qtbot: QtBot, jobs: Jobs, door: Door) -> SignInPage:
    made = SignInPage(FACE, door, jobs)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def try_in(page: SignInPage) -> None:
    QTest.keyClicks(page.who, "030417")
    QTest.keyClicks(page.password, "right-words-58")
    QTest.keyClick(page.password, Qt.Key.Key_Return)


def test_enter_signs_in_and_the_password_is_gone(
    qtbot: QtBot, page: SignInPage, door: Door
) -> None:
    with qtbot.waitSignal(page.signed_in) as signed:
        try_in(page)
    assert signed.args == [DESK]
    assert door.asked == [("030417", "right-words-58", None)]
    assert page.password.text() == ""


def test_nothing_is_tried_without_a_name(page: SignInPage, door: Door) -> None:
    QTest.keyClicks(page.password, "right-words-58")
    QTest.keyClick(page.password, Qt.Key.Key_Return)
    assert door.asked == []
    assert page._hint.text() == "请输入警号或姓名，以及口令。"


def test_after_failures_the_button_counts_the_seconds_down(
    qtbot: QtBot, page: SignInPage, door: Door
) -> None:
    door.answer = Refusal(Reason.WRONG_PASSWORD, wait_seconds=2)
    try_in(page)
    qtbot.waitUntil(lambda: page.enter.text() == "请等 2 秒")
    assert not page.enter.isEnabled()
    page.submit()
    assert len(door.asked) == 1
    page.wait.step()
    assert page.enter.text() == "请等 1 秒"
    page.wait.step()
    assert page.enter.isEnabled()
    assert page.enter.text() == "登录  Enter"


def test_the_sentence_of_a_wait_gets_shorter_with_it(
    qtbot: QtBot, page: SignInPage, door: Door
) -> None:
    door.answer = Refusal(Reason.WAIT, wait_seconds=2)
    try_in(page)
    qtbot.waitUntil(lambda: "还要等 2 秒" in page._hint.text())
    page.wait.step()
    assert "还要等 1 秒" in page._hint.text()
    page.wait.step()
    assert page._hint.text() == ""


def test_the_first_page_names_the_version_of_the_pins(page: SignInPage) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    shown = [label.text() for label in page.findChildren(QLabel)]
    assert f"版本 {project['version']}" in shown


def test_an_initial_password_asks_for_an_own_one(
    qtbot: QtBot, page: SignInPage, door: Door
) -> None:
    door.answer = Refusal(Reason.PASSWORD_TO_CHANGE, name="王砚秋")
    try_in(page)
    qtbot.waitUntil(page.fresh.isVisible)
    door.answer = None
    QTest.keyClicks(page.fresh, "my-own-words-7")
    with qtbot.waitSignal(page.signed_in):
        QTest.keyClick(page.fresh, Qt.Key.Key_Return)
    assert door.asked[-1] == ("030417", "right-words-58", "my-own-words-7")


@pytest.mark.parametrize(
    ("key", "shift", "caps"),
    [
        (Qt.Key.Key_A, False, False),
        (Qt.Key.Key_A, True, False),
        ("A", False, True),
        ("a", True, True),
        ("7", False, False),
    ],
)
def test_caps_lock_is_told_by_the_letters_that_come(
    qtbot: QtBot, key: Qt.Key | str, *, shift: bool, caps: bool
) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    field = PasswordField("口令")
    hint = CapsHint(field)
    qtbot.addWidget(field)
    qtbot.addWidget(hint)
    held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    if isinstance(key, Qt.Key):
        text = "A" if shift else "a"
        event = QKeyEvent(QEvent.Type.KeyPress, key, held, text)
    else:
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, held, key)
    QApplication.sendEvent(field, event)
    assert hint.isVisible() == caps


def test_a_shown_password_is_hidden_again_when_the_field_is_left(page: SignInPage) -> None:
    page.password.setFocus()
    page.password._eye.trigger()
    assert page.password.echoMode() is QLineEdit.EchoMode.Normal
    page.who.setFocus()
    assert page.password.echoMode() is QLineEdit.EchoMode.Password


def test_language_and_look_are_chosen_before_signing_in(qtbot: QtBot, page: SignInPage) -> None:
    languages, looks = page.findChildren(Choice)
    with qtbot.waitSignal(page.language_chosen) as spoken:
        languages.menu().actions()[1].trigger()
    assert spoken.args == ["en"]
    with qtbot.waitSignal(page.look_chosen) as look:
        looks.menu().actions()[2].trigger()
    assert look.args == ["dark"]
    assert looks.text() == "外观：深色"
