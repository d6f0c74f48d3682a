"""Callers, what was promised to them, contacts around a case, and petitions."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from cases.records.ids import CaseId, OfficerId, PartyId


class ReceptionKind(StrEnum):
    """What a caller wants."""

    INQUIRY = "inquiry"
    COMPLAINT = "complaint"
    REQUEST = "request"
    #: Offers something the squad may want to know.
    INFORMATION = "information"
    #: A crowd or a family making trouble.
    TROUBLE = "trouble"


class Way(StrEnum):
    """How he came."""

    VISIT = "visit"
    PHONE = "phone"
    LETTER = "letter"


class ContactKind(StrEnum):
    """Who can help when a family is beside itself."""

    #: Somebody the family listens to.
    INFLUENCE = "influence"
    VILLAGE = "village"
    TOWNSHIP = "township"
    POLICE_STATION = "police_station"
    WORK_UNIT = "work_unit"
    #: Help was called for.
    CALL_FOR_HELP = "call_for_help"


class PromiseKind(StrEnum):
    """What is owed."""

    #: A call to a party after closing (回访).
    CALL_BACK = "call_back"
    #: An answer that somebody waits for (回告).
    ANSWER = "answer"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceptionEntry:
    """A caller as the officer enters him."""

    kind: ReceptionKind
    way: Way
    visitor: str
    matter: str
    came_at: datetime
    answer_by: date
    contact: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Passing:
    """A matter passed on, and why."""

    from_name: str
    to_name: str
    at: datetime
    why: str


@dataclass(frozen=True, slots=True)
class Reception:
    """A caller's matter; whoever was asked first owns it to an answer."""

    id: int
    entry: ReceptionEntry
    owner: OfficerId
    received_by: str
    passed: tuple[Passing, ...]
    answer: str
    answered_at: datetime | None
    #: Negative when the day is past.
    working_days_left: int


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody around a case, for its team only."""

    id: int
    kind: ContactKind
    name: str
    phone: str
    note: str
    at: datetime
    entered_by: str


@dataclass(frozen=True, slots=True)
class Promise:
    """A call-back or an answer owed, and what came of it."""

    id: int
    case_id: CaseId
    number: str
    kind: PromiseKind
    party: PartyId | None
    whom: str
    matter: str
    due_on: date
    working_days_left: int
    kept_at: datetime | None
    result: str
    content: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PetitionEntry:
    """A petition as it came in."""

    petitioner: str
    source: str
    received_on: date
    matter: str
    answer_by: date
    number: str = ""


@dataclass(frozen=True, slots=True)
class PetitionStep:
    """What was done about it."""

    at: datetime
    text: str
    by: str


@dataclass(frozen=True, slots=True)
class Petition:
    """A petition, followed to its answer."""

    id: int
    case_id: CaseId
    case_number: str
    entry: PetitionEntry
    steps: tuple[PetitionStep, ...]
    answered_on: date | None
    result: str
    working_days_left: int
