"""The room of cases with one case in it."""

import pytest
from pytestqt.qtbot import QtBot

from cases.law.facts import FactKind
from cases.records.cases import FactEntry
from cases.records.ids import CaseId
from cases.records.officers import Role
from cases.services.desk import Desk
from tests.conftest import DeskOf
from tests.ui.rooms.cases.shown import ASKED, INTAKE, RoomOf, settle
from ui.kit.jobs import Jobs
from ui.rooms.cases import CasesRoom


@pytest.fixture
def desk(desk_of: DeskOf) -> Desk:
    return desk_of("王砚秋", Role.INVESTIGATOR)


@pytest.fixture
def case_id(desk: Desk) -> CaseId:
    made = desk.cases.open_case(INTAKE)
    victim = desk.cases.open_file(made).people.parties[0].id
    desk.facts.record(
        made,
        FactEntry(kind=FactKind.VICTIM_REQUEST, happened_at=ASKED, day_only=True, party_id=victim),
    )
    return made


@pytest.fixture
def room_of(qtbot: QtBot, jobs: Jobs) -> RoomOf:
    def make(desk: Desk) -> CasesRoom:
        room = CasesRoom(desk, jobs)
        qtbot.addWidget(room)
        room.resize(1376, 832)
        room.show()
        room.reload()
        settle(qtbot, jobs)
        return room

    return make
