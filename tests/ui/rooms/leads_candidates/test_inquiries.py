"""Inquiries and persons in tray, card and tab."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cases.records.ids import CaseId
from cases.records.officers import Role, TeamRole
from cases.services.desk import Desk
from leads.evidence.records import InquiryState
from leads.services.candidates import CandidateService
from tests.conftest import DeskOf
from tests.leads.services.board_case import opened
from tests.ui.conftest import Said
from tests.ui.rooms.leads_candidates.hands import (
    board,
    card,
    fill,
    form,
    pane,
    pick,
    send,
    settle,
    words,
)
from tests.ui.rooms.leads_story import CAR, VAN
from ui.kit.jobs import Jobs
from ui.labels.evidence import NOTICE
from ui.rooms.leads.inquiries.tab import InquiriesTab
from ui.rooms.leads.inquiries.tray import InquiriesPane
from ui.rooms.leads.persons.tab import PersonsTab
from ui.rooms.leads.room import LeadsRoom

# --- inquiries ------------------------------------------------------------------------------------


def test_what_tells_most_for_an_hour_comes_first_in_tray_card_and_tab(
    qtbot: QtBot, jobs: Jobs, room: LeadsRoom
) -> None:
    tray = next(one for one in board(room).panes if isinstance(one, InquiriesPane))
    assert [one.words for one in tray.section.rows] == ["问华澄批改", "柳湾村院落查看"]
    pick(qtbot, jobs, room, VAN)
    assert "若“属实”：苏Z·8K31D 到" in words(card(room))
    room.go("inquiries")
    settle(qtbot, jobs)
    tab = room._pages["inquiries"]
    assert isinstance(tab, InquiriesTab)
    assert [one.inquiry.question for one in tab.table.records()] == ["问华澄批改", "柳湾村院落查看"]


def test_a_result_is_entered_once_and_moves_everything(
    qtbot: QtBot, jobs: Jobs, room: LeadsRoom, desk: Desk, case: CaseId
) -> None:
    before = pane(room).table.records()[0].probability
    room.go("inquiries")
    settle(qtbot, jobs)
    tab = room._pages["inquiries"]
    assert isinstance(tab, InquiriesTab)
    tab.answer.click()
    fill(form(tab), outcome=0, result="批改单载明转让")
    send(qtbot, jobs, form(tab))
    assert tab.table.total == 2
    assert tab.table.records()[-1].inquiry.state is InquiryState.ANSWERED
    assert tab.table.pick(lambda one: one.worth is None)
    assert not tab.answer.isEnabled()
    assert "这是查到的结果，已作为证据计入。" in words(tab)
    assert CandidateService(desk).evidence(case)[-1].title == "问华澄批改：属实"
    room.go("board")
    settle(qtbot, jobs)
    assert pane(room).table.records()[0].probability > before


def test_an_inquiry_is_listed_given_and_given_up(
    qtbot: QtBot, jobs: Jobs, room: LeadsRoom, desk_of: DeskOf, desk: Desk, case: CaseId, said: Said
) -> None:
    other = desk_of("冯立成", Role.INVESTIGATOR)
    desk.assignment.join(case, other.officer.id, TeamRole.ASSIST, "协助")
    pick(qtbot, jobs, room, CAR)
    room.go("inquiries")
    settle(qtbot, jobs)
    tab = room._pages["inquiries"]
    assert isinstance(tab, InquiriesTab)
    tab.new.click()
    dialog = form(tab)
    assert dialog._rows["vehicles"].field.value() == "苏Z·6K35D"
    fill(dialog, question="夜班核实", whom="纺织厂", hours=1)
    send(qtbot, jobs, dialog)
    assert tab.table.total == 3
    tab.table.pick(lambda one: one.inquiry.question == "夜班核实")
    tab.give.click()
    form(tab)._rows["民警"].field.set_value(other.officer.id)
    send(qtbot, jobs, form(tab))
    found = {one.question: one for one in CandidateService(desk).inquiries(case)}
    assert found["夜班核实"].officer == "冯立成"
    said.answers = ["厂已关"]
    tab.stop.click()
    settle(qtbot, jobs)
    assert tab.table.records()[-1].inquiry.state is InquiryState.DROPPED


def test_inquiries_stand_on_the_time_line_and_lead_to_their_tab(
    qtbot: QtBot, jobs: Jobs, room: LeadsRoom
) -> None:
    line = board(room).timeline
    (lane,) = [one for one in line.lanes if one.key == "inquiries"]
    shown = pane(room).feed.shown
    assert shown is not None
    assert sorted(one.words for one in lane.marks) == sorted(one.question for one in shown.asked)
    spot = line.spot(lane.marks[0].key)
    assert spot is not None
    QTest.mouseDClick(line, Qt.MouseButton.LeftButton, pos=spot.toPoint())
    settle(qtbot, jobs)
    assert room._tabs.key == "inquiries"


# --- persons --------------------------------------------------------------------------------------


def test_who_may_have_driven_is_listed_with_somebody_unknown_last(
    qtbot: QtBot, jobs: Jobs, room: LeadsRoom
) -> None:
    room.go("persons")
    settle(qtbot, jobs)
    tab = room._pages["persons"]
    assert isinstance(tab, PersonsTab)
    assert [one.name for one in tab.table.records()] == ["邢树宏", "戴振华", "没有查明的人"]
    assert sum(one.probability for one in tab.table.records()) == pytest.approx(1)
    assert tab.evidence.total == 1
    assert "称当夜在外地：−" in words(tab)
    assert NOTICE in words(tab)
    with qtbot.waitSignal(tab.node_wanted) as wanted:
        tab.node_wanted.emit(int(tab.table.records()[0].driver.person))
    settle(qtbot, jobs)
    assert [int(one.id) for one in board(room).chosen_nodes()] == wanted.args


def test_evidence_on_a_person_is_entered_and_withdrawn(
    qtbot: QtBot, jobs: Jobs, room: LeadsRoom, said: Said
) -> None:
    room.go("persons")
    settle(qtbot, jobs)
    tab = room._pages["persons"]
    assert isinstance(tab, PersonsTab)
    before = tab.table.records()[0].probability
    tab.new.click()
    dialog = form(tab)
    person = tab.table.records()[0].driver.person
    fill(dialog, title="车内指纹", likelihoods=((person, 90.0),), otherwise=20)
    send(qtbot, jobs, dialog)
    assert tab.evidence.total == 2
    assert tab.table.records()[0].probability > before
    tab.evidence.pick(lambda one: one.title == "车内指纹")
    said.answers = ["不是他的"]
    tab.withdraw.click()
    settle(qtbot, jobs)
    assert tab.evidence.total == 1
    assert tab.table.records()[0].probability == pytest.approx(before)


def test_persons_are_counted_of_the_case_in_view_only(
    qtbot: QtBot, jobs: Jobs, room: LeadsRoom, desk: Desk
) -> None:
    room.go("persons")
    settle(qtbot, jobs)
    assert room._counts["persons"] == 2
    room.show_case(int(opened(desk, "2026-0300")), "board")
    settle(qtbot, jobs)
    assert room._counts["persons"] == 0
