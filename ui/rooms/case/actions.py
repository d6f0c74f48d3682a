"""What the head of a case offers: assign, hand over, join, put before a reviewer, correct, close."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from cases.records.cases import CaseFile, CaseState
from cases.records.officers import Officer, Role, TeamRole
from ui.kit.dialogs import FormDialog
from ui.kit.fields import ChoiceField, LongField
from ui.kit.i18n import N_, _
from ui.labels.cases import TEAM_ROLES

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs

ASSIGN, HAND_OVER, JOIN, REVIEW, CORRECT, CLOSE = (
    "assign",
    "hand_over",
    "join",
    "review",
    "correct",
    "close",
)
_WORDS = {
    ASSIGN: N_("派案…"),
    HAND_OVER: N_("移交主办…"),
    JOIN: N_("加入办案人员…"),
    REVIEW: N_("送审核、审批…"),
    CORRECT: N_("更正事故信息…"),
    CLOSE: N_("审结…"),
}
_ROLES = {
    ASSIGN: (Role.INVESTIGATOR,),
    HAND_OVER: (Role.INVESTIGATOR,),
    JOIN: (Role.INVESTIGATOR, Role.MEDIATOR),
    REVIEW: (Role.REVIEWER, Role.APPROVER),
}


class CaseActions(QObject):
    """The acts on the case as a whole."""

    def __init__(self, desk: "Desk", jobs: "Jobs", window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._jobs, self._window = desk, jobs, window
        self._file: CaseFile | None = None
        self._wanted = ""

    def fill(self, menu: QMenu, file: CaseFile) -> None:
        """Put what this officer may do with this case into the menu."""
        self._file = file
        for key in self.offered(file):
            action = menu.addAction(_(_WORDS[key]))
            action.setData(key)
        if menu.isEmpty():
            action = menu.addAction(_("没有可以办理的事项"))
            action.setEnabled(False)
        menu.triggered.connect(self._chosen)

    def offered(self, file: CaseFile) -> tuple[str, ...]:
        """Return the acts the officer may do, in their order."""
        if file.state is CaseState.CLOSED:
            return ()
        leader = self._desk.officer.holds(Role.SQUAD_LEADER)
        led = any(one.role == TeamRole.LEAD and one.until_at is None for one in file.team)
        found = [ASSIGN] if leader and not led else []
        found += [HAND_OVER, JOIN, REVIEW] if file.may_lead and led else []
        found += [CORRECT] if file.may_write else []
        found += [CLOSE] if file.may_write and file.may_lead and led else []
        return tuple(found)

    def begin(self, key: str) -> None:
        """Begin an act; the officer still has to fill in the dialog."""
        if self._file is None:
            return
        self._wanted = key
        match key:
            case "correct":
                from ui.rooms.case.accident_form import AccidentDialog

                AccidentDialog(self._window, self._desk, self._jobs, self._file).open()
            case "close":
                CloseDialog(self._window, self._desk, self._jobs, self._file).open()
            case _:
                desk, roles = self._desk, _ROLES[key]
                self._jobs.run(self._window, lambda: desk.officers.active(*roles), self._choose)

    def _chosen(self, action: QAction) -> None:
        if action.data():
            self.begin(str(action.data()))

    def _choose(self, officers: tuple[Officer, ...]) -> None:
        assert self._file is not None
        dialog = MemberDialog(
            self._window, self._desk, self._jobs, self._file, self._wanted, officers
        )
        dialog.open()


class MemberDialog(FormDialog):
    """Choose an officer, his place in the case, and say why."""

    def __init__(
        self,
        parent: QWidget,
        desk: "Desk",
        jobs: "Jobs",
        file: CaseFile,
        act: str,
        officers: tuple[Officer, ...],
    ) -> None:
        title = _(_WORDS[act]).rstrip("…. ")
        super().__init__(parent, title, title)
        self._desk, self._jobs, self._file, self._act_key = desk, jobs, file, act
        self._officers = {one.id: one for one in officers}
        leads = {
            one.officer_id
            for one in file.team
            if one.role == TeamRole.LEAD and one.until_at is None
        }
        names = {one.id: f"{one.name}（{one.number}）" for one in officers if one.id not in leads}
        self.officer = self.add(_("民警"), ChoiceField(names), required=True, key="officer")
        self.role: ChoiceField | None = None
        if act in {JOIN, REVIEW}:
            kinds = (
                (TeamRole.ASSIST, TeamRole.MEDIATOR)
                if act == JOIN
                else (TeamRole.REVIEWER, TeamRole.APPROVER)
            )
            choices = {role: _(TEAM_ROLES[role]) for role in kinds}
            self.role = self.add(_("身份"), ChoiceField(choices), required=True)
        must = act == HAND_OVER
        self.reason = self.add(_("理由"), LongField(lines=3), required=must, key="reason")
        self.note.say(_note(act))
        self.submitted.connect(self._record)
        self.fit()

    def _record(self, _dialog: object) -> None:
        desk, case_id, reason = self._desk, self._file.case_id, self.reason.value()
        officer = self.officer.value()
        role = self.role.value() if self.role is not None else None

        def work() -> Any:
            if self._act_key == ASSIGN:
                return desk.assignment.assign(case_id, officer, reason)
            if self._act_key == HAND_OVER:
                return desk.assignment.hand_over(case_id, officer, reason)
            return desk.assignment.join(case_id, officer, TeamRole(role), reason)

        self._jobs.run(self, work, self.done_with, self.refuse)


class CloseDialog(FormDialog):
    """Conclude the case."""

    def __init__(self, parent: QWidget, desk: "Desk", jobs: "Jobs", file: CaseFile) -> None:
        super().__init__(parent, _("审结 {number}").format(number=file.number), _("审结"))
        self._desk, self._jobs, self._file = desk, jobs, file
        self.conclusion = self.add(_("结论"), LongField(lines=4), required=True)
        self.note.say(_("审结后全中队可以查看本案，身份证号和电话对非办案人员遮盖。"))
        self.submitted.connect(self._record)
        self.fit()

    def _record(self, _dialog: object) -> None:
        desk, case_id, text = self._desk, self._file.case_id, self.conclusion.value()
        self._jobs.run(self, lambda: desk.cases.close(case_id, text), self.done_with, self.refuse)


def _note(act: str) -> str:
    notes = {
        ASSIGN: _("派案后由该民警主办，值班受理的查看权限随即终止。"),
        HAND_OVER: _("移交立即生效：原主办不再看到本案，理由记入日志。"),
        JOIN: _("加入后即可查看本案：协办看全部，调解员看不到侦查内容。"),
        REVIEW: _("送交后该民警可以查看本案，用于审核或审批。"),
    }
    return notes[act]
