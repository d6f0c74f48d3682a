"""Recusal: from the decision on the officer is out of every step of the case (art. 105)."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from cases.law.approvals import Approving
from cases.law.facts import FactKind
from cases.records.approvals import ApprovalState, Decision, Opinion
from cases.records.ids import CaseId, RecusalId
from cases.records.officers import Role, TeamRole
from cases.records.recusals import RecusalAsker, RecusalGround
from cases.refusals import Reason
from cases.services.desk import Desk
from tests.cases.services.test_approvals import FACT, GROUNDS, refused, use
from tests.cases.services.test_cases import INTAKE
from tests.conftest import Clock, DeskOf

WHY = "被申请人与乙方当事人是表兄弟"


@dataclass
class Squad:
    lead: Desk
    assist: Desk
    reviewer: Desk
    second: Desk
    head: Desk
    leader: Desk
    case: CaseId


@pytest.fixture
def squad(desk_of: DeskOf) -> Squad:
    lead, assist = desk_of("王砚秋", Role.INVESTIGATOR), desk_of("宋一川", Role.INVESTIGATOR)
    squad = Squad(
        lead,
        assist,
        desk_of("沈知白", Role.REVIEWER),
        desk_of("贺兰舟", Role.REVIEWER),
        desk_of("郝建勋", Role.APPROVER),
        desk_of("石守信", Role.SQUAD_LEADER),
        lead.cases.open_case(INTAKE),
    )
    lead.assignment.join(squad.case, assist.officer.id, TeamRole.ASSIST, "协助")
    return squad


def ask(squad: Squad, about: Desk) -> RecusalId:
    party = squad.lead.cases.open_file(squad.case).people.parties[0].id
    return squad.assist.recusals.request(
        squad.case,
        about.officer.id,
        RecusalGround.RELATION,
        WHY,
        asked_by=RecusalAsker.PARTY,
        party=party,
    )


def test_the_officer_works_on_until_it_is_decided_and_is_out_in_the_same_second(
    squad: Squad,
) -> None:
    asked = ask(squad, squad.lead)
    squad.lead.facts.record(squad.case, FACT)
    (waiting,) = squad.head.recusals.waiting()
    assert (waiting.officer, waiting.grounds) == ("王砚秋", WHY)
    squad.head.recusals.decide(asked, granted=True, text="情况属实，予以回避")
    gone = {Reason.NOT_FOUND, Reason.NOT_ALLOWED}
    assert refused(squad.lead.cases.open_file, squad.case).reason in gone
    assert refused(squad.lead.facts.record, squad.case, FACT).reason in gone
    assert refused(squad.lead.approvals.of_case, squad.case).reason in gone
    file = squad.assist.cases.open_file(squad.case)
    assert file.may_write
    assert [one.kind for one in file.facts][-1] is FactKind.RECUSAL_DECIDED


def test_a_recused_officer_is_not_taken_back_in_and_takes_nobody_in(squad: Squad) -> None:
    asked = ask(squad, squad.lead)
    squad.head.recusals.decide(asked, granted=True, text="予以回避")
    join, assign = squad.leader.assignment.join, squad.leader.assignment.assign
    out = squad.lead.officer.id
    for found in (
        refused(join, squad.case, out, TeamRole.ASSIST, "人手不足"),
        refused(assign, squad.case, out, "派回"),
    ):
        assert (found.reason, found.article) == (Reason.OFFICER_RECUSED, "146.105")
    assign(squad.case, squad.assist.officer.id, "主办回避，改派")
    assert squad.assist.cases.open_file(squad.case).may_lead


def test_a_recused_leader_does_not_assign_the_case(squad: Squad, desk_of: DeskOf) -> None:
    both = desk_of("任远山", Role.INVESTIGATOR, Role.SQUAD_LEADER)
    squad.lead.assignment.join(squad.case, both.officer.id, TeamRole.ASSIST, "协助")
    asked = ask(squad, both)
    squad.head.recusals.decide(asked, granted=True, text="予以回避")
    found = refused(both.assignment.assign, squad.case, squad.assist.officer.id, "改派")
    assert found.reason is Reason.OFFICER_RECUSED


def test_what_lay_before_him_goes_to_another_and_what_he_asked_for_is_withdrawn(
    squad: Squad, clock: Clock
) -> None:
    before = squad.lead.approvals.request(squad.case, Approving.SUMMONS, "传唤1", grounds=GROUNDS)
    assert squad.lead.approvals.one(before).reviewer == "沈知白"
    asked = ask(squad, squad.reviewer)
    squad.head.recusals.decide(asked, granted=True, text="予以回避")
    shown = squad.assist.approvals.one(before)
    assert (shown.state, shown.reviewer) == (ApprovalState.IN_REVIEW, "贺兰舟")
    assert squad.reviewer.approvals.waiting() == ()
    told = refused(squad.reviewer.approvals.give_opinion, before, Opinion.AGREED)
    assert told.reason is Reason.NOT_FOUND
    squad.second.approvals.give_opinion(before, Opinion.AGREED)
    clock.advance(hours=1)
    squad.head.recusals.decide(ask(squad, squad.lead), granted=True, text="予以回避")
    assert squad.assist.approvals.one(before).state is ApprovalState.WITHDRAWN
    assert squad.head.approvals.waiting() == ()


def test_his_earlier_acts_are_ruled_on_each_with_a_reason(squad: Squad) -> None:
    approved = squad.lead.approvals.request(squad.case, Approving.SUMMONS, "传唤1", grounds=GROUNDS)
    squad.reviewer.approvals.give_opinion(approved, Opinion.AGREED)
    squad.head.approvals.decide(approved, Decision.APPROVED)
    asked = ask(squad, squad.lead)
    squad.head.recusals.decide(asked, granted=True, text="予以回避")
    (waiting,) = squad.head.recusals.waiting()
    acts = {one.act: one for one in waiting.acts}
    assert {"case.open", "approvals.request"} <= set(acts)
    assert "case.read" not in acts
    rule = squad.head.recusals.rule
    assert refused(rule, asked, [acts["case.open"].id], valid=True, reason="").reason is (
        Reason.REASON_MISSING
    )
    rule(asked, [acts["approvals.request"].id], valid=False, reason="影响公正处理")
    assert squad.assist.approvals.one(approved).state is ApprovalState.WITHDRAWN
    rest = [one.id for one in squad.head.recusals.waiting()[0].acts if one.valid is None]
    rule(asked, rest, valid=True, reason="不影响公正处理")
    assert squad.head.recusals.waiting() == ()
    assert refused(squad.head.cases.open_file, squad.case).reason is Reason.NOT_FOUND
    (shown,) = squad.assist.recusals.of_case(squad.case)
    assert {one.valid for one in shown.acts} == {True, False}


def test_a_refused_request_changes_nothing_but_the_record(squad: Squad) -> None:
    asked = ask(squad, squad.lead)
    squad.head.recusals.decide(asked, granted=False, text="所称关系不属实")
    assert squad.lead.cases.open_file(squad.case).may_lead
    assert refused(squad.head.cases.open_file, squad.case).reason is Reason.NOT_FOUND
    squad.assist.recusals.tell(asked, "当面告知，当事人签名")
    (shown,) = squad.lead.recusals.of_case(squad.case)
    assert (shown.granted, shown.told_how) == (False, "当面告知，当事人签名")
    assert refused(squad.assist.recusals.tell, asked, "再告知").reason is Reason.RECUSAL_STATE


def test_the_head_s_own_recusal_is_decided_above_and_recorded(squad: Squad) -> None:
    approved = squad.lead.approvals.request(
        squad.case, Approving.SEIZURE, "K1", grounds=GROUNDS, urgent=True
    )
    asked = ask(squad, squad.head)
    assert squad.head.recusals.waiting() == ()
    assert refused(squad.head.recusals.decide, asked, granted=False, text="无关系").reason is (
        Reason.RECUSAL_ABOVE
    )
    squad.lead.recusals.record_external(
        asked,
        granted=True,
        text="予以回避",
        authority="澄州市公安局交通警察支队",
        by="严正",
        number="澄公交回避〔2026〕1号",
        decided_on=date(2026, 9, 24),
    )
    assert squad.head.approvals.waiting() == ()
    assert squad.lead.approvals.one(approved).state is ApprovalState.WAITING
    found = refused(squad.head.approvals.decide, approved, Decision.APPROVED)
    assert found.reason is Reason.NOT_FOUND


def test_nobody_decides_his_own_and_one_request_stands_at_a_time(squad: Squad) -> None:
    asked = ask(squad, squad.lead)
    for desk in (squad.lead, squad.assist):
        found = refused(desk.recusals.decide, asked, granted=False, text="无关系")
        assert found.reason is Reason.NOT_ALLOWED
    again = refused(ask, squad, squad.lead)
    assert again.reason is Reason.RECUSAL_PENDING


def test_an_officer_asks_for_his_own_only(squad: Squad) -> None:
    request = squad.lead.recusals.request
    own = (squad.case, squad.lead.officer.id, RecusalGround.PARTY, "当事人是本人之舅")
    other = (squad.case, squad.assist.officer.id, RecusalGround.PARTY, "当事人是其舅")
    found = refused(request, *other, asked_by=RecusalAsker.OFFICER)
    assert found.reason is Reason.NOT_ALLOWED
    asked = request(*own, asked_by=RecusalAsker.OFFICER)
    squad.head.recusals.decide(asked, granted=True, text="予以回避")
    assert refused(squad.lead.cases.open_file, squad.case).reason is Reason.NOT_FOUND


def test_the_clock_of_two_working_days_runs_from_the_request(squad: Squad, clock: Clock) -> None:
    asked = ask(squad, squad.lead)
    kinds = [one.kind for one in squad.lead.cases.open_file(squad.case).facts]
    assert FactKind.RECUSAL_REQUESTED in kinds
    clock.advance(hours=2)
    squad.head.recusals.decide(asked, granted=False, text="不属实")
    facts = squad.lead.cases.open_file(squad.case).facts
    requested, decided = (
        next(one for one in facts if one.kind is kind)
        for kind in (FactKind.RECUSAL_REQUESTED, FactKind.RECUSAL_DECIDED)
    )
    assert requested.more["item"] == decided.more["item"]
    assert decided.happened_at - requested.happened_at == timedelta(hours=2)


def test_an_approval_given_before_stays_good_after_a_ruling_that_it_stands(squad: Squad) -> None:
    approved = squad.lead.approvals.request(squad.case, Approving.SUMMONS, "传唤1", grounds=GROUNDS)
    squad.reviewer.approvals.give_opinion(approved, Opinion.AGREED)
    squad.head.approvals.decide(approved, Decision.APPROVED)
    asked = ask(squad, squad.lead)
    squad.head.recusals.decide(asked, granted=True, text="予以回避")
    (waiting,) = squad.head.recusals.waiting()
    squad.head.recusals.rule(
        asked, [one.id for one in waiting.acts], valid=True, reason="不影响公正处理"
    )
    assert squad.assist.approvals.one(approved).state is ApprovalState.APPROVED
    use(squad.assist, squad.case, Approving.SUMMONS, "传唤1")


def test_an_entry_of_a_recusal_is_complete(squad: Squad) -> None:
    request = squad.assist.recusals.request
    lead = squad.lead.officer.id
    assert refused(
        request, squad.case, lead, RecusalGround.PARTY, " ", asked_by=RecusalAsker.PARTY
    ).reason is (Reason.REASON_MISSING)
    found = refused(
        request, squad.case, lead, RecusalGround.PARTY, WHY, asked_by=RecusalAsker.PARTY
    )
    assert found.details["field"] == "party_id"
    stranger = refused(
        request,
        squad.case,
        squad.second.officer.id,
        RecusalGround.PARTY,
        WHY,
        asked_by=RecusalAsker.PARTY,
    )
    assert stranger.reason is Reason.NOT_FOUND
