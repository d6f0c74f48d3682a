"""The stories of leads at the window: evidence typed, a candidate excluded, a result, a canvass.

What the officer reads in the list moves with each thing he enters, and not before it.
"""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from cases.services.demo import flights
from leads.services.demo import exhibits, keys, sticker
from leads.services.demo.registers import bring_in_policies, bring_in_vehicles
from leads.services.demo.sticker import LORRY, VAN, WHITE
from leads.services.demo.telling import Telling
from tests.conftest import Clock, DeskOf
from tests.leads.stories.stage import staged
from tests.stories.robot import Robot
from tests.ui.conftest import Said, jobs, said
from ui.kit.jobs import Jobs
from ui.labels.candidates import plate_text
from ui.rooms.leads.board.tab import BoardTab
from ui.rooms.leads.candidates.card import CandidateCard
from ui.rooms.leads.candidates.pane import CandidatesPane
from ui.rooms.leads.canvass.tab import CanvassTab
from ui.rooms.leads.inquiries.tab import InquiriesTab
from ui.rooms.leads.room import LeadsRoom
from ui.window import MainWindow

__all__ = ["jobs", "said"]

_A1 = {"来源可靠性": "A 完全可靠", "内容可信度": "1 已由其他来源印证"}
_B2 = {"来源可靠性": "B 通常可靠", "内容可信度": "2 很可能属实"}
_C3 = {"来源可靠性": "C 尚可靠", "内容可信度": "3 可能属实"}


class Lead:
    """The lead officer at his window, in the room of leads."""

    def __init__(self, qtbot: QtBot, jobs: Jobs, story: Telling) -> None:
        self.robot, self.story = Robot(qtbot, jobs), story
        self.window = MainWindow(story.lead, jobs)
        qtbot.addWidget(self.window)
        self.window.resize(1440, 900)
        self.window.show()
        self.robot.settle()

    def go(self, tab: str) -> None:
        self.window.show_leads(int(self.story.case), tab)
        self.robot.settle()

    @property
    def room(self) -> LeadsRoom:
        found = self.window.room("leads")
        assert isinstance(found, LeadsRoom)
        return found

    def page(self, kind: type[QWidget]) -> QWidget:
        found = self.room.findChild(kind)
        assert isinstance(found, kind)
        return found

    @property
    def pane(self) -> CandidatesPane:
        found = self.page(CandidatesPane)
        assert isinstance(found, CandidatesPane)
        return found

    def column(self, title: str) -> list[str]:
        """Return what stands in a column of the list of candidates."""
        table = self.pane.table.as_rows()
        place = table[0].index(title)
        return [row[place] for row in table[1:]]

    def chance(self, plate: str) -> float | None:
        """Return the probability shown of a vehicle; None: it is not in the list."""
        found = (one for one in self.pane.table.records() if one.candidate.name == plate)
        return next((one.probability for one in found), None)

    def enter(self, kind: str, values: dict[str, str]) -> None:
        """Enter evidence from the menu of the head."""
        self.robot.menu(self.room._new, f"证据：{kind}…")
        self.robot.answer("登记", values)

    def pick(self, plate: str) -> None:
        assert self.pane.table.pick(lambda one: one.candidate.name == plate)
        self.robot.settle()


def words(place: QWidget) -> str:
    return "\n".join(one.text() for one in place.findChildren(QLabel) if not one.isHidden())


@pytest.fixture
def sit(qtbot: QtBot, jobs: Jobs, said: Said) -> Callable[[Telling], Lead]:
    return lambda story: Lead(qtbot, jobs, story)


