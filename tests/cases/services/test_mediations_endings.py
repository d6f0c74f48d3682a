"""The other endings on a real store: agreement, suit, days over, several claimants, committee."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from cases.law.facts import FactKind, Harm
from cases.mediation.agreement import FlawKind
from cases.mediation.application import Timeliness
from cases.mediation.ending import Evidence
from cases.mediation.kinds import Choice, Ending, MediationState, Presence, SessionState
from cases.papers.blocks import AmountLine, PaymentLine, ShareLine
from cases.papers.forms import Termination
from cases.papers.kinds import FormKind, Manner, Outcome, RefusalGround, StartEvent
from cases.records.ids import MediationId
from cases.records.mediation import AgreementEntry, NewMediation, OutsideOpinion, SideEntry
from cases.records.officers import Role, TeamRole
from cases.records.parties import PartyEntry, PartyKind
from cases.records.times import at
from cases.refusals import Reason, Refusal
from cases.services.desk import Desk
from cases.store import engine
from cases.store.guard import Acting
from cases.store.rows.cases import FactRow, PartyRow
from tests.cases.services import mediating
from tests.cases.services.mediating import Scene
from tests.conftest import Clock, DeskOf

DAY = date(2026, 9, 17)
DUE = date(2026, 9, 24)


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


def held(lead: Desk, mediation: MediationId, found: Scene, clock: Clock) -> None:
    session = lead.mediations.book_session((mediation,), mediating.booking(lead, DAY))
    mediating.told(lead, session, found.driver, lead.now())
    mediating.told(lead, session, found.rider, lead.now())
    mediating.held(lead, session, found, clock, DAY, driver=Presence.ATTENDED)


def entry(found: Scene, **changed: Any) -> AgreementEntry:
    values: dict[str, Any] = {
        "facts": "双方驾车相撞，宋巧云受伤，医疗费等损失经核实无异议",
        "amounts": (AmountLine(item="医疗费", basis="票据", amount=Decimal("12000.50")),),
        "total": Decimal("12000.50"),
        "shares": (
            ShareLine(party="卢建平", liability="主要责任", percent=Decimal(70)),
            ShareLine(party="宋巧云", liability="次要责任", percent=Decimal(30)),
        ),
        "manner": Manner.ONCE,
        "payments": (
            PaymentLine(
                payer="卢建平",
                payee="宋巧云",
                amount=Decimal("12000.50"),
                due_on=date(2026, 10, 9),
                how="银行转账",
            ),
        ),
        "agreed_on": DAY,
        "signatures": {found.driver: None, found.rider: None},
    }
    return AgreementEntry(**{**values, **changed})


def test_an_agreement_all_have_signed_ends_the_mediation_with_its_paper(
    lead: Desk, mediation: MediationId, found: Scene, clock: Clock
) -> None:
    held(lead, mediation, found, clock)
    made = lead.mediations.agree(mediation, entry(found))
    assert lead.mediations.view(mediation).state is MediationState.AGREED
    document = lead.documents.open(made)
    assert document.line.form is FormKind.AGREEMENT
    assert not document.check.missing


def test_an_agreement_is_not_made_before_a_session(
    lead: Desk, mediation: MediationId, found: Scene
) -> None:
    with pytest.raises(Refusal) as refused:
        lead.mediations.agree(mediation, entry(found, agreed_on=date(2026, 9, 11)))
    assert refused.value.reason is Reason.NO_SESSION_HELD


@pytest.mark.parametrize(
    ("changed", "flaw"),
    [
        ({"total": Decimal(12000)}, FlawKind.TOTAL),
        ({"signatures": {}}, FlawKind.UNSIGNED),
        ({"shares": (ShareLine(party="卢建平", percent=Decimal(70)),)}, FlawKind.PERCENT),
    ],
)
def test_an_agreement_that_does_not_stand_is_refused(
    lead: Desk,
    mediation: MediationId,
    found: Scene,
    clock: Clock,
    changed: dict[str, Any],
    flaw: FlawKind,
) -> None:
    held(lead, mediation, found, clock)
    with pytest.raises(Refusal) as refused:
        lead.mediations.agree(mediation, entry(found, **changed))
    assert refused.value.details["flaw"] is flaw
    assert lead.mediations.view(mediation).state is MediationState.RUNNING


def test_nothing_is_agreed_for_the_death_of_somebody_nobody_knows(
    lead: Desk, mediation: MediationId, found: Scene
) -> None:
    unknown = PartyEntry(name="", kind=PartyKind.DECEASED, side="乙方", is_unknown=True)
    lead.parties.correct(found.case_id, found.rider, unknown, "身份尚未查明")
    lost = AmountLine(item="死亡赔偿金", basis="票据", amount=Decimal("12000.50"))
    flaws = lead.mediations.check_agreement(mediation, entry(found, amounts=(lost,)))
    assert FlawKind.UNKNOWN_DEAD in {flaw.kind for flaw in flaws}


def test_an_agent_without_the_power_to_agree_does_not_sign(
    lead: Desk, mediation: MediationId, found: Scene, clock: Clock, store: engine.Store
) -> None:
    held(lead, mediation, found, clock)
    plain = mediating.power(store, lead, found, found.rider, may_agree=False)
    with pytest.raises(Refusal) as refused:
        lead.mediations.agree(
            mediation, entry(found, signatures={found.driver: None, found.rider: plain})
        )
    assert refused.value.details["flaw"] is FlawKind.AGENT_MAY_NOT
    full = mediating.power(store, lead, found, found.rider, may_agree=True)
    lead.mediations.agree(
        mediation, entry(found, signatures={found.driver: None, found.rider: full})
    )


@pytest.mark.parametrize(
    ("ending", "evidence"),
    [
        (Ending.NO_AGREEMENT, Evidence(facts="各方对赔偿数额未能达成一致")),
        (
            Ending.SUIT,
            Evidence(
                court="澄州市临江区人民法院",
                sued_on=DAY,
                proof="（2026）受理通知书",
                facts="已起诉",
            ),
        ),
        (Ending.LEFT, Evidence(left_at=at(DAY, 10, 40), record_page="第2页", facts="中途离场")),
        (Ending.WITHDRAWN, Evidence(facts="各方书面撤回申请", proof="撤回申请书")),
    ],
)
def test_every_other_ending_writes_its_ground_and_its_papers(
    lead: Desk,
    mediation: MediationId,
    found: Scene,
    clock: Clock,
    ending: Ending,
    evidence: Evidence,
) -> None:
    held(lead, mediation, found, clock)
    if ending in {Ending.SUIT, Ending.LEFT}:
        evidence = replace(evidence, party=found.driver)
    lead.mediations.end(mediation, ending, evidence)
    view = lead.mediations.view(mediation)
    assert (view.state, view.ending) == (MediationState.ENDED, ending)
    drafted = next(line for line in view.documents if line.form is FormKind.TERMINATION)
    paper = lead.documents.open(drafted.id).paper
    assert isinstance(paper, Termination)
    assert paper.ground is not None
    assert paper.ground.value == ending.value


def test_ten_days_over_can_be_written_on_the_tenth_day_and_not_before(
    lead: Desk, mediation: MediationId, clock: Clock
) -> None:
    clock.go_to(at(date(2026, 9, 23), 17))
    with pytest.raises(Refusal) as refused:
        lead.mediations.end(mediation, Ending.EXPIRED, Evidence())
    assert refused.value.reason is Reason.PERIOD_NOT_OVER
    clock.go_to(at(DUE, 17))
    lead.mediations.end(mediation, Ending.EXPIRED, Evidence(facts="十日内未达成协议"))
    assert lead.mediations.view(mediation).state is MediationState.ENDED


def second_claim(lead: Desk, found: Scene, clock: Clock) -> MediationId:
    """The driver claims his car's damage in a mediation of his own."""
    clock.go_to(at(date(2026, 9, 11), 10))
    mediation = lead.mediations.open(
        NewMediation(
            case_id=found.case_id,
            claimant_id=found.driver,
            harms=frozenset({Harm.PROPERTY}),
            sides=mediating.sides(found),
        )
    )
    for party in (found.driver, found.rider):
        lead.mediations.sign(mediation, party, date(2026, 9, 10))
    lead.mediations.receive(mediation, lead.now())
    lead.mediations.accept(mediation)
    return mediation


