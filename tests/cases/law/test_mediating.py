from datetime import date

import pytest

from cases.law.clock import Clock, ClockState
from cases.law.facts import Claim, Fact, FactKind, Frame, Harm
from cases.law.steps import StepKind
from cases.records.ids import PartyId
from tests.cases.law.story import (
    ACCEPTED,
    ANNA,
    BO,
    CAI,
    FIRST,
    MADE,
    SCENE,
    SECOND,
    SERVED_ANNA,
    SERVED_BO,
    TWO,
    K,
    fact,
    kinds,
    on,
    one,
    rule_ids,
)


def claim(*harms: Harm, relatives: frozenset[PartyId] = frozenset()) -> Frame:
    return Frame(claims=(Claim(FIRST, ANNA, frozenset(harms), relatives),))


def period(day: date, frame: Frame, *facts: Fact) -> Clock:
    return one(on(day, *facts, frame=frame), "mediation.period")


@pytest.mark.parametrize(
    ("harm", "kind"),
    [
        (Harm.INJURY, K.TREATMENT_ENDED),
        (Harm.DISABILITY, K.DISABILITY_GRADED),
        (Harm.PROPERTY, K.LOSS_FIXED),
        (Harm.DEATH, K.BURIAL_PERIOD_END),
    ],
)
def test_mediation_starts_by_the_kind_of_harm(harm: Harm, kind: FactKind) -> None:
    day = date(2026, 3, 25)
    happened = fact(kind, date(2026, 3, 18), ANNA)
    waiting = period(day, claim(harm), ACCEPTED)
    assert waiting.state is ClockState.NOT_STARTED
    assert waiting.waiting_for[0] in {kind, K.BODY_NOTICE_SERVED}
    running = period(day, claim(harm), ACCEPTED, happened)
    assert (running.start, running.due) == (date(2026, 3, 18), date(2026, 4, 1))
    assert running.warn_on == date(2026, 3, 27)


def test_mediation_waits_for_acceptance_first() -> None:
    clock = period(date(2026, 3, 25), claim(Harm.INJURY))
    assert clock.waiting_for == (K.MEDIATION_ACCEPTED,)


def test_a_day_past_at_acceptance_gives_way_to_acceptance() -> None:
    healed = fact(K.TREATMENT_ENDED, date(2026, 2, 2), ANNA)
    clock = period(date(2026, 3, 25), claim(Harm.INJURY), healed, ACCEPTED)
    assert (clock.start, clock.due) == (date(2026, 3, 16), date(2026, 3, 30))
    assert StepKind.STARTS_AT_ACCEPTANCE in kinds(clock)


def test_a_day_that_is_the_day_of_acceptance_stands_by_itself() -> None:
    healed = fact(K.TREATMENT_ENDED, date(2026, 3, 16), ANNA)
    clock = period(date(2026, 3, 25), claim(Harm.INJURY), healed, ACCEPTED)
    assert clock.trigger is K.TREATMENT_ENDED
    assert StepKind.STARTS_AT_ACCEPTANCE not in kinds(clock)


def test_of_several_harms_the_last_one_starts_it() -> None:
    healed = fact(K.TREATMENT_ENDED, date(2026, 3, 18), ANNA)
    graded = fact(K.DISABILITY_GRADED, date(2026, 3, 24), ANNA)
    both = claim(Harm.INJURY, Harm.DISABILITY)
    assert period(date(2026, 3, 25), both, ACCEPTED, healed).waiting_for == (K.DISABILITY_GRADED,)
    clock = period(date(2026, 3, 25), both, ACCEPTED, healed, graded)
    assert clock.start == date(2026, 3, 24)
    assert StepKind.LATEST_OF_SEVERAL in kinds(clock)


def test_a_claim_of_no_named_harm_starts_at_acceptance() -> None:
    assert period(date(2026, 3, 25), claim(), ACCEPTED).start == date(2026, 3, 16)


def test_the_harm_of_another_does_not_start_it() -> None:
    other = fact(K.TREATMENT_ENDED, date(2026, 3, 18), BO)
    clock = period(date(2026, 3, 25), claim(Harm.INJURY), ACCEPTED, other)
    assert clock.waiting_for == (K.TREATMENT_ENDED,)


def test_in_a_death_it_starts_when_the_burial_period_ends() -> None:
    notice = fact(K.BODY_NOTICE_SERVED, date(2026, 3, 11), BO)
    during = period(date(2026, 3, 18), claim(Harm.DEATH), ACCEPTED, notice)
    assert (during.start, during.due) == (date(2026, 3, 25), date(2026, 4, 9))
    assert during.state is ClockState.NOT_STARTED
    assert kinds(during)[0] is StepKind.BURIAL_PERIOD
    begun = period(date(2026, 3, 25), claim(Harm.DEATH), ACCEPTED, notice)
    assert begun.state is ClockState.RUNNING


def test_relatives_served_on_different_days_leave_the_day_to_the_officer() -> None:
    notices = (
        fact(K.BODY_NOTICE_SERVED, date(2026, 3, 11), BO),
        fact(K.BODY_NOTICE_SERVED, date(2026, 3, 12), CAI),
    )
    day = date(2026, 3, 26)
    clock = period(day, claim(Harm.DEATH), ACCEPTED, *notices)
    assert clock.waiting_for == (K.BURIAL_PERIOD_END,)
    fixed = fact(K.BURIAL_PERIOD_END, date(2026, 3, 26), ANNA)
    assert period(day, claim(Harm.DEATH), ACCEPTED, *notices, fixed).start == date(2026, 3, 26)
    hers = claim(Harm.DEATH, relatives=frozenset({BO}))
    assert period(day, hers, ACCEPTED, *notices).start == date(2026, 3, 25)


