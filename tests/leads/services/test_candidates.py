"""Candidates of a case, exclusions and beliefs beforehand, in the real store."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cases.records.ids import CaseId
from cases.records.officers import Role, TeamRole
from cases.refusals import Reason, Refusal
from cases.services.desk import Desk
from leads.evidence.grade import grade_of
from leads.evidence.kinds import (
    ClassSeen,
    ColourSeen,
    Finding,
    PlateSeen,
)
from leads.evidence.records import (
    EvidenceEntry,
    EvidenceId,
    ExclusionId,
    HandVehicleId,
    InquiryId,
    OutcomeEntry,
    PersonEvidenceId,
    PriorWeight,
)
from leads.evidence.reliability import shipped_reliability
from leads.ranking.vehicle import Vehicle
from leads.services.candidates import CandidateService
from leads.services.extracts import ExtractService
from tests.conftest import Clock, DeskOf
from tests.leads.services.candidate_case import (
    ASK,
    BLUE,
    PLATE,
    RED,
    VAN,
    case,
    desks,
    entries,
    head,
    lead,
    refused,
    service,
    two_vehicles,
    vehicles_in,
)
from tests.leads.services.extracting import register

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["case", "desks", "head", "lead", "service"]


def test_without_evidence_nothing_is_known(service: CandidateService, case: CaseId) -> None:
    assert service.candidates(case).none == 1
    two_vehicles(service, case)
    found = service.candidates(case)
    assert found.none == pytest.approx(0.2)
    assert [one.probability for one in found.vehicles] == pytest.approx([0.4, 0.4])
    assert found.prior.none == 0.2


def test_the_vehicle_everything_fits_leads_and_it_is_said_why(
    service: CandidateService, case: CaseId
) -> None:
    two_vehicles(service, case)
    service.add_evidence(case, PLATE)
    service.add_evidence(case, replace(BLUE, grade=None))
    found = service.candidates(case)
    first, second = found.vehicles
    assert (first.rank, first.name, first.label) == (1, "吉A56626", "蓝色货车")
    assert first.vehicle == VAN
    assert first.probability > second.probability
    assert first.explanation.supports[0] == "e2"
    assert second.explanation.against == ("e2",)
    assert first.extract is None
    assert found.ungraded == 1
    assert found.ungraded_reliability == shipped_reliability().ungraded
    assert found.rest == pytest.approx(0)
    total = sum(one.probability for one in found.vehicles)
    assert total + found.none == pytest.approx(1)


def test_an_excluded_vehicle_is_near_zero_and_comes_back(
    service: CandidateService, case: CaseId
) -> None:
    two_vehicles(service, case)
    before = {one.name: one.probability for one in service.candidates(case).vehicles}
    made = service.exclude(case, "吉A·86826", "车身红色，漆层不同")
    found = service.candidates(case)
    (gone,) = found.excluded
    assert gone.name == "吉A86826"
    assert 0 < gone.probability < 1e-4
    assert gone.exclusion is not None
    assert (gone.exclusion.reason, gone.exclusion.by) == ("车身红色，漆层不同", "王砚秋")
    assert found.titles == {gone.explanation.bars[-1].item: "车身红色，漆层不同"}
    assert [one.name for one in found.vehicles] == ["吉A56626"]
    refused(Reason.CHANGED_MEANWHILE, lambda: service.exclude(case, "吉A86826", "又一次"))
    refused(Reason.REASON_MISSING, lambda: service.take_back(made, ""))
    service.take_back(made, "漆层复核一致")
    again = service.candidates(case)
    assert again.excluded == ()
    assert {one.name: one.probability for one in again.vehicles} == pytest.approx(before)
    (record,) = service.exclusions(case)
    assert record.lifted is not None
    assert record.lifted.reason == "漆层复核一致"


def test_an_exclusion_holds_against_the_strongest_evidence(
    service: CandidateService, case: CaseId
) -> None:
    for number in range(60):
        service.add_vehicle(case, f"车{number}", Vehicle(f"吉B{number:05}", colour="A"))
    service.add_vehicle(case, "蓝色货车", VAN)
    for content in (PlateSeen("吉A56626"), ColourSeen("H"), ClassSeen(("H31",))):
        entry = EvidenceEntry(title="确证", content=content, grade=grade_of("A1"))
        service.add_evidence(case, entry)
    first = service.candidates(case).vehicles[0]
    assert (first.name, first.probability > 0.95) == ("吉A56626", True)
    service.exclude(case, "吉A56626", "当时在外省")
    assert 0 < service.candidates(case).excluded[0].probability < 1e-9


def test_a_vehicle_without_a_plate_is_named_by_its_number(
    service: CandidateService, case: CaseId
) -> None:
    two_vehicles(service, case)
    service.add_vehicle(case, "无牌两轮摩托车", Vehicle(vehicle_class="M21"))
    service.exclude(case, "#3", "车在外地修理")
    (gone,) = service.candidates(case).excluded
    assert (gone.name, gone.label) == ("#3", "无牌两轮摩托车")
    found = EvidenceEntry(title="现场见摩托车", content=Finding(("#3",), 0.9, 0.1))
    service.add_evidence(case, found)
    assert service.candidates(case).excluded[0].explanation.bars[0].item == "e1"


def test_a_vehicle_taken_out_again_is_no_candidate(service: CandidateService, case: CaseId) -> None:
    made = service.add_vehicle(case, "蓝色货车", VAN)
    service.add_vehicle(case, "红色货车", RED)
    service.withdraw_vehicle(made, "重复登记")
    assert [one.name for one in service.candidates(case).vehicles] == ["吉A86826"]
    assert service.hand_vehicles(case)[0].withdrawn is not None
    refused(Reason.CHANGED_MEANWHILE, lambda: service.withdraw_vehicle(made, "又一次"))


def test_the_officer_may_say_what_is_likelier_beforehand(
    service: CandidateService, case: CaseId
) -> None:
    two_vehicles(service, case)
    service.set_prior(case, 0.4, (PriorWeight("colour", "H", 3.0),), "目击方向多为蓝色货车")
    found = service.candidates(case)
    assert found.none == pytest.approx(0.4)
    assert [one.probability for one in found.vehicles] == pytest.approx([0.45, 0.15])
    assert found.prior.by == "王砚秋"


@pytest.mark.parametrize(
    ("none", "weights"),
    [
        (0.0, ()),
        (1.0, ()),
        (0.2, (PriorWeight("keeper", "某人", 2.0),)),
        (0.2, (PriorWeight("colour", "", 2.0),)),
        (0.2, (PriorWeight("colour", "H", 0.0),)),
    ],
)
def test_a_belief_that_is_none_is_refused(
    service: CandidateService, case: CaseId, none: float, weights: tuple[PriorWeight, ...]
) -> None:
    refused(Reason.FIELD_INVALID, lambda: service.set_prior(case, none, weights, "随意"))


def test_one_vehicle_under_two_names_is_one_vehicle(
    service: CandidateService, case: CaseId
) -> None:
    two_vehicles(service, case)
    twice = OutcomeEntry("已转让", ("#1", "吉A·56626"), 0.8, 0.1)
    service.add_inquiry(case, replace(ASK, outcomes=(twice, ASK.outcomes[1])))
    assert service.inquiries(case)[0].outcomes == ASK.outcomes
    nobody = replace(ASK, outcomes=(replace(twice, vehicles=("#9",)), ASK.outcomes[1]))
    refused(Reason.NOT_FOUND, lambda: service.add_inquiry(case, nobody))
    refused(Reason.NOT_FOUND, lambda: service.exclude(case, "#9", "无此车"))


def test_whoever_does_not_investigate_the_case_neither_writes_nor_ranks(
    service: CandidateService, case: CaseId, desk_of: DeskOf
) -> None:
    outside = CandidateService(desk_of("局外人", Role.INVESTIGATOR))
    made = service.add_evidence(case, BLUE)
    hand = service.add_vehicle(case, "蓝色货车", VAN)
    excluded = service.exclude(case, "吉A56626", "已查")
    asked = service.add_inquiry(case, ASK)
    acts: tuple[Callable[[], object], ...] = (
        lambda: outside.evidence(case),
        lambda: outside.candidates(case),
        lambda: outside.drivers(case),
        lambda: outside.what_next(case),
        lambda: outside.inquiries(case),
        lambda: outside.exclusions(case),
        lambda: outside.withdraw_evidence(made, "随意"),
        lambda: outside.withdraw_vehicle(hand, "随意"),
        lambda: outside.take_back(excluded, "随意"),
        lambda: outside.drop_inquiry(asked, "随意"),
    )
    for act in acts:
        refused(Reason.NOT_FOUND, act)


def test_whoever_reviews_the_case_reads_the_candidates_and_uses_no_register(
    service: CandidateService,
    case: CaseId,
    lead: Desk,
    head: Desk,
    desk_of: DeskOf,
    tmp_path: Path,
) -> None:
    extract = vehicles_in(lead, head, case, register(tmp_path / "register.csv"))
    service.add_evidence(case, PLATE)
    reviewer = desk_of("周法制", Role.REVIEWER)
    lead.assignment.join(case, reviewer.officer.id, TeamRole.REVIEWER, "审核")
    reading = CandidateService(reviewer)
    assert reading.candidates(case).vehicles[0].name == "吉A56626"
    assert ExtractService(lead).uses(extract) == ()
    refused(Reason.NOT_ALLOWED, lambda: reading.add_evidence(case, BLUE))


def test_every_act_is_in_the_journal(service: CandidateService, case: CaseId, lead: Desk) -> None:
    before = entries(lead)
    made = service.add_evidence(case, EvidenceEntry(title="车型", content=ClassSeen(("H31",))))
    service.withdraw_evidence(made, "看错")
    service.add_vehicle(case, "蓝色货车", VAN)
    service.set_prior(case, 0.3, (), "区县不明")
    assert entries(lead) == before + 4


def test_facts_that_do_not_exist_are_not_found(service: CandidateService) -> None:
    for act in (
        lambda: service.withdraw_evidence(EvidenceId(99), "无"),
        lambda: service.withdraw_person_evidence(PersonEvidenceId(99), "无"),
        lambda: service.withdraw_vehicle(HandVehicleId(99), "无"),
        lambda: service.take_back(ExclusionId(99), "无"),
        lambda: service.drop_inquiry(InquiryId(99), "无"),
    ):
        refused(Reason.NOT_FOUND, act)


def test_forgetting_drops_the_columns_and_changes_nothing(
    service: CandidateService, case: CaseId, lead: Desk, head: Desk, tmp_path: Path, clock: Clock
) -> None:
    vehicles_in(lead, head, case, register(tmp_path / "register.csv"))
    clock.advance(minutes=1)
    before = service.candidates(case)
    service.forget()
    assert service.candidates(case) == before


@pytest.mark.parametrize(
    ("vehicle", "field"),
    [
        (Vehicle("吉A" + "6" * 3000), "plate"),
        (Vehicle("吉A1", policy_number="2" * 33), "policy_number"),
        (Vehicle("吉A1", make="解" * 61), "make"),
    ],
)
def test_a_vehicle_longer_than_the_ranking_can_compare_is_refused(
    service: CandidateService, case: CaseId, vehicle: Vehicle, field: str
) -> None:
    with pytest.raises(Refusal) as refused:
        service.add_vehicle(case, "货车", vehicle)
    assert refused.value.reason is Reason.FIELD_INVALID
    assert refused.value.details["field"] == field