def test_several_claimants_have_their_own_days_and_ending_one_leaves_the_others(
    lead: Desk, mediation: MediationId, found: Scene, clock: Clock, store: engine.Store
) -> None:
    other = second_claim(lead, found, clock)
    assert lead.mediations.view(other).state is MediationState.WAITING
    assert lead.mediations.view(other).waiting_for == (FactKind.LOSS_FIXED,)
    with engine.session(store.door, Acting(1, lead.now(), door=True)) as session:
        mediating.fact(session, lead, found, FactKind.LOSS_FIXED, date(2026, 9, 11), found.driver)
    view = lead.mediations.view(other)
    assert (view.state, view.start_event) == (MediationState.RUNNING, StartEvent.LOSS_FIXED)

    joint = lead.mediations.book_session((mediation, other), mediating.booking(lead, DAY))
    assert lead.mediations.sheet(joint).mediation_ids == (mediation, other)
    lead.mediations.end(mediation, Ending.WITHDRAWN, Evidence(facts="撤回", proof="撤回申请书"))
    assert lead.mediations.view(other).state is MediationState.RUNNING
    assert lead.mediations.sheet(joint).state is SessionState.PLANNED
    lead.mediations.end(other, Ending.WITHDRAWN, Evidence(facts="撤回", proof="撤回申请书"))
    assert lead.mediations.sheet(joint).state is SessionState.CALLED_OFF


