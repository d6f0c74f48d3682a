"""The import as a whole: four steps in one dialog."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from cases.records.ledger import ImportResult, LedgerFile, Preview
from cases.services.ledger.error_sheet import write_error_sheet
from ui.kit.buttons import Button, primary
from ui.kit.i18n import _
from ui.kit.layout import boxed, label, row
from ui.kit.messages import messages, report
from ui.ledger.choose_page import ChoosePage
from ui.ledger.columns_page import ColumnsPage
from ui.ledger.preview_page import PreviewPage
from ui.ledger.result_page import ResultPage

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Job, Jobs

_CHOOSE, _COLUMNS, _PREVIEW, _RESULT = range(4)


class LedgerWizard(QDialog):
    """Brings in a ledger; every question goes through the jobs.

    Signals:
        brought_in: cases have come in or gone again; lists are out of date.
    """

    brought_in = Signal()

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self._file: LedgerFile | None = None
        self._result: ImportResult | None = None
        self._job: Job | None = None
        self._cancelling = False
        self.setWindowTitle(_("导入台账"))
        self.resize(1080, 700)
        self.choose = ChoosePage(desk, jobs)
        self.columns = ColumnsPage()
        self.preview = PreviewPage()
        self.outcome = ResultPage()
        self._where = label("", "small")
        head = boxed(row(20, label(_("导入台账"), "title"), self._where, None, 20), "header")
        head.setFixedHeight(52)
        self._stack = QStackedWidget()
        for page in (self.choose, self.columns, self.preview, self.outcome):
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
        self.choose.file_chosen.connect(self.open_file)
        self.choose.imports.taken_back.connect(self.brought_in)
        self.columns.mapping_changed.connect(self._refresh)
        self.columns.sheet_chosen.connect(self._open_sheet)
        self.outcome.cancelled.connect(self._cancel)
        self.outcome.sheet_wanted.connect(self._save_sheet)
        self.outcome.take_back_wanted.connect(self._take_back)
        jobs.busy_changed.connect(self._settle)
        self._go_to(_CHOOSE)
        self.choose.imports.reload()

    def open_file(self, path: Path) -> None:
        """Look at a file and show what its columns hold."""
        self._run(partial(self._desk.ledger.inspect, path), self._show_file)

    def drop(self) -> None:
        """Forget what is shown: the window is being locked."""
        self._file = self._result = None
        self.preview.drop()
        self.outcome.drop()
        self.choose.imports.drop()
        self.reject()

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
        titles = (_("选择文件"), _("核对各列"), _("预览"), _("导入"))
        self._where.setText(
            _("第 {n} 步，共 {of} 步：{title}").format(n=step + 1, of=4, title=titles[step])
        )
        notes = {
            _COLUMNS: _("对应关系会记住，下次遇到同样的表头直接使用。"),
            _PREVIEW: _("读不出来的行不导入，其余照常导入；同一行不会导入两次。"),
        }
        self._note.setText(notes.get(step, ""))
        self.next.setText({_PREVIEW: _("导入"), _RESULT: _("完成")}.get(step, _("下一步")))
        self._refresh()

    def _refresh(self) -> None:
        step, busy = self._stack.currentIndex(), self._job is not None
        self.back.setVisible(step in {_COLUMNS, _PREVIEW})
        self.back.setEnabled(not busy)
        ready = {
            _CHOOSE: self._file is not None,
            _COLUMNS: self.columns.is_complete(),
            _PREVIEW: bool(self.preview.table.records()),
            _RESULT: True,
        }[step]
        self.next.setEnabled(ready and not busy)

    def _go_back(self) -> None:
        self._go_to(self._stack.currentIndex() - 1)

    def _go_on(self) -> None:
        assert self._file is not None or self._stack.currentIndex() == _RESULT
        match self._stack.currentIndex():
            case 0:
                self._go_to(_COLUMNS)
            case 1:
                assert self._file is not None
                mapping = self.columns.mapping()
                work = partial(self._desk.ledger.preview, self._file, mapping)
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
            work = partial(self._desk.ledger.inspect, Path(self._file.path), sheet)
            self._run(work, self._show_file)

    def _show_file(self, file: LedgerFile) -> None:
        self._job, self._file, self._result = None, file, None
        self.columns.show_file(file)
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
        work = partial(self._desk.ledger.bring_in, self._file, self.columns.mapping())
        self._run(work, self._show_result)

    def _show_result(self, result: ImportResult) -> None:
        self._job, self._result = None, result
        self.outcome.show_result(result)
        self.choose.imports.reload()
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
        messages().told(self, _("已保存"), _("改好之后，用同一个窗口把这张表再导入即可。"))

    def _take_back(self) -> None:
        if self._result is None:
            return
        lines = [
            _("“{name}”导入的 {n} 件案件将全部删除，日志保留导入和撤回的记录。").format(
                name=self._result.file_name, n=self._result.rows_in
            )
        ]
        if messages().confirm(self, _("撤回导入"), lines, _("整批撤回"), danger=True):
            self._run(
                partial(self._desk.ledger.take_back, self._result.import_id), self._taken_back
            )

    def _taken_back(self, count: int) -> None:
        self._job = None
        self.outcome.show_taken_back(count)
        self.choose.imports.reload()
        self._refresh()
        self.brought_in.emit()
