"""The journal's chain checked by ranges, so that a long one is checked by two processes.

The second process gets the key through its pipe and gives back what it found; it ends with this
one. The columns are read as bytes: they are hashed as they lie in the file.
"""

import marshal
import subprocess
import sys
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from cases.second_process import QUIETLY, arguments
from cases.store.journal import Head, Verdict, head
from cases.store.links import FEW_KIB, Kept, Links, check_range, send

#: From so many entries on a second process is worth its start.
LONG = 60_000
_SECOND = "cases.store.links"
#: Of the whole, what the first process takes: the second has to start.
_FIRST = 0.53


@dataclass(frozen=True, slots=True)
class Checked:
    """The whole chain, and the papers and packages it says were issued or made."""

    verdict: Verdict
    issued: Mapping[Kept, str]


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
    middle = int(end.seq * _FIRST)
    order = str(path), key, middle + 1, end.seq
    try:
        second = subprocess.Popen(  # noqa: S603 - this very program
            [sys.executable, *arguments(_SECOND)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            creationflags=QUIETLY,
        )
    except OSError:
        links = yield from check_range(raw, 1, end.seq)
        return _joined(end, links)
    with second:
        assert second.stdin is not None
        assert second.stdout is not None
        try:
            send(order, second.stdin)
            second.stdin.close()
            with _few_pages(raw):
                first = yield from _counted_twice(check_range(raw, 1, middle), end.seq)
            other = _received(second.stdout)
        finally:
            second.kill()
    if other is None:
        other = yield from check_range(raw, middle + 1, end.seq)
    return _joined(end, first, other)


@contextmanager
def _few_pages(raw: Any) -> Iterator[None]:
    """Keep few pages meanwhile: each is read once, and pages that were of use would go anyway."""
    was = raw.execute("PRAGMA cache_size").fetchone()[0]
    raw.execute(f"PRAGMA cache_size = -{FEW_KIB}")
    try:
        yield
    finally:
        raw.execute(f"PRAGMA cache_size = {was}")


def _counted_twice(check: Generator[int, None, Links], end: int) -> Generator[int, None, Links]:
    """Run the check of the first half; the other is as far in the meantime."""
    while True:
        try:
            behind = next(check)
        except StopIteration as ended:
            links: Links = ended.value
            return links
        yield min(2 * behind, end)


def _joined(end: Head, *ranges: Links) -> Checked:
    entries, issued = 0, dict[Kept, str]()
    for links in ranges:
        entries += links.entries
        issued.update(links.issued)
        if links.first_bad is not None:
            return Checked(Verdict(entries, False, links.head, links.first_bad), issued)
    return Checked(Verdict(entries, True, end.hash), issued)


def _received(back: IO[bytes]) -> Links | None:
    """Return what the second process found; None when it has been ended."""
    try:
        return Links(*marshal.load(back))  # noqa: S302 - what this program sent
    except (EOFError, TypeError, ValueError):
        return None
