"""Settings of the working calendar: years, an import, days fixed by hand."""

from collections.abc import Generator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog, QProgressBar
from typing_extensions import override

from cases.law.calendar import MarkedDay, WorkCalendar
from cases.law.calendar_table import parse_year
from cases.records.officers import Role
from cases.records.progress import Progress
from cases.records.unit import CalendarYear
from cases.refusals import Refusal
from ui.kit.buttons import Button, IconButton, Segmented
from ui.kit.dialogs import FormDialog
from ui.kit.fields import LongField, TextField
from ui.kit.i18n import _, day_full, day_long, ngettext
from ui.kit.layout import label, row
from ui.kit.messages import messages, report
from ui.kit.small import Banner
from ui.rooms.settings.page import SettingsPage
from ui.rooms.settings.year_grid import YearGrid

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

_Known = tuple[WorkCalendar, tuple[CalendarYear, ...]]


class CalendarPage(SettingsPage):
    """Which days are worked, and from where that is known."""

    def __init__(self, desk: "Desk", jobs: "Jobs") -> None:
        super().__init__(desk, jobs)
        self._calendar = WorkCalendar.shipped()
        self._years: tuple[CalendarYear, ...] = ()
        self.grid = YearGrid(desk.today())
        self.grid.day_chosen.connect(self._choose_day)
        self._title = label("", "title")
        before = IconButton("left", _("上一年"))
        before.clicked.connect(partial(self._turn, -1))
        after = IconButton("right", _("下一年"))
        after.clicked.connect(partial(self._turn, 1))
        self._source = label("", "small")
        self._provisional = Banner("note")
        self.bring_in = Button(_("从 CSV 导入年份"), "export")
        self.bring_in.clicked.connect(self._import)
        self.bring_in.setEnabled(desk.officer.holds(Role.ADMINISTRATOR))
        self._bar = QProgressBar()
        self._bar.setFixedWidth(180)
        self._bar.hide()
        legend = label(
            _("红：放假　绿：调休上班　框：单位另行确定　点按某一天可以改"), "muted", wrap=True
        )
        self.lay_out(
            _("工作日历"),
            _(
                "随程序提供的年份以国务院办公厅通知为准。录入新的年份后，全部在办期限自动重算。"
                "CSV 每行一天：日期，休或班，名称；周末不必写。"
            ),
            row(before, self._title, after, self._source, None, self._bar, self.bring_in),
            self._provisional,
            self.grid,
            legend,
            None,
        )

    @override
    def reload(self) -> None:
        self.jobs.run(self, self._read, self._show)

    def _read(self) -> _Known:
        return self.desk.unit.calendar(), self.desk.unit.years()

    def _show(self, known: _Known) -> None:
        self._calendar, self._years = known
        self._turn(0)

    def _turn(self, step: int) -> None:
        year = self.grid.year + step
        self.grid.show_year(year, self._calendar)
        self._title.setText(_("{year} 年").format(year=year))
        source = next((one for one in self._years if one.year == year), None)
        self._source.setText(source.source if source else "")
        self._provisional.say(
            ""
            if source
            else _("{year} 年的放假安排还没有录入，按周末推算，用到的期限都标“暂定”。").format(
                year=year
            )
        )

    # --- a whole year ----------------------------------------------------------------------

    def _import(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self, _("从 CSV 导入年份"), "", _("CSV 文件 (*.csv)")
        )
        if name:
            self.import_file(Path(name))

    def import_file(self, path: Path) -> None:
        """Show what a file says about the year in view, and enter it when confirmed."""
        year = self.grid.year
        try:
            days = parse_year(_text(path), year)
        except Refusal as refused:
            report(self, refused)
            return
        dialog = FormDialog(self, _("录入 {year} 年").format(year=year), _("录入并重算"))
        off = sum(1 for mark in days.values() if not mark.working)
        dialog.note.say(
            _("放假 {off} 天，调休上班 {worked} 天。全部在办期限将按新日历重算。").format(
                off=off, worked=len(days) - off
            )
        )
        source = dialog.add(
            _("通知文号"), TextField(_("如 国办发明电〔2026〕9号")), required=True, key="source"
        )

        def submit(_dialog: FormDialog) -> None:
            dialog.accept()
            self._enter(year, days, source.value())

        dialog.submitted.connect(submit)
        dialog.fit()
        dialog.open()

    def _enter(self, year: int, days: Mapping[date, MarkedDay], source: str) -> None:
        work = partial(self.desk.unit.enter_year, year, days, source)
        self._long(work)

    # --- one day ---------------------------------------------------------------------------

    def _choose_day(self, day: date) -> None:
        if not self.desk.officer.holds(Role.ADMINISTRATOR):
            return
        known = self._calendar.on(day)
        dialog = FormDialog(self, day_long(day), _("确定并重算"))
        working = Segmented({"yes": _("工作日"), "no": _("非工作日")})
        working.choose("yes" if self._calendar.is_working(day) else "no")
        dialog.body.addWidget(working)
        name = dialog.add(_("理由"), LongField(_("如 停电检修、地方假期"), lines=2), required=True)
        fixed = day in self._calendar.overrides
        if fixed:
            name.set_value(known.name)
            release = Button(_("取消单位的改动，按放假通知"))
            release.clicked.connect(partial(self._release, dialog, day))
            dialog.body.addWidget(release)

        def submit(_dialog: FormDialog) -> None:
            dialog.accept()
            self._long(
                partial(
                    self.desk.unit.fix_day,
                    day,
                    working=working.key == "yes",
                    name=name.value(),
                )
            )

        dialog.submitted.connect(submit)
        dialog.fit()
        dialog.open()

    def _release(self, dialog: FormDialog, day: date) -> None:
        lines = [_("{day} 恢复按放假通知计算，在办期限重算。").format(day=day_full(day))]
        if messages().confirm(self, _("取消改动"), lines, _("取消改动")):
            dialog.accept()
            self._long(partial(self.desk.unit.release_day, day))

    # --- recounting ------------------------------------------------------------------------

    def _long(self, work: partial[Generator[Progress, None, int]]) -> None:
        self._bar.setRange(0, 0)
        self._bar.show()
        self.jobs.run(self, work, self._recounted, self._failed, self._progress)

    def _progress(self, step: Progress) -> None:
        self._bar.setRange(0, step.total)
        self._bar.setValue(step.done)

    def _recounted(self, count: int) -> None:
        self._bar.hide()
        self._source.setText(
            ngettext("已重算{n}件在办案件的期限", "已重算 {n} 件在办案件的期限", count).format(
                n=count
            )
        )
        self.reload()

    def _failed(self, error: Any) -> None:
        self._bar.hide()
        report(self, error)


def _text(path: Path) -> str:
    """Return the text of a file in UTF-8 or, as Excel writes it here, GB18030."""
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030", errors="replace")
