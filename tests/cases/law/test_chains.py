"""Chains of periods: several appraisals, a case moved, hours, things held, what follows."""

from datetime import date, timedelta

import pytest

from cases.law.clock import Clock, ClockState
from cases.law.facts import Fact, Frame
from cases.law.steps import StepKind
from cases.records.times import at
from tests.cases.law.story import ANNA, BO, CALENDAR, TWO, K, fact, kinds, on, one

RUN = Frame(parties=(ANNA, BO), hit_and_run=True)
SCENE = fact(K.SCENE_INVESTIGATED, date(2026, 3, 2))


def state_at(hour: int, minute: int, *facts: Fact) -> Clock:
    from cases.law.clocks import clocks

    now = at(date(2026, 3, 4), hour, minute)
    return one(clocks(facts, TWO, CALENDAR, now), "summons.inquiry")


def test_of_several_appraisals_the_last_to_be_settled_starts_the_five_days() -> None:
    facts = [
        SCENE,
        *(fact(K.APPRAISAL_COMMISSIONED, date(2026, 3, 3), item=item) for item in "12"),
        *(fact(K.APPRAISAL_RECEIVED, date(2026, 3, 9), item=item) for item in "12"),
        fact(K.APPRAISAL_SERVED, date(2026, 3, 10), ANNA, item="1"),
        fact(K.APPRAISAL_SERVED, date(2026, 3, 10), BO, item="1"),
        fact(K.APPRAISAL_SERVED, date(2026, 3, 11), ANNA, item="2"),
        fact(K.APPRAISAL_SERVED, date(2026, 3, 12), BO, item="2"),
    ]
    clock = one(on(date(2026, 3, 18), *facts, frame=TWO), "determination.after_appraisal")
    # served on Bo on 3/12, three days to 3/17, then five
    assert (clock.start, clock.due) == (date(2026, 3, 17), date(2026, 3, 24))
    assert clock.replaces == "determination.made"


def test_a_new_appraisal_granted_to_one_party_holds_the_others_back() -> None:
    served = [
        fact(K.APPRAISAL_RECEIVED, date(2026, 3, 9), item="1"),
        fact(K.APPRAISAL_SERVED, date(2026, 3, 10), ANNA, item="1"),
        fact(K.APPRAISAL_SERVED, date(2026, 3, 10), BO, item="1"),
        fact(K.REAPPRAISAL_REQUESTED, date(2026, 3, 12), BO, item="1"),
    ]
    waits = one(on(date(2026, 3, 18), SCENE, *served, frame=TWO), "determination.after_appraisal")
    assert waits.waiting_for == (K.REAPPRAISAL_APPROVED, K.REAPPRAISAL_REFUSED)
    granted = fact(K.REAPPRAISAL_APPROVED, date(2026, 3, 13), item="1")
    waits = one(
        on(date(2026, 3, 18), SCENE, *served, granted, frame=TWO), "determination.after_appraisal"
    )
    assert waits.waiting_for == (K.REAPPRAISAL_RECEIVED,)
    made = fact(K.REAPPRAISAL_RECEIVED, date(2026, 3, 26), item="1")
    clock = one(
        on(date(2026, 3, 27), SCENE, *served, granted, made, frame=TWO),
        "determination.after_appraisal",
    )
    assert clock.due == date(2026, 4, 2)


def test_a_report_with_a_defect_settles_nothing_until_the_new_one() -> None:
    first = [
        SCENE,
        fact(K.APPRAISAL_COMMISSIONED, date(2026, 3, 3), item="1"),
        fact(K.APPRAISAL_RECEIVED, date(2026, 3, 9), item="1"),
        fact(K.APPRAISAL_DEFECT_FOUND, date(2026, 3, 10), item="1"),
    ]
    found = on(date(2026, 3, 11), *first, frame=TWO)
    assert one(found, "appraisal.defect").due == date(2026, 3, 12)
    assert {clock.state for clock in found if clock.rule_id == "appraisal.served"} == {
        ClockState.CEASED
    }
    waits = one(found, "determination.after_appraisal")
    assert waits.waiting_for == (K.APPRAISAL_RECOMMISSIONED,)
    second = [
        *first,
        fact(K.APPRAISAL_RECOMMISSIONED, date(2026, 3, 11), item="1"),
        fact(K.APPRAISAL_RECEIVED, date(2026, 3, 20), item="1"),
        fact(K.APPRAISAL_SERVED, date(2026, 3, 23), ANNA, item="1"),
        fact(K.APPRAISAL_SERVED, date(2026, 3, 23), BO, item="1"),
    ]
    clock = one(on(date(2026, 3, 27), *second, frame=TWO), "determination.after_appraisal")
    assert (clock.start, clock.due) == (date(2026, 3, 26), date(2026, 4, 2))


