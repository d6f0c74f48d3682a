"""勤务: callers, call-backs, petitions, hand-overs, checks, loans, a page each."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cases.records.officers import Role
from ui.kit.i18n import N_, _
from ui.kit.page_room import PageRoom
from ui.rooms.practice.hand_overs_page import HandOversPage
from ui.rooms.practice.holding_page import HoldingPage
from ui.rooms.practice.incoming_page import IncomingPage
from ui.rooms.practice.loans_page import LoansPage
from ui.rooms.practice.needs import needs_me
from ui.rooms.practice.page import ListPage
from ui.rooms.practice.petitions_page import PetitionsPage
from ui.rooms.practice.problems_page import ProblemsPage
from ui.rooms.practice.promises_page import PromisesPage
from ui.rooms.practice.quality_page import QualityPage
from ui.rooms.practice.receptions_page import ReceptionsPage
from ui.rooms.practice.roadside_page import RoadsidePage
from ui.rooms.practice.seals_page import SealsPage
from ui.rooms.practice.sessions_page import SessionsPage
from ui.rooms.practice.transfers_page import TransfersPage

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

#: Who has to do with cases; the others are asked at the counter as everybody is, and no more.
_CASES = (
    *(Role.INVESTIGATOR, Role.MEDIATOR, Role.REVIEWER),
    *(Role.APPROVER, Role.SQUAD_LEADER, Role.DUTY_DESK),
)
_CHECKS = (Role.REVIEWER, Role.SQUAD_LEADER, Role.APPROVER)
_ROAD = (Role.INVESTIGATOR, Role.DUTY_DESK, Role.SQUAD_LEADER)
#: Key, icon, title, page, and the roles it is for; none: everybody's.
PAGES: tuple[tuple[str, str, str, type[ListPage], tuple[Role, ...]], ...] = (
    ("receptions", "user", N_("接待"), ReceptionsPage, ()),
    ("promises", "phone", N_("回访与回告"), PromisesPage, _CASES),
    ("petitions", "note", N_("信访"), PetitionsPage, _CASES),
    ("holding", "lock", N_("在扣财物"), HoldingPage, _CASES),
    ("transfers", "send", N_("移送案件"), TransfersPage, _CASES),
    ("roadside", "vehicle", N_("路面记录"), RoadsidePage, _ROAD),
    ("incoming", "bell", N_("外来协查"), IncomingPage, _ROAD),
    ("hand_overs", "send", N_("交接"), HandOversPage, _CASES),
    ("sessions", "calendar", N_("改派调解会"), SessionsPage, (Role.SQUAD_LEADER,)),
    ("loans", "folder", N_("案卷借阅"), LoansPage, _CASES),
    ("seals", "seal", N_("用印登记"), SealsPage, _CASES),
    ("problems", "warning", N_("问题整改"), ProblemsPage, _CASES),
    ("quality", "scale", N_("案件检查"), QualityPage, _CHECKS),
)


class PracticeRoom(PageRoom):
    """The pages of the squad's practice.

    Signals:
        case_wanted: look at a case, at a tab.
        away_wanted: record a report that is another unit's.
        badge_changed: how much waits for this officer.
    """

    case_wanted = Signal(int, str)
    away_wanted = Signal()
    badge_changed = Signal(int)

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        # The first page is read while the room is made.
        self._desk, self._jobs = desk, jobs
        made: dict[str, tuple[str, str, ListPage]] = {
            key: (name, _(title), make(desk, jobs))  # type: ignore[call-arg]  # each names itself
            for key, name, title, make, roles in PAGES
            if not roles or desk.officer.holds(*roles)
        }
        super().__init__(_("勤务"), made, wide=176, parent=parent)
        for page in self.pages.values():
            if hasattr(page, "case_wanted"):
                page.case_wanted.connect(self.case_wanted)
            if hasattr(page, "away_wanted"):
                page.away_wanted.connect(self.away_wanted)

    @override
    def reload(self) -> None:
        super().reload()
        self._jobs.run(self, partial(needs_me, self._desk), self._count)

    def _count(self, waiting: int) -> None:
        self.badge_changed.emit(waiting)
