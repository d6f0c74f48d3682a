"""The papers the parties sign themselves: drafted from the case, issued, printed."""

from datetime import date
from decimal import Decimal

import pytest

from cases.papers.applying import MediationApplication, PowerOfAttorney
from cases.papers.kinds import Authority, FormKind
from cases.papers.press import Level
from cases.records.documents import DocumentState
from cases.records.ids import DocumentId, PowerId
from cases.records.officers import Role, TeamRole
from cases.records.times import at
from cases.refusals import Reason, Refusal
from cases.services.desk import Desk
from cases.store import engine
from cases.store.guard import Acting
from cases.store.rows.mediation import MediationRow
from tests.cases.services import mediating
from tests.cases.services.mediating import Scene
from tests.conftest import Clock, DeskOf
from tests.reports.reading import pages_of


@pytest.fixture
def lead(desk_of: DeskOf) -> Desk:
    return desk_of("王砚秋", Role.INVESTIGATOR, Role.MEDIATOR)


@pytest.fixture
def found(store: engine.Store, lead: Desk, clock: Clock) -> Scene:
    clock.go_to(at(date(2026, 9, 3), 9))
    return mediating.scene(store, lead)


def application(desk: Desk, document_id: DocumentId) -> MediationApplication:
    paper = desk.documents.open(document_id).paper
    assert isinstance(paper, MediationApplication)
    return paper


def test_the_application_is_drafted_with_everybody_who_has_to_sign_it(
    lead: Desk, found: Scene
) -> None:
    mediation = mediating.opened(lead, found)
    lead.parties.add_loss(found.case_id, found.rider, "医疗费", Decimal("1200.5"))
    lead.parties.add_loss(found.case_id, found.rider, "误工费", Decimal(300))
    lead.parties.add_loss(found.case_id, found.driver, "车辆维修费", Decimal(9999))
    lead.mediations.sign(mediation, found.driver, date(2026, 9, 3))
    paper = application(lead, lead.mediations.draft_application(mediation))
    # the insurer is no party: nobody waits for his signature
    assert [line.name for line in paper.applicants] == ["卢建平", "宋巧云"]
    assert [line.received_on for line in paper.applicants] == [date(2026, 9, 2)] * 2
    assert [line.signed_on for line in paper.applicants] == [date(2026, 9, 3), None]
    assert paper.requests == "赔偿宋巧云医疗费1200.50元、误工费300.00元，合计1500.50元。"
    assert (paper.received_at, paper.has_sued) == (None, None)


def test_drafting_again_brings_the_draft_up_to_date(lead: Desk, found: Scene) -> None:
    mediation = mediating.opened(lead, found)
    first = lead.mediations.draft_application(mediation)
    lead.mediations.sign(mediation, found.rider, date(2026, 9, 3))
    second = lead.mediations.draft_application(mediation)
    assert first == second
    assert application(lead, second).applicants[1].signed_on == date(2026, 9, 3)


def test_an_agent_who_signed_is_named_and_the_receipt_too(
    store: engine.Store, lead: Desk, found: Scene, clock: Clock
) -> None:
    held = mediating.power(store, lead, found, found.driver, may_agree=True)
    clock.go_to(at(mediating.ACCEPTED_ON, 9))
    mediation = mediating.opened(lead, found)
    lead.mediations.sign(mediation, found.driver, date(2026, 9, 10), held)
    lead.mediations.sign(mediation, found.rider, date(2026, 9, 10))
    lead.mediations.receive(mediation, at(mediating.ACCEPTED_ON, 8, 30))
    paper = application(lead, lead.mediations.draft_application(mediation))
    assert paper.applicants[0].agent == "宋一帆（特别授权）"
    assert paper.received_at == at(mediating.ACCEPTED_ON, 8, 30)
    assert paper.received_by == "王砚秋"


def test_without_claims_it_is_a_draft_and_with_them_it_is_issued_for_the_file(
    lead: Desk, found: Scene
) -> None:
    mediation = mediating.opened(lead, found)
    number = lead.mediations.draft_application(mediation)
    with pytest.raises(Refusal) as refused:
        lead.documents.issue(number)
    assert refused.value.reason is Reason.PAPER_INCOMPLETE
    lead.parties.add_loss(found.case_id, found.rider, "医疗费", Decimal(800))
    lead.documents.issue(lead.mediations.draft_application(mediation))
    (line,) = lead.documents.of_case(found.case_id)
    assert (line.form, line.state) == (FormKind.MEDIATION_APPLICATION, DocumentState.ISSUED)
    assert (line.number, line.copies, line.to_serve) == ("", 1, 0)
    text = "".join(pages_of(lead.documents.pdf(number)))
    assert "医疗费800.00元" in text


def test_back_from_the_committee_the_application_says_when_that_ended(
    store: engine.Store, lead: Desk, found: Scene
) -> None:
    mediation = mediating.opened(lead, found)
    with engine.session(store.door, Acting(lead.officer.id, lead.now(), door=True)) as s:
        row = s.get_one(MediationRow, mediation)
        row.committee_ended_on = date(2026, 9, 2)
    paper = application(lead, lead.mediations.draft_application(mediation))
    assert (paper.asked_committee, paper.committee_ended_on) == (True, date(2026, 9, 2))


@pytest.mark.parametrize("special", [True, False])
def test_the_power_on_record_becomes_a_paper_for_its_principal(
    store: engine.Store, lead: Desk, found: Scene, *, special: bool
) -> None:
    held = PowerId(mediating.power(store, lead, found, found.rider, may_agree=special))
    number = lead.documents.draft_power(found.case_id, held)
    paper = lead.documents.open(number).paper
    assert isinstance(paper, PowerOfAttorney)
    assert [one.name for one in paper.principals] == ["宋巧云"]
    assert [one.name for one in paper.agents] == ["宋一帆"]
    assert paper.authority is (Authority.SPECIAL if special else Authority.GENERAL)
    assert (paper.may_agree, paper.matters) == (special, "参加调解")
    assert (paper.signed_on, paper.until_on) == (date(2026, 9, 1), date(2026, 12, 31))
    assert Level.BLOCK not in {fault.level for fault in lead.documents.check(number).faults}


def test_a_power_of_another_case_is_not_found(
    store: engine.Store, lead: Desk, found: Scene
) -> None:
    other = mediating.scene(store, lead, "2026-0200")
    held = PowerId(mediating.power(store, lead, other, other.rider, may_agree=True))
    with pytest.raises(Refusal) as refused:
        lead.documents.draft_power(found.case_id, held)
    assert refused.value.reason is Reason.NOT_FOUND


def test_an_assisting_officer_does_not_draft_the_application(
    desk_of: DeskOf, lead: Desk, found: Scene
) -> None:
    mediation = mediating.opened(lead, found)
    helper = desk_of("冯立成", Role.INVESTIGATOR)
    lead.assignment.join(found.case_id, helper.officer.id, TeamRole.ASSIST)
    with pytest.raises(Refusal) as refused:
        helper.mediations.draft_application(mediation)
    assert refused.value.reason is Reason.NOT_ALLOWED
