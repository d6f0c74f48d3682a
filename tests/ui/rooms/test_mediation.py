"""The mediation room on the screen: list, calendar, drag, forms, counters."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from cases.mediation.kinds import Ending, MediationState, Presence
from cases.records.ids import MediationId, RoomId
from cases.records.mediation import Block, Column, RoomLine, Week
from cases.records.officers import Role
from cases.records.times import at
from cases.services.desk import Desk
from cases.store import engine
from tests.cases.services import mediating
from tests.cases.services.mediating import Scene
from tests.conftest import Clock, DeskOf
from ui.kit.jobs import Jobs
from ui.labels import mediation as labels
from ui.rooms.case.mediation_tab import MediationTab
from ui.rooms.mediation import MediationRoom
from ui.rooms.mediation.absence_forms import DecideDialog, RuleDialog
from ui.rooms.mediation.booking_form import BookDialog
from ui.rooms.mediation.layout import AXIS, FOLD, TOP, Spot, hours_of, spot, strips
from ui.rooms.mediation.sheet import MediationSheet
from ui.rooms.mediation.waiting_list import MIME

FIRST, SECOND = date(2026, 9, 17), date(2026, 9, 23)


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.finish()


@pytest.fixture
def lead(desk_of: DeskOf) -> Desk:
    return desk_of("王砚秋", Role.INVESTIGATOR, Role.MEDIATOR)


@pytest.fixture
def found(store: engine.Store, lead: Desk, clock: Clock) -> Scene:
    clock.go_to(at(date(2026, 9, 3), 9))
    return mediating.scene(store, lead)


@pytest.fixture
def mediation(lead: Desk, found: Scene, clock: Clock) -> MediationId:
    return mediating.accepted(lead, found, clock)


@pytest.fixture
def room(qtbot: QtBot, lead: Desk, mediation: MediationId, jobs: Jobs) -> MediationRoom:
    assert mediation
    made = MediationRoom(lead, jobs)
    qtbot.addWidget(made)
    made.resize(1376, 832)
    made.show()
    made.reload()
    qtbot.waitUntil(lambda: made._sheet.shown is not None)
    settle(qtbot, jobs)
    return made


def settle(qtbot: QtBot, jobs: Jobs) -> None:
    qtbot.waitUntil(lambda: jobs.idle)


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def press(widget: QWidget, text: str) -> None:
    button = next(one for one in widget.findChildren(QAbstractButton) if one.text() == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def missed(lead: Desk, mediation: MediationId, found: Scene, clock: Clock, day: date) -> None:
    session = lead.mediations.book_session((mediation,), mediating.booking(lead, day))
    clock.advance(hours=1)
    mediating.told(lead, session, found.driver, lead.now())
    mediating.held(lead, session, found, clock, day)


def shown_after(qtbot: QtBot, room: MediationRoom, jobs: Jobs) -> MediationSheet:
    room.reload()
    settle(qtbot, jobs)
    return room._sheet


def test_the_list_tells_days_left_and_the_counter(room: MediationRoom) -> None:
    line = room._list.lines[0]
    assert (line.case_number, line.days_left, line.missed) == ("2026-0163", 10, 0)
    text = room._list.model().data(room._list.model().index(0, 0))
    assert "2026-0163" in text
    assert "缺席 0 / 2" in text


def test_enter_books_a_session_by_keyboard_with_its_hint(
    qtbot: QtBot, room: MediationRoom, lead: Desk, mediation: MediationId, jobs: Jobs
) -> None:
    room._list.setFocus()
    QTest.keyClick(room._list, Qt.Key.Key_Return)
    settle(qtbot, jobs)
    dialog = room.findChild(BookDialog)
    assert dialog is not None
    QTest.keyClicks(dialog.starts_at, "2026-9-17 9:30")
    with qtbot.waitSignal(dialog.hint_wanted):
        dialog.starts_at.edited.emit()
    settle(qtbot, jobs)
    spoken = dialog.card.accessibleName()
    assert "9/14 周一" in spoken
    assert "均无冲突" in spoken
    with qtbot.waitSignal(dialog.accepted):
        press(dialog, "排期")
    settle(qtbot, jobs)
    assert [line.starts_at for line in lead.mediations.view(mediation).sessions] == [
        at(FIRST, 9, 30)
    ]
    assert "第 1 次调解会" in words(shown_after(qtbot, room, jobs))


def test_a_refused_booking_says_why_in_the_form(
    qtbot: QtBot, room: MediationRoom, jobs: Jobs
) -> None:
    room._list.setFocus()
    QTest.keyClick(room._list, Qt.Key.Key_Return)
    settle(qtbot, jobs)
    dialog = room.findChild(BookDialog)
    assert dialog is not None
    QTest.keyClicks(dialog.starts_at, "2026-9-15 9:30")
    press(dialog, "排期")
    settle(qtbot, jobs)
    assert dialog.isVisible()
    assert "通知已来不及" in words(dialog)
    dialog.reject()


def test_a_mediation_is_dragged_to_a_slot_where_notice_can_be_valid(
    qtbot: QtBot, room: MediationRoom, mediation: MediationId, jobs: Jobs
) -> None:
    grid = room._calendar.grid
    room._calendar.show_day(date(2026, 9, 14))
    settle(qtbot, jobs)
    room._consider(room._list.lines[0])
    settle(qtbot, jobs)
    data = QMimeData()
    data.setData(MIME, str(mediation).encode())
    laid = grid._strips()
    late, good = (next(one for one in laid if one.day.day == day) for day in (15, 17))

    def over(strip_left: float) -> QDragMoveEvent:
        event = QDragMoveEvent(
            QPoint(int(strip_left) + 10, 200),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        grid.dragMoveEvent(event)
        return event

    assert not over(late.left).isAccepted()
    assert over(good.left).isAccepted()
    settle(qtbot, jobs)
    assert grid._card.isVisible()
    assert "最迟通知 9/14" in grid._card.accessibleName()
    drop = QDropEvent(
        QPointF(good.left + 10, 200),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(grid.dropped):
        grid.dropEvent(drop)
    settle(qtbot, jobs)
    dialog = room.findChild(BookDialog)
    assert dialog is not None
    assert dialog.starts_at.value() is not None
    dialog.reject()


def test_two_absences_fill_the_counter_and_only_the_termination_is_left(
    qtbot: QtBot,
    room: MediationRoom,
    lead: Desk,
    mediation: MediationId,
    found: Scene,
    clock: Clock,
    jobs: Jobs,
) -> None:
    missed(lead, mediation, found, clock, FIRST)
    sheet = shown_after(qtbot, room, jobs)
    press(sheet, "裁定")
    ruling = room.findChild(RuleDialog)
    assert ruling is not None
    ruling.text.set_value("不属正当理由")
    with qtbot.waitSignal(ruling.accepted):
        press(ruling, "记录裁定")
    settle(qtbot, jobs)

    sheet = shown_after(qtbot, room, jobs)
    assert "无正当理由不参加即应终止（法定 1 次）" in words(sheet)
    press(sheet, "作出决定")
    decision = room.findChild(DecideDialog)
    assert decision is not None
    decision.text.set_value("按单位规定再次通知")
    with qtbot.waitSignal(decision.accepted):
        press(decision, "记录决定")
    settle(qtbot, jobs)

    missed(lead, mediation, found, clock, SECOND)
    absence = lead.mediations.view(mediation).counters[0].absences
    open_one = next(one for one in absence if one.ruled_at is None)
    lead.mediations.rule(open_one.attendance_id, good_cause=False, text="无正当理由")
    sheet = shown_after(qtbot, room, jobs)
    assert "已满" in "".join(
        one.accessibleName() for one in sheet.findChildren(QWidget) if one.accessibleName()
    )
    assert "起草终结书和各方的诉讼权利告知书" in words(sheet)
    offered = [one.text() for one in sheet.findChildren(QAbstractButton) if one.isVisible()]
    assert "达成协议…" not in offered
    press(sheet, "起草终结书")
    settle(qtbot, jobs)
    dialog = next(one for one in room.findChildren(QWidget) if type(one).__name__ == "EndDialog")
    with qtbot.waitSignal(dialog.accepted, timeout=15000):  # type: ignore[attr-defined]
        press(dialog, "起草终结书")
    settle(qtbot, jobs)
    sheet = shown_after(qtbot, room, jobs)
    assert "146号令 第94条（二）" in words(sheet)
    assert lead.mediations.view(mediation).state is MediationState.RUNNING


def test_a_hidden_case_is_a_busy_room_and_no_more(
    qtbot: QtBot,
    room: MediationRoom,
    desk_of: DeskOf,
    store: engine.Store,
    clock: Clock,
    jobs: Jobs,
) -> None:
    other = desk_of("许闻", Role.INVESTIGATOR, Role.MEDIATOR)
    hidden = mediating.scene(store, other, "2026-0999")
    theirs = mediating.accepted(other, hidden, clock)
    other.mediations.book_session((theirs,), mediating.booking(other, FIRST))
    room._calendar.show_day(FIRST)
    settle(qtbot, jobs)
    told = room._calendar.grid.accessibleDescription()
    assert "房间占用" in told
    assert "0999" not in told


def test_the_month_opens_a_week(qtbot: QtBot, room: MediationRoom, jobs: Jobs) -> None:
    pane = room._calendar
    pane._view.choose("month")
    pane._switch("month")
    settle(qtbot, jobs)
    assert len(pane.month._week.columns) % 7 == 0
    pane.month.setFocus()
    with qtbot.waitSignal(pane.month.day_chosen):
        QTest.keyClick(pane.month, Qt.Key.Key_Return)
    settle(qtbot, jobs)
    assert pane._view.key == "week"


def test_locking_leaves_nothing_in_the_room(room: MediationRoom) -> None:
    room.drop()
    assert room._list.lines == ()
    assert "卢建平" not in words(room)
    assert not room._sheet.isVisible()


def test_the_tab_of_a_case_shows_its_mediations(
    qtbot: QtBot, lead: Desk, mediation: MediationId, found: Scene, jobs: Jobs
) -> None:
    assert mediation
    tab = MediationTab(lead, jobs)
    qtbot.addWidget(tab)
    tab.show()
    tab.show_case(found.case_id)
    qtbot.waitUntil(lambda: tab._sheet.shown is not None)
    assert "2026-0163" in words(tab)
    tab.drop()
    assert "2026-0163" not in words(tab)


#: Only what a mediation may wait for has a word here.
TABLES = [
    table
    for name, table in vars(labels).items()
    if name.isupper() and isinstance(table, dict) and name != "WAITS"
]


@pytest.mark.parametrize("table", TABLES)
def test_every_word_of_mediation_has_its_label(table: dict[StrEnum, str]) -> None:
    (kind,) = {type(key) for key in table}
    assert set(kind) == set(table)


def week() -> Week:
    days = [date(2026, 9, day) for day in range(24, 31)]
    off = {25, 26, 27}
    columns = tuple(
        Column(day, day.day not in off, makeup=False, official=True, name="", name_en="")
        for day in days
    )
    return Week(columns, (), ())


def test_days_off_fold_into_one_strip() -> None:
    laid = strips(week(), AXIS + 4 * 100 + FOLD)
    assert [(one.folded, round(one.width)) for one in laid] == [
        (False, 100),
        (True, FOLD),
        (False, 100),
        (False, 100),
        (False, 100),
    ]


def test_a_slot_snaps_to_half_hours() -> None:
    rooms = (RoomLine(RoomId(1), "一室"), RoomLine(RoomId(2), "二室"))
    laid = strips(week(), 900)
    found = spot((AXIS + laid[0].width - 4, 200), laid, rooms, 760)
    assert isinstance(found, Spot)
    assert found.room.name == "二室"
    assert found.starts_at.minute in {0, 30}
    assert spot((AXIS + laid[0].width + 4, 200), laid, rooms, 760) is None


def session_at(day: date, begins: tuple[int, int], ends: tuple[int, int]) -> Block:
    return Block(RoomId(1), at(day, *begins), at(day, *ends))


def test_the_hours_stretch_to_a_session_before_or_after_the_usual_ones() -> None:
    usual = hours_of([session_at(FIRST, (9, 30), (11, 0))])
    assert (usual.first, usual.last) == (8.5, 18.0)
    early = hours_of([session_at(FIRST, (7, 15), (8, 45))])
    assert (early.first, early.last, early.lines()[0]) == (7, 18.0, 8)
    late = hours_of([session_at(FIRST, (19, 0), (20, 30))])
    assert (late.first, late.last) == (8.5, 21)
    over = Block(RoomId(1), at(FIRST, 23), at(FIRST.replace(day=18), 1))
    assert hours_of([over]).last == 24


def test_a_session_in_the_evening_of_a_day_off_is_seen_whole(
    qtbot: QtBot, room: MediationRoom, jobs: Jobs
) -> None:
    grid = room._calendar.grid
    saturday = date(2026, 9, 26)
    rooms = (RoomLine(RoomId(1), "一室"), RoomLine(RoomId(2), "二室"))
    evening = session_at(saturday, (19, 0), (20, 30))
    grid.show_week(Week(week().columns, rooms, (evening,)), at(date(2026, 9, 24), 10))
    laid = grid._strips()
    strip = next(one for one in laid if one.day == saturday)
    assert (strip.folded, strip.is_off) == (False, True)
    ((_block, box),) = grid._boxes(laid)
    grid.resize(grid.width(), grid.minimumHeight())
    assert box.top() > TOP
    assert box.left() >= strip.left
    assert grid._boxes(laid)[0][1].bottom() <= grid.height()
    image = grid.grab().toImage()
    assert image.width() > 0
    aimed = spot((strip.left + 4, box.center().y()), laid, rooms, grid.height(), grid._hours)
    assert aimed is not None
    assert aimed.starts_at.date() == saturday


def offered_on(sheet: MediationSheet) -> list[str]:
    return [one.text() for one in sheet.findChildren(QAbstractButton) if one.isVisible()]


def test_a_moved_session_keeps_its_length(
    qtbot: QtBot, room: MediationRoom, lead: Desk, mediation: MediationId, jobs: Jobs
) -> None:
    odd = mediating.booking(lead, FIRST, ends_at=at(FIRST, 10, 50))
    session = lead.mediations.book_session((mediation,), odd)
    sheet = shown_after(qtbot, room, jobs)
    press(sheet, "改期…")
    settle(qtbot, jobs)
    dialog = room.findChild(BookDialog)
    assert dialog is not None
    assert dialog.minutes.value() == 80
    assert dialog.reason is not None
    dialog.reason.set_value("当事人请求")
    dialog.starts_at.set_value(at(date(2026, 9, 18), 9, 30))
    with qtbot.waitSignal(dialog.accepted):
        press(dialog, "改到新时间")
    settle(qtbot, jobs)
    moved = [line for line in lead.mediations.view(mediation).sessions if line.id != session]
    assert [line.starts_at for line in moved] == [at(date(2026, 9, 18), 9, 30)]
    assert lead.mediations.sheet(moved[0].id).ends_at == at(date(2026, 9, 18), 10, 50)


def test_before_a_session_was_held_no_agreement_is_offered(
    qtbot: QtBot,
    room: MediationRoom,
    lead: Desk,
    mediation: MediationId,
    found: Scene,
    clock: Clock,
    jobs: Jobs,
) -> None:
    sheet = shown_after(qtbot, room, jobs)
    assert "达成协议…" not in [one.text() for one in sheet.findChildren(QAbstractButton)]
    endings = lead.mediations.view(mediation).endings
    assert not {Ending.AGREED, Ending.NO_AGREEMENT, Ending.LEFT} & set(endings)
    session = lead.mediations.book_session((mediation,), mediating.booking(lead, FIRST))
    mediating.held(lead, session, found, clock, FIRST, driver=Presence.ATTENDED)
    assert Ending.AGREED in lead.mediations.view(mediation).endings
    sheet = shown_after(qtbot, room, jobs)
    qtbot.waitUntil(lambda: "达成协议…" in offered_on(sheet))


def test_notices_are_drafted_once_and_again_only_for_who_has_none(
    qtbot: QtBot, room: MediationRoom, lead: Desk, mediation: MediationId, jobs: Jobs
) -> None:
    session = lead.mediations.book_session((mediation,), mediating.booking(lead, FIRST))
    first = lead.mediations.draft_notices(session)
    assert lead.mediations.draft_notices(session) == first
    lead.documents.issue(first[0])
    assert lead.mediations.draft_notices(session) == first[1:]
    sheet = shown_after(qtbot, room, jobs)
    qtbot.waitUntil(lambda: "起草通知书" in offered_on(sheet))
    for number in first[1:]:
        lead.documents.issue(number)
    assert lead.mediations.draft_notices(session) == ()
    sheet = shown_after(qtbot, room, jobs)
    qtbot.waitUntil(lambda: "起草通知书" not in offered_on(sheet))
