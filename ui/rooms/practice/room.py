"""勤务: callers, call-backs, petitions, hand-overs, checks, loans, a page each."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStackedWidget, QWidget

from cases.records.officers import Role
from ui.kit.i18n import N_, _
from ui.kit.icons import icon
from ui.kit.layout import column, room_header, row
from ui.kit.theme import theme
from ui.rooms.practice.hand_overs_page import HandOversPage
from ui.rooms.practice.holding_page import HoldingPage
from ui.rooms.practice.incoming_page import IncomingPage
from ui.rooms.practice.loans_page import LoansPage
from ui.rooms.practice.page import ListPage
from ui.rooms.practice.petitions_page import PetitionsPage
from ui.rooms.practice.problems_page import ProblemsPage
from ui.rooms.practice.promises_page import PromisesPage
from ui.rooms.practice.quality_page import QualityPage
from ui.rooms.practice.receptions_page import ReceptionsPage
from ui.rooms.practice.roadside_page import RoadsidePage
from ui.rooms.practice.seals_page import SealsPage
from ui.rooms.practice.transfers_page import TransfersPage

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

_CHECKS = (Role.REVIEWER, Role.SQUAD_LEADER, Role.APPROVER)
_ROAD = (Role.INVESTIGATOR, Role.DUTY_DESK, Role.SQUAD_LEADER)
#: Key, icon, title, page, and the roles it is for; none: everybody's.
PAGES: tuple[tuple[str, str, str, type[ListPage], tuple[Role, ...]], ...] = (
    ("receptions", "user", N_("接待"), ReceptionsPage, ()),
    ("promises", "phone", N_("回访与回告"), PromisesPage, ()),
    ("petitions", "note", N_("信访"), PetitionsPage, ()),
    ("holding", "lock", N_("在扣财物"), HoldingPage, ()),
    ("transfers", "send", N_("移送案件"), TransfersPage, ()),
    ("roadside", "vehicle", N_("路面记录"), RoadsidePage, _ROAD),
    ("incoming", "bell", N_("外来协查"), IncomingPage, _ROAD),
    ("hand_overs", "send", N_("交接"), HandOversPage, ()),
    ("loans", "folder", N_("案卷借阅"), LoansPage, ()),
    ("seals", "seal", N_("用印登记"), SealsPage, ()),
    ("problems", "warning", N_("问题整改"), ProblemsPage, ()),
    ("quality", "scale", N_("案件检查"), QualityPage, _CHECKS),
)


class PracticeRoom(QWidget):
    """The pages of the squad's practice.

    Signals:
        case_wanted: look at a case, at a tab.
        away_wanted: record a report that is another unit's.
    """

    case_wanted = Signal(int, str)
    away_wanted = Signal()

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered = [one for one in PAGES if not one[4] or desk.officer.holds(*one[4])]
        self.list = QListWidget()
        self.list.setFixedWidth(176)
        self.list.setAccessibleName(_("勤务"))
        self.list.setSpacing(2)
        self._stack = QStackedWidget()
        self.pages: dict[str, ListPage] = {}
        for key, _icon, title, make, _roles in self._offered:
            page = make(desk, jobs)  # type: ignore[call-arg]  # each page names itself
            self.pages[key] = page
            self._stack.addWidget(page)
            self.list.addItem(QListWidgetItem(_(title)))
            if hasattr(page, "case_wanted"):
                page.case_wanted.connect(self.case_wanted)
            if hasattr(page, "away_wanted"):
                page.away_wanted.connect(self.away_wanted)
        self.list.currentRowChanged.connect(self._go_to)
        body = row(self.list, self._stack, spacing=0)
        body.setStretch(1, 1)
        whole = column(room_header(_("勤务")), spacing=0)
        whole.addLayout(body, 1)
        self.setLayout(whole)
        theme().changed.connect(self._dress)
        self._dress()
        self.list.setCurrentRow(0)

    def reload(self) -> None:
        """Read the page in view anew."""
        self._current().reload()

    def drop(self) -> None:
        """Forget what is shown."""
        for page in self.pages.values():
            page.drop()

    def show_page(self, key: str) -> None:
        """Go to a page by its key."""
        self.list.setCurrentRow(list(self.pages).index(key))

    def _current(self) -> ListPage:
        return list(self.pages.values())[self._stack.currentIndex()]

    def _go_to(self, index: int) -> None:
        self._stack.setCurrentIndex(index)
        self.reload()

    def _dress(self) -> None:
        for index, (_key, name, *_rest) in enumerate(self._offered):
            self.list.item(index).setIcon(icon(name, "text2", 16))
