"""Papers of a case as lists and screens show them: documents, copies, opinions, services."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from cases.papers.forms import Paper
from cases.papers.kinds import FormKind, NumberSource, RecipientKind, ServiceMethod
from cases.papers.press import Fault, MissingField
from cases.records.ids import (
    CaseId,
    DocumentId,
    MediationId,
    OfficerId,
    PartyId,
    ServiceId,
    SessionId,
)


class DocumentState(StrEnum):
    """How far a document has come; only a draft may change."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    #: Everybody who was asked agreed.
    APPROVED = "approved"
    ISSUED = "issued"
    #: Void, or corrected by a later document; its number stays.
    WITHDRAWN = "withdrawn"


class OpinionStep(StrEnum):
    """As what somebody is asked about a draft."""

    REVIEW = "review"
    APPROVAL = "approval"


class Verdict(StrEnum):
    """What he said."""

    PENDING = ""
    AGREED = "agreed"
    SENT_BACK = "sent_back"


class CopyState(StrEnum):
    """What became of a copy."""

    MADE = ""
    SERVED = "served"
    FILED = "filed"
    RETURNED = "returned"
    DESTROYED = "destroyed"


class Substitute(StrEnum):
    """Who may take a paper for its recipient when he is not there (行政程序 art. 36)."""

    ADULT_FAMILY = "adult_family"
    #: Head of his work unit.
    WORK_UNIT = "work_unit"
    #: Residents' or villagers' committee of his home.
    COMMITTEE = "committee"


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document in the register."""

    id: DocumentId
    case_id: CaseId
    case_number: str
    form: FormKind
    title: str
    #: Complete number; empty until issued.
    number: str
    #: Short name of the form with its place in the register, as 终结 12; without: the short name.
    short: str
    state: DocumentState
    #: Names of those who get a copy, in order.
    recipients: str
    #: Copies that were made, or that the form will make.
    copies: int
    #: Copies that must be served, and those that have been.
    to_serve: int
    served: int
    made_on: date
    issued_on: date | None
    officer: str
    withdrawn_reason: str
    #: Counts the changes of the draft.
    revision: int
    #: Which session a paper tells of, counted from one.
    session_no: int | None
    mediation_id: MediationId | None
    session_id: SessionId | None
    party_id: PartyId | None

    @property
    def unserved(self) -> bool:
        """Tell whether it is issued and somebody has not got his copy."""
        return self.state is DocumentState.ISSUED and self.served < self.to_serve


@dataclass(frozen=True, slots=True)
class Copy:
    """One numbered copy and where it is; of a draft: the copy that will be made."""

    copy_no: int
    recipient: str
    kind: RecipientKind
    capacity: str
    party_id: PartyId | None
    state: CopyState
    #: How it was served, when and with what proof, once it was.
    method: ServiceMethod | None = None
    served_at: datetime | None = None
    proof: str = ""
    kept_at: str = ""
    #: How often it was printed once more.
    reprints: int = 0


@dataclass(frozen=True, slots=True)
class Outside:
    """An opinion given by an authority outside the station, as it is on paper there."""

    authority: str
    name: str
    number: str
    dated: date


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a reviewer or approver was asked and said."""

    id: int
    step: OpinionStep
    #: Name of the officer, or of who signed outside.
    officer: str
    officer_id: OfficerId | None
    verdict: Verdict
    text: str
    asked_at: datetime
    given_at: datetime | None
    outside: Outside | None
    #: The draft was changed afterwards, so that it says nothing any more.
    stale: bool


@dataclass(frozen=True, slots=True)
class Check:
    """What stands between a draft and its issue."""

    missing: tuple[MissingField, ...]
    faults: tuple[Fault, ...]
    #: Fields the form asks for, and how many of them are filled in.
    required: int
    filled: int
    #: Steps that the unit asks for on this form and that are open.
    open_steps: tuple[OpinionStep, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A document with everything around it."""

    line: DocumentLine
    paper: Paper
    revision: int
    number_source: NumberSource
    #: The number typed in from the national system, while it is a draft.
    typed_number: str
    copies: tuple[Copy, ...]
    opinions: tuple[Opinion, ...]
    check: Check
    #: Pages of one copy.
    pages: int
    sha256: str
    journal_seq: int | None
    journal_head: str
    #: Numbers of the document this one corrects, and of the one that corrects it.
    corrects: str
    corrected_by: str


@dataclass(frozen=True, slots=True)
class CaseChoice:
    """A case in which the officer may make papers."""

    id: CaseId
    number: str
    place: str
    #: Names of the parties, to know it by.
    parties: tuple[tuple[PartyId, str], ...]


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a paper may be about: a mediation, or one of its sessions."""

    mediation_id: MediationId
    claimant: str
    session_id: SessionId | None = None
    session_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PartyToServe:
    """A party on whom papers are served, with what the form of a service is filled from."""

    id: PartyId
    name: str
    address: str
    #: Agents with a power of attorney: its number in the store, and the agent's name.
    powers: tuple[tuple[int, str], ...]
    #: Issued papers of which he has not got his copy: id, title with number.
    waiting: tuple[tuple[DocumentId, str], ...]
    electronic_consent: str = ""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """How a paper was brought to a party, or a notice spoken to him.

    Attributes:
        documents: The papers handed over together; none when the notice was spoken.
        session_id: The session that a notice tells of.
        served_at: When it counts as served; None: tried in vain.
        tried_at: When it was handed over, posted, sent, published, or tried.
    """

    party_id: PartyId
    method: ServiceMethod
    tried_at: datetime
    served_at: datetime | None = None
    documents: tuple[DocumentId, ...] = ()
    session_id: SessionId | None = None
    place: str = ""
    receiver: str = ""
    #: Who took it for the recipient, and how he is related to him.
    substitute: Substitute | None = None
    relation: str = ""
    substitute_reason: str = ""
    #: Power of attorney, when an agent took it.
    power_id: int | None = None
    refusal_reason: str = ""
    witness: str = ""
    recording: str = ""
    #: Receipt number, page of the record, delivery result, screen of the message.
    proof: str = ""
    consent: str = ""
    consent_on: date | None = None
    #: Why it could not be handed over: before post, another unit, public notice.
    why_not_direct: str = ""
    carrier: str = ""
    post_number: str = ""
    entrusted_to: str = ""
    medium: str = ""
    published_on: date | None = None
    published_until: date | None = None
    second_server: str = ""
    auxiliary: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ServiceEntry:
    """A service as it was recorded."""

    id: ServiceId
    case_id: CaseId
    case_number: str
    serving: Serving
    document_id: DocumentId | None
    #: Form, title and number of the paper; of a spoken notice empty.
    form: FormKind | None
    title: str
    number: str
    party: str
    server: str
    entered_at: datetime
    #: The 送达回证 made from it, and its state.
    receipt_id: DocumentId | None
    #: Why it replaced an older entry; that one is kept.
    reason: str
    replaces_id: ServiceId | None
    replaced_at: datetime | None

    @property
    def served(self) -> bool:
        """Tell whether the paper counts as served."""
        return self.serving.served_at is not None and self.replaced_at is None


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
