"""A backup put in the place of the station, step by step and without a sign-in."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QProgressBar, QWidget
from typing_extensions import override

from cases.records.progress import Progress
from cases.records.station import Backup
from cases.services.folder import BACKUPS
from ui.kit.buttons import Button, primary
from ui.kit.i18n import N_, _
from ui.kit.jobs import Job, Jobs
from ui.kit.layout import boxed, column, label, row
from ui.kit.messages import report
from ui.kit.small import Banner
from ui.kit.table import RecordTable
from ui.labels.backup_columns import ENTRIES, KIND, MADE, UNIT


class RestoreDialog(QDialog):
    """Lists backups, says what a restore undoes, and restores.

    Signals:
        restored: with the folder in which the former files lie, or None.
    """

    restored = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        folder: Path,
        jobs: Jobs,
        *,
        now: Callable[[], datetime],
        release: Callable[[], None],
        chosen: Path | None = None,
    ) -> None:
        """Prepare.

        Args:
            parent: The window.
            folder: The station folder.
            jobs: The database thread.
            now: The clock.
            release: Closes the station, so that its files can be put aside.
            chosen: The backup already chosen.
        """
        super().__init__(parent)
        self._folder, self._jobs, self._now, self._release = folder, jobs, now, release
        self._chosen = chosen
        self._job: Job | None = None
        self.setWindowTitle(_("恢复备份"))
        self.resize(760, 520)
        self.table = RecordTable(
            "rescue.backups",
            (MADE, KIND, ENTRIES, UNIT),
            empty=(N_("这里没有备份"), N_("按“从其他位置恢复”选择备份文件夹。")),
        )
        self.table.picked.connect(self._pick)
        note = Banner("note")
        note.say(
            _(
                "备份之后录入的内容不在备份里。现有文件全部移到站点文件夹的 aside-… 中保留，"
                "不会被覆盖；恢复后用备份当时的口令登录。"
            )
        )
        other = Button(_("从其他位置恢复"), "folder")
        other.clicked.connect(self._other)
        self._bar = QProgressBar()
        self._bar.setFixedWidth(200)
        self._bar.hide()
        self.away = Button(_("取消"), large=True)
        self.away.clicked.connect(self.reject)
        self.act = primary(_("恢复"), large=True)
        self.act.clicked.connect(self._restore)
        self.act.setEnabled(False)
        foot = row(20, other, self._bar, None, self.away, self.act, 20)
        foot.setContentsMargins(0, 10, 0, 10)
        body = column(label(_("恢复备份"), "title"), note, self.table, spacing=12, margins=20)
        self.setLayout(column(boxed(body), boxed(foot, "footer"), spacing=0))
        # Else Enter in the list would look for another place, the first button made.
        self.act.setDefault(True)
        self._show_in(folder / BACKUPS)

    @override
    def reject(self) -> None:
        if self._job is not None:
            self._job.cancel()
        super().reject()

    def _show_in(self, place: Path) -> None:
        self._jobs.run(self, partial(_found, place), self._show)

    def _show(self, backups: tuple[Backup, ...]) -> None:
        self.table.show_records(backups)
        self.table.pick(self._is_chosen)
        self._pick()

    def _is_chosen(self, backup: Backup) -> bool:
        return self._chosen is None or backup.folder == self._chosen

    def _pick(self, _record: Any = None) -> None:
        self.act.setEnabled(self._job is None and isinstance(self.table.current(), Backup))

    def _other(self) -> None:
        name = QFileDialog.getExistingDirectory(self, _("从其他位置恢复"))
        if name:
            self._show_in(Path(name))

    def _restore(self) -> None:
        backup = self.table.current()
        assert isinstance(backup, Backup)
        from cases.services.backups.restoring import restore

        self._release()
        work = partial(restore, backup.folder, self._folder, at=self._now())
        self._job = self._jobs.run(self, work, self._done, self._failed, self._progress)
        self._bar.show()
        self._pick()

    def _progress(self, step: Progress) -> None:
        self._bar.setRange(0, step.total)
        self._bar.setValue(step.done)

    def _done(self, aside: Path | None) -> None:
        self._job = None
        self.accept()
        self.restored.emit(aside)

    def _failed(self, error: Exception) -> None:
        self._job = None
        self._bar.hide()
        self._pick()
        report(self, error)


def _found(place: Path) -> tuple[Backup, ...]:
    """Return the backups in a place, or the one that the place itself is."""
    from cases.services.backups.manifest import MANIFEST, found_in, manifest_of

    if (place / MANIFEST).exists():
        return (manifest_of(place).backup,)
    return found_in(place)
