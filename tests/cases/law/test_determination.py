from datetime import date

from cases.law.clock import ClockState
from cases.law.facts import Frame
from cases.law.steps import StepKind
from tests.cases.law.story import ANNA, BO, CAI, CALENDAR, SCENE, K, fact, kinds, on, one, rule_ids


def test_ten_working_days_run_from_the_scene_investigation() -> None:
    clock = one(
        on(date(2026, 9, 24), fact(K.SCENE_INVESTIGATED, date(2026, 9, 17))), "determination.made"
    )
    assert clock.due == date(2026, 10, 8)
    assert clock.state is ClockState.RUNNING
    assert clock.working_days_left(CALENDAR, date(2026, 9, 24)) == 4
    assert clock.article == "道路交通事故处理程序规定 第六十二条第一款"
    assert clock.is_open


def test_without_a_scene_the_clock_waits_for_it() -> None:
    clock = one(on(date(2026, 9, 24)), "determination.made")
    assert clock.state is ClockState.NOT_STARTED
    assert clock.waiting_for == (K.SCENE_INVESTIGATED,)
    assert (clock.due, clock.working_days_left(CALENDAR, date(2026, 9, 24))) == (None, None)


def test_a_determination_is_done_in_time_late_or_without_a_known_start() -> None:
    scene = fact(K.SCENE_INVESTIGATED, date(2026, 9, 17))
    in_time = fact(K.DETERMINATION_MADE, date(2026, 10, 8))
    late = fact(K.DETERMINATION_MADE, date(2026, 10, 9))
    day = date(2026, 11, 2)
    assert one(on(day, scene, in_time), "determination.made").state is ClockState.DONE
    assert one(on(day, scene, late), "determination.made").state is ClockState.MISSED
    assert one(on(day, late), "determination.made").state is ClockState.DONE
    assert one(on(day, scene), "determination.made").state is ClockState.OVERDUE


def test_service_is_expected_after_the_due_day_until_the_paper_is_made() -> None:
    served = one(
        on(date(2026, 9, 24), fact(K.SCENE_INVESTIGATED, date(2026, 9, 17))), "determination.served"
    )
    assert served.projected
    assert (served.start, served.due) == (date(2026, 10, 8), date(2026, 10, 12))
    assert served.state is ClockState.NOT_STARTED
    assert kinds(served)[0] is StepKind.EXPECTED


def test_each_party_is_served_within_three_days_on_its_own() -> None:
    found = on(
        date(2026, 3, 6),
        fact(K.DETERMINATION_MADE, date(2026, 3, 2)),
        fact(K.DETERMINATION_SERVED, date(2026, 3, 3), ANNA),
        fact(K.DETERMINATION_SERVED, date(2026, 3, 6), BO),
        frame=Frame(parties=(ANNA, BO, CAI)),
    )
    states = [one(found, "determination.served", subject=party).state for party in (ANNA, BO, CAI)]
    assert states == [ClockState.DONE, ClockState.MISSED, ClockState.OVERDUE]


def test_a_simple_case_has_three_days() -> None:
    found = on(
        date(2026, 3, 2), fact(K.SCENE_INVESTIGATED, date(2026, 3, 2)), frame=Frame(simple=True)
    )
    assert one(found, "determination.simple").due == date(2026, 3, 5)
    assert "determination.made" not in rule_ids(found)


def test_quick_handling_counts_from_the_request_once_it_is_approved() -> None:
    scene = fact(K.SCENE_INVESTIGATED, date(2026, 3, 2))
    asked = fact(K.QUICK_REQUEST, date(2026, 3, 3))
    approved = fact(K.QUICK_APPROVED, date(2026, 3, 4))
    pending = on(date(2026, 3, 3), scene, asked)
    assert one(pending, "determination.quick").waiting_for == (K.QUICK_APPROVED,)
    assert one(pending, "determination.made").state is ClockState.RUNNING
    quick = one(on(date(2026, 3, 4), scene, asked, approved), "determination.quick")
    assert (quick.due, quick.replaces) == (date(2026, 3, 10), "determination.made")


HIT_AND_RUN = Frame(hit_and_run=True)


