"""How doors are named: building, stairwell and number; a stairwell's own door has no number.

`6-2-402` is door 402 in stairwell 2 of building 6, `6-2` the shared door of that stairwell.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import NewType

DoorId = NewType("DoorId", int)
TryId = NewType("TryId", int)
CanvassId = NewType("CanvassId", int)
OutingId = NewType("OutingId", int)

_WHOLE = re.compile(r"([0-9A-Za-z甲乙丙丁东西南北]+)-(\d{1,2})(?:-(\d{1,5}))?")


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """Which door; without a number it is the shared door of the stairwell."""

    building: str
    stairwell: int
    number: str = ""

    @property
    def code(self) -> str:
        """Return it as the sheet and the journal name it."""
        tail = f"-{self.number}" if self.number else ""
        return f"{self.building}-{self.stairwell}{tail}"

    @property
    def is_shared(self) -> bool:
        """Tell whether it is the door of a stairwell."""
        return not self.number

    @property
    def stair(self) -> str:
        """Return the code of its stairwell."""
        return f"{self.building}-{self.stairwell}"


def address_of(code: str) -> Address:
    """Read a code such as "6-2-402", also with dashes of full width or "栋" and "单元".

    Raises:
        ValueError: it is none.
    """
    plain = unicodedata.normalize("NFKC", code).strip()
    plain = re.sub(r"\s*(?:栋|幢|号楼|单元|[\u2010-\u2015—－_/.\s])\s*", "-", plain)
    plain = re.sub(r"-+", "-", plain).strip("-室户")
    found = _WHOLE.fullmatch(plain)
    if found is None:
        raise ValueError(code)
    return Address(found[1], int(found[2]), found[3] or "")
