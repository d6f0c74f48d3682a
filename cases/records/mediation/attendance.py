"""Who was asked to a session, who came, and what follows when somebody did not."""

from dataclasses import dataclass
from datetime import date, datetime

from cases.mediation.absence import Mark, Next
from cases.mediation.kinds import (
    Capacity,
    Choice,
    Presence,
)
from cases.mediation.notice import NoticePoint
from cases.papers.kinds import ServiceMethod
from cases.records.ids import (
    DocumentId,
    PartyId,
    ServiceId,
    SessionId,
)


@dataclass(frozen=True, slots=True)
class NoticeView:
    """How a participant was told of a session, and whether that was valid."""

    service_id: ServiceId | None
    method: ServiceMethod | None
    served_at: datetime | None
    proof: str
    witness: str
    recording: str
    points: tuple[NoticePoint, ...]
    valid: bool
    strict: bool
    #: Notice of the session as a paper, and whether it is issued.
    document_id: DocumentId | None = None


@dataclass(frozen=True, slots=True)
class Seat:
    """A person at a session."""

    id: int
    party_id: PartyId
    name: str
    side: str
    capacity: Capacity
    power_id: int | None
    may_agree: bool
    confirmed_at: datetime | None
    notice: NoticeView | None
    presence: Presence | None
    came_at: datetime | None
    #: The party's entry of attendance.
    attendance_id: int | None
    change_asked_at: datetime | None


@dataclass(frozen=True, slots=True)
class Absence:
    """One absence, with everything that decides whether it counts."""

    attendance_id: int
    session_id: SessionId
    session_no: int
    on: date
    party_id: PartyId
    party: str
    mark: Mark
    last_day: date | None
    strict_day: date | None
    notice: NoticeView
    reason_given: str
    reason_at: datetime | None
    #: The ruling that stands last.
    good_cause: bool | None
    ruling: str
    ruled_by: str
    ruled_at: datetime | None
    #: The reviewer's opinion that stands last.
    opinion: bool | None
    opinion_text: str
    opinion_by: str
    opinion_at: datetime | None


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided at the first counted absence."""

    choice: Choice
    text: str
    by: str
    at: datetime
    #: Reference of the unit's policy; empty: the shipped default, which nobody has decided.
    policy: str


@dataclass(frozen=True, slots=True)
class Counter:
    """The miss counter of one party."""

    party_id: PartyId
    party: str
    #: All absences, the counted ones first.
    absences: tuple[Absence, ...]
    counted: int
    threshold: int
    #: The number at which the statute asks for the ending.
    statute: int
    next: Next
    decision: Decision | None
