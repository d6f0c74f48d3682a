"""A million journal entries checked, against SHA-256 over the same bytes entry by entry.

Both cores are used. Of the time of one, reading and decrypting take 1.8 times what hashing does;
finding the entries in what was read and comparing their numbers and links half of it again.
"""

import hashlib
import json
import secrets
from collections.abc import Iterator
from functools import partial
from typing import Any

from benchmarks.figures import Figure, against
from benchmarks.station import folder
from cases.store import chain, engine, journal, links, schema

ENTRIES = 1_000_000


def run() -> list[Figure]:
    """Measure the check as `main.py verify` does it, both processes from their start."""
    path, key = folder() / "verifying.db", secrets.token_bytes(32)
    schema.create(path, key)
    raw = engine.connect(path, key)
    raw.execute("BEGIN")
    raw.executemany("INSERT INTO main.journal(seq, entry, hash) VALUES(?, ?, ?)", _entries())
    raw.execute("COMMIT")
    held = [entry for (entry,) in raw.execute("SELECT CAST(entry AS BLOB) FROM main.journal")]
    figure = against(
        "verify 1,000,000 journal entries",
        "SHA-256 entry by entry, already in memory",
        partial(_checked, raw, path, key),
        partial(_hashed, held),
        "<= 2 x",
        times=5,
    )
    raw.close()
    return [figure]


def _entries() -> Iterator[tuple[int, str, str]]:
    previous = journal.ORIGIN
    for seq in range(1, ENTRIES + 1):
        entry = json.dumps(
            {
                "seq": seq,
                "at": "2026-09-24T02:42:00.000+00:00",
                "officer": seq % 30,
                "act": "case.read",
                "case": seq % 9000,
                "values": {"what": "file"},
                "previous": previous,
            },
            separators=(",", ":"),
        )
        previous = hashlib.sha256(entry.encode()).hexdigest()
        yield seq, entry, previous


def _checked(raw: Any, path: Any, key: bytes) -> None:
    raw.execute("BEGIN")
    found = links.drained(chain.check(raw, path, key))
    raw.execute("ROLLBACK")
    assert found.verdict.intact


def _hashed(held: list[bytes]) -> None:
    for entry in held:
        hashlib.sha256(entry).hexdigest()
