"""Roadside notes and notices from other units: they belong to no accident case of ours."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from cases.records.ids import OfficerId

NoteId = NewType("NoteId", int)
IncomingId = NewType("IncomingId", int)


class NextStep(StrEnum):
    """What the squad does about a driver who fled a stop."""

    OPEN = ""
    SUMMONS = "summons"
    WATCH = "watch"
    PENALTY = "penalty"
    NONE = "none"


class IncomingStep(StrEnum):
    """What the law asks of the unit that receives a notice (Order 146 art. 45)."""

    ACTED = "acted"
    HELD = "held"
    SUMMONED = "summoned"
    TOLD = "told"
    HANDED_OVER = "handed_over"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteEntry:
    """What an officer writes down when a driver flees a stop for an ordinary violation."""

    happened_at: datetime
    place: str
    offence: str
    plate: str
    plate_colour: str = ""
    vehicle: str = ""
    driver: str = ""
    course: str = ""
    witness: str = ""
    witness_signed: bool = False
    notice_number: str = ""
    recording: str = ""
    #: Somebody or something was hit: then it is a hit-and-run, and no note is made.
    accident: bool = False


@dataclass(frozen=True, slots=True)
class RoadsideNote:
    """A note and how far it has come."""

    id: NoteId
    entry: NoteEntry
    by: str
    entered_at: datetime
    #: Until when it must be in the squad's hands.
    due_at: datetime
    article: str
    handed_over_at: datetime | None
    handler_id: OfficerId | None
    handler: str
    next_step: NextStep
    next_at: datetime | None
    next_note: str

    @property
    def late(self) -> bool:
        """Tell whether it came into the squad's hands after its day."""
        return self.handed_over_at is not None and self.handed_over_at > self.due_at


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingEntry:
    """A notice of assistance from another unit, as it was received."""

    sender: str
    received_at: datetime
    features: str
    number: str = ""
    contact: str = ""
    plate: str = ""


@dataclass(frozen=True, slots=True)
class StepLine:
    """One timed step on a notice from another unit."""

    step: IncomingStep
    done_at: datetime
    text: str
    by: str


@dataclass(frozen=True, slots=True)
class Incoming:
    """A notice from another unit and what was done on it."""

    id: IncomingId
    entry: IncomingEntry
    by: str
    steps: tuple[StepLine, ...]
    withdrawn_at: datetime | None
    withdrawn_note: str

    def done(self, step: IncomingStep) -> datetime | None:
        """Return when a step was first taken."""
        return next((one.done_at for one in self.steps if one.step is step), None)

    @property
    def wanting(self) -> tuple[IncomingStep, ...]:
        """Return what is still to be done, in order; nothing once it was withdrawn.

        Act at once, always; once the vehicle is held, tell the sender and hand it over.
        """
        if self.withdrawn_at is not None:
            return ()
        if self.done(IncomingStep.ACTED) is None:
            return (IncomingStep.ACTED,)
        if self.done(IncomingStep.HELD) is None:
            return ()
        after = (IncomingStep.TOLD, IncomingStep.HANDED_OVER)
        return tuple(step for step in after if self.done(step) is None)
