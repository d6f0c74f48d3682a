"""Inquiries: the counter learns nothing, nobody is lost, what was told is on record."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy import text as sql
from sqlalchemy.event import listen, remove

from cases.answers.composing import closing, composed, day_words
from cases.answers.kinds import Asker, Item
from cases.law.facts import FactKind
from cases.records.cases import CaseFilter, CaseKind, FactEntry, Intake, Report
from cases.records.documents import DocumentState
from cases.records.officers import Role, TeamRole
from cases.records.outsiders import FavourWay, InquiryEntry, Outcome
from cases.records.parties import PartyEntry, PartyKind, VehicleEntry
from cases.records.receptions import Way
from cases.records.times import at
from cases.refusals import Reason, Refusal
from cases.services.desk import Desk
from cases.store import engine
from cases.store.guard import Acting, guarded_tables
from reports.preview import page_text
from tests.cases.services import summoning
from tests.cases.services.outsiders.counter import NUMBER, question
from tests.cases.services.summoning import DAY, Found
from tests.conftest import Clock, DeskOf


@pytest.fixture
def lead(desk_of: DeskOf, clock: Clock) -> Desk:
    clock.go_to(at(DAY, 9))
    return desk_of("王砚秋", Role.INVESTIGATOR)


@pytest.fixture
def counter(desk_of: DeskOf) -> Desk:
    return desk_of("谭小满", Role.DUTY_DESK)


@pytest.fixture
def leader(desk_of: DeskOf) -> Desk:
    return desk_of("葛志远", Role.SQUAD_LEADER)


@pytest.fixture
def found(lead: Desk) -> Found:
    return summoning.opened(lead, NUMBER)


@pytest.fixture
def asked(clock: Clock) -> InquiryEntry:
    return question(clock())


def of(reason: Reason, work: Callable[[], object]) -> Refusal:
    with pytest.raises(Refusal) as caught:
        work()
    assert caught.value.reason is reason
    return caught.value


def visible(desk: Desk) -> dict[str, int]:
    """How many rows of every guarded table an officer sees, whatever SQL he sends."""
    with desk.reading() as session:
        return {
            name: session.scalar(sql(f"SELECT count(*) FROM {name}")) or 0
            for name in guarded_tables()
        }


def test_the_counter_sees_the_same_whether_there_is_such_a_case_or_not(
    counter: Desk, lead: Desk, found: Found, asked: InquiryEntry
) -> None:
    before = visible(counter)
    hit = counter.inquiries.receive(asked)
    after_hit = visible(counter)
    miss = counter.inquiries.receive(replace(asked, about="2026-9172"))
    after_miss = visible(counter)
    assert hit == miss
    assert "我们不可以泄露有关案情，请你见谅" in hit.sentence
    assert [len(lead.inquiries.open_inquiries())] == [1]
    grown = [name for name in before if before[name] != after_hit[name]]
    assert grown == [name for name in before if after_hit[name] != after_miss[name]]
    assert grown == ["inquiry_notes"]
    # Taken in by the officer of the case: nothing of that is seen at the counter.
    one, other = counter.inquiries.notes()
    assert replace(one, id=other.id, entry=other.entry) == other
    assert visible(counter) == after_miss
    assert counter.inquiries.found() == ()
    assert counter.cases.page(CaseFilter()).lines == ()
    of(Reason.NOT_ALLOWED, counter.inquiries.strays)


def test_the_counter_asks_the_store_the_same_whether_there_is_such_a_case_or_not(
    counter: Desk, found: Found, asked: InquiryEntry
) -> None:
    sent: dict[str, list[str]] = {}

    def note(_conn: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        sent[number].append(statement)

    listen(Engine, "before_cursor_execute", note)
    try:
        for number in (NUMBER, "2026-9172"):
            sent[number] = []
            counter.inquiries.receive(replace(asked, about=number))
    finally:
        remove(Engine, "before_cursor_execute", note)
    hit, miss = sent.values()
    assert any("inquiry_notes" in statement for statement in hit)
    assert hit == miss


def test_an_inquiry_reaches_whoever_handles_the_case_by_number_plate_or_name(
    counter: Desk, lead: Desk, found: Found, asked: InquiryEntry, desk_of: DeskOf
) -> None:
    counter.inquiries.receive(asked)
    counter.inquiries.receive(replace(asked, about="", somebody="宋巧云"))
    counter.inquiries.receive(replace(asked, about="", somebody="不认识的人"))
    stranger = desk_of("贺长林", Role.INVESTIGATOR)
    assert stranger.inquiries.open_inquiries() == ()
    taken = lead.inquiries.open_inquiries()
    assert [one.case_number for one in taken] == [NUMBER, NUMBER]
    assert all(one.is_owed and one.said for one in taken)
    assert lead.inquiries.take_in() == 0
    assert stranger.inquiries.found() == ()


def test_an_open_hit_and_run_is_owed_an_answer_until_it_is_on_record(
    counter: Desk, lead: Desk, found: Found, asked: InquiryEntry, clock: Clock
) -> None:
    counter.inquiries.receive(asked)
    (one,) = lead.inquiries.open_inquiries()
    assert [due.rule for due in lead.agenda.today().dues if "family" in due.rule] == [
        "pursuit.family_told"
    ]
    of(
        Reason.RECORDED_BY_ACT,
        lambda: lead.facts.record(
            found.case, FactEntry(kind=FactKind.FAMILY_TOLD, happened_at=clock())
        ),
    )
    assert of(Reason.INQUIRY_UNANSWERED, lambda: lead.cases.close(found.case, "结")).details == {
        "n": 1
    }
    clock.advance(minutes=6)
    sheet = lead.inquiries.sheet(found.case, Asker.VICTIM)
    told = [offer.item for offer in sheet.offers if offer.is_ticked]
    lead.inquiries.answer(one.id, told, "案件由民警王砚秋负责。", way=Way.VISIT)
    assert not [due for due in lead.agenda.today().dues if "family" in due.rule]
    assert lead.inquiries.open_inquiries() == ()
    (kept,) = lead.inquiries.found("王砚秋负责")
    assert kept.answer is not None
    assert kept.answer.outcome is Outcome.ANSWERED
    assert [one.item for one in kept.answer.told] == told
    assert {one.ground for one in kept.answer.withheld}
    assert lead.inquiries.found("没有这句") == ()
    of(
        Reason.CHANGED_MEANWHILE,
        lambda: lead.inquiries.answer(one.id, (), "再答", way=Way.VISIT),
    )


def test_the_record_of_an_answer_is_issued_and_says_what_was_withheld(
    lead: Desk, found: Found, asked: InquiryEntry
) -> None:
    inquiry = lead.inquiries.enter(found.case, replace(asked, about=""))
    of(Reason.NOT_FOUND, lambda: lead.inquiries.issue_record(inquiry))
    lead.inquiries.answer(inquiry, [Item.OFFICER], "案件由民警王砚秋负责。", way=Way.VISIT)
    record = lead.inquiries.issue_record(inquiry)
    assert lead.inquiries.issue_record(inquiry) == record
    document, pages = lead.documents.opened(record)
    assert document.line.state is DocumentState.ISSUED
    words = page_text(pages, 0)
    for part in (
        "宋一帆",
        "查到车没有",
        "嫌疑车辆、人员及排查范围",
        "行政程序第51条",
        "第四十七条",
    ):
        assert part in words
    assert "宋巧云" not in words


def test_an_answer_with_a_name_or_a_number_of_somebody_else_is_refused(
    lead: Desk, found: Found, asked: InquiryEntry
) -> None:
    inquiry = lead.inquiries.enter(found.case, asked)
    for word in ("尤大庆", "13900000007", "139 0000 0007"):
        answer = f"请问{word}。"
        refused = of(
            Reason.ANSWER_LEAKS,
            partial(lead.inquiries.answer, inquiry, (), answer, way=Way.PHONE),
        )
        assert refused.article == "146.47"
    lead.inquiries.answer(inquiry, (), "宋一帆同志，案件正在依法侦办。", way=Way.PHONE)


def test_what_finds_no_case_goes_to_the_squad_leader_and_is_passed_on_or_settled(
    counter: Desk, lead: Desk, leader: Desk, found: Found, asked: InquiryEntry, clock: Clock
) -> None:
    counter.inquiries.receive(asked)
    assert leader.inquiries.strays() == ()  # it fits; its officer has time to come
    counter.inquiries.receive(replace(asked, about="", plate="苏Z00000", question="我的车呢"))
    counter.inquiries.receive(replace(asked, about="2025-1", question="赔多少"))
    second, first = leader.inquiries.strays()
    leader.inquiries.pass_on(first.id, found.case)
    of(Reason.NOT_FOUND, lambda: leader.inquiries.pass_on(first.id, found.case))
    leader.inquiries.settle(second.id, "已告知向原办案单位询问")
    assert leader.inquiries.strays() == ()
    assert len(counter.inquiries.notes()) == 3
    taken = {one.entry.question: one for one in lead.inquiries.open_inquiries()}
    assert set(taken) == {"查到车没有", "我的车呢"}
    lead.inquiries.turn_back(taken["我的车呢"].id, "不是本案车辆")
    assert [one.entry.question for one in leader.inquiries.strays()] == ["我的车呢"]
    # Its clock stops with it, the other one's runs.
    assert len([due for due in lead.agenda.today().dues if "family" in due.rule]) == 1
    clock.advance(days=4)
    counter.inquiries.receive(replace(asked, asked_at=clock() - timedelta(days=4), question="旧"))
    assert "旧" in {one.entry.question for one in leader.inquiries.strays()}


def test_who_does_not_handle_the_case_neither_answers_nor_enters(
    lead: Desk, found: Found, asked: InquiryEntry, desk_of: DeskOf
) -> None:
    inquiry = lead.inquiries.enter(found.case, asked)
    approver = desk_of("邵国栋", Role.APPROVER)
    lead.assignment.join(found.case, approver.officer.id, TeamRole.APPROVER)
    for work in (
        lambda: approver.inquiries.enter(found.case, asked),
        lambda: approver.inquiries.sheet(found.case, Asker.VICTIM),
        lambda: approver.inquiries.answer(inquiry, (), "x", way=Way.VISIT),
    ):
        of(Reason.NOT_ALLOWED, work)
    of(
        Reason.MEDDLING_RECORDED_APART,
        lambda: lead.inquiries.enter(found.case, replace(asked, asker=Asker.COLLEAGUE)),
    )


def test_a_colleague_at_the_counter_is_recorded_as_meddling_and_passed_to_nobody(
    counter: Desk, lead: Desk, leader: Desk, found: Found, asked: InquiryEntry
) -> None:
    counter.inquiries.receive(replace(asked, asker=Asker.COLLEAGUE, name="本大队庄某"))
    assert counter.inquiries.notes() == ()
    assert lead.inquiries.open_inquiries() == ()
    assert leader.inquiries.strays() == ()
    (one,) = counter.favours.list()
    assert (one.entry.person, one.entry.way) == ("本大队庄某", FavourWay.IN_PERSON)


def test_nothing_of_it_is_changed_or_deleted_by_any_statement(
    counter: Desk, lead: Desk, found: Found, asked: InquiryEntry
) -> None:
    counter.inquiries.receive(asked)
    lead.inquiries.take_in()
    for table in ("inquiry_notes", "inquiries"):
        for statement in (f"UPDATE {table} SET question='x'", f"DELETE FROM {table}"):
            door = Acting(lead.officer.id, lead.now(), door=True)
            with (
                pytest.raises(engine.DriverError, match="stays"),
                engine.session(lead.store.door, door) as session,
            ):
                session.execute(sql(statement))


def test_nothing_typed_into_a_case_comes_out_in_what_may_be_told(lead: Desk, clock: Clock) -> None:
    secret = "密字第零号"
    party = PartyEntry(
        name=f"{secret}甲",
        kind=PartyKind.INJURED,
        phone=f"{secret}乙",
        address=f"{secret}丙",
        injury_note=f"{secret}丁",
        relation=f"{secret}戊",
    )
    case = lead.cases.open_case(
        Intake(
            number="2026-0199",
            kind=CaseKind.INJURY,
            occurred_at=at(DAY, 8),
            place=f"{secret}己",
            brief=f"{secret}庚",
            hit_and_run=True,
            report=Report(caller=f"{secret}辛", fled_vehicle=f"{secret}壬", weather=secret),
            parties=(party,),
            vehicles=(VehicleEntry(plate=secret, kind=secret, make=secret, insurer=secret),),
            drives=(0,),
        )
    )
    for kind in (FactKind.ACCEPTANCE_DECIDED, FactKind.APPRAISAL_COMMISSIONED):
        entry = FactEntry(kind=kind, happened_at=clock(), item=secret, note=secret)
        lead.facts.record(case, entry)
    for asker in Asker:
        found = lead.inquiries.sheet(case, asker)
        told = [offer.item for offer in found.offers]
        words = composed(found, told, closing(asker))
        assert secret not in words + repr(found)


def test_what_may_be_told_is_made_of_the_facts_and_clocks_of_the_case(
    lead: Desk, found: Found, clock: Clock
) -> None:
    clock.go_to(at(DAY, 17))
    for kind, hour, party in (
        (FactKind.ACCEPTANCE_DECIDED, 9, None),
        (FactKind.APPRAISAL_COMMISSIONED, 10, None),
        (FactKind.FUND_ADVANCE_NEEDED, 11, found.rider),
        (FactKind.FUND_NOTIFIED, 12, found.rider),
        (FactKind.VICTIM_REQUEST, 13, found.rider),
    ):
        entry = FactEntry(kind=kind, happened_at=at(DAY, hour), party_id=party)
        lead.facts.record(found.case, entry)
    texts = {
        offer.item: offer.text for offer in lead.inquiries.sheet(found.case, Asker.VICTIM).offers
    }
    assert texts[Item.ACCEPTED] == "案件在办，2026年9月21日已受理"
    assert texts[Item.OFFICER] == "案件由民警王砚秋负责，电话0000-1234567"
    assert texts[Item.FUND_TOLD] == "抢救费用已于2026年9月21日书面通知救助基金垫付"
    due = {one.rule_id: one.due for one in lead.cases.open_file(found.case).clocks}
    for item, rule in (
        (Item.VICTIM_DETERMINATION, "determination.victim_request"),
        (Item.APPRAISAL, "appraisal.completed"),
    ):
        day = due[rule]
        assert day is not None
        assert day_words(day) in texts[item]
    assert Item.VICTIM_REQUEST not in texts
    for kind in (FactKind.VEHICLE_FOUND, FactKind.DRIVER_FOUND):
        lead.facts.record(found.case, FactEntry(kind=kind, happened_at=at(DAY, 14)))
    sheet = lead.inquiries.sheet(found.case, Asker.VICTIM)
    assert not sheet.is_owed
    assert "案件已经侦破，正在依法处理" in {offer.text for offer in sheet.offers}
