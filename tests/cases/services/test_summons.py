"""Questioning and summoning through the services, and what is refused on the way."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest

from cases.law.facts import FactKind
from cases.papers.kinds import FormKind, ServiceMethod
from cases.papers.summoning import FamilyNoticePaper, SummonsCertificate
from cases.records.cases import FactEntry
from cases.records.documents import DocumentFilter, DocumentState, RegisterKind, Serving
from cases.records.officers import Role, TeamRole
from cases.records.parties import PartyEntry, PartyKind
from cases.records.summons import (
    Branch,
    EntryKind,
    FamilyException,
    FamilyNotice,
    FamilyWay,
    Guardian,
    InquiryEntry,
    NoticeOutcome,
    NoticeWay,
    OralSummons,
    Signed,
    Stage,
    Summons,
    SummonsId,
    SummonsState,
    Suspicion,
    Venue,
)
from cases.records.times import at
from cases.refusals import Reason, Refusal
from cases.services.desk import Desk
from cases.services.summons.holding import Which
from reports.preview import page_text
from tests.cases.services import summoning
from tests.cases.services.summoning import DAY, PLACE, Found
from tests.conftest import Clock, DeskOf

NEXT = DAY + timedelta(days=3)


@pytest.fixture
def lead(desk_of: DeskOf, clock: Clock) -> Desk:
    clock.go_to(at(DAY, 9))
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


def one(lead: Desk, found: Found, summons: SummonsId | None = None) -> Summons:
    rows = lead.summons.of_case(found.case).summonses
    return next(row for row in rows if summons in {None, row.id})


def facts(lead: Desk, found: Found) -> list[FactKind]:
    lines = lead.cases.open_file(found.case).facts
    return [line.kind for line in lines if line.replaced_at is None and line.more.get("item")]


def came(lead: Desk, approver: Desk, found: Found, clock: Clock) -> SummonsId:
    """The driver is summoned for nine o'clock and comes at ten past nine."""
    summoning.suspect(lead, found)
    summons = summoning.issued(lead, approver, found, at(NEXT, 9))
    clock.go_to(at(NEXT, 9, 10))
    lead.summons.arrive(summons, lead.now(), Signed.SIGNED)
    return summons


# --- who, and whether at all --------------------------------------------------------------------


def test_from_two_notices_in_vain_to_a_departure_in_time(
    lead: Desk, approver: Desk, found: Found, clock: Clock
) -> None:
    summoning.suspect(lead, found)
    first = summoning.called(lead, found, at(DAY, 15))
    clock.go_to(at(DAY, 17))
    summoning.missed(lead, first)
    second = summoning.written(lead, found, at(DAY + timedelta(days=1), 9))
    clock.go_to(at(DAY + timedelta(days=1), 10))
    summoning.missed(lead, second)

    (count,) = lead.summons.of_case(found.case).unanswered
    assert (count.party, count.count, count.prompt, count.is_suspect) == ("卢建平", 2, True, True)
    report = lead.summons.report(found.case, found.driver, at(NEXT, 9), PLACE)
    assert "先后2次通知" in report
    assert "2026年9月21日9时00分以电话通知其于2026年9月21日15时00分到" in report
    assert "通话记录1分20秒" in report
    assert "询问通知书（澄临公交询通字〔2026〕1号）" in report
    assert "直接送达，送达回证第1号" in report
    assert "第三十五条第二款" in report
    assert "不超过8小时" in report

    plan = summoning.plan(found, at(NEXT, 9), grounds=report)
    summons = lead.summons.prepare(found.case, plan)
    paper_id = one(lead, found).document_id
    assert paper_id is not None
    missing = refused(lambda: lead.documents.issue(paper_id))
    assert missing.reason is Reason.APPROVAL_MISSING
    assert missing.article == "admin.67"
    summoning.approve(approver, lead.summons.ask_approval(summons))
    number = lead.documents.issue(paper_id)
    assert number == "澄临公（交）行传字〔2026〕1号"
    printed = page_text(lead.documents.opened(paper_id)[1], 0)
    for words in ("传唤证", "卢建平", "涉嫌交通肇事", "2026年9月24日9时00分前", "被传唤人离开时间"):
        assert words in printed
    assert "强制传唤" not in printed

    clock.go_to(at(NEXT, 9, 10))
    lead.summons.arrive(summons, lead.now(), Signed.SIGNED)
    clock.advance(minutes=5)
    lead.summons.tell_reason(summons, lead.now())
    family = FamilyNotice(
        way=FamilyWay.PHONE, name="何秀英", relation="配偶", phone="138", told_at=lead.now()
    )
    lead.summons.tell_family(summons, family)
    clock.go_to(at(NEXT, 12))
    lead.summons.note(summons, EntryKind.FOOD, lead.now(), text="盒饭一份")
    clock.go_to(at(NEXT, 15))
    lead.summons.leave(summons, lead.now(), Signed.SIGNED)
    done = one(lead, found)
    assert done.state is SummonsState.LEFT
    assert done.lacks == ()
    assert lead.summons.of_case(found.case).unanswered == ()
    assert done.countdown is not None
    assert done.countdown.used == timedelta(hours=5, minutes=50)
    assert facts(lead, found) == [
        FactKind.SUMMONS_ARRIVED,
        FactKind.SUMMONS_FAMILY_TOLD,
        FactKind.SUMMONS_LEFT,
    ]


