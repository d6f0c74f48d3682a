"""One case: its head, its tabs, and at the right the panel that explains a day."""

from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QStackedWidget, QWidget

from cases.law.facts import FactKind
from cases.records.cases import CaseFile
from cases.records.ids import CaseId, FactId
from cases.records.officers import TeamRole
from cases.records.parties import PartyKind
from cases.records.times import local
from cases.refusals import Refusal
from ui.kit.buttons import Button, IconButton
from ui.kit.elided import ElidedLabel
from ui.kit.i18n import N_, _, pgettext
from ui.kit.layout import boxed, clear, column, label, row
from ui.kit.messages import report
from ui.kit.punctuation import listed
from ui.kit.small import Chip
from ui.kit.tabs import TabStrip
from ui.labels.cases import PROCEDURES, TEAM_ROLES
from ui.rooms.case.actions import CaseActions
from ui.rooms.case.opened import Opened, chips, opening, renewing

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

TABS = {
    "overview": N_("概况"),
    "clocks": N_("时限"),
    "parties": N_("当事人"),
    "service": N_("通知与送达"),
    "summons": N_("传唤"),
    "pursuit": N_("查缉"),
    "mediation": N_("调解"),
    "documents": N_("文书"),
    "approvals": N_("审批"),
    "matters": N_("事务"),
    "team": N_("知情人"),
    "journal": N_("记录"),
}
#: Tabs that read their own data by the number of the case.
_OF_OTHERS = frozenset({"service", "summons", "pursuit", "mediation", "documents"})


class Tab(Protocol):
    """A tab that shows the opened case."""

    def show_opened(self, opened: Opened) -> None:
        """Show the case, or show it anew after an act."""

    def drop(self) -> None:
        """Forget everything shown."""


class CaseTab(Protocol):
    """A tab of mediation or papers, which reads its own data."""

    def show_case(self, case_id: CaseId) -> None:
        """Show this case."""

    def drop(self) -> None:
        """Forget everything shown."""


