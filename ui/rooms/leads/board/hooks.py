"""What other parts put around the board: a pane below it, sections of the tray, of the inspector.

Each is imported when a board is first shown, made as `Pane(desk, jobs)`, and has
`show_case(case_id)` and `drop()`. It may have the signals `node_wanted(int)` (go to a node of
the board, 0: to none), `tab_wanted(str)` (go to a tab of the room), `lane_told(Lane)` (a row of
the time line) and `changed()` (read the board anew). One that has `show_nodes(nodes)` is told
what is chosen: a tuple of `leads.graph.nodes.Node`; one that has `show_board(board)` is given
each `leads.graph.board.Board` that is read; `adding(nodes)` returns lines of the menu of what can
be entered, with the chosen nodes or without; `suit(high)` tells it how high the board is.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs


class Place(StrEnum):
    """Where a pane stands."""

    #: Between the board and the time line: the candidates.
    BELOW = "below"
    #: In the tray, below the exhibits.
    TRAY = "tray"
    #: At the top of the inspector, below the name.
    INSPECTOR = "inspector"


@dataclass(frozen=True, slots=True)
class PaneSpec:
    """A pane of another part."""

    place: Place
    module: str
    name: str


#: In their order at each place.
PANES: tuple[PaneSpec, ...] = (
    PaneSpec(Place.BELOW, "ui.rooms.leads.candidates.pane", "CandidatesPane"),
    PaneSpec(Place.INSPECTOR, "ui.rooms.leads.candidates.card", "CandidateCard"),
    PaneSpec(Place.TRAY, "ui.rooms.leads.inquiries.tray", "InquiriesPane"),
    PaneSpec(Place.TRAY, "ui.rooms.leads.findings", "FindingsPane"),
)


def panes_of(
    desk: "Desk", jobs: "Jobs", wishes: Mapping[str, Callable[..., object]]
) -> Iterator[tuple[Place, Any]]:
    """Make the panes and hear what they wish; `wishes` are slots by the name of a signal."""
    for spec in PANES:
        make: Any = getattr(import_module(spec.module), spec.name)
        pane: Any = make(desk, jobs)
        for signal, slot in wishes.items():
            if hasattr(pane, signal):
                getattr(pane, signal).connect(slot)
        yield spec.place, pane
