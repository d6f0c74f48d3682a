"""The doors of the room of leads: its cases, what their tabs hold, the board taken out."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from cases.records.ids import CaseId, PartyId
from cases.services.desk import Desk
from leads.services.chooser import LeadCases
from leads.services.counting import LeadCounts
from leads.services.exporting import LeadExport

if TYPE_CHECKING:
    from tests.cases.services.hidden import Ids

SERVICES: dict[str, type] = {
    "lead_cases": LeadCases,
    "lead_counts": LeadCounts,
    "lead_export": LeadExport,
}
SECRETS: tuple[str, ...] = ()


def hide(_lead: Desk, _case: CaseId, _driver: PartyId) -> None:
    """Nothing of its own: what it shows is the board's."""


ASKED: dict[str, Callable[[Desk, "Ids"], object]] = {
    "lead_cases.mine": lambda desk, _known: LeadCases(desk).mine(),
    "lead_cases.one": lambda desk, known: LeadCases(desk).one(known.case),
    "lead_counts.of_case": lambda desk, known: LeadCounts(desk).of_case(known.case),
    "lead_export.take_out": lambda desk, known: LeadExport(desk).take_out(known.case, "graphml"),
}