def test_the_count_is_a_prompt_and_never_a_gate(lead: Desk, approver: Desk, found: Found) -> None:
    summoning.suspect(lead, found)
    assert lead.summons.of_case(found.case).unanswered == ()
    summoning.issued(lead, approver, found, at(NEXT, 9))
    assert one(lead, found).state is SummonsState.ISSUED


def test_a_notice_counts_only_with_proof_in_time_and_without_a_reason_given(
    lead: Desk, found: Found, clock: Clock
) -> None:
    with_reason = summoning.called(lead, found, at(DAY, 11))
    moved = summoning.called(lead, found, at(DAY, 12))
    unserved = lead.summons.notify(
        found.case,
        InquiryEntry(
            party_id=found.driver,
            way=NoticeWay.WRITTEN,
            venue=Venue.OFFICE,
            place=PLACE,
            wanted_at=at(DAY, 13),
        ),
    )
    withdrawn = summoning.called(lead, found, at(DAY, 13))
    clock.go_to(at(DAY, 14))
    lead.summons.close_notice(with_reason, NoticeOutcome.NOT_CAME, lead.now(), "住院")
    lead.summons.close_notice(moved, NoticeOutcome.MOVED, lead.now())
    summoning.missed(lead, unserved)
    summoning.missed(lead, withdrawn)
    assert [row.count for row in lead.summons.of_case(found.case).unanswered] == [1]
    lead.summons.withdraw_notice(withdrawn, "号码打错")
    assert lead.summons.of_case(found.case).unanswered == ()


@pytest.mark.parametrize("who", ["rider", "witness"])
def test_a_victim_or_a_witness_is_not_summoned_but_may_be_asked_to_come(
    lead: Desk, found: Found, clock: Clock, who: str
) -> None:
    party = getattr(found, who)
    plan = summoning.plan(found, at(NEXT, 9), party_id=party)
    no = refused(lambda: lead.summons.prepare(found.case, plan))
    assert no.reason is Reason.NO_SUSPECT
    assert no.article == "146.35"
    no = refused(lambda: lead.summons.report(found.case, party, at(NEXT, 9), PLACE))
    assert no.reason is Reason.NO_SUSPECT
    at_home = InquiryEntry(
        party_id=party,
        way=NoticeWay.PHONE,
        venue=Venue.HOME,
        place="其住处",
        wanted_at=at(NEXT, 9),
        given_at=lead.now(),
        receiver="本人",
        proof="通话记录",
    )
    lead.summons.notify(found.case, at_home)
    assert len(lead.summons.of_case(found.case).notices) == 1


@pytest.mark.parametrize("kind", [PartyKind.INSURER, PartyKind.DECEASED, PartyKind.NEXT_OF_KIN])
def test_nobody_becomes_a_suspect_by_standing_for_somebody(
    lead: Desk, found: Found, kind: PartyKind
) -> None:
    of = found.rider if kind is PartyKind.NEXT_OF_KIN else None
    other = lead.parties.add(
        found.case, PartyEntry(name="某方", kind=kind, of_party_id=of, relation="母亲")
    )
    no = refused(lambda: summoning.suspect(lead, found, other))
    assert no.reason is Reason.NO_SUSPECT


