"""What lies on the approver's desk in the demonstration, and what has left it with its papers."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from cases.law.approvals import Approving
from cases.law.facts import FactKind
from cases.papers.kinds import FormKind, SuspensionCause
from cases.records.approvals import Decision, Opinion
from cases.records.cases import CaseKind, FactEntry
from cases.records.ids import PartyId
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
    lead.facts.record(
        plot.case,
        FactEntry(
            kind=FactKind.REWARD_GRANTED,
            happened_at=lead.now(),
            item="线索1",
            note="密封领取，凭据另册保管",
        ),
    )


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


def suspended(stage: Stage, lead: "Desk") -> Story:
    """The unit above let the determination rest; its paper is kept, the parties are told."""
    plot = Plot(stage, lead)
    yield from reported(plot, 8)
    yield stage.at(5, 10)
    asked = lead.approvals.request(
        plot.case, Approving.SUSPENSION, grounds="重要当事人昏迷，尚在抢救，无法取证"
    )
    yield stage.at(5, 15)
    stage.desks["陆海川"].approvals.give_opinion(asked, Opinion.AGREED, "符合第六十八条的情形")
    yield stage.at(4, 10)
    pages = lead.approvals.pages(asked)
    scan = lead.attachments.add(plot.case, "中止认定审批表（支队批复）.pdf", pages)
    lead.approvals.record_external(
        plot.case,
        Approving.SUSPENSION,
        authority="澄州市公安局交通警察支队",
        by="副支队长 周行",
        number="澄公交中止〔2026〕4号",
        decided_on=stage.day(4),
        until=stage.day(-20),
        scan=scan,
    )
    yield stage.at(4, 10, 30)
    _fact(plot, FactKind.SUSPENSION_APPROVED, lead.now(), until=stage.day(-20))
    yield stage.at(4, 11)
    _issue(plot, FormKind.SUSPENSION_NOTICE, cause=SuspensionCause.RESCUE, reason="伤者昏迷")


def reappraised(stage: Stage, lead: "Desk") -> Story:
    """A party disputed the appraisal; the head approved a new one, and the papers went out."""
    plot = Plot(stage, lead)
    yield from reported(plot, 20)
    yield stage.at(19, 9)
    _fact(plot, FactKind.APPRAISAL_COMMISSIONED, lead.now(), until=stage.day(5), item=_ITEM)
    yield stage.at(19, 9, 30)
    _issue(
        plot,
        FormKind.APPRAISAL_COMMISSION,
        recipients=(_INSTITUTION,),
        commissioned_on=stage.day(19),
        subject="两车碰撞痕迹",
        materials="事故车辆两辆、现场照片26张",
        questions="两车是否接触、接触部位和碰撞形态",
        due_on=stage.day(5),
        keeper=lead.officer.name,
    )
    yield stage.at(9, 9)
    _fact(plot, FactKind.APPRAISAL_RECEIVED, lead.now(), item=_ITEM, number=_REPORT)
    yield stage.at(9, 10)
    _issue(plot, FormKind.APPRAISAL_NOTICE, institution=_INSTITUTION, report_on=stage.day(10))
    yield stage.at(8, 10)
    for party in (plot.driver, plot.victim):
        _fact(plot, FactKind.APPRAISAL_SERVED, lead.now(), item=_ITEM, party=party)
    yield stage.at(6, 10)
    _fact(plot, FactKind.REAPPRAISAL_REQUESTED, lead.now(), item=_ITEM, party=plot.driver)
    yield stage.at(6, 11)
    asked = lead.approvals.request(
        plot.case,
        Approving.REAPPRAISAL,
        _ITEM,
        matter="准予对两车碰撞痕迹重新鉴定，另行委托鉴定机构",
        grounds="申请人书面提出原鉴定遗漏后部痕迹，经审查属于鉴定材料不全",
    )
    yield stage.at(6, 15)
    stage.desks["陆海川"].approvals.give_opinion(asked, Opinion.AGREED, "符合第五十五条的情形")
    yield stage.at(5, 9)
    stage.desks["邱国梁"].approvals.decide(asked, Decision.APPROVED, "同意重新鉴定")
    yield stage.at(5, 10)
    _fact(plot, FactKind.REAPPRAISAL_APPROVED, lead.now(), item=_ITEM)
    yield stage.at(5, 11)
    _issue(
        plot,
        FormKind.REAPPRAISAL_DECISION,
        institution=_INSTITUTION,
        report=_REPORT,
        reason="原鉴定遗漏车辆后部痕迹",
        new_institution="衡正司法鉴定所",
        approver="邱国梁",
        approved_on=stage.day(5),
    )


def body_released(stage: Stage, lead: "Desk") -> Story:
    """The examination of the body is settled; the family is told to arrange the funeral."""
    plot = Plot(stage, lead, CaseKind.DEATH)
    yield from reported(plot, 16)
    yield stage.at(15, 9)
    _fact(plot, FactKind.APPRAISAL_COMMISSIONED, lead.now(), until=stage.day(2), item="尸检")
    yield stage.at(7, 9)
    _fact(plot, FactKind.APPRAISAL_RECEIVED, lead.now(), item="尸检", number="澄公物鉴〔2026〕61号")
    yield stage.at(3, 9)
    _fact(plot, FactKind.APPRAISAL_SETTLED, lead.now(), item="尸检")
    yield stage.at(3, 10)
    names = {one.id: one.name for one in lead.cases.open_file(plot.case).people.parties}
    _issue(
        plot,
        FormKind.BODY_NOTICE,
        addressees=(names[plot.victim],),
        deceased=names[plot.victim],
        kept_at="澄州市殡仪馆",
    )


_ITEM = "痕迹"
_INSTITUTION, _REPORT = "正衡司法鉴定所", "正衡鉴〔2026〕痕字第102号"


def _fact(
    plot: Plot, kind: FactKind, moment: datetime, *, party: PartyId | None = None, **more: Any
) -> None:
    plot.lead.facts.record(
        plot.case,
        FactEntry(kind=kind, happened_at=moment - timedelta(minutes=10), party_id=party, **more),
    )


def _issue(plot: Plot, kind: FormKind, **fields: Any) -> None:
    """Fill a paper in with what the case knows and these fields, and issue it."""
    documents = plot.lead.documents
    paper = replace(documents.prepared(kind, plot.case), **fields)
    documents.issue(documents.draft(paper, plot.case))
