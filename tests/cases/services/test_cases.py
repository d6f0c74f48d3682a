"""Cases opened, read, assigned, corrected and closed on the real store."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from cases.law.facts import FactKind, Harm
from cases.records.cases import CaseFilter, CaseKind, CaseState, FactEntry, Intake, Report, Scope
from cases.records.mediation import NewMediation, SideEntry
from cases.records.officers import Role, TeamRole
from cases.records.parties import Injury, PartyEntry, PartyKind, PowerEntry, VehicleEntry
from cases.refusals import Reason, Refusal
from cases.store import engine
from cases.store.guard import Acting
from cases.store.rows.cases import CaseRow
from tests.conftest import START, Clock, DeskOf

#: A driver and the cyclist he injured, on a September morning.
INTAKE = Intake(
    kind=CaseKind.INJURY,
    occurred_at=datetime(2026, 9, 8, 0, 15, tzinfo=UTC),
    place="环城北路与青石街路口",
    brief="卢建平驾驶小型轿车与宋巧云驾驶的电动自行车相撞，造成宋巧云受伤",
    report=Report(method="电话报警", reported_at=datetime(2026, 9, 8, 0, 20, tzinfo=UTC)),
    parties=(
        PartyEntry(name="卢建平", kind=PartyKind.DRIVER, side="甲方"),
        PartyEntry(name="宋巧云", kind=PartyKind.INJURED, side="乙方", injury=Injury.SERIOUS),
    ),
    vehicles=(VehicleEntry(plate="苏Z·5q27m", kind="小型轿车"),),
    drives=(0, None),
)


def refused(act: object, *args: object, **values: object) -> Refusal:
    assert callable(act)
    with pytest.raises(Refusal) as caught:
        act(*args, **values)
    return caught.value


def test_an_opened_case_is_led_by_who_opened_it(desk_of: DeskOf) -> None:
    desk = desk_of("王砚秋", Role.INVESTIGATOR)
    case = desk.cases.open_file(desk.cases.open_case(INTAKE))
    assert case.number == "2026-0001"
    assert case.state is CaseState.OPEN
    assert [party.name for party in case.people.parties] == ["卢建平", "宋巧云"]
    assert case.people.parties[0].plate == "苏Z5Q27M"
    assert case.report.method == "电话报警"
    assert {fact.kind for fact in case.facts} == {
        FactKind.ACCIDENT_HAPPENED,
        FactKind.REPORT_RECEIVED,
    }
    assert case.may_write
    assert [member.role for member in case.team] == [TeamRole.LEAD]


def test_numbers_go_on_and_a_typed_one_must_be_free(desk_of: DeskOf) -> None:
    desk, other = desk_of("王砚秋", Role.INVESTIGATOR), desk_of("冯立成", Role.INVESTIGATOR)
    desk.cases.open_case(INTAKE)
    case = other.cases.open_file(other.cases.open_case(INTAKE))
    assert case.number == "2026-0002"
    taken = refused(other.cases.open_case, replace(INTAKE, number="2026-0001"))
    assert taken.reason is Reason.CASE_NUMBER_UNUSABLE


@pytest.mark.parametrize(
    "typed",
    [
        "2026-0040",  # a hidden case has it
        "2026-0039",  # skipped
        "2026-0001",  # never given
        "2026-0000",
        "2026-0541",  # too far ahead
        "临交事〔2026〕17号",  # a hidden case has it
        "临交事〔2026〕16号",
        "临交事",  # no running figure
    ],
)
def test_a_number_is_refused_in_the_same_words_whoever_has_it(desk_of: DeskOf, typed: str) -> None:
    desk, other = desk_of("王砚秋", Role.INVESTIGATOR), desk_of("冯立成", Role.INVESTIGATOR)
    for number in ("2026-0040", "临交事〔2026〕17号"):
        desk.cases.open_case(replace(INTAKE, number=number))
    answer = refused(other.cases.open_case, replace(INTAKE, number=typed))
    assert (answer.reason, answer.details) == (Reason.CASE_NUMBER_UNUSABLE, {"field": "number"})


def test_the_unit_types_its_own_numbers_in_ascending_order(desk_of: DeskOf) -> None:
    desk, other = desk_of("王砚秋", Role.INVESTIGATOR), desk_of("冯立成", Role.INVESTIGATOR)
    for typed in ("临交事〔2026〕17号", "临交事〔2027〕1号", "A3", "2026-0163", "2025-0007"):
        case = desk.cases.open_case(replace(INTAKE, number=typed))
        assert desk.cases.open_file(case).number == typed
    for typed in ("临交事〔2026〕18号", "临交事〔2026〕20号", "A4"):
        case = other.cases.open_case(replace(INTAKE, number=typed))
        assert other.cases.open_file(case).number == typed
    assert other.cases.open_file(other.cases.open_case(INTAKE)).number == "2026-0164"


def test_the_series_goes_on_past_four_figures(desk_of: DeskOf) -> None:
    desk = desk_of("王砚秋", Role.INVESTIGATOR)
    with engine.session(desk.store.door, Acting(0, START, door=True)) as session:
        session.add(
            CaseRow(
                number="2026-9999",
                kind="property",
                state="open",
                opened_at=START,
                opened_by=desk.officer.id,
            )
        )
    numbers = [desk.cases.open_file(desk.cases.open_case(INTAKE)).number for _n in range(2)]
    assert numbers == ["2026-10000", "2026-10001"]


def test_a_colleague_finds_no_trace(desk_of: DeskOf) -> None:
    desk, other = desk_of("王砚秋", Role.INVESTIGATOR), desk_of("冯立成", Role.INVESTIGATOR)
    case_id = desk.cases.open_case(INTAKE)
    assert other.cases.page(CaseFilter(scope=Scope.SQUAD)).total == 0
    assert set(other.cases.counts().values()) == {0}
    assert refused(other.cases.open_file, case_id).reason is Reason.NOT_FOUND
    assert refused(other.cases.journal, case_id).reason is Reason.NOT_ALLOWED


def test_the_duty_desk_holds_a_case_until_it_is_assigned(desk_of: DeskOf) -> None:
    duty = desk_of("高岚", Role.DUTY_DESK)
    leader = desk_of("邱国梁", Role.SQUAD_LEADER)
    lead = desk_of("王砚秋", Role.INVESTIGATOR)
    case_id = duty.cases.open_case(INTAKE)
    assert duty.cases.open_file(case_id).state is CaseState.REPORTED
    assert leader.cases.page(CaseFilter(scope=Scope.UNASSIGNED)).total == 1
    assert refused(leader.cases.open_file, case_id).reason is Reason.NOT_FOUND
    leader.assignment.assign(case_id, lead.officer.id)
    assert lead.cases.open_file(case_id).state is CaseState.OPEN
    assert refused(duty.cases.open_file, case_id).reason is Reason.NOT_FOUND


def test_a_hand_over_moves_the_case_at_once(desk_of: DeskOf) -> None:
    first, second = desk_of("王砚秋", Role.INVESTIGATOR), desk_of("冯立成", Role.INVESTIGATOR)
    case_id = first.cases.open_case(INTAKE)
    assert refused(second.assignment.hand_over, case_id, second.officer.id, "想要").reason is (
        Reason.NOT_ALLOWED
    )
    first.assignment.hand_over(case_id, second.officer.id, "休假")
    assert second.cases.open_file(case_id).may_lead
    assert refused(first.cases.open_file, case_id).reason is Reason.NOT_FOUND


def test_a_mediator_sees_parties_and_no_scene(desk_of: DeskOf) -> None:
    desk, mediator = desk_of("王砚秋", Role.INVESTIGATOR), desk_of("周敏", Role.MEDIATOR)
    case_id = desk.cases.open_case(INTAKE)
    desk.assignment.join(case_id, mediator.officer.id, TeamRole.MEDIATOR)
    case = mediator.cases.open_file(case_id)
    assert [party.name for party in case.people.parties] == ["卢建平", "宋巧云"]
    assert FactKind.REPORT_RECEIVED not in {fact.kind for fact in case.facts}


def test_a_corrected_fact_moves_the_clock_and_keeps_the_old(desk_of: DeskOf, clock: Clock) -> None:
    desk = desk_of("王砚秋", Role.INVESTIGATOR)
    case_id = desk.cases.open_case(INTAKE)
    scene = FactEntry(
        kind=FactKind.SCENE_INVESTIGATED, happened_at=datetime(2026, 9, 17, 2, tzinfo=UTC)
    )
    fact_id = desk.facts.record(case_id, scene)
    assert [due.due_on for due in desk.agenda.today().dues] == [date(2026, 10, 8)]
    later = replace(scene, happened_at=datetime(2026, 9, 18, 2, tzinfo=UTC))
    preview = desk.facts.preview(case_id, later, fact_id)
    moves = [
        (move.old, move.new) for move in preview.moves if move.key.rule_id == "determination.made"
    ]
    assert [(old.due, new.due) for old, new in moves if old and new] == [
        (date(2026, 10, 8), date(2026, 10, 9))
    ]
    assert refused(desk.facts.correct, fact_id, later, " ").reason is Reason.REASON_MISSING
    desk.facts.correct(fact_id, later, "收发室签收簿第 311 号")
    assert [due.due_on for due in desk.agenda.today().dues] == [date(2026, 10, 9)]
    history = [f for f in desk.cases.open_file(case_id).facts if f.kind is scene.kind]
    assert [(f.replaced_at is None, f.reason) for f in history] == [
        (False, ""),
        (True, "收发室签收簿第 311 号"),
    ]


def test_a_fact_cannot_lie_ahead(desk_of: DeskOf) -> None:
    desk = desk_of("王砚秋", Role.INVESTIGATOR)
    case_id = desk.cases.open_case(INTAKE)
    ahead = FactEntry(
        kind=FactKind.SCENE_INVESTIGATED, happened_at=datetime(2026, 9, 25, tzinfo=UTC)
    )
    assert refused(desk.facts.record, case_id, ahead).reason is Reason.IN_THE_FUTURE


def test_a_suspension_is_recorded_as_the_decision_from_above(desk_of: DeskOf) -> None:
    desk = desk_of("王砚秋", Role.INVESTIGATOR)
    case_id = desk.cases.open_case(INTAKE)
    entry = FactEntry(
        kind=FactKind.SUSPENSION_APPROVED, happened_at=datetime(2026, 9, 20, tzinfo=UTC)
    )
    missing = refused(desk.facts.record, case_id, entry)
    assert (missing.reason, missing.article) == (Reason.APPROVAL_MISSING, "146.68")
    desk.facts.record(
        case_id,
        replace(
            entry,
            authority="澄州市公安局交通警察支队",
            approver="沈某",
            approval_number="澄公交中止〔2026〕2号",
            approved_on=date(2026, 9, 20),
        ),
    )
    kinds = [fact.kind for fact in desk.cases.open_file(case_id).facts]
    assert FactKind.SUSPENSION_APPROVED in kinds


def test_next_of_kin_name_the_dead_and_the_relation(desk_of: DeskOf) -> None:
    desk = desk_of("王砚秋", Role.INVESTIGATOR)
    case_id = desk.cases.open_case(INTAKE)
    heir = PartyEntry(name="胡小满", kind=PartyKind.NEXT_OF_KIN, side="乙方")
    assert refused(desk.parties.add, case_id, heir).details["field"] == "of_party_id"
    dead = desk.parties.add(case_id, PartyEntry(name="胡大年", kind=PartyKind.DECEASED))
    heir = replace(heir, of_party_id=dead, relation="女儿", relation_proof="户口簿")
    assert desk.parties.add(case_id, heir)


@pytest.mark.parametrize(
    ("number", "born", "sex"),
    [("11010519491231002X", date(1949, 12, 31), "female"), ("110105194912310021", None, "")],
)
def test_a_resident_number_fills_in_birth_and_sex_or_is_refused(
    desk_of: DeskOf, number: str, born: date | None, sex: str
) -> None:
    desk = desk_of("王砚秋", Role.INVESTIGATOR)
    case_id = desk.cases.open_case(INTAKE)
    entry = PartyEntry(name="某", kind=PartyKind.OTHER, id_kind="resident", id_number=number)
    if born is None:
        assert refused(desk.parties.add, case_id, entry).details["field"] == "id_number"
        return
    party_id = desk.parties.add(case_id, entry)
    known = {p.id: p.entry for p in desk.cases.open_file(case_id).people.parties}
    assert (known[party_id].born_on, known[party_id].sex) == (born, sex)


def test_nobody_is_agent_for_opposing_sides(desk_of: DeskOf) -> None:
    desk = desk_of("王砚秋", Role.INVESTIGATOR)
    case_id = desk.cases.open_case(INTAKE)
    driver, injured = (p.id for p in desk.cases.open_file(case_id).people.parties)
    agent = desk.parties.add(case_id, PartyEntry(name="律师某", kind=PartyKind.AGENT))
    power = PowerEntry(
        principal_id=driver,
        agent_id=agent,
        matters="参加调解",
        may_agree=True,
        signed_on=date(2026, 9, 20),
    )
    desk.parties.add_power(case_id, power)
    both = refused(desk.parties.add_power, case_id, replace(power, principal_id=injured))
    assert both.reason is Reason.AGENT_BOTH_SIDES


def test_a_closed_case_is_open_to_the_squad_with_numbers_masked(desk_of: DeskOf) -> None:
    desk, other = desk_of("王砚秋", Role.INVESTIGATOR), desk_of("冯立成", Role.INVESTIGATOR)
    case_id = desk.cases.open_case(INTAKE)
    desk.parties.add(case_id, PartyEntry(name="甲", kind=PartyKind.OTHER, phone="00012345678"))
    desk.cases.close(case_id, "双方自行协商结案")
    theirs = other.cases.open_file(case_id)
    assert theirs.people.parties[-1].is_masked
    assert theirs.people.parties[-1].entry.phone == "000******78"
    assert not theirs.may_write
    assert desk.cases.open_file(case_id).people.parties[-1].entry.phone == "00012345678"


def test_every_act_is_in_the_journal_of_the_case(desk_of: DeskOf) -> None:
    desk = desk_of("王砚秋", Role.INVESTIGATOR)
    case_id = desk.cases.open_case(INTAKE)
    desk.cases.open_file(case_id)
    acts = [entry.act for entry in desk.cases.journal(case_id)]
    assert acts == ["case.read", "case.open"]


def test_names_of_three_thousand_characters_are_refused_and_emoji_kept(desk_of: DeskOf) -> None:
    desk = desk_of("王砚秋", Role.INVESTIGATOR)
    case_id = desk.cases.open_case(INTAKE)
    long = PartyEntry(name="长" * 3000, kind=PartyKind.OTHER)
    assert refused(desk.parties.add, case_id, long).reason is Reason.FIELD_INVALID
    desk.parties.add(case_id, PartyEntry(name="小明🙂", kind=PartyKind.OTHER))
    assert desk.cases.open_file(case_id).people.parties[-1].name == "小明🙂"


def test_an_act_of_the_mediator_counts_the_clocks_of_the_whole_case(desk_of: DeskOf) -> None:
    desk, mediator = desk_of("王砚秋", Role.INVESTIGATOR), desk_of("周敏", Role.MEDIATOR)
    case_id = desk.cases.open_case(replace(INTAKE, hit_and_run=True))
    for kind, day in ((FactKind.VEHICLE_FOUND, 14), (FactKind.DRIVER_FOUND, 17)):
        found = datetime(2026, 9, day, 2, tzinfo=UTC)
        desk.facts.record(case_id, FactEntry(kind=kind, happened_at=found))
    before = [(due.rule, due.due_on) for due in desk.agenda.today().dues]
    desk.assignment.join(case_id, mediator.officer.id, TeamRole.MEDIATOR)
    mediator.parties.add(case_id, PartyEntry(name="北岸财险", kind=PartyKind.INSURER))
    assert before == [
        ("appraisal.vehicle", date(2026, 9, 17)),
        ("determination.after_capture", date(2026, 10, 8)),
    ]
    assert [(due.rule, due.due_on) for due in desk.agenda.today().dues] == before
    assert mediator.agenda.today().dues == ()
    assert mediator.cases.page(CaseFilter()).total == 1


def test_a_case_is_not_concluded_while_a_mediation_of_it_runs(desk_of: DeskOf) -> None:
    desk = desk_of("王砚秋", Role.INVESTIGATOR, Role.MEDIATOR)
    case_id = desk.cases.open_case(INTAKE)
    driver, injured = (p.id for p in desk.cases.open_file(case_id).people.parties)
    desk.mediations.open(
        NewMediation(
            case_id=case_id,
            claimant_id=injured,
            harms=frozenset({Harm.PROPERTY}),
            sides=(SideEntry(injured, "乙方"), SideEntry(driver, "甲方")),
        )
    )
    running = refused(desk.cases.close, case_id, "结案")
    assert (running.reason, running.details["n"]) == (Reason.MEDIATION_RUNNING, 1)
    assert desk.cases.head(case_id).state is CaseState.OPEN
