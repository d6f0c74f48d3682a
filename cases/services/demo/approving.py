"""What lies on the approver's desk in the demonstration, and what has left it with its papers."""

from datetime import timedelta
from typing import TYPE_CHECKING

from cases.law.approvals import Approving
from cases.law.facts import FactKind
from cases.records.approvals import Decision, Opinion
from cases.records.officers import TeamRole
from cases.records.recusals import RecusalAsker, RecusalGround
from cases.services.demo.stage import Stage
from cases.services.demo.stories import Plot, Story, reported

if TYPE_CHECKING:
    from cases.services.desk import Desk


def quick_asked(stage: Stage, lead: "Desk") -> Story:
    """All parties want quick handling; reviewed yesterday, it waits for the approver today."""
    plot = Plot(stage, lead)
    yield from reported(plot, 2)
    yield stage.at(1, 10)
    plot.fact(FactKind.QUICK_REQUEST, lead.now())
    yield stage.at(1, 10, 30)
    asked = lead.approvals.request(
        plot.case,
        Approving.QUICK_HANDLING,
        matter="对本起伤人事故适用快速处理，五日内制作道路交通事故认定书",
        grounds="各方当事人书面一致申请快速处理；当事人不涉嫌犯罪，事故基本事实清楚，各方无异议",
    )
    yield stage.at(1, 15)
    stage.desks["陆海川"].approvals.give_opinion(asked, Opinion.AGREED, "符合第六十九条的条件")


def reward_granted(stage: Stage, lead: "Desk") -> Story:
    """A witness helped to find a vehicle; the reward is approved and its papers are issued."""
    plot = Plot(stage, lead, hit_and_run=True)
    yield from reported(plot, 15)
    yield stage.at(11, 9)
    plot.fact(FactKind.VEHICLE_FOUND, lead.now())
    plot.fact(FactKind.DRIVER_FOUND, lead.now())
    yield stage.at(10, 9)
    asked = lead.approvals.request(
        plot.case,
        Approving.REWARD,
        "线索1",
        matter="对提供有效线索的群众一人给予奖励（身份另册保密登记）",
        grounds="该群众提供的车辆去向经查证属实，据此查获肇事车辆和驾驶人",
    )
    yield stage.at(10, 14)
    stage.desks["陆海川"].approvals.give_opinion(asked, Opinion.AGREED, "线索查证属实")
    yield stage.at(9, 9)
    stage.desks["邱国梁"].approvals.decide(asked, Decision.APPROVED, "同意奖励")
    yield stage.at(9, 10)
    shown = lead.approvals.one(asked)
    assert shown.report_id is not None
    assert shown.sheet_id is not None
    lead.documents.issue(shown.report_id)
    lead.documents.issue(shown.sheet_id)


def recusal_asked(stage: Stage, lead: "Desk", assist: "Desk") -> Story:
    """A party asked yesterday that the assisting officer keep out; the head has two days."""
    plot = Plot(stage, lead)
    yield from reported(plot, 3)
    yield stage.at(3, 17)
    lead.assignment.join(plot.case, assist.officer.id, TeamRole.ASSIST, "协助")
    yield stage.at(1, 16)
    lead.recusals.request(
        plot.case,
        assist.officer.id,
        RecusalGround.RELATION,
        "称协办民警与对方当事人曾是同事，请求回避",
        asked_by=RecusalAsker.PARTY,
        party=plot.victim,
        asked_at=lead.now() - timedelta(minutes=20),
        oral=True,
    )
