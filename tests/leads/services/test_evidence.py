"""Evidence of a case: entered, corrected, withdrawn; what counts once, and how far."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cases.records.ids import CaseId
from cases.records.officers import Role
from cases.refusals import Reason, Refusal
from cases.services.desk import Desk
from leads.evidence.grade import grade_of
from leads.evidence.kinds import (
    ColourSeen,
    Finding,
    Finish,
    Layer,
    Origin,
    Paint,
    PlateSeen,
    Sticker,
)
from leads.evidence.kinds import Role as LayerRole
from leads.evidence.records import EvidenceEntry
from leads.evidence.reliability import shipped_reliability
from leads.graph.nodes import LinkEntry, LinkKind, NodeEntry, NodeId, NodeKind
from leads.ranking.counting import Counting
from leads.ranking.vehicle import Vehicle
from leads.services.board import BoardService
from leads.services.candidates import CandidateService
from tests.conftest import Clock, DeskOf
from tests.leads.services.candidate_case import (
    BLUE,
    PLATE,
    case,
    desks,
    lead,
    refused,
    service,
    two_vehicles,
)

__all__ = ["case", "desks", "lead", "service"]


def test_evidence_is_numbered_and_comes_back_as_entered(
    service: CandidateService, case: CaseId
) -> None:
    service.add_evidence(case, replace(PLATE, group="号牌", origin="证人一"))
    service.add_evidence(case, BLUE)
    one, two = service.evidence(case)
    assert (one.n, one.item, one.title, one.content) == (1, "e1", PLATE.title, PLATE.content)
    assert (one.grade, one.group, one.origin) == (PLATE.grade, "号牌", "证人一")
    assert one.entered_by == "王砚秋"
    assert two.n == 2


def test_evidence_that_cannot_be_read_is_refused(service: CandidateService, case: CaseId) -> None:
    wrong = replace(BLUE, content=ColourSeen("X"))
    refusal = refused(Reason.FIELD_INVALID, lambda: service.add_evidence(case, wrong))
    assert refusal.details["field"] == "colour"
    refused(Reason.FIELD_MISSING, lambda: service.add_evidence(case, replace(BLUE, title=" ")))
    refused(Reason.NOT_FOUND, lambda: service.add_evidence(case, replace(BLUE, node=NodeId(77))))
    assert service.evidence(case) == ()


def test_a_correction_keeps_its_kind_and_wants_a_reason(
    service: CandidateService, case: CaseId
) -> None:
    made = service.add_evidence(case, BLUE)
    changed = replace(BLUE, content=ColourSeen("B"), grade=None)
    refused(Reason.REASON_MISSING, lambda: service.change_evidence(made, changed, " "))
    refused(Reason.FIELD_INVALID, lambda: service.change_evidence(made, PLATE, "写错"))
    service.change_evidence(made, changed, "证人改口")
    (one,) = service.evidence(case)
    assert (one.content, one.grade) == (ColourSeen("B"), None)


def test_withdrawn_evidence_stays_on_record_and_counts_no_more(
    service: CandidateService, case: CaseId
) -> None:
    two_vehicles(service, case)
    before = service.candidates(case)
    made = service.add_evidence(case, BLUE)
    assert service.candidates(case).none != before.none
    service.withdraw_evidence(made, "证人看错了别的车")
    (one,) = service.evidence(case)
    assert one.withdrawn is not None
    assert one.withdrawn.reason == "证人看错了别的车"
    after = service.candidates(case)
    assert after.none == before.none
    assert after.evidence == ()
    refused(Reason.CHANGED_MEANWHILE, lambda: service.withdraw_evidence(made, "又一次"))
    refused(Reason.CHANGED_MEANWHILE, lambda: service.change_evidence(made, BLUE, "又一次"))


def test_the_same_evidence_of_one_source_counts_once(
    service: CandidateService, case: CaseId
) -> None:
    two_vehicles(service, case)
    service.add_evidence(case, replace(BLUE, origin="来电人"))
    once = service.candidates(case).vehicles[0].probability
    service.add_evidence(case, replace(BLUE, title="转述", origin="来电人"))
    assert service.candidates(case).vehicles[0].probability == pytest.approx(once)


def test_two_who_heard_it_from_one_count_once_by_the_board(
    service: CandidateService, case: CaseId, lead: Desk
) -> None:
    two_vehicles(service, case)
    board = BoardService(lead)
    first, second, third = (
        board.add_node(case, NodeEntry(kind=NodeKind.REPORT, label=label))
        for label in ("目击人", "听说甲", "听说乙")
    )
    for heard in (second, third):
        entry = LinkEntry(kind=LinkKind.DERIVED_FROM, from_id=heard, to_id=first)
        board.link(case, entry)
    service.add_evidence(case, replace(BLUE, node=second))
    once = service.candidates(case).vehicles[0]
    service.add_evidence(case, replace(BLUE, node=third))
    found = service.candidates(case).vehicles[0]
    assert found.probability == pytest.approx(once.probability)
    counted = {bar.item: bar.counted for bar in found.explanation.bars}
    assert counted["e2"].counting is Counting.SAME_SOURCE
    assert counted["e2"].behind == "e1"
    # What he read and what he saw are two things.
    read = replace(PLATE, content=PlateSeen("吉A566??"), node=second)
    service.add_evidence(case, read)
    again = service.candidates(case).vehicles[0].explanation.bars
    assert {bar.item: bar.counted.counting for bar in again}["e3"] is Counting.FULL


def test_the_unit_decides_its_own_reliabilities_from_a_day_on(
    service: CandidateService, case: CaseId, desk_of: DeskOf, clock: Clock
) -> None:
    leader = CandidateService(desk_of("队长", Role.SQUAD_LEADER))
    table = shipped_reliability().but({grade_of("B2"): 0.2}, 0.1)
    decided: dict[str, Any] = {
        "reference": "队务会纪要〔2026〕3号",
        "approved_by": "大队长",
        "approved_on": date(2026, 9, 24),
    }
    leader.decide_reliability(table, in_force_from=date(2026, 9, 26), **decided)
    two_vehicles(service, case)
    service.add_evidence(case, BLUE)
    before = service.candidates(case).vehicles[0].probability
    clock.advance(days=3)
    after = service.candidates(case)
    assert after.vehicles[0].probability < before
    assert after.ungraded_reliability == 0.1
    held = service.reliability()
    assert held.reliability.of(grade_of("B2")) == 0.2
    assert held.reliability.of(grade_of("A1")) == shipped_reliability().of(grade_of("A1"))
    assert len(service.reliability_decisions()) == 1
    with pytest.raises(Refusal) as refusal:
        service.decide_reliability(table, in_force_from=date(2026, 9, 28), **decided)
    assert refusal.value.reason is Reason.NOT_ALLOWED


def test_a_decision_does_not_reach_back(service: CandidateService, desk_of: DeskOf) -> None:
    leader = CandidateService(desk_of("队长", Role.SQUAD_LEADER))
    with pytest.raises(Refusal) as refusal:
        leader.decide_reliability(
            shipped_reliability(),
            in_force_from=date(2026, 9, 1),
            reference="纪要",
            approved_by="大队长",
            approved_on=date(2026, 9, 24),
        )
    assert refusal.value.reason is Reason.FIELD_INVALID


#: A top coat of solid blue over its primer.
FLECK = Paint(
    (
        Layer(LayerRole.TOPCOAT, (34.0, 0.5, -31.0), Finish.SOLID, Origin.OEM),
        Layer(LayerRole.PRIMER, (62.0, 0.0, 1.0), Finish.SOLID, Origin.OEM),
    )
)


def test_a_scrap_of_somebody_else_does_not_carry_the_day(
    service: CandidateService, case: CaseId
) -> None:
    """Its reliability keeps a chance that it lay there before."""
    service.add_vehicle(case, "蓝车", Vehicle("苏Z1", colour="H", policy_number="1111"))
    service.add_vehicle(case, "红车", Vehicle("苏Z2", colour="E", policy_number="4417"))
    service.add_evidence(
        case, EvidenceEntry(title="残片", content=Sticker(number="4417"), grade=grade_of("C4"))
    )
    assert service.candidates(case).vehicles[0].name == "苏Z2"
    service.add_evidence(case, EvidenceEntry(title="漆片", content=FLECK, grade=grade_of("A1")))
    assert service.candidates(case).vehicles[0].name == "苏Z1"
    clear = EvidenceEntry(
        title="夜班监控", content=Finding(("苏Z2",), 0.01, 0.9), grade=grade_of("A2")
    )
    service.add_evidence(case, clear)
    assert service.candidates(case).vehicles[0].probability > 0.6
