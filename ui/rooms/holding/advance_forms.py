"""Forms of money advanced: taken, paid out, given back."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cases.records.cases import CaseFile
from cases.records.holding import Advance, AdvanceAct, AdvanceEntry, AdvanceMove
from ui.kit.asking import Form
from ui.kit.dialogs import FormDialog
from ui.kit.fields import ChoiceField, MomentField, MoneyField, TextField
from ui.kit.i18n import _
from ui.labels import holding as labels

if TYPE_CHECKING:
    from cases.services.desk import Desk


def take(parent: QWidget, desk: "Desk", file: CaseFile) -> Form:
    """Record money that somebody advances of his own will."""
    dialog = FormDialog(parent, _("登记自愿预付款"), _("登记"))
    people: dict[object, str] = {one.id: one.name for one in file.people.parties}
    payers = {None: _("（案外人，另填）")} | people
    payer = dialog.add(_("付款人（当事人）"), ChoiceField(payers), key="payer_id")
    name = dialog.add(_("付款人姓名（案外人）"), TextField(), key="payer")
    amount = dialog.add(_("金额（元）"), MoneyField(), required=True, key="amount")
    purpose = dialog.add(_("用途"), TextField(), required=True, key="purpose")
    meant = dialog.add(_("为谁预付"), ChoiceField({None: "—"} | people), key="for_id")
    statement = dialog.add(
        _("自愿声明（文件名称、日期）"), TextField(), required=True, key="statement"
    )
    at = dialog.add(
        _("收款时间"), MomentField(today=desk.today()), required=True, key="received_at"
    )
    at.set_value(desk.now())
    receipt = dialog.add(_("收据编号"), TextField(), required=True, key="receipt")
    kept = dialog.add(_("存放（账户、出纳）"), TextField(), required=True, key="kept_at")
    dialog.note.say(_("预付款完全自愿，与返还车辆、物品无关。"))

    def prepare() -> Callable[[], object]:
        money, received = amount.value(), at.value()
        assert money is not None
        assert received is not None
        entry = AdvanceEntry(
            payer_id=payer.value(),
            payer=name.value(),
            amount=money,
            purpose=purpose.value(),
            for_id=meant.value(),
            statement=statement.value(),
            received_at=received,
            receipt=receipt.value(),
            kept_at=kept.value(),
        )
        return partial(desk.holding.take_advance, file.case_id, entry)

    return dialog, prepare


def move(parent: QWidget, desk: "Desk", one: Advance) -> Form:
    """Record that a part was paid out or given back."""
    dialog = FormDialog(parent, _("支付、退还预付款"), _("登记"))
    acts = {act: _(words) for act, words in labels.ADVANCE_ACTS.items()}
    act = dialog.add(_("事项"), ChoiceField(acts), required=True)
    amount = dialog.add(_("金额（元）"), MoneyField(), required=True, key="amount")
    amount.set_value(one.left)
    receiver = dialog.add(_("收款人"), TextField(), required=True, key="receiver")
    receipt = dialog.add(_("收款凭据"), TextField(), required=True, key="receipt")
    at = dialog.add(_("时间"), MomentField(today=desk.today()), required=True, key="at")
    at.set_value(desk.now())
    reason = dialog.add(_("说明"), TextField(), key="reason")
    dialog.note.say(
        _("{payer} 预付，余额 {left} 元。").format(payer=one.payer, left=f"{one.left:,.2f}")
    )

    def prepare() -> Callable[[], object]:
        money = amount.value()
        assert money is not None
        entry = AdvanceMove(
            act=AdvanceAct(act.value()),
            at=at.value() or desk.now(),
            amount=money,
            receiver=receiver.value(),
            receipt=receipt.value(),
            reason=reason.value(),
        )
        return partial(desk.holding.move_advance, one.id, entry)

    return dialog, prepare