def test_a_suspicion_taken_back_summons_nobody_any_more(
    lead: Desk, approver: Desk, found: Found
) -> None:
    summoning.suspect(lead, found)
    no = refused(lambda: summoning.suspect(lead, found))
    assert no.reason is Reason.SUSPICION_STANDS
    summons = lead.summons.prepare(found.case, summoning.plan(found, at(NEXT, 9)))
    summoning.approve(approver, lead.summons.ask_approval(summons))
    (line,) = lead.summons.of_case(found.case).suspicions
    lead.summons.end_suspicion(line.id, "监控显示另有其人")
    paper = one(lead, found).document_id
    assert paper is not None
    assert refused(lambda: lead.documents.issue(paper)).reason is Reason.NO_SUSPECT
    assert lead.summons.of_case(found.case).suspicions[0].ended_reason == "监控显示另有其人"


def test_a_summons_is_never_for_a_mediation(lead: Desk, found: Found) -> None:
    summoning.suspect(lead, found)
    plan = summoning.plan(found, at(NEXT, 9), grounds="叫其来参加调解")
    assert (
        refused(lambda: lead.summons.prepare(found.case, plan)).reason
        is Reason.SUMMONS_FOR_MEDIATION
    )


def test_the_place_lies_in_his_own_city_or_the_police_there_help(lead: Desk, found: Found) -> None:
    summoning.suspect(lead, found)
    outside = summoning.plan(found, at(NEXT, 9), in_area=False, area="北塘县")
    no = refused(lambda: lead.summons.prepare(found.case, outside))
    assert (no.reason, no.article) == (Reason.SUMMONS_PLACE, "admin.66")
    elsewhere = summoning.plan(found, at(NEXT, 9), elsewhere=True, partner="北塘县公安局")
    no = refused(lambda: lead.summons.prepare(found.case, elsewhere))
    assert (no.reason, no.article) == (Reason.COOPERATION_MISSING, "admin.118")
    assert no.details["field"] == "letter_number"
    with_letter = summoning.plan(
        found, at(NEXT, 9), elsewhere=True, partner="北塘县公安局", letter_number="协作函3号"
    )
    lead.summons.prepare(found.case, with_letter)


# --- the certificate ----------------------------------------------------------------------------


def test_a_certificate_says_what_was_approved(lead: Desk, approver: Desk, found: Found) -> None:
    summoning.suspect(lead, found)
    summons = lead.summons.prepare(found.case, summoning.plan(found, at(NEXT, 9)))
    summoning.approve(approver, lead.summons.ask_approval(summons))
    paper_id = one(lead, found).document_id
    assert paper_id is not None
    paper = lead.documents.paper(paper_id)
    assert isinstance(paper, SummonsCertificate)
    lead.documents.revise(paper_id, replace(paper, place="外地某宾馆"))
    assert refused(lambda: lead.documents.issue(paper_id)).reason is Reason.OWN_SERVICE_ONLY
    lead.documents.revise(paper_id, replace(paper, force_warning=True))
    assert refused(lambda: lead.documents.issue(paper_id)).reason is Reason.NOT_ALLOWED
    assert refused(lambda: lead.documents.discard(paper_id)).reason is Reason.OWN_SERVICE_ONLY
    assert (
        refused(lambda: lead.documents.draft(paper, found.case)).reason is Reason.OWN_SERVICE_ONLY
    )
    lead.documents.revise(paper_id, paper)
    assert lead.documents.issue(paper_id)


def test_only_the_reviewers_recorded_opinion_lets_the_certificate_speak_of_force(
    lead: Desk, approver: Desk, found: Found, desk_of: DeskOf
) -> None:
    summoning.suspect(lead, found)
    summons = lead.summons.prepare(found.case, summoning.plan(found, at(NEXT, 9)))
    summoning.approve(approver, lead.summons.ask_approval(summons))
    reviewer = desk_of("沈法明", Role.REVIEWER)
    text = "法律规定可以强制传唤的情形"
    no = refused(lambda: lead.summons.give_opinion_on_force(summons, text, allows=True))
    assert no.reason is Reason.NOT_ALLOWED
    lead.assignment.join(found.case, reviewer.officer.id, TeamRole.REVIEWER)
    reviewer.summons.give_opinion_on_force(summons, text, allows=True)
    assert one(lead, found).force_allowed
    paper_id = one(lead, found).document_id
    assert paper_id is not None
    paper = lead.documents.paper(paper_id)
    assert isinstance(paper, SummonsCertificate)
    lead.documents.revise(paper_id, replace(paper, force_warning=True))
    lead.documents.issue(paper_id)
    assert "依法强制传唤" in "".join(page_text(lead.documents.opened(paper_id)[1], 0).split())


