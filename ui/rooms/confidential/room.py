"""保密: who looked, the journal, and whether the record is whole, a tab each."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from cases.records.officers import Role
from ui.kit.buttons import Button, primary
from ui.kit.i18n import N_, _
from ui.kit.layout import column, room_header
from ui.kit.tabs import TabStrip
from ui.rooms.confidential.copies_page import CopiesPage
from ui.rooms.confidential.favours_page import FavoursPage
from ui.rooms.confidential.grants_page import GrantsPage
from ui.rooms.confidential.inquiries_page import InquiriesPage
from ui.rooms.confidential.journal_page import JournalFilterPage
from ui.rooms.confidential.looks_page import LooksPage
from ui.rooms.confidential.overview_page import OverviewPage
from ui.rooms.confidential.record_page import RecordPage

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

_INSPECTS = (Role.INSPECTOR, Role.DISCIPLINE)
#: Key, title, page, and the roles it is for; none: everybody who enters the room.
PAGES: tuple[tuple[str, str, Any, tuple[Role, ...]], ...] = (
    ("overview", N_("总览"), OverviewPage, ()),
    ("inquiries", N_("外来询问"), InquiriesPage, ()),
    ("favours", N_("说情过问"), FavoursPage, ()),
    ("looks", N_("查看痕迹"), LooksPage, (Role.INVESTIGATOR,)),
    ("grants", N_("授权"), GrantsPage, ()),
    ("copies", N_("副本去向"), CopiesPage, ()),
    ("journal", N_("日志"), JournalFilterPage, _INSPECTS),
    ("record", N_("完整性"), RecordPage, ()),
)


class ConfidentialRoom(QWidget):
    """The room of secrecy.

    Signals:
        badge_changed: how many emergencies wait for this officer's review.
        document_wanted: look at a paper, as the record of an answer.
    """

    badge_changed = Signal(int)
    document_wanted = Signal(int)

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        offered = [one for one in PAGES if not one[3] or desk.officer.holds(*one[3])]
        self.pages: dict[str, Any] = {key: make(desk, jobs) for key, _t, make, _r in offered}
        self._stack = QStackedWidget()
        for page in self.pages.values():
            self._stack.addWidget(page)
        self.pages["grants"].badge_changed.connect(self.badge_changed)
        self.tabs = TabStrip()
        self.tabs.setFixedHeight(47)
        self.tabs.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.tabs.offer({key: _(title) for key, title, _make, _roles in offered})
        self.tabs.chosen.connect(self.show_page)
        self._jobs, self._desk = jobs, desk
        favour = Button(_("登记说情"), "plus")
        favour.clicked.connect(self.record_favour)
        inquiry = primary(_("登记询问"), "plus")
        inquiry.clicked.connect(self.enter_inquiry)
        for page in (self.pages["overview"], self.pages["inquiries"]):
            page.record_wanted.connect(self._issue_record)
        self.pages["overview"].tab_wanted.connect(self.go_to)
        self.pages["inquiries"].ask_wanted.connect(self.enter_inquiry)
        self.pages["inquiries"].answer_wanted.connect(self._answer)
        header = room_header(_("保密"), self.tabs, favour, inquiry)
        whole = column(header, self._stack, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def reload(self) -> None:
        """Read the page in view anew, and what is owed on the page of leave."""
        self.pages[self.tabs.key].reload()
        if self.tabs.key != "grants":
            self.pages["grants"].reload()

    def drop(self) -> None:
        """Forget what is shown."""
        for page in self.pages.values():
            page.drop()

    def show_page(self, key: str) -> None:
        """Show a page by its key."""
        self._stack.setCurrentWidget(self.pages[key])
        self.pages[key].reload()

    def go_to(self, key: str) -> None:
        """Show a page, its tab chosen."""
        self.tabs.choose(key)

    def record_favour(self) -> None:
        """Record a favour asked, or meddling, from wherever it was wanted."""
        self.go_to("favours")
        self.pages["favours"].enter()

    def enter_inquiry(self) -> None:
        """Make the form ready for somebody who asks."""
        self.go_to("overview")
        self.pages["overview"].asking.start()

    def _answer(self, inquiry: object) -> None:
        self.go_to("overview")
        self.pages["overview"].asking.take(inquiry)

    def _issue_record(self, inquiry: int) -> None:
        work = partial(self._desk.inquiries.issue_record, inquiry)
        self._jobs.run(self, work, self.document_wanted.emit)
