"""Callers are owned to an answer; what was promised has a day; petitions are followed."""

from datetime import date, timedelta

import pytest

from cases.records.cases import CaseKind, Intake
from cases.records.ids import CaseId
from cases.records.officers import Role, TeamRole
from cases.records.receptions import (
    ContactKind,
    PetitionEntry,
    PromiseKind,
    ReceptionEntry,
    ReceptionKind,
    Way,
)
from cases.records.times import at
from cases.refusals import Reason, Refusal
from cases.services.desk import Desk
from tests.conftest import Clock, DeskOf

CALLER = ReceptionEntry(
    kind=ReceptionKind.INQUIRY,
    way=Way.VISIT,
    visitor="齐月桂",
    contact="13900000012",
    about="2026-0163",
    matter="问丈夫的车何时能领",
    came_at=at(date(2026, 9, 24), 9),
    answer_by=date(2026, 9, 30),
)
PETITION = PetitionEntry(
    petitioner="田广禄",
    source="支队信访办转办",
    received_on=date(2026, 9, 22),
    matter="不服责任认定",
    answer_by=date(2026, 11, 20),
    number="信转〔2026〕17号",
)


@pytest.fixture
def lead(desk_of: DeskOf) -> Desk:
    return desk_of("王砚秋", Role.INVESTIGATOR)


def a_case(desk: Desk) -> CaseId:
    return desk.cases.open_case(
        Intake(kind=CaseKind.INJURY, occurred_at=at(date(2026, 9, 20), 8), place="环城路")
    )


def test_whoever_was_asked_first_owns_the_matter_to_an_answer(desk_of: DeskOf) -> None:
    duty, lead = desk_of("何晓棠", Role.DUTY_DESK), desk_of("王砚秋", Role.INVESTIGATOR)
    caller = duty.receptions.receive(CALLER)
    assert [one.entry for one in duty.receptions.mine()] == [CALLER]
    assert lead.receptions.mine() == ()
    duty.receptions.pass_on(caller, lead.officer.id, "他是主办")
    assert duty.receptions.mine(answered=True) == ()
    (held,) = lead.receptions.mine()
    assert held.received_by == "何晓棠"
    assert [(step.from_name, step.to_name, step.why) for step in held.passed] == [
        ("何晓棠", "王砚秋", "他是主办")
    ]
    lead.receptions.answer(caller, "五日内书面通知领取")
    assert lead.receptions.mine() == ()
    (done,) = lead.receptions.mine(answered=True)
    assert done.answer == "五日内书面通知领取"


def test_nobody_answers_or_passes_on_what_is_not_his(desk_of: DeskOf) -> None:
    duty, other = desk_of("何晓棠", Role.DUTY_DESK), desk_of("段子衡", Role.DUTY_DESK)
    caller = duty.receptions.receive(CALLER)
    with pytest.raises(Refusal):
        other.receptions.answer(caller, "答了")
    with pytest.raises(Refusal):
        other.receptions.pass_on(caller, other.officer.id, "给我")
    assert len(duty.receptions.mine()) == 1


def test_the_journal_does_not_say_who_called_or_why(desk_of: DeskOf) -> None:
    from cases.store import engine, journal
    from cases.store.guard import Acting

    duty = desk_of("何晓棠", Role.DUTY_DESK)
    duty.receptions.receive(CALLER)
    with engine.session(duty.store.door, Acting(0, duty.now(), door=True)) as session:
        rows = engine.driver(session).execute("SELECT entry FROM main.journal").fetchall()
    assert journal.SCHEMA
    told = "".join(row[0] for row in rows)
    assert "reception.receive" in told
    assert "齐月桂" not in told
    assert "领" not in told


def test_a_caller_from_the_future_is_refused(desk_of: DeskOf, clock: Clock) -> None:
    from dataclasses import replace

    duty = desk_of("何晓棠", Role.DUTY_DESK)
    with pytest.raises(Refusal) as refused:
        duty.receptions.receive(replace(CALLER, came_at=clock() + timedelta(hours=1)))
    assert refused.value.reason is Reason.IN_THE_FUTURE


