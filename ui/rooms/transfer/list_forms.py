"""Forms of the list that goes with a case, and of a case that comes with one."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cases.records.cases import CaseKind, Intake, Report
from cases.records.holding import Thing
from cases.records.ids import CaseId
from cases.records.transfers import (
    Ground,
    ListEntry,
    ListLine,
    Neighbour,
    ReceivedCase,
)
from ui.kit.asking import Form
from ui.kit.dialogs import FormDialog
from ui.kit.fields import CheckField, ChoiceField, LongField, MomentField, TextField
from ui.kit.i18n import _
from ui.kit.punctuation import parted
from ui.labels import holding as labels
from ui.labels.cases import KINDS
from ui.rooms.transfer.way_forms import units

if TYPE_CHECKING:
    from cases.services.desk import Desk


def add_items(parent: QWidget, desk: "Desk", case_id: CaseId, things: Sequence[Thing]) -> Form:
    """Put papers and things held on the list."""
    dialog = FormDialog(parent, _("列入随案清单"), _("列入"), width=600)
    lines = dialog.add(
        _("材料：每行一件，写名称，数量，特征，页数"), LongField(lines=6), key="name"
    )
    ticks = [(one, dialog.add("", CheckField(f"{one.item}　{one.place}"))) for one in things]
    for _one, tick in ticks:
        tick.set_value(True)
    if things:
        dialog.note.say(_("在扣的物品要随案移送，或者先返还。"))

    def prepare() -> Callable[[], object]:
        entries = [_listed(line) for line in lines.value().splitlines() if line.strip()]
        entries += [
            ListEntry(
                name=one.name,
                quantity=one.quantity,
                features=one.features,
                kept_at=one.place,
                thing_id=one.id,
            )
            for one, tick in ticks
            if tick.value()
        ]
        return partial(desk.transfers.add_items, case_id, tuple(entries))

    return dialog, prepare


def check_in(parent: QWidget, desk: "Desk", line: ListLine) -> Form:
    """Record whether a line of the list that came was there."""
    dialog = FormDialog(parent, _("清点：{name}").format(name=line.entry.name), _("登记"))
    there = dialog.add(
        _("清点结果"), ChoiceField({True: _("在内，相符"), False: _("缺失或者不符")}), required=True
    )
    remark = dialog.add(_("说明（缺失、不符时必填）"), TextField(), key="remark")

    def prepare() -> Callable[[], object]:
        return partial(
            desk.transfers.check_in, line.id, present=bool(there.value()), remark=remark.value()
        )

    return dialog, prepare


def receive(parent: QWidget, desk: "Desk", neighbours: Sequence[Neighbour]) -> Form:
    """Open a case that another unit hands over."""
    dialog = FormDialog(parent, _("接收移送案件"), _("接收并建案"), width=640)
    today = desk.today()
    unit = dialog.add(_("移送单位（相邻单位表）"), ChoiceField(units(neighbours)), key="unit_id")
    name = dialog.add(_("移送单位名称（表外单位）"), TextField(), key="from_unit")
    number = dialog.add(_("移送案件通知书文号"), TextField(), required=True, key="number")
    grounds = {
        one: _(words) for one, words in labels.GROUNDS.items() if one is not Ground.NOT_POLICE
    }
    ground = dialog.add(_("移送事由"), ChoiceField(grounds), required=True)
    at = dialog.add(_("接收时间"), MomentField(today=today), required=True, key="received_at")
    at.set_value(desk.now())
    by = dialog.add(_("移交人"), TextField(), required=True, key="handed_by")
    kinds = {one: _(words) for one, words in KINDS.items()}
    kind = dialog.add(_("事故类型"), ChoiceField(kinds), required=True)
    occurred = dialog.add(_("事故时间"), MomentField(today=today), required=True, key="occurred_at")
    place = dialog.add(_("事故地点"), TextField(), required=True, key="place")
    brief = dialog.add(_("简要案情"), LongField(lines=2), key="brief")
    fled = dialog.add("", CheckField(_("肇事者逃逸")))
    items = dialog.add(
        _("随案清单：每行一件，写名称，数量，特征，页数"), LongField(lines=4), key="items"
    )
    dialog.note.say(_("处理时限从接收之日起计算；当事人和车辆建案后补录，随案材料逐件清点。"))
    named = {one.id: one for one in neighbours}

    def prepare() -> Callable[[], object]:
        chosen = named.get(unit.value())
        moment = occurred.value()
        assert moment is not None
        received = ReceivedCase(
            intake=Intake(
                kind=CaseKind(kind.value()),
                occurred_at=moment,
                place=place.value(),
                brief=brief.value(),
                hit_and_run=fled.value(),
                report=Report(method="其他单位移送", reported_at=at.value()),
            ),
            received_at=at.value() or desk.now(),
            ground=Ground(ground.value()),
            from_unit=chosen.name if chosen else name.value(),
            from_phone=chosen.entry.phone if chosen else "",
            number=number.value(),
            handed_by=by.value(),
            unit_id=chosen.id if chosen else None,
            items=tuple(_listed(line) for line in items.value().splitlines() if line.strip()),
        )
        return partial(desk.transfers.receive, received)

    return dialog, prepare


def _listed(line: str) -> ListEntry:
    name, quantity, features, pages = parted(line, 4)
    digits = "".join(one for one in pages if one.isdigit())
    return ListEntry(
        name=name,
        quantity=quantity or "1",
        features=features,
        pages=int(digits) if digits else None,
    )
