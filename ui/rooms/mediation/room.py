"""The mediation room: the list, the calendar and the sheet side by side."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSplitter, QWidget

from cases.records.ids import CaseId, MediationId, SessionId
from cases.records.mediation import (
    Block,
    Booking,
    BookingHint,
    MediationView,
    OfficerChoice,
    PartyChoice,
    Sheet,
    Waiting,
    Week,
)
from ui.kit.i18n import _
from ui.kit.layout import column
from ui.kit.messages import messages
from ui.rooms.mediation.application_forms import OpenDialog
from ui.rooms.mediation.booker import Booker
from ui.rooms.mediation.calendar_pane import CalendarPane
from ui.rooms.mediation.layout import Spot
from ui.rooms.mediation.sheet import MediationSheet
from ui.rooms.mediation.shown import Shown, read
from ui.rooms.mediation.side_pane import SidePane

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs


class MediationRoom(QWidget):
    """Who waits for mediation, when and where it is held, and what came of it.

    Signals:
        case_wanted: with the number of a case to be opened.
        document_wanted: with the number of a document to be looked at.
        badge_changed: with how many mediations need the officer today.
    """

    case_wanted = Signal(int)
    document_wanted = Signal(int)
    badge_changed = Signal(int)

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self._wanted: tuple[MediationId, SessionId | None] | None = None
        self._aimed: tuple[Waiting, Spot] | None = None
        self._officers: tuple[OfficerChoice, ...] = ()
        self._case_id: CaseId | None = None
        self._number = ""
        self._side = SidePane(desk, jobs)
        self._list = self._side.list
        self._calendar = CalendarPane(desk.today())
        self._sheet = MediationSheet(desk, jobs)
        self._booker = Booker(desk, jobs, self, self._sheet)
        self._sheet.setMinimumWidth(400)
        self._sheet.setMaximumWidth(440)
        self._sheet.hide()
        split = QSplitter()
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        for pane in (self._side, self._calendar, self._sheet):
            split.addWidget(pane)
        split.setStretchFactor(1, 1)
        split.setSizes([256, 784, 400])
        self.setLayout(column(split, spacing=0))
        self._connect()

    # --- the window's calls ---------------------------------------------------------------

    def reload(self) -> None:
        """Read everything that is shown anew."""
        self._jobs.run(self, self._desk.mediations.waiting, self._show_waiting)
        self._read_calendar(*self._calendar.span)
        if self._wanted is not None:
            self._read_sheet(*self._wanted)

    def drop(self) -> None:
        """Forget everything that is shown."""
        self._wanted = None
        self._side.show_lines(())
        self._calendar.drop()
        self._sheet.drop()
        self._sheet.hide()

    def show_case(self, case_id: int, _tab: str = "") -> None:
        """Show the mediation of a case."""
        for line in self._list.lines:
            if line.case_id == case_id:
                self._list.choose(line.id)
                break

    def _connect(self) -> None:
        self._list.chosen.connect(self._choose)
        self._side.booking_wanted.connect(self._book)
        self._side.new_wanted.connect(self._ask_case)
        self._list.drag_begun.connect(self._consider)
        self._list.drag_ended.connect(self._stop_considering)
        self._calendar.days_wanted.connect(self._read_calendar)
        grid = self._calendar.grid
        grid.session_chosen.connect(self._open_session)
        grid.hint_wanted.connect(self._ask_hint)
        grid.dropped.connect(self._dropped)
        self._sheet.changed.connect(self.reload)
        self._sheet.closed.connect(self._close_sheet)
        self._sheet.booking_wanted.connect(self._book_view)
        self._sheet.moving_wanted.connect(self._booker.move)
        self._sheet.document_wanted.connect(self.document_wanted)

    # --- reading --------------------------------------------------------------------------

    def _read_calendar(self, first: Any, last: Any) -> None:
        self._jobs.run(
            self, lambda: self._desk.mediations.calendar(first, last), self._show_calendar
        )

    def _show_calendar(self, week: Week) -> None:
        self._calendar.show_week(week, self._desk.now())

    def _show_waiting(self, lines: tuple[Waiting, ...]) -> None:
        self._side.show_lines(lines)
        self.badge_changed.emit(self._side.urgent())
        if self._wanted is None and lines:
            self._list.choose(lines[0].id)

    def _read_sheet(self, mediation: MediationId, session: SessionId | None) -> None:
        self._wanted = (mediation, session)
        self._jobs.run(self, lambda: read(self._desk, mediation, session), self._show_sheet)

    def _show_sheet(self, shown: Shown) -> None:
        if self._wanted is None or shown.view.id != self._wanted[0]:
            return
        self._sheet.show_all(shown)
        self._sheet.show()
        self._calendar.grid.choose(shown.sheet.id if shown.sheet else None)

    def _choose(self, line: Waiting) -> None:
        self._read_sheet(line.id, None)

    def _open_session(self, block: Block) -> None:
        assert block.session_id is not None
        session = block.session_id
        self._jobs.run(self, lambda: self._desk.mediations.sheet(session), self._show_session)

    def _show_session(self, sheet: Sheet) -> None:
        self._read_sheet(sheet.mediation_ids[0], sheet.id)

    def _close_sheet(self) -> None:
        self._wanted = None
        self._sheet.hide()
        self._calendar.grid.choose(None)

    # --- dragging -------------------------------------------------------------------------

    def _consider(self, line: Waiting) -> None:
        first, last = self._calendar.span
        self._calendar.grid.consider(line)
        self._aimed = None
        self._jobs.run(
            self,
            lambda: (line, self._desk.mediations.days(line.id, first, last)),
            self._show_days,
        )
        self._jobs.run(self, lambda: self._desk.mediations.mediators(line.id), self._keep_officers)

    def _show_days(self, found: tuple[Waiting, Any]) -> None:
        if self._list.current() is not None and self._list.current() == found[0]:
            self._calendar.grid.consider(*found)

    def _keep_officers(self, officers: tuple[OfficerChoice, ...]) -> None:
        self._officers = officers

    def _stop_considering(self) -> None:
        self._calendar.grid.consider(None)

    def _ask_hint(self, spot: Spot) -> None:
        line = self._list.current()
        if line is None or not self._officers:
            return
        booked = Booking(
            room_id=spot.room.id,
            starts_at=spot.starts_at,
            ends_at=spot.ends_at,
            mediator_id=self._officers[0].id,
        )
        self._aimed = (line, spot)
        self._jobs.run(
            self,
            lambda: (spot, self._desk.mediations.booking_hint((line.id,), booked)),
            self._show_hint,
            self._no_hint,
        )

    def _show_hint(self, found: tuple[Spot, BookingHint]) -> None:
        self._calendar.grid.hint(*found)

    def _no_hint(self, _error: Exception) -> None:
        """A slot that cannot be asked about has no hint; the column says why."""

    def _dropped(self, spot: Spot) -> None:
        line = self._list.current()
        if line is not None:
            self._booker.book(line.id, spot)

    # --- booking --------------------------------------------------------------------------

    def _book(self, line: Waiting) -> None:
        self._booker.book(line.id)

    def _book_view(self, view: MediationView) -> None:
        self._booker.book(view.id)

    # --- a new mediation ------------------------------------------------------------------

    def _ask_case(self) -> None:
        number = messages().ask_text(
            self, _("新的调解"), _("案件编号"), act=_("继续"), text=self._number
        )
        if not number:
            return
        self._number = number.strip()
        self._jobs.run(self, self._people_of_case, self._open_new)

    def _people_of_case(self) -> tuple[CaseId, tuple[PartyChoice, ...]]:
        case_id = self._desk.mediations.case_numbered(self._number)
        return case_id, self._desk.mediations.people(case_id)

    def _open_new(self, found: tuple[CaseId, tuple[PartyChoice, ...]]) -> None:
        self._number = ""
        self._sheet.fill_in(OpenDialog(self, *found))
