"""L3 at the window: an abandoned motorcycle, a false plate, a strange report, one person.

On the way an officer's slips are put right: a vehicle entered twice, a node taken off the board
and brought back after the program was closed and begun anew, a link the wrong way round.
"""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cases.law.clock import ClockState
from leads.graph.nodes import IdentifierKind, LinkKind, NodeKind
from leads.services.demo import motorcycle
from leads.services.demo.motorcycle import (
    BIKE,
    BIKE_NAME,
    CALLER,
    KEEPER,
    MOTHER,
    NEPHEW,
    PLATE,
    READ,
)
from leads.services.demo.registers import HEADER
from tests.stories.lead_seat import LeadStory, column, graded, words
from tests.stories.lead_station import LeadStation, lead_station
from tests.stories.robot import faults
from tests.ui.conftest import said
from ui.rooms.leads.candidates.card import CandidateCard
from ui.rooms.leads.exhibits.tab import ExhibitsTab
from ui.rooms.leads.inquiries.tab import InquiriesTab
from ui.rooms.leads.persons.tab import PersonsTab

__all__ = ["lead_station", "said"]

THEFT, TALK = f"{CALLER}报称摩托车被盗", f"询问{KEEPER}"


@pytest.mark.qt_log_ignore("This plugin does not support")  # menus without a screen
def test_from_an_abandoned_motorcycle_to_one_person_in_whom_two_ways_meet(
    lead_station: LeadStation, tmp_path: Path
) -> None:
    told = _Story(lead_station.sign_in(), tmp_path)
    told.read()
    told.abandoned()
    told.false()
    told.kept()
    lead_station.leave()
    told = _Story(lead_station.sign_in(), tmp_path)
    told.undone()
    told.taken()
    told.reported()
    told.met()
    told.paid()


