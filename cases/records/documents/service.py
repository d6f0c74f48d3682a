"""How copies reach those they are for, and what proves it."""

from dataclasses import dataclass
from datetime import date, datetime

from cases.papers.kinds import FormKind, ServiceMethod
from cases.records.documents.states import Substitute
from cases.records.ids import (
    CaseId,
    DocumentId,
    PartyId,
    ServiceId,
    SessionId,
)


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
