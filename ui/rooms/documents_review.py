"""The way of a draft through review: put before a reviewer, agreed, sent back, taken back."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cases.records.documents import Document, OpinionStep
from cases.records.officers import Role
from ui.kit.i18n import _
from ui.kit.jobs import Jobs
from ui.kit.messages import messages
from ui.rooms.documents_dialogs import OutsideDialog, SubmitDialog

if TYPE_CHECKING:
    from cases.services.desk import Desk


class Review(QWidget):
    """Asks and records the opinions on one document.

    Signals:
        recorded: an opinion, or that one is wanted, was recorded; lists read again.
    """

    recorded = Signal()

    def __init__(self, desk: "Desk", jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self._document: Document | None = None
        self.hide()

    def submit(self, document: Document) -> None:
        """Ask before whom the draft is put."""
        self._document = document
        self._jobs.run(self, self._reviewers, self._ask_submit)

    def agree(self, document: Document) -> None:
        """Record that the officer agrees."""
        title = _("同意签发 {title}").format(title=document.line.title)
        lines = [_("记录为您的审核（审批）意见：同意。")]
        if messages().confirm(self, title, lines, _("同意")):
            self._run(partial(self._desk.documents.agree, revision=document.revision), document)

    def send_back(self, document: Document) -> None:
        """Send the draft back with a reason."""
        text = messages().ask_text(self, _("退回"), _("退回的理由"), act=_("退回"))
        if text:
            self._run(lambda number: self._desk.documents.send_back(number, text), document)

    def take_back(self, document: Document) -> None:
        """Make a draft again of what was put before somebody."""
        lines = [_("文书回到草稿；已有的审核意见不再有效，但保留在记录中。")]
        if messages().confirm(self, _("撤回修改"), lines, _("撤回")):
            self._run(self._desk.documents.take_back, document)

    def record_outside(self, document: Document) -> None:
        """Record an opinion that was given outside the station."""
        self._document = document
        dialog = OutsideDialog(self, self._desk.today())
        dialog.submitted.connect(self._record_outside)
        dialog.open()

    def _reviewers(self) -> Any:
        officers = self._desk.officers
        return officers.active(Role.REVIEWER), officers.active(Role.APPROVER)

    def _ask_submit(self, people: Any) -> None:
        me = self._desk.officer.id
        reviewers, approvers = (tuple(one for one in group if one.id != me) for group in people)
        dialog = SubmitDialog(self, reviewers, approvers)
        dialog.submitted.connect(self._submit)
        dialog.open()

    def _submit(self, dialog: SubmitDialog) -> None:
        document = self._document
        assert document is not None
        work = partial(
            self._desk.documents.submit,
            document.line.id,
            reviewer=dialog.reviewer,
            approver=dialog.approver,
            revision=document.revision,
        )
        dialog.accepted.connect(self.recorded)
        self._jobs.run(dialog, work, dialog.done_with, dialog.refuse)

    def _record_outside(self, dialog: OutsideDialog) -> None:
        document = self._document
        assert document is not None
        step: OpinionStep = dialog.step
        work = partial(
            self._desk.documents.record_outside,
            document.line.id,
            step,
            dialog.outside,
            dialog.text,
        )
        dialog.accepted.connect(self.recorded)
        self._jobs.run(dialog, work, dialog.done_with, dialog.refuse)

    def _run(self, act: Callable[[Any], object], document: Document) -> None:
        self._jobs.run(self, partial(act, document.line.id), self._done)

    def _done(self, _result: Any) -> None:
        self.recorded.emit()
