"""Rows carried into the database behind the reader's back."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from cases.store import bulk, conveyor, engine
from cases.store.bulk import into
from cases.store.guard import Acting
from cases.store.rows.ledger import ImportRow, LedgerKeyRow

ACTING = Acting(0, datetime(2026, 9, 24, tzinfo=UTC), door=True)
KEYS = into(LedgerKeyRow, "fingerprint", import_id=1)


def numbers(store: engine.Store) -> list[int]:
    with engine.session(store.door, ACTING) as session:
        wanted = select(LedgerKeyRow.fingerprint).order_by(LedgerKeyRow.fingerprint)
        return list(session.scalars(wanted))


@pytest.mark.parametrize("count", [0, 1, 999, 25_001])
def test_every_row_arrives_whether_it_fills_a_statement_or_not(
    store: engine.Store, count: int
) -> None:
    bring(store, *(range(begin, min(begin + 7000, count)) for begin in range(0, count, 7000)))
    assert numbers(store) == list(range(count))


def bring(store: engine.Store, *loads: Sequence[int]) -> None:
    with bulk.wholesale(store, ACTING) as session, conveyor.conveyor(session) as belt:
        for load in loads:
            belt.put(KEYS, (load,))
        assert all(moment is None for moment in belt.finish(0.01))


def leave_early(store: engine.Store) -> None:
    with bulk.wholesale(store, ACTING) as session, conveyor.conveyor(session) as belt:
        for begin in range(0, 20 * 30_000, 30_000):
            belt.put(KEYS, (range(begin, begin + 30_000),))
        raise LeftError


class LeftError(Exception):
    """Somebody left."""


def test_what_could_not_be_written_is_told_and_nothing_comes_in(store: engine.Store) -> None:
    with pytest.raises(engine.DriverError, match="UNIQUE"):
        bring(store, [1, 2, 3], [3])
    assert numbers(store) == []


def test_whoever_leaves_early_leaves_nothing(store: engine.Store) -> None:
    with pytest.raises(LeftError):
        leave_early(store)
    assert numbers(store) == []


def test_columns_not_named_get_the_default_of_their_class(store: engine.Store) -> None:
    keys = into(
        ImportRow, "id", file_name="it's", sha256="", mapping="{}", imported_at="", imported_by=0
    )
    with bulk.wholesale(store, ACTING) as session, conveyor.conveyor(session) as belt:
        belt.put(keys, ([7],))
        list(belt.finish(0.01))
    with engine.session(store.door, ACTING) as session:
        wanted = select(ImportRow.id, ImportRow.file_name, ImportRow.rows_read)
        assert session.execute(wanted).all() == [(7, "it's", 0)]
