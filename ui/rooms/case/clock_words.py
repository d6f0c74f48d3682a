"""Words and groups of clocks: what stands under a title, beside a bar, on a chip."""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum

from cases.law.clock import Clock, ClockState
from cases.law.counting import Count, Unit
from ui.kit.i18n import N_, _, day_month, day_short, moment_text, ngettext, pgettext
from ui.kit.punctuation import listed
from ui.labels.law import CLOCK_STATES, FACTS, clock_article, clock_title
from ui.rooms.case.opened import Opened

#: Hours before the end of a period of hours at which it turns amber.
_SOON = 1


class Group(StrEnum):
    """The groups of clocks on the chips above the chart."""

    ALL = "all"
    RUNNING = "running"
    WAITING = "waiting"
    PROJECTED = "projected"
    DONE = "done"


GROUPS = {
    Group.ALL: N_("全部 {n}"),
    Group.RUNNING: N_("进行中 {n}"),
    Group.WAITING: N_("未起算 {n}"),
    Group.PROJECTED: N_("预计 {n}"),
    Group.DONE: N_("已完成 {n}"),
}


def clock_name(clock: Clock, opened: Opened) -> str:
    """Return the title with the party it is about, where each has its own."""
    names = {party.id: party.name for party in opened.file.people.parties}
    party = names.get(clock.key.subject, "") if clock.key.subject is not None else ""
    return " · ".join(filter(None, (clock_title(clock), party)))


def group_of(clock: Clock) -> Group:
    """Return the group a clock stands in."""
    if clock.is_open:
        return Group.RUNNING
    if clock.projected:
        return Group.PROJECTED
    if clock.state in {ClockState.NOT_STARTED, ClockState.NOT_COVERED}:
        return Group.WAITING
    return Group.DONE


_ORDER = (Group.RUNNING, Group.PROJECTED, Group.WAITING, Group.DONE)


def arranged(clocks: Iterable[Clock], group: Group = Group.ALL) -> tuple[Clock, ...]:
    """Return the clocks of a group: what runs first, soonest first; what is done last."""
    chosen = [clock for clock in clocks if group is Group.ALL or group_of(clock) is group]
    return tuple(
        sorted(chosen, key=lambda clock: (_ORDER.index(group_of(clock)), clock.due or date.max))
    )


def length_words(count: Count) -> str:
    """Return how long a period is: 10 工作日, 30 日, 3 个月, 24 小时."""
    words = {
        Unit.WORKING: _("{n} 工作日"),
        Unit.CALENDAR: _("{n} 日"),
        Unit.MONTHS: _("{n} 个月"),
        Unit.HOURS: _("{n} 小时"),
        Unit.AT_ONCE: _("立即"),
    }
    return words[count.unit].format(n=count.length)


def under_title(clock: Clock) -> str:
    """Return article, trigger and length: 第66条 · 9/17 书面申请 · 10 工作日."""
    words = [clock_article(clock)]
    if clock.start is not None and clock.state is not ClockState.NOT_STARTED:
        words.append(f"{day_month(clock.start)} {_(FACTS[clock.trigger])}")
    elif clock.start is not None:
        words.append(_("预计 {day} 起").format(day=day_month(clock.start)))
    else:
        words.append(_(FACTS[clock.trigger]))
    if clock.count is not None:
        words.append(length_words(clock.count))
    return " · ".join(filter(None, words))


def left_words(clock: Clock, opened: Opened) -> str:
    """Return what is left: 剩 4 个工作日, 剩 6 日, 今天到期, 逾期 3 个工作日."""
    if clock.due is None:
        return ""
    if clock.due_at is not None:
        return _hours_words(clock.due_at, opened)
    if clock.due == opened.today:
        return _("今天到期")
    if clock.count is not None and clock.count.unit is not Unit.WORKING:
        days = (clock.due - opened.today).days
        late = ngettext("逾期{n}日", "逾期 {n} 日", -days).format(n=-days)
        return late if days < 0 else ngettext("剩{n}日", "剩 {n} 日", days).format(n=days)
    days = opened.calendar.working_days(opened.today, clock.due)
    late = ngettext("逾期{n}个工作日", "逾期 {n} 个工作日", -days).format(n=-days)
    left = ngettext("剩{n}个工作日", "剩 {n} 个工作日", days).format(n=days)
    return late if days < 0 else left


