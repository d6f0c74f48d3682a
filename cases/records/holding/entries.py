"""Measures on things and what is done with them, as officers enter it."""

from dataclasses import dataclass
from datetime import date, datetime

from cases.records.holding.kinds import Measure, Receiving, ThingKind, Yard
from cases.records.ids import (
    PartyId,
    VehicleId,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ThingEntry:
    """One thing taken, as it stands in the list given for it."""

    kind: ThingKind
    #: Plate of a vehicle, number of a licence, or what it is.
    name: str
    quantity: str = "1"
    #: Make, colour, marks, damage.
    features: str = ""
    vehicle_id: VehicleId | None = None
    owner: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeizureEntry:
    """A measure on one or several things, with the one paper given for them."""

    measure: Measure
    things: tuple[ThingEntry, ...]
    seized_at: datetime
    where: str
    reason: str
    #: From whom.
    party_id: PartyId | None = None
    taken_from: str = ""
    #: Done on the spot: reported and made good within twenty-four hours.
    on_site: bool = False
    #: What the approval given beforehand names.
    approved_as: str = ""
    #: Number of the paper handed over on the spot.
    receipt: str = ""
    #: Why the party did not sign or take it; empty: he did.
    receipt_refused: str = ""
    witness: str = ""
    second_officer: str = ""
    holder: str = ""
    place: str = ""
    yard: Yard = Yard.OWN
    #: Cargo and belongings: when the owner was told to take them away.
    owner_told_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversion:
    """Evidence registered in place is seized: with what paper, and where it is kept now."""

    at: datetime
    receipt: str
    holder: str
    place: str
    #: What the approval given beforehand names.
    approved_as: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveEntry:
    """A change of who holds a thing, or where."""

    at: datetime
    holder: str
    place: str
    reason: str
    yard: Yard = Yard.OWN
    witness: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnEntry:
    """A thing given back: to whom, by what right, in what state."""

    at: datetime
    receiver: str
    capacity: Receiving
    id_kind: str
    id_number: str
    reason: str
    #: Power of attorney, letter, proof of heirship.
    power: str = ""
    condition: str = ""
    party_id: PartyId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AppraisalTold:
    """How long an appraisal takes, told in writing to whoever the thing was taken from."""

    at: datetime
    from_on: date
    until_on: date
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """A longer term, with the reason told in writing."""

    until_on: date
    reason: str
    told_at: datetime
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """A public announcement that a vehicle waits to be collected."""

    on: date
    medium: str
    #: What proves it: photograph, page of the newspaper.
    proof: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Disposal:
    """What was done in the end with a vehicle nobody collected, or with what was forfeited."""

    at: datetime
    how: str
    number: str
    approved_as: str = ""
