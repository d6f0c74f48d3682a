"""L1 at the window: paint, a scrap of a sticker, holder, buyer, the van; its driver comes later.

Everything the lead officer enters is clicked and typed; reviewer and approver answer at windows
of their own. After each fact it is read off the screen where the case stands.
"""

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from cases.law.clock import ClockState
from cases.records.times import local
from cases.services.demo import flights
from leads.graph.nodes import IdentifierKind, LinkKind, NodeKind
from leads.services.demo import pictures, sticker
from leads.services.demo.registers import HEADER, POLICY_HEADER
from leads.services.demo.sticker import BUYER, HOLDER, LORRY, VAN, WHITE
from tests.stories.lead_seat import LeadStory, TakeSeat, column, take_seat, typed, words
from tests.ui.conftest import jobs, said
from ui.kit.rows_field import RowsField
from ui.labels.candidates import plate_text
from ui.rooms.leads.candidates.card import CandidateCard
from ui.rooms.leads.evidence_forms.photo_colour import PhotoColour
from ui.rooms.leads.exhibits.tab import ExhibitsTab
from ui.rooms.leads.inquiries.tab import InquiriesTab
from ui.rooms.leads.paint.dialog import PaintDialog
from ui.rooms.summons.pursuit_tab import PursuitTab

__all__ = ["jobs", "said", "take_seat"]

COATS = (
    {"层": "面漆", "L*": "34.6", "a*": "0.4", "b*": "-31.2", "光泽": "素色", "来历": "原厂"},
    {"层": "中涂、底漆", "L*": "62", "a*": "0", "b*": "1", "光泽": "素色", "来历": "原厂"},
    {"层": "电泳底漆", "L*": "44", "a*": "0", "b*": "-2", "光泽": "素色", "来历": "原厂"},
)
UNITS = ("澄州市公安局交通警察支队河口大队", "澄州市公安局河口分局")


@pytest.mark.qt_log_ignore("This plugin does not support")  # menus without a screen
def test_from_a_fleck_of_paint_to_the_van_and_the_man_who_gives_himself_up(
    take_seat: TakeSeat, tmp_path: Path
) -> None:
    told = _Story(take_seat(flights.VAN), tmp_path)
    told.exhibits()
    told.paint()
    told.sticker()
    told.watched_for()
    told.policies()
    told.holder_and_buyer()
    told.asked()
    told.found()
    told.surrendered()


