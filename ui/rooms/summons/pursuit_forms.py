"""Forms of the pursuit: the watch system, notices of assistance, what proves their withdrawal."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cases.records.ids import CaseId
from cases.records.pursuit import Assistance, Watch
from ui.kit.asking import Form
from ui.kit.dialogs import FormDialog
from ui.kit.fields import DayField, LongField, MomentField, TextField
from ui.kit.i18n import _
from ui.kit.punctuation import listed

if TYPE_CHECKING:
    from cases.services.desk import Desk


def notice_form(parent: QWidget, desk: "Desk", case_id: CaseId) -> Form:
    """Return the form of a notice of assistance: to whom it goes, until when."""
    dialog = FormDialog(parent, _("起草协查通报"), _("起草"))
    dialog.note.say(
        _(
            "按案情起草事实、车辆特征和逃逸方向；不写受害人、报警人，不写查缉方法。撤销时按同一范围。"
        )
    )
    recipients = dialog.add(
        _("发送范围（每行一个单位）"), LongField(lines=5), required=True, key="recipients"
    )
    until = dialog.add(_("有效期至"), DayField(today=desk.today()))

    def prepare() -> Callable[[], object]:
        to = recipients.value().splitlines()
        return partial(desk.pursuit.draft_notice, case_id, to, until.value())

    return dialog, prepare


def approval_form(parent: QWidget, desk: "Desk", one: Assistance) -> Form:
    """Return the form that puts a notice before the approver."""
    dialog = FormDialog(parent, _("协查通报报请批准"), _("报请批准"))
    grounds = dialog.add(_("理由"), LongField(lines=3), required=True, key="grounds")
    return dialog, lambda: partial(desk.pursuit.ask_approval, one.id, grounds.value())


def proof_form(parent: QWidget, desk: "Desk", one: Assistance) -> Form:
    """Return the form of what proves that a withdrawal reached the units."""
    dialog = FormDialog(parent, _("撤销已送达原范围"), _("记录"))
    dialog.note.say(_("原范围：{units}").format(units=listed(one.recipients)))
    at = dialog.add(_("时间"), MomentField(today=desk.today()), required=True, key="at")
    at.set_value(desk.now())
    proof = dialog.add(
        _("凭据"), TextField(_("传真报告、对方回执编号")), required=True, key="proof"
    )

    def prepare() -> Callable[[], object]:
        moment = at.value()
        assert moment is not None
        return partial(desk.pursuit.prove_withdrawal, one.id, moment, proof.value())

    return dialog, prepare


def watch_form(parent: QWidget, desk: "Desk", case_id: CaseId) -> Form:
    """Return the form of a vehicle or person put on the watch system."""
    dialog = FormDialog(parent, _("上布控"), _("记录"))
    target = dialog.add(
        _("布控对象"), TextField(_("号牌、车型、颜色，或者人员")), required=True, key="target"
    )
    at = dialog.add(_("布控时间"), MomentField(today=desk.today()), required=True, key="at")
    at.set_value(desk.now())
    reference = dialog.add(_("系统编号"), TextField(), key="reference")

    def prepare() -> Callable[[], object]:
        moment = at.value()
        assert moment is not None
        return partial(desk.pursuit.set_watch, case_id, target.value(), moment, reference.value())

    return dialog, prepare


def lift_form(parent: QWidget, desk: "Desk", one: Watch) -> Form:
    """Return the form that lifts a watch, with its proof."""
    dialog = FormDialog(parent, _("撤销布控：{target}").format(target=one.target), _("记录撤销"))
    at = dialog.add(_("撤销时间"), MomentField(today=desk.today()), required=True, key="at")
    at.set_value(desk.now())
    proof = dialog.add(_("凭据（系统回执编号）"), TextField(), required=True, key="proof")

    def prepare() -> Callable[[], object]:
        moment = at.value()
        assert moment is not None
        return partial(desk.pursuit.lift_watch, one.id, moment, proof.value())

    return dialog, prepare
