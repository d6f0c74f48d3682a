"""What a canvass is made of, as officers enter it and as the screen and the sheet show it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cases.records.ids import CaseId, DocumentId, OfficerId
from leads.canvass.addresses import Address, CanvassId, DoorId, OutingId, TryId
from leads.canvass.route import Point
from leads.exhibits.records import ExhibitId


class KeyKind(StrEnum):
    """What a key of the bunch is made for."""

    #: The shared door of a stairwell.
    STAIRWELL = "stairwell"
    #: The door of a household.
    HOUSEHOLD = "household"
    #: A padlock, a vehicle: nothing a canvass tries.
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Key:
    """One key of the bunch."""

    label: str
    kind: KeyKind
    features: str = ""


class Answer(StrEnum):
    """Who answered at a door."""

    #: A shared door: nobody's home.
    SHARED = "shared"
    CONSENTED = "consented"
    NOBODY = "nobody"
    REFUSED = "refused"


class Turned(StrEnum):
    """What the key did in the lock."""

    NOT_TRIED = "not_tried"
    FITS_NOT = "fits_not"
    OPENS = "opens"


class Mark(StrEnum):
    """What the grid shows of a door: the last word on it."""

    UNTRIED = "untried"
    FITS_NOT = "fits_not"
    NOBODY = "nobody"
    REFUSED = "refused"
    OPENS = "opens"


@dataclass(frozen=True, slots=True, kw_only=True)
class TryEntry:
    """One try at a door as it is entered."""

    address: Address
    at: datetime
    answer: Answer
    turned: Turned = Turned.NOT_TRIED
    #: Label of the key.
    key: str = ""
    #: Number of the certificate or warrant under which it was tried without consent.
    warrant: str = ""
    witness: str = ""
    #: When it turned: what was done at once.
    stopped: bool = False
    locked: bool = False
    #: To whom it was reported.
    reported_to: str = ""
    #: Of the household; deleted when the case is closed.
    resident: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Try:
    """A try as it stands."""

    id: TryId
    door_id: DoorId
    entry: TryEntry
    outing_n: int
    officers: tuple[str, str]
    recording: str
    entered_by: str
    entered_at: datetime
    #: The entry that takes its place, and why; None: it stands.
    corrected_by: TryId | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Door:
    """A door of the grid."""

    id: DoorId
    address: Address
    floor: int
    #: Set by the officer; None: by distance.
    prior: float | None = None


@dataclass(frozen=True, slots=True)
class Building:
    """Where a building stands, in metres east and north of the scene."""

    code: str
    name: str
    xy: Point


class OutingState(StrEnum):
    """How far an outing has come."""

    #: Planned; nobody was asked.
    PLANNED = "planned"
    #: Before the reviewer or the approver.
    ASKED = "asked"
    APPROVED = "approved"
    #: What the approval rests on has changed, or its last day has passed.
    LAPSED = "lapsed"
    #: Its sheet is printed, which uses the approval up.
    PRINTED = "printed"
    #: The key is with the officers.
    OUT = "out"
    #: The key is back.
    BACK = "back"
    #: Given up.
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutingEntry:
    """An outing as it is planned: what the approval names."""

    #: Codes of stairwells, as "6-2".
    scope: tuple[str, ...]
    from_at: datetime
    until_at: datetime
    officers: tuple[OfficerId, OfficerId]
    #: Numbers of the recorders both wear.
    recording: str
    #: Number of the inspection certificate or search warrant, where there is one.
    warrant: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outing:
    """An outing as it stands."""

    id: OutingId
    n: int
    entry: OutingEntry
    officer_names: tuple[str, str]
    state: OutingState
    document_id: DocumentId | None = None
    #: Number of the printed sheet.
    sheet: str = ""
    approved_at: datetime | None = None
    out_at: datetime | None = None
    back_at: datetime | None = None

    def covers(self, address: Address) -> bool:
        """Tell whether a door is within what was approved."""
        return address.stair in self.entry.scope


@dataclass(frozen=True, slots=True, kw_only=True)
class CanvassEntry:
    """A canvass as it is begun."""

    name: str
    purpose: str
    exhibit_id: ExhibitId
    keys: tuple[Key, ...]
    #: Direction in which he went on from the scene; None: unknown.
    route: Point | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Canvass:
    """A canvass with everything that was tried."""

    id: CanvassId
    case_id: CaseId
    n: int
    entry: CanvassEntry
    #: As 物证 1 钥匙 3 把, and its grade.
    exhibit: str
    exhibit_grade: str
    #: When the traces of the key were taken; None: not yet, and nothing may be tried.
    traces_at: datetime | None
    buildings: tuple[Building, ...]
    doors: tuple[Door, ...]
    #: Oldest first, corrected ones among them.
    tries: tuple[Try, ...]
    outings: tuple[Outing, ...]
    may_write: bool

    def standing(self) -> tuple[Try, ...]:
        """Return the tries that stand."""
        return tuple(one for one in self.tries if one.corrected_by is None)


def mark_of(entry: TryEntry) -> Mark:
    """Return what one try shows on the grid."""
    match entry.turned:
        case Turned.OPENS:
            return Mark.OPENS
        case Turned.FITS_NOT:
            return Mark.FITS_NOT
        case Turned.NOT_TRIED:
            return Mark.REFUSED if entry.answer is Answer.REFUSED else Mark.NOBODY
