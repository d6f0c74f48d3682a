"""Settings of backups: what there is, make one now, check the record, put one back."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QProgressBar
from typing_extensions import override

from cases.records.officers import Role
from cases.records.progress import Progress
from cases.records.station import Backup, Integrity
from ui.kit.buttons import Button, primary
from ui.kit.i18n import N_, _, moment_text, ngettext
from ui.kit.jobs import Jobs
from ui.kit.layout import Panel, label, row
from ui.kit.listbar import ListBar
from ui.kit.messages import messages, report
from ui.kit.table import RecordTable
from ui.labels.backup_columns import ENTRIES, FOLDER, KIND, MADE, SIZE
from ui.rooms.settings.page import SettingsPage

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Job


class BackupsPage(SettingsPage):
    """Backups and the check of the record.

    Signals:
        restore_wanted: with the folder of a backup; the window closes the station first.
    """

    restore_wanted = Signal(object)

    def __init__(self, desk: "Desk", jobs: "Jobs") -> None:
        super().__init__(desk, jobs)
        self._job: Job | None = None
        # A thread of its own, so that nobody waits for a backup.
        self._aside = Jobs(self)
        self.table = RecordTable(
            "settings.backups",
            (MADE, KIND, ENTRIES, SIZE, FOLDER),
            empty=(N_("还没有备份"), N_("每天首次登录后自动备份一次，也可以现在备份。")),
        )
        self.table.setMinimumHeight(280)
        self.now = primary(_("现在备份"))
        self.now.clicked.connect(self._make)
        self.elsewhere = Button(_("备份到其他位置"), "folder")
        self.elsewhere.clicked.connect(self._make_elsewhere)
        self.restore = Button(_("恢复选中的备份"), "history")
        self.restore.clicked.connect(self._restore_chosen)
        self.restore_other = Button(_("从其他位置恢复"), "folder")
        self.restore_other.clicked.connect(self._restore_other)
        self.check = Button(_("核验日志和文书"), "shield")
        self.check.clicked.connect(self._verify)
        self._verdict = label("", "small", wrap=True)
        self._bar = QProgressBar()
        self._bar.setFixedWidth(200)
        self.cancel = Button(_("取消"))
        self.cancel.clicked.connect(self._cancel)
        for part in (self._bar, self.cancel):
            part.hide()
        panel = Panel(_("备份"))
        self.table.setAccessibleName(_("备份"))
        self.bar = ListBar(self.table)
        panel.tools.addWidget(self.bar)
        panel.tools.addWidget(self.restore)
        panel.tools.addWidget(self.restore_other)
        panel.body.addWidget(self.table)
        self.lay_out(
            _("备份与恢复"),
            _(
                "备份在使用中进行，完成后逐页核对并打开验证；内容同样加密，用当时的口令打开。"
                "自动备份保留七天、四周、十二个月。恢复时原有数据保留在旁边，不覆盖。"
            ),
            row(self.now, self.elsewhere, self._bar, self.cancel, None),
            panel,
            row(self.check, self._verdict, None),
            tall=panel,
        )
        self.table.picked.connect(self._refresh)
        self._refresh()

    @override
    def reload(self) -> None:
        self.jobs.run(self, self.desk.backups.list, self._show)

    @override
    def drop(self) -> None:
        self.bar.drop()
        self._verdict.setText("")

    def _show(self, backups: tuple[Backup, ...]) -> None:
        self.table.show_records(backups)
        self._refresh()

    def _refresh(self, _record: Any = None) -> None:
        administrator = self.desk.officer.holds(Role.ADMINISTRATOR)
        free = administrator and self._job is None
        for button in (self.now, self.elsewhere, self.restore_other):
            button.setEnabled(free)
        self.restore.setEnabled(free and isinstance(self.table.current(), Backup))

    # --- making ----------------------------------------------------------------------------

    def _make(self) -> None:
        self._start(None)

    def _make_elsewhere(self) -> None:
        name = QFileDialog.getExistingDirectory(self, _("备份到其他位置"))
        if name:
            self._start(Path(name))

    def _start(self, into: Path | None) -> None:
        work = partial(self.desk.backups.make, into)
        self._job = self._aside.run(
            self, work, self._made, self._failed, self._progress, self._ended
        )
        self._bar.setRange(0, 0)
        self._bar.show()
        self.cancel.show()
        self._refresh()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _progress(self, step: Progress) -> None:
        self._bar.setRange(0, step.total)
        self._bar.setValue(step.done)

    def _made(self, backup: Backup) -> None:
        self._verdict.setText(
            ngettext(
                "备份已完成并核对，日志{n}条。", "备份已完成并核对，日志 {n} 条。", backup.entries
            ).format(n=backup.entries)
        )
        self.reload()

    def _failed(self, error: Exception) -> None:
        report(self, error)

    def _ended(self) -> None:
        self._job = None
        self._bar.hide()
        self.cancel.hide()
        self._refresh()

    # --- putting back ----------------------------------------------------------------------

    def _restore_chosen(self) -> None:
        backup = self.table.current()
        if backup is not None:
            self._ask(backup)

    def _restore_other(self) -> None:
        name = QFileDialog.getExistingDirectory(self, _("从其他位置恢复"))
        if name:
            from cases.services.backups.manifest import manifest_of

            self.jobs.run(self, partial(manifest_of, Path(name)), self._ask_manifest)

    def _ask_manifest(self, manifest: Any) -> None:
        self._ask(manifest.backup)

    def _ask(self, backup: Backup) -> None:
        lines = [
            f"{backup.organ} {backup.squad}",
            ngettext(
                "备份时间 {moment}，日志{n}条", "备份时间 {moment}，日志 {n} 条", backup.entries
            ).format(moment=moment_text(backup.made_at), n=backup.entries),
            _("此后录入的内容不在备份里；现有数据保留在站点文件夹的 aside-… 中。"),
            _("恢复后用备份当时的口令登录，本次恢复记入日志。"),
        ]
        if messages().confirm(self, _("恢复备份"), lines, _("关闭站点并恢复"), danger=True):
            self.restore_wanted.emit(backup.folder)

    # --- checking --------------------------------------------------------------------------

    def _verify(self) -> None:
        from cases.services.verify import verify

        self._verdict.setText(_("正在核验…"))
        self._aside.run(self, partial(verify, self.desk), self._verified)

    def _verified(self, found: Integrity) -> None:
        if found.intact:
            text = _("日志完整，共 {n} 条，末条 {head}…").format(
                n=found.entries, head=found.head[:12]
            )
        elif found.first_bad is not None:
            text = _("日志自第 {n} 条起与记录不符，请立即报告督察部门。").format(n=found.first_bad)
        else:
            text = ngettext(
                "{n}份已签发的文书或证据卷与当时不一致，请立即报告督察部门。",
                "{n} 份已签发的文书或证据卷与当时不一致，请立即报告督察部门。",
                found.changed,
            ).format(n=found.changed)
        self._verdict.setText(text)
