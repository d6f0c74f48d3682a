"""A whole evening typed back from the sheet: "6-2-402 n 1931", then "401 w", "501 x 38".

A line is the door, what happened, and the time. What a line leaves out is that of the line
before: building and stairwell, the hour, the whole time.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from cases.records.times import at, local
from leads.canvass.addresses import Address, address_of
from leads.canvass.records import Answer, Key, KeyKind, TryEntry, Turned

_WORDS = {
    **dict.fromkeys(("n", "x", "不符", "no"), (Answer.CONSENTED, Turned.FITS_NOT)),
    **dict.fromkeys(("w", "h", "无人", "nobody"), (Answer.NOBODY, Turned.NOT_TRIED)),
    **dict.fromkeys(("r", "j", "拒绝", "refused"), (Answer.REFUSED, Turned.NOT_TRIED)),
    **dict.fromkeys(("o", "k", "转动", "opens"), (Answer.CONSENTED, Turned.OPENS)),
}


class UnreadLine(ValueError):  # noqa: N818 - carries what was not understood
    """A line that cannot be read; the message is its part that was not."""


@dataclass(frozen=True, slots=True)
class Before:
    """What the line before says, for what this one leaves out."""

    stair: str = ""
    at: datetime | None = None


def read_line(
    line: str, day: date, doors: Collection[Address], keys: Iterable[Key], before: Before
) -> TryEntry:
    """Read a line.

    Args:
        line: As typed.
        day: The day of the outing.
        doors: Which there are.
        keys: Of the bunch; the one made for the lock is taken.
        before: The line before.

    Raises:
        UnreadLine: the door, the word or the time is not understood.
    """
    words = unicodedata.normalize("NFKC", line).split()
    if len(words) not in {2, 3}:
        raise UnreadLine(line.strip())
    address = _door(words[0], doors, before.stair)
    said = _WORDS.get(words[1].casefold())
    if said is None:
        raise UnreadLine(words[1])
    answer, turned = said
    if address.is_shared:
        if turned is Turned.NOT_TRIED:
            raise UnreadLine(words[1])
        answer = Answer.SHARED
    wanted = KeyKind.STAIRWELL if address.is_shared else KeyKind.HOUSEHOLD
    label = next((key.label for key in keys if key.kind is wanted), "")
    return TryEntry(
        address=address,
        at=_time(words[2] if len(words) > 2 else "", day, before.at),
        answer=answer,
        turned=turned,
        key="" if turned is Turned.NOT_TRIED else label,
    )


def after(entry: TryEntry) -> Before:
    """Return what the next line may leave out."""
    return Before(entry.address.stair, entry.at)


def _door(word: str, doors: Collection[Address], stair: str) -> Address:
    tried = [word] if "-" in word or not stair else [f"{stair}-{word}", word]
    for code in tried:
        try:
            found = address_of(code)
        except ValueError:
            continue
        if found in doors:
            return found
    raise UnreadLine(word)


def _time(word: str, day: date, before: datetime | None) -> datetime:
    if not word:
        if before is None:
            raise UnreadLine("--:--")
        return before
    digits = re.sub(r"[:.时点分]", "", word)
    if re.fullmatch(r"\d{1,2}", digits) and before is not None:
        hour, minute = local(before).hour, int(digits)
    elif re.fullmatch(r"\d{3,4}", digits):
        hour, minute = int(digits[:-2]), int(digits[-2:])
    else:
        raise UnreadLine(word)
    if hour > 23 or minute > 59:
        raise UnreadLine(word)
    return at(day, hour, minute)
