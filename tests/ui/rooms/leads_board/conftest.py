"""A hit-and-run with its board in the room of leads."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from cases.records.officers import Role
from cases.services.desk import Desk
from tests.conftest import DeskOf
from tests.ui.conftest import Said
from tests.ui.rooms.leads_board.hands import settle
from tests.ui.rooms.leads_case import opened
from ui.kit.jobs import Jobs
from ui.rooms.leads.board.tab import BoardTab
from ui.rooms.leads.room import LeadsRoom


@pytest.fixture
def desk(desk_of: DeskOf) -> Desk:
    return desk_of("王砚秋", Role.INVESTIGATOR)


@pytest.fixture
def room(qtbot: QtBot, jobs: Jobs, desk: Desk, said: Said) -> Iterator[LeadsRoom]:
    case = opened(desk)
    made = LeadsRoom(desk, jobs)
    qtbot.addWidget(made)
    made.resize(1376, 832)
    made.show()
    made.show_case(int(case))
    settle(qtbot, jobs)
    yield made
    assert said.failures == 0
    made.drop()


@pytest.fixture
def tab(room: LeadsRoom) -> BoardTab:
    found = room._pages["board"]
    assert isinstance(found, BoardTab)
    return found
