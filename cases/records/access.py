"""Who may see what of a case, through which rule; leave, its end and its review; codes."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from cases.records.ids import CaseId, GrantId, OfficerId, SecretId
from cases.records.officers import Part, Role

#: How long an emergency opens a case.
EMERGENCY = timedelta(hours=24)


class GrantKind(StrEnum):
    """How leave came about."""

    #: Given by somebody for a reason, until a moment.
    GIVEN = "given"
    #: Taken in an emergency by an approver or leader; to be reviewed afterwards.
    EMERGENCY = "emergency"
    #: A concluded case uncovered for a short while.
    SHOWN = "shown"
    #: Belongs to a task, as a stand-in's request; ends with it.
    TASK = "task"


class Verdict(StrEnum):
    """What the review of an emergency found."""

    JUSTIFIED = "justified"
    UNJUSTIFIED = "unjustified"


class Rule(StrEnum):
    """Through which rule somebody sees something of a case; a place in the team besides."""

    LEADER = "leader"
    CONCLUDED = "concluded"
    #: The packet of a referral alone, by hand-over.
    PACKET = "packet"


@dataclass(frozen=True, slots=True)
class Grant:
    """Leave to see a case, running or over."""

    id: GrantId
    case_id: CaseId
    case: str
    officer_id: OfficerId
    officer: str
    roles: frozenset[Role]
    part: Part
    kind: GrantKind
    reason: str
    given_by: OfficerId
    giver: str
    given_at: datetime
    #: When it ends or has ended, which may be sooner than planned.
    until_at: datetime
    planned_until: datetime
    ended_by: str
    ended_reason: str
    reviewed_at: datetime | None
    reviewer: str
    verdict: Verdict | None
    review: str
    #: This officer may take it back.
    may_end: bool
    #: This officer may review it now.
    may_review: bool

    def runs(self, now: datetime) -> bool:
        """Tell whether it still opens the case."""
        return now < self.until_at

    @property
    def wants_review(self) -> bool:
        """True of an emergency nobody has reviewed, whether it has ended or not."""
        return self.kind is GrantKind.EMERGENCY and self.reviewed_at is None


@dataclass(frozen=True, slots=True)
class Seeing:
    """One rule by which an officer sees some part of a case."""

    #: A TeamRole, a GrantKind, or a Rule.
    rule: str
    part: Part
    #: Number of the leave, where it is leave.
    grant_id: GrantId | None = None
    until_at: datetime | None = None
    reason: str = ""
    #: Numbers, addresses and minors are covered.
    is_covered: bool = False


@dataclass(frozen=True, slots=True)
class Knower:
    """An officer who may see something of a case, and how often he looked."""

    officer_id: OfficerId
    name: str
    number: str
    roles: frozenset[Role]
    #: The widest part he sees; None: nothing any more, but he has looked.
    part: Part | None
    rules: tuple[Seeing, ...]
    looks: int
    last_look: datetime | None


class SecretKind(StrEnum):
    """In what capacity somebody asked for secrecy."""

    WITNESS = "witness"
    INFORMANT = "informant"
    CALLER = "caller"


_WORDS = {
    SecretKind.WITNESS: "证人",
    SecretKind.INFORMANT: "举报人",
    SecretKind.CALLER: "报警人",
}
_STEMS = "甲乙丙丁戊己庚辛壬癸"


def code_of(kind: SecretKind, place: int) -> str:
    """Return the code of the somebody at a place, counted from 0 among his kind in the case."""
    return f"{_WORDS[kind]}{_STEMS[place % len(_STEMS)]}-{place // len(_STEMS) + 1:02}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SecretEntry:
    """Somebody who asked for secrecy, as he is entered (Order 146 art. 16, 38)."""

    kind: SecretKind
    name: str
    id_number: str = ""
    phone: str = ""
    address: str = ""
    #: Why secrecy was asked for.
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SecretIdentity:
    """Who a code stands for; only lead officer and approver read it."""

    id: SecretId
    code: str
    entry: SecretEntry
    entered_by: str
    entered_at: datetime


@dataclass(frozen=True, slots=True)
class Pulse:
    """What an open window rests on; when it differs from the last, the window is read anew."""

    #: Counts and sums of the cases that are the officer's, part by part.
    cases: tuple[tuple[int, int], ...]
    #: Empty when the officer has left the unit.
    roles: frozenset[Role]
