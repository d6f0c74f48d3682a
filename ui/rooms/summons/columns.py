"""Columns of suspects, of notices to come for questioning, of summonses."""

from cases.records.summons import InquiryLine, SuspicionLine
from ui.kit.i18n import N_, _, moment_text
from ui.kit.marks import Glyph
from ui.kit.table import Column
from ui.labels import summons as labels
from ui.rooms.summons import words

#: What the three lists say while there is nothing in them.
EMPTY = (
    (N_("没有记录嫌疑人"), N_("只有嫌疑人可以传唤。")),
    (N_("没有询问通知"), N_("按“通知询问”记录书面、电话或者当场的通知。")),
    (N_("没有传唤"), N_("通知两次未到的，程序提示可以呈请传唤。")),
)


def _ended(line: SuspicionLine) -> bool:
    return line.ended_at is not None


def _basis(line: SuspicionLine) -> str:
    if line.ended_at is None:
        return line.entry.basis
    return _("已撤销：{reason}").format(reason=line.ended_reason)


def _gone(line: InquiryLine) -> bool:
    return line.withdrawn_at is not None


SUSPECTS = (
    Column("who", N_("姓名"), lambda one: one.party, width=84, bold=lambda _o: True, struck=_ended),
    Column("kind", N_("种类"), lambda one: _(labels.SUSPICIONS[one.entry.kind]), width=116),
    Column("charge", N_("涉嫌"), lambda one: one.entry.charge, width=104),
    Column("basis", N_("依据"), _basis, muted=True),
    Column("since", N_("起"), lambda one: moment_text(one.entry.since), width=128, hidden=True),
    Column("by", N_("记录"), lambda one: one.by, width=72, hidden=True),
)
NOTICES = (
    Column("who", N_("姓名"), lambda one: one.party, width=76, bold=lambda _o: True, struck=_gone),
    Column("given", N_("通知"), words.notice_given, width=156, struck=_gone),
    Column(
        "wanted",
        N_("应到"),
        lambda one: words.short_moment(one.entry.wanted_at),
        width=92,
        sort=lambda one: one.entry.wanted_at,
    ),
    Column("outcome", N_("结果"), words.notice_outcome, glyph=words.notice_glyph),
    Column("proof", N_("凭据"), lambda one: one.proof or "—", width=84, muted=True),
    Column("venue", N_("地点"), lambda one: one.entry.place, width=140, hidden=True),
)
SUMMONSES = (
    Column("who", N_("姓名"), lambda one: one.party, width=76, bold=lambda _o: True),
    Column("kind", N_("方式"), lambda one: _("口头") if one.is_oral else _("书面"), width=76),
    Column("when", N_("时间"), words.day_of, width=92),
    Column(
        "state",
        N_("状态"),
        lambda one: _(labels.STATES[one.state]),
        width=152,
        chip=lambda one: words.STATES[one.state],
    ),
    Column(
        "lacks",
        N_("缺少"),
        lambda one: str(len(one.lacks)) if one.lacks else "",
        glyph=lambda one: Glyph.OVERDUE if one.lacks else Glyph.NONE,
    ),
)
