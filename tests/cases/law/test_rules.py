from datetime import date, timedelta
from pathlib import Path

import pytest

import cases.law
from cases.law.articles import article, articles
from cases.law.calendar import WorkCalendar
from cases.law.clock import ClockKey, ClockState
from cases.law.counting import Unit
from cases.law.facts import Fact, FactKind
from cases.law.rules import (
    Certainty,
    Gate,
    Limit,
    NotYetLaw,
    Rule,
    Whose,
    Wording,
    load_rules,
    wording_on,
)
from cases.law.winding import Bench, Start, since, wind
from cases.records.ids import FactId
from cases.records.times import at

BOOK = load_rules()
CALENDAR = WorkCalendar.shipped()
RULES = sorted(BOOK.rules)
WORDINGS = [wording for rule in BOOK.rules.values() for wording in rule.wordings]
LIMITS = [limit for limits in BOOK.limits.values() for limit in limits]
FORWARD = [rule for rule in RULES if not BOOK.rules[rule].wordings[-1].before]
BY_DAYS = [
    rule for rule in FORWARD if BOOK.rules[rule].wordings[-1].unit not in {Unit.HOURS, Unit.AT_ONCE}
]
AT_ONCE = [rule for rule in FORWARD if BOOK.rules[rule].wordings[-1].unit is Unit.AT_ONCE]
BY_HOURS = [rule for rule in FORWARD if BOOK.rules[rule].wordings[-1].unit is Unit.HOURS]


def state_on(rule_id: str, start: date, day: date, stopped_on: date | None = None) -> ClockState:
    """Return how the rule's clock stands at noon of a day."""
    stop = None
    if stopped_on:
        stop = Fact(
            FactId(2), FactKind.DETERMINATION_MADE, at(stopped_on, 9), entered_at=at(stopped_on, 9)
        )
    bench = Bench(BOOK, CALENDAR, at(day, 12))
    started = Start(start, FactKind.SCENE_INVESTIGATED)
    return wind(bench, ClockKey(rule_id), started, stop).state


@pytest.mark.parametrize("entry", [*WORDINGS, *LIMITS], ids=lambda entry: type(entry).__name__)
def test_every_wording_cites_an_article_that_is_in_the_collection(entry: Wording | Limit) -> None:
    main = article(entry.article_keys[0])
    assert entry.article == main.cited
    assert all(article(key).text for key in entry.article_keys)
    assert entry.source.startswith("https://")
    assert entry.checked_on >= date(2026, 11, 1)
    assert entry.in_force_from >= main.in_force_from


@pytest.mark.parametrize("wording", WORDINGS, ids=lambda wording: wording.rule_id)
def test_every_wording_says_how_it_is_counted_by_articles_in_the_collection(
    wording: Wording,
) -> None:
    for key in (wording.basis.first_day, wording.basis.last_day, wording.basis.working_days):
        assert article(key).text
    assert (wording.length >= 1) is (wording.unit is not Unit.AT_ONCE)
    assert wording.consequence
    assert bool(wording.reading) == bool(wording.reading_en)
    assert wording.certainty is Certainty.READ or wording.reading


@pytest.mark.parametrize("rule", BOOK.rules.values(), ids=lambda rule: rule.id)
def test_wordings_ascend_and_titles_are_in_both_languages(rule: Rule) -> None:
    days = [wording.in_force_from for wording in rule.wordings]
    assert days == sorted(set(days))
    assert rule.title
    assert rule.title_en.isascii()
    assert bool(rule.stopped_by) == bool((rule.triggers and not rule.waiting) or rule.follows)
    assert not (rule.triggers and rule.follows)


def test_every_rule_that_has_no_trigger_of_its_own_is_used_by_name() -> None:
    folder = Path(cases.law.__file__).parent
    code = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    assert [
        rule.id
        for rule in BOOK.rules.values()
        if not rule.triggers and not rule.follows and f'"{rule.id}"' not in code
    ] == []


def test_no_text_of_an_article_runs_into_the_next_heading() -> None:
    for one in articles().values():
        assert one.text
        assert "##" not in one.text
        assert all(paragraph.strip() for paragraph in one.paragraphs), one.key
        assert not one.text.startswith("第")


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("146.88", "于调解时间三日前通知当事人"),
        ("146.90", "自调解开始之日起十日内制作"),
        ("146.94", "一方当事人无正当理由不参加调解的"),
        ("146.112", "是指工作日，不包括节假日"),
        ("146.62", "自现场调查之日起十日内制作道路交通事故认定书"),
        ("admin.35", "期间开始之时或者日不计算在内"),
        ("mediation.33", "自调解协议生效之日起三十日内"),
        ("civil_procedure.205", "自调解协议生效之日起三十日内"),
        ("regs.95", "期限为10日"),
    ],
)
def test_the_articles_hold_the_words_the_rules_rest_on(key: str, words: str) -> None:
    assert words in article(key).text


