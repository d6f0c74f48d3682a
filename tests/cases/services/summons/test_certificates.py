"""What a summons rests on: the certificate, the approval, the word of mouth."""

from dataclasses import replace
from datetime import timedelta

import pytest

from cases.law.facts import FactKind
from cases.papers.summoning import SummonsCertificate
from cases.records.cases import FactEntry
from cases.records.officers import Role, TeamRole
from cases.records.summons import (
    Branch,
    Signed,
    SummonsState,
    Suspicion,
)
from cases.records.times import at
from cases.refusals import Reason, Refusal
from cases.services.desk import Desk
from reports.preview import page_text
from tests.cases.services import summoning
from tests.cases.services.summoning import Found
from tests.cases.services.summons.asking import NEXT, one, oral, refused
from tests.conftest import Clock, DeskOf


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
