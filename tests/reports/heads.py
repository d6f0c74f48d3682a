"""What every invented paper bears: the organ, the moments of the unit, the head of a paper."""

from datetime import UTC, date, datetime
from typing import TypedDict

from cases.papers.blocks import PartyBlock

ORGAN = "澄州市公安局交通警察支队临江大队"


class Head(TypedDict):
    """The fields that every paper of a case has."""

    organ: str
    number: str
    issued_on: date
    officers: tuple[str, ...]
    phone: str
    accident_at: datetime
    accident_place: str
    accident: str
    parties: tuple[PartyBlock, ...]


def at(month: int, day: int, hour: int, minute: int) -> datetime:
    """Return a moment of 2026 by the wall clock of the unit."""
    return datetime(2026, month, day, hour - 8, minute, tzinfo=UTC)
