"""Rows carried into the database by a thread of their own, while the next are being read.

A statement takes some thousand rows: as long as the database works on it, the interpreter is free
for the thread that reads the ledger. Row by row the two would wait for each other.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from queue import Empty, Queue
from threading import Thread
from typing import Any

from sqlalchemy.orm import Session

from cases.store.bulk import Into
from cases.store.engine import driver

#: Values a statement takes: enough to keep the database busy for some milliseconds, and no more
#: than fit the processor's cache.
_VALUES = 20_000
#: Loads that may wait; whoever brings more waits himself.
_WAITING = 24
#: How long the two threads leave the interpreter to each other; the usual 5 ms are as long as
#: the database needs for a statement.
_TURN_SECONDS = 0.001

#: Some rows by columns, and where they go.
_Load = tuple[Into, Sequence[Sequence[Any]]]


class Conveyor:
    """Takes loads of rows and writes them in their order; each table may be a while behind."""

    def __init__(self, opened: Session) -> None:
        self._raw = driver(opened)
        self._loads: Queue[_Load | None] = Queue(_WAITING)
        self._left: dict[Into, list[Any]] = {}
        self._error: BaseException | None = None
        self._thread = Thread(target=self._carry, name="conveyor", daemon=True)
        self._thread.start()

    def put(self, where: Into, columns: Sequence[Sequence[Any]]) -> None:
        """Hand over some rows, given by columns.

        Raises:
            DriverError: something handed over before could not be written.
        """
        self._tell()
        self._loads.put((where, columns))

    def finish(self, every_seconds: float) -> Iterator[None]:
        """Wait until everything is written, and yield now and then."""
        self._loads.put(None)
        while self._thread.is_alive():
            self._thread.join(every_seconds)
            yield
        self._tell()

    def abandon(self) -> None:
        """Leave what waits unwritten; the transaction is going to be rolled back."""
        while self._thread.is_alive():
            self._raw.interrupt()
            try:
                self._loads.get_nowait()
            except Empty:
                self._loads.put(None)
            self._thread.join(0.01)

    def _tell(self) -> None:
        if self._error is not None:
            raise self._error

    def _carry(self) -> None:
        while (load := self._loads.get()) is not None:
            # After an error loads are taken and dropped, so that nobody waits for a place.
            if self._error is None:
                self._try(self._write, *load)
        if self._error is None:
            self._try(self._write_rest)

    def _try(self, work: Any, *given: Any) -> None:
        try:
            work(*given)
        except BaseException as error:  # noqa: BLE001 - told to the thread that brings the rows
            self._error = error

    def _write(self, where: Into, columns: Sequence[Sequence[Any]]) -> None:
        left = self._left.setdefault(where, [])
        left.extend(chain.from_iterable(zip(*columns, strict=True)))
        rows = _VALUES // len(where.columns)
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
