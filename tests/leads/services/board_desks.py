"""Two officers at one board: what tests of boards begin with."""

from collections.abc import Callable

import pytest

from cases.records.ids import CaseId
from cases.refusals import Refusal
from cases.services.desk import Desk
from leads.services.board import BoardService
from tests.conftest import DeskOf
from tests.leads.services.board_case import joined, opened, two_officers


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
