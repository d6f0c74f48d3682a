"""Leave, emergencies, concluded cases uncovered, codes; the table says what the guard does."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from cases.records.access import GrantKind, Rule, SecretEntry, SecretKind, Verdict
from cases.records.cases import CallerSecrecy, CaseKind, Intake, Report
from cases.records.ids import CaseId
from cases.records.officers import Part, Role, TeamRole
from cases.records.parties import PartyEntry, PartyKind
from cases.records.receptions import ContactKind
from cases.refusals import Reason, Refusal
from cases.services.desk import Desk
from cases.store.rows.cases import AccidentRow, CaseRow, FactRow, PartyRow
from tests.conftest import Clock, DeskOf

KIND = next(iter(ContactKind))
HAPPENED = datetime(2026, 9, 8, 0, 15, tzinfo=UTC)


def a_case(desk: Desk, **report: Any) -> CaseId:
    return desk.cases.open_case(
        Intake(
            kind=CaseKind.INJURY,
            occurred_at=HAPPENED,
            place="环城北路",
            parties=(PartyEntry(name="赵守田", kind=PartyKind.DRIVER, phone="13900001234"),),
            report=Report(**report),
        )
    )


def refused(act: object, *args: object) -> Reason:
    assert callable(act)
    with pytest.raises(Refusal) as caught:
        act(*args)
    return caught.value.reason


def acts(lead: Desk, case: CaseId) -> list[str]:
    return [entry.act for entry in lead.cases.journal(case)]


# --- leave ----------------------------------------------------------------------------------------


def test_leave_opens_a_part_until_its_end_and_not_a_moment_longer(
    desk_of: DeskOf, clock: Clock
) -> None:
    lead, other = desk_of("王砚秋", Role.INVESTIGATOR), desk_of("陆海川", Role.INVESTIGATOR)
    case = a_case(lead)
    until = clock() + timedelta(days=2)
    lead.access.grant(case, other.officer.id, Part.INVESTIGATION, "参与现场复勘", until)
    assert other.cases.open_file(case).number == "2026-0001"
    shown = other.access.grants()[0]
    assert (shown.kind, shown.giver, shown.may_end) == (GrantKind.GIVEN, "王砚秋", True)
    clock.go_to(until)
    assert refused(other.cases.open_file, case) is Reason.NOT_FOUND


def test_leave_is_taken_back_in_the_same_second_and_both_are_in_the_journal(
    desk_of: DeskOf, clock: Clock
) -> None:
    lead, other = desk_of("王砚秋", Role.INVESTIGATOR), desk_of("陆海川", Role.INVESTIGATOR)
    case = a_case(lead)
    until = clock() + timedelta(days=2)
    grant = lead.access.grant(case, other.officer.id, Part.INVESTIGATION, "复勘", until)
    lead.access.end_grant(grant, "复勘已完成")
    assert refused(other.cases.open_file, case) is Reason.NOT_FOUND
    assert {"access.grant", "access.end"} <= set(acts(lead, case))
    over = lead.access.grants()[0]
    assert (over.until_at, over.planned_until, over.ended_by) == (clock(), until, "王砚秋")
    assert refused(lead.access.end_grant, grant, "再次") is Reason.NOT_ALLOWED


def test_nobody_gives_leave_to_himself_without_reason_or_for_ever(
    desk_of: DeskOf, clock: Clock
) -> None:
    lead, other = desk_of("王砚秋", Role.INVESTIGATOR), desk_of("陆海川", Role.INVESTIGATOR)
    helper = desk_of("冯立成", Role.INVESTIGATOR)
    case, soon = a_case(lead), clock() + timedelta(days=1)
    lead.assignment.join(case, helper.officer.id, TeamRole.ASSIST)
    part, who = Part.INVESTIGATION, other.officer.id
    assert refused(lead.access.grant, case, lead.officer.id, part, "看", soon) is Reason.OWN_REQUEST
    assert refused(lead.access.grant, case, who, part, " ", soon) is Reason.REASON_MISSING
    far = clock() + timedelta(days=31)
    assert refused(lead.access.grant, case, who, part, "看", far) is Reason.GRANT_TOO_LONG
    assert refused(lead.access.grant, case, who, part, "看", clock()) is Reason.GRANT_TOO_LONG
    assert refused(helper.access.grant, case, who, part, "看", soon) is Reason.NOT_ALLOWED
    assert refused(other.access.grant, case, who, part, "看", soon) is Reason.NOT_FOUND


# --- emergencies ----------------------------------------------------------------------------------


def test_an_emergency_opens_a_case_for_a_day_is_told_at_once_and_stays_until_it_is_reviewed(
    desk_of: DeskOf, clock: Clock
) -> None:
    lead, leader = desk_of("王砚秋", Role.INVESTIGATOR), desk_of("葛志远", Role.SQUAD_LEADER)
    inspector = desk_of("罗亦鸣", Role.INSPECTOR)
    case = a_case(lead)
    grant = leader.access.open_in_emergency("2026-0001", "主办失联，家属围堵")
    assert leader.cases.open_file(case).people.parties[0].entry.name == "赵守田"
    for told in (lead, inspector):
        assert [one.officer for one in told.access.emergencies()] == ["葛志远"]
    review = inspector.access.review
    assert refused(review, grant, Verdict.JUSTIFIED, "属实") is Reason.EMERGENCY_RUNNING
    clock.advance(hours=24)
    assert refused(leader.cases.open_file, case) is Reason.NOT_FOUND
    # Run out is not reviewed: it stays on the desk.
    assert inspector.access.emergencies()[0].may_review
    looked = inspector.access.looks_under(grant, "事后复核")
    assert [one.act for one in looked] == ["access.emergency", "case.read", "case.refused"]
    review(grant, Verdict.JUSTIFIED, "属实，已核对")
    assert inspector.access.emergencies() == lead.access.emergencies() == ()
    assert refused(review, grant, Verdict.UNJUSTIFIED, "改判") is Reason.NOT_FOUND
    assert {"access.emergency", "access.review"} <= set(acts(lead, case))


def test_who_opened_a_case_in_an_emergency_does_not_review_it_even_ended_early(
    desk_of: DeskOf,
) -> None:
    lead = desk_of("王砚秋", Role.INVESTIGATOR)
    head = desk_of("邱国梁", Role.APPROVER)
    other = desk_of("齐铭", Role.APPROVER)
    case = a_case(lead)
    grant = head.access.open_in_emergency("2026-0001", "上级督办")
    head.access.end_grant(grant, "已看完")
    assert refused(head.cases.open_file, case) is Reason.NOT_FOUND
    own = refused(head.access.review, grant, Verdict.JUSTIFIED, "属实")
    assert own is Reason.OWN_REQUEST
    other.access.review(grant, Verdict.UNJUSTIFIED, "并非紧急")
    shown = next(one for one in lead.access.of_case(case))
    assert (shown.verdict, shown.reviewer) == (Verdict.UNJUSTIFIED, "齐铭")


def test_an_emergency_asks_for_its_role_a_reason_a_number_in_full_and_a_closed_door(
    desk_of: DeskOf,
) -> None:
    lead, leader = desk_of("王砚秋", Role.INVESTIGATOR), desk_of("葛志远", Role.SQUAD_LEADER)
    a_case(lead)
    opening = leader.access.open_in_emergency
    assert refused(lead.access.open_in_emergency, "2026-0001", "急") is Reason.NOT_ALLOWED
    assert refused(opening, "2026-0001", "") is Reason.REASON_MISSING
    assert refused(opening, "2026-000", "急") is Reason.NOT_FOUND
    opening("2026-0001", "急")
    assert refused(opening, "2026-0001", "又急") is Reason.ALREADY_OPEN


# --- concluded cases ------------------------------------------------------------------------------


def test_a_concluded_case_is_covered_to_the_squad_and_shown_for_a_reason_and_a_while(
    desk_of: DeskOf, clock: Clock
) -> None:
    lead, other = desk_of("王砚秋", Role.INVESTIGATOR), desk_of("陆海川", Role.INVESTIGATOR)
    case = a_case(lead)
    assert refused(other.access.show, case, "核对") is Reason.NOT_FOUND
    lead.cases.close(case, "已审结")
    assert other.cases.open_file(case).people.parties[0].entry.phone == "139******34"
    assert refused(other.access.show, case, " ") is Reason.REASON_MISSING
    other.access.show(case, "赔付核对")
    shown = other.cases.open_file(case).people.parties[0]
    assert (shown.entry.phone, shown.is_masked) == ("13900001234", False)
    assert refused(other.access.show, case, "再看") is Reason.ALREADY_OPEN
    assert refused(lead.access.show, case, "自己的") is Reason.ALREADY_OPEN
    clock.advance(minutes=60)
    assert other.cases.open_file(case).people.parties[0].is_masked
    other.access.show(case, "再次核对")
    other.access.cover(case)
    other.access.cover(case)
    assert other.cases.open_file(case).people.parties[0].entry.phone == "139******34"
    assert acts(lead, case).count("access.show") == 2


# --- secret identities ----------------------------------------------------------------------------


def test_only_lead_officer_and_approver_learn_who_stands_behind_a_code(desk_of: DeskOf) -> None:
    lead, helper = desk_of("王砚秋", Role.INVESTIGATOR), desk_of("冯立成", Role.INVESTIGATOR)
    reviewer, head = desk_of("陆海川", Role.REVIEWER), desk_of("邱国梁", Role.APPROVER)
    guest = desk_of("孙其昌", Role.APPROVER)
    case = a_case(
        lead,
        method="电话报警",
        reported_at=HAPPENED,
        caller="柏秀兰",
        caller_phone="13900007788",
        secrecy=CallerSecrecy.SECRET,
    )
    for desk, place in (
        (helper, TeamRole.ASSIST),
        (reviewer, TeamRole.REVIEWER),
        (head, TeamRole.APPROVER),
    ):
        lead.assignment.join(case, desk.officer.id, place)
    until = lead.now() + timedelta(days=1)
    lead.access.grant(case, guest.officer.id, Part.INVESTIGATION, "会商", until)
    code = helper.access.keep_secret(
        case, SecretEntry(kind=SecretKind.WITNESS, name="闵大有", reason="怕报复")
    )
    assert code == "证人甲-01"
    for desk in (lead, head):
        told = [(one.code, one.entry.name) for one in desk.access.secret_identities(case)]
        assert told == [("报警人甲-01", "柏秀兰"), ("证人甲-01", "闵大有")]
    for desk in (helper, reviewer, guest):
        assert refused(desk.access.secret_identities, case) is Reason.NOT_ALLOWED
        report = desk.cases.open_file(case).report
        assert (report.caller, report.caller_phone) == ("报警人甲-01", "")
    assert helper.access.codes(case) == ("报警人甲-01", "证人甲-01")
    said = str(helper.cases.journal(case)) + str(helper.cases.open_file(case))
    assert not [word for word in ("柏秀兰", "13900007788", "闵大有") if word in said]
    assert lead.search.find("柏秀兰").cases[0].case_id == case
    assert not helper.search.find("柏秀兰")


def test_a_secret_name_is_written_nowhere_else_and_the_code_is_named_instead(
    desk_of: DeskOf,
) -> None:
    lead = desk_of("王砚秋", Role.INVESTIGATOR)
    case = a_case(lead)
    lead.access.keep_secret(case, SecretEntry(kind=SecretKind.INFORMANT, name="闵大有"))
    with pytest.raises(Refusal) as caught:
        lead.contacts.add(case, KIND, "村委会", "", "闵大有举报的")
    assert (caught.value.reason, caught.value.details["code"]) == (
        Reason.SECRET_NAMED,
        "举报人甲-01",
    )
    # It told whoever typed it that the name is right: that stays on record, without the name.
    tried = lead.cases.journal(case)[0]
    assert (tried.act, dict(tried.values)) == (
        "access.name_refused",
        {"code": "举报人甲-01", "attempt": "contact.add"},
    )
    lead.contacts.add(case, KIND, "村委会", "", "举报人甲-01说的")
    named = SecretEntry(kind=SecretKind.WITNESS, name="赵守田")
    assert refused(lead.access.keep_secret, case, named) is Reason.SECRET_IS_PARTY


# --- an exact number, who sees, the same second ---------------------------------------------------


def test_an_exact_number_is_answered_only_where_the_unit_allows_it(desk_of: DeskOf) -> None:
    lead, other = desk_of("王砚秋", Role.INVESTIGATOR), desk_of("高岚", Role.DUTY_DESK)
    keeper = desk_of("郝建勋", Role.ADMINISTRATOR)
    case = a_case(lead)
    assert other.access.whose("2026-0001") == ""
    assert "access.asked" not in acts(lead, case)
    today = keeper.today()
    keeper.unit.decide(
        "access.names_lead",
        "yes",
        in_force_from=today,
        reference="单位规定〔2026〕9号",
        approved_by="邱国梁",
        approved_on=today,
    )
    assert other.access.whose(" 2026-0001 ") == "王砚秋"
    assert other.access.whose("2026-000") == other.access.whose("2026-0002") == ""
    assert acts(lead, case).count("access.asked") == 1


PARTS: dict[Part, Any] = {Part.HEAD: CaseRow, Part.MEDIATION: PartyRow, Part.INVESTIGATION: FactRow}


def seen_by_the_guard(desk: Desk, case: CaseId) -> Part | None:
    found = None
    with desk.reading() as session:
        for part, row in PARTS.items():
            query = select(row).where(row.case_id == case)
            if part is Part.INVESTIGATION:
                query = query.where(FactRow.part == Part.INVESTIGATION.value)
            if session.scalars(query).first() is not None:
                found = part
    return found


def test_the_table_of_who_sees_says_for_everybody_what_the_guard_does(
    desk_of: DeskOf, clock: Clock
) -> None:
    everybody = {role: desk_of(role.value, role) for role in Role}
    lead = desk_of("王砚秋", Role.INVESTIGATOR)
    helper, former = desk_of("冯立成", Role.INVESTIGATOR), desk_of("申退之", Role.INVESTIGATOR)
    guests = {part: desk_of(f"客{part}", Role.INVESTIGATOR) for part in Part}
    late, twice = desk_of("过期", Role.INVESTIGATOR), desk_of("双职", Role.MEDIATOR, Role.APPROVER)
    desks = [*everybody.values(), lead, helper, former, *guests.values(), late, twice]
    case = a_case(lead, reported_at=HAPPENED)
    with lead.act("fact.record", case) as deed:
        deed.session.add(
            FactRow(
                case_id=case,
                part=Part.INVESTIGATION.value,
                kind="registered",
                happened_at=HAPPENED,
                entered_at=clock(),
                entered_by=lead.officer.id,
            )
        )
    lead.assignment.join(case, helper.officer.id, TeamRole.ASSIST)
    lead.assignment.join(case, everybody[Role.MEDIATOR].officer.id, TeamRole.MEDIATOR)
    lead.assignment.join(case, everybody[Role.REVIEWER].officer.id, TeamRole.REVIEWER)
    lead.assignment.join(case, twice.officer.id, TeamRole.MEDIATOR)
    lead.assignment.join(case, former.officer.id, TeamRole.ASSIST)
    lead.assignment.leave(case, former.officer.id, TeamRole.ASSIST, "已调离")
    for part, desk in guests.items():
        until = clock() + timedelta(days=1)
        lead.access.grant(case, desk.officer.id, part, "会商", until)
    grant = lead.access.grant(
        case, late.officer.id, Part.INVESTIGATION, "会商", clock() + timedelta(days=1)
    )
    lead.access.end_grant(grant, "会商结束")
    everybody[Role.APPROVER].access.open_in_emergency("2026-0001", "急")

    def agree() -> None:
        said = {one.officer_id: one.part for one in lead.access.who_sees(case)}
        for desk in desks:
            assert said.get(desk.officer.id) == seen_by_the_guard(desk, case), desk.officer.name

    agree()
    everybody[Role.APPROVER].cases.open_file(case)
    table = {one.name: one for one in everybody[Role.SQUAD_LEADER].access.who_sees(case)}
    assert table["approver"].looks == 1
    assert [one.rule for one in table["approver"].rules] == [GrantKind.EMERGENCY]
    assert [one.rule for one in table["squad_leader"].rules] == [Rule.LEADER]
    assert "过期" not in table
    lead.cases.close(case, "已审结")
    agree()
    table = {one.name: one for one in lead.access.who_sees(case)}
    assert table["过期"].rules[0].is_covered
    assert table["mediator"].rules[-1].is_covered
    assert "duty_desk" not in table
    with pytest.raises(Refusal):
        late.access.who_sees(case)


def test_the_pulse_changes_with_the_cases_and_roles_of_an_officer_and_with_nothing_else(
    desk_of: DeskOf, clock: Clock
) -> None:
    lead, other = desk_of("王砚秋", Role.INVESTIGATOR), desk_of("陆海川", Role.INVESTIGATOR)
    case = a_case(lead)
    before = other.access.pulse()
    a_case(lead)
    assert other.access.pulse() == before
    lead.access.grant(case, other.officer.id, Part.HEAD, "会商", clock() + timedelta(hours=1))
    during = other.access.pulse()
    assert during != before
    clock.advance(hours=1)
    assert other.access.pulse() == before
    lead.assignment.hand_over(case, other.officer.id, "轮岗")
    assert other.access.pulse() != before
    with lead.past_guard() as session:
        assert session.get(AccidentRow, case) is not None
