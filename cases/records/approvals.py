"""Approvals, stand-ins and attachments as screens and papers show them."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from cases.law.approvals import Approving
from cases.law.facts import FactKind
from cases.records.ids import ApprovalId, AttachmentId, CaseId, DocumentId, OfficerId, StandInId
from cases.records.officers import Part, Role


class ApprovalState(StrEnum):
    """How far a request has come."""

    #: Before the reviewer.
    IN_REVIEW = "in_review"
    #: Before the approver.
    WAITING = "waiting"
    #: The authority outside the station has not answered, or its answer is not on record.
    OUTSIDE = "outside"
    APPROVED = "approved"
    SENT_BACK = "sent_back"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    #: The act it was for has been done. Shown, not stored.
    USED = "used"
    #: What it rests on changed before it was used. Shown, not stored.
    LAPSED = "lapsed"
    #: Its last day has passed. Shown, not stored.
    EXPIRED = "expired"


#: Nobody has decided yet.
OPEN = (ApprovalState.IN_REVIEW, ApprovalState.WAITING, ApprovalState.OUTSIDE)


class Opinion(StrEnum):
    """What the reviewer says."""

    AGREED = "agreed"
    #: Goes on to the approver all the same, with the reviewer's reasons against it.
    AGAINST = "against"
    SENT_BACK = "sent_back"


class Decision(StrEnum):
    """What the approver says."""

    APPROVED = "approved"
    SENT_BACK = "sent_back"
    REFUSED = "refused"


class Step(StrEnum):
    """As what somebody is asked."""

    REVIEW = "review"
    APPROVAL = "approval"

    @property
    def role(self) -> Role:
        """The role that answers at this step."""
        return Role.REVIEWER if self is Step.REVIEW else Role.APPROVER


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said, when, and in whose place."""

    verdict: str
    text: str
    at: datetime
    by: str
    #: Whom he stood in for; empty: he spoke for himself.
    stood_in_for: str = ""


@dataclass(frozen=True, slots=True)
class Outside:
    """The decision of an authority outside the station, as it is on paper there."""

    authority: str
    name: str
    number: str
    decided_on: date
    recorded_by: str
    recorded_at: datetime
    scan: "Attachment | None" = None


class ChangedThing(StrEnum):
    """What changed since an approval was asked for or given."""

    FACT = "fact"
    PARTY = "party"
    CASE = "case"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is not as it was."""

    thing: ChangedThing
    #: Kind of a fact; None for others.
    fact: FactKind | None
    #: Name of the party, or what of the case.
    name: str
    #: As it was and as it is; empty: it was not there, is no longer.
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file kept with a case; its bytes are read apart."""

    id: AttachmentId
    case_id: CaseId
    part: Part
    name: str
    media_type: str
    size: int
    sha256: str
    added_by: str
    added_at: datetime


@dataclass(frozen=True, slots=True)
class DocumentRef:
    """A document put before those who decide."""

    id: DocumentId
    title: str
    number: str


@dataclass(frozen=True, slots=True)
class Approval:
    """One request with everything that was said about it."""

    id: ApprovalId
    case_id: CaseId
    case_number: str
    kind: Approving
    subject: str
    #: What is asked for, in words.
    matter: str
    grounds: str
    documents: tuple[DocumentRef, ...]
    attachments: tuple[Attachment, ...]
    state: ApprovalState
    urgent: bool
    requested_by: str
    requested_by_id: OfficerId
    requested_at: datetime
    #: Since when it waits for whoever is next.
    waiting_since: datetime | None
    reviewer: str
    opinion: Said | None
    approver: str
    decision: Said | None
    outside: Outside | None
    until_on: date | None
    oral_at: datetime | None
    oral_due_at: datetime | None
    used_at: datetime | None
    used_for: str
    withdrawn_reason: str
    #: What changed since it was asked for (open) or approved (not used yet).
    changes: tuple[Change, ...]
    #: Digest of the case as it stands now; an approver hands it back as what he has seen.
    digest: str
    #: What the officer at this desk may do.
    may_withdraw: bool = False
    may_answer: Step | None = None
    #: The papers made from it.
    report_id: DocumentId | None = None
    sheet_id: DocumentId | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A line on the desk of a reviewer or approver."""

    id: ApprovalId
    case_id: CaseId
    case_number: str
    kind: Approving
    step: Step
    matter: str
    requested_by: str
    since: datetime
    urgent: bool
    #: When an oral approval must have been made good.
    due_at: datetime | None
    #: In whose place; empty: one's own.
    stands_in_for: str
    #: Something changed since it was asked for.
    changed: bool


@dataclass(frozen=True, slots=True)
class Answered:
    """What the officer himself decided, in his own list; the case is closed to him again."""

    id: ApprovalId
    case_number: str
    kind: Approving
    step: Step
    matter: str
    verdict: str
    text: str
    at: datetime
    stood_in_for: str


@dataclass(frozen=True, slots=True)
class StandIn:
    """Who takes whose place, as what, from when until when."""

    id: StandInId
    officer_id: OfficerId
    officer: str
    stand_in_id: OfficerId
    stand_in: str
    role: Role
    from_on: date
    until_on: date
    reason: str
    order_number: str
    appointed_by: str
    ended_at: datetime | None
    #: Runs today.
    live: bool


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody a request may be put before."""

    id: OfficerId
    name: str
    #: Who stands in for him today; empty: nobody.
    stand_in: str = ""
