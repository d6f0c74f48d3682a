"""The board of leads: nodes, links, merges, places, notes; every change can be undone."""

from leads.services.board.bringing import Bringing
from leads.services.board.linking import Linking
from leads.services.board.merging import Merging
from leads.services.board.nodes import Nodes
from leads.services.board.noting import Noting
from leads.services.board.reading import Reading
from leads.services.board.undoing import Undoing

__all__ = ["BoardService"]


class BoardService(Nodes, Linking, Merging, Noting, Bringing, Undoing, Reading):
    """What an officer does on the board of a case."""
