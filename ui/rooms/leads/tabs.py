"""The tabs of the room of leads: their order and words, and where each is made from.

A tab is `Tab(desk, jobs)`, imported when it is first looked at. It may have the signals
`counted(int)` (shown behind its word), `case_wanted(int, str)`, `document_wanted(int)` and
`tab_wanted(str)`.
"""

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, cast

from PySide6.QtWidgets import QWidget

from cases.records.ids import CaseId
from ui.kit.i18n import N_

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs


class LeadTab(Protocol):
    """A tab of the room."""

    def show_case(self, case_id: CaseId) -> None:
        """Show a case, or show it anew."""

    def drop(self) -> None:
        """Forget everything shown."""


@dataclass(frozen=True, slots=True)
class TabSpec:
    """A tab, made when it is first entered."""

    title: str
    module: str
    name: str


#: In the order of the strip.
TABS: dict[str, TabSpec] = {
    "board": TabSpec(N_("线索板"), "ui.rooms.leads.board.tab", "BoardTab"),
    "canvass": TabSpec(N_("走访"), "ui.rooms.leads.canvass.tab", "CanvassTab"),
    "inquiries": TabSpec(N_("询查"), "ui.rooms.leads.inquiries.tab", "InquiriesTab"),
    "tasks": TabSpec(N_("措施"), "ui.rooms.leads.tasks.tab", "TasksTab"),
    "exhibits": TabSpec(N_("物证"), "ui.rooms.leads.exhibits.tab", "ExhibitsTab"),
    "persons": TabSpec(N_("人员"), "ui.rooms.leads.persons.tab", "PersonsTab"),
    "registers": TabSpec(N_("登记库"), "ui.rooms.leads.registers.tab", "RegistersTab"),
}


def tab_of(key: str, desk: "Desk", jobs: "Jobs") -> QWidget:
    """Make a tab."""
    spec = TABS[key]
    make: Any = getattr(import_module(spec.module), spec.name)
    return cast(QWidget, make(desk, jobs))
