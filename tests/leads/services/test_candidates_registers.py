"""Candidates from the extracts of a case."""

from pathlib import Path

from cases.records.ids import CaseId
from cases.services.desk import Desk
from leads.evidence.kinds import (
    Part,
    Sticker,
)
from leads.evidence.records import (
    EvidenceEntry,
)
from leads.registers.fields import ExtractKind
from leads.registers.records import UseKind
from leads.services.candidates import CandidateService
from leads.services.extracts import ExtractService
from tests.conftest import Clock
from tests.leads.services.candidate_case import (
    BLUE,
    PLATE,
    case,
    desks,
    entries,
    head,
    lead,
    service,
    vehicles_in,
)
from tests.leads.services.extracting import register

__all__ = ["case", "desks", "head", "lead", "service"]


def test_candidates_come_from_the_extracts_of_the_case_which_is_written_down(
    service: CandidateService, case: CaseId, lead: Desk, head: Desk, tmp_path: Path
) -> None:
    extract = vehicles_in(lead, head, case, register(tmp_path / "register.csv"))
    service.add_evidence(case, PLATE)
    service.add_evidence(
        case, EvidenceEntry(title="灯片", content=Part(("江淮HFC1036",), (2015, 2019)))
    )
    found = service.candidates(case)
    assert found.population == 4
    assert found.vehicles[0].name == "吉A56626"
    assert found.vehicles[0].extract == (extract, 0)
    extracts = ExtractService(lead)
    assert [one.kind for one in extracts.uses(extract)] == [UseKind.RANKING]
    before = entries(lead)
    service.candidates(case)
    # The same ranking looked at again is no new use; that it was read is an entry.
    assert len(extracts.uses(extract)) == 1
    assert entries(lead) == before + 1
    service.add_evidence(case, BLUE)
    service.candidates(case)
    assert len(extracts.uses(extract)) == 2


def test_an_extract_whose_days_are_over_is_ranked_no_more(
    service: CandidateService, case: CaseId, lead: Desk, head: Desk, tmp_path: Path, clock: Clock
) -> None:
    vehicles_in(lead, head, case, register(tmp_path / "register.csv"))
    assert service.candidates(case).population == 4
    clock.advance(days=120)
    assert service.candidates(case).population == 0


def test_a_policy_goes_to_the_vehicle_of_its_plate(
    service: CandidateService, case: CaseId, lead: Desk, head: Desk, tmp_path: Path
) -> None:
    vehicles_in(lead, head, case, register(tmp_path / "register.csv"))
    policies = register(
        tmp_path / "policies.csv",
        (
            ("2200004417", "华澄财险", "2025-06-01", "吉A86826", "戴振华"),
            ("2200009999", "华澄财险", "2025-06-01", "吉A56626", "卓一鸣"),
            ("2200001111", "华澄财险", "2025-06-01", "吉C11111", "新某"),
        ),
        header=("保险单号", "保险公司", "起保日期", "号牌号码", "投保人"),
    )
    second = vehicles_in(lead, head, case, policies, ExtractKind.POLICIES)
    service.add_evidence(
        case, EvidenceEntry(title="标志残片", content=Sticker("华澄财险", 2025, "*4417"))
    )
    found = service.candidates(case)
    assert found.population == 5
    first = found.vehicles[0]
    assert (first.name, first.vehicle.policy_number) == ("吉A86826", "2200004417")
    assert first.vehicle.colour == "H"
    stranger = next(one for one in found.vehicles if one.name == "吉C11111")
    assert stranger.extract == (second, 2)


def test_a_vehicle_of_two_registers_stands_once(
    service: CandidateService, case: CaseId, lead: Desk, head: Desk, tmp_path: Path
) -> None:
    for name in ("one.csv", "two.csv"):
        vehicles_in(lead, head, case, register(tmp_path / name))
    assert service.candidates(case).population == 4
