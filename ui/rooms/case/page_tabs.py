"""The tabs of a case: their order and words, and how each is made and wired to the page."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol

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
    "documents": N_("文书"),
    "approvals": N_("审批"),
    "matters": N_("事务"),
    "team": N_("知情人"),
    "journal": N_("记录"),
}
#: Tabs that read their own data by the number of the case.
OF_OTHERS = frozenset({"service", "summons", "pursuit", "mediation", "documents"})


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
    """Make a tab of the page; each is imported when it is first looked at."""
    return _MAKERS[key](page)


def _overview(page: "CasePageView") -> QWidget:
    from ui.rooms.case.overview_tab import OverviewTab

    overview = OverviewTab(page.desk, page.jobs)
    overview.tab_wanted.connect(page.go)
    overview.correction_wanted.connect(page.correct)
    return overview


def _clocks(page: "CasePageView") -> QWidget:
    from ui.rooms.case.clocks_tab import ClocksTab

    clocks = ClocksTab(page.desk, page.jobs)
    page.stand_beside(clocks.why)
    clocks.why.closed.connect(page.close_side)
    clocks.explained.connect(page.open_side)
    return clocks


def _parties(page: "CasePageView") -> QWidget:
    from ui.rooms.case.parties_tab import PartiesTab

    parties = PartiesTab(page.desk, page.jobs)
    parties.document_wanted.connect(page.document_wanted)
    return parties


def _service(page: "CasePageView") -> QWidget:
    from ui.rooms.case.service_tab import ServiceTab

    service = ServiceTab(page.desk, page.jobs)
    service.counted.connect(partial(page.count, "service"))
    return service


def _mediation(page: "CasePageView") -> QWidget:
    from ui.rooms.case.mediation_tab import MediationTab

    mediation = MediationTab(page.desk, page.jobs)
    mediation.document_wanted.connect(page.document_wanted)
    return mediation


def _documents(page: "CasePageView") -> QWidget:
    from ui.rooms.case.documents_tab import DocumentsTab

    documents = DocumentsTab(page.desk, page.jobs)
    documents.counted.connect(partial(page.count, "documents"))
    return documents


def _summons(page: "CasePageView") -> QWidget:
    from ui.rooms.summons.tab import SummonsTab

    summons = SummonsTab(page.desk, page.jobs)
    summons.document_wanted.connect(page.document_wanted)
    summons.tab_wanted.connect(page.go)
    summons.counted.connect(partial(page.count, "summons"))
    return summons


def _pursuit(page: "CasePageView") -> QWidget:
    from ui.rooms.summons.pursuit_tab import PursuitTab

    pursuit = PursuitTab(page.desk, page.jobs)
    pursuit.document_wanted.connect(page.document_wanted)
    pursuit.counted.connect(partial(page.count, "pursuit"))
    return pursuit


def _approvals(page: "CasePageView") -> QWidget:
    from ui.rooms.case.approvals_tab import ApprovalsTab

    approvals = ApprovalsTab(page.desk, page.jobs)
    approvals.document_wanted.connect(page.document_wanted)
    approvals.counted.connect(partial(page.count, "approvals"))
    return approvals


def _matters(page: "CasePageView") -> QWidget:
    from ui.rooms.case.matters_tab import MattersTab

    return MattersTab(page.desk, page.jobs)


def _team(page: "CasePageView") -> QWidget:
    from ui.rooms.case.team_tab import TeamTab

    return TeamTab(page.desk, page.jobs, page.actions_of)


def _journal(page: "CasePageView") -> QWidget:
    from ui.rooms.case.journal_tab import JournalTab

    return JournalTab(page.desk, page.jobs)


_MAKERS: dict[str, Callable[["CasePageView"], QWidget]] = {
    "overview": _overview,
    "clocks": _clocks,
    "parties": _parties,
    "service": _service,
    "summons": _summons,
    "pursuit": _pursuit,
    "mediation": _mediation,
    "documents": _documents,
    "approvals": _approvals,
    "matters": _matters,
    "team": _team,
    "journal": _journal,
}
