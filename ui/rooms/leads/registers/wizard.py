"""The import of an extract: four steps in one dialog."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from cases.records.ids import CaseId
from cases.records.ledger import Preview
from cases.services.ledger.error_sheet import write_error_sheet
from leads.registers.fields import OFFERED, REQUIRED, ExtractKind
from leads.registers.records import ExtractFile, ExtractResult
from leads.services.extracts import ExtractService
from ui.kit.buttons import Button, primary
from ui.kit.i18n import _, day_full, ngettext
from ui.kit.layout import boxed, label, row
from ui.kit.messages import messages, report
from ui.labels.registers import FIELDS, MISSING
from ui.ledger.columns_page import Asked, ColumnsPage
from ui.ledger.preview_page import PreviewPage
from ui.ledger.result_page import ResultPage
from ui.rooms.leads.registers.about_page import AboutPage

if TYPE_CHECKING:
    from datetime import date

    from ui.kit.jobs import Job, Jobs

_ABOUT, _COLUMNS, _PREVIEW, _RESULT = range(4)


class ExtractWizard(QDialog):
    """Brings in an extract; every question goes through the jobs.

    Signals:
        brought_in: an extract has come in.
    """

    brought_in = Signal()

    def __init__(
        self,
        service: ExtractService,
        jobs: "Jobs",
        case_id: CaseId,
        approved: Mapping[ExtractKind, bool],
        today: "date",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._service, self._jobs, self._case_id = service, jobs, case_id
        self._file: ExtractFile | None = None
        self._result: ExtractResult | None = None
        self._job: Job | None = None
        self._cancelling = False
        self.setWindowTitle(_("导入登记库摘录"))
        self.resize(1080, 700)
        self.about = AboutPage(approved, today)
        self.columns = ColumnsPage(asked_of(ExtractKind.VEHICLES))
        self.preview = PreviewPage()
        self.outcome = ResultPage()
        self.outcome.take_back.hide()
        self._where = label("", "small")
        head = boxed(row(20, label(_("导入登记库摘录"), "title"), self._where, None, 20), "header")
        head.setFixedHeight(52)
        self._stack = QStackedWidget()
        for page in (self.about, self.columns, self.preview, self.outcome):
            self._stack.addWidget(page)
        self._note = label("", "small")
        self.back = Button(_("上一步"), large=True)
        self.next = primary(_("下一步"), large=True)
        self.back.clicked.connect(self._go_back)
        self.next.clicked.connect(self._go_on)
        foot = boxed(row(20, self._note, None, self.back, self.next, 20), "footer")
        foot.setFixedHeight(56)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addWidget(self._stack, 1)
        whole.addWidget(foot)
        self.about.file_chosen.connect(self.open_file)
        self.about.changed.connect(self._refresh)
        self.columns.mapping_changed.connect(self._refresh)
        self.columns.sheet_chosen.connect(self._open_sheet)
        self.outcome.cancelled.connect(self._cancel)
        self.outcome.sheet_wanted.connect(self._save_sheet)
        jobs.busy_changed.connect(self._settle)
        self._go_to(_ABOUT)

    def open_file(self, path: Path) -> None:
        """Look at a file and show what its columns hold."""
        kind = self.about.entry().kind
        self._run(partial(self._service.inspect, self._case_id, path, kind), self._show_file)

    def drop(self) -> None:
        """Forget what is shown: the window is being locked."""
        self._cancel()
        self._file = self._result = None
        self.preview.drop()
        self.outcome.drop()
        super().reject()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._cancel()
        super().closeEvent(event)

    @override
    def reject(self) -> None:
        if self._job is not None:
            self._cancel()
            return
        super().reject()

    # --- steps ---------------------------------------------------------------------------

    def _go_to(self, step: int) -> None:
        self._stack.setCurrentIndex(step)
        titles = (_("来源和文件"), _("核对各列"), _("预览"), _("导入"))
        self._where.setText(
            _("第 {n} 步，共 {of} 步：{title}").format(n=step + 1, of=4, title=titles[step])
        )
        notes = {
            _COLUMNS: _("对应关系会记住，下次遇到同样的表头直接使用。"),
            _PREVIEW: _("认不出的颜色、年份按空白处理；没有号牌等关键内容的行不导入。"),
        }
        self._note.setText(notes.get(step, ""))
        self.next.setText({_PREVIEW: _("导入"), _RESULT: _("完成")}.get(step, _("下一步")))
        self._refresh()

    def _refresh(self) -> None:
        step, busy = self._stack.currentIndex(), self._job is not None
        self.back.setVisible(step in {_COLUMNS, _PREVIEW})
        self.back.setEnabled(not busy)
        ready = {
            _ABOUT: self._file is not None and self.about.is_complete(),
            _COLUMNS: self.columns.is_complete(),
            _PREVIEW: bool(self.preview.table.records()),
            _RESULT: True,
        }[step]
        self.next.setEnabled(ready and not busy)

    def _go_back(self) -> None:
        self._go_to(self._stack.currentIndex() - 1)

    def _go_on(self) -> None:
        file = self._file
        match self._stack.currentIndex():
            case 0 if file is not None:
                # The kind may be another by now, and with it what the columns may hold.
                self.open_file(Path(file.path))
            case 1 if file is not None:
                kind, mapping = self.about.entry().kind, self.columns.mapping()
                work = partial(self._service.preview, self._case_id, file, mapping, kind)
                self._run(work, self._show_preview)
            case 2:
                self._bring_in()
            case _:
                self.accept()

    # --- work ----------------------------------------------------------------------------

    def _run(self, work: Callable[[], object], done: Callable[..., object]) -> None:
        self._cancelling = False
        self._job = self._jobs.run(self, work, done, self._failed, self.outcome.show_progress)
        self._refresh()

    def _failed(self, error: Exception) -> None:
        self._job = None
        if self._stack.currentIndex() == _RESULT and self._result is None:
            self._go_to(_PREVIEW)
        self._refresh()
        report(self, error)

    def _open_sheet(self, sheet: str) -> None:
        if self._file is not None:
            path, kind = Path(self._file.path), self.about.entry().kind
            work = partial(self._service.inspect, self._case_id, path, kind, sheet)
            self._run(work, self._show_file)

    def _show_file(self, file: ExtractFile) -> None:
        self._job, self._file, self._result = None, file, None
        self.columns.show_file(file, asked_of(self.about.entry().kind))
        self._go_to(_COLUMNS)

    def _show_preview(self, preview: Preview) -> None:
        self._job = None
        assert self._file is not None
        self.preview.show_preview(self._file, preview)
        self._go_to(_PREVIEW)

    def _bring_in(self) -> None:
        assert self._file is not None
        self._result = None
        self.outcome.begin()
        self._go_to(_RESULT)
        entry, mapping = self.about.entry(), self.columns.mapping()
        work = partial(self._service.bring_in, self._case_id, self._file, mapping, entry)
        self._run(work, self._show_result)

    def _show_result(self, result: ExtractResult) -> None:
        self._job, self._result = None, result
        words = ngettext("导入了{n}行", "导入了 {n} 行", result.rows_in).format(
            n=f"{result.rows_in:,}"
        )
        self.outcome.show_outcome(words, _lines(result), result.header, result.refused)
        self._refresh()
        self.brought_in.emit()

    def _cancel(self) -> None:
        if self._job is not None:
            self._cancelling = True
            self._job.cancel()
            self.outcome.cancel.setEnabled(False)

    def _settle(self, busy: bool) -> None:  # noqa: FBT001 - a signal's argument
        """Go back when the work has ended without a result: it was cancelled."""
        if not busy and self._cancelling and self._job is not None:
            self._job = None
            self._go_to(_PREVIEW)

    def _save_sheet(self) -> None:
        if self._result is None or self._file is None:
            return
        proposed = Path(self._file.path)
        proposed = proposed.with_name(f"{proposed.stem}-未导入.xlsx")
        name, _filter = QFileDialog.getSaveFileName(
            self, _("保存未导入的行"), str(proposed), "Excel (*.xlsx)"
        )
        if name:
            self.save_sheet(Path(name))

    def save_sheet(self, path: Path) -> None:
        """Save the rows that stayed out, with their reasons."""
        if self._result is not None:
            self._run(partial(write_error_sheet, path, self._result), self._saved)

    def _saved(self, _nothing: object) -> None:
        self._job = None
        self._refresh()
        messages().told(self, _("已保存"), _("其中有个人信息，用完请删除。"))


def asked_of(kind: ExtractKind) -> Asked:
    """Return what the columns of an extract may hold, in words."""
    return Asked(
        {field: FIELDS[field] for field in OFFERED[kind]},
        frozenset({REQUIRED[kind]}),
        MISSING[kind],
    )


def _lines(result: ExtractResult) -> list[str]:
    lines = [
        _("共读取 {read} 行；{double} 行重复，没有重复导入；{refused} 行未导入。").format(
            read=f"{result.rows_read:,}",
            double=f"{result.rows_double:,}",
            refused=f"{result.rows_refused:,}",
        ),
        _("使用至 {day}，到期由程序删除。").format(day=day_full(result.until)),
    ]
    unread = sum(count for _held, _words, count in result.unread)
    if unread:
        lines.append(
            _("{n} 处颜色、年份等认不出，按空白处理；打开该行仍能看到原文。").format(
                n=f"{unread:,}"
            )
        )
    return lines
