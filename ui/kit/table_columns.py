"""The columns of a table on the screen: fitted to the room, remembered as the officer had them."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView, QWidget

from ui.kit import preferences
from ui.kit.columns import Column
from ui.kit.i18n import _
from ui.kit.table_fit import Wish, fitted
from ui.kit.theme import font
from ui.kit.tokens import SMALL

#: Pixels: of any column at least; of one that takes what is left; around the words of a title.
_NARROWEST, _OPEN, _HEADING_PAD = 32, 96, 9
#: The part of its width that a column keeps where there is no room.
_GIVES_WAY = 0.68


class KeptColumns(QObject):
    """Widths, order and choice of the columns of a table, remembered under its key.

    Signals:
        refitted: the columns have been given the room there is.
    """

    refitted = Signal()

    def __init__(
        self, table: QTableView, key: str, columns: Sequence[Column], *, led: bool = False
    ) -> None:
        """Lay the columns out.

        Args:
            table: The table on the screen.
            key: Name under which widths, order and choice are remembered.
            columns: The columns, shown or not.
            led: Another table sets widths and order; here nothing is fitted and nothing kept.
        """
        super().__init__(table)
        self._table, self._key, self._columns, self._led = table, key, columns, led
        #: Pixels each column has where there is room, and whether they are being set here.
        self._wanted: dict[int, int] = {}
        self._fitting = False
        self._lay_out()
        if led:
            return
        header = table.horizontalHeader()
        header.sectionResized.connect(self._remember_width)
        header.sectionMoved.connect(self._remember_order)

    def shown(self) -> tuple[Column, ...]:
        """Return the visible columns in their order."""
        header = self._table.horizontalHeader()
        order = sorted(range(len(self._columns)), key=header.visualIndex)
        return tuple(self._columns[i] for i in order if not self._table.isColumnHidden(i))

    def menu(self, parent: QWidget) -> QMenu:
        """Return a menu of the columns, those shown ticked."""
        menu = QMenu(_("选择列"), parent)
        for index, column in enumerate(self._columns):
            action = menu.addAction(column.heading)
            action.setCheckable(True)
            action.setChecked(not self._table.isColumnHidden(index))
            action.setData(index)
        menu.triggered.connect(self._toggle)
        return menu

    def fit(self) -> None:
        """Give the columns the room there is, without remembering it."""
        if self._led:
            return
        shown = [i for i in range(len(self._columns)) if not self._table.isColumnHidden(i)]
        wishes = [self._wish(index) for index in shown]
        header = self._table.horizontalHeader()
        self._fitting = True
        for index, width in zip(shown, fitted(wishes, self._table.viewport().width()), strict=True):
            modes = QHeaderView.ResizeMode
            header.setSectionResizeMode(index, modes.Interactive if width else modes.Stretch)
            if width:
                header.resizeSection(index, width)
        self._fitting = False
        self.refitted.emit()

    def _lay_out(self) -> None:
        header = self._table.horizontalHeader()
        header.setMinimumSectionSize(_NARROWEST)
        for index, column in enumerate(self._columns):
            shown = preferences.recall(f"{self._key}/{column.key}/shown", not column.hidden)
            self._table.setColumnHidden(index, str(shown).lower() == "false")
            if column.width:
                width = preferences.recall(f"{self._key}/{column.key}/width", column.width)
                self._wanted[index] = int(width)
                self._table.setColumnWidth(index, int(width))
            else:
                header.setSectionResizeMode(index, QHeaderView.ResizeMode.Stretch)
        known = [column.key for column in self._columns]
        kept = str(preferences.recall(f"{self._key}/order", "")).split("/")
        for place, key in enumerate(key for key in kept if key in known):
            header.moveSection(header.visualIndex(known.index(key)), place)

    def _wish(self, index: int) -> Wish:
        column = self._columns[index]
        title = QFontMetrics(font(SMALL)).horizontalAdvance(column.heading) + 2 * _HEADING_PAD
        if not column.width:
            return Wish(0, max(column.least or _OPEN, title))
        wanted = self._wanted[index]
        return Wish(wanted, min(wanted, max(title, column.least or round(wanted * _GIVES_WAY))))

    def _remember_width(self, index: int, _old: int, new: int) -> None:
        column = self._columns[index]
        if column.width and new and not self._fitting:
            self._wanted[index] = new
            preferences.remember(f"{self._key}/{column.key}/width", new)

    def _remember_order(self, _index: int, _old: int, _new: int) -> None:
        header = self._table.horizontalHeader()
        order = sorted(range(len(self._columns)), key=header.visualIndex)
        keys = "/".join(self._columns[index].key for index in order)
        preferences.remember(f"{self._key}/order", keys)

    def _toggle(self, action: QAction) -> None:
        index: int = action.data()
        self._table.setColumnHidden(index, not action.isChecked())
        key = self._columns[index].key
        preferences.remember(f"{self._key}/{key}/shown", action.isChecked())
        self.fit()
