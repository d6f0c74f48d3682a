"""Searching among closed cases that the index has yet to take in.

The answers are those of the index: the same phrases, the same beginnings, the case opened last
first. It reads the rows of all that waits, which after an import is a matter of seconds.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from operator import itemgetter

from sqlalchemy.orm import Session

from cases.services.search.pinyin import name_keys_each
from cases.services.search.query import tails
from cases.store import closed_index, waiting_index
from cases.store.closed_index import Within
from cases.store.spelt import paired, spaced
from cases.store.waiting_index import BETWEEN, Range

#: What the index takes for a word: letters and digits, and whatever is not ASCII.
_WORD = re.compile(r"[0-9A-Za-z\x80-\U0010ffff]+")
_SMALL = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
#: Signs by which rows are left out before they are compared.
_SIGNS = 3
#: Cases whose names are spelt at a time.
_AT_ONCE = 500


def by_words(session: Session, within: Within, words: str, limit: int) -> list[int]:
    """Return closed cases with the words in a row, the last opened first."""
    found = closed_index.by_words(session, within, words, limit)
    if among := waiting_index.ranges(session):
        found = _last((*found, *islice(_having(session, among, within, words), limit)), limit)
    return found


def by_key(session: Session, mark: str, beginning: str, limit: int) -> list[int]:
    """Return closed cases with a key that begins so, the last opened first.

    Args:
        session: Reads.
        mark: Of the keys of names (p), numbers (n) or papers (d).
        beginning: As typed, in small letters.
        limit: At most so many.
    """
    found = closed_index.by_key(session, f"{mark}{beginning}", limit)
    if among := waiting_index.ranges(session):
        match mark:
            case "p":
                cases = _sounding(session, among, beginning)
            case "n":
                cases = _ending(waiting_index.numbers(session, among, beginning), beginning)
            case _:
                cases = _ending(waiting_index.documents(session, among, beginning), beginning)
        found = _last((*found, *islice(cases, limit)), limit)
    return found


def _last(cases: Iterable[int], limit: int) -> list[int]:
    return sorted(cases, reverse=True)[:limit]


def _having(session: Session, among: Sequence[Range], within: Within, words: str) -> Iterator[int]:
    is_plate = within is Within.PLATE
    wanted = _words((paired if is_plate else spaced)(words.replace('"', " ")))
    if not wanted.strip():
        return
    signs = list(dict.fromkeys("".join(wanted.split())))[:_SIGNS]
    for case_id, text in waiting_index.texts(session, among, within, signs):
        spelt = " ".join(map(paired, text.split(BETWEEN))) if is_plate else spaced(text)
        if wanted in _words(spelt):
            yield case_id


def _sounding(session: Session, among: Sequence[Range], beginning: str) -> Iterator[int]:
    rows = groupby(waiting_index.names(session, among), itemgetter(0))
    people = ((case_id, [name for _, name in of_case]) for case_id, of_case in rows)
    while some := list(islice(people, _AT_ONCE)):
        each = name_keys_each([names for _, names in some], "p")
        for (case_id, _), keys in zip(some, each, strict=True):
            if f" p{beginning}" in f" {keys}":
                yield case_id


def _ending(rows: Iterable[tuple[int, str]], beginning: str) -> Iterator[int]:
    """Yield each case once that has a number with a tail that begins so."""
    fitting = (
        case_id for case_id, number in rows if any(t.startswith(beginning) for t in tails(number))
    )
    return (case_id for case_id, _ in groupby(fitting))


def _words(text: str) -> str:
    """Return the words of a text as the index tells them apart, a space around each."""
    return f" {' '.join(_WORD.findall(text.translate(_SMALL)))} "
