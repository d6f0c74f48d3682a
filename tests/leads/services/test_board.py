"""The board of a case: nodes, links, merges; undo of everything, by everybody his own."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from time import process_time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, insert, select, update
from sqlcipher3 import dbapi2 as sqlcipher

from cases.records.exhibits import ExhibitKind
from cases.records.ids import CaseId, VehicleId
from cases.records.officers import Role, TeamRole
from cases.records.parties import VehicleEntry
from cases.refusals import Reason, Refusal
from cases.services.desk import Desk
from cases.store import engine
from cases.store.guard import Acting
from cases.store.rows.lead_graph import LeadLinkRow, LeadNodeRow
from leads.evidence.grade import grade_of
from leads.exhibits.records import ExhibitEntry
from leads.graph.filtering import Filter
from leads.graph.nodes import (
    Graph,
    LinkEntry,
    LinkKind,
    LinkStatus,
    Node,
    NodeEntry,
    NodeId,
    NodeKind,
    Placing,
    Position,
)
from leads.services.board import BoardService
from leads.services.exhibits import ExhibitService
from tests.conftest import START, Clock, DeskOf
from tests.leads.services.board_case import joined, opened, person, two_officers, used, vehicle


@pytest.fixture
def desks(desk_of: DeskOf) -> tuple[Desk, Desk]:
    return two_officers(desk_of)


@pytest.fixture
def case(desks: tuple[Desk, Desk]) -> CaseId:
    found = opened(desks[0], "2026-0187")
    joined(*desks, found)
    return found


@pytest.fixture
def board(desks: tuple[Desk, Desk]) -> BoardService:
    return BoardService(desks[0])


@pytest.fixture
def other(desks: tuple[Desk, Desk]) -> BoardService:
    return BoardService(desks[1])


def refused(work: Callable[[], object]) -> Refusal:
    with pytest.raises(Refusal) as caught:
        work()
    return caught.value


def test_a_node_comes_back_from_the_store_as_it_was_typed(
    board: BoardService, case: CaseId
) -> None:
    entry = NodeEntry(
        kind=NodeKind.SIGHTING,
        label="卡口 K07",
        sub="22:43 东向",
        source="交警支队卡口系统",
        grade=grade_of("A2"),
        from_at=START,
        until_at=START + timedelta(minutes=1),
        status=LinkStatus.CONFIRMED,
        position=Position(32.1, 119.9),
        note="画面只有尾部",
    )
    made = board.add_node(case, entry, Placing(x=10.0, y=20.0, is_pinned=True, group="卡口"))
    (node,) = board.board(case).graph.nodes
    assert node.id == made
    assert {name: getattr(node, name) for name in NodeEntry.__slots__} == {
        name: getattr(entry, name) for name in NodeEntry.__slots__
    }
    assert node.placing == Placing(10.0, 20.0, True, False, "卡口")


def test_a_link_joins_only_kinds_that_it_can_join(board: BoardService, case: CaseId) -> None:
    car, man = vehicle(board, case, "苏Z·8K31D"), person(board, case, "邢树宏")
    assert refused(lambda: board.link(case, used(man, car))).reason is Reason.LINK_UNFIT
    assert refused(lambda: board.link(case, used(car, car))).reason is Reason.LINK_UNFIT
    made = board.link(case, replace(used(car, man), probability=0.7, grade=grade_of("B2")))
    (link,) = board.board(case).graph.links
    assert (link.id, link.probability, str(link.grade)) == (made, 0.7, "B2")


def test_a_node_cannot_become_what_its_links_do_not_join(board: BoardService, case: CaseId) -> None:
    car, man = vehicle(board, case, "苏Z·8K31D"), person(board, case, "邢树宏")
    board.link(case, used(car, man))
    wrong = NodeEntry(kind=NodeKind.DOOR, label="某门")
    assert refused(lambda: board.correct_node(man, wrong)).reason is Reason.LINK_UNFIT
    assert board.board(case).graph.node(man).kind is NodeKind.PERSON


def test_what_nobody_graded_is_counted(board: BoardService, case: CaseId) -> None:
    car, man = vehicle(board, case, "苏Z·8K31D"), person(board, case, "邢树宏")
    board.link(case, replace(used(car, man), grade=grade_of("F6")))
    assert board.board(case).ungraded == 2


def test_what_is_refuted_stays_with_its_reason(board: BoardService, case: CaseId) -> None:
    car, man = vehicle(board, case, "苏Z·8K37D"), person(board, case, "贺春生")
    link = board.link(case, used(car, man))
    assert refused(lambda: board.judge_link(link, LinkStatus.REFUTED, " ")).reason is (
        Reason.REASON_MISSING
    )
    board.judge_link(link, LinkStatus.REFUTED, "夜班考勤")
    board.judge_node(car, LinkStatus.REFUTED, "红色")
    graph = board.board(case).graph
    assert [one.status for one in graph.links] == [LinkStatus.REFUTED]
    assert graph.links[0].status_reason == "夜班考勤"
    assert graph.node(car).status_reason == "红色"


def test_the_case_comes_onto_the_board_without_typing_and_once(
    board: BoardService, desks: tuple[Desk, Desk], case: CaseId
) -> None:
    ExhibitService(desks[0]).add(
        case,
        ExhibitEntry(
            kind=ExhibitKind.PAINT,
            name="蓝色漆片",
            found_at=START,
            found_where="事故现场",
            found_by="王砚秋",
            grade=grade_of("A1"),
        ),
    )
    made = board.bring_in(case)
    graph = board.board(case).graph
    assert sorted(one.label for one in graph.nodes) == sorted(
        ["孟庆和", "戴振华", "苏Z8K31D", "物证 1 蓝色漆片"]
    )
    assert len(made) == 4
    (drove,) = graph.links
    assert drove.kind is LinkKind.DRIVEN_BY
    assert graph.node(drove.to_id).label == "戴振华"
    assert board.bring_in(case) == ()
    assert len(board.board(case).graph.nodes) == 4
    board.undo(case)
    assert board.board(case).graph == Graph()
    assert len(board.bring_in(case)) == 4


def test_an_exhibit_without_a_date_on_the_board_has_the_one_it_was_found_at(
    board: BoardService, desks: tuple[Desk, Desk], case: CaseId
) -> None:
    found = ExhibitEntry(
        kind=ExhibitKind.PAINT, name="漆片", found_at=START, found_where="现场", found_by="王砚秋"
    )
    ExhibitService(desks[0]).add(case, found)
    board.bring_in(case)
    (node,) = (one for one in board.board(case).graph.nodes if one.kind is NodeKind.EXHIBIT)
    # An older program entered none.
    with engine.session(desks[0].store.door, Acting(0, START, door=True)) as session:
        session.execute(update(LeadNodeRow).where(LeadNodeRow.id == node.id).values(from_at=None))
        session.commit()
    assert board.board(case).graph.node(node.id) == node
    assert node.from_at == START
    board.undo(case)
    assert board.board(case).graph == Graph()


def test_what_the_case_learns_later_comes_to_the_nodes_that_are_there(
    board: BoardService, desks: tuple[Desk, Desk], case: CaseId
) -> None:
    made = board.bring_in(case)
    (car,) = (one for one in board.board(case).graph.nodes if one.kind is NodeKind.VEHICLE)
    assert car.refers_to is not None
    board.correct_node(car.id, replace_entry(car, label="白沙渡那辆车"))
    desks[0].parties.correct_vehicle(
        case,
        VehicleId(car.refers_to.id),
        VehicleEntry(plate="苏Z8K31D", vin="LSVAA49J132047371"),
        "补录车架号",
    )
    assert board.bring_in(case) == ()
    after = board.board(case).graph.node(car.id)
    assert after.label == "白沙渡那辆车"
    assert [one.value for one in after.identifiers] == ["苏Z8K31D", "LSVAA49J132047371"]
    assert len(board.board(case).graph.nodes) == len(made)
    board.undo(case)
    assert board.board(case).graph.node(car.id).identifiers == car.identifiers


def replace_entry(node: Node, **values: Any) -> NodeEntry:
    """Return a node as it would be typed again."""
    return NodeEntry(**{name: getattr(node, name) for name in NodeEntry.__slots__} | values)


def test_each_undo_takes_back_one_change_and_redo_does_it_again(
    board: BoardService, case: CaseId
) -> None:
    seen: list[Graph] = [board.board(case).graph]

    def look() -> None:
        seen.append(board.board(case).graph)

    car = vehicle(board, case, "苏Z·8K31D")
    look()
    man = person(board, case, "邢树宏")
    look()
    link = board.link(case, used(car, man))
    look()
    board.place(case, {car: Placing(1.0, 2.0), man: Placing(3.0, 4.0, is_pinned=True)})
    look()
    board.judge_link(link, LinkStatus.REFUTED, "核实否定")
    look()
    board.correct_node(man, NodeEntry(kind=NodeKind.PERSON, label="邢树林"))
    look()
    board.remove_node(car, "登记错误")
    look()
    assert len({str(one) for one in seen}) == len(seen)
    for graph in reversed(seen[:-1]):
        board.undo(case)
        assert board.board(case).graph == graph
    assert refused(lambda: board.undo(case)).reason is Reason.NOTHING_TO_UNDO
    for graph in seen[1:]:
        board.redo(case)
        assert board.board(case).graph == graph
    assert refused(lambda: board.redo(case)).reason is Reason.NOTHING_TO_REDO


def test_after_something_new_nothing_is_redone(board: BoardService, case: CaseId) -> None:
    person(board, case, "甲")
    board.undo(case)
    person(board, case, "乙")
    assert refused(lambda: board.redo(case)).reason is Reason.NOTHING_TO_REDO
    assert board.board(case).redo is None


def test_what_was_undone_before_something_new_does_not_come_back_in_its_place(
    board: BoardService, case: CaseId
) -> None:
    person(board, case, "甲")
    board.undo(case)
    person(board, case, "乙")
    board.undo(case)
    board.redo(case)
    assert [one.label for one in board.board(case).graph.nodes] == ["乙"]
    assert refused(lambda: board.redo(case)).reason is Reason.NOTHING_TO_REDO


def test_undo_takes_back_only_ones_own(
    board: BoardService, other: BoardService, case: CaseId
) -> None:
    person(board, case, "甲")
    person(other, case, "乙")
    board.undo(case)
    assert [one.label for one in board.board(case).graph.nodes] == ["乙"]
    assert refused(lambda: board.undo(case)).reason is Reason.NOTHING_TO_UNDO
    shown = other.board(case)
    assert shown.undo is not None
    assert shown.undo.about == "乙"


@pytest.mark.parametrize("far", [float("nan"), float("inf"), -1e308, 1_000_001.0])
def test_no_node_is_put_where_no_board_reaches(
    board: BoardService, case: CaseId, far: float
) -> None:
    man = person(board, case, "邢树宏")
    for placing in (Placing(far, 0.0), Placing(0.0, far)):
        refusal = refused(partial(board.place, case, {man: placing}))
        assert refusal.reason is Reason.FIELD_INVALID
    board.place(case, {man: Placing(-1_000_000.0, 1_000_000.0)})


@pytest.mark.parametrize("grade", ["A2", "B1", "A1", "C1"])
def test_a_key_that_fits_a_door_is_never_graded_above_b2(
    board: BoardService, case: CaseId, grade: str
) -> None:
    key = board.add_node(case, NodeEntry(kind=NodeKind.EXHIBIT, label="钥匙"))
    door = board.add_node(case, NodeEntry(kind=NodeKind.DOOR, label="6-2-402"))
    fits = LinkEntry(kind=LinkKind.FITS, from_id=key, to_id=door)
    high = replace(fits, grade=grade_of(grade))
    assert refused(lambda: board.link(case, high)).reason is Reason.FIT_GRADED_HIGH
    link = board.link(case, replace(fits, grade=grade_of("B2")))
    assert refused(lambda: board.correct_link(link, high)).reason is Reason.FIT_GRADED_HIGH
    board.correct_link(link, replace(fits, grade=grade_of("C3")))


def test_an_undo_that_would_take_away_what_another_built_on_is_refused_and_names_him(
    board: BoardService, other: BoardService, case: CaseId
) -> None:
    car = vehicle(board, case, "苏Z·8K31D")
    man = person(other, case, "邢树宏")
    link = other.link(case, used(car, man))
    refusal = refused(lambda: board.undo(case))
    assert (refusal.reason, refusal.details["officer"]) == (Reason.BUILT_ON, "冯立成")
    assert board.board(case).graph.node(car).label == "苏Z·8K31D"
    other.unlink(link, "登记错误")
    board.undo(case)
    assert [one.id for one in board.board(case).graph.nodes] == [man]


def test_a_change_that_another_changed_again_is_not_undone(
    board: BoardService, other: BoardService, case: CaseId
) -> None:
    man = person(board, case, "邢树宏")
    board.correct_node(man, NodeEntry(kind=NodeKind.PERSON, label="邢树洪"))
    other.correct_node(man, NodeEntry(kind=NodeKind.PERSON, label="邢树宏（核实）"))
    refusal = refused(lambda: board.undo(case))
    assert (refusal.reason, refusal.details["officer"]) == (Reason.BUILT_ON, "冯立成")
    other.undo(case)
    board.undo(case)
    assert board.board(case).graph.node(man).label == "邢树宏"


def test_that_another_moved_a_node_does_not_keep_it(
    board: BoardService, other: BoardService, case: CaseId
) -> None:
    man = person(board, case, "邢树宏")
    other.place(case, {man: Placing(5.0, 5.0)})
    board.undo(case)
    assert board.board(case).graph.nodes == ()
    board.redo(case)
    assert board.board(case).graph.node(man).placing == Placing(5.0, 5.0)


def test_a_link_does_not_come_back_between_nodes_that_are_gone(
    board: BoardService, other: BoardService, case: CaseId
) -> None:
    car, man = vehicle(board, case, "苏Z·8K31D"), person(board, case, "邢树宏")
    board.link(case, used(car, man))
    board.undo(case)
    other.remove_node(car, "登记错误")
    refusal = refused(lambda: board.redo(case))
    assert (refusal.reason, refusal.details["officer"]) == (Reason.BUILT_ON, "冯立成")
    assert board.board(case).graph.links == ()


def test_undo_survives_a_restart(
    board: BoardService, desks: tuple[Desk, Desk], case: CaseId
) -> None:
    person(board, case, "甲")
    person(board, case, "乙")
    again = Desk(desks[0].store, desks[0].officer, desks[0].now, desks[0].press, desks[0].calendar)
    BoardService(again).undo(case)
    assert [one.label for one in BoardService(again).board(case).graph.nodes] == ["甲"]


def test_nothing_is_ever_deleted(
    board: BoardService, desks: tuple[Desk, Desk], case: CaseId
) -> None:
    car, man = vehicle(board, case, "苏Z·8K31D"), person(board, case, "邢树宏")
    board.link(case, used(car, man))
    board.remove_node(car, "登记错误")
    for _ in range(4):
        board.undo(case)
    with engine.session(desks[0].store.door, Acting(0, START, door=True)) as session:
        assert session.query(LeadNodeRow).count() == 2
        assert session.query(LeadLinkRow).count() == 1


def test_every_change_has_its_entry_in_the_journal_and_in_the_history(
    board: BoardService, desks: tuple[Desk, Desk], case: CaseId
) -> None:
    man = person(board, case, "邢树宏")
    board.correct_node(man, NodeEntry(kind=NodeKind.PERSON, label="邢树林"))
    board.undo(case)
    history = board.history(case)
    assert [(one.act, one.is_undone) for one in history] == [
        ("board.undo", False),
        ("board.correct_node", True),
        ("board.add_node", False),
    ]
    assert history[0].of_id == history[1].id
    entries = [one for one in desks[0].cases.journal(case) if one.act.startswith("board.")]
    assert sorted(one.act for one in entries) == [
        "board.add_node",
        "board.correct_node",
        "board.undo",
    ]
    (corrected,) = (one for one in entries if one.act == "board.correct_node")
    assert corrected.values["old"]["label"] == "邢树宏"
    assert corrected.values["new"]["label"] == "邢树林"


def test_two_nodes_become_one_and_two_again_in_any_order(board: BoardService, case: CaseId) -> None:
    nodes = [person(board, case, name) for name in ("甲", "乙", "丙")]
    car = vehicle(board, case, "苏Z·8K31D")
    board.link(case, used(car, nodes[2]))
    first = board.merge(case, nodes[1], nodes[2], "同一证件号")
    board.merge(case, nodes[0], nodes[1], "同一证件号")
    merged = {one.id: one.merged_into for one in board.board(case).graph.nodes}
    assert merged == {nodes[0]: None, nodes[1]: nodes[0], nodes[2]: nodes[0], car: None}
    assert refused(lambda: board.merge(case, nodes[2], nodes[0], "再")).reason is (
        Reason.ON_THE_BOARD
    )
    assert refused(lambda: board.merge(case, nodes[0], car, "错")).reason is Reason.NODES_DIFFER
    board.separate(first, "指纹不同")
    merged = {one.id: one.merged_into for one in board.board(case).graph.nodes}
    assert merged == {nodes[0]: None, nodes[1]: nodes[0], nodes[2]: None, car: None}
    assert [one.to_id for one in board.board(case).graph.links] == [nodes[2]]


def test_a_whole_board_is_arranged_in_one_change_which_the_journal_does_not_repeat(
    board: BoardService, desks: tuple[Desk, Desk], case: CaseId
) -> None:
    nodes = [person(board, case, f"人{n}") for n in range(45)]
    board.place(case, {one: Placing(float(n), 1.0) for n, one in enumerate(nodes)})
    entry = next(one for one in desks[0].cases.journal(case) if one.act == "board.place")
    assert entry.values["count"] == 45
    assert len(entry.values["sha256"]) == 64
    assert "items" not in entry.values
    assert board.history(case)[0].about == "人0、人1、人2…"
    board.undo(case)
    assert {one.placing for one in board.board(case).graph.nodes} == {Placing()}
    missing = {nodes[0]: Placing(9.0, 9.0), NodeId(999): Placing()}
    assert refused(lambda: board.place(case, missing)).reason is Reason.NOT_FOUND
    assert {one.placing for one in board.board(case).graph.nodes} == {Placing()}


def test_notes_and_filters_are_kept_and_undone(board: BoardService, case: CaseId) -> None:
    man = person(board, case, "邢树宏")
    note = board.write_note(case, "问清9月8日晚去向", man)
    board.change_note(note, "已问", (1.0, 2.0))
    chosen = Filter(kinds=frozenset({NodeKind.PERSON}), from_at=START, words="邢")
    board.save_filter(case, "人员", chosen)
    board.save_filter(case, "人员", replace(chosen, words="树"))
    shown = board.board(case)
    assert [(one.text, one.node_id, one.x) for one in shown.notes] == [("已问", man, 1.0)]
    assert [(one.name, one.filter) for one in shown.filters] == [
        ("人员", replace(chosen, words="树"))
    ]
    board.undo(case)
    assert [one.filter for one in board.board(case).filters] == [chosen]
    board.change_note(note, "")
    assert board.board(case).notes == ()


def test_only_who_investigates_changes_the_board(
    board: BoardService, desk_of: DeskOf, desks: tuple[Desk, Desk], case: CaseId
) -> None:
    man = person(board, case, "邢树宏")
    reviewer = desk_of("审", Role.REVIEWER)
    desks[0].assignment.join(case, reviewer.officer.id, TeamRole.REVIEWER, "审核")
    seen = BoardService(reviewer).board(case)
    assert [one.id for one in seen.graph.nodes] == [man]
    assert not seen.may_write
    assert refused(lambda: person(BoardService(reviewer), case, "甲")).reason is (
        Reason.NOT_ALLOWED
    )


@pytest.mark.parametrize("role", list(Role))
def test_whoever_is_not_on_the_case_meets_no_board(
    board: BoardService, desk_of: DeskOf, case: CaseId, role: Role
) -> None:
    man = person(board, case, "邢树宏")
    outsider = BoardService(desk_of("外", role))
    assert refused(lambda: outsider.board(case)).reason is Reason.NOT_FOUND
    assert refused(lambda: outsider.history(case)).reason is Reason.NOT_FOUND
    entry = NodeEntry(kind=NodeKind.PERSON, label="甲")
    assert refused(lambda: outsider.correct_node(man, entry)).reason is Reason.NOT_FOUND
    assert refused(lambda: outsider.add_node(case, entry)).reason in {
        Reason.NOT_ALLOWED,
        Reason.NOT_FOUND,
    }
    assert len(board.board(case).graph.nodes) == 1


def test_a_mediator_of_the_case_meets_no_board(
    board: BoardService, desk_of: DeskOf, desks: tuple[Desk, Desk], case: CaseId
) -> None:
    person(board, case, "邢树宏")
    mediator = desk_of("调", Role.MEDIATOR)
    desks[0].assignment.join(case, mediator.officer.id, TeamRole.MEDIATOR, "调解")
    assert refused(lambda: BoardService(mediator).board(case)).reason is Reason.NOT_FOUND
    with mediator.reading() as session:
        assert session.query(LeadNodeRow).count() == 0


def test_a_board_of_five_thousand_nodes_loads_at_once(
    board: BoardService, desks: tuple[Desk, Desk], case: CaseId
) -> None:
    lead = desks[0]
    many, lines = 5000, 8000
    common = {"case_id": case, "entered_at": START, "entered_by": lead.officer.id}
    with engine.session(lead.store.door, Acting(0, START, door=True)) as session:
        session.execute(
            insert(LeadNodeRow),
            [
                {
                    **common,
                    "kind": "vehicle",
                    "label": f"苏Z{n:05d}",
                    "status": "unconfirmed",
                    "identifiers": [["plate", f"苏Z{n:05d}"]],
                    "grade": "B2",
                    "from_at": START,
                }
                for n in range(many)
            ],
        )
        first = session.scalars(select(func.min(LeadNodeRow.id))).one()
        session.execute(
            insert(LeadLinkRow),
            [
                {
                    **common,
                    "kind": "points_to",
                    "from_id": first + n % many,
                    "to_id": first + (n * 7 + 1) % many,
                    "status": "confirmed",
                }
                for n in range(lines)
            ],
        )
    found = board.board(case)
    took = []
    for _ in range(3):
        begin = process_time()
        found = board.board(case)
        took.append(process_time() - begin)
    assert (len(found.graph.nodes), len(found.graph.links)) == (many, lines)
    assert min(took) < 0.2


ACTIONS = st.lists(st.tuples(st.integers(0, 1), st.integers(0, 7), st.integers(0, 9)), max_size=25)


@given(actions=ACTIONS)
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_two_officers_do_undo_to_the_end_leaves_nothing_dangling(
    desks: tuple[Desk, Desk], case: CaseId, clock: Clock, actions: list[tuple[int, int, int]]
) -> None:
    services = [BoardService(one) for one in desks]
    for who, what, which in actions:
        _do(services[who], case, what, which)
        graph = services[0].board(case).graph
        there = {one.id for one in graph.nodes}
        assert all({one.from_id, one.to_id} <= there for one in graph.links)
        assert all({one.kept, one.absorbed} <= there for one in graph.merges)
    for service in services:
        while service.board(case).undo is not None:
            before = service.board(case).graph
            stopped = _undone(service, case)
            if stopped:
                assert stopped == {Reason.BUILT_ON}
                assert service.board(case).graph == before
                break


def _undone(service: BoardService, case: CaseId) -> set[Reason]:
    """Undo, and return why not."""
    try:
        service.undo(case)
    except Refusal as refusal:
        return {refusal.reason}
    return set()


def _do(service: BoardService, case: CaseId, what: int, which: int) -> None:
    nodes: list[Any] = list(service.board(case).graph.nodes)
    links: list[Any] = list(service.board(case).graph.links)
    one = nodes[which % len(nodes)].id if nodes else NodeId(0)
    two = nodes[(which + 1) % len(nodes)].id if nodes else NodeId(0)
    try:
        if what <= 1:
            person(service, case, f"人{which}")
        elif what == 2:
            service.link(case, LinkEntry(kind=LinkKind.ACQUAINTED, from_id=one, to_id=two))
        elif what == 3:
            service.merge(case, one, two, "同一人")
        elif what == 4:
            service.remove_node(one, "错误")
        elif what == 5:
            service.undo(case)
        elif what == 6:
            service.redo(case)
        elif links:
            service.judge_link(links[which % len(links)].id, LinkStatus.REFUTED, "核实")
    except Refusal:
        pass


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM main.lead_changes",
        "UPDATE main.lead_changes SET items = '[]'",
        "UPDATE main.lead_changes SET by_id = 2",
        "DELETE FROM main.lead_nodes",
        "DELETE FROM main.lead_links",
    ],
)
def test_the_store_itself_lets_nobody_rewrite_the_history(
    board: BoardService, desks: tuple[Desk, Desk], case: CaseId, statement: str
) -> None:
    board.link(case, used(vehicle(board, case, "苏Z·8K31D"), person(board, case, "邢树宏")))
    with engine.session(desks[0].store.door, Acting(0, START, door=True)) as session:
        raw: Any = session.connection().connection.driver_connection
        with pytest.raises(sqlcipher.IntegrityError):
            raw.execute(statement)
    assert len(board.history(case)) == 3
