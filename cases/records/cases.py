"""A case as lists and the case page show it, and what an officer enters of it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from cases.law.clock import Clock, Move
from cases.law.facts import FactKind
from cases.law.past import Outcome, Past
from cases.records.ids import CaseId, FactId, MediationId, OfficerId, PartyId
from cases.records.parties import PartyEntry, People, VehicleEntry


class CaseKind(StrEnum):
    """Kinds of accident (Order 146 art. 3)."""

    PROPERTY = "property"
    INJURY = "injury"
    DEATH = "death"


class Procedure(StrEnum):
    """How the case is handled."""

    GENERAL = "general"
    SIMPLE = "simple"
    QUICK = "quick"


class CaseState(StrEnum):
    """How far a case has come; only a closed one is open to the squad."""

    #: Taken in by the duty desk, not yet assigned.
    REPORTED = "reported"
    OPEN = "open"
    CLOSED = "closed"
    #: Handed to another unit: its officers read what they did, and do nothing more.
    TRANSFERRED = "transferred"

    @property
    def is_over(self) -> bool:
        """Tell whether nothing more is done about it here."""
        return self in {CaseState.CLOSED, CaseState.TRANSFERRED}


class CallerSecrecy(StrEnum):
    """What the caller wants of his name (Order 146 art. 16)."""

    NONE = "none"
    SECRET = "secret"  # noqa: S105 - a name, no password
    ANONYMOUS = "anonymous"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The report of an accident: what Order 146 art. 16 wants on record."""

    #: 电话报警, 当事人到队 …
    method: str = ""
    reported_at: datetime | None = None
    caller: str = ""
    caller_phone: str = ""
    secrecy: CallerSecrecy = CallerSecrecy.NONE
    dead: int = 0
    injured: int = 0
    #: Dangerous goods carried, and which.
    dangerous_goods: str = ""
    weather: str = ""
    #: Of a vehicle that fled: kind, colour, marks, direction, the driver's looks.
    fled_vehicle: str = ""
    fled_direction: str = ""
    fled_driver: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """A new case on one page."""

    kind: CaseKind
    occurred_at: datetime
    place: str
    brief: str = ""
    procedure: Procedure = Procedure.GENERAL
    hit_and_run: bool = False
    #: Empty: the next number of the unit's series.
    number: str = ""
    national_number: str = ""
    report: Report = Report()
    parties: tuple[PartyEntry, ...] = ()
    vehicles: tuple[VehicleEntry, ...] = ()
    #: For each party the place of its vehicle in `vehicles`, or None.
    drives: tuple[int | None, ...] = ()


class Scope(StrEnum):
    """Which cases a list shows."""

    MINE = "mine"
    SQUAD = "squad"
    HIT_AND_RUN = "hit_and_run"
    MEDIATION = "mediation"
    OVERDUE = "overdue"
    TODAY = "today"
    UNASSIGNED = "unassigned"
    CLOSED = "closed"
    #: Handed to another unit.
    AWAY = "away"


class Order(StrEnum):
    """How a list is sorted."""

    DUE = "due"
    NUMBER = "number"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFilter:
    """What a list asks for."""

    scope: Scope = Scope.MINE
    kind: CaseKind | None = None
    text: str = ""
    lead_officer_id: OfficerId | None = None
    order: Order = Order.DUE


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One case in a list."""

    case_id: CaseId
    number: str
    kind: CaseKind
    state: CaseState
    hit_and_run: bool
    lead: str
    #: Empty where only the head is open to the officer.
    place: str
    occurred_at: datetime | None
    next_due_on: date | None
    next_rule: str
    working_days_left: int | None
    in_mediation: bool = False


@dataclass(frozen=True, slots=True)
class PageEnd:
    """The last case of a page, by all that lists are sorted by: the next page begins behind it."""

    case_id: CaseId
    number: str
    next_due_on: date | None
    opened_at: datetime
    #: How many cases the list has; they are counted once, with its first page.
    total: int


@dataclass(frozen=True, slots=True)
class CasePage:
    """A page of a list and how many there are in all."""

    lines: tuple[CaseLine, ...]
    total: int
    #: None where nothing comes behind this page.
    end: PageEnd | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who handles or may see a case, and through which rule."""

    officer_id: OfficerId
    name: str
    #: TeamRole, or "grant".
    role: str
    from_at: datetime
    until_at: datetime | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class FactLine:
    """A fact of a case with its history."""

    id: FactId
    kind: FactKind
    happened_at: datetime
    day_only: bool
    entered_at: datetime
    entered_by: str
    party_id: PartyId | None
    party: str
    mediation_id: MediationId | None
    note: str
    more: dict[str, Any]
    #: The fact this one replaced, and why.
    replaces_id: FactId | None = None
    reason: str = ""
    #: Set when a later one took its place.
    replaced_at: datetime | None = None

    def as_entry(self) -> "FactEntry":
        """Return the fact as it was typed, to be corrected."""
        more = {str(key): str(value) for key, value in self.more.items()}
        return FactEntry(
            kind=self.kind,
            happened_at=self.happened_at,
            day_only=self.day_only,
            party_id=self.party_id,
            mediation_id=self.mediation_id,
            note=self.note,
            item=more.get("item", ""),
            until=_day(more.get("until")),
            title=more.get("title", ""),
            number=more.get("number", ""),
            authority=more.get("authority", ""),
            approver=more.get("approver", ""),
            approval_number=more.get("approval_number", ""),
            approved_on=_day(more.get("approved_on")),
        )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@dataclass(frozen=True, slots=True, kw_only=True)
class FactEntry:
    """A fact as an officer types it."""

    kind: FactKind
    happened_at: datetime
    day_only: bool = False
    party_id: PartyId | None = None
    mediation_id: MediationId | None = None
    note: str = ""
    #: Tells several of one kind apart, as the number of an appraisal.
    item: str = ""
    #: Last day an approval was given for.
    until: date | None = None
    #: Title and number of a determination.
    title: str = ""
    number: str = ""
    #: Of an approval from outside: authority, approver, number and day.
    authority: str = ""
    approver: str = ""
    approval_number: str = ""
    approved_on: date | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """What a correction would move, before it is recorded."""

    moves: tuple[Move, ...]
    unmoved: int
    #: Due days among them that have already passed: they stay on record as kept or missed.
    past: tuple[Past, ...] = ()


@dataclass(frozen=True, slots=True)
class PastLine:
    """A due day that had passed when its clock was moved."""

    rule: str
    title: str
    title_en: str
    party_id: PartyId | None
    party: str
    item: str
    due_on: date
    due_at: datetime | None
    outcome: Outcome
    done_on: date | None
    #: What took its place; None when the clock no longer runs.
    new_due_on: date | None
    reason: str
    noted_by: str
    noted_at: datetime


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the journal of a case."""

    seq: int
    at: datetime
    officer: str
    act: str
    values: dict[str, Any]


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case opened: everything its page shows besides mediation and papers."""

    case_id: CaseId
    revision: int
    number: str
    kind: CaseKind
    procedure: Procedure
    state: CaseState
    hit_and_run: bool
    opened_at: datetime
    closed_at: datetime | None
    national_number: str
    occurred_at: datetime | None
    place: str
    brief: str
    report: Report
    people: People
    team: tuple[Member, ...]
    facts: tuple[FactLine, ...]
    clocks: tuple[Clock, ...]
    #: What the officer may do here.
    may_write: bool
    may_lead: bool
    #: Due days that had passed when a correction moved them.
    past: tuple[PastLine, ...] = ()
