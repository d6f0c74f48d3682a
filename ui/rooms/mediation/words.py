"""Sentences of the mediation room, made from records."""

from datetime import date, datetime

from cases.mediation.absence import Next
from cases.mediation.booking import DayAnswer, DayVerdict
from cases.mediation.kinds import Capacity, MediationState
from cases.mediation.sitting import Clash, ClashKind
from cases.records.mediation import (
    Absence,
    Block,
    BookingHint,
    MediationView,
    NoticeView,
    Seat,
    Sheet,
    Waiting,
)
from cases.records.times import day_of
from ui.kit.i18n import _, clock_time, day_month, day_short, ngettext
from ui.kit.marks import Glyph, Tone
from ui.kit.punctuation import bracketed, clauses, listed, phrases
from ui.labels import mediation as labels


def glyph(line: Waiting) -> Glyph:
    """Return the state glyph of a waiting mediation."""
    if line.days_left is None or line.state is not MediationState.RUNNING:
        return Glyph.WAITING
    if line.days_left < 0:
        return Glyph.OVERDUE
    if line.days_left == 0:
        return Glyph.TODAY
    return Glyph.SOON if line.days_left <= 3 else Glyph.RUNNING


def left(line: Waiting) -> tuple[str, str]:
    """Return what is left of the ten days, and the colour role it is written in."""
    if line.state is not MediationState.RUNNING or line.days_left is None:
        return "", "text2"
    if line.days_left < 0:
        days = -line.days_left
        words = ngettext("逾期 {n} 个工作日（一）", "逾期 {n} 工作日", days).format(n=days)
        return words, "red"
    if line.days_left == 0:
        return _("今天"), "amber"
    words = ngettext("剩 {n} 个工作日（一）", "剩 {n} 工作日", line.days_left)
    return words.format(n=line.days_left), "yellow" if line.days_left <= 3 else "text2"


def names(line: Waiting) -> str:
    """Return the parties of a waiting mediation, as 沈桥 / 顾佩兰 等 3 人."""
    shown = " / ".join(line.names[:2])
    if len(line.names) > 2:
        return _("{names} 等 {n} 人").format(names=shown, n=len(line.names))
    return shown


def stage(line: Waiting) -> str:
    """Return where a waiting mediation stands, in a few words."""
    if line.state is MediationState.RUNNING:
        return _("第 {n} 日").format(n=line.number)
    if line.state is MediationState.WAITING and line.started_on is not None:
        return _("{day} 起算").format(day=day_month(line.started_on))
    if line.state is MediationState.WAITING:
        return _("未起算")
    if line.is_answered:
        return _("委员会已报结果")
    return _(labels.STATES[line.state])


def detail(line: Waiting) -> str:
    """Return the second line: names, and what a mediation waits for."""
    if line.state is MediationState.WAITING and line.waiting_for:
        waits = _(labels.WAITS.get(line.waiting_for[0], labels.STATES[MediationState.WAITING]))
        return f"{names(line)} · {waits}"
    return names(line)


def told(block: Block) -> str:
    """Return how many of the people of a session confirmed, or were told."""
    if block.confirmed:
        return _("{n}/{all} 确认").format(n=block.confirmed, all=block.people)
    return _("{n}/{all} 已通知").format(n=block.told, all=block.people)


def day_note(answer: DayAnswer, today: date) -> tuple[str, str]:
    """Return the two lines under a column while a mediation is dragged."""
    last = day_month(answer.notice.lenient)
    match answer.verdict:
        case DayVerdict.TOO_LATE:
            return _("通知已不及"), _("最迟 {day}").format(day=last)
        case DayVerdict.PAST:
            return _("已过去"), ""
        case DayVerdict.BEFORE_START:
            return _("尚未起算"), ""
        case DayVerdict.AFTER_PERIOD:
            return _("已过第十日"), ""
        case DayVerdict.NOTICE_TODAY:
            return _("可排 · 最迟"), _("今天送达通知")
        case DayVerdict.FREE:
            words = last if answer.notice.lenient != today else _("今天")
            return _("可排 · 最迟"), _("{day} 送达通知").format(day=words)


