"""A mediation as the session sheet and the case show it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from cases.law.facts import FactKind, Harm
from cases.mediation.absence import Next
from cases.mediation.agreement import Flaw
from cases.mediation.application import Timeliness
from cases.mediation.kinds import (
    Ending,
    MediationState,
    SessionState,
)
from cases.papers.kinds import Outcome, RefusalGround, StartEvent
from cases.records.documents import DocumentLine
from cases.records.ids import (
    CaseId,
    MediationId,
    OfficerId,
    PartyId,
    RoomId,
    SessionId,
)
from cases.records.mediation.attendance import Counter, Seat
from cases.records.mediation.calendar import Participant


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
    #: Officers whom issued notices of it still name, and who handle the case no more.
    named_before: tuple[str, ...] = ()


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