def test_an_appraisal_ends_on_the_day_agreed_and_within_the_longest_when_extended() -> None:
    sent = fact(K.APPRAISAL_COMMISSIONED, date(2026, 3, 3), item="1", until=date(2026, 3, 20))
    clock = one(on(date(2026, 3, 10), sent), "appraisal.completed")
    assert (clock.due, clock.limit) == (date(2026, 3, 20), date(2026, 4, 2))
    longer = fact(K.APPRAISAL_EXTENDED, date(2026, 3, 18), item="1", until=date(2026, 6, 1))
    clock = one(on(date(2026, 3, 20), sent, longer), "appraisal.completed")
    # sixty days at most, whatever was approved
    assert (clock.due, clock.count and clock.count.length) == (date(2026, 5, 2), 60)
    assert StepKind.EXTENDED in kinds(clock)


def test_a_case_received_counts_anew_what_was_not_done_before() -> None:
    made = [
        SCENE,
        fact(K.SCENE_FINISHED, date(2026, 3, 2)),
        fact(K.VEHICLE_FOUND, date(2026, 3, 3)),
        fact(K.DRIVER_FOUND, date(2026, 3, 3)),
        fact(K.CASE_RECEIVED, date(2026, 3, 10)),
    ]
    found = on(date(2026, 3, 11), *made, frame=TWO)
    clock = one(found, "determination.made")
    assert (clock.start, clock.due) == (date(2026, 3, 10), date(2026, 3, 24))
    assert StepKind.CASE_RECEIVED in kinds(clock)
    assert one(found, "case.registered").start == date(2026, 3, 10)
    # what was done before it came stays done
    sent = fact(K.APPRAISAL_COMMISSIONED, date(2026, 3, 4))
    appraisal = one(on(date(2026, 3, 11), *made, sent, frame=TWO), "appraisal.commissioned")
    assert (appraisal.state, appraisal.start) == (ClockState.DONE, date(2026, 3, 2))


def test_a_right_of_a_party_and_a_suspension_do_not_begin_anew() -> None:
    facts = [
        fact(K.DETERMINATION_MADE, date(2026, 3, 5)),
        fact(K.DETERMINATION_SERVED, date(2026, 3, 6), ANNA),
        fact(K.SUSPENSION_APPROVED, date(2026, 3, 4)),
        SCENE,
        fact(K.CASE_RECEIVED, date(2026, 3, 10)),
    ]
    found = on(date(2026, 3, 11), *facts, frame=TWO)
    assert one(found, "review.application", subject=ANNA).start == date(2026, 3, 6)
    assert one(found, "suspension.maximum").start == date(2026, 3, 4)


def test_a_case_sent_away_leaves_only_the_notice_to_the_parties() -> None:
    facts = [
        SCENE,
        fact(K.NOT_OURS_FOUND, date(2026, 3, 3), hour=9),
        fact(K.TRANSFERRED, date(2026, 3, 4), hour=8),
    ]
    found = on(date(2026, 3, 5), *facts, frame=TWO)
    assert one(found, "transfer.sent").state is ClockState.DONE
    assert one(found, "determination.made").state is ClockState.CEASED
    assert {clock.rule_id for clock in found if clock.is_open} == {"transfer.parties_told"}
    back = fact(K.CASE_RECEIVED, date(2026, 3, 9))
    again = one(on(date(2026, 3, 10), *facts, back, frame=TWO), "determination.made")
    assert (again.state, again.due) == (ClockState.RUNNING, date(2026, 3, 23))


@pytest.mark.parametrize(
    ("sent", "state"), [((4, 9, 0), ClockState.DONE), ((4, 9, 1), ClockState.MISSED)]
)
def test_the_twenty_four_hours_of_a_transfer_end_on_the_minute(
    sent: tuple[int, int, int], state: ClockState
) -> None:
    from dataclasses import replace

    day, hour, minute = sent
    told = fact(K.TRANSFERRED, date(2026, 3, day))
    told = replace(told, happened_at=at(date(2026, 3, day), hour, minute))
    found = on(date(2026, 3, 5), fact(K.NOT_OURS_FOUND, date(2026, 3, 3)), told)
    assert one(found, "transfer.sent").state is state


