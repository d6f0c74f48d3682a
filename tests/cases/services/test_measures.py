"""Identifications by the numbers of art. 38, enquiries as tasks, searches under a warrant."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from cases.law.facts import FactKind
from cases.law.identification import least_shown
from cases.law.rules import load_rules
from cases.records.cases import CaseKind, FactEntry, Intake, Report
from cases.records.ids import CaseId, OfficerId
from cases.records.measures import (
    EnquiryEntry,
    IdentificationEntry,
    SearchEntry,
    SearchKind,
    Subject,
)
from cases.records.officers import Role, TeamRole
from cases.refusals import Reason, Refusal
from cases.services.desk import Desk
from cases.services.measures import MeasureService
from tests.conftest import START, Clock, DeskOf

RULES = load_rules()


@pytest.fixture
def lead(desk_of: DeskOf) -> Desk:
    return desk_of("王砚秋", Role.INVESTIGATOR)


@pytest.fixture
def second(desk_of: DeskOf) -> Desk:
    return desk_of("冯立成", Role.INVESTIGATOR)


@pytest.fixture
def case(lead: Desk) -> CaseId:
    return lead.cases.open_case(
        Intake(
            number="2026-0187",
            kind=CaseKind.INJURY,
            occurred_at=START - timedelta(days=3),
            place="滨河路",
            brief="撞人后驶离",
            hit_and_run=True,
            report=Report(method="电话报警", reported_at=START - timedelta(days=3)),
        )
    )


@pytest.fixture
def measures(lead: Desk) -> MeasureService:
    return MeasureService(lead)


def refused(work: Callable[[], object]) -> Refusal:
    with pytest.raises(Refusal) as caught:
        work()
    return caught.value


def shown(lead: Desk, second: Desk) -> IdentificationEntry:
    return IdentificationEntry(
        subject=Subject.PHOTOS,
        held_at=START - timedelta(hours=1),
        place="大队询问室",
        identifier="孟庆和",
        is_secret=True,
        number=10,
        officers=(lead.officer.id, second.officer.id),
        witness="邻居某",
        picked="6号",
        result="辨认出6号为当晚驾驶人",
    )


@pytest.mark.parametrize(
    ("subject", "least"),
    [
        (Subject.PEOPLE, 7),
        (Subject.PHOTOS, 10),
        (Subject.VEHICLES, 5),
        (Subject.VEHICLE_PHOTOS, 10),
        (Subject.BODY, 1),
    ],
)
def test_the_law_says_how_many_are_shown(
    measures: MeasureService, lead: Desk, second: Desk, case: CaseId, subject: Subject, least: int
) -> None:
    entry = replace(shown(lead, second), subject=subject, is_secret=False)
    assert least_shown(RULES, subject, START.date(), unique=False) == least
    few = refused(lambda: measures.identify(case, replace(entry, number=least - 1)))
    assert (few.reason, few.article) == (Reason.TOO_FEW_SHOWN, "146.38")
    measures.identify(case, replace(entry, number=least))
    measures.identify(case, replace(entry, number=1, unique_feature="左眉有月牙形疤痕"))


def test_two_different_officers_lead_an_identification(
    measures: MeasureService, lead: Desk, second: Desk, case: CaseId
) -> None:
    entry = replace(shown(lead, second), officers=(lead.officer.id, lead.officer.id))
    assert refused(lambda: measures.identify(case, entry)).reason is Reason.TWO_OFFICERS
    nobody = replace(entry, officers=(lead.officer.id, OfficerId(999)))
    assert refused(lambda: measures.identify(case, nobody)).reason is Reason.NOT_FOUND


@pytest.mark.parametrize("name", ["place", "identifier", "witness", "result"])
def test_an_identification_wants_its_record(
    measures: MeasureService, lead: Desk, second: Desk, case: CaseId, name: str
) -> None:
    empty: dict[str, Any] = {name: " "}
    entry = replace(shown(lead, second), **empty)
    refusal = refused(lambda: measures.identify(case, entry))
    assert (refusal.reason, refusal.details["field"]) == (Reason.FIELD_MISSING, name)


def test_only_who_identifies_a_suspect_may_stay_unknown(
    measures: MeasureService, lead: Desk, second: Desk, case: CaseId
) -> None:
    entry = replace(shown(lead, second), subject=Subject.VEHICLES)
    refusal = refused(lambda: measures.identify(case, entry))
    assert (refusal.reason, refusal.details["field"]) == (Reason.FIELD_INVALID, "is_secret")


def test_the_name_kept_secret_is_read_by_who_investigates_and_by_nobody_else(
    measures: MeasureService, lead: Desk, second: Desk, case: CaseId, desk_of: DeskOf
) -> None:
    made = measures.identify(case, shown(lead, second))
    (own,) = measures.of_case(case).identifications
    coded = replace(shown(lead, second), identifier="证人甲-01")
    assert (own.id, own.entry, own.is_masked) == (made, coded, False)
    assert lead.access.secret_identities(case)[0].entry.name == "孟庆和"
    assert own.officers == ("王砚秋", "冯立成")
    reviewer = desk_of("审", Role.REVIEWER)
    lead.assignment.join(case, reviewer.officer.id, TeamRole.REVIEWER, "审核")
    (seen,) = MeasureService(reviewer).of_case(case).identifications
    assert (seen.entry.identifier, seen.is_masked) == ("", True)
    assert "孟庆和" not in repr(lead.cases.journal(case))


def test_an_identification_entered_by_mistake_stays_struck(
    measures: MeasureService, lead: Desk, second: Desk, case: CaseId
) -> None:
    made = measures.identify(case, shown(lead, second))
    assert refused(lambda: measures.strike_identification(made, "")).reason is Reason.REASON_MISSING
    measures.strike_identification(made, "录错案件")
    (one,) = measures.of_case(case).identifications
    assert (one.struck_at, one.struck_reason) == (START, "录错案件")
    again = refused(lambda: measures.strike_identification(made, "再"))
    assert again.reason is Reason.CHANGED_MEANWHILE


def asked(handler: Desk) -> EnquiryEntry:
    return EnquiryEntry(
        addressee="望湖县公安局城关派出所",
        question="核实邢树林近期住址",
        sent_at=START - timedelta(hours=5),
        wanted_by=START + timedelta(days=2),
        reference="澄临公交函〔2026〕12号",
        handler_id=handler.officer.id,
    )


def test_an_enquiry_is_a_task_until_it_is_answered(
    measures: MeasureService, lead: Desk, second: Desk, case: CaseId, clock: Clock
) -> None:
    lead.assignment.join(case, second.officer.id, TeamRole.ASSIST, "协助")
    later = measures.enquire(case, replace(asked(second), wanted_by=None))
    first = measures.enquire(case, asked(second))
    helper = MeasureService(second)
    assert [one.id for one in helper.awaited()] == [first, later]
    assert measures.awaited() == ()
    clock.advance(hours=1)
    helper.answer(first, START, "现住柳湾村东组", "回函3号")
    helper.drop_enquiry(later, "已由他处查明")
    assert helper.awaited() == ()
    (dropped, answered) = measures.of_case(case).enquiries
    assert (answered.answer, answered.answered_at, answered.is_open) == (
        "现住柳湾村东组",
        START,
        False,
    )
    assert dropped.dropped_reason == "已由他处查明"
    assert refused(lambda: helper.answer(first, START, "又")).reason is Reason.CHANGED_MEANWHILE


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"addressee": ""}, Reason.FIELD_MISSING),
        ({"question": " "}, Reason.FIELD_MISSING),
        ({"sent_at": START + timedelta(hours=1)}, Reason.IN_THE_FUTURE),
        ({"wanted_by": START - timedelta(days=2)}, Reason.TIMES_INVERTED),
        ({"handler_id": OfficerId(999)}, Reason.NOT_FOUND),
    ],
)
def test_an_enquiry_says_whom_what_and_by_when(
    measures: MeasureService,
    lead: Desk,
    case: CaseId,
    change: dict[str, Any],
    reason: Reason,
) -> None:
    entry = replace(asked(lead), **change)
    assert refused(lambda: measures.enquire(case, entry)).reason is reason


def test_an_answer_does_not_come_before_the_question(
    measures: MeasureService, lead: Desk, case: CaseId
) -> None:
    made = measures.enquire(case, asked(lead))
    early = START - timedelta(days=1)
    assert refused(lambda: measures.answer(made, early, "有")).reason is Reason.TIMES_INVERTED


def searched(lead: Desk, second: Desk) -> SearchEntry:
    return SearchEntry(
        kind=SearchKind.INSPECTION,
        warrant_number="澄公检查字〔2026〕8号",
        issued_on=START.date(),
        target="柳湾村东组九号车棚",
        begun_at=START - timedelta(hours=1),
        ended_at=START - timedelta(minutes=10),
        officers=(lead.officer.id, second.officer.id),
        witness="村民某",
        found="两轮摩托车一辆，未悬挂号牌",
    )


@pytest.mark.parametrize("kind", list(SearchKind))
def test_there_is_no_search_without_a_warrant_issued_before_it(
    measures: MeasureService, lead: Desk, second: Desk, case: CaseId, kind: SearchKind
) -> None:
    entry = replace(searched(lead, second), kind=kind)
    unnumbered = replace(entry, warrant_number="  ")
    assert refused(lambda: measures.search(case, unnumbered)).reason is Reason.WARRANT_MISSING
    late = replace(entry, issued_on=START.date() + timedelta(days=1))
    assert refused(lambda: measures.search(case, late)).reason is Reason.WARRANT_MISSING
    made = measures.search(case, entry)
    (one,) = measures.of_case(case).searches
    assert (one.id, one.entry, one.officers) == (made, entry, ("王砚秋", "冯立成"))
    measures.strike_search(made, "录错案件")
    assert measures.of_case(case).searches[0].struck_reason == "录错案件"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"officers": ()}, Reason.TWO_OFFICERS),
        ({"witness": ""}, Reason.FIELD_MISSING),
        ({"found": ""}, Reason.FIELD_MISSING),
        ({"target": ""}, Reason.FIELD_MISSING),
        ({"ended_at": START + timedelta(hours=1)}, Reason.IN_THE_FUTURE),
        ({"ended_at": START - timedelta(hours=2)}, Reason.TIMES_INVERTED),
    ],
)
def test_a_search_wants_two_officers_somebody_present_and_its_result(
    measures: MeasureService,
    lead: Desk,
    second: Desk,
    case: CaseId,
    change: dict[str, Any],
    reason: Reason,
) -> None:
    entry = replace(searched(lead, second), **change)
    assert refused(lambda: measures.search(case, entry)).reason is reason


def test_only_who_investigates_enters_measures(
    measures: MeasureService, lead: Desk, second: Desk, case: CaseId, desk_of: DeskOf
) -> None:
    mediator = desk_of("调", Role.MEDIATOR)
    lead.assignment.join(case, mediator.officer.id, TeamRole.MEDIATOR, "调解")
    made = measures.enquire(case, asked(lead))
    outside = MeasureService(mediator)
    assert refused(lambda: outside.of_case(case)).reason is Reason.NOT_FOUND
    assert refused(lambda: outside.answer(made, START, "有")).reason is Reason.NOT_FOUND
    assert refused(lambda: outside.enquire(case, asked(lead))).reason is Reason.NOT_ALLOWED


def test_the_clock_of_the_determination_waits_for_the_driver_until_he_gives_himself_up(
    lead: Desk, case: CaseId, clock: Clock
) -> None:
    def clocks() -> set[str]:
        return {one.rule for one in lead.agenda.within(30) if one.case_id == case}

    clock.advance(hours=1)
    lead.facts.record(case, FactEntry(kind=FactKind.SCENE_INVESTIGATED, happened_at=START))
    lead.facts.record(
        case, FactEntry(kind=FactKind.VEHICLE_FOUND, happened_at=START, note="柳湾村院内")
    )
    assert not clocks() & {"determination.after_capture", "determination.made"}
    lead.facts.record(
        case, FactEntry(kind=FactKind.DRIVER_FOUND, happened_at=START, note="到大队投案自首")
    )
    assert "determination.after_capture" in clocks()
