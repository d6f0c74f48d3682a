"""Writes the rows of a ledger that come in, some thousands at a time, in one transaction."""

from collections import Counter
from collections.abc import Generator, Iterable, Mapping
from itertools import islice, repeat
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from cases.records.ledger import Field, ImportId, ImportResult, LedgerFile, RefusedRow
from cases.records.progress import Progress
from cases.services import tablefile
from cases.services.ledger.deciding import Decider, Fate
from cases.services.ledger.entries import EntryReader
from cases.services.ledger.writing import Writer
from cases.store import bulk
from cases.store.rows.ledger import ImportRow, LedgerKeyRow

if TYPE_CHECKING:
    from cases.services.desk import Desk

#: Rows read and written at a time; between two such batches the work can be cancelled.
_BATCH = 4000


def bring_in(
    desk: "Desk",
    session: Session,
    file: LedgerFile,
    mapping: Mapping[int, Field],
    lines: Iterable[tablefile.Line],
    sha256: str,
    length: int,
) -> Generator[Progress, None, ImportResult]:
    """Read and write all lines; `length` is about how many there are."""
    row = ImportRow(
        file_name=Path(file.path).name,
        sha256=sha256,
        mapping={str(index): field.value for index, field in mapping.items()},
        imported_at=desk.now(),
        imported_by=desk.officer.id,
    )
    session.add(row)
    session.flush()
    titles = tuple(column.title for column in file.columns)
    reader = EntryReader(titles, mapping, desk.today())
    decider = Decider(session)
    writer = Writer(desk, session, decider, row.id)
    refused: list[RefusedRow] = []
    fates: Counter[Fate] = Counter()
    remaining = iter(lines)
    yield Progress(0, length)
    while batch := list(islice(remaining, _BATCH)):
        entries = reader.read([cells for _, cells in batch])
        decided = decider.decide(entries)
        fates.update(decided)
        refused += [
            RefusedRow(line, cells, tuple(entries.problems[index]))
            for index, ((line, cells), fate) in enumerate(zip(batch, decided, strict=True))
            if fate is Fate.REFUSED
        ]
        writer.write(entries, decided)
        yield Progress(fates.total(), max(length, fates.total()))
    bulk.insert(
        session,
        LedgerKeyRow,
        ("fingerprint", "import_id"),
        sorted(zip(decider.fresh, repeat(row.id), strict=False)),
    )
    row.rows_read = fates.total()
    row.rows_in = fates[Fate.COMES_IN]
    row.rows_double = fates[Fate.DOUBLE]
    row.rows_refused = len(refused)
    return ImportResult(
        ImportId(row.id),
        row.file_name,
        titles,
        row.rows_read,
        row.rows_in,
        row.rows_double,
        writer.open,
        writer.unassigned,
        tuple(refused),
    )
