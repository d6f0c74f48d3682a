"""What may be held by which measure, what may never be written of it, what a list points at."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.law.articles import articles
from cases.law.clock import ClockState
from cases.law.custody import (
    TERMS,
    concerns,
    ends,
    has_period,
    require_holdable,
    require_no_firm,
    require_no_money,
    require_proven,
    resting_on,
    starts,
)
from cases.law.facts import FactKind
from cases.records.holding import Concern, Measure, Receiving, Running, ThingKind
from cases.records.times import at
from cases.refusals import Reason, Refusal

NOW = at(date(2026, 9, 24), 9)


def test_every_measure_rests_on_an_article_that_is_in_the_book() -> None:
    assert set(TERMS) == set(Measure)
    assert {
        resting_on(measure, kind).article for measure in Measure for kind in TERMS[measure].kinds
    } <= articles().keys()


@pytest.mark.parametrize(
    ("kind", "article"),
    [
        (ThingKind.PLATE, "violation.39"),
        (ThingKind.GOODS, "violation.37"),
        (ThingKind.VEHICLE, "violation.38"),
    ],
)
def test_forged_plates_alarms_and_scrapped_vehicles_are_forfeited_by_articles_of_their_own(
    kind: ThingKind, article: str
) -> None:
    assert resting_on(Measure.FORFEITED, kind).article == article


@given(st.sampled_from(Measure), st.sampled_from(ThingKind))
def test_what_may_be_held_has_both_ends_of_its_period_or_none(
    measure: Measure, kind: ThingKind
) -> None:
    with suppress(Refusal):
        require_holdable(measure, kind)
    if kind in TERMS[measure].kinds and has_period(measure, kind):
        assert starts(measure, kind) is FactKind.ITEM_SEIZED
        assert ends(measure, kind) is FactKind.ITEM_RETURNED


@pytest.mark.parametrize("measure", [one for one in Measure if one is not Measure.CUSTODY])
def test_cargo_is_looked_after_and_never_seized(measure: Measure) -> None:
    require_holdable(Measure.CUSTODY, ThingKind.CARGO)
    with pytest.raises(Refusal) as found:
        require_holdable(measure, ThingKind.CARGO)
    assert found.value.reason is Reason.CARGO_NOT_SEIZED


def test_an_accident_vehicle_and_a_driving_licence_have_no_thirty_days() -> None:
    assert not has_period(Measure.EVIDENCE, ThingKind.VEHICLE)
    assert starts(Measure.EVIDENCE, ThingKind.VEHICLE) is FactKind.VEHICLE_SEIZED
    assert ends(Measure.EVIDENCE, ThingKind.VEHICLE) is FactKind.VEHICLE_COLLECTED
    assert starts(Measure.WITHHELD, ThingKind.DRIVING_LICENCE) is None
    assert has_period(Measure.WITHHELD, ThingKind.VEHICLE)


@pytest.mark.parametrize(
    "words",
    ["到宏达停车场领取", "由顺发停车服务有限公司保管", "平安施救有限公司拖离", "清障公司"],
)
def test_no_parking_or_towing_firm_is_named(words: str) -> None:
    with pytest.raises(Refusal) as found:
        require_no_firm("本大队车辆保管处", words)
    assert found.value.reason is Reason.PARKING_FIRM_NAMED


@pytest.mark.parametrize(
    "words",
    [
        "缴清赔偿款后放行",
        "交押金两千元",
        "停车费已结清",
        "预付医疗费后领取",
        "罚款缴纳凭证",
        "交纳保证金",
    ],
)
def test_no_release_depends_on_money(words: str) -> None:
    with pytest.raises(Refusal) as found:
        require_no_money(words)
    assert found.value.reason is Reason.MONEY_CONDITION


@pytest.mark.parametrize(
    "words",
    [
        "检验、鉴定完成",
        "与扣留时一致",
        "本大队车辆保管处 3 号位",
        "车辆管理员 沈默",
        "凭身份证和行驶证领取",
        "交给车主本人，外观完好",
        "付某某的代理人领取",
    ],
)
def test_plain_words_pass(words: str) -> None:
    require_no_firm(words)
    require_no_money(words)


def test_whoever_is_not_the_holder_proves_his_right() -> None:
    require_proven(Receiving.HIMSELF, "")
    for capacity in set(Receiving) - {Receiving.HIMSELF}:
        require_proven(capacity, "授权委托书")
        with pytest.raises(Refusal) as found:
            require_proven(capacity, "  ")
        assert found.value.reason is Reason.RECEIVER_UNPROVEN


def seen(*running: Running, hours: int = 1, **changes: bool) -> tuple[Concern, ...]:
    values = {"approved": True, "with_officer": False, "case_over": False} | changes
    return concerns(
        (),
        running,
        approved=values["approved"],
        with_officer=values["with_officer"],
        case_over=values["case_over"],
        seized_at=NOW - timedelta(hours=hours),
        soon=("V1",),
        now=NOW,
    )


def running(rule: str, state: ClockState) -> Running:
    return Running(rule, "期限", "Period", "146.39", state, NOW.date())


def test_nothing_is_pointed_at_when_all_is_in_order() -> None:
    assert seen() == ()
    assert seen(running("V9", ClockState.RUNNING)) == ()


def test_a_list_points_at_what_is_overdue_and_only_then_at_what_comes() -> None:
    late, near = running("V2", ClockState.OVERDUE), running("V1", ClockState.RUNNING)
    assert seen(near) == (Concern.SOON,)
    assert seen(late, near) == (Concern.OVERDUE,)


def test_a_thing_is_with_its_keeper_within_a_day() -> None:
    assert seen(with_officer=True, hours=24) == ()
    assert seen(with_officer=True, hours=25) == (Concern.NOT_STORED,)


def test_unapproved_and_left_behind_by_its_case_are_both_seen() -> None:
    assert seen(approved=False, case_over=True) == (Concern.UNAPPROVED, Concern.CASE_OVER)
