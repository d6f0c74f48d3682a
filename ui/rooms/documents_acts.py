"""The bar below the copies: what the document lacks, and what may be done with it now."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QWidget
from typing_extensions import override

from cases.papers.kinds import NumberSource
from cases.papers.press import Level
from cases.records.documents import CopyState, Document, DocumentState, OpinionStep, Verdict
from cases.records.officers import Role
from ui.kit.buttons import Button, IconButton, primary
from ui.kit.i18n import _
from ui.kit.jobs import Jobs
from ui.kit.layout import label, row
from ui.kit.marks import Glyph
from ui.kit.messages import messages
from ui.kit.punctuation import listed
from ui.kit.small import GlyphMark
from ui.labels.documents import STEPS, VERDICTS, fault_words
from ui.preview.printing import ask_pdf, ask_printer, printed, save
from ui.preview.progress import ProgressStrip
from ui.rooms.documents_dialogs import CopyDialog, OutsideDialog, SubmitDialog
from ui.rooms.documents_editor import PaperEditor

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from cases.services.documents.copies import Pages


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
        self._printer: Any = None
        self.setProperty("kind", "footer")
        self._marks = [(GlyphMark(Glyph.DONE), label("", "small")) for _n in range(3)]
        self.strip = ProgressStrip()
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
        bar = row(16, spacing=6)
        for glyph, words in self._marks:
            bar.addWidget(glyph)
            bar.addWidget(words)
            bar.addSpacing(6)
        bar.addStretch(1)
        bar.addWidget(self.strip)
        for button, act in (
            (self.more, self._offer_more),
            (self.edit, self.edit_draft),
            (self.submit, self.submit_draft),
            (self.take_back, self._take_back),
            (self.send_back, self._send_back),
            (self.agree, self._agree),
            (self.correct, self._correct),
            (self.save_pdf, self.save_as_pdf),
            (self.print, self.print_all),
            (self.issue, self.issue_draft),
        ):
            button.clicked.connect(act)
            bar.addWidget(button)
        bar.addSpacing(12)
        bar.setContentsMargins(0, 8, 0, 8)
        self.setLayout(bar)
        self.show_document(None)

    @override
    def sizeHint(self) -> QSize:
        return QSize(0, 44)

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
        hindered = _hindrance(document)
        self.issue.setEnabled(not hindered)
        self.issue.setToolTip(hindered)
        self.more.setVisible(document is not None)
        self._say(document)

    def edit_draft(self) -> None:
        """Open the editor of the draft."""
        if self._document is not None and self._document.line.state is DocumentState.DRAFT:
            dialog = PaperEditor(self, self._desk, self._jobs, self._document)
            dialog.revised.connect(self.recorded)
            dialog.open()

    def submit_draft(self) -> None:
        """Ask before whom the draft is put."""
        self._jobs.run(self, self._reviewers, self._ask_submit)

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
        if not messages().confirm(self, _("签发文书"), self._summary(document), _("签发")):
            return
        work = partial(
            self._desk.documents.issue, document.line.id, number, revision=document.revision
        )
        self._jobs.run(self, work, self._done)

    def print_all(self) -> None:
        """Print all copies of the document."""
        self.print_copies(())

    def print_copies(self, copies: tuple[int, ...]) -> None:
        """Print some copies; that they were printed is registered."""
        document = self._document
        if document is None:
            return
        self._printer = ask_printer(self, _("打印 {title}").format(title=document.line.title))
        if self._printer is not None:
            work = partial(self._desk.documents.print_copies, document.line.id, copies)
            self._jobs.run(self, work, self._print_pages)

    def save_as_pdf(self) -> None:
        """Save all copies as one PDF file; that too is registered as printing."""
        document = self._document
        if document is None:
            return
        line = document.line
        path = ask_pdf(self, f"{line.case_number} {line.title} {line.number}".strip())
        if path is not None:
            work = partial(self._saved, path, document)
            self._jobs.run(self, work, self._done)

    def _print_draft(self) -> None:
        """Print the draft as it stands; every page is marked as one."""
        document = self._document
        assert document is not None
        self._printer = ask_printer(self, _("打印 {title}").format(title=document.line.title))
        if self._printer is not None:
            work = partial(self._desk.documents.pdf, document.line.id)
            self._jobs.run(self, work, self._print_whole)

    def _print_whole(self, pdf: bytes) -> None:
        job = self._jobs.run(
            self, partial(printed, self._printer, pdf), self._done, None, self.strip.advance
        )
        self.strip.follow(job, _("正在打印"))

    def _saved(self, path: Any, document: Document) -> None:
        pages = self._desk.documents.print_copies(document.line.id, (), _("保存 PDF"))
        save(path, pages.pdf)()

    def _print_pages(self, pages: "Pages") -> None:
        work = partial(printed, self._printer, pages.pdf, pages.first, pages.count)
        job = self._jobs.run(self, work, self._done, None, self.strip.advance)
        self.strip.follow(job, _("正在打印"))

    def _asked(self, document: Document) -> bool:
        me = self._desk.officer.id
        return any(
            one.officer_id == me and one.verdict is Verdict.PENDING and not one.stale
            for one in document.opinions
        )

    def _say(self, document: Document | None) -> None:
        told: list[tuple[Glyph, str]] = []
        if document is not None and document.line.state is not DocumentState.WITHDRAWN:
            check = document.check
            whole = check.filled == check.required
            told.append(
                (
                    Glyph.DONE if whole else Glyph.NO,
                    _("必填字段 {filled} / {required}").format(
                        filled=check.filled, required=check.required
                    ),
                )
            )
            blocks = [one for one in check.faults if one.level is Level.BLOCK]
            if check.faults:
                first = (blocks or list(check.faults))[0]
                told.append((Glyph.NO if blocks else Glyph.SOON, fault_words(first)))
            else:
                told.append((Glyph.DONE, _("检查无差错")))
            told.append(self._opinion_words(document))
        elif document is not None:
            told.append((Glyph.STOPPED, document.line.withdrawn_reason))
        for (glyph, words), one in zip(
            self._marks, [*told, *[None] * (3 - len(told))], strict=True
        ):
            glyph.setVisible(one is not None and bool(one[1]))
            words.setVisible(one is not None and bool(one[1]))
            if one is not None:
                glyph.set(one[0], one[1])
                _elide(words, one[1])

    def _opinion_words(self, document: Document) -> tuple[Glyph, str]:
        current = [one for one in document.opinions if not one.stale]
        if current:
            text = " → ".join(
                f"{_(STEPS[one.step])} {one.officer} {_(VERDICTS[one.verdict])}" for one in current
            )
            agreed = all(one.verdict is Verdict.AGREED for one in current)
            return (Glyph.DONE if agreed else Glyph.RUNNING, text)
        if document.check.open_steps:
            names = listed(_(STEPS[step]) for step in document.check.open_steps)
            return (Glyph.WAITING, _("待{steps}").format(steps=names))
        return (Glyph.NONE, "")

    def _summary(self, document: Document) -> list[str]:
        line = document.line
        lines = [f"{line.title}　{line.case_number}"]
        if document.number_source is NumberSource.UNIT:
            lines.append(_("编号：取本单位登记簿的下一个号，不留空号"))
        elif document.typed_number:
            lines.append(_("编号：{number}").format(number=document.typed_number))
        names = listed(copy.recipient for copy in document.copies)
        lines.append(_("共 {n} 份：{names}").format(n=len(document.copies), names=names))
        lines.append(_("签发后内容不能改动；有误时另行制作更正文书。"))
        if document.corrects:
            lines.append(_("同时作废被更正的 {number}").format(number=document.corrects))
        return lines

    def _offer_more(self) -> None:
        document = self._document
        if document is None:
            return
        menu = QMenu(self)
        state = document.line.state
        if state is DocumentState.DRAFT:
            menu.addAction(_("记录外部审核意见…")).triggered.connect(self._ask_outside)
            menu.addAction(_("打印草稿…")).triggered.connect(self._print_draft)
            menu.addAction(_("删除草稿…")).triggered.connect(self._discard)
        if state is DocumentState.IN_REVIEW:
            menu.addAction(_("记录外部审核意见…")).triggered.connect(self._ask_outside)
        if state is DocumentState.ISSUED:
            menu.addAction(_("登记副本去向…")).triggered.connect(self._ask_copy)
            menu.addAction(_("作废…")).triggered.connect(self._void)
        menu.addAction(_("复制编号")).triggered.connect(self._copy_number)
        menu.exec(self.more.mapToGlobal(self.more.rect().topLeft()))

    def _reviewers(self) -> Any:
        officers = self._desk.officers
        return officers.active(Role.REVIEWER), officers.active(Role.APPROVER)

    def _ask_submit(self, people: Any) -> None:
        me = self._desk.officer.id
        reviewers, approvers = (tuple(one for one in group if one.id != me) for group in people)
        dialog = SubmitDialog(self, reviewers, approvers)
        dialog.submitted.connect(self._submit)
        dialog.open()

    def _submit(self, dialog: SubmitDialog) -> None:
        document = self._document
        assert document is not None
        work = partial(
            self._desk.documents.submit,
            document.line.id,
            reviewer=dialog.reviewer,
            approver=dialog.approver,
            revision=document.revision,
        )
        dialog.accepted.connect(self.recorded)
        self._jobs.run(dialog, work, dialog.done_with, dialog.refuse)

    def _agree(self) -> None:
        document = self._document
        assert document is not None
        title = _("同意签发 {title}").format(title=document.line.title)
        lines = [_("记录为您的审核（审批）意见：同意。")]
        if messages().confirm(self, title, lines, _("同意")):
            self._run(partial(self._desk.documents.agree, revision=document.revision))

    def _send_back(self) -> None:
        text = messages().ask_text(self, _("退回"), _("退回的理由"), act=_("退回"))
        if text:
            self._run(lambda number: self._desk.documents.send_back(number, text))

    def _take_back(self) -> None:
        lines = [_("文书回到草稿；已有的审核意见不再有效，但保留在记录中。")]
        if messages().confirm(self, _("撤回修改"), lines, _("撤回")):
            self._run(self._desk.documents.take_back)

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

    def _ask_outside(self) -> None:
        dialog = OutsideDialog(self, self._desk.today())
        dialog.submitted.connect(self._record_outside)
        dialog.open()

    def _record_outside(self, dialog: OutsideDialog) -> None:
        document = self._document
        assert document is not None
        step: OpinionStep = dialog.step
        work = partial(
            self._desk.documents.record_outside,
            document.line.id,
            step,
            dialog.outside,
            dialog.text,
        )
        dialog.accepted.connect(self.recorded)
        self._jobs.run(dialog, work, dialog.done_with, dialog.refuse)

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
            QGuiApplication.clipboard().setText(line.number or line.title)

    def _run(self, act: Callable[[Any], object]) -> None:
        document = self._document
        assert document is not None
        self._jobs.run(self, partial(act, document.line.id), self._done)

    def _done(self, _result: Any) -> None:
        self.recorded.emit()


def _hindrance(document: Document | None) -> str:
    """Return what the paper still lacks to be issued, in words; empty when nothing."""
    if document is None:
        return ""
    if document.check.missing:
        names = listed(dict.fromkeys(_(one.label) for one in document.check.missing))
        return _("还缺：{fields}").format(fields=names)
    blocks = [one for one in document.check.faults if one.level is Level.BLOCK]
    return fault_words(blocks[0]) if blocks else ""


def _elide(words: QLabel, text: str) -> None:
    """Show a text that keeps its place; the whole of it is the tool tip."""
    short = words.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, 300)
    words.setText(short)
    words.setToolTip(text)
