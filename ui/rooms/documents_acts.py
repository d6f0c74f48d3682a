"""The bar below the copies: what the document lacks, and what may be done with it now."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QMenu, QWidget

from cases.papers.kinds import NumberSource
from cases.records.documents import CopyState, Document, DocumentState, Verdict
from ui.kit.buttons import Button, IconButton, primary
from ui.kit.clipboard import put_text
from ui.kit.flow import FlowRow
from ui.kit.i18n import _
from ui.kit.jobs import Jobs
from ui.kit.layout import label, row
from ui.kit.marks import Glyph
from ui.kit.messages import messages
from ui.kit.small import GlyphMark
from ui.kit.tips import as_tip
from ui.rooms.documents_dialogs import CopyDialog
from ui.rooms.documents_editor import PaperEditor
from ui.rooms.documents_printing import Printing
from ui.rooms.documents_review import Review
from ui.rooms.documents_told import hindrance, summary, told

if TYPE_CHECKING:
    from cases.services.desk import Desk


class DocumentActs(QFrame):
    """Acts on one document.

    Signals:
        recorded: something was recorded; lists read again.
        drafted: a new draft was made, with its id.
    """

    recorded = Signal()
    drafted = Signal(object)

    def __init__(self, desk: "Desk", jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self._document: Document | None = None
        self._printing, self._review = Printing(desk, jobs, self), Review(desk, jobs, self)
        for part in (self._printing, self._review):
            part.recorded.connect(self.recorded)
        self.setProperty("kind", "footer")
        self._marks = [_Mark() for _n in range(3)]
        self.edit = Button(_("编辑"), "edit")
        self.submit = Button(_("送审"), "send")
        self.take_back = Button(_("撤回修改"), "undo")
        self.send_back = Button(_("退回"), "undo")
        self.agree = primary(_("同意"), "check")
        self.correct = Button(_("更正"), "edit")
        self.save_pdf = Button(_("保存 PDF"), "export")
        self.print = Button(_("打印"), "print")
        self.issue = primary(_("签发"), "seal")
        self.more = IconButton("more", _("更多"))
        bar = FlowRow(*self._marks, spacing=6)
        bar.add_right(self._printing.strip)
        for button, act in (
            (self.more, self._offer_more),
            (self.edit, self.edit_draft),
            (self.submit, self._on(self._review.submit)),
            (self.take_back, self._on(self._review.take_back)),
            (self.send_back, self._on(self._review.send_back)),
            (self.agree, self._on(self._review.agree)),
            (self.correct, self._correct),
            (self.save_pdf, self._on(self._printing.save_as_pdf)),
            (self.print, self.print_all),
            (self.issue, self.issue_draft),
        ):
            button.clicked.connect(act)
            bar.add_right(button)
        whole = row(16, bar, 12, spacing=0)
        whole.setStretch(1, 1)
        whole.setContentsMargins(0, 8, 0, 8)
        self.setLayout(whole)
        self.show_document(None)

    def show_document(self, document: Document | None) -> None:
        """Offer what may be done with a document."""
        self._document = document
        state = document.line.state if document else None
        draft, approved = state is DocumentState.DRAFT, state is DocumentState.APPROVED
        reviewing = state is DocumentState.IN_REVIEW
        issued = state is DocumentState.ISSUED
        mine = document is not None and reviewing and self._asked(document)
        steps = document.check.open_steps if document else ()
        self.edit.setVisible(draft)
        self.submit.setVisible(draft)
        self.take_back.setVisible(approved or (reviewing and not mine))
        self.send_back.setVisible(mine)
        self.agree.setVisible(mine)
        self.correct.setVisible(issued)
        self.save_pdf.setVisible(issued or state is DocumentState.WITHDRAWN)
        self.print.setVisible(issued or state is DocumentState.WITHDRAWN)
        self.issue.setVisible((draft and not steps) or approved)
        hindered = hindrance(document)
        self.issue.setEnabled(not hindered)
        self.issue.setToolTip(hindered)
        self.more.setVisible(document is not None)
        said = told(document) if document is not None else []
        for mark, one in zip(self._marks, [*said, *[(Glyph.NONE, "")] * 3], strict=False):
            mark.say(*one)

    def edit_draft(self) -> None:
        """Open the editor of the draft."""
        if self._document is not None and self._document.line.state is DocumentState.DRAFT:
            dialog = PaperEditor(self, self._desk, self._jobs, self._document)
            dialog.revised.connect(self.recorded)
            dialog.open()

    def print_all(self) -> None:
        """Print all copies of the document."""
        self.print_copies(())

    def print_copies(self, copies: tuple[int, ...]) -> None:
        """Print some copies of the document."""
        if self._document is not None:
            self._printing.print_copies(self._document, copies)

    def issue_draft(self) -> None:
        """Show what will be recorded, then issue."""
        document = self._document
        if document is None:
            return
        number = None
        if document.number_source is NumberSource.NATIONAL and not document.typed_number:
            number = messages().ask_text(self, _("签发"), _("国家平台文书编号"), act=_("继续"))
            if number is None:
                return
        if not messages().confirm(self, _("签发文书"), summary(document), _("签发")):
            return
        work = partial(
            self._desk.documents.issue, document.line.id, number, revision=document.revision
        )
        self._jobs.run(self, work, self._done)

    def _asked(self, document: Document) -> bool:
        me = self._desk.officer.id
        return any(
            one.officer_id == me and one.verdict is Verdict.PENDING and not one.stale
            for one in document.opinions
        )

    def _offer_more(self) -> None:
        document = self._document
        if document is None:
            return
        menu = QMenu(self)
        state = document.line.state
        if state is DocumentState.DRAFT:
            menu.addAction(_("记录外部审核意见…")).triggered.connect(
                self._on(self._review.record_outside)
            )
            menu.addAction(_("打印草稿…")).triggered.connect(self._on(self._printing.print_draft))
            menu.addAction(_("删除草稿…")).triggered.connect(self._discard)
        if state is DocumentState.IN_REVIEW:
            menu.addAction(_("记录外部审核意见…")).triggered.connect(
                self._on(self._review.record_outside)
            )
        if state is DocumentState.ISSUED:
            menu.addAction(_("登记副本去向…")).triggered.connect(self._ask_copy)
            menu.addAction(_("作废…")).triggered.connect(self._void)
        menu.addAction(_("复制编号")).triggered.connect(self._copy_number)
        menu.exec(self.more.mapToGlobal(self.more.rect().topLeft()))

    def _correct(self) -> None:
        text = messages().ask_text(
            self,
            _("更正"),
            _("更正的理由。新文书写明更正哪一份；新文书签发时原文书作废，编号保留。"),
            act=_("起草更正文书"),
        )
        if text:
            document = self._document
            assert document is not None
            work = partial(self._desk.documents.correct, document.line.id, text)
            self._jobs.run(self, work, self.drafted.emit)

    def _void(self) -> None:
        text = messages().ask_text(
            self, _("作废"), _("作废的理由。编号保留，不再使用。"), act=_("作废")
        )
        if text:
            self._run(lambda number: self._desk.documents.void(number, text))

    def _discard(self) -> None:
        lines = [_("草稿从列表中删除；内容保留在日志中。")]
        if messages().confirm(self, _("删除草稿"), lines, _("删除"), danger=True):
            self._run(self._desk.documents.discard)

    def _ask_copy(self) -> None:
        document = self._document
        assert document is not None
        # A copy that was served is moved by its service, not here.
        copies = tuple(one for one in document.copies if one.state is not CopyState.SERVED)
        dialog = CopyDialog(self, copies)
        dialog.submitted.connect(self._move_copy)
        dialog.open()

    def _move_copy(self, dialog: CopyDialog) -> None:
        document = self._document
        assert document is not None
        work = partial(
            self._desk.documents.move_copy,
            document.line.id,
            dialog.copy_no,
            dialog.state,
            dialog.kept_at,
        )
        dialog.accepted.connect(self.recorded)
        self._jobs.run(dialog, work, dialog.done_with, dialog.refuse)

    def _copy_number(self) -> None:
        if self._document is not None:
            line = self._document.line
            put_text(line.number or line.title)

    def _on(self, act: Callable[[Document], None]) -> Callable[[], None]:
        """Return an act on whatever document is on show when it is called."""

        def acted() -> None:
            if self._document is not None:
                act(self._document)

        return acted

    def _run(self, act: Callable[[Any], object]) -> None:
        document = self._document
        assert document is not None
        self._jobs.run(self, partial(act, document.line.id), self._done)

    def _done(self, _result: Any) -> None:
        self.recorded.emit()


class _Mark(QWidget):
    """A sentence with its glyph; not there while it is empty."""

    def __init__(self) -> None:
        super().__init__()
        self._glyph, self._words = GlyphMark(Glyph.DONE), label("", "small")
        self.setLayout(row(self._glyph, self._words, spacing=6))

    def say(self, glyph: Glyph, text: str) -> None:
        """Show a sentence that keeps its place; the whole of it is the tool tip."""
        metrics = self._words.fontMetrics()
        self._words.setText(metrics.elidedText(text, Qt.TextElideMode.ElideRight, 300))
        self._words.setToolTip(as_tip(text))
        self._glyph.set(glyph, text)
        self.setVisible(bool(text))
