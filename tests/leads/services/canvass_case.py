"""A squad with a case, a bunch of keys whose traces are taken, and a canvass of three buildings."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from cases.records.approvals import Decision, Opinion
from cases.records.exhibits import CustodyAct, ExhibitKind
from cases.records.ids import ApprovalId, CaseId, DocumentId
from cases.records.officers import Role, TeamRole
from cases.records.times import at, day_of
from cases.services.desk import Desk
from leads.canvass.addresses import CanvassId, OutingId, address_of
from leads.canvass.records import (
    Answer,
    Building,
    CanvassEntry,
    Key,
    KeyKind,
    OutingEntry,
    TryEntry,
    Turned,
)
from leads.exhibits.records import ExhibitEntry, ExhibitId, StepEntry
from leads.services.canvass import CanvassService
from leads.services.exhibits import ExhibitService
from tests.cases.services.test_cases import INTAKE
from tests.conftest import Clock, DeskOf

KEYS = (
    Key("甲", KeyKind.STAIRWELL, "磁扣"),
    Key("乙", KeyKind.HOUSEHOLD, "十字"),
    Key("丙", KeyKind.OTHER, "挂锁"),
)
DOORS = "5-7栋，2单元6层每层2户，无7-2-601"
BUILDINGS = (
    Building("5", "5 栋", (140.0, 0.0)),
    Building("6", "6 栋", (-60.0, 70.0)),
    Building("7", "7 栋", (0.0, -210.0)),
)


@dataclass
class Evening:
    """Four desks, the case, the key and its canvass."""

    lead: Desk
    second: Desk
    reviewer: Desk
    approver: Desk
    case: CaseId
    key: ExhibitId
    clock: Clock

    @property
    def service(self) -> CanvassService:
        return CanvassService(self.lead)

    def entry(self, **changes: Any) -> CanvassEntry:
        values: dict[str, Any] = {
            "name": "纺织新村",
            "purpose": "查明车座下所留钥匙对应的住处",
            "exhibit_id": self.key,
            "keys": KEYS,
        }
        return CanvassEntry(**{**values, **changes})

    def traces(self) -> None:
        step = StepEntry(act=CustodyAct.TRACES, at=self.clock(), person="陈法医")
        ExhibitService(self.lead).record(self.key, step)

    def begin(self) -> CanvassId:
        return self.service.begin(self.case, self.entry(), DOORS, BUILDINGS)

    def outing(self, **changes: Any) -> OutingEntry:
        today = day_of(self.clock())
        values: dict[str, Any] = {
            "scope": ("6-2", "6-1"),
            "from_at": at(today, 18, 30),
            "until_at": at(today, 21),
            "officers": (self.lead.officer.id, self.second.officer.id),
            "recording": "04、07 号执法记录仪",
        }
        return OutingEntry(**{**values, **changes})

    def plan(self, canvass: CanvassId, **changes: Any) -> OutingId:
        return self.service.plan_outing(canvass, self.outing(**changes))

    def ask(self, outing: OutingId) -> ApprovalId:
        return self.service.ask(outing, "钥匙系嫌疑人遗留，试开可查明其住处")

    def approve(self, outing: OutingId) -> ApprovalId:
        asked = self.ask(outing)
        self.reviewer.approvals.give_opinion(asked, Opinion.AGREED, "范围、时间、人员明确")
        self.approver.approvals.decide(asked, Decision.APPROVED)
        return asked

    def print(self, outing: OutingId) -> DocumentId:
        self.approve(outing)
        return self.service.print_sheet(outing)

    def go(self, outing: OutingId) -> None:
        """Print the sheet, take the key out in the evening, and let an hour pass."""
        self.print(outing)
        today = day_of(self.clock())
        self.clock.go_to(at(today, 18, 40))
        self.service.take_key_out(outing, at(today, 18, 32), "物证室 2 号柜")
        self.clock.go_to(at(today, 20))

    def tried(self, code: str, minute: int = 45, **changes: Any) -> TryEntry:
        """Return a try at a door: the household consents, the key does not fit."""
        address = address_of(code)
        values: dict[str, Any] = {
            "address": address,
            "at": at(day_of(self.clock()), 18, minute),
            "answer": Answer.SHARED if address.is_shared else Answer.CONSENTED,
            "turned": Turned.FITS_NOT,
            "key": "甲" if address.is_shared else "乙",
        }
        return TryEntry(**{**values, **changes})


def make_evening(desk_of: DeskOf, clock: Clock) -> Evening:
    """Make the squad; the traces of the key are not taken yet."""
    lead = desk_of("王砚秋", Role.INVESTIGATOR)
    second = desk_of("冯立成", Role.INVESTIGATOR)
    case = lead.cases.open_case(INTAKE)
    lead.assignment.join(case, second.officer.id, TeamRole.ASSIST)
    exhibits = ExhibitService(lead)
    found = clock() - timedelta(hours=3)
    entry = ExhibitEntry(
        kind=ExhibitKind.KEY,
        name="钥匙一串",
        quantity="3 把",
        found_at=found,
        found_where="堤顶路弃车车座下",
        found_by="王砚秋",
        place="物证室 2 号柜",
    )
    return Evening(
        lead,
        second,
        desk_of("沈知白", Role.REVIEWER),
        desk_of("郝建勋", Role.APPROVER),
        case,
        exhibits.add(case, entry),
        clock,
    )


def make_traced(desk_of: DeskOf, clock: Clock) -> Evening:
    """Make the squad; the traces of the key are taken."""
    made = make_evening(desk_of, clock)
    made.traces()
    return made
