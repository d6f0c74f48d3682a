"""A hit-and-run with two officers on it, for tests of its board."""

from cases.records.cases import CaseKind, Intake, Report
from cases.records.ids import CaseId
from cases.records.officers import Role, TeamRole
from cases.records.parties import PartyEntry, PartyKind, VehicleEntry
from cases.services.desk import Desk
from leads.graph.nodes import (
    Identifier,
    IdentifierKind,
    LinkEntry,
    LinkKind,
    NodeEntry,
    NodeId,
    NodeKind,
)
from leads.services.board import BoardService
from tests.conftest import START, DeskOf

_VICTIM = (PartyEntry(name="孟庆和", kind=PartyKind.INJURED),)
_DRIVER = PartyEntry(name="戴振华", kind=PartyKind.DRIVER, phone="13900000002")

_CAR = VehicleEntry(plate="苏Z8K31D", kind="微型面包", colour="蓝")


def opened(desk: Desk, number: str, *, bare: bool = False) -> CaseId:
    """Open a hit-and-run with a victim, a driver and a vehicle; a bare one without the two."""
    return desk.cases.open_case(
        Intake(
            number=number,
            kind=CaseKind.INJURY,
            occurred_at=START,
            place="滨河路与纺织东路口",
            brief="小型客车撞行人后驶离",
            report=Report(method="电话报警", reported_at=START),
            hit_and_run=True,
            parties=_VICTIM if bare else (*_VICTIM, _DRIVER),
            vehicles=()
            if bare
            else (VehicleEntry(plate="苏Z8K31D", kind="微型面包", colour="蓝"),),
            drives=(None,) if bare else (None, 0),
        )
    )


def two_officers(desk_of: DeskOf) -> tuple[Desk, Desk]:
    """Return the desks of the lead and of an assisting officer."""
    return desk_of("王砚秋", Role.INVESTIGATOR), desk_of("冯立成", Role.INVESTIGATOR)


def joined(lead: Desk, other: Desk, case: CaseId) -> None:
    """Take the other officer onto the case."""
    lead.assignment.join(case, other.officer.id, TeamRole.ASSIST, "协助")


def person(board: BoardService, case: CaseId, name: str, *numbers: str) -> NodeId:
    """Put a person on the board."""
    found = tuple(Identifier(IdentifierKind.PHONE, one) for one in numbers)
    return board.add_node(case, NodeEntry(kind=NodeKind.PERSON, label=name, identifiers=found))


def vehicle(board: BoardService, case: CaseId, plate: str) -> NodeId:
    """Put a vehicle on the board."""
    found = (Identifier(IdentifierKind.PLATE, plate),)
    return board.add_node(case, NodeEntry(kind=NodeKind.VEHICLE, label=plate, identifiers=found))


def used(one: NodeId, other: NodeId) -> LinkEntry:
    """Return a link from a vehicle to whoever used it."""
    return LinkEntry(kind=LinkKind.USED_BY, from_id=one, to_id=other)
