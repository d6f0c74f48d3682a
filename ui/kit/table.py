"""Tables: columns are data, the model is a thin view of frozen records, a delegate paints.

table = RecordTable("cases", (
    Column("number", N_("案号"), lambda case: case.number, width=96),
    Column("due", N_("到期"), lambda case: day_short(case.due_on), sort=lambda c: c.due_on),
    Column("left", N_("剩余"), lambda c: c.left, chip=lambda c: Tone.RED, right=True),
), empty=(N_("还没有案件"), N_("按“新建案件”开始。")))
table.show_records(cases)
table.opened.connect(self._open)      # Enter or double click, with the record
table.picked.connect(self._pick)      # the current record has changed
"""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget
from typing_extensions import override

from ui.kit import preferences
from ui.kit.clipboard import put_text
from ui.kit.columns import Column, Section
from ui.kit.i18n import _
from ui.kit.table_columns import KeptColumns
from ui.kit.table_model import ColumnRole, Index, RecordModel, RecordRole, narrowed
from ui.kit.theme import colour, font
from ui.kit.tokens import SMALL

__all__ = ["Column", "ColumnRole", "RecordModel", "RecordRole", "RecordTable", "Section"]


class RecordTable(QTableView):
    """A table of records as every list of the window has it.

    Signals:
        opened: a record was opened by Enter or double click.
        picked: another record is current, or None.
        changed: other records are shown.
    """

    opened = Signal(object)
    picked = Signal(object)
    changed = Signal()

    def __init__(
        self,
        key: str,
        columns: Sequence[Column],
        *,
        empty: tuple[str, str] = ("", ""),
        sortable: bool = True,
        led: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        from ui.kit.cells import CellDelegate

        super().__init__(parent)
        #: Whether a file of it may be made; the register of copies would name who made it.
        self.may_leave = True
        #: Under which its columns are remembered, and its exports recorded.
        self.key = key
        self._empty = empty
        self._all: Sequence[Any] = ()
        self._narrowed_to = ""
        self._model = RecordModel(columns, self)
        self.setModel(self._model)
        self.setItemDelegate(CellDelegate(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setAlternatingRowColors(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(preferences.load().row_height)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setFixedHeight(28)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self.choose_columns)
        if sortable:
            self.setSortingEnabled(True)
            header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            header.setSortIndicatorClearable(True)
        #: Its columns on the screen; led where another table sets them.
        self.kept = KeptColumns(self, key, self._model.columns, led=led)
        self.doubleClicked.connect(self._open_index)
        self.selectionModel().currentRowChanged.connect(self._pick_row)
        copy = QAction(_("复制为表格"), self)
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self.copy)
        self.addAction(copy)

    def show_records(self, records: Sequence[Any]) -> None:
        """Show other records; sections span the table."""
        self._all = records
        self._show_narrowed()

    def narrow(self, text: str) -> None:
        """Show only records with this text in one of the columns shown."""
        self._narrowed_to = text.strip().casefold()
        self._show_narrowed()

    @property
    def total(self) -> int:
        """How many records there are, those narrowed away included."""
        return sum(not isinstance(record, Section) for record in self._all)

    def _show_narrowed(self) -> None:
        found = self._all
        if self._narrowed_to:
            found = narrowed(self._all, self.shown_columns(), self._narrowed_to)
        self._model.show(found)
        self.clearSpans()
        for row, record in enumerate(found):
            if isinstance(record, Section) and len(self._model.columns) > 1:
                self.setSpan(row, 0, 1, len(self._model.columns))
        self.viewport().update()
        self.changed.emit()

    def records(self) -> tuple[Any, ...]:
        """Return the records in the order shown, sections left out."""
        found = self._model.records
        return tuple(record for record in found if not isinstance(record, Section))

    def current(self) -> Any | None:
        """Return the current record."""
        record = self.currentIndex().data(RecordRole)
        return None if isinstance(record, Section) else record

    def chosen(self) -> tuple[Any, ...]:
        """Return all selected records."""
        rows = self.selectionModel().selectedRows()
        found = (index.data(RecordRole) for index in rows)
        return tuple(record for record in found if not isinstance(record, Section))

    def pick(self, wanted: Callable[[Any], bool]) -> bool:
        """Make the first fitting record current; tell whether there was one."""
        for row, record in enumerate(self._model.records):
            if not isinstance(record, Section) and wanted(record):
                self.setCurrentIndex(self._model.index(row, 0))
                return True
        return False

    def shown_columns(self) -> tuple[Column, ...]:
        """Return the visible columns in their order, for copying and export."""
        return self.kept.shown()

    def as_rows(self) -> list[list[str]]:
        """Return titles and cells as shown, for export."""
        columns = self.shown_columns()
        titles = [column.heading for column in columns]
        return [titles, *([c.text(record) for c in columns] for record in self.records())]

    def copy(self) -> None:
        """Put the selected rows on the clipboard as a table."""
        columns = self.shown_columns()
        chosen = self.chosen()
        lines = ["\t".join(column.heading for column in columns)]
        lines += ["\t".join(c.text(record) for c in columns) for record in chosen]
        put_text("\n".join(lines))

    def choose_columns(self) -> None:
        """Offer the columns to show."""
        header = self.horizontalHeader()
        self.columns_menu(self).exec(header.mapToGlobal(header.rect().bottomLeft()))

    def columns_menu(self, parent: QWidget) -> QMenu:
        """Return a menu of the columns, those shown ticked."""
        return self.kept.menu(parent)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        from ui.kit.table_menu import offer

        offer(self, event.globalPos())

    @override
    def keyPressEvent(self, event: Any) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open_index(self.currentIndex())
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._model.rowCount():
            return
        if self._narrowed_to and self._all:
            _paint_empty(self.viewport(), _("没有符合的条目"), _("改一改查找的字，或清空它。"))
        elif self._empty[0]:
            _paint_empty(self.viewport(), *map(_, self._empty))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.kept.fit()

    def _open_index(self, index: Index) -> None:
        record = index.data(RecordRole)
        if record is not None and not isinstance(record, Section):
            self.opened.emit(record)

    def _pick_row(self, index: QModelIndex) -> None:
        record = index.data(RecordRole)
        self.picked.emit(None if isinstance(record, Section) else record)


def _paint_empty(where: QWidget, title: str, advice: str) -> None:
    painter = QPainter(where)
    middle = where.rect().adjusted(16, 0, -16, 0)
    flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
    # Above the middle, and whole even where the table is only a few rows high.
    down = min(middle.height() // 3, max(4, (middle.height() - 48) // 2))
    painter.setPen(colour("text2"))
    painter.drawText(middle.adjusted(0, down, 0, 0), flags, title)
    painter.setPen(colour("text3"))
    painter.setFont(font(SMALL))
    painter.drawText(middle.adjusted(0, down + 24, 0, 0), flags, advice)
