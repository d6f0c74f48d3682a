"""The conditions of trying a key in a door (行政程序 art. 82), each met or not."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from cases.records.times import local
from leads.canvass.records import Outing, OutingState
from leads.services.canvass.reading import Shown
from ui.kit.i18n import _, clock_time, day_month
from ui.kit.layout import column, label, row
from ui.kit.marks import Glyph
from ui.kit.punctuation import listed
from ui.kit.small import GlyphMark
from ui.labels.canvass import OUTING_STATES


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of trying, met or not."""

    met: bool
    title: str
    detail: str


def conditions(shown: Shown) -> tuple[Condition, ...]:
    """Return the conditions of trying, each ticked from what is on record."""
    outing, canvass = shown.outing, shown.canvass
    traces = canvass.traces_at
    told = (
        _("{day} 提取").format(day=day_month(local(traces).date()))
        if traces is not None
        else _("先在物证中登记提取痕迹")
    )
    officers = _("未计划") if outing is None else listed(outing.officer_names)
    recording = _("两人，同步录音录像") if outing is None else outing.entry.recording
    return (
        Condition(traces is not None, _("钥匙痕迹已提取"), told),
        Condition(outing is not None, _("民警两人：{who}").format(who=officers), recording),
        _approval(outing),
        Condition(False, _("先敲门，表明身份"), _("应门且同意：记录后试")),
        Condition(False, _("无人应答或者拒绝"), _("有检查证、有见证人方可试；拒绝不改变概率")),
    )


def _approval(outing: Outing | None) -> Condition:
    if outing is None:
        return Condition(False, _("法制审核、领导审批"), _("先计划走访，再呈请审批"))
    approved = outing.approved_at
    met = outing.state in {
        OutingState.APPROVED,
        OutingState.PRINTED,
        OutingState.OUT,
        OutingState.BACK,
    }
    hours = f"{clock_time(outing.entry.from_at)}–{clock_time(outing.entry.until_at)}"
    where = _("范围 {scope} · {hours}").format(scope=listed(outing.entry.scope), hours=hours)
    if met and approved is not None:
        day = day_month(local(approved).date())
        detail = _("{day} 批准 · {where}").format(day=day, where=where)
    else:
        detail = _("{state} · {where}").format(state=_(OUTING_STATES[outing.state]), where=where)
    if outing.entry.warrant:
        return Condition(met, _("检查证 {number}").format(number=outing.entry.warrant), detail)
    return Condition(met, _("审核审批；无检查证，只经住户同意"), detail)


def condition_line(one: Condition) -> QHBoxLayout:
    """Return a condition as a line, ticked if it is met."""
    mark = GlyphMark(
        Glyph.DONE if one.met else Glyph.PLANNED, _("已具备") if one.met else _("到时")
    )
    words = column(label(one.title, wrap=True), spacing=1)
    if one.detail:
        words.addWidget(label(one.detail, "small", wrap=True))
    made = row(mark, words, spacing=8)
    made.setStretch(1, 1)
    made.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
    return made
