"""How long somebody is questioned, and what is noted meanwhile."""

from datetime import timedelta
from functools import partial

from cases.law.facts import FactKind
from cases.records.summons import (
    EntryKind,
    Signed,
    Stage,
)
from cases.records.times import at
from cases.refusals import Reason
from cases.services.desk import Desk
from tests.cases.services import summoning
from tests.cases.services.summoning import Found
from tests.cases.services.summons.asking import NEXT, came, facts, one, oral, refused
from tests.conftest import Clock


def test_eight_hours_run_from_the_arrival_with_warnings_at_sixty_and_fifteen_minutes(
    lead: Desk, approver: Desk, found: Found, clock: Clock
) -> None:
    came(lead, approver, found, clock)
    stages = []
    for hour, minute in ((16, 9), (16, 10), (16, 54), (16, 55), (17, 9), (17, 10)):
        clock.go_to(at(NEXT, hour, minute))
        counted = one(lead, found).countdown
        assert counted is not None
        assert counted.due_at == at(NEXT, 17, 10)
        stages.append(counted.stage)
    assert stages == [
        Stage.CALM,
        Stage.HOUR,
        Stage.HOUR,
        Stage.QUARTER,
        Stage.QUARTER,
        Stage.OVER,
    ]


def test_twenty_four_hours_need_both_conditions_and_an_approval_of_their_own(
    lead: Desk, approver: Desk, found: Found, clock: Clock
) -> None:
    summons = came(lead, approver, found, clock)
    clock.go_to(at(NEXT, 15))
    for complex_case, detention in ((True, False), (False, True)):
        ask = partial(lead.summons.ask_extension, summons, "涉案人多")
        no = refused(partial(ask, complex_case=complex_case, detention=detention))
        assert (no.reason, no.article) == (Reason.NOT_EXTENDABLE, "admin.69")
    asked = lead.summons.ask_extension(
        summons, "涉案人多，可能行政拘留", complex_case=True, detention=True
    )
    assert refused(lambda: lead.summons.extend(summons)).reason is Reason.APPROVAL_MISSING
    summoning.approve(approver, asked, "同意延长")
    lead.summons.extend(summons)
    extended = one(lead, found)
    assert extended.countdown is not None
    assert extended.countdown.due_at == at(NEXT + timedelta(days=1), 9, 10)
    assert FactKind.SUMMONS_EXTENDED in facts(lead, found)


def test_hours_that_are_over_are_not_made_longer(
    lead: Desk, approver: Desk, found: Found, clock: Clock
) -> None:
    summons = came(lead, approver, found, clock)
    clock.go_to(at(NEXT, 17, 11))
    no = refused(
        lambda: lead.summons.ask_extension(summons, "人多", complex_case=True, detention=True)
    )
    assert no.reason is Reason.SUMMONS_STEP
    lead.summons.leave(summons, lead.now(), Signed.SIGNED)
    left = one(lead, found).countdown
    assert left is not None
    assert left.left == -timedelta(minutes=1)


def test_the_time_until_somebody_is_sober_is_not_counted(
    lead: Desk, approver: Desk, found: Found, clock: Clock
) -> None:
    summons = came(lead, approver, found, clock)
    entry = lead.summons.note(summons, EntryKind.SOBERING, at(NEXT, 9, 10), text="醉酒，周敏看护")
    clock.go_to(at(NEXT, 11, 10))
    counted = one(lead, found).countdown
    assert counted is not None
    assert counted.paused
    assert counted.used == timedelta()
    lead.summons.end_entry(summons, entry, lead.now())
    clock.go_to(at(NEXT, 12, 10))
    counted = one(lead, found).countdown
    assert counted is not None
    assert not counted.paused
    assert counted.due_at == at(NEXT, 19, 10)
    (hours,) = [
        clock
        for clock in lead.cases.open_file(found.case).clocks
        if clock.rule_id == "summons.inquiry"
    ]
    assert hours.due_at == counted.due_at
    assert [step.number for step in hours.steps if step.article == "admin.58"] == [120]


def test_summonses_in_a_row_are_stopped(
    lead: Desk, approver: Desk, found: Found, clock: Clock
) -> None:
    summons = came(lead, approver, found, clock)
    again = summoning.plan(found, at(NEXT, 20))
    no = refused(lambda: lead.summons.prepare(found.case, again))
    assert (no.reason, no.article) == (Reason.SUMMONS_STANDS, "admin.69")
    clock.go_to(at(NEXT, 17))
    lead.summons.leave(summons, lead.now(), Signed.SIGNED)
    no = refused(lambda: lead.summons.prepare(found.case, again))
    assert (no.reason, no.article) == (Reason.SUMMONS_CHAINED, "admin.69")
    assert no.details["free_from"] == at(NEXT + timedelta(days=1), 5)
    clock.go_to(at(NEXT, 18))
    no = refused(lambda: lead.summons.summon_orally(found.case, oral(lead, found)))
    assert no.reason is Reason.SUMMONS_CHAINED
    later = summoning.plan(found, at(NEXT + timedelta(days=1), 5))
    lead.summons.prepare(found.case, later)