def test_a_summons_ends_after_eight_hours_and_after_twenty_four_when_allowed() -> None:
    arrived = fact(K.SUMMONS_ARRIVED, date(2026, 3, 4), ANNA, item="1", hour=9)
    assert state_at(17, 0, arrived).state is ClockState.RUNNING
    assert state_at(17, 1, arrived).state is ClockState.OVERDUE
    longer = fact(K.SUMMONS_EXTENDED, date(2026, 3, 4), ANNA, item="1", hour=16)
    clock = state_at(17, 1, arrived, longer)
    assert (clock.state, clock.due_at) == (ClockState.RUNNING, at(date(2026, 3, 5), 9))
    left = fact(K.SUMMONS_LEFT, date(2026, 3, 4), ANNA, item="1", hour=12)
    assert state_at(18, 0, arrived, left).state is ClockState.DONE
    another = fact(K.SUMMONS_LEFT, date(2026, 3, 4), BO, item="2", hour=12)
    assert state_at(18, 0, arrived, another).state is ClockState.OVERDUE


def test_a_seized_vehicle_goes_from_five_days_to_thirty_to_three_months() -> None:
    seized = [
        fact(K.VEHICLE_SEIZED, date(2026, 3, 2), item="车1"),
        fact(K.APPRAISAL_SETTLED, date(2026, 3, 9)),
    ]
    assert one(on(date(2026, 3, 10), *seized), "vehicle.release").due == date(2026, 3, 16)
    told = fact(K.VEHICLE_RELEASE_NOTIFIED, date(2026, 3, 12), item="车1")
    found = on(date(2026, 3, 20), *seized, told)
    assert one(found, "vehicle.collection").due == date(2026, 4, 13)
    assert one(found, "vehicle.announcement").projected
    late = one(on(date(2026, 4, 15), *seized, told), "vehicle.announcement")
    assert (late.state, late.due) == (ClockState.OVERDUE, date(2026, 4, 14))
    public = fact(K.VEHICLE_ANNOUNCED, date(2026, 4, 14), item="车1")
    found = on(date(2026, 5, 1), *seized, told, public)
    assert one(found, "vehicle.announced").due == date(2026, 7, 14)
    assert one(found, "vehicle.collection").state is ClockState.MISSED
    come = fact(K.VEHICLE_COLLECTED, date(2026, 5, 8), item="车1")
    assert not [clock for clock in on(date(2026, 5, 9), *seized, told, public, come)
                if clock.is_open]  # fmt: skip


def test_each_seized_vehicle_has_its_own_release() -> None:
    facts = [
        *(fact(K.VEHICLE_SEIZED, date(2026, 3, 2), item=item) for item in ("车1", "车2")),
        fact(K.APPRAISAL_SETTLED, date(2026, 3, 9)),
        fact(K.VEHICLE_RELEASE_NOTIFIED, date(2026, 3, 10), item="车1"),
    ]
    found = on(date(2026, 3, 11), *facts)
    assert one(found, "vehicle.release", item="车1").state is ClockState.DONE
    assert one(found, "vehicle.release", item="车2").state is ClockState.RUNNING


def test_things_held_go_back_after_thirty_days_or_sixty() -> None:
    held = fact(K.ITEM_SEIZED, date(2026, 9, 3), item="物1")
    assert one(on(date(2026, 9, 10), held), "item.seizure").due == date(2026, 10, 3)
    longer = fact(K.SEIZURE_EXTENDED, date(2026, 9, 30), item="物1", until=date(2026, 10, 20))
    clock = one(on(date(2026, 10, 5), held, longer), "item.seizure")
    assert (clock.due, clock.limit) == (date(2026, 10, 20), date(2026, 11, 2))


def test_the_body_goes_from_the_examination_to_the_notice_to_the_burial() -> None:
    facts = [
        fact(K.DEATH, date(2026, 3, 2), ANNA),
        fact(K.APPRAISAL_COMMISSIONED, date(2026, 3, 4), ANNA, item="尸检"),
        fact(K.APPRAISAL_SETTLED, date(2026, 3, 11), item="尸检"),
    ]
    found = on(date(2026, 3, 11), *facts)
    assert one(found, "appraisal.body").due == date(2026, 3, 5)
    assert one(found, "body.notice").due == date(2026, 3, 11)
    served = fact(K.BODY_NOTICE_SERVED, date(2026, 3, 12), BO)
    found = on(date(2026, 3, 20), *facts, served)
    assert one(found, "burial.period").due == date(2026, 3, 26)
    found = on(date(2026, 3, 30), *facts, served)
    assert one(found, "burial.overdue").state is ClockState.OVERDUE
    done = fact(K.BODY_DISPOSED, date(2026, 3, 30), ANNA)
    assert one(on(date(2026, 3, 31), *facts, served, done), "burial.overdue").done_on


