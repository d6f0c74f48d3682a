"""Journal entries that are not acts of a desk: recovery, failed sign-ins, what waited."""

from datetime import UTC, datetime
from typing import Any

from cases.store import engine, journal
from cases.store.guard import Acting
from cases.store.keys import KeyFile


def record(
    session: engine.StoreSession, at: datetime, officer: int | None, act: str, **values: Any
) -> journal.Head:
    """Add an entry about the station itself, in the transaction that is open."""
    return journal.append(
        engine.driver(session), at=at, officer=officer, act=act, case=None, values=values
    )


def record_case(
    session: engine.StoreSession,
    at: datetime,
    officer: int,
    act: str,
    case_id: int,
    **values: Any,
) -> journal.Head:
    """Add an entry about a case that one act touches among others."""
    return journal.append(
        engine.driver(session), at=at, officer=officer, act=act, case=case_id, values=values
    )


def report(session: engine.StoreSession, found: KeyFile, at: datetime) -> None:
    """Enter what the key file kept while the journal was closed."""
    for event in found.pending:
        record(session, at, None, event.act, happened_at=event.at, **event.values)
    for number, failed in sorted(found.failures.items()):
        if failed.unreported:
            record(
                session,
                at,
                None,
                "station.sign_in_failed",
                number=number,
                happened_at=failed.unreported,
            )


def head_of(store: engine.Store) -> int:
    """Return the number of the newest journal entry."""
    with engine.session(store.reading, Acting(-1, datetime.now(UTC))) as session:
        return journal.head(engine.driver(session)).seq
