"""The hours of a questioning: how long it may last, what does not count, what is left."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from cases.records.ids import CaseId, OfficerId
from cases.records.summons.kinds import Stage, SummonsId


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time that does not count; it lasts while it has no end."""

    began_at: datetime
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Ceiling:
    """How long a person may be questioned, and on what article."""

    hours: int
    article: str
    #: Citation as papers have it.
    cited: str


@dataclass(frozen=True, slots=True)
class Countdown:
    """How the questioning stands at one moment."""

    ceiling: Ceiling
    #: When it must end; it moves on while a pause lasts.
    due_at: datetime
    used: timedelta
    left: timedelta
    paused: bool
    stage: Stage


@dataclass(frozen=True, slots=True)
class Held:
    """Somebody being questioned now, for the clock at the top of the window."""

    summons_id: SummonsId
    case_id: CaseId
    case_number: str
    party: str
    arrived_at: datetime
    ceiling: Ceiling
    pauses: tuple[Span, ...]
    lead: OfficerId | None
