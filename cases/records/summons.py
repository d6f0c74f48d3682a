"""Suspects, inquiry notices and summonses, as officers enter and read them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NewType

from cases.records.ids import CaseId, DocumentId, OfficerId, PartyId

SuspicionId = NewType("SuspicionId", int)
InquiryId = NewType("InquiryId", int)
SummonsId = NewType("SummonsId", int)


class Suspicion(StrEnum):
    """Of what a party is suspected; nobody else may be summoned."""

    #: Of a traffic crime (Order 146 art. 35).
    CRIME = "crime"
    #: Of a violation (行政程序 art. 67).
    VIOLATION = "violation"


class Branch(StrEnum):
    """Which procedure a summons follows."""

    ADMINISTRATIVE = "administrative"
    #: 刑事程序 art. 198-201; the certificate comes from the police case system.
    CRIMINAL = "criminal"


class NoticeWay(StrEnum):
    """How somebody was told to come for questioning."""

    #: On paper, served as every paper is.
    WRITTEN = "written"
    PHONE = "phone"
    #: By word of mouth where he was met.
    ON_SPOT = "on_spot"
    MESSAGE = "message"


class Venue(StrEnum):
    """Where somebody is questioned."""

    OFFICE = "office"
    HOME = "home"
    WORKPLACE = "workplace"
    #: Where he himself proposed.
    HIS_CHOICE = "his_choice"


class NoticeOutcome(StrEnum):
    """What came of an inquiry notice."""

    OPEN = ""
    CAME = "came"
    NOT_CAME = "not_came"
    #: Another time was agreed upon before it.
    MOVED = "moved"


class Signed(StrEnum):
    """Whether the summoned person wrote the time on the certificate and signed."""

    OPEN = ""
    SIGNED = "signed"
    REFUSED = "refused"


class FamilyWay(StrEnum):
    """How the family was told (行政程序 art. 55 para. 1 no. 5)."""

    IN_PERSON = "in_person"
    PHONE = "phone"
    MESSAGE = "message"
    FAX = "fax"
    OTHER = "other"


class FamilyException(StrEnum):
    """Why the family need not be told; the law knows these three and no other."""

    IDENTITY_UNKNOWN = "identity_unknown"
    CONTACT_REFUSED = "contact_refused"
    FORCE_MAJEURE = "force_majeure"


class EntryKind(StrEnum):
    """What is noted while somebody is questioned."""

    FOOD = "food"
    REST = "rest"
    #: Restrained until sober: not counted (行政程序 art. 58).
    SOBERING = "sobering"
    #: The reviewer's opinion whether force may be used (art. 67 para. 3).
    FORCE = "force"
    OTHER = "other"


class SummonsState(StrEnum):
    """How far a summons has come."""

    #: Entered, not issued: approval and certificate are still to come.
    PLANNED = "planned"
    #: The certificate is issued; he has not come yet.
    ISSUED = "issued"
    #: He is there.
    HELD = "held"
    LEFT = "left"
    NOT_CAME = "not_came"
    WITHDRAWN = "withdrawn"


class Stage(StrEnum):
    """How near the end of the questioning is."""

    CALM = "calm"
    HOUR = "hour"
    QUARTER = "quarter"
    OVER = "over"


@dataclass(frozen=True, slots=True, kw_only=True)
class SuspicionEntry:
    """That a party is a suspect, as an officer records it."""

    party_id: PartyId
    kind: Suspicion
    charge: str
    basis: str
    since: datetime


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


@dataclass(frozen=True, slots=True, kw_only=True)
class InquiryEntry:
    """A notice to come for questioning, as an officer enters it."""

    party_id: PartyId
    way: NoticeWay
    venue: Venue
    place: str
    wanted_at: datetime
    #: Spoken or sent: when, to whom, and what proves it. A paper is proved by its service.
    given_at: datetime | None = None
    receiver: str = ""
    proof: str = ""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class SummonsPlan:
    """A summons in writing, as an officer asks for it."""

    party_id: PartyId
    charge: str
    place: str
    called_for: datetime
    #: City or county in which he lives or works, and that the place lies in it.
    area: str
    in_area: bool = True
    branch: Branch = Branch.ADMINISTRATIVE
    #: He is elsewhere: police there, and the letter of cooperation.
    elsewhere: bool = False
    partner: str = ""
    letter_number: str = ""
    grounds: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OralSummons:
    """A summons by word of mouth of a suspect found on the spot."""

    party_id: PartyId
    charge: str
    found_at: datetime
    #: How he was found and came along (到案经过).
    found_how: str
    card_shown: bool
    second_officer: str
    #: When reason and basis were told to him.
    told_at: datetime
    place: str
    arrived_at: datetime
    branch: Branch = Branch.ADMINISTRATIVE


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyNotice:
    """That the family was told, or which exception the law makes."""

    way: FamilyWay | None = None
    name: str = ""
    relation: str = ""
    phone: str = ""
    told_at: datetime | None = None
    exception: FamilyException | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guardian:
    """Who was present with a minor, or why nobody was (行政程序 art. 75)."""

    name: str = ""
    relation: str = ""
    at: datetime | None = None
    absence: str = ""


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


def item_of(n: int) -> str:
    """Return how facts and approvals name the n-th summons of a case."""
    return f"summons {n}"
