"""The list of candidates and why each stands where it does."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cases.records.ids import CaseId
from cases.services.desk import Desk
from leads.ranking.vehicle import Vehicle
from leads.services.candidates import CandidateService
from tests.leads.services.board_case import opened
from tests.ui.conftest import Said
from tests.ui.rooms.leads_candidates.hands import (
    board,
    card,
    fill,
    form,
    pane,
    pick,
    rows,
    send,
    settle,
    words,
)
from tests.ui.rooms.leads_story import CAR, VAN
from ui.kit.jobs import Jobs
from ui.labels.evidence import NOTICE
from ui.rooms.leads.candidates.pane import CandidatesPane
from ui.rooms.leads.room import LeadsRoom

# --- the list -------------------------------------------------------------------------------------


def test_the_list_ranks_with_who_had_it_that_night_and_ends_with_none_of_these(
    room: LeadsRoom,
) -> None:
    names = rows(room, "候选")
    assert names[0] == "苏Z·8K31D"
    assert names[-2:] == ["苏Z·8K37D", "以上皆非（H0）"]
    assert rows(room, "当夜使用人")[0] == "邢树宏（转让给）"
    assert rows(room, "状态")[0] == "待查 2 项"
    assert rows(room, "状态")[-2:] == ["已排除", "始终显示"]
    assert "标志残片" in rows(room, "支持")[0]
    assert "未见维修记录" in rows(room, "反对")[0]
    assert NOTICE in words(pane(room))


def test_all_that_is_shown_adds_to_a_hundred_percent(room: LeadsRoom) -> None:
    table = pane(room).table
    lines = [*table.records(), *table.fixed.records()]
    assert sum(one.probability for one in lines) == pytest.approx(1)


def test_what_is_looked_for_never_hides_none_of_these(room: LeadsRoom) -> None:
    pane(room).bar.field.set_value("6K35D")
    assert rows(room, "候选") == ["苏Z·6K35D", "以上皆非（H0）"]
    pane(room).table.sortByColumn(4, Qt.SortOrder.AscendingOrder)
    assert rows(room, "候选")[-1] == "以上皆非（H0）"


def test_a_candidate_is_excluded_with_a_reason_and_comes_back(
    qtbot: QtBot, jobs: Jobs, room: LeadsRoom, said: Said
) -> None:
    pick(qtbot, jobs, room, CAR)
    said.answers = ["夜班不在场"]
    pane(room).exclude.click()
    settle(qtbot, jobs)
    assert rows(room, "状态")[-3:-1] == ["已排除", "已排除"]
    pick(qtbot, jobs, room, CAR)
    assert pane(room).exclude.text() == "撤销排除…"
    said.answers = ["考勤是代打"]
    pane(room).exclude.click()
    settle(qtbot, jobs)
    assert said.asked[-1][1] == ("王砚秋 排除：夜班不在场：撤销的理由",)
    assert rows(room, "状态").count("已排除") == 1


def test_the_rest_is_one_line_and_opening_it_lists_more(
    qtbot: QtBot, jobs: Jobs, desk: Desk, room: LeadsRoom, case: CaseId
) -> None:
    service = CandidateService(desk)
    for number in range(60):
        service.add_vehicle(case, f"车{number}", Vehicle(f"苏Z{number:05}", colour="A"))
    pane(room).reload()
    settle(qtbot, jobs)
    assert rows(room, "候选")[-2:] == ["其余 14 辆", "以上皆非（H0）"]
    fixed = pane(room).table.fixed
    fixed.opened.emit(fixed.records()[0])
    settle(qtbot, jobs)
    assert "其余 14 辆" not in rows(room, "候选")
    assert len(rows(room, "候选")) == 66


def test_without_vehicles_the_list_says_how_to_come_by_them(
    qtbot: QtBot, jobs: Jobs, desk: Desk, said: Said
) -> None:
    made = CandidatesPane(desk, jobs)
    qtbot.addWidget(made)
    made.show()
    made.show_case(opened(desk, "2026-0300", bare=True))
    settle(qtbot, jobs)
    assert made.count.text() == "没有登记库，也没有手工加入的车辆"
    assert [one.name for one in made.table.fixed.records()] == ["以上皆非（H0）"]
    assert not made.exclude.isEnabled()
    assert made.add.isEnabled()


def test_a_vehicle_by_hand_is_ranked_at_once(qtbot: QtBot, jobs: Jobs, room: LeadsRoom) -> None:
    pane(room).add.click()
    dialog = form(pane(room))
    fill(dialog, label="外地蓝色货车", plate="吉A56626")
    send(qtbot, jobs, dialog)
    assert "吉A·56626" in rows(room, "候选")


def test_the_prior_is_set_with_a_reason(qtbot: QtBot, jobs: Jobs, room: LeadsRoom) -> None:
    pane(room).prior.click()
    dialog = form(pane(room))
    fill(dialog, prior_none=40, reason="事故地近省界")
    send(qtbot, jobs, dialog)
    assert rows(room, "当夜使用人")[-1] == "先验 0.40"


# --- the inspector --------------------------------------------------------------------------------


def test_who_is_picked_is_explained_in_the_inspector(
    qtbot: QtBot, jobs: Jobs, room: LeadsRoom
) -> None:
    pick(qtbot, jobs, room, VAN)
    assert [one.label for one in board(room).chosen_nodes()] == ["苏Z·8K31D"]
    said = words(card(room))
    assert "第 1 位" in {one.accessibleName() for one in card(room).findChildren(QWidget)}
    assert "“证人所述颜色”与“漆片颜色”同属一组，弱者折减。" in said
    assert "先验 1 / 6 → 后验" in said
    assert "查明下列之一即可否定" in said
    assert NOTICE in said
    assert "戴振华" in said
    described = card(room).fall.accessibleDescription()
    assert described.startswith("标志残片：+")
    assert "未见维修记录：−" in described
    assert described.rindex("合计：") > described.rindex("−")


def test_a_vehicle_that_is_not_on_the_board_is_explained_too(
    qtbot: QtBot, jobs: Jobs, room: LeadsRoom
) -> None:
    pick(qtbot, jobs, room, CAR)
    assert "不在线索板上" in words(card(room))
    assert "苏Z" in words(card(room))


def test_a_node_that_is_no_vehicle_has_no_probability(
    qtbot: QtBot, jobs: Jobs, room: LeadsRoom
) -> None:
    pick(qtbot, jobs, room, VAN)
    assert card(room).isVisible()
    tab = board(room)
    tab.go_to(next(one.id for one in tab.graph.nodes if one.label == "邢树宏"))
    assert not card(room).isVisible()
    tab.go_to(next(one.id for one in tab.graph.nodes if "8K31D" in one.label))
    assert card(room).isVisible()


def test_a_waterfall_paints_each_bar(qtbot: QtBot, jobs: Jobs, room: LeadsRoom) -> None:
    pick(qtbot, jobs, room, VAN)
    fall = card(room).fall
    picture = fall.grab().toImage()
    seen = {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 2)
        for y in range(0, picture.height(), 2)
    }
    assert QColor("#1B4B87").name() in seen
    assert QColor("#C0763A").name() in seen
