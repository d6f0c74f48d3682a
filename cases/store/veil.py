"""What of a concluded case is covered for those of the squad who did not handle it.

The guard puts it into the views of a connection, so that it holds in whatever way a row is read:
numbers, telephones, addresses, medical and bank data, the names of minors. Who has a place in the
case or leave to see it reads the rows as they are. What stands in a free text is found by
`cases.store.free_text`.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import JSON, LargeBinary, String

from cases.store.free_text import HIDDEN_WORDS as _STARS
from cases.store.free_text import PLAIN, cover, cover_json, stars
from cases.store.rows import Row

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
    # Papers are served at home.
    "services": {"place": f"CASE {{0}}.place WHEN '' THEN '' ELSE '{_STARS}' END"},
    "losses": {"proof": f"CASE {{0}}.proof WHEN '' THEN '' ELSE '{_STARS}' END"},
}
#: A road is no secret; a number that somebody has typed beside it is.
_NUMBERS_ONLY = frozenset({("accidents", "place")})
#: Eleven half-width signs or more among signs of three bytes each, seven of them as in a number;
#: the list of cases shall not pay for looking closer.
_MAY_TELL = "3*length({0})-octet_length({0})>20 AND {0} GLOB '*" + "[-0-9 ._()（）－．]" * 7 + "*'"
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
        elif (table, name) in _NUMBERS_ONLY:
            place = f"{table}.{name}"
            closer = f"anjie_cover({place}, '')"
            yield name, f"CASE WHEN {_MAY_TELL.format(place)} THEN {closer} ELSE {place} END"
        elif isinstance(kind, String) and name not in PLAIN:
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
