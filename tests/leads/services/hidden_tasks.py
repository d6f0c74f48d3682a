"""The doors of tasks and papers of leads, asked about the hidden case."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from cases.records.ids import CaseId, PartyId
from cases.records.pursuit import NoticeWords
from cases.services.desk import Desk
from leads.services.tasks.service import TaskService
from leads.telling.history import LeadHistory, Variant

if TYPE_CHECKING:
    from tests.cases.services.hidden import Ids

SERVICES: dict[str, type] = {"tasks": TaskService}
SECRETS: tuple[str, ...] = ()


def hide(lead: Desk, case: CaseId, driver: PartyId) -> None:
    """Nothing of its own: it tells of what the others hide."""


def _press(history: LeadHistory) -> bytes:
    return repr(history).encode()


_tasks = TaskService

ASKED: dict[str, Callable[[Desk, "Ids"], object]] = {
    "tasks.awaited": lambda d, _: _tasks(d).awaited(),
    "tasks.draft_notice": lambda d, i: _tasks(d).draft_notice(
        i.case, ("某队",), None, NoticeWords(vehicle="蓝色车")
    ),
    "tasks.offer_notice": lambda d, i: _tasks(d).offer_notice(i.case),
    "tasks.people": lambda d, i: _tasks(d).people(i.case),
    "tasks.preview_history": lambda d, i: _tasks(d).preview_history(i.case, Variant.FILE, _press),
    "tasks.print_history": lambda d, i: _tasks(d).print_history(
        i.case, Variant.INTERNAL, "某人", _press
    ),
}
