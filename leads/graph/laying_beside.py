"""A layout by a second process: what goes there, what comes back, and its end of the pipe.

A board of some thousand nodes takes seconds, and a thread would take the interpreter from the
window. The second process gets sizes and links, no names; it opens nothing. One line of JSON goes
there; lines of progress come back, and the places as the last.
"""

import json
import sys

import numpy as np

from cases.records.progress import Progress
from leads.graph.layout import Floats, Laying, arranged


def asked(laying: Laying) -> bytes:
    """Return a board as it is sent."""
    waiting = np.isnan(laying.start[:, 0])
    start = [
        None if out else place
        for out, place in zip(waiting.tolist(), laying.start.tolist(), strict=True)
    ]
    sent = {
        "links": laying.links.tolist(),
        "extents": laying.extents.tolist(),
        "start": start,
        "fixed": laying.fixed.tolist(),
    }
    return json.dumps(sent).encode() + b"\n"


def read(line: bytes) -> Laying:
    """Return the board that was sent."""
    sent = json.loads(line)
    nowhere = [float("nan")] * 2
    return Laying(
        np.array(sent["links"], dtype=np.int64).reshape(-1, 2),
        np.array(sent["extents"], dtype=np.float64).reshape(-1, 4),
        np.array([place or nowhere for place in sent["start"]], dtype=np.float64).reshape(-1, 2),
        np.array(sent["fixed"], dtype=np.bool_),
    )


def told(line: bytes) -> Progress | Floats:
    """Return what a line that came back says: how far it is, or the places.

    Raises:
        ValueError: the line was cut short.
    """
    said = json.loads(line)
    if "at" in said:
        return np.array(said["at"], dtype=np.float64).reshape(-1, 2)
    return Progress(said["done"], said["total"])


def main() -> None:
    """Lay out the board on standard input; ends with whoever asked, whose pipe then breaks."""
    work = arranged(read(sys.stdin.buffer.readline()))
    while True:
        try:
            progress = next(work)
        except StopIteration as ended:
            _say({"at": ended.value.tolist()})
            return
        _say({"done": progress.done, "total": progress.total})


def _say(what: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()
