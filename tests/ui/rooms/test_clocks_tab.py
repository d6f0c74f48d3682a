"""The clocks tab: what is taken out, what stays of days that had passed, hours that run."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from cases.law.clock import ClockState
from cases.law.facts import FactKind
from cases.records.cases import CaseKind, FactEntry, Intake
from cases.records.ids import CaseId
from cases.records.officers import Role
from cases.records.parties import PartyEntry, PartyKind
from cases.records.times import at
from cases.services.desk import Desk
from tests.conftest import Clock, DeskOf
from tests.ui.conftest import Said
from ui.kit.i18n import EN, set_language
from ui.kit.jobs import Jobs
from ui.rooms.case.clock_words import beside_bar, left_words, urgency_role
from ui.rooms.case.clocks_tab import ClocksTab
from ui.rooms.case.fact_form import FactDialog
from ui.rooms.case.opened import Opened
from ui.rooms.case.why import WhyPanel


@pytest.fixture
def desk(desk_of: DeskOf) -> Desk:
    return desk_of("王砚秋", Role.INVESTIGATOR)


@pytest.fixture
def case_id(desk: Desk) -> CaseId:
    made = desk.cases.open_case(
        Intake(
            kind=CaseKind.INJURY,
            occurred_at=at(date(2026, 9, 17), 7),
            place="环城北路",
            parties=(PartyEntry(name="卢建平", kind=PartyKind.DRIVER),),
        )
    )
    tell(desk, made, FactKind.SCENE_INVESTIGATED, 2)
    return made


@pytest.fixture
def tab(qtbot: QtBot, desk: Desk, jobs: Jobs, case_id: CaseId) -> ClocksTab:
    made = ClocksTab(desk, jobs)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.show_opened(seen(desk, case_id))
    return made


def tell(desk: Desk, case_id: CaseId, kind: FactKind, day: int, hour: int = 9) -> None:
    people = desk.cases.open_file(case_id).people.parties
    moment = at(date(2026, 9, day), hour)
    desk.facts.record(
        case_id, FactEntry(kind=kind, happened_at=moment, party_id=people[0].id if people else None)
    )


def seen(desk: Desk, case_id: CaseId) -> Opened:
    file = desk.cases.open_file(case_id)
    return Opened(file, desk.calendar(), desk.today(), desk.now())


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def saved_as(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))


def test_the_sheet_and_the_calendar_file_are_saved_where_the_officer_says(
    qtbot: QtBot,
    tab: ClocksTab,
    jobs: Jobs,
    said: Said,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for action, name, begin in (
        (tab._menu.sheet, "时限表.pdf", b"%PDF"),
        (tab._menu.calendar, "时限.ics", b"BEGIN:VCALENDAR"),
    ):
        saved_as(monkeypatch, tmp_path / name)
        action.trigger()
        qtbot.waitUntil(lambda: jobs.idle)
        assert (tmp_path / name).read_bytes().startswith(begin)
    assert len(said.words) == 2


def test_a_correction_changes_every_field_and_shows_what_moves_before_the_reason(
    qtbot: QtBot, tab: ClocksTab, jobs: Jobs, desk: Desk, case_id: CaseId
) -> None:
    desk.facts.record(
        case_id,
        FactEntry(
            kind=FactKind.COURT_FILE_REQUESTED,
            happened_at=at(date(2026, 9, 23), 9),
            item="调 1",
            until=date(2026, 9, 29),
            note="收件 7 号",
        ),
    )
    tab.show_opened(seen(desk, case_id))
    fact = next(
        f for f in desk.cases.open_file(case_id).facts if f.kind is FactKind.COURT_FILE_REQUESTED
    )
    tab.correct(fact.id)
    panel, fields = tab._correction, tab._correction._fields
    assert not fields.title.isVisible(), "this kind tells of no paper"
    assert (fields.time.value(), fields.item.value()) == ("09:00", "调 1")
    fields.until.set_value(date(2026, 9, 30))
    fields.time.set_value("15:20")
    fields.item.set_value("调 2")
    fields.words.set_value("收件 8 号")
    fields.words.edited.emit()
    qtbot.waitUntil(lambda: bool(panel._table.records()))
    assert {move.new.due if move.new else None for move in panel._table.records()} >= {
        date(2026, 9, 30)
    }
    for said in ("编号：调 1 → 调 2", "期限至：9/29 周二 → 9/30 周三", "收件 7 号 → 收件 8 号"):
        assert said in panel._changed.text()
    assert not panel._act.isEnabled(), "first the reason"
    panel._reason.set_value("公函改期")
    panel._reason.edited.emit()
    panel._act.click()
    qtbot.waitUntil(lambda: jobs.idle)
    stands = next(
        f
        for f in desk.cases.open_file(case_id).facts
        if f.kind is FactKind.COURT_FILE_REQUESTED and f.replaced_at is None
    )
    entry = stands.as_entry()
    assert (entry.item, entry.until, entry.note) == ("调 2", date(2026, 9, 30), "收件 8 号")
    assert entry.happened_at == at(date(2026, 9, 23), 15) + timedelta(minutes=20)
    assert stands.reason == "公函改期"


def test_a_correction_names_another_party_and_drops_the_hour(
    qtbot: QtBot, tab: ClocksTab, jobs: Jobs, desk: Desk, case_id: CaseId
) -> None:
    other = desk.parties.add(case_id, PartyEntry(name="宋巧云", kind=PartyKind.INJURED))
    tell(desk, case_id, FactKind.FUND_ADVANCE_NEEDED, 22)
    tab.show_opened(seen(desk, case_id))
    fact = next(
        f for f in desk.cases.open_file(case_id).facts if f.kind is FactKind.FUND_ADVANCE_NEEDED
    )
    tab.correct(fact.id)
    panel, fields = tab._correction, tab._correction._fields
    assert None not in fields.party._values, "this fact names a party"
    fields.party.set_value(other)
    fields.time.set_value("")
    fields.time.edited.emit()
    qtbot.waitUntil(lambda: "卢建平 → 宋巧云" in panel._changed.text())
    panel._reason.set_value("记错了人")
    panel._reason.edited.emit()
    panel._act.click()
    qtbot.waitUntil(lambda: jobs.idle)
    stands = [
        f
        for f in desk.cases.open_file(case_id).facts
        if f.kind is FactKind.FUND_ADVANCE_NEEDED and f.replaced_at is None
    ]
    assert [(f.party_id, f.day_only) for f in stands] == [(other, True)]


def test_turning_away_from_the_file_saves_nothing(
    tab: ClocksTab, jobs: Jobs, desk: Desk, case_id: CaseId, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: ("", ""))
    tab._menu.sheet.trigger()
    assert jobs.idle
    assert "clocks.print" not in {entry.act for entry in desk.cases.journal(case_id)}


def test_a_day_that_had_passed_is_shown_below_the_chart(
    tab: ClocksTab, desk: Desk, case_id: CaseId
) -> None:
    assert tab._past.isHidden()
    scene = next(
        f for f in desk.cases.open_file(case_id).facts if f.kind is FactKind.SCENE_INVESTIGATED
    )
    moved = replace(scene.as_entry(), happened_at=at(date(2026, 9, 14), 9))
    desk.facts.correct(scene.id, moved, "现场勘查笔录日期有误")
    tab.show_opened(seen(desk, case_id))
    assert not tab._past.isHidden()
    (line,) = tab._past._table.records()
    assert (line.due_on, line.outcome.value) == (date(2026, 9, 16), "missed")
    tab.drop()
    assert tab._past.isHidden()


def test_hours_run_on_while_the_tab_is_looked_at(
    tab: ClocksTab, desk: Desk, case_id: CaseId, clock: Clock
) -> None:
    clock.go_to(at(date(2026, 9, 24), 10))
    assert not tab._ticking.isActive()
    tell(desk, case_id, FactKind.HANDLED_FOR_FINE, 24)
    tab.show_opened(seen(desk, case_id))
    assert tab._ticking.isActive()
    fine = next(c for c in desk.cases.open_file(case_id).clocks if c.rule_id == "penalty.fine")
    assert tab._opened is not None
    assert left_words(fine, tab._opened) == "09:00 前，剩 23 小时 00 分"
    assert urgency_role(fine, tab._opened) == "yellow"
    clock.advance(hours=22, minutes=30)
    tab._tick()
    assert left_words(fine, tab._opened) == "09:00 前，剩 0 小时 30 分"
    assert urgency_role(fine, tab._opened) == "amber"
    clock.advance(hours=2)
    tab._tick()
    assert left_words(fine, tab._opened) == "09:00 届满，逾期 1 小时 30 分"
    assert urgency_role(fine, tab._opened) == "red"
    tab.drop()
    assert not tab._ticking.isActive()


def test_what_is_our_reading_is_said_under_the_article(
    qtbot: QtBot, desk: Desk, case_id: CaseId
) -> None:
    tell(desk, case_id, FactKind.FUND_ADVANCE_NEEDED, 22)
    opened = seen(desk, case_id)
    panel = WhyPanel()
    qtbot.addWidget(panel)
    for rule, said in (
        ("rescue.fund", "只见过摘录，没有核对原文：三个工作日出自救助基金管理办法"),
        ("determination.made", "条文原文已核对"),
    ):
        panel.show_clock(next(c for c in opened.file.clocks if c.rule_id == rule), opened)
        assert said in words(panel)


def test_approval_and_extension_are_named_in_both_languages(
    qtbot: QtBot, desk: Desk, case_id: CaseId
) -> None:
    tell(desk, case_id, FactKind.APPRAISAL_COMMISSIONED, 3)
    opened = seen(desk, case_id)
    clock = next(c for c in opened.file.clocks if c.rule_id == "appraisal.completed")
    for language, said in (("zh", "延长：上一级"), (EN, "Extension: 上一级")):
        set_language(language)
        panel = WhyPanel()
        qtbot.addWidget(panel)
        panel.show_clock(clock, opened)
        assert said in words(panel)


def test_a_clock_that_no_longer_applies_says_so(desk: Desk, case_id: CaseId) -> None:
    opened = seen(desk, case_id)
    clock = next(c for c in opened.file.clocks if c.rule_id == "determination.made")
    assert beside_bar(replace(clock, state=ClockState.CEASED), opened) == ("不再适用", "grey")
    assert beside_bar(replace(clock, state=ClockState.ELAPSED), opened)[0].endswith("期满")
    done = replace(clock, state=ClockState.DONE, done_on=None, due=clock.due)
    assert beside_bar(done, opened) == ("已办（期限 9/16）", "green")


def test_the_kinds_of_facts_are_narrowed_by_their_group(
    qtbot: QtBot, tab: ClocksTab, desk: Desk, jobs: Jobs, case_id: CaseId
) -> None:
    dialog = FactDialog(tab, desk, jobs, seen(desk, case_id))
    qtbot.addWidget(dialog)
    every = dialog.kind.count()
    dialog.group.set_value("pursuit")
    dialog.group.edited.emit()
    offered = {dialog.kind.itemData(row) for row in range(dialog.kind.count())}
    assert FactKind.PLAN_STARTED in offered
    assert FactKind.WATCH_SET not in offered, "an act records it"
    assert len(offered) < every
    dialog.group.set_value(None)
    dialog.group.edited.emit()
    assert dialog.kind.count() == every


def test_a_planned_day_is_asked_for_and_reaches_the_clock(
    qtbot: QtBot, tab: ClocksTab, desk: Desk, jobs: Jobs, case_id: CaseId
) -> None:
    dialog = FactDialog(tab, desk, jobs, seen(desk, case_id), FactKind.COURT_FILE_REQUESTED)
    qtbot.addWidget(dialog)
    dialog.day.set_value(date(2026, 9, 23))
    dialog.item.set_value("调 1")
    dialog.until.set_value(date(2026, 9, 29))
    entry = dialog.entry()
    assert entry is not None
    desk.facts.record(case_id, entry)
    file = next(c for c in desk.cases.open_file(case_id).clocks if c.rule_id == "court.file")
    assert file.due == date(2026, 9, 23) + timedelta(days=6)
