"""Cases of the demonstration, each told as its officers lived it.

A story yields the moment of its next act; whoever tells the stories sets the clock to it, so
that the acts of all cases follow one another in the journal as in life.
"""

from collections.abc import Generator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from cases.law.facts import FactKind, Harm
from cases.mediation.kinds import Capacity, Choice, Presence
from cases.papers.kinds import FormKind, Outcome, ServiceMethod
from cases.records.cases import CaseKind, FactEntry, Intake, Report
from cases.records.documents import DocumentState, Serving
from cases.records.ids import CaseId, DocumentId, MediationId, PartyId, SessionId
from cases.records.mediation import Booking, NewMediation, SideEntry
from cases.records.officers import TeamRole
from cases.records.parties import Injury, PartyEntry, PartyKind, PowerEntry, VehicleEntry
from cases.records.pursuit import FirstStep
from cases.services.demo.cast import Person
from cases.services.demo.flights import Flight
from cases.services.demo.showing import show_evidence
from cases.services.demo.stage import Stage

if TYPE_CHECKING:
    from cases.services.desk import Desk

#: What a claimant asks for, by whether only things were damaged.
_LOSSES = {
    True: (("车辆维修费", "4260.00", "维修清单、发票"), ("施救费", "300.00", "发票")),
    False: (
        ("医疗费", "18640.50", "票据9张"),
        ("误工费", "7200.00", "单位证明、工资流水"),
        ("护理费", "2400.00", "医嘱"),
        ("交通费", "360.00", "就医交通票据"),
    ),
}
#: A story under way: yields the moment of its next act.
Story = Generator[datetime, None, None]


@dataclass
class Plot:
    """One case and whoever is in it, filled in as the story goes."""

    stage: Stage
    lead: "Desk"
    kind: CaseKind = CaseKind.INJURY
    hit_and_run: bool = False
    #: A hit-and-run that is told in full; None: one of many.
    flight: Flight | None = None
    case: CaseId = field(init=False)
    driver: PartyId = field(init=False)
    insurer: PartyId = field(init=False)
    victim: PartyId = field(init=False)
    mediation: MediationId = field(init=False)

    def fact(self, kind: FactKind, moment: datetime, party: PartyId | None = None) -> None:
        """Record a fact, with the number of the determination where it is one."""
        made = kind is FactKind.DETERMINATION_MADE
        number = f"{moment.year}{int(self.case):04d}"
        self.lead.facts.record(
            self.case,
            FactEntry(
                kind=kind,
                happened_at=moment,
                party_id=party,
                title="道路交通事故认定书" if made else "",
                number=f"第9900{number}号" if made else "",
            ),
        )


def reported(plot: Plot, before: int) -> Story:
    """A case is opened, and its scene investigated, so many working days ago."""
    stage, cast = plot.stage, plot.stage.cast
    morning = stage.at(before, 8 if before else 6, cast.number(0, 50))
    yield morning + timedelta(hours=1)
    driver, victim = cast.person(), cast.person()
    plate, place = cast.plate(), cast.place()
    flight = plot.flight or Flight(
        place, "蓝色轻型货车，右前灯损坏", "沿滨河路向东", "一辆号牌不详的轻型货车"
    )
    place = flight.place
    ends = {CaseKind.PROPERTY: "两车损坏", CaseKind.INJURY: f"{victim.name}受伤、两车损坏"}
    end = ends.get(plot.kind, f"{victim.name}死亡、两车损坏")
    fled = plot.hit_and_run
    who = flight.who if fled else f"{driver.name}驾驶{plate}号小型轿车"
    intake = Intake(
        kind=plot.kind,
        occurred_at=morning,
        place=place,
        brief=f"{who}在{place}与{victim.name}驾驶的电动自行车相撞，造成{end}",
        hit_and_run=fled,
        report=Report(
            method="电话报警",
            reported_at=morning + timedelta(minutes=6),
            caller=cast.person().name,
            injured=int(plot.kind is CaseKind.INJURY),
            dead=int(plot.kind is CaseKind.DEATH),
            weather="晴",
            fled_vehicle=flight.vehicle if fled else "",
            fled_direction=flight.direction if fled else "",
        ),
        parties=() if fled else (_driver(driver),),
        vehicles=() if fled else (_car(plate, cast.insurer()),),
        drives=() if fled else (0,),
    )
    plot.case = plot.lead.cases.open_case(intake)
    if not fled:
        plot.driver = plot.lead.cases.open_file(plot.case).people.parties[0].id
        insurer = intake.vehicles[0].insurer
        plot.insurer = plot.lead.parties.add(
            plot.case,
            PartyEntry(
                name=insurer,
                kind=PartyKind.INSURER,
                side="甲方",
                id_kind="credit_code",
                id_number="91990000MA00000000",
                phone="0000-8640150",
                address="澄州市临江区金桥路8号",
            ),
        )
    plot.victim = plot.lead.parties.add(plot.case, _victim(victim, plot.kind))
    yield morning + timedelta(hours=2)
    if fled:
        for minutes, step, told in _FIRST_HOUR:
            plot.lead.pursuit.enter(plot.case, step, morning + timedelta(minutes=minutes), told)
    plot.fact(FactKind.SCENE_INVESTIGATED, morning + timedelta(hours=1, minutes=30))


