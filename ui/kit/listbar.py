"""What stands above a list: find in it, how many there are, its columns, a file of it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.kit.buttons import IconButton
from ui.kit.fields import TextField
from ui.kit.i18n import _, ngettext
from ui.kit.layout import label
from ui.kit.table import RecordTable
from ui.kit.table_menu import ask_export

#: Width of the field in pixels, where there is little room and where there is enough.
NARROW, WIDE = 72, 176


class ListBar(QWidget):
    """The tools of one table, narrow enough for the header of a panel.

    Ctrl+F goes to the field while the focus is in the given widget, by default the parent of
    the bar.
    """

    def __init__(self, table: RecordTable, *, counted: bool = True) -> None:
        super().__init__()
        self._table, self._counted = table, counted
        self.field = TextField(_("查找"), name=_("在列表中查找"))
        self.field.setMinimumWidth(NARROW)
        self.field.setMaximumWidth(WIDE)
        self.field.setClearButtonEnabled(True)
        self.count = label("", "small")
        self.columns = IconButton("columns", _("选择列"))
        self.export = IconButton("export", _("导出列表"))
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        for widget in (self.count, self.field, self.columns, self.export):
            whole.addWidget(widget)
        self.count.setVisible(counted)
        self.field.textChanged.connect(table.narrow)
        self.columns.clicked.connect(self._choose_columns)
        self.export.clicked.connect(self._export)
        table.changed.connect(self._refresh)
        find = QAction(table)
        find.setShortcut(QKeySequence.StandardKey.Find)
        find.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        find.triggered.connect(self._find)
        table.addAction(find)
        self._refresh()

    def drop(self) -> None:
        """Forget what was looked for."""
        self.field.set_value("")

    def _find(self) -> None:
        self.field.setFocus()
        self.field.selectAll()

    def _choose_columns(self) -> None:
        menu = self._table.columns_menu(self)
        menu.exec(self.columns.mapToGlobal(self.columns.rect().bottomLeft()))
        menu.deleteLater()

    def _export(self) -> None:
        ask_export(self._table)

    def _refresh(self) -> None:
        shown, total = len(self._table.records()), self._table.total
        self.export.setEnabled(bool(shown))
        if self._counted:
            words = ngettext("{n}条", "{n} 条", total).format(n=total)
            if shown != total:
                words = _("{shown} / {total} 条").format(shown=shown, total=total)
            self.count.setText(words)
