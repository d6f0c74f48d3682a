"""The recovery code on paper: both sheets as one PDF, and their pages as pictures."""

from datetime import date

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter

from cases.papers.plain import RecoverySheet
from cases.records.recovery import Half, RecoveryCode, check_mark
from reports.preview import page_count, page_image
from reports.sheets import recovery

_PRINT_DPI = 300


def recovery_pdf(code: RecoveryCode, organ: str, squad: str, day: date) -> bytes:
    """Return both sheets, each to be sealed by itself."""
    return recovery(
        RecoverySheet(
            organ=f"{organ} {squad}",
            made_on=day,
            half=half.value,
            groups=code.half(half),
            check=check_mark(code.half(half)),
        )
        for half in Half
    )


def picture(pdf: bytes, page: int, dpi: float) -> QImage:
    """Return a page as a picture."""
    width, height, data = page_image(pdf, page, dpi)
    return QImage(data, width, height, QImage.Format.Format_RGBA8888).copy()


def print_pdf(pdf: bytes, printer: QPrinter) -> int:
    """Print all pages over the whole sheet; return how many there were."""
    printer.setFullPage(True)
    painter = QPainter(printer)
    count = page_count(pdf)
    for page in range(count):
        if page:
            printer.newPage()
        sheet = printer.pageLayout().fullRectPixels(printer.resolution())
        painter.drawImage(
            QRect(0, 0, sheet.width(), sheet.height()), picture(pdf, page, _PRINT_DPI)
        )
    painter.end()
    return count
