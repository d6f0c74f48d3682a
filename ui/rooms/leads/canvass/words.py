"""Doors in words, and how many have each mark."""

from collections.abc import Mapping

from leads.canvass.addresses import Address
from leads.canvass.plan import DoorView, Plan
from leads.canvass.records import Mark
from ui.kit.i18n import _
from ui.kit.punctuation import clauses
from ui.labels.canvass import MARKS, share_text


def describe(view: DoorView) -> str:
    """Return a door in words, for tool tips and screen readers."""
    said = _("{door}：{mark}，概率 {chance}").format(
        door=door_words(view.door.address),
        mark=_(MARKS[view.mark]),
        chance=share_text(view.chance, 1),
    )
    if view.door.address.is_shared:
        return said
    home = _("此时段有人在家 {home}").format(home=share_text(view.effort.home))
    return clauses((said, home))


def door_words(address: Address) -> str:
    """Return a door as it is called: 6 栋 2 单元 402."""
    if address.is_shared:
        return _("{b} 栋 {s} 单元 单元门").format(b=address.building, s=address.stairwell)
    return _("{b} 栋 {s} 单元 {n}").format(
        b=address.building, s=address.stairwell, n=address.number
    )


def counted(plan: Plan) -> Mapping[Mark, int]:
    """Return how many household doors have each mark."""
    found = dict.fromkeys(Mark, 0)
    for address, view in plan.views.items():
        if not address.is_shared:
            found[view.mark] += 1
    return found
