"""The page shown when a station folder does not open: what is wrong and what can be done."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from cases.refusals import Refusal
from ui.kit.buttons import Button, primary
from ui.kit.i18n import _
from ui.kit.jobs import Jobs
from ui.kit.layout import boxed, column, label, row, rule
from ui.kit.messages import sentence
from ui.rescue.restore_dialog import RestoreDialog


class TroublePage(QWidget):
    """Says why the station does not open.

    Signals:
        again: try to open the folder once more.
    """

    again = Signal()

    def __init__(
        self,
        folder: Path,
        refusal: Refusal,
        jobs: Jobs,
        *,
        now: Callable[[], datetime],
        release: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._folder, self._jobs, self._now, self._release = folder, jobs, now, release
        what, advice = sentence(refusal)
        retry = primary(_("再试一次"), large=True)
        retry.clicked.connect(self.again)
        self.restore = Button(_("从备份恢复"), "history", large=True)
        self.restore.clicked.connect(self._restore)
        body = column(
            label(_("案结"), "brand"),
            label(what, "title", wrap=True),
            label(advice, "", wrap=True),
            rule(),
            label(_("站点文件夹：{folder}").format(folder=folder), "muted", wrap=True),
            row(retry, self.restore, None),
            spacing=14,
            margins=32,
        )
        card = boxed(body, "panel")
        card.setFixedWidth(520)
        whole = column(None, row(None, card, None), None)
        self.setLayout(whole)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def _restore(self) -> None:
        dialog = RestoreDialog(self, self._folder, self._jobs, now=self._now, release=self._release)
        dialog.restored.connect(self._restored)
        dialog.open()

    def _restored(self, _aside: Path | None) -> None:
        self.again.emit()
