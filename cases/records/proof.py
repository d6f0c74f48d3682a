"""What is read of the journal itself: filters, lines, heads, signed parts."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from cases.looks.marks import Found
from cases.records.ids import CaseId, OfficerId
from cases.records.officers import Role
from cases.records.station import Integrity


@dataclass(frozen=True, slots=True)
class JournalFilter:
    """Which entries are looked for; what is empty does not narrow."""

    first: date
    last: date
    officer_id: OfficerId | None = None
    #: The number of a case, typed in full.
    case_number: str = ""
    #: An act, or the first part of one, as `documents.`.
    act: str = ""
    only_marked: bool = False
    #: Looks by which a search opened a case.
    only_searched: bool = False


@dataclass(frozen=True, slots=True)
class JournalLine:
    """An entry as the inspector reads it: who, when, what kind of act; no value of a case."""

    seq: int
    at: datetime
    officer: str
    number: str
    act: str
    case_id: CaseId | None
    #: Number of the case, empty when the entry belongs to none.
    case: str
    #: What was looked at, for a look at a case.
    what: str
    #: As what he had the case at that moment: a TeamRole, `grant`, or empty.
    basis: str
    marks: tuple[Found, ...]
    #: A search opened the case; what was typed is not told here.
    is_searched: bool = False
    #: What the officer is today.
    roles: frozenset[Role] = frozenset()

    @property
    def is_refused(self) -> bool:
        """True of a look that the case did not open to."""
        return self.act == "case.refused"


@dataclass(frozen=True, slots=True)
class JournalPage:
    """The newest entries that fit a filter."""

    lines: tuple[JournalLine, ...]
    #: More fit than are listed.
    more: bool


@dataclass(frozen=True, slots=True)
class OpenGrant:
    """Leave to look into a case that still runs."""

    case_id: CaseId
    case: str
    officer: str
    part: str
    reason: str
    given_by: str
    given_at: datetime
    until_at: datetime


class HeadFound(StrEnum):
    """What is known of a head that stands on a paper."""

    KNOWN = "known"
    #: The journal has another entry under this number, or no entry has the hash.
    UNKNOWN = "unknown"
    #: The paper is newer than the journal: an older copy of the station is in use.
    LATER = "later"


@dataclass(frozen=True, slots=True)
class HeadAnswer:
    """What the journal says to a head that was typed in."""

    found: HeadFound
    #: The entry, when it is known.
    seq: int | None
    at: datetime | None
    #: How far this station's journal goes.
    entries: int


@dataclass(frozen=True, slots=True)
class SignedPart:
    """A part of the journal for somebody outside, signed by the station."""

    text: str
    first: int
    last: int
    #: Entries that stand in it in full; of the others only hash, time, officer, act.
    whole: int
    public_key: str


@dataclass(frozen=True, slots=True)
class Check:
    """The last time this window's journal was checked from its first entry on."""

    at: datetime
    seconds: float
    found: Integrity


@dataclass(frozen=True, slots=True)
class PaperHead:
    """The head printed on an issued paper, and whether the journal has it."""

    title: str
    number: str
    seq: int
    fits: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """How the record stands: its newest entry, the last check, the newest papers beside it."""

    entries: int
    head: str
    at: datetime | None
    check: Check | None
    #: Of papers the officer sees, the newest first.
    papers: tuple[PaperHead, ...]
