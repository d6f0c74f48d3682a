"""Drawing a sample of cases that anybody can draw again: same cases, same seed, same sample."""

import random
from collections.abc import Mapping, Sequence

from cases.records.cases import CaseKind
from cases.records.ids import CaseId


def draw(
    pool: Mapping[CaseKind, Sequence[CaseId]], sizes: Mapping[CaseKind, int], seed: int
) -> tuple[CaseId, ...]:
    """Return the sample: of each kind so many, or all when there are fewer; sorted by id.

    The kinds are drawn one after the other in the order of `CaseKind`, from ids in ascending
    order, so that neither the order of the pool nor of the sizes changes the sample.
    """
    dice = random.Random(seed)  # noqa: S311 - repeatable is the point, secret it is not
    drawn: list[CaseId] = []
    for kind in CaseKind:
        ids = sorted(pool.get(kind, ()))
        drawn += dice.sample(ids, min(max(sizes.get(kind, 0), 0), len(ids)))
    return tuple(sorted(drawn))


def first_day_of(year: int, quarter: int) -> tuple[int, int]:
    """Return year and month in which a quarter begins, 1 to 4; the fifth begins the next year."""
    return year + (quarter - 1) // 4, (quarter - 1) % 4 * 3 + 1
