"""Words that several lists of the room share: what is left, who signed."""

from cases.records.hand_overs import Signatures
from ui.kit.i18n import _, ngettext
from ui.kit.marks import Tone


def left_text(days: int) -> str:
    """Return what is left until a day: 剩 4 个工作日, 今天到期, 逾期 3 个工作日."""
    if days == 0:
        return _("今天到期")
    if days < 0:
        return ngettext("逾期{n}个工作日", "逾期 {n} 个工作日", -days).format(n=-days)
    return ngettext("剩{n}个工作日", "剩 {n} 个工作日", days).format(n=days)


def left_tone(days: int) -> Tone | None:
    """Return the colour of what is left; None when there is time."""
    if days < 0:
        return Tone.RED
    if days == 0:
        return Tone.AMBER
    return Tone.YELLOW if days <= 3 else None


def signed_text(signed: Signatures) -> str:
    """Say how far a hand-over has been signed."""
    if signed.confirmed_at is not None:
        return _("{leader} 已确认").format(leader=signed.leader)
    if signed.taken_at is not None:
        return _("已签收，待领导确认")
    return _("待 {name} 签收").format(name=signed.to_name)


def signed_tone(signed: Signatures) -> Tone:
    """Return the colour of how far it has been signed."""
    if signed.confirmed_at is not None:
        return Tone.GREEN
    return Tone.AMBER if signed.taken_at is not None else Tone.YELLOW
