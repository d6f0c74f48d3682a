"""One case: its head, its tabs, and at the right the panel that explains a day."""

from functools import partial
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QStackedWidget, QWidget
from shiboken6 import isValid

from cases.records.cases import CaseFile
from cases.records.ids import CaseId, FactId
from cases.refusals import Refusal
from ui.kit.beginning import begin_at
from ui.kit.buttons import Button, IconButton
from ui.kit.elided import ElidedLabel
from ui.kit.i18n import _, pgettext
from ui.kit.layout import boxed, clear, column, label, row
from ui.kit.messages import report
from ui.kit.small import Chip
from ui.kit.tabs import TabStrip
from ui.rooms.case import uncover
from ui.rooms.case.actions import CaseActions, follows_leads
from ui.rooms.case.opened import Opened, chips, opening, renewing
from ui.rooms.case.page_tabs import OF_OTHERS, TABS, CaseTab, Tab, tab_of
from ui.rooms.case.page_words import second_line

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs


class CasePageView(QWidget):
    """The page.

    Signals:
        case_opened: a case has been opened and is shown.
        case_closed: the case that was wanted is not open to this officer, with the refusal.
        document_wanted: look at a paper of the case in its room.
        leads_wanted: look at the leads of the case in their room.
    """

    case_opened = Signal(int)
    case_closed = Signal(int, object)
    document_wanted = Signal(int)
    leads_wanted = Signal(int)

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.jobs = desk, jobs
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
        self._leads = Button(_("线索"), "leads")
        self._leads.setToolTip(_("本案的线索板、走访、物证"))
        self._leads.clicked.connect(self._go_to_leads)
        self.uncover = Button(_("申请查看原文"), "eye")
        self.uncover.setToolTip(_("证件号、电话、住址、伤情和未成年人姓名已隐去"))
        self.uncover.clicked.connect(self._ask_to_uncover)
        self._uncovered: CaseId | None = None
        self._more = IconButton("more", _("更多操作"))
        self._more.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        self.actions_of = CaseActions(desk, jobs, self)
        self._tabs = TabStrip()
        self._offer_tabs(hit_and_run=True)
        self._tabs.chosen.connect(self._show_tab)
        begin_at(self, self._tabs)
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
            self.go(self._tab_wanted or self._tabs.key)
            self._tab_wanted = ""
            return
        self._cover_again(case_id)
        self._waiting_for = case_id
        self._open(case_id)

    def _open(self, case_id: CaseId) -> None:
        work = opening(self.desk, case_id)
        self.jobs.run(self, work, self._show, partial(self._refused, case_id))

    def reload(self) -> None:
        """Show the case anew if anything happened to it."""
        if self._opened is None:
            return
        revision, case_id = self._opened.file.revision, self._opened.case_id
        work = renewing(self.desk, case_id, revision)
        self.jobs.run(self, work, self._renew, partial(self._refused, case_id))

    def drop(self) -> None:
        """Forget everything shown."""
        self._cover_again(None)
        self._opened, self._waiting_for = None, None
        for words in (self._number, self._place, self._line):
            words.setText("")
        clear(self._chips)
        for page in self._pages.values():
            cast(Any, page).drop()

    # --- building ----------------------------------------------------------------------------

    def _make_head(self) -> QFrame:
        top = row(
            self._number,
            self._place,
            self._chips,
            None,
            self.uncover,
            self._leads,
            self._knowing,
            self._more,
        )
        inner = column(top, self._line, 6, self._tabs, spacing=4)
        inner.setContentsMargins(16, 10, 12, 0)
        return boxed(inner, "header")

    def _make(self, key: str) -> QWidget:
        made = tab_of(self, key)
        self._pages[key] = made
        self._stack.addWidget(made)
        return made

    # --- showing -----------------------------------------------------------------------------

    def _show(self, opened: Opened) -> None:
        if opened.case_id != self._waiting_for:
            return
        self._opened = opened
        self._fill_head(opened.file)
        self.case_opened.emit(int(opened.case_id))
        wanted, self._tab_wanted = self._tab_wanted, ""
        self.go(wanted or (self._tabs.key if self._pages else "overview"))

    def _renew(self, opened: Opened | None) -> None:
        if opened is not None and opened.case_id == self._waiting_for:
            self._opened = opened
            self._fill_head(opened.file)
            self._show_tab(self._tabs.key)

    def _refused(self, case_id: CaseId, error: Exception) -> None:
        """Let the case go: it was handed over, or only its head is open to this officer."""
        if not isValid(self):
            # What is bound to a number is called even when the page is gone.
            return
        if not isinstance(error, Refusal):
            self.drop()
            report(self, error)
        # Who goes down the list fast has asked for another case meanwhile.
        elif case_id == self._waiting_for:
            self.drop()
            self.case_closed.emit(int(case_id), error)

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
        self._line.setText(" · ".join(second_line(file)))
        now = self.desk.now()
        seeing = {one.officer_id for one in file.team if one.until_at is None or one.until_at > now}
        self._knowing.setText(_("知情 {n} 人").format(n=len(seeing)))
        self._leads.setVisible(follows_leads(file, self.desk))
        self.uncover.setVisible(any(one.is_masked for one in file.people.parties))
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

    def count(self, key: str, count: int) -> None:
        """Show how much a tab that reads its own data has found."""
        self._counts[key] = count
        self._tabs.count(self._counts)

    def go(self, key: str) -> None:
        """Go to a tab."""
        self._tabs.choose(key)

    def correct(self, fact_id: FactId) -> None:
        """Correct a fact where every clock it moves can be seen."""
        from ui.rooms.case.clocks_tab import ClocksTab

        self.go("clocks")
        page = self._pages["clocks"]
        assert isinstance(page, ClocksTab)
        page.correct(fact_id)

    def stand_beside(self, panel: QWidget) -> None:
        """Give a panel its place at the right of the clocks."""
        self._side.addWidget(panel)

    def open_side(self) -> None:
        """Show the panel at the right, until it is closed."""
        self._side_wanted = True
        self._side.setVisible(self._tabs.key == "clocks")

    def close_side(self) -> None:
        """Close the panel at the right, until something is to be explained."""
        self._side_wanted = False
        self._side.hide()

    def _ask_to_uncover(self) -> None:
        if self._opened is not None:
            case_id = self._opened.case_id
            dialog = uncover.ask(self, self.desk, self.jobs, case_id)
            dialog.accepted.connect(partial(self._show_uncovered, case_id))

    def _show_uncovered(self, case_id: CaseId) -> None:
        self._uncovered = case_id
        if self._waiting_for == case_id:
            self._open(case_id)

    def _cover_again(self, wanted: CaseId | None) -> None:
        """Cover the case that was uncovered as soon as another one, or none, is shown."""
        uncovered, self._uncovered = self._uncovered, None
        if uncovered is None:
            return
        if uncovered == wanted:
            self._uncovered = uncovered
            return
        self.jobs.run(self, partial(self.desk.access.cover, uncovered), _nothing, _passed_over)

    def _go_to_team(self) -> None:
        self.go("team")

    def _go_to_leads(self) -> None:
        if self._opened is not None:
            self.leads_wanted.emit(int(self._opened.case_id))

    def _show_tab(self, key: str) -> None:
        if self._opened is None:
            return
        page = self._pages.get(key) or self._make(key)
        self._stack.setCurrentWidget(page)
        if key in OF_OTHERS:
            cast(CaseTab, page).show_case(self._opened.case_id)
        else:
            cast(Tab, page).show_opened(self._opened)
        self._side.setVisible(key == "clocks" and self._side_wanted)


def _nothing(_result: object) -> None:
    """Stay: the case is covered again."""


def _passed_over(_error: Exception) -> None:
    """Stay: the station is locked already; the leave runs out by itself."""