def test_an_approval_lapses_when_the_case_changes_before_it_is_used(
    lead: Desk, approver: Desk, found: Found
) -> None:
    summoning.suspect(lead, found)
    summons = lead.summons.prepare(found.case, summoning.plan(found, at(NEXT, 9)))
    summoning.approve(approver, lead.summons.ask_approval(summons))
    lead.facts.record(
        found.case, FactEntry(kind=FactKind.SCENE_INVESTIGATED, happened_at=lead.now())
    )
    paper = one(lead, found).document_id
    assert paper is not None
    with pytest.raises(Refusal):
        lead.documents.issue(paper)
    assert one(lead, found).state is SummonsState.PLANNED


def test_a_withdrawn_plan_throws_its_draft_away(lead: Desk, found: Found) -> None:
    summoning.suspect(lead, found)
    summons = lead.summons.prepare(found.case, summoning.plan(found, at(NEXT, 9)))
    lead.summons.withdraw(summons, "已主动到队")
    assert one(lead, found).state is SummonsState.WITHDRAWN
    assert lead.documents.of_case(found.case) == ()
    lead.summons.prepare(found.case, summoning.plan(found, at(NEXT, 9)))
    assert [row.n for row in lead.summons.of_case(found.case).summonses] == [2, 1]


def test_a_summons_nobody_came_to_proposes_no_force(
    lead: Desk, approver: Desk, found: Found, clock: Clock
) -> None:
    summoning.suspect(lead, found)
    summons = summoning.issued(lead, approver, found, at(NEXT, 9))
    no = refused(lambda: lead.summons.miss(summons, lead.now()))
    assert no.reason is Reason.TIMES_INVERTED
    clock.go_to(at(NEXT, 10))
    lead.summons.miss(summons, lead.now())
    missed = one(lead, found)
    assert missed.state is SummonsState.NOT_CAME
    assert not missed.force_allowed
    lead.summons.prepare(found.case, summoning.plan(found, at(NEXT + timedelta(days=1), 9)))


# --- on the spot --------------------------------------------------------------------------------


def oral(lead: Desk, found: Found, **more: Any) -> OralSummons:
    now = lead.now()
    values: dict[str, Any] = {
        "party_id": found.driver,
        "charge": "交通肇事",
        "found_at": now - timedelta(minutes=40),
        "found_how": "在修理厂被民警发现，随民警到案",
        "card_shown": True,
        "second_officer": "周敏",
        "told_at": now - timedelta(minutes=30),
        "place": PLACE,
        "arrived_at": now - timedelta(minutes=5),
    }
    return OralSummons(**(values | more))


def test_a_suspect_found_on_the_spot_is_summoned_by_word_of_mouth(lead: Desk, found: Found) -> None:
    no = refused(lambda: lead.summons.summon_orally(found.case, oral(lead, found)))
    assert no.reason is Reason.NO_SUSPECT
    summoning.suspect(lead, found)
    hidden = oral(lead, found, card_shown=False)
    no = refused(lambda: lead.summons.summon_orally(found.case, hidden))
    assert (no.reason, no.article) == (Reason.CARD_NOT_SHOWN, "146.35")
    lead.summons.summon_orally(found.case, oral(lead, found))
    spoken = one(lead, found)
    assert spoken.state is SummonsState.HELD
    assert spoken.is_oral
    assert spoken.found_how.startswith("在修理厂")
    assert [lack.what for lack in spoken.lacks] == ["family"]
    assert [held.party for held in lead.summons.held_now()] == ["卢建平"]


