"""Plates of vehicles: how they are kept, and whether one looks like a plate.

Source: GA 36, forms of the common plates; a plate that fits none may still be real (old forms,
foreign vehicles), so a wrong one is a warning and never refused.
"""

import re
import unicodedata

_REGIONS = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤川青藏琼宁"
_SIGN = "[A-HJ-NP-Z0-9]"
_FORMS = re.compile(
    rf"[{_REGIONS}][A-Z]"
    rf"(?:{_SIGN}{{5}}|{_SIGN}{{4}}[警学挂试超领]"
    rf"|[DF]{_SIGN}\d{{4}}|\d{{5}}[DF])"
    r"|粤Z[A-Z0-9]{4}[港澳]"
    r"|使\d{6}|[A-Z]{2}\d{5}"
)


def plain_plate(plate: str) -> str:
    """Return a plate as it is stored: half width, capitals, no blanks, dots or dashes."""
    even = unicodedata.normalize("NFKC", plate).upper()
    return "".join(sign for sign in even if sign not in " ·•.-—・")


def plain_vin(vin: str) -> str:
    """Return a vehicle identification number as it is stored: half width, capitals, no blanks."""
    return "".join(unicodedata.normalize("NFKC", vin).upper().split())


def looks_like_plate(plate: str) -> bool:
    """Tell whether the text has the form of a plate; an empty one passes (no plate, 无牌)."""
    return not plate.strip() or _FORMS.fullmatch(plain_plate(plate)) is not None
