"""What an officer does on the sheet: forms and the acts they record."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cases.mediation.kinds import Ending
from cases.papers.kinds import FormKind
from cases.records.ids import DocumentId
from cases.records.mediation import (
    Absence,
    AgentChoice,
    Counter,
    MediationView,
    Seat,
    Sheet,
)
from cases.records.officers import Officer, Role
from cases.records.packets import Packet, PacketState
from ui.kit.i18n import _, day_short
from ui.kit.messages import messages
from ui.labels import mediation as labels
from ui.rooms.mediation.absence_forms import DecideDialog, OpinionDialog, ReasonDialog, RuleDialog
from ui.rooms.mediation.agreement_form import AgreeDialog
from ui.rooms.mediation.application_forms import AcceptDialog, RefuseDialog, SignDialog
from ui.rooms.mediation.booking_form import PeopleDialog
from ui.rooms.mediation.ending_forms import (
    CommitteeDialog,
    EndDialog,
    HandOverDialog,
    SubmitDialog,
    TakeBackDialog,
)
from ui.rooms.mediation.form import ActDialog
from ui.rooms.mediation.session_forms import (
    AttendDialog,
    ChangeDialog,
    CloseDialog,
    NoticeDialog,
)
from ui.rooms.mediation.shown import Shown

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs


class SheetActs(QWidget):
    """The acts on what a sheet shows.

    Signals:
        changed: something was recorded.
        moving_wanted: with a Sheet, to hold it at another time.
        document_wanted: with the number of a document to be looked at.
    """

    changed = Signal()
    moving_wanted = Signal(object)
    document_wanted = Signal(int)

    def __init__(self, desk: "Desk", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self._shown: Shown | None = None

    def fill_in(self, dialog: ActDialog) -> None:
        """Open a form; what it records is done on the database thread."""
        dialog.submitted.connect(self._record)
        dialog.accepted.connect(self.changed)
        dialog.open()

    def _record(self, dialog: ActDialog) -> None:
        work = dialog.work(self._desk.mediations)
        self._jobs.run(dialog, work, dialog.done_with, dialog.refuse)

    def _do(self, work: Callable[[], object]) -> None:
        self._jobs.run(self, work, self._done)

    def _done(self, _result: object = None) -> None:
        self.changed.emit()

    def _view(self) -> MediationView:
        assert self._shown is not None
        return self._shown.view

    def _sheet(self) -> Sheet:
        assert self._shown is not None
        assert self._shown.sheet is not None
        return self._shown.sheet

    def _agents(self) -> tuple[AgentChoice, ...]:
        return self._shown.agents if self._shown else ()

    def _same(self, shown: Shown) -> bool:
        return self._shown is not None and self._shown.view.id == shown.view.id

    def _sign(self) -> None:
        now, today = self._desk.now(), self._desk.today()
        self.fill_in(SignDialog(self, self._view(), self._agents(), now, today))

    def _draft_application(self) -> None:
        """Draft the joint application for the parties to sign, and show it."""
        mediation = self._view().id
        work = partial(self._desk.mediations.draft_application, mediation)
        self._jobs.run(self, work, self._drafted)

    def _drafted(self, document: DocumentId) -> None:
        self.changed.emit()
        self.document_wanted.emit(document)

    def _accept(self) -> None:
        self.fill_in(AcceptDialog(self, self._view(), self._desk.today()))

    def _refuse(self) -> None:
        self.fill_in(RefuseDialog(self, self._view()))

    def _end_early(self) -> None:
        self._end_form(prepare=False, ending=Ending.WITHDRAWN)

    def _notify(self, seat: Seat) -> None:
        sheet = self._sheet()
        papers = [
            line
            for line in self._view().documents
            if line.form is FormKind.MEDIATION_NOTICE
            and line.session_id == sheet.id
            and line.party_id in {None, seat.party_id}
        ]
        now, today = self._desk.now(), self._desk.today()
        self.fill_in(
            NoticeDialog(
                self, sheet, seat, papers=papers, agents=self._agents(), now=now, today=today
            )
        )

    def _request_change(self, seat: Seat) -> None:
        now, today = self._desk.now(), self._desk.today()
        self.fill_in(ChangeDialog(self, self._sheet(), seat, now, today))

    def _confirm(self, seat: Seat) -> None:
        how = messages().ask_text(
            self, _("确认出席"), _("{name} 怎样确认的").format(name=seat.name), act=_("记录")
        )
        if how:
            self._do(lambda: self._desk.mediations.confirm(seat.id, how))

    def _explain(self, seat: Seat) -> None:
        points = seat.notice.points if seat.notice else ()
        lines = []
        for point in points:
            verdict = _("是") if point.ok else _("否")
            last = (
                _("（最迟 {day}）").format(day=day_short(point.last_day)) if point.last_day else ""
            )
            lines.append(f"{verdict}　{_(labels.POINTS[point.kind])}{last}")
        messages().told(self, _("{name} 的通知").format(name=seat.name), "\n".join(lines))

    def _draft_notices(self) -> None:
        session = self._sheet().id
        self._do(lambda: self._desk.mediations.draft_notices(session))

    def _draft_changes(self) -> None:
        session = self._sheet().id
        self._do(lambda: self._desk.mediations.draft_changes(session))

    def _people(self) -> None:
        self.fill_in(PeopleDialog(self, self._sheet(), self._agents()))

    def _start(self) -> None:
        session = self._sheet().id
        self._do(lambda: self._desk.mediations.open_session(session))

    def _move(self) -> None:
        self.moving_wanted.emit(self._sheet())

    def _call_off(self) -> None:
        why = messages().ask_text(self, _("取消调解会"), _("取消的原因"), act=_("取消调解会"))
        if why:
            session = self._sheet().id
            self._do(lambda: self._desk.mediations.call_off(session, why))

    def _attend(self) -> None:
        self.fill_in(AttendDialog(self, self._sheet(), self._agents(), self._desk.today()))

    def _close(self) -> None:
        self.fill_in(CloseDialog(self, self._sheet()))

    def _reason(self, absence: Absence) -> None:
        self.fill_in(ReasonDialog(self, absence, self._desk.now(), self._desk.today()))

    def _rule(self, absence: Absence) -> None:
        self.fill_in(RuleDialog(self, absence))

    def _opine(self, absence: Absence) -> None:
        reviewer = self._desk.officer.holds(Role.REVIEWER)
        self.fill_in(OpinionDialog(self, absence, self._desk.today(), reviewer=reviewer))

    def _decide(self, counter: Counter) -> None:
        self.fill_in(DecideDialog(self, self._view(), counter))

    def _agree(self) -> None:
        self.fill_in(AgreeDialog(self, self._view(), self._agents(), self._desk.today()))

    def _prepare_absence(self) -> None:
        self._end_form(prepare=True, ending=Ending.ABSENCE)

    def _prepare(self) -> None:
        self._end_form(prepare=True)

    def _end(self) -> None:
        self._end_form(prepare=False)

    def _end_form(self, *, prepare: bool, ending: Ending | None = None) -> None:
        now, today = self._desk.now(), self._desk.today()
        self.fill_in(EndDialog(self, self._view(), now, today, prepare=prepare, ending=ending))

    def _committee(self) -> None:
        packet = self._packet()
        told = packet.outcome if packet is not None else None
        self.fill_in(CommitteeDialog(self, self._view(), self._desk.today(), told))

    def _packet(self) -> Packet | None:
        """Return what is with a people's mediator now, or waits for its outcome to be recorded."""
        packets = self._shown.packets if self._shown is not None else ()
        gone = {PacketState.TAKEN_BACK, PacketState.BACK}
        return next((one for one in packets if one.state not in gone), None)

    def _hand_over(self) -> None:
        assert self._shown is not None
        self.fill_in(HandOverDialog(self, self._view(), self._shown.guests))

    def _take_back(self) -> None:
        packet = self._packet()
        if packet is not None:
            self.fill_in(TakeBackDialog(self, packet))

    def _look(self) -> None:
        if self._shown is None:
            return
        if self._shown.ending is not None:
            self.document_wanted.emit(self._shown.ending.line.id)
        elif self._shown.view.documents:
            self.document_wanted.emit(self._shown.view.documents[0].id)

    def _submit(self) -> None:
        self._jobs.run(self, self._reviewers, self._choose_reviewer)

    def _reviewers(self) -> tuple[Officer, ...]:
        return self._desk.officers.active(Role.REVIEWER)

    def _choose_reviewer(self, officers: tuple[Officer, ...]) -> None:
        if self._shown is not None and self._shown.ending is not None:
            others = [one for one in officers if one.id != self._desk.officer.id]
            self.fill_in(SubmitDialog(self, self._shown.ending, others))
