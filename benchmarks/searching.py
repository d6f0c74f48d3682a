"""Search as you type among 100,000 cases, against the same in a file without a key."""

from functools import partial

from benchmarks.figures import Figure, against
from benchmarks.station import stations

#: One to five characters of everything one may type; hits and misses.
TYPED = (
    "王", "王伟", "王志强", "龑", "龑龘", "路", "滨河", "滨河路与学", "与路", "门号",
    "w", "ww", "wang", "wangw", "zzz", "qxqxq",
    "2", "20", "2024-", "163", "99999", "A", "A5", "澄A", "澄A5662", "Q9Q9Q", "6626",
)  # fmt: skip


def run() -> list[Figure]:
    """Measure each text for the officer who sees all closed cases; tell of the slowest."""
    both = stations()
    figures = []
    for officer, who in ((both.wide, "sees nearly all"), (both.narrow, "sees 200")):
        keyed, plain = both.desk(officer).search, both.desk(officer, keyed=False).search
        found = [
            against(
                f"search as you type, “{typed}”, {who}",
                "the same, no key",
                partial(keyed.find, typed),
                partial(plain.find, typed),
                "<= 2 x or under 5 ms",
                times=9,
            )
            for typed in TYPED
        ]
        figures.append(max(found, key=lambda figure: figure.ours_ms))
        figures += [figure for figure in found if not figure.met and figure not in figures]
    return figures
