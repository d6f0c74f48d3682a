"""The journal: append-only, chained by hash, written in the transaction of the act it records.

The hash is taken over the stored bytes of the entry; the columns by which entries are filtered
are generated from those bytes, so nothing else about an entry can differ from what was hashed.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from cases.store.origin import ORIGIN

__all__ = [
    "ORIGIN",
    "SCHEMA",
    "Head",
    "Verdict",
    "append",
    "has_act",
    "head",
    "holds",
    "last_act",
    "newest_at",
    "of_case",
    "verify",
]

SCHEMA = (
    """CREATE TABLE main.journal(
        seq INTEGER PRIMARY KEY,
        entry TEXT NOT NULL,
        hash TEXT NOT NULL,
        at TEXT AS (json_extract(entry, '$.at')) VIRTUAL,
        officer_id INTEGER AS (json_extract(entry, '$.officer')) VIRTUAL,
        case_id INTEGER AS (json_extract(entry, '$.case')) VIRTUAL,
        act TEXT AS (json_extract(entry, '$.act')) VIRTUAL)""",
    "CREATE INDEX main.ix_journal_case_id ON journal(case_id, seq)",
    "CREATE INDEX main.ix_journal_officer_id ON journal(officer_id, seq)",
    "CREATE INDEX main.ix_journal_at ON journal(at)",
    """CREATE TRIGGER main.journal_no_update BEFORE UPDATE ON journal
        BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END""",
    """CREATE TRIGGER main.journal_no_delete BEFORE DELETE ON journal
        BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END""",
)


@dataclass(frozen=True, slots=True)
class Head:
    """The newest entry: its sequence number and hash, as printed on every issued paper."""

    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What checking the whole chain found."""

    entries: int
    intact: bool
    head: str
    #: Sequence number of the first entry that does not fit, if any.
    first_bad: int | None = None


def append(
    raw: Any,
    *,
    at: datetime,
    officer: int | None,
    act: str,
    case: int | None,
    values: Mapping[str, Any],
) -> Head:
    """Append one entry on the driver connection, inside the transaction that is open there."""
    previous = head(raw)
    entry = json.dumps(
        {
            "seq": previous.seq + 1,
            "at": _moment(at),
            "officer": officer,
            "act": act,
            "case": case,
            "values": values,
            "previous": previous.hash,
        },
        ensure_ascii=False,
        separators=(",", ":"),
        default=_plain,
    )
    new = Head(previous.seq + 1, hashlib.sha256(entry.encode()).hexdigest())
    raw.execute(
        "INSERT INTO main.journal(seq, entry, hash) VALUES(?, ?, ?)", (new.seq, entry, new.hash)
    )
    return new


def head(raw: Any) -> Head:
    """Return the newest entry's place in the chain."""
    row = raw.execute("SELECT seq, hash FROM main.journal ORDER BY seq DESC LIMIT 1").fetchone()
    return Head(*row) if row else Head(0, ORIGIN)


def holds(raw: Any, end: Head) -> bool:
    """Tell whether the journal still has the entry that was once its newest."""
    if not end.seq:
        return True
    row = raw.execute("SELECT hash FROM main.journal WHERE seq=?", (end.seq,)).fetchone()
    return row is not None and (not end.hash or row[0] == end.hash)


def newest_at(raw: Any) -> datetime | None:
    """Return when the newest entry says it was written."""
    row = raw.execute(
        # An entry that somebody has broken must not keep anybody from finding it.
        "SELECT CASE WHEN json_valid(entry) THEN at END FROM main.journal ORDER BY seq DESC LIMIT 1"
    ).fetchone()
    try:
        found = datetime.fromisoformat(row[0]) if row and row[0] else None
    except ValueError:
        return None
    return found if found is not None and found.tzinfo is not None else None


def verify(raw: Any) -> Verdict:
    """Check every entry against its hash, its number and the hash before it."""
    previous, expected, count = ORIGIN, 1, 0
    for seq, entry, stored in raw.execute("SELECT seq, entry, hash FROM main.journal ORDER BY seq"):
        fits = (
            seq == expected
            and hashlib.sha256(entry.encode()).hexdigest() == stored
            and entry.startswith(f'{{"seq":{seq},')
            and entry.endswith(f'"previous":"{previous}"}}')
        )
        if not fits:
            return Verdict(count, intact=False, head=previous, first_bad=seq)
        previous, expected, count = stored, seq + 1, count + 1
    return Verdict(count, intact=True, head=previous)


def of_case(raw: Any, case: int) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Yield the entries of one case, oldest first."""
    for seq, entry in raw.execute(
        "SELECT seq, entry FROM main.journal WHERE case_id=? ORDER BY seq", (case,)
    ):
        yield seq, json.loads(entry)


def last_act(raw: Any, officer: int, *, before: datetime) -> datetime | None:
    """Return when an officer last did anything before a moment."""
    row = raw.execute(
        "SELECT at FROM main.journal WHERE officer_id=? AND at<? ORDER BY seq DESC LIMIT 1",
        (officer, _moment(before)),
    ).fetchone()
    return None if row is None else datetime.fromisoformat(row[0])


def has_act(raw: Any, officer: int, act: str, *, since: datetime) -> bool:
    """Tell whether an officer did something of a kind since a moment."""
    row = raw.execute(
        # By the day: an officer has years of entries, and few of today.
        "SELECT 1 FROM main.journal INDEXED BY ix_journal_at"
        " WHERE at>=? AND officer_id=? AND act=? LIMIT 1",
        (_moment(since), officer, act),
    ).fetchone()
    return row is not None


def _moment(moment: datetime) -> str:
    """Return a moment as entries hold it, so that texts compare as times do."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


def _plain(value: object) -> object:
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat(timespec="seconds")
        case date():
            return value.isoformat()
        case Decimal():
            return str(value)
        case Enum():
            return value.value
        case frozenset() | set():
            return sorted(str(item) for item in value)
        case _:
            raise TypeError(f"{type(value).__name__} does not go into the journal")