#: Minutes after the accident, what was done at once and where.
_FIRST_HOUR = (
    (30, FirstStep.PLAN, ""),
    (34, FirstStep.ROADBLOCK, "跨江大桥北口、环城北路收费站各两人"),
    (41, FirstStep.WATCH, "沿线卡口，时段前后各一小时"),
    (58, FirstStep.NOTICE, "电话通报河口、北塘大队"),
)


def determined(plot: Plot, before: int, *, served: bool = True) -> Story:
    """The determination is made, and served on both parties the next working day."""
    stage = plot.stage
    yield stage.at(before, 16)
    if plot.kind is CaseKind.DEATH:
        parties = (plot.driver, plot.insurer)
        show_evidence(plot.lead, plot.case, parties, stage.at(before, 11))
    plot.fact(FactKind.DETERMINATION_MADE, stage.at(before, 15, 30))
    if served:
        yield stage.at(before - 1, 11)
        for party in (plot.driver, plot.victim):
            plot.fact(FactKind.DETERMINATION_SERVED, stage.at(before - 1, 10), party)


def applied(plot: Plot, before: int, *, healed: bool = True) -> Story:
    """All parties apply in writing and the squad accepts; the ten days run from then."""
    stage, lead = plot.stage, plot.lead
    if healed:
        yield stage.at(before + 1, 15)
        ends = FactKind.LOSS_FIXED if plot.kind is CaseKind.PROPERTY else FactKind.TREATMENT_ENDED
        plot.fact(ends, stage.at(before + 1, 14), plot.victim)
    yield stage.at(before, 8, 45)
    harm = Harm.PROPERTY if plot.kind is CaseKind.PROPERTY else Harm.INJURY
    claimed(plot)
    plot.mediation = opened(plot, harm)
    lead.documents.issue(lead.mediations.draft_application(plot.mediation))
    for party in (plot.driver, plot.victim):
        lead.mediations.sign(plot.mediation, party, stage.day(before))
    lead.mediations.receive(plot.mediation, stage.at(before, 8, 40))
    lead.mediations.accept(plot.mediation)
    issue(lead, plot, FormKind.ACCEPTANCE)


def claimed(plot: Plot) -> None:
    """The claimant's damages are on record, as the application asks for them."""
    heads = _LOSSES[plot.kind is CaseKind.PROPERTY]
    for head, amount, proof in heads:
        plot.lead.parties.add_loss(plot.case, plot.victim, head, Decimal(amount), proof)


def represented(plot: Plot, agent: Person, before: int) -> None:
    """A lawyer acts for the claimant by a written power that names agreeing to amounts."""
    lead = plot.lead
    attorney = lead.parties.add(
        plot.case,
        PartyEntry(
            name=agent.name,
            kind=PartyKind.AGENT,
            id_kind="resident",
            id_number=agent.id_number,
            phone=agent.phone,
            address=agent.address,
            relation="澄州滨河律师事务所律师",
        ),
    )
    power = lead.parties.add_power(
        plot.case,
        PowerEntry(
            principal_id=plot.victim,
            agent_id=attorney,
            matters="参加本次道路交通事故损害赔偿调解",
            may_agree=True,
            signed_on=plot.stage.day(before),
            proof="委托书原件1份",
        ),
    )
    lead.documents.issue(lead.documents.draft_power(plot.case, power))


def mediated_by(plot: Plot, mediator: "Desk") -> None:
    """Put a mediator on the case."""
    plot.lead.assignment.join(plot.case, mediator.officer.id, TeamRole.MEDIATOR)


