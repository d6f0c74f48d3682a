"""A register-like sheet on its way to the printer, or to a file by the print dialog."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from reports.registers import register
from ui.kit.i18n import _
from ui.kit.messages import messages
from ui.preview.printing import ask_printer, printed

if TYPE_CHECKING:
    from collections.abc import Callable

    from cases.papers.plain import RegisterPage
    from ui.kit.jobs import Jobs


class SheetPrinter(QWidget):
    """Prints sheets for the widget it belongs to."""

    def __init__(self, jobs: "Jobs", parent: QWidget) -> None:
        super().__init__(parent)
        self._jobs, self._over = jobs, parent
        self._printer: Any = None
        self.hide()

    def send(self, title: str, sheet: "Callable[[], RegisterPage]") -> None:
        """Ask for the printer first, then make the sheet and print it."""
        self._printer = ask_printer(self._over, title)
        if self._printer is not None:
            self._jobs.run(self, sheet, self._print)

    def _print(self, page: "RegisterPage") -> None:
        work = partial(printed, self._printer, register(page))
        self._jobs.run(self, work, self._printed)

    def _printed(self, pages: int) -> None:
        text = _("共 {n} 页").format(n=pages)
        messages().told(self._over, _("已送往打印机"), text)
