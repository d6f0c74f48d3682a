"""Full text of closed cases, which the whole squad may see; not guarded, so it stays in the store.

Open cases are few to each officer and are searched by looking through his own: nothing of a case
that is not closed is in here, so that neither an answer nor the time it takes tells of one.
Text is kept by single characters, plates by pairs of them, and found by phrase; keys (pinyin,
initials, tails of numbers) are found by their beginning.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from typing import NamedTuple

from sqlalchemy.orm import Session

from cases.store.bulk import Into
from cases.store.engine import driver
from cases.store.spelt import paired, spaced

SCHEMA = (
    """CREATE VIRTUAL TABLE main.fts_closed USING fts5(
        place, name, plate, content='', contentless_delete=1, tokenize='ascii')""",
    """CREATE VIRTUAL TABLE main.fts_closed_keys USING fts5(
        keys, content='', contentless_delete=1, detail=none, prefix='2', tokenize='ascii')""",
)


class Within(StrEnum):
    """Columns of the text."""

    PLACE = "place"
    NAME = "name"
    PLATE = "plate"


class ClosedText(NamedTuple):
    """What is indexed of one closed case; `spaced` texts and keys with a space between."""

    case_id: int
    place: str
    names: str
    plates: str
    keys: str


@dataclass(frozen=True, slots=True)
class Material:
    """What of a closed case can be found."""

    number: str
    place: str
    names: Sequence[str]
    plates: Sequence[str]
    documents: Sequence[str]


#: Where the text goes, and where the keys go: FTS5 writes a piece of index after each statement.
_TEXTS = Into("fts_closed", ("rowid", "place", "name", "plate"))
_KEYS = Into("fts_closed_keys", ("rowid", "keys"))


def put(session: Session, text: ClosedText) -> None:
    """Index a case that is not in the index yet."""
    raw = driver(session)
    raw.execute(_TEXTS.sql(1), text[:4])
    raw.execute(_KEYS.sql(1), (text.case_id, text.keys))


def put_each(
    session: Session,
    case_ids: Sequence[int],
    places: Iterable[str],
    names: Iterable[str],
    plates: Iterable[str],
    keys: Iterable[str],
) -> None:
    """Index cases that are not in the index yet, in two statements."""
    if not case_ids:
        return
    raw, count = driver(session), len(case_ids)
    texts = zip(case_ids, places, names, plates, strict=True)
    raw.execute(_TEXTS.sql(count), list(chain.from_iterable(texts)))
    keyed = zip(case_ids, keys, strict=True)
    raw.execute(_KEYS.sql(count), list(chain.from_iterable(keyed)))


def drop(session: Session, case_id: int) -> None:
    """Take a case out of the index; one that is not in it is passed over."""
    raw = driver(session)
    for table in (_TEXTS.table, _KEYS.table):
        raw.execute(f"DELETE FROM main.{table} WHERE rowid=?", (case_id,))


def drop_import(session: Session, import_id: int, first: int, last: int) -> None:
    """Take the cases of a ledger with these numbers, and those between, out of the index."""
    raw = driver(session)
    for table in (_TEXTS.table, _KEYS.table):
        raw.execute(
            f"DELETE FROM main.{table} WHERE rowid IN (SELECT case_id FROM main.cases"
            " WHERE import_id=? AND case_id BETWEEN ? AND ?)",
            (import_id, first, last),
        )


def material(session: Session, case_id: int) -> Material | None:
    """Return what of the case can be found, or None while it is not closed."""
    raw = driver(session)
    head = raw.execute(
        "SELECT k.number, a.place, a.report FROM main.cases k"
        " LEFT JOIN main.accidents a USING(case_id) WHERE k.case_id=? AND k.state='closed'",
        (case_id,),
    ).fetchone()
    if head is None:
        return None
    number, place, report = head

    def column(sql: str) -> list[str]:
        return [value for (value,) in raw.execute(sql, (case_id,))]

    return Material(
        number,
        place or "",
        column("SELECT name FROM main.parties WHERE case_id=? AND removed_at IS NULL"),
        column("SELECT plate FROM main.vehicles WHERE case_id=? AND removed_at IS NULL"),
        [
            *_in_ledger(report),
            *column("SELECT number FROM main.documents WHERE case_id=? AND number<>''"),
        ],
    )


def by_words(session: Session, within: Within, words: str, limit: int) -> list[int]:
    """Return closed cases with the words in a row, the last opened first."""
    phrase = (paired if within is Within.PLATE else spaced)(words.replace('"', " "))
    if not phrase.strip():
        return []
    return _found(session, "fts_closed", f'{within} : "{phrase}"', limit)


def by_key(session: Session, beginning: str, limit: int) -> list[int]:
    """Return closed cases with a key that begins so, the last opened first."""
    return _found(session, "fts_closed_keys", f'"{beginning}" *', limit)


def _in_ledger(report: str | None) -> list[str]:
    """Return the number of a determination that only the ledger knows."""
    ledger = json.loads(report or "{}").get("ledger", {})
    return [ledger["determination_number"]] if "determination_number" in ledger else []


def _found(session: Session, table: str, match: str, limit: int) -> list[int]:
    rows = driver(session).execute(
        f"SELECT rowid FROM main.{table} WHERE {table} MATCH ? ORDER BY rowid DESC LIMIT ?",
        (match, limit),
    )
    return [case_id for (case_id,) in rows]
