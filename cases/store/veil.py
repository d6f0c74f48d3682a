"""What of a concluded case is covered for those of the squad who did not handle it.

The guard puts it into the views of a connection, so that it holds in whatever way a row is read:
numbers, telephones, addresses, medical and bank data, the names of minors. Who has a place in the
case or leave to see it reads the rows as they are.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from sqlalchemy import JSON, LargeBinary, String

from cases.store.rows import Row

_STARS = "***"
#: Compared and joined by, hold no words, or are numbers of papers, things and plates.
_PLAIN = frozenset(
    {
        *("kind", "state", "part", "form", "role", "rule", "item", "act", "status", "grade"),
        *("place", "side", "sex", "liability", "harm", "ending", "presence", "method", "outcome"),
        *("number", "national_number", "typed_number", "letter_number", "warrant_number"),
        *("plate", "plate_colour", "vin", "plain", "policy", "post_number", "case_number"),
        *("sha256", "journal_head", "edition", "media_type", "asked_digest", "approved_digest"),
    }
)
#: Blobs without which a row makes no sense; the rows that hold documents have their bytes hidden.
_SHOWN_BLOBS = frozenset({"thumbnail"})
#: Columns of these tables that are covered by what they are; `{0}` is the table.
_STRUCTURED = {
    "parties": {
        "name": "CASE WHEN {minor} THEN substr({0}.name,1,1)||'某' ELSE {0}.name END",
        "id_number": "anjie_stars({0}.id_number)",
        "phone": "anjie_stars({0}.phone)",
        "address": f"CASE {{0}}.address WHEN '' THEN '' ELSE '{_STARS}' END",
        "born_on": "NULL",
        "injury": "''",
        "injury_note": f"CASE {{0}}.injury_note WHEN '' THEN '' ELSE '{_STARS}' END",
    },
    "losses": {"proof": f"CASE {{0}}.proof WHEN '' THEN '' ELSE '{_STARS}' END"},
}
#: Hidden altogether: whole registers of people who have nothing to do with the case.
HIDDEN = frozenset({"extract_blocks"})
#: Numbers of persons on the board are kept apart for joins; those rows are left out.
NARROWED = {"lead_identifiers": "{0}.kind NOT IN ('id_number', 'phone')"}

#: Our reading: a minor is who was not eighteen when the case was opened, and remains so in it.
_BORN = (
    "coalesce({0}.born_on, CASE length({0}.id_number) WHEN 18 THEN substr({0}.id_number,7,4)"
    "||'-'||substr({0}.id_number,11,2)||'-'||substr({0}.id_number,13,2) END)"
)
#: For the alias of a table of parties.
MINOR = (
    # The day after, as it was here, eighteen years before: no 29 February goes astray by it.
    f"({_BORN} >= (SELECT date(k.opened_at,'+8 hours','+1 day','-18 years') FROM main.cases k"
    " WHERE k.case_id={0}.case_id))"
)
_WORDS = (
    "(SELECT json_group_array(json_array(p.name, ifnull({minor},0), p.address, p.phone,"
    " p.id_number, p.injury_note)) FROM main.parties p WHERE p.case_id={0}.case_id)"
)


def veiled(row: type[Row], clear: str) -> str:
    """Return the columns of a table for a view, covered unless a condition holds.

    Args:
        row: Whose table.
        clear: SQL that is true of a row the officer may read as it is.
    """
    table = row.__tablename__
    covers = dict(_covers(row))
    if not covers:
        return "*"
    return ", ".join(
        f'CASE WHEN {clear} THEN {table}."{name}" ELSE {covers[name]} END AS "{name}"'
        if name in covers
        else f'{table}."{name}"'
        for name in (column.name for column in row.__table__.columns)
    )


def teach(raw: Any) -> None:
    """Make the functions known to a driver connection that the views call."""
    raw.create_function("anjie_stars", 1, stars, deterministic=True)
    raw.create_function("anjie_cover", 2, cover, deterministic=True)
    raw.create_function("anjie_cover_json", 2, cover_json, deterministic=True)


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
    return _NUMBERS.sub(_starred, text)


def cover_json(text: str | None, words: str | None) -> str | None:
    """Return stored values with their texts covered; what is named a telephone is one."""
    if not text or not (_TELLS.search(text) or _mentions(words or "", text)):
        return text
    known = _known(words or "")

    def walked(value: Any, name: str = "") -> Any:
        if isinstance(value, str):
            if name in _PLAIN:
                return value
            if name in _NAMED:
                return stars(value) if _NAMED[name] else (value and _STARS)
            return _NUMBERS.sub(_starred, known(value))
        if isinstance(value, list):
            return [walked(one, name) for one in value]
        if isinstance(value, dict):
            return {key: walked(one, key) for key, one in value.items()}
        return value

    return json.dumps(walked(json.loads(text)))


#: Keys of stored values that hold a number of a person (starred) or words (hidden).
_NAMED = {
    **dict.fromkeys(("id_number", "phone", "caller_phone", "account", "family_phone"), True),
    **dict.fromkeys(("address", "home", "residence", "injury_note", "contact"), False),
}
#: Identity numbers, bank cards, mobiles, lines with an area code; also written in groups.
_NUMBERS = re.compile(
    r"(?<![\d.])(?:\d{4}(?:[ -]\d{4}){3,}(?:[ -]\d{1,3})?|\d{11,}[Xx]?"
    r"|1\d{2}[ -]\d{4}[ -]\d{4}|0\d{2,3}[ -]\d{7,8})(?!\d)"
)


#: Stored values that may tell of somebody: a number, or a name that holds one.
_TELLS = re.compile(rf'{_NUMBERS.pattern}|"(?:{"|".join(_NAMED)})": ?"[^"]')


def _mentions(words: str, text: str) -> bool:
    """Tell whether a stored value has one of the words, as JSON writes them."""
    return any(word in text or json.dumps(word)[1:-1] in text for word in _instead(words))


def _starred(found: re.Match[str]) -> str:
    return stars(found.group()) or ""


@lru_cache(maxsize=512)
def _instead(words: str) -> Mapping[str, str]:
    """Return the things known of the parties of a case, each with what stands in its place."""
    instead: dict[str, str] = {}
    for name, is_minor, address, phone, number, injury in json.loads(words or "[]"):
        if is_minor and len(name) > 1:
            instead[name] = name[0] + "某"
        for value in (phone, number):
            if value and len(value) > 5:
                instead[value] = stars(value) or ""
        for value in (address, injury):
            if value and len(value) > 3:
                instead[value] = _STARS
    return instead


@lru_cache(maxsize=512)
def _known(words: str) -> Callable[[str], str]:
    """Return what takes the things known of the parties of a case out of a text."""
    instead = _instead(words)
    if not instead:
        return lambda text: text
    longest_first = sorted(instead, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, longest_first)))
    return lambda text: pattern.sub(lambda found: instead[found.group()], text)


def _covers(row: type[Row]) -> Iterator[tuple[str, str]]:
    table = row.__tablename__
    known = _WORDS.replace("{minor}", MINOR.format("p")).replace("{0}", table)
    structured = _STRUCTURED.get(table, {})
    for column in row.__table__.columns:
        name, kind = column.name, column.type
        if name in structured:
            yield name, structured[name].replace("{minor}", MINOR).replace("{0}", table)
        elif isinstance(kind, LargeBinary):
            if name not in _SHOWN_BLOBS:
                yield name, "NULL"
        elif isinstance(kind, JSON):
            yield name, _unless_short(f'{table}."{name}"', "anjie_cover_json", known)
        elif isinstance(kind, String) and name not in _PLAIN:
            yield name, _text(f'{table}."{name}"', name, known)


def _text(column: str, name: str, known: str) -> str:
    if name.endswith("phone"):
        return f"anjie_stars({column})"
    if name == "address":
        return f"CASE {column} WHEN '' THEN '' ELSE '{_STARS}' END"
    return _unless_short(column, "anjie_cover", known)


def _unless_short(column: str, function: str, known: str) -> str:
    """Cover a text; nothing is looked up for one that is too short to tell of anybody."""
    return f"CASE WHEN length({column})>2 THEN {function}({column}, {known}) ELSE {column} END"
