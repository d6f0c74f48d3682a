"""Whether an inquiry fits a case: by its number, a plate or a name, as somebody said them."""

import re
import unicodedata
from dataclasses import dataclass

from cases.records.plates import plain_plate

_NOISE = re.compile(r"[\s·•.．,，。（）()案件号第字〔〕\[\]]")
_BETWEEN = re.compile(r"[\s·•.．-]")


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody said the case is."""

    number: str = ""
    plate: str = ""
    name: str = ""
    #: Year in which he asked: a short number is of that year.
    year: int = 0


@dataclass(frozen=True, slots=True)
class Marks:
    """What a case is known by."""

    number: str
    plates: frozenset[str]
    names: frozenset[str]


def fits(asked: Asked, marks: Marks) -> bool:
    """Tell whether an inquiry is about a case; a number that was said decides alone."""
    if plain_number(asked.number):
        return plain_number(asked.number) in _numbers(marks.number, asked.year)
    plate, name = plain_plate(asked.plate), plain_name(asked.name)
    by_plate = plate and plate in {plain_plate(one) for one in marks.plates}
    by_name = name and name in {plain_name(one) for one in marks.names}
    return bool(by_plate or by_name)


def plain_number(text: str) -> str:
    """Return a number as it is compared: 2026-0187号案 is 2026-0187."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", text)).strip("-").upper()


def plain_name(text: str) -> str:
    """Return a name as it is compared."""
    return _BETWEEN.sub("", unicodedata.normalize("NFKC", text))


def _numbers(number: str, year: int) -> set[str]:
    """Return the ways to say a number: whole, and of this year its last group."""
    whole = plain_number(number)
    head, _dash, last = whole.rpartition("-")
    if head == str(year) and last:
        return {whole, last, last.lstrip("0")} - {""}
    return {whole}
