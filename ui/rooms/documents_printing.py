"""Putting one document on paper: its copies, a draft as it stands, or a file."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cases.records.documents import Document
from ui.kit.i18n import _
from ui.kit.jobs import Jobs
from ui.preview.printing import ask_pdf, ask_printer, printed, save
from ui.preview.progress import ProgressStrip

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from cases.services.documents.copies import Pages


class Printing(QWidget):
    """Prints the document on show; its strip with the progress stands wherever its owner puts it.

    Signals:
        recorded: a printing was registered; lists read again.
    """

    recorded = Signal()

    def __init__(self, desk: "Desk", jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self._printer: Any = None
        self.strip = ProgressStrip()
        self.hide()

    def print_copies(self, document: Document, copies: tuple[int, ...] = ()) -> None:
        """Print some copies, by default all; that they were printed is registered."""
        self._printer = ask_printer(self, _("打印 {title}").format(title=document.line.title))
        if self._printer is not None:
            work = partial(self._desk.documents.print_copies, document.line.id, copies)
            self._jobs.run(self, work, self._print_pages)

    def save_as_pdf(self, document: Document) -> None:
        """Save all copies as one PDF file; that too is registered as printing."""
        line = document.line
        path = ask_pdf(self, f"{line.case_number} {line.title} {line.number}".strip())
        if path is not None:
            work = partial(self._saved, path, document)
            self._jobs.run(self, work, self._done)

    def print_draft(self, document: Document) -> None:
        """Print the draft as it stands; every page is marked as one."""
        self._printer = ask_printer(self, _("打印 {title}").format(title=document.line.title))
        if self._printer is not None:
            work = partial(self._desk.documents.pdf, document.line.id)
            self._jobs.run(self, work, self._print_whole)

    def _print_whole(self, pdf: bytes) -> None:
        self._send(partial(printed, self._printer, pdf))

    def _print_pages(self, pages: "Pages") -> None:
        self._send(partial(printed, self._printer, pages.pdf, pages.first, pages.count))

    def _send(self, work: Any) -> None:
        strip = self.strip
        job = self._jobs.run(self, work, self._done, None, strip.advance, strip.stop)
        strip.follow(job, _("正在打印"))

    def _saved(self, path: Any, document: Document) -> None:
        pages = self._desk.documents.print_copies(document.line.id, (), _("保存 PDF"))
        save(path, pages.pdf)()

    def _done(self, _result: Any) -> None:
        self.recorded.emit()
