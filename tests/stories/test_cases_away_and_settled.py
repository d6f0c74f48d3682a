"""Four more of the six cases through real windows: each officer at his own, all done by hand.

Property damage settled on agreement, a death, a case sent away and one received, from the report to
the archive. The days are counted by hand from the article beside them; 20 September and 10 October
2026 are worked, 25-27 September and 1-7 October are off.
"""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cases.mediation.kinds import MediationState
from cases.papers.kinds import FormKind
from cases.records.cases import CaseState
from cases.records.disclosure import (
    Came,
    HeldEntry,
    MeetingEntry,
    MeetingGround,
    PackageItem,
    Showing,
    SourceKind,
    Told,
    Treatment,
)
from cases.records.ids import CaseId
from cases.records.times import at
from cases.records.transfers import NeighbourEntry, NeighbourKind, Stretch
from tests.cases.services.disclosure.test_showing import photograph
from tests.stories.seats import ITEM, UNTIL, Seat, Squad, squad
from tests.ui.conftest import jobs, looks, said
from ui.rooms.mediation.agreement_form import AgreeDialog

__all__ = ["jobs", "looks", "said", "squad"]

REPORT = {
    "事故时间": "2026-8-31 8:00",
    "事故地点": "环城北路与青石街路口",
    "简要案情": "两辆小型轿车相撞",
}
FIRST = {
    "类型": "驾驶人",
    "姓名或名称": "孔祥林",
    "证件号": "110101199003078814",
    "调解中的一方": "甲方",
    "住址（送达地址）": "澄州市临江区北苑1幢",
}
SECOND = {
    "类型": "驾驶人",
    "姓名或名称": "宋巧云",
    "证件号": "11010119850101742X",
    "调解中的一方": "乙方",
    "住址（送达地址）": "澄州市临江区南苑2幢",
}
BOTH = ("孔祥林", "宋巧云")
TOLD = {"地点或号码": "电话 0000-0000001", "凭据（回证号、记录页、截屏）": "调解记录第1页"}


def show_evidence(seat: Seat, case: CaseId, day: date, names: tuple[str, ...]) -> None:
    """Call everybody, put a package together and hold the meeting; its window has its own tests."""
    desk = seat.desk
    people = desk.cases.open_file(case).people.parties
    parties = [one.id for one in people if one.entry.name in names]
    told = tuple(Told(party_id=one, told_at=desk.now(), told_how="电话") for one in parties)
    called = MeetingEntry(
        starts_at=at(day, 9),
        place="一楼会议室",
        host="王砚秋",
        ground=MeetingGround.DEATH,
        told=told,
    )
    meeting = desk.disclosure.call(case, called)
    seat.go_to(day, 11)
    shown = desk.attachments.add(case, "现场照片.jpg", photograph())
    item = PackageItem(SourceKind.ATTACHMENT, shown, "现场照片", Treatment.FULL)
    package = desk.disclosure.build(case, Showing.MEETING, (item,))
    held = HeldEntry(
        held_from=at(day, 9),
        held_until=at(day, 10),
        recorder="冯立成",
        package_id=package,
        came=tuple(Came(party_id=one, came=True, words="无异议") for one in parties),
    )
    desk.disclosure.hold(meeting, held)


def mediate(seat: Seat, names: tuple[str, ...], session: date, claimant: str) -> None:
    """Apply, accept, tell everybody and hold the session to which all come."""
    seat.robot.click(seat.tab("mediation"), "新的调解…")
    seat.robot.answer("开始办理", {"请求人（受损害的人）": claimant})
    seat.robot.click(seat.sheet(), "记录申请…")
    seat.robot.answer("记录申请", {})
    seat.robot.click(seat.sheet(), "受理…")
    seat.robot.answer("受理", {})
    seat.robot.click(seat.sheet(), "排期…")
    seat.robot.answer("排期", {"开会时间": f"{session} 9:30"})
    for name in names:
        seat.more(name, "记录通知…")
        seat.robot.answer("记录通知", TOLD)
    seat.go_to(session)
    seat.robot.click(seat.sheet(), "开始调解会")
    seat.robot.click(seat.sheet(), "记录到场…")
    came = {f"{name} 到场（退出）时间": f"{session} 9:20" for name in names}
    seat.robot.answer("记录到场", dict.fromkeys(names, "到场") | came)
    seat.robot.click(seat.sheet(), "结束…")
    seat.robot.answer("结束", {"结果": "达成协议"})


