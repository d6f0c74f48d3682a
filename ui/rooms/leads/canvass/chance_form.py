"""The form of what an officer believes of single doors before anything is tried at them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from cases.refusals import Reason, Refusal
from leads.canvass.addresses import Address, address_of
from leads.canvass.records import Canvass
from leads.services.canvass import CanvassService
from ui.kit.asking import Form
from ui.kit.dialogs import FormDialog
from ui.kit.fields import TextField
from ui.kit.i18n import _
from ui.kit.rows_field import Cell, RowsField
from ui.rooms.leads.evidence_forms.numbers import PercentField


def chances_form(
    parent: QWidget, service: CanvassService, canvass: Canvass, chosen: Address | None
) -> Form:
    """Return the form that sets how likely doors are; a line taken away goes by distance again."""
    dialog = FormDialog(parent, _("门户概率"), _("设定"))
    dialog.note.say(
        _(
            "没有列出的门按距离和去向估计；各门合计不超过 100 %。"
            "改动连同理由记入日志，拒绝和无人不改变概率。"
        )
    )
    lines = dialog.add(
        _("门户"),
        RowsField(
            (
                Cell(_("门"), partial(TextField, _("例如：6-2-402")), share=3),
                Cell(_("概率（%）"), PercentField, share=2),
            ),
            add=_("增加一户"),
        ),
        key="chance",
    )
    reason = dialog.add(
        _("理由"), TextField(_("例如：邻居称见过该车")), required=True, key="reason"
    )
    set_by_hand = {one.address: one.prior for one in canvass.doors if one.prior is not None}
    shown: list[tuple[str, float | None]] = [
        (one.code, 100 * chance) for one, chance in set_by_hand.items()
    ]
    if chosen is not None and not chosen.is_shared and chosen not in set_by_hand:
        shown.append((chosen.code, None))
    lines.set_value(shown)

    def prepare() -> Callable[[], object]:
        typed = lines.value()

        def work() -> None:
            wanted = dict.fromkeys(set_by_hand, None) | _read(typed, canvass)
            service.set_chances(canvass.id, wanted, reason.value())

        return work

    return dialog, prepare


def _read(
    typed: tuple[tuple[str, float | None], ...], canvass: Canvass
) -> dict[Address, float | None]:
    """Return the doors that were typed; one without a number goes by distance.

    Raises:
        Refusal: a door is none of this canvass.
    """
    known = {one.address for one in canvass.doors if not one.address.is_shared}
    found: dict[Address, float | None] = {}
    for code, percent in typed:
        if not code:
            continue
        try:
            address = address_of(code)
        except ValueError as unread:
            raise Refusal(Reason.FIELD_INVALID, field="chance", value=code) from unread
        if address not in known:
            raise Refusal(Reason.FIELD_INVALID, field="chance", value=code)
        found[address] = None if percent is None else percent / 100
    return found
