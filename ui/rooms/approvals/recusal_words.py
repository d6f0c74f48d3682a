"""Recusals in words."""

from cases.law.articles import article
from cases.records.recusals import EarlierAct, Recusal
from ui.kit.i18n import _, moment_text
from ui.kit.marks import Glyph, Tone
from ui.labels.acts import ACTS
from ui.labels.approvals import ASKERS


def asked_words(one: Recusal) -> str:
    """Return who asked, and how."""
    words = f"{_(ASKERS[one.asked_by])} {one.party}".rstrip()
    return _("{words}（口头，已记录）").format(words=words) if one.oral else words


def state_words(one: Recusal) -> str:
    """Return what came of it."""
    if one.granted is None:
        return _("待决定")
    return _("已回避") if one.granted else _("不予回避")


def tone(one: Recusal) -> Tone:
    """Return the colour of what came of it."""
    if one.granted is None:
        return Tone.YELLOW
    return Tone.RED if one.granted else Tone.OUTLINE


def glyph(one: Recusal) -> Glyph:
    """Return what came of it as a mark."""
    return Glyph.WAITING if one.granted is None else Glyph.DONE


def decider_words(one: Recusal) -> str:
    """Return who decides or decided."""
    if one.decided_by:
        stood = _("（代{other}）").format(other=one.stood_in_for) if one.stood_in_for else ""
        return f"{one.authority} {one.decided_by}{stood}".strip()
    return one.decider or _("上级机关")


def told_words(one: Recusal) -> str:
    """Return when and how whoever asked was told."""
    if one.told_at is None:
        return "" if one.granted is None else _("尚未告知申请人")
    return f"{moment_text(one.told_at)} {one.told_how}"


def ruling_words(act: EarlierAct) -> str:
    """Return whether an earlier act stands."""
    if act.valid is None:
        return _("未认定")
    return _("有效") if act.valid else _("无效")


def act_words(act: EarlierAct) -> str:
    """Return what was done."""
    return _(ACTS[act.act]) if act.act in ACTS else act.act


def verbatim() -> str:
    """Return the articles word for word; statutes stay Chinese."""
    keys = ("146.105", "admin.24", "admin.25")
    found = [article(key) for key in keys]
    return "\n".join(f"《{one.law.name}》{one.number}\n{one.text}" for one in found)