def test_the_criminal_side_takes_its_number_from_the_police_system_and_counts_twelve_hours(
    lead: Desk, approver: Desk, found: Found, clock: Clock
) -> None:
    summoning.suspect(lead, found, kind=Suspicion.VIOLATION)
    plan = summoning.plan(found, at(NEXT, 9), branch=Branch.CRIMINAL)
    no = refused(lambda: lead.summons.prepare(found.case, plan))
    assert no.reason is Reason.NO_CRIME_SUSPECT
    (line,) = lead.summons.of_case(found.case).suspicions
    lead.summons.end_suspicion(line.id, "改列")
    summoning.suspect(lead, found)
    summons = lead.summons.prepare(found.case, plan)
    assert one(lead, found).document_id is None
    no = refused(lambda: lead.summons.issue_criminal(summons, "澄公传唤字〔2026〕9号"))
    assert no.reason is Reason.APPROVAL_MISSING
    summoning.approve(approver, lead.summons.ask_approval(summons))
    lead.summons.issue_criminal(summons, "澄公传唤字〔2026〕9号")
    clock.go_to(at(NEXT, 9))
    lead.summons.arrive(summons, lead.now(), Signed.SIGNED)
    counted = one(lead, found).countdown
    assert counted is not None
    assert counted.due_at == at(NEXT, 21)
    assert counted.ceiling.article == "criminal.200"


# --- the hours ----------------------------------------------------------------------------------


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


def test_a_refusal_to_sign_is_noted_by_the_officer(
    lead: Desk, approver: Desk, found: Found, clock: Clock
) -> None:
    summoning.suspect(lead, found)
    summons = summoning.issued(lead, approver, found, at(NEXT, 9))
    clock.go_to(at(NEXT, 9))
    no = refused(lambda: lead.summons.arrive(summons, lead.now(), Signed.REFUSED))
    assert (no.reason, no.article) == (Reason.FIELD_MISSING, "admin.68")
    lead.summons.arrive(summons, lead.now(), Signed.REFUSED, "拒绝签名，民警已在传唤证上注明")
    assert one(lead, found).arrival_signed is Signed.REFUSED


def test_a_wrong_time_is_corrected_with_the_old_one_kept(
    lead: Desk, approver: Desk, found: Found, clock: Clock
) -> None:
    summons = came(lead, approver, found, clock)
    clock.go_to(at(NEXT, 10))
    lead.summons.correct_time(summons, Which.ARRIVED, at(NEXT, 9, 1), "笔误")
    counted = one(lead, found).countdown
    assert counted is not None
    assert counted.due_at == at(NEXT, 17, 1)
    lines = [
        line
        for line in lead.cases.open_file(found.case).facts
        if line.kind is FactKind.SUMMONS_ARRIVED
    ]
    assert [line.replaced_at is None for line in lines] == [True, False]
    assert lines[1].reason == "笔误"


# --- family and guardian ------------------------------------------------------------------------


def test_the_family_is_told_or_one_of_three_exceptions_is_recorded(
    lead: Desk, approver: Desk, found: Found, clock: Clock
) -> None:
    summons = came(lead, approver, found, clock)
    assert "family" in [lack.what for lack in one(lead, found).lacks]
    no = refused(lambda: lead.summons.tell_family(summons, FamilyNotice(note="没打通")))
    assert (no.reason, no.article) == (Reason.FAMILY_NOT_TOLD, "admin.55")
    no = refused(
        lambda: lead.summons.tell_family(
            summons, FamilyNotice(exception=FamilyException.CONTACT_REFUSED)
        )
    )
    assert no.reason is Reason.FIELD_MISSING
    exception = FamilyNotice(
        exception=FamilyException.CONTACT_REFUSED, note="两次询问均拒绝提供，见笔录第2页"
    )
    lead.summons.tell_family(summons, exception)
    assert "family" not in [lack.what for lack in one(lead, found).lacks]
    told = FamilyNotice(way=FamilyWay.PHONE, name="何秀英", relation="配偶", told_at=lead.now())
    lead.summons.tell_family(summons, told)
    paper_id = lead.summons.draft_family_notice(summons)
    paper = lead.documents.paper(paper_id)
    assert isinstance(paper, FamilyNoticePaper)
    assert (paper.family, paper.person, paper.hours) == ("何秀英", "卢建平", 8)
    lead.documents.issue(paper_id)
    text = page_text(lead.documents.opened(paper_id)[1], 0)
    assert "何秀英（被传唤人的配偶）" in text
    assert "宋巧云" not in text


def test_a_minor_has_a_guardian_present_or_a_reason_on_record(
    lead: Desk, approver: Desk, clock: Clock
) -> None:
    found = summoning.opened(lead, born_on=date(2009, 5, 4))
    summons = came(lead, approver, found, clock)
    young = one(lead, found)
    assert young.is_minor
    assert "guardian" in [lack.what for lack in young.lacks]
    no = refused(lambda: lead.summons.note_guardian(summons, Guardian(name="卢大山")))
    assert (no.reason, no.article) == (Reason.FIELD_MISSING, "admin.75")
    lead.summons.note_guardian(summons, Guardian(name="卢大山", relation="父亲", at=lead.now()))
    assert "guardian" not in [lack.what for lack in one(lead, found).lacks]


