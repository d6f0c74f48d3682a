"""Two of the six cases through real windows: each officer at his own, nothing done but by hand.

An injury with an appraisal and a second one, and a hit-and-run unsolved and then solved, from the
report to the archive. The days are those of `test_six_cases`, where they are counted by hand.
"""

from collections.abc import Iterator, Mapping
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from cases.records.cases import CaseState
from cases.records.ids import CaseId
from cases.records.officers import Role
from cases.records.times import at
from cases.services.desk import Desk
from tests.conftest import Clock, DeskOf
from tests.stories.robot import Robot
from tests.ui.conftest import Said, jobs, looks, said
from ui.kit.jobs import Jobs
from ui.kit.tabs import TabStrip
from ui.preview.pages import PageArea
from ui.room_list import rooms_for
from ui.rooms.case.page import CasePageView
from ui.window import MainWindow

__all__ = ["jobs", "looks", "said"]

ITEM = "编号，有几项时区分"
UNTIL = "期限至（批准、约定或者要求的日期）"


class Seat:
    """An officer at his window."""

    def __init__(self, qtbot: QtBot, jobs: Jobs, desk: Desk, clock: Clock) -> None:
        self.qtbot, self.jobs, self.desk, self.clock = qtbot, jobs, desk, clock
        self.robot = Robot(qtbot, jobs)
        self.window = MainWindow(desk, jobs)
        self.window.show()
        self.robot.settle()

    def keys(self, key: Qt.Key) -> None:
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)
        QTest.keyClick(self.window, key, Qt.KeyboardModifier.ControlModifier)
        self.robot.settle()

    def enter(self, room: str) -> QWidget:
        """Go to a room by its key on the keyboard."""
        keys = [spec.key for spec in rooms_for(self.desk.officer)]
        self.keys(Qt.Key(Qt.Key.Key_1 + keys.index(room)))
        found = self.window.room(room)
        assert isinstance(found, QWidget)
        return found

    def go_to(self, day: date, hour: int = 10) -> None:
        moment = at(day, hour)
        if self.clock() < moment:
            self.clock.go_to(moment)
            QTest.keyClick(self.window, Qt.Key.Key_F5)
            self.robot.settle()

    # --- the case --------------------------------------------------------------------------

    def report(self, values: Mapping[str, str], *parties: Mapping[str, str]) -> CaseId:
        """Take a report in, with its parties."""
        self.keys(Qt.Key.Key_N)
        room = self.window.room("cases")
        self.robot.fill(room, values)
        self.robot.click(room, "受理并建案")
        for party in parties:
            self.party(party)
        opened = self.page()._opened
        assert opened is not None
        return opened.case_id

    def party(self, values: Mapping[str, str]) -> None:
        self.robot.click(self.tab("parties"), "添加")
        self.robot.answer("添加", values)

    def page(self) -> CasePageView:
        found = self.window.room("cases").findChild(CasePageView)
        assert isinstance(found, CasePageView)
        return found

    def tab(self, key: str) -> QWidget:
        strip = self.page().findChild(TabStrip)
        assert strip is not None
        box = strip.box(key)
        assert box is not None, key
        QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=box.center())
        self.robot.settle()
        return self.page()

    def fact(self, what: str, day: date, who: str = "", **more: str) -> None:
        """Record a fact on its day."""
        self.go_to(day)
        values = {"事实": what, "日期": f"{day.year}-{day.month}-{day.day}"}
        values |= {"当事人": who} if who else {}
        self.robot.click(self.tab("overview"), "记录事实…")
        self.robot.answer("记录", values | more)

    def due(self, title: str) -> set[date]:
        """Return the due days of a clock as the tab of clocks shows it."""
        opened = self.page()._opened
        assert opened is not None
        self.tab("clocks")
        return {one.due for one in opened.file.clocks if one.title == title and one.due}

    def act(self, words: str, send: str, values: Mapping[str, str]) -> None:
        """Choose an act on the case as a whole from its menu."""
        self.enter("cases")
        self.robot.menu(self.page()._more, words)
        self.robot.answer(send, values)

    # --- what others say -------------------------------------------------------------------

    def ask(self, what: str, subject: str = "") -> None:
        """Ask for an approval on the tab of the case."""
        self.robot.click(self.tab("approvals"), "呈请审批")
        self.robot.answer(
            "呈请",
            {
                "事项": what,
                "编号（一案有几件时区分，与事实的编号一致）": subject,
                "理由": "对原鉴定意见有异议，理由成立",
            },
        )

    def agree(self) -> None:
        """Read what waits to its end, and agree."""
        room = self.enter("approvals")
        QTest.keyClick(self.window, Qt.Key.Key_F5)
        self.robot.settle()
        for button in room.findChildren(QAbstractButton):
            while button.accessibleName() == "后一份" and button.isVisible():
                self.to_the_end(room)
                if not button.isEnabled():
                    break
                QTest.mouseClick(button, Qt.MouseButton.LeftButton)
                self.robot.settle()
        self.robot.click(room, "同意")

    def to_the_end(self, room: QWidget) -> None:
        """Scroll the page that is read to its end."""
        for area in room.findChildren(PageArea):
            bar = area.verticalScrollBar()
            bar.setValue(bar.maximum())
        QApplication.processEvents()


