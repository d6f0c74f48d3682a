"""Own filters, exports and copies of the list; facts recorded; clocks in their order."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cases.law.facts import FactKind
from cases.records.cases import CaseState, FactEntry, Order
from cases.records.ids import CaseId
from cases.records.officers import Role, TeamRole
from cases.records.times import at
from cases.refusals import Refusal
from cases.services.desk import Desk
from cases.services.facts import BY_ACTS, OF_SERVICES
from tests.conftest import DeskOf
from tests.ui.conftest import Said
from tests.ui.rooms.cases.shown import (
    INTAKE,
    TODAY,
    RoomOf,
    asked_clock,
    clocks_tab,
    press,
    settle,
    words_of,
    write,
)
from ui.kit.jobs import Jobs
from ui.kit.table_file import harmless
from ui.rooms.case.axis import axis_for, runs
from ui.rooms.case.clock_words import Group, arranged, beside_bar, group_of
from ui.rooms.case.fact_form import FactDialog
from ui.rooms.case.opened import opening
from ui.rooms.case.week_grid import weeks
from ui.rooms.cases_table import columns_menu


def test_an_own_filter_is_kept_chosen_and_dropped(
    qtbot: QtBot, jobs: Jobs, desk: Desk, room_of: RoomOf, said: Said
) -> None:
    for place in ("滨河路与纺织东路口", "环城北路"):
        desk.cases.open_case(replace(INTAKE, place=place))
    room = room_of(desk)
    pane = room._pane
    write(pane._search, "环城北路")
    qtbot.waitUntil(lambda: pane._list.lines.total == 1)
    said.answers.append("环城")
    QTest.mouseClick(
        next(b for b in pane.findChildren(QAbstractButton) if b.toolTip().startswith("把当前")),
        Qt.MouseButton.LeftButton,
    )
    settle(qtbot, jobs)
    assert [one.name for one in desk.unit.filters()] == ["环城"]
    kept = pane._scopes.item(pane._scopes.count() - 1)
    assert kept.text() == "环城"
    assert pane._scopes.currentItem() is kept
    pane._scopes.setCurrentRow(0)
    qtbot.waitUntil(lambda: pane._list.lines.total == 2)
    pane._scopes.setCurrentItem(kept)
    qtbot.waitUntil(lambda: pane._list.lines.total == 1)
    assert pane._search.value() == "环城北路"
    QTest.keyClick(pane._scopes, Qt.Key.Key_Delete)
    settle(qtbot, jobs)
    assert desk.unit.filters() == ()


def test_a_case_opened_from_a_list_that_was_searched_says_so_in_its_journal(
    qtbot: QtBot, jobs: Jobs, desk: Desk, room_of: RoomOf
) -> None:
    case = desk.cases.open_case(replace(INTAKE, place="环城北路"))
    desk.cases.open_case(INTAKE)
    room = room_of(desk)
    pane = room._pane
    write(pane._search, "环城北路")
    qtbot.waitUntil(lambda: pane._list.lines.total == 1)
    settle(qtbot, jobs)
    pane._list.setCurrentIndex(pane._list.lines.index(0, 0))
    settle(qtbot, jobs)
    entries = desk.cases.journal(case)
    assert [one.values["searched"] for one in entries if "searched" in one.values] == ["环城北路"]


def test_the_list_is_exported_as_it_is_filtered_and_sorted(
    qtbot: QtBot,
    jobs: Jobs,
    desk: Desk,
    room_of: RoomOf,
    said: Said,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for place in ("=1+1", "环城北路", "滨河路"):
        desk.cases.open_case(replace(INTAKE, place=place))
    room = room_of(desk)
    target = tmp_path / "cases.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    order = room._pane._make_orders().actions()
    room._pane._sort(next(one for one in order if one.data() == Order.NUMBER.value))
    room._pane._export()
    settle(qtbot, jobs)
    lines = target.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("案号,类别,状态,主办,地点")
    assert "副本 2026-0001" in lines.pop()
    assert [line.split(",")[0] for line in lines[1:]] == ["2026-0001", "2026-0002", "2026-0003"]
    assert lines[1].split(",")[4] == "'=1+1"
    assert said.words[0][0] == "导出列表"


def test_an_export_of_the_list_is_recorded(
    qtbot: QtBot,
    jobs: Jobs,
    desk: Desk,
    room_of: RoomOf,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    said: Said,
) -> None:
    desk.cases.open_case(INTAKE)
    room = room_of(desk)
    recorded: list[str] = []
    desk.listeners.append(lambda changed: recorded.append(changed.act))
    target = str(tmp_path / "cases.xlsx")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (target, "Excel (*.xlsx)"))
    room._pane._export()
    settle(qtbot, jobs)
    assert recorded == ["list.export", "copies.number"]
    assert said.failures == 0


def test_the_list_is_copied_in_the_columns_the_officer_chose(
    desk: Desk, room_of: RoomOf, qtbot: QtBot, jobs: Jobs
) -> None:
    desk.cases.open_case(INTAKE)
    room = room_of(desk)
    qtbot.waitUntil(lambda: room._pane._list.lines.total == 1)
    menu = columns_menu(room)
    for action in menu.actions():
        if action.text() not in {"案号", "地点"}:
            action.trigger()
    room._pane._list.setFocus()
    room._pane._copy.trigger()
    settle(qtbot, jobs)
    copied = QApplication.clipboard().text().splitlines()
    assert copied == ["案号\t地点", "2026-0001\t" + INTAKE.place]


def test_a_fact_is_recorded_with_the_clocks_it_starts_named_first(
    qtbot: QtBot, jobs: Jobs, desk: Desk, case_id: CaseId
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = FactDialog(parent, desk, jobs, opening(desk, case_id)())
    assert {dialog.kind.itemData(i) for i in range(dialog.kind.count())} == (
        set(FactKind) - OF_SERVICES - set(BY_ACTS)
    )
    dialog.kind.set_value(FactKind.DETERMINATION_MADE)
    QTest.keyClicks(dialog.day, "9/24")
    dialog.number.set_value("澄临公交认〔2026〕9号")
    qtbot.waitUntil(lambda: "认定书送达" in words_of(dialog))
    press(dialog, "记录")
    settle(qtbot, jobs)
    made = [
        fact
        for fact in desk.cases.open_file(case_id).facts
        if fact.kind is FactKind.DETERMINATION_MADE
    ]
    assert [fact.more["number"] for fact in made] == ["澄临公交认〔2026〕9号"]
    assert made[0].day_only


def test_a_fact_that_needs_a_party_is_refused_without_one(
    qtbot: QtBot, jobs: Jobs, desk: Desk, case_id: CaseId
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = FactDialog(parent, desk, jobs, opening(desk, case_id)(), FactKind.TREATMENT_ENDED)
    QTest.keyClicks(dialog.day, "9/24")
    press(dialog, "记录")
    settle(qtbot, jobs)
    facts = desk.cases.open_file(case_id).facts
    assert FactKind.TREATMENT_ENDED not in {fact.kind for fact in facts}
    assert dialog._act.isEnabled()


def test_a_closed_case_offers_nothing_to_write(
    qtbot: QtBot, jobs: Jobs, desk: Desk, case_id: CaseId, room_of: RoomOf
) -> None:
    desk.cases.close(case_id, "已办结")
    room = room_of(desk)
    room.show_case(case_id, "clocks")
    settle(qtbot, jobs)
    opened = room._page._opened
    assert opened is not None
    assert opened.file.state is CaseState.CLOSED
    assert room._page.actions_of.offered(opened.file) == ()
    assert clocks_tab(room)._enter.isHidden()
    assert clocks_tab(room).why._correct.isHidden()


def test_what_runs_stands_before_what_waits_and_what_is_done(desk: Desk, case_id: CaseId) -> None:
    opened = opening(desk, case_id)()
    order = [group_of(clock) for clock in arranged(opened.file.clocks)]
    ranks = [Group.RUNNING, Group.PROJECTED, Group.WAITING, Group.DONE]
    assert order == sorted(order, key=ranks.index)
    assert order[0] is Group.RUNNING
    assert beside_bar(asked_clock(opened), opened) == ("10/8 周四 · 剩 4 工作日", "accent_text")


def test_every_day_of_a_clock_is_on_the_axis(desk: Desk, case_id: CaseId) -> None:
    opened = opening(desk, case_id)()
    clock = asked_clock(opened)
    axis = axis_for(opened.file.clocks, opened.today, 560, 170)
    assert clock.start is not None
    assert clock.due is not None
    assert axis.first <= clock.start <= clock.due <= axis.last
    assert axis.first.weekday() == 0
    assert axis.day(axis.x(clock.due) + 1) == clock.due
    named = [(run.first, run.last) for run in runs(opened.calendar, axis.first, axis.last)]
    assert (date(2026, 9, 25), date(2026, 9, 27)) in named
    assert (date(2026, 9, 20), date(2026, 9, 20)) in named


def test_a_long_period_leaves_weeks_out_of_the_little_calendar(desk: Desk, case_id: CaseId) -> None:
    clock = asked_clock(opening(desk, case_id)())
    assert weeks(clock) == tuple(date(2026, 9, 14) + timedelta(weeks=n) for n in range(4))
    long = weeks(replace(clock, due=date(2027, 3, 1)))
    assert long.count(None) == 1
    assert len(long) == 9


@pytest.mark.parametrize("cell", ["=1+1", "+86", "-1", "@cmd", "\tx"])
def test_no_exported_cell_is_a_formula(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"
    assert harmless("环城北路") == "环城北路"


def test_the_panel_that_was_closed_stays_closed_until_a_clock_is_chosen(
    qtbot: QtBot, jobs: Jobs, desk: Desk, case_id: CaseId, room_of: RoomOf
) -> None:
    room = room_of(desk)
    room.show_case(case_id, "clocks")
    settle(qtbot, jobs)
    side, chart = room._page._side, clocks_tab(room)._chart
    assert side.isVisible()
    away = next(one for one in side.findChildren(QAbstractButton) if one.accessibleName() == "关闭")
    QTest.mouseClick(away, Qt.MouseButton.LeftButton)
    desk.facts.record(case_id, FactEntry(kind=FactKind.VEHICLE_FOUND, happened_at=at(TODAY)))
    room.reload()
    settle(qtbot, jobs)
    room.show_case(case_id, "overview")
    room.show_case(case_id, "clocks")
    assert not side.isVisible()
    QTest.keyClick(chart, Qt.Key.Key_Down)
    assert side.isVisible()
    room.show_case(case_id, "overview")
    assert not side.isVisible()


def test_each_place_in_a_case_offers_what_it_may_do(
    qtbot: QtBot, jobs: Jobs, desk_of: DeskOf, desk: Desk, case_id: CaseId, room_of: RoomOf
) -> None:
    mediator = desk_of("赵岩", Role.MEDIATOR)
    reviewer = desk_of("沈一帆", Role.REVIEWER)
    desk.assignment.join(case_id, mediator.officer.id, TeamRole.MEDIATOR)
    desk.assignment.join(case_id, reviewer.officer.id, TeamRole.REVIEWER)
    theirs = opening(mediator, case_id)()
    parent = room_of(mediator)
    dialog = FactDialog(parent, mediator, jobs, theirs)
    offered = {dialog.kind.itemData(i) for i in range(dialog.kind.count())}
    assert FactKind.TREATMENT_ENDED in offered
    assert FactKind.VEHICLE_FOUND not in offered
    entry = FactEntry(kind=FactKind.SCENE_INVESTIGATED, happened_at=at(TODAY), day_only=True)
    for who, may_write, acts in (
        (desk, True, ("hand_over", "join", "correct", "close")),
        (mediator, True, ()),
        (reviewer, False, ()),
    ):
        room = room_of(who)
        room.show_case(case_id, "overview")
        settle(qtbot, jobs)
        opened = room._page._opened
        assert opened is not None
        assert opened.file.may_write is may_write
        assert room._page.actions_of.offered(opened.file) == acts
    with pytest.raises(Refusal):
        reviewer.facts.record(case_id, entry)
    with pytest.raises(Refusal):
        reviewer.facts.withdraw(theirs.file.facts[0].id, "没有发生")
    file = theirs.file
    assert file.occurred_at is not None
    with pytest.raises(Refusal):
        mediator.cases.correct_accident(
            case_id,
            occurred_at=file.occurred_at,
            place="改",
            brief="",
            national_number="",
            report=file.report,
            reason="改",
        )
