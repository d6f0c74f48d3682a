"""A case opened in the room: days counted, corrections, locking, what is hidden."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cases.law.facts import FactKind
from cases.records.cases import FactEntry
from cases.records.ids import CaseId
from cases.records.officers import Role
from cases.records.times import at
from cases.services.desk import Desk
from tests.conftest import DeskOf
from tests.ui.conftest import Said
from tests.ui.rooms.cases.shown import (
    ASKED,
    INTAKE,
    TODAY,
    RoomOf,
    asked_clock,
    clocks_tab,
    press,
    settle,
    words_of,
    write,
)
from ui.kit.dialogs import FormDialog
from ui.kit.jobs import Jobs
from ui.rooms.case.opened import opening
from ui.rooms.case.overview_tab import OverviewTab
from ui.rooms.case.week_grid import numbers
from ui.rooms.today import TodayRoom


def test_a_case_picked_in_the_list_is_opened_and_marked(
    qtbot: QtBot, jobs: Jobs, desk: Desk, case_id: CaseId, room_of: RoomOf
) -> None:
    room = room_of(desk)
    QTest.keyClick(room._pane._list, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: room._page._number.text() == "2026-0001")
    settle(qtbot, jobs)
    assert room._page._place.text() == "滨河路与纺织东路口"
    assert "受害人 孟庆和" in room._page._line.text()
    assert room._pane._list.currentIndex().row() == 0


def test_the_panel_numbers_every_counted_day_and_cites_the_article(
    qtbot: QtBot, jobs: Jobs, desk: Desk, case_id: CaseId, room_of: RoomOf
) -> None:
    room = room_of(desk)
    room.show_case(case_id, "clocks")
    settle(qtbot, jobs)
    said = words_of(clocks_tab(room).why)
    assert "2026-10-08 周四" in said
    assert "9/17 周四 起算，当日不计" in said
    assert "9/20 周日是调休上班日，计入第 2 日" in said
    assert "9/25–27 中秋节、10/1–7 国庆节不计" in said
    assert "应当在接到当事人书面申请后十日内" in said
    counted = numbers(asked_clock(opening(desk, case_id)()))
    assert counted[date(2026, 9, 20)] == 2
    assert counted[date(2026, 10, 8)] == 10
    assert date(2026, 9, 25) not in counted


def test_a_correction_shows_the_new_days_before_it_is_recorded(
    qtbot: QtBot, jobs: Jobs, desk: Desk, case_id: CaseId, room_of: RoomOf
) -> None:
    room = room_of(desk)
    room.show_case(case_id, "clocks")
    settle(qtbot, jobs)
    tab = clocks_tab(room)
    press(tab.why, "更正起算的事实…")
    panel = tab._correction
    panel._when.selectAll()
    QTest.keyClicks(panel._when, "2026-9-18")
    qtbot.waitUntil(lambda: bool(panel._table.records()))
    moves = panel._table.records()
    assert (moves[0].old.due, moves[0].new.due) == (
        date(2026, 10, 8),
        date(2026, 10, 9),
    )
    assert asked_clock(opening(desk, case_id)()).due == date(2026, 10, 8)
    assert not panel._act.isEnabled()
    write(panel._reason, "收发室签收簿第 311 号")
    QTest.mouseClick(panel._act, Qt.MouseButton.LeftButton)
    settle(qtbot, jobs)
    after = opening(desk, case_id)()
    assert asked_clock(after).due == date(2026, 10, 9)
    kept = [fact for fact in after.file.facts if fact.kind is FactKind.VICTIM_REQUEST]
    assert [(fact.happened_at, fact.replaced_at is None) for fact in kept] == [
        (ASKED, False),
        (ASKED + timedelta(days=1), True),
    ]
    assert kept[1].reason == "收发室签收簿第 311 号"
    assert panel.isHidden()


def test_the_page_shows_what_another_act_has_changed(
    qtbot: QtBot, jobs: Jobs, desk: Desk, case_id: CaseId, room_of: RoomOf
) -> None:
    room = room_of(desk)
    room.show_case(case_id, "clocks")
    settle(qtbot, jobs)
    looks = len(desk.cases.journal(case_id))
    room.reload()
    settle(qtbot, jobs)
    # Nothing happened, so nothing was looked at anew: one entry for reading the journal itself.
    assert len(desk.cases.journal(case_id)) == looks + 1
    desk.facts.record(case_id, FactEntry(kind=FactKind.VEHICLE_FOUND, happened_at=at(TODAY)))
    room.reload()
    settle(qtbot, jobs)
    assert room._page._opened is not None
    kinds = {fact.kind for fact in room._page._opened.file.facts}
    assert FactKind.VEHICLE_FOUND in kinds


def test_locking_leaves_nothing_of_the_case_and_unlocking_brings_it_back(
    qtbot: QtBot, jobs: Jobs, desk: Desk, case_id: CaseId, room_of: RoomOf
) -> None:
    room = room_of(desk)
    for tab in ("overview", "clocks"):
        room.show_case(case_id, tab)
        settle(qtbot, jobs)
    room.drop()
    # Widgets that were taken out go at the next turn of the loop.
    secrets = ("孟庆和", "滨河路", "2026-0001")
    qtbot.waitUntil(lambda: not any(word in words_of(room) for word in secrets))
    overview = room._page._pages["overview"]
    assert isinstance(overview, OverviewTab)
    assert overview._table.records() == ()
    assert room._pane._list.lines.rowCount() == 0
    room.reload()
    qtbot.waitUntil(lambda: room._page._number.text() == "2026-0001")
    settle(qtbot, jobs)


def test_a_leader_assigns_one_case_after_the_other(
    qtbot: QtBot, jobs: Jobs, desk_of: DeskOf, room_of: RoomOf
) -> None:
    duty, lead = desk_of("潘小满", Role.DUTY_DESK), desk_of("冯立成", Role.INVESTIGATOR)
    cases = [duty.cases.open_case(INTAKE) for _report in range(3)]
    leader = desk_of("周国平", Role.SQUAD_LEADER)
    today = TodayRoom(leader, jobs)
    qtbot.addWidget(today)
    today.reload()
    settle(qtbot, jobs)
    assert any(one.text() == "3 件案件等待派案" for one in today.unassigned.findChildren(QLabel))

    room = room_of(leader)
    today.unassigned_wanted.connect(room.show_unassigned)
    press(today.unassigned, "去派案")
    settle(qtbot, jobs)
    room._pane._list.picked.emit(int(cases[0]))
    settle(qtbot, jobs)
    QTest.mouseClick(room._head._assign, Qt.MouseButton.LeftButton)
    settle(qtbot, jobs)
    dialog = room._head.findChild(FormDialog)
    assert dialog is not None
    press(dialog, "派案")
    settle(qtbot, jobs)
    # As the window does of what it is told.
    room.reload()
    settle(qtbot, jobs)
    assert leader.cases.head(cases[0]).lead == lead.officer.name
    assert room._pane._list.lines.total == 2
    assert room._head.case_id in cases[1:]
    assert room.window().focusWidget() is room._head._assign


def test_a_leader_sees_the_head_of_a_case_and_nothing_of_it(
    qtbot: QtBot, jobs: Jobs, desk_of: DeskOf, room_of: RoomOf, said: Said
) -> None:
    duty = desk_of("高岚", Role.DUTY_DESK)
    leader = desk_of("邱国梁", Role.SQUAD_LEADER)
    taken_in = duty.cases.open_case(INTAKE)
    room = room_of(leader)
    room.show_case(taken_in)
    qtbot.waitUntil(lambda: room._stack.currentWidget() is room._head)
    settle(qtbot, jobs)
    words = words_of(room._head)
    assert "2026-0001" in words
    assert "尚未派案" in words
    assert "滨河路" not in words_of(room)
    assert not room._head._assign.isHidden()
    assert said.refusals == []


def test_a_hidden_case_is_refused_and_leaves_no_trace(
    qtbot: QtBot, jobs: Jobs, desk_of: DeskOf, case_id: CaseId, room_of: RoomOf, said: Said
) -> None:
    room = room_of(desk_of("冯立成", Role.INVESTIGATOR))
    room.show_case(case_id)
    qtbot.waitUntil(lambda: len(said.refusals) == 1)
    settle(qtbot, jobs)
    assert room._stack.currentWidget() is room._empty
    assert "2026-0001" not in words_of(room)
