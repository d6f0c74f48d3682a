"""Papers of a case as lists and screens show them: documents, copies, opinions."""

from dataclasses import dataclass
from datetime import date, datetime

from cases.papers.forms import Paper
from cases.papers.kinds import FormKind, NumberSource, RecipientKind, ServiceMethod
from cases.papers.press import Fault, MissingField
from cases.records.documents.states import CopyState, DocumentState, OpinionStep, Verdict
from cases.records.ids import (
    CaseId,
    DocumentId,
    MediationId,
    OfficerId,
    PartyId,
    SessionId,
)


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
