"""The tab 文书 of a case: its papers, their copies and pages."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cases.records.documents import DocumentFilter
from cases.records.ids import CaseId
from ui.kit.jobs import Jobs
from ui.rooms.documents_browser import DocumentBrowser
from ui.rooms.documents_columns import COPIES, DOCUMENTS

if TYPE_CHECKING:
    from cases.services.desk import Desk


class DocumentsTab(QWidget):
    """Papers of one case.

    Signals:
        counted: how many papers there are.
    """

    counted = Signal(int)

    def __init__(self, desk: "Desk", jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.browser = DocumentBrowser(desk, jobs, key="case_documents")
        # The case is known here; the room is needed for the page.
        for index, column in enumerate(DOCUMENTS):
            if column.key in {"case", "officer"}:
                self.browser.table.setColumnHidden(index, True)
        for index, column in enumerate(COPIES):
            if column.key == "kept":
                self.browser.copies.setColumnHidden(index, True)
        self.browser.setSizes([640, 440])
        self.browser.shown.connect(self._shown)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.browser)

    def show_case(self, case_id: CaseId) -> None:
        """Show the papers of a case."""
        if self.browser.wanted.case_id != case_id:
            self.browser.drop()
        self.browser.filter(DocumentFilter(case_id=case_id))

    def reload(self) -> None:
        """Read again."""
        if self.browser.wanted.case_id is not None:
            self.browser.reload()

    def drop(self) -> None:
        """Forget everything on the screen."""
        self.browser.drop()

    def _shown(self, register: object) -> None:
        self.counted.emit(getattr(register, "found", 0))
