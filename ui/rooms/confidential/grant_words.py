"""Leave in the words of a list: whose, from whom, from when until when, how much is left."""

from datetime import datetime

from cases.records.access import Grant, GrantKind
from cases.records.times import day_of
from ui.kit.i18n import _, clock_time, day_month, ngettext
from ui.kit.punctuation import listed
from ui.labels.station import ROLES

_HOUR, _DAY = 3600, 86400


def left_text(one: Grant, now: datetime) -> str:
    """Return how long it still holds."""
    if one.runs(now):
        if one.kind is GrantKind.TASK:
            return _("任务结束即止")
        return _left_words(now, one.until_at)
    return _("已止，待复核") if one.wants_review else _("已止")


def roles_text(one: Grant) -> str:
    """Return what the holder is."""
    return listed(_(words) for role, words in ROLES.items() if role in one.roles)


def giver_text(one: Grant) -> str:
    """Return who gave it."""
    return _("自取") if one.given_by == one.officer_id else one.giver


def span_text(one: Grant) -> str:
    """Return from when until when it holds."""
    return f"{short_moment(one.given_at)} → {short_moment(one.until_at)}"


def short_moment(moment: datetime) -> str:
    """Return a moment of these weeks, as 9/24 10:52."""
    return f"{day_month(day_of(moment))} {clock_time(moment)}"


def _left_words(now: datetime, until: datetime) -> str:
    left = int((until - now).total_seconds())
    if left >= _DAY:
        return ngettext("剩{n}天", "剩 {n} 天", left // _DAY).format(n=left // _DAY)
    return _("剩 {hours} 小时 {minutes} 分").format(hours=left // _HOUR, minutes=left % _HOUR // 60)
