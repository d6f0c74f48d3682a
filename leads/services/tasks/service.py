"""Everything an officer does with the tasks and papers of leads."""

from leads.services.tasks.awaiting import AwaitingService
from leads.services.tasks.drafting import Drafting
from leads.services.tasks.people import People
from leads.services.tasks.telling import Telling

__all__ = ["TaskService"]


class TaskService(Drafting, Telling, People, AwaitingService):
    """Tasks and papers of the leads of a case."""
