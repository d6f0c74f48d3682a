"""L2 at the window: a bunch of keys, traces first, doors tried as the law allows, a name, a claim.

Review and approval are given at the windows of those who give them.
"""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cases.records.times import local
from cases.services.demo import flights
from leads.canvass.addresses import address_of
from leads.canvass.records import Mark, Outing, OutingState
from leads.graph.nodes import LinkKind, NodeKind
from leads.services.demo import keys
from leads.services.demo.keys import DOOR, HOLDER, LORRY, STAIR, WIFE
from leads.services.demo.registers import HEADER
from tests.stories.lead_seat import LeadStory, TakeSeat, column, take_seat, typed, words
from tests.stories.robot import faults
from tests.ui.conftest import jobs, said
from ui.kit.dialogs import FormDialog
from ui.rooms.leads.canvass.tab import CanvassTab
from ui.rooms.leads.exhibits.tab import ExhibitsTab
from ui.rooms.leads.persons.tab import PersonsTab

__all__ = ["jobs", "said", "take_seat"]

BUNCH, CLAIM = "钥匙一串", f"{HOLDER}的陈述"


@pytest.mark.qt_log_ignore("This plugin does not support")  # menus without a screen
def test_from_a_bunch_of_keys_to_a_door_a_name_and_a_claim_that_is_weighed(
    take_seat: TakeSeat, tmp_path: Path
) -> None:
    told = _Story(take_seat(flights.KEYS), tmp_path)
    told.seen()
    told.found()
    told.planned()
    told.approved()
    told.tried()
    told.opened()
    told.named()
    told.claimed()
    told.weighed()


