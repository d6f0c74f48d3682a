"""Papers of many cases: filters, registers and their numbers."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cases.papers.kinds import FormKind
from cases.records.documents.papers import DocumentLine
from cases.records.documents.states import DocumentState
from cases.records.ids import (
    CaseId,
    DocumentId,
)


@dataclass(frozen=True, slots=True)
class DocumentFilter:
    """What the register shows."""

    states: frozenset[DocumentState] = frozenset()
    year: int | None = None
    text: str = ""
    case_id: CaseId | None = None
    form: FormKind | None = None
    #: Issued papers that somebody has not got yet.
    unserved: bool = False
    #: Drafts put before the officer who asks.
    waiting_for_me: bool = False
    limit: int = 1000


@dataclass(frozen=True, slots=True)
class Register:
    """The lines found, and how many there are of what."""

    lines: tuple[DocumentLine, ...]
    #: All that the filter finds, beyond the limit too.
    found: int
    total: int
    unserved: int
    in_review: int
    #: Drafts put before the officer who asks.
    for_me: int = 0


@dataclass(frozen=True, slots=True)
class RegisterNumber:
    """A number of the unit's register; a void one stays."""

    form: FormKind
    year: int
    n: int
    number: str
    taken_at: datetime
    voided_at: datetime | None
    reason: str
    document_id: DocumentId | None


class RegisterKind(StrEnum):
    """The registers (台账) printed by month."""

    MEDIATION = "mediation"
    SERVICE = "service"
    SUMMONS = "summons"
    REPORTS = "reports"
    PETITIONS = "petitions"
    LOANS = "loans"
    SEALS = "seals"
    #: Things taken, held or let go in the month.
    PROPERTY = "property"
    #: Things held at its end.
    HELD = "held"
    ADVANCES = "advances"
    TRANSFERS = "transfers"
    #: Exhibits into the store and out of it.
    EXHIBITS = "exhibits"
