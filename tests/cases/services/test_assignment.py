"""Who handles a case: fitting roles, reasons, ends; nobody is let in past them."""

from datetime import UTC, datetime

import pytest

from cases.records.cases import CaseFilter, CaseKind, Intake, Scope
from cases.records.ids import CaseId
from cases.records.officers import Role, TeamRole
from cases.refusals import Reason, Refusal
from cases.services.desk import Desk
from tests.conftest import DeskOf


def a_case(desk: Desk) -> CaseId:
    happened = datetime(2026, 9, 8, 0, 15, tzinfo=UTC)
    return desk.cases.open_case(
        Intake(kind=CaseKind.INJURY, occurred_at=happened, place="环城北路")
    )


def refused(act: object, *args: object) -> Reason:
    assert callable(act)
    with pytest.raises(Refusal) as caught:
        act(*args)
    return caught.value.reason


def test_only_a_squad_leader_assigns_and_only_to_an_investigator(desk_of: DeskOf) -> None:
    duty, leader = desk_of("高岚", Role.DUTY_DESK), desk_of("邱国梁", Role.SQUAD_LEADER)
    lead, mediator = desk_of("王砚秋", Role.INVESTIGATOR), desk_of("周敏", Role.MEDIATOR)
    case_id = a_case(duty)
    assert refused(duty.assignment.assign, case_id, lead.officer.id) is Reason.NOT_ALLOWED
    assert refused(leader.assignment.assign, case_id, mediator.officer.id) is Reason.NOT_ALLOWED
    leader.assignment.assign(case_id, lead.officer.id)
    assert lead.cases.page(CaseFilter()).total == 1
    assert leader.cases.head(case_id).lead == "王砚秋"


@pytest.mark.parametrize(
    ("place", "role"),
    [
        (TeamRole.ASSIST, Role.INVESTIGATOR),
        (TeamRole.MEDIATOR, Role.MEDIATOR),
        (TeamRole.REVIEWER, Role.REVIEWER),
        (TeamRole.APPROVER, Role.APPROVER),
    ],
)
def test_a_place_on_the_case_asks_for_its_role(
    desk_of: DeskOf, place: TeamRole, role: Role
) -> None:
    lead = desk_of("王砚秋", Role.INVESTIGATOR)
    fitting, other = desk_of("甲", role), desk_of("乙", Role.DUTY_DESK)
    case_id = a_case(lead)
    assert refused(lead.assignment.join, case_id, other.officer.id, place) is Reason.NOT_ALLOWED
    assert refused(fitting.cases.open_file, case_id) is Reason.NOT_FOUND
    lead.assignment.join(case_id, fitting.officer.id, place)
    lead.assignment.join(case_id, fitting.officer.id, place)
    assert fitting.cases.open_file(case_id).number == "2026-0001"
    team = lead.cases.open_file(case_id).team
    assert [one.role for one in team] == [TeamRole.LEAD, place]


def test_who_leaves_sees_nothing_more_and_stays_on_record(desk_of: DeskOf) -> None:
    lead, helper = desk_of("王砚秋", Role.INVESTIGATOR), desk_of("冯立成", Role.INVESTIGATOR)
    case_id = a_case(lead)
    lead.assignment.join(case_id, helper.officer.id, TeamRole.ASSIST)
    leave = lead.assignment.leave
    assert refused(leave, case_id, helper.officer.id, TeamRole.ASSIST, " ") is Reason.REASON_MISSING
    leave(case_id, helper.officer.id, TeamRole.ASSIST, "调离")
    assert refused(helper.cases.open_file, case_id) is Reason.NOT_FOUND
    assert helper.cases.page(CaseFilter(scope=Scope.SQUAD)).total == 0
    gone = lead.cases.open_file(case_id).team[-1]
    assert gone.name == "冯立成"
    assert gone.until_at is not None


def test_the_lead_neither_leaves_nor_is_joined_but_hands_over(desk_of: DeskOf) -> None:
    lead, other = desk_of("王砚秋", Role.INVESTIGATOR), desk_of("冯立成", Role.INVESTIGATOR)
    case_id, assignment = a_case(lead), lead.assignment
    mine, theirs = lead.officer.id, other.officer.id
    assert refused(assignment.leave, case_id, mine, TeamRole.LEAD, "累") is Reason.NOT_ALLOWED
    assert refused(assignment.join, case_id, theirs, TeamRole.LEAD) is Reason.NOT_ALLOWED
    assert refused(assignment.hand_over, case_id, theirs, " ") is Reason.REASON_MISSING
    assignment.join(case_id, theirs, TeamRole.ASSIST)
    assignment.hand_over(case_id, theirs, "休假")
    now = [one for one in other.cases.open_file(case_id).team if one.until_at is None]
    assert [(one.name, one.role) for one in now] == [("冯立成", TeamRole.LEAD)]


def test_an_assisting_officer_lets_nobody_in(desk_of: DeskOf) -> None:
    lead, helper = desk_of("王砚秋", Role.INVESTIGATOR), desk_of("冯立成", Role.INVESTIGATOR)
    friend = desk_of("某", Role.INVESTIGATOR)
    case_id = a_case(lead)
    lead.assignment.join(case_id, helper.officer.id, TeamRole.ASSIST)
    join = helper.assignment.join
    assert refused(join, case_id, friend.officer.id, TeamRole.ASSIST) is Reason.NOT_ALLOWED
    assert refused(helper.cases.close, case_id, "结案") is Reason.NOT_ALLOWED


def test_a_squad_leader_sees_the_head_and_no_more(desk_of: DeskOf) -> None:
    lead, leader = desk_of("王砚秋", Role.INVESTIGATOR), desk_of("邱国梁", Role.SQUAD_LEADER)
    other = desk_of("冯立成", Role.INVESTIGATOR)
    case_id = a_case(lead)
    head = leader.cases.head(case_id)
    assert (head.number, head.lead, head.place, head.occurred_at) == (
        *("2026-0001", "王砚秋", "", None),
    )
    assert refused(other.cases.head, case_id) is Reason.NOT_FOUND
