"""The first hour, notices of assistance and their withdrawal, and what belongs to no case."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest

from cases.law.facts import FactKind
from cases.papers.summoning import AssistanceNotice, AssistanceWithdrawal
from cases.records.access import SecretEntry, SecretKind
from cases.records.cases import CaseKind, FactEntry, Intake
from cases.records.ids import CaseId
from cases.records.officers import Role, TeamRole
from cases.records.pursuit import (
    Assistance,
    AssistanceId,
    Coming,
    FirstStep,
    NoticeWords,
    SurrenderEntry,
    TaskKind,
)
from cases.records.roadside import IncomingEntry, IncomingStep, NextStep, NoteEntry
from cases.records.times import at
from cases.refusals import Reason, Refusal
from cases.services.desk import Desk
from reports.preview import page_text
from reports.registers import register
from tests.cases.services import summoning
from tests.cases.services.summoning import Found
from tests.conftest import Clock, DeskOf

NIGHT = date(2026, 9, 18)
UNITS = ("澄州市公安局交通警察支队北塘大队", "澄州市公安局交通警察支队河东大队")


@pytest.fixture
def lead(desk_of: DeskOf, clock: Clock) -> Desk:
    clock.go_to(at(NIGHT, 20, 10))
    return desk_of("王砚秋", Role.INVESTIGATOR)


@pytest.fixture
def approver(desk_of: DeskOf) -> Desk:
    return desk_of("邵国栋", Role.APPROVER)


@pytest.fixture
def found(lead: Desk) -> Found:
    return summoning.opened(lead)


def refused(work: Callable[[], object]) -> Refusal:
    with pytest.raises(Refusal) as caught:
        work()
    return caught.value


def notice(lead: Desk, case: CaseId) -> Assistance:
    return lead.pursuit.of_case(case).notices[-1]


def sent(lead: Desk, approver: Desk, found: Found) -> AssistanceId:
    """A notice of assistance is drafted, approved and issued."""
    made = lead.pursuit.draft_notice(found.case, UNITS)
    summoning.approve(approver, lead.pursuit.ask_approval(made, "车辆向外区逃逸"), "同意")
    paper = notice(lead, found.case).document_id
    assert paper is not None
    lead.documents.issue(paper)
    return made


# --- the first hour -----------------------------------------------------------------------------


def test_each_step_of_the_first_hour_has_its_time_and_the_list_prints(
    lead: Desk, found: Found, clock: Clock
) -> None:
    lead.pursuit.enter(found.case, FirstStep.PLAN, at(NIGHT, 20, 8))
    lead.pursuit.enter(found.case, FirstStep.ROADBLOCK, at(NIGHT, 20, 9), "东环桥头，2组")
    wrong = lead.pursuit.enter(found.case, FirstStep.WATCH, at(NIGHT, 20, 9))
    lead.pursuit.strike(found.case, wrong, "误按")
    clock.go_to(at(NIGHT, 20, 40))
    lead.pursuit.enter(found.case, FirstStep.OTHER, lead.now(), "调取沿线监控")
    shown = lead.pursuit.of_case(found.case)
    assert shown.started_at == at(NIGHT, 20, 6)
    assert [one.step for one in shown.entries if one.struck_at is None] == [
        FirstStep.PLAN,
        FirstStep.ROADBLOCK,
        FirstStep.OTHER,
    ]
    page = lead.pursuit.first_hour_list(found.case)
    assert [row[2] for row in page.rows] == ["+0:02", "+0:03", "+0:34"]
    printed = page_text(register(page), 0)
    assert "启动查缉预案" in printed
    assert "东环桥头" in printed


def open_rules(lead: Desk, found: Found) -> set[str]:
    clocks = lead.cases.open_file(found.case).clocks
    return {clock.rule_id for clock in clocks if clock.is_open}


def test_the_entry_of_the_plan_stops_its_clock_until_it_is_struck_out(
    lead: Desk, found: Found
) -> None:
    assert "pursuit.started" in open_rules(lead, found)
    entry = lead.pursuit.enter(found.case, FirstStep.PLAN, at(NIGHT, 20, 8))
    assert "pursuit.started" not in open_rules(lead, found)
    lead.pursuit.strike(found.case, entry, "误按")
    assert "pursuit.started" in open_rules(lead, found)


def test_an_accident_without_flight_has_no_first_hour(lead: Desk) -> None:
    case = lead.cases.open_case(
        Intake(kind=CaseKind.PROPERTY, occurred_at=lead.now(), place="学府路")
    )
    no = refused(lambda: lead.pursuit.enter(case, FirstStep.PLAN, lead.now()))
    assert (no.reason, no.article) == (Reason.NOT_A_HIT_AND_RUN, "146.43")


def test_the_duty_desk_that_took_the_report_acts_in_the_first_hour(
    desk_of: DeskOf, clock: Clock
) -> None:
    clock.go_to(at(NIGHT, 20, 10))
    duty = desk_of("尤值班", Role.DUTY_DESK)
    found = summoning.opened(duty)
    duty.pursuit.enter(found.case, FirstStep.PLAN, duty.now())
    assert duty.pursuit.of_case(found.case).may_write


def test_a_secret_name_stopped_on_its_way_out_is_entered_without_the_name(
    lead: Desk, found: Found
) -> None:
    witness = SecretEntry(kind=SecretKind.WITNESS, name="柏秀兰", phone="13900007788")
    code = lead.access.keep_secret(found.case, witness)
    words = NoticeWords(vehicle="深灰色小型轿车", driver="柏秀兰看见的", direction="向东")
    no = refused(lambda: lead.pursuit.draft_notice(found.case, UNITS, None, words))
    assert no.reason is Reason.PAPER_FAULTY
    assert "柏秀兰" not in str(no.details)
    tried = lead.cases.journal(found.case)[0]
    assert (tried.act, tried.officer) == ("access.word_stopped", "王砚秋")
    assert dict(tried.values) == {
        "attempt": "pursuit.draft_notice",
        "form": "assistance_notice",
        "code": code,
    }
    assert lead.pursuit.of_case(found.case).notices == ()


# --- notices of assistance ----------------------------------------------------------------------


def test_a_notice_carries_the_vehicle_and_its_flight_but_no_victim_and_no_caller(
    lead: Desk, approver: Desk, found: Found
) -> None:
    lead.pursuit.draft_notice(found.case, UNITS)
    paper_id = notice(lead, found.case).document_id
    assert paper_id is not None
    paper = lead.documents.paper(paper_id)
    assert isinstance(paper, AssistanceNotice)
    assert "造成1人受伤" in paper.facts
    assert paper.vehicle == "深灰色小型轿车，右前大灯破碎"
    assert paper.direction == "20时5分沿滨河路向东"
    assert "宋巧云" not in str(paper)
    assert refused(lambda: lead.documents.issue(paper_id)).reason is Reason.APPROVAL_MISSING
    (made,) = [one.id for one in lead.pursuit.of_case(found.case).notices]
    summoning.approve(approver, lead.pursuit.ask_approval(made, "车辆向外区逃逸"), "同意")
    for name in ("宋巧云", "尤大庆", "13900000007"):
        lead.documents.revise(paper_id, replace(paper, facts=f"{paper.facts}，{name}"))
        no = refused(lambda: lead.documents.issue(paper_id))
        assert no.reason is Reason.PAPER_FAULTY
        assert name in str(no.details["detail"])
    lead.documents.revise(paper_id, paper)
    assert lead.documents.issue(paper_id) == "澄临公交协查字〔2026〕1号"
    sheets = lead.documents.open(paper_id).copies
    assert [one.recipient for one in sheets] == [*UNITS, "附卷"]


def test_what_an_act_recorded_is_neither_corrected_nor_withdrawn_as_a_fact(
    lead: Desk, approver: Desk, found: Found
) -> None:
    sent(lead, approver, found)
    lead.pursuit.set_watch(found.case, "深灰色小型轿车", lead.now())
    acts = {
        FactKind.ASSISTANCE_ISSUED: "pursuit.draft_notice",
        FactKind.WATCH_SET: "pursuit.set_watch",
    }
    standing = [one for one in lead.cases.open_file(found.case).facts if one.kind in acts]
    assert {one.kind for one in standing} == set(acts)
    for fact in standing:
        entry = FactEntry(kind=fact.kind, happened_at=lead.now() - timedelta(hours=1))
        harmless = replace(entry, kind=FactKind.SCENE_FINISHED)
        for work in (
            partial(lead.facts.correct, fact.id, entry, "时间记错"),
            partial(lead.facts.correct, fact.id, harmless, "种类记错"),
            partial(lead.facts.withdraw, fact.id, "误记"),
        ):
            no = refused(work)
            assert (no.reason, no.details["act"]) == (Reason.RECORDED_BY_ACT, acts[fact.kind])


def test_once_the_vehicle_is_found_the_notice_is_withdrawn_in_the_same_scope_and_the_watch_lifted(
    lead: Desk, approver: Desk, found: Found, clock: Clock
) -> None:
    made = sent(lead, approver, found)
    watch = lead.pursuit.set_watch(found.case, "深灰色小型轿车", lead.now(), "布控 18 号")
    assert lead.pursuit.of_case(found.case).tasks == ()
    clock.go_to(at(NIGHT + timedelta(days=2), 9))
    lead.facts.record(found.case, FactEntry(kind=FactKind.VEHICLE_FOUND, happened_at=lead.now()))
    tasks = lead.pursuit.of_case(found.case).tasks
    assert [one.kind for one in tasks] == [TaskKind.WITHDRAW, TaskKind.LIFT]
    assert {"pursuit.withdrawn", "pursuit.watch_lifted"} <= open_rules(lead, found)

    no = refused(lambda: lead.pursuit.lift_watch(watch, lead.now(), ""))
    assert (no.reason, no.article) == (Reason.FIELD_MISSING, "146.46")
    lead.pursuit.lift_watch(watch, lead.now(), "系统回执 7 号")
    paper_id = lead.pursuit.draft_withdrawal(made)
    paper = lead.documents.paper(paper_id)
    assert isinstance(paper, AssistanceWithdrawal)
    assert paper.recipients == UNITS
    assert paper.found == "肇事逃逸车辆已于2026年9月20日9时00分查获"
    lead.documents.revise(paper_id, replace(paper, recipients=UNITS[:1]))
    no = refused(lambda: lead.documents.issue(paper_id))
    assert (no.reason, no.article) == (Reason.RECIPIENTS_DIFFER, "146.46")
    lead.documents.revise(paper_id, paper)
    lead.documents.issue(paper_id)
    assert [one.kind for one in lead.pursuit.of_case(found.case).tasks] == [TaskKind.WITHDRAW]
    lead.pursuit.prove_withdrawal(made, lead.now(), "传真报告两份")
    assert lead.pursuit.of_case(found.case).tasks == ()
    assert not {"pursuit.withdrawn", "pursuit.watch_lifted"} & open_rules(lead, found)


def test_whoever_gives_himself_up_counts_as_found_until_that_is_taken_back(
    lead: Desk, approver: Desk, found: Found, clock: Clock
) -> None:
    made = sent(lead, approver, found)
    clock.go_to(at(NIGHT + timedelta(days=2), 9))
    came = SurrenderEntry(
        who="邢树宏",
        at=lead.now(),
        place="事故中队",
        received_by="王砚秋",
        coming=Coming.ACCOMPANIED,
    )
    for wrong, reason in (
        (replace(came, who=" "), Reason.FIELD_MISSING),
        (replace(came, at=lead.now() + timedelta(minutes=1)), Reason.IN_THE_FUTURE),
        (replace(came, at=at(NIGHT, 1)), Reason.TIMES_INVERTED),
    ):
        assert refused(partial(lead.pursuit.surrender, found.case, wrong)).reason is reason
    surrendered = lead.pursuit.surrender(found.case, came)
    shown = lead.pursuit.of_case(found.case)
    assert shown.driver_found_at == came.at
    assert [one.note for one in shown.surrenders] == [
        "邢树宏由亲友陪同（送）来投案；事故中队；接待人：王砚秋"
    ]
    assert [one.kind for one in shown.tasks] == [TaskKind.WITHDRAW]
    assert "pursuit.withdrawn" in open_rules(lead, found)
    assert "determination.after_capture" not in open_rules(lead, found)
    again = partial(lead.pursuit.surrender, found.case, came)
    assert refused(again).reason is Reason.CHANGED_MEANWHILE
    lead.facts.record(found.case, FactEntry(kind=FactKind.VEHICLE_FOUND, happened_at=lead.now()))
    assert "determination.after_capture" in open_rules(lead, found)
    paper = lead.documents.paper(lead.pursuit.draft_withdrawal(made))
    assert isinstance(paper, AssistanceWithdrawal)
    assert paper.found.endswith("肇事逃逸嫌疑人已于2026年9月20日9时00分投案")

    lead.pursuit.take_back_surrender(found.case, surrendered, "误登，来的是其兄")
    assert lead.pursuit.of_case(found.case).driver_found_at is None
    assert "determination.after_capture" not in open_rules(lead, found)
    no = refused(partial(lead.pursuit.take_back_surrender, found.case, surrendered, "又一次"))
    assert no.reason is Reason.CHANGED_MEANWHILE


def test_a_notice_not_issued_is_thrown_away_with_its_draft(
    lead: Desk, approver: Desk, found: Found
) -> None:
    made = lead.pursuit.draft_notice(found.case, UNITS)
    no = refused(lambda: lead.pursuit.draft_withdrawal(made))
    assert no.reason is Reason.NOTICE_STEP
    lead.pursuit.discard_notice(made)
    assert lead.pursuit.of_case(found.case).notices == ()
    assert lead.documents.of_case(found.case) == ()
    issued = sent(lead, approver, found)
    assert refused(lambda: lead.pursuit.discard_notice(issued)).reason is Reason.NOTICE_STEP


def test_a_mediator_sees_nothing_of_the_pursuit(
    lead: Desk, approver: Desk, found: Found, desk_of: DeskOf
) -> None:
    sent(lead, approver, found)
    lead.pursuit.enter(found.case, FirstStep.PLAN, lead.now())
    lead.pursuit.set_watch(found.case, "深灰色小型轿车", lead.now())
    mediator = desk_of("许和", Role.MEDIATOR)
    lead.assignment.join(found.case, mediator.officer.id, TeamRole.MEDIATOR)
    seen = mediator.pursuit.of_case(found.case)
    assert (seen.entries, seen.watches, seen.notices) == ((), (), ())
    assert not seen.may_write


# --- roadside notes -----------------------------------------------------------------------------


def note(lead: Desk, **more: Any) -> NoteEntry:
    values: dict[str, Any] = {
        "happened_at": lead.now() - timedelta(minutes=20),
        "place": "东环路执勤点",
        "offence": "驾驶机动车不按规定车道行驶",
        "plate": "苏Z·8K21F",
        "course": "示意停车后加速驶离",
        "witness": "石磊",
        "witness_signed": True,
    }
    return NoteEntry(**(values | more))


def test_a_driver_who_flees_a_stop_is_no_hit_and_run(
    desk_of: DeskOf, lead: Desk, clock: Clock
) -> None:
    duty = desk_of("尤值班", Role.DUTY_DESK)
    no = refused(lambda: duty.roadside.write(note(duty, accident=True)))
    assert (no.reason, no.article) == (Reason.IT_IS_AN_ACCIDENT, "146.43")
    number = duty.roadside.write(note(duty))
    (mine,) = duty.roadside.notes()
    assert mine.due_at == mine.entry.happened_at + timedelta(hours=24)
    assert mine.article == "violation.46"
    assert lead.roadside.notes() == ()
    clock.advance(hours=3)
    duty.roadside.hand_over(number, lead.officer.id, duty.now())
    (handled,) = lead.roadside.notes()
    assert (handled.handler, handled.late) == ("王砚秋", False)
    no = refused(lambda: duty.roadside.decide(number, NextStep.WATCH, duty.now(), "列入"))
    assert no.reason is Reason.NOT_ALLOWED
    lead.roadside.decide(number, NextStep.WATCH, lead.now(), "车主不配合，列入布控")
    assert lead.roadside.notes()[0].next_step is NextStep.WATCH


def test_a_note_that_comes_after_its_day_is_late(desk_of: DeskOf, lead: Desk, clock: Clock) -> None:
    duty = desk_of("尤值班", Role.DUTY_DESK)
    number = duty.roadside.write(note(duty))
    clock.advance(hours=24)
    duty.roadside.hand_over(number, lead.officer.id, duty.now())
    assert duty.roadside.notes()[0].late


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SQUAD_LEADER], ids=str)
def test_nobody_else_sees_or_changes_a_roadside_note(
    desk_of: DeskOf, lead: Desk, role: Role
) -> None:
    number = lead.roadside.write(note(lead))
    lead.roadside.hand_over(number, lead.officer.id, lead.now())
    other = desk_of("旁人", role)
    assert other.roadside.notes() == ()
    for work in (
        lambda: other.roadside.hand_over(number, lead.officer.id, other.now()),
        lambda: other.roadside.decide(number, NextStep.NONE, other.now(), "算了"),
    ):
        # A people's mediator is no officer: he is shut out of every act but his own.
        shut = role is Role.PEOPLES_MEDIATOR
        assert refused(work).reason is (Reason.NOT_ALLOWED if shut else Reason.NOT_FOUND)
    assert lead.roadside.notes()[0].next_step is NextStep.OPEN


def test_the_squad_leader_puts_a_note_into_other_hands(desk_of: DeskOf, lead: Desk) -> None:
    leader = desk_of("高队", Role.SQUAD_LEADER)
    other = desk_of("周敏", Role.INVESTIGATOR)
    number = lead.roadside.write(note(lead))
    leader.roadside.hand_over(number, other.officer.id, leader.now())
    assert [one.handler for one in other.roadside.notes()] == ["周敏"]


# --- notices from other units -------------------------------------------------------------------


def test_a_notice_from_another_unit_is_acted_on_step_by_step(
    desk_of: DeskOf, lead: Desk, clock: Clock
) -> None:
    duty = desk_of("尤值班", Role.DUTY_DESK)
    number = duty.roadside.receive(
        IncomingEntry(
            sender="北塘大队", received_at=duty.now(), features="白色厢式货车", number="北塘协查9号"
        )
    )
    (seen,) = lead.roadside.incoming()
    assert seen.wanting == (IncomingStep.ACTED,)
    lead.roadside.take_step(number, IncomingStep.ACTED, lead.now(), "东环桥布控")
    assert lead.roadside.incoming()[0].wanting == ()
    clock.advance(minutes=30)
    lead.roadside.take_step(number, IncomingStep.HELD, lead.now(), "扣留于停车场")
    assert lead.roadside.incoming()[0].wanting == (IncomingStep.TOLD, IncomingStep.HANDED_OVER)
    lead.roadside.take_step(number, IncomingStep.TOLD, lead.now(), "电话告知北塘大队")
    lead.roadside.take_step(number, IncomingStep.HANDED_OVER, lead.now(), "移交单2号")
    assert lead.roadside.incoming()[0].wanting == ()
    duty.roadside.withdrawn(number, duty.now(), "对方来函撤销")
    assert lead.roadside.incoming()[0].withdrawn_note == "对方来函撤销"
    assert desk_of("许和", Role.MEDIATOR).roadside.incoming() == ()
