"""The packet of a referral: what a people's mediator is handed, and what he reports."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import NewType

from cases.records.ids import CaseId, MediationId, OfficerId

PacketId = NewType("PacketId", int)


class ReportKind(StrEnum):
    """What the committee reports."""

    #: It took the matter on.
    TAKEN_ON = "taken_on"
    #: A session was held and the matter goes on.
    SESSION = "session"
    #: The parties agreed.
    AGREED = "agreed"
    #: It ended without an agreement; the three working days begin (Order 146 art. 85 para. 2).
    FAILED = "failed"

    @property
    def is_outcome(self) -> bool:
        """True of what ends the committee's work."""
        return self in {ReportKind.AGREED, ReportKind.FAILED}


class PacketState(StrEnum):
    """Where a packet is."""

    #: With the committee.
    OUT = "out"
    #: The committee has reported its outcome, nobody has recorded it here yet.
    ANSWERED = "answered"
    #: The outcome was recorded here: nothing is with the committee any more.
    BACK = "back"
    TAKEN_BACK = "taken_back"
    #: The days after the outcome are over.
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody of a committee who has an account."""

    id: OfficerId
    name: str
    committee: str
    phone: str = ""


@dataclass(frozen=True, slots=True)
class PacketParty:
    """A party the letter names."""

    name: str
    side: str
    phone: str = ""


@dataclass(frozen=True, slots=True)
class PacketLoss:
    """A loss that is claimed."""

    head: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class PacketContent:
    """What was handed over, as it stood that day."""

    #: Number of the letter of referral.
    number: str
    accident_at: datetime | None
    place: str
    #: Number of the determination, or of the certificate.
    determination: str
    claimant: str
    parties: tuple[PacketParty, ...]
    losses: tuple[PacketLoss, ...]
    #: Papers that went with the letter.
    enclosures: tuple[str, ...]
    reply_by: date | None
    #: Whom to ask, and where.
    officers: str
    phone: str

    @property
    def claimed(self) -> Decimal:
        """The sum of what is claimed."""
        return sum((one.amount for one in self.losses), Decimal(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportEntry:
    """What a people's mediator reports."""

    kind: ReportKind
    happened_on: date
    #: Number or name of the paper it rests on; an outcome has one.
    proof: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """A report as it was entered."""

    entry: ReportEntry
    by: str
    entered_at: datetime


@dataclass(frozen=True, slots=True)
class Packet:
    """A packet, with what was reported of it."""

    id: PacketId
    case_id: CaseId
    mediation_id: MediationId
    guest: Guest
    content: PacketContent
    state: PacketState
    handed_at: datetime
    handed_by: str
    #: End of the days after the outcome; None: it was not reported.
    until_at: datetime | None
    taken_back_reason: str
    reports: tuple[Report, ...]

    @property
    def outcome(self) -> Report | None:
        """What ended the committee's work, if it has."""
        return next((one for one in self.reports if one.entry.kind.is_outcome), None)
