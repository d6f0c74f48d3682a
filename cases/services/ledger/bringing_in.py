"""Writes the rows of a ledger that come in, some thousands at a time, in one transaction."""

from collections import Counter
from collections.abc import Generator, Iterable, Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from cases.records.ledger import Field, ImportId, ImportResult, LedgerFile, RefusedRow
from cases.records.progress import Progress
from cases.services import tablefile
from cases.services.ledger.deciding import Decider, Fate
from cases.services.ledger.entries import EntryReader
from cases.services.ledger.writing import Writer
from cases.store.bulk import into
from cases.store.conveyor import conveyor
from cases.store.rows.ledger import ImportRow, LedgerKeyRow

if TYPE_CHECKING:
    from cases.services.desk import Desk

#: Rows read and written at a time; between two such batches the work can be cancelled.
_BATCH = 1500
#: How often somebody hears that the last rows are still being written.
_SIGN_OF_LIFE_SECONDS = 0.1


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
    import_id = row.id
    yield Progress(0, length)
    with conveyor(session) as belt:
        while batch := list(islice(remaining, _BATCH)):
            entries = reader.read([cells for _, cells in batch])
            decided = decider.decide(entries)
            fates.update(decided)
            refused += [
                RefusedRow(line, cells, tuple(entries.problems[index]))
                for index, ((line, cells), fate) in enumerate(zip(batch, decided, strict=True))
                if fate is Fate.REFUSED
            ]
            writer.write(entries, decided, belt)
            # One more: all is read when nothing is left, not when the guess has come true.
            yield Progress(fates.total(), max(length, fates.total() + 1))
        belt.put(into(LedgerKeyRow, "fingerprint", import_id=import_id), (sorted(decider.fresh),))
        yield Progress(fates.total(), fates.total())
        for _ in belt.finish(_SIGN_OF_LIFE_SECONDS):
            yield Progress(fates.total(), fates.total())
    row.rows_read = fates.total()
    row.rows_in = fates[Fate.COMES_IN]
    row.rows_double = fates[Fate.DOUBLE]
    row.rows_refused = len(refused)
    return ImportResult(
        ImportId(import_id),
        row.file_name,
        titles,
        row.rows_read,
        row.rows_in,
        row.rows_double,
        writer.open,
        writer.unassigned,
        tuple(refused),
    )
