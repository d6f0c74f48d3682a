"""Cases that meet, on the leader's desk of today, and on nobody else's."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from cases.records.ids import CaseId
from cases.records.officers import Role
from cases.services.desk import Desk
from leads.services.board import BoardService
from leads.services.crossings import CrossingService
from tests.conftest import DeskOf
from tests.leads.services.board_case import opened, two_officers, vehicle
from ui.kit.i18n import EN, set_language
from ui.kit.jobs import Jobs
from ui.rooms.today import TodayRoom
from ui.rooms.today_crossings import CrossingDialog


@pytest.fixture
def desks(desk_of: DeskOf) -> tuple[Desk, Desk]:
    return two_officers(desk_of)


@pytest.fixture
def cases(desks: tuple[Desk, Desk]) -> tuple[CaseId, CaseId]:
    made = opened(desks[0], "2026-0187"), opened(desks[1], "2026-0188", bare=True)
    for desk, case in zip(desks, made, strict=True):
        vehicle(BoardService(desk), case, "苏Z·6K35D")
    return made


def shown(qtbot: QtBot, desk: Desk) -> TodayRoom:
    jobs = Jobs()
    room = TodayRoom(desk, jobs)
    qtbot.addWidget(room)
    room.resize(1216, 760)
    room.show()
    room.reload()
    qtbot.waitUntil(lambda: jobs.idle, timeout=20_000)
    return room


def words(room: TodayRoom) -> str:
    return "\n".join(one.text() for one in room.crossings.findChildren(QLabel))


def test_the_leader_is_told_on_today_and_opens_the_cases(
    qtbot: QtBot, desks: tuple[Desk, Desk], cases: tuple[CaseId, CaseId], desk_of: DeskOf
) -> None:
    leader = desk_of("周国平", Role.SQUAD_LEADER)
    room = shown(qtbot, leader)
    assert room.crossings.isVisible()
    assert "2026-0187  2026-0188" in words(room)
    assert "号牌相同 · 主办 王砚秋、冯立成" in words(room)
    assert "6K35D" not in words(room)
    (act,) = room.crossings.findChildren(QPushButton)
    QTest.mouseClick(act, Qt.MouseButton.LeftButton)
    (dialog,) = room.crossings.findChildren(CrossingDialog)
    assert dialog.until.value() == date(2026, 10, 1)
    dialog.reason.set_value("两案同一车辆，串并侦查")
    with qtbot.waitSignal(dialog.accepted, timeout=20_000):
        dialog._act.click()
    qtbot.waitUntil(lambda: not room.crossings.isVisible(), timeout=20_000)
    (found,) = CrossingService(desks[0]).of_case(cases[0])
    assert found.other_number == "2026-0188"


def test_the_leader_may_open_nothing(
    qtbot: QtBot, desks: tuple[Desk, Desk], cases: tuple[CaseId, CaseId], desk_of: DeskOf
) -> None:
    leader = desk_of("周国平", Role.SQUAD_LEADER)
    room = shown(qtbot, leader)
    room.crossings.findChildren(QPushButton)[0].click()
    (dialog,) = room.crossings.findChildren(CrossingDialog)
    dialog.granted.set_value(False)
    dialog.granted.edited.emit()
    assert not dialog.until.isVisible()
    dialog.reason.set_value("已查明是两回事")
    with qtbot.waitSignal(dialog.accepted, timeout=20_000):
        dialog._act.click()
    (decided,) = CrossingService(leader).decided()
    assert (decided.is_granted, decided.reason) == (False, "已查明是两回事")
    assert CrossingService(desks[0]).of_case(cases[0]) == ()


def test_nobody_else_sees_the_panel(
    qtbot: QtBot, desks: tuple[Desk, Desk], cases: tuple[CaseId, CaseId]
) -> None:
    for desk in desks:
        assert not shown(qtbot, desk).crossings.isVisible()


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SQUAD_LEADER])
def test_no_outsider_of_any_role_sees_the_panel(
    qtbot: QtBot, cases: tuple[CaseId, CaseId], desk_of: DeskOf, role: Role
) -> None:
    room = shown(qtbot, desk_of("外人", role))
    assert not room.crossings.isVisible()
    assert room.crossings.findChildren(QPushButton) == []


def test_locking_forgets_it_and_english_says_it_too(
    qtbot: QtBot, cases: tuple[CaseId, CaseId], desk_of: DeskOf
) -> None:
    set_language(EN)
    room = shown(qtbot, desk_of("周国平", Role.SQUAD_LEADER))
    assert "Plate in both · led by 王砚秋, 冯立成" in words(room)
    room.drop()
    assert not room.crossings.isVisible()
    qtbot.waitUntil(lambda: not room.crossings.findChildren(QPushButton), timeout=5_000)
