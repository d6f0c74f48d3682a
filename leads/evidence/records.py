"""Evidence, candidates and inquiries of a case, as they cross borders."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from leads.evidence.grade import Grade
from leads.evidence.kinds import Content
from leads.evidence.reliability import Reliability
from leads.graph.nodes import NodeId

EvidenceId = NewType("EvidenceId", int)
PersonEvidenceId = NewType("PersonEvidenceId", int)
HandVehicleId = NewType("HandVehicleId", int)
ExclusionId = NewType("ExclusionId", int)
InquiryId = NewType("InquiryId", int)


class PersonEvidenceKind(StrEnum):
    """What speaks for or against somebody having driven."""

    STATEMENT = "statement"
    ALIBI = "alibi"
    REPORT = "report"
    CONTRADICTION = "contradiction"
    TRACE = "trace"


class InquiryState(StrEnum):
    """How far an inquiry is."""

    OPEN = "open"
    ANSWERED = "answered"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceEntry:
    """A piece of evidence as an officer types it."""

    title: str
    content: Content
    #: None is "ungraded", which is shown and counted.
    grade: Grade | None = None
    #: Items of one group speak of the same attribute; empty: it stands alone.
    group: str = ""
    #: The original source it rests on, by a name; empty: its own.
    origin: str = ""
    #: The node of the board it hangs on.
    node: NodeId | None = None


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """That something no longer holds, and why."""

    at: datetime
    by: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(EvidenceEntry):
    """A piece of evidence of a case."""

    id: EvidenceId
    n: int
    entered_at: datetime
    entered_by: str
    inquiry: InquiryId | None = None
    withdrawn: Withdrawal | None = None

    @property
    def item(self) -> str:
        """The id under which it is ranked."""
        return f"e{self.n}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonEvidenceEntry:
    """Evidence on persons as an officer types it."""

    title: str
    kind: PersonEvidenceKind
    #: How probable it is if this person drove, by his node on the board.
    likelihoods: Mapping[NodeId, float]
    #: If somebody else drove.
    otherwise: float
    grade: Grade | None = None
    group: str = ""
    origin: str = ""
    node: NodeId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonEvidence(PersonEvidenceEntry):
    """Evidence on persons."""

    id: PersonEvidenceId
    n: int
    entered_at: datetime
    entered_by: str
    withdrawn: Withdrawal | None = None


@dataclass(frozen=True, slots=True)
class Exclusion:
    """That a candidate is excluded."""

    id: ExclusionId
    #: A plate, or "#" and the number of a vehicle entered by hand.
    vehicle: str
    reason: str
    at: datetime
    by: str
    #: That it is a candidate again.
    lifted: Withdrawal | None = None

    @property
    def item(self) -> str:
        """The id under which it is ranked."""
        return f"x{self.id}"


@dataclass(frozen=True, slots=True)
class PriorWeight:
    """Vehicles with a value in a column are so many times as probable as others."""

    #: district, vehicle_class, make, model or colour.
    column: str
    value: str
    times: float


@dataclass(frozen=True, slots=True)
class CasePrior:
    """What is believed before any evidence."""

    none: float
    weights: tuple[PriorWeight, ...] = ()
    #: Why; empty where nobody has said otherwise.
    reason: str = ""
    at: datetime | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class ReliabilityTable:
    """A table from grades to reliabilities, and who decided it."""

    reliability: Reliability
    #: None: the table the program brings along.
    in_force_from: date | None = None
    reference: str = ""
    approved_by: str = ""
    approved_on: date | None = None


@dataclass(frozen=True, slots=True)
class OutcomeEntry:
    """An answer an inquiry may have.

    Whoever is named by no outcome has the probability `otherwise`.
    """

    name: str
    #: Plates, or names of vehicles entered by hand.
    vehicles: tuple[str, ...]
    #: How probable it is if one of them did it.
    likelihood: float
    #: If not.
    otherwise: float


@dataclass(frozen=True, slots=True, kw_only=True)
class InquiryEntry:
    """A question to be asked outside."""

    question: str
    #: Who or what is asked.
    whom: str = ""
    hours: float
    outcomes: tuple[OutcomeEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Inquiry(InquiryEntry):
    """A question, who looks after it, and what came of it."""

    id: InquiryId
    n: int
    state: InquiryState
    officer: str
    entered_at: datetime
    entered_by: str
    #: The outcome that came, by its place.
    outcome: int | None = None
    result: str = ""
    ended_at: datetime | None = None
    ended_by: str = ""
