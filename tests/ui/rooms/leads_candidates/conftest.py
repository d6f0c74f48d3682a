"""A hit-and-run with vehicles, evidence and inquiries in the room of leads."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from cases.records.ids import CaseId
from cases.services.desk import Desk
from tests.conftest import Begin
from tests.ui.conftest import Said
from tests.ui.rooms.leads_candidates.hands import (
    settle,
    told_by_its_lead,
)
from ui.kit.jobs import Jobs
from ui.rooms.leads.room import LeadsRoom


@pytest.fixture
def story(begin: Begin) -> tuple[Desk, CaseId]:
    made: tuple[Desk, CaseId] = begin(told_by_its_lead)
    return made


@pytest.fixture
def desk(story: tuple[Desk, CaseId]) -> Desk:
    return story[0]


@pytest.fixture
def case(story: tuple[Desk, CaseId]) -> CaseId:
    return story[1]


@pytest.fixture
def room(qtbot: QtBot, jobs: Jobs, desk: Desk, case: CaseId, said: Said) -> Iterator[LeadsRoom]:
    made = LeadsRoom(desk, jobs)
    qtbot.addWidget(made)
    made.resize(1216, 704)
    made.show()
    made.show_case(int(case))
    settle(qtbot, jobs)
    yield made
    assert said.failures == 0
    assert said.refusals == []
    made.drop()
