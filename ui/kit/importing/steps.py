"""The four steps by which any table comes in: choose, columns, preview, outcome."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from cases.records.copies import CopyMark
from cases.records.ledger import MappedFile, Preview
from cases.services.ledger.error_sheet import Refused, write_error_sheet
from ui.kit.buttons import Button, primary
from ui.kit.i18n import _
from ui.kit.importing.columns_page import ColumnsPage
from ui.kit.importing.preview_page import PreviewPage
from ui.kit.importing.result_page import ResultPage
from ui.kit.layout import boxed, label, row
from ui.kit.messages import messages, report

if TYPE_CHECKING:
    from ui.kit.jobs import Job, Jobs

Work = Callable[[], Any]
FIRST, COLUMNS, PREVIEW, RESULT = range(4)


@dataclass(frozen=True, slots=True)
class Wording:
    """What one import says in its own words, in the language in use."""

    title: str
    #: Of the first step.
    first: str
    preview_note: str
    #: After the sheet of the rows that stayed outside was saved.
    saved: str


class ImportSteps(QDialog):
    """Leads through an import; what is read and written, and the first page, are each one's own.

    Every question goes through the jobs. A subclass overrides the methods under "its own".

    Signals:
        brought_in: rows have come in or gone again; lists are out of date.
    """

    brought_in = Signal()

    def __init__(
        self,
        jobs: "Jobs",
        first: QWidget,
        columns: ColumnsPage,
        wording: Wording,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs, self._wording = jobs, wording
        self._file: MappedFile[Any] | None = None
        self._result: Refused | None = None
        self._job: Job | None = None
        self._cancelling = False
        self.setWindowTitle(wording.title)
        # A ledger has many columns; as much of the window as there is.
        room = 0 if parent is None else parent.window().width() - 80
        self.resize(max(1080, min(room, 1360)), 700)
        self.columns = columns
        self.preview = PreviewPage()
        self.outcome = ResultPage()
        self._stack = QStackedWidget()
        for page in (first, self.columns, self.preview, self.outcome):
            self._stack.addWidget(page)
        self._lay_out()
        self.columns.mapping_changed.connect(self.refresh)
        self.columns.sheet_chosen.connect(self._open_sheet)
        self.outcome.cancelled.connect(self._cancel)
        self.outcome.sheet_wanted.connect(self._ask_where)
        jobs.busy_changed.connect(self._settle)
        self._go_to(FIRST)

    def _lay_out(self) -> None:
        self._where = label("", "small")
        title = label(self._wording.title, "title")
        head = boxed(row(20, title, self._where, None, 20), "header")
        head.setFixedHeight(52)
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
        # Enter goes on; else it would press the first button made.
        self.next.setDefault(True)

    # --- its own -------------------------------------------------------------------------

    def reading(self, path: Path, sheet: str | None) -> Work:
        """Return the work that looks at a file, or at one of its sheets."""
        raise NotImplementedError

    def previewing(self, file: MappedFile[Any]) -> Work:
        """Return the work that makes the preview."""
        raise NotImplementedError

    def bringing_in(self, file: MappedFile[Any]) -> Work:
        """Return the work that brings the rows in."""
        raise NotImplementedError

    def number(self, name: str) -> CopyMark:
        """Number the sheet of the rows that stayed outside; runs on the database thread."""
        raise NotImplementedError

    def show_outcome(self, result: Any) -> None:
        """Show what came of it."""
        raise NotImplementedError

    def show_columns(self, file: MappedFile[Any]) -> None:
        """Show the columns of the file that was read."""
        self.columns.show_file(file)

    def may_leave_first(self) -> bool:
        """Tell whether the first page is filled in."""
        return self._file is not None

    def leave_first(self, file: MappedFile[Any]) -> None:
        """Go on from the first page."""
        assert file is self._file
        self._go_to(COLUMNS)

    # --- steps ---------------------------------------------------------------------------

    def open_file(self, path: Path) -> None:
        """Look at a file and show what its columns hold."""
        self.run(self.reading(path, None), self._show_file)

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

    def _go_to(self, step: int) -> None:
        self._stack.setCurrentIndex(step)
        titles = (self._wording.first, _("核对各列"), _("预览"), _("导入"))
        self._where.setText(
            _("第 {n} 步，共 {of} 步：{title}").format(n=step + 1, of=4, title=titles[step])
        )
        notes = {
            COLUMNS: _("对应关系会记住，下次遇到同样的表头直接使用。"),
            PREVIEW: self._wording.preview_note,
        }
        self._note.setText(notes.get(step, ""))
        self.next.setText({PREVIEW: _("导入"), RESULT: _("完成")}.get(step, _("下一步")))
        self.refresh()

    def refresh(self) -> None:
        """Offer the buttons that fit the step."""
        step, busy = self._stack.currentIndex(), self._job is not None
        self.back.setVisible(step in {COLUMNS, PREVIEW})
        self.back.setEnabled(not busy)
        ready = {
            FIRST: self.may_leave_first(),
            COLUMNS: self.columns.is_complete(),
            PREVIEW: bool(self.preview.table.records()),
            RESULT: True,
        }[step]
        self.next.setEnabled(ready and not busy)

    def _go_back(self) -> None:
        self._go_to(self._stack.currentIndex() - 1)

    def _go_on(self) -> None:
        step, file = self._stack.currentIndex(), self._file
        if file is None or step == RESULT:
            self.accept()
        elif step == FIRST:
            self.leave_first(file)
        elif step == COLUMNS:
            self.run(self.previewing(file), self._show_preview)
        else:
            self._result = None
            self.outcome.begin()
            self._go_to(RESULT)
            self.run(self.bringing_in(file), self._show_result)

    # --- work ----------------------------------------------------------------------------

    def run(self, work: Work, done: Callable[..., object]) -> None:
        """Do work of this import; `done` calls `ended` first."""
        self._cancelling = False
        self._job = self._jobs.run(self, work, done, self._failed, self.outcome.show_progress)
        self.refresh()

    def ended(self) -> None:
        """Take note that the work has ended, and offer the buttons again."""
        self._job = None
        self.refresh()

    def _failed(self, error: Exception) -> None:
        self._job = None
        if self._stack.currentIndex() == RESULT and self._result is None:
            self._go_to(PREVIEW)
        self.refresh()
        report(self, error)

    def _open_sheet(self, sheet: str) -> None:
        if self._file is not None:
            self.run(self.reading(Path(self._file.path), sheet), self._show_file)

    def _show_file(self, file: MappedFile[Any]) -> None:
        self._job, self._file, self._result = None, file, None
        self.show_columns(file)
        self._go_to(COLUMNS)

    def _show_preview(self, preview: Preview) -> None:
        self._job = None
        assert self._file is not None
        self.preview.show_preview(self._file, preview)
        self._go_to(PREVIEW)

    def _show_result(self, result: Refused) -> None:
        self._result = result
        self.show_outcome(result)
        self.ended()
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
            self._go_to(PREVIEW)

    # --- rows that stayed outside --------------------------------------------------------

    def _ask_where(self) -> None:
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
        """Save the rows that stayed outside, with their reasons."""
        if self._result is not None:
            self.run(partial(self._write_sheet, path, self._result), self._saved)

    def _write_sheet(self, path: Path, result: Refused) -> None:
        write_error_sheet(path, result, self.number(path.name))

    def _saved(self, _nothing: object) -> None:
        self.ended()
        messages().told(self, _("已保存"), self._wording.saved)
