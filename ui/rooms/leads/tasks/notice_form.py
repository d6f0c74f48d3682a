"""A notice of assistance from the board: what goes out, and before it what stays inside."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cases.records.pursuit import Named, NoticeWords
from leads.services.tasks.service import TaskService
from leads.telling.notice import NoticeOffer, WithheldKind
from ui.kit.asking import Form
from ui.kit.dialogs import FormDialog
from ui.kit.fields import ChoiceField, DayField, LongField, TextField
from ui.kit.i18n import _
from ui.kit.punctuation import headed, listed
from ui.kit.rows_field import Cell, RowsField
from ui.labels.tasks import WITHHELD

if TYPE_CHECKING:
    from cases.services.desk import Desk


class NoticeDialog(FormDialog):
    """A notice in the words of an officer."""

    def __init__(self, parent: QWidget, desk: "Desk", offer: NoticeOffer) -> None:
        super().__init__(parent, _("从线索板起草协查通报"), _("起草"), width=640)
        self.note.say(_("以下内容不外发：\n{what}").format(what=withheld_text(offer)))
        self.recipients = self.add(
            _("发送范围（每行一个单位，撤销时按同一范围）"),
            LongField(lines=3),
            required=True,
            key="recipients",
        )
        self.until = self.add(_("有效期至"), DayField(today=desk.today()), key="valid_until")
        self.vehicle = self.add(
            _("车辆情况、特征"), LongField(lines=3), required=True, key="vehicle"
        )
        self.driver = self.add(_("驾驶人体貌特征"), LongField(lines=2), key="driver")
        # The paper is not issued without it; after the approval it would be too late to say so.
        self.direction = self.add(
            _("逃逸时间和方向"), LongField(lines=2), required=True, key="direction"
        )
        for field, words in (
            (self.vehicle, offer.words.vehicle),
            (self.driver, offer.words.driver),
            (self.direction, offer.words.direction),
        ):
            field.set_value(words)
        names: dict[str, str] = {"": ""}
        names |= {one.name: one.name for one in offer.withheld if one.name}
        self.named = RowsField(
            (
                Cell(_("姓名、号牌"), lambda: ChoiceField(names), share=2),
                Cell(_("理由"), TextField, share=3),
            ),
            add=_("确需写明一项"),
        )
        if len(names) > 1:
            self.add(_("确需在通报中写明的姓名、号牌及理由"), self.named, key="named")

    def words(self) -> NoticeWords:
        """Return what the notice says."""
        return NoticeWords(
            vehicle=self.vehicle.value(),
            driver=self.driver.value(),
            direction=self.direction.value(),
            named=tuple(Named(name, reason) for name, reason in self.named.value()),
        )


def notice_form(parent: QWidget, desk: "Desk", offer: NoticeOffer) -> Form:
    """Return the form of a notice as the board offers it."""
    dialog = NoticeDialog(parent, desk, offer)

    def prepare() -> Callable[[], object]:
        to = tuple(dialog.recipients.value().splitlines())
        act = TaskService(desk).draft_notice
        return partial(act, offer.case_id, to, dialog.until.value(), dialog.words())

    return dialog, prepare


def withheld_text(offer: NoticeOffer) -> str:
    """List what does not go out, a line a kind."""
    by_kind: dict[WithheldKind, list[str]] = {}
    for one in offer.withheld:
        by_kind.setdefault(one.kind, []).append(one.what)
    if not by_kind:
        return _("没有需要隐去的内容")
    return "\n".join(_line(kind, by_kind[kind]) for kind in WithheldKind if kind in by_kind)


def _line(kind: WithheldKind, what: list[str]) -> str:
    words = listed(filter(None, what))
    return headed(_(WITHHELD[kind]), words) if words else _(WITHHELD[kind])
