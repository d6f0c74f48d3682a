"""The hours of a summons, what does not count, and who is a minor: the rules without a desk."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.law.articles import articles
from cases.law.pursuit import leaks, require_same_scope, tasks
from cases.law.summons import (
    NO_CHAIN,
    SUSPECTS_ONLY,
    ceiling,
    countdown,
    is_minor,
    paused,
    stage,
)
from cases.records.pursuit import Assistance, AssistanceId, TaskKind, Watch, WatchId
from cases.records.summons import Branch, Span, Stage
from cases.records.times import at
from cases.refusals import Reason, Refusal

DAY = date(2026, 9, 24)


def moment(hour: int, minute: int = 0) -> datetime:
    return at(DAY, hour, minute)


@pytest.mark.parametrize(
    ("branch", "extended", "hours", "article"),
    [
        (Branch.ADMINISTRATIVE, False, 8, "admin.69"),
        (Branch.ADMINISTRATIVE, True, 24, "admin.69"),
        (Branch.CRIMINAL, False, 12, "criminal.200"),
        (Branch.CRIMINAL, True, 24, "criminal.200"),
    ],
)
def test_eight_twelve_and_twenty_four_hours_by_procedure(
    branch: Branch,
    extended: bool,  # noqa: FBT001 - a case of the table
    hours: int,
    article: str,
) -> None:
    found = ceiling(branch, DAY, extended=extended)
    assert (found.hours, found.article) == (hours, article)
    assert found.article in articles()


def test_every_article_the_rules_name_is_in_the_collection() -> None:
    assert {*NO_CHAIN.values(), *SUSPECTS_ONLY.values()} <= set(articles())


@pytest.mark.parametrize(
    ("left", "wanted"),
    [
        (timedelta(minutes=60, seconds=1), Stage.CALM),
        (timedelta(minutes=60), Stage.HOUR),
        (timedelta(minutes=15, seconds=1), Stage.HOUR),
        (timedelta(minutes=15), Stage.QUARTER),
        (timedelta(seconds=1), Stage.QUARTER),
        (timedelta(), Stage.OVER),
        (-timedelta(minutes=1), Stage.OVER),
    ],
)
def test_warnings_come_at_sixty_and_fifteen_minutes_and_at_the_end(
    left: timedelta, wanted: Stage
) -> None:
    assert stage(left) is wanted


def test_a_pause_moves_the_end_by_its_length_and_overlaps_count_once() -> None:
    limit = ceiling(Branch.ADMINISTRATIVE, DAY, extended=False)
    pauses = (Span(moment(9), moment(11)), Span(moment(10), moment(12)))
    found = countdown(limit, moment(8), pauses, moment(13))
    assert found.used == timedelta(hours=2)
    assert found.due_at == moment(19)
    assert not found.paused
    running = countdown(limit, moment(8), (Span(moment(9)),), moment(13))
    assert (running.used, running.paused) == (timedelta(hours=1), True)


def test_a_pause_over_midnight_and_a_holiday_changes_nothing_in_the_count() -> None:
    limit = ceiling(Branch.ADMINISTRATIVE, date(2026, 9, 30), extended=False)
    arrived = at(date(2026, 9, 30), 22)
    found = countdown(limit, arrived, (), at(date(2026, 10, 1), 5, 59))
    assert found.due_at == at(date(2026, 10, 1), 6)
    assert found.stage is Stage.QUARTER


_MINUTES = st.integers(min_value=0, max_value=2000)


@given(st.lists(st.tuples(_MINUTES, _MINUTES), max_size=6), _MINUTES)
def test_what_does_not_count_is_never_longer_than_the_stay(
    spans: list[tuple[int, int]], stay: int
) -> None:
    start = moment(0)
    made = [
        Span(start + timedelta(minutes=min(pair)), start + timedelta(minutes=max(pair)))
        for pair in spans
    ]
    left = start + timedelta(minutes=stay)
    assert timedelta() <= paused(made, start, left) <= left - start


@pytest.mark.parametrize(
    ("born", "minor"),
    [(date(2008, 9, 25), True), (date(2008, 9, 24), False), (date(2008, 9, 23), False)],
)
def test_a_minor_is_under_eighteen_on_the_day(born: date, minor: bool) -> None:  # noqa: FBT001
    assert is_minor(born, moment(9)) is minor
    assert not is_minor(None, moment(9))


def notice(number: str = "1号", proof: str = "") -> Assistance:
    units = ("甲大队", "乙大队")
    when = moment(9)
    return Assistance(AssistanceId(1), 1, None, number, when, units, None, None, "", None, proof)


def test_nothing_is_withdrawn_before_vehicle_or_driver_is_found() -> None:
    watch = Watch(WatchId(1), 1, "蓝色货车", moment(9), "", None, "")
    assert tasks([notice()], [watch], None) == ()
    assert [one.kind for one in tasks([notice()], [watch], moment(12))] == [
        TaskKind.WITHDRAW,
        TaskKind.LIFT,
    ]
    lifted = Watch(WatchId(1), 1, "蓝色货车", moment(9), "", moment(12), "回执")
    assert tasks([notice(proof="传真")], [lifted], moment(12)) == ()


def test_a_withdrawal_goes_to_the_same_units_in_any_order() -> None:
    require_same_scope(("乙大队", "甲大队"), ("甲大队", "乙大队"))
    with pytest.raises(Refusal) as caught:
        require_same_scope(("甲大队",), ("甲大队", "乙大队"))
    assert caught.value.reason is Reason.RECIPIENTS_DIFFER
    assert caught.value.article == "146.46"


def test_what_leaks_is_named_once() -> None:
    assert leaks("宋巧云受伤，宋巧云", ("宋巧云", "宋", "", "卢建平")) == ("宋巧云",)
