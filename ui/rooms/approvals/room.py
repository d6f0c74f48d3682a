"""审批: what waits for the officer, what he has answered, who stands in for whom."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from cases.records.ids import ApprovalId
from ui.kit.beginning import begin_at
from ui.kit.buttons import Segmented
from ui.kit.i18n import _
from ui.kit.jobs import Jobs
from ui.kit.layout import label, room_header
from ui.rooms.approvals.answered_page import AnsweredPage
from ui.rooms.approvals.stand_ins_page import StandInsPage
from ui.rooms.approvals.waiting_page import WaitingPage

if TYPE_CHECKING:
    from cases.services.desk import Desk

WAITING, ANSWERED, STAND_INS = "waiting", "answered", "stand_ins"


class ApprovalsRoom(QWidget):
    """The desk of a reviewer or approver.

    Signals:
        badge_changed: how much waits.
        case_wanted: open a case, at a tab.
        document_wanted: look at a paper.
    """

    badge_changed = Signal(int)
    case_wanted = Signal(int, str)
    document_wanted = Signal(int)

    def __init__(self, desk: "Desk", jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.waiting = WaitingPage(desk, jobs)
        self.answered = AnsweredPage(desk, jobs)
        self.stand_ins = StandInsPage(desk, jobs)
        self._pages: dict[str, WaitingPage | AnsweredPage | StandInsPage] = {
            WAITING: self.waiting,
            ANSWERED: self.answered,
            STAND_INS: self.stand_ins,
        }
        self._stack = QStackedWidget()
        for page in self._pages.values():
            self._stack.addWidget(page)
        self.choice = Segmented(
            {WAITING: _("等我办"), ANSWERED: _("已办"), STAND_INS: _("代理安排")}
        )
        self._count = label("", "small")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(room_header(_("审批"), self.choice, self._count, None))
        whole.addWidget(self._stack, 1)
        self.choice.chosen.connect(self._go)
        self.waiting.counted.connect(self._counted)
        self.waiting.answered.connect(self.reload)
        self.waiting.case_wanted.connect(self.case_wanted)
        self.waiting.document_wanted.connect(self.document_wanted)
        begin_at(self, self.waiting)

    def reload(self) -> None:
        """Read what waits, and the page that is shown."""
        self.waiting.reload()
        page = self._pages[self.choice.key]
        if page is not self.waiting:
            page.reload()

    def drop(self) -> None:
        """Forget everything shown."""
        for page in self._pages.values():
            page.drop()
        self._count.setText("")

    def show_request(self, approval_id: int) -> None:
        """Go to a request that waits."""
        self.choice.choose(WAITING)
        self._stack.setCurrentWidget(self.waiting)
        self.waiting.show_request(ApprovalId(approval_id))

    def _go(self, key: str) -> None:
        page = self._pages[key]
        self._stack.setCurrentWidget(page)
        page.reload()

    def _counted(self, count: int) -> None:
        self._count.setText(_("{n} 件等候").format(n=count) if count else _("没有等候"))
        self.badge_changed.emit(count)
