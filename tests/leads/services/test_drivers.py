"""Who drove, by the board and by evidence on persons."""

from dataclasses import replace

import pytest

from cases.records.ids import CaseId
from cases.refusals import Reason, Refusal
from cases.services.desk import Desk
from leads.evidence.grade import grade_of
from leads.evidence.kinds import (
    FalsePlate,
    Finding,
)
from leads.evidence.records import (
    EvidenceEntry,
    PersonEvidenceEntry,
    PersonEvidenceKind,
)
from leads.graph.nodes import LinkEntry, LinkKind, NodeEntry, NodeId, NodeKind
from leads.ranking.vehicle import Vehicle
from leads.services.board import BoardService
from leads.services.candidates import CandidateService
from tests.leads.services.board_case import person, vehicle
from tests.leads.services.candidate_case import (
    BLUE,
    PLATE,
    case,
    desks,
    lead,
    service,
    two_vehicles,
)

__all__ = ["case", "desks", "lead", "service"]


def test_who_drove_is_walked_from_the_vehicle_to_the_person(
    service: CandidateService, case: CaseId, lead: Desk
) -> None:
    two_vehicles(service, case)
    service.add_evidence(case, PLATE)
    service.add_evidence(case, BLUE)
    board = BoardService(lead)
    van = vehicle(board, case, "吉A·56626")
    dai, xing, lin = (person(board, case, name) for name in ("戴振华", "邢树宏", "邢树林"))
    sure = grade_of("A2")
    for kind, start, end in (
        (LinkKind.REGISTERED_TO, van, dai),
        (LinkKind.USED_BY, van, xing),
        (LinkKind.HOUSEHOLD, xing, lin),
    ):
        board.link(case, LinkEntry(kind=kind, from_id=start, to_id=end, grade=sure))
    before = service.drivers(case)
    assert [one.name for one in before.drivers] == ["邢树宏", "戴振华", "邢树林"]
    total = sum(one.probability for one in before.drivers)
    assert total + before.unknown == pytest.approx(1)
    assert total < service.candidates(case).vehicles[0].probability + 1e-9
    alibi = PersonEvidenceEntry(
        title="当晚在外地住店",
        kind=PersonEvidenceKind.ALIBI,
        likelihoods={xing: 0.01},
        otherwise=0.8,
        grade=grade_of("A1"),
    )
    made = service.add_person_evidence(case, alibi)
    after = service.drivers(case)
    assert after.drivers[0].name == "戴振华"
    weights = {one.name: dict(one.weights) for one in after.drivers}
    assert weights["邢树宏"][1] < 0 < weights["戴振华"][1]
    service.withdraw_person_evidence(made, "住店记录系他人冒用")
    assert service.person_evidence(case)[0].withdrawn is not None
    assert service.drivers(case).drivers == before.drivers


def test_a_false_plate_leads_to_who_took_it_and_not_to_the_vehicle_it_belongs_to(
    service: CandidateService, case: CaseId, lead: Desk
) -> None:
    """An abandoned motorcycle with a false plate; a man says it was stolen, knows not when."""
    board = BoardService(lead)
    bike = board.add_node(case, NodeEntry(kind=NodeKind.VEHICLE, label="无主摩托车"))
    service.add_vehicle(case, "无主摩托车", Vehicle(vehicle_class="M21"), bike)
    service.add_vehicle(case, "号牌所属车", Vehicle("吉C20817", vehicle_class="M21"))
    service.add_evidence(
        case, EvidenceEntry(title="所挂号牌", content=FalsePlate("吉C20817"), grade=grade_of("A1"))
    )
    left = EvidenceEntry(
        title="现场遗留", content=Finding(("#1",), 0.95, 0.001), grade=grade_of("A1")
    )
    service.add_evidence(case, left)
    found = service.candidates(case)
    assert found.vehicles[0].name == "#1"
    weights = {bar.item: bar.weight for bar in found.vehicles[1].explanation.bars}
    assert weights["e1"] == 0
    assert service.drivers(case).drivers == ()
    plate = board.add_node(case, NodeEntry(kind=NodeKind.PLATE, label="吉C20817"))
    keeper, nephew, caller = (person(board, case, name) for name in ("赵登记", "钱外甥", "孙报失"))

    def draw(kind: LinkKind, start: NodeId, end: NodeId) -> None:
        board.link(case, LinkEntry(kind=kind, from_id=start, to_id=end, grade=grade_of("A2")))

    draw(LinkKind.BEARS_PLATE, bike, plate)
    draw(LinkKind.REGISTERED_TO, plate, keeper)
    first = service.drivers(case)
    assert [one.name for one in first.drivers] == ["赵登记"]
    assert first.unknown > 0.5
    draw(LinkKind.RELATIVE, keeper, nephew)
    draw(LinkKind.KEPT_BY, plate, nephew)
    taken = service.drivers(case)
    assert [one.name for one in taken.drivers] == ["钱外甥", "赵登记"]
    draw(LinkKind.USED_BY, bike, caller)
    assert service.drivers(case).drivers[0].name == "孙报失"
    strange = PersonEvidenceEntry(
        title="报称被盗而不知时间地点，系代外甥报失",
        kind=PersonEvidenceKind.CONTRADICTION,
        likelihoods={nephew: 0.6, caller: 0.05},
        otherwise=0.05,
        grade=grade_of("B2"),
    )
    service.add_person_evidence(case, strange)
    last = service.drivers(case)
    assert last.drivers[0].name == "钱外甥"
    assert last.drivers[0].probability > taken.drivers[0].probability


def test_evidence_on_persons_names_persons_of_the_board(
    service: CandidateService, case: CaseId, lead: Desk
) -> None:
    board = BoardService(lead)
    van, dai = vehicle(board, case, "吉A56626"), person(board, case, "戴振华")
    entry = PersonEvidenceEntry(
        title="供述", kind=PersonEvidenceKind.STATEMENT, likelihoods={dai: 0.5}, otherwise=0.5
    )
    for wrong, reason in (
        (replace(entry, likelihoods={}), Reason.FIELD_MISSING),
        (replace(entry, likelihoods={dai: 0.0}), Reason.FIELD_INVALID),
        (replace(entry, likelihoods={van: 0.5}), Reason.FIELD_INVALID),
        (replace(entry, likelihoods={NodeId(99): 0.5}), Reason.NOT_FOUND),
    ):
        with pytest.raises(Refusal) as refusal:
            service.add_person_evidence(case, wrong)
        assert refusal.value.reason is reason
