"""What the case and its exhibits know comes onto the board without typing."""

from typing import Any

from sqlalchemy import update

from cases.records.exhibits import ExhibitKind
from cases.records.ids import CaseId, VehicleId
from cases.records.parties import VehicleEntry
from cases.services.desk import Desk
from cases.store import engine
from cases.store.guard import Acting
from cases.store.rows.lead_graph import LeadNodeRow
from leads.evidence.grade import grade_of
from leads.exhibits.records import ExhibitEntry
from leads.graph.nodes import (
    Graph,
    LinkKind,
    Node,
    NodeEntry,
    NodeKind,
)
from leads.services.board import BoardService
from leads.services.exhibits import ExhibitService
from tests.conftest import START
from tests.leads.services.board_desks import board, case, desks

__all__ = ["board", "case", "desks"]


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
