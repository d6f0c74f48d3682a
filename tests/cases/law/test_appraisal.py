from datetime import date

import pytest

from cases.law.clock import ClockState
from cases.law.facts import Fact, FactKind, Frame
from cases.law.steps import StepKind
from tests.cases.law.story import (
    ANNA,
    BACK,
    BO,
    SCENE,
    SENT,
    TO_ANNA,
    TO_BO,
    TWO,
    K,
    fact,
    kinds,
    on,
    one,
    rule_ids,
)


@pytest.mark.parametrize(
    ("facts", "missing"),
    [
        ([SENT], K.APPRAISAL_RECEIVED),
        ([SENT, BACK], K.APPRAISAL_SERVED),
        ([SENT, BACK, TO_ANNA], K.APPRAISAL_SERVED),
    ],
)
def test_an_appraisal_takes_the_place_of_the_ten_days_and_says_what_it_waits_for(
    facts: list[Fact], missing: FactKind
) -> None:
    found = on(date(2026, 3, 13), SCENE, *facts, frame=TWO)
    clock = one(found, "determination.after_appraisal")
    assert (clock.state, clock.waiting_for) == (ClockState.NOT_STARTED, (missing,))
    assert clock.replaces == "determination.made"
    assert "determination.made" not in rule_ids(found)


def test_five_days_run_when_nobody_asked_for_a_new_appraisal() -> None:
    facts = (SCENE, SENT, BACK, TO_ANNA, TO_BO)
    waiting = one(on(date(2026, 3, 17), *facts, frame=TWO), "determination.after_appraisal")
    running = one(on(date(2026, 3, 18), *facts, frame=TWO), "determination.after_appraisal")
    assert waiting.projected
    assert waiting.state is ClockState.NOT_STARTED
    assert running.state is ClockState.RUNNING
    assert (running.start, running.due) == (date(2026, 3, 17), date(2026, 3, 24))
    assert waiting.due == running.due
    assert kinds(running)[:2] == [
        StepKind.APPRAISAL_SETTLED_UNOPPOSED,
        StepKind.LATEST_OF_SEVERAL,
    ]


@pytest.mark.parametrize(
    ("facts", "start", "reason"),
    [
        (
            [fact(K.REAPPRAISAL_REQUESTED, date(2026, 3, 13), ANNA),
             fact(K.REAPPRAISAL_REFUSED, date(2026, 3, 20), ANNA)],
            date(2026, 3, 20),
            StepKind.APPRAISAL_SETTLED_BY_REFUSAL,
        ),
        (
            [fact(K.REAPPRAISAL_REQUESTED, date(2026, 3, 13), ANNA),
             fact(K.REAPPRAISAL_APPROVED, date(2026, 3, 16)),
             fact(K.REAPPRAISAL_RECEIVED, date(2026, 3, 30))],
            date(2026, 3, 30),
            StepKind.APPRAISAL_SETTLED_BY_NEW,
        ),
        (
            [fact(K.REAPPRAISAL_REQUESTED, date(2026, 3, 13), ANNA),
             fact(K.APPRAISAL_SETTLED, date(2026, 4, 1))],
            date(2026, 4, 1),
            StepKind.APPRAISAL_SETTLED_BY_OFFICER,
        ),
        # a request out of time changes nothing
        (
            [fact(K.REAPPRAISAL_REQUESTED, date(2026, 3, 19), ANNA)],
            date(2026, 3, 17),
            StepKind.APPRAISAL_SETTLED_UNOPPOSED,
        ),
    ],
)  # fmt: skip
def test_an_appraisal_is_settled_in_four_ways(
    facts: list[Fact], start: date, reason: StepKind
) -> None:
    found = on(date(2026, 4, 2), SCENE, SENT, BACK, TO_ANNA, TO_BO, *facts, frame=TWO)
    clock = one(found, "determination.after_appraisal")
    assert clock.start == start
    assert reason in kinds(clock)


