"""A case with a few vehicles, evidence, links and inquiries, for tests of the candidates."""

from datetime import timedelta

from cases.records.ids import CaseId
from cases.services.desk import Desk
from leads.evidence.grade import grade_of
from leads.evidence.kinds import ColourSeen, Finding, PlateSeen, Sticker
from leads.evidence.records import (
    EvidenceEntry,
    InquiryEntry,
    OutcomeEntry,
    PersonEvidenceEntry,
    PersonEvidenceKind,
)
from leads.graph.nodes import LinkEntry, LinkKind, NodeId
from leads.ranking.vehicle import Vehicle
from leads.services.board import BoardService
from leads.services.candidates import CandidateService
from tests.conftest import START
from tests.leads.services.board_case import opened, person, vehicle

VAN, CAR, RED = "苏Z8K31D", "苏Z6K35D", "苏Z8K37D"


def told(desk: Desk) -> CaseId:
    """Open the case and tell its story: the van leads, its buyer had it that night."""
    case = opened(desk, "2026-0187", bare=True)
    service, board = CandidateService(desk), BoardService(desk)
    for plate, kind, colour, policy in (
        (VAN, "K41", "H", "4417"),
        (CAR, "K33", "H", "1290"),
        (RED, "K33", "E", "9931"),
        ("苏Z11111", "K33", "A", "7777"),
    ):
        service.add_vehicle(
            case, plate, Vehicle(plate, "蓝", kind, colour=colour, policy_number=policy)
        )
    service.add_vehicle(case, "无牌三轮车", Vehicle(colour="H"))
    for title, content, grade, group in (
        ("标志残片", Sticker(number="?417"), "C3", ""),
        ("漆片颜色", ColourSeen("H"), "B2", "颜色"),
        ("证人所述颜色", ColourSeen("H"), "C3", "颜色"),
        ("所见号牌", PlateSeen("苏Z?K3?D"), "D4", ""),
        ("未见维修记录", Finding((VAN,), 0.4, 0.8), "", ""),
    ):
        entry = EvidenceEntry(
            title=title, content=content, grade=grade_of(grade) if grade else None, group=group
        )
        service.add_evidence(case, entry)
    service.exclude(case, RED, "红色")
    van, buyer, holder = people(board, case)
    for kind, who, since in (
        (LinkKind.REGISTERED_TO, holder, 2000),
        (LinkKind.SOLD_TO, buyer, 300),
    ):
        link = LinkEntry(
            kind=kind,
            from_id=van,
            to_id=who,
            from_at=START - timedelta(days=since),
            grade=grade_of("B2"),
        )
        board.link(case, link)
    alibi = PersonEvidenceEntry(
        title="称当夜在外地",
        kind=PersonEvidenceKind.ALIBI,
        likelihoods={buyer: 0.3},
        otherwise=0.6,
        grade=grade_of("C4"),
    )
    service.add_person_evidence(case, alibi)
    for question, hours, chance in (("柳湾村院落查看", 4.0, 0.6), ("问华澄批改", 0.5, 0.9)):
        answers = (
            OutcomeEntry("属实", (VAN,), chance, 0.1),
            OutcomeEntry("不属实", (VAN,), 1 - chance, 0.9),
        )
        service.add_inquiry(
            case, InquiryEntry(question=question, whom="华澄", hours=hours, outcomes=answers)
        )
    return case


def people(board: BoardService, case: CaseId) -> tuple[NodeId, NodeId, NodeId]:
    """Put the van, its buyer and its holder on the board."""
    return (
        vehicle(board, case, "苏Z·8K31D"),
        person(board, case, "邢树宏"),
        person(board, case, "戴振华"),
    )
