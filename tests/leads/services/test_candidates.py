"""Evidence, exclusions, inquiries and candidates of a case, in the real store."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cases.records.ids import CaseId
from cases.records.officers import Role, TeamRole
from cases.refusals import Reason, Refusal
from cases.services.desk import Desk
from leads.evidence.grade import grade_of
from leads.evidence.kinds import (
    ClassSeen,
    ColourSeen,
    FalsePlate,
    Finding,
    Part,
    PlateSeen,
    Sticker,
)
from leads.evidence.records import (
    EvidenceEntry,
    EvidenceId,
    ExclusionId,
    HandVehicleId,
    InquiryEntry,
    InquiryId,
    InquiryState,
    OutcomeEntry,
    PersonEvidenceEntry,
    PersonEvidenceId,
    PersonEvidenceKind,
    PriorWeight,
)
from leads.evidence.reliability import shipped_reliability
from leads.graph.nodes import LinkEntry, LinkKind, NodeEntry, NodeId, NodeKind
from leads.ranking.counting import Counting
from leads.ranking.vehicle import Vehicle
from leads.registers.fields import ExtractKind
from leads.registers.records import ExtractId, UseKind
from leads.services.board import BoardService
from leads.services.candidates import CandidateService
from leads.services.extracts import ExtractService
from tests.conftest import Clock, DeskOf
from tests.leads.services.board_case import joined, opened, person, two_officers, vehicle
from tests.leads.services.extracting import ENTRY, approve, bring_in, register

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


def test_an_inquiry_is_worth_more_the_less_time_it_takes(
    service: CandidateService, case: CaseId
) -> None:
    two_vehicles(service, case)
    service.add_inquiry(case, replace(ASK, question="慢", hours=2.0))
    service.add_inquiry(case, ASK)
    quick, slow = service.what_next(case)
    assert (quick.inquiry.question, slow.inquiry.question) == (ASK.question, "慢")
    assert quick.gain.bits == pytest.approx(slow.gain.bits)
    assert quick.gain.bits_per_hour == pytest.approx(4 * slow.gain.bits_per_hour)
    assert quick.leading[0] == "吉A56626"
    assert quick.gain.outcomes[0].probability > quick.gain.outcomes[1].probability


def test_a_result_is_entered_once_and_is_evidence_from_then_on(
    service: CandidateService, case: CaseId
) -> None:
    two_vehicles(service, case)
    made = service.add_inquiry(case, ASK)
    promised = service.what_next(case)[0].gain.outcomes[0].probability
    service.answer_inquiry(made, 0, "2025 年 11 月转给邢某", grade_of("A1"))
    (piece,) = service.evidence(case)
    assert piece.content == Finding(("吉A56626",), 0.8, 0.1)
    assert piece.inquiry == made
    (inquiry,) = service.inquiries(case)
    assert (inquiry.state, inquiry.outcome) == (InquiryState.ANSWERED, 0)
    assert service.what_next(case) == ()
    # By the grade of the answer a little less than promised.
    assert service.candidates(case).vehicles[0].probability == pytest.approx(promised, abs=0.02)
    refused(Reason.CHANGED_MEANWHILE, lambda: service.answer_inquiry(made, 1, "未转让", None))
    refused(Reason.CHANGED_MEANWHILE, lambda: service.drop_inquiry(made, "不问了"))


def test_an_inquiry_goes_to_somebody_who_investigates_the_case(
    service: CandidateService, case: CaseId, desks: tuple[Desk, Desk], desk_of: DeskOf
) -> None:
    made = service.add_inquiry(case, ASK)
    service.give_inquiry(made, desks[1].officer.id)
    assert service.inquiries(case)[0].officer == "冯立成"
    stranger = desk_of("局外人", Role.INVESTIGATOR).officer.id
    refused(Reason.NOT_ALLOWED, lambda: service.give_inquiry(made, stranger))
    # An investigator who only mediates this case does not see its inquiries.
    mediating = desk_of("调解甲", Role.INVESTIGATOR, Role.MEDIATOR).officer.id
    desks[0].assignment.join(case, mediating, TeamRole.MEDIATOR, "调解")
    refused(Reason.NOT_ALLOWED, lambda: service.give_inquiry(made, mediating))


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


def test_a_dropped_inquiry_stays_with_its_reason(service: CandidateService, case: CaseId) -> None:
    made = service.add_inquiry(case, ASK)
    service.drop_inquiry(made, "该公司无此单号")
    (one,) = service.inquiries(case)
    assert (one.state, one.result) == (InquiryState.DROPPED, "该公司无此单号")


@pytest.mark.parametrize(
    "changes",
    [
        {"hours": 0.0},
        {"outcomes": ASK.outcomes[:1]},
        {"outcomes": (ASK.outcomes[0], ASK.outcomes[0])},
        {
            "outcomes": (
                OutcomeEntry("是", ("吉A1",), 1, 0.5),
                OutcomeEntry("否", ("吉A1",), 0, 0.5),
            )
        },
    ],
)
def test_answers_that_are_not_all_there_is_are_refused(
    service: CandidateService, case: CaseId, changes: dict[str, Any]
) -> None:
    refused(
        Reason.FIELD_INVALID,
        lambda: service.add_inquiry(case, replace(ASK, **changes)),
    )


@pytest.fixture
def head(desk_of: DeskOf) -> Desk:
    return desk_of("罗队", Role.APPROVER)


def vehicles_in(
    lead: Desk, head: Desk, case: CaseId, path: Path, kind: ExtractKind = ExtractKind.VEHICLES
) -> ExtractId:
    approve(lead, head, case, kind)
    return bring_in(ExtractService(lead), case, path, replace(ENTRY, kind=kind)).extract_id


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
