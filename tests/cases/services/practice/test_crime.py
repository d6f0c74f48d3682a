"""No crime is settled as a fine: signs stop the ending until the reviewer has spoken."""

from datetime import date
from decimal import Decimal

import pytest

from cases.law.crime import Circumstance
from cases.law.facts import FactKind
from cases.records.cases import CaseKind, FactEntry, Intake, Procedure, Report
from cases.records.crime import CrimeOutcome, OutsideReviewer
from cases.records.ids import CaseId
from cases.records.officers import Role, TeamRole
from cases.records.parties import Injury, PartyEntry, PartyKind
from cases.records.times import at
from cases.refusals import Reason, Refusal
from cases.services.desk import Desk
from tests.conftest import Clock, DeskOf

DRIVER = PartyEntry(name="孔祥林", kind=PartyKind.DRIVER, liability="主要责任")
DEAD = PartyEntry(name="田广福", kind=PartyKind.DECEASED)
HURT = PartyEntry(name="田广福", kind=PartyKind.INJURED, injury=Injury.SERIOUS)


def opened(desk: Desk, *parties: PartyEntry, kind: CaseKind = CaseKind.DEATH) -> CaseId:
    return desk.cases.open_case(
        Intake(kind=kind, occurred_at=at(date(2026, 9, 20), 8), place="环城路", parties=parties)
    )


@pytest.fixture
def lead(desk_of: DeskOf) -> Desk:
    return desk_of("王砚秋", Role.INVESTIGATOR)


@pytest.fixture
def reviewer(desk_of: DeskOf) -> Desk:
    return desk_of("白景行", Role.REVIEWER)


def put_before(lead: Desk, case: CaseId, reviewer: Desk) -> None:
    lead.assignment.join(case, reviewer.officer.id, TeamRole.REVIEWER, "是否涉罪")


def test_a_death_with_main_liability_cannot_be_concluded_before_the_opinion(
    lead: Desk, reviewer: Desk
) -> None:
    case = opened(lead, DRIVER, DEAD)
    assert [named.name for named in lead.crime.look(case).signs] == ["孔祥林"]
    with pytest.raises(Refusal) as refused:
        lead.cases.close(case, "已处罚结案")
    assert refused.value.reason is Reason.CRIME_OPINION_MISSING
    assert refused.value.article == "spc_crime.2"
    put_before(lead, case, reviewer)
    assert reviewer.crime.look(case).may_review
    reviewer.crime.give_opinion(case, CrimeOutcome.FILED, "已立案侦查，事故处理继续")
    assert not lead.crime.look(case).is_open
    lead.cases.close(case, "认定书已送达")


def test_new_signs_ask_for_another_opinion(lead: Desk, reviewer: Desk) -> None:
    case = opened(lead, DRIVER, HURT, kind=CaseKind.INJURY)
    driver = lead.cases.open_file(case).people.parties[0].id
    assert lead.crime.look(case).signs == ()
    lead.crime.add_circumstance(case, driver, Circumstance.DRUNK, "血醇 96mg/100ml")
    put_before(lead, case, reviewer)
    reviewer.crime.give_opinion(case, CrimeOutcome.NO_CRIME, "重伤鉴定未出，暂不构成")
    lead.crime.add_circumstance(case, driver, Circumstance.OVERLOADED, "过磅单")
    look = lead.crime.look(case)
    assert look.is_open
    assert [one.is_current for one in look.opinions] == [False]
    with pytest.raises(Refusal):
        lead.cases.close(case, "结案")
    lead.crime.withdraw_circumstance(case, look.circumstances[-1].id, "过磅单有误")
    assert not lead.crime.look(case).is_open


def test_nobody_reviews_a_case_he_investigates(desk_of: DeskOf) -> None:
    both = desk_of("陆承远", Role.INVESTIGATOR, Role.REVIEWER)
    case = opened(both, DRIVER, DEAD)
    assert not both.crime.look(case).may_review
    with pytest.raises(Refusal) as refused:
        both.crime.give_opinion(case, CrimeOutcome.NO_CRIME, "不构成")
    assert refused.value.reason is Reason.NOT_ALLOWED


def test_a_station_without_a_reviewer_records_the_one_above(lead: Desk) -> None:
    case = opened(lead, DRIVER, DEAD)
    outside = OutsideReviewer("支队法制科", "白景行", "法审〔2026〕8号", date(2026, 9, 24))
    lead.crime.record_outside_opinion(case, CrimeOutcome.REFERRED, "移送刑侦", outside)
    assert lead.crime.look(case).opinions[0].outside == outside
    lead.cases.close(case, "已移送")


