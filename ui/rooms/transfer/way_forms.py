"""Forms of the way a case takes: not ours, to whom, disputed, handed over, sent back."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cases.records.cases import CaseFile
from cases.records.ids import CaseId
from cases.records.transfers import (
    Ground,
    HandOver,
    Neighbour,
    NotOurs,
    Transfer,
)
from ui.kit.asking import Form
from ui.kit.dialogs import FormDialog
from ui.kit.fields import CheckField, ChoiceField, LongField, MomentField, TextField
from ui.kit.i18n import _
from ui.labels import holding as labels

if TYPE_CHECKING:
    from cases.services.desk import Desk


def units(neighbours: Sequence[Neighbour], ground: Ground | None = None) -> dict[object, str]:
    """Return the units to choose from, with their phones; those of a ground first."""
    from cases.law.jurisdiction import KINDS as OF_GROUND

    fitting = OF_GROUND[ground] if ground is not None else ()
    ordered = sorted(neighbours, key=lambda one: one.entry.kind not in fitting)
    return {None: "—"} | {one.id: f"{one.name}　{one.entry.phone}" for one in ordered}


def find_not_ours(
    parent: QWidget, desk: "Desk", file: CaseFile, neighbours: Sequence[Neighbour]
) -> Form:
    """Record that a case under way is another unit's."""
    dialog = FormDialog(parent, _("登记不属本单位管辖"), _("登记"), width=600)
    grounds = {one: _(words) for one, words in labels.GROUNDS.items()}
    ground = dialog.add(_("事由"), ChoiceField(grounds), required=True, key="ground")
    began = dialog.add(_("事故起始点"), TextField(), required=True, key="began_at")
    began.set_value(file.place)
    unit = dialog.add(_("有管辖权的单位"), ChoiceField(units(neighbours)), key="unit_id")
    reason = dialog.add(_("理由"), LongField(lines=3), required=True, key="reason")
    at = dialog.add(_("发现时间"), MomentField(today=desk.today()), required=True, key="found_at")
    at.set_value(desk.now())
    crime = dialog.add("", CheckField(_("涉嫌犯罪，须经县级以上公安机关负责人批准")))
    dialog.note.say(_("发现后二十四小时内移送；发生争议的报共同上一级指定，指定前先行处理。"))

    def propose() -> None:
        best = _best(neighbours, began.value(), Ground(ground.value()))
        if best is not None:
            unit.set_value(best.id)

    ground.edited.connect(propose)
    began.edited.connect(propose)
    propose()

    def prepare() -> Callable[[], object]:
        found = NotOurs(
            ground=Ground(ground.value()),
            found_at=at.value() or desk.now(),
            began_at=began.value(),
            reason=reason.value(),
            unit_id=unit.value(),
            is_criminal=crime.value(),
        )
        return partial(desk.transfers.find_not_ours, file.case_id, found)

    return dialog, prepare


def choose_unit(
    parent: QWidget, desk: "Desk", transfer: Transfer, neighbours: Sequence[Neighbour]
) -> Form:
    """Choose the competent unit."""
    dialog = FormDialog(parent, _("选定接收单位"), _("选定"))
    choices = units(neighbours, transfer.ground)
    unit = dialog.add(_("接收单位"), ChoiceField(choices), required=True, key="unit_id")
    unit.set_value(transfer.unit_id)
    reason = dialog.add(_("说明"), TextField(), key="reason")
    dialog.note.say(_("单位在“设置 › 相邻单位”中维护。"))

    def prepare() -> Callable[[], object]:
        return partial(desk.transfers.choose_unit, transfer.case_id, unit.value(), reason.value())

    return dialog, prepare


