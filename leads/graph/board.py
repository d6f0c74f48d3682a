"""The board of one case as it is handed to a screen."""

from dataclasses import dataclass
from datetime import datetime
from typing import NewType

from cases.records.ids import CaseId
from leads.graph.filtering import Filter
from leads.graph.nodes import Graph, NodeId

NoteId = NewType("NoteId", int)
FilterId = NewType("FilterId", int)
ChangeId = NewType("ChangeId", int)


@dataclass(frozen=True, slots=True)
class BoardNote:
    """A note on the board, on a node or free."""

    id: NoteId
    text: str
    node_id: NodeId | None
    x: float | None
    y: float | None
    by: str
    entered_at: datetime


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A filter kept under a name."""

    id: FilterId
    name: str
    filter: Filter


@dataclass(frozen=True, slots=True)
class Change:
    """One change of the board, as its history shows it."""

    id: ChangeId
    at: datetime
    by: str
    is_mine: bool
    #: Name of the act in the journal, as `board.add_node`.
    act: str
    #: What was changed, by its name.
    about: str
    is_undone: bool
    #: For an undo or a redo: of which change.
    of_id: ChangeId | None


@dataclass(frozen=True, slots=True)
class Board:
    """Everything on the board of one case.

    Attributes:
        ungraded: How many nodes and links nobody has graded.
        undo: The officer's own change that the next undo takes back, if there is one.
        redo: The one that the next redo does again.
    """

    case_id: CaseId
    graph: Graph
    notes: tuple[BoardNote, ...]
    filters: tuple[SavedFilter, ...]
    ungraded: int
    undo: Change | None
    redo: Change | None
    may_write: bool
