"""Dialogs about who handles a case: assigned, handed over, joined, left; and its conclusion.

Officers are read first, then the dialog opens; what it records is one call of a service.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cases.records.cases import CaseLine, Member
from cases.records.ids import CaseId, OfficerId
from cases.records.officers import Officer, Role, TeamRole
from ui.kit.dialogs import FormDialog
from ui.kit.fields import ChoiceField, LongField
from ui.kit.i18n import _, day_full
from ui.kit.punctuation import bracketed
from ui.labels.cases import TEAM_ROLES

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

#: Which role of the station fits which place on a case, in the order of the choice.
_PLACES = {
    TeamRole.ASSIST: Role.INVESTIGATOR,
    TeamRole.MEDIATOR: Role.MEDIATOR,
    TeamRole.REVIEWER: Role.REVIEWER,
    TeamRole.APPROVER: Role.APPROVER,
}


def assign(
    parent: QWidget,
    desk: "Desk",
    jobs: "Jobs",
    case_id: CaseId,
    done: Callable[[], None] | None = None,
) -> None:
    """Assign a case to a lead officer (派案); `done` is called when that is recorded."""
    asking = _Asking(parent, desk, jobs, case_id)
    work = partial(desk.officers.active, Role.INVESTIGATOR)
    jobs.run(parent, work, partial(asking.show_assign, done))


def hand_over(parent: QWidget, desk: "Desk", jobs: "Jobs", case_id: CaseId) -> None:
    """Hand a case over to another lead officer."""
    asking = _Asking(parent, desk, jobs, case_id)
    work = partial(desk.officers.active, Role.INVESTIGATOR)
    jobs.run(parent, work, asking.show_hand_over)


def join(parent: QWidget, desk: "Desk", jobs: "Jobs", case_id: CaseId) -> None:
    """Take somebody onto a case, or put it before a reviewer or approver."""
    jobs.run(parent, desk.officers.active, _Asking(parent, desk, jobs, case_id).show_join)


def leave(parent: QWidget, desk: "Desk", jobs: "Jobs", case_id: CaseId, member: Member) -> None:
    """End somebody's part in a case."""
    role = TeamRole(member.role)
    title = _("{name} 退出（{role}）").format(name=member.name, role=_(TEAM_ROLES[role]))
    dialog = FormDialog(parent, title, _("记录"))
    reason = dialog.add(_("理由"), LongField(), required=True, key="reason")
    dialog.note.say(_("立即生效：此后看不到本案未公开的内容。"))

    def submit(_dialog: FormDialog) -> None:
        who, why = member.officer_id, reason.value()
        work = partial(desk.assignment.leave, case_id, who, role, why)
        jobs.run(dialog, work, dialog.done_with, dialog.refuse)

    _open(dialog, submit)


def close_case(parent: QWidget, desk: "Desk", jobs: "Jobs", case_id: CaseId) -> None:
    """Conclude a case (审结)."""
    asking = _Asking(parent, desk, jobs, case_id)
    jobs.run(parent, partial(desk.cases.head, case_id), asking.show_close)


class _Asking(QObject):
    """Opens a dialog once the officers are known; belongs to the widget that asked."""

    def __init__(self, parent: QWidget, desk: "Desk", jobs: "Jobs", case_id: CaseId) -> None:
        super().__init__(parent)
        self._over, self._desk, self._jobs, self._case_id = parent, desk, jobs, case_id

    def show_assign(self, done: Callable[[], None] | None, officers: tuple[Officer, ...]) -> None:
        dialog = FormDialog(self._over, _("派案"), _("派案"))
        lead = dialog.add(_("主办民警"), ChoiceField(_named(officers)), required=True)
        reason = dialog.add(_("说明"), LongField(lines=2))
        dialog.note.say(_("派案后由主办民警负责；值班受理人自此看不到本案。"))

        def submit(_dialog: FormDialog) -> None:
            act = self._desk.assignment.assign
            work = partial(act, self._case_id, lead.value(), reason.value())
            self._jobs.run(dialog, work, dialog.done_with, dialog.refuse)

        if done is not None:
            dialog.accepted.connect(done)
        _open(dialog, submit)

    def show_hand_over(self, officers: tuple[Officer, ...]) -> None:
        dialog = FormDialog(self._over, _("移交主办"), _("移交"))
        lead = dialog.add(_("接办民警"), ChoiceField(_named(officers)), required=True)
        reason = dialog.add(_("移交理由"), LongField(), required=True, key="reason")
        dialog.note.say(_("移交立即生效：原主办自此看不到本案，除非另列为协办。"))

        def submit(_dialog: FormDialog) -> None:
            act = self._desk.assignment.hand_over
            work = partial(act, self._case_id, lead.value(), reason.value())
            self._jobs.run(dialog, work, dialog.done_with, dialog.refuse)

        _open(dialog, submit)

    def show_join(self, officers: tuple[Officer, ...]) -> None:
        dialog = FormDialog(self._over, _("加人、送审"), _("加入本案"))
        places = {place: _(TEAM_ROLES[place]) for place in _PLACES}
        role = dialog.add(_("案内身份"), ChoiceField(places), required=True)
        who = dialog.add(_("经办人"), ChoiceField(), required=True)
        reason = dialog.add(_("说明"), LongField(lines=2))
        dialog.note.say(_("调解员只看到当事人、损失、认定和调解，看不到侦查内容。"))

        def offer() -> None:
            fitting = tuple(one for one in officers if one.holds(_PLACES[role.value()]))
            who.offer(_named(fitting))

        def submit(_dialog: FormDialog) -> None:
            act = self._desk.assignment.join
            work = partial(act, self._case_id, who.value(), role.value(), reason.value())
            self._jobs.run(dialog, work, dialog.done_with, dialog.refuse)

        role.edited.connect(offer)
        offer()
        _open(dialog, submit)

    def show_close(self, line: CaseLine) -> None:
        title = _("审结 {number}").format(number=line.number)
        dialog = FormDialog(self._over, title, _("审结案件"))
        words = dialog.add(_("审结意见"), LongField(lines=4), required=True, key="conclusion")
        note = _(
            "审结后，本单位办案人员可以查看本案，身份证号、电话和住址对非承办人隐去。此项不能撤回。"
        )
        if line.next_due_on is not None:
            running = _("本案还有时限未办结，最近的到期日是 {day}；审结后不再提醒。")
            note = running.format(day=day_full(line.next_due_on)) + "\n" + note
        dialog.note.say(note)

        def submit(_dialog: FormDialog) -> None:
            work = partial(self._desk.cases.close, self._case_id, words.value())
            self._jobs.run(dialog, work, dialog.done_with, dialog.refuse)

        _open(dialog, submit)


def _named(officers: tuple[Officer, ...]) -> dict[OfficerId, str]:
    return {one.id: bracketed(one.name, one.number) for one in officers}


def _open(dialog: FormDialog, submit: Callable[[FormDialog], None]) -> None:
    dialog.submitted.connect(submit)
    dialog.fit()
    dialog.open()
