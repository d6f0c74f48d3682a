"""Third step: the first rows as they would come in, with what is wrong in red."""

from collections import Counter
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cases.records.ledger import Field, MappedFile, Preview, PreviewRow, RowState
from ui.kit.i18n import N_, _, ngettext
from ui.kit.layout import boxed, column, label, row
from ui.kit.punctuation import clauses
from ui.kit.small import Chip
from ui.kit.table import Column, RecordTable
from ui.labels.ledger import PROBLEMS, STATES, TONES

_WIDTHS: dict[object, int] = {
    Field.OCCURRED_AT: 136,
    Field.PLACE: 170,
    Field.PARTIES: 130,
    Field.PLATES: 150,
}
#: At most so many columns of the file are shown; the rest is in the file.
_SHOWN = 12


class PreviewPage(QWidget):
    """Shows what would become of the first rows."""

    def __init__(self) -> None:
        super().__init__()
        self._said = label("", "bold")
        self._chips = {state: Chip() for state in RowState}
        head = row(self._said, *self._chips.values(), None, spacing=8)
        head.setContentsMargins(20, 12, 20, 12)
        self.table = RecordTable("ledger.preview", _FATE, sortable=False)
        self._holder = QVBoxLayout()
        self._holder.setContentsMargins(0, 0, 0, 0)
        self._holder.addWidget(self.table)
        self.setLayout(column(boxed(head, "header"), spacing=0))
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addLayout(self._holder, 1)

    def show_preview(self, file: MappedFile[Any], preview: Preview) -> None:
        """Show the rows."""
        self._holder.removeWidget(self.table)
        self.table.deleteLater()
        self.table = RecordTable(
            "ledger.preview",
            _columns(file),
            empty=(N_("表头下面没有内容"), N_("请换一个工作表或文件。")),
            sortable=False,
        )
        self.table.setAccessibleName(_("预览"))
        self.table.show_records(preview.rows)
        self._holder.addWidget(self.table)
        self._said.setText(
            ngettext("前{n}行", "前 {n} 行", len(preview.rows)).format(n=len(preview.rows))
        )
        counts = Counter(line.state for line in preview.rows)
        for state, chip in self._chips.items():
            count = counts[state]
            chip.set(f"{_(STATES[state])} {count}" if count else "", TONES[state])
            chip.setVisible(count > 0)

    def drop(self) -> None:
        """Forget the rows."""
        self.table.show_records(())


def problems_in_words(line: PreviewRow) -> str:
    """Return why a row stays out."""
    return clauses(_(PROBLEMS[problem.problem]) for problem in line.problems)


#: What would become of a row, before its cells.
_FATE = (
    Column("line", N_("行"), lambda line: str(line.line), width=48, right=True, muted=True),
    Column(
        "state",
        N_("读入结果"),
        lambda line: _(STATES[line.state]),
        width=110,
        least=100,
        chip=lambda line: TONES[line.state],
    ),
    Column("problems", N_("原因"), problems_in_words, width=190, colour=lambda _line: "red"),
)


def _columns(file: MappedFile[Any]) -> tuple[Column, ...]:
    shown = sorted(file.columns, key=lambda one: (one.field is None, one.index))[:_SHOWN]
    in_order = sorted(shown, key=lambda one: one.index)
    return (*_FATE, *(_cell(one.index, one.title, _WIDTHS.get(one.field, 110)) for one in in_order))


def _cell(index: int, title: str, width: int) -> Column:
    def text(line: PreviewRow) -> str:
        return line.cells[index] if index < len(line.cells) else ""

    def is_wrong(line: PreviewRow) -> bool:
        return any(problem.column == index for problem in line.problems)

    return Column(
        f"cell{index}",
        # The file's own title, which no catalogue knows with a blank behind it.
        f"{title} ",
        text,
        width=width,
        # What is wrong is read whole.
        least=min(width, 100),
        bold=is_wrong,
        colour=lambda line: "red" if is_wrong(line) else "text",
    )
