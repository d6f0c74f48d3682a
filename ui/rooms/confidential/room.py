"""保密: who looked, the journal, and whether the record is whole, a tab each."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from cases.records.officers import Role
from ui.kit.i18n import N_, _
from ui.kit.layout import column, room_header
from ui.kit.tabs import TabStrip
from ui.rooms.confidential.copies_page import CopiesPage
from ui.rooms.confidential.grants_page import GrantsPage
from ui.rooms.confidential.journal_page import JournalFilterPage
from ui.rooms.confidential.looks_page import LooksPage
from ui.rooms.confidential.record_page import RecordPage

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

_INSPECTS = (Role.INSPECTOR, Role.DISCIPLINE)
#: Key, title, page, and the roles it is for; none: everybody who enters the room.
PAGES: tuple[tuple[str, str, Any, tuple[Role, ...]], ...] = (
    ("journal", N_("日志"), JournalFilterPage, _INSPECTS),
    ("looks", N_("查看痕迹"), LooksPage, (Role.INVESTIGATOR,)),
    ("copies", N_("副本去向"), CopiesPage, ()),
    ("grants", N_("授权"), GrantsPage, ()),
    ("record", N_("完整性"), RecordPage, ()),
)


class ConfidentialRoom(QWidget):
    """The room of secrecy.

    Signals:
        badge_changed: how many emergencies wait for this officer's review.
    """

    badge_changed = Signal(int)

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
        whole = column(room_header(_("保密"), self.tabs), self._stack, spacing=0)
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
