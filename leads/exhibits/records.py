"""Exhibits as officers enter them and as lists, sheets and the board show them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from cases.records.exhibits import CustodyAct, ExhibitKind
from cases.records.ids import AttachmentId, CaseId, ThingId
from leads.evidence.grade import Grade
from leads.graph.nodes import NodeId

ExhibitId = NewType("ExhibitId", int)
#: A negative one is a step of the thing held that the exhibit is.
StepId = NewType("StepId", int)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitEntry:
    """A new exhibit: the first five fields are enough."""

    kind: ExhibitKind
    name: str
    found_at: datetime
    found_where: str
    found_by: str
    quantity: str = ""
    features: str = ""
    packing: str = ""
    #: Number of the seal.
    seal: str = ""
    #: Where it was put, if not in the hands of who found it.
    place: str = ""
    witness: str = ""
    grade: Grade | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepEntry:
    """A step of the chain as it is entered: five questions, and what happened to the seal."""

    act: CustodyAct
    at: datetime
    #: When it had arrived, where the way took its time.
    until: datetime | None = None
    #: By whom.
    person: str
    from_place: str = ""
    manner: str = ""
    #: Where it is now; empty: in the hands of the holder.
    place: str = ""
    holder: str = ""
    opened_by: str = ""
    seal_found: str = ""
    seal_broken: bool = False
    seal_after: str = ""
    witness: str = ""
    number: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the chain as it stands."""

    id: StepId
    entry: StepEntry
    #: The step it puts right, and why.
    replaces: StepId | None
    reason: str
    entered_by: str
    entered_at: datetime
    #: Written with the things held, where it is also put right.
    of_holding: bool = False


class FlagKind(StrEnum):
    """What is wrong with a chain."""

    #: Nobody has said what was done with it.
    NO_CHAIN = "no_chain"
    #: It was taken from another place than it had been left in.
    PLACE_GAP = "place_gap"
    #: In nobody's keeping for more than a day.
    UNACCOUNTED = "unaccounted"
    #: One step begins before the one before it had ended.
    OVERLAP = "overlap"
    #: The seal is another one or broken, and nobody is named who opened it.
    SEAL_BROKEN = "seal_broken"
    #: Opened and moved on without a new seal.
    UNSEALED = "unsealed"
    BEFORE_FOUND = "before_found"
    #: Something was done with it after it had left.
    AFTER_LEFT = "after_left"
    #: A key was tried before its traces were taken.
    TRIED_BEFORE_TRACES = "tried_before_traces"


@dataclass(frozen=True, slots=True)
class Flag:
    """One thing wrong with a chain, at one of its steps."""

    kind: FlagKind
    #: Where it shows; None: of the chain as a whole.
    step: StepId | None = None
    #: The step before, where two do not fit.
    before: StepId | None = None
    days: int = 0
    #: What was left, and what was found: places or seals.
    left: str = ""
    found: str = ""


class Standing(StrEnum):
    """Where an exhibit stands."""

    #: In a place of the unit.
    KEPT = "kept"
    #: With a laboratory, with an officer, at a door.
    OUT = "out"
    #: Given back, handed on, used up, disposed of.
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Photo:
    """A photograph; the picture itself is read when it is opened."""

    attachment_id: AttachmentId
    name: str
    caption: str
    width: int
    height: int
    sha256: str
    thumbnail: bytes
    entered_by: str
    entered_at: datetime


@dataclass(frozen=True, slots=True)
class Printed:
    """A sheet that was printed."""

    copy_no: int
    receiver: str
    printed_by: str
    printed_at: datetime
    sha256: str
    attachment_id: AttachmentId


@dataclass(frozen=True, slots=True)
class Exhibit:
    """An exhibit with its whole chain."""

    id: ExhibitId
    case_id: CaseId
    n: int
    kind: ExhibitKind
    name: str
    quantity: str
    features: str
    found_at: datetime
    found_where: str
    found_by: str
    packing: str
    grade: Grade | None
    thing_id: ThingId | None
    #: In the order of happening, replaced ones among them.
    steps: tuple[Step, ...]
    flags: tuple[Flag, ...]
    standing: Standing
    #: Where it is now, in whose hands, under which seal.
    place: str
    holder: str
    seal: str
    #: When its traces were taken; None: they were not.
    traces_at: datetime | None
    photos: tuple[Photo, ...] = ()
    printed: tuple[Printed, ...] = ()
    #: The node it shows as on the board, and what that is called; None: it is not there.
    node_id: NodeId | None = None
    node: str = ""


@dataclass(frozen=True, slots=True)
class LinkableThing:
    """A thing held in the case that is no exhibit yet."""

    id: ThingId
    item: str
    features: str


@dataclass(frozen=True, slots=True)
class CaseExhibits:
    """All exhibits of one case."""

    case_id: CaseId
    exhibits: tuple[Exhibit, ...]
    may_write: bool
    things: tuple[LinkableThing, ...] = ()
    #: Where the accident was, to be offered while typing.
    scene: str = ""

    @property
    def ungraded(self) -> int:
        """How many have no grade: an ungraded one is seen and counted."""
        return sum(one.grade is None for one in self.exhibits)
