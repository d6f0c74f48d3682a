"""The window: sign-in, rooms by keyboard, palette, lock; on a real station."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from cases.law.facts import FactKind
from cases.records.cases import CaseKind, FactEntry, Intake
from cases.records.officers import Role
from cases.records.parties import PartyEntry, PartyKind
from cases.records.station import Cost, NewOfficer
from cases.records.unit import Unit
from cases.services.folder import LOCK
from cases.services.station import Station
from leads.services import expiry
from tests.ui.conftest import Said
from ui.application import Program
from ui.kit import preferences
from ui.kit.clipboard import put_text
from ui.kit.table_menu import ask_export
from ui.own_password import PasswordDialog
from ui.rescue.trouble import TroublePage
from ui.room_list import rooms_for
from ui.rooms.today import TodayRoom
from ui.signin import SignInPage
from ui.window import MainWindow

MORNING = datetime(2026, 9, 24, 2, 42, tzinfo=UTC)
PASSWORD = "correct-horse-9"
UNIT = Unit(organ="澄州市公安局交通警察支队临江大队", squad="事故中队", short_name="澄临")
FIRST = NewOfficer(
    "030417", "王砚秋", frozenset({Role.ADMINISTRATOR, Role.INVESTIGATOR, Role.MEDIATOR})
)


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    folder = tmp_path / "station"
    cheap = Cost(rounds=1, memory_kib=64, lanes=1)
    Station.create(folder, UNIT, FIRST, PASSWORD, now=lambda: MORNING, cost=cheap)[0].close()
    made = Program(folder, lambda: MORNING)
    made.start()
    qtbot.waitUntil(lambda: made.jobs.idle)
    yield made
    made.finish()
    for shown in (made.window, made.shell):
        if shown is None:
            continue
        shown.closing.clear()
        shown.close()
        # Every theme dresses all widgets there are: none is left to the next test.
        shown.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def page(program: Program) -> SignInPage:
    found = program.shell.centralWidget()
    assert isinstance(found, SignInPage)
    return found


def signed_in(qtbot: QtBot, program: Program) -> MainWindow:
    sign_in = page(program)
    QTest.keyClicks(sign_in.who, "030417")
    QTest.keyClicks(sign_in.password, PASSWORD)
    QTest.keyClick(sign_in.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.window is not None and program.jobs.idle, timeout=20000)
    assert program.window is not None
    return program.window


def test_a_wrong_password_says_so_and_opens_nothing(qtbot: QtBot, program: Program) -> None:
    sign_in = page(program)
    QTest.keyClicks(sign_in.who, "030417")
    QTest.keyClicks(sign_in.password, "wrong-password-1")
    QTest.keyClick(sign_in.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "口令不对" in sign_in._hint.text(), timeout=20000)
    assert program.window is None


def test_a_folder_that_cannot_be_written_is_said_on_the_first_page(
    program: Program, said: Said
) -> None:
    program.finish()
    lock = program._folder / LOCK
    lock.unlink()
    lock.mkdir()
    program.open_folder()
    page = program.shell.centralWidget()
    assert isinstance(page, TroublePage)
    assert "站点文件夹不能读写。" in [label.text() for label in page.findChildren(QLabel)]
    lock.rmdir()
    page.again.emit()
    assert isinstance(program.shell.centralWidget(), SignInPage)
    assert said.failures == 0


def test_the_officer_types_his_number_at_once(qtbot: QtBot, program: Program) -> None:
    qtbot.waitUntil(program.shell.isActiveWindow)
    assert program.shell.focusWidget() is page(program).who


def test_every_room_opens_by_its_key(qtbot: QtBot, program: Program, said: Said) -> None:
    window = signed_in(qtbot, program)
    for place, spec in enumerate(rooms_for(window.officer), 1):
        QTest.keyClick(window, Qt.Key(Qt.Key.Key_0 + place), Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: program.jobs.idle)
        assert (window.current, said.failures) == (spec.key, 0)
    assert (said.refusals, said.failures) == ([], 0)


def test_locking_covers_and_forgets_until_the_password_comes(
    qtbot: QtBot, program: Program
) -> None:
    window = signed_in(qtbot, program)
    desk = program._desk
    assert desk is not None
    case = desk.cases.open_case(
        Intake(
            kind=CaseKind.INJURY,
            occurred_at=datetime(2026, 9, 1, tzinfo=UTC),
            place="环城北路",
            parties=(PartyEntry(name="卢建平", kind=PartyKind.DRIVER),),
        )
    )
    scene = datetime(2026, 9, 14, tzinfo=UTC)
    desk.facts.record(case, FactEntry(kind=FactKind.SCENE_INVESTIGATED, happened_at=scene))
    today = window.room("today")
    assert isinstance(today, TodayRoom)
    qtbot.waitUntil(lambda: len(today._table.records()) == 1)
    put_text("卢建平")
    window.lock()
    assert window.is_locked
    assert today._table.records() == ()
    assert QGuiApplication.clipboard().text() == ""
    qtbot.waitUntil(lambda: program.jobs.idle)
    QTest.keyClicks(window._cover.password, "wrong-password-1")
    window._cover.submit()
    qtbot.waitUntil(lambda: window._cover._hint.text() != "", timeout=20000)
    assert window.is_locked
    assert window._cover._hint.text()


def test_the_palette_finds_a_party_by_initials_and_opens_the_case(
    qtbot: QtBot, program: Program
) -> None:
    window = signed_in(qtbot, program)
    desk = program._desk
    assert desk is not None
    case = desk.cases.open_case(
        Intake(
            kind=CaseKind.INJURY,
            occurred_at=datetime(2026, 9, 1, tzinfo=UTC),
            place="环城北路",
            parties=(PartyEntry(name="卢建平", kind=PartyKind.DRIVER),),
        )
    )
    window.palette_box.offer()
    QTest.keyClicks(window.palette_box.field, "ljp")
    table = window.palette_box.table
    qtbot.waitUntil(lambda: [line.title for line in table.records()] == ["卢建平"], timeout=5000)
    with qtbot.waitSignal(window.palette_box.case_wanted) as wanted:
        QTest.keyClick(window.palette_box.field, Qt.Key.Key_Return)
    assert wanted.args == [int(case)]
    qtbot.waitUntil(lambda: program.jobs.idle)
    assert window.current == "cases"
    # What was typed is in the journal of the case, once, in the look that it led to.
    entries = desk.cases.journal(case)
    assert [one.values["searched"] for one in entries if "searched" in one.values] == ["ljp"]


def test_a_command_is_found_by_its_name(qtbot: QtBot, program: Program) -> None:
    window = signed_in(qtbot, program)
    window.palette_box.offer()
    window.palette_box.field.insert(">锁定")
    lines = window.palette_box.table.records
    qtbot.waitUntil(lambda: [line.title for line in lines()] == ["锁定"], timeout=5000)
    QTest.keyClick(window.palette_box.field, Qt.Key.Key_Return)
    assert window.is_locked
    qtbot.waitUntil(lambda: program.jobs.idle)


def test_after_the_lock_extracts_past_their_day_are_deleted(
    qtbot: QtBot, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = signed_in(qtbot, program)
    asked: list[object] = []
    # At sign-in they are deleted too; that has been by now.
    qtbot.waitUntil(lambda: program.jobs.idle and program._aside.idle)
    monkeypatch.setattr(expiry, "delete_due", asked.append)
    window.lock()
    qtbot.waitUntil(lambda: program.jobs.idle)
    assert asked == []
    QTest.keyClicks(window._cover.password, PASSWORD)
    window._cover.submit()
    qtbot.waitUntil(lambda: not window.is_locked, timeout=20000)
    qtbot.waitUntil(lambda: program.jobs.idle)
    assert asked == [program._desk]


def test_an_hour_of_sleep_locks_the_window(qtbot: QtBot, program: Program) -> None:
    window = signed_in(qtbot, program)
    later = datetime(2099, 1, 1, tzinfo=UTC)
    window._idle._now = lambda: later
    window._idle.check()
    assert window.is_locked
    qtbot.waitUntil(lambda: program.jobs.idle)


def test_the_rail_counts_rooms_that_nobody_has_entered(qtbot: QtBot, program: Program) -> None:
    window = signed_in(qtbot, program)
    counting = {spec.key for spec in rooms_for(window.officer) if spec.counts}
    qtbot.waitUntil(lambda: counting <= set(window._rail._badges), timeout=15000)
    qtbot.waitUntil(lambda: program.jobs.idle)
    assert window.current == "today"


def test_another_language_keeps_the_room(qtbot: QtBot, program: Program) -> None:
    window = signed_in(qtbot, program)
    preferences.save(replace(preferences.load(), language="en"))
    window.rebuild_wanted.emit("documents")
    again = program.window
    assert again is not None
    assert again is not window
    qtbot.waitUntil(lambda: program.jobs.idle)
    assert again.current == "documents"
    assert again._rail.accessibleName().startswith("Documents")


def test_signing_out_leads_back_to_the_first_page(qtbot: QtBot, program: Program) -> None:
    window = signed_in(qtbot, program)
    window.sign_out_wanted.emit()
    assert program.window is None
    assert page(program).isVisible()
    assert page(program).who.value() == "王砚秋"


def test_the_officer_changes_his_own_password(qtbot: QtBot, program: Program) -> None:
    window = signed_in(qtbot, program)
    window._ask_password()
    (dialog,) = window.findChildren(PasswordDialog)
    QTest.keyClicks(dialog.old, PASSWORD)
    QTest.keyClicks(dialog.new, "battery-staple-31")
    dialog._act.click()
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20000)
    assert program._station is not None
    assert program._station.knows("030417", "battery-staple-31")
    qtbot.waitUntil(lambda: program.jobs.idle)


def test_no_key_reaches_what_lies_under_the_lock(qtbot: QtBot, program: Program) -> None:
    window = signed_in(qtbot, program)
    window.lock()
    for _step in range(12):
        QTest.keyClick(window, Qt.Key.Key_Tab)
        focused = window.focusWidget()
        assert focused is not None
        assert window._cover.isAncestorOf(focused)
    for key in (Qt.Key.Key_K, Qt.Key.Key_N, Qt.Key.Key_2):
        QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    assert not window.palette_box.isVisible()
    assert window.current == "today"
    qtbot.waitUntil(lambda: program.jobs.idle)
    QTest.keyClicks(window._cover.password, PASSWORD)
    QTest.keyClick(window._cover.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.is_locked and program.jobs.idle, timeout=20000)
    assert window.room("today").isEnabled()


def test_lists_exported_after_a_change_of_language_are_still_recorded(
    qtbot: QtBot, program: Program, said: Said, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed_in(qtbot, program).rebuild_wanted.emit("today")
    qtbot.waitUntil(lambda: program.jobs.idle)
    assert program.window is not None
    assert program._desk is not None
    acts: list[str] = []
    program._desk.listeners.append(lambda changed: acts.append(changed.act))
    target = (str(tmp_path / "list.csv"), "CSV (*.csv)")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: target)
    ask_export(program.window.room("today")._table)
    qtbot.waitUntil(lambda: program.jobs.idle)
    assert {"list.export", "copies.number"} <= set(acts)  # the daily backup may be among them
    assert [title for title, _text in said.words] == ["导出列表"]
