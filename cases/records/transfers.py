"""Cases that are not ours: neighbours, what is recorded of a transfer, what lists show."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from cases.records.cases import CallerSecrecy, CaseKind, Intake
from cases.records.ids import CaseId, DocumentId, NeighbourId, PartyId, ThingId, TransferId


class NeighbourKind(StrEnum):
    """What a neighbour is."""

    #: Traffic police of another county or road.
    TRAFFIC = "traffic"
    #: Another department of public security.
    POLICE = "police"
    #: The common superior, who decides disputes (Order 146 art. 10).
    SUPERIOR = "superior"
    #: The command centre (指挥中心), which is told at once.
    CENTRE = "centre"
    #: Military, farm machinery and other authorities.
    AUTHORITY = "authority"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A road, or the kilometres of it that belong to a unit; ends included."""

    road: str
    from_km: Decimal | None = None
    to_km: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NeighbourEntry:
    """A unit as it is entered into the table of neighbours."""

    kind: NeighbourKind
    name: str
    areas: tuple[str, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    phone: str = ""
    address: str = ""
    matters: str = ""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A unit of the table."""

    id: NeighbourId
    entry: NeighbourEntry
    #: No longer offered.
    closed: bool = False

    @property
    def name(self) -> str:
        """Its full name."""
        return self.entry.name


@dataclass(frozen=True, slots=True)
class Competent:
    """A neighbour that may be competent, and why."""

    neighbour: Neighbour
    #: The words of the place that belong to it, as 省道214线 40至58公里.
    because: str
    #: The kilometre or the whole road decided, not the name of an area only.
    certain: bool


class Ground(StrEnum):
    """Why a case is not ours, or where one received comes from."""

    #: Belongs to the traffic police of another place (arts 9, 10).
    OTHER_PLACE = "other_place"
    #: Belongs to another department of public security (art. 41).
    OTHER_POLICE = "other_police"
    #: A matter of the armed forces (art. 12).
    MILITARY = "military"
    #: Not a matter of the police at all (行政程序 art. 61(3)).
    NOT_POLICE = "not_police"
    #: The superior took the case or ordered it elsewhere (art. 11).
    DESIGNATED = "designated"


class Direction(StrEnum):
    """Which way a case goes."""

    AWAY = "away"
    RECEIVED = "received"


class TransferState(StrEnum):
    """How far a transfer has come."""

    #: Found not to be ours; the twenty-four hours run.
    FOUND = "found"
    #: The superior has been asked who is competent; the first unit handles meanwhile.
    DISPUTED = "disputed"
    HANDED_OVER = "handed_over"
    #: No matter of the police: told where to go.
    TOLD = "told"
    #: It is ours after all.
    KEPT = "kept"
    #: Came from another unit.
    RECEIVED = "received"


class Step(StrEnum):
    """What is done about a case that is not ours, each with its time."""

    FOUND = "found"
    CENTRE_TOLD = "centre_told"
    #: A first action in another unit's area, after the centre agreed.
    ACTED_FIRST = "acted_first"
    UNIT_CHOSEN = "unit_chosen"
    UNIT_TOLD = "unit_told"
    CALLER_TOLD = "caller_told"
    DISPUTED = "disputed"
    DESIGNATED = "designated"
    HANDED_OVER = "handed_over"
    PARTY_TOLD = "party_told"
    KEPT = "kept"
    RECEIVED = "received"
    CAME_BACK = "came_back"


@dataclass(frozen=True, slots=True, kw_only=True)
class CentreTold:
    """The command centre was told: when, who there, and whether it agrees to a first action."""

    at: datetime
    who: str
    phone: str = ""
    words: str = ""
    #: None: nothing was asked.
    agreed: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotOurs:
    """What was found: why it is not ours, and whose it is."""

    ground: Ground
    found_at: datetime
    #: Where the accident began, as the place is known.
    began_at: str
    reason: str
    unit_id: NeighbourId | None = None
    is_criminal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AwayReport:
    """A report that is not ours, on one short page of the duty desk."""

    kind: CaseKind
    reported_at: datetime
    method: str
    place: str
    brief: str
    finding: NotOurs
    caller: str = ""
    caller_phone: str = ""
    secrecy: CallerSecrecy = CallerSecrecy.NONE
    occurred_at: datetime | None = None
    dead: int = 0
    injured: int = 0
    centre: CentreTold | None = None
    #: What was done first in the other unit's area, with its time.
    acted_at: datetime | None = None
    acted: str = ""
    #: When the caller was told the sentence that stands on the page.
    caller_told_at: datetime | None = None
    caller_told: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListEntry:
    """A line of the list that goes with the case."""

    name: str
    quantity: str = "1"
    features: str = ""
    kept_at: str = ""
    pages: int | None = None
    note: str = ""
    thing_id: ThingId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """The case given to the other unit: who took it, when."""

    at: datetime
    receiver: str
    receiver_phone: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedCase:
    """A case that comes from another unit."""

    intake: Intake
    received_at: datetime
    ground: Ground
    from_unit: str
    from_phone: str = ""
    #: Number of the transfer paper that came with it.
    number: str = ""
    handed_by: str = ""
    reason: str = ""
    unit_id: NeighbourId | None = None
    items: tuple[ListEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class ListLine:
    """A line of the list as it stands."""

    id: int
    n: int
    entry: ListEntry
    #: Of a case received: None while nobody has looked.
    present: bool | None = None
    remark: str = ""
    checked_at: datetime | None = None
    checked_by: str = ""


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step with its time."""

    step: Step
    at: datetime
    who: str
    phone: str
    words: str
    agreed: bool | None
    party_id: PartyId | None
    document_id: DocumentId | None
    entered_by: str


@dataclass(frozen=True, slots=True)
class Transfer:
    """A transfer as its page shows it."""

    id: TransferId
    case_id: CaseId
    direction: Direction
    ground: Ground
    state: TransferState
    unit_id: NeighbourId | None
    unit: str
    unit_phone: str
    unit_address: str
    began_at: str
    reason: str
    is_criminal: bool
    found_at: datetime
    #: The twenty-four hours end here; None: they do not run.
    due_at: datetime | None
    ended_at: datetime | None
    number: str
    document_id: DocumentId | None
    notice_ids: tuple[DocumentId, ...]
    steps: tuple[StepLine, ...]
    items: tuple[ListLine, ...]
    #: Parties who must be told in writing and have not been.
    untold: tuple[tuple[PartyId, str], ...]
    #: What is still to be done before the case can go, in order.
    lacking: tuple[Step, ...]
    may_write: bool

    def last(self, step: Step) -> StepLine | None:
        """Return the newest step of a kind."""
        return next((one for one in reversed(self.steps) if one.step is step), None)


@dataclass(frozen=True, slots=True)
class TransferLine:
    """A transfer in the list of all."""

    case_id: CaseId
    case_number: str
    place: str
    direction: Direction
    ground: Ground
    state: TransferState
    unit: str
    found_at: datetime
    due_at: datetime | None
    ended_at: datetime | None
    officer: str