def test_an_opinion_without_signs_is_refused(lead: Desk) -> None:
    case = opened(lead, DRIVER, kind=CaseKind.PROPERTY)
    outside = OutsideReviewer("支队法制科", "白景行", "1", date(2026, 9, 24))
    with pytest.raises(Refusal) as refused:
        lead.crime.record_outside_opinion(case, CrimeOutcome.NO_CRIME, "不构成", outside)
    assert refused.value.reason is Reason.NO_SIGNS_OF_CRIME


def test_dead_people_of_the_report_count_before_they_have_names(lead: Desk) -> None:
    case = lead.cases.open_case(
        Intake(
            kind=CaseKind.DEATH,
            occurred_at=at(date(2026, 9, 20), 8),
            place="环城路",
            report=Report(dead=2),
            parties=(DRIVER,),
        )
    )
    found = {named.sign.threshold.id for named in lead.crime.look(case).signs}
    assert found == {"death", "grave_deaths"}


def test_an_amount_belongs_to_the_unpaid_loss_only(lead: Desk) -> None:
    case = opened(lead, DRIVER, kind=CaseKind.PROPERTY)
    driver = lead.cases.open_file(case).people.parties[0].id
    for kind, amount in ((Circumstance.DRUNK, Decimal(1)), (Circumstance.UNPAID_LOSS, None)):
        with pytest.raises(Refusal):
            lead.crime.add_circumstance(case, driver, kind, "笔录", amount)
    lead.crime.add_circumstance(
        case, driver, Circumstance.UNPAID_LOSS, "财产查询回函", Decimal("300000.00")
    )
    assert [one.sign.threshold.id for one in lead.crime.look(case).signs] == ["unpaid_loss"]


def test_a_death_is_never_handled_simply(lead: Desk) -> None:
    with pytest.raises(Refusal) as refused:
        lead.cases.open_case(
            Intake(
                kind=CaseKind.PROPERTY,
                procedure=Procedure.SIMPLE,
                occurred_at=at(date(2026, 9, 20), 8),
                place="环城路",
                report=Report(dead=1),
            )
        )
    assert refused.value.reason is Reason.NOT_SIMPLE
    assert refused.value.article == "146.23"


def test_what_was_found_is_kept_with_its_day(lead: Desk, clock: Clock) -> None:
    case = opened(lead, DRIVER, HURT, kind=CaseKind.INJURY)
    driver = lead.cases.open_file(case).people.parties[0].id
    lead.crime.add_circumstance(case, driver, Circumstance.UNLICENSED, "驾驶证查询结果")
    (found,) = lead.crime.look(case).circumstances
    assert (found.name, found.entered_at, found.entered_by) == ("孔祥林", clock(), "王砚秋")


def test_whoever_fled_and_is_not_known_shows_the_sign(lead: Desk) -> None:
    case = lead.cases.open_case(
        Intake(
            kind=CaseKind.INJURY,
            hit_and_run=True,
            occurred_at=at(date(2026, 9, 20), 8),
            place="环城路",
            parties=(HURT,),
        )
    )
    (sign,) = lead.crime.look(case).signs
    assert (sign.sign.threshold.id, sign.name, sign.sign.is_certain) == ("fled", "", False)


def test_neither_a_penalty_nor_a_quick_determination_goes_before_the_opinion(
    lead: Desk, clock: Clock
) -> None:
    case = opened(lead, DRIVER, DEAD)
    driver = lead.cases.open_file(case).people.parties[0].id
    with pytest.raises(Refusal) as refused:
        lead.facts.record(
            case,
            FactEntry(kind=FactKind.PENALTY_DECIDED, happened_at=clock(), party_id=driver),
        )
    assert refused.value.reason is Reason.CRIME_OPINION_MISSING
    simple = lead.cases.open_case(
        Intake(
            kind=CaseKind.INJURY,
            procedure=Procedure.SIMPLE,
            occurred_at=at(date(2026, 9, 20), 8),
            place="环城路",
            parties=(DRIVER, HURT),
        )
    )
    driver = lead.cases.open_file(simple).people.parties[0].id
    lead.crime.add_circumstance(simple, driver, Circumstance.UNLICENSED, "驾驶证查询结果")
    made = FactEntry(kind=FactKind.DETERMINATION_MADE, happened_at=clock(), day_only=True)
    with pytest.raises(Refusal) as refused:
        lead.facts.record(simple, made)
    assert refused.value.reason is Reason.CRIME_OPINION_MISSING
    outside = OutsideReviewer("支队法制科", "白景行", "法审〔2026〕9号", date(2026, 9, 24))
    lead.crime.record_outside_opinion(simple, CrimeOutcome.NO_CRIME, "重伤未定", outside)
    lead.facts.record(simple, made)
