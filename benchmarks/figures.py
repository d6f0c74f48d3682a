"""What a measurement says: our time, the time of the plain way, and the aim."""

import gc
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table that `make bench` prints."""

    what: str
    against: str
    ours_ms: float
    #: None where there is nothing to compare with.
    baseline_ms: float | None
    #: As "<= 1.5 x", "under 100 ms", and two of them with "and" or "or".
    aim: str
    unit: str = "ms"
    #: Median of the ratios of pairs, where pairs were taken; else of the two times.
    paired: float | None = None
    #: Whether the aim is reached, where it is no number of the two times.
    reached: bool | None = None

    @property
    def ratio(self) -> float | None:
        """Ours against the plain way."""
        if self.paired is not None:
            return self.paired
        return None if not self.baseline_ms else self.ours_ms / self.baseline_ms

    @property
    def met(self) -> bool | None:
        """Tell whether the aim is reached; None: there is none to read."""
        if self.reached is not None:
            return self.reached
        parts = [
            found
            for part in re.split(r"\b(?:and|or)\b", self.aim)
            if (found := self._reached(part)) is not None
        ]
        if not parts:
            return None
        return any(parts) if " or " in self.aim else all(parts)

    def _reached(self, part: str) -> bool | None:
        if found := re.search(r"<= ([\d.]+) x", part):
            return self.ratio is not None and self.ratio <= float(found[1])
        if found := re.search(r"under ([\d.]+) ms added", part):
            return self.baseline_ms is not None and self.ours_ms - self.baseline_ms < float(
                found[1]
            )
        if found := re.search(rf"under ([\d.]+) {self.unit}", part):
            return self.ours_ms < float(found[1])
        return None


def best_ms(work: Callable[[], object], times: int = 5) -> float:
    """Return the shortest time of several runs, in milliseconds."""
    return min(one_ms(work) for _ in range(times))


def one_ms(work: Callable[[], object]) -> float:
    """Return the time of one run, in milliseconds."""
    begin = perf_counter()
    work()
    return (perf_counter() - begin) * 1000


def against(
    what: str,
    plain: str,
    ours: Callable[[], object],
    theirs: Callable[[], object],
    aim: str,
    *,
    times: int = 15,
) -> Figure:
    """Measure both ways in turn, after one run of each that does not count."""
    ours()
    theirs()
    gc.collect()
    pairs = [(one_ms(ours), one_ms(theirs)) for _ in range(times)]
    return Figure(
        what,
        plain,
        median(pair[0] for pair in pairs),
        median(pair[1] for pair in pairs),
        aim,
        paired=median(pair[0] / pair[1] for pair in pairs),
    )


def alone(what: str, ours: Callable[[], object], aim: str, *, times: int = 15) -> Figure:
    """Measure what has nothing to be compared with."""
    ours()
    return Figure(what, "", median(one_ms(ours) for _ in range(times)), None, aim)


def table(figures: Sequence[Figure]) -> str:
    """Return the figures as lines to print."""
    rows = [("what", "ours", "baseline", "ratio", "aim", "met", "against")]
    rows += [
        (
            figure.what,
            f"{figure.ours_ms:,.2f} {figure.unit}",
            "" if figure.baseline_ms is None else f"{figure.baseline_ms:,.2f} {figure.unit}",
            "" if figure.ratio is None else f"{figure.ratio:.2f}",
            figure.aim,
            {True: "yes", False: "NO", None: ""}[figure.met],
            figure.against,
        )
        for figure in figures
    ]
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )
