"""Alerts outside the window: off until wanted, told once, nobody named, none while locked."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cases.law.facts import FactKind
from cases.records.cases import CaseKind, FactEntry, Intake
from cases.records.officers import Role
from cases.records.parties import PartyEntry, PartyKind
from cases.records.times import at
from cases.services.desk import Desk
from tests.conftest import Clock, DeskOf
from ui.desktop_alerts import MOST, DesktopAlerts
from ui.kit import preferences
from ui.kit.jobs import Jobs


@pytest.fixture
def desk(desk_of: DeskOf) -> Desk:
    return desk_of("王砚秋", Role.INVESTIGATOR)


@pytest.fixture
def wanted() -> Iterator[None]:
    kept = preferences.load()
    preferences.save(replace(kept, desktop_alerts=True))
    yield
    preferences.save(kept)


@pytest.fixture
def told(qtbot: QtBot, desk: Desk, jobs: Jobs) -> Iterator[DesktopAlerts]:
    window = QWidget()
    qtbot.addWidget(window)
    made = DesktopAlerts(desk, jobs, window)
    yield made
    made.rest()


def a_case(desk: Desk, day: int) -> None:
    case_id = desk.cases.open_case(
        Intake(
            kind=CaseKind.INJURY,
            occurred_at=at(date(2026, 9, day), 7),
            place="环城北路",
            parties=(PartyEntry(name="卢建平", kind=PartyKind.DRIVER),),
        )
    )
    scene = FactEntry(kind=FactKind.SCENE_INVESTIGATED, happened_at=at(date(2026, 9, day), 9))
    desk.facts.record(case_id, scene)


def test_nothing_is_told_until_the_officer_wants_it(
    told: DesktopAlerts, desk: Desk, clock: Clock
) -> None:
    a_case(desk, 17)
    clock.go_to(at(date(2026, 10, 8), 8))
    told.start()
    assert not told.is_on
    assert told.tell(desk.agenda.today()) == ""


@pytest.mark.usefixtures("wanted")
def test_each_stage_is_told_once_by_number_and_period_alone(
    qtbot: QtBot, told: DesktopAlerts, desk: Desk, jobs: Jobs, clock: Clock
) -> None:
    told.start()
    qtbot.waitUntil(lambda: jobs.idle)
    assert told.is_on
    a_case(desk, 17)
    clock.go_to(at(date(2026, 9, 30), 8))
    words = told.tell(desk.agenda.today())
    assert words == "2026-0001 制作道路交通事故认定书 · 剩 1 个工作日"
    assert told.tell(desk.agenda.today()) == ""
    clock.go_to(at(date(2026, 10, 8), 8))
    words = told.tell(desk.agenda.today())
    assert words == "2026-0001 制作道路交通事故认定书 · 今天到期"
    assert "卢建平" not in words


@pytest.mark.usefixtures("wanted")
def test_more_than_a_message_holds_are_counted(
    qtbot: QtBot, told: DesktopAlerts, desk: Desk, jobs: Jobs, clock: Clock
) -> None:
    told.start()
    qtbot.waitUntil(lambda: jobs.idle)
    for _ in range(MOST + 2):
        a_case(desk, 17)
    clock.go_to(at(date(2026, 10, 8), 8))
    lines = told.tell(desk.agenda.today()).split("\n")
    assert (len(lines), lines[-1]) == (MOST + 1, "另有 2 项")


@pytest.mark.usefixtures("wanted")
def test_a_locked_window_tells_nothing_and_begins_anew(
    qtbot: QtBot, told: DesktopAlerts, desk: Desk, jobs: Jobs, clock: Clock
) -> None:
    a_case(desk, 17)
    clock.go_to(at(date(2026, 10, 8), 8))
    told.start()
    qtbot.waitUntil(lambda: jobs.idle)
    told.rest()
    assert told.tell(desk.agenda.today()) == ""
    told.rest()
    told._timer.start()
    assert told.tell(desk.agenda.today())


def test_the_digest_is_told_once_a_day_by_numbers_alone(
    told: DesktopAlerts, desk: Desk, wanted: None
) -> None:
    a_case(desk, 4)
    told.start()
    tomorrow = replace(desk.digest.read(), today=date(2026, 9, 25))
    assert told.tell_digest(tomorrow) == "已到期 1"
    assert told.tell_digest(tomorrow) == "", "once a day"
    read = replace(tomorrow, today=date(2026, 9, 26), is_read=True)
    assert told.tell_digest(read) == "", "what was read is not told"
