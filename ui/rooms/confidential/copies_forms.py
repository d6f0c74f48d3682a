"""Forms of the register of copies: to whom one went, and what became of it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cases.records.copies import CopyFate, NumberedCopy
from ui.kit.asking import Form
from ui.kit.dialogs import FormDialog
from ui.kit.fields import ChoiceField, DayField, TextField
from ui.kit.i18n import _
from ui.labels.copies import PURPOSES

if TYPE_CHECKING:
    from cases.services.desk import Desk


def hand_form(parent: QWidget, desk: "Desk", one: NumberedCopy) -> Form:
    """Ask to whom a copy was handed, what for, and when it is to come back."""
    dialog = FormDialog(parent, _("交付副本 {number}").format(number=one.number), _("登记交付"))
    receiver = dialog.add(_("交给谁"), TextField(_("单位、姓名")), required=True, key="receiver")
    purposes = {purpose: _(words) for purpose, words in PURPOSES.items()}
    purpose = dialog.add(_("用途"), ChoiceField(purposes), required=True)
    purpose.set_value(one.purpose)
    note = dialog.add(_("用途说明"), TextField(_("可不填")))
    back = dialog.add(_("归还期限"), DayField(today=desk.today()), key="return_by")
    dialog.note.say(_("不必归还的不填期限；下次打印同类材料时沿用这里的用途。"))
    if one.receiver != one.officer:
        receiver.set_value(one.receiver)
    return dialog, lambda: partial(
        desk.copies.hand_on,
        one.id,
        receiver.value(),
        purpose.value(),
        note=note.value(),
        return_by=back.value(),
    )


def fate_form(parent: QWidget, desk: "Desk", one: NumberedCopy, fate: CopyFate) -> Form:
    """Ask who brought a copy back, destroyed it, or found that it never came into being."""
    titles = {
        CopyFate.RETURNED: _("收回副本 {number}"),
        CopyFate.DESTROYED: _("销毁副本 {number}"),
        CopyFate.VOID: _("作废副本 {number}"),
        CopyFate.OUT: "{number}",
    }
    who_words = {
        CopyFate.RETURNED: _("归还人"),
        CopyFate.DESTROYED: _("销毁人、监销人"),
        CopyFate.VOID: _("登记人"),
        CopyFate.OUT: "",
    }
    dialog = FormDialog(parent, titles[fate].format(number=one.number), _("登记"))
    who = dialog.add(who_words[fate], TextField(), required=True, key="who")
    if fate is CopyFate.RETURNED:
        who.set_value(one.receiver)
    else:
        who.set_value(desk.officer.name)
    note = dialog.add(_("情况说明"), TextField(_("页数、方式、缺损；可不填")))
    dialog.note.say(_("登记后不能更改，日期为今天。"))
    return dialog, lambda: partial(desk.copies.settle, one.id, fate, who.value(), note.value())
