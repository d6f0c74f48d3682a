"""Undo of everything on a board, by everybody his own; nothing is ever deleted."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlcipher3 import dbapi2 as sqlcipher

from cases.records.ids import CaseId
from cases.refusals import Reason, Refusal
from cases.services.desk import Desk
from cases.store import engine
from cases.store.guard import Acting
from cases.store.rows.lead_graph import LeadLinkRow, LeadNodeRow
from leads.graph.nodes import (
    Graph,
    LinkEntry,
    LinkKind,
    LinkStatus,
    NodeEntry,
    NodeId,
    NodeKind,
    Placing,
)
from leads.services.board import BoardService
from tests.conftest import START, Clock
from tests.leads.services.board_case import person, used, vehicle
from tests.leads.services.board_desks import board, case, desks, other, refused

__all__ = ["board", "case", "desks", "other"]


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
