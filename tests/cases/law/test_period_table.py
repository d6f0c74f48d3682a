"""Every row of the table of periods stands for something in the program, and nothing else does."""

from datetime import date, timedelta

import pytest

from cases.law.articles import article
from cases.law.calendar import WorkCalendar
from cases.law.clock import ClockKey, ClockState
from cases.law.counting import Unit
from cases.law.facts import FactKind
from cases.law.rules import Rule, Whose, load_rules
from cases.law.winding import Bench, Start, wind
from cases.records.times import at
from tests.cases.law.period_table import CEILINGS, MONTHS, OWN, ROLLED, TABLE, Line

BOOK = load_rules()
CALENDAR = WorkCalendar.shipped()


def stands(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the rows and the article keys of a rule, a limit or a gate."""
    if name in BOOK.rules:
        rule = BOOK.rules[name]
        return rule.rows, rule.wordings[-1].article_keys
    if name in BOOK.limits:
        limit = BOOK.limits[name][-1]
        return limit.rows, limit.article_keys
    gate = BOOK.gates[name]
    return gate.rows, gate.article_keys


@pytest.mark.parametrize("line", TABLE, ids=lambda line: line.row)
def test_every_row_stands_for_something_that_names_the_row_and_its_article(line: Line) -> None:
    assert line.stands
    cited = set()
    for name in line.stands:
        rows, keys = stands(name)
        assert line.row in rows, (name, rows)
        cited |= set(keys)
    assert line.article in cited
    assert article(line.article).text


def test_nothing_stands_for_a_row_that_is_not_in_the_table() -> None:
    told = {(line.row, name) for line in TABLE for name in line.stands}
    named = {
        (row, name)
        for name in (*BOOK.rules, *BOOK.limits, *BOOK.gates)
        if name not in OWN
        for row in stands(name)[0]
    }
    assert named <= told | {("V-1", "service.public_notice")}
    assert {name for name in BOOK.rules if not BOOK.rules[name].rows} <= OWN


def by_days(unit: Unit, *, maximum: bool) -> list[tuple[str, int]]:
    """Return the rules of a unit with each length they have."""
    return [
        (rule.id, length)
        for rule in BOOK.rules.values()
        for wording in rule.wordings[-1:]
        if wording.unit is unit and wording.maximum is maximum and not wording.before
        for length in (wording.length, wording.extended)
        if length
    ]


def examples(unit: Unit, *, maximum: bool) -> list[tuple[str, bool, date, date]]:
    """Return rule, whether extended, start and hand-counted due day."""
    found = []
    for rule_id, length in by_days(unit, maximum=maximum):
        table = MONTHS if unit is Unit.MONTHS else (CEILINGS if maximum else ROLLED)[length]
        extended = length == BOOK.rules[rule_id].wordings[-1].extended
        found += [(rule_id, extended, date(*start), date(*due)) for start, due in table]
    return found


@pytest.mark.parametrize(
    ("rule_id", "extended", "start", "due"),
    [
        *examples(Unit.CALENDAR, maximum=False),
        *examples(Unit.CALENDAR, maximum=True),
        *examples(Unit.MONTHS, maximum=False),
    ],
)
def test_calendar_days_and_months_are_due_where_a_hand_count_ends(
    rule_id: str, start: date, due: date, *, extended: bool
) -> None:
    rule = BOOK.rules[rule_id]
    counted = rule.on(start).count(start, CALENDAR, extended=extended)
    assert counted.due == due
    provisional = due.year == 2027 and not rule.on(start).maximum
    assert counted.provisional is provisional


#: Hours, what is due at once, and notice before a meeting have tests of their own.
FORWARD = [
    rule
    for rule in BOOK.rules.values()
    if rule.wordings[-1].unit not in {Unit.HOURS, Unit.AT_ONCE} and not rule.wordings[-1].before
]


@pytest.mark.parametrize("rule", FORWARD, ids=lambda rule: rule.id)
def test_a_clock_stands_right_the_day_before_on_the_day_and_after(rule: Rule) -> None:
    start = date(2026, 3, 4)
    wording = rule.on(start)
    due = wording.count(start, CALENDAR).due
    states = {
        moment: wind(
            Bench(BOOK, CALENDAR, at(moment, 12)),
            ClockKey(rule.id),
            Start(start, FactKind.SCENE_INVESTIGATED),
        ).state
        for moment in (due - timedelta(days=1), due, due + timedelta(days=1))
    }
    after = ClockState.OVERDUE
    if rule.waiting:
        after = ClockState.ELAPSED
    elif rule.optional or rule.whose is Whose.PARTY:
        after = ClockState.LAPSED
    assert list(states.values()) == [ClockState.RUNNING, ClockState.RUNNING, after]
