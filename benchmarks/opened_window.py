"""The window at the list of cases, over a station of 100,000, in a process of its own."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from benchmarks.station import LEADS, at_desk
from cases.records.cases import CaseFilter, CaseKind, CaseLine, CasePage, CaseState, Order, Scope
from cases.records.ids import CaseId, OfficerId
from cases.records.officers import Officer, Role
from cases.refusals import Refusal
from cases.store import engine
from ui.kit.i18n import ZH, set_language
from ui.kit.jobs import Jobs
from ui.kit.messages import DialogMessages, speak_through
from ui.kit.theme import Appearance, theme
from ui.rooms import cases_pane
from ui.warming import import_store, import_window
from ui.window import MainWindow

if TYPE_CHECKING:
    from ui.rooms.cases_list import CaseListModel


class Bare:
    """Fills the same list by statements of the driver, as one would without services."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._raw = engine.connect(path, key)

    def counts(self) -> Mapping[Scope, int]:
        """Count all cases, and the open ones."""
        total = self._raw.execute("SELECT count(*) FROM cases").fetchone()[0]
        closed = self._raw.execute("SELECT count(*) FROM cases WHERE state='closed'").fetchone()[0]
        return {Scope.SQUAD: total, Scope.CLOSED: closed}

    def page(self, wanted: CaseFilter, after: None = None, limit: int = 100) -> CasePage:
        """Read the first page; no other is asked for."""
        assert after is None
        rows = self._raw.execute(
            "SELECT k.case_id, k.number, k.kind, k.state, k.hit_and_run, o.name, a.place"
            " FROM cases k LEFT JOIN accidents a USING(case_id)"
            " LEFT JOIN officers o ON o.id=k.lead_officer_id"
            " WHERE k.state='closed' ORDER BY k.number LIMIT ?",
            (limit,),
        ).fetchall()
        total = self.counts()[wanted.scope]
        return CasePage(
            tuple(
                CaseLine(
                    CaseId(row[0]), row[1], CaseKind(row[2]), CaseState(row[3]), bool(row[4]),
                    row[5] or "", row[6] or "", None, None, "", None,
                )
                for row in rows
            ),
            total,
        )  # fmt: skip


class Opened:
    """A window about to be opened."""

    def __init__(self, path: Path, key: bytes, officer: Officer, *, bare: bool) -> None:
        self._path, self._key, self._officer, self._bare = path, key, officer, bare
        self.jobs = Jobs()
        self.window: MainWindow | None = None

    def open(self) -> None:
        """Open the store and show the window; what takes the time begins here."""
        desk = at_desk(engine.open_store(self._path, self._key), self._officer)
        if self._bare:
            desk.__dict__["cases"] = Bare(self._path, self._key)
        self.window = MainWindow(desk, self.jobs, room="cases")
        self.window.show()

    def is_filled(self) -> bool:
        """Tell whether the first page is in the list."""
        return self.rows() > 0

    def is_settled(self) -> bool:
        """Tell whether nothing is on its way."""
        return self.jobs.idle

    def rows(self) -> int:
        """Return how many cases the list holds."""
        return self._lines().rowCount()

    def fetch_more(self) -> bool:
        """Ask for the next page; False: all are there."""
        lines: Any = self._lines()
        if not lines.canFetchMore(QModelIndex()):
            return False
        lines.fetchMore(QModelIndex())
        return True

    def _lines(self) -> "CaseListModel":
        assert self.window is not None
        found: CaseListModel = self.window.room("cases")._pane._list.lines  # noqa: SLF001
        return found


def window(path: Path, key: bytes, officer: int, bare: bool) -> Opened:  # noqa: FBT001
    """Make everything ready that the sign-in page makes ready behind the password."""
    speak_through(_Loud())
    set_language(ZH)
    theme().dress(Appearance.LIGHT)
    import_store()
    for _imported in import_window():
        continue
    cases_pane.CasesPane.reload = _at_closed  # type: ignore[method-assign, assignment]
    who = Officer(OfficerId(officer), "030100", LEADS[0], frozenset({Role.SQUAD_LEADER}))
    return Opened(path, key, who, bare=bare)


class _Loud(DialogMessages):
    """Ends the process instead of asking somebody who is not there."""

    @override
    def refused(self, parent: QWidget, refusal: Refusal) -> None:
        self.failed(parent)

    @override
    def failed(self, parent: QWidget) -> None:
        os._exit(3)


def _at_closed(pane: cases_pane.CasesPane) -> None:
    """Begin with the longest list there is."""
    pane._wanted = CaseFilter(scope=Scope.CLOSED, order=Order.NUMBER)  # noqa: SLF001
    pane._ask_counts()  # noqa: SLF001
    pane._ask()  # noqa: SLF001
