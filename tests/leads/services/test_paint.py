"""Paint samples kept, corrected and withdrawn, and comparisons that count once and no longer."""

from dataclasses import replace
from datetime import timedelta

import pytest

from cases.records.cases import Entry
from cases.records.exhibits import ExhibitKind
from cases.records.ids import CaseId
from cases.refusals import Reason, Refusal
from cases.services.desk import Desk
from leads.evidence.grade import grade_of
from leads.evidence.kinds import ColourSeen, Finding, Finish, Layer, Origin, Paint
from leads.evidence.kinds import Role as Coat
from leads.evidence.layers import Conclusion
from leads.evidence.paint_sheet import PaintSheet
from leads.evidence.records import EvidenceEntry, EvidenceId
from leads.evidence.samples import Sample, SampleEntry, SampleId, pairs_of
from leads.exhibits.records import ExhibitEntry, ExhibitId
from leads.graph.nodes import NodeEntry, NodeKind, Reference, ReferenceKind
from leads.ranking.vehicle import Vehicle
from leads.services.board import BoardService
from leads.services.candidates import CandidateService
from leads.services.exhibits import ExhibitService
from tests.conftest import START, Clock, DeskOf
from tests.leads.services.board_case import opened, two_officers

VAN, OTHER = "苏Z8K31D", "苏Z2M604"
BLUE = (
    Layer(Coat.TOPCOAT, (34.0, 0.5, -31.0), Finish.SOLID, Origin.OEM, 1, 42.0, "宝石蓝面漆"),
    Layer(Coat.PRIMER, (62.0, 0.0, 1.0), Finish.SOLID, Origin.OEM),
)
RED = (Layer(Coat.TOPCOAT, (45.0, 60.0, 40.0), Finish.SOLID, Origin.OEM),)
UNMEASURED = (Layer(Coat.TOPCOAT, None, Finish.SOLID, Origin.OEM),)
DOOR = SampleEntry(
    vehicle=VAN,
    spot="左前门",
    taken_at=START - timedelta(hours=2),
    taken_by="王砚秋、冯立成",
    layers=BLUE,
    number="提取笔录 3 号",
)


@pytest.fixture
def lead(desk_of: DeskOf) -> Desk:
    return two_officers(desk_of)[0]


@pytest.fixture
def case(lead: Desk) -> CaseId:
    return opened(lead, "2026-0187", bare=True)


@pytest.fixture
def service(lead: Desk, case: CaseId) -> CandidateService:
    """Two blue vans are in question, and a fleck was found."""
    made = CandidateService(lead)
    for plate in (VAN, OTHER):
        made.add_vehicle(case, f"蓝车 {plate}", Vehicle(plate, colour="H"))
    made.add_vehicle(case, "白车", Vehicle("苏Z00001", colour="A"))
    made.add_evidence(case, EvidenceEntry(title="漆片", content=Paint(BLUE), grade=grade_of("A1")))
    return made


def refused(reason: Reason, act: object) -> Refusal:
    assert callable(act)
    with pytest.raises(Refusal) as caught:
        act()
    assert caught.value.reason is reason
    return caught.value


def chance(service: CandidateService, case: CaseId, plate: str) -> float:
    found = service.candidates(case).vehicles
    return next(one.probability for one in found if one.name == plate)


def corrected(lead: Desk, case: CaseId) -> Entry:
    """Return the latest correction of a sample in the journal."""
    found = [one for one in lead.cases.journal(case) if one.act == "evidence.change_sample"]
    return max(found, key=lambda one: one.seq)