class _Story(LeadStory):
    """The story in its parts."""

    @property
    def tab(self) -> CanvassTab:
        return self.lead.part(CanvassTab)

    def seen(self) -> None:
        """What a cyclist saw fits hundreds: the lorry is one of them."""
        lead = self.lead
        lead.go("board")
        lead.evidence("所见车型", "骑车人：轻型货车", "C3", {"车型 1": "轻型普通货车"})
        lead.evidence("所见颜色", "骑车人：灰或银", "C3", {"看到的颜色": "灰"})
        rows = (HEADER, *(one.row() for one in keys.vehicles()))
        lead.bring_in("机动车登记", "澄州市车辆管理所", self.folder, rows)
        lead.go("board")
        assert lead.first() != LORRY

    def found(self) -> None:
        """The bunch lies on the verge; an outing before its traces are taken is refused."""
        lead, robot = self.lead, self.robot
        tab = lead.go("exhibits")
        assert isinstance(tab, ExhibitsTab)
        robot.click(tab, "登记物证…")
        bunch = {"种类": "钥匙", "名称": "钥匙一串（3 把）", "发现时间": lead.at(1.6)}
        bunch |= {"发现地点": f"{lead.story.place}西侧绿化带", "封签号": "A-20714"}
        lead.answer("登记", bunch)
        self._begin()
        refused = self._plan()
        assert "痕迹" in "".join(faults(refused))
        robot.click(refused, "取消")
        lead.go("exhibits")
        tab.table.pick(lambda _one: True)
        robot.settle()
        for step in (
            {
                "1 何事": "入库",
                "2 何时": lead.at(3),
                "4 如何移动": "密封后随车携带",
                "5 现在何处": "物证室 2 号柜",
                "保管人、接收人": "沈默",
            },
            {
                "1 何事": "提取痕迹",
                "2 何时": lead.at(22),
                "2 何人": "痕检员 罗以宁",
                "启封人（未启封则空）": "痕检员 罗以宁",
                "所见封签号": "A-20714",
                "此后封签号": "J-0391",
                "备注": "提取指纹 2 枚、纤维 1 份",
            },
        ):
            robot.click(tab, "登记一步…")
            lead.answer("登记", step)
            assert tab.table.pick(lambda _one: True)
            robot.settle()
        assert "未提取痕迹" not in words(tab.details)

    def _begin(self) -> None:
        """Doors from a sentence, buildings placed, one chance set wrongly and taken back."""
        lead, robot = self.lead, self.robot
        robot.click(lead.go("canvass"), "开始走访")
        begun = {"走访地点": "纺织新村", "走访目的": "查明现场所留钥匙对应的住处"}
        begun |= {"门户范围": "5-7栋，2单元6层每层2户，无7-2-601", "离开现场的去向": "西北"}
        lead.answer("开始走访", begun)
        robot.menu(self.tab._more, "楼栋位置")
        places = {"5": ("140", "0"), "6": ("-60", "70"), "7": ("0", "-210")}
        values: dict[str, str] = {}
        for n, (east, north) in enumerate(places.values(), 1):
            values |= {f"向东（米） {n}": east, f"向北（米） {n}": north}
        lead.answer("登记", values)
        self._click_door("6-1-101")
        for percent, chance in (("30", 0.3), ("", None)):
            robot.menu(self.tab._more, "门户概率")
            lead.answer("设定", {"门 1": "6-1-101", "概率（%） 1": percent, "理由": "邻居所说"})
            shown = self.tab._shown
            assert shown is not None
            assert shown.plan.views[address_of("6-1-101")].door.prior == chance

    def _plan(self) -> FormDialog:
        """Type the plan of the outing and send it; return its form."""
        lead, robot = self.lead, self.robot
        robot.click(lead.go("canvass"), "计划走访")
        begin = lead.clock() + timedelta(minutes=40)
        dialog = robot.dialog("计划走访试开")
        plan = {"范围（单元）": "6-1、6-2、5-1、5-2", "同步录音录像设备": "04、07 号执法记录仪"}
        plan |= {"开始时间": typed(begin), "结束时间": typed(begin + timedelta(hours=3))}
        robot.fill(dialog, plan)
        robot.click(dialog, "记录计划")
        return dialog

    def _click_door(self, code: str) -> None:
        box = self.tab._grid.box_of(address_of(code))
        QTest.mouseClick(self.tab._grid, Qt.MouseButton.LeftButton, pos=box.center().toPoint())
        self.robot.settle()

    def planned(self) -> None:
        """With the traces taken it is planned; no sheet prints before it is approved."""
        dialog = self._plan()
        assert not dialog.isVisible(), faults(dialog)
        assert self.tab._beside._act.text() == "呈请审批"
        self.robot.click(self.tab, "呈请审批")
        self.lead.answer("呈请审批", {"理由": "钥匙系现场遗留，试开可查明嫌疑人住处"})

    def approved(self) -> None:
        """The reviewer agrees, the approver decides, each at his window; the sheet prints."""
        self.lead.approved()
        self.lead.go("canvass")
        self.robot.click(self.tab, "打印走访单")
        self.lead.go("canvass")
        outing = self._outing()
        assert outing.state is OutingState.PRINTED
        assert outing.sheet

    def _outing(self) -> Outing:
        assert self.tab._shown is not None
        (outing,) = self.tab._shown.canvass.outings
        return outing

    def tried(self) -> None:
        """Shared doors first; where they stay shut nobody is asked; then door by door."""
        lead, robot = self.lead, self.robot
        lead.clock.go_to(self._outing().entry.from_at)
        robot.click(self.tab, "领出钥匙")
        lead.answer("记录领出", {"自何处": "物证室 2 号柜", "如何携带": "密封袋"})
        before = lead.story.candidates.candidates(lead.story.case)
        self._enter([(code, "n") for code in ("6-1", "6-2", "5-1")])
        self._turns(STAIR, {"用哪把钥匙": "甲"})
        self._enter([(code, _ANSWERS.get(code[-3:], "n")) for code in self._due()])
        assert self._due(until="")[0] == DOOR
        shown = self.tab._shown
        assert shown is not None
        marks = {one.mark for one in shown.plan.views.values()}
        assert {Mark.NOBODY, Mark.REFUSED, Mark.FITS_NOT} <= marks
        assert lead.story.candidates.candidates(lead.story.case) == before

    def _due(self, until: str = DOOR) -> list[str]:
        assert self.tab._shown is not None
        codes = [one.code for one in self.tab._shown.due]
        return codes[: codes.index(until)] if until else codes

    def _enter(self, lines: list[tuple[str, str]]) -> None:
        """Type the sheet back, a line a door."""
        self.robot.click(self.tab, "从走访单录入")
        dialog = self.robot.dialog("从走访单录入")
        field = dialog._rows["door"].field
        for code, answer in lines:
            self.lead.clock.advance(minutes=2)
            QTest.keyClicks(field, f"{code} {answer} {local(self.lead.clock()):%H%M}")
            QTest.keyClick(field, Qt.Key.Key_Return)
        self.robot.click(dialog, "全部登记")
        assert not dialog.isVisible(), faults(dialog)

    def _turns(self, code: str, more: dict[str, str]) -> None:
        """A door turns: stop, lock, report."""
        self._click_door(code)
        self.robot.click(self.tab, "转动")
        done = {"已立即停手，没有推门、没有进入": "✓", "已锁回原状": "✓"}
        self.lead.clock.advance(minutes=2)
        told = {"见证人": "社区网格员 田素琴", "向谁报告": "中队长 邱国梁"}
        at = {"时间": typed(self.lead.clock())}
        self.lead.answer("登记结果", {**at, **more, **told, **done})

    def opened(self) -> None:
        """It turns at 502; the key goes back; the door is on the board, no vehicle has moved."""
        lead, robot = self.lead, self.robot
        self._turns(DOOR, {"用哪把钥匙": "乙", "应答人（结案时删除）": WIFE})
        robot.click(self.tab, "交回钥匙")
        lead.clock.advance(minutes=5)
        back = {"存放处": "物证室 2 号柜", "封签号": "A-20731", "时间": typed(lead.clock())}
        lead.answer("记录交回", back)
        assert self._outing().state is OutingState.BACK
        tab = lead.go("exhibits")
        assert isinstance(tab, ExhibitsTab)
        tab.table.pick(lambda _one: True)
        robot.settle()
        assert "试钥外出" in column(tab.chain, "何事")
        assert lead.first_on_board() != LORRY
        assert lead.drivers() == []

    def named(self) -> None:
        """The door names its household, the household a lorry: now it leads."""
        lead, robot = self.lead, self.robot
        lead.node(NodeKind.PERSON, HOLDER, "A2", sub="502 住户，个体运输")
        lead.node(NodeKind.PERSON, WIFE, "A2", sub="同住")
        lead.link(LinkKind.LIVES_AT, HOLDER, "502", "A2", source="社区住户登记")
        lead.link(LinkKind.LIVES_AT, WIFE, "502", "A2", source="社区住户登记")
        lead.link(LinkKind.HOUSEHOLD, HOLDER, WIFE, "A2", source="社区住户登记")
        tab = lead.registers
        robot.type_in(tab.search.bar.pattern, LORRY)
        robot.settle()
        assert tab.search.table.pick(lambda one: one.plate == LORRY)
        robot.click(tab.search, "放到线索板")
        lead.link(LinkKind.REGISTERED_TO, LORRY, HOLDER, "A1", since=lead.at(-24 * 1500))
        lead.click_node("502")
        found = {"所查车辆（号牌或者称呼，一行一辆）": LORRY, "若是该车，会查到的概率（%）": "60"}
        found |= {"若不是，会查到的概率（%）": "0.04"}
        lead.evidence("询查结果", "钥匙打开其登记人的住处", "B2", found)
        chance = lead.chance(LORRY)
        assert lead.first() == LORRY
        assert chance is not None
        assert chance > 0.7
        assert lead.column("支持")[0].startswith("钥匙打开其登记人的住处")

    def claimed(self) -> None:
        """He says the keys were lost in spring; an inspection of the lorry has its number."""
        lead, robot = self.lead, self.robot
        self.before = lead.drove(HOLDER)
        robot.menu(lead.board.inspector._more, "放上案件已有信息")
        lead.node(NodeKind.REPORT, CLAIM, "C3", sub="称钥匙四月在菜场丢失")
        lead.link(LinkKind.MADE_BY, CLAIM, HOLDER, "A1")
        lost = {"since": lead.at(-24 * 160), "status": "未确认"}
        lead.link(LinkKind.SAYS_LOST, CLAIM, BUNCH, "C3", **lost)
        lead.of_person("陈述", "称钥匙早已丢失", "C3", {HOLDER: "35"}, "80")
        assert lead.drove(HOLDER) < self.before
        assert "丢失钥匙能开门" in words(lead.part(PersonsTab))
        tab = lead.tasks
        QTest.mouseClick(tab.buttons["search"], Qt.MouseButton.LeftButton)
        lead.clock.advance(minutes=30)
        begun = {"开始时间": typed(lead.clock() - timedelta(minutes=20))}
        begun |= {"结束时间": typed(lead.clock()), "对象（场所、物品或者人身）": LORRY}
        begun |= {"证件编号": "澄临检〔2026〕8号", "签发日期": f"{local(lead.clock()).date()}"}
        begun |= {"搜查证、检查证": "检查证", "在场人（被搜查人、家属、邻居或者见证人）": HOLDER}
        lead.answer("登记", {**begun, "查获情况（没有也要写）": "右前灯新换，旧灯座裂痕"})
        assert column(tab.searches, "搜查证、检查证") == ["检查证 澄临检〔2026〕8号"]

    def weighed(self) -> None:
        """A neighbour saw the red tag the evening before: what he claims speaks against him."""
        lead = self.lead
        seen = "邻居石有田所见"
        lead.node(NodeKind.REPORT, seen, "B2", sub="前一晚见其用红牌钥匙开门")
        lead.link(LinkKind.SAYS, seen, HOLDER, "B2")
        lead.link(LinkKind.USED_BY, BUNCH, HOLDER, "B2", since=lead.at(-12), source="石有田")
        people = {HOLDER: "70", WIFE: "10"}
        lead.of_person("矛盾", "前一晚仍用此钥匙，与丢失之说矛盾", "A2", people, "3")
        assert lead.drivers()[0] == HOLDER
        assert lead.drove(HOLDER) > self.before
        assert "丢失物仍在手" in words(lead.part(PersonsTab))


#: What happens at the doors of the stairwell by number; the others are tried in vain.
_ANSWERS = {"101": "w", "302": "w", "401": "w", "202": "r", "501": "r"}
