"""The board of a case with its trays, inspector and time line."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cases.records.ids import CaseId
from ui.kit.buttons import Button

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs


class BoardTab(QWidget):
    """The tab 线索板."""

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self._case_id: CaseId | None = None

    def show_case(self, case_id: CaseId) -> None:
        """Show the leads of a case."""
        self._case_id = case_id

    def drop(self) -> None:
        """Forget everything shown."""
        self._case_id = None

    def ask_export(self, button: Button) -> None:
        """Offer the ways to take the board out, below a button."""

    def ask_new(self) -> None:
        """Open the form of a new lead."""
