"""Who stands in for whom: appointed with days, ended before them."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cases.records.approvals import StandIn
from cases.records.officers import Officer, Role
from ui.kit.buttons import Button, primary
from ui.kit.dialogs import FormDialog
from ui.kit.fields import ChoiceField, DayField, TextField
from ui.kit.i18n import N_, _, day_full, pgettext
from ui.kit.jobs import Jobs
from ui.kit.layout import boxed, row
from ui.kit.listbar import ListBar
from ui.kit.marks import Glyph
from ui.kit.messages import messages
from ui.kit.table import Column, RecordTable

if TYPE_CHECKING:
    from cases.services.desk import Desk

_ROLES = {Role.REVIEWER: N_("审核"), Role.APPROVER: N_("审批")}


class StandInsPage(QWidget):
    """The list of stand-ins."""

    def __init__(self, desk: "Desk", jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self.table = RecordTable(
            "approvals.stand_ins",
            (
                Column("officer", N_("被代理人"), lambda one: one.officer, width=110, glyph=_glyph),
                Column(
                    "role", N_("代理身份"), lambda one: pgettext("step", _ROLES[one.role]), width=84
                ),
                Column("stand_in", N_("代理民警"), lambda one: one.stand_in, width=110),
                Column("from", N_("起"), lambda one: day_full(one.from_on), width=104),
                Column(
                    "until", N_("止（当日24时）"), lambda one: day_full(one.until_on), width=128
                ),
                Column("state", N_("状态"), self._state, width=92),
                Column("reason", N_("理由"), lambda one: one.reason, muted=True),
                Column("order", N_("文件号"), lambda one: one.order_number or "—", width=150),
                Column("by", N_("指定人"), lambda one: one.appointed_by, width=92, muted=True),
            ),
            empty=(N_("没有代理"), N_("外出、休假时，按“指定代理”。")),
        )
        self.table.setAccessibleName(_("代理安排"))
        self.bar = ListBar(self.table)
        self.end = Button(_("结束代理"), "close")
        self.appoint = primary(_("指定代理"), "plus")
        may = desk.officer.holds(Role.REVIEWER, Role.APPROVER, Role.SQUAD_LEADER)
        self.appoint.setEnabled(may)
        self.end.setEnabled(False)
        head = boxed(row(12, self.bar, None, self.end, self.appoint, 12), "header")
        head.setFixedHeight(44)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addWidget(self.table, 1)
        self.table.picked.connect(self._pick)
        self.appoint.clicked.connect(self._ask)
        self.end.clicked.connect(self._end)

    def reload(self) -> None:
        """Read the list."""
        if self.appoint.isEnabled():
            self._jobs.run(self, self._desk.approvals.stand_ins, self.table.show_records)

    def drop(self) -> None:
        """Forget everything shown."""
        self.bar.drop()
        self.table.show_records(())

    def _state(self, one: StandIn) -> str:
        if one.ended_at is not None:
            return _("已结束")
        if one.live:
            return _("代理中")
        return _("未开始") if one.from_on > self._desk.today() else _("期满")

    def _pick(self, one: object) -> None:
        may = isinstance(one, StandIn) and one.ended_at is None
        mine = isinstance(one, StandIn) and one.officer_id == self._desk.officer.id
        heads = self._desk.officer.holds(Role.APPROVER, Role.SQUAD_LEADER)
        self.end.setEnabled(may and (mine or heads))

    def _ask(self) -> None:
        self._jobs.run(self, self._desk.officers.active, self._open)

    def _open(self, officers: tuple[Officer, ...]) -> None:
        dialog = StandInDialog(self, self._desk, officers)
        dialog.submitted.connect(self._appoint)
        dialog.accepted.connect(self.reload)
        dialog.open()

    def _appoint(self, dialog: "StandInDialog") -> None:
        self._jobs.run(dialog, dialog.work(), dialog.done_with, dialog.refuse)

    def _end(self) -> None:
        one = self.table.current()
        if not isinstance(one, StandIn):
            return
        lines = [_("{name}不再代{other}。").format(name=one.stand_in, other=one.officer)]
        if messages().confirm(self, _("结束代理"), lines, _("结束代理")):
            work = partial(self._desk.approvals.end_stand_in, one.id)
            self._jobs.run(self, work, self._ended)

    def _ended(self, _nothing: object) -> None:
        self.reload()


class StandInDialog(FormDialog):
    """Appoint a stand-in."""

    def __init__(self, parent: QWidget, desk: "Desk", officers: tuple[Officer, ...]) -> None:
        super().__init__(parent, _("指定代理"), _("指定"))
        self._desk = desk
        me = desk.officer
        heads = {one.id: one.name for one in officers if one.holds(*_ROLES)}
        if not me.holds(Role.APPROVER, Role.SQUAD_LEADER):
            heads = {me.id: me.name}
        self._roles = {one.id: one.roles for one in officers}
        self._names = {one.id: one.name for one in officers}
        self.officer = self.add(_("本人（被代理）"), ChoiceField(heads), required=True)
        if me.id in heads:
            self.officer.set_value(me.id)
        self.role = self.add(_("代理的身份"), ChoiceField({}), required=True, key="role")
        self.stand_in = self.add(_("代理民警"), ChoiceField({}), required=True)
        today = desk.today()
        self.from_on = self.add(_("起"), DayField(today=today), required=True, key="from_on")
        self.until_on = self.add(
            _("止（当日24时）"), DayField(today=today), required=True, key="until_on"
        )
        self.from_on.set_value(today)
        self.reason = self.add(_("理由"), TextField(_("例如：外出培训")), required=True)
        self.order = self.add(
            _("文件号（由中队长按书面决定登记时必填）"), TextField(), key="order_number"
        )
        self.note.say(_("代理人只能在这些天里代为审核或者审批；不能办理自己呈请的事项。"))
        self.officer.edited.connect(self._suit)
        self._suit()

    def work(self) -> Any:
        """Return the work that appoints."""
        from_on, until_on = self.from_on.value(), self.until_on.value()
        assert from_on is not None
        assert until_on is not None
        return partial(
            self._desk.approvals.appoint,
            self.officer.value(),
            self.stand_in.value(),
            self.role.value(),
            from_on=from_on,
            until_on=until_on,
            reason=self.reason.value(),
            order_number=self.order.value(),
        )

    def _suit(self) -> None:
        """Offer the roles of the one represented, and everybody but him and the appointer."""
        officer = self.officer.value()
        held = self._roles.get(officer, frozenset())
        self.role.offer(
            {role: pgettext("step", words) for role, words in _ROLES.items() if role in held}
        )
        away = {officer, self._desk.officer.id}
        others = {key: name for key, name in self._names.items() if key not in away}
        self.stand_in.offer(others)


def _glyph(one: StandIn) -> Glyph:
    if one.live:
        return Glyph.RUNNING
    return Glyph.STOPPED if one.ended_at is not None else Glyph.WAITING
