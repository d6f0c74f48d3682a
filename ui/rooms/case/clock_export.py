"""Taking the clocks of a case out: a sheet as PDF, or a file for a calendar program."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from cases.records.copies import CopyKind, CopyWay, Leaving
from ui.kit.i18n import _
from ui.kit.messages import messages
from ui.labels.law import CLOCK_STATES, FACTS
from ui.preview.leaving import marked
from ui.preview.printing import ask_file, ask_pdf, save
from ui.rooms.case.opened import Opened

if TYPE_CHECKING:
    from cases.records.ids import CaseId
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs


class ExportMenu(QMenu):
    """The menu below the button; both ways are entered in the journal."""

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._jobs, self._page = desk, jobs, parent
        self._opened: Opened | None = None
        self.sheet = self.addAction(_("时限表（PDF）…"))
        self.sheet.triggered.connect(self._print)
        self.calendar = self.addAction(_("日历文件（.ics）…"))
        self.calendar.setToolTip(_("只写案号和期限，不写任何人的姓名"))
        self.calendar.triggered.connect(self._export)
        self.setToolTipsVisible(True)

    def show_case(self, opened: Opened | None) -> None:
        """Take out the clocks of this case from now on."""
        self._opened = opened

    def _print(self) -> None:
        if self._opened is not None:
            path = ask_pdf(self._page, _("{number} 时限表").format(number=self._number()))
            if path is not None:
                self._run(_printed(self._desk, self._opened.case_id, path))

    def _export(self) -> None:
        if self._opened is not None:
            name = _("{number} 时限").format(number=self._number())
            path = ask_file(self._page, _("保存日历文件"), f"{name}.ics", "iCalendar (*.ics)")
            if path is not None:
                self._run(_calendar(self._desk, self._opened.case_id, path))

    def _number(self) -> str:
        assert self._opened is not None
        return self._opened.file.number

    def _run(self, work: Callable[[], Path]) -> None:
        self._jobs.run(self, work, self._written)

    def _written(self, path: Path) -> None:
        told = _("已保存到 {path}").format(path=path)
        messages().told(self._page, _("导出"), told)


def _printed(desk: "Desk", case_id: "CaseId", path: Path) -> Callable[[], Path]:
    def work() -> Path:
        from reports.clocks import clock_sheet

        # papers are Chinese whatever the window speaks
        made = clock_sheet(desk.clocks.sheet(case_id), FACTS, CLOCK_STATES)
        leaving = Leaving(kind=CopyKind.SHEET, way=CopyWay.PDF, title="时限表", case_id=case_id)
        return save(path, marked(desk, made, leaving))()

    return work


def _calendar(desk: "Desk", case_id: "CaseId", path: Path) -> Callable[[], Path]:
    def work() -> Path:
        made = desk.clocks.calendar_file(case_id)
        leaving = Leaving(kind=CopyKind.DATA, way=CopyWay.FILE, title="时限日历", case_id=case_id)
        return save(path, marked(desk, made, leaving))()

    return work
