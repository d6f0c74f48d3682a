"""Blue flecks, then a worn scrap of a sticker: what is known after each fact, and not before."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from cases.records.officers import Role
from leads.evidence.grade import grade_of
from leads.evidence.kinds import Finding, Finish, Layer, Origin, Paint, Sticker
from leads.evidence.kinds import Role as LayerRole
from leads.evidence.records import EvidenceEntry, InquiryEntry, OutcomeEntry
from leads.graph.nodes import LinkEntry, LinkKind
from leads.ranking.vehicle import Vehicle
from leads.registers.fields import ExtractKind
from leads.services.board import BoardService
from leads.services.candidates import CandidateService
from leads.services.extracts import ExtractService
from tests.conftest import START, DeskOf
from tests.leads.services.board_case import opened, person, vehicle
from tests.leads.services.extracting import ENTRY, approve, bring_in, register

VAN = "苏Z8K31D"
BLUE = Paint(
    (
        Layer(LayerRole.TOPCOAT, (34.0, 0.5, -31.0), Finish.SOLID, Origin.OEM),
        Layer(LayerRole.PRIMER, (62.0, 0.0, 1.0), Finish.SOLID, Origin.OEM),
    )
)
_COLOURS = ("蓝", "白", "黑", "灰", "红")


def rows() -> Sequence[tuple[str, ...]]:
    """Invent four hundred vehicles, one in five of them blue."""
    found = [
        (f"苏Z{number:05}", "小型汽车", "小型普通客车", "星驰", "XC6", "2019", colour, "临江区")
        for number in range(400)
        for colour in (_COLOURS[number % 5],)
    ]
    found[235] = (VAN, *found[235][1:])
    return found


def policies() -> Sequence[tuple[str, ...]]:
    """Invent their policies; that of the van ends in 4417."""
    return [
        (f"PDZA2025{number * 37 % 10_000:04}", "华澄财险", "2025-06-01", row[0])
        for number, row in enumerate(rows())
        if number != 235
    ] + [("PDZA20254417", "华澄财险", "2025-06-01", VAN)]


def test_the_right_vehicle_comes_to_the_top_when_the_sticker_speaks_and_not_before(
    desk_of: DeskOf, tmp_path: Path
) -> None:
    lead, head = desk_of("王砚秋", Role.INVESTIGATOR), desk_of("罗队", Role.APPROVER)
    case = opened(lead, "2026-0187")
    service, extracts = CandidateService(lead), ExtractService(lead)
    approve(lead, head, case)
    header = ("号牌号码", "号牌种类", "车辆类型", "品牌", "型号", "出厂年份", "车身颜色", "区县")
    bring_in(extracts, case, register(tmp_path / "vehicles.csv", rows(), header=header))

    def probability() -> float:
        found = service.candidates(case, top=400)
        return next(one.probability for one in found.vehicles if one.name == VAN)

    # Flecks of blue paint: one of eighty blue ones, and none of them leads.
    service.add_evidence(case, EvidenceEntry(title="蓝色漆片", content=BLUE, grade=grade_of("A1")))
    found = service.candidates(case)
    assert probability() < 0.02
    assert found.vehicles[0].probability == found.vehicles[40].probability
    assert {one.vehicle.colour for one in found.vehicles} == {"H"}

    # The scrap, before any insurer was asked: no vehicle has a policy yet.
    scrap = Sticker("华澄", 2025, "PDZA2025?417")
    service.add_evidence(case, EvidenceEntry(title="标志残片", content=scrap, grade=grade_of("B2")))
    before = probability()
    assert before < 0.02

    # The insurer answers with its policies.
    approve(lead, head, case, ExtractKind.POLICIES)
    names = ("保险单号", "保险公司", "起保日期", "号牌号码")
    entry = replace(ENTRY, kind=ExtractKind.POLICIES, source="华澄财险")
    bring_in(extracts, case, register(tmp_path / "policies.csv", policies(), header=names), entry)
    found = service.candidates(case)
    assert found.population == 400
    assert found.vehicles[0].name == VAN
    assert found.vehicles[0].explanation.supports == ("e2", "e1")
    assert 0.5 < found.vehicles[0].probability < 0.95
    assert found.vehicles[1].probability < 0.1

    # What next: the one look that would settle it.
    look = InquiryEntry(
        question="看车：漆层比对",
        hours=2,
        outcomes=(
            OutcomeEntry("同型", (VAN,), 0.95, 0.01),
            OutcomeEntry("不同", (VAN,), 0.05, 0.99),
        ),
    )
    asked = service.add_inquiry(case, look)
    (best,) = service.what_next(case)
    assert best.leading[0] == VAN
    assert [one.settles for one in best.gain.outcomes] == [True, False]
    service.answer_inquiry(asked, 0, "三层同型", grade_of("A1"))
    assert probability() > 0.95

    # Paid for by one, sold to another before that night.
    board = BoardService(lead)
    van, holder, buyer = (
        vehicle(board, case, VAN),
        person(board, case, "戴振华"),
        person(board, case, "邢树宏"),
    )
    board.link(
        case,
        LinkEntry(kind=LinkKind.REGISTERED_TO, from_id=van, to_id=holder, grade=grade_of("A1")),
    )
    assert service.drivers(case).drivers[0].name == "戴振华"
    sale = LinkEntry(
        kind=LinkKind.SOLD_TO,
        from_id=van,
        to_id=buyer,
        from_at=START - timedelta(days=300),
        grade=grade_of("B2"),
    )
    board.link(case, sale)
    assert [one.name for one in service.drivers(case).drivers] == ["邢树宏", "戴振华"]


def test_a_scrap_of_somebody_else_does_not_carry_the_day(desk_of: DeskOf) -> None:
    """Its reliability keeps a chance that it lay there before."""
    lead = desk_of("王砚秋", Role.INVESTIGATOR)
    case = opened(lead, "2026-0187")
    service = CandidateService(lead)
    service.add_vehicle(case, "蓝车", Vehicle("苏Z1", colour="H", policy_number="1111"))
    service.add_vehicle(case, "红车", Vehicle("苏Z2", colour="E", policy_number="4417"))
    service.add_evidence(
        case, EvidenceEntry(title="残片", content=Sticker(number="4417"), grade=grade_of("C4"))
    )
    assert service.candidates(case).vehicles[0].name == "苏Z2"
    service.add_evidence(case, EvidenceEntry(title="漆片", content=BLUE, grade=grade_of("A1")))
    assert service.candidates(case).vehicles[0].name == "苏Z1"
    clear = EvidenceEntry(
        title="夜班监控", content=Finding(("苏Z2",), 0.01, 0.9), grade=grade_of("A2")
    )
    service.add_evidence(case, clear)
    assert service.candidates(case).vehicles[0].probability > 0.6
