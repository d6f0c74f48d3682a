"""The mark of a numbered copy on what leaves: at the foot of pages, in the last lines of tables."""

from collections.abc import Sequence
from io import BytesIO

from cases.papers.copy_mark import mark_line
from cases.records.copies import CopyMark, Span
from reports.overlay import Over, overlaid

#: A workbook and a table of text begin so.
_BOOK = b"PK\x03\x04"


def marked_pages(pdf: bytes, spans: Sequence[Span]) -> bytes:
    """Return the pages, each with the mark of the copy it belongs to; none may be without.

    The stored document is not changed: the mark is laid over the pages that leave.
    """
    marks: dict[int, str] = {}
    rest = ""
    for span in spans:
        if span.count is None:
            rest = mark_line(span.mark)
            continue
        for page in range(span.first, span.first + span.count):
            marks[page] = mark_line(span.mark)
    return overlaid(pdf, lambda page: Over(foot=marks.get(page, rest)))


def marked_table(table: bytes, mark: CopyMark, *, row: bool = True) -> bytes:
    """Return a workbook or CSV with its mark.

    Args:
        table: The file; a workbook also bears the mark at the foot of each page when printed.
        mark: Of the copy.
        row: Below the last row too; not for a table that is read in again.
    """
    if not table.startswith(_BOOK):
        line = f"\r\n{mark_line(mark)}\r\n".encode() if row else b"\r\n"
        return table.rstrip(b"\r\n") + line
    from openpyxl import load_workbook

    from cases.papers.workbook import written

    book = load_workbook(BytesIO(table))
    for sheet in book.worksheets:
        if row:
            sheet.append([mark_line(mark)])
        footer = sheet.oddFooter
        assert footer is not None
        # A sign that a spreadsheet would take for a code.
        footer.center.text = mark_line(mark).replace("&", "&&")
    return written(book)