def test_a_second_mediation_of_one_claimant_is_refused_while_one_runs(
    lead: Desk, mediation: MediationId, found: Scene
) -> None:
    assert lead.mediations.view(mediation).state is MediationState.RUNNING
    with pytest.raises(Refusal) as refused:
        mediating.opened(lead, found)
    assert refused.value.reason is Reason.MEDIATION_EXISTS


def test_back_from_the_committee_a_new_mediation_has_three_working_days(
    lead: Desk, mediation: MediationId, clock: Clock
) -> None:
    clock.go_to(at(date(2026, 9, 15), 9))
    lead.mediations.end(
        mediation,
        Ending.REFERRED,
        Evidence(committee="临江区人民调解委员会", proof="同意转介书", facts="各方同意转介"),
    )
    view = lead.mediations.view(mediation)
    assert view.state is MediationState.REFERRED
    assert FormKind.COMMITTEE_REFERRAL in {line.form for line in view.documents}
    clock.go_to(at(date(2026, 9, 30), 9))
    back = lead.mediations.return_from_committee(mediation, date(2026, 9, 30), "终止调解通知")
    again = lead.mediations.view(back)
    assert lead.mediations.view(mediation).state is MediationState.RETURNED
    assert again.last_last_day == date(2026, 10, 10)
    assert again.timeliness is Timeliness.IN_TIME


def test_an_unsigned_application_is_not_joint_and_may_be_refused_in_writing(
    lead: Desk, found: Scene, clock: Clock
) -> None:
    clock.go_to(at(date(2026, 9, 11), 9))
    mediation = mediating.opened(lead, found)
    lead.mediations.sign(mediation, found.rider, date(2026, 9, 10))
    with pytest.raises(Refusal) as refused:
        lead.mediations.receive(mediation, lead.now())
    assert refused.value.reason is Reason.APPLICATION_NOT_JOINT
    assert refused.value.details["name"] == "卢建平"
    with pytest.raises(Refusal) as refused:
        lead.mediations.refuse(mediation, RefusalGround.LATE, "超过期限")
    assert refused.value.reason is Reason.APPLICATION_STANDS
    lead.mediations.refuse(mediation, RefusalGround.NOT_JOINT, "卢建平未签名")
    view = lead.mediations.view(mediation)
    assert view.state is MediationState.REFUSED
    assert [line.form for line in view.documents] == [FormKind.REFUSAL]


def test_a_late_application_needs_a_reason(lead: Desk, found: Scene, clock: Clock) -> None:
    clock.go_to(at(date(2026, 9, 18), 9))
    mediation = mediating.opened(lead, found)
    for party in (found.driver, found.rider):
        lead.mediations.sign(mediation, party, date(2026, 9, 17))
    lead.mediations.receive(mediation, lead.now())
    assert lead.mediations.view(mediation).objections == (RefusalGround.LATE,)
    with pytest.raises(Refusal) as refused:
        lead.mediations.accept(mediation)
    assert refused.value.reason is Reason.APPLICATION_LATE
    lead.mediations.accept(mediation, late_reason="各方一致请求，未影响调查")
    assert lead.mediations.view(mediation).state is MediationState.RUNNING


