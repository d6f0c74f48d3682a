"""Parties, vehicles, powers of attorney and losses, as officers enter and read them."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from cases.records.ids import PartyId, PowerId, VehicleId


class PartyKind(StrEnum):
    """What a party is in the accident or in its settlement."""

    DRIVER = "driver"
    INJURED = "injured"
    DECEASED = "deceased"
    #: An heir of a deceased party, with proof of the relation; all heirs are entered.
    NEXT_OF_KIN = "next_of_kin"
    #: Of a minor or of somebody who cannot act for himself.
    GUARDIAN = "guardian"
    OWNER = "owner"
    MANAGER = "manager"
    #: A side of its own.
    INSURER = "insurer"
    AGENT = "agent"
    OTHER = "other"


#: Kinds that stand for another party, whom they must name.
STANDS_FOR = frozenset({PartyKind.NEXT_OF_KIN, PartyKind.GUARDIAN})
#: Kinds whose own rights the determination touches, so that it is served on them.
SERVED = frozenset({PartyKind.DRIVER, PartyKind.INJURED, PartyKind.NEXT_OF_KIN, PartyKind.OWNER})


class Injury(StrEnum):
    """What the accident did to a person."""

    NONE = "none"
    SLIGHT = "slight"
    SERIOUS = "serious"
    DISABLED = "disabled"
    DIED = "died"


class IdKind(StrEnum):
    """Which paper proves who somebody is."""

    RESIDENT = "resident"
    PASSPORT = "passport"
    CREDIT_CODE = "credit_code"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyEntry:
    """A party as an officer types it."""

    name: str
    kind: PartyKind
    side: str = ""
    sex: str = ""
    born_on: date | None = None
    id_kind: str = ""
    id_number: str = ""
    phone: str = ""
    address: str = ""
    vehicle_id: VehicleId | None = None
    #: Whose next of kin, guardian, owner or insurer.
    of_party_id: PartyId | None = None
    relation: str = ""
    relation_proof: str = ""
    #: A guardian who is himself liable.
    is_liable: bool = False
    #: Share found by the determination, as 主要责任.
    liability: str = ""
    injury: str = ""
    injury_note: str = ""
    #: A dead person whom nobody knows: no agreement on his death may be made (Order 146).
    is_unknown: bool = False
    #: Consent to electronic service, and when it was given.
    electronic_consent: str = ""
    #: The signed confirmation of the address papers are sent to, with its day (送达地址确认书).
    address_confirmation: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """A party as it stands."""

    id: PartyId
    entry: PartyEntry
    #: Plate of the party's vehicle.
    plate: str = ""
    #: Numbers and addresses are hidden from who reads a concluded case he did not handle.
    is_masked: bool = False

    @property
    def name(self) -> str:
        """The party's name."""
        return self.entry.name


@dataclass(frozen=True, slots=True, kw_only=True)
class VehicleEntry:
    """A vehicle as an officer types it."""

    plate: str = ""
    plate_colour: str = ""
    kind: str = ""
    make: str = ""
    colour: str = ""
    vin: str = ""
    insurer: str = ""
    policy: str = ""


@dataclass(frozen=True, slots=True)
class Vehicle:
    """A vehicle of the accident."""

    id: VehicleId
    entry: VehicleEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class PowerEntry:
    """A power of attorney as it was handed in (Order 146 art. 89)."""

    principal_id: PartyId
    agent_id: PartyId
    matters: str
    #: Whether the agent may agree to amounts and sign an agreement.
    may_agree: bool
    signed_on: date
    until_on: date | None = None
    proof: str = ""


@dataclass(frozen=True, slots=True)
class Power:
    """A power of attorney and whether it has been revoked."""

    id: PowerId
    entry: PowerEntry
    principal: str
    agent: str
    revoked_on: date | None = None


@dataclass(frozen=True, slots=True)
class Loss:
    """One head of damage one party claims, in yuan."""

    id: int
    party_id: PartyId
    party: str
    head: str
    amount: Decimal
    proof: str = ""


@dataclass(frozen=True, slots=True)
class People:
    """Everybody and everything of the accident."""

    parties: tuple[Party, ...] = ()
    vehicles: tuple[Vehicle, ...] = ()
    powers: tuple[Power, ...] = ()
    losses: tuple[Loss, ...] = ()
    #: Names of sides in use, in their order.
    sides: tuple[str, ...] = field(default=())


_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"


@dataclass(frozen=True, slots=True)
class ResidentNumber:
    """What a resident identity number says of its holder."""

    born_on: date
    sex: str


def resident_number(number: str) -> ResidentNumber | None:
    """Return what an 18-digit number says, or None when its check digit or date is wrong.

    Source: GB 11643-1999; the seventeenth digit is odd for men.
    """
    text = number.strip().upper()
    if len(text) != 18 or not text[:17].isascii() or not text[:17].isdigit():
        return None
    total = sum(int(digit) * weight for digit, weight in zip(text[:17], _WEIGHTS, strict=True))
    if _CHECKS[total % 11] != text[17]:
        return None
    try:
        born = date(int(text[6:10]), int(text[10:12]), int(text[12:14]))
    except ValueError:
        return None
    return ResidentNumber(born, "male" if int(text[16]) % 2 else "female")
