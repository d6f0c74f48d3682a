"""Who may be asked and summoned: notices, suspects, places."""

from datetime import timedelta

import pytest

from cases.law.facts import FactKind
from cases.records.parties import PartyEntry, PartyKind
from cases.records.summons import (
    EntryKind,
    FamilyNotice,
    FamilyWay,
    InquiryEntry,
    NoticeOutcome,
    NoticeWay,
    Signed,
    SummonsState,
    Venue,
)
from cases.records.times import at
from cases.refusals import Reason
from cases.services.desk import Desk
from reports.preview import page_text
from tests.cases.services import summoning
from tests.cases.services.summoning import DAY, PLACE, Found
from tests.cases.services.summons.asking import NEXT, facts, one, refused
from tests.conftest import Clock


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
