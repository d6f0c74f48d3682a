"""Each rule marks what it names and nothing beside it."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from cases.looks.marks import Look, Mark, marks, shipped
from cases.records.times import at

NOON = at(date(2026, 9, 24), 12)


def look(seq: int = 1, moment: datetime = NOON, case: int = 7, *, belongs: bool = True) -> Look:
    return Look(seq, moment, officer=3, case=case, belongs=belongs)


def kinds(*looks: Look) -> dict[int, list[Mark]]:
    found = marks(looks, shipped())
    return {seq: [one.mark for one in given] for seq, given in found.items()}


def test_a_look_at_his_own_case_by_day_is_not_marked() -> None:
    assert kinds(look()) == {}


def test_a_case_he_has_no_place_in_is_marked() -> None:
    assert kinds(look(belongs=False)) == {1: [Mark.OUTSIDE]}


def test_night_begins_and_ends_with_its_hours() -> None:
    hours = {hour: kinds(look(moment=at(date(2026, 9, 24), hour))) for hour in (5, 6, 21, 22)}
    assert [hour for hour, found in hours.items() if found] == [5, 22]


def test_twenty_cases_in_half_an_hour_are_many_and_nineteen_are_not() -> None:
    looks = [look(n, NOON + timedelta(minutes=n), case=n) for n in range(20)]
    assert kinds(*looks) == {19: [Mark.MANY]}
    assert marks(looks, shipped())[19][0].values == {"n": 20, "minutes": 30}


def test_the_same_case_looked_at_often_is_one_case() -> None:
    assert kinds(*(look(n, NOON + timedelta(seconds=n)) for n in range(60))) == {}


def test_looks_of_half_an_hour_ago_are_no_longer_counted() -> None:
    looks = [look(n, NOON + timedelta(minutes=3 * n), case=n) for n in range(40)]
    assert kinds(*looks) == {}


def test_somebody_asked_about_it_and_then_somebody_else_looked() -> None:
    stranger = replace(look(belongs=False), asked=(NOON - timedelta(days=2),))
    assert kinds(stranger) == {1: [Mark.OUTSIDE, Mark.ASKED_ABOUT]}
    assert kinds(replace(stranger, belongs=True)) == {}
    assert kinds(replace(stranger, asked=(NOON + timedelta(days=1),))) == {1: [Mark.OUTSIDE]}
    assert kinds(replace(stranger, asked=(NOON - timedelta(days=8),))) == {1: [Mark.OUTSIDE]}


def test_five_cases_of_others_opened_by_searches_within_a_day_are_marked() -> None:
    looks = [
        replace(look(n, NOON + timedelta(hours=n), case=n, belongs=False), searched=True)
        for n in range(1, 6)
    ]
    assert {seq: found for seq, found in kinds(*looks).items() if Mark.SEARCHED in found} == {
        5: [Mark.OUTSIDE, Mark.SEARCHED]
    }
    own = [replace(one, belongs=True) for one in looks]
    assert kinds(*own) == {}
    spread = [replace(one, at=NOON + timedelta(hours=7 * one.seq)) for one in looks]
    assert not any(Mark.SEARCHED in found for found in kinds(*spread).values())
