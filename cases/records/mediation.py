"""Mediations as lists, the calendar and the session sheet show them, and what officers enter."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from cases.law.facts import FactKind, Harm
from cases.mediation.absence import Mark, Next
from cases.mediation.agreement import Flaw
from cases.mediation.application import Timeliness
from cases.mediation.booking import DayAnswer
from cases.mediation.kinds import (
    Capacity,
    Choice,
    Ending,
    MediationState,
    Presence,
    SessionState,
)
from cases.mediation.notice import NoticePoint
from cases.mediation.sitting import Clash
from cases.papers.blocks import AmountLine, PaymentLine, ShareLine
from cases.papers.kinds import Manner, Outcome, RefusalGround, ServiceMethod, StartEvent
from cases.records.documents import DocumentLine
from cases.records.ids import (
    CaseId,
    DocumentId,
    MediationId,
    OfficerId,
    PartyId,
    RoomId,
    ServiceId,
    SessionId,
)

# --- what an officer enters ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SideEntry:
    """A participant of a mediation: on which side, as what."""

    party_id: PartyId
    side: str
    capacity: Capacity = Capacity.PARTY


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMediation:
    """The mediation of one claimant's damages."""

    case_id: CaseId
    #: Who suffered the harm; for a dead person he himself, his heirs take part for him.
    claimant_id: PartyId
    harms: frozenset[Harm]
    sides: tuple[SideEntry, ...]
    #: Who asked that it be not public, and when; empty: public (art. 87).
    closed_request: str = ""


@dataclass(frozen=True, slots=True)
class SeatEntry:
    """A person expected at a session, for himself or as an agent."""

    party_id: PartyId
    #: Name of the person, where it is not the party's: staff of an insurer.
    name: str = ""
    #: The power by which an agent comes in the party's place.
    power_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """A session as it is booked."""

    room_id: RoomId
    starts_at: datetime
    ends_at: datetime
    mediator_id: OfficerId
    second_officer_id: OfficerId | None = None
    auxiliary: str = ""
    recorder: str = ""
    is_public: bool = True
    #: Empty: everybody who takes part in the mediations.
    people: tuple[SeatEntry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsideOpinion:
    """An opinion from outside a one-officer station, as it is on paper there."""

    authority: str
    name: str
    number: str
    dated: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementEntry:
    """What the parties agreed, and who signed."""

    facts: str
    amounts: tuple[AmountLine, ...]
    total: Decimal
    shares: tuple[ShareLine, ...]
    manner: Manner
    payments: tuple[PaymentLine, ...] = ()
    terms: str = ""
    agreed_on: date
    #: For each party that signed: the power by which an agent did, or None for himself.
    signatures: Mapping[PartyId, int | None]


# --- what a screen shows -------------------------------------------------------------------


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


@dataclass(frozen=True, slots=True)
class SessionLine:
    """A session in the list of one mediation."""

    id: SessionId
    number: int
    state: SessionState
    starts_at: datetime
    room: str
    mediator: str
    outcome: Outcome | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A session as the sheet shows it."""

    id: SessionId
    case_id: CaseId
    case_number: str
    mediation_ids: tuple[MediationId, ...]
    #: Which session of the first mediation it is.
    number: int
    state: SessionState
    starts_at: datetime
    ends_at: datetime
    room_id: RoomId
    room: str
    mediator_id: OfficerId
    mediator: str
    second_officer_id: OfficerId | None
    second_officer: str
    auxiliary: str
    recorder: str
    recording: str
    is_public: bool
    opened_at: datetime | None
    closed_at: datetime | None
    outcome: Outcome | None
    record: str
    seats: tuple[Seat, ...]
    people_per_side: int
    #: Last days of a notice of this session.
    last_day: date
    strict_day: date


@dataclass(frozen=True, slots=True)
class MediationView:
    """One mediation, whole."""

    id: MediationId
    case_id: CaseId
    case_number: str
    claimant_id: PartyId
    claimant: str
    harms: tuple[Harm, ...]
    state: MediationState
    participants: tuple[Participant, ...]
    applied_on: date | None
    received_on: date | None
    #: First and last of the parties' own last days.
    first_last_day: date | None
    last_last_day: date | None
    timeliness: Timeliness | None
    objections: tuple[RefusalGround, ...]
    accepted_on: date | None
    refusal_ground: RefusalGround | None
    started_on: date | None
    start_event: StartEvent | None
    due_on: date | None
    warning_on: date | None
    number: int
    days_left: int | None
    provisional: bool
    waiting_for: tuple[FactKind, ...]
    #: Last day of a first session after which a second one fits, lenient and strict.
    last_first_lenient: date | None
    last_first_strict: date | None
    is_public: bool
    ending: Ending | None
    ended_at: datetime | None
    endings: tuple[Ending, ...]
    sessions: tuple[SessionLine, ...]
    counters: tuple[Counter, ...]
    next: Next
    #: Reference of the unit's policy on missed sessions; empty: the shipped default.
    policy: str
    documents: tuple[DocumentLine, ...]
    #: May this officer act on it.
    mine: bool


@dataclass(frozen=True, slots=True)
class AgreementFaults:
    """What stands against an agreement, with names for a screen."""

    flaws: tuple[Flaw, ...]
    names: Mapping[PartyId, str]


# --- what a form offers --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PartyChoice:
    """A party of a case who may take part in a mediation."""

    party_id: PartyId
    name: str
    kind: str
    side: str
    #: A dead person is a claimant and cannot sit.
    dead: bool
    #: As what he takes part unless the officer says otherwise.
    capacity: Capacity
    #: The harms on record, as far as they tell themselves.
    harms: frozenset[Harm]


@dataclass(frozen=True, slots=True)
class AgentChoice:
    """An agent who holds a power of attorney of a party."""

    power_id: int
    principal_id: PartyId
    agent: str
    may_agree: bool
    until_on: date | None
    in_force: bool


@dataclass(frozen=True, slots=True)
class OfficerChoice:
    """An officer of the case's team."""

    id: OfficerId
    name: str
    #: The one at the desk.
    me: bool
