"""Forms of an outing: planned, asked for, the key out and back."""

from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cases.records.times import at, local
from cases.refusals import Reason, Refusal
from leads.canvass.addresses import address_of
from leads.canvass.records import Outing, OutingEntry
from leads.services.canvass import CanvassService
from leads.services.canvass.reading import CaseCanvasses, Shown
from ui.kit.asking import Form
from ui.kit.dialogs import FormDialog
from ui.kit.fields import ChoiceField, LongField, MomentField, TextField
from ui.kit.i18n import _
from ui.kit.punctuation import listed

if TYPE_CHECKING:
    from cases.services.desk import Desk


class OutingDialog(FormDialog):
    """What the approval must name: scope, hours, two officers, recording."""

    def __init__(self, parent: QWidget, desk: "Desk", known: CaseCanvasses, shown: Shown) -> None:
        super().__init__(parent, _("计划走访试开"), _("记录计划"), width=600)
        today = desk.today()
        officers = dict(known.officers)
        self.scope = self.add(
            _("范围（单元）"), TextField(_("例如：6-2、6-1")), required=True, key="scope"
        )
        self.from_at = self.add(
            _("开始时间"), MomentField(today=today), required=True, key="from_at"
        )
        self.until_at = self.add(
            _("结束时间"), MomentField(today=today), required=True, key="until_at"
        )
        self.beside(self.from_at, self.until_at)
        self.first = self.add(_("民警"), ChoiceField(officers), required=True, key="officers")
        self.second = self.add(_("民警（第二人）"), ChoiceField(officers), required=True)
        self.beside(self.first, self.second)
        self.recording = self.add(
            _("同步录音录像设备"), TextField(_("例如：04、07 号执法记录仪")), required=True,
            key="recording",
        )  # fmt: skip
        self.warrant = self.add(
            _("检查证（搜查证）文号"), TextField(_("没有则空：只能经住户同意试开")), key="warrant"
        )
        self.scope.set_value(listed(one.stair for one in shown.plan.stairs[:2]))
        begin = _evening(desk.now())
        self.from_at.set_value(begin)
        self.until_at.set_value(begin + timedelta(hours=2, minutes=30))
        for field, officer in zip((self.first, self.second), officers, strict=False):
            field.set_value(officer)
        self.note.say(
            _("计划记录后不能修改；呈请法制审核和领导审批时，范围、时间、民警、录音录像一并列明。")
        )

    def entry(self) -> OutingEntry:
        """Return what was typed.

        Raises:
            Refusal: the scope is no list of stairwells.
        """
        codes = self.scope.value().replace("、", " ").replace("，", " ").replace(",", " ").split()
        try:
            scope = tuple(dict.fromkeys(address_of(one).stair for one in codes))
        except ValueError as unread:
            raise Refusal(Reason.FIELD_INVALID, field="scope", value=str(unread)) from unread
        from_at, until_at = self.from_at.value(), self.until_at.value()
        assert from_at is not None
        assert until_at is not None
        return OutingEntry(
            scope=scope,
            from_at=from_at,
            until_at=until_at,
            officers=(self.first.value(), self.second.value()),
            recording=self.recording.value(),
            warrant=self.warrant.value(),
        )


def outing_form(
    parent: QWidget, desk: "Desk", service: CanvassService, known: CaseCanvasses, shown: Shown
) -> Form:
    """Return the form that plans an outing."""
    dialog = OutingDialog(parent, desk, known, shown)

    def plan() -> object:
        return service.plan_outing(shown.canvass.id, dialog.entry())

    return dialog, lambda: plan


def ask_form(parent: QWidget, service: CanvassService, outing: Outing) -> Form:
    """Return the form that puts an outing before the legal reviewer and the approver."""
    dialog = FormDialog(parent, _("呈请审批"), _("呈请审批"))
    dialog.note.say(_("先由法制员审核，再由领导审批；批准前不能打印走访单。"))
    grounds = dialog.add(_("理由"), LongField(lines=4), required=True, key="grounds")
    return dialog, lambda: partial(service.ask, outing.id, grounds.value())


def out_form(parent: QWidget, desk: "Desk", service: CanvassService, outing: Outing) -> Form:
    """Return the form that takes the key out."""
    dialog = FormDialog(parent, _("领出钥匙"), _("记录领出"))
    dialog.note.say(_("领出记入物证保管链。"))
    when = dialog.add(_("时间"), MomentField(today=desk.today()), required=True, key="at")
    place = dialog.add(_("自何处"), TextField(), required=True, key="from_place")
    manner = dialog.add(_("如何携带"), TextField(_("例如：密封袋，随身携带")), key="manner")
    when.set_value(desk.now())
    return dialog, lambda: partial(
        service.take_key_out, outing.id, _moment(when), place.value(), manner.value()
    )


def back_form(parent: QWidget, desk: "Desk", service: CanvassService, outing: Outing) -> Form:
    """Return the form that brings the key back."""
    dialog = FormDialog(parent, _("交回钥匙"), _("记录交回"))
    dialog.note.say(_("交回记入物证保管链；之后只能登记交回以前的结果。"))
    when = dialog.add(_("时间"), MomentField(today=desk.today()), required=True, key="at")
    place = dialog.add(_("存放处"), TextField(), required=True, key="place")
    seal = dialog.add(_("封签号"), TextField(), key="seal_after")
    receiver = dialog.add(_("接收人"), TextField(), key="holder")
    dialog.beside(seal, receiver)
    when.set_value(desk.now())
    return dialog, lambda: partial(
        service.bring_key_back,
        outing.id,
        _moment(when),
        place.value(),
        seal.value(),
        receiver.value(),
    )


def drop_form(parent: QWidget, service: CanvassService, outing: Outing) -> Form:
    """Return the form that gives an outing up."""
    dialog = FormDialog(parent, _("取消走访"), _("取消走访"))
    reason = dialog.add(_("理由"), TextField(), required=True, key="reason")
    return dialog, lambda: partial(service.drop_outing, outing.id, reason.value())


def _moment(field: MomentField) -> datetime:
    moment = field.value()
    assert moment is not None, "the form asks for it"
    return moment


def _evening(now: datetime) -> datetime:
    """Return half past six of today, or of tomorrow when it is over."""
    today = local(now).date()
    begin = at(today, 18, 30)
    return begin if begin > now else at(today + timedelta(days=1), 18, 30)