def hint_lines(hint: BookingHint) -> tuple[tuple[Glyph, str, str, str], ...]:
    """Return the lines of the booking hint: glyph, caption, main words, the rest."""
    return (_last_day(hint), _strict(hint), _clashes(hint), _second(hint), *_other(hint))


def urgency(hint: BookingHint) -> tuple[str, Tone]:
    """Return the chip of a booking hint; empty when nothing is urgent."""
    if not hint.allowed:
        return _("不能排期"), Tone.RED
    if hint.day.verdict is DayVerdict.NOTICE_TODAY:
        return _("今天须通知"), Tone.AMBER
    return "", Tone.OUTLINE


def _last_day(hint: BookingHint) -> tuple[Glyph, str, str, str]:
    last = hint.day.notice.lenient
    today = _("（今天）") if last == hint.today else ""
    words = f"{day_short(last)}{today}"
    match hint.day.verdict:
        case DayVerdict.NOTICE_TODAY:
            return Glyph.TODAY, _("最迟通知"), words, _("3 日前，宽松")
        case DayVerdict.FREE:
            return Glyph.DONE, _("最迟通知"), words, _("3 日前，宽松")
        case _:
            return Glyph.NO, _("最迟通知"), words, day_note(hint.day, hint.today)[0]


def _strict(hint: BookingHint) -> tuple[Glyph, str, str, str]:
    strict = hint.day.notice.strict
    if hint.day.strict_ok:
        return Glyph.DONE, _("严格计算"), day_short(strict), _("前送达，缺席可直接计次")
    past = _("已过：缺席经审核方可计次")
    return Glyph.SOON, _("严格计算"), "", f"{day_month(strict)} {past}"


def _clashes(hint: BookingHint) -> tuple[Glyph, str, str, str]:
    if not hint.clashes:
        people = listed(hint.people)
        return Glyph.DONE, _("参加人"), "", _("{names} 均无冲突").format(names=people)
    return Glyph.NO, _("冲突"), clauses(map(clash, hint.clashes)), ""


def clash(one: Clash) -> str:
    """Return a clash in words; of a hidden case only that it is busy."""
    if one.kind is ClashKind.ROOM:
        return _("房间占用")
    return _("{names} 另有安排").format(names=listed(one.who))


def _second(hint: BookingHint) -> tuple[Glyph, str, str, str]:
    second = hint.day.second
    if second is None or not second.fits:
        return Glyph.NO, _("第二次会"), _("期限内已排不下"), _("第 7 日以后的首次会只能开一次")
    rest = _("可排，第 {n} 日").format(n=second.number)
    if not second.fits_strictly:
        late = rest + _("，严格计算排不下")
        return Glyph.SOON, _("第二次会"), _worked(second.lenient_on), late
    return Glyph.DONE, _("第二次会"), _worked(second.lenient_on), rest


def _worked(day: date) -> str:
    """Return a working day, a weekend one as made up for."""
    return day_short(day) + (_("（补班）") if day.weekday() >= 5 else "")


def _other(hint: BookingHint) -> tuple[tuple[Glyph, str, str, str], ...]:
    lines = []
    if not hint.day.working:
        lines.append((Glyph.SOON, _("休息日"), _("这一天不是工作日"), ""))
    if hint.next is Next.DECIDE:
        lines.append((Glyph.NO, _("缺席"), _("先对第一次缺席作出决定"), ""))
    if hint.next is Next.TERMINATE:
        lines.append((Glyph.NO, _("缺席"), _("已满次数，只能终结"), ""))
    return tuple(lines)


def notice(view: NoticeView | None) -> tuple[Glyph, str]:
    """Return how somebody was told of a session, with its glyph."""
    if view is None or view.served_at is None or view.method is None:
        drafted = view is not None and view.document_id is not None
        return Glyph.PLANNED, _("通知书已起草") if drafted else _("未通知")
    words = [day_month(day_of(view.served_at)), _(labels.METHODS[view.method])]
    words += [_("录像")] if view.recording else []
    words += [_("见证")] if view.witness else []
    return (Glyph.DONE if view.valid else Glyph.NO), " ".join(words)


