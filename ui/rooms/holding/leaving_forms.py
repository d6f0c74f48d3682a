"""Forms of things that leave: given back, announced, disposed of."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cases.records.holding import (
    Announcement,
    Disposal,
    Receiving,
    ReturnEntry,
    Thing,
)
from ui.kit.asking import Form
from ui.kit.dialogs import FormDialog
from ui.kit.fields import ChoiceField, DayField, MomentField, TextField
from ui.kit.i18n import _
from ui.labels import holding as labels

if TYPE_CHECKING:
    from cases.services.desk import Desk


def give_back(parent: QWidget, desk: "Desk", thing: Thing, *, lift: bool = False) -> Form:
    """Give a thing back: its receipt is issued and the return recorded in one go."""
    title = _("解除并返还：{item}") if lift else _("返还：{item}")
    dialog = FormDialog(parent, title.format(item=thing.item), _("签发凭证并登记返还"))
    today = desk.today()
    at = dialog.add(_("返还时间"), MomentField(today=today), required=True, key="at")
    at.set_value(desk.now())
    receivings = {one: _(words) for one, words in labels.RECEIVINGS.items()}
    capacity = dialog.add(_("领取身份"), ChoiceField(receivings), required=True, key="capacity")
    receiver = dialog.add(_("领取人"), TextField(), required=True, key="receiver")
    receiver.set_value(thing.taken_from)
    id_kind = dialog.add(_("证件种类"), TextField(), required=True, key="id_kind")
    id_kind.set_value("居民身份证")
    id_number = dialog.add(_("证件号码"), TextField(), required=True, key="id_number")
    power = dialog.add(_("授权委托书、介绍信或者继承证明"), TextField(), key="power")
    reason = dialog.add(_("返还理由"), TextField(), required=True, key="reason")
    reason.set_value("未获批准，解除扣留" if lift else "检验、鉴定完成")
    condition = dialog.add(_("返还时状况"), TextField(), key="condition")
    condition.set_value("与扣留时一致")
    dialog.note.say(_("返还不收任何费用，不以交钱为条件。"))

    def prepare() -> Callable[[], object]:
        entry = ReturnEntry(
            at=at.value() or desk.now(),
            receiver=receiver.value(),
            capacity=Receiving(capacity.value()),
            id_kind=id_kind.value(),
            id_number=id_number.value(),
            reason=reason.value(),
            power=power.value(),
            condition=condition.value(),
        )
        return partial(_return, desk, thing, entry, lift=lift)

    return dialog, prepare


def _return(desk: "Desk", thing: Thing, entry: ReturnEntry, *, lift: bool) -> None:
    document = desk.holding.draft_return((thing.id,), entry)
    desk.documents.issue(document)
    act = desk.holding.lift if lift else desk.holding.give_back
    act((thing.id,), entry, document)


def announce(parent: QWidget, desk: "Desk", thing: Thing) -> Form:
    """Record the announcement of a vehicle nobody collected."""
    dialog = FormDialog(parent, _("公告：{item}").format(item=thing.item), _("登记"))
    day = dialog.add(_("公告日期"), DayField(today=desk.today()), required=True, key="on")
    day.set_value(desk.today())
    medium = dialog.add(_("公告载体"), TextField(), required=True, key="medium")
    proof = dialog.add(_("凭据（张贴照片、报纸版面）"), TextField(), required=True, key="proof")

    def prepare() -> Callable[[], object]:
        entry = Announcement(
            on=day.value() or desk.today(), medium=medium.value(), proof=proof.value()
        )
        return partial(desk.holding.announce, thing.id, entry)

    return dialog, prepare


def dispose(parent: QWidget, desk: "Desk", thing: Thing) -> Form:
    """Record what was done in the end."""
    dialog = FormDialog(parent, _("处理：{item}").format(item=thing.item), _("登记"))
    at = dialog.add(_("时间"), MomentField(today=desk.today()), required=True, key="at")
    at.set_value(desk.now())
    how = dialog.add(_("处理方式"), TextField(), required=True, key="how")
    number = dialog.add(_("文书文号"), TextField(), required=True, key="number")
    dialog.note.say(_("公告满三个月，并取得处理的批准以后才能登记。"))

    def prepare() -> Callable[[], object]:
        entry = Disposal(at=at.value() or desk.now(), how=how.value(), number=number.value())
        return partial(desk.holding.dispose, thing.id, entry)

    return dialog, prepare
