"""The room of secrecy: a reason before any entry, and answers in whole sentences."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from cases.records.cases import CaseKind, Intake, Report
from cases.records.ids import CaseId
from cases.records.officers import Role
from cases.records.proof import JournalFilter
from cases.services.desk import Desk
from cases.store import engine, journal
from tests.conftest import Clock, DeskOf
from ui.kit.jobs import Jobs
from ui.rooms.confidential.room import ConfidentialRoom


@pytest.fixture
def lead(desk_of: DeskOf) -> Desk:
    return desk_of("王砚秋", Role.INVESTIGATOR)


@pytest.fixture
def inspector(desk_of: DeskOf) -> Desk:
    return desk_of("罗亦鸣", Role.INSPECTOR)


@pytest.fixture
def case(lead: Desk, clock: Clock) -> CaseId:
    report = Report(reported_at=clock(), caller="某人")
    opened = lead.cases.open_case(
        Intake(occurred_at=clock(), place="滨河路", kind=CaseKind.INJURY, report=report)
    )
    clock.advance(hours=13)
    lead.cases.open_file(opened)
    return opened


def made(qtbot: QtBot, jobs: Jobs, desk: Desk, tab: str = "") -> ConfidentialRoom:
    room = ConfidentialRoom(desk, jobs)
    qtbot.addWidget(room)
    room.reload()
    if tab:
        room.go_to(tab)
    settle(qtbot, jobs)
    return room


def settle(qtbot: QtBot, jobs: Jobs) -> None:
    qtbot.waitUntil(lambda: jobs.idle)


def test_each_role_has_its_pages(qtbot: QtBot, jobs: Jobs, lead: Desk, inspector: Desk) -> None:
    shared = ["overview", "inquiries", "favours", "grants", "copies", "record"]
    of_lead, of_inspector = (list(made(qtbot, jobs, one).pages) for one in (lead, inspector))
    assert [one for one in of_lead if one not in shared] == ["looks"]
    assert [one for one in of_inspector if one not in shared] == ["journal"]
    assert set(shared) < set(of_lead)
    assert set(shared) < set(of_inspector)


def test_nothing_is_read_until_a_reason_is_typed(
    qtbot: QtBot, jobs: Jobs, inspector: Desk, case: CaseId
) -> None:
    room = made(qtbot, jobs, inspector)
    page = room.pages["journal"]
    assert page.table.records() == ()
    assert not page.read.isEnabled()
    page.reason.setText("季度检查")
    page.reason.edited.emit()
    page.read.click()
    settle(qtbot, jobs)
    assert [one.act for one in page.table.records()] == ["case.read", "case.open"]


def test_why_a_look_is_marked_is_said_below_the_list(
    qtbot: QtBot, jobs: Jobs, inspector: Desk, case: CaseId
) -> None:
    room = made(qtbot, jobs, inspector)
    page = room.pages["journal"]
    page.reason.setText("季度检查")
    page.reason.edited.emit()
    page.read.click()
    settle(qtbot, jobs)
    page.table.pick(lambda one: bool(one.marks))
    assert page._why.text() == "22时至次日6时之间查看"


def test_an_officer_sees_that_the_inspector_read_about_his_case(
    qtbot: QtBot, jobs: Jobs, lead: Desk, inspector: Desk, case: CaseId
) -> None:
    number = lead.cases.open_file(case).number
    day = date(2026, 9, 24)
    inspector.proof.inspect(JournalFilter(day, day, case_number=number), "核对")
    room = made(qtbot, jobs, lead, "looks")
    page = room.pages["looks"]
    assert page.table.as_rows()[-1][1].startswith("罗亦鸣")


def test_a_printed_head_is_compared(qtbot: QtBot, jobs: Jobs, lead: Desk, case: CaseId) -> None:
    room = made(qtbot, jobs, lead)
    room.tabs.choose("record")
    page = room.pages["record"]
    with lead.reading() as session:
        head = journal.head(engine.driver(session))
    said = []
    for seq in (head.seq, head.seq + 5):
        page.head.setText(f"日志 #{seq} · {head.hash[:16]}")
        page.compare.click()
        settle(qtbot, jobs)
        said.append(page.answer.text()[:10])
    assert said == ["与本站日志一致：第 ", f"本站日志只到第 {head.seq} "]


def test_the_record_is_checked_and_the_bar_goes_away(
    qtbot: QtBot, jobs: Jobs, lead: Desk, case: CaseId
) -> None:
    room = made(qtbot, jobs, lead)
    page = room.pages["record"]
    page.check.click()
    qtbot.waitUntil(page.check.isEnabled)
    assert page.verdict.text().startswith("日志完整，共 2 条")


def test_a_signed_part_is_written_where_the_inspector_says(
    qtbot: QtBot,
    jobs: Jobs,
    inspector: Desk,
    case: CaseId,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    room = made(qtbot, jobs, inspector)
    page = room.pages["record"]
    place = tmp_path / "part.jsonl"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(place), ""))
    page.take.click()
    assert not place.exists()
    for field, text in ((page.first, "1"), (page.last, "2"), (page.reason, "移交")):
        field.setText(text)
    page.take.click()
    settle(qtbot, jobs)
    assert len(place.read_text("utf-8").splitlines()) == 4


def test_locking_leaves_nothing_in_the_room(
    qtbot: QtBot, jobs: Jobs, inspector: Desk, case: CaseId
) -> None:
    room = made(qtbot, jobs, inspector)
    page = room.pages["journal"]
    page.reason.setText("季度检查")
    page.reason.edited.emit()
    page.read.click()
    settle(qtbot, jobs)
    room.drop()
    assert (page.table.records(), page.reason.value()) == ((), "")