def agree(
    seat: Seat, item: str, amount: str, payer: str, payee: str, signed: tuple[str, ...]
) -> None:
    """Write the agreement with one head of damage, paid at once."""
    seat.robot.click(seat.sheet(), "达成协议…")
    dialog = seat.robot.dialog("达成协议")
    assert isinstance(dialog, AgreeDialog)
    seat.robot.fill(dialog.shares, {"当事人 1": payer, "承担比例（%） 1": "100"})
    seat.robot.fill(dialog.amounts, {"项目 1": item, "计算依据 1": "票据", "数额（元） 1": amount})
    day = seat.desk.today() + timedelta(days=5)
    seat.robot.fill(
        dialog.payments,
        {
            "付款人 1": payer,
            "收款人 1": payee,
            "数额（元） 1": amount,
            "付款日期 1": str(day),
            "方式及账号 1": "转账",
        },
    )
    for tick in dialog.findChildren(type(dialog._signatures[0][1])):
        if tick.text() in {f"{name} 已签名" for name in signed}:
            QTest.keyClick(tick, Qt.Key.Key_Space)
    seat.robot.answer("制作调解书", {"认定的基本事实和损失情况": "车辆受损，责任已认定"})


@pytest.mark.qt_log_ignore("This plugin does not support")  # menus without a screen
def test_property_damage_settled_on_agreement(squad: Squad) -> None:
    lead = squad.lead
    squad.leader.unit.add_room("第一调解室")
    case = lead.report(REPORT | {"事故类型": "财产损失", "程序": "简易程序"}, FIRST, SECOND)
    lead.fact("现场调查", date(2026, 8, 31))
    # art. 24: three working days, 1, 2, 3 September
    assert lead.due("简易程序制作认定书") == {date(2026, 9, 3)}
    lead.fact("制作认定书", date(2026, 9, 1), 文号="简1号")
    for name in BOTH:
        lead.fact("认定书送达当事人", date(2026, 9, 1), name)
    lead.fact("损失确定", date(2026, 9, 4), "宋巧云")
    mediate(lead, BOTH, date(2026, 9, 11), "宋巧云")
    agree(lead, "车辆维修费", "3200", "孔祥林", "宋巧云", BOTH)
    (paper,) = lead.issue(case, FormKind.AGREEMENT)
    for name in BOTH:
        lead.serve(name, paper)
    (mediation,) = lead.desk.mediations.of_case(case)
    assert mediation.state is MediationState.AGREED
    lead.go_to(date(2026, 9, 21))
    lead.act("审结…", "审结案件", {"审结意见": "调解达成协议"})
    assert lead.desk.cases.open_file(case).state is CaseState.CLOSED