def test_the_notice_of_assistance_is_withdrawn_when_vehicle_or_driver_is_found() -> None:
    issued = fact(K.ASSISTANCE_ISSUED, date(2026, 3, 2), item="1")
    watched = fact(K.WATCH_SET, date(2026, 3, 2), item="1")
    before = on(date(2026, 3, 5), issued, watched, frame=RUN)
    assert not [clock for clock in before if clock.rule_id.startswith("pursuit.w")]
    found = on(date(2026, 3, 6), issued, watched, fact(K.DRIVER_FOUND, date(2026, 3, 5)), frame=RUN)
    for rule in ("pursuit.withdrawn", "pursuit.watch_lifted"):
        clock = one(found, rule)
        assert (clock.state, clock.due) == (ClockState.OVERDUE, date(2026, 3, 5))


def test_a_court_names_its_own_day_earlier_or_later() -> None:
    for named in (date(2026, 3, 3), date(2026, 3, 20)):
        asked = fact(K.COURT_FILE_REQUESTED, date(2026, 3, 2), item="1", until=named)
        assert one(on(date(2026, 3, 2), asked), "court.file").due == named
    asked = fact(K.COURT_FILE_REQUESTED, date(2026, 3, 2), item="1")
    assert one(on(date(2026, 3, 2), asked), "court.file").due == date(2026, 3, 5)


def test_service_by_public_notice_is_over_by_itself() -> None:
    posted = fact(K.PUBLIC_NOTICE_POSTED, date(2026, 3, 4), ANNA, item="认定书")
    clock = one(on(date(2026, 5, 6), posted), "service.public_notice")
    assert (clock.due, clock.state) == (date(2026, 5, 6), ClockState.RUNNING)
    after = date(2026, 5, 6) + timedelta(days=1)
    assert one(on(after, posted), "service.public_notice").state is ClockState.ELAPSED


def test_the_fund_is_told_once_the_driver_is_known_and_it_had_paid() -> None:
    paid = fact(K.FUND_PAID, date(2026, 3, 9), ANNA)
    assert not [c for c in on(date(2026, 3, 20), paid, frame=RUN) if c.rule_id.startswith("resc")]
    driver = fact(K.DRIVER_FOUND, date(2026, 3, 18))
    clock = one(on(date(2026, 3, 18), paid, driver, frame=RUN), "rescue.fund_told")
    assert (clock.due, kinds(clock)[0]) == (date(2026, 3, 18), StepKind.CONDITIONS_MET)


def test_work_on_a_case_shows_that_it_was_registered_without_saying_when() -> None:
    told = fact(K.REPORT_RECEIVED, date(2026, 3, 1))
    clock = one(on(date(2026, 3, 5), told, SCENE), "case.registered")
    assert (clock.state, clock.done_on) == (ClockState.DONE, None)


def test_copies_are_expected_from_the_day_the_appraisal_is_due() -> None:
    sent = fact(K.APPRAISAL_COMMISSIONED, date(2026, 9, 11), item="1", until=date(2026, 9, 30))
    clock = one(on(date(2026, 9, 24), sent, frame=TWO), "appraisal.served")
    assert (clock.projected, clock.start, clock.due) == (
        True,
        date(2026, 9, 30),
        date(2026, 10, 13),
    )
    back = fact(K.APPRAISAL_RECEIVED, date(2026, 9, 23), item="1")
    found = on(date(2026, 9, 24), sent, back, frame=TWO)
    assert {clock.projected for clock in found if clock.rule_id == "appraisal.served"} == {False}


def test_the_vehicle_of_a_hit_and_run_is_waited_for() -> None:
    clock = one(on(date(2026, 3, 5), SCENE, frame=RUN), "appraisal.vehicle")
    assert (clock.state, clock.waiting_for) == (ClockState.NOT_STARTED, (K.VEHICLE_FOUND,))
    assert "appraisal.vehicle" not in {c.rule_id for c in on(date(2026, 3, 5), SCENE, frame=TWO)}
