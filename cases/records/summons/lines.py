"""Suspects, notices and summonses as tabs and lists show them."""

from dataclasses import dataclass
from datetime import date, datetime

from cases.records.ids import CaseId, DocumentId, PartyId
from cases.records.summons.entries import FamilyNotice, Guardian, InquiryEntry, SuspicionEntry
from cases.records.summons.hours import Countdown
from cases.records.summons.kinds import (
    Branch,
    EntryKind,
    InquiryId,
    NoticeOutcome,
    Signed,
    SummonsId,
    SummonsState,
    Suspicion,
    SuspicionId,
)


@dataclass(frozen=True, slots=True)
class SuspicionLine:
    """A suspicion as it was recorded, ended ones too."""

    id: SuspicionId
    entry: SuspicionEntry
    party: str
    by: str
    entered_at: datetime
    ended_at: datetime | None
    ended_by: str
    ended_reason: str


@dataclass(frozen=True, slots=True)
class InquiryLine:
    """An inquiry notice and what came of it."""

    id: InquiryId
    entry: InquiryEntry
    party: str
    document_id: DocumentId | None
    number: str
    #: When it counts as given: spoken, or its paper served.
    given_at: datetime | None
    receiver: str
    proof: str
    outcome: NoticeOutcome
    outcome_at: datetime | None
    reason: str
    by: str
    withdrawn_at: datetime | None
    withdrawn_reason: str

    @property
    def unanswered(self) -> bool:
        """Tell whether it was given in time, has a proof, and he stayed away without a reason."""
        return (
            self.withdrawn_at is None
            and self.outcome is NoticeOutcome.NOT_CAME
            and not self.reason
            and self.given_at is not None
            and bool(self.proof)
            and self.given_at < self.entry.wanted_at
        )


@dataclass(frozen=True, slots=True)
class SummonsEntry:
    """Something noted while he was there."""

    id: int
    kind: EntryKind
    began_at: datetime
    ended_at: datetime | None
    text: str
    #: An opinion on force: whether it may be used.
    allows: bool | None
    by: str


@dataclass(frozen=True, slots=True)
class Lack:
    """What a summons still lacks, with its article; nobody is kept because of it."""

    #: As family, arrival_signed, guardian; `ui.labels.summons` names it.
    what: str
    article: str


@dataclass(frozen=True, slots=True)
class Summons:
    """One summons with everything around it."""

    id: SummonsId
    case_id: CaseId
    n: int
    party_id: PartyId
    party: str
    born_on: date | None
    suspicion: Suspicion
    branch: Branch
    is_oral: bool
    charge: str
    state: SummonsState
    place: str
    called_for: datetime | None
    area: str
    partner: str
    letter_number: str
    grounds: str
    document_id: DocumentId | None
    number: str
    issued_at: datetime | None
    served_at: datetime | None
    found_at: datetime | None
    found_how: str
    second_officer: str
    told_at: datetime | None
    arrived_at: datetime | None
    arrival_signed: Signed
    arrival_note: str
    left_at: datetime | None
    leaving_signed: Signed
    leaving_note: str
    extended_at: datetime | None
    extension_grounds: str
    family: FamilyNotice
    family_document_id: DocumentId | None
    guardian: Guardian
    is_minor: bool
    missed_at: datetime | None
    missed_reason: str
    withdrawn_reason: str
    entries: tuple[SummonsEntry, ...]
    #: While he is there, and what was used once he has left.
    countdown: Countdown | None
    lacks: tuple[Lack, ...]
    by: str

    @property
    def item(self) -> str:
        """How facts and approvals name it."""
        return item_of(self.n)

    @property
    def force_allowed(self) -> bool:
        """Tell whether the last opinion of a reviewer allows force; no opinion allows none."""
        said = [one.allows for one in self.entries if one.kind is EntryKind.FORCE]
        return bool(said and said[-1])


@dataclass(frozen=True, slots=True)
class Unanswered:
    """How often one party did not come although he had been told."""

    party_id: PartyId
    party: str
    count: int
    #: From here on the program proposes a summons; the law has no number, it is never a gate.
    prompt: bool
    is_suspect: bool


@dataclass(frozen=True, slots=True)
class Summoning:
    """Everything of one case about questioning and summoning."""

    case_id: CaseId
    people: tuple[tuple[PartyId, str], ...]
    suspicions: tuple[SuspicionLine, ...]
    notices: tuple[InquiryLine, ...]
    unanswered: tuple[Unanswered, ...]
    summonses: tuple[Summons, ...]
    may_write: bool
    may_review: bool

    def suspect(self, party_id: PartyId) -> SuspicionLine | None:
        """Return the suspicion that stands against a party."""
        for line in self.suspicions:
            if line.entry.party_id == party_id and line.ended_at is None:
                return line
        return None


def item_of(n: int) -> str:
    """Return how facts and approvals name the n-th summons of a case."""
    return f"summons {n}"
