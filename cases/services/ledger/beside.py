"""A long ledger prepared by a second process, while this one writes what is prepared already.

Reading and writing take about as long as each other, and one interpreter does one thing at a
time. The second process gets the ledger's name and what the station holds already, never the key;
it opens no database. It ends with this one: its pipe breaks.
"""

import gc
import pickle
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from functools import partial
from typing import IO, Any

from cases.refusals import Refusal
from cases.second_process import QUIETLY, arguments
from cases.services.ledger.batch import Ground, Order, Prepared
from cases.services.ledger.preparing import prepare

_SECOND = "cases.services.ledger.beside"
#: Room for what is prepared while this process writes: a tenth of a second and more.
_PIPE = 1 << 20

#: Prepares a ledger, told what the station holds.
Preparing = Callable[[Ground], Generator[Prepared, None, None]]


class LostError(RuntimeError):
    """The second process has ended before the ledger had."""


@contextmanager
def beside(order: Order) -> Iterator[Preparing]:
    """Start a second process, and yield what prepares by it what `prepare` prepares.

    It starts while this one is still opening the store. Where none can begin, this one prepares.
    What is yielded may raise a Refusal when the ledger cannot be read to its end, and a LostError
    when the second process was ended.
    """
    try:
        second = subprocess.Popen(  # noqa: S603 - this very program
            [sys.executable, *arguments(_SECOND)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            pipesize=_PIPE,
            creationflags=QUIETLY,
        )
    except OSError:
        yield partial(prepare, order)
        return
    with second:
        assert second.stdin is not None
        assert second.stdout is not None
        try:
            yield partial(_received, second.stdin, second.stdout, order)
        finally:
            second.kill()


def _received(
    there: IO[bytes], back: IO[bytes], order: Order, ground: Ground
) -> Generator[Prepared, None, None]:
    try:
        _send((order, ground), there)
        there.close()
        while (got := pickle.load(back)) is not None:  # noqa: S301 - what this program sent
            if isinstance(got, _Refused):
                raise got.as_refusal()
            yield got
    except (EOFError, BrokenPipeError, pickle.UnpicklingError) as error:
        raise LostError from error


class _Refused:
    """A refusal on its way: an exception would be made anew from the wrong arguments."""

    def __init__(self, refused: Refusal) -> None:
        self._parts = refused.reason, refused.article, refused.details

    def as_refusal(self) -> Refusal:
        reason, article, details = self._parts
        return Refusal(reason, article=article, **details)


def main() -> None:
    """Prepare the ledger that standard input names, onto standard output."""
    # Of the millions of values that are made none refers to another in a circle.
    gc.disable()
    order, ground = pickle.load(sys.stdin.buffer)  # noqa: S301 - what this program sent
    out = sys.stdout.buffer
    try:
        try:
            for batch in prepare(order, ground):
                _send(batch, out)
        except Refusal as refused:
            _send(_Refused(refused), out)
        _send(None, out)
    except BrokenPipeError:
        # Nobody wants the rest. Nor can what lies in the buffer be written at the end.
        sys.stdout = None


def _send(what: Any, to: IO[bytes]) -> None:
    pickler = pickle.Pickler(to, pickle.HIGHEST_PROTOCOL)
    # Most values are texts that come once: looking whether one was sent before takes longer.
    pickler.fast = True
    pickler.dump(what)
    to.flush()
