"""A range of the journal's chain, checked as it lies in the file.

A second process checks the other half (`chain.check`), so nothing is imported here that it would
have to wait for. The database joins the entries of a stretch into one value: taken apart and
hashed, that costs half of what a thousand rows do. A stretch that does not fit is looked at once
more, entry by entry.
"""

import marshal
import sys
from collections.abc import Generator, Iterator, Mapping
from functools import lru_cache
from hashlib import sha256
from operator import itemgetter
from typing import IO, Any, NamedTuple

from cases.store.connecting import connect
from cases.store.origin import ORIGIN

#: Entries joined into one value; more of them no longer fit the processor's cache. It divides a
#: thousand, so that their numbers differ in the last three digits only.
_STRETCH = 250
#: Memory for pages that are read once.
FEW_KIB = 1000
#: Stretches between two words of how far it is.
_STEP = 30
#: No entry has a line's end in it: JSON writes it as two characters. The key gives the order.
_JOINED = """
    SELECT CAST(group_concat(entry, '\n') AS BLOB), group_concat(hash, '\n')
    FROM main.journal WHERE seq BETWEEN ? AND ?"""
_ONE_BY_ONE = """
    SELECT seq, CAST(entry AS BLOB), hash FROM main.journal
    WHERE seq BETWEEN ? AND ? ORDER BY seq"""
#: How an entry begins, around its number, and ends, behind the hash of the one before.
_BEGINS, _BEGUN = '{"seq":', ","
_ENDED = '"}'
_BEFORE = itemgetter(slice(-len(ORIGIN) - len(_ENDED), -len(_ENDED)))
_HASH = len(ORIGIN)
#: Stands for all digits of a number but the last three.
_THOUSANDS = b"#"
#: Acts that keep bytes as they left the program: an issued paper, a package of evidence.
_ISSUE, _BUILD = "documents.issue", "disclosure.build"
_ISSUE_BYTES, _BUILD_BYTES = (f'"act":"{act}"'.encode() for act in (_ISSUE, _BUILD))
#: Their hash; both name it, and few others.
_KEPT = b'"sha256":"'
#: A paper by its id; a package by its case and its number in it.
Kept = int | tuple[int, int]


class Links(NamedTuple):
    """What checking a range of the chain found."""

    entries: int
    #: Hash of the last entry that fits, the one before the range when none does.
    head: str
    first_bad: int | None
    #: Hash of each paper and package, as the entry that issued or made it says.
    issued: Mapping[Kept, str]


def check_range(raw: Any, first: int, last: int) -> Generator[int, None, Links]:
    """Check the entries from one number to another; yield how many are behind."""
    before = raw.execute("SELECT hash FROM main.journal WHERE seq=?", (first - 1,)).fetchone()
    previous = ORIGIN if first == 1 else before[0] if before else ""
    issued = dict[Kept, str]()
    for number, begin in enumerate(_beginnings(first, last), 1):
        end = min(begin - begin % _STRETCH + _STRETCH - 1, last)
        head = _at_once(raw, begin, end, previous, issued)
        if head is None:
            links = _one_by_one(raw, begin, end, previous, issued)
            if links.first_bad is not None:
                behind = begin - first + links.entries
                return Links(behind, links.head, links.first_bad, issued)
            head = links.head
        previous = head
        if number % _STEP == 0 or end == last:
            yield end - first + 1
    return Links(last - first + 1, previous, None, issued)


def main() -> None:
    """Check the range that standard input names, onto standard output."""
    path, key, first, last = marshal.load(sys.stdin.buffer)  # noqa: S302 - what this program sent
    raw = connect(path, key)
    try:
        # Each page is read once: few of them stay within the processor's cache.
        raw.execute(f"PRAGMA cache_size = -{FEW_KIB}")
        raw.execute("BEGIN")
        links = drained(check_range(raw, first, last))
    finally:
        raw.close()
    send((links.entries, links.head, links.first_bad, dict(links.issued)), sys.stdout.buffer)


def drained(work: Generator[int, None, Any]) -> Any:
    """Do the work to its end and return its result."""
    while True:
        try:
            next(work)
        except StopIteration as ended:
            return ended.value


def send(what: tuple[Any, ...], to: IO[bytes]) -> None:
    """Write plain values for the other process; one that has ended finds out by itself."""
    try:
        to.write(marshal.dumps(what))
        to.flush()
    except BrokenPipeError:
        return


def _at_once(raw: Any, begin: int, end: int, previous: str, issued: dict[Kept, str]) -> str | None:
    """Return the hash of the last entry when all of a stretch are seen to fit, else None."""
    joined, hashes = raw.execute(_JOINED, (begin, end)).fetchone()
    digits = len(str(begin))
    if joined is None or len(str(end)) != digits:
        return None
    entries = joined.split(b"\n")
    if b"".join([sha256(entry).digest() for entry in entries]).hex("\n", _HASH // 2) != hashes:
        return None
    beginning = itemgetter(slice(len(_BEGINS) + digits + len(_BEGUN)))
    if b"\n".join(map(beginning, entries)) != _numbered(begin, end):
        return None
    # The hash before must be hashed at the very end of each; what stands around it is the same.
    if b"\n".join(map(_BEFORE, entries)) != f"{previous}\n{hashes}"[: -_HASH - 1].encode():
        return None
    if _KEPT in joined:
        for entry in entries:
            issued.update(_issued(entry))
    return str(hashes[-_HASH:])


def _beginnings(first: int, last: int) -> Iterator[int]:
    """Return where stretches begin: with the first entry, and at every full number."""
    yield first
    yield from range(first - first % _STRETCH + _STRETCH, last + 1, _STRETCH)


def _numbered(begin: int, end: int) -> bytes:
    """Return how the entries of a stretch begin, a line for each."""
    thousands = str(begin // 1000).encode() if begin >= 1000 else b""
    return _template(begin % 1000, end - begin + 1, begin >= 1000).replace(_THOUSANDS, thousands)


@lru_cache(maxsize=8)
def _template(begin: int, count: int, long: bool) -> bytes:  # noqa: FBT001 - only called above
    mark, width = (_THOUSANDS.decode(), "03d") if long else ("", "d")
    numbers = range(begin, begin + count)
    return "\n".join([f"{_BEGINS}{mark}{n:{width}}{_BEGUN}" for n in numbers]).encode()


def _one_by_one(raw: Any, begin: int, end: int, previous: str, issued: dict[Kept, str]) -> Links:
    expected = begin
    for seq, entry, stored in raw.execute(_ONE_BY_ONE, (begin, end)):
        fits = (
            seq == expected
            and sha256(entry).hexdigest() == stored
            and entry.endswith(f'"previous":"{previous}"}}'.encode())
            and entry.startswith(f'{{"seq":{seq},'.encode())
        )
        if not fits:
            return Links(expected - begin, previous, seq, issued)
        issued.update(_issued(entry))
        previous, expected = stored, seq + 1
    # Entries that are gone from the end of the stretch: the next one is what does not fit.
    missing = None if expected == end + 1 else expected
    return Links(expected - begin, previous, missing, issued)


def _issued(entry: bytes) -> Mapping[Kept, str]:
    if _ISSUE_BYTES not in entry and _BUILD_BYTES not in entry:
        return {}
    # Few entries have any; not even this is imported before one is met.
    import json

    said = json.loads(entry)
    values = said["values"]
    match said["act"]:
        case act if act == _ISSUE and "document" in values:
            return {values["document"]: values.get("sha256", "")}
        case act if act == _BUILD and "package" in values:
            return {(said["case"], values["package"]): values.get("sha256", "")}
        case _:
            return {}
