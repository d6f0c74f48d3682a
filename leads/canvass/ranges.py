"""Doors of a whole block in one sentence: "3栋4单元6层每层2户", "no 404".

Both languages are read. What is not understood is named, never guessed.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from leads.canvass.addresses import Address

#: No sentence makes more doors than this; a larger block is entered in parts.
MOST = 5000
_NUMERALS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}  # fmt: skip  # noqa: E501
_COUNT = r"(?P<{0}>\d+(?:\s*(?:-|~|至|到|to)\s*\d+)?)"
_CHINESE = (
    ("buildings", rf"{_COUNT.format('buildings')}\s*(?:栋|幢|号楼|座)"),
    ("stairwells", rf"(?:每栋|各)?\s*{_COUNT.format('stairwells')}\s*个?\s*(?:单元|门洞|梯)"),
    ("floors", rf"{_COUNT.format('floors')}\s*(?:层|楼)"),
    ("doors", rf"(?:每层|一层|各)?\s*{_COUNT.format('doors')}\s*(?:户|门|室)"),
)
_ENGLISH = (
    ("buildings", rf"{_COUNT.format('buildings')}\s*buildings?"),
    ("stairwells", rf"{_COUNT.format('stairwells')}\s*(?:stairwells?|stairs?|entrances?)"),
    ("floors", rf"{_COUNT.format('floors')}\s*(?:floors?|storeys?)"),
    ("doors", rf"{_COUNT.format('doors')}\s*(?:doors?|flats?)"),
)
_WITHOUT = re.compile(
    r"(?:无|没有|除|不含|except|without|no)\s*(?P<codes>[0-9A-Za-z\-]+(?:\s*[、,]\s*[0-9][0-9A-Za-z\-]*)*)"
)
_NAMES = {"buildings": "栋", "stairwells": "单元", "floors": "层", "doors": "户"}


class UnreadRange(ValueError):  # noqa: N818 - carries what was not understood
    """A sentence about doors that cannot be read; the message is the part that was not."""


@dataclass(frozen=True, slots=True)
class Block:
    """What a sentence says: numbers of buildings, stairwells, floors, doors of a floor."""

    buildings: tuple[int, ...]
    stairwells: tuple[int, ...]
    floors: tuple[int, ...]
    doors: tuple[int, ...]
    #: Numbers or codes that are left out: 404, 6-2-101.
    without: frozenset[str] = frozenset()

    @property
    def count(self) -> int:
        """How many household doors it has."""
        return sum(not one.is_shared for one in addresses(self))


def read_range(sentence: str) -> Block:
    """Read a sentence.

    Raises:
        UnreadRange: a part is missing or not understood, or there would be too many doors.
    """
    plain = unicodedata.normalize("NFKC", sentence).strip()
    left, without = _exceptions(plain)
    # One of a number, not so many: building 7 alone.
    left = re.sub(r"第\s*(\d+)\s*(?=栋|幢|单元)", r"\1-\1", left)
    left = re.sub(r"(?<![-~至到\d])(\d+)\s*号楼", r"\1-\1号楼", left)
    left = re.sub(r"\bbuilding\s+(\d+)\b(?!\s*-)", r"\1-\1 buildings", left, flags=re.IGNORECASE)
    left = re.sub("|".join(_NUMERALS), lambda found: f" {_NUMERALS[found[0]]} ", _tens(left))
    found: dict[str, tuple[int, ...]] = {}
    for name, pattern in (*_CHINESE, *_ENGLISH):
        match = re.search(pattern, left, re.IGNORECASE)
        if match is not None and name not in found:
            found[name] = _numbers(match[name])
            left = f"{left[: match.start()]} {left[match.end() :]}"
    rest = re.sub(
        r"[\s,、,;。.·和]|每栋|每层|各|and|per|each|floor|of", "", left, flags=re.IGNORECASE
    )
    if rest:
        raise UnreadRange(rest)
    missing = [words for name, words in _NAMES.items() if name not in found]
    if missing:
        raise UnreadRange("、".join(missing))
    block = Block(**found, without=without)
    size = 1
    for numbers in found.values():
        size *= len(numbers)
    if not 0 < size <= MOST:
        raise UnreadRange(sentence.strip())
    return block


def addresses(block: Block) -> Iterator[Address]:
    """Yield the doors: of each stairwell the shared one first, then floor by floor."""
    for building in block.buildings:
        for stairwell in block.stairwells:
            yield Address(str(building), stairwell)
            for floor in block.floors:
                for door in block.doors:
                    one = Address(str(building), stairwell, f"{floor}{door:02d}")
                    if not _left_out(one, block.without):
                        yield one


def floor_of(number: str) -> int:
    """Return the floor of a door number: 402 is on the fourth, 1203 on the twelfth."""
    return int(number[:-2]) if len(number) > 2 else 1


def _left_out(one: Address, without: frozenset[str]) -> bool:
    floor = f"{floor_of(one.number)}F"
    return bool({one.number, one.code, floor, f"{one.stair}-{floor}"} & without)


def _exceptions(plain: str) -> tuple[str, frozenset[str]]:
    codes: set[str] = set()
    for found in _WITHOUT.finditer(plain):
        codes |= {one.strip() for one in re.split(r"[、,]", found["codes"]) if one.strip()}
    return _WITHOUT.sub(" ", plain), frozenset(codes)


def _tens(plain: str) -> str:
    """Write 十一 … 九十九 in digits, so that single numerals are left."""
    digits = "一二两三四五六七八九"

    def number(found: re.Match[str]) -> str:
        tens = _NUMERALS[found[1]] if found[1] else 1
        return f" {10 * tens + (_NUMERALS[found[2]] if found[2] else 0)} "

    return re.sub(rf"([{digits}])?十([{digits}])?", number, plain)


def _numbers(text: str) -> tuple[int, ...]:
    """Return what a count stands for: 3 is 1, 2, 3; 5-7 is 5, 6, 7."""
    ends = [int(one) for one in re.findall(r"\d+", text)]
    first, last = (1, ends[0]) if len(ends) == 1 else (min(ends), max(ends))
    if last - first >= MOST or last > 9999:
        raise UnreadRange(text)
    return tuple(range(first, last + 1))
