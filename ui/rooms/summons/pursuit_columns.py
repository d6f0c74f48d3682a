"""Columns of the first hour and of the watch system."""

from cases.records.pursuit import FirstEntry
from ui.kit.i18n import N_, _, clock_time, moment_text
from ui.kit.marks import Glyph
from ui.kit.table import Column
from ui.labels import summons as labels

#: What the three lists say while there is nothing in them.
EMPTY = (
    (N_("还没有查缉措施"), N_("接报后立即启动预案、堵截、上布控，逐项记录。")),
    (N_("没有协查通报"), N_("按“起草”从案情生成，批准后发出。")),
    (N_("没有布控"), ""),
)


def _struck(one: FirstEntry) -> bool:
    return one.struck_at is not None


def _entry_text(one: FirstEntry) -> str:
    if one.struck_at is None:
        return one.text
    return _("已删去：{reason}").format(reason=one.struck_reason)


ENTRIES = (
    Column(
        "when",
        N_("时间"),
        lambda one: moment_text(one.done_at),
        width=136,
        sort=lambda one: one.done_at,
        struck=_struck,
        glyph=lambda one: Glyph.STOPPED if _struck(one) else Glyph.DONE,
    ),
    Column("step", N_("措施"), lambda one: _(labels.FIRST_STEPS[one.step]), width=168),
    Column("text", N_("内容"), _entry_text),
    Column("by", N_("记录"), lambda one: one.by, width=84, muted=True),
    Column("entered", N_("录入"), lambda one: clock_time(one.entered_at), width=72, muted=True),
)
WATCHES = (
    Column("target", N_("布控对象"), lambda one: one.target, bold=lambda _o: True),
    Column("set", N_("布控时间"), lambda one: moment_text(one.set_at), width=136),
    Column("reference", N_("系统编号"), lambda one: one.reference or "—", width=132, muted=True),
    Column(
        "lifted",
        N_("撤销时间"),
        lambda one: f"{moment_text(one.lifted_at)} · {one.lifted_proof}" if one.lifted_at else "—",
        width=240,
        glyph=lambda one: Glyph.DONE if one.lifted_at else Glyph.RUNNING,
    ),
)
