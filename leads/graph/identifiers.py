"""Plates and numbers in the one form in which they are compared."""

import re
import unicodedata

from leads.graph.nodes import Identifier, IdentifierKind

_COUNTRY = re.compile(r"^(?:\+|00)?86(?=1\d{10}$|0\d{9,11}$)")
#: Shorter than this it names too many things: a tail of a phone number, part of a plate.
_SHORTEST = {
    IdentifierKind.PLATE: 6,
    IdentifierKind.VIN: 17,
    IdentifierKind.ENGINE: 5,
    IdentifierKind.PHONE: 7,
    IdentifierKind.ID_NUMBER: 6,
    IdentifierKind.POLICY: 5,
    IdentifierKind.MATCH: 3,
}
_UNKNOWN = frozenset("?*□_？")


def plain(identifier: Identifier) -> str:
    """Return the value in half width and capitals, letters and digits only."""
    # Capitals of some letters are made of others again.
    even = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", identifier.value).upper())
    if identifier.kind is IdentifierKind.PHONE:
        return _COUNTRY.sub("", "".join(sign for sign in even if sign.isdecimal() or sign == "+"))
    return "".join(sign for sign in even if sign.isalnum())


def names_one_thing(identifier: Identifier) -> bool:
    """Tell whether the value is whole: no sign unknown, and long enough to name one thing."""
    if _UNKNOWN & set(identifier.value):
        return False
    return len(plain(identifier)) >= _SHORTEST[identifier.kind]
