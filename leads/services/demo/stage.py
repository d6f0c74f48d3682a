"""The stage of the leads: desks of all officers at one store, and a clock that moves."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from cases.services.demo.stage import MovingClock
from cases.services.desk import Desk
from leads.services.chooser import LeadCase, LeadCases
from leads.services.exhibits.printing import SheetPress


@dataclass
class LeadStage:
    """Everything a part needs."""

    clock: MovingClock
    #: The day the demonstration shows as today.
    today: date
    desks: Mapping[str, Desk]
    #: Prints the sheets of exhibits.
    sheet: SheetPress

    def on(self, minutes: float = 1) -> None:
        """Let some minutes pass."""
        self.clock.go_to(self.clock() + timedelta(minutes=minutes))

    def hit_and_runs(self, officer: str) -> tuple[LeadCase, ...]:
        """Return the hit-and-runs an officer works on, the newest first."""
        found = LeadCases(self.desks[officer]).mine()
        return tuple(one for one in found if one.hit_and_run and one.may_write)
