"""Opens the booking form with what it offers, for the room and for the tab of a case."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cases.mediation.kinds import MediationState
from cases.records.ids import MediationId
from cases.records.mediation import Booking, OfficerChoice, RoomLine, Sheet, Waiting
from ui.kit.i18n import _
from ui.rooms.mediation.booking_form import BookDialog
from ui.rooms.mediation.layout import Spot
from ui.rooms.mediation.sheet import MediationSheet

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

_BOOKABLE = (MediationState.RUNNING, MediationState.WAITING)


@dataclass(frozen=True, slots=True)
class Offer:
    """What the form offers: the mediation, those it may sit together with, rooms, officers."""

    lines: tuple[Waiting, ...]
    joint: tuple[Waiting, ...]
    rooms: tuple[RoomLine, ...]
    officers: tuple[OfficerChoice, ...]
    spot: Spot | None
    moving: Sheet | None


class Booker(QObject):
    """Books sessions by form."""

    def __init__(self, desk: "Desk", jobs: "Jobs", owner: QWidget, sheet: MediationSheet) -> None:
        super().__init__(owner)
        self._desk, self._jobs, self._owner, self._sheet = desk, jobs, owner, sheet
        self._dialog: BookDialog | None = None

    def book(self, mediation: MediationId, spot: Spot | None = None) -> None:
        """Open the form for a mediation, on a slot if one was chosen."""
        self._jobs.run(self._owner, lambda: self._offer((mediation,), spot, None), self._open)

    def move(self, sheet: Sheet) -> None:
        """Open the form for another time of a session."""
        ids = sheet.mediation_ids
        self._jobs.run(self._owner, lambda: self._offer(ids, None, sheet), self._open)

    def _offer(
        self, ids: tuple[MediationId, ...], spot: Spot | None, moving: Sheet | None
    ) -> Offer:
        service, today = self._desk.mediations, self._desk.today()
        waiting = service.waiting()
        lines = tuple(line for line in waiting if line.id in ids)
        cases = {line.case_id for line in lines}
        joint = tuple(
            line
            for line in waiting
            if line.case_id in cases and line.id not in ids and line.state in _BOOKABLE
        )
        rooms = service.calendar(today, today).rooms
        officers = service.mediators(ids[0])
        return Offer(lines, () if moving else joint, rooms, officers, spot, moving)

    def _open(self, offer: Offer) -> None:
        if not offer.lines or not offer.officers:
            return
        dialog = BookDialog(
            self._owner,
            title=_("{number} 调解会").format(number=offer.lines[0].case_number),
            mediations=offer.lines,
            rooms=offer.rooms,
            officers=offer.officers,
            today=self._desk.today(),
            joint=offer.joint,
            moving=offer.moving,
        )
        self._dialog = dialog
        dialog.hint_wanted.connect(self._ask_hint)
        dialog.finished.connect(self._closed)
        self._sheet.fill_in(dialog)
        if offer.spot is not None:
            dialog.aim(offer.spot.room.id, offer.spot.starts_at)

    def _ask_hint(self, booked: Booking) -> None:
        dialog = self._dialog
        if dialog is None:
            return
        ids, moving = dialog.mediation_ids, dialog.session_id
        self._jobs.run(
            dialog,
            lambda: self._desk.mediations.booking_hint(ids, booked, moving=moving),
            dialog.show_hint,
            dialog.refuse,
        )

    def _closed(self, _result: int) -> None:
        self._dialog = None
