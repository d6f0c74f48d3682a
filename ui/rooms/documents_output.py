"""Printing many papers at once, and the registers by month: dialogs and what they set going."""

from collections.abc import Generator
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from cases.papers.kinds import FormKind
from cases.records.copies import CopyKind, CopyWay, Leaving
from cases.records.documents import RegisterKind
from cases.records.ids import DocumentId
from cases.records.progress import Progress
from cases.services.registers import to_csv, to_excel
from reports.registers import register
from ui.kit.dialogs import FormDialog
from ui.kit.fields import ChoiceField, DayField
from ui.kit.i18n import _, ngettext
from ui.kit.jobs import Jobs
from ui.kit.messages import messages
from ui.labels.documents import REGISTERS
from ui.preview.leaving import Marked, marked, marked_each
from ui.preview.printing import ask_file, ask_pdf, ask_printer, printed, save
from ui.preview.progress import ProgressStrip

if TYPE_CHECKING:
    from cases.services.desk import Desk

PRINTER, PDF, CSV, EXCEL = "printer", "pdf", "csv", "excel"


class BatchDialog(FormDialog):
    """Which papers are printed as collated sets, and where to."""

    def __init__(self, parent: QWidget, today: date, chosen: tuple[DocumentId, ...]) -> None:
        super().__init__(parent, _("批量打印"), _("打印"))
        self.chosen = chosen
        what = {
            "notices": _("当日签发的调解通知书"),
            "all": _("当日签发的全部文书"),
            "chosen": _("列表中选中的 {n} 份").format(n=len(chosen)),
        }
        if not chosen:
            del what["chosen"]
        self._what = self.add(_("范围"), ChoiceField(what), required=True)
        if len(chosen) > 1:
            self._what.set_value("chosen")
        self._day = self.add(_("签发日"), DayField(today=today), required=True)
        self._day.set_value(today)
        outputs = {PRINTER: _("打印机"), PDF: _("PDF 文件")}
        self._where = self.add(_("输出"), ChoiceField(outputs), required=True)
        self.note.say(_("每位收件人的文书后面附一份送达回证，按案件顺序逐套排好。"))
        self.fit()

    @property
    def where(self) -> str:
        """Printer or file."""
        return str(self._where.value())

    @property
    def day(self) -> date:
        """The day of issue."""
        day = self._day.value()
        assert day is not None
        return day

    def documents(self, desk: "Desk") -> tuple[DocumentId, ...]:
        """Return what is to be printed; runs on the database thread."""
        match self._what.value():
            case "chosen":
                return self.chosen
            case "notices":
                return desk.documents.issued_on(self.day, FormKind.MEDIATION_NOTICE)
            case _:
                return desk.documents.issued_on(self.day)


class RegisterDialog(FormDialog):
    """Which register of which month, printed or exported."""

    def __init__(self, parent: QWidget, today: date) -> None:
        super().__init__(parent, _("导出台账"), _("导出"))
        kinds = {kind: _(words) for kind, words in REGISTERS.items()}
        self._kind = self.add(_("台账"), ChoiceField(kinds), required=True)
        years = {year: str(year) for year in range(today.year, today.year - 10, -1)}
        self._year = self.add(_("年"), ChoiceField(years), required=True)
        months = {month: str(month) for month in range(1, 13)}
        self._month = self.add(_("月"), ChoiceField(months), required=True)
        self._month.set_value(today.month)
        outputs = {PRINTER: _("打印"), PDF: "PDF", EXCEL: "Excel", CSV: "CSV"}
        self._where = self.add(_("输出"), ChoiceField(outputs), required=True)
        self.note.say(_("只列出您可以查看的案件；导出记入日志。"))
        self.fit()

    @property
    def where(self) -> str:
        """Printer or which kind of file."""
        return str(self._where.value())

    @property
    def month(self) -> tuple[RegisterKind, int, int]:
        """Register, year and month."""
        return RegisterKind(self._kind.value()), self._year.value(), self._month.value()


