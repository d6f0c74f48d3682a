"""Whether two names mean one insurer: PICC, 人保财险, 中国人民财产保险股份有限公司某分公司."""

from datetime import date
from functools import cache

from leads.evidence.dated import wording

#: A shorter name stands in too many others to mean one of them.
_SHORTEST = 2


def is_one_insurer(one: str, other: str, day: date | None = None) -> bool:
    """Tell whether two names, as they stand in registers or on stickers, mean one insurer."""
    left, right = _plain(one), _plain(other)
    if not left or not right:
        return False
    if left == right:
        return True
    known = {_known(left, day), _known(right, day)}
    if None not in known:
        return len(known) == 1
    short, long = sorted((left, right), key=len)
    return len(short) >= _SHORTEST and short in long


def _known(text: str, day: date | None) -> int | None:
    """Return which of the known insurers a name means, by the longest name that stands in it."""
    found = [
        (len(name), number)
        for number, names in enumerate(_names(day))
        for name in names
        if name in text
    ]
    return max(found)[1] if found else None


@cache
def _names(day: date | None) -> tuple[tuple[str, ...], ...]:
    lists = wording("insurers", day).values["names"]
    return tuple(tuple(map(_plain, names)) for names in lists)


def _plain(text: str) -> str:
    return "".join(text.split()).casefold()
