"""Putting one document on paper: its copies, a draft as it stands, or a file."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cases.records.copies import CopyKind, CopyWay, Leaving
from cases.records.documents import Document
from cases.records.officers import Part
from ui.kit.i18n import _
from ui.kit.jobs import Jobs
from ui.preview.leaving import Marked, marked, marked_each
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
            work = partial(_numbered, self._desk, document, copies, CopyWay.PRINTER)
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
            work = partial(_draft, self._desk, document)
            self._jobs.run(self, work, self._print_whole)

    def _print_whole(self, copy: Marked) -> None:
        self._send(partial(printed, self._printer, copy))

    def _print_pages(self, found: "tuple[Pages, Marked]") -> None:
        pages, copy = found
        self._send(partial(printed, self._printer, copy, pages.first, pages.count))

    def _send(self, work: Any) -> None:
        strip = self.strip
        job = self._jobs.run(self, work, self._done, None, strip.advance, strip.stop)
        strip.follow(job, _("正在打印"))

    def _saved(self, path: Any, document: Document) -> None:
        _pages, copy = _numbered(self._desk, document, (), CopyWay.PDF, _("保存 PDF"))
        save(path, copy)()

    def _done(self, _result: Any) -> None:
        self.recorded.emit()


def _numbered(
    desk: "Desk", document: Document, copies: tuple[int, ...], way: CopyWay, reason: str = ""
) -> "tuple[Pages, Marked]":
    """Register that copies are printed, each under a number of its own with its recipient."""
    pages = desk.documents.print_copies(document.line.id, copies, reason)
    return pages, marked_each(desk, pages.pdf, pages.leaving, way)


def _draft(desk: "Desk", document: Document) -> Marked:
    line = document.line
    leaving = Leaving(
        kind=CopyKind.DRAFT,
        way=CopyWay.PRINTER,
        title=line.title,
        case_id=line.case_id,
        part=Part.MEDIATION if line.mediation_id is not None else Part.INVESTIGATION,
        document_id=line.id,
    )
    return marked(desk, desk.documents.pdf(line.id), leaving)
