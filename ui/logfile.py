"""The program's own log: where something broke, and never what it was working on.

The words of an exception may hold names, plates or numbers of a case (those of the database quote
the values of the statement), so only its kind and the places in the code are written.
"""

import logging
import traceback
from itertools import pairwise
from pathlib import Path
from types import TracebackType

from typing_extensions import override

_Broke = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
MOST_BYTES, KEPT = 1_000_000, 3


def log_to(folder: Path) -> logging.Handler:
    """Write the log of the program into a file of the folder from now on."""
    folder.mkdir(parents=True, exist_ok=True)
    current = folder / "anjie.log"
    _put_aside(current)
    handler = logging.FileHandler(current, encoding="utf-8")
    handler.setFormatter(Places("%(asctime)s %(levelname)s %(name)s %(message)s"))
    program = logging.getLogger("anjie")
    program.addHandler(handler)
    program.setLevel(logging.INFO)
    return handler


def _put_aside(current: Path) -> None:
    """Begin another file when this one is long, and keep the last few.

    The rotating handler of the library does so too, but brings sockets and queues with it.
    """
    if not current.exists() or current.stat().st_size < MOST_BYTES:
        return
    kept = [current, *(current.with_name(f"{current.name}.{age}") for age in range(1, KEPT + 1))]
    for younger, older in reversed(list(pairwise(kept))):
        if younger.exists():
            younger.replace(older)


class Places(logging.Formatter):
    """Names the kind of an exception, of what caused it, and the lines that led there."""

    @override
    def formatException(self, ei: _Broke) -> str:
        lines: list[str] = []
        error, told = ei[1], set[int]()
        # What the driver raises is the cause of what is raised for it, and that its cause again.
        while error is not None and id(error) not in told:
            told.add(id(error))
            lines.append(f"{type(error).__module__}.{type(error).__qualname__}")
            lines += [
                f"  {frame.filename}:{frame.lineno} {frame.name}"
                for frame in traceback.extract_tb(error.__traceback__)
            ]
            error = error.__cause__ or error.__context__
        return "\n".join(lines)
