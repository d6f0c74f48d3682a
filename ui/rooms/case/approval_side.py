"""The right side of the tab 审批: one request or recusal, and what may be done about it."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from cases.records.approvals import Approval
from cases.records.recusals import Recusal
from ui.kit.buttons import Button
from ui.kit.flow import FlowRow
from ui.kit.i18n import _
from ui.kit.jobs import Jobs
from ui.kit.layout import boxed, row, scrolled
from ui.kit.messages import messages
from ui.rooms.approvals.details import Details
from ui.rooms.approvals.files import Saver, choose, keep
from ui.rooms.case.recusal_detail import RecusalDetail
from ui.rooms.case.recusal_forms import RecusalAboveDialog, ToldDialog

if TYPE_CHECKING:
    from cases.services.desk import Desk


class ApprovalSide(QWidget):
    """Shows one of them and does what its asker may do.

    Signals:
        changed: something was recorded.
        document_wanted: look at a paper.
    """

    changed = Signal()
    document_wanted = Signal(int)

    def __init__(self, desk: "Desk", jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self._one: Approval | Recusal | None = None
        self._saver = Saver(desk, jobs, self)
        self.details, self.recusal = Details(), RecusalDetail()
        self.details.document_wanted.connect(self.document_wanted)
        self.details.attachment_wanted.connect(self._saver.save)
        self._stack = QStackedWidget()
        self._scrolled = scrolled(self.details)
        self._stack.addWidget(self._scrolled)
        self._stack.addWidget(self.recusal)
        acts = {
            Button(_("撤回"), "undo"): self._withdraw,
            Button(_("呈请报告书"), "documents"): self._open_report,
            Button(_("审批表"), "documents"): self._open_sheet,
            Button(_("补扫描件"), "plus"): self._add_scan,
            Button(_("告知申请人"), "send"): self._tell,
            Button(_("登记上级决定"), "edit"): self._above,
        }
        self.withdraw, self.report, self.sheet, self.scan, self.tell, self.above = acts
        self._buttons = tuple(acts)
        flow = FlowRow(*self._buttons)
        for button, act in acts.items():
            button.clicked.connect(act)
        inner = row(flow)
        inner.setContentsMargins(12, 7, 12, 7)
        self._foot = boxed(inner, "footer")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._stack, 1)
        whole.addWidget(self._foot)

    def show_one(self, one: object, *, may: bool) -> None:
        """Show a request or a recusal.

        Args:
            one: Which.
            may: The officer works on the case as a whole.
        """
        self._one = one if isinstance(one, Approval | Recusal) else None
        offered: set[Button] = set()
        match one:
            case Approval():
                self._stack.setCurrentWidget(self._scrolled)
                self.details.show_request(one)
                offered = self._of_request(one, may=may)
            case Recusal():
                self._stack.setCurrentWidget(self.recusal)
                self.recusal.show_recusal(one)
                told = one.granted is not None and one.told_at is None
                offered = {self.tell} if told and may else set()
                offered |= {self.above} if one.may_record else set()
            case _:
                self._stack.setCurrentWidget(self._scrolled)
                self.details.drop()
        for button in self._buttons:
            button.setVisible(button in offered)
        self._foot.setVisible(bool(offered))

    def _of_request(self, one: Approval, *, may: bool) -> set[Button]:
        unscanned = one.outside is not None and one.outside.scan is None
        wanted = {
            self.report: one.report_id is not None,
            self.sheet: one.sheet_id is not None,
            self.withdraw: one.may_withdraw,
            self.scan: unscanned and may,
        }
        return {button for button, offered in wanted.items() if offered}

    def _open_report(self) -> None:
        if isinstance(self._one, Approval) and self._one.report_id is not None:
            self.document_wanted.emit(int(self._one.report_id))

    def _open_sheet(self) -> None:
        if isinstance(self._one, Approval) and self._one.sheet_id is not None:
            self.document_wanted.emit(int(self._one.sheet_id))

    def _withdraw(self) -> None:
        one = self._one
        if not isinstance(one, Approval):
            return
        reason = messages().ask_text(self, _("撤回"), _("撤回的理由"), act=_("撤回"))
        if reason:
            work = partial(self._desk.approvals.withdraw, one.id, reason)
            self._jobs.run(self, work, self._done)

    def _add_scan(self) -> None:
        one, path = self._one, choose(self)
        if isinstance(one, Approval) and path is not None:
            self._jobs.run(self, partial(self._scanned, one, path), self._done)

    def _scanned(self, one: Approval, path: Path) -> None:
        self._desk.approvals.add_scan(one.id, keep(self._desk, one.case_id, path))

    def _tell(self) -> None:
        if isinstance(self._one, Recusal):
            self._run(ToldDialog(self, self._desk, self._one.id))

    def _above(self) -> None:
        if isinstance(self._one, Recusal):
            one = self._one
            self._run(RecusalAboveDialog(self, self._desk, one.case_id, one.id))

    def _run(self, dialog: Any) -> None:
        dialog.submitted.connect(self._submit)
        dialog.accepted.connect(self.changed)
        dialog.open()

    def _submit(self, dialog: Any) -> None:
        self._jobs.run(dialog, dialog.work(), dialog.done_with, dialog.refuse)

    def _done(self, _nothing: object) -> None:
        self.changed.emit()
