"""New recovery sheets, shown once: print, type two groups back, confirm."""

from datetime import date

from PySide6.QtWidgets import QDialog, QWidget
from typing_extensions import override

from cases.records.recovery import RecoveryCode
from ui.firstrun.recovery_page import RecoveryPage
from ui.kit.buttons import primary
from ui.kit.i18n import _
from ui.kit.layout import boxed, column, row


class RecoveryDialog(QDialog):
    """Cannot be closed before the sheets have been proved legible."""

    def __init__(
        self, parent: QWidget, code: RecoveryCode, organ: str, squad: str, day: date
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("恢复单"))
        self.resize(1040, 720)
        self.page = RecoveryPage()
        self.page.show_code(code, organ, squad, day)
        self.page.edited.connect(self._refresh)
        self.done_button = primary(_("完成"), large=True)
        self.done_button.clicked.connect(self.accept)
        foot = row(20, None, self.done_button, 20)
        foot.setContentsMargins(0, 10, 0, 10)
        self.setLayout(column(self.page, boxed(foot, "footer"), spacing=0))
        self._refresh()

    @override
    def done(self, result: int) -> None:
        if self.page.is_complete():
            self.page.forget()
            super().done(result)

    def _refresh(self) -> None:
        self.done_button.setEnabled(self.page.is_complete())
