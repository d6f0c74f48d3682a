"""The sheet of shortcuts: every key of the window and what it does."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from ui.kit.buttons import Button
from ui.kit.i18n import _
from ui.kit.layout import boxed, column, label, row
from ui.kit.small import KeyCap
from ui.palette_lines import Command


class ShortcutSheet(QDialog):
    """Keys in two columns; Esc or Enter closes."""

    def __init__(self, parent: QWidget, commands: Sequence[Command]) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("快捷键一览"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        keys = [(command.shortcut, command.title) for command in commands]
        keys += [
            ("Ctrl+K", _("搜索")),
            ("Ctrl+,", _("设置")),
            ("Ctrl+C", _("复制为表格")),
            ("Ctrl+F", _("在列表中查找")),
            ("Enter", _("打开")),
            ("F8", _("审批：看完后同意")),
            ("Esc", _("取消")),
        ]
        half = (len(keys) + 1) // 2
        for place, (key, words) in enumerate(keys):
            line, pair = place % half, 2 * (place // half)
            grid.addWidget(KeyCap(key), line, pair)
            grid.addWidget(label(words), line, pair + 1)
        grid.setColumnMinimumWidth(1, 160)
        close = Button(_("知道了"), large=True)
        close.clicked.connect(self.accept)
        close.setDefault(True)
        foot = row(20, None, close, spacing=8)
        foot.setContentsMargins(0, 10, 20, 10)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        body = column(label(_("快捷键一览"), "title"), grid, spacing=16, margins=20)
        whole.addWidget(boxed(body))
        whole.addWidget(boxed(foot, "footer"))