# --- around it ----------------------------------------------------------------------------------


def test_a_mediator_of_the_case_sees_no_summons_and_no_paper_of_it(
    lead: Desk, approver: Desk, found: Found, clock: Clock, desk_of: DeskOf
) -> None:
    summoning.suspect(lead, found)
    summons = summoning.issued(lead, approver, found, at(NEXT, 9))
    paper = one(lead, found, summons).document_id
    assert paper is not None
    lead.documents.serve(
        Serving(
            party_id=found.driver,
            method=ServiceMethod.DIRECT,
            tried_at=lead.now(),
            served_at=lead.now(),
            documents=(paper,),
            place="其住处",
            proof="本人签收",
            second_server="周敏",
        )
    )
    assert one(lead, found).served_at == lead.now()
    mediator = desk_of("许和", Role.MEDIATOR)
    lead.assignment.join(found.case, mediator.officer.id, TeamRole.MEDIATOR)
    seen = mediator.summons.of_case(found.case)
    assert (seen.suspicions, seen.notices, seen.summonses) == ((), (), ())
    assert mediator.documents.register(DocumentFilter(case_id=found.case)).lines == ()
    assert mediator.documents.services(found.case) == ()
    assert mediator.documents.month(RegisterKind.SERVICE, 2026, 9).rows == ()
    assert mediator.documents.month(RegisterKind.SUMMONS, 2026, 9).rows == ()
    assert mediator.summons.held_now() == ()
    acts = [entry.act for entry in mediator.cases.journal(found.case)]
    assert "case.open" in acts
    assert [act for act in acts if act.startswith(("summons.", "approvals.", "documents."))] == []
    assert "summons" not in [
        entry.values.get("what") for entry in mediator.cases.journal(found.case)
    ]
    assert "summons.prepare" in [entry.act for entry in lead.cases.journal(found.case)]


def test_a_case_is_not_concluded_while_somebody_is_being_questioned(
    lead: Desk, approver: Desk, found: Found, clock: Clock
) -> None:
    summons = came(lead, approver, found, clock)
    no = refused(lambda: lead.cases.close(found.case, "结案"))
    assert (no.reason, no.details["party"]) == (Reason.SUMMONS_STANDS, "卢建平")
    clock.advance(hours=1)
    lead.summons.leave(summons, lead.now(), Signed.SIGNED)
    lead.cases.close(found.case, "结案")
    assert not lead.summons.of_case(found.case).may_write


def test_the_register_of_a_month_lists_every_summons(
    lead: Desk, approver: Desk, found: Found, clock: Clock
) -> None:
    summons = came(lead, approver, found, clock)
    family = FamilyNotice(way=FamilyWay.PHONE, name="何秀英", relation="配偶", told_at=lead.now())
    lead.summons.tell_family(summons, family)
    clock.go_to(at(NEXT, 12, 10))
    lead.summons.leave(summons, lead.now(), Signed.SIGNED)
    page = lead.documents.month(RegisterKind.SUMMONS, 2026, 9)
    (row,) = page.rows
    assert row[1:6] == (
        "2026-0172",
        "卢建平",
        "交通肇事",
        "传唤证",
        "澄临公（交）行传字〔2026〕1号",
    )
    assert row[9:12] == ("3:00", "何秀英（配偶）09-24 09:10", "已离开")
    assert page.summary == "共 1 件：已离开 1 件。"
    assert lead.documents.month(RegisterKind.SUMMONS, 2026, 10).rows == ()


def test_an_issued_certificate_stays_when_the_summons_is_withdrawn(
    lead: Desk, approver: Desk, found: Found
) -> None:
    summoning.suspect(lead, found)
    summons = summoning.issued(lead, approver, found, at(NEXT, 9))
    lead.summons.withdraw(summons, "嫌疑人已自行到队")
    lines = lead.documents.of_case(found.case)
    states = {line.state for line in lines if line.form is FormKind.SUMMONS_CERTIFICATE}
    assert states == {DocumentState.ISSUED}