def test_a_dead_claimant_is_represented_by_his_heirs(
    lead: Desk, found: Scene, store: engine.Store
) -> None:
    with engine.session(store.door, Acting(1, lead.now(), door=True)) as session:
        session.get_one(PartyRow, found.rider).kind = "deceased"
    with pytest.raises(Refusal) as refused:
        mediating.opened(lead, found)
    assert refused.value.reason is Reason.DEAD_CANNOT_SIT


def test_an_agent_of_opposing_sides_is_refused(
    lead: Desk, found: Scene, store: engine.Store
) -> None:
    for principal in (found.driver, found.rider):
        mediating.power(store, lead, found, principal, may_agree=False)
    with pytest.raises(Refusal) as refused:
        mediating.opened(lead, found)
    assert refused.value.reason is Reason.AGENT_BOTH_SIDES


def test_one_side_alone_does_not_mediate(lead: Desk, found: Scene) -> None:
    with pytest.raises(Refusal):
        lead.mediations.open(
            NewMediation(
                case_id=found.case_id,
                claimant_id=found.rider,
                harms=frozenset({Harm.INJURY}),
                sides=(SideEntry(found.rider, "乙方"),),
            )
        )


def test_a_corrected_start_takes_the_ten_days_back(
    lead: Desk, mediation: MediationId, found: Scene, store: engine.Store, clock: Clock
) -> None:
    with engine.session(store.door, Acting(1, lead.now(), door=True)) as session:
        row = session.query(FactRow).filter_by(kind=FactKind.TREATMENT_ENDED.value).one()
        row.replaced_at = lead.now()
    clock.go_to(at(date(2026, 9, 14), 9))
    view = lead.mediations.view(mediation)
    assert view.started_on is None
    with pytest.raises(Refusal) as refused:
        lead.mediations.book_session((mediation,), mediating.booking(lead, date(2026, 9, 21)))
    assert refused.value.reason is Reason.START_UNKNOWN


def test_an_auxiliary_without_a_recording_makes_an_absence_not_count(
    lead: Desk, mediation: MediationId, found: Scene, clock: Clock
) -> None:
    session = lead.mediations.book_session(
        (mediation,), mediating.booking(lead, DAY, auxiliary="孟禾")
    )
    mediating.told(lead, session, found.driver, lead.now())
    attendance = mediating.held(lead, session, found, clock, DAY)
    lead.mediations.rule(attendance, good_cause=False, text="无正当理由")
    assert lead.mediations.view(mediation).counters[0].counted == 0
    lead.mediations.add_recording(session, "0163-V09")
    assert lead.mediations.view(mediation).counters[0].counted == 1


def test_a_one_officer_station_records_an_opinion_from_outside_as_theirs(
    lead: Desk, mediation: MediationId, found: Scene, clock: Clock
) -> None:
    session = lead.mediations.book_session((mediation,), mediating.booking(lead, DAY))
    clock.go_to(at(date(2026, 9, 14), 10))
    mediating.told(lead, session, found.driver, lead.now())
    attendance = mediating.held(lead, session, found, clock, DAY)
    lead.mediations.rule(attendance, good_cause=False, text="无正当理由")
    outside = OutsideOpinion(
        authority="澄州市公安局交通警察支队",
        name="法制科 顾某",
        number="法审〔2026〕7号",
        dated=DAY,
    )
    with pytest.raises(Refusal):
        lead.mediations.opine(
            attendance, counts=True, text="可以", outside=replace(outside, number="")
        )
    lead.mediations.opine(attendance, counts=True, text="可以计次", outside=outside)
    counter = lead.mediations.view(mediation).counters[0]
    assert (counter.counted, counter.absences[0].opinion_by) == (1, "法制科 顾某")


