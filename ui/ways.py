"""The ways of the window: its rooms, and where something in one of them leads."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMainWindow

from ui.kit.i18n import _, pgettext
from ui.ledger import open_wizard
from ui.rail import Rail
from ui.room_list import RoomSpec
from ui.room_stack import RoomStack

if TYPE_CHECKING:
    from cases.records.officers import Officer
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs


class Ways(QMainWindow):
    """A window with rooms, each made when it is first entered.

    Signals:
        rebuild_wanted: language or density has changed; with the key of the current room.
        restore_wanted: with the folder of a backup.
    """

    rebuild_wanted = Signal(str)
    restore_wanted = Signal(object)

    def __init__(self, desk: "Desk", jobs: "Jobs", specs: tuple[RoomSpec, ...]) -> None:
        super().__init__()
        self._desk, self._jobs = desk, jobs
        self._rail = Rail([(spec.key, spec.icon, pgettext("room", spec.title)) for spec in specs])
        self._stack = RoomStack(specs, desk, jobs, self._wishes())

    def enter(self, key: str) -> None:
        """Go to a room; it is made when it is first entered, and read anew when it is stale."""
        self._rail.mark(key)
        self._stack.enter(key)
        self.setWindowTitle(f"{_('案结')} — {pgettext('room', self._stack.spec(key).title)}")

    @property
    def officer(self) -> "Officer":
        """Whose window it is."""
        return self._desk.officer

    @property
    def current(self) -> str:
        """Key of the current room."""
        return self._stack.key

    def room(self, key: str) -> Any:
        """Return a room, made if need be."""
        return self._stack.room(key)

    def show_case(self, case_id: int, tab: str = "") -> None:
        """Open a case in its room, at a tab."""
        self.enter("cases")
        self.room("cases").show_case(case_id, tab)

    def bring_in_ledger(self) -> None:
        """Open the import of a ledger."""
        open_wizard(self._desk, self._jobs, self)

    def report_elsewhere(self) -> None:
        """Open the page of a report that is another unit's."""
        self.enter("cases")
        self.room("cases").report_elsewhere()

    def show_inquiries(self) -> None:
        """Show the inquiries from outside."""
        self.enter("confidential")
        self.room("confidential").go_to("inquiries")

    def record_favour(self) -> None:
        """Record a favour asked, or meddling."""
        self.enter("confidential")
        self.room("confidential").record_favour()

    def enter_inquiry(self) -> None:
        """Make the form ready for somebody who asks about a case."""
        self.enter("confidential")
        self.room("confidential").enter_inquiry()

    def show_document(self, document_id: int) -> None:
        """Look at a paper in its room."""
        self.enter("documents")
        self.room("documents").show_document(document_id)

    def show_leads(self, case_id: int, tab: str = "") -> None:
        """Show the leads of a case in their room."""
        self.enter("leads")
        self.room("leads").show_case(case_id, tab)

    def show_approval(self, approval_id: int) -> None:
        """Go to a request that waits for this officer's answer."""
        self.enter("approvals")
        self.room("approvals").show_request(approval_id)

    def show_duty(self, page: str) -> None:
        """Go to a page of the duty room."""
        self.enter("practice")
        self.room("practice").show_page(page)

    def show_grants(self) -> None:
        """Go to leave and emergencies."""
        self.enter("confidential")
        self.room("confidential").tabs.choose("grants")

    def show_unassigned(self) -> None:
        """Show the cases that wait for a lead officer."""
        self.enter("cases")
        self.room("cases").show_unassigned()

    def new_case(self) -> None:
        """Open the page of a new case."""
        self.enter("cases")
        self.room("cases").new_case()

    def _wishes(self) -> dict[str, Callable[..., object]]:
        """Return what a room may want of the window, by the name of its signal."""
        return {
            "case_wanted": self.show_case,
            "document_wanted": self.show_document,
            "approval_wanted": self.show_approval,
            "leads_wanted": self.show_leads,
            "page_wanted": self.show_duty,
            "grants_wanted": self.show_grants,
            "new_case_wanted": self.new_case,
            "away_wanted": self.report_elsewhere,
            "inquiries_wanted": self.show_inquiries,
            "unassigned_wanted": self.show_unassigned,
            "window_changed": self._rebuild,
            "restore_wanted": self.restore_wanted.emit,
        }

    def _rebuild(self) -> None:
        self.rebuild_wanted.emit(self.current)
