"""`main.py clock`: count a period, or the period of a rule, without a station."""

import argparse
import json
import sys
from datetime import date, datetime
from typing import Any

from cases.law.calendar import WorkCalendar
from cases.law.counting import Count, Unit, count
from cases.law.rules import NotYetLaw, Rule, Wording, load_rules
from cases.records.times import SHANGHAI, local

_WEEKDAYS = "一二三四五六日"
_WRONG_ARGUMENTS = 2
_REFUSED = 1
_UNITS = {
    Unit.WORKING: "个工作日",
    Unit.CALENDAR: "日",
    Unit.MONTHS: "个月",
    Unit.HOURS: "小时",
    Unit.AT_ONCE: "立即",
}


class _Wrong(Exception):  # noqa: N818 - carries the message of an exit status
    """The arguments do not go together."""


def run(args: argparse.Namespace, calendar: WorkCalendar | None = None) -> int:
    """Do what the arguments of `clock` ask; return the exit status."""
    try:
        answer = _answer(args, calendar or WorkCalendar.shipped())
    except _Wrong as wrong:
        _tell(f"clock: {wrong}")
        return _WRONG_ARGUMENTS
    except NotYetLaw as early:
        message = f"规则 {early.rule_id} 在 {early.day} 尚无已收录的条文，请人工核对当时的规定。"
        _tell(message)
        return _REFUSED
    except (OverflowError, ValueError):
        _tell("日期超出可以计算的范围（公元 1 年至 9999 年），请核对起算日期。")
        return _REFUSED
    sys.stdout.write(f"{answer}\n")
    return 0


def _tell(message: str) -> None:
    """Say something beside the answer, which has standard output to itself."""
    sys.stderr.write(f"{message}\n")


def _answer(args: argparse.Namespace, calendar: WorkCalendar) -> str:
    if args.list:
        return _listed(as_json=args.json)
    if args.start is None:
        raise _Wrong("缺少 --from，请给出起算日期")
    if args.rule is not None:
        counted, wording = _by_rule(args, calendar)
        rule_id = wording.rule_id
    else:
        counted, wording, rule_id = _by_length(args, calendar), None, None
    if counted.provisional:
        _tell("注意：涉及尚未公布放假安排的年份，暂按周末推算，未含调休。")
    article = wording.article if wording else None
    if args.json:
        return json.dumps(_as_json(counted, rule_id, article), ensure_ascii=False)
    return _as_text(counted, wording)


def _by_rule(args: argparse.Namespace, calendar: WorkCalendar) -> tuple[Count, Wording]:
    if args.count is not None or args.before or args.maximum:
        raise _Wrong("--rule 自带计算方式，不能与 --count、--before、--maximum 同用")
    rule = load_rules().rules.get(args.rule)
    if rule is None:
        raise _Wrong(f"没有名为 {args.rule} 的规则，可用 --list 查看全部规则")
    day = _day(args.start)
    wording = rule.on(day)
    start = _moment(args.start) if wording.unit is Unit.HOURS else day
    return wording.count(start, calendar), wording


def _by_length(args: argparse.Namespace, calendar: WorkCalendar) -> Count:
    if args.days is None:
        if args.count is not None or args.before:
            raise _Wrong("--count 和 --before 只能与 --days 同用")
        if args.hours is not None:
            if args.maximum:
                raise _Wrong("小时不因节假日顺延，不能与 --maximum 同用")
            return count(_moment(args.start), args.hours, Unit.HOURS, calendar)
        start = _day(args.start)
        return count(start, args.months, Unit.MONTHS, calendar, maximum=args.maximum)
    if args.count is None:
        raise _Wrong("--days 须同时给出 --count working 或者 --count calendar")
    return count(
        _day(args.start),
        args.days,
        Unit(args.count),
        calendar,
        before=args.before,
        maximum=args.maximum,
    )


def _as_json(counted: Count, rule_id: str | None, article: str | None) -> dict[str, Any]:
    hours = counted.due_at is not None
    start = counted.start_at if hours else counted.start
    due = counted.due_at if hours else counted.due
    return {
        "rule": rule_id,
        "article": article,
        "from": _iso(start),
        "due": _iso(due),
        "count": counted.unit.value,
        "counted": [day.isoformat() for day in counted.counted],
        "provisional": counted.provisional,
    }


def _iso(value: date | datetime | None) -> str | None:
    if isinstance(value, datetime):
        return local(value).isoformat()
    return None if value is None else value.isoformat()


def _as_text(counted: Count, wording: Wording | None) -> str:
    lines = []
    if wording is not None:
        lines.append(f"{load_rules().rules[wording.rule_id].title}（{wording.cited}）")
    direction = "之前" if counted.before else ""
    length = f"{counted.length or ''}{_UNITS[counted.unit]}{direction}"
    if counted.due_at is not None and counted.start_at is not None:
        started, ended = local(counted.start_at), local(counted.due_at)
        lines += [f"起算 {started:%Y-%m-%d %H:%M}，{length}", f"期满 {ended:%Y-%m-%d %H:%M}"]
        return "\n".join(lines)
    lines.append(f"起算 {_named(counted.start)}，{length}，当日不计")
    if counted.unit is Unit.WORKING:
        lines += [f"{number:>4}  {_named(day)}" for number, day in enumerate(counted.counted, 1)]
    if counted.rolled_from is not None:
        lines.append(f"最后一日 {_named(counted.rolled_from)} 是节假日，顺延")
    lines.append(f"{'最迟' if counted.before else '期满'} {_named(counted.due)}")
    return "\n".join(lines)


def _named(day: date) -> str:
    return f"{day.isoformat()} 周{_WEEKDAYS[day.weekday()]}"


def _listed(*, as_json: bool) -> str:
    rules = list(load_rules().rules.values())
    if as_json:
        return json.dumps([_entry(rule) for rule in rules], ensure_ascii=False)
    width = max(len(rule.id) for rule in rules)
    return "\n".join(_line(rule, width) for rule in rules)


def _line(rule: Rule, width: int) -> str:
    newest = rule.wordings[-1]
    length = f"{newest.length or ''}{_UNITS[newest.unit]}"
    return f"{rule.id:<{width}}  {rule.title}  {length}  {newest.cited}"


def _entry(rule: Rule) -> dict[str, Any]:
    newest = rule.wordings[-1]
    return {
        "rule": rule.id,
        "title": rule.title,
        "title_en": rule.title_en,
        "article": newest.article,
        "clause": newest.clause,
        "length": newest.length,
        "count": newest.unit.value,
        "before": newest.before,
        "maximum": newest.maximum,
        "in_force_from": newest.in_force_from.isoformat(),
        "local": rule.local or None,
        "certainty": newest.certainty.value,
        "extended": newest.extended or None,
    }


def _day(text: str) -> date:
    """Read a date, or the unit's day of a date and time."""
    return _bare_date(text) or _moment(text).date()


def _moment(text: str) -> datetime:
    """Read a date and time; without a zone it is the unit's."""
    if _bare_date(text):
        raise _Wrong(f"“{text}”缺少时间，小时须从时刻起算，如 2026-01-01T08:30")
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise _Wrong(f"“{text}”不是 ISO 8601 日期") from None
    return moment.astimezone(SHANGHAI) if moment.tzinfo else moment.replace(tzinfo=SHANGHAI)


def _bare_date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
