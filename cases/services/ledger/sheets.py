"""Writing tables that an office program opens: workbooks and CSV."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from cases.papers.copy_mark import mark_line
from cases.papers.workbook import write
from cases.records.copies import CopyMark
from cases.refusals import Reason, Refusal


def append(sheet: Worksheet, cells: Sequence[Any]) -> None:
    """Add a row; what looks like a formula stays the words it was."""
    row = sheet.max_row + 1 if sheet.cell(1, 1).value is not None else 1
    for column, value in enumerate(cells, 1):
        plain = ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value
        cell = sheet.cell(row, column, plain)
        if isinstance(plain, str) and plain.startswith("="):
            cell.data_type = "s"


def foot(sheet: Worksheet, mark: CopyMark) -> None:
    """Put the mark of the copy at the foot of the pages the sheet prints on."""
    footer = sheet.oddFooter
    assert footer is not None
    # A sign that a spreadsheet would take for a code.
    footer.center.text = mark_line(mark).replace("&", "&&")


def save(book: Workbook, path: Path) -> None:
    """Save a workbook.

    Raises:
        Refusal: the file cannot be written there.
    """
    try:
        write(book, path)
    except OSError as error:
        raise Refusal(Reason.FILE_UNWRITABLE, name=path.name) from error


def write_table(
    path: Path, header: Sequence[str], rows: Iterable[Sequence[Any]], mark: CopyMark
) -> None:
    """Write a table as a workbook or, to a name that ends so, as CSV.

    The mark of the copy stands at the foot of printed pages; no row of it is added, for the table
    is read in elsewhere.

    Raises:
        Refusal: the file cannot be written there.
    """
    if path.suffix.lower() == ".xlsx":
        book = Workbook()
        sheet = book.active
        assert isinstance(sheet, Worksheet)
        append(sheet, header)
        for cell in sheet[1]:
            cell.font = Font(bold=True)
        sheet.freeze_panes = "A2"
        foot(sheet, mark)
        for row in rows:
            append(sheet, row)
        save(book, path)
        return
    try:
        # Office programs take a text file for UTF-8 only with the mark at its beginning.
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            out = csv.writer(file)
            out.writerow(header)
            out.writerows([_harmless(value) for value in row] for row in rows)
    except OSError as error:
        raise Refusal(Reason.FILE_UNWRITABLE, name=path.name) from error


def _harmless(value: Any) -> Any:
    """Keep an office program from running a cell as a formula."""
    if isinstance(value, str) and value[:1] in {"=", "+", "-", "@"}:
        return f"'{value}"
    return value
