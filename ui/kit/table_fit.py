"""How wide the columns of a table are where there is less room than they ask for."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil


@dataclass(frozen=True, slots=True)
class Wish:
    """What a column asks for, in pixels.

    Attributes:
        wanted: Its width where there is room; 0 for a column that takes what is left.
        least: The width below which its title or its words say nothing.
    """

    wanted: int
    least: int


def fitted(wishes: Sequence[Wish], room: int) -> list[int]:
    """Return a width for each column; 0 for one that takes what is left.

    Columns of a given width keep it as long as those that take what is left have their least;
    then all give way alike, down to their least. Only below that the table is wider than the
    room, and scrolls.
    """
    lacking = sum(wish.wanted or wish.least for wish in wishes) - room
    if lacking <= 0:
        return [wish.wanted for wish in wishes]
    slack = sum(max(0, wish.wanted - wish.least) for wish in wishes)
    part = min(1.0, lacking / slack) if slack else 0.0
    widths = [wish.wanted - ceil(part * max(0, wish.wanted - wish.least)) for wish in wishes]
    if slack >= lacking:
        return [max(0, width) for width in widths]
    return [max(width, wish.least) for wish, width in zip(wishes, widths, strict=True)]
