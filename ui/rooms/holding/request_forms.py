"""Forms that ask for the approval of a measure."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cases.law.approvals import Approving, WhoseApproval, rule_of
from cases.records.ids import CaseId
from ui.kit.asking import Form
from ui.kit.dialogs import FormDialog
from ui.kit.fields import ChoiceField, LongField, TextField
from ui.kit.i18n import _
from ui.labels.approvals import APPROVINGS

if TYPE_CHECKING:
    from cases.services.desk import Desk


def ask_taking(parent: QWidget, desk: "Desk", case_id: CaseId) -> Form:
    """Ask for the approval of taking a thing, or of registering it where it is."""
    dialog = FormDialog(parent, _("呈请扣留、扣押、登记保存"), _("呈请"))
    asked = (Approving.SEIZURE, Approving.EVIDENCE_REGISTRATION)
    kinds = {one: _(APPROVINGS[one]) for one in asked}
    kind = dialog.add(_("呈请事项"), ChoiceField(kinds), required=True, key="approving")
    item = dialog.add(_("物品（号牌、名称）"), TextField(), required=True, key="subject")
    grounds = dialog.add(_("事实和理由"), LongField(lines=4), required=True, key="grounds")
    dialog.note.say(_("批准只对这一事项、案件现在的情况有效；情况变了要重新呈请。"))

    def prepare() -> Callable[[], object]:
        chosen = Approving(kind.value())
        return partial(
            desk.approvals.request, case_id, chosen, item.value(), grounds=grounds.value()
        )

    return dialog, prepare


def ask_approval(
    parent: QWidget, desk: "Desk", case_id: CaseId, kind: Approving, subject: str = ""
) -> Form:
    """Put a measure before the reviewer and the approver."""
    titles = {
        Approving.SEIZURE: _("呈请扣留、扣押"),
        Approving.SEIZURE_EXTENSION: _("呈请延长期限"),
        Approving.VEHICLE_DISPOSAL: _("呈请处理无人领取的车辆"),
        Approving.TRANSFER: _("呈请移送案件"),
        Approving.CRIMINAL_TRANSFER: _("呈请移送刑事案件"),
    }
    dialog = FormDialog(parent, titles[kind], _("呈请"))
    rule = rule_of(kind)
    named = kind not in {Approving.TRANSFER, Approving.CRIMINAL_TRANSFER}
    item = dialog.add(_("物品（号牌、名称）"), TextField(), required=named, key="subject")
    item.set_value(subject)
    dialog.show_field(item, wanted=named)
    item.setEnabled(not subject)
    grounds = dialog.add(_("事实和理由"), LongField(lines=4), required=True, key="grounds")
    said = _("批准只对这一事项、案件现在的情况有效；情况变了要重新呈请。")
    if rule.whose is WhoseApproval.ABOVE:
        above = _("这一事项由上级机关批准：呈请报告书和审批表送上级，取得批准后登记。")
        said = f"{above}\n{said}"
    dialog.note.say(said)

    def prepare() -> Callable[[], object]:
        return partial(desk.approvals.request, case_id, kind, item.value(), grounds=grounds.value())

    return dialog, prepare
