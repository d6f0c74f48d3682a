"""Tables as offices keep them: workbooks and text files, read row by row.

A cell is what the file holds; an empty one is an empty string. Text files may be UTF-8 or
GB18030, with commas, semicolons or tabs. Lines are counted as the officer sees them, from 1.
"""

import codecs
import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cases.refusals import Reason, Refusal

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

    from cases.records.ledger import Cell

#: A row with the number of its line in the file.
Line = tuple[int, tuple["Cell", ...]]

_TEXT = frozenset({".csv", ".txt", ".tsv"})
_BOOKS = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".et"})
SUFFIXES = tuple(sorted(_TEXT | _BOOKS))
_DELIMITERS = ",\t;|，"
#: A cell longer than this is no cell but a broken quotation.
_FIELD_LIMIT = 1 << 20


@dataclass(frozen=True, slots=True)
class TableFile:
    """A table in a file, opened for reading.

    Attributes:
        sheets: All sheets of a workbook; empty for a text file.
        sheet: The one that is read.
        encoding: Of a text file.
        delimiter: Of a text file.
    """

    path: Path
    sheets: tuple[str, ...] = ()
    sheet: str = ""
    encoding: str = ""
    delimiter: str = ""

    def lines(self) -> Iterator[Line]:
        """Return the lines that hold anything, each with its number."""
        return self.counted()[1]

    def counted(self) -> tuple[int, Iterator[Line]]:
        """Return about how many lines there are, and those that hold anything.

        A workbook is read as a whole for either, which takes a second for a long ledger.
        """
        if self.encoding:
            return _text_height(self), _text_lines(self)
        sheet = _sheet(self)
        return sheet.height, _book_lines(self, sheet)

    def first(self, count: int) -> tuple[Line, ...]:
        """Return the first lines that hold anything."""
        return tuple(islice(self.lines(), count))


def open_table(path: Path, sheet: str | None = None) -> TableFile:
    """Find out how the file is to be read.

    Raises:
        Refusal: it is no table, cannot be read, or has no such sheet.
    """
    suffix = path.suffix.lower()
    if suffix in _TEXT:
        return _open_text(path)
    if suffix in _BOOKS:
        return _open_book(path, sheet)
    raise Refusal(Reason.FILE_UNREADABLE, name=path.name)


def _open_text(path: Path) -> TableFile:
    try:
        encoding = _encoding(path)
        with path.open(encoding=encoding, newline="") as file:
            head = file.read(1 << 16)
    except (OSError, UnicodeError) as error:
        raise Refusal(Reason.FILE_UNREADABLE, name=path.name) from error
    if "\0" in head:
        raise Refusal(Reason.FILE_UNREADABLE, name=path.name)
    return TableFile(path, encoding=encoding, delimiter=_delimiter(head))


def _encoding(path: Path) -> str:
    """Tell the encoding from the bytes: UTF-8 is strict enough to be recognised, GB18030 is not."""
    with path.open("rb") as file:
        start = file.read(4)
        if start.startswith(codecs.BOM_UTF8):
            return "utf-8-sig"
        if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return "utf-16"
        file.seek(0)
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            while chunk := file.read(1 << 20):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "gb18030"
    return "utf-8"


def _delimiter(head: str) -> str:
    """Take the mark that splits the first lines most evenly."""
    lines = [line for line in head.splitlines()[:30] if line.strip()]

    def evenness(mark: str) -> tuple[int, int]:
        counts = [len(row) for row in csv.reader(lines, delimiter=mark)]
        usual = max(set(counts), key=lambda count: (counts.count(count), count), default=1)
        return (counts.count(usual) if usual > 1 else 0, usual)

    return max(_DELIMITERS, key=evenness)


def _text_height(table: TableFile) -> int:
    with table.path.open("rb") as file:
        return sum(chunk.count(b"\n") for chunk in iter(partial(file.read, 1 << 20), b""))


def _text_lines(table: TableFile) -> Iterator[Line]:
    csv.field_size_limit(_FIELD_LIMIT)
    with table.path.open(encoding=table.encoding, newline="") as file:
        reader = csv.reader(file, delimiter=table.delimiter)
        number = 0
        try:
            for row in reader:
                if any(row):
                    yield number + 1, tuple(row)
                number = reader.line_num
        except (csv.Error, UnicodeError) as error:
            raise Refusal(
                Reason.FILE_UNREADABLE, name=table.path.name, line=reader.line_num
            ) from error


def _open_book(path: Path, sheet: str | None) -> TableFile:
    from python_calamine import CalamineError, load_workbook

    try:
        book = load_workbook(str(path))
    except (CalamineError, OSError) as error:
        raise Refusal(Reason.FILE_UNREADABLE, name=path.name) from error
    names = tuple(book.sheet_names)
    if not names or (sheet is not None and sheet not in names):
        raise Refusal(Reason.FILE_UNREADABLE, name=path.name)
    if sheet is None:
        # The ledger is the longest sheet; others hold notes and figures.
        sheet = max(names, key=lambda name: _height(book.get_sheet_by_name(name)))
    return TableFile(path, sheets=names, sheet=sheet)


def _height(sheet: "CalamineSheet") -> int:
    return sheet.height


def _sheet(table: TableFile) -> "CalamineSheet":
    from python_calamine import CalamineError, load_workbook

    try:
        return load_workbook(str(table.path)).get_sheet_by_name(table.sheet)
    except (CalamineError, OSError) as error:
        raise Refusal(Reason.FILE_UNREADABLE, name=table.path.name) from error


def _book_lines(table: TableFile, sheet: "CalamineSheet") -> Iterator[Line]:
    from python_calamine import CalamineError

    try:
        start = sheet.start
        offset = (start[0] if start else 0) + 1
        for index, row in enumerate(sheet.iter_rows()):
            cells = tuple(map(_plain, row))
            if any(cell != "" for cell in cells):
                yield offset + index, cells
    except (CalamineError, OSError) as error:
        raise Refusal(Reason.FILE_UNREADABLE, name=table.path.name) from error


def _plain(cell: Any) -> "Cell":
    match cell:
        case timedelta():
            # A time of day typed as a duration.
            minutes = int(cell.total_seconds()) // 60
            return f"{minutes // 60:02d}:{minutes % 60:02d}"
        case float() if cell.is_integer():
            return int(cell)
        case _:
            plain: Cell = cell
            return plain
