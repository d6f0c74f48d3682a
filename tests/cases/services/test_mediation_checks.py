"""A paper of a mediation says what the mediation bears out, or is not issued."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cases.mediation.ending import Evidence
from cases.mediation.kinds import Ending, Presence
from cases.papers.forms import Acceptance, Agreement, MediationNotice, Paper
from cases.papers.kinds import FormKind, StartEvent
from cases.papers.press import Fault, Level
from cases.records.documents import DocumentState
from cases.records.ids import DocumentId, MediationId
from cases.records.officers import Role
from cases.records.times import at
from cases.refusals import Reason, Refusal
from cases.services.desk import Desk
from cases.store import engine
from tests.cases.services import mediating
from tests.cases.services.mediating import Scene
from tests.conftest import Clock, DeskOf

SESSION = date(2026, 9, 17)


@pytest.fixture
def lead(desk_of: DeskOf) -> Desk:
    return desk_of("王砚秋", Role.INVESTIGATOR, Role.MEDIATOR)


@pytest.fixture
def found(store: engine.Store, lead: Desk, clock: Clock) -> Scene:
    clock.go_to(at(date(2026, 9, 3), 9))
    return mediating.scene(store, lead)


@pytest.fixture
def mediation(lead: Desk, found: Scene, clock: Clock) -> MediationId:
    return mediating.accepted(lead, found, clock)


def terminated(lead: Desk, mediation: MediationId, found: Scene, clock: Clock) -> DocumentId:
    """Hold a session without an agreement, and draft the termination."""
    session = lead.mediations.book_session((mediation,), mediating.booking(lead, SESSION))
    clock.advance(hours=1)
    for party in (found.driver, found.rider):
        mediating.told(lead, session, party, lead.now())
    mediating.held(lead, session, found, clock, SESSION, driver=Presence.ATTENDED)
    evidence = Evidence(facts="对误工费未能一致")
    made = lead.mediations.prepare_termination(mediation, Ending.NO_AGREEMENT, evidence)
    return made[0]


def faults(lead: Desk, number: DocumentId, code: str) -> list[Fault]:
    return [fault for fault in lead.documents.check(number).faults if fault.code == code]


def changed(lead: Desk, number: DocumentId, **values: Any) -> Paper:
    paper = replace(lead.documents.paper(number), **values)
    lead.documents.revise(number, paper)
    return paper


def test_a_termination_as_drafted_has_nothing_against_it(
    lead: Desk, mediation: MediationId, found: Scene, clock: Clock
) -> None:
    number = terminated(lead, mediation, found, clock)
    levels = {fault.level for fault in lead.documents.check(number).faults}
    assert Level.BLOCK not in levels


@pytest.mark.parametrize(
    ("values", "code", "field"),
    [
        ({"started_on": date(2026, 9, 10)}, "K83", "started_on"),
        ({"start_event": StartEvent.TREATMENT_ENDED}, "K83", "start_event"),
        ({"addressees": ("卢建平",)}, "K96", "parties"),
    ],
)
def test_a_termination_that_says_otherwise_than_the_mediation_is_not_issued(
    lead: Desk,
    mediation: MediationId,
    found: Scene,
    clock: Clock,
    values: dict[str, Any],
    code: str,
    field: str,
) -> None:
    number = terminated(lead, mediation, found, clock)
    changed(lead, number, **values)
    assert [(one.field, one.level) for one in faults(lead, number, code)] == [(field, Level.BLOCK)]
    with pytest.raises(Refusal) as refused:
        lead.documents.issue(number)
    assert refused.value.reason is Reason.PAPER_FAULTY


def test_a_termination_after_the_tenth_day_is_warned_of_and_still_issued(
    lead: Desk, mediation: MediationId, found: Scene, clock: Clock
) -> None:
    number = terminated(lead, mediation, found, clock)
    clock.go_to(at(date(2026, 9, 28), 9))
    changed(lead, number, ended_on=date(2026, 9, 28))
    (late,) = faults(lead, number, "K94")
    assert (late.level, late.field) == (Level.WARN, "ended_on")
    assert lead.documents.issue(number)


def test_the_acceptance_tells_the_start_that_is_on_record(
    lead: Desk, mediation: MediationId, found: Scene
) -> None:
    (line,) = lead.documents.of_case(found.case_id)
    paper = lead.documents.paper(line.id)
    assert isinstance(paper, Acceptance)
    assert faults(lead, line.id, "K83") == []
    changed(lead, line.id, started_on=date(2026, 9, 14))
    assert [one.field for one in faults(lead, line.id, "K83")] == ["started_on"]
    assert mediation


def notice(lead: Desk, mediation: MediationId) -> DocumentId:
    session = lead.mediations.book_session((mediation,), mediating.booking(lead, SESSION))
    return lead.mediations.draft_notices(session)[0]


def test_a_notice_is_issued_while_it_can_be_served_in_time(
    lead: Desk, mediation: MediationId, clock: Clock
) -> None:
    number = notice(lead, mediation)
    clock.go_to(at(date(2026, 9, 14), 16))
    assert faults(lead, number, "K84") == []
    clock.go_to(at(date(2026, 9, 15), 9))
    (late,) = faults(lead, number, "K84")
    assert (late.level, late.field) == (Level.BLOCK, "session_at")


def test_a_notice_in_time_stays_good_after_its_last_day(
    lead: Desk, mediation: MediationId, clock: Clock
) -> None:
    number = notice(lead, mediation)
    lead.documents.issue(number)
    clock.go_to(at(date(2026, 9, 16), 9))
    opened = lead.documents.open(number)
    assert opened.line.state is DocumentState.ISSUED
    assert [one for one in opened.check.faults if one.code == "K84"] == []


def test_a_notice_tells_the_time_that_was_booked(lead: Desk, mediation: MediationId) -> None:
    number = notice(lead, mediation)
    changed(lead, number, session_at=at(SESSION, 15))
    assert [one.detail for one in faults(lead, number, "K84")] == ["调解时间与排期不一致"]


def test_a_closed_session_nobody_asked_for_is_warned_of(lead: Desk, mediation: MediationId) -> None:
    number = notice(lead, mediation)
    paper = changed(lead, number, is_public=False)
    assert isinstance(paper, MediationNotice)
    assert [one.level for one in faults(lead, number, "K87")] == [Level.WARN]


@pytest.mark.parametrize(
    ("day", "codes"), [(SESSION, []), (date(2026, 9, 16), ["K90"]), (date(2026, 9, 18), ["K90"])]
)
def test_an_agreement_is_of_a_day_on_which_a_session_was_held(
    lead: Desk,
    mediation: MediationId,
    found: Scene,
    clock: Clock,
    day: date,
    codes: list[str],
) -> None:
    session = lead.mediations.book_session((mediation,), mediating.booking(lead, SESSION))
    mediating.held(lead, session, found, clock, SESSION, driver=Presence.ATTENDED)
    base = lead.documents.prepared(FormKind.AGREEMENT, found.case_id, mediation_id=mediation)
    assert isinstance(base, Agreement)
    number = lead.documents.draft(
        replace(base, mediated_on=day), found.case_id, mediation_id=mediation
    )
    assert [one.code for one in faults(lead, number, "K90")] == codes


def test_who_a_paper_goes_to_has_confirmed_his_address_with_signature_and_day(
    lead: Desk, mediation: MediationId, found: Scene, clock: Clock
) -> None:
    number = terminated(lead, mediation, found, clock)

    def said() -> set[tuple[str, Level]]:
        return {(one.detail, one.level) for one in faults(lead, number, "K106")}

    assert ("卢建平没有签署送达地址确认书", Level.WARN) in said()
    driver = next(
        one for one in lead.cases.open_file(found.case_id).people.parties if one.id == found.driver
    )
    undated = replace(driver.entry, address_confirmation="本人签名")
    lead.parties.correct(found.case_id, found.driver, undated, "补签")
    assert ("卢建平的送达地址确认书没有签署日期", Level.WARN) in said()
    dated = replace(driver.entry, address_confirmation="2026-09-20 本人签名")
    lead.parties.correct(found.case_id, found.driver, dated, "补写日期")
    assert not any("卢建平" in detail for detail, _level in said())
