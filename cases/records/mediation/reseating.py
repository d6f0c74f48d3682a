"""Sessions without a mediator, and what became of them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cases.records.ids import CaseId, SessionId


class WhyWithout(StrEnum):
    """Why the mediator of a session may not hold it."""

    RECUSED = "recused"
    RETIRED = "retired"
    #: He has no place in the case any more.
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class SessionWithout:
    """A session to come that waits for another mediator; it names no party."""

    id: SessionId
    case_id: CaseId
    case_number: str
    starts_at: datetime
    ends_at: datetime
    room: str
    #: Who was to hold it.
    mediator: str
    why: WhyWithout


@dataclass(frozen=True, slots=True)
class MovedSessions:
    """What one act gave another mediator, and what stays."""

    moved: tuple[SessionWithout, ...]
    #: He sits elsewhere then, or is out of the case himself.
    clashing: tuple[SessionWithout, ...]
