"""Register, copies and page side by side: the documents room, and the papers of one case."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from cases.papers.kinds import RecipientKind
from cases.records.documents import Copy, Document, DocumentFilter, DocumentState, Register
from cases.records.ids import DocumentId
from ui.kit.buttons import flat
from ui.kit.i18n import _, ngettext
from ui.kit.jobs import Jobs
from ui.kit.layout import boxed, label, row
from ui.kit.table import RecordTable
from ui.preview.panel import PreviewPanel
from ui.rooms.documents_acts import DocumentActs
from ui.rooms.documents_columns import COPIES, DOCUMENTS
from ui.rooms.documents_serve import ServeDialog

if TYPE_CHECKING:
    from cases.services.desk import Desk


class DocumentBrowser(QSplitter):
    """A register with the copies and the page of the chosen document.

    Signals:
        shown: the register was read, with its counts.
        case_wanted: the officer wants the case of a document.
    """

    shown = Signal(object)
    case_wanted = Signal(int)

    def __init__(
        self, desk: "Desk", jobs: Jobs, *, key: str = "documents", parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._desk, self._jobs = desk, jobs
        self._wanted = DocumentFilter()
        self._chosen: DocumentId | None = None
        self._document: Document | None = None
        self._asked = 0
        self._again = False
        self.table = RecordTable(
            key,
            DOCUMENTS,
            empty=(_("没有文书"), _("按“新建文书”，或者从调解室的结果起草。")),
        )
        self.table.setAccessibleName(_("文书"))
        self._count = label("", "small")
        hint = label(_("按 状态、签发日 排序"), "muted")
        foot = boxed(row(12, self._count, None, hint, 12), "header")
        foot.setFixedHeight(32)
        self._copies_hint = label("", "small")
        self.print_copy = flat(_("打印副本"), "print")
        self.serve = flat(_("登记送达"), "send")
        head = boxed(
            row(
                12,
                label(_("副本与送达"), "bold"),
                self._copies_hint,
                None,
                self.print_copy,
                self.serve,
                8,
            ),
            "header",
        )
        head.setFixedHeight(36)
        self.copies = RecordTable(f"{key}_copies", COPIES, sortable=False)
        self.copies.setAccessibleName(_("副本与送达"))
        self.acts = DocumentActs(desk, jobs)
        self.preview = PreviewPanel(jobs)
        below = _stacked(head, self.copies, self.acts)
        above = _stacked(self.table, foot)
        left = QSplitter(Qt.Orientation.Vertical)
        left.addWidget(above)
        left.addWidget(below)
        left.setSizes([520, 240])
        left.setStretchFactor(0, 1)
        left.setCollapsible(0, False)
        self.addWidget(left)
        self.addWidget(self.preview)
        self.setSizes([830, 520])
        self.setStretchFactor(0, 1)
        self.setCollapsible(0, False)
        self.table.picked.connect(self._pick)
        self.table.opened.connect(self._open)
        self.copies.picked.connect(self._pick_copy)
        self.preview.copy_changed.connect(self._copy_shown)
        self.acts.recorded.connect(self.read_again)
        self.acts.drafted.connect(self.show_document)
        self.print_copy.clicked.connect(self._print_copy)
        self.serve.clicked.connect(self._ask_serve)
        self._dress()

    def filter(self, wanted: DocumentFilter) -> None:
        """Show what another filter finds."""
        self._wanted = wanted
        self.reload()

    @property
    def wanted(self) -> DocumentFilter:
        """The filter in force."""
        return self._wanted

    @property
    def document(self) -> Document | None:
        """The document on show."""
        return self._document

    def reload(self) -> None:
        """Read the register again and keep the place."""
        self._asked += 1
        work = partial(self._found, self._asked, self._wanted)
        self._jobs.run(self, work, self._show)

    def read_again(self) -> None:
        """Read the register and the document on show again, after an act on it."""
        self._again = True
        self.reload()

    def print_chosen(self) -> None:
        """Print the document on show."""
        if self.acts.print.isVisible():
            self.acts.print_all()

    def show_document(self, document_id: DocumentId) -> None:
        """Go to a document, whatever the filter hides."""
        self._chosen = document_id
        if self._wanted.case_id is None:
            self._wanted = DocumentFilter()
        self.reload()

    def drop(self) -> None:
        """Forget everything on the screen."""
        self._asked += 1
        self._document = self._chosen = None
        self.table.show_records(())
        self.copies.show_records(())
        self.preview.empty()
        self.acts.show_document(None)
        self._count.setText("")
        self._dress()

    def _found(self, asked: int, wanted: DocumentFilter) -> tuple[int, Register]:
        return asked, self._desk.documents.register(wanted)

    def _show(self, found: tuple[int, Register]) -> None:
        asked, register = found
        if asked != self._asked:
            return
        keep = self._chosen
        self.table.show_records(register.lines)
        self._count.setText(_counted(register, of_case=self._wanted.case_id is not None))
        if not self.table.pick(lambda line: line.id == keep) and register.lines:
            self.table.pick(lambda line: line.id == register.lines[0].id)
        if not register.lines:
            self._pick(None)
        self.shown.emit(register)

    def _pick(self, line: Any) -> None:
        if line is None:
            if not self.table.records():
                self._chosen = self._document = None
                self.copies.show_records(())
                self.acts.show_document(None)
                self.preview.empty()
                self._dress()
            return
        self._chosen = line.id
        # Every look at a document is recorded; one that has not changed is not looked at again.
        if self._document is not None and self._document.line == line and not self._again:
            return
        self._again = False
        self._jobs.run(self, partial(self._desk.documents.opened, line.id), self._opened)

    def _opened(self, found: tuple[Document, bytes]) -> None:
        document, pdf = found
        if document.line.id != self._chosen:
            return
        copy = self.copies.current()
        same = self._document is not None and self._document.line.id == document.line.id
        self._document = document
        self.copies.show_records(document.copies)
        self.acts.show_document(document)
        issued = document.line.state in {DocumentState.ISSUED, DocumentState.WITHDRAWN}
        self.preview.show_pdf(
            pdf,
            document.line.short,
            copies=[one.recipient for one in document.copies] if issued else (),
            pages_per_copy=document.pages if issued else 0,
        )
        if same and copy is not None:
            self.copies.pick(lambda one: one.copy_no == copy.copy_no)
        self._dress()

    def _dress(self) -> None:
        document = self._document
        issued = document is not None and document.line.state is DocumentState.ISSUED
        self.print_copy.setEnabled(issued)
        self.serve.setEnabled(issued and document is not None and document.line.to_serve > 0)
        if document is None:
            self._copies_hint.setText("")
            return
        number = len(document.copies)
        words = ngettext("{n}份", "{n} 份", number).format(n=number)
        hint = "" if issued else _("签发后逐份编号，登记去向")
        self._copies_hint.setText(" · ".join(filter(None, (document.line.short, words, hint))))

    def _pick_copy(self, copy: Copy | None) -> None:
        if copy is not None and self._document is not None:
            self.preview.show_copy(copy.copy_no - 1)

    def _copy_shown(self, index: int) -> None:
        self.copies.pick(lambda one: one.copy_no == index + 1)

    def _open(self, line: Any) -> None:
        if line.state is DocumentState.DRAFT and self._document is not None:
            self.acts.edit_draft()
        else:
            self.case_wanted.emit(line.case_id)

    def _print_copy(self) -> None:
        chosen = self.copies.chosen()
        numbers = sorted(copy.copy_no for copy in chosen)
        # A run of copies is one stretch of pages; others are printed one by one.
        whole = numbers == list(range(numbers[0], numbers[-1] + 1)) if numbers else True
        self.acts.print_copies(tuple(numbers) if whole else (numbers[0],))

    def _ask_serve(self) -> None:
        document = self._document
        if document is not None:
            work = partial(self._desk.documents.parties_to_serve, document.line.case_id)
            self._jobs.run(self, work, self._open_serve)

    def _open_serve(self, parties: Any) -> None:
        document = self._document
        if document is None:
            return
        copy = self.copies.current()
        waiting = [one for one in document.copies if _waits(one)]
        wanted = copy if copy is not None and _waits(copy) else next(iter(waiting), None)
        dialog = ServeDialog(
            self,
            self._desk,
            parties,
            party_id=wanted.party_id if wanted else None,
            document_id=document.line.id,
        )
        dialog.submitted.connect(self._serve)
        dialog.accepted.connect(self.read_again)
        dialog.open()

    def _serve(self, dialog: ServeDialog) -> None:
        work = partial(self._desk.documents.serve, dialog.serving())
        self._jobs.run(dialog, work, dialog.done_with, dialog.refuse)


def _waits(copy: Copy) -> bool:
    return copy.kind is RecipientKind.PARTY and not copy.state.value


def _counted(register: Register, *, of_case: bool) -> str:
    if of_case:
        waiting = sum(line.unserved for line in register.lines)
        words = ngettext("{n}份文书", "{n} 份文书", register.found).format(n=register.found)
        return " · ".join((words, _("已签发未送达 {n}").format(n=waiting)))
    parts = [
        _("{found} / {total} 份").format(found=register.found, total=register.total),
        _("已签发未送达 {n}").format(n=register.unserved),
        _("待审核 {n}").format(n=register.in_review),
    ]
    return " · ".join(parts)


def _stacked(*widgets: QWidget) -> QWidget:
    made = QWidget()
    made.setProperty("kind", "surface")
    box = QVBoxLayout(made)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(0)
    for widget in widgets:
        box.addWidget(widget, 1 if isinstance(widget, RecordTable) else 0)
    return made
