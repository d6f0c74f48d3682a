"""Editing a draft: its fields at the left with faults beside them, the page as it will be right."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QSplitter, QVBoxLayout, QWidget
from typing_extensions import override

from cases.papers.codec import from_plain, to_plain
from cases.papers.forms import PAPERS, Paper
from cases.papers.kinds import NumberSource
from cases.papers.press import Fault, Level, MissingField
from cases.papers.specs import FieldSpec, field_specs, specs_of
from cases.records.documents import Document
from ui.kit.buttons import Button, primary
from ui.kit.fields import FormRow, TextField
from ui.kit.i18n import _, moment_text
from ui.kit.jobs import Jobs
from ui.kit.layout import boxed, column, label, row, scrolled
from ui.kit.messages import report
from ui.kit.small import Banner
from ui.labels.documents import fault_words
from ui.preview.panel import PreviewPanel
from ui.rooms.documents_fields import editor, inner_row, steps_of

if TYPE_CHECKING:
    from cases.services.desk import Desk

#: Set when the paper is issued, not typed.
_NOT_TYPED = frozenset({"number", "issued_on", "corrects"})
#: After this long without a key the draft is kept and the page drawn anew.
PAUSE_MS = 500


class PaperEditor(QDialog):
    """A draft being written; what is typed is kept, also through a power cut.

    Signals:
        revised: the draft in the store is the one on the screen.
    """

    revised = Signal()

    def __init__(self, parent: QWidget, desk: "Desk", jobs: Jobs, document: Document) -> None:
        super().__init__(parent)
        self._desk, self._jobs, self._document = desk, jobs, document
        self._dirty = self._closing = self._filling = False
        self._rows: dict[str, FormRow] = {}
        self.setWindowTitle(_("编辑：{title}").format(title=document.line.title))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.resize(1180, 820)
        self._banner = Banner("info")
        self._faults = Banner("note")
        self._number = TextField(name=_("国家平台文书编号"))
        form = column(self._banner, self._faults, spacing=12, margins=20)
        if document.number_source is NumberSource.NATIONAL:
            form.addWidget(FormRow(_("国家平台文书编号"), self._number, required=True))
            self._number.set_value(document.typed_number)
            self._number.edited.connect(self._edited)
        required = set(desk.press.form(document.line.form).required)
        for spec in _ordered(document):
            made = FormRow(
                _(spec.label),
                editor(spec, today=desk.today()),
                required=spec.name in required,
            )
            made.field.edited.connect(self._edited)
            self._rows[spec.name] = made
            form.addWidget(made)
        form.addStretch(1)
        self._left_out = label("", "small")
        self._keep = primary(_("完成"), large=True)
        self._keep.clicked.connect(self._finish)
        away = Button(_("放弃改动"), large=True)
        away.clicked.connect(self._forget)
        foot = row(20, self._left_out, None, away, self._keep, 20, spacing=8)
        foot.setContentsMargins(0, 10, 0, 10)
        left = QWidget()
        inside = QVBoxLayout(left)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(scrolled(boxed(form)), 1)
        inside.addWidget(boxed(foot, "footer"))
        self.preview = PreviewPanel(jobs)
        split = QSplitter()
        split.addWidget(left)
        split.addWidget(self.preview)
        split.setSizes([560, 620])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)
        self._keep.setDefault(True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self._fill(document.paper)
        self._jobs.run(self, partial(self._desk.unit.draft, self._key()), self._restore)

    def paper(self) -> Paper:
        """Return the paper as it stands on the screen."""
        values = {name: made.field.value() for name, made in self._rows.items()}
        return replace(self._document.paper, **values)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.reject()

    @override
    def reject(self) -> None:
        """Close; what was typed stays the draft."""
        self._finish()

    def _key(self) -> str:
        return f"document:{self._document.line.id}"

    def _fill(self, paper: Paper) -> None:
        self._filling = True
        for name, made in self._rows.items():
            made.field.set_value(getattr(paper, name))
        self._filling = False
        self._show(self._checked(paper))

    def _restore(self, kept: Any) -> None:
        """Take up what was typed before the program ended without warning."""
        if kept is None or kept.values.get("revision") != self._document.revision:
            return
        kind = PAPERS[self._document.line.form]
        self._fill(from_plain(kind, kept.values["paper"]))
        self._dirty = True
        words = _("已恢复 {when} 输入而未完成的内容。").format(when=moment_text(kept.saved_at))
        self._banner.say(words)

    def _edited(self) -> None:
        if not self._filling:
            self._dirty = True
            self._pause.start()

    def _look(self) -> None:
        """Keep what was typed, and show the page and its faults."""
        paper = self.paper()
        values = {"paper": to_plain(paper), "revision": self._document.revision}
        keep = partial(self._desk.unit.save_draft, self._key(), values)
        self._jobs.run(self, partial(self._kept_and_checked, keep, paper), self._show)

    def _kept_and_checked(self, keep: Any, paper: Paper) -> Any:
        keep()
        return self._checked(paper)

    def _checked(self, paper: Paper) -> tuple[tuple[MissingField, ...], tuple[Fault, ...], bytes]:
        press = self._desk.press
        return press.missing(paper), press.faults(paper), press.render(paper, draft=True)

    def _show(self, checked: Any) -> None:
        missing, faults, pdf = checked
        wrong: dict[int, tuple[FormRow, str]] = {}
        for one in missing:
            self._note(wrong, one.field, _("必填"))
        told = [
            fault_words(fault)
            for fault in faults
            if not self._note(wrong, fault.field, fault_words(fault))
        ]
        for made in self._rows.values():
            made.fault("")
        for made, words in wrong.values():
            made.fault(words)
        self._faults.say("\n".join(told))
        blocking = len(missing) + sum(fault.level is Level.BLOCK for fault in faults)
        words = _("还有 {n} 处要补充才能签发").format(n=blocking) if blocking else _("必填字段齐全")
        self._left_out.setText(words)
        self.preview.show_pdf(pdf, self._document.line.title)

    def _note(self, wrong: dict[int, tuple[FormRow, str]], field: str, words: str) -> bool:
        path = steps_of(field)
        made = inner_row(self._rows.get(path[0]) if path else None, path[1:])
        if made is None:
            return False
        wrong.setdefault(id(made), (made, words))
        return True

    def _finish(self) -> None:
        self._pause.stop()
        if self._closing:
            return
        if not self._dirty:
            self.done(QDialog.DialogCode.Accepted)
            return
        self._closing = True
        self._keep.setEnabled(False)
        self._jobs.run(self, partial(self._revise, self.paper()), self._revised, self._refused)

    def _revise(self, paper: Paper) -> None:
        self._desk.documents.revise(
            self._document.line.id,
            paper,
            revision=self._document.revision,
            typed_number=self._number.value() or None,
        )
        self._desk.unit.drop_draft(self._key())

    def _revised(self, _result: Any) -> None:
        self.revised.emit()
        self.done(QDialog.DialogCode.Accepted)

    def _refused(self, error: Exception) -> None:
        self._closing = False
        self._keep.setEnabled(True)
        report(self, error)

    def _forget(self) -> None:
        self._pause.stop()
        self._jobs.run(self, partial(self._desk.unit.drop_draft, self._key()), self._left)

    def _left(self, _result: Any) -> None:
        self.done(QDialog.DialogCode.Rejected)


def _ordered(document: Document) -> list[FieldSpec]:
    """Return the fields of the form itself first, then what every paper has."""
    common = {spec.name for spec in specs_of(Paper)}
    specs = [spec for spec in field_specs(document.line.form) if spec.name not in _NOT_TYPED]
    return sorted(specs, key=lambda spec: spec.name in common)
