"""Everything the window shows of a case's candidates, read in one go."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from cases.records.ids import CaseId, OfficerId
from leads.evidence.candidates import Candidates, NextInquiry
from leads.evidence.records import Inquiry
from leads.graph.nodes import LinkKind, LinkStatus, NodeId


@dataclass(frozen=True, slots=True)
class Kept:
    """Somebody who had a vehicle at the moment of the accident, and by which link."""

    person: NodeId
    name: str
    kind: LinkKind
    from_at: datetime | None


@dataclass(frozen=True, slots=True)
class Boarded:
    """What the board knows of a candidate."""

    node: NodeId
    status: LinkStatus
    #: The most direct claim first.
    in_fact: tuple[Kept, ...] = ()
    on_paper: tuple[Kept, ...] = ()


@dataclass(frozen=True, slots=True)
class Overview:
    """Who did it, who had each vehicle that night, what to ask next.

    Attributes:
        boarded: By name of the candidate, for those that lie on the board.
        asked: Every inquiry by number, ended ones too.
        occurred_at: The night in question.
        givable: The officers an inquiry may be given to, and their names.
    """

    case_id: CaseId
    candidates: Candidates
    boarded: Mapping[str, Boarded]
    next: tuple[NextInquiry, ...]
    asked: tuple[Inquiry, ...]
    occurred_at: datetime
    givable: Mapping[OfficerId, str]
    may_write: bool
