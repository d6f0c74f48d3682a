"""Forms of a transfer: found not ours, who is told, the list, the hand-over, a case received."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cases.law.jurisdiction import for_the_caller
from cases.records.cases import CaseFile, CaseKind, Intake, Report
from cases.records.holding import Thing
from cases.records.ids import CaseId
from cases.records.transfers import (
    CentreTold,
    Ground,
    HandOver,
    ListEntry,
    ListLine,
    Neighbour,
    NotOurs,
    ReceivedCase,
    Transfer,
)
from ui.kit.asking import Form
from ui.kit.dialogs import FormDialog
from ui.kit.fields import CheckField, ChoiceField, LongField, MomentField, TextField
from ui.kit.i18n import _
from ui.labels import holding as labels
from ui.labels.cases import KINDS

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


def _best(neighbours: Sequence[Neighbour], place: str, ground: Ground) -> Neighbour | None:
    from cases.law.jurisdiction import competent

    found = competent(place, neighbours, ground)
    return found[0].neighbour if found else None


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
    parts = [part.strip() for part in line.replace(",", "，").split("，")]
    name, quantity, features, pages = [*parts, "", "", ""][:4]
    digits = "".join(one for one in pages if one.isdigit())
    return ListEntry(
        name=name,
        quantity=quantity or "1",
        features=features,
        pages=int(digits) if digits else None,
    )
