"""One thing in two cases: who sees it, who is told, and that nobody else meets a trace."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.dialects.sqlite.base import SQLiteDialect

from cases.records.ids import CaseId
from cases.records.officers import Role, TeamRole
from cases.records.parties import PartyEntry, PartyKind, VehicleEntry
from cases.refusals import Reason, Refusal
from cases.services.desk import Desk
from cases.store import engine
from cases.store.guard import Acting
from cases.store.rows import Row
from leads.graph.nodes import Identifier, IdentifierKind, LinkStatus, NodeEntry, NodeKind
from leads.services.board import BoardService
from leads.services.crossings import CrossingService, finding
from tests.conftest import START, DeskOf
from tests.leads.services.board_case import opened, person, two_officers, vehicle


@pytest.fixture
def desks(desk_of: DeskOf) -> tuple[Desk, Desk]:
    return two_officers(desk_of)


@pytest.fixture
def cases(desks: tuple[Desk, Desk]) -> tuple[CaseId, CaseId]:
    return opened(desks[0], "2026-0187"), opened(desks[1], "2026-0188", bare=True)


@pytest.fixture
def leader(desk_of: DeskOf) -> Desk:
    return desk_of("队长", Role.SQUAD_LEADER)


def refused(work: Callable[[], object]) -> Refusal:
    with pytest.raises(Refusal) as caught:
        work()
    return caught.value


def both(
    desks: tuple[Desk, Desk], cases: tuple[CaseId, CaseId], one: Identifier, other: Identifier
) -> None:
    """Put a thing with an identifier on the board of either case."""
    for desk, case, known in zip(desks, cases, (one, other), strict=True):
        BoardService(desk).add_node(
            case, NodeEntry(kind=NodeKind.VEHICLE, label="某物", identifiers=(known,))
        )


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (IdentifierKind.PLATE, "苏Z·6K35D", "苏ｚ６Ｋ３５Ｄ"),
        (IdentifierKind.VIN, "LSVAA49J132047371", "lsvaa49j 132047371"),
        (IdentifierKind.ENGINE, "B12-345678", "Ｂ12 345678"),
        (IdentifierKind.PHONE, "139 0000 2207", "+86 139-0000-2207"),
        (IdentifierKind.ID_NUMBER, "11010119900307881x", "11010119900307881Ｘ"),
        (IdentifierKind.MATCH, "理化 2026-118", "理化2026—118"),
    ],
)
def test_the_same_thing_in_two_cases_is_noticed_however_it_is_typed(
    desks: tuple[Desk, Desk],
    cases: tuple[CaseId, CaseId],
    leader: Desk,
    kind: IdentifierKind,
    one: str,
    other: str,
) -> None:
    both(desks, cases, Identifier(kind, one), Identifier(kind, other))
    (met,) = CrossingService(leader).met()
    assert (met.kinds, met.one.number, met.other.number) == ((kind,), "2026-0187", "2026-0188")
    assert (met.one.lead, met.other.lead) == ("王砚秋", "冯立成")


def test_a_vehicle_or_party_of_another_case_is_noticed_too(
    desks: tuple[Desk, Desk], cases: tuple[CaseId, CaseId], leader: Desk
) -> None:
    desks[1].parties.add_vehicle(cases[1], VehicleEntry(plate="苏Z·6K35D"))
    desks[1].parties.add(
        cases[1], PartyEntry(name="贺春生", kind=PartyKind.DRIVER, phone="13900002207")
    )
    board = BoardService(desks[0])
    vehicle(board, cases[0], "苏Z 6K35D")
    person(board, cases[0], "尾号2207", "139 0000 2207")
    (met,) = CrossingService(leader).met()
    assert set(met.kinds) == {IdentifierKind.PLATE, IdentifierKind.PHONE}


@pytest.mark.parametrize(
    ("lead", "party"),
    [
        ("13900002207", "139-0000-2207"),
        ("13900002207", "139 0000 2207"),
        ("139-0000-2207", "+86 13900002207"),
        ("13900002207", "１３９００００２２０７"),
        ("00008640122", "0000-8640122"),
        ("0008640122", "000-8640122"),
    ],
)
def test_a_telephone_of_a_party_is_noticed_however_it_was_typed(
    desks: tuple[Desk, Desk], cases: tuple[CaseId, CaseId], leader: Desk, lead: str, party: str
) -> None:
    driver = PartyEntry(name="贺春生", kind=PartyKind.DRIVER, phone=party)
    desks[1].parties.add(cases[1], driver)
    person(BoardService(desks[0]), cases[0], "某人", lead)
    (met,) = CrossingService(leader).met()
    assert met.kinds == (IdentifierKind.PHONE,)


def test_a_vehicle_entered_in_full_width_is_noticed(
    desks: tuple[Desk, Desk], cases: tuple[CaseId, CaseId], leader: Desk
) -> None:
    made = desks[1].parties.add_vehicle(
        cases[1], VehicleEntry(plate="苏ｚ·６Ｋ３５Ｄ", vin="lsvaa49j 132047371")
    )
    known = (
        Identifier(IdentifierKind.PLATE, "苏Z6K35D"),
        Identifier(IdentifierKind.VIN, "LSVAA49J132047371"),
    )
    node = NodeEntry(kind=NodeKind.VEHICLE, label="某车", identifiers=known)
    BoardService(desks[0]).add_node(cases[0], node)
    (met,) = CrossingService(leader).met()
    assert set(met.kinds) == {IdentifierKind.PLATE, IdentifierKind.VIN}
    desks[1].parties.correct_vehicle(cases[1], made, VehicleEntry(plate="苏Ｚ6Ｋ36Ｄ"), "写错")
    assert CrossingService(leader).met() == ()


def test_what_is_found_in_common_after_a_decision_is_told_anew(
    desks: tuple[Desk, Desk], cases: tuple[CaseId, CaseId], leader: Desk
) -> None:
    plate = Identifier(IdentifierKind.PLATE, "苏Z·6K35D")
    both(desks, cases, plate, plate)
    service = CrossingService(leader)
    service.dismiss(service.met()[0].key, "一车两案，与本案无关")
    phone = Identifier(IdentifierKind.PHONE, "13900002207")
    both(desks, cases, phone, phone)
    (met,) = service.met()
    assert met.kinds == (IdentifierKind.PHONE,)


def test_what_is_not_whole_names_nothing(
    desks: tuple[Desk, Desk], cases: tuple[CaseId, CaseId], leader: Desk
) -> None:
    seen = Identifier(IdentifierKind.PLATE, "苏Z·?K3?D")
    both(desks, cases, seen, seen)
    tail = Identifier(IdentifierKind.PHONE, "2207")
    both(desks, cases, tail, tail)
    assert CrossingService(leader).met() == ()


def test_the_telephone_of_an_insurer_is_no_lead(
    desks: tuple[Desk, Desk], cases: tuple[CaseId, CaseId], leader: Desk
) -> None:
    known = (Identifier(IdentifierKind.PHONE, "0000-95511"),)
    for desk, case in zip(desks, cases, strict=True):
        BoardService(desk).add_node(
            case, NodeEntry(kind=NodeKind.ORGANISATION, label="华澄财险", identifiers=known)
        )
    assert CrossingService(leader).met() == ()


def test_what_is_refuted_or_taken_back_crosses_no_longer(
    desks: tuple[Desk, Desk], cases: tuple[CaseId, CaseId], leader: Desk
) -> None:
    boards = [BoardService(one) for one in desks]
    node = vehicle(boards[0], cases[0], "苏Z·6K35D")
    vehicle(boards[1], cases[1], "苏Z·6K35D")
    boards[0].judge_node(node, LinkStatus.REFUTED, "红色")
    assert CrossingService(leader).met() == ()
    boards[0].undo(cases[0])
    assert len(CrossingService(leader).met()) == 1
    boards[0].undo(cases[0])
    assert CrossingService(leader).met() == ()


def test_who_handles_both_sees_it_and_who_handles_one_sees_nothing(
    desks: tuple[Desk, Desk], cases: tuple[CaseId, CaseId]
) -> None:
    plate = Identifier(IdentifierKind.PLATE, "苏Z·6K35D")
    both(desks, cases, plate, plate)
    assert CrossingService(desks[0]).of_case(cases[0]) == ()
    assert CrossingService(desks[1]).of_case(cases[1]) == ()
    desks[1].assignment.join(cases[1], desks[0].officer.id, TeamRole.ASSIST, "协助")
    (found,) = CrossingService(desks[0]).of_case(cases[0])
    assert (found.kind, found.value, found.other_number) == (
        IdentifierKind.PLATE,
        "苏Z6K35D",
        "2026-0188",
    )
    assert [one.other_case for one in CrossingService(desks[0]).of_case(cases[1])] == [cases[0]]
    assert CrossingService(desks[1]).of_case(cases[1]) == ()


def test_a_match_leaves_the_same_rows_behind_as_no_match(
    desks: tuple[Desk, Desk], cases: tuple[CaseId, CaseId]
) -> None:
    vehicle(BoardService(desks[1]), cases[1], "苏Z·6K35D")
    before = rows(desks[0])
    vehicle(BoardService(desks[0]), cases[0], "苏Z·6K35D")
    matching = {name: rows(desks[0])[name] - before[name] for name in before}
    before = rows(desks[0])
    vehicle(BoardService(desks[0]), cases[0], "苏Z·9Y99Y")
    assert {name: rows(desks[0])[name] - before[name] for name in before} == matching


def rows(desk: Desk) -> dict[str, int]:
    """Return how many rows each table has."""
    with engine.session(desk.store.door, Acting(0, START, door=True)) as session:
        return {table.name: session.query(table).count() for table in Row.metadata.sorted_tables}


def test_the_leader_opens_each_case_to_the_lead_of_the_other_until_a_day(
    desks: tuple[Desk, Desk], cases: tuple[CaseId, CaseId], leader: Desk, clock: Any
) -> None:
    plate = Identifier(IdentifierKind.PLATE, "苏Z·6K35D")
    both(desks, cases, plate, plate)
    service = CrossingService(leader)
    (met,) = service.met()
    service.grant(met.key, leader.today() + timedelta(days=3), "串并侦查")
    assert service.met() == ()
    assert [(one.is_granted, one.reason) for one in service.decided()] == [(True, "串并侦查")]
    (found,) = CrossingService(desks[1]).of_case(cases[1])
    assert found.other_number == "2026-0187"
    assert len(BoardService(desks[1]).board(cases[0]).graph.nodes) == 1
    assert not BoardService(desks[1]).board(cases[0]).may_write
    clock.advance(days=5)
    assert CrossingService(desks[1]).of_case(cases[1]) == ()
    assert refused(lambda: BoardService(desks[1]).board(cases[0])).reason is Reason.NOT_FOUND


def test_the_leader_may_decide_otherwise_and_the_officers_meet_no_trace(
    desks: tuple[Desk, Desk], cases: tuple[CaseId, CaseId], leader: Desk
) -> None:
    plate = Identifier(IdentifierKind.PLATE, "苏Z·6K35D")
    both(desks, cases, plate, plate)
    service = CrossingService(leader)
    (met,) = service.met()
    assert refused(lambda: service.dismiss(met.key, "")).reason is Reason.REASON_MISSING
    service.dismiss(met.key, "已经查明是两回事")
    assert service.met() == ()
    assert refused(lambda: service.dismiss(met.key, "再")).reason is Reason.NOT_FOUND
    for desk, case in zip(desks, cases, strict=True):
        assert CrossingService(desk).of_case(case) == ()
        assert not [one for one in desk.cases.journal(case) if one.act.startswith("crossing.")]


def test_the_leader_is_not_told_what_it_is(
    desks: tuple[Desk, Desk], cases: tuple[CaseId, CaseId], leader: Desk
) -> None:
    plate = Identifier(IdentifierKind.PLATE, "苏Z·6K35D")
    both(desks, cases, plate, plate)
    assert "6K35D" not in repr(CrossingService(leader).met())


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SQUAD_LEADER])
def test_nobody_but_the_leader_is_told(
    desks: tuple[Desk, Desk], cases: tuple[CaseId, CaseId], desk_of: DeskOf, role: Role
) -> None:
    plate = Identifier(IdentifierKind.PLATE, "苏Z·6K35D")
    both(desks, cases, plate, plate)
    service = CrossingService(desk_of("外", role))
    for door in (
        service.met,
        service.decided,
        lambda: service.grant("x", START.date(), "因"),
        lambda: service.dismiss("x", "因"),
    ):
        assert refused(door).reason is Reason.NOT_ALLOWED
    assert refused(lambda: service.of_case(cases[0])).reason is Reason.NOT_FOUND


def test_one_officer_who_leads_both_is_told_by_the_board_and_not_by_the_leader(
    desks: tuple[Desk, Desk], cases: tuple[CaseId, CaseId], leader: Desk
) -> None:
    third = opened(desks[0], "2026-0189", bare=True)
    plate = Identifier(IdentifierKind.PLATE, "苏Z·6K35D")
    both((desks[0], desks[0]), (cases[0], third), plate, plate)
    assert CrossingService(leader).met() == ()
    assert [one.other_number for one in CrossingService(desks[0]).of_case(third)] == ["2026-0187"]


def test_looking_up_a_match_uses_indexes(
    desks: tuple[Desk, Desk], cases: tuple[CaseId, CaseId]
) -> None:
    vehicle(BoardService(desks[0]), cases[0], "苏Z·6K35D")
    with engine.session(desks[0].store.door, Acting(0, START, door=True)) as session:
        plans = []
        literally = {"literal_binds": True}
        for statement in finding.statements():
            asked = statement.compile(
                dialect=SQLiteDialect(),
                compile_kwargs=literally,
                schema_translate_map={None: "main"},
                render_schema_translate=True,
            )
            steps = session.execute(text(f"EXPLAIN QUERY PLAN {asked}")).fetchall()
            plans.append("\n".join(step[-1] for step in steps))
    assert len(plans) == 5
    for plan, index in zip(plans[1:], ("id_number", "phone", "plate", "vin"), strict=True):
        table = "parties" if index in {"id_number", "phone"} else "vehicles"
        assert f"ix_{table}_{index}" in plan, plan
        assert f"SCAN {table}" not in plan
