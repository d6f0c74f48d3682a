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

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFontMetrics,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget
from typing_extensions import override

from ui.kit import preferences
from ui.kit.clipboard import put_text
from ui.kit.i18n import _, pgettext
from ui.kit.marks import Glyph, Tone
from ui.kit.table_fit import Wish, fitted
from ui.kit.theme import colour, font
from ui.kit.tokens import SMALL

Index = QModelIndex | QPersistentModelIndex

#: Role under which a cell gives its record, its column.
RecordRole = Qt.ItemDataRole.UserRole + 1
ColumnRole = Qt.ItemDataRole.UserRole + 2

#: Pixels: of any column at least; of one that takes what is left; around the words of a title.
_NARROWEST, _OPEN, _HEADING_PAD = 32, 96, 9
#: The part of its width that a column keeps where there is no room.
_GIVES_WAY = 0.68

_TEXT_ROLES = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.ToolTipRole,
    }
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it shows of a record and how.

    Attributes:
        key: Name under which width and visibility are remembered.
        title: Chinese title; translated when shown.
        text: The words in the cell; also what is copied and exported.
        width: Width in pixels; 0 takes what is left.
        least: Pixels below which its words say nothing, where two thirds are too few.
        right: Aligned to the right, as figures are.
        sort: Key to sort by, when not the text.
        chip: Tone of a chip around the text, or None for plain text.
        glyph: State glyph before the text.
        muted: Secondary text colour; `bold` weight; `struck` through for void records.
        hidden: Not shown until chosen.
        context: Where the title stands, when its English depends on it, as 文书 over one paper.
    """

    key: str
    title: str
    text: Callable[[Any], str]
    width: int = 0
    least: int = 0
    right: bool = False
    sort: Callable[[Any], Any] | None = None
    chip: Callable[[Any], Tone | None] | None = None
    glyph: Callable[[Any], Glyph] | None = None
    colour: Callable[[Any], str] | None = None
    muted: bool = False
    bold: Callable[[Any], bool] | None = None
    struck: Callable[[Any], bool] | None = None
    hidden: bool = False
    context: str = ""

    @property
    def heading(self) -> str:
        """The title in the language in use."""
        return pgettext(self.context, self.title) if self.context else _(self.title)


@dataclass(frozen=True, slots=True)
class Section:
    """A group header among the records: its word in colour, its count, a muted hint."""

    title: str
    count: int
    hint: str = ""
    role: str = "text2"


class RecordModel(QAbstractTableModel):
    """Read-only view of a sequence of records; a Section spans its row."""

    def __init__(self, columns: Sequence[Column], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.records: Sequence[Any] = ()
        self._given: Sequence[Any] = ()
        self._sorted_by, self._descending = -1, False

    def show(self, records: Sequence[Any]) -> None:
        """Show other records, in the order the officer has chosen."""
        self.beginResetModel()
        self._given = records
        self.records = self._arranged()
        self.endResetModel()

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        # A proxy asks Python twice for each comparison: 15 s for 100,000 records, this 0.2 s.
        self.layoutAboutToBeChanged.emit()
        self._sorted_by, self._descending = column, order is Qt.SortOrder.DescendingOrder
        kept = self.persistentIndexList()
        held = [self.records[index.row()] for index in kept]
        self.records = self._arranged()
        rows = {id(record): row for row, record in enumerate(self.records)} if kept else {}
        moved = [
            self.index(rows[id(record)], index.column())
            for index, record in zip(kept, held, strict=True)
        ]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()

    def _arranged(self) -> Sequence[Any]:
        """Return the records as given, or sorted within their sections."""
        if self._sorted_by < 0:
            return self._given
        column = self.columns[self._sorted_by]
        arranged: list[Any] = []
        for is_section, run in groupby(self._given, lambda record: isinstance(record, Section)):
            group = list(run)
            arranged += group if is_section else _ordered(group, column, self._descending)
        return arranged

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.records)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.columns)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.heading
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        record, column = self.records[index.row()], self.columns[index.column()]
        if role in {RecordRole, ColumnRole}:
            return record if role == RecordRole else column
        if isinstance(record, Section):
            shown = role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
            return f"{record.title} {record.count}" if shown and index.column() == 0 else None
        return column.text(record) if role in _TEXT_ROLES else None


def _ordered(records: Iterable[Any], column: Column, descending: bool) -> list[Any]:  # noqa: FBT001 - Qt's order
    """Return the records by a column; what has no value stands last in either direction."""
    value = column.sort or column.text
    keyed = [(value(record), record) for record in records]
    known = sorted(
        (pair for pair in keyed if pair[0] is not None), key=itemgetter(0), reverse=descending
    )
    return [pair[1] for pair in known] + [record for key, record in keyed if key is None]


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
        #: Pixels each column has where there is room, and whether the table sets them itself.
        self._wanted: dict[int, int] = {}
        self._fitting = False
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
        self._lay_out_columns()
        header.sectionResized.connect(self._remember_widths)
        header.sectionMoved.connect(self._remember_order)
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
            found = _narrowed(self._all, self.shown_columns(), self._narrowed_to)
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
        header = self.horizontalHeader()
        order = sorted(range(len(self._model.columns)), key=header.visualIndex)
        return tuple(self._model.columns[i] for i in order if not self.isColumnHidden(i))

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
        menu = self.columns_menu(self)
        header = self.horizontalHeader()
        menu.exec(header.mapToGlobal(header.rect().bottomLeft()))

    def columns_menu(self, parent: QWidget) -> QMenu:
        """Return a menu of the columns, those shown ticked."""
        menu = QMenu(_("选择列"), parent)
        for index, column in enumerate(self._model.columns):
            action = menu.addAction(column.heading)
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(index))
            action.setData(index)
        menu.triggered.connect(self._toggle_column)
        return menu

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
        self._fit()

    def _lay_out_columns(self) -> None:
        header = self.horizontalHeader()
        header.setMinimumSectionSize(_NARROWEST)
        for index, column in enumerate(self._model.columns):
            shown = preferences.recall(f"{self.key}/{column.key}/shown", not column.hidden)
            self.setColumnHidden(index, str(shown).lower() == "false")
            if column.width:
                width = preferences.recall(f"{self.key}/{column.key}/width", column.width)
                self._wanted[index] = int(width)
                self.setColumnWidth(index, int(width))
            else:
                header.setSectionResizeMode(index, QHeaderView.ResizeMode.Stretch)
        known = [column.key for column in self._model.columns]
        kept = str(preferences.recall(f"{self.key}/order", "")).split("/")
        for place, key in enumerate(key for key in kept if key in known):
            header.moveSection(header.visualIndex(known.index(key)), place)

    def _fit(self) -> None:
        """Give the columns the room there is, without remembering it."""
        shown = [i for i in range(len(self._model.columns)) if not self.isColumnHidden(i)]
        wishes = [self._wish(index) for index in shown]
        header = self.horizontalHeader()
        self._fitting = True
        for index, width in zip(shown, fitted(wishes, self.viewport().width()), strict=True):
            modes = QHeaderView.ResizeMode
            header.setSectionResizeMode(index, modes.Interactive if width else modes.Stretch)
            if width:
                header.resizeSection(index, width)
        self._fitting = False

    def _wish(self, index: int) -> Wish:
        column = self._model.columns[index]
        title = QFontMetrics(font(SMALL)).horizontalAdvance(column.heading) + 2 * _HEADING_PAD
        if not column.width:
            return Wish(0, max(column.least or _OPEN, title))
        wanted = self._wanted[index]
        return Wish(wanted, min(wanted, max(title, column.least or round(wanted * _GIVES_WAY))))

    def _remember_widths(self, index: int, _old: int, new: int) -> None:
        column = self._model.columns[index]
        if column.width and new and not self._fitting:
            self._wanted[index] = new
            preferences.remember(f"{self.key}/{column.key}/width", new)

    def _remember_order(self, _index: int, _old: int, _new: int) -> None:
        header = self.horizontalHeader()
        order = sorted(range(len(self._model.columns)), key=header.visualIndex)
        keys = "/".join(self._model.columns[index].key for index in order)
        preferences.remember(f"{self.key}/order", keys)

    def _toggle_column(self, action: QAction) -> None:
        index: int = action.data()
        self.setColumnHidden(index, not action.isChecked())
        key = self._model.columns[index].key
        preferences.remember(f"{self.key}/{key}/shown", action.isChecked())
        self._fit()

    def _open_index(self, index: Index) -> None:
        record = index.data(RecordRole)
        if record is not None and not isinstance(record, Section):
            self.opened.emit(record)

    def _pick_row(self, index: QModelIndex) -> None:
        record = index.data(RecordRole)
        self.picked.emit(None if isinstance(record, Section) else record)


def _narrowed(records: Iterable[Any], columns: Sequence[Column], text: str) -> list[Any]:
    """Return the records that have the text in a cell, and the sections that still have some."""
    found: list[Any] = []
    for is_section, run in groupby(records, lambda record: isinstance(record, Section)):
        group = list(run)
        if is_section:
            found += group
            continue
        kept = [one for one in group if any(text in c.text(one).casefold() for c in columns)]
        if found and isinstance(found[-1], Section):
            section = found.pop()
            found += [replace(section, count=len(kept))] if kept else []
        found += kept
    while found and isinstance(found[-1], Section):
        found.pop()
    return found


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
