"""What leads set going outside: notices from the board, the history on paper, what is awaited."""

from leads.services.tasks.awaiting import Awaiting
from leads.services.tasks.drafting import Drafting
from leads.services.tasks.telling import Telling

__all__ = ["TaskService"]


class TaskService(Drafting, Telling, Awaiting):
    """Tasks and papers of the leads of a case."""
