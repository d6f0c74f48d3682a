"""What one has to know of a request to decide: grounds, article, opinions, changes, facts."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cases.records.approvals import Approval, Attachment, DocumentRef
from cases.records.cases import FactLine
from ui.kit.buttons import link
from ui.kit.i18n import _, moment_text
from ui.kit.layout import boxed, clear, column, label, row
from ui.kit.marks import Tone
from ui.kit.small import Chip
from ui.rooms.approvals import words


class Details(QFrame):
    """A column of everything said about a request.

    Signals:
        document_wanted: look at a paper of the case.
        attachment_wanted: save a file of the case, with what is known of it.
    """

    document_wanted = Signal(int)
    attachment_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "surface")
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(16, 12, 16, 16)
        self._body.setSpacing(12)

    def show_request(self, one: Approval, facts: Iterable[FactLine] = ()) -> None:
        """Show a request; the facts of the case where they are to be weighed."""
        self.drop()
        self._head(one)
        self._part(_("呈请事项"), one.matter)
        self._part(_("理由"), one.grounds)
        if one.changes:
            self._changes(one)
        if one.opinion is not None:
            self._said(
                _("审核意见"),
                words.opinion_words(one.opinion),
                words.who(one.opinion),
                moment_text(one.opinion.at),
            )
        if one.decision is not None:
            self._said(
                _("审批决定"),
                words.decision_words(one.decision),
                words.who(one.decision),
                moment_text(one.decision.at),
            )
        if one.outside is not None:
            self._outside(one)
        self._enclosed(one.documents, one.attachments)
        told = [words.fact_words(fact) for fact in facts if fact.replaced_at is None]
        if told:
            self._part(_("已记录的事实"), "\n".join(told))
        self._part(_("条文"), words.verbatim(one))
        self._body.addStretch(1)

    def drop(self) -> None:
        """Forget everything shown."""
        clear(self._body)

    def _head(self, one: Approval) -> None:
        chips = [Chip(words.state_words(one), words.tone(one.state))]
        if one.urgent:
            chips.append(Chip(_("紧急"), Tone.RED))
        if one.oral_due_at is not None:
            due = _("口头批准，{moment} 前补办").format(moment=moment_text(one.oral_due_at))
            chips.append(Chip(due, Tone.AMBER))
        self._body.addWidget(label(words.kind_words(one), "bold", wrap=True))
        self._body.addLayout(row(*chips, None, spacing=6))
        asked = _("{name} {moment} 呈请").format(
            name=one.requested_by, moment=moment_text(one.requested_at)
        )
        self._body.addWidget(label(f"{asked} · {words.cited(one)}", "small", wrap=True))

    def _part(self, title: str, text: str) -> None:
        if text:
            self._body.addLayout(column(label(title, "small"), label(text, wrap=True), spacing=2))

    def _said(self, title: str, text: str, name: str, moment: str) -> None:
        lines = column(
            label(title, "small"),
            label(text, wrap=True),
            label(f"{name} · {moment}", "muted"),
            spacing=2,
        )
        self._body.addLayout(lines)

    def _changes(self, one: Approval) -> None:
        live = one.decision is None and one.outside is None
        title = _("呈请以后案情的变化") if live else _("批准以后案情的变化（批准已失效）")
        lines = column(label(title, "bold", wrap=True), spacing=2, margins=8)
        for change in one.changes:
            lines.addWidget(label(words.change_words(change), wrap=True))
        self._body.addWidget(boxed(lines, "note"))

    def _outside(self, one: Approval) -> None:
        assert one.outside is not None
        scan = one.outside.scan
        lines = column(
            label(_("外部批准"), "small"),
            label(words.outside_words(one.outside), wrap=True),
            label(
                _("{name} {moment} 登记").format(
                    name=one.outside.recorded_by, moment=moment_text(one.outside.recorded_at)
                ),
                "muted",
            ),
            spacing=2,
        )
        if scan is None:
            lines.addLayout(row(Chip(_("缺扫描件"), Tone.AMBER), None))
        else:
            lines.addLayout(row(self._file(scan), None))
            lines.addWidget(label(f"SHA-256 {scan.sha256[:32]}\n{scan.sha256[32:]}", "small"))
        self._body.addLayout(lines)

    def _enclosed(
        self, documents: tuple[DocumentRef, ...], attachments: tuple[Attachment, ...]
    ) -> None:
        if not documents and not attachments:
            return
        lines = column(label(_("附件"), "small"), spacing=2)
        for one in documents:
            button = link(" ".join(filter(None, (one.title, one.number))))
            button.clicked.connect(partial(self._ask_document, int(one.id)))
            lines.addLayout(row(button, None))
        for file in attachments:
            lines.addLayout(row(self._file(file), None))
        self._body.addLayout(lines)

    def _file(self, file: Attachment) -> QWidget:
        button = link(_("{name}（{size} KB）").format(name=file.name, size=-(-file.size // 1024)))
        button.clicked.connect(partial(self._ask_file, file))
        return button

    def _ask_document(self, document_id: int, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        self.document_wanted.emit(document_id)

    def _ask_file(self, file: Attachment, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        self.attachment_wanted.emit(file)
