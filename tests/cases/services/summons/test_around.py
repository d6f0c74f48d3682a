"""Family, guardian and who sees a summons; what an open one stops."""

from datetime import date

from cases.law.facts import FactKind
from cases.papers.kinds import FormKind, ServiceMethod
from cases.papers.summoning import FamilyNoticePaper
from cases.records.documents import DocumentFilter, DocumentState, RegisterKind, Serving
from cases.records.officers import Role, TeamRole
from cases.records.summons import (
    FamilyException,
    FamilyNotice,
    FamilyWay,
    Guardian,
    Signed,
)
from cases.records.times import at
from cases.refusals import Reason
from cases.services.desk import Desk
from cases.services.summons.holding import Which
from reports.preview import page_text
from tests.cases.services import summoning
from tests.cases.services.summoning import Found
from tests.cases.services.summons.asking import NEXT, came, one, refused
from tests.conftest import Clock, DeskOf


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
