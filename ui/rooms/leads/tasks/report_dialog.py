"""The history of the leads: which one, as it would be printed, and printed for somebody."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from cases.records.copies import CopyKind, CopyWay, Leaving
from cases.records.ids import CaseId
from leads.services.tasks.service import TaskService
from leads.telling.history import Variant
from ui.kit.buttons import Button, primary
from ui.kit.fields import ChoiceField, TextField
from ui.kit.i18n import N_, _
from ui.kit.layout import boxed, column, label, row
from ui.kit.messages import messages
from ui.labels.evidence import NOTICE
from ui.labels.tasks import VARIANTS
from ui.preview.leaving import Marked, marked
from ui.preview.panel import PreviewPanel
from ui.preview.printing import ask_pdf, save
from ui.preview.sheet_printer import SheetPrinter

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

_NAME = N_("线索工作报告")
_SIZE = (1000, 720)


class ReportDialog(QDialog):
    """Preview and printing of the history."""

    def __init__(self, parent: QWidget, desk: "Desk", jobs: "Jobs", case_id: CaseId) -> None:
        super().__init__(parent)
        self.setWindowTitle(_(_NAME))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        self._desk, self._jobs, self._case_id = desk, jobs, case_id
        self.variant = ChoiceField({key: _(text) for key, text in VARIANTS.items()})
        self.variant.setAccessibleName(_("版本"))
        self.variant.edited.connect(self.reload)
        self.receiver = TextField(_("这一份交给谁（单位、姓名）"), name=_("交付对象"))
        self.receiver.textChanged.connect(self._suit)
        self._printer = SheetPrinter(desk, jobs, self)
        self._printer.ended.connect(self._handed)
        self.print_button = primary(_("打印…"), "print")
        self.print_button.clicked.connect(self._print)
        self.pdf_button = Button(_("存为 PDF…"), "export")
        self.pdf_button.clicked.connect(self._save)
        away = Button(_("关闭"))
        away.clicked.connect(self.reject)
        self.notice = label(_(NOTICE), "muted")
        self.preview = PreviewPanel(jobs)
        head = row(12, self.variant, self.notice, None, spacing=12, margins=10)
        buttons = (self.pdf_button, self.print_button, away)
        foot = row(12, self.receiver, *buttons, spacing=8, margins=10)
        foot.setStretch(1, 1)
        whole = column(boxed(head, "header"), self.preview, boxed(foot, "footer"), spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self._suit()

    def reload(self) -> None:
        """Make the pages anew, as they would be printed now."""
        self._suit()
        work = partial(_previewed, self._desk, self._case_id, Variant(self.variant.value()))
        self._jobs.run(self, work, self._show)

    def _show(self, made: tuple[Variant, bytes]) -> None:
        variant, pdf = made
        if variant is self.variant.value():
            self.preview.show_pdf(pdf, _(VARIANTS[variant]), across=True)

    def _suit(self) -> None:
        self.notice.setVisible(self.variant.value() is Variant.INTERNAL)
        for button in (self.print_button, self.pdf_button):
            button.setEnabled(bool(self.receiver.value()))

    def _making(self, way: CopyWay) -> Callable[[], Marked]:
        variant, receiver = Variant(self.variant.value()), self.receiver.value()
        return partial(_made, self._desk, self._case_id, variant, receiver, way)

    def _print(self) -> None:
        self._printer.send_copy(_(_NAME), self._making(CopyWay.PRINTER))

    def _save(self) -> None:
        path = ask_pdf(self, _(_NAME))
        if path is not None:
            work = partial(_saved, self._making(CopyWay.PDF), path)
            self._jobs.run(self, work, self._written)

    def _written(self, path: Path) -> None:
        messages().told(self, _("已保存"), _("已保存到 {path}").format(path=path))
        self._handed()

    def _handed(self) -> None:
        """Ask anew for whom: the next copy is another one."""
        self.receiver.set_value("")
        self._suit()


def _previewed(desk: "Desk", case_id: CaseId, variant: Variant) -> tuple[Variant, bytes]:
    from reports.lead_history import lead_history

    return variant, TaskService(desk).preview_history(case_id, variant, lead_history)


def _made(desk: "Desk", case_id: CaseId, variant: Variant, receiver: str, way: CopyWay) -> Marked:
    from reports.lead_history import lead_history

    made = TaskService(desk).print_history(case_id, variant, receiver, lead_history)
    leaving = Leaving(
        kind=CopyKind.SHEET,
        way=way,
        title=_NAME,
        case_id=case_id,
        receiver=receiver,
    )
    return marked(desk, made, leaving)


def _saved(made: Callable[[], Marked], path: Path) -> Path:
    return save(path, made())()