def test_an_article_is_cited_in_full_and_in_short() -> None:
    one = article("146.88")
    assert one.cited == "道路交通事故处理程序规定 第八十八条"
    assert one.short == "第88条"
    assert one.law.short == "146号令"
    assert len(one.paragraphs) == 2
    assert wording_on("mediation.notice", date(2026, 1, 1)).cited == f"{one.cited}第一款"


@pytest.mark.parametrize("rule_id", RULES)
def test_a_rule_is_not_law_on_the_eve_of_its_first_wording(rule_id: str) -> None:
    first = BOOK.rules[rule_id].wordings[0].in_force_from
    assert BOOK.wording_on(rule_id, first) is BOOK.rules[rule_id].wordings[0]
    with pytest.raises(NotYetLaw):
        BOOK.wording_on(rule_id, first - timedelta(days=1))


@pytest.mark.parametrize("limit_id", sorted(BOOK.limits))
def test_a_limit_is_not_law_on_the_eve_of_its_first_wording(limit_id: str) -> None:
    first = BOOK.limits[limit_id][0].in_force_from
    assert BOOK.limit_on(limit_id, first).number >= 1
    with pytest.raises(NotYetLaw):
        BOOK.limit_on(limit_id, first - timedelta(days=1))


def test_one_absence_and_three_people_a_side_are_the_limits_of_mediation() -> None:
    day = date(2026, 11, 2)
    assert BOOK.limit_on("mediation.absences", day).number == 1
    assert BOOK.limit_on("mediation.people_per_side", day).number == 3


def test_a_newer_wording_holds_from_its_first_day() -> None:
    old = BOOK.rules["review.application"].wordings[0]
    rule = Rule(
        "x", "某", "x", Whose.UNIT, optional=False, local="", triggers=(), stopped_by=(),
        each_party=False,
        wordings=(old, _later(old, date(2027, 7, 1), 7)),
    )  # fmt: skip
    assert rule.on(date(2027, 6, 30)).length == 3
    assert rule.on(date(2027, 7, 1)).length == 7


def _later(old: Wording, day: date, length: int) -> Wording:
    return Wording(
        old.rule_id, day, old.article, old.clause, old.article_keys, old.unit, length,
        before=False, maximum=False, basis=old.basis, approves="", consequence=old.consequence,
        source=old.source, checked_on=day,
    )  # fmt: skip


#: Days due after a start, for a length in working days: an ordinary week, the week before the
#: National Day holiday, a worked weekend, the year's end, a year without a table.
EXPECTED = {
    date(2026, 3, 4): {1: (3, 5), 2: (3, 6), 3: (3, 9), 5: (3, 11), 7: (3, 13), 10: (3, 18)},
    date(2026, 9, 28): {1: (9, 29), 2: (9, 30), 3: (10, 8), 5: (10, 10), 7: (10, 13), 10: (10, 16)},
    date(2026, 2, 12): {1: (2, 13), 2: (2, 14), 3: (2, 24), 5: (2, 26), 7: (2, 28), 10: (3, 4)},
    date(2025, 12, 30): {1: (12, 31), 2: (1, 4), 3: (1, 5), 5: (1, 7), 7: (1, 9), 10: (1, 14)},
    date(2027, 9, 29): {1: (9, 30), 2: (10, 1), 3: (10, 4), 5: (10, 6), 7: (10, 8), 10: (10, 13)},
}


@pytest.mark.parametrize("start", EXPECTED)
@pytest.mark.parametrize("rule_id", BY_DAYS)
def test_every_working_day_rule_is_due_where_a_hand_count_ends(rule_id: str, start: date) -> None:
    wording = BOOK.wording_on(rule_id, start)
    counted = wording.count(start, CALENDAR)
    if wording.unit is Unit.WORKING:
        assert counted.provisional is (start.year == 2027)
        assert (counted.due.month, counted.due.day) == EXPECTED[start][wording.length]


