"""Recusals (回避) as screens show them: asked for, decided, told, earlier acts ruled on."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cases.records.approvals import Attachment
from cases.records.ids import CaseId, OfficerId, PartyId, RecusalId


class RecusalGround(StrEnum):
    """Why an officer must keep out (Order 146 art. 105 ¶1)."""

    #: A party himself, or a near relative of one.
    PARTY = "party"
    #: He or a near relative has an interest in the case.
    INTEREST = "interest"
    #: Another relation to a party that may impair fairness.
    RELATION = "relation"


class RecusalAsker(StrEnum):
    """Who asked for it (行政程序 arts 17, 20, 22)."""

    PARTY = "party"
    OFFICER = "officer"
    #: The head orders it though nobody asked.
    HEAD = "head"


@dataclass(frozen=True, slots=True)
class EarlierAct:
    """What the officer did in the case before, and whether it stands (行政程序 art. 25)."""

    id: int
    journal_seq: int
    act: str
    done_at: datetime
    #: None: not ruled on yet.
    valid: bool | None
    reason: str
    ruled_by: str
    ruled_at: datetime | None


@dataclass(frozen=True, slots=True)
class Recusal:
    """One request with what came of it."""

    id: RecusalId
    case_id: CaseId
    case_number: str
    officer_id: OfficerId
    officer: str
    ground: RecusalGround
    grounds: str
    asked_by: RecusalAsker
    party_id: PartyId | None
    party: str
    asked_at: datetime
    oral: bool
    entered_by: str
    #: Before whom it lies; empty: the authority above.
    decider: str
    #: None: not decided.
    granted: bool | None
    decision_text: str
    decided_by: str
    stood_in_for: str
    decided_at: datetime | None
    #: Of a decision from above.
    authority: str
    outside_number: str
    scan: Attachment | None
    told_at: datetime | None
    told_how: str
    acts: tuple[EarlierAct, ...]
    #: What the officer at this desk may do.
    may_decide: bool = False
    may_rule: bool = False
    may_record: bool = False
