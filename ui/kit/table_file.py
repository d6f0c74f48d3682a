"""What a list shows, written to a table file for a spreadsheet."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from cases.papers.copy_mark import mark_line
from cases.records.copies import CopyMark

#: A cell that begins so would be run as a formula by a spreadsheet.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_table(path: Path, rows: Iterable[Sequence[str]], mark: CopyMark) -> None:
    """Write rows of text as CSV (UTF-8 with a mark, as Excel reads it) or as a workbook.

    The mark of the numbered copy stands below the last row, and at the foot of printed pages.
    """
    if path.suffix.lower() == ".xlsx":
        _write_book(path, rows, mark_line(mark))
        return
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([harmless(cell) for cell in row] for row in rows)
        csv.writer(file).writerow([mark_line(mark)])


def harmless(cell: str) -> str:
    """Return the cell so that no spreadsheet takes it for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _write_book(path: Path, rows: Iterable[Sequence[str]], mark: str) -> None:
    from openpyxl import Workbook

    from cases.papers.workbook import streamed_sheet, write

    book = Workbook(write_only=True)
    sheet = streamed_sheet(book)
    for row in rows:
        sheet.append([harmless(cell) for cell in row])
    sheet.append([mark])
    footer = sheet.oddFooter
    assert footer is not None
    footer.center.text = mark.replace("&", "&&")
    write(book, path)
