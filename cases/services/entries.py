"""Journal entries that are not acts of a desk: recovery, failed sign-ins, what waited."""

from dataclasses import replace
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


def report_end(session: engine.StoreSession, found: KeyFile, at: datetime) -> None:
    """Enter that the journal no longer has the end that the key file remembers."""
    raw = engine.driver(session)
    if not journal.holds(raw, remembered(found)):
        entries = journal.head(raw).seq
        record(session, at, None, "station.journal_cut", remembered=found.journal_seq, n=entries)


def remembered(found: KeyFile) -> journal.Head:
    """Return the end of the journal as the key file remembers it."""
    return journal.Head(found.journal_seq, found.journal_hash)


def remember_end(found: KeyFile, store: engine.Store) -> KeyFile:
    """Return the file with the journal's present end.

    A journal that has lost the end remembered before is not followed: it stays noticed.
    """
    with engine.session(store.reading, Acting(-1, datetime.now(UTC))) as session:
        raw = engine.driver(session)
        if not journal.holds(raw, remembered(found)):
            return found
        end = journal.head(raw)
    return replace(found, journal_seq=end.seq, journal_hash=end.hash)
