"""A station in its folder on one PC: the lead officer signs in with his password, and leaves."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cases.records.officers import Role
from cases.records.station import NewOfficer
from cases.services.calendars import UnitCalendar
from cases.services.demo import flights
from cases.services.demo.flights import Flight
from cases.services.desk import Desk
from cases.services.station import Station
from leads.services.demo.telling import LEAD, Telling
from reports.press import OfficePress
from tests.cases.services.stations import FIRST, PASSWORD, QUICK, UNIT
from tests.conftest import Clock
from tests.leads.stories.stage import staged
from tests.stories.lead_seat import LeadSeat
from tests.ui.conftest import Said
from ui.application import Program
from ui.signin import SignInPage


class LeadStation:
    """The program on the folder of a station, started and ended as often as the story wants."""

    def __init__(
        self, qtbot: QtBot, folder: Path, clock: Clock, said: Said, flight: Flight
    ) -> None:
        self._qtbot, self._folder, self._clock, self._said = qtbot, folder, clock, said
        self._story = self._found(flight)
        self._program: Program | None = None
        self._seat: LeadSeat | None = None

    def _found(self, flight: Flight) -> Telling:
        """Found the station with its officers, open the case, and close it again."""
        station, _code = Station.create(
            self._folder, UNIT, FIRST, PASSWORD, now=self._clock, cost=QUICK
        )
        admin = station.sign_in(FIRST.number, PASSWORD, press=OfficePress(), now=self._clock)

        def desk_of(name: str, *roles: Role) -> Desk:
            number = f"{30200 + len(admin.officers.active()):06d}"
            new = NewOfficer(number, name, frozenset(roles))
            admin.officers.add(new, PASSWORD)
            station.put_slot(number, name, PASSWORD, initial=False)
            (made,) = (one for one in admin.officers.active() if one.number == number)
            return Desk(admin.store, made, self._clock, admin.press, admin.calendar)

        story = staged(desk_of, self._clock, flight)
        station.close()
        return story

    def sign_in(self) -> LeadSeat:
        """Start the program on the folder and give number and password."""
        program = self._program = Program(self._folder, self._clock)
        # All of it but to dress, which is dear: every widget alive is polished anew.
        program.open_folder()
        program.shell.show()
        page = program.shell.centralWidget()
        assert isinstance(page, SignInPage)
        QTest.keyClicks(page.who, self._story.lead.officer.number)
        page.password.setText(PASSWORD)
        QTest.keyClick(page.password, Qt.Key.Key_Return)
        self._qtbot.waitUntil(lambda: program.window is not None, timeout=20_000)
        assert program.window is not None
        own = program._desk
        assert own is not None
        # The others come to the same PC; what they see is theirs.
        calendar = UnitCalendar(own.store)
        desks = {
            one.officer.name: Desk(own.store, one.officer, self._clock, own.press, calendar)
            for one in self._story.stage.desks.values()
        }
        stage = replace(self._story.stage, desks=desks | {LEAD: own})
        story = Telling(stage, self._story.case)
        self._seat = LeadSeat(
            self._qtbot, program.jobs, story, self._clock, self._said, program.window
        )
        return self._seat

    def leave(self) -> None:
        """Close the window by its frame: the program ends and lets the station go."""
        program, seat = self._program, self._seat
        if program is None:
            return
        others = seat.dismiss() if seat is not None else []
        if seat is not None:
            seat.window.close()
        Station.open(self._folder, cost=QUICK).close()  # nobody holds it any more
        program.shell.closing.clear()
        # Before the program and its jobs, which they work with.
        for one in (*others, program.window, program.shell):
            if one is not None:
                one.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self._program = self._seat = None


@pytest.fixture
def lead_station(qtbot: QtBot, tmp_path: Path, clock: Clock, said: Said) -> Iterator[LeadStation]:
    """A station with the hit-and-run of the motorcycle, closed; at the end nothing broke."""
    made = LeadStation(qtbot, tmp_path / "station", clock, said, flights.MOTORCYCLE)
    yield made
    made.leave()
    assert said.refusals == []
    assert said.failures == 0
