"""What an officer still waits for in the cases he investigates."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cases.records.ids import CaseId, PartyId
from leads.graph.nodes import NodeId


class AwaitedKind(StrEnum):
    """What is awaited."""

    #: An answer of another station or body.
    ANSWER = "answer"
    #: Vehicle or driver is caught: the notice is to be withdrawn in the same scope (art. 46).
    WITHDRAWAL = "withdrawal"
    #: The withdrawal is issued; what proves that it reached the same units (art. 46).
    PROOF = "proof"
    #: Vehicle or driver is caught: the watch is to be lifted (art. 46).
    LIFTING = "lifting"


@dataclass(frozen=True, slots=True)
class Awaited:
    """One thing awaited, for the desk of today."""

    kind: AwaitedKind
    case_id: CaseId
    number: str
    #: The body asked, the number of the notice, what is on the watch system.
    what: str
    since: datetime
    wanted_by: datetime | None = None


@dataclass(frozen=True, slots=True)
class CasePerson:
    """Somebody a case knows: one of its parties, a person on its board, or both."""

    name: str
    party: PartyId | None = None
    node: NodeId | None = None
