"""Forms before a summons: who is a suspect, a notice to come for questioning, what came of it."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cases.records.ids import CaseId, PartyId
from cases.records.summons import (
    InquiryEntry,
    InquiryLine,
    NoticeOutcome,
    NoticeWay,
    SuspicionEntry,
    Venue,
)
from ui.kit.asking import Form
from ui.kit.dialogs import FormDialog
from ui.kit.fields import ChoiceField, LongField, MomentField, TextField
from ui.kit.i18n import _
from ui.labels import summons as labels

if TYPE_CHECKING:
    from cases.services.desk import Desk

People = Sequence[tuple[PartyId, str]]


def suspect_form(parent: QWidget, desk: "Desk", case_id: CaseId, people: People) -> Form:
    """Return the form that names a party a suspect."""
    dialog = FormDialog(parent, _("列为嫌疑人"), _("记录"))
    dialog.note.say(_("只有嫌疑人可以传唤；证人、受害人只能通知询问。"))
    party = dialog.add(_("当事人"), ChoiceField(dict(people)), required=True, key="party_id")
    kinds = {kind: _(words) for kind, words in labels.SUSPICIONS.items()}
    kind = dialog.add(_("嫌疑种类"), ChoiceField(kinds), required=True)
    charge = dialog.add(
        _("涉嫌"), TextField(_("如：交通肇事；未按规定让行")), required=True, key="charge"
    )
    basis = dialog.add(_("依据"), LongField(lines=3), required=True, key="basis")
    since = dialog.add(_("自何时起"), MomentField(today=desk.today()), required=True, key="since")
    since.set_value(desk.now())

    def prepare() -> Callable[[], object]:
        moment = since.value()
        assert moment is not None
        entry = SuspicionEntry(
            party_id=party.value(),
            kind=kind.value(),
            charge=charge.value(),
            basis=basis.value(),
            since=moment,
        )
        return partial(desk.summons.name_suspect, case_id, entry)

    return dialog, prepare


def notice_form(
    parent: QWidget,
    desk: "Desk",
    case_id: CaseId,
    people: People,
    chosen: PartyId | None = None,
) -> Form:
    """Return the form of a notice to come for questioning."""
    dialog = FormDialog(parent, _("通知接受询问"), _("记录通知"), width=560)
    dialog.note.say(_("书面通知记录后自动起草询问通知书，签发、送达后才算通知到。"))
    today = desk.today()
    party = dialog.add(_("被通知人"), ChoiceField(dict(people)), required=True, key="party_id")
    if chosen is not None:
        party.set_value(chosen)
    ways = {way: _(words) for way, words in labels.WAYS.items()}
    way = dialog.add(_("通知方式"), ChoiceField(ways), required=True)
    venues = {venue: _(words) for venue, words in labels.VENUES.items()}
    venue = dialog.add(_("在何处询问"), ChoiceField(venues), required=True)
    place = dialog.add(_("询问地点"), TextField(), required=True, key="place")
    wanted = dialog.add(_("询问时间"), MomentField(today=today), required=True, key="wanted_at")
    given = dialog.add(_("通知时间"), MomentField(today=today), key="given_at")
    receiver = dialog.add(_("接收人"), TextField(_("本人，或者谁代为转告")), key="receiver")
    proof = dialog.add(_("凭据"), TextField(_("通话记录、短信截图、笔录第几页")), key="proof")
    spoken = (given, receiver, proof)

    def suit() -> None:
        for field in spoken:
            field.setEnabled(way.value() is not NoticeWay.WRITTEN)
        if way.value() is not NoticeWay.WRITTEN and given.value() is None:
            given.set_value(desk.now())

    way.edited.connect(suit)
    suit()

    def prepare() -> Callable[[], object]:
        moment = wanted.value()
        assert moment is not None
        is_spoken = way.value() is not NoticeWay.WRITTEN
        entry = InquiryEntry(
            party_id=party.value(),
            way=way.value(),
            venue=venue.value() or Venue.OFFICE,
            place=place.value(),
            wanted_at=moment,
            given_at=given.value() if is_spoken else None,
            receiver=receiver.value() if is_spoken else "",
            proof=proof.value() if is_spoken else "",
        )
        return partial(desk.summons.notify, case_id, entry)

    return dialog, prepare


def outcome_form(parent: QWidget, desk: "Desk", line: InquiryLine) -> Form:
    """Return the form of what came of a notice."""
    title = _("询问通知的结果：{name}").format(name=line.party)
    dialog = FormDialog(parent, title, _("记录"))
    dialog.note.say(_("说明了理由的未到不计入次数；次数只是提示，不是传唤的条件。"))
    known = [one for one in NoticeOutcome if one is not NoticeOutcome.OPEN]
    choices = {one: _(labels.OUTCOMES[one]) for one in known}
    outcome = dialog.add(_("结果"), ChoiceField(choices), required=True, key="outcome")
    at = dialog.add(_("时间"), MomentField(today=desk.today()), required=True, key="at")
    at.set_value(desk.now())
    reason = dialog.add(_("未到的理由（没有说明的不填）"), TextField(), key="reason")

    def prepare() -> Callable[[], object]:
        moment = at.value()
        assert moment is not None
        act = desk.summons.close_notice
        return partial(act, line.id, outcome.value(), moment, reason.value())

    return dialog, prepare
