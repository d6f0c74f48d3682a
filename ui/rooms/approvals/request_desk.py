"""One request on the desk of whoever answers it: what to know, the pages, the answer.

It can be approved only once its pages have been read to the end.
"""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from cases.records.approvals import Approval, Decision, Opinion, Step
from cases.records.cases import FactLine
from cases.records.ids import ApprovalId
from reports.preview import page_count
from ui.kit.buttons import Button, primary
from ui.kit.fields import LongField
from ui.kit.i18n import _
from ui.kit.jobs import Jobs
from ui.kit.layout import boxed, column, label, row, scrolled
from ui.kit.messages import report
from ui.kit.small import Banner, KeyCap
from ui.preview.panel import PreviewPanel
from ui.rooms.approvals.details import Details
from ui.rooms.approvals.files import Saver

if TYPE_CHECKING:
    from cases.services.desk import Desk

#: The one key that agrees.
KEY = "F8"


@dataclass(frozen=True, slots=True)
class Opened:
    """A request as it is read: with its pages and the facts of the case."""

    request: Approval
    pages: bytes
    facts: tuple[FactLine, ...]


class RequestDesk(QWidget):
    """Reading and answering one request.

    Signals:
        answered: an answer has been recorded.
        document_wanted: look at a paper of the case.
        case_wanted: open the case.
    """

    answered = Signal()
    document_wanted = Signal(int)
    case_wanted = Signal(int, str)

    def __init__(self, desk: "Desk", jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self._opened: Opened | None = None
        self._wanted: ApprovalId | None = None
        self._read = False
        self.details = Details()
        self.details.document_wanted.connect(self.document_wanted)
        self._saver = Saver(desk, jobs, self)
        self.details.attachment_wanted.connect(self._saver.save)
        self.preview = PreviewPanel(jobs)
        self.preview.drawn.connect(self._look)
        bar = self.preview.area.verticalScrollBar()
        bar.valueChanged.connect(self._look)
        bar.rangeChanged.connect(self._look)
        self.sentence = LongField(_("意见，写一句话；同意时可以不写"), name=_("意见"), lines=2)
        self.hint = label("", "small")
        self.agree = primary(_("同意"), "check", large=True)
        self.against = Button(_("不同意"), "ban", large=True)
        self.back = Button(_("退回补充"), "undo", large=True)
        self.case = Button(_("打开案件"), "cases")
        self.banner = Banner("alarm")
        self._lay_out()
        self.agree.clicked.connect(self._agree)
        self.against.clicked.connect(self._refuse)
        self.back.clicked.connect(self._send_back)
        self.case.clicked.connect(self._go)
        # Of the window, so that it answers from the list too; a hidden desk does not hear it.
        key = QShortcut(QKeySequence(KEY), self)
        key.activated.connect(self._agree)
        self._say()

    def show_request(self, wanted: ApprovalId) -> None:
        """Open a request; that the case was looked at is recorded."""
        if self._opened is not None and wanted == self._wanted:
            return
        self.drop()
        self._wanted = wanted
        self._jobs.run(self, partial(self._open, wanted), self._show, self._failed)

    def drop(self) -> None:
        """Forget everything shown."""
        self._opened, self._wanted, self._read = None, None, False
        self.details.drop()
        self.preview.empty()
        self.sentence.set_value("")
        self.banner.say("")
        self._say()

    @property
    def is_read(self) -> bool:
        """True once the last page has been seen to its end."""
        return self._read

    # --- building ----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        left = scrolled(self.details)
        left.setMinimumWidth(300)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self.preview)
        split.setStretchFactor(1, 1)
        split.setSizes([340, 560])
        self.cap = KeyCap(KEY)
        buttons = row(
            self.case, self.hint, None, self.back, self.against, self.cap, self.agree, spacing=8
        )
        foot = column(self.banner, self.sentence, buttons, spacing=8)
        foot.setContentsMargins(16, 10, 16, 10)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(split, 1)
        whole.addWidget(boxed(foot, "footer"))

    # --- reading -----------------------------------------------------------------------------

    def _open(self, wanted: ApprovalId) -> Opened:
        request = self._desk.approvals.one(wanted)
        return Opened(
            request,
            self._desk.approvals.pages(wanted),
            self._desk.cases.open_file(request.case_id).facts,
        )

    def _show(self, opened: Opened) -> None:
        if opened.request.id != self._wanted:
            return
        self._opened = opened
        self.details.show_request(opened.request, opened.facts)
        self.preview.show_pdf(opened.pages, opened.request.case_number)
        if opened.request.may_answer is Step.REVIEW:
            self.against.setText(_("不同意，转审批"))
        else:
            self.against.setText(_("不予批准"))
        self._say()

    def _failed(self, error: Exception) -> None:
        self.drop()
        report(self, error)

    def _look(self, *_ignored: object) -> None:
        """Note that the end of the last page has been on the screen."""
        if self._opened is None or self._read or not self.preview.pdf:
            return
        bar = self.preview.area.verticalScrollBar()
        last = self.preview.page == page_count(self.preview.pdf) - 1
        if last and bar.value() >= bar.maximum() - 2:
            self._read = True
            self._say()

    def _say(self) -> None:
        may = self._opened is not None and self._opened.request.may_answer is not None
        self.agree.setEnabled(may and self._read)
        self.against.setEnabled(may)
        self.back.setEnabled(may)
        self.case.setEnabled(self._opened is not None)
        self.sentence.setEnabled(may)
        unread = may and not self._read
        self.hint.setText(_("看完最后一页才能同意") if unread else "")

    # --- answering ---------------------------------------------------------------------------

    def _agree(self) -> None:
        if self._opened is None or not self.agree.isEnabled():
            return
        self._answer(Opinion.AGREED, Decision.APPROVED)

    def _refuse(self) -> None:
        self._answer(Opinion.AGAINST, Decision.REFUSED)

    def _send_back(self) -> None:
        self._answer(Opinion.SENT_BACK, Decision.SENT_BACK)

    def _answer(self, opinion: Opinion, decision: Decision) -> None:
        opened, text = self._opened, self.sentence.value()
        if opened is None or opened.request.may_answer is None:
            return
        agrees = opinion is Opinion.AGREED
        if not agrees and not text:
            self.banner.say(_("请写一句理由。"))
            self.sentence.setFocus()
            return
        self.banner.say("")
        service, request = self._desk.approvals, opened.request
        if request.may_answer is Step.REVIEW:
            work = partial(service.give_opinion, request.id, opinion, text)
        else:
            work = partial(_decide, self._desk, request, decision, text)
        for button in (self.agree, self.against, self.back):
            button.setEnabled(False)
        self._jobs.run(self, work, self._done, self._refused)

    def _done(self, _nothing: object) -> None:
        self.drop()
        self.answered.emit()

    def _refused(self, error: Exception) -> None:
        self._say()
        report(self, error)

    def _go(self) -> None:
        if self._opened is not None:
            self.case_wanted.emit(int(self._opened.request.case_id), "approvals")


def _decide(desk: "Desk", request: Approval, decision: Decision, text: str) -> None:
    """Decide on the case as it was on the screen, whatever changed since it was asked for."""
    desk.approvals.decide(request.id, decision, text, seen=request.digest)
