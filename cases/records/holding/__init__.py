"""Things held in a case and money advanced, as officers enter them and lists show them."""

from cases.records.holding.advances import Advance, AdvanceAct, AdvanceEntry, AdvanceMove
from cases.records.holding.entries import (
    Announcement,
    AppraisalTold,
    Conversion,
    Disposal,
    Extension,
    MoveEntry,
    ReturnEntry,
    SeizureEntry,
    ThingEntry,
)
from cases.records.holding.kinds import (
    Concern,
    Measure,
    Receiving,
    ThingAct,
    ThingKind,
    ThingState,
    Yard,
)
from cases.records.holding.things import HeldLine, Holding, Photo, Running, Thing, ThingStep

__all__ = [
    "Advance",
    "AdvanceAct",
    "AdvanceEntry",
    "AdvanceMove",
    "Announcement",
    "AppraisalTold",
    "Concern",
    "Conversion",
    "Disposal",
    "Extension",
    "HeldLine",
    "Holding",
    "Measure",
    "MoveEntry",
    "Photo",
    "Receiving",
    "ReturnEntry",
    "Running",
    "SeizureEntry",
    "Thing",
    "ThingAct",
    "ThingEntry",
    "ThingKind",
    "ThingState",
    "ThingStep",
    "Yard",
]