class _Story(LeadStory):
    """The story in its parts."""

    every = sticker.vehicles()

    def exhibits(self) -> None:
        """Two exhibits with photograph and custody, typed; the five questions of a step."""
        lead, robot = self.lead, self.robot
        tab = lead.go("exhibits")
        assert isinstance(tab, ExhibitsTab)
        for hours, values in (
            (1.2, {"种类": "漆片", "名称": "蓝色漆片 3 片", "封签号": "A-20711", **_A1}),
            (15, {"种类": "标志残片", "名称": "保险标志残片", "封签号": "A-20712", **_B2}),
        ):
            robot.click(tab, "登记物证…")
            found = {"发现时间": lead.at(hours), "发现地点": f"{lead.story.place}东侧"}
            lead.answer("登记", {**values, **found})
        assert column(tab.table, "保管链")[0].strip() != ""
        tab.table.pick(lambda one: one.n == 1)
        robot.settle()
        photo = self.folder / "漆片.jpg"
        photo.write_bytes(pictures.flecks((38, 72, 132), 3, 7))
        robot.choose_file(tab, "添加照片…", photo)
        robot.click(tab, "登记一步…")
        stored = {"1 何事": "入库", "2 何时": lead.at(3), "4 如何移动": "密封后随车携带"}
        place = {"5 现在何处": "物证室 2 号柜", "保管人、接收人": "沈默"}
        lead.answer("登记", {**stored, **place})
        assert column(tab.table, "状态")[0] == "在库"

    def paint(self) -> None:
        """What a witness saw, the register, the flecks: the van is one of many."""
        lead, robot = self.lead, self.robot
        seen = {"车型 1": "微型普通客车"}
        lead.go("board")
        lead.evidence("所见车型", "买菜人所见", "C3", seen)
        rows = (HEADER, *(one.row() for one in self.every))
        lead.bring_in("机动车登记", "澄州市车辆管理所", self.folder, rows)
        board = lead.board
        robot.click(board, "放上案件已有信息")
        lead.click_node("物证 1")
        robot.menu(lead.room._new, "证据：漆片…")
        dialog = robot.dialog("漆片")
        for n, coat in enumerate(COATS, 1):
            if n > 1:
                robot.click(dialog, "增加一层")
            robot.fill(dialog, {f"{caption} {n}": value for caption, value in coat.items()})
        self._from_photograph(n=4)
        lead.answer("登记", {"名称": "现场蓝色漆片", **_A1})
        (fleck,) = (
            one for one in lead.story.candidates.evidence(lead.story.case) if one.node is not None
        )
        assert fleck.title == "现场蓝色漆片"
        assert lead.chance(VAN) is None
        assert lead.first() != VAN

    def _from_photograph(self, n: int) -> None:
        """A colour is picked from the exhibit's own photograph: grey card, then paint."""
        dialog = self.robot.dialog("漆片")
        self.robot.click(dialog, "增加一层")
        self.robot.click(dialog, "从照片取色…")
        picker = dialog.findChild(PhotoColour)
        assert picker is not None
        self.robot.click(picker, "物证照片")
        self.lead.menu_line("物证 1 蓝色漆片 3 片")
        photograph = picker.photograph
        for spot in (QPointF(60, 60), QPointF(267, 480)):
            box = photograph._to_screen(spot).toPoint()
            QTest.mouseClick(photograph, Qt.MouseButton.LeftButton, pos=box)
        self.robot.click(picker, "采用")
        layers = next(one for one in dialog.findChildren(RowsField))
        light, _green, blue = (field.value() for field in layers.fields(n - 1)[1:4])
        assert 20 < light < 45
        assert blue < -20
        # What a photograph shows is looked at and not counted: the layer is taken off again.
        self.robot.click(dialog, f"删除第 {n} 行")

    def sticker(self) -> None:
        """The scrap says nothing while no policy is known; it hangs on the board."""
        lead = self.lead
        lead.click_node("物证 2")
        before = lead.column("概率")[-1]
        scrap = {"保险公司": "华澄", "起保年份": "2025", "单号（所见）": "PDZA2025?4[41]17"}
        lead.evidence("保险标志", "排水沟内保险标志残片", "B2", scrap)
        assert lead.column("概率")[-1] == before
        assert lead.chance(VAN) is None
        lead.node(NodeKind.ORGANISATION, "华澄财险澄州分公司", "A1")
        lead.link(LinkKind.ISSUED_BY, "物证 2", "华澄财险澄州分公司", "B2")
        lead.node(NodeKind.PLACE, lead.story.place, "A1")
        lead.link(LinkKind.FOUND_AT, "物证 1", lead.story.place, "A1", since=lead.at(1.2))

    def watched_for(self) -> None:
        """A notice of assistance from the board goes out after approval; the watch is set."""
        lead, robot = self.lead, self.robot
        robot.click(lead.tasks, "从线索板起草协查通报…")
        told = {
            "发送范围（每行一个单位，撤销时按同一范围）": "\n".join(UNITS),
            "车辆情况、特征": "蓝色微型面包车，右前有撞痕",
            "逃逸时间和方向": "九月十五日晨，沿织机街向东",
        }
        lead.answer("起草", told)
        tab = self.pursuit()
        assert "草稿" in column(tab.notices, "文号")[0]
        robot.click(tab, "报请批准…")
        lead.answer("报请批准", {"理由": "车辆可能向河口区逃逸"})
        lead.approved()
        robot.click(self.pursuit(), "签发")
        robot.click(tab, "上布控…")
        lead.answer("记录", {"布控对象": "蓝色微型面包车"})
        assert "已发出" in column(tab.notices, "状态")[0]

    def pursuit(self) -> PursuitTab:
        """Return the tab of the case where notices are issued, read anew."""
        self.robot.click(self.lead.tasks, "查缉与布控")
        found = self.lead.window.room("cases").findChild(PursuitTab)
        assert isinstance(found, PursuitTab)
        if found.notices.records():
            found.notices.pick(lambda _one: True)
            self.robot.settle()
        return found

    def policies(self) -> None:
        """The insurer is asked by letter, answers, its extract comes: the van leads."""
        lead, robot = self.lead, self.robot
        tab = lead.tasks
        robot.click(tab, "询问…")
        question = {"受函单位": "华澄财险澄州分公司", "询问事项": "2025 年起保、尾号相近的保单"}
        lead.answer("登记", question)
        assert tab.enquiries.pick(lambda _one: True)
        robot.click(tab, "答复…")
        lead.answer("登记", {"答复内容（查无也要写）": "附保单清单一份", "复函号": "华澄函 17"})
        day = local(lead.story.began).date().isoformat()
        rows = (POLICY_HEADER, *(one.policy_row(day) for one in self.every))
        lead.bring_in("保险单", "华澄财险澄州分公司", self.folder, rows)
        lead.go("board")
        assert lead.column("候选")[:3] == [plate_text(one) for one in (VAN, WHITE, LORRY)]
        chance = lead.chance(VAN)
        assert chance is not None
        assert 0.7 < chance < 0.95
        lead.pick(VAN)
        told = words(lead.part(CandidateCard))
        assert "较强支持：排水沟内保险标志残片；弱支持：现场蓝色漆片" in told
        # The white one was abroad that day: excluded, back again because it was another, out.
        for reason in ("当日在外省高速收费站，有影像", "影像是另一辆车", "车主提供外省住宿记录"):
            lead.exclude(WHITE, reason)
        exclusions = lead.story.candidates.exclusions(lead.story.case)
        assert [one.lifted is None for one in exclusions] == [True, False]
        place = lead.column("候选").index(plate_text(WHITE))
        assert lead.column("状态")[place] == "已排除"

    def holder_and_buyer(self) -> None:
        """The van is found in the register by its pattern; holder and buyer are linked to it."""
        lead, robot = self.lead, self.robot
        tab = lead.registers
        assert tab.extracts.table.pick(lambda one: one.entry.kind == "vehicles")
        robot.settle()
        robot.type_in(tab.search.bar.pattern, "苏Z8K3?D")
        robot.settle()
        assert 0 < tab.search.table.total < 10
        assert tab.search.table.pick(lambda one: one.plate == VAN)
        lead.double_click(tab.search.table)
        assert HOLDER in words(tab.row)
        robot.click(tab.row, "放到线索板")
        number = (IdentifierKind.POLICY, "PDZA202504417")
        lead.node(NodeKind.POLICY, "交强险 …4417", "A1", number=number)
        lead.node(NodeKind.PERSON, HOLDER, "A2", sub="投保人、登记所有人")
        lead.link(LinkKind.COVERS, "交强险 …4417", VAN, "A1")
        lead.link(LinkKind.HOLDER_OF, HOLDER, "交强险 …4417", "A1")
        lead.link(LinkKind.REGISTERED_TO, VAN, HOLDER, "A1", since=lead.at(-24 * 900))
        assert lead.drivers() == [HOLDER]
        lead.node(NodeKind.PERSON, BUYER, "B2", sub="收购旧车，住河口区")
        lead.link(
            LinkKind.SOLD_TO, VAN, BUYER, "B2", since=lead.at(-24 * 280), source="收条、转账记录"
        )
        assert lead.drivers() == [BUYER, HOLDER]

    def asked(self) -> None:
        """Two inquiries; the look at the van is worth more for an hour, and stands first."""
        lead, robot = self.lead, self.robot
        tab = lead.go("inquiries")
        assert isinstance(tab, InquiriesTab)
        for question, hours, vehicles, answers in (
            (
                "问华澄财险：读法相近的另一张保单",
                "1",
                LORRY,
                (("报过右前损失", "40", "2"), ("没有", "60", "98")),
            ),
            (
                "河口区旧车院看车：漆层、右前痕迹",
                "2",
                VAN,
                (("漆层相符", "93", "0.5"), ("漆层不符", "7", "99.5")),
            ),
        ):
            robot.click(tab, "列出询查…")
            values = {"询查事项": question, "预计工时": hours}
            values["涉及的车辆（多辆用逗号隔开）"] = vehicles
            for n, (name, likely, otherwise) in enumerate(answers, 1):
                values |= {f"结果 {n}": name, f"若是该车（%） {n}": likely}
                values[f"若不是（%） {n}"] = otherwise
            lead.answer("列出", values)
        first = tab.table.records()[0]
        assert first.inquiry.question.startswith("河口区旧车院看车")

    def found(self) -> None:
        """The van stands in a yard, its driver is away: the days do not run, two tasks open."""
        lead, robot = self.lead, self.robot
        robot.click(lead.tasks, "登记查获…")
        where = {"事项": "查获肇事车辆", "经过（地点、何人查获）": "河口区旧车院内，驾驶人不在"}
        lead.answer("登记", where)
        assert "驾驶人在逃；认定时限尚未起算" in lead.tasks.state.text()
        assert lead.capture() is ClockState.NOT_STARTED
        assert "撤销协查通报" in lead.tasks.tasks.text()
        assert "撤销布控 蓝色微型面包车" in lead.tasks.tasks.text()
        tab = self.pursuit()
        robot.click(tab, "起草撤销")
        robot.click(tab, "签发")
        robot.click(tab, "凭据…")
        lead.answer("记录", {"凭据": "传真报告两份"})
        tab.watches.pick(lambda _one: True)
        robot.click(tab, "撤销布控…")
        lead.answer("记录撤销", {"凭据（系统回执编号）": "回执 31 号"})
        assert lead.tasks.tasks.text() == ""
        self._compared()

    def _compared(self) -> None:
        """The look is entered once, with the paint side by side."""
        lead, robot = self.lead, self.robot
        tab = lead.go("inquiries")
        assert isinstance(tab, InquiriesTab)
        tab.table.pick(lambda one: one.inquiry.question.startswith("河口"))
        robot.settle()
        robot.click(tab, "登记结果…")
        answer = {"结果": "漆层相符", "查到的内容、依据": "三层逐层相符，右前新补漆", **_A1}
        lead.answer("登记结果", answer)
        lead.go("board")
        chance = lead.chance(VAN)
        assert chance is not None
        assert chance > 0.99
        lead.pick(VAN)
        robot.menu(lead.room._new, "车漆样品、漆层比对…")
        sheet = next(one for one in lead.window.findChildren(PaintDialog) if one.isVisible())
        robot.click(sheet, "登记样品…")
        sample = robot.dialog("登记车漆样品")
        robot.fill(sample, {"取样部位": "左前门"})
        for n, coat in enumerate(COATS, 1):
            if n > 1:
                robot.click(sample, "增加一层")
            robot.fill(sample, {f"{caption} {n}": value for caption, value in coat.items()})
        robot.click(sample, "登记")
        assert "不能据此认定同一辆车" in sheet.cannot.text()
        assert sheet.found is not None
        robot.click(sheet, "关闭")

    def surrendered(self) -> None:
        """He comes of his own accord: the days run, and he stands first by far."""
        lead, robot = self.lead, self.robot
        before = lead.drove(BUYER)
        robot.click(lead.tasks, "登记投案…")
        lead.clock.advance(hours=2)
        came = {"投案人": BUYER, "时间": typed(lead.clock()), "如何投案": "亲友陪同（送）来"}
        lead.answer("登记投案", {**came, "投案地点": "事故中队"})
        assert "投案；认定时限已起算" in lead.tasks.state.text()
        assert lead.capture() is ClockState.RUNNING
        lead.node(NodeKind.REPORT, f"{BUYER}的供述", "B1", sub="承认当日驾车撞人后驶离")
        lead.link(LinkKind.MADE_BY, f"{BUYER}的供述", BUYER, "A1")
        lead.link(LinkKind.DRIVEN_BY, VAN, BUYER, "B1", since=lead.at(-0.5))
        lead.of_person("陈述", "投案并供述当日驾车", "B1", {BUYER: "90"}, "1")
        assert before < 0.7
        assert lead.drove(BUYER) > 0.9


_A1 = {"来源可靠性": "A 完全可靠", "内容可信度": "1 已由其他来源印证"}
_B2 = {"来源可靠性": "B 通常可靠", "内容可信度": "2 很可能属实"}