def seat_capacity(seat: Seat) -> str:
    """Return as what somebody sits."""
    if seat.capacity is Capacity.AGENT:
        power = _("特别授权") if seat.may_agree else _("一般代理")
        return _("代理 · {power}").format(power=power)
    return _(labels.CAPACITIES[seat.capacity])


def held(sheet: Sheet) -> str:
    """Return when, where and by whom a session is held."""
    parts = [
        f"{day_short(day_of(sheet.starts_at))} {clock_time(sheet.starts_at)}",
        sheet.room,
        _("调解员 {name}").format(name=sheet.mediator),
    ]
    if sheet.second_officer:
        parts.append(sheet.second_officer)
    if sheet.auxiliary:
        parts.append(_("辅警 {name}").format(name=sheet.auxiliary))
    if sheet.recorder:
        parts.append(_("记录 {name}").format(name=sheet.recorder))
    return " · ".join(parts)


def term(view: MediationView, today: date) -> tuple[str, str]:
    """Return how the ten days stand: the start, and the due day."""
    if view.started_on is None or view.due_on is None:
        waits = listed(_(labels.WAITS[kind]) for kind in view.waiting_for if kind in labels.WAITS)
        return (waits or _(labels.STATES[view.state])), ""
    start = _(labels.STARTS[view.start_event]) if view.start_event else _("起算")
    begun = f"{day_month(view.started_on)} {start}"
    due = day_month(view.due_on)
    if view.ending is not None:
        return _("{begun}，期限 {due}").format(begun=begun, due=due), ""
    now = _("第 {n} 日，今天") if view.due_on == today else _("今天第 {n} 日")
    if view.due_on < today:
        now = _("十日已满")
    return _("{begun}，期限").format(begun=begun), bracketed(due, now.format(n=view.number))


def absence_story(absence: Absence) -> str:
    """Return the notice, the reason and the ruling of an absence as one paragraph."""
    parts = []
    one = absence.notice
    if one.served_at is not None and one.method is not None:
        by = f"{day_month(day_of(one.served_at))} {_(labels.METHODS[one.method])}"
        proofs = [one.proof] if one.proof else []
        proofs += [_("见证人 {name}").format(name=one.witness)] if one.witness else []
        proofs += [_("录像 {ref}").format(ref=one.recording)] if one.recording else []
        parts.append(phrases([by, *proofs]))
    else:
        parts.append(_("没有送达的通知"))
    if absence.reason_given:
        parts.append(_("称“{words}”").format(words=absence.reason_given))
    if absence.good_cause is not None:
        parts.append(_("裁定有正当理由") if absence.good_cause else _("裁定无正当理由"))
    if absence.opinion is not None:
        said = _("审核 {name}：计次") if absence.opinion else _("审核 {name}：不计次")
        parts.append(said.format(name=absence.opinion_by))
    return clauses(parts)


def ruled_by(absence: Absence) -> str:
    """Return who ruled on the reason of an absence, and the reviewer, each with the moment."""
    if absence.ruled_at is None:
        return ""
    who = f"{absence.ruled_by} {stamp(absence.ruled_at)}"
    if absence.opinion_at is not None:
        who += _("，审核 {name} {at}").format(name=absence.opinion_by, at=stamp(absence.opinion_at))
    return who


def stamp(moment: datetime) -> str:
    """Return a moment as 9/23 10:30."""
    return f"{day_month(day_of(moment))} {clock_time(moment)}"


def outdated(sheet: Sheet) -> str:
    """Say that issued notices name somebody who handles the case no more, and what to do."""
    return _(
        "已签发的通知书上写着 {names}，现由 {mediator} 主持。时间、地点不变，原通知仍然有效；"
        "请起草变更通知书并送达各方；签发后这条提示消失。"
    ).format(names=listed(sheet.named_before), mediator=sheet.mediator)
