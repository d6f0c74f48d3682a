"""The tab 登记库: extracts of the case at the left, the search, one opened row at the right."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cases.records.ids import CaseId
from cases.refusals import Reason, Refusal
from leads.canvass.addresses import CanvassId
from leads.registers.fields import ExtractKind
from leads.registers.records import Extract, ExtractId, ExtractState, OpenedRow, Use
from leads.services.canvass import CanvassService
from leads.services.extracts import ExtractService
from ui.kit.asking import Asking
from ui.kit.i18n import _, ngettext
from ui.kit.layout import Panel, boxed, column, row
from ui.kit.messages import messages
from ui.rooms.leads.registers import forms
from ui.rooms.leads.registers.extract_pane import ExtractPane
from ui.rooms.leads.registers.row_pane import RowPane
from ui.rooms.leads.registers.search_pane import SearchPane
from ui.rooms.leads.registers.wizard import ExtractWizard

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

_LEFT, _RIGHT = 352, 296
#: The right one in a tab less wide than so many pixels, for the sake of the rows found.
_CLOSE, _NARROW = 224, 1240


@dataclass(frozen=True, slots=True)
class Shown:
    """What the tab shows of a case."""

    case_id: CaseId
    extracts: tuple[Extract, ...]
    #: Which kinds could be brought in now; None: the officer only reads.
    approved: Mapping[ExtractKind, bool] | None


class RegistersTab(Asking):
    """The tab.

    Signals:
        counted: how many extracts may be used.
    """

    counted = Signal(int)

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(jobs, parent)
        self._desk = desk
        self.service = ExtractService(desk)
        self._case: CaseId | None = None
        self._shown: Shown | None = None
        self._extract: Extract | None = None
        #: Which extract is searched, how it stood then, and whether it may be searched at all.
        self._searched: tuple[ExtractId, ExtractState, bool] | None = None
        self._wizard: ExtractWizard | None = None
        self.extracts = ExtractPane(desk.today())
        self.search = SearchPane(self.service, jobs)
        self.row = RowPane()
        self.extracts.picked.connect(self._pick)
        self.extracts.wanted.connect(self._act)
        self.search.opened.connect(self._open)
        self.search.board_wanted.connect(self._to_board)
        self.search.canvass_wanted.connect(self._ask_canvasses)
        self.row.unmask_wanted.connect(self._unmask)
        self.row.board_wanted.connect(self._to_board)
        self.extracts.setFixedWidth(_LEFT)
        middle = Panel(_("查询"))
        middle.body.addWidget(self.search)
        right = Panel(_("登记内容"))
        right.setFixedWidth(_RIGHT)
        self._right = right
        right.body.addWidget(self.row)
        whole = row(self.extracts, middle, right, spacing=12, margins=16)
        whole.setStretch(1, 1)
        self.setLayout(column(boxed(whole, "sunken"), spacing=0))
        self._suit()

    def show_case(self, case_id: CaseId) -> None:
        """Show the extracts of a case."""
        if case_id != self._case:
            self.drop()
        self._case = case_id
        self.reload()

    @override
    def reload(self) -> None:
        if self._case is not None:
            self._jobs.run(self, partial(read, self.service, self._case), self._show)

    def drop(self) -> None:
        """Forget what is shown, and the columns held in memory."""
        if self._wizard is not None:
            self._wizard.drop()
            self._wizard = None
        self._case, self._shown, self._extract, self._searched = None, None, None, None
        self.search.drop()
        self.row.show_row(None)
        self.extracts.show_extracts((), None, self._desk.today())
        self.extracts.show_details(None, (), may_write=False)
        self.service.forget()
        self._suit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._right.setFixedWidth(_CLOSE if self.width() < _NARROW else _RIGHT)

    # --- showing -----------------------------------------------------------------------------

    def _show(self, shown: Shown) -> None:
        if shown.case_id != self._case:
            return
        self._shown = shown
        chosen = self._extract.id if self._extract is not None else None
        self.extracts.show_extracts(shown.extracts, chosen, self._desk.today())
        self.counted.emit(sum(one.state is ExtractState.USABLE for one in shown.extracts))
        if self.extracts.table.current() is None:
            self._pick(None)
        self._suit()

    def _pick(self, extract: Extract | None) -> None:
        if extract is not None and self._extract == extract:
            return
        self._extract = extract
        searched = (extract.id, extract.state, self._may_write) if extract is not None else None
        if searched is None or searched != self._searched:
            # Read anew after a use of it, the hits and the row that is open stay.
            self._searched = searched
            self.row.show_row(None)
            # Who only reads the case sees what there is; looking through it is investigating.
            self.search.show_extract(extract if self._may_write else None)
        self.extracts.show_details(extract, (), may_write=self._may_write)
        self._read_uses()

    def _read_uses(self) -> None:
        if self._extract is not None:
            work = partial(_with_uses, self.service, self._extract.id)
            self._jobs.run(self, work, self._show_uses)

    def _show_uses(self, found: tuple[ExtractId, tuple[Use, ...]]) -> None:
        if self._extract is not None and found[0] == self._extract.id:
            self.extracts.show_details(self._extract, found[1], may_write=self._may_write)

    @property
    def _may_write(self) -> bool:
        return self._shown is not None and self._shown.approved is not None

    def _suit(self) -> None:
        for key in ("ask", "bring_in"):
            self.extracts.buttons[key].setEnabled(self._may_write)

    # --- acts --------------------------------------------------------------------------------

    def _act(self, key: str) -> None:
        if self._case is None or self._shown is None:
            return
        match key:
            case "ask":
                self.ask(forms.ask_approval(self, self._desk, self._case))
            case "bring_in":
                self.open_wizard()
            case "delete" if self._extract is not None:
                self.ask(forms.delete(self, self.service, self._extract))

    def open_wizard(self) -> ExtractWizard | None:
        """Open the import; what has come in is shown when it has."""
        shown = self._shown
        if shown is None or shown.approved is None:
            return None
        self._wizard = ExtractWizard(
            self.service, self._jobs, shown.case_id, shown.approved, self._desk.today(), self
        )
        self._wizard.brought_in.connect(self.reload)
        self._wizard.finished.connect(self._close_wizard)
        self._wizard.open()
        return self._wizard

    def _close_wizard(self) -> None:
        if self._wizard is not None:
            self._wizard.deleteLater()
            self._wizard = None

    def _open(self, place: int) -> None:
        self._look(place, "")

    def _unmask(self, place: int) -> None:
        words = _("为什么要看证件号、电话？理由和号牌记入日志。")
        reason = messages().ask_text(self, _("查看证件号、电话"), words, act=_("查看"))
        if reason:
            self._look(place, reason)

    def _look(self, place: int, reason: str) -> None:
        if self._extract is not None:
            work = partial(self.service.open_row, self._extract.id, place, reason)
            self._jobs.run(self, work, self._show_row)

    def _show_row(self, opened: OpenedRow) -> None:
        if self._extract is not None and opened.extract_id == self._extract.id:
            self.row.show_row(opened, self._extract)
            self._read_uses()

    def _to_board(self, places: list[int]) -> None:
        if self._extract is not None:
            work = partial(self.service.put_on_board, self._extract.id, places)
            self._jobs.run(self, work, self._on_board)

    def _ask_canvasses(self) -> None:
        if self._case is not None:
            self._jobs.run(self, partial(_canvasses, self._desk, self._case), self._to_canvass)

    def _to_canvass(self, canvasses: Mapping[CanvassId, str]) -> None:
        if self._extract is not None:
            self.ask(forms.add_to_canvass(self, self.service, self._extract, canvasses))

    def _on_board(self, nodes: tuple[int, ...]) -> None:
        count = len(nodes)
        words = ngettext("{n}辆车已放到线索板。", "{n} 辆车已放到线索板。", count).format(n=count)
        advice = _("来源已写明，等级未评；请在线索板上评定。")
        messages().told(self, words, advice)
        self._read_uses()


def read(service: ExtractService, case_id: CaseId) -> Shown:
    """Read what the tab shows of a case."""
    extracts = service.of_case(case_id)
    try:
        approved = {kind: service.is_approved(case_id, kind) for kind in ExtractKind}
    except Refusal as refusal:
        if refusal.reason is not Reason.NOT_ALLOWED:
            raise
        return Shown(case_id, extracts, None)
    return Shown(case_id, extracts, approved)


def _canvasses(desk: "Desk", case_id: CaseId) -> Mapping[CanvassId, str]:
    """Return the canvasses of a case by name."""
    found = CanvassService(desk).of_case(case_id).shown
    return {one.canvass.id: f"{one.canvass.n} {one.canvass.entry.name}" for one in found}


def _with_uses(service: ExtractService, extract_id: ExtractId) -> tuple[ExtractId, tuple[Use, ...]]:
    return extract_id, service.uses(extract_id)
