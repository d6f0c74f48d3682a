"""What is due, as the desk of today shows it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from cases.law.calendar import DayKind
from cases.records.ids import CaseId, DocumentId, MediationId, PartyId, SessionId


class Urgency(StrEnum):
    """In which group of the desk a duty stands."""

    OVERDUE = "overdue"
    TODAY = "today"
    #: Within three working days.
    SOON = "soon"
    #: Within this week (planned work without a statutory day).
    WEEK = "week"
    #: Within ten working days.
    TEN = "ten"
    LATER = "later"


class Due(NamedTuple):
    """One duty: a running clock of a case; a tuple, since the desk of today makes hundreds."""

    case_id: CaseId
    number: str
    rule: str
    title: str
    title_en: str
    party: str
    party_id: PartyId | None
    mediation_id: MediationId | None
    #: As papers cite it.
    article: str
    #: Key of the article in the collection, as `146.62`.
    article_key: str
    due_on: date
    working_days_left: int
    provisional: bool
    urgency: Urgency
    #: Counted absences of the party with most, and the unit's number, in a mediation.
    missed: int = 0
    threshold: int = 0
    #: For a period of hours: the moment it ends.
    due_at: datetime | None = None
    #: Tells several of one kind apart, as the number of a receipt.
    item: str = ""


@dataclass(frozen=True, slots=True)
class TodaySession:
    """A mediation session of today."""

    session_id: SessionId
    case_id: CaseId
    number: str
    starts_at: datetime
    ends_at: datetime
    room: str
    state: str
    names: tuple[str, ...]
    confirmed: int
    expected: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """A paper that waits for a review or an approval."""

    document_id: DocumentId
    case_id: CaseId
    number: str
    form: str
    made_by: str
    made_at: datetime
    is_mine: bool


@dataclass(frozen=True, slots=True)
class BandDay:
    """A day of the band: its kind, and what falls on it."""

    day: date
    kind: DayKind
    name: str
    name_en: str
    #: Number of the working day after today; 0 for today and for days off.
    number: int
    dues: tuple[Due, ...] = ()
    sessions: int = 0


@dataclass(frozen=True, slots=True)
class Agenda:
    """The whole desk of today."""

    today: date
    dues: tuple[Due, ...]
    sessions: tuple[TodaySession, ...]
    waiting: tuple[Waiting, ...]
    band: tuple[BandDay, ...]
    #: How many duties there are in all; more than `dues` when the list was cut.
    total: int