def test_a_sample_is_kept_and_compared_anew_whenever_it_is_looked_at(
    lead: Desk, case: CaseId, service: CandidateService
) -> None:
    service.add_sample(case, replace(DOOR, vehicle="苏Z·8K31D"))
    service.add_evidence(case, EvidenceEntry(title="护栏漆痕", content=Paint(RED)))
    shown = service.paint(case)
    (sample,) = shown.samples
    assert (sample.n, sample.vehicle, sample.called, sample.spot) == (1, VAN, VAN, "左前门")
    assert sample.layers == BLUE
    assert (sample.taken_at, sample.number) == (DOOR.taken_at, "提取笔录 3 号")
    first, second, third = pairs_of(shown)
    assert (first.comparison.conclusion, first.other) == (Conclusion.ALIKE, sample)
    assert second.comparison.conclusion is Conclusion.DIFFERENT
    assert third.trace.evidence.title == "漆片"
    assert not isinstance(third.other, Sample)
    (entry,) = (one for one in lead.cases.journal(case) if one.act == "evidence.add_sample")
    assert entry.values["candidate"] == VAN
    assert entry.values["layers"][0]["name"] == "宝石蓝面漆"


def test_a_correction_is_a_new_version_and_the_old_one_stays(
    lead: Desk, case: CaseId, service: CandidateService
) -> None:
    first = service.add_sample(case, DOOR)
    right = replace(DOOR, spot="右前门", layers=RED)
    refused(Reason.REASON_MISSING, lambda: service.change_sample(first, right, " "))
    second = service.change_sample(first, right, "标签贴错")
    old, new = service.paint(case).samples
    assert [(one.n, one.version, one.stands) for one in (old, new)] == [
        (1, 1, False),
        (1, 2, True),
    ]
    assert (old.spot, new.spot, new.reason) == ("左前门", "右前门", "标签贴错")
    (pair,) = pairs_of(service.paint(case))
    assert pair.comparison.conclusion is Conclusion.DIFFERENT
    entry = corrected(lead, case)
    assert (entry.values["old"]["spot"], entry.values["new"]["spot"]) == ("左前门", "右前门")
    assert "candidate" not in entry.values["old"]
    # Whoever still looks at the old one does not change or withdraw it.
    refused(Reason.CHANGED_MEANWHILE, lambda: service.change_sample(first, right, "再改"))
    refused(Reason.CHANGED_MEANWHILE, lambda: service.withdraw_sample(first, "不要"))
    service.withdraw_sample(second, "混入他车漆屑")
    assert pairs_of(service.paint(case)) == ()
    assert service.paint(case).samples[1].withdrawn is not None
    assert service.add_sample(case, DOOR) not in {first, second}
    assert service.paint(case).samples[-1].n == 2


def test_a_sample_is_of_one_vehicle_by_plate_by_hand_or_from_the_board(
    lead: Desk, case: CaseId, service: CandidateService
) -> None:
    service.add_vehicle(case, "无主摩托车", Vehicle(colour="E"))
    BoardService(lead).add_node(case, NodeEntry(kind=NodeKind.VEHICLE, label="院内无牌面包车"))
    for name in ("无主摩托车", "院内无牌面包车", "蓝车 苏Z8K31D"):
        service.add_sample(case, replace(DOOR, vehicle=name))
    bike, bus, van = service.paint(case).samples
    assert (bike.vehicle, bike.called, bike.node) == ("#4", "无主摩托车", None)
    assert (bus.vehicle, bus.called) == ("", "院内无牌面包车")
    assert bus.node is not None
    assert van.vehicle == VAN
    assert set(service.paint(case).vehicles) >= {"无主摩托车", "院内无牌面包车"}
    for name, reason in (
        ("", Reason.FIELD_MISSING),
        (f"{VAN}、{OTHER}", Reason.FIELD_INVALID),
        ("那辆车", Reason.FIELD_INVALID),
        ("#9", Reason.NOT_FOUND),
    ):
        refused(reason, lambda name=name: service.add_sample(case, replace(DOOR, vehicle=name)))
    # The ranking does not know the bus, so nothing can count for it.
    trace = service.paint(case).traces[0].evidence.id
    refused(Reason.PAINT_UNRANKED, lambda: service.count_paint(case, trace, bus.id, None))


