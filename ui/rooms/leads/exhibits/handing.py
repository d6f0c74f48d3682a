"""Photographs added to an exhibit and looked at; its sheet printed, saved, saved again."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from cases.records.copies import CopyWay
from leads.exhibits.records import Exhibit
from ui.kit.i18n import N_, _, ngettext
from ui.kit.messages import messages, report
from ui.preview.printing import ask_pdf
from ui.preview.sheet_printer import SheetPrinter
from ui.rooms.leads.exhibits.paper import keep_photos, made_for, saved_again, saved_for
from ui.rooms.leads.exhibits.photos import PhotoDialog

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

_PICTURES = N_("照片 (*.jpg *.jpeg *.png *.tif *.tiff *.bmp *.webp)")


class Handing(QObject):
    """What comes to an exhibit as a file, and what leaves it on paper."""

    def __init__(
        self, desk: "Desk", jobs: "Jobs", tab: QWidget, after: Callable[[], object]
    ) -> None:
        super().__init__(tab)
        self._desk, self._jobs, self._tab, self._after = desk, jobs, tab, after
        self._printer = SheetPrinter(desk, jobs, tab)
        self._printer.ended.connect(after)

    def add_photos(self, one: Exhibit) -> None:
        """Ask for photographs and keep them."""
        paths, _kind = QFileDialog.getOpenFileNames(self._tab, _("添加照片"), "", _(_PICTURES))
        if paths:
            work = partial(keep_photos, self._desk, one.id, [Path(path) for path in paths])
            self._jobs.run(self._tab, work, self._kept, self._kept_some)

    def open_photo(self, one: Exhibit, place: int) -> None:
        """Look at a photograph."""
        if place < len(one.photos):
            dialog = PhotoDialog(self._tab, self._desk, self._jobs, one.photos, place)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    def hand_out(self, one: Exhibit, *, on_paper: bool) -> None:
        """Print the sheet of an exhibit for somebody, or save it."""
        receiver = messages().ask_text(
            self._tab,
            _("打印物证登记表"),
            _("这一份交给谁（单位、姓名）。份号、交付对象和日期记入日志。"),
            act=_("打印"),
        )
        if not receiver:
            return
        title = _("物证 {n} 登记表").format(n=one.n)
        if on_paper:
            made = partial(made_for, self._desk, one, receiver, CopyWay.PRINTER)
            self._printer.send_copy(title, made)
            return
        path = ask_pdf(self._tab, title)
        if path is not None:
            work = partial(saved_for, self._desk, one, receiver, path)
            self._jobs.run(self._tab, work, self._written)

    def save_again(self, one: Exhibit, copy_no: int) -> None:
        """Save a sheet that was printed before, byte for byte."""
        (sheet,) = (found for found in one.printed if found.copy_no == copy_no)
        path = ask_pdf(self._tab, _("物证 {n} 登记表").format(n=one.n))
        if path is not None:
            work = partial(saved_again, self._desk, one, sheet, path)
            self._jobs.run(self._tab, work, self._written)

    def _kept(self, count: int) -> None:
        words_ = ngettext("已保存{n}张照片，不能改动。", "已保存 {n} 张照片，不能改动。", count)
        messages().told(self._tab, _("已保存"), words_.format(n=count))
        self._after()

    def _kept_some(self, error: Exception) -> None:
        """Say why one was refused; those before it are kept."""
        report(self._tab, error)
        self._after()

    def _written(self, path: Path) -> None:
        messages().told(self._tab, _("已保存"), _("已保存到 {path}").format(path=path))
        self._after()
