"""First step: which file; dropped here or chosen, and the imports of the past below."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFileDialog, QFrame, QWidget
from typing_extensions import override

from cases.services.tablefile import SUFFIXES
from ui.kit.buttons import primary
from ui.kit.i18n import _
from ui.kit.layout import Panel, boxed, column, label, row
from ui.kit.theme import colour, theme
from ui.ledger.imports_table import ImportsTable

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs


class DropField(QFrame):
    """Takes a file that is dropped on it.

    Signals:
        dropped: with the path.
    """

    dropped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._over = False
        theme().changed.connect(self.update)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped_file(event) is not None:
            event.acceptProposedAction()
            self._mark(over=True)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._mark(over=False)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._mark(over=False)
        path = _dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.dropped.emit(path)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(colour("sel_line" if self._over else "line_strong"), 1.5)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(colour("sel" if self._over else "window"))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 4, 4)

    def _mark(self, *, over: bool) -> None:
        self._over = over
        self.update()


class ChoosePage(QWidget):
    """Asks for the file.

    Signals:
        file_chosen: with its path.
    """

    file_chosen = Signal(object)

    def __init__(self, desk: "Desk", jobs: "Jobs") -> None:
        super().__init__()
        self.field = DropField()
        self.choose = primary(_("选择文件"), "folder", large=True)
        self.choose.clicked.connect(self._ask)
        self.field.dropped.connect(self.file_chosen)
        words = label(_("把台账文件拖到这里，或者"), "bold")
        kinds = label(
            _("Excel、WPS 表格、ODS 工作簿，或 CSV 文本（UTF-8、GB18030 自动识别）。"), "small"
        )
        inner = column(
            None,
            row(None, words, None),
            row(None, self.choose, None),
            row(None, kinds, None),
            None,
            spacing=12,
        )
        self.field.setLayout(inner)
        self.field.setMinimumHeight(200)
        self.imports = ImportsTable(desk, jobs)
        past = Panel(_("以往的导入"))
        past.tools.addWidget(self.imports.take_back)
        past.body.addWidget(self.imports)
        top = column(self.field, margins=20)
        below = column(past)
        below.setContentsMargins(20, 0, 20, 20)
        self.setLayout(column(boxed(top), boxed(below), spacing=0))

    def _ask(self) -> None:
        pattern = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        name, _filter = QFileDialog.getOpenFileName(
            self, _("选择台账文件"), "", f"{_('表格')} ({pattern})"
        )
        if name:
            self.file_chosen.emit(Path(name))


def _dropped_file(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    if len(urls) == 1 and urls[0].isLocalFile():
        path = Path(urls[0].toLocalFile())
        if path.suffix.lower() in SUFFIXES:
            return path
    return None
