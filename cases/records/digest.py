"""What an officer should know when he comes to his desk: what happened since, what comes."""

from dataclasses import dataclass
from datetime import date, datetime

from cases.law.approvals import Approving
from cases.records.agenda import Due, TodaySession
from cases.records.approvals import ApprovalState
from cases.records.approvals import Waiting as Request
from cases.records.ids import ApprovalId, CaseId
from cases.records.officers import TeamRole


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said to a request of his."""

    id: ApprovalId
    case_id: CaseId
    case_number: str
    kind: Approving
    state: ApprovalState
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Handed:
    """A place in a case that somebody gave him."""

    case_id: CaseId
    case_number: str
    role: TeamRole
    by: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Digest:
    """The digest of one officer on one day; it holds nothing of cases he may not see."""

    officer: str
    today: date
    #: When he was last here on an earlier day; None: this is his first day.
    since: datetime | None
    #: Told already today.
    is_read: bool
    #: Open duties that fell due since then, and those overdue before.
    fell_due: tuple[Due, ...] = ()
    #: Due today or within three working days.
    near: tuple[Due, ...] = ()
    #: Requests that wait for him and came since.
    requests: tuple[Request, ...] = ()
    #: Answers to his own requests that came since.
    answers: tuple[Answer, ...] = ()
    sessions: tuple[TodaySession, ...] = ()
    handed: tuple[Handed, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to say."""
        return not any(
            (
                self.fell_due,
                self.near,
                self.requests,
                self.answers,
                self.sessions,
                self.handed,
            )
        )
