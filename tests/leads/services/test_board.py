"""The board of a case: nodes, links and merges, in the real store."""

from dataclasses import replace
from datetime import timedelta
from functools import partial
from time import process_time

import pytest
from sqlalchemy import func, insert, select

from cases.records.ids import CaseId
from cases.refusals import Reason
from cases.services.desk import Desk
from cases.store import engine
from cases.store.guard import Acting
from cases.store.rows.lead_graph import LeadLinkRow, LeadNodeRow
from leads.evidence.grade import grade_of
from leads.graph.filtering import Filter
from leads.graph.nodes import (
    LinkEntry,
    LinkKind,
    LinkStatus,
    NodeEntry,
    NodeId,
    NodeKind,
    Placing,
    Position,
)
from leads.services.board import BoardService
from tests.conftest import START
from tests.leads.services.board_case import person, used, vehicle
from tests.leads.services.board_desks import board, case, desks, refused

__all__ = ["board", "case", "desks"]


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