@pytest.mark.qt_log_ignore("This plugin does not support")  # menus without a screen
def test_a_case_sent_away(squad: Squad) -> None:
    lead = squad.lead
    squad.leader.neighbours.add(LAKE)
    hurt = SECOND | {"类型": "受伤人员", "伤情": "轻伤"}
    place = {"事故地点": "省道214线45公里300米"}
    case = lead.report(REPORT | place | {"事故类型": "伤人"}, FIRST, hurt)
    lead.fact("现场调查", date(2026, 8, 31))
    robot, tab = lead.robot, lead.tab("transfer")
    robot.click(tab, "不属本单位管辖…")
    assert robot.field(robot.dialog(), "有管辖权的单位").currentText().startswith(LAKE.name)  # type: ignore[attr-defined]
    robot.answer("登记", {"理由": "事故起始点在望湖县辖区"})
    robot.click(tab, "报告指挥中心…")
    robot.answer("登记", {"接报人": "林同", "答复": "同意先行处置"})
    robot.click(tab, "先行处置…")
    robot.answer("登记", {"做了什么": "将伤员送医，警戒现场"})
    robot.click(tab, "告知报案人…")
    robot.answer("已告知，登记", {})
    robot.click(tab, "列入…")
    robot.answer("列入", {"材料：每行一件，写名称，数量，特征，页数": "现场照片，12张"})
    assert lead.due("移送案件") == {date(2026, 9, 1)}
    lead.tab("transfer")
    robot.click(tab, "起草移送文书")
    notice, told = FormKind.TRANSFER_NOTICE, FormKind.TRANSFER_TOLD
    papers = lead.issue(case, notice, told)
    lead.enter("cases")
    robot.click(lead.tab("transfer"), "呈请批准…")
    robot.answer("呈请", {"事实和理由": "事故起始点在望湖县辖区"})
    squad.reviewer.agree()
    squad.approver.agree()
    lead.enter("cases")
    lead.page().reload()
    robot.click(lead.tab("transfer"), "移交案件…")
    robot.answer("已移交，登记", {"接收人员": "骆成"})
    assert lead.desk.cases.open_file(case).state is CaseState.TRANSFERRED
    for name in BOTH:
        lead.serve(name, *(one for one in papers if one.form is told and name in one.recipients))
    assert left(lead, case) == set()


@pytest.mark.qt_log_ignore("This plugin does not support")  # menus without a screen
def test_a_case_received(squad: Squad) -> None:
    lead = squad.lead
    lead.go_to(date(2026, 9, 24), 9)
    robot, room = lead.robot, lead.enter("practice")
    room.show_page("transfers")  # type: ignore[attr-defined]
    robot.settle()
    robot.click(room, "接收移送案件…")
    robot.answer(
        "接收并建案",
        {
            "移送单位名称（表外单位）": "澄州市交警支队高速大队",
            "移送案件通知书文号": "澄高公（交）行移字〔2026〕5号",
            "接收时间": "2026-9-24 8:00",
            "移交人": "民警 常宽",
            "事故类型": "伤人",
            "事故时间": "2026-9-15 8:00",
            "事故地点": "环城北路与青石街路口",
            "随案清单：每行一件，写名称，数量，特征，页数": "询问笔录，1份，，6页",
        },
    )
    (line,) = lead.desk.transfers.list()
    case = line.case_id
    lead.enter("cases")
    lead.window.show_case(int(case), "transfer")
    robot.settle()
    lead.party(FIRST)
    lead.party(SECOND | {"类型": "受伤人员", "伤情": "轻伤"})
    lead.fact("现场调查", date(2026, 9, 15))
    # art. 11: from the day of receipt: 28, 29, 30 September, 8, 9, 10 (worked), 12, 13, 14, 15
    assert lead.due("制作道路交通事故认定书") == {date(2026, 10, 15)}
    lead.fact("制作认定书", date(2026, 10, 13), 文号="第6号")
    for name in BOTH:
        lead.fact("认定书送达当事人", date(2026, 10, 14), name)
    lead.go_to(date(2026, 10, 29))
    lead.act("审结…", "审结案件", {"审结意见": "认定书已送达"})
    assert lead.desk.cases.open_file(case).state is CaseState.CLOSED


def left(seat: Seat, case: CaseId) -> set[str]:
    """Return what still has to be done in a case."""
    return {one.rule for one in seat.desk.agenda.today().dues if one.case_id == case}


LAKE = NeighbourEntry(
    kind=NeighbourKind.TRAFFIC,
    name="望湖县公安局交通管理大队",
    areas=("望湖县",),
    stretches=(Stretch("省道214线", Decimal(40), Decimal(58)),),
    phone="0000-7710110",
    address="望湖县环湖路21号",
)


