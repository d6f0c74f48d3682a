"""Things held, in the demonstration: approved, stored, given back, left too long."""

from collections.abc import Generator
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from cases.law.approvals import Approving
from cases.law.facts import FactKind
from cases.papers.kinds import ServiceMethod
from cases.records.approvals import Decision, Opinion
from cases.records.cases import CaseKind
from cases.records.documents import Serving
from cases.records.holding import (
    AdvanceAct,
    AdvanceEntry,
    AdvanceMove,
    Announcement,
    Extension,
    Measure,
    MoveEntry,
    Receiving,
    ReturnEntry,
    SeizureEntry,
    ThingEntry,
    ThingKind,
)
from cases.records.ids import DocumentId, PartyId, ThingId
from cases.services.demo.stage import Stage
from cases.services.demo.stories import Plot, Story, determined, name_of, reported

if TYPE_CHECKING:
    from cases.services.desk import Desk

_YARD, _KEEPER = "本大队车辆保管处", "车辆管理员 沈默"


def left_too_long(stage: Stage, lead: "Desk") -> Story:
    """A vehicle whose owner should have been told to collect it three working days ago."""
    plot = Plot(stage, lead)
    yield from reported(plot, 16)
    held = yield from seized(plot, 15)
    yield stage.at(14, 9)
    stored(plot, held, "办案区", _YARD)
    yield stage.at(8, 16)
    plot.fact(FactKind.APPRAISAL_SETTLED, stage.at(8, 15))
    yield stage.at(6, 10)
    advanced(plot)


def on_the_spot(stage: Stage, lead: "Desk") -> Story:
    """A vehicle held on the spot this morning, not approved yet."""
    plot = Plot(stage, lead, CaseKind.PROPERTY)
    yield from reported(plot, 0)
    yield stage.at(0, 8, 10)
    _seize(plot, on_site=True)


def unclaimed(stage: Stage, lead: "Desk") -> Story:
    """A vehicle nobody came for: told, announced, waiting for the three months."""
    plot = Plot(stage, lead, CaseKind.PROPERTY)
    yield from reported(plot, 52)
    held = yield from seized(plot, 51)
    yield from determined(plot, 44)
    yield stage.at(40, 10)
    notice = lead.holding.draft_collection((held,))
    lead.documents.issue(notice)
    served(plot, plot.driver, notice)
    yield stage.at(10, 10)
    lead.documents.issue(lead.holding.draft_announcement((held,)))
    lead.holding.announce(
        held,
        Announcement(on=stage.day(10), medium="大队公告栏、《澄州日报》", proof="张贴照片 3 张"),
    )


def given_back(stage: Stage, lead: "Desk") -> Story:
    """A card seized as evidence, another thing given back with its receipt."""
    plot = Plot(stage, lead)
    yield from reported(plot, 13)
    car = yield from seized(plot, 12)
    yield from approved(plot, Approving.SEIZURE, "行车记录仪存储卡", stage.at(11, 9))
    yield stage.at(11, 15)
    card = _take(plot, Measure.SEIZED, ThingKind.GOODS, "行车记录仪存储卡", "64GB，封存袋0917号")
    lead.documents.issue(lead.holding.draft_receipt((card,)))
    yield from determined(plot, 7)
    yield stage.at(5, 11)
    entry = ReturnEntry(
        at=lead.now(),
        receiver=name_of(plot, plot.driver),
        capacity=Receiving.HIMSELF,
        id_kind="居民身份证",
        id_number="990000198504120010",
        reason="检验、鉴定完成",
        condition="与扣留时一致",
    )
    paper = lead.holding.draft_return((car,), entry)
    lead.documents.issue(paper)
    lead.holding.give_back((car,), entry, paper)
    yield stage.at(4, 9)
    lead.approvals.record_external(
        plot.case,
        Approving.SEIZURE_EXTENSION,
        "行车记录仪存储卡",
        authority="澄州市公安局临江分局",
        by="副局长 邵恒",
        number="澄临公延批〔2026〕3号",
        decided_on=stage.day(4),
        grounds="存储卡数据需要恢复，情况复杂",
    )
    yield stage.at(4, 15)
    until, why = stage.day(11) + timedelta(days=50), "存储卡数据需要恢复，情况复杂"
    notice = lead.holding.draft_extension(card, until, why)
    longer = Extension(
        until_on=until, reason=why, told_at=lead.now(), number=lead.documents.issue(notice)
    )
    lead.holding.extend(card, longer)


