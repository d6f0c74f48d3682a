"""Journal entries that are not acts of a desk: recovery, failed sign-ins, what waited."""

from datetime import UTC, datetime, timedelta
from typing import Any

from cases.store import engine, journal
from cases.store.guard import Acting
from cases.store.keys import KeyFile

#: What the program does while the journal is closed.
_KEPT_OUTSIDE = frozenset({"station.backup", "station.restore"})
#: Two PCs on one table do not agree to the second.
_CLOCKS_DIFFER = timedelta(minutes=5)


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
    """Enter what the key file kept while the journal was closed.

    Who can write to the folder can write into the key file: what the program never keeps there
    is entered as what it is, and under no other name.
    """
    for event in found.pending:
        values = {**event.values, "happened_at": event.at}
        act = event.act
        if act not in _KEPT_OUTSIDE:
            act, values = "station.key_file_altered", {"claimed": event.act, **values}
        journal.append(
            engine.driver(session), at=at, officer=None, act=act, case=None, values=values
        )
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


def report_clock(session: engine.StoreSession, at: datetime) -> None:
    """Enter that the clock of the PC is behind the journal, where it is."""
    newest = journal.newest_at(engine.driver(session))
    if newest is not None and at < newest - _CLOCKS_DIFFER:
        record(session, at, None, "station.clock_behind", newest_entry=newest)


def head_of(store: engine.Store) -> int:
    """Return the number of the newest journal entry."""
    with engine.session(store.reading, Acting(-1, datetime.now(UTC))) as session:
        return journal.head(engine.driver(session)).seq
