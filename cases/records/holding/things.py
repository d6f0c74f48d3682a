"""Things held, with their chain, their periods and their photographs, as lists show them."""

from dataclasses import dataclass, field
from datetime import date, datetime

from cases.law.clock import ClockState
from cases.records.holding.advances import Advance
from cases.records.holding.kinds import Concern, Measure, ThingAct, ThingKind, ThingState, Yard
from cases.records.ids import (
    AttachmentId,
    CaseId,
    DocumentId,
    PartyId,
    ThingId,
    VehicleId,
)


@dataclass(frozen=True, slots=True)
class Photo:
    """A photograph of a thing, as it was added."""

    id: AttachmentId
    name: str
    content: bytes


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


@dataclass(frozen=True, slots=True)
class Holding:
    """Everything held in one case."""

    things: tuple[Thing, ...]
    advances: tuple[Advance, ...]
    #: What the officer may do here.
    may_write: bool
