"""The first start makes a station that opens, and lets nobody past an unread recovery sheet."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cases.records.officers import Role
from cases.records.recovery import Half, RecoveryCode
from cases.services.station import Station
from tests.cases.services.stations import (
    FIRST,
    NO_PRESS,
    OWN,
    PASSWORD,
    QUICK,
    UNIT,
    found,
    sign_in,
)
from tests.conftest import Clock
from ui.firstrun import FirstRun
from ui.firstrun.recovery_page import ASKED
from ui.firstrun.wizard import SETUP, unfinished
from ui.kit.jobs import Jobs


@pytest.fixture
def jobs(qtbot: QtBot) -> Jobs:
    return Jobs()


@pytest.fixture
def wizard(qtbot: QtBot, jobs: Jobs, tmp_path: Path, clock: Clock) -> FirstRun:
    made = FirstRun(tmp_path / "station", jobs, now=clock, press=lambda: NO_PRESS, cost=QUICK)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    return made


def type_in(field: QWidget, text: str) -> None:
    """Type as an input method does; key clicks know no Chinese."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(field, event)


def press(qtbot: QtBot, jobs: Jobs, button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: jobs.idle, timeout=30_000)


def to_recovery(qtbot: QtBot, jobs: Jobs, wizard: FirstRun) -> RecoveryCode:
    type_in(wizard.unit.organ, UNIT.organ)
    type_in(wizard.unit.squad, UNIT.squad)
    press(qtbot, jobs, wizard.next)
    for field, text in (
        (wizard.officer.number, FIRST.number),
        (wizard.officer.name, FIRST.name),
        (wizard.officer.password, PASSWORD),
        (wizard.officer.again, PASSWORD),
    ):
        type_in(field, text)
    press(qtbot, jobs, wizard.next)
    qtbot.waitUntil(lambda: wizard.step == 2, timeout=30_000)
    code = wizard.recovery._code
    assert code is not None
    return code


def test_enter_goes_to_the_next_field_until_a_step_is_whole_and_then_on(
    qtbot: QtBot, wizard: FirstRun
) -> None:
    wizard.activateWindow()
    qtbot.waitUntil(wizard.unit.organ.hasFocus)
    QTest.keyClick(wizard.unit.organ, Qt.Key.Key_Return)
    assert wizard.unit.squad.hasFocus()
    type_in(wizard.unit.organ, UNIT.organ)
    type_in(wizard.unit.squad, UNIT.squad)
    QTest.keyClick(wizard.unit.squad, Qt.Key.Key_Return)
    assert wizard.step == 1
    assert wizard.officer.number.hasFocus()


def test_five_steps_end_with_a_station_that_opens(
    qtbot: QtBot, jobs: Jobs, wizard: FirstRun, clock: Clock, tmp_path: Path
) -> None:
    code = to_recovery(qtbot, jobs, wizard)
    assert wizard.officer.password.text() == ""
    for half in Half:
        type_in(wizard.recovery.typed[half], code.half(half)[ASKED[half]].lower())
    for box in wizard.recovery.confirmed:
        box.setChecked(True)
    press(qtbot, jobs, wizard.next)
    press(qtbot, jobs, wizard.next)
    with qtbot.waitSignal(wizard.finished) as left:
        QTest.mouseClick(wizard.next, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: jobs.idle, timeout=30_000)
    assert left.args == [tmp_path / "station"]
    station = Station.open(tmp_path / "station", cost=QUICK)
    desk = sign_in(station, clock)
    assert desk.officer.roles == {Role.ADMINISTRATOR}
    assert desk.unit.unit().organ == UNIT.organ
    assert [room.name for room in desk.unit.rooms()] == ["一号调解室"]
    assert not unfinished(desk)
    station.lock()
    station.recover(code, FIRST.number, OWN, now=clock)
    station.close()


def test_without_unit_and_squad_there_is_no_next_step(
    qtbot: QtBot, jobs: Jobs, wizard: FirstRun
) -> None:
    assert not wizard.next.isEnabled()
    type_in(wizard.unit.organ, UNIT.organ)
    assert not wizard.next.isEnabled()
    type_in(wizard.unit.squad, UNIT.squad)
    assert wizard.next.isEnabled()


def test_two_different_passwords_make_no_station(
    qtbot: QtBot, jobs: Jobs, wizard: FirstRun, tmp_path: Path
) -> None:
    wizard.unit.organ.set_value(UNIT.organ)
    wizard.unit.squad.set_value(UNIT.squad)
    wizard.unit.edited.emit()
    press(qtbot, jobs, wizard.next)
    for field, text in (
        (wizard.officer.number, FIRST.number),
        (wizard.officer.name, FIRST.name),
        (wizard.officer.password, PASSWORD),
        (wizard.officer.again, PASSWORD[:-1]),
    ):
        type_in(field, text)
    assert not wizard.next.isEnabled()
    assert not (tmp_path / "station").exists()


def test_a_weak_password_is_refused_in_the_page(
    qtbot: QtBot, jobs: Jobs, wizard: FirstRun, tmp_path: Path
) -> None:
    wizard.unit.organ.set_value(UNIT.organ)
    wizard.unit.squad.set_value(UNIT.squad)
    wizard.unit.edited.emit()
    press(qtbot, jobs, wizard.next)
    for field, text in (
        (wizard.officer.number, FIRST.number),
        (wizard.officer.name, FIRST.name),
        (wizard.officer.password, f"{FIRST.number}-abcd"),
        (wizard.officer.again, f"{FIRST.number}-abcd"),
    ):
        type_in(field, text)
    press(qtbot, jobs, wizard.next)
    assert wizard.step == 1
    qtbot.waitUntil(lambda: "口令" in wizard._fault.text())
    assert not (tmp_path / "station" / "station.db").exists()


def test_a_group_that_is_not_on_the_sheet_keeps_the_step(
    qtbot: QtBot, jobs: Jobs, wizard: FirstRun
) -> None:
    code = to_recovery(qtbot, jobs, wizard)
    for box in wizard.recovery.confirmed:
        box.setChecked(True)
    type_in(wizard.recovery.typed[Half.A], code.a[ASKED[Half.A]])
    wrong = code.b[ASKED[Half.B]][:3] + ("2" if code.b[ASKED[Half.B]][3] != "2" else "3")
    type_in(wizard.recovery.typed[Half.B], wrong)
    assert not wizard.next.isEnabled()
    wizard.recovery.typed[Half.B].clear()
    type_in(wizard.recovery.typed[Half.B], code.b[ASKED[Half.B]])
    assert wizard.next.isEnabled()


def test_a_first_start_that_was_interrupted_goes_on_with_a_new_sheet(
    qtbot: QtBot, jobs: Jobs, tmp_path: Path, clock: Clock
) -> None:
    station, _old = found(tmp_path / "station", clock)
    desk = sign_in(station, clock)
    desk.unit.save_setting(SETUP, "recovery")
    assert unfinished(desk)
    wizard = FirstRun(
        tmp_path / "station", jobs, now=clock, press=lambda: NO_PRESS, desk=desk, cost=QUICK
    )
    qtbot.addWidget(wizard)
    qtbot.waitUntil(lambda: wizard.recovery._code is not None)
    assert wizard.step == 2
    station.close()
