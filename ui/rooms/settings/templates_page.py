"""Settings of forms: whose wording is printed, and where the unit's own lies."""

import shutil
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from typing_extensions import override

from cases.papers.kinds import FormKind, NumberSource
from cases.papers.press import Form
from cases.records.officers import Role
from cases.services.folder import TEMPLATES
from ui.kit.buttons import Button
from ui.kit.i18n import N_, _
from ui.kit.layout import Panel
from ui.kit.marks import Tone
from ui.kit.messages import messages
from ui.kit.small import Banner
from ui.kit.table import Column, RecordTable
from ui.rooms.settings.page import SettingsPage

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs


class TemplatesPage(SettingsPage):
    """The forms with what they declare about themselves."""

    def __init__(self, desk: "Desk", jobs: "Jobs") -> None:
        super().__init__(desk, jobs)
        self._short_name = ""
        self.table = RecordTable(
            "settings.templates",
            (
                Column("title", N_("文书"), lambda form: form.title, width=290, context="column"),
                Column(
                    "wording",
                    N_("用语"),
                    lambda form: _("本单位") if form.replaced else _("程序草稿"),
                    width=110,
                    chip=lambda form: Tone.GREEN if form.replaced else Tone.YELLOW,
                ),
                Column("number", N_("文号样式"), self._number),
                Column(
                    "layout",
                    N_("版式"),
                    lambda form: _("固定") if form.fixed else _("自由"),
                    width=80,
                ),
                Column(
                    "copies", N_("份数"), lambda form: str(len(form.copies)), width=60, right=True
                ),
                Column(
                    "strip",
                    N_("页边追溯条"),
                    lambda form: _("印") if form.strip else _("不印"),
                    width=100,
                ),
            ),
        )
        self.table.setMinimumHeight(320)
        self.take = Button(_("取出模板以便修改"), "copy")
        self.take.clicked.connect(self._take)
        self.show_folder = Button(_("打开模板文件夹"), "folder")
        self.show_folder.clicked.connect(self._show_folder)
        administrator = desk.officer.holds(Role.ADMINISTRATOR)
        self.take.setEnabled(administrator)
        panel = Panel(_("文书"))
        panel.tools.addWidget(self.take)
        panel.tools.addWidget(self.show_folder)
        panel.body.addWidget(self.table)
        note = Banner("note")
        note.say(
            _(
                "终结书等文书没有部颁格式，随程序提供的用语是我们按法条内容起草的草稿，"
                "使用前请由本单位法制部门审定；本单位的用语替换后标为“本单位”。"
            )
        )
        self.lay_out(
            _("文书模板"),
            _("每种文书的用语是一个文本文件，可由单位替换；必填项只能增加，不能减少。"),
            note,
            panel,
            tall=panel,
        )

    @override
    def reload(self) -> None:
        self.jobs.run(self, self._read, self.table.show_records)

    def _number(self, form: Form) -> str:
        match form.number_source:
            case NumberSource.UNIT:
                return form.number(self._short_name, self.desk.today().year, 1)
            case NumberSource.NATIONAL:
                return _("由全国系统取号，手工录入")
            case _:
                return _("无")

    def _read(self) -> tuple[Form, ...]:
        self._short_name = self.desk.unit.unit().short_name
        return tuple(self.desk.press.form(kind) for kind in FormKind)

    @property
    def folder(self) -> Path:
        """Where the unit's own wording lies."""
        assert self.desk.station is not None
        return self.desk.station.folder / TEMPLATES

    def _take(self) -> None:
        form = self.table.current()
        if form is None:
            return
        target = self.folder / f"{form.kind}.toml"
        lines = [
            _("把《{title}》的程序草稿复制到 {path}").format(title=form.title, path=target),
            _("修改后重新登录生效；已签发的文书不变。"),
        ]
        if target.exists():
            lines = [_("本单位已有这个模板：{path}").format(path=target)]
            messages().told(self, form.title, lines[0])
        elif messages().confirm(self, _("取出模板以便修改"), lines, _("取出")):
            self.jobs.run(self, partial(_copy, form.kind, target), self.then_reload)

    def _show_folder(self) -> None:
        self.folder.mkdir(exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.folder)))


def _copy(kind: FormKind, target: Path) -> None:
    target.parent.mkdir(exist_ok=True)
    shutil.copy(str(files("reports") / "forms" / f"{kind}.toml"), target)