def test_what_a_sample_must_say_is_asked_for(
    clock: Clock, case: CaseId, service: CandidateService
) -> None:
    for entry, reason, field in (
        (replace(DOOR, spot=" "), Reason.FIELD_MISSING, "spot"),
        (replace(DOOR, taken_by=""), Reason.FIELD_MISSING, "taken_by"),
        (replace(DOOR, layers=()), Reason.FIELD_MISSING, "layers"),
        (replace(DOOR, taken_at=clock() + timedelta(hours=1)), Reason.IN_THE_FUTURE, "taken_at"),
        (
            replace(DOOR, layers=(replace(BLUE[0], thickness=-3.0),)),
            Reason.FIELD_INVALID,
            "thickness",
        ),
    ):
        found = refused(reason, lambda entry=entry: service.add_sample(case, entry))
        assert found.details["field"] == field


def exhibit(lead: Desk, case: CaseId, name: str) -> ExhibitId:
    return ExhibitService(lead).add(
        case,
        ExhibitEntry(
            kind=ExhibitKind.PAINT,
            name=name,
            found_at=START,
            found_where="旧车院",
            found_by="王砚秋",
        ),
    )


def test_one_exhibit_is_the_sample_of_one_vehicle_and_never_the_trace(
    lead: Desk, case: CaseId, service: CandidateService
) -> None:
    scene, taken = exhibit(lead, case, "现场漆片"), exhibit(lead, case, "左前门漆片")
    board = BoardService(lead)
    nodes = board.bring_in(case)
    node = next(
        one.id
        for one in board.board(case).graph.nodes
        if one.refers_to == Reference(ReferenceKind.EXHIBIT, scene)
    )
    assert node in nodes
    fleck = EvidenceEntry(title="现场漆片", content=Paint(BLUE), node=node)
    service.add_evidence(case, fleck)
    assert [one.exhibit_n for one in service.paint(case).traces] == [None, 1]
    service.add_sample(case, replace(DOOR, exhibit=taken))
    service.add_sample(case, replace(DOOR, spot="右前门", exhibit=taken))
    stranger = replace(DOOR, vehicle=OTHER, exhibit=taken)
    found = refused(Reason.SAMPLE_OF_ANOTHER, lambda: service.add_sample(case, stranger))
    assert (found.details["n"], found.details["vehicle"]) == (2, VAN)
    refused(Reason.SAMPLE_IS_TRACE, lambda: service.add_sample(case, replace(DOOR, exhibit=scene)))
    assert [one.exhibit_n for one in service.paint(case).samples] == [2, 2]


def test_a_comparison_counts_once_for_what_it_adds_to_the_colour(
    case: CaseId, service: CandidateService
) -> None:
    sample = service.add_sample(case, DOOR)
    (trace,) = service.paint(case).traces
    before = chance(service, case, VAN)
    assert before == pytest.approx(chance(service, case, OTHER))
    counted = service.count_paint(case, trace.evidence.id, sample, grade_of("A1"))
    (pair,) = pairs_of(service.paint(case))
    assert pair.counted == 2
    found = next(one for one in service.evidence(case) if one.id == counted)
    # The shade within the colour and the layer below it, and not the colour once more.
    assert found.content == Finding((VAN,), 0.93, 0.08)
    assert found.title == "漆层相符：左前门样品与漆片"
    after = chance(service, case, VAN)
    assert before < 0.5 < after
    again = refused(
        Reason.PAINT_COUNTED,
        lambda: service.count_paint(case, trace.evidence.id, sample, None),
    )
    assert again.details["n"] == 2
    # Another sample of the same vehicle says the same of the same fleck.
    second = service.add_sample(case, replace(DOOR, spot="车顶"))
    refused(
        Reason.PAINT_COUNTED, lambda: service.count_paint(case, trace.evidence.id, second, None)
    )
    # Another fleck that says the same counts for less.
    more = service.add_evidence(case, EvidenceEntry(title="漆片二", content=Paint(BLUE)))
    service.count_paint(case, more, sample, grade_of("A1"))
    shares = {
        bar.item: bar.counted.share for bar in service.candidates(case).vehicles[0].explanation.bars
    }
    assert sorted((shares["e2"], shares["e4"])) == [0.5, 1]


