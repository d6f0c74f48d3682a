"""A case with a lead officer and his evidence: what tests of candidates begin with."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from cases.records.ids import CaseId
from cases.records.officers import Role
from cases.refusals import Reason, Refusal
from cases.services.desk import Desk
from leads.evidence.grade import grade_of
from leads.evidence.kinds import (
    ColourSeen,
    PlateSeen,
)
from leads.evidence.records import (
    EvidenceEntry,
    InquiryEntry,
    OutcomeEntry,
)
from leads.ranking.vehicle import Vehicle
from leads.registers.fields import ExtractKind
from leads.registers.records import ExtractId
from leads.services.candidates import CandidateService
from leads.services.extracts import ExtractService
from tests.conftest import DeskOf
from tests.leads.services.board_case import joined, opened, two_officers
from tests.leads.services.extracting import ENTRY, approve, bring_in

PLATE = EvidenceEntry(title="证人所述号牌", content=PlateSeen("吉A?6?26"), grade=grade_of("C3"))


BLUE = EvidenceEntry(title="证人所述颜色", content=ColourSeen("H"), grade=grade_of("B2"))


VAN = Vehicle("吉A56626", vehicle_class="H31", colour="H")


RED = Vehicle("吉A86826", vehicle_class="H31", colour="E")


ASK = InquiryEntry(
    question="问华澄：批改与转让",
    whom="华澄财险",
    hours=0.5,
    outcomes=(
        OutcomeEntry("已转让", ("吉A56626",), 0.8, 0.1),
        OutcomeEntry("未转让", ("吉A56626",), 0.2, 0.9),
    ),
)


@pytest.fixture
def desks(desk_of: DeskOf) -> tuple[Desk, Desk]:
    return two_officers(desk_of)


@pytest.fixture
def lead(desks: tuple[Desk, Desk]) -> Desk:
    return desks[0]


@pytest.fixture
def case(desks: tuple[Desk, Desk]) -> CaseId:
    found = opened(desks[0], "2026-0187")
    joined(*desks, found)
    return found


@pytest.fixture
def service(lead: Desk) -> CandidateService:
    return CandidateService(lead)


def two_vehicles(service: CandidateService, case: CaseId) -> None:
    service.add_vehicle(case, "蓝色货车", VAN)
    service.add_vehicle(case, "红色货车", RED)


def refused(reason: Reason, act: Callable[[], object]) -> Refusal:
    with pytest.raises(Refusal) as found:
        act()
    assert found.value.reason is reason
    return found.value


def entries(desk: Desk) -> int:
    from cases.services.verify import verify

    found = verify(desk)
    assert found.intact
    return found.entries


@pytest.fixture
def head(desk_of: DeskOf) -> Desk:
    return desk_of("罗队", Role.APPROVER)


def vehicles_in(
    lead: Desk, head: Desk, case: CaseId, path: Path, kind: ExtractKind = ExtractKind.VEHICLES
) -> ExtractId:
    approve(lead, head, case, kind)
    return bring_in(ExtractService(lead), case, path, replace(ENTRY, kind=kind)).extract_id
