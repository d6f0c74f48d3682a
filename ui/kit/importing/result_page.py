"""Last step: how far it is, and what came of it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from cases.records.ledger import ImportResult, RefusedRow
from cases.records.progress import Progress
from ui.kit.buttons import Button
from ui.kit.i18n import N_, _, ngettext
from ui.kit.layout import Panel, boxed, column, label, row
from ui.kit.punctuation import clauses, headed
from ui.kit.table import Column, RecordTable
from ui.labels.ledger import PROBLEMS


class ResultPage(QWidget):
    """Shows progress while the rows come in, then the counts.

    Signals:
        cancelled: the officer wants none of it.
        sheet_wanted: the refused rows are to be saved.
        take_back_wanted: all of it is to go again.
    """

    cancelled = Signal()
    sheet_wanted = Signal()
    take_back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._bar = QProgressBar()
        self._bar.setFixedWidth(420)
        self._bar.setTextVisible(False)
        self._far = label("", "small")
        self.cancel = Button(_("取消导入"), large=True)
        self.cancel.clicked.connect(self.cancelled)
        self._running = boxed(
            column(
                None,
                row(None, label(_("正在导入"), "title"), None),
                row(None, self._bar, None),
                row(None, self._far, None),
                row(None, self.cancel, None),
                row(None, label(_("取消则一行也不导入。"), "muted"), None),
                None,
                spacing=12,
            )
        )
        self._outcome = label("", "title")
        self._lines = label("", wrap=True)
        self.save = Button(_("保存未导入的行"), "export")
        self.save.clicked.connect(self.sheet_wanted)
        self.take_back = Button(_("整批撤回"), "undo")
        self.take_back.clicked.connect(self.take_back_wanted)
        self.refused = RecordTable(
            "ledger.refused",
            (
                Column("line", N_("行"), lambda line: str(line.line), width=64, right=True),
                Column("why", N_("原因"), self._why, width=320),
                Column("cells", N_("内容"), _words),
            ),
            empty=(N_("没有未导入的行"), N_("全部读入或者已有。")),
        )
        self._refused_panel = Panel(_("未导入的行"))
        self._refused_panel.tools.addWidget(self.save)
        self._refused_panel.body.addWidget(self.refused)
        self._header: tuple[str, ...] = ()
        done = column(
            self._outcome, self._lines, row(self.take_back, None), self._refused_panel, spacing=12
        )
        done.setContentsMargins(20, 20, 20, 20)
        done.setStretch(3, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._running)
        self._stack.addWidget(boxed(done))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def begin(self) -> None:
        """Show that it has begun."""
        self._stack.setCurrentIndex(0)
        self.cancel.setEnabled(True)
        self._bar.setRange(0, 0)
        self._far.setText("")

    def show_progress(self, progress: Progress) -> None:
        """Show how far it is."""
        if not progress.total:
            return
        if progress.done >= progress.total:
            # From here on it is one write to the disk, which is done or not done.
            self._bar.setRange(0, 0)
            self._far.setText(_("{n} 行已读完，正在写入硬盘").format(n=progress.done))
            self.cancel.setEnabled(False)
            return
        self._bar.setRange(0, progress.total)
        self._bar.setValue(progress.done)
        self._far.setText(_("{done} / {total} 行").format(done=progress.done, total=progress.total))

    def show_result(self, result: ImportResult) -> None:
        """Show what came of it."""
        lines = [
            _("共读取 {read} 行；{double} 行已有，没有重复导入；{refused} 行未导入。").format(
                read=result.rows_read, double=result.rows_double, refused=len(result.refused)
            )
        ]
        if result.rows_open:
            lines.append(
                _("在办 {n} 件：{given} 件已归到主办民警名下，{rest} 件等待中队长派案。").format(
                    n=result.rows_open,
                    given=result.rows_open - result.rows_unassigned,
                    rest=result.rows_unassigned,
                )
            )
        words = ngettext("导入了{n}件案件", "导入了 {n} 件案件", result.rows_in).format(
            n=result.rows_in
        )
        self.show_outcome(words, lines, result.header, result.refused)
        self.take_back.setEnabled(bool(result.rows_in))

    def show_outcome(
        self,
        words: str,
        lines: Sequence[str],
        header: tuple[str, ...],
        refused: Sequence[RefusedRow],
    ) -> None:
        """Show what came of an import in words, and the rows that stayed outside."""
        self._header = header
        self._outcome.setText(words)
        self._lines.setText("\n".join(lines))
        self.refused.show_records(refused)
        self._refused_panel.set_hint(str(len(refused)))
        self.save.setEnabled(bool(refused))
        self._stack.setCurrentIndex(1)

    def show_taken_back(self, count: int) -> None:
        """Show that it has gone again."""
        self._outcome.setText(
            ngettext("已撤回{n}件案件", "已撤回 {n} 件案件", count).format(n=count)
        )
        self._lines.setText(_("改好文件后可以重新导入。"))
        self.take_back.setEnabled(False)

    def drop(self) -> None:
        """Forget the rows."""
        self.refused.show_records(())

    def _why(self, line: RefusedRow) -> str:
        return clauses(
            headed(self._header[problem.column], _(PROBLEMS[problem.problem]))
            if problem.column is not None and problem.column < len(self._header)
            else _(PROBLEMS[problem.problem])
            for problem in line.problems
        )


def _words(line: RefusedRow) -> str:
    return "　".join(str(cell) for cell in line.cells if cell != "")
