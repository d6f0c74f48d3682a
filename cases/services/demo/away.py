"""Cases of other units, in the demonstration: reported here, sent away, received."""

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from cases.law.approvals import Approving
from cases.papers.kinds import FormKind
from cases.records.cases import CaseKind, Intake, Report
from cases.records.holding import (
    ThingKind,
)
from cases.records.ids import NeighbourId
from cases.records.transfers import (
    AwayReport,
    CentreTold,
    Ground,
    HandOver,
    ListEntry,
    NeighbourEntry,
    NeighbourKind,
    NotOurs,
    ReceivedCase,
    Stretch,
)
from cases.services.demo.stage import Stage
from cases.services.demo.stories import Plot, Story, name_of, reported
from cases.services.demo.things import approved, served, take

if TYPE_CHECKING:
    from cases.services.desk import Desk

_LAKE, _RING, _SUPERIOR, _CENTRE, _FARM = (
    "望湖县公安局交通管理大队",
    "澄州市公安局交通警察支队高速公路大队",
    "澄州市公安局交通警察支队",
    "澄州市公安局指挥中心",
    "临江区农业农村局",
)
_NEIGHBOURS = (
    NeighbourEntry(
        kind=NeighbourKind.TRAFFIC,
        name=_LAKE,
        areas=("望湖县", "环湖镇"),
        stretches=(Stretch("省道214线", Decimal(40), Decimal(58)),),
        phone="0000-7710110",
        address="望湖县环湖路21号",
    ),
    NeighbourEntry(
        kind=NeighbourKind.TRAFFIC,
        name=_RING,
        stretches=(Stretch("绕城高速"), Stretch("沿江高速", Decimal(0), Decimal(62))),
        phone="0000-8640190",
        address="澄州市绕城高速东收费站旁",
    ),
    NeighbourEntry(
        kind=NeighbourKind.POLICE,
        name="澄州市公安局临江分局滨江派出所",
        areas=("码头路",),
        phone="0000-8640160",
    ),
    NeighbourEntry(kind=NeighbourKind.SUPERIOR, name=_SUPERIOR, phone="0000-8640100"),
    NeighbourEntry(kind=NeighbourKind.CENTRE, name=_CENTRE, phone="0000-8640000"),
    NeighbourEntry(
        kind=NeighbourKind.AUTHORITY,
        name=_FARM,
        phone="0000-8640177",
        matters="拖拉机驾驶证、号牌",
    ),
)


def around(stage: Stage) -> Story:
    """The squad leader enters the units around."""
    yield stage.at(60, 10)
    for entry in _NEIGHBOURS:
        stage.desks["邱国梁"].neighbours.add(entry)


def elsewhere(stage: Stage) -> Story:
    """This morning the duty desk took a report that is another county's."""
    duty = stage.desks["高岚"]
    yield stage.at(0, 7, 36)
    now, place = duty.now(), "省道214线45公里300米"
    caller = stage.cast.person()
    duty.transfers.report_elsewhere(
        AwayReport(
            kind=CaseKind.PROPERTY,
            reported_at=now - timedelta(minutes=2),
            method="122 电话报警",
            place=place,
            brief="两辆货车追尾，无人受伤",
            finding=NotOurs(
                ground=Ground.OTHER_PLACE,
                found_at=now,
                began_at=place,
                reason="事故起始点属望湖县公安局交通管理大队管辖路段",
                unit_id=_unit(duty, _LAKE),
            ),
            caller=caller.name,
            caller_phone=caller.phone,
            centre=CentreTold(at=now, who="值班长 林同"),
            caller_told_at=now,
            caller_told="属于望湖县公安局交通管理大队管辖，已登记移送",
        )
    )


def sent_away(stage: Stage, lead: "Desk") -> Story:
    """A case found to have begun in the next county, handed over within the day."""
    plot = Plot(stage, lead, CaseKind.PROPERTY)
    yield from reported(plot, 6)
    yield stage.at(5, 9, 10)
    held = take(plot, ThingKind.DRIVING_LICENCE, "机动车驾驶证", "档案编号 9900-0417")
    lead.transfers.find_not_ours(
        plot.case,
        NotOurs(
            ground=Ground.OTHER_PLACE,
            found_at=lead.now(),
            began_at="望湖县环湖镇岔口",
            reason="勘查确认事故起始点在望湖县环湖镇岔口以东",
            unit_id=_unit(lead, _LAKE),
        ),
    )
    yield stage.at(5, 9, 20)
    centre = CentreTold(at=lead.now(), who="值班长 林同", words="同意移送望湖县大队")
    lead.transfers.tell_centre(plot.case, centre)
    lead.transfers.tell_caller(plot.case, lead.now(), "已告知由望湖县大队办理及其联系电话")
    lead.transfers.add_items(
        plot.case,
        (
            ListEntry(name="受案登记表", quantity="1份", pages=2),
            ListEntry(name="现场照片", quantity="12张", features="附光盘1张"),
            ListEntry(
                name="机动车驾驶证",
                quantity="1本",
                features="档案编号 9900-0417",
                kept_at="卷内",
                thing_id=held,
            ),
        ),
    )
    for paper in lead.transfers.draft_papers(plot.case):
        lead.documents.issue(paper)
    yield from approved(plot, Approving.TRANSFER, "", stage.at(5, 10))
    yield stage.at(5, 15, 30)
    entry = HandOver(at=lead.now(), receiver="民警 骆成", receiver_phone="0000-7710112")
    lead.transfers.hand_over(plot.case, entry)
    yield stage.at(4, 10)
    papers = lead.documents.of_case(plot.case)
    for line in papers:
        if line.form is FormKind.TRANSFER_TOLD:
            party = next(
                one
                for one in (plot.driver, plot.victim, plot.insurer)
                if name_of(plot, one) == line.recipients
            )
            served(plot, party, line.id)


def received(stage: Stage, lead: "Desk") -> Story:
    """A case the motorway police handed over; one paper of its list was missing."""
    yield stage.at(3, 14, 20)
    happened = stage.at(8, 17, 5)
    cast = stage.cast
    case = lead.transfers.receive(
        ReceivedCase(
            intake=Intake(
                kind=CaseKind.INJURY,
                occurred_at=happened,
                place="绕城高速临江出口匝道",
                brief=f"{cast.person().name}驾驶小型轿车驶出匝道时与护栏相撞，造成乘车人受伤",
                report=Report(
                    method="其他单位移送", reported_at=happened + timedelta(minutes=9), injured=1
                ),
            ),
            received_at=lead.now() - timedelta(minutes=20),
            ground=Ground.OTHER_PLACE,
            from_unit=_RING,
            number=f"澄高公（交）行移字〔{stage.today.year}〕5号",
            handed_by="民警 常宽",
            reason="事故起始点在匝道收费站以外，属临江大队管辖",
            unit_id=_unit(lead, _RING),
            items=(
                ListEntry(name="受案登记表", quantity="1份", pages=2),
                ListEntry(name="现场勘查笔录", quantity="1份", pages=4),
                ListEntry(name="现场照片", quantity="9张"),
            ),
        )
    )
    found = lead.transfers.of_case(case)
    assert found is not None
    for line in found.items:
        there = line.entry.name != "现场照片"
        remark = "" if there else "清单9张，实收8张"
        lead.transfers.check_in(line.id, present=there, remark=remark)


def _unit(desk: "Desk", name: str) -> NeighbourId:
    return next(one.id for one in desk.neighbours.list() if one.name == name)
