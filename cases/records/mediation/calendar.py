"""The calendar of mediations: who waits, which sessions stand where, what a booking meets."""

from dataclasses import dataclass
from datetime import date, datetime

from cases.law.facts import FactKind, Harm
from cases.mediation.absence import Next
from cases.mediation.booking import DayAnswer
from cases.mediation.kinds import (
    Capacity,
    MediationState,
    SessionState,
)
from cases.mediation.sitting import Clash
from cases.records.ids import (
    CaseId,
    MediationId,
    PartyId,
    RoomId,
    SessionId,
)


@dataclass(frozen=True, slots=True)
class Participant:
    """A participant of a mediation."""

    party_id: PartyId
    name: str
    side: str
    capacity: Capacity
    #: When he, or his agent, signed the joint application.
    signed_on: date | None
    #: His own last day to apply.
    last_day: date | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A mediation in the list at the left of the room."""

    id: MediationId
    case_id: CaseId
    case_number: str
    #: Names of the parties, the claimant first.
    names: tuple[str, ...]
    harm: Harm
    state: MediationState
    started_on: date | None
    due_on: date | None
    #: Which of the ten working days today is.
    number: int
    #: Working days after today up to the due day; negative when it is past.
    days_left: int | None
    #: What has to happen before the ten days begin.
    waiting_for: tuple[FactKind, ...]
    #: The party with the most counted absences, and how many.
    missing_party: str
    missed: int
    threshold: int
    next: Next
    #: The next planned session.
    session_id: SessionId | None
    session_at: datetime | None
    provisional: bool
    #: The committee has reported its outcome, which waits to be recorded.
    is_answered: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A session on the calendar; of a hidden case nothing but its room and time."""

    room_id: RoomId
    starts_at: datetime
    ends_at: datetime
    session_id: SessionId | None = None
    case_id: CaseId | None = None
    case_number: str = ""
    name: str = ""
    state: SessionState = SessionState.PLANNED
    people: int = 0
    told: int = 0
    confirmed: int = 0
    mine: bool = False

    @property
    def hidden(self) -> bool:
        """True for a case the officer may not see."""
        return self.session_id is None


@dataclass(frozen=True, slots=True)
class Column:
    """A day of the calendar."""

    day: date
    working: bool
    makeup: bool
    official: bool
    #: Name of the holiday, in Chinese and in English.
    name: str
    name_en: str


@dataclass(frozen=True, slots=True)
class RoomLine:
    """A room as a column of the calendar."""

    id: RoomId
    name: str


@dataclass(frozen=True, slots=True)
class Week:
    """What the calendar shows of some days."""

    columns: tuple[Column, ...]
    rooms: tuple[RoomLine, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class BookingHint:
    """What is said when a mediation is held over a slot."""

    day: DayAnswer
    #: What stands against the slot.
    clashes: tuple[Clash, ...]
    #: Those who would have to come, and are free.
    people: tuple[str, ...]
    #: The unit holds a booking to the strict count.
    strict_policy: bool
    today: date
    #: An absence waits for the officer's decision, or only the termination is left.
    next: Next

    @property
    def allowed(self) -> bool:
        """True when the session may be booked."""
        days = self.day.allowed and (self.day.strict_ok or not self.strict_policy)
        return days and not self.clashes and self.next in {Next.NOTHING, Next.SECOND}
