"""案件: the list at the left; the case, its head, or the page of a new case at the right."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from cases.records.cases import CaseLine, Scope
from cases.records.ids import CaseId
from ui.kit.beginning import begin_at
from ui.kit.i18n import _
from ui.kit.layout import boxed, column, label, row
from ui.kit.messages import report
from ui.rooms.case.head_page import HeadPage
from ui.rooms.case.page import CasePageView
from ui.rooms.cases_pane import CasesPane

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs
    from ui.rooms.case.new_case import NewCasePage
    from ui.rooms.transfer.away_page import AwayPage


class CasesRoom(QWidget):
    """The room of cases.

    Signals:
        document_wanted: look at a paper in its room.
        leads_wanted: look at the leads of a case in their room.
    """

    document_wanted = Signal(int)
    leads_wanted = Signal(int)

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self._new: NewCasePage | AwayPage | None = None
        #: The case that was shown before the lock.
        self._resume: int | None = None
        self._refusal: Exception | None = None
        #: Where a case just recorded is opened.
        self._first_tab = "overview"
        self._pane = CasesPane(desk, jobs)
        self._page, self._head, self._empty = (
            CasePageView(desk, jobs),
            HeadPage(desk, jobs),
            _empty_page(may_open=desk.officer.takes_in),
        )
        self._stack = QStackedWidget()
        for page in (self._empty, self._page, self._head):
            self._stack.addWidget(page)
        whole = row(self._pane, self._stack, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        begin_at(self, self._pane)
        self._pane.picked.connect(self.show_case)
        self._pane.new_wanted.connect(self.new_case)
        self._pane.away_wanted.connect(self.report_elsewhere)
        self._head.assigned.connect(self._pane.go_on)
        self._page.case_opened.connect(self._pane.mark)
        self._page.case_closed.connect(self._ask_head)
        self._page.document_wanted.connect(self.document_wanted)
        self._page.leads_wanted.connect(self.leads_wanted)

    def reload(self) -> None:
        """Ask for counts, list and case anew."""
        self._pane.reload()
        if self._resume is not None:
            self.show_case(self._resume)
        elif self._stack.currentWidget() is self._head and self._head.case_id is not None:
            self.show_case(self._head.case_id)
        else:
            self._page.reload()

    def drop(self) -> None:
        """Forget everything shown; after the lock the same case is opened again."""
        self._resume = self._page.case_id
        self._leave_new()
        for part in (self._pane, self._page, self._head):
            part.drop()
        self._stack.setCurrentWidget(self._empty)

    def show_case(self, case_id: int, tab: str = "") -> None:
        """Open a case, at a tab or at the one shown before."""
        self._resume = None
        self._leave_new()
        self._page.show_case(CaseId(case_id), tab)
        self._stack.setCurrentWidget(self._page)

    def show_unassigned(self) -> None:
        """List the cases that wait for a lead officer."""
        self._leave_new()
        self._pane.show_scope(Scope.UNASSIGNED)

    def new_case(self) -> None:
        """Open the page of a new case."""
        from ui.rooms.case.new_case import NewCasePage

        if self._new is None:
            self._begin(NewCasePage(self._desk, self._jobs), "overview")

    def report_elsewhere(self) -> None:
        """Open the page of a report that is another unit's."""
        from ui.rooms.transfer.away_page import AwayPage

        self._leave_new()
        self._begin(AwayPage(self._desk, self._jobs), "transfer")

    def _begin(self, page: "NewCasePage | AwayPage", tab: str) -> None:
        self._new, self._first_tab = page, tab
        page.opened.connect(self._opened)
        page.left.connect(self._leave_new)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.start()

    def _opened(self, case_id: int) -> None:
        self._remove_new()
        self.show_case(case_id, self._first_tab)
        self._page.setFocus()
        self._pane.reload()

    def _leave_new(self) -> None:
        """Leave the page of a new case; what was typed is kept as a draft."""
        if self._new is not None:
            self._new.drop()
            self._remove_new()

    def _remove_new(self) -> None:
        page, self._new = self._new, None
        shown = self._page if self._page.case_id is not None else self._empty
        self._stack.setCurrentWidget(shown)
        if page is not None:
            self._stack.removeWidget(page)
            page.deleteLater()

    # --- a case of which only the head is open -----------------------------------------------

    def _ask_head(self, case_id: int, refusal: Exception) -> None:
        self._refusal = refusal
        work = partial(self._desk.cases.head, CaseId(case_id))
        self._jobs.run(self, work, self._show_head, self._hidden)

    def _show_head(self, line: CaseLine) -> None:
        if self._page.case_id is not None:  # another case has been asked for meanwhile
            return
        self._head.show_line(line)
        self._pane.mark(line.case_id)
        if self._new is None:
            self._stack.setCurrentWidget(self._head)

    def _hidden(self, error: Exception) -> None:
        """Tell why the case does not open; nothing of it stays on the screen."""
        self._stack.setCurrentWidget(self._empty)
        report(self, self._refusal or error)


def _empty_page(*, may_open: bool) -> QWidget:
    advice = _("选一件案件，或按 Ctrl+N 新建") if may_open else _("选一件案件")
    words = column(
        None,
        label(advice, "muted"),
        None,
        margins=24,
    )
    words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return boxed(words, "sunken")
