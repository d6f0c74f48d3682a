"""The window of a people's mediator, and what the sheet of the mediation says of his packet."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from cases.mediation.kinds import MediationState
from cases.records.ids import MediationId
from cases.records.officers import Role
from cases.records.packets import PacketId, ReportEntry, ReportKind
from cases.records.times import at
from cases.services.desk import Desk
from cases.store import engine
from cases.store.guard import Acting
from cases.store.rows.committee import GuestRow
from tests.cases.services import mediating
from tests.cases.services.hidden_packets import COMMITTEE
from tests.cases.services.referring import referred
from tests.conftest import Clock, DeskOf
from ui.kit.jobs import Jobs
from ui.rooms.mediation.ending_forms import CommitteeDialog, HandOverDialog, TakeBackDialog
from ui.rooms.mediation.sheet import MediationSheet
from ui.rooms.mediation.shown import read
from ui.rooms.packets.forms import ReportDialog
from ui.rooms.packets.room import PacketsRoom
from ui.window import MainWindow

DAY = date(2026, 9, 15)


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.finish()


@pytest.fixture
def lead(desk_of: DeskOf) -> Desk:
    return desk_of("王砚秋", Role.INVESTIGATOR, Role.MEDIATOR)


@pytest.fixture
def guest(desk_of: DeskOf, store: engine.Store) -> Desk:
    made = desk_of("孔祥和", Role.PEOPLES_MEDIATOR)
    with engine.session(store.door, Acting(0, made.now(), door=True)) as session:
        session.add(GuestRow(officer_id=made.officer.id, committee=COMMITTEE))
    return made


@pytest.fixture
def mediation(lead: Desk, store: engine.Store, clock: Clock) -> MediationId:
    clock.go_to(at(date(2026, 9, 3), 9))
    found = mediating.scene(store, lead)
    made = mediating.accepted(lead, found, clock)
    clock.go_to(at(DAY, 9))
    lead.documents.issue(referred(lead, made, found.case_id))
    return made


@pytest.fixture
def packet(lead: Desk, guest: Desk, mediation: MediationId) -> PacketId:
    return lead.packets.hand_over(mediation, guest.officer.id)


def words_of(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel))


def test_his_window_has_his_room_and_nothing_to_search_or_to_record(
    qtbot: QtBot, guest: Desk, packet: PacketId, jobs: Jobs
) -> None:
    window = MainWindow(guest, jobs)
    qtbot.addWidget(window)
    window.show()
    room = window.room("packets")
    assert isinstance(room, PacketsRoom)
    assert window.current == "packets"
    qtbot.waitUntil(room.report.isEnabled)
    assert {"卢建平", "宋巧云"} <= set(words_of(room.details).replace("　", "\n").split())
    assert not window._top.field.isVisible()
    assert not window._top.bell.isVisible()
    titles = [one.title for one in window._commands]
    assert titles[:2] == ["转介", "设置"]
    assert not {"新建案件", "登记外来询问", "登记说情、过问", "导入台账"} & set(titles)
    window.close()


def test_he_reports_and_what_comes_back_closes_the_packet_in_the_open_window(
    qtbot: QtBot, lead: Desk, guest: Desk, mediation: MediationId, packet: PacketId, jobs: Jobs
) -> None:
    room = PacketsRoom(guest, jobs)
    qtbot.addWidget(room)
    room.reload()
    qtbot.waitUntil(room.report.isEnabled)
    room.report.click()
    (dialog,) = room.findChildren(ReportDialog)
    dialog.kind.set_value(ReportKind.FAILED)
    dialog.proof.set_value("终止调解通知3号")
    dialog._submit()
    qtbot.waitUntil(lambda: not room.report.isEnabled() and "终止调解通知3号" in words_of(room))
    lead.mediations.return_from_committee(mediation, DAY, "终止调解通知3号")
    room.reload()
    qtbot.waitUntil(lambda: not room.table.records())
    assert "卢建平" not in words_of(room)


def test_the_sheet_hands_over_takes_back_and_records_what_was_reported(
    qtbot: QtBot, lead: Desk, guest: Desk, mediation: MediationId, jobs: Jobs
) -> None:
    sheet = MediationSheet(lead, jobs)
    qtbot.addWidget(sheet)
    sheet.show_all(read(lead, mediation, None))
    sheet._hand_over()
    (over,) = sheet.findChildren(HandOverDialog)
    over.guest.set_value(guest.officer.id)
    over._submit()
    qtbot.waitUntil(lambda: bool(lead.packets.of_mediation(mediation)))
    sheet.show_all(read(lead, mediation, None))
    assert "在委员会" in [one.accessibleName() for one in sheet.findChildren(QWidget)]
    sheet._take_back()
    (back,) = sheet.findChildren(TakeBackDialog)
    back.reject()
    (one,) = guest.packets.mine()
    agreed = ReportEntry(kind=ReportKind.AGREED, happened_on=DAY, proof="人民调解协议书5号")
    guest.packets.report(one.id, agreed)
    sheet.show_all(read(lead, mediation, None))
    assert "人民调解协议书5号" in words_of(sheet)
    sheet._committee()
    (form,) = sheet.findChildren(CommitteeDialog)
    assert (form.came_to.value(), form.proof.value()) == (True, "人民调解协议书5号")
    form._submit()
    qtbot.waitUntil(
        lambda: lead.mediations.view(mediation).state is MediationState.SETTLED, timeout=5000
    )
    assert guest.packets.mine() == ()
