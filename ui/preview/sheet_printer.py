"""A register-like sheet on its way to the printer, or to a file by the print dialog."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cases.records.copies import CopyKind, CopyWay, Leaving
from reports.registers import register
from ui.kit.i18n import _
from ui.kit.messages import messages
from ui.preview.leaving import Marked, marked
from ui.preview.printing import ask_printer, printed

if TYPE_CHECKING:
    from collections.abc import Callable

    from cases.papers.plain import RegisterPage
    from cases.records.ids import CaseId
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs


class SheetPrinter(QWidget):
    """Prints sheets for the widget it belongs to.

    Signals:
        ended: a copy has gone to the printer.
    """

    ended = Signal()

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._jobs, self._over = desk, jobs, parent
        self._printer: Any = None
        self.hide()

    def send(
        self, title: str, sheet: "Callable[[], RegisterPage]", case_id: "CaseId | None" = None
    ) -> None:
        """Ask for the printer first, then make the sheet, number it and print it."""
        self.send_copy(title, partial(self._made, sheet, case_id))

    def send_copy(self, title: str, made: "Callable[[], Marked]") -> None:
        """Ask for the printer first, then make the copy as its own service does, and print it."""
        self._printer = ask_printer(self._over, title)
        if self._printer is not None:
            self._jobs.run(self, made, self._print)

    def _made(self, sheet: "Callable[[], RegisterPage]", case_id: "CaseId | None") -> Marked:
        page = sheet()
        kind = CopyKind.REGISTER if case_id is None else CopyKind.SHEET
        leaving = Leaving(kind=kind, way=CopyWay.PRINTER, title=page.title, case_id=case_id)
        return marked(self._desk, register(page), leaving)

    def _print(self, copy: Marked) -> None:
        self._jobs.run(self, partial(printed, self._printer, copy), self._printed)

    def _printed(self, pages: int) -> None:
        text = _("共 {n} 页").format(n=pages)
        messages().told(self._over, _("已送往打印机"), text)
        self.ended.emit()