class CasePageView(QWidget):
    """The page.

    Signals:
        case_opened: a case has been opened and is shown.
        case_closed: the case that was wanted is not open to this officer, with the refusal.
        document_wanted: look at a paper of the case in its room.
    """

    case_opened = Signal(int)
    case_closed = Signal(int, object)
    document_wanted = Signal(int)

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self._opened: Opened | None = None
        self._waiting_for: CaseId | None = None
        self._tab_wanted = ""
        self._counts: dict[str, int] = {}
        self._counted_case: CaseId | None = None
        self._number, self._place = label("", "title"), ElidedLabel()
        self._place.setStyleSheet("font-size: 16px;")
        self._chips = QHBoxLayout()
        self._chips.setSpacing(8)
        self._line = ElidedLabel("small")
        self._knowing = Button("", "lock")
        self._knowing.clicked.connect(self._go_to_team)
        self._more = IconButton("more", _("更多操作"))
        self._more.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        self.actions_of = CaseActions(desk, jobs, self)
        self._tabs = TabStrip()
        self._offer_tabs(hit_and_run=True)
        self._tabs.chosen.connect(self._show_tab)
        self._pages: dict[str, QWidget] = {}
        self._stack = QStackedWidget()
        self._side = QStackedWidget()
        self._side.setFixedWidth(336)
        self._side_wanted = True
        self._side.hide()
        main = column(self._make_head(), self._stack, spacing=0)
        main.setStretch(1, 1)
        whole = row(main, self._side, spacing=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)

    @property
    def case_id(self) -> CaseId | None:
        """The case shown, or on its way."""
        return self._waiting_for

    def show_case(self, case_id: CaseId, tab: str = "") -> None:
        """Open a case; that it was looked at is in the journal."""
        if tab in TABS:
            self._tab_wanted = tab
        if self._opened is not None and self._opened.case_id == case_id == self._waiting_for:
            self._go(self._tab_wanted or self._tabs.key)
            self._tab_wanted = ""
            return
        self._waiting_for = case_id
        self._jobs.run(self, opening(self._desk, case_id), self._show, self._refused)

    def reload(self) -> None:
        """Show the case anew if anything happened to it."""
        if self._opened is None:
            return
        revision, case_id = self._opened.file.revision, self._opened.case_id
        work = renewing(self._desk, case_id, revision)
        self._jobs.run(self, work, self._renew, self._refused)

    def drop(self) -> None:
        """Forget everything shown."""
        self._opened, self._waiting_for = None, None
        for words in (self._number, self._place, self._line):
            words.setText("")
        clear(self._chips)
        for page in self._pages.values():
            cast(Any, page).drop()

    # --- building ----------------------------------------------------------------------------

    def _make_head(self) -> QFrame:
        top = row(self._number, self._place, self._chips, None, self._knowing, self._more)
        inner = column(top, self._line, 6, self._tabs, spacing=4)
        inner.setContentsMargins(16, 10, 12, 0)
        return boxed(inner, "header")

    def _make(self, key: str) -> QWidget:
        made = self._own(key) if key not in _OF_OTHERS else self._others(key)
        self._pages[key] = made
        self._stack.addWidget(made)
        return made

    def _own(self, key: str) -> QWidget:
        from ui.rooms.case.clocks_tab import ClocksTab
        from ui.rooms.case.journal_tab import JournalTab
        from ui.rooms.case.overview_tab import OverviewTab
        from ui.rooms.case.parties_tab import PartiesTab
        from ui.rooms.case.team_tab import TeamTab

        match key:
            case "overview":
                made = OverviewTab(self._desk, self._jobs)
                made.tab_wanted.connect(self._go)
                made.correction_wanted.connect(self._correct)
                return made
            case "clocks":
                clocks = ClocksTab(self._desk, self._jobs)
                self._side.addWidget(clocks.why)
                clocks.why.closed.connect(self._close_side)
                clocks.explained.connect(self._open_side)
                return clocks
            case "parties":
                parties = PartiesTab(self._desk, self._jobs)
                parties.document_wanted.connect(self.document_wanted)
                return parties
            case "approvals":
                from ui.rooms.case.approvals_tab import ApprovalsTab

                approvals = ApprovalsTab(self._desk, self._jobs)
                approvals.document_wanted.connect(self.document_wanted)
                approvals.counted.connect(partial(self._count, "approvals"))
                return approvals
            case "matters":
                from ui.rooms.case.matters_tab import MattersTab

                return MattersTab(self._desk, self._jobs)
            case "team":
                return TeamTab(self._desk, self._jobs, self.actions_of)
            case _:
                return JournalTab(self._desk, self._jobs)

    def _others(self, key: str) -> QWidget:
        match key:
            case "mediation":
                from ui.rooms.case.mediation_tab import MediationTab

                mediation = MediationTab(self._desk, self._jobs)
                mediation.document_wanted.connect(self.document_wanted)
                return mediation
            case "documents":
                from ui.rooms.case.documents_tab import DocumentsTab

                documents = DocumentsTab(self._desk, self._jobs)
                documents.counted.connect(partial(self._count, "documents"))
                return documents
            case "summons":
                from ui.rooms.summons.tab import SummonsTab

                summons = SummonsTab(self._desk, self._jobs)
                summons.document_wanted.connect(self.document_wanted)
                summons.tab_wanted.connect(self._go)
                summons.counted.connect(partial(self._count, "summons"))
                return summons
            case "pursuit":
                from ui.rooms.summons.pursuit_tab import PursuitTab

                pursuit = PursuitTab(self._desk, self._jobs)
                pursuit.document_wanted.connect(self.document_wanted)
                pursuit.counted.connect(partial(self._count, "pursuit"))
                return pursuit
            case _:
                from ui.rooms.case.service_tab import ServiceTab

                service = ServiceTab(self._desk, self._jobs)
                service.counted.connect(partial(self._count, "service"))
                return service

    # --- showing -----------------------------------------------------------------------------

    def _show(self, opened: Opened) -> None:
        if opened.case_id != self._waiting_for:
            return
        self._opened = opened
        self._fill_head(opened.file)
        self.case_opened.emit(int(opened.case_id))
        wanted, self._tab_wanted = self._tab_wanted, ""
        self._go(wanted or (self._tabs.key if self._pages else "overview"))

    def _renew(self, opened: Opened | None) -> None:
        if opened is not None and opened.case_id == self._waiting_for:
            self._opened = opened
            self._fill_head(opened.file)
            self._show_tab(self._tabs.key)

    def _refused(self, error: Exception) -> None:
        """Let the case go: it was handed over, or only its head is open to this officer."""
        wanted = self._waiting_for
        self.drop()
        if wanted is not None and isinstance(error, Refusal):
            self.case_closed.emit(int(wanted), error)
        else:
            report(self, error)

    def _offer_tabs(self, *, hit_and_run: bool) -> None:
        """Offer the tabs of a case; only a hit-and-run has a pursuit."""
        shown = {key: words for key, words in TABS.items() if key != "pursuit" or hit_and_run}
        self._tabs.offer({key: pgettext("tab", words) for key, words in shown.items()})

    def _fill_head(self, file: CaseFile) -> None:
        self._offer_tabs(hit_and_run=file.hit_and_run)
        self._number.setText(file.number)
        self._place.setText(file.place)
        clear(self._chips)
        for words, tone in chips(file):
            self._chips.addWidget(Chip(words, tone))
        self._line.setText(" · ".join(_second_line(file)))
        seeing = {one.officer_id for one in file.team if one.until_at is None}
        self._knowing.setText(_("知情 {n} 人").format(n=len(seeing)))
        menu = QMenu(self)
        self.actions_of.fill(menu, file)
        self._more.setMenu(menu)
        if self._counted_case != file.case_id:
            self._counts, self._counted_case = {}, file.case_id
        self._counts |= {
            "clocks": len(file.clocks),
            "parties": len(file.people.parties),
            "team": len(seeing),
        }
        self._tabs.count(self._counts)

    def _count(self, key: str, count: int) -> None:
        """Show how much a tab that reads its own data has found."""
        self._counts[key] = count
        self._tabs.count(self._counts)

    def _go(self, key: str) -> None:
        self._tabs.choose(key)

    def _correct(self, fact_id: FactId) -> None:
        """Correct a fact where every clock it moves can be seen."""
        from ui.rooms.case.clocks_tab import ClocksTab

        self._go("clocks")
        page = self._pages["clocks"]
        assert isinstance(page, ClocksTab)
        page.correct(fact_id)

    def _open_side(self) -> None:
        self._side_wanted = True
        self._side.setVisible(self._tabs.key == "clocks")

    def _close_side(self) -> None:
        self._side_wanted = False
        self._side.hide()

    def _go_to_team(self) -> None:
        self._go("team")

    def _show_tab(self, key: str) -> None:
        if self._opened is None:
            return
        page = self._pages.get(key) or self._make(key)
        self._stack.setCurrentWidget(page)
        if key in _OF_OTHERS:
            cast(CaseTab, page).show_case(self._opened.case_id)
        else:
            cast(Tab, page).show_opened(self._opened)
        self._side.setVisible(key == "clocks" and self._side_wanted)


def _second_line(file: CaseFile) -> list[str]:
    words = []
    if file.occurred_at is not None:
        words.append(_("{moment} 发生").format(moment=f"{local(file.occurred_at):%Y-%m-%d %H:%M}"))
    harmed = [
        party.name
        for party in file.people.parties
        if party.entry.kind in {PartyKind.INJURED, PartyKind.DECEASED}
    ]
    if harmed:
        words.append(_("受害人 {names}").format(names=listed(harmed)))
    for role in (TeamRole.LEAD, TeamRole.ASSIST, TeamRole.INTAKE):
        names = [one.name for one in file.team if one.role == role.value and one.until_at is None]
        if names:
            words.append(f"{_(TEAM_ROLES[role])} {listed(dict.fromkeys(names))}")
    words += [file.national_number] if file.national_number else []
    made = [fact for fact in file.facts if fact.kind is FactKind.DETERMINATION_MADE]
    titles = [str(fact.more.get("number", "")) for fact in made if fact.replaced_at is None]
    words += [title for title in titles if title]
    return [*words, _(PROCEDURES[file.procedure])]
