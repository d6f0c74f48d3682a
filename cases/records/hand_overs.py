"""Hand-over of a case or of a shift, signed by both and a leader; loans of files."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from cases.records.ids import CaseId, DocumentId, OfficerId


class HandedKind(StrEnum):
    """Headings of what goes over with a case."""

    PAPERS = "papers"
    CLOCKS = "clocks"
    SESSIONS = "sessions"
    HELD = "held"
    PROMISES = "promises"


@dataclass(frozen=True, slots=True)
class HandedGroup:
    """The lines under one heading."""

    kind: HandedKind
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signatures:
    """Who gave, who took, which leader confirmed, and when."""

    from_id: OfficerId
    from_name: str
    handed_at: datetime
    to_id: OfficerId
    to_name: str
    taken_at: datetime | None
    taken_note: str
    leader: str
    confirmed_at: datetime | None


@dataclass(frozen=True, slots=True)
class CaseHandOver:
    """A case with everything in it as it was when handed over."""

    id: int
    case_id: CaseId
    number: str
    reason: str
    groups: tuple[HandedGroup, ...]
    note: str
    signed: Signatures


@dataclass(frozen=True, slots=True)
class ShiftHandOver:
    """A shift: cases not yet assigned, equipment, what is under way."""

    id: int
    #: Numbers of the cases the reader may see.
    numbers: tuple[str, ...]
    things: str
    note: str
    signed: Signatures


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanEntry:
    """A file as it is lent."""

    borrower: str
    authority: str
    purpose: str
    volumes: str
    return_by: date


@dataclass(frozen=True, slots=True)
class FileLoan:
    """A file lent out and back."""

    id: int
    case_id: CaseId
    number: str
    entry: LoanEntry
    lent_at: datetime
    returned_at: datetime | None
    state_on_return: str


@dataclass(frozen=True, slots=True)
class SealedPaper:
    """An issued paper, and the use of a seal on it once there was one."""

    document_id: DocumentId
    number: str
    title: str
    paper: str
    copies: int
    seal: str
    used_at: datetime | None
    applicant: str
    keeper: str
