"""Hand-over of shifts, and of cases where a leader still has to confirm."""

from functools import partial
from typing import TYPE_CHECKING, Any

from typing_extensions import override

from cases.records.hand_overs import ShiftHandOver
from cases.records.officers import Role
from ui.kit.dialogs import FormDialog
from ui.kit.fields import ChoiceField, LongField
from ui.kit.i18n import N_, _, moment_text
from ui.kit.layout import Panel
from ui.kit.punctuation import listed
from ui.kit.table import Column, RecordTable
from ui.rooms.practice.page import ListPage, names_of
from ui.rooms.practice.words import signed_text, signed_tone

if TYPE_CHECKING:
    from cases.services.desk import Desk
    from ui.kit.jobs import Jobs


class HandOversPage(ListPage):
    """Shifts given and taken; a squad leader also confirms cases handed over."""

    def __init__(self, desk: "Desk", jobs: "Jobs") -> None:
        super().__init__(
            desk,
            jobs,
            "shifts",
            (
                _("交接"),
                _(
                    "交班列出未派案件、装备和未了事项，接班人签收后生效，带班领导确认。案件交接在案件的“事务”页办理。"
                ),
                _("交接班"),
            ),
            (
                Column(
                    "at", N_("交班时间"), lambda one: moment_text(one.signed.handed_at), width=140
                ),
                Column("from", N_("交班"), lambda one: one.signed.from_name, width=90),
                Column("to", N_("接班"), lambda one: one.signed.to_name, width=90),
                Column("cases", N_("未派案件"), lambda one: listed(one.numbers), width=160),
                Column("things", N_("装备、物品"), lambda one: one.things),
                Column("note", N_("未了事项"), lambda one: one.note, muted=True, width=200),
                Column(
                    "state",
                    N_("状态"),
                    lambda one: signed_text(one.signed),
                    width=170,
                    chip=lambda one: signed_tone(one.signed),
                ),
            ),
            (N_("还没有交接班记录"), N_("按“交班”开始。")),
        )
        leads = desk.officer.holds(Role.SQUAD_LEADER)
        if desk.officer.holds(Role.DUTY_DESK, Role.INVESTIGATOR):
            self.offer("hand", _("交班"), "send", self._begin)
        self.offer("take", _("签收"), "check", self._take, self._is_mine)
        if leads:
            self.offer("confirm", _("确认"), "seal", self._confirm, _is_taken)
        self.cases = RecordTable(
            "practice.case_hand_overs",
            (
                Column("number", N_("案号"), lambda one: one[1], width=110),
                Column("from", N_("移交"), lambda one: one[2].from_name, width=100),
                Column("to", N_("接收"), lambda one: one[2].to_name, width=100),
                Column("taken", N_("签收时间"), lambda one: moment_text(one[2].taken_at)),
            ),
            empty=(N_("没有待确认的案件交接"), ""),
        )
        if leads:
            panel = Panel(_("待确认的案件交接"))
            confirm = self.offer("confirm_case", _("确认案件交接"), "seal", self._confirm_case)
            panel.tools.addWidget(confirm)
            panel.body.addWidget(self.cases)
            panel.setMinimumHeight(180)
            self.below.addWidget(panel)

    @override
    def read(self) -> object:
        leads = self.desk.officer.holds(Role.SQUAD_LEADER)
        return self.desk.hand_overs.shifts(), self.desk.hand_overs.to_confirm() if leads else ()

    @override
    def show_read(self, found: Any) -> None:
        shifts, cases = found
        super().show_read(shifts)
        self.cases.show_records(cases)

    @override
    def drop(self) -> None:
        super().drop()
        self.cases.show_records(())

    def _begin(self) -> None:
        self.jobs.run(self, self.desk.officers.active, self._hand)

    def _hand(self, officers: Any) -> None:
        dialog = FormDialog(self, _("交班"), _("交班"))
        fit = [one for one in officers if one.holds(Role.DUTY_DESK, Role.INVESTIGATOR)]
        names = names_of(fit, without=self.desk.officer.id)
        to = dialog.add(_("接班人"), ChoiceField(names), required=True)
        things = dialog.add(_("装备、钥匙、空白凭证"), LongField(), key="things")
        note = dialog.add(_("未了事项"), LongField())
        dialog.note.say(_("本班受理而未派的案件自动列入；接班人签收后由其负责。"))
        self.ask(
            (
                dialog,
                lambda: partial(
                    self.desk.hand_overs.hand_shift, to.value(), things.value(), note.value()
                ),
            )
        )

    def _take(self) -> None:
        one = self._shift()
        dialog = FormDialog(self, _("签收"), _("签收"))
        lines = [one.things, one.note]
        dialog.note.say("\n".join(line for line in lines if line))
        note = dialog.add(_("与清单不符之处"), LongField())
        self.ask((dialog, lambda: partial(self.desk.hand_overs.take_shift, one.id, note.value())))

    def _confirm(self) -> None:
        work = partial(self.desk.hand_overs.confirm_shift, self._shift().id)
        self.do(work)

    def _confirm_case(self) -> None:
        picked = self.cases.current()
        if picked is not None:
            work = partial(self.desk.hand_overs.confirm_case, picked[0])
            self.do(work)

    def _shift(self) -> ShiftHandOver:
        one = self.table.current()
        assert isinstance(one, ShiftHandOver)
        return one

    def _is_mine(self, one: ShiftHandOver) -> bool:
        return one.signed.to_id == self.desk.officer.id and one.signed.taken_at is None


def _is_taken(one: ShiftHandOver) -> bool:
    return one.signed.taken_at is not None and one.signed.confirmed_at is None