@pytest.mark.qt_log_ignore("This plugin does not support")  # menus without a screen
def test_the_sticker_typed_at_the_window_brings_the_van_to_the_top(
    desk_of: DeskOf, clock: Clock, said: Said, sit: Callable[[Telling], Lead]
) -> None:
    story = staged(desk_of, clock, flights.VAN)
    exhibits.tell(story.stage)
    every = sticker.vehicles()
    bring_in_vehicles(story, every)
    bring_in_policies(story, every)
    lead = sit(story)
    lead.go("board")
    tab = lead.page(BoardTab)
    assert isinstance(tab, BoardTab)

    # What a witness saw, and the flecks: the van is one of many.
    lead.enter("所见车型", {"车型 1": "微型普通客车", "名称": "买菜人所见", **_C3})
    coat = {"层 1": "面漆", "L* 1": "34.6", "a* 1": "0.4", "b* 1": "-31.2", "光泽 1": "素色"}
    lead.enter("漆片", {**coat, "来历 1": "原厂", "名称": "现场蓝色漆片", **_A1})
    assert lead.chance(VAN) is None
    assert lead.column("候选")[0] != plate_text(VAN)

    # The scrap as the officer reads it.
    scrap = {"保险公司": "华澄", "起保年份": "2025", "单号（所见）": "PDZA2025?4[41]17"}
    lead.enter("保险标志", {**scrap, "名称": "保险标志残片", **_B2})
    assert lead.column("候选")[:3] == [plate_text(one) for one in (VAN, WHITE, LORRY)]
    before = lead.chance(VAN)
    assert before is not None
    assert before > 0.7
    assert lead.column("支持")[0].startswith("保险标志残片")
    lead.pick(VAN)
    card = lead.page(CandidateCard)
    assert "较强支持：保险标志残片；弱支持：现场蓝色漆片" in words(card)

    # The white one was abroad on that day: excluded with the reason, still in sight.
    lead.pick(WHITE)
    said.answers = ["当日在外省高速收费站，有影像"]
    lead.robot.click(lead.pane, "排除…")
    place = lead.column("候选").index(plate_text(WHITE))
    assert lead.column("状态")[place] == "已排除"
    (exclusion,) = story.candidates.exclusions(story.case)
    assert (exclusion.vehicle, exclusion.by) == (WHITE, "王砚秋")

    # What the case knows comes onto the board by one click.
    lead.robot.click(tab, "放上案件已有信息")
    assert {"物证 1 蓝色漆片 3 片", "孟庆和"} <= {one.label for one in tab.graph.nodes}


def test_the_result_of_the_look_is_entered_once_and_settles_it(
    desk_of: DeskOf, clock: Clock, said: Said, sit: Callable[[Telling], Lead]
) -> None:
    story = staged(desk_of, clock, flights.VAN)
    exhibits.tell(story.stage)
    for step in sticker.told(story):
        if step is sticker.Step.YARD:
            break
    lead = sit(story)
    lead.go("board")
    before = lead.chance(VAN)
    assert before is not None
    lead.go("inquiries")
    tab = lead.page(InquiriesTab)
    assert isinstance(tab, InquiriesTab)
    first = tab.table.records()[0]
    assert first.inquiry.question.startswith("河口区旧车院看车")
    assert tab.table.pick(lambda one: one.inquiry.n == first.inquiry.n)
    lead.robot.click(tab, "登记结果…")
    lead.robot.answer(
        "登记结果", {"结果": "漆层相符，右前有新修痕迹", "查到的内容、依据": "三层逐层相符"}
    )
    lead.go("board")
    after = lead.chance(VAN)
    assert after is not None
    assert before < after
    assert after > 0.98
    assert said.refusals == []


def test_the_outing_is_typed_from_the_sheet_and_the_door_that_turns_is_on_the_board(
    desk_of: DeskOf, clock: Clock, said: Said, sit: Callable[[Telling], Lead]
) -> None:
    story = staged(desk_of, clock, flights.KEYS)
    walk = keys.walked(story)
    walk.begin()
    walk.go()
    lead = sit(story)
    lead.go("canvass")
    tab = lead.page(CanvassTab)
    assert isinstance(tab, CanvassTab)
    lead.robot.click(tab, "从走访单录入")
    dialog = lead.robot.dialog("从走访单录入")
    clock.advance(hours=1)
    lines = dialog._rows["door"].field
    for line in ("6-2 n 0845", "6-1 n 0848", "5-2-101 w 0853", "102 n 0855", "202 r 0857"):
        QTest.keyClicks(lines, line)
        QTest.keyClick(lines, Qt.Key.Key_Return)
    lead.robot.click(dialog, "全部登记")
    assert not dialog.isVisible()
    assert tab._tries.total == 5
    assert tab._shown is not None
    # A refusal moves nothing, and he is not asked again.
    assert "5-2-202" not in {one.code for one in tab._shown.due}
    assert story.board.board(story.case).graph.nodes == ()
    walk.open()
    lead.go("board")
    board = lead.page(BoardTab)
    assert isinstance(board, BoardTab)
    assert any("502" in one.label for one in board.graph.nodes)
    assert said.refusals == []
