"""Forms of things held: seized after all, moved, held longer, not approved."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cases.records.holding import (
    AppraisalTold,
    Conversion,
    Extension,
    MoveEntry,
    Thing,
    Yard,
)
from ui.kit.asking import Form
from ui.kit.dialogs import FormDialog
from ui.kit.fields import ChoiceField, DayField, LongField, MomentField, TextField
from ui.kit.i18n import _
from ui.labels import holding as labels

if TYPE_CHECKING:
    from cases.services.desk import Desk


def convert(parent: QWidget, desk: "Desk", thing: Thing) -> Form:
    """Seize evidence that was registered where it is; the approval to seize is used."""
    dialog = FormDialog(parent, _("转为扣押：{item}").format(item=thing.item), _("登记"))
    at = dialog.add(_("时间"), MomentField(today=desk.today()), required=True, key="at")
    at.set_value(desk.now())
    receipt = dialog.add(_("凭证（决定书）文号"), TextField(), required=True, key="receipt")
    holder = dialog.add(_("保管人"), TextField(), required=True, key="holder")
    place = dialog.add(_("保管地点"), TextField(), required=True, key="place")
    dialog.note.say(_("须先取得扣押的批准，并在登记保存后七日内办理。"))

    def prepare() -> Callable[[], object]:
        entry = Conversion(
            at=at.value() or desk.now(),
            receipt=receipt.value(),
            holder=holder.value(),
            place=place.value(),
        )
        return partial(desk.holding.convert, thing.id, entry)

    return dialog, prepare


def move(parent: QWidget, desk: "Desk", thing: Thing) -> Form:
    """Record another holder or place."""
    dialog = FormDialog(parent, _("移交保管：{item}").format(item=thing.item), _("登记"))
    at = dialog.add(_("时间"), MomentField(today=desk.today()), required=True, key="at")
    at.set_value(desk.now())
    holder = dialog.add(_("接收保管人"), TextField(), required=True, key="holder")
    place = dialog.add(_("保管地点"), TextField(), required=True, key="place")
    place.set_value(thing.place)
    yard = dialog.add(
        _("保管地点性质"), ChoiceField({one: _(words) for one, words in labels.YARDS.items()})
    )
    yard.set_value(thing.yard)
    reason = dialog.add(_("事由，例如：入库、送检、归还"), TextField(), required=True, key="reason")
    witness = dialog.add(_("见证人"), TextField(), key="witness")
    dialog.note.say(_("现在由 {holder} 保管。").format(holder=thing.holder))

    def prepare() -> Callable[[], object]:
        entry = MoveEntry(
            at=at.value() or desk.now(),
            holder=holder.value(),
            place=place.value(),
            reason=reason.value(),
            yard=Yard(yard.value()),
            witness=witness.value(),
        )
        return partial(desk.holding.move, thing.id, entry)

    return dialog, prepare


def extend(parent: QWidget, desk: "Desk", thing: Thing) -> Form:
    """Make the term longer, once approved."""
    dialog = FormDialog(parent, _("延长期限：{item}").format(item=thing.item), _("登记"))
    until = dialog.add(_("延长至"), DayField(today=desk.today()), required=True, key="until_on")
    reason = dialog.add(_("理由"), LongField(lines=2), required=True, key="reason")
    told = dialog.add(
        _("书面告知当事人的时间"), MomentField(today=desk.today()), required=True, key="told_at"
    )
    told.set_value(desk.now())
    number = dialog.add(
        _("告知文书文号"), TextField(_("空着由本站签发延长期限通知书")), key="number"
    )
    dialog.note.say(_("先取得延长的批准；最多再延长三十日，已告知的鉴定期间不计入。"))

    def prepare() -> Callable[[], object]:
        day = until.value()
        assert day is not None
        entry = Extension(
            until_on=day,
            reason=reason.value(),
            told_at=told.value() or desk.now(),
            number=number.value(),
        )
        return partial(_extend, desk, thing, entry)

    return dialog, prepare


def _extend(desk: "Desk", thing: Thing, entry: Extension) -> None:
    """Make a term longer; the notice is issued in one go unless one was given elsewhere."""
    if not entry.number:
        document = desk.holding.draft_extension(thing.id, entry.until_on, entry.reason)
        entry = replace(entry, number=desk.documents.issue(document))
    desk.holding.extend(thing.id, entry)


def tell_appraisal(parent: QWidget, desk: "Desk", thing: Thing) -> Form:
    """Record that the time of the appraisal was told in writing."""
    today = desk.today()
    dialog = FormDialog(parent, _("告知鉴定期间：{item}").format(item=thing.item), _("登记"))
    at = dialog.add(_("告知时间"), MomentField(today=today), required=True, key="at")
    at.set_value(desk.now())
    start = dialog.add(_("鉴定开始日"), DayField(today=today), required=True, key="from_on")
    end = dialog.add(_("鉴定完成日"), DayField(today=today), required=True, key="until_on")
    number = dialog.add(_("告知文书文号"), TextField(), required=True, key="number")

    def prepare() -> Callable[[], object]:
        begun, done = start.value(), end.value()
        assert begun is not None
        assert done is not None
        entry = AppraisalTold(
            at=at.value() or desk.now(), from_on=begun, until_on=done, number=number.value()
        )
        return partial(desk.holding.tell_appraisal, thing.id, entry)

    return dialog, prepare


def refuse(parent: QWidget, desk: "Desk", thing: Thing) -> Form:
    """Record that the head did not approve what was done on the spot."""
    dialog = FormDialog(parent, _("未获批准：{item}").format(item=thing.item), _("登记"))
    at = dialog.add(_("时间"), MomentField(today=desk.today()), required=True, key="at")
    at.set_value(desk.now())
    words = dialog.add(_("负责人意见"), LongField(lines=2), required=True, key="words")
    dialog.note.say(_("登记后应当立即解除并返还。"))

    def prepare() -> Callable[[], object]:
        return partial(desk.holding.refused, thing.id, at.value() or desk.now(), words.value())

    return dialog, prepare
