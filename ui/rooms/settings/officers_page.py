"""Settings of officers: who they are, what they may be asked to do, their passwords."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from cases.records.officers import Role
from cases.records.station import NewOfficer, OfficerEntry, Retired
from ui.firstrun.pages import PasswordField
from ui.kit.beginning import begin_at
from ui.kit.buttons import Button
from ui.kit.dialogs import FormDialog
from ui.kit.fields import CheckField, LongField, TextField
from ui.kit.i18n import N_, _, day_full, moment_text, ngettext
from ui.kit.layout import Panel, row
from ui.kit.listbar import ListBar
from ui.kit.messages import messages
from ui.kit.punctuation import headed, listed
from ui.kit.table import Column, RecordTable
from ui.labels.station import ROLE_HINTS, ROLES
from ui.rooms.settings.page import SettingsPage
from ui.rooms.settings.recovery_dialog import RecoveryDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from cases.records.recovery import RecoveryCode
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs


class RoleField(QWidget):
    """Ticks for the roles of an officer."""

    def __init__(self, roles: frozenset[Role] = frozenset()) -> None:
        super().__init__()
        # Nobody is both: an officer does not become a people's mediator, nor the other way round.
        apart = bool(roles) and Role.PEOPLES_MEDIATOR not in roles
        offered = [role for role in ROLES if not apart or role is not Role.PEOPLES_MEDIATOR]
        self._boxes = {role: CheckField(_(ROLES[role])) for role in offered}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        for index, (role, box) in enumerate(self._boxes.items()):
            box.set_value(role in roles)
            box.setToolTip(_(ROLE_HINTS[role]))
            grid.addWidget(box, index // 3, index % 3)
        begin_at(self, next(iter(self._boxes.values())))

    def value(self) -> frozenset[Role] | None:
        """Return the ticked roles, None when there is none."""
        return frozenset(role for role, box in self._boxes.items() if box.value()) or None

    def fault(self, text: str) -> None:
        """Show the fault as a tool tip."""
        self.setToolTip(text)


class OfficersPage(SettingsPage):
    """The list of officers and what can be done about them."""

    def __init__(self, desk: "Desk", jobs: "Jobs") -> None:
        super().__init__(desk, jobs)
        self.table = RecordTable(
            "settings.officers",
            (
                Column("number", N_("警号"), lambda one: one.number, width=110),
                Column("name", N_("姓名"), lambda one: one.name, width=180),
                Column("roles", N_("身份"), _roles),
                Column("state", N_("状态"), _state, width=180),
                Column(
                    "seen",
                    N_("上次登录"),
                    lambda one: moment_text(one.last_sign_in_at) if one.last_sign_in_at else "—",
                    width=140,
                    muted=True,
                ),
            ),
            empty=(N_("还没有民警"), N_("按“添加民警”开始。")),
        )
        self.table.setMinimumHeight(320)
        self.table.opened.connect(self._set_roles)
        self.table.picked.connect(self._refresh)
        self.buttons = {
            "add": Button(_("添加民警"), "plus"),
            "roles": Button(_("改身份"), "edit"),
            "reset": Button(_("重设口令"), "key"),
            "retire": Button(_("停用"), "ban"),
        }
        acts = (self._add, self._set_roles, self._reset, self._retire)
        self.table.setAccessibleName(_("民警"))
        panel = Panel(_("民警"))
        self.bar = ListBar(self.table)
        panel.tools.addWidget(self.bar)
        for button, act in zip(self.buttons.values(), acts, strict=True):
            panel.tools.addWidget(button)
            button.clicked.connect(act)
        panel.body.addWidget(self.table)
        self.own = Button(_("改我的口令"), "key")
        self.own.clicked.connect(self._change_own)
        self.sheet = Button(_("重新生成恢复单"), "print")
        self.sheet.clicked.connect(self._new_sheet)
        self.lay_out(
            _("民警与身份"),
            _("身份决定看得到什么，改动立即生效。停用的民警保留在文书和日志中，不再能登录。"),
            panel,
            row(self.own, self.sheet, None),
            tall=panel,
        )
        self._refresh()

    @override
    def reload(self) -> None:
        work = partial(self.desk.officers.list, retired=True)
        self.jobs.run(self, work, self.table.show_records)
        self._refresh()

    @override
    def drop(self) -> None:
        self.bar.drop()
        self.table.show_records(())

    def _refresh(self, _record: Any = None) -> None:
        administrator = self.desk.officer.holds(Role.ADMINISTRATOR)
        entry = self.table.current()
        active = isinstance(entry, OfficerEntry) and entry.retired_at is None
        guest = isinstance(entry, OfficerEntry) and Role.PEOPLES_MEDIATOR in entry.roles
        for key, button in self.buttons.items():
            offered = key == "add" or (active and not (guest and key == "roles"))
            button.setEnabled(administrator and offered)
        self.sheet.setEnabled(administrator)

    def _entry(self) -> OfficerEntry:
        entry = self.table.current()
        assert isinstance(entry, OfficerEntry)
        return entry

    def _add(self) -> None:
        dialog = FormDialog(self, _("添加民警"), _("添加"))
        number = dialog.add(_("警号"), TextField(), required=True, key="number")
        name = dialog.add(_("姓名"), TextField(), required=True, key="name")
        phone = dialog.add(_("电话"), TextField())
        roles = dialog.add(_("身份"), RoleField(), required=True, key="roles")
        committee = dialog.add(
            _("单位（人民调解员填所在的人民调解委员会）"), TextField(), key="committee"
        )
        password = dialog.add(_("一次性口令"), PasswordField(_("一次性口令")), required=True)
        dialog.note.say(_("首次登录时，本人必须另设自己的口令。"))

        def work() -> object:
            new = NewOfficer(
                number.value(),
                name.value(),
                roles.value() or frozenset(),
                phone.value(),
                committee.value(),
            )
            return self.desk.officers.add(new, password.value())

        self._open(dialog, work)

    def _set_roles(self, _record: Any = None) -> None:
        entry = self.table.current()
        if entry is None or not self.buttons["roles"].isEnabled():
            return
        title = _("{name} 的身份").format(name=entry.name)
        dialog = FormDialog(self, title, _("保存"))
        roles = dialog.add(_("身份"), RoleField(entry.roles), required=True, key="roles")

        def work() -> None:
            self.desk.officers.set_roles(entry.id, roles.value() or frozenset())

        self._open(dialog, work)

    def _reset(self) -> None:
        entry = self._entry()
        title = _("重设 {name} 的口令").format(name=entry.name)
        dialog = FormDialog(self, title, _("重设"))
        password = dialog.add(_("一次性口令"), PasswordField(_("一次性口令")), required=True)
        witness = dialog.add(_("在场见证人"), TextField(), required=True, key="witness")
        dialog.note.say(_("须有另一人在场。本人下次登录时另设口令；本次重设记入日志。"))

        def work() -> None:
            self.desk.officers.reset_password(entry.id, password.value(), witness=witness.value())

        self._open(dialog, work)

    def _retire(self) -> None:
        entry = self._entry()
        title = _("停用 {name}").format(name=entry.name)
        dialog = FormDialog(self, title, _("停用"))
        reason = dialog.add(_("理由"), LongField(), required=True)
        dialog.note.say(_("立即不能登录；主办的案件转为待派，由中队长另行分派。"))

        def work() -> Retired:
            return self.desk.officers.retire(entry.id, reason.value())

        def submit(_dialog: FormDialog) -> None:
            self.jobs.run(dialog, work, self._retired, dialog.refuse)
            self._leaving = dialog

        dialog.submitted.connect(submit)
        dialog.fit()
        dialog.open()

    def _retired(self, retired: Retired) -> None:
        self._leaving.accept()
        self.reload()
        if retired.cases_without_lead:
            text = ngettext(
                "{n}件案件等待中队长另行分派主办。",
                "{n} 件案件等待中队长另行分派主办。",
                retired.cases_without_lead,
            ).format(n=retired.cases_without_lead)
            messages().told(self, _("已停用"), text)

    def _change_own(self) -> None:
        dialog = FormDialog(self, _("改我的口令"), _("更改"))
        old = dialog.add(_("现在的口令"), PasswordField(_("现在的口令")), required=True)
        new = dialog.add(_("新口令"), PasswordField(_("新口令")), required=True)
        again = dialog.add(_("再输一次"), PasswordField(_("再输一次")), required=True, key="again")

        def work() -> None:
            from cases.refusals import Reason, Refusal

            if new.value() != again.value():
                raise Refusal(Reason.FIELD_INVALID, field="again")
            self.desk.officers.change_password(old.value(), new.value())

        self._open(dialog, work)

    def _new_sheet(self) -> None:
        witness = messages().ask_text(
            self,
            _("重新生成恢复单"),
            _("在场见证人。原有的两份恢复单随即作废。"),
            act=_("生成"),
        )
        if witness:
            work = partial(self.desk.officers.new_recovery_sheet, witness=witness)
            self.jobs.run(self, work, self._show_sheet)

    def _show_sheet(self, code: "RecoveryCode") -> None:
        assert self.desk.station is not None
        face = self.desk.station.face()
        dialog = RecoveryDialog(self, code, face.organ, face.squad, self.desk.today())
        dialog.open()

    def _open(self, dialog: FormDialog, work: "Callable[[], object]") -> None:
        def submit(_dialog: FormDialog) -> None:
            self.jobs.run(dialog, work, dialog.done_with, dialog.refuse)

        dialog.submitted.connect(submit)
        dialog.accepted.connect(self.reload)
        dialog.fit()
        dialog.open()


def _roles(entry: OfficerEntry) -> str:
    if entry.committee:
        return headed(_(ROLES[Role.PEOPLES_MEDIATOR]), entry.committee)
    return listed(_(words) for role, words in ROLES.items() if role in entry.roles)


def _state(entry: OfficerEntry) -> str:
    if entry.retired_at is not None:
        return _("{day} 停用").format(day=day_full(entry.retired_at.date()))
    return _("待设口令") if entry.initial_password else _("在用")