def test_contacts_are_for_the_team_also_after_the_conclusion(desk_of: DeskOf) -> None:
    lead, squad = desk_of("王砚秋", Role.INVESTIGATOR), desk_of("罗见微", Role.INVESTIGATOR)
    case = a_case(lead)
    lead.contacts.add(case, ContactKind.INFLUENCE, "田家二叔", "13900000077", "说话管用")
    lead.contacts.add(case, ContactKind.CALL_FOR_HELP, "滨河派出所", "", "门口围堵，来了四人")
    assert [one.kind for one in lead.contacts.of_case(case)] == [
        ContactKind.CALL_FOR_HELP,
        ContactKind.INFLUENCE,
    ]
    with pytest.raises(Refusal):
        squad.contacts.of_case(case)
    lead.cases.close(case, "调解达成协议")
    assert squad.cases.open_file(case).number
    with pytest.raises(Refusal):
        squad.contacts.of_case(case)


def test_a_call_back_is_owed_after_the_conclusion_too(lead: Desk) -> None:
    case = a_case(lead)
    lead.cases.close(case, "调解达成协议")
    call = lead.promises.promise(
        case, PromiseKind.CALL_BACK, "田广福", "问履行情况和意见", date(2026, 10, 15)
    )
    (owed,) = lead.promises.mine()
    assert (owed.whom, owed.due_on) == ("田广福", date(2026, 10, 15))
    assert owed.working_days_left == 10
    lead.promises.keep(call, "已履行，没有意见", content=True)
    assert lead.promises.mine() == ()
    (kept,) = lead.promises.of_case(case)
    assert kept.content is True


def test_a_promise_is_not_made_for_yesterday(lead: Desk) -> None:
    case = a_case(lead)
    with pytest.raises(Refusal):
        lead.promises.promise(case, PromiseKind.ANSWER, "家属", "答复", date(2026, 9, 23))


def test_a_petition_is_followed_to_its_answer(desk_of: DeskOf) -> None:
    lead, other = desk_of("王砚秋", Role.INVESTIGATOR), desk_of("罗见微", Role.INVESTIGATOR)
    case = a_case(lead)
    petition = lead.petitions.record(case, PETITION)
    lead.petitions.follow(petition, "约谈，说明认定依据")
    (open_one,) = lead.petitions.list()
    assert [step.text for step in open_one.steps] == ["约谈，说明认定依据"]
    assert other.petitions.list() == ()
    with pytest.raises(Refusal):
        other.petitions.follow(petition, "看看")
    lead.petitions.answer(petition, "书面答复并送达")
    assert lead.petitions.list() == ()
    assert lead.petitions.of_case(case)[0].answered_on == date(2026, 9, 24)


def test_a_mediator_of_the_case_sees_no_petitions(desk_of: DeskOf) -> None:
    lead, mediator = desk_of("王砚秋", Role.INVESTIGATOR), desk_of("苏映雪", Role.MEDIATOR)
    case = a_case(lead)
    lead.assignment.join(case, mediator.officer.id, TeamRole.MEDIATOR)
    lead.petitions.record(case, PETITION)
    assert mediator.petitions.list() == ()


def test_what_is_owed_runs_as_a_clock_also_when_the_case_is_closed(lead: Desk) -> None:
    case = a_case(lead)
    lead.cases.close(case, "调解达成协议")
    assert lead.cases.head(case).next_due_on is None
    call = lead.promises.promise(
        case, PromiseKind.CALL_BACK, "田广福", "问履行情况", date(2026, 10, 15)
    )
    petition = lead.petitions.record(case, PETITION)
    assert lead.cases.head(case).next_due_on == date(2026, 10, 15)
    lead.promises.keep(call, "没有意见")
    assert lead.cases.head(case).next_due_on == PETITION.answer_by
    lead.petitions.answer(petition, "书面答复")
    assert lead.cases.head(case).next_due_on is None
