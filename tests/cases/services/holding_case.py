"""A small squad with a case, for tests of transfers and of things held."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from cases.law.approvals import Approving, WhoseApproval, rule_of
from cases.law.custody import TERMS
from cases.papers.kinds import FormKind, ServiceMethod
from cases.records.approvals import Decision, Opinion
from cases.records.documents import DocumentState, Serving
from cases.records.holding import (
    Measure,
    Receiving,
    ReturnEntry,
    SeizureEntry,
    ThingEntry,
    ThingKind,
)
from cases.records.ids import CaseId, DocumentId, NeighbourId, PartyId, ThingId, VehicleId
from cases.records.officers import Role
from cases.records.parties import VehicleEntry
from cases.records.transfers import NeighbourEntry, NeighbourKind, Stretch
from cases.services.desk import Desk
from tests.cases.services.test_cases import INTAKE
from tests.conftest import Clock, DeskOf

PLATE = "苏Z·5Q27M"


@dataclass
class Squad:
    """Desks, a case its first one leads, a vehicle and whom it belongs to."""

    leader: Desk
    lead: Desk
    duty: Desk
    reviewer: Desk
    approver: Desk
    clock: Clock
    case: CaseId
    driver: PartyId
    vehicle: VehicleId
    lake: NeighbourId

    def approve(self, kind: Approving, subject: str = "", desk: Desk | None = None) -> None:
        """Have something approved: by the reviewer and the approver, or by whoever is above."""
        case = self.case
        if rule_of(kind).whose is WhoseApproval.ABOVE:
            (desk or self.lead).approvals.record_external(
                case,
                kind,
                subject,
                authority="澄州市公安局临江分局",
                by="副局长 邵恒",
                number="澄公延批〔2026〕3号",
                decided_on=self.clock().date(),
            )
            return
        asked = (desk or self.lead).approvals.request(case, kind, subject, grounds="案情需要")
        self.reviewer.approvals.give_opinion(asked, Opinion.AGREED, "同意")
        self.approver.approvals.decide(asked, Decision.APPROVED, "同意")

    def seize(self, **changes: Any) -> ThingId:
        """Hold the vehicle as evidence; approved before unless it is done on the spot."""
        entry = seizure(self.lead.now() - timedelta(minutes=20), self.driver, self.vehicle)
        values = {name: getattr(entry, name) for name in entry.__slots__} | changes
        entry = SeizureEntry(**values)
        if not entry.on_site:
            self.approve(TERMS[entry.measure].approving, entry.things[0].name)
        return self.lead.holding.seize(self.case, entry)[0]

    def issued(self, document: DocumentId) -> DocumentId:
        """Issue a draft."""
        self.lead.documents.issue(document)
        return document

    def serve(self, document: DocumentId, party: PartyId | None = None) -> None:
        """Hand a paper to a party, the driver if none is named, by two officers."""
        moment = self.lead.now()
        self.lead.documents.serve(
            Serving(
                party_id=party or self.driver,
                method=ServiceMethod.DIRECT,
                tried_at=moment,
                served_at=moment,
                documents=(document,),
                place="事故中队",
                receiver="卢建平",
                proof="送达回证1",
                second_server="冯立成",
            )
        )

    def notify(self, thing: ThingId) -> None:
        """Issue and serve the notice to collect."""
        self.serve(self.issued(self.lead.holding.draft_collection((thing,))))

    def papers(self, form: FormKind) -> list[DocumentState]:
        """Return the states of the papers of a form in the case."""
        return [one.state for one in self.lead.documents.of_case(self.case) if one.form is form]

    def give_back(self, thing: ThingId, **changes: Any) -> None:
        """Give a thing back with its receipt."""
        entry = returning(self.lead.now(), **changes)
        paper = self.issued(self.lead.holding.draft_return((thing,), entry))
        self.lead.holding.give_back((thing,), entry, paper)


def make_squad(desk_of: DeskOf, clock: Clock) -> Squad:
    """Return a squad with one case."""
    leader = desk_of("邱国梁", Role.SQUAD_LEADER)
    lead = desk_of("王砚秋", Role.INVESTIGATOR)
    lake = leader.neighbours.add(
        NeighbourEntry(
            kind=NeighbourKind.TRAFFIC,
            name="望湖县公安局交通管理大队",
            areas=("望湖县",),
            stretches=(Stretch("省道214线", Decimal(40), Decimal(58)),),
            phone="0000-7710110",
            address="望湖县环湖路21号",
        )
    )
    case = lead.cases.open_case(INTAKE)
    people = lead.cases.open_file(case).people
    driver = people.parties[0].id
    vehicle = lead.parties.add_vehicle(
        case, VehicleEntry(plate=PLATE, kind="小型轿车", colour="灰", vin="LSVAA000000048213")
    )
    return Squad(
        leader,
        lead,
        desk_of("高岚", Role.DUTY_DESK),
        desk_of("沈知白", Role.REVIEWER),
        desk_of("沈岳", Role.APPROVER),
        clock,
        case,
        driver,
        vehicle,
        lake,
    )


def seizure(at: datetime, driver: PartyId, vehicle: VehicleId | None) -> SeizureEntry:
    """Return the entry of an accident vehicle held as evidence."""
    return SeizureEntry(
        measure=Measure.EVIDENCE,
        things=(
            ThingEntry(kind=ThingKind.VEHICLE, name=PLATE, features="前部受损", vehicle_id=vehicle),
        ),
        seized_at=at,
        where="环城北路与青石街路口",
        reason="检验车辆制动性能，收集证据",
        party_id=driver,
        receipt="3209902026092400317",
        holder="车辆管理员 沈默",
        place="本大队车辆保管处 3 号位",
    )


def returning(at: datetime, **changes: Any) -> ReturnEntry:
    """Return the entry of a thing given back to whom it was taken from."""
    values: dict[str, Any] = {
        "at": at,
        "receiver": "卢建平",
        "capacity": Receiving.HIMSELF,
        "id_kind": "居民身份证",
        "id_number": "110101199003078814",
        "reason": "检验、鉴定完成",
        "condition": "与扣留时一致",
    }
    return ReturnEntry(**values | changes)
