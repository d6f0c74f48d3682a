"""线索: a case chosen above, and its board, canvass, inquiries, exhibits, people, registers."""

from functools import partial
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget
from typing_extensions import override

from cases.records.ids import CaseId
from cases.refusals import Refusal
from leads.services.chooser import LeadCase, LeadCases
from leads.services.counting import LeadCount, LeadCounts
from ui.kit.beginning import begin_at
from ui.kit.buttons import Button, primary
from ui.kit.i18n import _, pgettext
from ui.kit.layout import boxed, column, label, room_header
from ui.kit.messages import report
from ui.kit.tabs import TabStrip
from ui.kit.tips import as_tip
from ui.rooms.leads.case_field import CaseField
from ui.rooms.leads.tabs import TABS, LeadTab, tab_of

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

#: Width of the field that chooses the case, in pixels: at most, and in a narrow window.
_CHOOSER, _NARROW = 264, 176


class LeadsRoom(QWidget):
    """The room of leads.

    Signals:
        case_wanted: look at a case in its room, at a tab.
        document_wanted: look at a paper in its room.
    """

    case_wanted = Signal(int, str)
    document_wanted = Signal(int)

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self._cases: dict[CaseId, LeadCase] = {}
        #: The case shown, or on its way; kept over the lock.
        self._case_id: CaseId | None = None
        self._tab_wanted, self._node_wanted = "", 0
        self._counts: dict[str, int] = {}
        #: How many may see the case.
        self._knows = 0
        self._pages: dict[str, QWidget] = {}
        self._chooser = CaseField(name=_("选择案件"))
        self._chooser.edited.connect(self._choose)
        self._back = Button(_("案件页"), "cases")
        self._back.setToolTip(_("回到这件案件"))
        self._back.clicked.connect(partial(self._go_to_case, "overview"))
        self._tabs = TabStrip()
        self._tabs.setFixedHeight(47)
        self._tabs.offer({key: pgettext("tab", spec.title) for key, spec in TABS.items()})
        self._tabs.chosen.connect(self._show_tab)
        self._knowing = Button("", "lock")
        self._knowing.clicked.connect(partial(self._go_to_case, "team"))
        self._export = Button(_("导出图"), "export")
        self._export.setToolTip(_("导出图"))
        self._export.clicked.connect(self._ask_export)
        self._new = primary(_("登记线索"), "plus")
        self._new.clicked.connect(self._ask_new)
        self._stack = QStackedWidget()
        self._empty = _empty_page()
        self._stack.addWidget(self._empty)
        acts = (self._back, self._knowing, self._export, self._new)
        self._tabs.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._head = room_header(_("线索"), self._chooser, self._tabs, *acts)
        whole = column(self._head, self._stack, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        begin_at(self, self._chooser)
        self._offer(None)

    # --- the window's calls ---------------------------------------------------------------

    def reload(self) -> None:
        """Ask for the cases anew, and for what is shown of the chosen one."""
        self._jobs.run(self, LeadCases(self._desk).mine, self._show_cases)

    def drop(self) -> None:
        """Forget everything shown; after the lock the same case is opened again."""
        for page in self._pages.values():
            cast(LeadTab, page).drop()
        self._cases = {}
        self._chooser.offer({})
        self._forget_counts()
        self._offer(None)

    def show_case(self, case_id: int, tab: str = "") -> None:
        """Show the leads of a case, at a tab or at the one shown before."""
        self._tab_wanted = tab if tab in TABS else ""
        if case_id != self._case_id:
            self._forget_counts()
        self._case_id = CaseId(case_id)
        self.reload()

    @property
    def case_id(self) -> CaseId | None:
        """The case shown, or on its way."""
        return self._case_id

    def go(self, key: str) -> None:
        """Go to a tab."""
        self._tabs.choose(key)

    # --- cases ------------------------------------------------------------------------------

    def _show_cases(self, found: tuple[LeadCase, ...]) -> None:
        self._cases = {one.case_id: one for one in found}
        wanted = self._case_id
        if wanted is not None and wanted not in self._cases:
            # Concluded, or gone: it is asked for by itself.
            work = partial(LeadCases(self._desk).one, wanted)
            self._jobs.run(self, work, self._show_more, self._refused)
            return
        if wanted is None and found:
            self._case_id = found[0].case_id
        self._show_chosen()

    def _show_more(self, case: LeadCase) -> None:
        self._cases[case.case_id] = case
        self._show_chosen()

    def _refused(self, error: Exception) -> None:
        self._case_id = None
        self._show_chosen()
        report(self, error)

    def _show_chosen(self) -> None:
        self._chooser.offer(
            {one.case_id: f"{one.number} {one.place}".strip() for one in self._cases.values()}
        )
        self._chooser.set_value(self._case_id)
        case = self._cases.get(self._case_id) if self._case_id is not None else None
        self._offer(case)
        if case is not None:
            self._chooser.setToolTip(as_tip(self._chooser.currentText()))
            wanted, self._tab_wanted = self._tab_wanted, ""
            self.go(wanted or self._tabs.key)

    def _offer(self, case: LeadCase | None) -> None:
        """Offer what can be done with the case; without one, say how to come by one."""
        if case is None:
            self._stack.setCurrentWidget(self._empty)
        for widget in (self._back, self._knowing, self._export):
            widget.setEnabled(case is not None)
        self._new.setEnabled(case is not None and case.may_write)
        self._tabs.setEnabled(case is not None)
        self._knows = case.knowing if case is not None else 0
        self._fit_head()

    def _choose(self) -> None:
        chosen = self._chooser.value()
        if chosen is not None and chosen != self._case_id:
            self._case_id = chosen
            self._forget_counts()
            self._show_chosen()

    def _show_counts(self, found: LeadCount) -> None:
        """Show what every tab holds, those too that were not looked at."""
        if found.case_id == self._case_id:
            # Who may have driven the tab itself has counted with the registers at hand.
            kept = {key: count for key, count in self._counts.items() if key == "persons"}
            self._counts = {**found.by_tab, **kept}
            self._show_counted()

    def _show_counted(self) -> None:
        self._tabs.count(self._counts)
        self._fit_head()

    def _uncounted(self, error: Exception) -> None:
        """Leave it to the tab in view to say that the case may not be seen."""
        if not isinstance(error, Refusal):
            report(self, error)

    def _forget_counts(self) -> None:
        self._counts = {}
        self._tabs.count({})

    # --- tabs -------------------------------------------------------------------------------

    def _show_tab(self, key: str) -> None:
        if self._case_id is None:
            return
        page = self._pages.get(key) or self._make(key)
        self._stack.setCurrentWidget(page)
        cast(LeadTab, page).show_case(self._case_id)
        # After what the tab in view asks for: the counts of the others can wait for it.
        work = partial(LeadCounts(self._desk).of_case, self._case_id)
        self._jobs.run(self, work, self._show_counts, self._uncounted)

    def _make(self, key: str) -> QWidget:
        made: Any = tab_of(key, self._desk, self._jobs)
        for signal, slot in (
            ("counted", partial(self._count, key)),
            ("case_wanted", self.case_wanted),
            ("document_wanted", self.document_wanted),
            ("tab_wanted", self.go),
            ("node_wanted", self._show_node),
        ):
            if hasattr(made, signal):
                getattr(made, signal).connect(slot)
        self._pages[key] = made
        self._stack.addWidget(made)
        return cast(QWidget, made)

    def _show_node(self, node: int) -> None:
        """Look at a node of the board, once the board has been read."""
        self._node_wanted = node
        self._board()
        self._jobs.run(self, _nothing, self._reach)

    def _reach(self, _result: object) -> None:
        cast(Any, self._board()).go_to(self._node_wanted)

    def _count(self, key: str, count: int) -> None:
        self._counts[key] = count
        self._show_counted()

    # --- acts -------------------------------------------------------------------------------

    def _go_to_case(self, tab: str) -> None:
        if self._case_id is not None:
            self.case_wanted.emit(int(self._case_id), tab)

    def _ask_export(self) -> None:
        cast(Any, self._board()).ask_export(self._export)

    def _ask_new(self) -> None:
        cast(Any, self._board()).ask_new(self._new)

    # --- room -------------------------------------------------------------------------------

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_head()

    def _fit_head(self) -> None:
        """Let buttons lose their words, then the chooser some width, before a tab is hidden."""
        words = _("知情 {n} 人").format(n=self._knows)
        self._knowing.setAccessibleName(words)
        self._knowing.setToolTip(f"{words}: {_('谁能看到本案')}")
        for wordless, narrow in ((False, False), (True, False), (True, True)):
            self._back.setText("" if wordless else _("案件页"))
            self._export.setText("" if wordless else _("导出图"))
            self._knowing.setText(str(self._knows) if wordless else words)
            self._chooser.setFixedWidth(_NARROW if narrow else _CHOOSER)
            if self._room_of_tabs() >= self._tabs.least:
                return

    def _room_of_tabs(self) -> int:
        arranged = self._head.layout()
        assert arranged is not None
        arranged.invalidate()
        return self.width() - arranged.sizeHint().width() + self._tabs.sizeHint().width()

    def _board(self) -> QWidget:
        """Go to the board and return it: pictures and new leads are its own."""
        if self._tabs.key != "board":
            self.go("board")
        return self._pages["board"]


def _nothing() -> None:
    """Wait in the line of the jobs: what was asked for before is there afterwards."""


def _empty_page() -> QWidget:
    words = column(
        None,
        label(_("没有可以办理线索的案件"), "bold"),
        label(_("由您主办、协办或送到您手上的案件会出现在这里；到“案件”里打开。"), "muted"),
        None,
        margins=24,
    )
    words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return boxed(words, "sunken")
