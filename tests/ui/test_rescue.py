"""When a station does not open, a backup or both recovery sheets bring it back, by the window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cases.records.recovery import Half, RecoveryCode
from cases.refusals import Reason, Refusal
from cases.services.station import Station
from tests.cases.services.stations import FIRST, OWN, QUICK, found, sign_in
from tests.cases.services.test_backups import run
from tests.conftest import Clock
from tests.ui.test_settings import Yes
from ui.kit.jobs import Jobs
from ui.kit.messages import messages, speak_through
from ui.rescue.recover_dialog import RecoverDialog
from ui.rescue.restore_dialog import RestoreDialog
from ui.rescue.trouble import TroublePage


@pytest.fixture(autouse=True)
def answers() -> Iterator[Yes]:
    former, channel = messages(), Yes()
    speak_through(channel)
    yield channel
    speak_through(former)


@pytest.fixture
def jobs(qtbot: QtBot) -> Jobs:
    return Jobs()


@pytest.fixture
def made(tmp_path: Path, clock: Clock) -> Iterator[tuple[Station, RecoveryCode]]:
    station, code = found(tmp_path / "station", clock)
    yield station, code
    station.close()


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(900, 700)
    widget.show()
    return widget


def submit(qtbot: QtBot, dialog: QWidget, jobs: Jobs) -> None:
    buttons = dialog.findChildren(QPushButton)
    act = next(one for one in buttons if one.property("kind") == "primary")
    QTest.mouseClick(act, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: jobs.idle)


def test_both_sheets_give_a_new_password(
    qtbot: QtBot,
    jobs: Jobs,
    parent: QWidget,
    made: tuple[Station, RecoveryCode],
    clock: Clock,
) -> None:
    station, code = made
    dialog = RecoverDialog(parent, station, jobs, now=clock)
    dialog.open()
    dialog.halves[Half.A].set_value(" ".join(code.a).lower())
    dialog.halves[Half.B].set_value("-".join(code.b))
    dialog.number.set_value(FIRST.number)
    dialog.password.set_value(OWN)
    dialog.again.set_value(OWN)
    with qtbot.waitSignal(dialog.recovered):
        submit(qtbot, dialog, jobs)
    assert sign_in(station, clock, password=OWN).officer.number == FIRST.number


def test_the_group_that_is_mistyped_is_named_while_typing(
    jobs: Jobs, parent: QWidget, made: tuple[Station, RecoveryCode], clock: Clock
) -> None:
    station, code = made
    dialog = RecoverDialog(parent, station, jobs, now=clock)
    wrong = "2" if code.b[6][3] != "2" else "3"
    typed = [*code.b[:6], code.b[6][:3] + wrong]
    dialog.halves[Half.B].set_value(" ".join(typed))
    assert "B" in dialog._state.text()
    assert "7" in dialog._state.text()
    dialog.halves[Half.B].set_value(" ".join(code.b))
    assert dialog._state.text() == ""


def test_sheets_of_another_station_are_refused_in_the_dialog(
    qtbot: QtBot,
    jobs: Jobs,
    parent: QWidget,
    made: tuple[Station, RecoveryCode],
    tmp_path: Path,
    clock: Clock,
) -> None:
    other, foreign = found(tmp_path / "other", clock)
    other.close()
    dialog = RecoverDialog(parent, made[0], jobs, now=clock)
    dialog.open()
    dialog.halves[Half.A].set_value(" ".join(foreign.a))
    dialog.halves[Half.B].set_value(" ".join(foreign.b))
    dialog.number.set_value(FIRST.number)
    dialog.password.set_value(OWN)
    dialog.again.set_value(OWN)
    submit(qtbot, dialog, jobs)
    qtbot.waitUntil(dialog._banner._frame.isVisible)
    assert dialog.isVisible()


def test_a_damaged_station_is_restored_from_the_page_that_says_so(
    qtbot: QtBot, jobs: Jobs, made: tuple[Station, RecoveryCode], clock: Clock
) -> None:
    station, _code = made
    desk = sign_in(station, clock)
    desk.unit.add_room("一室")
    run(desk.backups.make())
    station.close()
    (station.folder / "station.db").write_bytes(b"\0" * 4096)
    with pytest.raises(Refusal) as refused:
        Station.open(station.folder)
    assert refused.value.reason is Reason.KEY_FILE_FOREIGN

    page = TroublePage(station.folder, refused.value, jobs, now=clock, release=station.close)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    QTest.mouseClick(page.restore, Qt.MouseButton.LeftButton)
    (dialog,) = page.findChildren(RestoreDialog)
    qtbot.waitUntil(dialog.act.isEnabled)
    with qtbot.waitSignal(page.again):
        QTest.mouseClick(dialog.act, Qt.MouseButton.LeftButton)
    again = Station.open(station.folder, cost=QUICK)
    assert [room.name for room in sign_in(again, clock).unit.rooms()] == ["一室"]
    again.close()
    assert list(station.folder.glob("aside-*/station.db"))
