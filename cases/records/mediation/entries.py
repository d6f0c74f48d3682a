"""What an officer enters about mediations: applications, sessions, agreements."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from cases.law.facts import Harm
from cases.mediation.kinds import (
    Capacity,
)
from cases.papers.blocks import AmountLine, PaymentLine, ShareLine
from cases.papers.kinds import Manner
from cases.records.ids import (
    CaseId,
    OfficerId,
    PartyId,
    RoomId,
)


@dataclass(frozen=True, slots=True)
class SideEntry:
    """A participant of a mediation: on which side, as what."""

    party_id: PartyId
    side: str
    capacity: Capacity = Capacity.PARTY


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMediation:
    """The mediation of one claimant's damages."""

    case_id: CaseId
    #: Who suffered the harm; for a dead person he himself, his heirs take part for him.
    claimant_id: PartyId
    harms: frozenset[Harm]
    sides: tuple[SideEntry, ...]
    #: Who asked that it be not public, and when; empty: public (art. 87).
    closed_request: str = ""


@dataclass(frozen=True, slots=True)
class SeatEntry:
    """A person expected at a session, for himself or as an agent."""

    party_id: PartyId
    #: Name of the person, where it is not the party's: staff of an insurer.
    name: str = ""
    #: The power by which an agent comes in the party's place.
    power_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """A session as it is booked."""

    room_id: RoomId
    starts_at: datetime
    ends_at: datetime
    mediator_id: OfficerId
    second_officer_id: OfficerId | None = None
    auxiliary: str = ""
    recorder: str = ""
    is_public: bool = True
    #: Empty: everybody who takes part in the mediations.
    people: tuple[SeatEntry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsideOpinion:
    """An opinion from outside a one-officer station, as it is on paper there."""

    authority: str
    name: str
    number: str
    dated: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementEntry:
    """What the parties agreed, and who signed."""

    facts: str
    amounts: tuple[AmountLine, ...]
    total: Decimal
    shares: tuple[ShareLine, ...]
    manner: Manner
    payments: tuple[PaymentLine, ...] = ()
    terms: str = ""
    agreed_on: date
    #: For each party that signed: the power by which an agent did, or None for himself.
    signatures: Mapping[PartyId, int | None]