DEAD = {"类型": "死者", "姓名或名称": "田广福", "调解中的一方": "乙方"}
WIDOW = {
    "类型": "死者近亲属",
    "姓名或名称": "田秀兰",
    "证件号": "11010119850101742X",
    "调解中的一方": "乙方",
    "是谁的近亲属、被监护人": "田广福",
    "关系": "妻子",
    "关系证明": "户口簿",
    "住址（送达地址）": "澄州市临江区南苑3幢",
}
ABOVE = {
    "批准机关": "澄州市公安局交通警察支队",
    "批准人": "副支队长 周行",
    "批准文号": "解剖批3号",
    "批准日期": "2026-9-1",
}


@pytest.mark.qt_log_ignore("This plugin does not support")  # menus without a screen
def test_a_death_with_autopsy_and_a_mediation_after_the_burial(squad: Squad) -> None:
    lead = squad.lead
    squad.leader.unit.add_room("第一调解室")
    case = lead.report(REPORT | {"事故类型": "死亡"}, FIRST, DEAD, WIDOW)
    for what in ("现场调查", "现场调查结束"):
        lead.fact(what, date(2026, 8, 31))
    lead.fact("死亡", date(2026, 8, 31), "田广福")
    # art. 49 para. 2: three working days from the death
    assert lead.due("委托尸体检验") == {date(2026, 9, 3)}
    lead.fact("委托检验鉴定", date(2026, 9, 1), "田广福", **{ITEM: "尸检", UNTIL: "2026-9-20"})
    # art. 52: the relatives do not agree, so that an authority above has to
    lead.fact("解剖尸体", date(2026, 9, 2), "田广福", **ABOVE)
    lead.fact("收到检验报告、鉴定意见", date(2026, 9, 9), "田广福", **{ITEM: "尸检"})
    for name in ("孔祥林", "田秀兰"):
        lead.fact("检验鉴定复印件送达", date(2026, 9, 10), name, **{ITEM: "尸检"})
    # settled with the 15th; art. 62: 16, 17, 18, 20 (worked), 21
    assert lead.due("检验鉴定后制作认定书") == {date(2026, 9, 21)}
    lead.fact("尸体处理通知书送达", date(2026, 9, 17), "田秀兰")
    # art. 53: 18, 20, 21, 22, 23, 24, 28, 29, 30 September, 8 October
    assert lead.due("办理丧葬事宜") == {date(2026, 10, 8)}
    # art. 63: after a death the evidence is shown before the determination
    show_evidence(lead, case, date(2026, 9, 18), ("孔祥林", "田秀兰"))
    lead.fact("制作认定书", date(2026, 9, 21), 文号="第3号")
    for name in ("孔祥林", "田秀兰"):
        lead.fact("认定书送达当事人", date(2026, 9, 22), name)
    lead.fact("丧葬办理完毕", date(2026, 9, 24), "田广福")
    # art. 86: applied for within ten working days, to 13 October; art. 90: it begins when the time
    # for the burial is over, however early the burial was
    lead.go_to(date(2026, 10, 9))
    mediate(lead, ("孔祥林", "田秀兰"), date(2026, 10, 14), "田广福")
    agree(lead, "丧葬费", "48000", "孔祥林", "田秀兰", ("孔祥林", "田秀兰"))
    (paper,) = lead.issue(case, FormKind.AGREEMENT)
    for name in ("孔祥林", "田秀兰"):
        lead.serve(name, paper)
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
    reviewer.robot.answer("提出意见", {"结论": "立案侦查，事故处理同时进行", "意见": "已立案"})
    lead.go_to(date(2026, 10, 26))
    lead.act("审结…", "审结案件", {"审结意见": "调解达成协议"})
    assert lead.desk.cases.open_file(case).state is CaseState.CLOSED
