"""Forms of who is told of a transfer: the command centre, the caller; a first action elsewhere."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cases.law.jurisdiction import for_the_caller
from cases.records.ids import CaseId
from cases.records.transfers import (
    CentreTold,
    Transfer,
)
from ui.kit.asking import Form
from ui.kit.dialogs import FormDialog
from ui.kit.fields import ChoiceField, LongField, MomentField, TextField
from ui.kit.i18n import _

if TYPE_CHECKING:
    from cases.services.desk import Desk


def tell_centre(parent: QWidget, desk: "Desk", case_id: CaseId) -> Form:
    """Record that the command centre was told."""
    dialog = FormDialog(parent, _("报告指挥中心"), _("登记"))
    at = dialog.add(_("报告时间"), MomentField(today=desk.today()), required=True, key="at")
    at.set_value(desk.now())
    who = dialog.add(_("接报人"), TextField(), required=True, key="who")
    phone = dialog.add(_("电话"), TextField(), key="phone")
    answers = {None: _("没有请示先行处置"), True: _("同意先行处置"), False: _("不同意先行处置")}
    agreed = dialog.add(_("答复"), ChoiceField(answers), key="agreed")
    words = dialog.add(_("内容"), LongField(lines=2), key="words")

    def prepare() -> Callable[[], object]:
        told = CentreTold(
            at=at.value() or desk.now(),
            who=who.value(),
            phone=phone.value(),
            words=words.value(),
            agreed=agreed.value(),
        )
        return partial(desk.transfers.tell_centre, case_id, told)

    return dialog, prepare


def act_first(parent: QWidget, desk: "Desk", case_id: CaseId) -> Form:
    """Record a first action elsewhere, after the centre agreed."""
    dialog = FormDialog(parent, _("先行处置"), _("登记"))
    at = dialog.add(_("时间"), MomentField(today=desk.today()), required=True, key="at")
    at.set_value(desk.now())
    words = dialog.add(_("做了什么"), LongField(lines=3), required=True, key="words")
    dialog.note.say(_("紧急且就近的，经指挥中心同意后先行处置，随后移交。"))

    def prepare() -> Callable[[], object]:
        return partial(desk.transfers.act_first, case_id, at.value() or desk.now(), words.value())

    return dialog, prepare


def tell_caller(parent: QWidget, desk: "Desk", transfer: Transfer) -> Form:
    """Record what the caller was told; the sentence stands ready to be read to him."""
    dialog = FormDialog(parent, _("告知报案人"), _("已告知，登记"))
    at = dialog.add(_("告知时间"), MomentField(today=desk.today()), required=True, key="at")
    at.set_value(desk.now())
    who = dialog.add(_("报案人"), TextField())
    words = dialog.add(_("告知内容（照此读出）"), LongField(lines=4), required=True, key="words")
    words.set_value(
        for_the_caller(transfer.ground, transfer.unit, transfer.unit_phone, transfer.unit_address)
    )

    def prepare() -> Callable[[], object]:
        return partial(
            desk.transfers.tell_caller,
            transfer.case_id,
            at.value() or desk.now(),
            words.value(),
            who=who.value(),
        )

    return dialog, prepare
