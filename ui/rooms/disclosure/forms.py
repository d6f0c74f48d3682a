"""Forms: calling a meeting, recording it, and an inspection."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cases.records.cases import CaseKind
from cases.records.disclosure import (
    Came,
    Disclosed,
    HeldEntry,
    InspectionEntry,
    Meeting,
    MeetingEntry,
    MeetingGround,
    Package,
    Showing,
    Told,
    Treatment,
    Visitor,
)
from cases.records.ids import CaseId, PartyId
from cases.refusals import Reason, Refusal
from ui.kit.asking import Form
from ui.kit.dialogs import FormDialog
from ui.kit.fields import CheckField, ChoiceField, LongField, MomentField, TextField
from ui.kit.i18n import _
from ui.kit.punctuation import bracketed
from ui.labels.disclosure import MEETING_GROUNDS, VISITORS

if TYPE_CHECKING:
    from collections.abc import Callable

    from cases.services.desk import Desk

_GROUND_OF = {
    CaseKind.DEATH: MeetingGround.DEATH,
    CaseKind.INJURY: MeetingGround.COMPLEX,
    CaseKind.PROPERTY: MeetingGround.VOLUNTARY,
}


def call_form(
    parent: QWidget, desk: "Desk", case_id: CaseId, kind: CaseKind, shown: Disclosed
) -> Form:
    """Ask when and where the evidence is shown, and who was told how."""
    dialog = FormDialog(parent, _("召集公开证据"), _("召集"), width=640)
    starts = dialog.add(_("时间"), MomentField(today=desk.today()), required=True, key="starts_at")
    place = dialog.add(_("地点"), TextField(), required=True, key="place")
    dialog.beside(starts, place)
    host = dialog.add(_("主持民警"), TextField(), required=True, key="host")
    host.set_value(desk.officer.name)
    grounds = {one: _(words) for one, words in MEETING_GROUNDS.items()}
    ground = dialog.add(_("事由"), ChoiceField(grounds), required=True)
    ground.set_value(_GROUND_OF[kind])
    dialog.beside(host, ground)
    note = dialog.add(_("复杂、疑难之处"), TextField(_("伤人事故必填")), key="ground_note")
    told: list[tuple[PartyId, CheckField, MomentField, TextField]] = []
    for party, name, capacity in shown.parties:
        wanted = CheckField(_("通知"))
        wanted.set_value(True)
        dialog.add(bracketed(name, capacity), wanted, key="told" if not told else "")
        at = dialog.add(_("通知时间"), MomentField(today=desk.today()))
        at.set_value(desk.now())
        how = dialog.add(_("通知方式"), TextField(_("电话、当面、短信、书面")))
        dialog.beside(wanted, at, how)
        told.append((party, wanted, at, how))

    def prepare() -> "Callable[[], object]":
        entry = MeetingEntry(
            starts_at=starts.value() or desk.now(),
            place=place.value(),
            host=host.value(),
            ground=ground.value(),
            ground_note=note.value(),
            told=tuple(
                Told(party_id=party, told_at=at.value(), told_how=how.value())
                for party, wanted, at, how in told
                if wanted.value()
            ),
        )
        return partial(desk.disclosure.call, case_id, entry)

    return dialog, prepare


def held_form(parent: QWidget, desk: "Desk", meeting: Meeting, shown: Disclosed) -> Form:
    """Ask who came, who did not and why, and what each said."""
    dialog = FormDialog(parent, _("记录公开证据"), _("记录"), width=680)
    packages = _packages(shown, Showing.MEETING)
    package = dialog.add(_("公开的材料"), ChoiceField(packages), required=True, key="package_id")
    began = dialog.add(
        _("开始时间"), MomentField(today=desk.today()), required=True, key="held_from"
    )
    began.set_value(min(meeting.entry.starts_at, desk.now()))
    ended = dialog.add(
        _("结束时间"), MomentField(today=desk.today()), required=True, key="held_until"
    )
    dialog.beside(began, ended)
    recorder = dialog.add(_("记录人"), TextField(), required=True, key="recorder")
    recording = dialog.add(_("录音录像编号"), TextField(_("可不填")))
    dialog.beside(recorder, recording)
    seats = []
    for one in meeting.attending:
        came = dialog.add(one.name, ChoiceField({True: _("到场"), False: _("未到场")}), key="")
        why = dialog.add(_("代理人，或者未到场的原因"), TextField(_("本人到场的不填")))
        words = dialog.add(_("意见"), TextField(_("对公开的材料有无异议")))
        dialog.beside(came, why, words)
        seats.append((one.party_id, came, why, words))
    events = dialog.add(_("其他情况"), LongField())
    dialog.note.say(_("当事人不到场的，记录在案即可，不影响公开（第63条第三款）。"))

    def prepare() -> "Callable[[], object]":
        entry = HeldEntry(
            held_from=began.value() or desk.now(),
            held_until=ended.value() or desk.now(),
            recorder=recorder.value(),
            package_id=package.value() or 0,
            came=tuple(
                Came(
                    party_id=party,
                    came=came.value(),
                    by_whom=why.value() if came.value() else "",
                    reason="" if came.value() else why.value(),
                    words=words.value(),
                )
                for party, came, why, words in seats
            ),
            events=events.value(),
            recording=recording.value(),
        )
        return partial(desk.disclosure.hold, meeting.id, entry)

    return dialog, prepare


def inspect_form(parent: QWidget, desk: "Desk", case_id: CaseId, shown: Disclosed) -> Form:
    """Ask who read and copied what, on which paper."""
    dialog = FormDialog(parent, _("登记查阅复制"), _("登记"), width=640)
    parties = {party: bracketed(name, capacity) for party, name, capacity in shown.parties}
    party = dialog.add(_("当事人"), ChoiceField(parties), required=True)
    visitor = dialog.add(
        _("查阅人身份"), ChoiceField({one: _(words) for one, words in VISITORS.items()})
    )
    dialog.beside(party, visitor)
    name = dialog.add(_("查阅人"), TextField(), required=True, key="name")
    id_shown = dialog.add(_("查验的证件"), TextField(), required=True, key="id_shown")
    dialog.beside(name, id_shown)
    power = dialog.add(
        _("授权委托书、律所公函"), TextField(_("代理人、律师必填，写明日期")), key="power"
    )
    package = dialog.add(
        _("查阅的材料包"),
        ChoiceField(_packages(shown, Showing.INSPECTION)),
        required=True,
        key="package_id",
    )
    began = dialog.add(
        _("开始时间"), MomentField(today=desk.today()), required=True, key="began_at"
    )
    ended = dialog.add(
        _("结束时间"), MomentField(today=desk.today()), required=True, key="ended_at"
    )
    ended.set_value(desk.now())
    dialog.beside(began, ended)
    seen = dialog.add(_("查阅的序号"), TextField(_("如 1、3-5；空着为全部")), key="seen")
    copied = dialog.add(_("复制的序号"), TextField(_("没有复制的不填")), key="copied")
    excerpted = dialog.add(_("摘录的序号"), TextField(_("没有摘录的不填")), key="excerpted")
    dialog.beside(seen, copied, excerpted)
    words = dialog.add(_("备注"), TextField(_("可不填")))
    dialog.note.say(
        _("收到认定书以后可以查阅、复制、摘录；复制的材料加盖事故处理专用章（第65条）。")
    )

    def prepare() -> "Callable[[], object]":
        chosen = next((one for one in shown.packages if one.id == package.value()), None)
        everything = _shown_items(chosen)

        def work() -> int:
            return desk.disclosure.inspect(
                case_id,
                InspectionEntry(
                    party_id=party.value(),
                    visitor=visitor.value(),
                    name=name.value(),
                    id_shown=id_shown.value(),
                    power=power.value() if visitor.value() is not Visitor.PARTY else "",
                    package_id=package.value() or 0,
                    seen=numbers(seen.value(), "seen") or everything,
                    copied=numbers(copied.value(), "copied"),
                    excerpted=numbers(excerpted.value(), "excerpted"),
                    began_at=began.value() or desk.now(),
                    ended_at=ended.value() or desk.now(),
                    words=words.value(),
                ),
            )

        return work

    return dialog, prepare


def numbers(text: str, field: str) -> tuple[int, ...]:
    """Return the numbers of a list as 1、3-5.

    Raises:
        Refusal: it is no such list.
    """
    found: list[int] = []
    for part in text.replace("，", "、").replace(",", "、").split("、"):
        first, _dash, last = part.strip().partition("-")
        if not first:
            continue
        if not first.isdecimal() or not (last or first).isdecimal():
            raise Refusal(Reason.FIELD_INVALID, field=field)
        found += range(int(first), int(last or first) + 1)
    return tuple(dict.fromkeys(found))


def _shown_items(package: Package | None) -> tuple[int, ...]:
    if package is None:
        return ()
    return tuple(
        n for n, one in enumerate(package.items, 1) if one.treatment is not Treatment.WITHHELD
    )


def _packages(shown: Disclosed, showing: Showing) -> dict[object, str]:
    return {
        one.id: _("第 {n} 卷，{pages} 页").format(n=one.n, pages=one.pages)
        for one in shown.packages
        if one.showing is showing
    }
