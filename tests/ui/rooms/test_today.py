"""The desk of today on the screen: groups, the band, opening a duty."""

from datetime import UTC, date, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cases.law.calendar import DayKind
from cases.law.facts import FactKind
from cases.records.agenda import BandDay, Urgency
from cases.records.cases import CaseKind, FactEntry, Intake
from cases.records.officers import Role
from cases.records.roadside import NoteEntry, NoteId
from cases.services.desk import Desk
from tests.conftest import Clock, DeskOf
from ui.kit.jobs import Jobs
from ui.kit.table import Section
from ui.rooms.band import OFF, stretches
from ui.rooms.today import TodayRoom
from ui.rooms.today_digest import DigestLine
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


def a_note(desk: Desk, clock: Clock) -> NoteId:
    return desk.roadside.write(
        NoteEntry(
            happened_at=clock() - timedelta(hours=1),
            place="滨河路",
            offence="不接受检查驾车逃走",
            plate="苏Z·1A11A",
        )
    )


def texts(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel))


def test_a_roadside_note_stands_on_today_with_its_hours(
    qtbot: QtBot, desk_of: DeskOf, clock: Clock, jobs: Jobs
) -> None:
    desk = desk_of("王砚秋", Role.INVESTIGATOR)
    room = TodayRoom(desk, jobs)
    qtbot.addWidget(room)
    room.show()
    room.reload()
    qtbot.waitUntil(lambda: jobs.idle)
    assert room.roadside.isHidden()
    note = a_note(desk, clock)
    room.reload()
    qtbot.waitUntil(room.roadside.isVisible)
    assert "苏Z·1A11A  不接受检查驾车逃走" in texts(room.roadside)
    assert "剩 23 小时" in texts(room.roadside)
    clock.advance(hours=24)
    room.reload()
    qtbot.waitUntil(lambda: "已届满" in texts(room.roadside))
    (button,) = room.roadside.body.itemAt(0).widget().findChildren(QPushButton)
    with qtbot.waitSignal(room.page_wanted) as gone:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert gone.args == ["roadside"]
    desk.roadside.hand_over(note, desk.officer.id, clock())
    room.reload()
    qtbot.waitUntil(lambda: "已移交给我，待办理" in texts(room.roadside))


def test_the_digest_stands_at_the_head_until_it_is_read(
    qtbot: QtBot, desk_of: DeskOf, jobs: Jobs, clock: Clock
) -> None:
    desk = desk_of("王砚秋", Role.INVESTIGATOR)
    case = desk.cases.open_case(
        Intake(
            kind=CaseKind.INJURY,
            occurred_at=datetime(2026, 9, 1, tzinfo=UTC),
            place="环城北路",
        )
    )
    scene = datetime(2026, 9, 4, 2, tzinfo=UTC)
    desk.facts.record(case, FactEntry(kind=FactKind.SCENE_INVESTIGATED, happened_at=scene))
    clock.advance(days=1)
    room = TodayRoom(desk, jobs)
    qtbot.addWidget(room)
    room.resize(1080, 760)
    room.show()
    room.reload()
    qtbot.waitUntil(room.digest.isVisible)
    assert "自上次来过（" in texts(room.digest)
    assert "已经到期 1" in texts(room.digest)
    line = room.digest.findChild(DigestLine)
    assert line is not None
    with qtbot.waitSignal(room.case_wanted) as opened:
        QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    assert opened.args == [int(case), "clocks"]
    QTest.mouseClick(room.digest.read_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(room.digest.isHidden)
    room.reload()
    qtbot.waitUntil(lambda: jobs.idle)
    assert room.digest.isHidden()
    clock.advance(days=1)
    room.reload()
    qtbot.waitUntil(room.digest.isVisible)
