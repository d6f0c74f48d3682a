"""What the program does by itself at the sign-in: extracts past their day are deleted."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select, update

from cases.records.ids import PartyId
from cases.records.station import Cost
from cases.services.station import Station
from cases.store import engine
from cases.store.guard import Acting
from cases.store.rows.extracts import ExtractBlockRow, ExtractRow
from reports.press import OfficePress
from tests.cases.services.test_cases import INTAKE
from tests.leads.services import hidden_extracts
from tests.ui.test_window import FIRST, MORNING, PASSWORD, UNIT
from ui.application import Program
from ui.signin import SignInPage


def test_an_extract_past_its_day_is_gone_after_the_sign_in(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "station"
    cheap = Cost(rounds=1, memory_kib=64, lanes=1)
    station, _code = Station.create(folder, UNIT, FIRST, PASSWORD, now=lambda: MORNING, cost=cheap)
    desk = station.sign_in(FIRST.number, PASSWORD, press=OfficePress(), now=lambda: MORNING)
    case_id = desk.cases.open_case(INTAKE)
    hidden_extracts.hide(desk, case_id, PartyId(0))
    with engine.session(desk.store.door, Acting(0, MORNING, door=True)) as session:
        assert session.scalar(select(func.count()).select_from(ExtractBlockRow)) == 1
        yesterday = (MORNING - timedelta(days=1)).date()
        session.execute(update(ExtractRow).values(until_on=yesterday))
    station.close()

    program = Program(folder, lambda: MORNING)
    program.start()
    qtbot.waitUntil(lambda: program.jobs.idle)
    page = program.shell.centralWidget()
    assert isinstance(page, SignInPage)
    QTest.keyClicks(page.who, FIRST.number)
    QTest.keyClicks(page.password, PASSWORD)
    QTest.keyClick(page.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.window is not None and program.jobs.idle, timeout=20_000)
    qtbot.waitUntil(lambda: program._aside.idle, timeout=20_000)
    assert program._desk is not None
    with engine.session(program._desk.store.door, Acting(0, MORNING, door=True)) as session:
        assert session.scalar(select(func.count()).select_from(ExtractBlockRow)) == 0
        row = session.scalars(select(ExtractRow)).one()
        assert (row.deleted_why, row.deleted_by, row.rows) == ("保存期限届满", None, 1)
    program.finish()
    for shown in (program.window, program.shell):
        assert shown is not None
        shown.closing.clear()
        shown.close()
        shown.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
