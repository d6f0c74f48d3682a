"""What every table offers by the right button: copy, columns, and a file for a spreadsheet."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from ui.kit.i18n import _, ngettext
from ui.kit.messages import messages

if TYPE_CHECKING:
    from ui.kit.table import RecordTable

#: Numbers and writes what a list shows: the table, the file, the rows with their titles.
Exporter = Callable[["RecordTable", Path, list[list[str]]], None]
FILES = "Excel (*.xlsx);;CSV (*.csv)"


class _Holder:
    exporter: Exporter | None = None


def export_through(exporter: Exporter) -> None:
    """Let this one write every list that is exported, from now on."""
    _Holder.exporter = exporter


def export_no_more(exporter: Exporter) -> None:
    """Export through this one no more, unless another has taken its place."""
    if _Holder.exporter == exporter:
        _Holder.exporter = None


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
    whole.setEnabled(bool(table.records()))
    may = table.may_leave and _Holder.exporter is not None
    export.setEnabled(bool(table.records()) and may)
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
    """Write what the table shows, in its columns and its order, to a file.

    No list leaves without a number in the register of copies: whoever gives it writes the file.
    """
    if _Holder.exporter is None or not table.may_leave:
        return
    path = ask_file(table, table.accessibleName() or _("列表"))
    if path is not None:
        _Holder.exporter(table, path, table.as_rows())


def told(over: QWidget, path: Path, count: int) -> None:
    """Say that the rows are in the file."""
    words = ngettext("{n}行已写入{path}", "{n} 行已写入 {path}", count)
    messages().told(over, _("导出列表"), words.format(n=count, path=path))
