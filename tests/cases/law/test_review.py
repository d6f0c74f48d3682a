from datetime import date

from cases.law.clock import ClockState
from tests.cases.law.story import (
    ANNA,
    BO,
    MADE,
    SCENE,
    SERVED_ANNA,
    SERVED_BO,
    TWO,
    K,
    fact,
    on,
    one,
)


def test_each_party_may_ask_for_review_within_three_days_of_its_own_service() -> None:
    found = on(date(2026, 3, 23), SCENE, MADE, SERVED_ANNA, SERVED_BO, frame=TWO)
    anna = one(found, "review.application", subject=ANNA)
    bo = one(found, "review.application", subject=BO)
    assert (anna.due, anna.state) == (date(2026, 3, 20), ClockState.LAPSED)
    assert (bo.due, bo.state) == (date(2026, 3, 24), ClockState.RUNNING)


def test_an_application_in_time_goes_up_within_two_days_a_late_one_does_not() -> None:
    in_time = fact(K.REVIEW_APPLIED, date(2026, 3, 20), ANNA)
    late = fact(K.REVIEW_APPLIED, date(2026, 3, 25), BO)
    found = on(date(2026, 3, 25), SCENE, MADE, SERVED_ANNA, SERVED_BO, in_time, late, frame=TWO)
    assert one(found, "review.forwarded").key.subject == ANNA
    assert one(found, "review.forwarded").due == date(2026, 3, 24)
    assert one(found, "review.application", subject=BO).state is ClockState.MISSED


def test_a_review_takes_thirty_calendar_days_and_is_served_on_everyone() -> None:
    facts = [
        SCENE, MADE, SERVED_ANNA, SERVED_BO,
        fact(K.REVIEW_APPLIED_ABOVE, date(2026, 3, 20), ANNA),
        fact(K.REVIEW_FILE_REQUESTED, date(2026, 3, 23)),
        fact(K.REVIEW_ACCEPTED, date(2026, 3, 20)),
    ]  # fmt: skip
    found = on(date(2026, 3, 24), *facts, frame=TWO)
    assert one(found, "review.application", subject=ANNA).state is ClockState.DONE
    assert one(found, "review.file").due == date(2026, 3, 30)
    assert one(found, "review.concluded").due == date(2026, 4, 20)
    upheld = fact(K.REVIEW_UPHELD, date(2026, 4, 10))
    found = on(date(2026, 4, 13), *facts, upheld, frame=TWO)
    assert one(found, "review.concluded").state is ClockState.DONE
    assert one(found, "review.served", subject=BO).due == date(2026, 4, 15)


def test_an_order_to_start_again_opens_a_second_round_without_a_second_review() -> None:
    facts = [
        SCENE, MADE, SERVED_ANNA, SERVED_BO,
        fact(K.REVIEW_APPLIED, date(2026, 3, 20), ANNA),
        fact(K.REVIEW_ORDERED_REDO, date(2026, 4, 9)),
    ]  # fmt: skip
    found = on(date(2026, 4, 10), *facts, frame=TWO)
    redo = one(found, "review.redo")
    assert (redo.due, redo.key.round) == (date(2026, 4, 23), 2)
    assert one(found, "determination.made").state is ClockState.DONE

    again = [
        fact(K.DETERMINATION_MADE, date(2026, 4, 20)),
        fact(K.DETERMINATION_SERVED, date(2026, 4, 21), ANNA),
    ]
    found = on(date(2026, 4, 22), *facts, *again, frame=TWO)
    assert one(found, "review.redo").state is ClockState.DONE
    assert one(found, "determination.served", subject=ANNA, round=2).state is ClockState.DONE
    assert one(found, "review.application", subject=ANNA).due == date(2026, 3, 20)
    assert one(found, "mediation.application").due == date(2026, 5, 8)


def test_a_new_appraisal_in_the_second_round_gives_five_days_after_it() -> None:
    facts = [
        SCENE, MADE,
        fact(K.REVIEW_ORDERED_REDO, date(2026, 4, 9)),
        fact(K.APPRAISAL_COMMISSIONED, date(2026, 4, 13)),
        fact(K.APPRAISAL_SETTLED, date(2026, 5, 11)),
    ]  # fmt: skip
    clock = one(on(date(2026, 5, 12), *facts), "review.redo_after_appraisal")
    assert (clock.due, clock.replaces) == (date(2026, 5, 18), "review.redo")