class _Story(LeadStory):
    """The story in its parts."""

    def read(self) -> None:
        """The plate as it was read points at the motorcycle it was made for."""
        lead, robot = self.lead, self.lead.robot
        rows = (HEADER, *(one.row() for one in motorcycle.vehicles()))
        lead.bring_in("机动车登记", "澄州市车辆管理所", self.folder, rows)
        lead.go("board")
        lead.evidence("所见车型", "摊主：两轮摩托车", "B2", {"车型 1": "普通二轮摩托车"})
        lead.evidence("所见号牌", "摊主所读号牌", "C3", {"看到的号牌": READ})
        assert lead.first() == PLATE
        tab = lead.go("inquiries")
        robot.click(tab, "列出询查…")
        asked = {"询查事项": f"{KEEPER}家看车", "预计工时": "1.5", "向谁查": "北塘派出所"}
        asked |= {"涉及的车辆（多辆用逗号隔开）": PLATE}
        asked |= {"结果 1": "有碰撞痕迹", "若是该车（%） 1": "90", "若不是（%） 1": "2"}
        asked |= {"结果 2": "无碰撞痕迹", "若是该车（%） 2": "10", "若不是（%） 2": "98"}
        lead.answer("列出", asked)

    def abandoned(self) -> None:
        """It lies in a ditch; no register has it, so it is entered by hand, once too often."""
        lead, robot = self.lead, self.lead.robot
        tab = lead.go("exhibits")
        assert isinstance(tab, ExhibitsTab)
        robot.click(tab, "登记物证…")
        plate = {"种类": "号牌", "名称": "所挂号牌 1 副", "发现时间": lead.at(5)}
        lead.answer("登记", {**plate, "发现地点": "柳荫街北段涵洞旁", "封签号": "A-20805"})
        robot.click(lead.board, "放上案件已有信息")
        number = (IdentifierKind.ENGINE, "FJ15-0407731")
        lead.node(NodeKind.VEHICLE, BIKE_NAME, "A1", number=number, sub="二轮 · 红黑")
        lead.node(NodeKind.PLACE, "柳荫街北段涵洞", "A1")
        # A link the wrong way round is turned before it is sent.
        lead.click_node("柳荫街北段涵洞")
        lead.key(Qt.Key.Key_K)
        dialog = robot.dialog("登记连线")
        robot.fill(dialog, {"从": "柳荫街北段涵洞", "到": f"{BIKE_NAME} 二轮 · 红黑"})
        robot.click(dialog, "对调方向")
        lead.answer("登记", {"关系": "出现在", "起": lead.at(4.5), "状态": "确认"})
        lead.link(LinkKind.TAKEN_FROM, "所挂号牌", BIKE_NAME, "A1", since=lead.at(5))
        for again in (False, True):
            robot.click(lead.pane, "加入车辆…")
            bike = {"称呼": "同一辆摩托车" if again else BIKE_NAME, "车型": "普通二轮摩托车"}
            bike |= {"车身颜色": "红", "对应线索板上的车辆": BIKE_NAME}
            lead.answer("加入", bike)
        lead.pick("#2")
        lead.said.answers = ["与第一辆重复登记"]
        robot.click(lead.part(CandidateCard), "撤回这辆手工加入的车…")
        assert lead.chance("#2") is None
        lead.click_node(BIKE_NAME)
        found = {"所查车辆（号牌或者称呼，一行一辆）": BIKE_NAME}
        found |= {"若是该车，会查到的概率（%）": "90", "若不是，会查到的概率（%）": "0.02"}
        lead.evidence("询查结果", "前叉有伤者衣物纤维", "A1", found)
        assert lead.first() == BIKE
        robot.click(lead.tasks, "登记查获…")
        lead.answer("登记", {"事项": "查获肇事车辆", "经过（地点、何人查获）": "弃车"})

    def false(self) -> None:
        """The plate is false; the motorcycle it was made for stands in its shed, unhurt."""
        lead, robot = self.lead, self.lead.robot
        lead.go("board")
        before = lead.chance(BIKE)
        lead.evidence("假牌、借牌", "号牌与车架号不符", "A1", {"假牌、借牌上的号": PLATE})
        tab = lead.go("inquiries")
        assert isinstance(tab, InquiriesTab)
        assert tab.table.pick(lambda _one: True)
        robot.click(tab, "登记结果…")
        told = {"结果": "无碰撞痕迹", "查到的内容、依据": "车在车棚，号牌已被拆走，积灰"}
        lead.answer("登记结果", {**told, **graded("A2")})
        lead.go("board")
        after = lead.chance(BIKE)
        assert before is not None
        assert after is not None
        assert after > before
        assert (lead.chance(PLATE) or 0) < 0.05

    def kept(self) -> None:
        """The plate leads to its keeper; he is taken off the board by mistake."""
        lead, robot = self.lead, self.lead.robot
        lead.node(NodeKind.PLATE, PLATE, "A1", number=(IdentifierKind.PLATE, PLATE))
        lead.node(NodeKind.PERSON, KEEPER, "A2", sub="号牌登记人，七十一岁")
        lead.link(LinkKind.BEARS_PLATE, BIKE_NAME, PLATE, "A1")
        lead.link(LinkKind.REGISTERED_TO, PLATE, KEEPER, "A1", source="澄州市车辆管理所")
        assert lead.drivers() == [KEEPER]
        lead.board  # noqa: B018 - goes there
        lead.click_node(KEEPER)
        lead.said.answers = ["点错了"]
        lead.key(Qt.Key.Key_Delete)
        robot.settle()
        assert KEEPER not in lead.labels()

    def undone(self) -> None:
        """In the station opened anew from its folder the undo brings him back, with his link."""
        lead = self.lead
        assert KEEPER not in lead.labels()
        QTest.mouseClick(lead.board.tools.buttons["undo"], Qt.MouseButton.LeftButton)
        lead.robot.settle()
        assert KEEPER in lead.labels()
        assert lead.drivers() == [KEEPER]

    def taken(self) -> None:
        """A relative took the plate: he stands before its keeper, and not above all doubt."""
        lead = self.lead
        lead.node(NodeKind.PERSON, NEPHEW, "B2", sub="外甥，去向不明")
        lead.node(NodeKind.REPORT, TALK, "B2", sub="号牌被外甥拆走")
        lead.link(LinkKind.MADE_BY, TALK, KEEPER, "A1")
        lead.link(LinkKind.RELATIVE, KEEPER, NEPHEW, "A1")
        lead.link(LinkKind.KEPT_BY, PLATE, NEPHEW, "B2", since=lead.at(-24 * 60), source=TALK)
        assert lead.drivers() == [NEPHEW, KEEPER]
        assert lead.drove(NEPHEW) < 0.6

    def reported(self) -> None:
        """A third man reports it stolen and knows neither time nor place; a station is asked."""
        lead, robot = self.lead, self.lead.robot
        tab = lead.tasks
        robot.click(tab, "询问…")
        lead.answer("登记", {"受函单位": "柳荫派出所", "询问事项": "近日有无二轮摩托车报失"})
        assert tab.enquiries.pick(lambda _one: True)
        robot.click(tab, "答复…")
        lead.answer("登记", {"答复内容（查无也要写）": f"{CALLER}报失一辆，不知何时何地"})
        lead.node(NodeKind.PERSON, CALLER, "B3", sub="修车铺学徒")
        lead.node(NodeKind.REPORT, THEFT, "D4", sub="不知何时、何地被盗", since=lead.at(40))
        lead.link(LinkKind.MADE_BY, THEFT, CALLER, "A1")
        lead.link(LinkKind.SAYS_STOLEN, THEFT, BIKE_NAME, "D4", status="未确认")
        lead.link(LinkKind.USED_BY, BIKE_NAME, CALLER, "B2", source="发动机号与收据相符")
        assert lead.drivers()[0] == CALLER
        assert "报盗不知时地" in words(lead.part(PersonsTab))

    def met(self) -> None:
        """He reported it for the nephew, who had borrowed it: both ways meet in one person."""
        lead, robot = self.lead, self.lead.robot
        lead.link(LinkKind.ACQUAINTED, NEPHEW, CALLER, "A2", source="通话清单")
        lead.link(LinkKind.USED_BY, BIKE_NAME, NEPHEW, "B2", since=lead.at(-20), source="再次询问")
        people = {NEPHEW: "50", CALLER: "4"}
        lead.of_person("矛盾", "受托报失而不知时间地点", "B2", people, "4")
        lead.of_person("不在场证明", f"{CALLER}当时在修车铺", "A2", {CALLER: "2"}, "70")
        assert lead.drivers()[0] == NEPHEW
        assert lead.drove(NEPHEW) > 0.75
        assert lead.drove(CALLER) < 0.05
        # The stall keeper picks him out of photographs: ten of them, not five.
        tab = lead.tasks
        QTest.mouseClick(tab.buttons["identify"], Qt.MouseButton.LeftButton)
        dialog = robot.dialog("登记辨认")
        shown = {"辨认对象": "肇事嫌疑人照片", "供辨认数量": "5", "地点": "事故中队"}
        shown |= {"辨认人（每人单独辨认）": "摊主某", "见证人": "社区干部某"}
        robot.fill(dialog, {**shown, "辨认出（编号，未辨认出不填）": "6", "结果": "辨认出 6 号"})
        robot.click(dialog, "登记")
        assert dialog.isVisible()
        assert "10" in "".join(faults(dialog))
        lead.answer("登记", {"供辨认数量": "10"})
        assert column(tab.identifications, "辨认对象") == ["肇事嫌疑人照片，10 个"]

    def paid(self) -> None:
        """He is away while his mother pays of her own will: the days do not run."""
        lead, robot = self.lead, self.lead.robot
        lead.window.show_case(int(lead.story.case), "holding")
        robot.settle()
        robot.click(lead.window.room("cases"), "登记预付款…")
        paid = {"付款人姓名（案外人）": MOTHER, "金额（元）": "8000.00", "用途": "伤者住院费用"}
        paid |= {"自愿声明（文件名称、日期）": "自愿垫付声明", "收据编号": "0000817"}
        lead.answer("登记", {**paid, "存放（账户、出纳）": "大队财务专户"})
        assert f"{MOTHER} 自愿垫付 8,000.00 元" in lead.tasks.paid.text()
        assert "驾驶人在逃；认定时限尚未起算" in lead.tasks.state.text()
        lead.node(NodeKind.PERSON, MOTHER, "A2", sub="代为垫付 8000 元")
        lead.link(LinkKind.RELATIVE, MOTHER, NEPHEW, "A1")
        assert lead.drivers()[0] == NEPHEW
        assert lead.drove(MOTHER) < 0.05
        assert lead.capture() is ClockState.NOT_STARTED
