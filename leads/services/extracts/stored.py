"""What lies in the blocks of an extract: columns to search, rows as they stood in the file."""

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import select

from cases.store.engine import StoreSession
from cases.store.rows.extracts import ExtractBlockRow
from leads.ranking.encoder import Encoder
from leads.ranking.population import Population, encode, join
from leads.ranking.vehicle import FIELDS
from leads.registers import blocks
from leads.registers.fields import OFFERED, ExtractKind, Field
from leads.registers.records import ExtractId


def population_in(session: StoreSession, extract_id: ExtractId) -> Population:
    """Return the vehicles of an extract as columns; a list of addresses has none.

    The caller has written its use down, or checks it with every question.
    """
    found = session.scalars(
        select(ExtractBlockRow.columns)
        .where(ExtractBlockRow.extract_id == extract_id)
        .order_by(ExtractBlockRow.n)
    )
    parts = [Population.from_bytes(data) for data in found if data is not None]
    return join(parts) if parts else encode(())


def population_bytes(read: Mapping[Field, Sequence[str]] | None, count: int) -> bytes | None:
    """Return rows of a block as they are searched; None: the kind has no vehicles."""
    if read is None:
        return None
    blank = [""] * count
    encoder = Encoder()
    encoder.add_columns([read.get(Field(name), blank) for name in FIELDS])
    return encoder.population().to_bytes()


def row_at(
    session: StoreSession, extract_id: ExtractId, kind: ExtractKind, place: int
) -> dict[Field, str] | None:
    """Return one row as the file had it; None: there is no such row."""
    begin = 0
    for n, count in session.execute(
        select(ExtractBlockRow.n, ExtractBlockRow.rows)
        .where(ExtractBlockRow.extract_id == extract_id)
        .order_by(ExtractBlockRow.n)
    ):
        if begin <= place < begin + count:
            columns = _columns(session, extract_id, n)
            cells = (column[place - begin] for column in columns)
            return dict(zip(OFFERED[kind], cells, strict=True))
        begin += count
    return None


def rows_in(
    session: StoreSession, extract_id: ExtractId, kind: ExtractKind
) -> Iterator[dict[Field, str]]:
    """Yield every row, a block at a time: for lists of addresses, which are short."""
    numbers = session.scalars(
        select(ExtractBlockRow.n)
        .where(ExtractBlockRow.extract_id == extract_id)
        .order_by(ExtractBlockRow.n)
    ).all()
    for n in numbers:
        for cells in zip(*_columns(session, extract_id, n), strict=True):
            yield dict(zip(OFFERED[kind], cells, strict=True))


def _columns(session: StoreSession, extract_id: ExtractId, n: int) -> list[list[str]]:
    return blocks.unpack(
        session.scalars(
            select(ExtractBlockRow.content).where(
                ExtractBlockRow.extract_id == extract_id, ExtractBlockRow.n == n
            )
        ).one()
    )