def booked(
    plot: Plot, before: int, told: int, mediator: "Desk"
) -> Generator[datetime, None, SessionId]:
    """A session is booked and everybody told, in writing or by a spoken notice on record."""
    stage = plot.stage
    yield stage.at(told, 8, 55)
    room, start = stage.slot(before, mediator.officer.name, plot.lead.officer.name)
    session = plot.lead.mediations.book_session(
        (plot.mediation,),
        Booking(
            room_id=room,
            starts_at=start,
            ends_at=start + timedelta(minutes=80),
            mediator_id=mediator.officer.id,
            second_officer_id=plot.lead.officer.id if mediator is not plot.lead else None,
            recorder=plot.lead.officer.name,
        ),
    )
    papers = plot.lead.mediations.draft_notices(session)
    for paper in papers:
        plot.lead.documents.issue(paper)
    yield stage.at(told, 9, 40)
    by_party = _by_party(plot, papers)
    for party, number in ((plot.driver, 1), (plot.insurer, 2), (plot.victim, 3)):
        refused = number == 1
        moment = stage.at(told, 9, number * 10)
        plot.lead.mediations.notify(
            Serving(
                party_id=party,
                method=ServiceMethod.LEFT if refused else ServiceMethod.DIRECT,
                tried_at=moment,
                served_at=moment,
                session_id=session,
                documents=by_party.get(party, ()),
                place="受送达人住处",
                receiver="" if refused else name_of(plot, party),
                refusal_reason="拒绝签收" if refused else "",
                witness="段小海" if refused else "",
                recording=f"{int(session):04d}-V07" if refused else "",
                proof=f"送达回证{int(session)}-{number}",
                second_server="冯立成",
            )
        )
    return session


def missed(plot: Plot, session: SessionId) -> Story:
    """The driver stays away; the officer rules that there was no good cause."""
    lead = plot.lead
    start = lead.mediations.sheet(session).starts_at
    yield start + timedelta(minutes=5)
    lead.mediations.open_session(session)
    yield start + timedelta(minutes=35)
    absent = lead.mediations.attend(session, plot.driver, Presence.ABSENT)
    for party in (plot.insurer, plot.victim):
        lead.mediations.attend(session, party, Presence.ATTENDED, at=start - timedelta(minutes=8))
    lead.mediations.close_session(session, Outcome.PARTY_ABSENT)
    yield start + timedelta(minutes=70)
    said = start + timedelta(minutes=60)
    lead.mediations.give_reason(absent, "电话称临时出差，未提前请求变更时间", said)
    lead.mediations.rule(
        absent, good_cause=False, text="未提前一日请求变更，也未提供证明，属无正当理由"
    )


def hold_second(plot: Plot) -> None:
    """The officer decides on record to hold the second session the unit provides."""
    plot.lead.mediations.decide(
        plot.mediation,
        plot.driver,
        Choice.HOLD_SECOND,
        "已提示第九十四条第（二）项，按单位规定再开一次调解会",
    )


def opened(plot: Plot, harm: Harm) -> MediationId:
    """Open the mediation of the victim's damages."""
    return plot.lead.mediations.open(
        NewMediation(
            case_id=plot.case,
            claimant_id=plot.victim,
            harms=frozenset({harm}),
            sides=(
                SideEntry(plot.driver, "甲方"),
                SideEntry(plot.insurer, "甲方", Capacity.INSURER),
                SideEntry(plot.victim, "乙方"),
            ),
        )
    )


def issue(desk: "Desk", plot: Plot, form: FormKind) -> None:
    """Issue every draft of a form in the case."""
    for line in desk.documents.of_case(plot.case):
        if line.form is form and line.state is DocumentState.DRAFT:
            desk.documents.issue(line.id)


def _by_party(plot: Plot, papers: tuple[DocumentId, ...]) -> dict[PartyId, tuple[DocumentId, ...]]:
    """Return which notice goes to whom; they are drafted in the order of the sides."""
    order = (plot.driver, plot.insurer, plot.victim)
    return {party: (paper,) for party, paper in zip(order, papers, strict=True)}


def name_of(plot: Plot, party: PartyId) -> str:
    """Return the name of a party."""
    people = plot.lead.cases.open_file(plot.case).people
    return next(known.name for known in people.parties if known.id == party)


def _driver(person: Person) -> PartyEntry:
    return PartyEntry(
        name=person.name,
        kind=PartyKind.DRIVER,
        side="甲方",
        id_kind="resident",
        id_number=person.id_number,
        phone=person.phone,
        address=person.address,
        liability="主要责任",
    )


def _victim(person: Person, kind: CaseKind) -> PartyEntry:
    dead, hurt = kind is CaseKind.DEATH, kind is CaseKind.INJURY
    return PartyEntry(
        name=person.name,
        kind=PartyKind.DECEASED if dead else PartyKind.INJURED if hurt else PartyKind.DRIVER,
        side="乙方",
        id_kind="resident",
        id_number=person.id_number,
        phone=person.phone,
        address=person.address,
        liability="次要责任",
        injury=(Injury.DIED if dead else Injury.SERIOUS if hurt else Injury.NONE).value,
    )


def _car(plate: str, insurer: str) -> VehicleEntry:
    return VehicleEntry(
        plate=plate, plate_colour="蓝", kind="小型轿车", colour="灰", insurer=insurer
    )
