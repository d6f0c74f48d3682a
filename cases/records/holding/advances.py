"""Money advanced of somebody's own will, as it is entered and shown."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from cases.records.ids import (
    AdvanceId,
    CaseId,
    PartyId,
)


class AdvanceAct(StrEnum):
    """What was done with money advanced."""

    PAID_OUT = "paid_out"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True, kw_only=True)
class AdvanceEntry:
    """Money somebody advances of his own will."""

    payer_id: PartyId | None = None
    payer: str = ""
    amount: Decimal
    purpose: str
    for_id: PartyId | None = None
    #: The written statement that it is given of his own will and is no condition of anything.
    statement: str
    received_at: datetime
    receipt: str
    kept_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AdvanceMove:
    """A part of it paid out for its purpose, or given back."""

    act: AdvanceAct
    at: datetime
    amount: Decimal
    receiver: str
    receipt: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Advance:
    """Money advanced, and what became of it."""

    id: AdvanceId
    case_id: CaseId
    payer: str
    amount: Decimal
    purpose: str
    beneficiary: str
    statement: str
    received_at: datetime
    receipt: str
    kept_at: str
    entered_by: str
    moves: tuple[AdvanceMove, ...] = ()

    @property
    def left(self) -> Decimal:
        """What has neither been paid out nor given back."""
        return self.amount - sum((move.amount for move in self.moves), Decimal(0))
