"""The journal's chain checked by ranges, so that a long one is checked by two processes.

The second process gets the key through its pipe and gives back what it found; it ends with this
one. The columns are read as bytes: they are hashed as they lie in the file.
"""

import hashlib
import json
import pickle
import subprocess
import sys
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from cases.store import engine
from cases.store.journal import ORIGIN, Head, Verdict, head

#: From so many entries on a second process is worth its start.
LONG = 60_000
_CHUNK = 10_000
_ROOT = Path(__file__).parents[2]
_BEGIN = "import sys; sys.path.insert(0, sys.argv[1]); from cases.store.chain import main; main()"
#: Windows would open a window for it.
_QUIETLY = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_ISSUE = "documents.issue"
_ISSUE_BYTES = f'"act":"{_ISSUE}"'.encode()


@dataclass(frozen=True, slots=True)
class Links:
    """What checking a range of the chain found."""

    entries: int
    #: Hash of the last entry that fits, the one before the range when none does.
    head: str
    first_bad: int | None
    #: Hash of each paper by its id, as the entry that issued it says.
    issued: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Checked:
    """The whole chain, and the papers it says were issued."""

    verdict: Verdict
    issued: Mapping[int, str]


def check(raw: Any, path: Path, key: bytes | None) -> Generator[int, None, Checked]:
    """Check the whole chain up to its present end; yield how many entries are behind.

    Args:
        raw: The driver connection, in a transaction.
        path: The database, for the second process.
        key: Its key, as `engine.connect` takes it.
    """
    end = head(raw)
    if end.seq < LONG:
        links = yield from check_range(raw, 1, end.seq)
        return _joined(end, links)
    middle = end.seq // 2
    order = path, key, middle + 1, end.seq
    try:
        second = subprocess.Popen(  # noqa: S603 - this very program
            [sys.executable, "-c", _BEGIN, str(_ROOT)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            creationflags=_QUIETLY,
        )
    except OSError:
        links = yield from check_range(raw, 1, end.seq)
        return _joined(end, links)
    with second:
        assert second.stdin is not None
        assert second.stdout is not None
        try:
            _send(order, second.stdin)
            second.stdin.close()
            first = yield from _counted_twice(check_range(raw, 1, middle))
            other = _received(second.stdout)
        finally:
            second.kill()
    if other is None:
        other = yield from check_range(raw, middle + 1, end.seq)
    return _joined(end, first, other)


def _counted_twice(check: Generator[int, None, Links]) -> Generator[int, None, Links]:
    """Run the check of one half; the other half is as far in the meantime."""
    while True:
        try:
            behind = next(check)
        except StopIteration as ended:
            links: Links = ended.value
            return links
        yield 2 * behind


def check_range(raw: Any, first: int, last: int) -> Generator[int, None, Links]:
    """Check the entries from one number to another; yield how many are behind."""
    before = raw.execute("SELECT hash FROM main.journal WHERE seq=?", (first - 1,)).fetchone()
    previous = ORIGIN if first == 1 else before[0] if before else ""
    expected, issued = first, dict[int, str]()
    rows = raw.execute(
        "SELECT seq, CAST(entry AS BLOB), hash FROM main.journal WHERE seq BETWEEN ? AND ?"
        " ORDER BY seq",
        (first, last),
    )
    digest_of = hashlib.sha256
    while chunk := rows.fetchmany(_CHUNK):
        for seq, entry, stored in chunk:
            fits = (
                seq == expected
                and digest_of(entry).hexdigest() == stored
                and entry.endswith(f'"previous":"{previous}"}}'.encode())
                and entry.startswith(f'{{"seq":{seq},'.encode())
            )
            if not fits:
                return Links(expected - first, previous, seq, issued)
            if _ISSUE_BYTES in entry:
                issued.update(_issued(json.loads(entry)))
            previous, expected = stored, seq + 1
        yield expected - first
    # Entries that are gone from the end of the range: the next one is what does not fit.
    missing = None if expected == last + 1 else expected
    return Links(expected - first, previous, missing, issued)


def main() -> None:
    """Check the range that standard input names, onto standard output."""
    path, key, first, last = pickle.load(sys.stdin.buffer)  # noqa: S301 - what this program sent
    raw = engine.connect(path, key)
    try:
        raw.execute("BEGIN")
        links = drained(check_range(raw, first, last))
    finally:
        raw.close()
    _send((links.entries, links.head, links.first_bad, dict(links.issued)), sys.stdout.buffer)


def drained(work: Generator[int, None, Any]) -> Any:
    """Do the work to its end and return its result."""
    while True:
        try:
            next(work)
        except StopIteration as ended:
            return ended.value


def _joined(end: Head, *ranges: Links) -> Checked:
    entries, issued = 0, dict[int, str]()
    for links in ranges:
        entries += links.entries
        issued.update(links.issued)
        if links.first_bad is not None:
            return Checked(Verdict(entries, False, links.head, links.first_bad), issued)
    return Checked(Verdict(entries, True, end.hash), issued)


def _issued(entry: Mapping[str, Any]) -> Mapping[int, str]:
    values = entry["values"]
    if entry["act"] != _ISSUE or "document" not in values:
        return {}
    return {values["document"]: values.get("sha256", "")}


def _send(what: object, to: IO[bytes]) -> None:
    try:
        to.write(pickle.dumps(what))
        to.flush()
    except BrokenPipeError:
        # It has ended already; the one who waits for its answer finds out.
        return


def _received(back: IO[bytes]) -> Links | None:
    """Return what the second process found; None when it has been ended."""
    try:
        return Links(*pickle.load(back))  # noqa: S301 - what this program sent
    except (EOFError, pickle.UnpicklingError):
        return None
