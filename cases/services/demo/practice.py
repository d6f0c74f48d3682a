"""What the squad of the demonstration does beside its cases: callers, checks, hand-overs, loans."""

from datetime import timedelta
from typing import TYPE_CHECKING

from cases.law.crime import Circumstance
from cases.law.facts import FactKind
from cases.records.cases import CaseKind, FactEntry
from cases.records.hand_overs import LoanEntry
from cases.records.officers import TeamRole
from cases.records.receptions import (
    ContactKind,
    PetitionEntry,
    PromiseKind,
    ReceptionEntry,
    ReceptionKind,
    Way,
)
from cases.services.demo.endings import closed
from cases.services.demo.showing import hand_on_copies, show_evidence
from cases.services.demo.stage import Stage
from cases.services.demo.stories import Plot, Story, determined, reported

if TYPE_CHECKING:
    from cases.services.desk import Desk

#: Who was at the counter, what he wanted, how he came, and working days until he is answered.
_CALLERS = (
    ("齐月桂", "问丈夫的车何时能领回，家里要用车送货", ReceptionKind.REQUEST, Way.VISIT, -1),
    ("匿名", "反映滨河路信号灯配时不合理，行人来不及过街", ReceptionKind.COMPLAINT, Way.PHONE, 3),
    ("田广禄", "问弟弟的案件办到哪一步", ReceptionKind.INQUIRY, Way.VISIT, 0),
    ("江南安保保险澄州支公司", "请求查阅已送达的认定书", ReceptionKind.REQUEST, Way.LETTER, 5),
)


def callers(stage: Stage, desk: "Desk") -> Story:
    """Somebody at the counter owns every caller's matter."""
    for place, (visitor, matter, kind, way, left) in enumerate(_CALLERS):
        came = stage.at(max(1, 2 - place), 9 + place, 20)
        yield came + timedelta(minutes=5)
        desk.receptions.receive(
            ReceptionEntry(
                kind=kind,
                way=way,
                visitor=visitor,
                matter=matter,
                came_at=came,
                answer_by=stage.day(-left),
                contact="139 0000 4411" if way is not Way.LETTER else "",
            )
        )


def shift(stage: Stage) -> Story:
    """The day shift is handed over, signed and confirmed; this morning's waits for a signature."""
    duty, lead, leader = stage.desks["高岚"], stage.desks["冯立成"], stage.desks["邱国梁"]
    yield stage.at(1, 17, 35)
    over = duty.hand_overs.hand_shift(
        lead.officer.id,
        "对讲机两台\n执法记录仪三台\n值班车钥匙一把",
        "环城北路积水点，雨天设置警示",
    )
    yield stage.at(1, 17, 50)
    lead.hand_overs.take_shift(over, "记录仪一台电量不足")
    yield stage.at(1, 18, 5)
    leader.hand_overs.confirm_shift(over)
    yield stage.at(0, 8, 40)
    lead.hand_overs.hand_shift(duty.officer.id, "对讲机两台\n执法记录仪三台\n值班车钥匙一把")


def drunk(stage: Stage, lead: "Desk", before: int) -> Story:
    """A death in which the driver had drunk: the reviewer has to say whether it is a crime."""
    plot, reviewer = Plot(stage, lead, CaseKind.DEATH), stage.desks["陆海川"]
    yield from reported(plot, before)
    yield stage.at(before - 1, 10)
    lead.crime.add_circumstance(
        plot.case, plot.driver, Circumstance.DRUNK, "血液乙醇检验报告：96mg/100ml"
    )
    yield stage.at(before - 1, 11)
    lead.contacts.add(
        plot.case, ContactKind.VILLAGE, "柳荫村村委会 主任", "139 0000 7712", "家属信任，可代为联系"
    )
    lead.assignment.join(plot.case, reviewer.officer.id, TeamRole.REVIEWER, "是否涉罪")
    yield stage.at(before - 1, 15)
    hand_on_copies(lead, plot.case, stage.day(1))
    yield stage.at(1, 16)
    meeting = show_evidence(lead, plot.case, (plot.driver, plot.insurer), stage.at(1, 15, 30))
    lead.documents.issue(lead.disclosure.record(meeting))


