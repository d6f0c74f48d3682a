"""Two windows at one station: what another desk takes away is gone within the second."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from cases.records.cases import CaseKind, Intake
from cases.records.ids import CaseId
from cases.records.officers import Part, Role, TeamRole
from cases.records.parties import PartyEntry, PartyKind
from cases.records.recusals import RecusalAsker, RecusalGround
from cases.services.desk import Desk
from cases.store import engine
from cases.store.guard import Acting
from cases.store.rows.unit import OfficerRow
from tests.conftest import Clock, DeskOf, desks_at
from tests.ui.conftest import Said
from ui.kit.jobs import Jobs
from ui.rooms.case.page import CasePageView
from ui.window import MainWindow

#: A second, and what a machine under other tests needs on top.
SOON = 2500


@pytest.fixture
def elsewhere(store: engine.Store, clock: Clock) -> Iterator[DeskOf]:
    """Desks in another room: another connection, which tells this one nothing."""
    with ExitStack() as stack:
        other = engine.open_store(store.path, store.key[0])
        stack.callback(other.close)
        yield desks_at(other, clock)


@pytest.fixture
def mine(desk_of: DeskOf) -> Desk:
    return desk_of("陆海川", Role.INVESTIGATOR)


@pytest.fixture
def window(qtbot: QtBot, mine: Desk, jobs: Jobs) -> Iterator[MainWindow]:
    made = MainWindow(mine, jobs, room="cases")
    made.show()
    qtbot.waitUntil(lambda: jobs.idle)
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def a_case(desk: Desk) -> CaseId:
    party = PartyEntry(name="卢建平", kind=PartyKind.DRIVER)
    return desk.cases.open_case(
        Intake(
            kind=CaseKind.INJURY,
            occurred_at=desk.now() - timedelta(days=1),
            place="环城北路",
            parties=(party,),
        )
    )


def shown(window: MainWindow) -> str:
    page = window.room("cases").findChild(CasePageView)
    assert isinstance(page, CasePageView)
    return page._number.text()


def test_leave_that_is_taken_back_or_runs_out_closes_the_case_in_an_open_window(
    qtbot: QtBot, window: MainWindow, mine: Desk, elsewhere: DeskOf, clock: Clock, said: Said
) -> None:
    lead = elsewhere("王砚秋", Role.INVESTIGATOR)
    case = a_case(lead)

    def open_for_a_day() -> int:
        until = clock() + timedelta(days=1)
        grant = lead.access.grant(case, mine.officer.id, Part.INVESTIGATION, "会商", until)
        window.show_case(int(case))
        qtbot.waitUntil(lambda: shown(window) == "2026-0001")
        seen = window._pulse
        seen.look()
        qtbot.waitUntil(lambda: not seen._asked and seen._last is not None)
        return int(grant)

    grant = open_for_a_day()
    lead.access.end_grant(lead.access.grants()[0].id, "会商结束")
    qtbot.waitUntil(lambda: shown(window) == "", timeout=SOON)
    assert grant
    open_for_a_day()
    clock.advance(days=1)
    qtbot.waitUntil(lambda: shown(window) == "", timeout=SOON)
    assert said.failures == 0


def test_recusal_and_hand_over_close_the_case_in_an_open_window(
    qtbot: QtBot, window: MainWindow, mine: Desk, elsewhere: DeskOf, said: Said
) -> None:
    lead = elsewhere("王砚秋", Role.INVESTIGATOR)
    head = elsewhere("邱国梁", Role.APPROVER)
    pulse = window._pulse

    def open_case(case: CaseId, number: str) -> None:
        window.show_case(int(case))
        qtbot.waitUntil(lambda: shown(window) == number)
        pulse.look()
        qtbot.waitUntil(lambda: not pulse._asked and pulse._last is not None)

    recused = a_case(lead)
    lead.assignment.join(recused, mine.officer.id, TeamRole.ASSIST, "协助")
    open_case(recused, "2026-0001")
    asked = lead.recusals.request(
        recused,
        mine.officer.id,
        RecusalGround.RELATION,
        "与乙方是表兄弟",
        asked_by=RecusalAsker.PARTY,
        party=lead.cases.open_file(recused).people.parties[0].id,
    )
    head.recusals.decide(asked, granted=True, text="予以回避")
    qtbot.waitUntil(lambda: shown(window) == "", timeout=SOON)
    own = a_case(mine)
    open_case(own, "2026-0002")
    elsewhere("石守信", Role.SQUAD_LEADER).assignment.assign(own, lead.officer.id, "改派")
    qtbot.waitUntil(lambda: shown(window) == "", timeout=SOON)
    assert said.failures == 0


def test_who_leaves_the_unit_is_signed_out_of_his_open_window(
    qtbot: QtBot, window: MainWindow, mine: Desk, store: engine.Store, clock: Clock
) -> None:
    window._pulse.look()
    qtbot.waitUntil(lambda: window._pulse._last is not None)
    with (
        qtbot.waitSignal(window.sign_out_wanted, timeout=SOON),
        engine.session(store.door, Acting(0, clock(), door=True)) as session,
    ):
        session.get_one(OfficerRow, mine.officer.id).retired_at = clock()
