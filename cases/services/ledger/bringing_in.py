"""Writes the rows of a ledger that come in, some thousands at a time, in one transaction."""

from collections import Counter
from collections.abc import Generator
from contextlib import AbstractContextManager, closing, nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from cases.records.ledger import ImportId, ImportResult, RefusedRow
from cases.records.progress import Progress
from cases.services.ledger.batch import Order
from cases.services.ledger.beside import Preparing, beside
from cases.services.ledger.deciding import Fate
from cases.services.ledger.ground import ground
from cases.services.ledger.mapped import titles_of
from cases.services.ledger.preparing import prepare
from cases.services.ledger.writing import Writer
from cases.services.search.indexing import SOME, index_some
from cases.store import waiting_index
from cases.store.bulk import into
from cases.store.conveyor import conveyor
from cases.store.rows.ledger import ImportRow, LedgerKeyRow

if TYPE_CHECKING:
    from cases.services.desk import Desk

#: Files from this size on, of some thousand rows, are worth the start of a second process.
_LONG_BYTES = 400_000
#: How often somebody hears that the last rows are still being written.
_SIGN_OF_LIFE_SECONDS = 0.1


def preparing(order: Order) -> AbstractContextManager[Preparing]:
    """Make ready to prepare a ledger: for a long one a second process begins at once."""
    if Path(order.file.path).stat().st_size >= _LONG_BYTES:
        return beside(order)
    return nullcontext(partial(prepare, order))


def bring_in(
    desk: "Desk", session: Session, order: Order, sha256: str, prepared: Preparing
) -> Generator[Progress, None, ImportResult]:
    """Read and write all lines."""
    path = Path(order.file.path)
    row = ImportRow(
        file_name=path.name,
        sha256=sha256,
        mapping={str(index): field.value for index, field in order.mapping.items()},
        imported_at=desk.now(),
        imported_by=desk.officer.id,
    )
    session.add(row)
    session.flush()
    import_id = row.id
    writer = Writer(desk, import_id)
    refused: list[RefusedRow] = []
    fresh: list[int] = []
    fates: Counter[Fate] = Counter()
    holds = ground(session)
    with closing(prepared(holds)) as batches, conveyor(session) as belt:
        for batch in batches:
            fates.update(batch.fates)
            refused += batch.refused
            fresh += batch.fresh
            writer.write(batch, belt)
            # One more: all is read when nothing is left, not when the guess has come true.
            read = fates.total()
            yield Progress(read, max(batch.length, read + 1 if read else 0))
        belt.put(into(LedgerKeyRow, "fingerprint", import_id=import_id), (sorted(fresh),))
        yield Progress(fates.total(), fates.total())
        for _ in belt.finish(_SIGN_OF_LIFE_SECONDS):
            yield Progress(fates.total(), fates.total())
    _leave_to_index(session, import_id, holds.case_id, fates[Fate.COMES_IN])
    row.rows_read = fates.total()
    row.rows_in = fates[Fate.COMES_IN]
    row.rows_double = fates[Fate.DOUBLE]
    row.rows_refused = len(refused)
    return ImportResult(
        ImportId(import_id),
        row.file_name,
        titles_of(order.file),
        row.rows_read,
        row.rows_in,
        row.rows_double,
        writer.open,
        writer.unassigned,
        tuple(refused),
    )


def _leave_to_index(session: Session, import_id: int, first: int, count: int) -> None:
    """Let the cases wait for the index; a few of them are taken in at once."""
    if not count:
        return
    waiting_index.leave(session, import_id, waiting_index.Range(first, first + count - 1))
    if count <= SOME:
        index_some(session)