def test_what_differs_speaks_against_and_what_is_open_counts_for_nothing(
    case: CaseId, service: CandidateService
) -> None:
    red = service.add_sample(case, replace(DOOR, layers=RED))
    bare = service.add_sample(case, replace(DOOR, vehicle=OTHER, layers=UNMEASURED))
    (trace,) = service.paint(case).traces
    refused(
        Reason.PAINT_UNDECIDED, lambda: service.count_paint(case, trace.evidence.id, bare, None)
    )
    service.count_paint(case, trace.evidence.id, red, grade_of("A1"))
    assert chance(service, case, VAN) < chance(service, case, OTHER)


def test_it_counts_no_more_when_one_of_its_sides_says_otherwise(
    lead: Desk, case: CaseId, service: CandidateService
) -> None:
    (trace,) = service.paint(case).traces

    def counted(sample: SampleId) -> EvidenceId:
        return service.count_paint(case, trace.evidence.id, sample, grade_of("A1"))

    def stands(evidence: EvidenceId) -> bool:
        return next(one for one in service.evidence(case) if one.id == evidence).withdrawn is None

    sample = service.add_sample(case, DOOR)
    first = counted(sample)
    sample = service.change_sample(sample, replace(DOOR, spot="左前门下沿"), "部位写得不细")
    assert stands(first)
    sample = service.change_sample(sample, replace(DOOR, layers=RED), "标签贴错")
    assert not stands(first)
    assert corrected(lead, case).values["uncounted"] == [2]
    # What was entered under another name is put right, and counts for the right vehicle.
    second = counted(sample)
    sample = service.change_sample(sample, replace(DOOR, vehicle=OTHER), "车号写错")
    assert not stands(second)
    third = counted(sample)
    service.withdraw_sample(sample, "混入他车漆屑")
    assert not stands(third)
    fourth = counted(service.add_sample(case, DOOR))
    # A new grade of the trace leaves it; other layers do not.
    graded = EvidenceEntry(title="漆片", content=Paint(BLUE), grade=grade_of("B2"))
    service.change_evidence(trace.evidence.id, graded, "复核")
    assert stands(fourth)
    service.change_evidence(trace.evidence.id, replace(graded, content=Paint(RED)), "测错")
    assert not stands(fourth)
    fifth = counted(service.paint(case).samples[-1].id)
    service.withdraw_evidence(trace.evidence.id, "不是漆")
    assert not stands(fifth)
    refused(Reason.CHANGED_MEANWHILE, lambda: counted(service.paint(case).samples[-1].id))


def test_the_sheet_is_made_of_what_is_kept(
    lead: Desk, case: CaseId, service: CandidateService
) -> None:
    sample = service.add_sample(case, replace(DOOR, witness="田素琴"))
    (trace,) = service.paint(case).traces
    seen: list[PaintSheet] = []

    def press(sheet: PaintSheet) -> bytes:
        seen.append(sheet)
        return b"%PDF"

    service.print_paint(case, trace.evidence.id, sample, press)
    (sheet,) = seen
    assert sheet.left.source == "证据 1 · A1"
    assert sheet.right.title == "苏Z8K31D 左前门"
    assert sheet.right.source.startswith("样品 1\n提取笔录 3 号\n")
    assert "王砚秋、冯立成提取" in sheet.right.source
    assert sheet.comparison.conclusion is Conclusion.ALIKE
    service.withdraw_sample(sample, "混入他车漆屑")
    refused(
        Reason.CHANGED_MEANWHILE,
        lambda: service.print_paint(case, trace.evidence.id, sample, press),
    )
    other = service.add_evidence(case, EvidenceEntry(title="颜色", content=ColourSeen("H")))
    refused(
        Reason.CHANGED_MEANWHILE,
        lambda: service.print_paint(case, trace.evidence.id, None, press, beside=other),
    )