def test_a_hit_and_run_waits_for_vehicle_and_driver_both() -> None:
    scene = fact(K.SCENE_INVESTIGATED, date(2026, 9, 8))
    vehicle = fact(K.VEHICLE_FOUND, date(2026, 9, 14))
    driver = fact(K.DRIVER_FOUND, date(2026, 9, 17))
    day = date(2026, 9, 24)
    nothing = one(on(day, scene, frame=HIT_AND_RUN), "determination.after_capture")
    half = one(on(day, scene, vehicle, frame=HIT_AND_RUN), "determination.after_capture")
    both = one(on(day, scene, driver, vehicle, frame=HIT_AND_RUN), "determination.after_capture")
    assert nothing.waiting_for == (K.VEHICLE_FOUND, K.DRIVER_FOUND)
    assert half.waiting_for == (K.DRIVER_FOUND,)
    assert (both.start, both.due) == (date(2026, 9, 17), date(2026, 10, 8))
    assert kinds(both)[0] is StepKind.VEHICLE_AND_DRIVER


def test_a_victims_written_request_starts_ten_days_of_its_own() -> None:
    asked = fact(K.VICTIM_REQUEST, date(2026, 9, 17), ANNA)
    found = on(date(2026, 9, 24), asked, frame=HIT_AND_RUN)
    clock = one(found, "determination.victim_request", subject=ANNA)
    assert (clock.due, clock.state) == (date(2026, 10, 8), ClockState.RUNNING)
    expected = one(found, "determination.served", subject=ANNA)
    assert (expected.projected, expected.due) == (True, date(2026, 10, 12))
    assert one(found, "determination.after_capture").state is ClockState.NOT_STARTED


def test_the_victims_determination_is_served_on_the_victim_only() -> None:
    found = on(
        date(2026, 10, 9),
        fact(K.VICTIM_REQUEST, date(2026, 9, 17), ANNA),
        fact(K.VICTIM_DETERMINATION_MADE, date(2026, 9, 30), ANNA),
        fact(K.DETERMINATION_SERVED, date(2026, 10, 9), ANNA),
        frame=Frame(parties=(ANNA, BO), hit_and_run=True),
    )
    assert one(found, "determination.victim_request").state is ClockState.DONE
    served = one(found, "determination.served")
    assert (served.key.subject, served.due) == (ANNA, date(2026, 10, 10))
    assert served.state is ClockState.DONE


def test_a_solved_case_answers_the_victims_request_with_its_determination() -> None:
    found = on(
        date(2026, 10, 12),
        fact(K.VICTIM_REQUEST, date(2026, 9, 17), ANNA),
        fact(K.VEHICLE_FOUND, date(2026, 9, 21)),
        fact(K.DRIVER_FOUND, date(2026, 9, 21)),
        fact(K.DETERMINATION_MADE, date(2026, 9, 30)),
        frame=Frame(parties=(ANNA, BO), hit_and_run=True),
    )
    assert one(found, "determination.victim_request").state is ClockState.DONE
    assert one(found, "determination.after_capture").state is ClockState.DONE
    served = [clock for clock in found if clock.rule_id == "determination.served"]
    assert [(clock.key.subject, clock.key.item) for clock in served] == [(ANNA, ""), (BO, "")]


def test_a_request_counts_only_in_a_hit_and_run() -> None:
    found = on(date(2026, 9, 24), fact(K.VICTIM_REQUEST, date(2026, 9, 17), ANNA))
    assert "determination.victim_request" not in rule_ids(found)


def test_an_appraisal_settled_before_the_capture_leaves_the_ten_days() -> None:
    facts = [
        fact(K.APPRAISAL_COMMISSIONED, date(2026, 3, 2)),
        fact(K.APPRAISAL_SETTLED, date(2026, 3, 9)),
        fact(K.VEHICLE_FOUND, date(2026, 3, 16)),
        fact(K.DRIVER_FOUND, date(2026, 3, 16)),
    ]
    clock = one(on(date(2026, 3, 17), *facts, frame=HIT_AND_RUN), "determination.after_capture")
    assert clock.due == date(2026, 3, 30)
    uncaught = on(date(2026, 3, 17), *facts[:2], frame=HIT_AND_RUN)
    assert one(uncaught, "determination.after_capture").state is ClockState.NOT_STARTED