def _hours_words(due_at: datetime, opened: Opened) -> str:
    """Return what is left of a period of hours: 今天 17:30 前，剩 2 小时 05 分."""
    time = moment_text(due_at)[-5:]
    if opened.now is None:
        return _("{time} 前").format(time=time)
    late = opened.now > due_at
    minutes = int(abs((due_at - opened.now).total_seconds())) // 60
    span = _("{hours} 小时 {minutes:02d} 分").format(hours=minutes // 60, minutes=minutes % 60)
    if late:
        return _("{time} 届满，逾期 {span}").format(time=time, span=span)
    return _("{time} 前，剩 {span}").format(time=time, span=span)


def left_short(clock: Clock, opened: Opened) -> str:
    """Return what is left in the fewest words, for the end of a bar: 剩 4 工作日."""
    worked = clock.count is None or clock.count.unit is Unit.WORKING
    left = clock.working_days_left(opened.calendar, opened.today)
    if clock.due is None or left is None or not worked or clock.due <= opened.today:
        return left_words(clock, opened)
    return pgettext("bar", "剩 {n} 工作日").format(n=left)


_AT_REST = frozenset(
    {ClockState.SUSPENDED, ClockState.LAPSED, ClockState.ELAPSED, ClockState.CEASED}
)


def _rest_words(clock: Clock) -> str:
    """Return the words of a clock that no longer runs, or not for the time being."""
    day = day_short(clock.due) if clock.due is not None else ""
    if clock.state is ClockState.CEASED:
        return _("不再适用")
    if not day:
        return waiting_words(clock)
    if clock.state is ClockState.ELAPSED:
        return _("{day} 期满").format(day=day)
    if clock.state is ClockState.SUSPENDED:
        return _("中止中 · 原到期 {day}").format(day=day)
    return _("{day} 期满，未行使").format(day=day)


def beside_bar(clock: Clock, opened: Opened) -> tuple[str, str]:
    """Return the words at the end of a bar and the role of their colour."""
    if clock.state in {ClockState.DONE, ClockState.MISSED} and clock.done_on is not None:
        done, due = day_month(clock.done_on), clock.due
        words = (
            _("{day} 完成（期限 {due}）").format(day=done, due=day_month(due))
            if due is not None
            else _("{day} 完成").format(day=done)
        )
        return words, "green" if clock.state is ClockState.DONE else "red"
    if clock.state is ClockState.DONE and clock.due is not None:
        return _("已办（期限 {due}）").format(due=day_month(clock.due)), "green"
    if clock.projected and clock.due is not None:
        return _("预计 {day}").format(day=day_month(clock.due)), "text2"
    if clock.state in _AT_REST:
        return _rest_words(clock), "grey"
    if clock.due is None or clock.state in {ClockState.NOT_STARTED, ClockState.NOT_COVERED}:
        return waiting_words(clock), "text2"
    return f"{day_short(clock.due)} · {left_short(clock, opened)}", urgency_role(clock, opened)


def waiting_words(clock: Clock) -> str:
    """Say what a clock still waits for."""
    if clock.state is ClockState.NOT_COVERED:
        return _("程序没有当时施行的条文，须人工核对")
    facts = listed(_(FACTS[kind]) for kind in clock.waiting_for)
    return _("未起算：尚无“{facts}”").format(facts=facts) if facts else _("未起算")


def urgency_role(clock: Clock, opened: Opened) -> str:
    """Return the colour of a running clock by what is left."""
    left = clock.working_days_left(opened.calendar, opened.today)
    if clock.state is ClockState.OVERDUE:
        return "red"
    if clock.due_at is not None and opened.now is not None:
        hours = (clock.due_at - opened.now).total_seconds() / 3600
        return "red" if hours < 0 else "amber" if hours <= _SOON else "yellow"
    if left is None or clock.due is None:
        return "text2"
    if clock.due == opened.today:
        return "amber"
    return "yellow" if left <= 3 else "accent_text"


def state_word(clock: Clock) -> str:
    """Return how a clock stands in one word."""
    return _("预计") if clock.projected else _(CLOCK_STATES[clock.state])
