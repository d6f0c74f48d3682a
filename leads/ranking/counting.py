"""How much each piece of evidence counts where several say the same thing.

Rule: of the items that rest on one original source only the strongest counts. Within a dependence
group the strongest item counts fully, the second with a half, the third with a quarter and so on,
so that a group never weighs more than twice its strongest item, however many repeat it. The
strongest is the one that tells most of the whole population.

That the items are raised to powers below one is a weighted composite likelihood (Varin, Reid and
Firth, An overview of composite likelihood methods, Statistica Sinica 21 (2011), 5-42); that the
powers are halves is the program's own choice.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

#: The power of an item is this, to the number of stronger items in its group.
DISCOUNT = 0.5


class Counting(StrEnum):
    """Why an item counts as much as it does."""

    FULL = "full"
    #: A stronger item speaks of the same attribute.
    DISCOUNTED = "discounted"
    #: A stronger item rests on the same original source.
    SAME_SOURCE = "same_source"
    #: It says the same of every vehicle, or its source cannot be relied on at all.
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Strength:
    """An item as far as its counting goes."""

    id: str
    #: In nats, see `Weights.spread`.
    strength: float
    group: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """How much an item counts, why, and which one it stands behind."""

    id: str
    share: float
    counting: Counting
    behind: str = ""


def count_shares(items: Sequence[Strength]) -> dict[str, Counted]:
    """Return for each item how much of its weight counts."""
    # The last digits of a strength are noise and must not decide; the id does.
    ordered = sorted(items, key=lambda one: (-float(f"{one.strength:.6g}"), one.id))
    counted: dict[str, Counted] = {}
    of_source: dict[str, str] = {}
    of_group: dict[str, list[str]] = {}
    for item in ordered:
        if item.strength <= 0:
            counted[item.id] = Counted(item.id, 1, Counting.SILENT)
            continue
        first = of_source.setdefault(item.source, item.id) if item.source else item.id
        if first != item.id:
            counted[item.id] = Counted(item.id, 0, Counting.SAME_SOURCE, first)
            continue
        before = of_group.setdefault(item.group, []) if item.group else []
        if before:
            share = DISCOUNT ** len(before)
            counted[item.id] = Counted(item.id, share, Counting.DISCOUNTED, before[0])
        else:
            counted[item.id] = Counted(item.id, 1, Counting.FULL)
        before.append(item.id)
    return counted
