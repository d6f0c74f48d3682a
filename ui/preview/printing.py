"""Pages to a printer, or to a PDF file: pictures drawn one after the other, with progress."""

from collections.abc import Generator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QFileDialog, QWidget

from cases.records.progress import Progress
from reports.preview import page_count, page_image
from ui.kit.i18n import _
from ui.preview.leaving import Marked
from ui.preview.pages import picture

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

#: Fine enough for eleven points of FangSong, small enough to stay quick.
PRINT_DPI = 300


def ask_printer(parent: QWidget, title: str) -> "QPrinter | None":
    """Let the officer choose a printer; None when he turns away."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(title)
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


def printed(
    printer: "QPrinter", copy: Marked, first: int = 0, count: int = 0
) -> Generator[Progress, None, int]:
    """Print pages and return how many; it runs off the GUI thread, which Qt allows on a printer."""
    pdf = copy.data
    pages = count or page_count(pdf) - first
    painter = QPainter(printer)
    try:
        for done in range(pages):
            yield Progress(done, pages)
            if done:
                printer.newPage()
            width, height, data = page_image(pdf, first + done, PRINT_DPI)
            frame = printer.pageLayout().fullRectPixels(printer.resolution())
            across = width > height
            target = QRectF(0, 0, frame.width(), frame.height())
            image = picture(width, height, data)
            if across:
                scale = min(target.width() / width, target.height() / height)
                target = QRectF(0, 0, width * scale, height * scale)
            painter.drawImage(target, image)
    finally:
        painter.end()
    return pages


def ask_file(parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
    """Let the officer choose where to save a file; None when he turns away."""
    safe = "".join("_" if character in '/\\:*?"<>|' else character for character in name)
    chosen, _kind = QFileDialog.getSaveFileName(parent, title, safe, kinds)
    return Path(chosen) if chosen else None


def ask_pdf(parent: QWidget, name: str) -> Path | None:
    """Let the officer choose where to save a PDF."""
    return ask_file(parent, _("保存 PDF"), f"{name}.pdf", "PDF (*.pdf)")


def save(path: Path, copy: Marked) -> partial[Path]:
    """Return the work of writing a file: whole, or not at all."""
    return partial(_write, path, copy.data)


def _write(path: Path, data: bytes) -> Path:
    part = path.with_name(f"{path.name}.part")
    part.write_bytes(data)
    part.replace(path)
    return path
