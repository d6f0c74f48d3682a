"""Things held in a case and money advanced, as officers enter them and lists show them."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from cases.law.clock import ClockState
from cases.records.ids import (
    AdvanceId,
    AttachmentId,
    CaseId,
    DocumentId,
    PartyId,
    ThingId,
    VehicleId,
)


class ThingKind(StrEnum):
    """What is held."""

    VEHICLE = "vehicle"
    PLATE = "plate"
    DRIVING_LICENCE = "driving_licence"
    VEHICLE_LICENCE = "vehicle_licence"
    DOCUMENT = "document"
    GOODS = "goods"
    #: What a vehicle carries: never seized, at most looked after (Order 146 art. 39).
    CARGO = "cargo"


class Measure(StrEnum):
    """By what measure it is held; `cases.law.custody` has the terms of each."""

    #: 扣留事故车辆: the accident vehicle as evidence.
    EVIDENCE = "evidence"
    #: 扣留: vehicle or licence, for a violation.
    WITHHELD = "withheld"
    #: 扣押: a thing as evidence, thirty days.
    SEIZED = "seized"
    #: 扣押 in a criminal case.
    CRIMINAL = "criminal"
    #: 收缴: forged plates and papers.
    FORFEITED = "forfeited"
    #: 先行登记保存: evidence listed and left where it is, seven days.
    REGISTERED = "registered"
    #: 登记保管: cargo and belongings that nobody could take away.
    CUSTODY = "custody"


class Yard(StrEnum):
    """Whose place a thing is kept at; no parking firm is ever named to anybody."""

    OWN = "own"
    #: Chosen by the party himself, as he has stated in writing.
    PARTY = "party"


class ThingState(StrEnum):
    """What has become of it."""

    HELD = "held"
    RETURNED = "returned"
    #: Went to another unit, the procuratorate or the court.
    HANDED_ON = "handed_on"
    DISPOSED = "disposed"


class ThingAct(StrEnum):
    """What was done with it: the chain of custody."""

    TAKEN = "taken"
    APPROVED = "approved"
    #: The head did not approve what had been done on the spot.
    REFUSED = "refused"
    MOVED = "moved"
    EXTENDED = "extended"
    #: Evidence registered in place was seized.
    CONVERTED = "converted"
    #: The party was told in writing how long the appraisal takes.
    APPRAISAL_TOLD = "appraisal_told"
    #: Told to collect it.
    NOTIFIED = "notified"
    ANNOUNCED = "announced"
    RETURNED = "returned"
    #: Given back at once because it was not approved.
    LIFTED = "lifted"
    HANDED_ON = "handed_on"
    DISPOSED = "disposed"


class Receiving(StrEnum):
    """In what capacity somebody takes a thing back."""

    #: From whom it was taken.
    HIMSELF = "himself"
    OWNER = "owner"
    #: With a power of attorney.
    AGENT = "agent"
    #: Legal person: its staff with a letter.
    STAFF = "staff"
    HEIR = "heir"


class Concern(StrEnum):
    """What a list of things held points at."""

    #: Done on the spot and not approved yet.
    UNAPPROVED = "unapproved"
    #: The head refused: give it back at once.
    TO_LIFT = "to_lift"
    #: Not in the store within twenty-four hours.
    NOT_STORED = "not_stored"
    #: A period is over.
    OVERDUE = "overdue"
    #: A period ends within three working days.
    SOON = "soon"
    #: Told to collect it thirty days ago: it may be announced.
    MAY_ANNOUNCE = "may_announce"
    #: Announced three months ago: it may be disposed of.
    MAY_DISPOSE = "may_dispose"
    #: The case is over and it is still here.
    CASE_OVER = "case_over"


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


@dataclass(frozen=True, slots=True)
class Photo:
    """A photograph of a thing, as it was added."""

    id: AttachmentId
    name: str
    content: bytes


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


@dataclass(frozen=True, slots=True)
class ThingStep:
    """One link of the chain."""

    act: ThingAct
    at: datetime
    from_holder: str
    to_holder: str
    place: str
    words: str
    until_on: date | None
    number: str
    document_id: DocumentId | None
    entered_by: str
    #: Capacity, identity and power of who received it.
    more: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Running:
    """A period of the law that runs for a thing."""

    rule_id: str
    title: str
    title_en: str
    article: str
    state: ClockState
    due: date | None
    due_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing that is or was held, with everything that was done with it."""

    id: ThingId
    case_id: CaseId
    item: str
    kind: ThingKind
    measure: Measure
    name: str
    quantity: str
    features: str
    taken_from: str
    owner: str
    reason: str
    on_site: bool
    approved: bool
    seized_at: datetime
    where: str
    receipt: str
    receipt_refused: str
    witness: str
    holder: str
    place: str
    yard: Yard
    until_on: date | None
    notified_at: datetime | None
    announced_on: date | None
    state: ThingState
    ended_at: datetime | None
    #: Calendar days it is or was held.
    days: int
    steps: tuple[ThingStep, ...] = ()
    running: tuple[Running, ...] = ()
    concerns: tuple[Concern, ...] = ()
    photos: tuple[int, ...] = ()
    vehicle_id: VehicleId | None = None
    party_id: PartyId | None = None

    @property
    def held(self) -> bool:
        """Tell whether it is still here."""
        return self.state is ThingState.HELD

    @property
    def next_due(self) -> Running | None:
        """Return the period that ends first."""
        open_ones = [one for one in self.running if one.due is not None]
        return min(open_ones, key=lambda one: one.due or date.max, default=None)


@dataclass(frozen=True, slots=True)
class HeldLine:
    """A thing held now, in the list of all cases."""

    case_number: str
    thing: Thing


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


@dataclass(frozen=True, slots=True)
class Holding:
    """Everything held in one case."""

    things: tuple[Thing, ...]
    advances: tuple[Advance, ...]
    #: What the officer may do here.
    may_write: bool
