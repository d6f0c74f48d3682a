"""The first hour of a hit-and-run, notices of assistance, the watch list."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from cases.records.ids import CaseId, DocumentId, FactId, PartyId

AssistanceId = NewType("AssistanceId", int)
WatchId = NewType("WatchId", int)


class FirstStep(StrEnum):
    """What is done at once after a hit-and-run (Order 146 art. 43, 44)."""

    PLAN = "plan"
    ROADBLOCK = "roadblock"
    WATCH = "watch"
    NOTICE = "notice"
    #: A military vehicle: its own organs are told (art. 44 para. 2).
    MILITARY = "military"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class FirstEntry:
    """One timed entry of the first hour."""

    id: int
    step: FirstStep
    done_at: datetime
    text: str
    by: str
    entered_at: datetime
    struck_at: datetime | None
    struck_reason: str


@dataclass(frozen=True, slots=True)
class Watch:
    """A vehicle or person on the watch system."""

    id: WatchId
    n: int
    target: str
    set_at: datetime
    reference: str
    lifted_at: datetime | None
    lifted_proof: str


@dataclass(frozen=True, slots=True)
class Named:
    """A name of the board that goes out on a notice all the same, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeWords:
    """What a notice says of vehicle, driver and flight where an officer words it himself."""

    vehicle: str
    driver: str = ""
    direction: str = ""
    named: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class Assistance:
    """A notice of assistance with its withdrawal."""

    id: AssistanceId
    n: int
    document_id: DocumentId | None
    number: str
    issued_at: datetime | None
    recipients: tuple[str, ...]
    valid_until: date | None
    withdrawal_id: DocumentId | None
    withdrawal_number: str
    withdrawn_at: datetime | None
    withdrawal_proof: str

    @property
    def item(self) -> str:
        """How facts and approvals name it."""
        return f"assistance {self.n}"

    @property
    def stands(self) -> bool:
        """Tell whether other units are still looking, as far as the record shows."""
        return self.issued_at is not None and not self.withdrawal_proof


class Coming(StrEnum):
    """How somebody gave himself up."""

    ALONE = "alone"
    #: Brought or accompanied by relatives or friends.
    ACCOMPANIED = "accompanied"
    #: He said so by telephone or letter first, and came or waited.
    CALLED = "called"
    #: He sent somebody because he was hurt or fetching help.
    SENT = "sent"


@dataclass(frozen=True, slots=True, kw_only=True)
class SurrenderEntry:
    """A driver who gave himself up, as an officer enters it.

    Attributes:
        who: His name; empty: as the party or the node of the board is called.
        party: Which party of the case he is, if he is one.
        node: Which person on the board of leads he is, if he is on it.
    """

    who: str = ""
    party: PartyId | None = None
    node: int | None = None
    at: datetime
    place: str
    #: Who received him.
    received_by: str
    coming: Coming = Coming.ALONE
    #: What he says he did, in a sentence; his statement is a record of its own.
    words: str = ""


@dataclass(frozen=True, slots=True)
class Surrender:
    """A surrender on record."""

    fact_id: FactId
    who: str
    at: datetime
    #: The whole of it in words.
    note: str
    by: str
    #: Which party of the case, and which person on the board of leads, as far as it was said.
    party: PartyId | None = None
    node: int | None = None


class TaskKind(StrEnum):
    """What art. 46 asks for once the vehicle or the driver is found."""

    WITHDRAW = "withdraw"
    LIFT = "lift"


@dataclass(frozen=True, slots=True)
class PursuitTask:
    """A duty that is open because the vehicle or the driver was found."""

    kind: TaskKind
    #: Number of the notice, or what is on the watch system.
    what: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Pursuit:
    """Everything about the pursuit in one case."""

    case_id: CaseId
    hit_and_run: bool
    #: From when the hour is counted: the report, else the accident.
    started_at: datetime | None
    entries: tuple[FirstEntry, ...]
    watches: tuple[Watch, ...]
    notices: tuple[Assistance, ...]
    vehicle_found_at: datetime | None
    #: Caught, or the first who gave himself up.
    driver_found_at: datetime | None
    surrenders: tuple[Surrender, ...]
    tasks: tuple[PursuitTask, ...]
    may_write: bool
