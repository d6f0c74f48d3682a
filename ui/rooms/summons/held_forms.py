"""Forms while somebody is there: on the spot, arrival, family, guardian, notes, departure."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cases.records.summons import (
    Branch,
    EntryKind,
    FamilyNotice,
    Guardian,
    OralSummons,
    Signed,
    Summoning,
    Summons,
)
from cases.services.summons.holding import Which
from ui.kit.asking import Form
from ui.kit.dialogs import FormDialog
from ui.kit.fields import CheckField, ChoiceField, LongField, MomentField, TextField
from ui.kit.i18n import _
from ui.kit.punctuation import clauses
from ui.labels import summons as labels

if TYPE_CHECKING:
    from datetime import datetime

    from cases.services.desk import Desk

_SIGNED = (Signed.SIGNED, Signed.REFUSED)


def oral_form(parent: QWidget, desk: "Desk", found: Summoning) -> Form:
    """Return the form of a summons by word of mouth."""
    dialog = FormDialog(parent, _("口头传唤"), _("记录口头传唤"), width=560)
    dialog.note.say(_("只适用于现场发现的嫌疑人；到案经过、到案和离开时间要写进询问笔录。"))
    suspects = {one.entry.party_id: one.party for one in found.suspicions if one.ended_at is None}
    people = suspects or dict(found.people)
    charges = {
        one.entry.party_id: one.entry.charge for one in found.suspicions if one.ended_at is None
    }
    party = dialog.add(_("被传唤人"), ChoiceField(people), required=True, key="party_id")
    charge = dialog.add(_("涉嫌"), TextField(), required=True, key="charge")
    today = desk.today()
    found_at = dialog.add(_("发现时间"), MomentField(today=today), required=True, key="found_at")
    how = dialog.add(
        _("到案经过"),
        LongField(_("在何处、怎样发现，怎样到案"), lines=3),
        required=True,
        key="found_how",
    )
    card = dialog.add(_("出示证件"), CheckField(_("已出示人民警察证")), key="card_shown")
    second = dialog.add(_("另一名民警"), TextField(), required=True, key="second_officer")
    told = dialog.add(
        _("告知原因和依据的时间"), MomentField(today=today), required=True, key="told_at"
    )
    place = dialog.add(_("询问地点（办案场所）"), TextField(), required=True, key="place")
    arrived = dialog.add(_("到案时间"), MomentField(today=today), required=True, key="arrived_at")

    def suit() -> None:
        charge.set_value(charges.get(party.value(), ""))

    party.edited.connect(suit)
    suit()

    def prepare() -> Callable[[], object]:
        moments = (found_at.value(), told.value(), arrived.value())
        entry = OralSummons(
            party_id=party.value(),
            branch=Branch.ADMINISTRATIVE,
            charge=charge.value(),
            found_at=_sure(moments[0]),
            found_how=how.value(),
            card_shown=card.value(),
            second_officer=second.value(),
            told_at=_sure(moments[1]),
            place=place.value(),
            arrived_at=_sure(moments[2]),
        )
        return partial(desk.summons.summon_orally, found.case_id, entry)

    return dialog, prepare


def arrive_form(parent: QWidget, desk: "Desk", one: Summons) -> Form:
    """Return the form of an arrival."""
    dialog = FormDialog(parent, _("记录到案：{name}").format(name=one.party), _("记录到案"))
    dialog.note.say(_("自到案起计算询问查证时间；到案时间由本人在传唤证上填写并签名。"))
    at, signed, note = _time_and_sign(dialog, desk, _("到案时间"))
    return dialog, lambda: partial(
        desk.summons.arrive, one.id, _sure(at.value()), signed.value(), note.value()
    )


def leave_form(parent: QWidget, desk: "Desk", one: Summons) -> Form:
    """Return the form of a departure; it names what the record still lacks."""
    dialog = FormDialog(parent, _("记录离开：{name}").format(name=one.party), _("记录离开"))
    lacking = [_(labels.LACKS[lack.what]) for lack in one.lacks]
    dialog.note.say(clauses(lacking) if lacking else "")
    at, signed, note = _time_and_sign(dialog, desk, _("离开时间"))
    return dialog, lambda: partial(
        desk.summons.leave, one.id, _sure(at.value()), signed.value(), note.value()
    )


def miss_form(parent: QWidget, desk: "Desk", one: Summons) -> Form:
    """Return the form of a summons nobody came to."""
    dialog = FormDialog(parent, _("记录未到案：{name}").format(name=one.party), _("记录"))
    dialog.note.say(_("程序不提出强制传唤；能否强制由法制审核人员依法另行提出意见。"))
    at = dialog.add(_("时间"), MomentField(today=desk.today()), required=True, key="at")
    at.set_value(desk.now())
    reason = dialog.add(_("说明的理由（没有的不填）"), TextField(), key="reason")
    return dialog, lambda: partial(desk.summons.miss, one.id, _sure(at.value()), reason.value())


def told_form(parent: QWidget, desk: "Desk", one: Summons) -> Form:
    """Return the form of telling reason and basis."""
    dialog = FormDialog(parent, _("告知传唤的原因和依据"), _("记录"))
    at = dialog.add(_("告知时间"), MomentField(today=desk.today()), required=True, key="at")
    at.set_value(desk.now())
    return dialog, lambda: partial(desk.summons.tell_reason, one.id, _sure(at.value()))


def family_form(parent: QWidget, desk: "Desk", one: Summons) -> Form:
    """Return the form of telling the family, or of one of the three exceptions."""
    dialog = FormDialog(parent, _("通知家属：{name}").format(name=one.party), _("记录"), width=560)
    dialog.note.say(
        _("告知实施传唤的公安机关、理由、地点和期限；通知情况或者无法通知的原因要写进询问笔录。")
    )
    exceptions = {None: _("已通知")} | {
        kind: _("不能通知：{words}").format(words=_(words))
        for kind, words in labels.FAMILY_EXCEPTIONS.items()
    }
    exception = dialog.add(_("情况"), ChoiceField(exceptions))
    ways = {way: _(words) for way, words in labels.FAMILY_WAYS.items()}
    way = dialog.add(_("通知方式"), ChoiceField(ways), key="way")
    name = dialog.add(_("家属姓名"), TextField(), key="name")
    relation = dialog.add(_("与被传唤人关系"), TextField(), key="relation")
    phone = dialog.add(_("电话"), TextField(), key="phone")
    at = dialog.add(_("通知时间"), MomentField(today=desk.today()), key="told_at")
    at.set_value(desk.now())
    note = dialog.add(_("说明"), TextField(), key="note")
    told = (way, name, relation, phone, at)

    def suit() -> None:
        for field in told:
            field.setEnabled(exception.value() is None)

    exception.edited.connect(suit)

    def prepare() -> Callable[[], object]:
        if exception.value() is not None:
            notice = FamilyNotice(exception=exception.value(), note=note.value())
        else:
            notice = FamilyNotice(
                way=way.value(),
                name=name.value(),
                relation=relation.value(),
                phone=phone.value(),
                told_at=at.value(),
                note=note.value(),
            )
        return partial(desk.summons.tell_family, one.id, notice)

    return dialog, prepare


def guardian_form(parent: QWidget, desk: "Desk", one: Summons) -> Form:
    """Return the form of a guardian present with a minor."""
    dialog = FormDialog(parent, _("监护人到场：{name}").format(name=one.party), _("记录"))
    dialog.note.say(
        _("父母或者其他监护人不能到场的，可以通知其他成年亲属、学校、单位或者基层组织的代表到场。")
    )
    name = dialog.add(_("到场人"), TextField(), key="name")
    relation = dialog.add(_("与未成年人关系"), TextField(), key="relation")
    at = dialog.add(_("到场时间"), MomentField(today=desk.today()), key="at")
    at.set_value(desk.now())
    absence = dialog.add(
        _("无法通知或者未到场的原因（有人到场的不填）"), TextField(), key="absence"
    )

    def prepare() -> Callable[[], object]:
        guardian = Guardian(absence=absence.value())
        if not absence.value():
            guardian = Guardian(name=name.value(), relation=relation.value(), at=at.value())
        return partial(desk.summons.note_guardian, one.id, guardian)

    return dialog, prepare


def note_form(parent: QWidget, desk: "Desk", one: Summons) -> Form:
    """Return the form of food, rest, or restraint until sober."""
    dialog = FormDialog(parent, _("饮食、休息、醒酒"), _("记录"))
    dialog.note.say(_("约束至酒醒的时间不计入询问查证时间；酒醒后立即记录结束。"))
    kinds = {
        kind: _(words) for kind, words in labels.ENTRIES.items() if kind is not EntryKind.FORCE
    }
    kind = dialog.add(_("情况"), ChoiceField(kinds), required=True)
    today = desk.today()
    began = dialog.add(_("开始时间"), MomentField(today=today), required=True, key="began_at")
    began.set_value(desk.now())
    ended = dialog.add(_("结束时间"), MomentField(today=today), key="ended_at")
    text = dialog.add(_("内容"), TextField(), key="text")
    return dialog, lambda: partial(
        desk.summons.note,
        one.id,
        kind.value(),
        _sure(began.value()),
        ended.value(),
        text.value(),
    )


def sober_form(parent: QWidget, desk: "Desk", one: Summons, entry_id: int) -> Form:
    """Return the form that ends a stretch which does not count."""
    dialog = FormDialog(parent, _("酒醒，恢复计时"), _("记录"))
    at = dialog.add(_("确认酒醒的时间"), MomentField(today=desk.today()), required=True, key="at")
    at.set_value(desk.now())
    return dialog, lambda: partial(desk.summons.end_entry, one.id, entry_id, _sure(at.value()))


def correct_form(parent: QWidget, desk: "Desk", one: Summons) -> Form:
    """Return the form that corrects a time typed wrongly."""
    dialog = FormDialog(parent, _("更正时间：{name}").format(name=one.party), _("更正"))
    which = {Which.ARRIVED: _("到案时间")}
    if one.left_at is not None:
        which[Which.LEFT] = _("离开时间")
    kind = dialog.add(_("哪个时间"), ChoiceField(which), required=True)
    at = dialog.add(_("更正为"), MomentField(today=desk.today()), required=True, key="at")
    at.set_value(one.left_at or one.arrived_at)
    reason = dialog.add(_("理由"), LongField(lines=2), required=True, key="reason")
    return dialog, lambda: partial(
        desk.summons.correct_time, one.id, kind.value(), _sure(at.value()), reason.value()
    )


def force_form(parent: QWidget, desk: "Desk", one: Summons) -> Form:
    """Return the form of the reviewer's opinion on force."""
    dialog = FormDialog(parent, _("对强制传唤的审核意见"), _("记录意见"))
    dialog.note.say(
        _("第六十七条第三款只列治安、出入境嫌疑人和法律规定可以强制传唤的其他违法嫌疑人。")
    )
    verdicts = {False: _("不可以强制传唤"), True: _("可以强制传唤")}
    allows = dialog.add(_("意见"), ChoiceField(verdicts), required=True)
    text = dialog.add(_("理由和法律依据"), LongField(lines=4), required=True, key="text")
    return dialog, lambda: partial(
        desk.summons.give_opinion_on_force, one.id, text.value(), allows=bool(allows.value())
    )


def _time_and_sign(
    dialog: FormDialog, desk: "Desk", caption: str
) -> tuple[MomentField, ChoiceField, TextField]:
    at = dialog.add(caption, MomentField(today=desk.today()), required=True, key="at")
    at.set_value(desk.now())
    marks = {mark: _(labels.SIGNED[mark]) for mark in _SIGNED}
    signed = dialog.add(_("填写和签名"), ChoiceField(marks), required=True)
    note = dialog.add(_("注明（拒绝的必填）"), TextField(), key="note")
    return at, signed, note


def _sure(moment: "datetime | None") -> "datetime":
    assert moment is not None
    return moment
