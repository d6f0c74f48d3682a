"""Who meets the board of a case, and who changes it."""

import pytest

from cases.records.ids import CaseId
from cases.records.officers import Role, TeamRole
from cases.refusals import Reason
from cases.services.desk import Desk
from cases.store.rows.lead_graph import LeadNodeRow
from leads.graph.nodes import (
    NodeEntry,
    NodeKind,
)
from leads.services.board import BoardService
from tests.conftest import DeskOf
from tests.leads.services.board_case import person
from tests.leads.services.board_desks import board, case, desks, refused

__all__ = ["board", "case", "desks"]


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
