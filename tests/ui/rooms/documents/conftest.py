"""The register of papers of a case on a screen."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from cases.records.officers import Role
from cases.services.desk import Desk
from tests.cases.services.documents_case import ACase, put_case
from tests.conftest import DeskOf
from tests.ui.rooms.documents.register import Answers, Room
from ui.kit import i18n
from ui.kit.jobs import Jobs
from ui.kit.messages import Messages, messages, speak_through


@pytest.fixture
def answers() -> Iterator[Answers]:
    before: Messages = messages()
    channel = Answers()
    speak_through(channel)
    i18n.set_language("zh")
    yield channel
    speak_through(before)


@pytest.fixture
def desk(desk_of: DeskOf) -> Desk:
    return desk_of("王砚秋", Role.INVESTIGATOR, Role.MEDIATOR)


@pytest.fixture
def case(desk: Desk) -> ACase:
    return put_case(desk)


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.finish()
    qtbot.waitUntil(lambda: made.idle)


@pytest.fixture
def room(desk: Desk, case: ACase, jobs: Jobs, qtbot: QtBot, answers: Answers) -> Room:
    return Room(desk, jobs, qtbot)