@pytest.mark.parametrize(
    ("rule_id", "start", "due"),
    [
        ("suspension.maximum", date(2026, 8, 4), date(2026, 10, 3)),
        ("review.concluded", date(2026, 9, 3), date(2026, 10, 8)),
        ("review.concluded", date(2026, 9, 1), date(2026, 10, 8)),
        ("review.concluded", date(2026, 3, 2), date(2026, 4, 1)),
        ("mediation.confirmation", date(2026, 9, 3), date(2026, 10, 8)),
        ("mediation.notice", date(2026, 10, 9), date(2026, 9, 29)),
        ("mediation.change", date(2026, 10, 8), date(2026, 9, 30)),
    ],
)
def test_calendar_and_backward_rules_are_due_where_a_hand_count_ends(
    rule_id: str, start: date, due: date
) -> None:
    assert BOOK.wording_on(rule_id, start).count(start, CALENDAR).due == due


@pytest.mark.parametrize("start", [date(2026, 3, 4), date(2026, 9, 28), date(2026, 2, 12)])
@pytest.mark.parametrize("rule_id", BY_DAYS)
def test_a_clock_runs_to_the_end_of_its_last_day_and_no_longer(rule_id: str, start: date) -> None:
    rule = BOOK.rules[rule_id]
    due = rule.on(start).count(start, CALENDAR).due
    eve, morrow = due - timedelta(days=1), due + timedelta(days=1)
    lapses = rule.optional or rule.whose is Whose.PARTY
    over = ClockState.LAPSED if lapses else ClockState.OVERDUE
    over = ClockState.ELAPSED if rule.waiting else over
    assert state_on(rule_id, start, eve) is ClockState.RUNNING
    assert state_on(rule_id, start, due) is ClockState.RUNNING
    assert state_on(rule_id, start, morrow) is over
    assert state_on(rule_id, start, morrow, stopped_on=eve) is ClockState.DONE
    assert state_on(rule_id, start, morrow, stopped_on=due) is ClockState.DONE
    assert state_on(rule_id, start, morrow, stopped_on=morrow) is ClockState.MISSED


@pytest.mark.parametrize("day", [date(2026, 3, 4), date(2026, 10, 1), date(2027, 1, 1)])
@pytest.mark.parametrize("rule_id", AT_ONCE)
def test_what_is_due_at_once_is_due_on_its_day_worked_or_not(rule_id: str, day: date) -> None:
    rule = BOOK.rules[rule_id]
    morrow = day + timedelta(days=1)
    assert rule.on(day).count(day, CALENDAR).due == day
    assert state_on(rule_id, day, day) is ClockState.RUNNING
    assert state_on(rule_id, day, morrow) is ClockState.OVERDUE
    assert state_on(rule_id, day, morrow, stopped_on=day) is ClockState.DONE
    assert state_on(rule_id, day, morrow, stopped_on=morrow) is ClockState.MISSED


@pytest.mark.parametrize("day", [date(2026, 3, 4), date(2026, 10, 1), date(2026, 12, 31)])
@pytest.mark.parametrize("rule_id", BY_HOURS)
def test_hours_run_by_the_clock_over_nights_and_holidays(rule_id: str, day: date) -> None:
    wording = BOOK.rules[rule_id].on(day)
    begin = at(day, 22)
    begun = since(Fact(FactId(1), FactKind.SUMMONS_ARRIVED, begin, entered_at=begin))
    for extended, hours in ((False, wording.length), (True, wording.extended)):
        if not hours:
            continue
        due = begin + timedelta(hours=hours)
        stop = begun.fact if extended else None
        for moment, state in (
            (due, ClockState.RUNNING),
            (due + timedelta(minutes=1), ClockState.OVERDUE),
        ):
            clock = wind(Bench(BOOK, CALENDAR, moment), ClockKey(rule_id), begun, extension=stop)
            assert (clock.due_at, clock.state) == (due, state)


@pytest.mark.parametrize("gate", BOOK.gates.values(), ids=lambda gate: gate.id)
def test_every_gate_says_what_it_asks_and_by_which_article(gate: Gate) -> None:
    assert gate.demand
    assert gate.title_en.isascii()
    assert gate.article == article(gate.article_keys[0]).cited
    assert all(article(key).text for key in gate.article_keys)


@pytest.mark.parametrize("rule_id", FORWARD)
def test_a_start_older_than_the_wording_is_not_counted_by_it(rule_id: str) -> None:
    eve = BOOK.rules[rule_id].wordings[0].in_force_from - timedelta(days=1)
    assert state_on(rule_id, eve, date(2026, 1, 5)) is ClockState.NOT_COVERED