def test_a_session_is_closed_only_when_everybodys_attendance_is_on_record(
    lead: Desk, mediation: MediationId, found: Scene, clock: Clock
) -> None:
    session = lead.mediations.book_session((mediation,), mediating.booking(lead, DAY))
    with pytest.raises(Refusal) as refused:
        lead.mediations.open_session(session)
    assert refused.value.reason is Reason.SESSION_NOT_BEGUN
    clock.go_to(at(DAY, 10))
    lead.mediations.open_session(session)
    lead.mediations.attend(session, found.rider, Presence.ATTENDED)
    with pytest.raises(Refusal) as refused:
        lead.mediations.close_session(session, Outcome.NOT_AGREED)
    assert refused.value.details["name"] == "卢建平"


def test_a_correction_of_attendance_keeps_the_old_entry_and_asks_why(
    lead: Desk, mediation: MediationId, found: Scene, clock: Clock
) -> None:
    session = lead.mediations.book_session((mediation,), mediating.booking(lead, DAY))
    mediating.told(lead, session, found.driver, lead.now())
    mediating.held(lead, session, found, clock, DAY)
    with pytest.raises(Refusal) as refused:
        lead.mediations.attend(session, found.driver, Presence.ATTENDED)
    assert refused.value.reason is Reason.REASON_MISSING
    lead.mediations.attend(session, found.driver, Presence.ATTENDED, reason="签到表显示到场")
    assert lead.mediations.view(mediation).counters == ()


def test_an_assisting_officer_sees_and_does_not_run_the_mediation(
    lead: Desk, mediation: MediationId, found: Scene, desk_of: DeskOf, store: engine.Store
) -> None:
    assist = desk_of("许闻", Role.INVESTIGATOR)
    with engine.session(store.door, Acting(1, lead.now(), door=True)) as session:
        mediating.team(session, found.case_id, assist.officer.id, TeamRole.ASSIST)
    assert not assist.mediations.view(mediation).mine
    with pytest.raises(Refusal) as refused:
        assist.mediations.book_session((mediation,), mediating.booking(assist, DAY))
    assert refused.value.reason is Reason.NOT_ALLOWED


def test_the_ten_days_run_until_the_paper_is_issued(
    lead: Desk, mediation: MediationId, clock: Clock
) -> None:
    clock.go_to(at(DUE, 9))
    lead.mediations.end(mediation, Ending.EXPIRED, Evidence(facts="十日内未达成协议"))
    assert "mediation.period" in {due.rule for due in lead.agenda.within(5)}
    drafted = next(
        line
        for line in lead.mediations.view(mediation).documents
        if line.form is FormKind.TERMINATION
    )
    lead.documents.issue(drafted.id)
    assert "mediation.period" not in {due.rule for due in lead.agenda.within(5)}


def test_issuing_the_termination_ends_what_still_goes_on(
    lead: Desk, mediation: MediationId, clock: Clock
) -> None:
    clock.go_to(at(DUE, 9))
    made = lead.mediations.prepare_termination(
        mediation, Ending.EXPIRED, Evidence(facts="十日内未达成协议")
    )
    assert lead.mediations.view(mediation).state is MediationState.RUNNING
    lead.documents.issue(made[0])
    view = lead.mediations.view(mediation)
    assert (view.state, view.ending) == (MediationState.ENDED, Ending.EXPIRED)


def test_a_termination_whose_absence_no_longer_counts_is_not_issued(
    lead: Desk, mediation: MediationId, found: Scene, clock: Clock
) -> None:
    session = lead.mediations.book_session((mediation,), mediating.booking(lead, DAY))
    mediating.told(lead, session, found.driver, lead.now())
    attendance = mediating.held(lead, session, found, clock, DAY)
    lead.mediations.rule(attendance, good_cause=False, text="无正当理由")
    lead.mediations.decide(mediation, found.driver, Choice.END_NOW, "依法终止")
    made = lead.mediations.prepare_termination(mediation, Ending.ABSENCE, Evidence())
    lead.mediations.rule(attendance, good_cause=True, text="补交住院证明")
    with pytest.raises(Refusal) as refused:
        lead.documents.issue(made[0])
    assert refused.value.reason is Reason.ABSENCE_NOT_COUNTED
    assert lead.mediations.view(mediation).state is MediationState.RUNNING
