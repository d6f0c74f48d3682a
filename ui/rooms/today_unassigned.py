"""今日, the panel of cases that wait to be assigned, for the squad leader; absent when none do."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from cases.records.cases import CaseFilter, CasePage, Scope
from cases.records.officers import Role
from ui.kit.buttons import Button
from ui.kit.i18n import _, ngettext
from ui.kit.layout import Panel, boxed, clear, label, row
from ui.kit.marks import Glyph
from ui.kit.small import GlyphMark

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs


class UnassignedPanel(Panel):
    """How many cases have no lead officer yet, and the way to them.

    Signals:
        wanted: show those cases.
    """

    wanted = Signal()

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(_("派案"), parent)
        self._desk, self._jobs = desk, jobs
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def reload(self) -> None:
        """Ask how many wait, if the officer is who assigns them."""
        if self._desk.officer.holds(Role.SQUAD_LEADER):
            self._jobs.run(self, self._waiting, self._show)

    def drop(self) -> None:
        """Forget everything shown."""
        clear(self.body)
        self.hide()

    def _waiting(self) -> CasePage:
        return self._desk.cases.page(CaseFilter(scope=Scope.UNASSIGNED), limit=1)

    def _show(self, page: CasePage) -> None:
        clear(self.body)
        self.set_hint(str(page.total))
        words = ngettext("{n}件案件等待派案", "{n} 件案件等待派案", page.total)
        said = label(words.format(n=page.total), wrap=True)
        go = Button(_("去派案"))
        go.clicked.connect(self.wanted)
        line = row(GlyphMark(Glyph.WAITING), said, go, spacing=8, margins=12)
        line.setStretch(1, 1)
        self.body.addWidget(boxed(line))
        self.setVisible(page.total > 0)
