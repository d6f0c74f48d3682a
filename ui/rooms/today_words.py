"""The words of today: a duty as a line, what is left of it, what the next days bring."""

from datetime import timedelta

from cases.law.calendar import DayKind
from cases.records.agenda import Agenda, Due, Urgency
from ui.kit.i18n import _, clock_time, day_month, day_short, language, ngettext
from ui.kit.punctuation import headed
from ui.rooms.band import holiday


def sentence(due: Due) -> str:
    """Return a duty as one line: what, and for whom."""
    title = due.title if language() == "zh" else due.title_en
    return headed(title, due.party) if due.party else title


def left_words(due: Due) -> str:
    """Return how many working days are left, as the chip says it."""
    match due.urgency:
        case Urgency.OVERDUE if due.working_days_left == 0:
            # a period of hours that ended earlier today
            return _("已届满")
        case Urgency.OVERDUE:
            return _("逾期 {n}").format(n=-due.working_days_left)
        case Urgency.TODAY if due.due_at is not None:
            return _("24 小时内")
        case Urgency.TODAY:
            return _("今天")
        case _:
            return str(due.working_days_left)


def due_words(due: Due) -> str:
    """Return the day a duty is due, with the time of day for a period of hours."""
    if due.due_at is None:
        return day_short(due.due_on)
    return f"{day_month(due.due_on)} {clock_time(due.due_at)}"


def ahead(agenda: Agenda) -> str:
    """Say that a holiday begins tomorrow, and how long it is."""
    tomorrow = agenda.today + timedelta(days=1)
    run = [day for day in agenda.band if day.day >= tomorrow]
    length, name = 0, ""
    for day in run:
        if day.kind not in {DayKind.HOLIDAY, DayKind.WEEKEND}:
            break
        length, name = length + 1, name or holiday(day)
    return (
        ngettext("明日起{name}休假{n}天", "明日起{name}休假 {n} 天", length).format(
            name=name, n=length
        )
        if name
        else ""
    )


def band_hint(agenda: Agenda) -> str:
    """Return which days the band spans, and how many of them nobody works."""
    if not agenda.band:
        return ""
    first, last = agenda.band[0].day, agenda.band[-1].day
    off = sum(day.kind in {DayKind.HOLIDAY, DayKind.WEEKEND} for day in agenda.band)
    return ngettext("{first} – {last} · 休{n}天", "{first} – {last} · 休 {n} 天", off).format(
        first=day_short(first), last=day_short(last), n=off
    )


def group_hint(group: list[Due]) -> str:
    """Return what comes first in a group."""
    first = group[0]
    return _("最早：{day} {number} {what}").format(
        day=day_short(first.due_on), number=first.number, what=sentence(first)
    )
