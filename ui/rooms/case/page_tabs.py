"""The tabs of a case: their order and words, and how each is made and wired to the page."""

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, cast

from PySide6.QtWidgets import QWidget

from cases.records.ids import CaseId
from ui.kit.i18n import N_
from ui.rooms.case.opened import Opened

if TYPE_CHECKING:
    from ui.rooms.case.page import CasePageView

TABS = {
    "overview": N_("概况"),
    "clocks": N_("时限"),
    "parties": N_("当事人"),
    "service": N_("通知与送达"),
    "summons": N_("传唤"),
    "pursuit": N_("查缉"),
    "mediation": N_("调解"),
    "exhibits": N_("物证"),
    "holding": N_("财物"),
    "disclosure": N_("证据公开"),
    "documents": N_("文书"),
    "approvals": N_("审批"),
    "matters": N_("事务"),
    "transfer": N_("移送"),
    "team": N_("知情人"),
    "journal": N_("记录"),
}
#: Tabs that read their own data by the number of the case.
OF_OTHERS = frozenset({"service", "summons", "pursuit", "mediation", "exhibits", "documents"})


class Tab(Protocol):
    """A tab that shows the opened case."""

    def show_opened(self, opened: Opened) -> None:
        """Show the case, or show it anew after an act."""

    def drop(self) -> None:
        """Forget everything shown."""


class CaseTab(Protocol):
    """A tab of mediation or papers, which reads its own data."""

    def show_case(self, case_id: CaseId) -> None:
        """Show this case."""

    def drop(self) -> None:
        """Forget everything shown."""


def tab_of(page: "CasePageView", key: str) -> QWidget:
    """Make a tab of the page; each is imported when it is first looked at.

    Whatever a tab tells of is heard: a document that is wanted, another tab, what it has counted.
    """
    module, name = _CLASSES[key]
    make: Any = getattr(import_module(module), name)
    more = (page.actions_of,) if key == "team" else ()
    made: Any = make(page.desk, page.jobs, *more)
    for signal, slot in (
        ("document_wanted", page.document_wanted),
        ("tab_wanted", page.go),
        ("correction_wanted", page.correct),
        ("counted", partial(page.count, key)),
        ("explained", page.open_side),
    ):
        if hasattr(made, signal):
            getattr(made, signal).connect(slot)
    if hasattr(made, "why"):
        page.stand_beside(made.why)
        made.why.closed.connect(page.close_side)
    return cast(QWidget, made)


_CLASSES = {
    "overview": ("ui.rooms.case.overview_tab", "OverviewTab"),
    "clocks": ("ui.rooms.case.clocks_tab", "ClocksTab"),
    "parties": ("ui.rooms.case.parties_tab", "PartiesTab"),
    "service": ("ui.rooms.case.service_tab", "ServiceTab"),
    "summons": ("ui.rooms.summons.tab", "SummonsTab"),
    "pursuit": ("ui.rooms.summons.pursuit_tab", "PursuitTab"),
    "mediation": ("ui.rooms.case.mediation_tab", "MediationTab"),
    "documents": ("ui.rooms.case.documents_tab", "DocumentsTab"),
    "approvals": ("ui.rooms.case.approvals_tab", "ApprovalsTab"),
    "matters": ("ui.rooms.case.matters_tab", "MattersTab"),
    "exhibits": ("ui.rooms.leads.exhibits.tab", "ExhibitsTab"),
    "holding": ("ui.rooms.holding.tab", "HoldingTab"),
    "disclosure": ("ui.rooms.disclosure.tab", "DisclosureTab"),
    "transfer": ("ui.rooms.transfer.tab", "TransferTab"),
    "team": ("ui.rooms.case.team_tab", "TeamTab"),
    "journal": ("ui.rooms.case.journal_tab", "JournalTab"),
}