def seized(plot: Plot, before: int) -> Generator[datetime, None, ThingId]:
    """The driver's vehicle is held as evidence, with approval and paper."""
    stage = plot.stage
    yield from approved(plot, Approving.SEIZURE, _plate(plot), stage.at(before, 9))
    yield stage.at(before, 11)
    held = _seize(plot, on_site=False)
    plot.lead.documents.issue(plot.lead.holding.draft_receipt((held,)))
    return held


def approved(
    plot: Plot, kind: Approving, subject: str, start: datetime
) -> Generator[datetime, None, None]:
    """Somebody asks, the reviewer and the approver agree."""
    desks = plot.stage.desks
    yield start
    grounds = "案情和证据需要，呈请批准"
    asked = plot.lead.approvals.request(plot.case, kind, subject, grounds=grounds)
    yield start + timedelta(minutes=20)
    desks["陆海川"].approvals.give_opinion(asked, Opinion.AGREED, "事实清楚，依据充分")
    yield start + timedelta(minutes=40)
    desks["邱国梁"].approvals.decide(asked, Decision.APPROVED, "同意")


def take(plot: Plot, kind: ThingKind, name: str, features: str) -> ThingId:
    """A thing of the driver's is withheld on the spot and approved later that day."""
    return _take(plot, Measure.WITHHELD, kind, name, features, on_site=True)


def stored(plot: Plot, held: ThingId, reason: str, place: str) -> None:
    """A thing goes to the keeper."""
    entry = MoveEntry(at=plot.lead.now(), holder=_KEEPER, place=place, reason=f"由{reason}移交")
    plot.lead.holding.move(held, entry)


def advanced(plot: Plot) -> None:
    """The driver advances money for the treatment, of his own will."""
    lead, now = plot.lead, plot.lead.now()
    advance = lead.holding.take_advance(
        plot.case,
        AdvanceEntry(
            payer_id=plot.driver,
            amount=Decimal("20000.00"),
            purpose="伤者治疗费用",
            for_id=plot.victim,
            statement="当事人自愿预付声明",
            received_at=now,
            receipt="票据 00317",
            kept_at="单位账户",
        ),
    )
    lead.documents.issue(lead.holding.draft_advance_receipt(advance))
    lead.holding.move_advance(
        advance,
        AdvanceMove(
            act=AdvanceAct.PAID_OUT,
            at=now,
            amount=Decimal("12000.00"),
            receiver="澄州市第一人民医院",
            receipt="收据 88120",
        ),
    )


def served(plot: Plot, party: PartyId, paper: DocumentId) -> None:
    """A paper is handed to a party by two officers."""
    moment = plot.lead.now()
    plot.lead.documents.serve(
        Serving(
            party_id=party,
            method=ServiceMethod.DIRECT,
            tried_at=moment,
            served_at=moment,
            documents=(paper,),
            place="本大队事故中队",
            receiver=name_of(plot, party),
            proof=f"送达回证{int(plot.case)}-{int(party)}",
            second_server="冯立成",
        )
    )


def _seize(plot: Plot, *, on_site: bool) -> ThingId:
    vehicle = plot.lead.cases.open_file(plot.case).people.vehicles[0]
    entry = ThingEntry(
        kind=ThingKind.VEHICLE,
        name=vehicle.entry.plate,
        features="灰色，前部受损",
        vehicle_id=vehicle.id,
    )
    return _entered(plot, Measure.EVIDENCE, entry, on_site=on_site)


def _take(
    plot: Plot,
    measure: Measure,
    kind: ThingKind,
    name: str,
    features: str,
    *,
    on_site: bool = False,
) -> ThingId:
    entry = ThingEntry(kind=kind, name=name, features=features)
    return _entered(plot, measure, entry, on_site=on_site)


def _entered(plot: Plot, measure: Measure, thing: ThingEntry, *, on_site: bool) -> ThingId:
    lead, number = plot.lead, plot.stage.cast.number(1000, 9999)
    moment = lead.now() - timedelta(minutes=15)
    is_vehicle = thing.kind is ThingKind.VEHICLE
    (held,) = lead.holding.seize(
        plot.case,
        SeizureEntry(
            measure=measure,
            things=(thing,),
            seized_at=moment,
            where="事故现场",
            reason="发生道路交通事故，因检验、鉴定和收集证据的需要",
            party_id=plot.driver,
            on_site=on_site,
            receipt=f"9900{moment:%Y%m%d}{number}",
            holder=lead.officer.name if on_site else _KEEPER,
            place=_YARD if is_vehicle else "涉案财物保管室",
        ),
    )
    return held


def _plate(plot: Plot) -> str:
    return plot.lead.cases.open_file(plot.case).people.vehicles[0].entry.plate