@pytest.mark.parametrize(
    ("facts", "missing"),
    [
        ([], (K.REAPPRAISAL_APPROVED, K.REAPPRAISAL_REFUSED)),
        ([fact(K.REAPPRAISAL_APPROVED, date(2026, 3, 16))], (K.REAPPRAISAL_RECEIVED,)),
    ],
)
def test_a_request_for_a_new_appraisal_keeps_it_open(
    facts: list[Fact], missing: tuple[FactKind, ...]
) -> None:
    asked = fact(K.REAPPRAISAL_REQUESTED, date(2026, 3, 13), ANNA)
    found = on(date(2026, 4, 2), SCENE, SENT, BACK, TO_ANNA, TO_BO, asked, *facts, frame=TWO)
    assert one(found, "determination.after_appraisal").waiting_for == missing


def test_a_request_on_the_third_day_is_in_time() -> None:
    asked = fact(K.REAPPRAISAL_REQUESTED, date(2026, 3, 16), ANNA)
    found = on(date(2026, 4, 2), SCENE, SENT, BACK, TO_ANNA, TO_BO, asked, frame=TWO)
    assert one(found, "determination.after_appraisal").start is None


def test_an_appraisal_settled_on_the_day_of_capture_leaves_the_ten_days() -> None:
    found = on(
        date(2026, 3, 17),
        fact(K.APPRAISAL_SETTLED, date(2026, 3, 16)),
        fact(K.VEHICLE_FOUND, date(2026, 3, 16)),
        fact(K.DRIVER_FOUND, date(2026, 3, 16)),
        frame=Frame(hit_and_run=True),
    )
    assert one(found, "determination.after_capture").due == date(2026, 3, 30)


def test_of_several_appraisals_the_last_to_be_settled_counts() -> None:
    facts = [
        fact(K.APPRAISAL_COMMISSIONED, date(2026, 3, 3), item="血样"),
        fact(K.APPRAISAL_SETTLED, date(2026, 3, 10), item="血样"),
        fact(K.APPRAISAL_COMMISSIONED, date(2026, 3, 3), item="车检"),
    ]
    open_one = one(on(date(2026, 3, 24), SCENE, *facts), "determination.after_appraisal")
    assert open_one.waiting_for == (K.APPRAISAL_RECEIVED,)
    last = fact(K.APPRAISAL_SETTLED, date(2026, 3, 18), item="车检")
    clock = one(on(date(2026, 3, 24), SCENE, *facts, last), "determination.after_appraisal")
    assert clock.start == date(2026, 3, 18)
    assert StepKind.LATEST_OF_SEVERAL in kinds(clock)


def test_copies_go_to_every_party_and_each_may_ask_within_three_days() -> None:
    found = on(date(2026, 3, 13), SCENE, SENT, BACK, TO_ANNA, frame=TWO)
    assert one(found, "appraisal.served", subject=ANNA).state is ClockState.DONE
    assert one(found, "appraisal.served", subject=BO).due == date(2026, 3, 17)
    assert one(found, "appraisal.reappraisal", subject=ANNA).due == date(2026, 3, 16)


def test_a_seized_vehicle_is_offered_back_within_five_days_of_settlement() -> None:
    seized = fact(K.VEHICLE_SEIZED, date(2026, 3, 2))
    found = on(date(2026, 3, 18), SCENE, SENT, BACK, TO_ANNA, TO_BO, seized, frame=TWO)
    assert one(found, "vehicle.release").due == date(2026, 3, 24)
    assert "vehicle.release" not in rule_ids(on(date(2026, 3, 18), SCENE, seized))


def test_an_appraisal_served_before_the_rules_waits_for_the_officer() -> None:
    facts = [
        fact(K.APPRAISAL_SERVED, date(2018, 4, 20)),
        fact(K.SCENE_INVESTIGATED, date(2018, 5, 2)),
    ]
    clock = one(on(date(2018, 5, 8), *facts), "determination.after_appraisal")
    assert clock.waiting_for == (K.APPRAISAL_SETTLED,)
