"""Questioning, summonses, a pursuit and what came in from the road, in the demonstration."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from cases.law.facts import FactKind
from cases.papers.kinds import ServiceMethod
from cases.records.approvals import Decision, Opinion
from cases.records.documents import Serving
from cases.records.ids import ApprovalId, DocumentId
from cases.records.pursuit import AssistanceId, FirstStep
from cases.records.roadside import IncomingEntry, IncomingStep, NextStep, NoteEntry
from cases.records.summons import (
    EntryKind,
    FamilyNotice,
    FamilyWay,
    InquiryEntry,
    NoticeOutcome,
    NoticeWay,
    Signed,
    SummonsId,
    SummonsPlan,
    Suspicion,
    SuspicionEntry,
    Venue,
)
from cases.services.demo.cast import UNIT
from cases.services.demo.flights import Flight
from cases.services.demo.stage import Stage
from cases.services.demo.stories import Plot, Story, name_of, reported

if TYPE_CHECKING:
    from cases.services.desk import Desk

_OFFICE = f"{UNIT.organ}执法办案场所（{UNIT.address}）"
_UNITS = (
    "澄州市公安局交通警察支队北塘大队",
    "澄州市公安局交通警察支队河东大队",
    "澄州市公安局交通警察支队高速公路大队",
)


def summoned(stage: Stage, lead: "Desk", before: int, *, came: bool) -> Story:
    """A driver does not come twice and is summoned: he came yesterday, or is awaited tomorrow."""
    plot = Plot(stage, lead)
    yield from reported(plot, before)
    yield stage.at(before - 1, 9)
    lead.summons.name_suspect(
        plot.case,
        SuspicionEntry(
            party_id=plot.driver,
            kind=Suspicion.VIOLATION,
            charge="转弯机动车未让直行车辆先行",
            basis="路口监控和现场勘查笔录",
            since=stage.at(before - 1, 8, 30),
        ),
    )
    yield from _called_in_vain(plot, before - 2)
    yield from _written_in_vain(plot, before - 4)
    day = 1 if came else -1
    yield stage.at(before - 5, 14)
    wanted = stage.at(day, 9)
    report = lead.summons.report(plot.case, plot.driver, wanted, _OFFICE)
    summons = lead.summons.prepare(
        plot.case,
        SummonsPlan(
            party_id=plot.driver,
            charge="转弯机动车未让直行车辆先行",
            place=_OFFICE,
            called_for=wanted,
            area="澄州市临江区",
            grounds=report,
        ),
    )
    asked = lead.summons.ask_approval(summons)
    yield from _approved(plot, ApprovalId(asked), before - 5, "通知情况属实，同意呈报", "同意传唤")
    yield from _served(plot, summons, before - 6)
    if came:
        yield from _questioned(plot, summons)


def _called_in_vain(plot: Plot, day: int) -> Story:
    """He is called by phone for the next morning and stays away without a word."""
    stage, lead = plot.stage, plot.lead
    yield stage.at(day, 15)
    told = stage.at(day, 14, 50)
    notice = lead.summons.notify(
        plot.case,
        InquiryEntry(
            party_id=plot.driver,
            way=NoticeWay.PHONE,
            venue=Venue.OFFICE,
            place=_OFFICE,
            wanted_at=stage.at(day - 1, 9),
            given_at=told,
            receiver="本人",
            proof="通话录音 1 分 40 秒",
        ),
    )
    yield stage.at(day - 1, 11)
    lead.summons.close_notice(notice, NoticeOutcome.NOT_CAME, stage.at(day - 1, 10, 30))


def _written_in_vain(plot: Plot, day: int) -> Story:
    """He is handed a notice on paper for the next morning and stays away again."""
    stage, lead = plot.stage, plot.lead
    yield stage.at(day, 14)
    notice = lead.summons.notify(
        plot.case,
        InquiryEntry(
            party_id=plot.driver,
            way=NoticeWay.WRITTEN,
            venue=Venue.OFFICE,
            place=_OFFICE,
            wanted_at=stage.at(day - 1, 9),
        ),
    )
    (line,) = [one for one in lead.summons.of_case(plot.case).notices if one.id == notice]
    assert line.document_id is not None
    lead.documents.issue(line.document_id)
    yield stage.at(day, 16)
    _hand(plot, line.document_id, stage.at(day, 15, 30))
    yield stage.at(day - 1, 11)
    lead.summons.close_notice(notice, NoticeOutcome.NOT_CAME, stage.at(day - 1, 10, 30))


def _hand(plot: Plot, paper: DocumentId, moment: datetime) -> None:
    """Hand a paper to the driver at home."""
    plot.lead.documents.serve(
        Serving(
            party_id=plot.driver,
            method=ServiceMethod.DIRECT,
            tried_at=moment,
            served_at=moment,
            documents=(paper,),
            place="其住处",
            receiver=name_of(plot, plot.driver),
            proof="本人签收",
            second_server="冯立成",
        )
    )


def _approved(plot: Plot, asked: ApprovalId, day: int, opinion: str, decision: str) -> Story:
    """The reviewer agrees, the approver decides; report and sheet go into the file."""
    stage = plot.stage
    yield stage.at(day, 15, 20)
    stage.desks["陆海川"].approvals.give_opinion(asked, Opinion.AGREED, opinion)
    yield stage.at(day, 16, 10)
    stage.desks["邱国梁"].approvals.decide(asked, Decision.APPROVED, decision)
    yield stage.at(day, 16, 25)
    told = plot.lead.approvals.one(asked)
    for paper in (told.report_id, told.sheet_id):
        if paper is not None:
            plot.lead.documents.issue(paper)


def _served(plot: Plot, summons: SummonsId, day: int) -> Story:
    """The certificate is issued and handed to him at home."""
    stage, lead = plot.stage, plot.lead
    yield stage.at(day, 9)
    found = lead.summons.of_case(plot.case)
    (paper,) = [one.document_id for one in found.summonses if one.id == summons]
    assert paper is not None
    lead.documents.issue(paper)
    yield stage.at(day, 11)
    _hand(plot, paper, stage.at(day, 10, 30))


def _questioned(plot: Plot, summons: SummonsId) -> Story:
    """He comes, the family is told, he eats, and leaves well within the eight hours."""
    stage, lead = plot.stage, plot.lead
    yield stage.at(1, 9, 5)
    lead.summons.arrive(summons, stage.at(1, 8, 55), Signed.SIGNED)
    lead.summons.tell_reason(summons, stage.at(1, 9))
    yield stage.at(1, 9, 25)
    lead.summons.tell_family(
        summons,
        FamilyNotice(
            way=FamilyWay.PHONE,
            name="段秀兰",
            relation="配偶",
            phone="139 0000 6120",
            told_at=stage.at(1, 9, 15),
        ),
    )
    lead.documents.issue(lead.summons.draft_family_notice(summons))
    yield stage.at(1, 12, 40)
    noon = stage.at(1, 12)
    lead.summons.note(summons, EntryKind.FOOD, noon, noon + timedelta(minutes=30), "盒饭一份")
    yield stage.at(1, 13, 45)
    lead.summons.leave(summons, stage.at(1, 13, 40), Signed.SIGNED)


def hunted(
    stage: Stage, lead: "Desk", before: int, flight: Flight | None = None, *, found: int = 0
) -> Story:
    """Somebody has fled: the first hour, the watch, and a notice of assistance to the neighbours.

    Where leads are told later, the victim has asked for a determination meanwhile.
    """
    plot = Plot(stage, lead, hit_and_run=True, flight=flight)
    yield from reported(plot, before)
    file = lead.cases.open_file(plot.case)
    told = file.report.reported_at
    assert told is not None
    yield stage.at(before, 11)
    for minutes, step, text in (
        (2, FirstStep.PLAN, "值班领导到位，启动三号预案"),
        (5, FirstStep.ROADBLOCK, "滨河路东口、江堤路卡点各 2 人"),
        (9, FirstStep.NOTICE, "电话通报北塘、河东大队"),
        (16, FirstStep.WATCH, "按车型、颜色上布控"),
    ):
        lead.pursuit.enter(plot.case, step, told + timedelta(minutes=minutes), text)
    target = flight.vehicle if flight is not None else "蓝色轻型货车，右前灯损坏"
    number = f"布控 {before + (20 if flight is not None else 3):02} 号"
    lead.pursuit.set_watch(plot.case, target, told + timedelta(minutes=16), number)
    yield stage.at(before, 14)
    notice = lead.pursuit.draft_notice(plot.case, _UNITS, stage.day(-40))
    asked = lead.pursuit.ask_approval(notice, "肇事车辆向外区逃逸，须请周边单位协查")
    yield from _approved(plot, asked, before, "内容不含保密事项", "同意发出")
    yield stage.at(before, 16, 40)
    (made,) = lead.pursuit.of_case(plot.case).notices
    assert made.document_id is not None
    lead.documents.issue(made.document_id)
    if flight is not None:
        yield stage.at(5, 10)
        plot.fact(FactKind.VICTIM_REQUEST, stage.at(5, 9, 30), plot.victim)
    if found:
        yield from _called_off(plot, notice, found)


def _called_off(plot: Plot, notice: AssistanceId, day: int) -> Story:
    """The lorry is found: the watch is lifted and the same units are told to stop looking."""
    stage, lead = plot.stage, plot.lead
    yield stage.at(day, 10)
    plot.fact(FactKind.VEHICLE_FOUND, stage.at(day, 9, 20))
    yield stage.at(day, 11)
    (watch,) = lead.pursuit.of_case(plot.case).watches
    lead.pursuit.lift_watch(watch.id, stage.at(day, 10, 50), "系统回执 0921-03")
    lead.documents.issue(lead.pursuit.draft_withdrawal(notice))
    yield stage.at(day, 14)
    lead.pursuit.prove_withdrawal(notice, stage.at(day, 13, 40), "传真报告三份")


def on_the_road(stage: Stage) -> Story:
    """Two drivers who fled a stop: one note dealt with, one of this morning still to hand over."""
    duty, first = stage.desks["高岚"], stage.desks["王砚秋"]
    yield stage.at(2, 11)
    note = duty.roadside.write(
        NoteEntry(
            happened_at=stage.at(2, 10, 20),
            place="江堤路执勤点",
            offence="驾驶机动车不按规定车道行驶",
            plate="苏Z·7T40C",
            vehicle="白色小型普通客车",
            course="示意靠边停车后加速驶离，未发生事故",
            witness="石磊",
            witness_signed=True,
            recording="记录仪 0412",
        )
    )
    yield stage.at(2, 16)
    duty.roadside.hand_over(note, first.officer.id, stage.at(2, 15, 50))
    yield stage.at(1, 10)
    first.roadside.decide(
        note, NextStep.WATCH, stage.at(1, 10), "两次联系车主均称车已借出，列入布控"
    )
    yield stage.at(0, 8, 45)
    first.roadside.write(
        NoteEntry(
            happened_at=stage.at(0, 8, 10),
            place="滨江大道与渡口路口",
            offence="驾驶机动车违反道路交通信号灯通行",
            plate="苏Z·2M91K",
            course="绕过民警驶离",
        )
    )


def from_elsewhere(stage: Stage) -> Story:
    """Another unit's notice: roadblocks at once, the van held, the sender told."""
    duty, second = stage.desks["高岚"], stage.desks["冯立成"]
    yield stage.at(1, 7, 50)
    notice = duty.roadside.receive(
        IncomingEntry(
            sender=_UNITS[0],
            received_at=stage.at(1, 7, 42),
            features="白色厢式货车，右后角破损，沿省道 214 线向临江方向逃逸",
            number=f"北塘公交协查字〔{stage.today.year}〕9号",
            contact="值班室 0000-8720110",
            plate="苏Z·1K3□□",
        )
    )
    for hour, minute, step, text in (
        (7, 58, IncomingStep.ACTED, "省道 214 线、物流园东门布控"),
        (9, 26, IncomingStep.HELD, "在物流园东门查获，扣留于停车场"),
        (9, 34, IncomingStep.TOLD, "电话告知北塘大队值班室"),
    ):
        yield stage.at(1, hour, minute)
        second.roadside.take_step(notice, step, stage.at(1, hour, minute), text)