def appraised(stage: Stage, lead: "Desk", before: int) -> Story:
    """An injury whose determination waits for the appraisal; the copies have been served."""
    plot = Plot(stage, lead)
    yield from reported(plot, before)
    steps: tuple[tuple[FactKind, int, bool], ...] = (
        (FactKind.SCENE_FINISHED, before, False),
        (FactKind.APPRAISAL_COMMISSIONED, before - 1, False),
        (FactKind.APPRAISAL_RECEIVED, 3, False),
        (FactKind.APPRAISAL_SERVED, 2, True),
    )
    for kind, day, each in steps:
        moment = stage.at(day, 15)
        yield moment
        for party in (plot.driver, plot.victim) if each else (None,):
            lead.facts.record(
                plot.case,
                FactEntry(
                    kind=kind,
                    happened_at=moment - timedelta(minutes=30),
                    party_id=party,
                    item="痕迹",
                    until=stage.day(-8) if kind is FactKind.APPRAISAL_COMMISSIONED else None,
                    number="正衡鉴〔2026〕痕字第88号"
                    if kind is FactKind.APPRAISAL_RECEIVED
                    else "",
                ),
            )


def looked_after(stage: Stage, lead: "Desk", before: int) -> Story:
    """A concluded case with a call-back to make, a petition to answer and its file lent out."""
    plot = Plot(stage, lead)
    yield from reported(plot, before)
    yield from determined(plot, before - 8)
    yield from closed(plot, before - 20)
    yield stage.at(4, 10)
    lead.promises.promise(
        plot.case, PromiseKind.CALL_BACK, "受害人", "问赔偿履行情况和对办案的意见", stage.day(-3)
    )
    yield stage.at(3, 10)
    petition = lead.petitions.record(
        plot.case,
        PetitionEntry(
            petitioner="贺庆和",
            source="支队信访办转办",
            received_on=stage.day(3),
            matter="对责任认定有意见，要求说明依据",
            answer_by=stage.day(-30),
            number=f"信转〔{stage.today.year}〕17号",
        ),
    )
    yield stage.at(2, 15)
    lead.petitions.follow(petition, "约谈信访人，说明现场图和监控的认定依据")
    yield stage.at(2, 16)
    lead.loans.lend(
        plot.case,
        LoanEntry(
            borrower="澄州市临江区人民法院",
            authority=f"调卷函〔{stage.today.year}〕5号",
            purpose="民事审理",
            volumes="正卷一册",
            return_by=stage.day(-15),
        ),
    )


def checked(stage: Stage) -> Story:
    """The legal officer has drawn this quarter's sample and scored most of it."""
    legal = stage.desks["陆海川"]
    yield stage.at(1, 14)
    today = stage.day(1)
    quarter = (today.month - 1) // 3 + 1
    sizes = {CaseKind.INJURY: 3, CaseKind.PROPERTY: 2, CaseKind.DEATH: 1}
    check = legal.quality.draw(today.year, quarter, sizes, seed=20260923)
    yield stage.at(1, 16)
    (drawn, *_older) = legal.quality.checks()
    for place, one in enumerate(drawn.cases[:-1]):
        off = ({}, {"file": 4}, {"service": 2, "scene": 2}, {"questioning": 3})[place % 4]
        legal.quality.score(check, one.case_id, off, "卷面整洁" if not off else "见扣分项目")
        if off and one.lead_id is not None:
            item = next(iter(off))
            text = {"file": "卷内目录缺页码", "service": "一份送达回证未注明送达地点"}.get(
                item, "一份笔录的更正处没有捺印"
            )
            legal.quality.find(check, one.case_id, item, text, one.lead_id, stage.day(-10))


def sealed(stage: Stage, lead: "Desk") -> Story:
    """The seals put on the newest papers of an officer."""
    yield stage.at(0, 8, 50)
    for paper in lead.seals.papers()[:3]:
        lead.seals.use_seal(paper.document_id, "道路交通事故处理专用章", 2, lead.officer.name)