def test_a_notice_older_than_the_rules_leaves_the_day_to_the_officer() -> None:
    notice = fact(K.BODY_NOTICE_SERVED, date(2018, 4, 27), BO)
    clock = period(
        date(2018, 5, 10),
        claim(Harm.DEATH),
        notice,
        fact(K.MEDIATION_ACCEPTED, date(2018, 5, 9), mediation=FIRST),
    )
    assert clock.waiting_for == (K.BURIAL_PERIOD_END,)


def test_the_paper_is_due_on_the_tenth_day_not_after_it() -> None:
    healed = fact(K.TREATMENT_ENDED, date(2026, 3, 16), ANNA)
    day = date(2026, 4, 20)
    for ended, state in (
        (date(2026, 3, 30), ClockState.DONE),
        (date(2026, 3, 31), ClockState.MISSED),
    ):
        paper = fact(K.TERMINATION_MADE, ended, mediation=FIRST)
        assert period(day, claim(Harm.INJURY), ACCEPTED, healed, paper).state is state


def test_several_claimants_have_a_mediation_and_a_start_each() -> None:
    frame = Frame(
        claims=(
            Claim(FIRST, ANNA, frozenset({Harm.INJURY})),
            Claim(SECOND, BO, frozenset({Harm.PROPERTY})),
        )
    )
    found = on(
        date(2026, 4, 1),
        ACCEPTED,
        fact(K.MEDIATION_ACCEPTED, date(2026, 3, 16), mediation=SECOND),
        fact(K.TREATMENT_ENDED, date(2026, 3, 18), ANNA),
        fact(K.LOSS_FIXED, date(2026, 3, 20), BO),
        fact(K.AGREEMENT_MADE, date(2026, 3, 31), mediation=SECOND),
        frame=frame,
    )
    first = one(found, "mediation.period", mediation=FIRST)
    second = one(found, "mediation.period", mediation=SECOND)
    assert (first.due, first.state) == (date(2026, 4, 1), ClockState.RUNNING)
    assert (second.due, second.state) == (date(2026, 4, 3), ClockState.DONE)


def test_a_refused_mediation_has_no_period() -> None:
    refused = fact(K.MEDIATION_REFUSED, date(2026, 3, 16), mediation=FIRST)
    assert "mediation.period" not in rule_ids(on(date(2026, 3, 17), refused, frame=claim()))


def test_each_party_joins_the_application_within_ten_days_of_what_it_received() -> None:
    signed = fact(K.MEDIATION_APPLIED, date(2026, 3, 20), ANNA)
    found = on(date(2026, 3, 23), SCENE, MADE, SERVED_ANNA, SERVED_BO, signed, frame=TWO)
    anna = one(found, "mediation.application", subject=ANNA)
    bo = one(found, "mediation.application", subject=BO)
    assert (anna.due, anna.state) == (date(2026, 3, 31), ClockState.DONE)
    assert (bo.due, bo.state) == (date(2026, 4, 2), ClockState.RUNNING)


def test_an_upheld_review_starts_the_ten_days_again_for_whom_it_reached() -> None:
    facts = [
        SCENE, MADE, SERVED_ANNA, SERVED_BO,
        fact(K.REVIEW_UPHELD, date(2026, 4, 13)),
        fact(K.REVIEW_SERVED, date(2026, 4, 14), ANNA),
    ]  # fmt: skip
    found = on(date(2026, 4, 15), *facts, frame=TWO)
    assert one(found, "mediation.application", subject=ANNA).due == date(2026, 4, 28)
    assert one(found, "mediation.application", subject=BO).due == date(2026, 4, 2)


def test_after_peoples_mediation_three_days_remain_to_come_back() -> None:
    found = on(date(2026, 3, 17), fact(K.COMMITTEE_ENDED, date(2026, 3, 16), mediation=FIRST))
    clock = one(found, "mediation.application_after_committee")
    assert clock.due == date(2026, 3, 19)
    agreed = on(date(2026, 3, 17), fact(K.COMMITTEE_AGREED, date(2026, 3, 16), mediation=FIRST))
    assert one(agreed, "mediation.confirmation").due == date(2026, 4, 15)


def test_a_local_rule_counts_only_where_the_unit_adopts_it() -> None:
    applied = fact(K.MEDIATION_APPLIED, date(2026, 3, 16), mediation=FIRST)
    day = date(2026, 3, 17)
    assert "mediation.acceptance" not in rule_ids(on(day, applied))
    adopted = Frame(local_rules=frozenset({"mediation.acceptance"}))
    assert one(on(day, applied, frame=adopted), "mediation.acceptance").due == date(2026, 3, 23)


def test_a_relative_who_does_not_bury_in_time_lets_the_period_lapse() -> None:
    notice = fact(K.BODY_NOTICE_SERVED, date(2026, 3, 11), BO)
    assert one(on(date(2026, 3, 26), notice), "burial.period").state is ClockState.LAPSED
    buried = fact(K.BURIAL_DONE, date(2026, 3, 20), BO)
    assert one(on(date(2026, 3, 26), notice, buried), "burial.period").state is ClockState.DONE
