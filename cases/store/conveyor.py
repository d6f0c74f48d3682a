"""Rows carried into the database by a thread of their own, while the next are being read.

A statement takes some thousand rows: as long as the database works on it, the interpreter is free
for the thread that reads the ledger. Row by row the two would wait for each other.
"""

import sys
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from itertools import chain
from typing import Any

from sqlalchemy.orm import Session

from cases.store.bulk import Into
from cases.store.engine import driver

#: Loads that may wait; whoever brings more waits himself.
_WAITING = 24
#: How long the two threads leave the interpreter to each other; the usual 5 ms are as long as
#: the database needs for a statement.
_TURN_SECONDS = 0.001
_A_MOMENT = 0.01


class Conveyor:
    """Takes loads of rows and writes them in their order; each table may be a while behind."""

    def __init__(self, opened: Session) -> None:
        self._raw = driver(opened)
        self._carrier = ThreadPoolExecutor(1, "conveyor")
        self._under_way: deque[Future[None]] = deque()
        self._left: dict[Into, list[Any]] = {}

    def put(self, where: Into, columns: Sequence[Sequence[Any]]) -> None:
        """Hand over some rows, given by columns.

        Raises:
            DriverError: something handed over before could not be written.
        """
        loads = self._under_way
        while loads and (len(loads) >= _WAITING or loads[0].done()):
            loads.popleft().result()
        loads.append(self._carrier.submit(self._write, where, columns))

    def finish(self, every_seconds: float) -> Iterator[None]:
        """Wait until everything is written, and yield now and then."""
        self._under_way.append(self._carrier.submit(self._write_rest))
        while self._under_way:
            if wait((self._under_way[0],), every_seconds).done:
                self._under_way.popleft().result()
            else:
                yield

    def abandon(self) -> None:
        """Leave what waits unwritten; the transaction is going to be rolled back."""
        under_way = [load for load in self._under_way if not load.cancel()]
        while wait(under_way, _A_MOMENT).not_done:
            self._raw.interrupt()
        self._carrier.shutdown()

    def _write(self, where: Into, columns: Sequence[Sequence[Any]]) -> None:
        left = self._left.setdefault(where, [])
        left.extend(chain.from_iterable(zip(*columns, strict=True)))
        rows = where.values // len(where.columns)
        length = rows * len(where.columns)
        whole = len(left) // length * length
        for begin in range(0, whole, length):
            self._raw.execute(where.sql(rows), left[begin : begin + length])
        del left[:whole]

    def _write_rest(self) -> None:
        for where, left in self._left.items():
            if left:
                # One statement: the text index writes itself to disk at the end of each.
                self._raw.execute(where.sql(len(left) // len(where.columns)), left)


@contextmanager
def conveyor(opened: Session) -> Iterator[Conveyor]:
    """Yield a conveyor into a session that nobody else may use meanwhile."""
    opened.flush()
    turn = sys.getswitchinterval()
    sys.setswitchinterval(_TURN_SECONDS)
    made = Conveyor(opened)
    try:
        yield made
    finally:
        made.abandon()
        sys.setswitchinterval(turn)
