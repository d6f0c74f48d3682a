"""The tab 调解 of a case: each claimant's mediation as the sheet shows it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cases.records.ids import CaseId, MediationId
from cases.records.mediation import MediationView, PartyChoice
from ui.kit.buttons import Button
from ui.kit.i18n import _
from ui.kit.layout import boxed, clear, column, row
from ui.kit.small import Banner
from ui.labels import mediation as labels
from ui.rooms.mediation.application_forms import OpenDialog
from ui.rooms.mediation.booker import Booker
from ui.rooms.mediation.sheet import MediationSheet
from ui.rooms.mediation.shown import Shown, read

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs


class MediationTab(QWidget):
    """The mediations of one case; one of them is shown whole.

    Signals:
        document_wanted: with the number of a document to be looked at.
    """

    document_wanted = Signal(int)

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self._case_id: CaseId | None = None
        self._wanted: MediationId | None = None
        self._claims = QHBoxLayout()
        self._claims.setSpacing(8)
        new = Button(_("新的调解…"), "plus")
        new.clicked.connect(self._ask_new)
        self._none = Banner("info")
        self._sheet = MediationSheet(desk, jobs, closable=False)
        self._sheet.hide()
        self._booker = Booker(desk, jobs, self, self._sheet)
        self._sheet.changed.connect(self.reload)
        self._sheet.booking_wanted.connect(self._book)
        self._sheet.moving_wanted.connect(self._booker.move)
        self._sheet.document_wanted.connect(self.document_wanted)
        head = boxed(row(16, self._claims, None, new, 12, spacing=8), "header")
        head.setFixedHeight(44)
        whole = column(head, self._none, self._sheet, None, spacing=0)
        whole.setStretch(2, 100)
        self.setLayout(whole)

    def show_case(self, case_id: int) -> None:
        """Show the mediations of a case."""
        if case_id != self._case_id:
            self._wanted = None
            self._sheet.drop()
            self._sheet.hide()
        self._case_id = CaseId(case_id)
        self.reload()

    def reload(self) -> None:
        """Read the mediations of the case anew."""
        case_id = self._case_id
        if case_id is not None:
            self._jobs.run(self, lambda: self._desk.mediations.of_case(case_id), self._show)

    def drop(self) -> None:
        """Forget what is shown."""
        self._case_id = self._wanted = None
        clear(self._claims)
        self._sheet.drop()
        self._sheet.hide()

    def _show(self, views: tuple[MediationView, ...]) -> None:
        clear(self._claims)
        self._none.say("" if views else _("本案还没有调解。每名请求人各立一件。"))
        if not views or views[0].case_id != self._case_id:
            self._sheet.hide()
            return
        known = {view.id for view in views}
        if self._wanted not in known:
            self._wanted = views[-1].id
        for view in views:
            text = f"{view.claimant} · {_(labels.STATES[view.state])}"
            button = Button(text)
            button.setCheckable(True)
            button.setChecked(view.id == self._wanted)
            button.clicked.connect(lambda _on=False, one=view.id: self._choose(one))
            self._claims.addWidget(button)
        self._read()

    def _choose(self, mediation: MediationId) -> None:
        self._wanted = mediation
        self.reload()

    def _read(self) -> None:
        wanted = self._wanted
        if wanted is not None:
            self._jobs.run(self, lambda: read(self._desk, wanted, None), self._show_sheet)

    def _show_sheet(self, shown: Shown) -> None:
        if shown.view.id == self._wanted:
            self._sheet.show_all(shown)
            self._sheet.show()

    def _book(self, view: MediationView) -> None:
        self._booker.book(view.id)

    def _ask_new(self) -> None:
        case_id = self._case_id
        if case_id is not None:
            self._jobs.run(
                self,
                lambda: (case_id, self._desk.mediations.people(case_id)),
                self._open_new,
            )

    def _open_new(self, found: tuple[CaseId, tuple[PartyChoice, ...]]) -> None:
        self._sheet.fill_in(OpenDialog(self, *found))