def dispute(parent: QWidget, desk: "Desk", case_id: CaseId) -> Form:
    """Put a dispute before the superior."""
    dialog = FormDialog(parent, _("报请指定管辖"), _("登记"))
    at = dialog.add(_("时间"), MomentField(today=desk.today()), required=True, key="at")
    at.set_value(desk.now())
    superior = dialog.add(_("共同上一级单位"), TextField(), required=True, key="superior")
    words = dialog.add(_("争议内容"), LongField(lines=3), required=True, key="words")
    dialog.note.say(_("指定管辖前，最先发现或者最先接到报警的单位先行处理。"))

    def prepare() -> Callable[[], object]:
        return partial(
            desk.transfers.dispute,
            case_id,
            at.value() or desk.now(),
            superior.value(),
            words.value(),
        )

    return dialog, prepare


def designate(
    parent: QWidget, desk: "Desk", case_id: CaseId, neighbours: Sequence[Neighbour]
) -> Form:
    """Record whom the superior designated."""
    dialog = FormDialog(parent, _("记录指定管辖"), _("登记"))
    at = dialog.add(_("时间"), MomentField(today=desk.today()), required=True, key="at")
    at.set_value(desk.now())
    superior = dialog.add(_("指定机关"), TextField(), required=True, key="superior")
    number = dialog.add(_("文号"), TextField(), required=True, key="number")
    choices = units(neighbours) | {None: _("本单位")}
    unit = dialog.add(_("指定由谁管辖"), ChoiceField(choices), key="unit_id")

    def prepare() -> Callable[[], object]:
        return partial(
            desk.transfers.designate,
            case_id,
            at.value() or desk.now(),
            superior.value(),
            number.value(),
            unit.value(),
        )

    return dialog, prepare


def keep(parent: QWidget, desk: "Desk", case_id: CaseId) -> Form:
    """Record that the case is ours after all."""
    dialog = FormDialog(parent, _("改由本单位办理"), _("登记"))
    reason = dialog.add(_("理由"), LongField(lines=3), required=True, key="reason")
    return dialog, lambda: partial(desk.transfers.keep, case_id, reason.value())


def hand_over(parent: QWidget, desk: "Desk", transfer: Transfer) -> Form:
    """Record that the other unit has taken the case over."""
    dialog = FormDialog(parent, _("移交案件"), _("已移交，登记"))
    at = dialog.add(_("移交时间"), MomentField(today=desk.today()), required=True, key="at")
    at.set_value(desk.now())
    receiver = dialog.add(_("接收人员"), TextField(), required=True, key="receiver")
    phone = dialog.add(_("电话"), TextField(), key="receiver_phone")
    words = dialog.add(_("说明"), TextField(), key="words")
    dialog.note.say(
        _("交给 {unit}。移交后本案只能查看，时限停止，只剩书面告知当事人。").format(
            unit=transfer.unit
        )
    )

    def prepare() -> Callable[[], object]:
        entry = HandOver(
            at=at.value() or desk.now(),
            receiver=receiver.value(),
            receiver_phone=phone.value(),
            words=words.value(),
        )
        return partial(desk.transfers.hand_over, transfer.case_id, entry)

    return dialog, prepare


def came_back(parent: QWidget, desk: "Desk", case_id: CaseId) -> Form:
    """Record that the other unit sent the case back."""
    dialog = FormDialog(parent, _("案件退回"), _("登记"))
    at = dialog.add(_("收到时间"), MomentField(today=desk.today()), required=True, key="at")
    at.set_value(desk.now())
    who = dialog.add(_("退回单位、人员"), TextField(), required=True, key="who")
    reason = dialog.add(_("退回理由"), LongField(lines=3), required=True, key="reason")
    dialog.note.say(_("时限从收到之日起重新计算。"))

    def prepare() -> Callable[[], object]:
        return partial(
            desk.transfers.came_back,
            case_id,
            at.value() or desk.now(),
            who.value(),
            reason.value(),
        )

    return dialog, prepare


def _best(neighbours: Sequence[Neighbour], place: str, ground: Ground) -> Neighbour | None:
    from cases.law.jurisdiction import competent

    found = competent(place, neighbours, ground)
    return found[0].neighbour if found else None