class Squad:
    """Three officers, each at a window of his own."""

    def __init__(self, qtbot: QtBot, jobs: Jobs, desk_of: DeskOf, clock: Clock) -> None:
        clock.go_to(at(date(2026, 8, 31), 9))
        desks = (
            desk_of("王砚秋", Role.INVESTIGATOR),
            desk_of("沈知白", Role.REVIEWER),
            desk_of("沈岳", Role.APPROVER),
        )
        self.lead, self.reviewer, self.approver = (Seat(qtbot, jobs, desk, clock) for desk in desks)

    @property
    def seats(self) -> tuple[Seat, ...]:
        return self.lead, self.reviewer, self.approver


@pytest.fixture
def squad(qtbot: QtBot, jobs: Jobs, desk_of: DeskOf, clock: Clock, said: Said) -> Iterator[Squad]:
    made = Squad(qtbot, jobs, desk_of, clock)
    yield made
    assert said.refusals == []
    assert said.failures == 0
    for seat in made.seats:
        seat.window.closing.clear()
        seat.window.close()


DRIVER = {
    "类型": "驾驶人",
    "姓名或名称": "孔祥林",
    "证件号": "110101199003078814",
    "调解中的一方": "甲方",
}
HURT = {
    "类型": "受伤人员",
    "姓名或名称": "宋巧云",
    "证件号": "11010119850101742X",
    "调解中的一方": "乙方",
    "伤情": "轻伤",
}
REPORT = {
    "事故时间": "2026-8-31 8:00",
    "事故类型": "伤人",
    "事故地点": "环城北路与青石街路口",
    "简要案情": "小型轿车与电动自行车相撞",
}


