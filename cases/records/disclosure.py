"""Evidence meetings, packages and inspections, as officers enter and read them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cases.law.withholding import Withheld
from cases.records.ids import CaseId, DocumentId, PartyId


class Showing(StrEnum):
    """What a package is made for."""

    #: The evidence meeting before the determination (art. 63).
    MEETING = "meeting"
    #: Reading and copying after it was received (art. 65).
    INSPECTION = "inspection"


class Treatment(StrEnum):
    """How far a thing is shown."""

    FULL = "full"
    #: In part: what must be withheld is painted over on the picture of its pages.
    COVERED = "covered"
    WITHHELD = "withheld"


class SourceKind(StrEnum):
    """Where a thing comes from."""

    DOCUMENT = "document"
    ATTACHMENT = "attachment"


@dataclass(frozen=True, slots=True)
class Cover:
    """A rectangle painted over, as shares of width and height from the upper left corner."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Source:
    """Something of the case that may be shown."""

    kind: SourceKind
    id: int
    title: str
    #: Can its pages be shown: a PDF or a picture.
    is_shown: bool
    #: It is one of the papers of the unit itself (reports, approvals, notices of assistance).
    is_internal: bool


@dataclass(frozen=True, slots=True)
class Looked:
    """The pages of a thing, and where on them stands what must not be read."""

    pdf: bytes
    covers: tuple[Cover, ...]
    #: Grounds of what was found, the first found first.
    grounds: tuple[Withheld, ...]


@dataclass(frozen=True, slots=True)
class PackageItem:
    """How one thing is shown in a package."""

    kind: SourceKind
    id: int
    title: str
    treatment: Treatment
    #: Why it is covered or withheld.
    ground: Withheld | None = None
    reason: str = ""
    covers: tuple[Cover, ...] = ()
    #: First page in the package, counted from one, and how many; of a withheld one nought.
    first: int = 0
    count: int = 0


@dataclass(frozen=True, slots=True)
class Package:
    """Pages put together; they do not change."""

    id: int
    case_id: CaseId
    n: int
    showing: Showing
    items: tuple[PackageItem, ...]
    pages: int
    sha256: str
    shares: int
    made_at: datetime
    made_by: str


@dataclass(frozen=True, slots=True)
class Part:
    """One thing with its bytes, for the press."""

    item: PackageItem
    content: bytes
    #: How many of its pages count; None: all. A paper has a page for each copy.
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class PackagePlan:
    """What a package is made of."""

    organ: str
    case_number: str
    #: As 2026年9月18日 滨河路纺织东路口.
    accident: str
    showing: Showing
    parts: tuple[Part, ...]
    officer: str
    made_at: datetime
    is_demo: bool


@dataclass(frozen=True, slots=True)
class MadePackage:
    """What the press returns: the pages, and where each thing stands in them."""

    pdf: bytes
    pages: int
    #: First page and count, in the order of the parts.
    places: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Share:
    """A copy of a package that is handed out: the how-manyth it is."""

    pdf: bytes
    n: int
    title: str
    case_id: CaseId
    showing: Showing


class MeetingState(StrEnum):
    """How far a meeting has come."""

    CALLED = "called"
    HELD = "held"
    CANCELLED = "cancelled"


class MeetingGround(StrEnum):
    """Why the evidence is shown."""

    DEATH = "death"
    COMPLEX = "complex"
    #: The law does not ask for it here.
    VOLUNTARY = "voluntary"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A party that is called to a meeting."""

    party_id: PartyId
    told_at: datetime | None = None
    told_how: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingEntry:
    """A meeting as it is called."""

    starts_at: datetime
    place: str
    host: str
    ground: MeetingGround
    ground_note: str = ""
    told: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """Whether a party came, and what was said."""

    party_id: PartyId
    came: bool
    by_whom: str = ""
    reason: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldEntry:
    """A meeting as it was held."""

    held_from: datetime
    held_until: datetime
    recorder: str
    package_id: int
    came: tuple[Came, ...]
    events: str = ""
    recording: str = ""


@dataclass(frozen=True, slots=True)
class Attending:
    """One party of a meeting as it stands."""

    party_id: PartyId
    name: str
    capacity: str
    told_at: datetime | None
    told_how: str
    came: bool | None
    by_whom: str
    reason: str
    words: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting as it stands."""

    id: int
    case_id: CaseId
    n: int
    state: MeetingState
    entry: MeetingEntry
    attending: tuple[Attending, ...]
    package_id: int | None
    held_from: datetime | None
    held_until: datetime | None
    recorder: str
    recording: str
    events: str
    cancelled_reason: str
    document_id: DocumentId | None


class Visitor(StrEnum):
    """Who reads and copies."""

    PARTY = "party"
    AGENT = "agent"
    LAWYER = "lawyer"


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionEntry:
    """An inspection as it is recorded."""

    party_id: PartyId
    visitor: Visitor
    name: str
    id_shown: str
    #: Power of attorney and letter of the firm, with their days.
    power: str = ""
    package_id: int
    #: Numbers of the things in the list of the package.
    seen: tuple[int, ...]
    copied: tuple[int, ...] = ()
    excerpted: tuple[int, ...] = ()
    began_at: datetime
    ended_at: datetime
    words: str = ""


@dataclass(frozen=True, slots=True)
class Inspection:
    """An inspection as it stands."""

    id: int
    party: str
    entry: InspectionEntry
    officer: str


@dataclass(frozen=True, slots=True)
class Disclosed:
    """What parties were shown of a case, and whether they still must be."""

    meetings: tuple[Meeting, ...]
    packages: tuple[Package, ...]
    inspections: tuple[Inspection, ...]
    #: The evidence must be shown before the determination, and has not been.
    is_due: bool
    parties: tuple[tuple[PartyId, str, str], ...]
    is_handled: bool
