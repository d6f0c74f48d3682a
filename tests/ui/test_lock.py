"""The lock: nothing of a case is left to see, and only the password brings it back."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cases.refusals import Reason, Refusal
from tests.ui.conftest import Said
from ui.kit.fields import TextField
from ui.kit.jobs import Jobs
from ui.kit.messages import DialogMessages, report
from ui.lock import IdleWatch, LockCover

NOON = datetime(2026, 9, 24, 4, tzinfo=UTC)
PASSWORD = "right-words-58"


class Watched(QWidget):
    """A window with a field, and a clock that is set by hand."""

    def __init__(self) -> None:
        super().__init__()
        self.field = TextField(name="place")
        QVBoxLayout(self).addWidget(self.field)
        self.moment = NOON
        self.idle = IdleWatch(5, self, lambda: self.moment)


@pytest.fixture
def watched(qtbot: QtBot) -> Watched:
    made = Watched()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def unlock(password: str) -> None:
    if password != PASSWORD:
        raise Refusal(Reason.WRONG_PASSWORD)


def waiting(_password: str) -> None:
    raise Refusal(Reason.WAIT, wait_seconds=2)


@pytest.fixture
def cover(watched: Watched, jobs: Jobs) -> LockCover:
    return LockCover("王砚秋", unlock, jobs, watched)


def test_too_many_tries_are_counted_down_on_the_lock(qtbot: QtBot, cover: LockCover) -> None:
    cover.cover("已按要求锁定。")
    cover._unlock = waiting
    QTest.keyClicks(cover.password, "wrong-words-58")
    cover.submit()
    qtbot.waitUntil(lambda: cover.enter.text() == "请等 2 秒")
    cover.submit()
    assert not cover.enter.isEnabled()
    cover.wait.step()
    assert "还要等 1 秒" in cover._hint.text()
    cover.wait.step()
    assert cover.enter.isEnabled()
    assert (cover.enter.text(), cover._hint.text()) == ("解锁", "")


def test_five_minutes_without_a_touch_lock(qtbot: QtBot, watched: Watched) -> None:
    watched.moment += timedelta(minutes=4, seconds=59)
    assert not watched.idle.check()
    watched.moment += timedelta(seconds=1)
    with qtbot.waitSignal(watched.idle.idle):
        assert watched.idle.check()


def test_a_key_starts_the_five_minutes_anew(watched: Watched) -> None:
    watched.moment += timedelta(minutes=4)
    QTest.keyClick(watched.windowHandle(), Qt.Key.Key_A)
    watched.moment += timedelta(minutes=4)
    assert not watched.idle.check()


def test_the_first_key_after_a_sleep_locks_and_types_nothing(
    qtbot: QtBot, watched: Watched
) -> None:
    watched.field.setFocus()
    watched.moment += timedelta(hours=9)
    with qtbot.waitSignal(watched.idle.idle):
        QTest.keyClick(watched.windowHandle(), Qt.Key.Key_A)
    assert watched.field.text() == ""


def test_the_cover_takes_the_whole_window_and_hides_open_forms(
    qtbot: QtBot, watched: Watched, cover: LockCover
) -> None:
    form = QDialog(watched)
    form.open()
    cover.cover("")
    assert cover.geometry() == watched.rect()
    assert not form.isVisible()
    QTest.keyClicks(cover.password, PASSWORD)
    QTest.keyClick(cover.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not cover.isVisible())
    assert form.isVisible()
    form.close()


def test_a_question_that_was_open_at_the_lock_is_turned_down(
    qtbot: QtBot, watched: Watched, cover: LockCover
) -> None:
    QTimer.singleShot(0, lambda: cover.cover(""))
    agreed = DialogMessages().confirm(watched, "终结调解", ["卢建平"], "签发")
    assert not agreed
    QTest.keyClicks(cover.password, PASSWORD)
    QTest.keyClick(cover.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not cover.isVisible())
    assert not any(dialog.isVisible() for dialog in watched.findChildren(QDialog))


def test_a_wrong_password_leaves_it_covered_and_says_so(
    qtbot: QtBot, watched: Watched, cover: LockCover
) -> None:
    cover.cover("")
    QTest.keyClicks(cover.password, "wrong-words-58")
    QTest.keyClick(cover.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "口令不对" in cover._hint.text())
    assert cover.isVisible()


def test_work_refused_by_the_lock_is_not_told_over_it(watched: Watched, said: Said) -> None:
    report(watched, Refusal(Reason.STATION_LOCKED))
    assert said.refusals == []
    report(watched, Refusal(Reason.NOT_ALLOWED))
    assert [one.reason for one in said.refusals] == [Reason.NOT_ALLOWED]