def test_a_suspension_stops_the_days_and_five_follow_when_its_cause_is_gone() -> None:
    approved = fact(K.SUSPENSION_APPROVED, date(2026, 3, 9))
    during = on(date(2026, 3, 20), SCENE, approved)
    stopped = one(during, "determination.made")
    assert (stopped.state, stopped.due) == (ClockState.SUSPENDED, None)
    assert stopped.waiting_for == (K.SUSPENSION_CAUSE_GONE,)
    assert one(during, "suspension.maximum").due == date(2026, 5, 8)
    at_worst = one(during, "determination.after_suspension")
    assert (at_worst.projected, at_worst.due) == (True, date(2026, 5, 14))

    gone = fact(K.SUSPENSION_CAUSE_GONE, date(2026, 3, 23))
    after = on(date(2026, 3, 24), SCENE, approved, gone)
    resumed = one(after, "determination.after_suspension")
    assert (resumed.due, resumed.state) == (date(2026, 3, 30), ClockState.RUNNING)
    assert resumed.replaces == "determination.made"
    assert one(after, "suspension.maximum").state is ClockState.DONE
    assert "determination.made" not in rule_ids(after)


def test_a_suspension_runs_out_on_its_sixtieth_day_even_on_a_holiday() -> None:
    facts = (
        fact(K.SCENE_INVESTIGATED, date(2026, 8, 3)),
        fact(K.SUSPENSION_APPROVED, date(2026, 8, 4)),
    )
    last = on(date(2026, 10, 3), *facts)
    assert one(last, "determination.made").state is ClockState.SUSPENDED
    over = on(date(2026, 10, 4), *facts)
    assert one(over, "suspension.maximum").state is ClockState.LAPSED
    clock = one(over, "determination.after_suspension")
    assert (clock.start, clock.due) == (date(2026, 10, 3), date(2026, 10, 13))
    assert kinds(clock)[0] is StepKind.SUSPENSION_RAN_OUT


def test_a_suspension_approved_for_less_ends_earlier() -> None:
    approved = fact(K.SUSPENSION_APPROVED, date(2026, 3, 9), until=date(2026, 3, 31))
    found = on(date(2026, 3, 20), SCENE, approved)
    clock = one(found, "suspension.maximum")
    assert (clock.due, clock.limit) == (date(2026, 3, 31), date(2026, 5, 8))
    assert StepKind.APPROVED_FOR_LESS in kinds(clock)


def test_two_suspensions_together_last_no_longer_than_the_longest_one() -> None:
    facts = (
        SCENE,
        fact(K.SUSPENSION_APPROVED, date(2026, 3, 9)),
        fact(K.SUSPENSION_CAUSE_GONE, date(2026, 3, 29)),
        fact(K.SUSPENSION_APPROVED, date(2026, 4, 1)),
    )
    found = on(date(2026, 4, 2), *facts)
    assert one(found, "suspension.maximum", item="2").due == date(2026, 5, 11)
    assert one(found, "determination.after_suspension", item="1").state is ClockState.SUSPENDED
    assert len({clock.key for clock in found}) == len(found)


def test_an_approval_on_the_last_day_still_stops_the_days() -> None:
    found = on(date(2026, 3, 18), SCENE, fact(K.SUSPENSION_APPROVED, date(2026, 3, 16)))
    assert one(on(date(2026, 3, 6), SCENE), "determination.made").due == date(2026, 3, 16)
    assert one(found, "determination.made").state is ClockState.SUSPENDED


def test_an_approval_for_exactly_the_longest_time_is_not_one_for_less() -> None:
    approved = fact(K.SUSPENSION_APPROVED, date(2026, 3, 9), until=date(2026, 5, 8))
    assert one(on(date(2026, 3, 20), SCENE, approved), "suspension.maximum").limit is None


def test_an_approval_after_the_time_is_over_stops_nothing() -> None:
    found = on(date(2026, 3, 25), SCENE, fact(K.SUSPENSION_APPROVED, date(2026, 3, 20)))
    assert one(found, "determination.made").state is ClockState.OVERDUE
    assert "determination.after_suspension" not in rule_ids(found)


def test_a_determination_made_during_or_before_a_suspension_ends_the_matter() -> None:
    approved = fact(K.SUSPENSION_APPROVED, date(2026, 3, 9))
    during = on(date(2026, 4, 1), SCENE, approved, fact(K.DETERMINATION_MADE, date(2026, 3, 25)))
    assert one(during, "determination.after_suspension").state is ClockState.DONE
    assert one(during, "suspension.maximum").state is ClockState.DONE
    before = on(date(2026, 4, 1), SCENE, approved, fact(K.DETERMINATION_MADE, date(2026, 3, 6)))
    assert one(before, "determination.made").state is ClockState.DONE
    assert "suspension.maximum" not in rule_ids(before)
