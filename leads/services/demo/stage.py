"""The stage of the leads: desks of all officers at one store, and a clock that moves."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

from cases.records.ids import CaseId
from cases.services.desk import Desk
from leads.services.chooser import LeadCases
from leads.services.exhibits.printing import SheetPress


class StoryClock(Protocol):
    """A clock that can be moved on."""

    def __call__(self) -> datetime:
        """Return the moment of the story."""

    def go_to(self, moment: datetime) -> None:
        """Go on to a later moment."""


@dataclass
class LeadStage:
    """Everything a part needs."""

    clock: StoryClock
    #: The day the demonstration shows as today.
    today: date
    desks: Mapping[str, Desk]
    #: Prints the sheets of exhibits.
    sheet: SheetPress

    def on(self, minutes: float = 0.2) -> None:
        """Let some minutes pass."""
        self.clock.go_to(self.clock() + timedelta(minutes=minutes))

    def case_at(self, officer: str, place: str) -> CaseId:
        """Return the hit-and-run an officer works on by its place."""
        found = (one for one in LeadCases(self.desks[officer]).mine() if one.hit_and_run)
        return next(one.case_id for one in found if one.place == place)
