"""The parts around the rooms: status line, rail, bell, sheet of shortcuts."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from cases.papers.kinds import FormKind
from cases.records.agenda import Agenda, Due, Urgency, Waiting
from cases.records.ids import CaseId, DocumentId, OfficerId
from cases.records.officers import Officer, Role
from ui.alerts import AlertList
from ui.palette_lines import Command
from ui.rail import Rail
from ui.room_list import RoomSpec, rooms_for
from ui.shortcuts import ShortcutSheet
from ui.statusline import StatusLine
from ui.topbar import TopBar

TODAY = date(2026, 9, 24)
NOW = datetime(2026, 9, 24, 2, 42, tzinfo=UTC)


def words(widget: QWidget) -> list[str]:
    return [found.text() for found in widget.findChildren(QLabel) if found.text()]


@pytest.mark.parametrize(
    ("until", "today", "said"),
    [
        (date(2026, 12, 31), date(2026, 10, 31), "工作日历至 2026-12-31"),
        (date(2026, 12, 31), date(2026, 11, 1), "工作日历只到 2026-12-31，请管理员录入 2027 年"),
        (date(2027, 12, 31), date(2026, 11, 1), "工作日历至 2027-12-31"),
        (date(2026, 12, 31), date(2027, 1, 2), "工作日历只到 2026-12-31，请管理员录入 2027 年"),
        (None, date(2026, 9, 24), "工作日历只到 —，请管理员录入 2026 年"),
    ],
)
def test_the_next_year_is_asked_for_from_november_on(
    qtbot: QtBot, until: date | None, today: date, said: str
) -> None:
    line = StatusLine("事故中队", "临江大队")
    qtbot.addWidget(line)
    line.calendar(until, today)
    assert said in words(line)


def test_a_broken_journal_is_said_in_the_status_line(qtbot: QtBot) -> None:
    line = StatusLine("事故中队", "临江大队")
    qtbot.addWidget(line)
    line.journal(48213, intact=True)
    assert "日志完整 #48213" in words(line)
    line.journal(31, intact=False)
    assert "日志在 #31 处断开，请告知督察" in words(line)


def test_the_rail_is_walked_by_keys_and_tells_its_badges(qtbot: QtBot) -> None:
    rail = Rail([("today", "today", "今日"), ("cases", "cases", "案件")])
    qtbot.addWidget(rail)
    rail.badge("cases", 3)
    assert rail.accessibleDescription() == "今日; 案件 3"
    for key, room in ((Qt.Key.Key_Down, "cases"), (Qt.Key.Key_Up, "cases")):
        with qtbot.waitSignal(rail.chosen) as chosen:
            QTest.keyClick(rail, key)
        assert chosen.args == [room]


def test_a_room_for_some_roles_is_on_their_rails_only() -> None:
    rooms = (
        RoomSpec("today", "today", "今日", "ui.rooms.today", "TodayRoom"),
        RoomSpec("seal", "seal", "审批", "ui", "", roles=frozenset({Role.APPROVER})),
    )
    for roles, keys in (
        ({Role.APPROVER, Role.INVESTIGATOR}, ["today", "seal"]),
        ({Role.INVESTIGATOR}, ["today"]),
    ):
        officer = Officer(OfficerId(1), "030417", "王砚秋", frozenset(roles))
        assert [spec.key for spec in rooms_for(officer, rooms)] == keys


def test_the_bar_names_the_officer_and_a_quiet_bell_has_no_number(qtbot: QtBot) -> None:
    officer = Officer(
        OfficerId(1), "030417", "王砚秋", frozenset({Role.MEDIATOR, Role.INVESTIGATOR})
    )
    bar = TopBar(officer)
    qtbot.addWidget(bar)
    assert bar._who.text() == "王砚秋  办案民警"
    assert bar.bell.text() == ""
    bar.alerts(4)
    assert (bar.bell.text(), bar.bell.accessibleName()) == ("4", "提醒 4 件")


def test_typing_on_the_search_field_hands_on_what_was_typed(qtbot: QtBot) -> None:
    bar = TopBar(Officer(OfficerId(1), "030417", "王砚秋", frozenset()))
    qtbot.addWidget(bar)
    with qtbot.waitSignal(bar.typed) as typed:
        QTest.keyClick(bar.field, Qt.Key.Key_L)
    assert typed.args == ["l"]


def due(number: str, urgency: Urgency, left: int) -> Due:
    return Due(
        case_id=CaseId(int(number[-4:])),
        number=number,
        rule="determination.make",
        title="出具认定书",
        title_en="Determination",
        party="",
        party_id=None,
        mediation_id=None,
        article="第六十二条",
        article_key="146.62",
        due_on=TODAY,
        working_days_left=left,
        provisional=False,
        urgency=urgency,
    )


def paper(document: int, *, is_mine: bool) -> Waiting:
    made_at = datetime(2026, 9, 23, tzinfo=UTC)
    form = FormKind.TERMINATION.value
    return Waiting(DocumentId(document), CaseId(9), "2026-0190", form, "冯立成", made_at, is_mine)


@pytest.fixture
def bell(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_the_bell_lists_what_presses_and_opens_it(qtbot: QtBot, bell: QWidget) -> None:
    alerts = AlertList(bell)
    dues = (
        due("2026-0171", Urgency.OVERDUE, -3),
        due("2026-0163", Urgency.TODAY, 0),
        due("2026-0190", Urgency.SOON, 2),
    )
    waiting = (paper(5, is_mine=False), paper(6, is_mine=True))
    alerts.fill(Agenda(TODAY, dues, (), waiting, (), 3), NOW)
    lines = [action for action in alerts.actions() if action.text()]
    assert [action.text() for action in lines] == [
        "2026-0171  出具认定书  ·  逾期 3",
        "2026-0163  出具认定书  ·  今天到期",
        "2026-0190  出具认定书  ·  剩 2 个工作日",
        "2026-0190 调解终结书：冯立成 送交审核",
        "全部事项",
    ]
    with qtbot.waitSignal(alerts.case_wanted) as wanted:
        lines[0].trigger()
    assert wanted.args == [171]
    with qtbot.waitSignal(alerts.document_wanted) as wanted:
        lines[3].trigger()
    assert wanted.args == [5]
    with qtbot.waitSignal(alerts.all_wanted):
        lines[4].trigger()


def test_a_quiet_day_says_so_under_the_bell(bell: QWidget) -> None:
    alerts = AlertList(bell)
    alerts.fill(Agenda(TODAY, (), (), (), (), 0), NOW)
    assert alerts.actions()[0].text() == "三个工作日内没有逾期、到期或待审核的事项"


def test_the_sheet_names_every_command(qtbot: QtBot, bell: QWidget) -> None:
    sheet = ShortcutSheet(bell, [Command("锁定", "Ctrl+L", bell.close)])
    sheet.open()
    assert {"锁定", "搜索"} <= set(words(sheet))
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