@pytest.mark.qt_log_ignore("This plugin does not support")  # menus without a screen
def test_an_injury_with_an_appraisal_and_a_second_one(squad: Squad) -> None:
    lead = squad.lead
    case = lead.report(REPORT, DRIVER, HURT)
    for what in ("现场调查", "现场调查结束"):
        lead.fact(what, date(2026, 8, 31))
    assert lead.due("制作道路交通事故认定书") == {date(2026, 9, 14)}
    lead.fact("委托检验鉴定", date(2026, 9, 2), **{ITEM: "痕迹", UNTIL: "2026-9-25"})
    lead.fact("收到检验报告、鉴定意见", date(2026, 9, 10), **{ITEM: "痕迹"})
    lead.fact("检验鉴定复印件送达", date(2026, 9, 11), "孔祥林", **{ITEM: "痕迹"})
    lead.fact("检验鉴定复印件送达", date(2026, 9, 14), "宋巧云", **{ITEM: "痕迹"})
    assert lead.due("检验鉴定后制作认定书") == {date(2026, 9, 23)}
    lead.fact("申请重新检验鉴定", date(2026, 9, 16), "宋巧云", **{ITEM: "痕迹"})
    assert lead.due("检验鉴定后制作认定书") == set()
    lead.go_to(date(2026, 9, 17), 9)
    lead.ask("准予重新检验、鉴定", "痕迹")
    squad.reviewer.agree()
    squad.approver.agree()
    lead.fact("批准重新检验鉴定", date(2026, 9, 17), **{ITEM: "痕迹"})
    lead.fact("收到重新检验鉴定意见", date(2026, 10, 9), **{ITEM: "痕迹"})
    assert lead.due("检验鉴定后制作认定书") == {date(2026, 10, 15)}
    for name in ("孔祥林", "宋巧云"):
        lead.fact("检验鉴定复印件送达", date(2026, 10, 10), name, **{ITEM: "痕迹"})
    lead.fact("制作认定书", date(2026, 10, 14), 文号="第2号")
    for name in ("孔祥林", "宋巧云"):
        lead.fact("认定书送达当事人", date(2026, 10, 15), name)
    lead.go_to(date(2026, 10, 30))
    lead.act("审结…", "审结案件", {"审结意见": "各方未申请复核、调解"})
    assert lead.desk.cases.open_file(case).state is CaseState.CLOSED


@pytest.mark.qt_log_ignore("This plugin does not support")  # menus without a screen
def test_a_hit_and_run_unsolved_and_then_solved(squad: Squad) -> None:
    lead = squad.lead
    hurt = HURT | {"姓名或名称": "孟庆和", "伤情": "重伤"}
    case = lead.report(REPORT | {"肇事者逃逸": "✓"}, hurt)
    lead.fact("现场调查", date(2026, 8, 31))
    assert lead.due("逃逸案件制作认定书") == set(), "nothing runs before both are found"
    lead.fact("受害方书面申请认定", date(2026, 9, 10), "孟庆和")
    assert lead.due("受害方认定书") == {date(2026, 9, 23)}
    lead.fact("制作受害方认定书", date(2026, 9, 23), "孟庆和", 文号="受1号")
    lead.fact("认定书送达当事人", date(2026, 9, 24), "孟庆和")
    lead.robot.click(lead.tab("pursuit"), "上布控…")
    lead.robot.answer("记录", {"布控对象": "灰色小型轿车"})
    lead.fact("查获肇事车辆", date(2026, 10, 12))
    assert lead.due("逃逸案件制作认定书") == set()
    lead.party(DRIVER | {"姓名或名称": "武建军"})
    lead.fact("查获驾驶人", date(2026, 10, 14))
    assert lead.due("逃逸案件制作认定书") == {date(2026, 10, 28)}
    lead.fact("制作认定书", date(2026, 10, 27), 文号="第4号")
    for name in ("孟庆和", "武建军"):
        lead.fact("认定书送达当事人", date(2026, 10, 28), name)
    lead.act(
        "加入办案人员、送审…",
        "加入本案",
        {"案内身份": "审核", "经办人": "沈知白（030101）", "说明": "是否涉罪"},
    )
    reviewer = squad.reviewer
    reviewer.enter("cases")
    reviewer.window.show_case(int(case), "matters")
    reviewer.robot.settle()
    reviewer.robot.click(reviewer.page(), "提出审核意见")
    reviewer.robot.answer(
        "提出意见", {"结论": "立案侦查，事故处理同时进行", "意见": "逃逸致人重伤，已立案"}
    )
    lead.go_to(date(2026, 11, 12))
    lead.act("审结…", "审结案件", {"审结意见": "破获"})
    assert lead.desk.cases.open_file(case).state is CaseState.CLOSED