class Output(QWidget):
    """Carries out what the dialogs ask for, with progress; lives in the header of the room."""

    def __init__(self, desk: "Desk", jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self._printer: Any = None
        self._path: Path | None = None
        self._where = PRINTER
        self.strip = ProgressStrip()

    def ask_batch(self, chosen: tuple[DocumentId, ...]) -> None:
        """Ask what to print as collated sets."""
        dialog = BatchDialog(self, self._desk.today(), chosen)
        dialog.submitted.connect(self._batch)
        dialog.open()

    def ask_register(self) -> None:
        """Ask which register to print or export."""
        dialog = RegisterDialog(self, self._desk.today())
        dialog.submitted.connect(self._register)
        dialog.open()

    def _batch(self, dialog: BatchDialog) -> None:
        dialog.accept()
        title = _("批量打印 {day}").format(day=dialog.day.isoformat())
        if self._ready(dialog.where, title):
            work = partial(self._collated, dialog)
            strip = self.strip
            job = self._jobs.run(self, work, self._put_out, None, strip.advance, strip.stop)
            strip.follow(job, _("正在排版"))

    def _collated(self, dialog: BatchDialog) -> Any:
        documents = dialog.documents(self._desk)
        return _batch(self._desk, documents, self._way()) if documents else None

    def _way(self) -> CopyWay:
        return {PRINTER: CopyWay.PRINTER, PDF: CopyWay.PDF}.get(self._where, CopyWay.TABLE)

    def _register(self, dialog: RegisterDialog) -> None:
        kind, year, month = dialog.month
        dialog.accept()
        title = f"{_(REGISTERS[kind])} {year}-{month:02d}"
        if self._ready(dialog.where, title):
            work = partial(_month, self._desk, (kind, year, month), title, self._where)
            self._jobs.run(self, work, self._put_out)

    def _ready(self, where: str, title: str) -> bool:
        """Ask for the printer or the file first, so that nobody waits for nothing."""
        self._where, self._printer, self._path = where, None, None
        match where:
            case "printer":
                self._printer = ask_printer(self, title)
            case "pdf":
                self._path = ask_pdf(self, title)
            case "excel":
                self._path = ask_file(self, title, f"{title}.xlsx", "Excel (*.xlsx)")
            case _:
                self._path = ask_file(self, title, f"{title}.csv", "CSV (*.csv)")
        return self._printer is not None or self._path is not None

    def _put_out(self, copy: Marked | None) -> None:
        if copy is None:
            messages().told(self, _("批量打印"), _("这一天没有已签发、要送达的文书。"))
        elif self._printer is not None:
            work = partial(printed, self._printer, copy)
            strip = self.strip
            job = self._jobs.run(self, work, self._printed, None, strip.advance, strip.stop)
            strip.follow(job, _("正在打印"))
        else:
            self._keep(copy)

    def _keep(self, copy: Marked) -> None:
        assert self._path is not None
        self._jobs.run(self, save(self._path, copy), self._saved)

    def _saved(self, path: Path) -> None:
        messages().told(self, _("已保存"), str(path))

    def _printed(self, pages: int) -> None:
        messages().told(
            self, _("已送往打印机"), ngettext("共{n}页", "共 {n} 页", pages).format(n=pages)
        )


def _batch(
    desk: "Desk", documents: tuple[DocumentId, ...], way: CopyWay
) -> Generator[Progress, None, Marked]:
    """Collate the sets; each copy in them leaves under a number of its own."""
    pages = yield from desk.documents.batch(documents)
    return marked_each(desk, pages.pdf, pages.leaving, way)


def _month(desk: "Desk", wanted: tuple[RegisterKind, int, int], title: str, where: str) -> Marked:
    """Make a register of a month as it is wanted, under a number."""
    page = desk.documents.month(*wanted)
    way = {PRINTER: CopyWay.PRINTER, PDF: CopyWay.PDF}.get(where, CopyWay.TABLE)
    made = {EXCEL: to_excel, CSV: to_csv}.get(where, register)(page)
    return marked(desk, made, Leaving(kind=CopyKind.REGISTER, way=way, title=title))
