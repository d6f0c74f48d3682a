"""A register (台账) as a file: CSV or Excel, for other programs."""

import csv
from io import StringIO

from cases.papers.plain import RegisterPage


def to_csv(page: RegisterPage) -> bytes:
    """Return a register as CSV that Excel opens as Chinese."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow([column.title for column in page.columns])
    writer.writerows([_harmless(cell) for cell in row] for row in page.rows)
    return text.getvalue().encode("utf-8-sig")


def to_excel(page: RegisterPage) -> bytes:
    """Return a register as an Excel book with one sheet."""
    # Late: a quarter of a second and many megabytes, for what is done once a month.
    from openpyxl import Workbook

    from cases.papers.workbook import streamed_sheet, written

    book = Workbook(write_only=True)
    sheet = streamed_sheet(book, page.period)
    sheet.append([f"{page.organ}　{page.title}　{page.period}"])
    sheet.append([column.title for column in page.columns])
    for row in page.rows:
        sheet.append([_harmless(cell) for cell in row])
    sheet.append([page.summary])
    return written(book)


def _harmless(cell: str) -> str:
    """Keep a name that begins like a formula from becoming one."""
    return f"'{cell}" if cell[:1] in {"=", "+", "-", "@"} and len(cell) > 1 else cell
