"""The desk of today on the screen: groups, the band, opening a duty."""

from datetime import UTC, date, datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cases.law.calendar import DayKind
from cases.law.facts import FactKind
from cases.records.agenda import BandDay, Urgency
from cases.records.cases import CaseKind, FactEntry, Intake
from cases.records.officers import Role
from tests.conftest import DeskOf
from ui.kit.jobs import Jobs
from ui.kit.table import Section
from ui.rooms.band import OFF, stretches
from ui.rooms.today import TodayRoom
from ui.rooms.today_words import left_words


def a_case(desk_of: DeskOf, scene: datetime) -> TodayRoom:
    desk = desk_of("王砚秋", Role.INVESTIGATOR)
    happened = datetime(2026, 9, 1, tzinfo=UTC)
    case = desk.cases.open_case(
        Intake(kind=CaseKind.INJURY, occurred_at=happened, place="环城北路")
    )
    desk.facts.record(case, FactEntry(kind=FactKind.SCENE_INVESTIGATED, happened_at=scene))
    room = TodayRoom(desk, Jobs())
    room.reload()
    return room


def test_an_overdue_determination_stands_first_and_opens_its_case(
    qtbot: QtBot, desk_of: DeskOf
) -> None:
    room = a_case(desk_of, datetime(2026, 9, 4, 2, tzinfo=UTC))
    qtbot.addWidget(room)
    qtbot.waitUntil(lambda: len(room._table.records()) == 1)
    due = room._table.records()[0]
    assert due.urgency is Urgency.OVERDUE
    assert due.due_on == date(2026, 9, 18)
    assert left_words(due) == "逾期 5"
    room._table.pick(lambda _: True)
    with qtbot.waitSignal(room.case_wanted) as opened:
        QTest.keyClick(room._table, Qt.Key.Key_Return)
    assert opened.args == [int(due.case_id), "clocks"]


def test_locking_leaves_nothing_on_the_desk(qtbot: QtBot, desk_of: DeskOf) -> None:
    room = a_case(desk_of, datetime(2026, 9, 14, 2, tzinfo=UTC))
    qtbot.addWidget(room)
    qtbot.waitUntil(lambda: len(room._table.records()) == 1)
    room.drop()
    assert room._table.records() == ()
    assert room._agenda is None


def test_groups_show_their_count(qtbot: QtBot, desk_of: DeskOf) -> None:
    room = a_case(desk_of, datetime(2026, 9, 17, 2, tzinfo=UTC))
    qtbot.addWidget(room)
    qtbot.waitUntil(lambda: room._agenda is not None)
    sections = [r for r in room._table._model.records if isinstance(r, Section)]
    assert [(section.title, section.count) for section in sections] == [("十个工作日内", 1)]


def test_the_band_counts_ten_working_days_over_the_holidays(qtbot: QtBot, desk_of: DeskOf) -> None:
    room = a_case(desk_of, datetime(2026, 9, 17, 2, tzinfo=UTC))
    qtbot.addWidget(room)
    qtbot.waitUntil(lambda: room._agenda is not None)
    assert room._agenda is not None
    band = room._agenda.band
    assert band[-1].day == date(2026, 10, 15)
    assert {day.day for day in band if day.kind is DayKind.MAKEUP} == {date(2026, 10, 10)}
    assert [day.number for day in band if day.number] == list(range(1, 11))


def test_days_off_share_a_narrow_stretch() -> None:
    kinds = [DayKind.WORKDAY, DayKind.WEEKEND, DayKind.WEEKEND, DayKind.WORKDAY]
    days = [BandDay(date(2026, 9, 4 + i), kind, "", "", 0) for i, kind in enumerate(kinds)]
    laid = stretches(days, 400)
    assert [stretch.width for stretch in laid] == [174, 2 * OFF, 174]
    assert sum(stretch.width for stretch in laid) == 400
