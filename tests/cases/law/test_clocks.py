from dataclasses import replace
from datetime import date, timedelta

import pytest

from cases.law.calendar import MarkedDay
from cases.law.clock import ClockKey, ClockState, moved
from cases.law.clocks import clocks
from cases.law.counting import Unit
from cases.law.facts import Claim, Fact, FactKind, Frame, Harm, part_of
from cases.law.rules import RuleBook, load_rules
from cases.law.winding import Bench, since, wind
from cases.records.officers import Part
from cases.records.times import at
from tests.cases.law.story import (
    ACCEPTED,
    ANNA,
    BACK,
    BO,
    CALENDAR,
    FIRST,
    MADE,
    SCENE,
    SENT,
    SERVED_ANNA,
    SERVED_BO,
    TO_ANNA,
    TO_BO,
    TWO,
    K,
    fact,
    on,
    one,
)

BOOK = load_rules()


def test_facts_older_than_the_rules_are_said_to_be_uncovered() -> None:
    found = on(date(2026, 3, 26), fact(K.SCENE_INVESTIGATED, date(2017, 6, 1)))
    clock = one(found, "determination.made")
    assert (clock.state, clock.due, clock.article) == (ClockState.NOT_COVERED, None, "")
    assert not clock.is_open


def test_the_order_in_which_facts_are_given_does_not_matter() -> None:
    facts = (SCENE, SENT, BACK, TO_ANNA, TO_BO, MADE, SERVED_ANNA, SERVED_BO)
    day = date(2026, 3, 24)
    assert on(day, *facts, frame=TWO) == on(day, *reversed(facts), frame=TWO)


def test_no_two_clocks_of_a_case_share_a_key() -> None:
    facts = (
        SCENE, SENT, BACK, TO_ANNA, TO_BO, MADE, SERVED_ANNA, SERVED_BO, ACCEPTED,
        fact(K.REVIEW_APPLIED, date(2026, 3, 20), ANNA),
        fact(K.REVIEW_ORDERED_REDO, date(2026, 4, 9)),
        fact(K.DETERMINATION_MADE, date(2026, 4, 20)),
        fact(K.REVIEW_UPHELD, date(2026, 4, 27)),
        fact(K.COMMITTEE_ENDED, date(2026, 3, 16), mediation=FIRST),
        fact(K.COMMITTEE_ENDED, date(2026, 5, 18), mediation=FIRST),
    )  # fmt: skip
    frame = Frame(parties=(ANNA, BO), claims=(Claim(FIRST, ANNA, frozenset({Harm.INJURY})),))
    found = on(date(2026, 5, 20), *facts, frame=frame)
    assert len({clock.key for clock in found}) == len(found)


def test_a_corrected_fact_shows_every_clock_it_moves_and_by_how_much() -> None:
    day = date(2026, 9, 24)
    frame = Frame(parties=(ANNA,), hit_and_run=True)
    old = on(day, fact(K.VICTIM_REQUEST, date(2026, 9, 17), ANNA), frame=frame)
    new = on(day, fact(K.VICTIM_REQUEST, date(2026, 9, 18), ANNA), frame=frame)
    moves = moved(old, new, CALENDAR)
    assert [(move.key.rule_id, move.working_days) for move in moves] == [
        ("determination.victim_request", 1),
        ("determination.served", 1),
    ]
    first = moves[0]
    assert first.old is not None
    assert first.new is not None
    assert (first.old.due, first.new.due) == (date(2026, 10, 8), date(2026, 10, 9))
    assert moved(new, new, CALENDAR) == ()
    assert moved(new, old, CALENDAR)[0].working_days == -1


def test_a_clock_that_comes_or_goes_is_a_move_without_a_distance() -> None:
    scene = on(date(2026, 3, 6), SCENE)
    nothing = on(date(2026, 3, 6))
    appears = moved(nothing, scene, CALENDAR)
    vanishes = moved(scene, (), CALENDAR)
    assert [move.working_days for move in (*appears, *vanishes)] == [None] * 4
    assert all(move.new is None for move in vanishes)


def test_entering_a_year_moves_the_clocks_that_were_provisional() -> None:
    scene = fact(K.SCENE_INVESTIGATED, date(2026, 12, 24))
    table = {date(2027, 1, 1): MarkedDay(working=False, name="元旦")}
    now = at(date(2026, 12, 28), 12)
    old = clocks([scene], Frame(), CALENDAR, now)
    new = clocks([scene], Frame(), CALENDAR.with_year(2027, table), now)
    assert one(old, "determination.made").provisional
    assert not one(new, "determination.made").provisional
    assert {move.key.rule_id for move in moved(old, new, CALENDAR)} == {
        "determination.made",
        "determination.served",
    }


@pytest.mark.parametrize("lag", range(0, 60, 7))
def test_no_clock_changes_its_due_day_by_the_passing_of_time(lag: int) -> None:
    facts = (SCENE, SENT, BACK, TO_ANNA, TO_BO, ACCEPTED)
    frame = Frame(parties=(ANNA, BO), claims=(Claim(FIRST, ANNA, frozenset({Harm.PROPERTY})),))
    early = on(date(2026, 3, 16), *facts, frame=frame)
    later = on(date(2026, 3, 16) + timedelta(days=lag), *facts, frame=frame)
    assert moved(early, later, CALENDAR) == ()


def test_every_kind_of_fact_belongs_to_a_part_of_the_case() -> None:
    assert part_of(K.VEHICLE_FOUND) is Part.INVESTIGATION
    assert part_of(K.DETERMINATION_SERVED) is Part.MEDIATION
    assert {part_of(kind) for kind in FactKind} == {Part.INVESTIGATION, Part.MEDIATION}


def test_a_clock_of_hours_ends_at_its_minute() -> None:
    rule = BOOK.rules["review.application"]
    by_hours = replace(rule.wordings[0], unit=Unit.HOURS, length=24)
    book = RuleBook({rule.id: replace(rule, wordings=(by_hours,), optional=False)}, {}, {})
    start = since(fact(K.DETERMINATION_SERVED, date(2026, 9, 30), ANNA, hour=9))

    def state(hour: int, stop: Fact | None = None) -> ClockState:
        bench = Bench(book, CALENDAR, at(date(2026, 10, 1), hour))
        return wind(bench, ClockKey(rule.id), start, stop).state

    assert state(9) is ClockState.RUNNING
    assert state(10) is ClockState.LAPSED
    assert state(12, fact(K.REVIEW_APPLIED, date(2026, 10, 1), hour=9)) is ClockState.DONE
    assert state(12, fact(K.REVIEW_APPLIED, date(2026, 10, 1), hour=10)) is ClockState.MISSED
