"""The one door by which anything leaves the window: numbered, registered, marked.

What is written to a file or sent to a printer is a `Marked`, and only this module makes one. The
copy stands in register and journal before the first byte is written.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from cases.records.copies import CopyKind, CopyMark, CopyWay, Leaving, Span
from reports.copy_marks import marked_pages, marked_table
from reports.preview import page_count

if TYPE_CHECKING:
    from cases.services.desk import Desk

_TABLES = {".xlsx", ".csv"}
#: Kinds that other programs read again: no line of text may be added to their rows.
_READ_AGAIN = {CopyKind.DATA, CopyKind.LIST}


@dataclass(frozen=True, slots=True)
class Marked:
    """Bytes that may leave, with the marks of their copies."""

    data: bytes
    marks: tuple[CopyMark, ...]


def marked(desk: "Desk", data: bytes, leaving: Leaving) -> Marked:
    """Number a copy and return its bytes with the mark; runs on the database thread.

    A PDF is marked on every page, a table below its last row and in its page footer. What bears
    no mark without becoming something else (an attachment as it came, data for another program, a
    signed part of the journal) leaves as it is; the register keeps its hash instead.
    """
    is_pdf = data.startswith(b"%PDF-") and leaving.kind is not CopyKind.ATTACHMENT
    is_table = leaving.way is CopyWay.TABLE
    pages = page_count(data) if is_pdf else 0
    kept = "" if is_pdf or is_table else sha256(data).hexdigest()
    mark = desk.copies.number(replace(leaving, pages=pages, sha256=kept))
    if is_pdf:
        data = marked_pages(data, (Span(mark, 0),))
    elif is_table:
        data = marked_table(data, mark, row=leaving.kind not in _READ_AGAIN)
    return Marked(data, (mark,))


def marked_each(
    desk: "Desk", pdf: bytes, parts: Sequence[tuple[Leaving, int, int]], way: CopyWay
) -> Marked:
    """Number several copies in one PDF, each from its first page on and so many pages long."""
    marks = desk.copies.number_each(
        [replace(leaving, pages=count, way=way) for leaving, _first, count in parts]
    )
    spans = [
        Span(mark, first, count) for mark, (_l, first, count) in zip(marks, parts, strict=True)
    ]
    return Marked(marked_pages(pdf, spans), marks)


def marked_drawing(mark: CopyMark, data: bytes) -> Marked:
    """Return a picture or data that names its copy itself, or that cannot; it is numbered."""
    return Marked(data, (mark,))


def recovery_halves(pdf: bytes) -> Marked:
    """Return the recovery sheet, which is printed before there is a desk to number it.

    It holds nothing of any case, bears a number of its own, and its making is an entry of the
    journal.
    """
    return Marked(pdf, ())


def way_of(path: Path) -> CopyWay:
    """Return how something leaves that is written to this file."""
    ending = path.suffix.lower()
    if ending == ".pdf":
        return CopyWay.PDF
    return CopyWay.TABLE if ending in _TABLES else CopyWay.FILE
