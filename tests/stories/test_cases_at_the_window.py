"""Two of the six cases through real windows: each officer at his own, nothing done but by hand.

An injury with an appraisal and a second one, and a hit-and-run unsolved and then solved, from the
report to the archive. The days are those of `test_six_cases`, where they are counted by hand.
"""

from datetime import date

import pytest

from cases.records.cases import CaseState
from tests.stories.seats import ITEM, UNTIL, Squad, squad
from tests.ui.conftest import jobs, looks, said

__all__ = ["jobs", "looks", "said", "squad"]

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
