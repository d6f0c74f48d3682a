"""Notices from the board, the history of leads on paper, what is awaited; secrets stay inside."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from cases.law.facts import FactKind
from cases.records.cases import CallerSecrecy, CaseKind, FactEntry, Intake, Report
from cases.records.ids import CaseId, PartyId
from cases.records.measures import EnquiryEntry, IdentificationEntry, Subject
from cases.records.officers import Role, TeamRole
from cases.records.pursuit import Named, NoticeWords, SurrenderEntry
from cases.refusals import Reason, Refusal
from cases.services.desk import Desk
from leads.evidence.grade import grade_of
from leads.evidence.kinds import ColourSeen, PlateSeen
from leads.evidence.records import EvidenceEntry
from leads.graph.nodes import LinkEntry, LinkKind, LinkStatus, NodeEntry, NodeKind
from leads.ranking.vehicle import Vehicle
from leads.services.board import BoardService
from leads.services.candidates import CandidateService
from leads.services.tasks.service import TaskService
from leads.telling.history import LeadHistory, Variant
from leads.telling.notice import WithheldKind
from leads.telling.tasks import AwaitedKind, CasePerson
from reports.lead_history import MARK, lead_history
from tests.cases.services import summoning
from tests.conftest import START, Clock, DeskOf
from tests.leads.services.board_case import joined, opened, person, two_officers, vehicle
from tests.reports.reading import pages_of, text_of

WORDS = NoticeWords(vehicle="蓝色微型面包车，右前角破损", direction="沿滨河路向东")
UNITS = ("邻江县交警大队", "河东区交警大队")


@pytest.fixture
def desks(desk_of: DeskOf) -> tuple[Desk, Desk]:
    return two_officers(desk_of)


@pytest.fixture
def lead(desks: tuple[Desk, Desk]) -> Desk:
    return desks[0]


@pytest.fixture
def case(lead: Desk) -> CaseId:
    return opened(lead, "2026-0187", bare=True)


@pytest.fixture
def tasks(lead: Desk) -> TaskService:
    return TaskService(lead)


def refused(work: Callable[[], object]) -> Refusal:
    with pytest.raises(Refusal) as caught:
        work()
    return caught.value


def worked(lead: Desk, case: CaseId) -> None:
    """A witness who told something, a candidate who did not, a vehicle nobody has confirmed."""
    board = BoardService(lead)
    witness = person(board, case, "郝大山（早起的人）", "139 0000 4411")
    told = board.add_node(case, NodeEntry(kind=NodeKind.REPORT, label="所见"))
    board.link(case, LinkEntry(kind=LinkKind.MADE_BY, from_id=told, to_id=witness))
    person(board, case, "邢树宏")
    vehicle(board, case, "苏Z·8K31D")
    candidates = CandidateService(lead)
    candidates.add_vehicle(case, "微面", Vehicle("苏Z8K31D", vehicle_class="K41", colour="H"))
    candidates.add_vehicle(case, "轿车", Vehicle("苏Z8K37D", vehicle_class="K33", colour="E"))
    candidates.add_evidence(
        case, EvidenceEntry(title="所见颜色", content=ColourSeen("H"), grade=grade_of("B2"))
    )
    candidates.add_evidence(
        case, EvidenceEntry(title="所见号牌", content=PlateSeen("苏Z8K3?D"), grade=grade_of("C3"))
    )
    candidates.exclude(case, "苏Z8K37D", "红色，当晚在外省")


def test_the_offer_says_what_it_looks_like_and_lists_what_stays_inside(
    lead: Desk, case: CaseId, tasks: TaskService
) -> None:
    worked(lead, case)
    offer = tasks.offer_notice(case)
    assert "车身蓝色" in offer.words.vehicle
    assert "苏Z8K3?D" in offer.words.vehicle
    assert "苏Z·8K31D" not in offer.words.vehicle
    held = {(one.kind, one.what) for one in offer.withheld}
    assert (WithheldKind.VICTIM, "孟庆和") in held
    assert (WithheldKind.WITNESS, "郝大山（早起的人）") in held
    assert (WithheldKind.SOMEBODY, "邢树宏") in held
    assert (WithheldKind.CANDIDATE, "苏Z·8K31D") in held
    assert (WithheldKind.EVIDENCE, "2") in held
    assert (WithheldKind.PROBABILITY, "") in held
    assert {one.kind for one in offer.withheld if one.name} == {
        WithheldKind.SOMEBODY,
        WithheldKind.CANDIDATE,
    }


def test_a_confirmed_vehicle_goes_out_with_its_plate(
    lead: Desk, case: CaseId, tasks: TaskService
) -> None:
    board = BoardService(lead)
    car = vehicle(board, case, "苏Z·8K31D")
    assert "8K31D" not in tasks.offer_notice(case).words.vehicle
    board.judge_node(car, LinkStatus.CONFIRMED, "卡口、漆层均符合")
    offer = tasks.offer_notice(case)
    assert "号牌 苏Z·8K31D" in offer.words.vehicle
    assert not [one for one in offer.withheld if one.kind is WithheldKind.CANDIDATE]


@pytest.mark.parametrize(
    "words",
    [
        replace(WORDS, driver="据郝大山所见，男性"),
        replace(WORDS, driver="郝 大山所见"),
        replace(WORDS, driver="邢树宏"),
        replace(WORDS, vehicle="蓝色微面 苏Z8K31D"),
        replace(WORDS, vehicle="蓝色微面，联系 13900004411"),
        replace(WORDS, vehicle="撞伤孟庆和的蓝色微面"),
    ],
)
def test_no_name_of_the_board_goes_out_without_a_reason(
    lead: Desk, case: CaseId, tasks: TaskService, words: NoticeWords
) -> None:
    worked(lead, case)
    assert refused(lambda: tasks.draft_notice(case, UNITS, None, words)).reason is (
        Reason.PAPER_FAULTY
    )
    assert lead.pursuit.of_case(case).notices == ()


def test_a_name_goes_out_with_a_reason_which_the_journal_keeps(
    lead: Desk, case: CaseId, tasks: TaskService
) -> None:
    worked(lead, case)
    named = replace(
        WORDS, driver="邢树宏，男", named=(Named("邢树宏", "已由家属证实当晚驾车外出"),)
    )
    tasks.draft_notice(case, UNITS, None, named)
    (notice,) = lead.pursuit.of_case(case).notices
    assert notice.recipients == UNITS
    newest = lead.cases.journal(case)
    assert any("邢树宏：已由家属证实当晚驾车外出" in str(one.values) for one in newest)
    lead.pursuit.discard_notice(notice.id)
    assert lead.pursuit.of_case(case).notices == ()


def test_a_victim_is_not_named_for_any_reason(lead: Desk, case: CaseId, tasks: TaskService) -> None:
    worked(lead, case)
    words = replace(WORDS, driver="撞伤孟庆和", named=(Named("孟庆和", "便于辨认"),))
    assert refused(lambda: tasks.draft_notice(case, UNITS, None, words)).reason is (
        Reason.PAPER_FAULTY
    )
    nameless = replace(WORDS, named=(Named("邢树宏", " "),))
    assert refused(lambda: tasks.draft_notice(case, UNITS, None, nameless)).reason is (
        Reason.REASON_MISSING
    )


def test_who_identified_never_goes_out(
    desks: tuple[Desk, Desk], lead: Desk, case: CaseId, tasks: TaskService
) -> None:
    lead.measures.identify(
        case,
        IdentificationEntry(
            subject=Subject.PHOTOS,
            held_at=START,
            place="大队",
            identifier="柏秀兰",
            is_secret=True,
            number=10,
            officers=(lead.officer.id, desks[1].officer.id),
            witness="某",
            picked="6号",
            result="辨认出6号",
        ),
    )
    words = replace(WORDS, driver="经柏秀兰辨认")
    assert refused(lambda: tasks.draft_notice(case, UNITS, None, words)).reason is (
        Reason.PAPER_FAULTY
    )
    told = parts(tasks, case, Variant.FILE)
    assert "柏秀兰" not in told
    assert "辨认人身份保密" in told


def parts(tasks: TaskService, case: CaseId, variant: Variant) -> str:
    """Return every word of the history."""
    found: list[LeadHistory] = []

    def press(history: LeadHistory) -> bytes:
        found.append(history)
        return b"%PDF-"

    tasks.preview_history(case, variant, press)
    (one,) = found
    return "\n".join(
        " ".join(cells)
        for part in one.parts
        for cells in ((part.title,), tuple(name for name, _ in part.columns), *part.rows)
    )


def test_the_history_tells_everything_in_order_and_no_probability_for_the_file(
    lead: Desk, case: CaseId, tasks: TaskService, clock: Clock
) -> None:
    worked(lead, case)
    clock.advance(minutes=5)
    lead.facts.record(
        case, FactEntry(kind=FactKind.DRIVER_FOUND, happened_at=clock(), note="自动投案")
    )
    said = parts(tasks, case, Variant.FILE)
    for words in (
        "发生事故：滨河路与纺织东路口",
        "肇事驾驶人到案：自动投案",
        "所见颜色\n所见颜色 车身蓝色 B2",
        "所见 陈述人 郝大山（早起的人）",
        "苏Z8K37D 红色，当晚在外省 王砚秋",
        "证据 2 所见号牌",
    ):
        assert words in said, words
    assert "%" not in said
    assert "概率" not in said
    inside = parts(tasks, case, Variant.INTERNAL)
    assert "首位概率" in inside
    assert "%" in inside


def test_the_first_place_changes_with_the_evidence_that_changes_it(
    lead: Desk, case: CaseId, tasks: TaskService
) -> None:
    worked(lead, case)
    rows = parts(tasks, case, Variant.FILE).split("六、排查重点的变化")[1].splitlines()[2:]
    assert "证据 1 所见颜色 苏Z8K31D" in rows[0]
    assert "证据 2 所见号牌 不变：苏Z8K31D" in rows[1]
    assert "排除 苏Z8K37D" in rows[2]


def test_a_copy_is_numbered_named_and_journaled_and_only_the_one_for_the_file_is_kept(
    lead: Desk, case: CaseId, tasks: TaskService
) -> None:
    worked(lead, case)
    assert (
        refused(lambda: tasks.print_history(case, Variant.FILE, " ", lead_history)).reason
        is Reason.FIELD_MISSING
    )
    tasks.print_history(case, Variant.FILE, "法制员 周某", lead_history)
    inside = tasks.print_history(case, Variant.INTERNAL, "中队长", lead_history)
    again = tasks.print_history(case, Variant.FILE, "大队领导", lead_history)
    assert "第2份·交付大队领导" in text_of(again)
    assert "第1份·交付中队长" in text_of(inside)
    kept = sorted(one.name for one in lead.attachments.of_case(case))
    assert kept == ["线索工作报告-1.pdf", "线索工作报告-2.pdf"]
    newest = lead.cases.journal(case)[0]
    assert newest.act == "leads.print_history"
    assert newest.values["receiver"] == "大队领导"


def test_every_page_of_the_internal_one_says_what_a_probability_is_not(
    lead: Desk, case: CaseId, tasks: TaskService
) -> None:
    worked(lead, case)
    board = BoardService(lead)
    for n in range(60):
        board.add_node(case, NodeEntry(kind=NodeKind.PLACE, label=f"地点{n}"))
    home = person(board, case, "某甲")
    for node in board.board(case).graph.nodes:
        if node.kind is NodeKind.PLACE:
            board.link(case, LinkEntry(kind=LinkKind.LIVES_AT, from_id=home, to_id=node.id))
    inside = tasks.preview_history(case, Variant.INTERNAL, lead_history)
    pages = pages_of(inside)
    assert len(pages) > 2
    assert all(MARK in page for page in pages)
    outside = text_of(tasks.preview_history(case, Variant.FILE, lead_history))
    assert "概率" not in outside
    assert "预览" in outside


def test_who_only_reads_a_case_prints_no_history(
    desks: tuple[Desk, Desk], desk_of: DeskOf, lead: Desk, case: CaseId
) -> None:
    reviewer = desk_of("周明", Role.REVIEWER)
    lead.assignment.join(case, reviewer.officer.id, TeamRole.REVIEWER, "审核")
    theirs = TaskService(reviewer)
    for work in (
        lambda: theirs.preview_history(case, Variant.FILE, lead_history),
        lambda: theirs.print_history(case, Variant.FILE, "某", lead_history),
        lambda: theirs.offer_notice(case),
    ):
        assert refused(work).reason in {Reason.NOT_ALLOWED, Reason.NOT_FOUND}
    joined(lead, desks[1], case)
    assert TaskService(desks[1]).preview_history(case, Variant.FILE, lead_history)


def issued(lead: Desk, tasks: TaskService, case: CaseId, desk_of: DeskOf) -> None:
    """Bring a notice out the way it goes: drafted, approved, issued; and put a watch on."""
    approver = desk_of("大队长", Role.APPROVER)
    tasks.draft_notice(case, UNITS, None, WORDS)
    (notice,) = lead.pursuit.of_case(case).notices
    asked = lead.pursuit.ask_approval(notice.id, "向外区逃逸")
    summoning.approve(approver, asked, "同意")
    assert notice.document_id is not None
    lead.documents.issue(notice.document_id)
    lead.pursuit.set_watch(case, "蓝色微面", lead.now())


@pytest.mark.parametrize("caught", [FactKind.VEHICLE_FOUND, FactKind.DRIVER_FOUND])
def test_whichever_is_caught_two_tasks_stand_until_their_proof_is_on_record(
    lead: Desk, case: CaseId, tasks: TaskService, desk_of: DeskOf, clock: Clock, caught: FactKind
) -> None:
    issued(lead, tasks, case, desk_of)
    assert tasks.awaited() == ()
    clock.advance(minutes=10)
    lead.facts.record(case, FactEntry(kind=caught, happened_at=clock()))
    assert {one.kind for one in tasks.awaited()} == {
        AwaitedKind.WITHDRAWAL,
        AwaitedKind.LIFTING,
    }
    (notice,) = lead.pursuit.of_case(case).notices
    paper = lead.pursuit.draft_withdrawal(notice.id)
    lead.documents.issue(paper)
    (watch,) = lead.pursuit.of_case(case).watches
    lead.pursuit.lift_watch(watch.id, clock(), "回执 7 号")
    (left,) = tasks.awaited()
    assert left.kind is AwaitedKind.PROOF
    lead.pursuit.prove_withdrawal(notice.id, clock(), "传真报告两份")
    assert tasks.awaited() == ()


def test_an_unanswered_enquiry_waits_on_the_desk_of_its_handler(
    desks: tuple[Desk, Desk], lead: Desk, case: CaseId, tasks: TaskService
) -> None:
    joined(lead, desks[1], case)
    asked = EnquiryEntry(
        addressee="柳湾派出所",
        question="邢某是否在家",
        sent_at=START,
        wanted_by=START + timedelta(days=2),
        handler_id=desks[1].officer.id,
    )
    enquiry = lead.measures.enquire(case, asked)
    assert tasks.awaited() == ()
    theirs = TaskService(desks[1])
    (one,) = theirs.awaited()
    assert (one.kind, one.what, one.number) == (AwaitedKind.ANSWER, "柳湾派出所", "2026-0187")
    desks[1].measures.answer(enquiry, START, "不在家")
    assert theirs.awaited() == ()


@pytest.mark.parametrize("role", list(Role))
def test_nobody_outside_the_case_meets_a_trace_of_what_is_awaited(
    lead: Desk, case: CaseId, tasks: TaskService, desk_of: DeskOf, clock: Clock, role: Role
) -> None:
    issued(lead, tasks, case, desk_of)
    lead.facts.record(case, FactEntry(kind=FactKind.VEHICLE_FOUND, happened_at=clock()))
    outsider = TaskService(desk_of("外人", role))
    assert outsider.awaited() == ()
    assert refused(lambda: outsider.offer_notice(case)).reason in {
        Reason.NOT_FOUND,
        Reason.NOT_ALLOWED,
    }


def test_a_caller_who_wants_to_stay_unknown_is_named_nowhere_in_the_history(lead: Desk) -> None:
    report = Report(
        method="电话报警",
        reported_at=START,
        caller="柏秀兰",
        caller_phone="13900007788",
        secrecy=CallerSecrecy.SECRET,
    )
    case = lead.cases.open_case(
        Intake(
            number="2026-0188",
            kind=CaseKind.INJURY,
            occurred_at=START,
            place="滨河路",
            brief="撞人后驶离",
            hit_and_run=True,
            report=report,
        )
    )
    board = BoardService(lead)
    named = refused(lambda: person(board, case, "柏秀兰", "13900007788"))
    assert (named.reason, named.details["code"]) == (Reason.SECRET_NAMED, "报警人甲-01")
    her = person(board, case, "报警人甲-01", "13900001111")
    said = board.add_node(case, NodeEntry(kind=NodeKind.REPORT, label="报警人甲-01来电"))
    board.link(case, LinkEntry(kind=LinkKind.MADE_BY, from_id=said, to_id=her, source="电话"))
    for variant in Variant:
        told = parts(TaskService(lead), case, variant)
        assert "报警人甲-01来电 陈述人 报警人甲-01" in told
        assert "柏秀兰" not in told
        assert "13900007788" not in told


def test_whoever_gives_himself_up_is_named_by_party_and_node(
    lead: Desk, case: CaseId, tasks: TaskService
) -> None:
    board = BoardService(lead)
    buyer = person(board, case, "邢树宏")
    board.bring_in(case)
    known = tasks.people(case)
    (victim,) = [one for one in known if one.name == "孟庆和"]
    assert (victim.party is None, victim.node is None) == (False, False)
    assert CasePerson("邢树宏", None, buyer) in known
    came = SurrenderEntry(node=buyer, at=lead.now(), place="事故中队", received_by="王砚秋")
    lead.pursuit.surrender(case, came)
    # Put on the board from the case: the party is known by the node.
    lead.pursuit.surrender(case, replace(came, node=victim.node))
    found = lead.pursuit.of_case(case).surrenders
    assert [(one.who, one.party, one.node) for one in found] == [
        ("邢树宏", None, buyer),
        ("孟庆和", victim.party, victim.node),
    ]
    assert lead.pursuit.of_case(case).driver_found_at == came.at
    place = board.add_node(case, NodeEntry(kind=NodeKind.PLACE, label="涵洞"))
    for wrong in (replace(came, node=place), replace(came, node=None, party=PartyId(4711))):
        assert refused(partial(lead.pursuit.surrender, case, wrong)).reason is Reason.NOT_FOUND
