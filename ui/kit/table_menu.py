"""What every table offers by the right button: copy, columns, and a file for a spreadsheet."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from ui.kit.i18n import _, ngettext
from ui.kit.messages import messages
from ui.kit.table_file import write_table

if TYPE_CHECKING:
    from ui.kit.table import RecordTable

#: Called with the key of a list and its number of rows before they leave the program as a file.
Recorder = Callable[[str, int], None]
FILES = "Excel (*.xlsx);;CSV (*.csv)"


class _Holder:
    recorder: Recorder | None = None


def record_through(recorder: Recorder) -> None:
    """Tell this one of every list that is exported, from now on."""
    _Holder.recorder = recorder


def record_no_more(recorder: Recorder) -> None:
    """Stop telling this one, unless another has taken its place."""
    if _Holder.recorder == recorder:
        _Holder.recorder = None


def offer(table: "RecordTable", where: QPoint) -> None:
    """Show the menu of a table."""
    menu = made(table)
    menu.exec(where)
    menu.deleteLater()


def made(table: "RecordTable") -> QMenu:
    """Return the menu of a table."""
    menu = QMenu(table)
    copy = menu.addAction(_("复制为表格"), table.copy)
    copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
    copy.setEnabled(bool(table.chosen()))
    whole = menu.addAction(_("全选"), table.selectAll)
    whole.setShortcut(QKeySequence(QKeySequence.StandardKey.SelectAll))
    export = menu.addAction(_("导出列表…"), lambda: ask_export(table))
    for action in (whole, export):
        action.setEnabled(bool(table.records()))
    menu.addSeparator()
    menu.addMenu(table.columns_menu(menu))
    return menu


def ask_file(parent: QWidget, name: str) -> Path | None:
    """Ask for the file of an export; a name without an ending becomes a workbook."""
    path, kind = QFileDialog.getSaveFileName(parent, _("导出列表"), f"{name}.xlsx", FILES)
    if not path:
        return None
    ending = ".csv" if "csv" in kind else ".xlsx"
    found = Path(path)
    return found if found.suffix.lower() in {".csv", ".xlsx"} else Path(f"{path}{ending}")


def ask_export(table: "RecordTable") -> None:
    """Write what the table shows, in its columns and its order, to a file."""
    path = ask_file(table, table.accessibleName() or _("列表"))
    if path is None:
        return
    rows = table.as_rows()
    try:
        write_table(path, rows)
    except OSError as refused:
        words = _("{path} 写不进去：{why}").format(path=path, why=refused.strerror or refused)
        messages().told(table, _("没有导出"), words)
        return
    count = len(rows) - 1
    if _Holder.recorder is not None:
        _Holder.recorder(table.key, count)
    words = ngettext("{n}行已写入{path}", "{n} 行已写入 {path}", count)
    messages().told(table, _("导出列表"), words.format(n=count, path=path))
