"""Who is gone leaves nothing behind: his sessions and what lay before him go to others."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any, cast

import pytest
from sqlalchemy import select

from cases.law.approvals import Approving
from cases.papers.forms import MediatorChange
from cases.records.approvals import ApprovalState, Decision, Opinion
from cases.records.ids import SessionId
from cases.records.mediation import WhyWithout
from cases.records.officers import Officer, Role, TeamRole
from cases.records.recusals import RecusalAsker, RecusalGround
from cases.records.times import at
from cases.refusals import Reason, Refusal
from cases.services.desk import Desk
from cases.store.engine import Store, session
from cases.store.guard import Acting
from cases.store.rows.cases import PartyRow
from tests.cases.services.mediating import Scene, accepted, booking, scene
from tests.cases.services.test_approvals import GROUNDS, refused
from tests.cases.services.test_cases import INTAKE
from tests.conftest import START, Clock, DeskOf

WHY = "与乙方当事人是同学"
DAY = date(2026, 9, 22)


def session_of(desk: Desk, found: Scene, clock: Clock, mediator: Desk, **more: int) -> SessionId:
    """Book a session that another officer holds."""
    mediation = accepted(desk, found, clock)
    desk.assignment.join(found.case_id, mediator.officer.id, TeamRole.MEDIATOR)
    held = booking(desk, DAY, mediator_id=mediator.officer.id, **more)
    return desk.mediations.book_session((mediation,), held)


def others(store: Store, found: Scene) -> None:
    """Make the people of a case others than those of every other case."""
    with session(store.door, Acting(0, START, door=True)) as opened:
        for row in opened.scalars(select(PartyRow).where(PartyRow.case_id == found.case_id)):
            row.name, row.id_number = f"{row.name}二", ""


def recuse(mediator: Desk, head: Desk, case_id: Any) -> None:
    asked = mediator.recusals.request(
        case_id,
        mediator.officer.id,
        RecusalGround.RELATION,
        WHY,
        asked_by=RecusalAsker.OFFICER,
    )
    head.recusals.decide(asked, granted=True, text="予以回避")


def test_a_mediator_asks_to_keep_out_and_his_sessions_wait_for_another(
    store: Store, desk_of: DeskOf, clock: Clock
) -> None:
    lead, mediator = desk_of("王砚秋", Role.INVESTIGATOR), desk_of("周敏", Role.MEDIATOR)
    other, head = desk_of("许见山", Role.MEDIATOR), desk_of("郝建勋", Role.APPROVER)
    leader = desk_of("邱国梁", Role.SQUAD_LEADER)
    found = scene(store, lead)
    made = session_of(lead, found, clock, mediator)
    assert leader.mediations.without_mediator() == ()
    recuse(mediator, head, found.case_id)
    assert lead.recusals.of_case(found.case_id)[0].granted
    (waiting,) = leader.mediations.without_mediator()
    assert (waiting.id, waiting.mediator, waiting.why) == (made, "周敏", WhyWithout.RECUSED)
    moved = leader.mediations.hand_sessions(other.officer.id)
    assert ([one.id for one in moved.moved], moved.clashing) == ([made], ())
    assert leader.mediations.without_mediator() == ()
    assert other.mediations.sheet(made).mediator == "许见山"
    assert "mediation.hand_session" in {one.act for one in lead.cases.journal(found.case_id)}


def test_a_session_says_whom_its_notices_name_though_he_is_gone(
    store: Store, desk_of: DeskOf, clock: Clock
) -> None:
    lead, mediator = desk_of("王砚秋", Role.INVESTIGATOR), desk_of("周敏", Role.MEDIATOR)
    other, head = desk_of("许见山", Role.MEDIATOR), desk_of("郝建勋", Role.APPROVER)
    leader = desk_of("邱国梁", Role.SQUAD_LEADER)
    found = scene(store, lead)
    made = session_of(lead, found, clock, mediator)
    for notice in mediator.mediations.draft_notices(made):
        assert mediator.mediations.sheet(made).named_before == ()
        mediator.documents.issue(notice)
    assert mediator.mediations.sheet(made).named_before == ()
    recuse(mediator, head, found.case_id)
    assert lead.mediations.sheet(made).named_before == ("周敏",)
    leader.mediations.hand_sessions(other.officer.id)
    assert other.mediations.sheet(made).named_before == ("周敏",)
    drafted = other.mediations.draft_changes(made)
    assert other.mediations.draft_changes(made) == drafted
    paper = other.documents.paper(drafted[0])
    assert isinstance(paper, MediatorChange)
    assert (paper.former, paper.mediator) == (("周敏",), "许见山")
    for notice in drafted:
        assert other.mediations.sheet(made).named_before == ("周敏",)
        other.documents.issue(notice)
    assert other.mediations.sheet(made).named_before == ()
    assert refused(other.mediations.draft_changes, made).reason is Reason.NOT_FOUND


def test_what_clashes_stays_on_the_list_and_is_said(
    store: Store, desk_of: DeskOf, clock: Clock
) -> None:
    lead, mediator = desk_of("王砚秋", Role.INVESTIGATOR), desk_of("周敏", Role.MEDIATOR)
    other, head = desk_of("许见山", Role.MEDIATOR), desk_of("郝建勋", Role.APPROVER)
    leader = desk_of("邱国梁", Role.SQUAD_LEADER)
    first, second = scene(store, lead), scene(store, lead, "2026-0164")
    made = session_of(lead, first, clock, mediator)
    others(store, second)
    session_of(lead, second, clock, other, room=2)
    recuse(mediator, head, first.case_id)
    moved = leader.mediations.hand_sessions(other.officer.id)
    assert (moved.moved, [one.id for one in moved.clashing]) == ((), [made])
    assert [one.id for one in leader.mediations.without_mediator()] == [made]
    found = refused(leader.mediations.hand_sessions, head.officer.id)
    assert found.reason is Reason.NOT_A_MEDIATOR
    moved = leader.mediations.hand_sessions(lead.officer.id)
    assert [one.id for one in moved.moved] == [made]


def test_a_recused_mediator_is_not_given_his_session_back(
    store: Store, desk_of: DeskOf, clock: Clock
) -> None:
    lead, mediator = desk_of("王砚秋", Role.INVESTIGATOR), desk_of("周敏", Role.MEDIATOR)
    head, leader = desk_of("郝建勋", Role.APPROVER), desk_of("邱国梁", Role.SQUAD_LEADER)
    found = scene(store, lead)
    made = session_of(lead, found, clock, mediator)
    recuse(mediator, head, found.case_id)
    assert [one.id for one in leader.mediations.hand_sessions(mediator.officer.id).clashing] == [
        made
    ]


@pytest.mark.parametrize("role", [one for one in Role if one is not Role.SQUAD_LEADER])
def test_only_the_leader_of_the_squad_hands_sessions_on(desk_of: DeskOf, role: Role) -> None:
    desk = desk_of("某人", role)
    for act in (
        desk.mediations.without_mediator,
        lambda: desk.mediations.hand_sessions(desk.officer.id),
    ):
        with pytest.raises(Refusal) as caught:
            cast(Any, act)()
        assert caught.value.reason is Reason.NOT_ALLOWED


def test_a_request_waits_without_an_approver_and_goes_to_the_next_one(
    desk_of: DeskOf, clock: Clock
) -> None:
    admin = desk_of("梁书记", Role.ADMINISTRATOR)
    lead, head = desk_of("王砚秋", Role.INVESTIGATOR), desk_of("郝建勋", Role.APPROVER)
    case_id = lead.cases.open_case(INTAKE)
    asked = lead.approvals.request(case_id, Approving.QUICK_HANDLING, grounds=GROUNDS)
    assert [one.id for one in head.approvals.waiting()] == [asked]
    admin.officers.set_roles(head.officer.id, frozenset({Role.DUTY_DESK}))
    shown = lead.approvals.one(asked)
    assert (shown.state, shown.approver) == (ApprovalState.WAITING, "")
    new = desk_of("石守信", Role.INVESTIGATOR)
    clock.advance(hours=1)
    admin.officers.set_roles(new.officer.id, frozenset({Role.APPROVER}))
    assert lead.approvals.one(asked).approver == "石守信"
    at_desk = Desk(new.store, _with(new, Role.APPROVER), clock, new.press, new.calendar)
    assert [one.id for one in at_desk.approvals.waiting()] == [asked]
    at_desk.approvals.decide(asked, Decision.APPROVED)
    assert lead.approvals.one(asked).state is ApprovalState.APPROVED


def test_what_lay_before_a_retired_approver_goes_to_another(
    desk_of: DeskOf, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    admin = desk_of("梁书记", Role.ADMINISTRATOR)
    lead, reviewer = desk_of("王砚秋", Role.INVESTIGATOR), desk_of("沈知白", Role.REVIEWER)
    head, second = desk_of("郝建勋", Role.APPROVER), desk_of("石守信", Role.APPROVER)
    case_id = lead.cases.open_case(INTAKE)
    asked = lead.approvals.request(
        case_id,
        Approving.QUICK_HANDLING,
        grounds=GROUNDS,
        approver=head.officer.id,
        reviewer=reviewer.officer.id,
    )
    reviewer.approvals.give_opinion(asked, Opinion.AGREED)
    clock.advance(hours=1)
    monkeypatch.setattr(admin.officers, "_station", _NoKeys)
    admin.officers.retire(head.officer.id, "调离")
    shown = lead.approvals.one(asked)
    assert (shown.state, shown.approver) == (ApprovalState.WAITING, "石守信")
    assert shown.opinion is not None, "what the reviewer said stands"
    assert [one.id for one in second.approvals.waiting()] == [asked]


def test_a_session_of_a_retired_mediator_waits_for_another(
    store: Store, desk_of: DeskOf, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    admin, leader = desk_of("梁书记", Role.ADMINISTRATOR), desk_of("邱国梁", Role.SQUAD_LEADER)
    lead, mediator = desk_of("王砚秋", Role.INVESTIGATOR), desk_of("周敏", Role.MEDIATOR)
    session_of(lead, scene(store, lead), clock, mediator)
    monkeypatch.setattr(admin.officers, "_station", _NoKeys)
    admin.officers.retire(mediator.officer.id, "调离")
    assert [one.why for one in leader.mediations.without_mediator()] == [WhyWithout.RETIRED]
    clock.go_to(at(DAY, 9, 30) + timedelta(minutes=1))
    assert leader.mediations.without_mediator() == (), "what is past is no session to come"


class _NoKeys:
    """Stands for the key file, which this desk has not opened."""

    def drop_slot(self, number: str) -> None:
        assert number


def _with(desk: Desk, role: Role) -> Officer:
    return replace(desk.officer, roles=frozenset({role}))
