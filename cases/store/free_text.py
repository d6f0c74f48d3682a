"""A text of a concluded case without numbers of persons and what is known of the parties.

Addresses and names that are on no record of the case cannot be told from other words.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from cases.store.personal_numbers import cover_numbers

#: Stands for words that are hidden whole.
HIDDEN_WORDS = "***"
#: Names of what is compared and joined by, holds no words, or numbers papers, things and plates.
PLAIN = frozenset(
    {
        *("kind", "state", "part", "form", "role", "rule", "item", "act", "status", "grade"),
        *("side", "sex", "liability", "harm", "ending", "presence", "method", "outcome"),
        *("number", "national_number", "typed_number", "letter_number", "warrant_number"),
        *("plate", "plate_colour", "vin", "plain", "policy", "post_number", "case_number"),
        *("sha256", "journal_head", "edition", "media_type", "asked_digest", "approved_digest"),
    }
)
#: Keys of a number of a person, which is starred, and of words, which are hidden; the last part
#: of a longer key counts as well.
_NUMBER = re.compile(r"(?:^|_)(?:id_number|phone|account)$")
_WORDS = re.compile(r"(?:^|_)(?:address|home|residence|injury_note|contact)$|^address_")
_DAY_OF_BIRTH = "born_on"
#: An address as people shorten it: without province, city, district.
_UPPER = re.compile(r"^[^省市区县\d]{2,8}?(?:省|自治区|自治州|市|区|县)")
_HOUSE = re.compile(r"^.*?\d+号")
_SHORTEST_ADDRESS = 4


def stars(text: str | None) -> str | None:
    """Keep the first three and last two characters of a number; hide a short one whole."""
    if text is None or len(text) <= 5:
        return text and "*" * len(text)
    return text[:3] + "*" * (len(text) - 5) + text[-2:]


def cover(text: str | None, words: str | None) -> str | None:
    """Return a text without numbers of persons, and without what is known of the parties."""
    if not text:
        return text
    # What takes the words out is dear to make, and few texts have any of them.
    if any(word in text for word in _instead(words or "")):
        text = _known(words or "")(text)
    return cover_numbers(text, _starred)


def cover_json(text: str | None, words: str | None) -> str | None:
    """Return stored values with their texts covered; what is named a telephone is one."""
    if not text or len(text) <= len('["x"]'):
        return text
    stored = json.loads(text)
    covered = _walked(stored, "", words or "")
    # As it was written where nothing is covered: nothing may be told from how it is written.
    return text if covered == stored else json.dumps(covered)


def _walked(value: Any, name: str, words: str) -> Any:
    match value:
        case str():
            return _valued(value, name, words)
        case bool() | None:
            return value
        case int() if _NUMBER.search(name):
            return stars(str(value))
        case list():
            return [_walked(one, name, words) for one in value]
        case dict():
            return {cover(key, words): _walked(one, key, words) for key, one in value.items()}
        case _:
            return value


def _valued(value: str, name: str, words: str) -> str | None:
    if name in PLAIN:
        return value
    if name == _DAY_OF_BIRTH:
        return None
    if _NUMBER.search(name):
        return stars(value)
    if _WORDS.search(name):
        return value and HIDDEN_WORDS
    return cover(value, words)


def _starred(number: str) -> str:
    return stars(number) or ""


@lru_cache(maxsize=512)
def _instead(words: str) -> Mapping[str, str]:
    """Return the things known of the parties of a case, each with what stands in its place."""
    instead: dict[str, str] = {}
    for name, is_minor, address, phone, number, injury in json.loads(words or "[]"):
        if is_minor and len(name) > 1:
            instead[name] = name[0] + "某"
        for value in (phone, number):
            if value and len(value) > 5:
                instead[value] = _starred(value)
        if injury and len(injury) > 3:
            instead[injury] = HIDDEN_WORDS
        instead.update(dict.fromkeys(_addresses(address or ""), HIDDEN_WORDS))
    return instead


def _addresses(address: str) -> Iterator[str]:
    """Yield an address as it is on record, and as it may be said more shortly."""
    while len(address) >= _SHORTEST_ADDRESS:
        yield address
        house = _HOUSE.match(address)
        if house is not None and len(house[0]) >= _SHORTEST_ADDRESS:
            yield house[0]
        shorter = _UPPER.sub("", address, count=1)
        if shorter == address or not any(map(str.isdigit, shorter)):
            return
        address = shorter


@lru_cache(maxsize=512)
def _known(words: str) -> Callable[[str], str]:
    """Return what takes the things known of the parties of a case out of a text."""
    instead = _instead(words)
    if not instead:
        return lambda text: text
    longest_first = sorted(instead, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, longest_first)))
    return lambda text: pattern.sub(lambda found: instead[found.group()], text)
