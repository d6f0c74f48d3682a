"""The doors of leads, asked about the hidden case: each area has a module of its own.

An area adds itself to `AREAS`; it has `SERVICES` (name -> class), `ASKED` (a question for every
public method), `SECRETS` and `hide(lead, case, driver)`.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from cases.records.ids import CaseId, PartyId
from cases.services.desk import Desk
from tests.leads.services import (
    hidden_board,
    hidden_candidates,
    hidden_canvass,
    hidden_exhibits,
    hidden_extracts,
    hidden_room,
    hidden_tasks,
)

if TYPE_CHECKING:
    from tests.cases.services.hidden import Ids

AREAS = (
    hidden_exhibits,
    hidden_board,
    hidden_candidates,
    hidden_canvass,
    hidden_extracts,
    hidden_room,
    hidden_tasks,
)

OF_CASES = frozenset(name for area in AREAS for name in area.SERVICES)
SECRETS = tuple(word for area in AREAS for word in area.SECRETS)
LEADS: dict[str, Callable[[Desk, "Ids"], object]] = {
    name: ask for area in AREAS for name, ask in area.ASKED.items()
}


def hide(lead: Desk, case: CaseId, driver: PartyId) -> None:
    """Put something of every area into the case."""
    for area in AREAS:
        area.hide(lead, case, driver)


def doors() -> set[str]:
    """Name every public method of the services of leads."""
    return {
        f"{name}.{door}"
        for area in AREAS
        for name, service in area.SERVICES.items()
        for door in dir(service)
        if not door.startswith("_") and callable(getattr(service, door))
    }
