"""Words and colours of summonses: how long, how near the end, what stands in each line."""

from datetime import datetime, timedelta

from cases.records.summons import (
    Countdown,
    EntryKind,
    InquiryLine,
    NoticeOutcome,
    Signed,
    Stage,
    Summons,
    SummonsState,
)
from cases.records.times import local
from ui.kit.i18n import _, clock_time, moment_text
from ui.kit.marks import Glyph, Tone
from ui.kit.punctuation import bracketed, headed
from ui.kit.table import RecordTable
from ui.labels import summons as labels

TONES = {
    Stage.CALM: Tone.GREEN,
    Stage.HOUR: Tone.YELLOW,
    Stage.QUARTER: Tone.AMBER,
    Stage.OVER: Tone.RED,
}
STATES = {
    SummonsState.PLANNED: Tone.YELLOW,
    SummonsState.ISSUED: Tone.ACCENT,
    SummonsState.HELD: Tone.AMBER,
    SummonsState.LEFT: Tone.GREEN,
    SummonsState.NOT_CAME: Tone.GREY,
    SummonsState.WITHDRAWN: Tone.GREY,
}
_DAYS_APART = 2
_OUTCOMES = {
    NoticeOutcome.OPEN: Glyph.WAITING,
    NoticeOutcome.CAME: Glyph.DONE,
    NoticeOutcome.NOT_CAME: Glyph.NO,
    NoticeOutcome.MOVED: Glyph.STOPPED,
}


def span(length: timedelta) -> str:
    """Return a length of time as hours and minutes, as 2:35."""
    minutes = int(abs(length).total_seconds() // 60)
    return f"{minutes // 60}:{minutes % 60:02d}"


def long_span(length: timedelta) -> str:
    """Return a length of time, whole days apart from two on, as 5 天 20:14."""
    days = length.days if length.days >= _DAYS_APART else 0
    rest = span(length - timedelta(days=days))
    return _("{n} 天 {rest}").format(n=days, rest=rest) if days else rest


def left_words(counted: Countdown) -> str:
    """Return how much is left, or by how much it is over, and until when."""
    if counted.paused:
        return _("醒酒期间不计时，已用 {used}").format(used=span(counted.used))
    if counted.stage is Stage.OVER:
        return _("已超过 {over}，必须立即结束").format(over=span(counted.left))
    return _("还剩 {left}，至 {time} 止").format(
        left=span(counted.left), time=clock_time(counted.due_at)
    )


def used_words(counted: Countdown) -> str:
    """Return what was used of the hours allowed."""
    return _("{used} / {hours} 小时").format(used=span(counted.used), hours=counted.ceiling.hours)


def short_moment(moment: datetime) -> str:
    """Return day and time without the year, where many stand in a list."""
    return f"{local(moment):%m-%d %H:%M}"


def notice_glyph(line: InquiryLine) -> Glyph:
    """Return the state of a notice as a mark."""
    return Glyph.STOPPED if line.withdrawn_at is not None else _OUTCOMES[line.outcome]


def notice_outcome(line: InquiryLine) -> str:
    """Return what came of a notice, with the reason given."""
    if line.withdrawn_at is not None:
        return _("已撤回：{reason}").format(reason=line.withdrawn_reason)
    words = _(labels.OUTCOMES[line.outcome])
    return bracketed(words, line.reason)


def notice_given(line: InquiryLine) -> str:
    """Return when and how a notice was given, or that its paper has not been served."""
    way = _(labels.WAYS[line.entry.way])
    if line.given_at is None:
        return _("{way} · 未送达").format(way=way)
    return f"{way} {short_moment(line.given_at)}"


def title(one: Summons) -> str:
    """Return how a summons is called on the screen."""
    kind = _("口头传唤") if one.is_oral else _("传唤证")
    return f"{one.party} · {kind}"


def day_of(one: Summons) -> str:
    """Return the moment that orders a summons among others."""
    moment = one.arrived_at or one.called_for or one.told_at
    return short_moment(moment) if moment is not None else ""


def signed(mark: Signed, note: str) -> str:
    """Return whether he wrote the time and signed."""
    words = _(labels.SIGNED[mark])
    return headed(words, note) if note else words


def family(one: Summons) -> str:
    """Return how the family was told, or which exception was recorded."""
    told = one.family
    if told.told_at is not None and told.way is not None:
        who = f"{bracketed(told.name, told.relation)} {told.phone}".strip()
        return f"{moment_text(told.told_at)} · {_(labels.FAMILY_WAYS[told.way])} · {who}"
    if told.exception is not None:
        return headed(_(labels.FAMILY_EXCEPTIONS[told.exception]), told.note)
    return ""


def guardian(one: Summons) -> str:
    """Return who was present with a minor, or why nobody was."""
    if one.guardian.name:
        at = moment_text(one.guardian.at) if one.guardian.at else ""
        return f"{bracketed(one.guardian.name, one.guardian.relation)} {at}".strip()
    return _("未到场：{reason}").format(reason=one.guardian.absence) if one.guardian.absence else ""


def notes(one: Summons) -> list[str]:
    """Return what was noted while he was there, a line each."""
    lines = []
    for entry in one.entries:
        until = f"–{clock_time(entry.ended_at)}" if entry.ended_at else ""
        words = _(labels.ENTRIES[entry.kind])
        if entry.kind is EntryKind.FORCE:
            words = _("可以强制传唤") if entry.allows else _("不可以强制传唤")
        lines.append(f"{clock_time(entry.began_at)}{until} {words} {entry.text}".strip())
    return lines


def fit_height(table: RecordTable, *, least: int, most: int) -> None:
    """Make a table as high as its lines need, between so many and so many."""
    lines = min(most, max(least, len(table.records())))
    line = table.verticalHeader().defaultSectionSize()
    table.setFixedHeight(table.horizontalHeader().height() + lines * line + 4)
