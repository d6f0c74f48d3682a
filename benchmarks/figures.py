"""What a measurement says: our time, the time of the plain way, and the aim."""

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table that `make bench` prints."""

    what: str
    against: str
    ours_ms: float
    #: None where there is nothing to compare with.
    baseline_ms: float | None
    #: As "<= 1.5 x" or "under 100 ms".
    aim: str


def best_ms(work: Callable[[], object], times: int = 5) -> float:
    """Return the shortest time of several runs, in milliseconds."""
    found = []
    for _ in range(times):
        begin = perf_counter()
        work()
        found.append((perf_counter() - begin) * 1000)
    return min(found)
