"""Workbooks written in memory: the library alone writes each sheet into a temporary file.

What is deleted from a disk stays on it for a while; the folder of temporary files is not ours, and
nobody encrypts it.
"""

# ruff: noqa: SLF001 - the library offers no door to where it writes

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter
from typing_extensions import override

if TYPE_CHECKING:
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet


def streamed_sheet(book: Workbook, title: str | None = None) -> "WriteOnlyWorksheet":
    """Add a sheet that takes row after row to a workbook made with `write_only`."""
    sheet: Any = book.create_sheet(title)
    sheet._writer = _InMemory(sheet)
    sheet._writer.write_top()
    found: WriteOnlyWorksheet = sheet
    return found


def written(book: Workbook) -> bytes:
    """Return the workbook as a file."""
    out = BytesIO()
    _Archive(book, ZipFile(out, "w", ZIP_DEFLATED, allowZip64=True)).save()
    return out.getvalue()


def write(book: Workbook, path: Path) -> None:
    """Write the workbook into a file, and nothing of it anywhere else."""
    path.write_bytes(written(book))


class _InMemory(WorksheetWriter):
    """Writes a sheet into memory."""

    def __init__(self, sheet: Any) -> None:
        super().__init__(sheet, out=BytesIO())

    @override
    def cleanup(self) -> None:
        """There is no file to take away."""


class _Archive(ExcelWriter):
    """Puts the sheets into the file from memory."""

    _archive: ZipFile

    @override
    def write_worksheet(self, ws: Any) -> None:
        if not self.workbook.write_only:
            ws._writer = _InMemory(ws)
            ws._writer.write()
        elif not ws.closed:
            ws.close()
        ws._drawing = SpreadsheetDrawing()
        ws._drawing.charts, ws._drawing.images = ws._charts, ws._images
        ws._rels = ws._writer._rels
        self._archive.writestr(ws.path[1:], ws._writer.out.getvalue())
        self.manifest.append(ws)
