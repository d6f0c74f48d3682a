"""Measures and prints: `python -m benchmarks [name ...]`; without a name everything."""

import importlib
import sys

from benchmarks.figures import Figure, table

#: In the order of the table; those that need the window come last.
NAMES = (
    "importing",
    "today",
    "searching",
    "guarded",
    "telling",
    "journalled",
    "leading",
    "opening",
    "encrypted",
    "notices",
    "recounting",
    "ranking",
    "simulating",
    "extracts",
    "canvassing",
    "verifying",
    "window",
    "board",
)


def main(wanted: list[str]) -> int:
    """Measure what is wanted; exit status 1 when an aim was missed."""
    unknown = [name for name in wanted if name not in NAMES]
    if unknown:
        print(f"no such measurement: {', '.join(unknown)}; there are {', '.join(NAMES)}")
        return 2
    figures: list[Figure] = []
    for name in wanted or NAMES:
        print(f"measuring {name} ...", file=sys.stderr)
        figures += importlib.import_module(f"benchmarks.{name}").run()
    print(table(figures))
    return int(any(figure.met is False for figure in figures))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
