"""The story of D5 on a real store: two missed sessions, the termination and its papers."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, cast

import pytest

from cases.mediation.absence import Mark, Next
from cases.mediation.ending import Evidence
from cases.mediation.kinds import Choice, Ending, MediationState, Presence, SessionState
from cases.mediation.notice import PointKind
from cases.papers.kinds import FormKind, ServiceMethod, TerminationGround
from cases.records.ids import MediationId, SessionId
from cases.records.officers import Role, TeamRole
from cases.records.times import at
from cases.refusals import Reason, Refusal
from cases.services.desk import Desk
from cases.store import engine
from cases.store.guard import Acting
from tests.cases.services import mediating
from tests.cases.services.mediating import Scene
from tests.conftest import Clock, DeskOf

if TYPE_CHECKING:
    from collections.abc import Callable

    from cases.papers.forms import RightToSue, Termination

FIRST, SECOND = date(2026, 9, 17), date(2026, 9, 23)


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


def first_session(lead: Desk, mediation: MediationId, found: Scene) -> SessionId:
    session = lead.mediations.book_session((mediation,), mediating.booking(lead, FIRST))
    mediating.told(lead, session, found.driver, lead.now())
    mediating.told(lead, session, found.rider, lead.now())
    return session


def missed_once(lead: Desk, mediation: MediationId, found: Scene, clock: Clock) -> int:
    session = first_session(lead, mediation, found)
    attendance = mediating.held(lead, session, found, clock, FIRST)
    lead.mediations.give_reason(attendance, "记错时间", lead.now())
    lead.mediations.rule(attendance, good_cause=False, text="不属正当理由")
    return attendance


def missed_twice(lead: Desk, mediation: MediationId, found: Scene, clock: Clock) -> int:
    missed_once(lead, mediation, found, clock)
    lead.mediations.decide(mediation, found.driver, Choice.HOLD_SECOND, "按单位规定再次通知")
    session = lead.mediations.book_session((mediation,), mediating.booking(lead, SECOND))
    clock.go_to(at(date(2026, 9, 18), 10))
    mediating.told(lead, session, found.driver, lead.now())
    attendance = mediating.held(lead, session, found, clock, SECOND)
    lead.mediations.rule(attendance, good_cause=False, text="未提前一日请求变更，无正当理由")
    return attendance


def test_accepted_after_treatment_ended_runs_ten_working_days_from_acceptance(
    lead: Desk, mediation: MediationId
) -> None:
    view = lead.mediations.view(mediation)
    assert view.state is MediationState.RUNNING
    assert (view.started_on, view.due_on) == (date(2026, 9, 11), date(2026, 9, 24))
    assert view.warning_on == date(2026, 9, 21)
    assert (view.last_first_lenient, view.last_first_strict) == (
        date(2026, 9, 21),
        date(2026, 9, 20),
    )
    assert [line.form for line in view.documents] == [FormKind.ACCEPTANCE]


def test_two_missed_sessions_fill_the_counter_and_draft_the_termination(
    lead: Desk, mediation: MediationId, found: Scene, clock: Clock
) -> None:
    missed_once(lead, mediation, found, clock)
    assert lead.mediations.view(mediation).next is Next.DECIDE
    lead.mediations.decide(mediation, found.driver, Choice.HOLD_SECOND, "按单位规定再次通知")
    assert lead.mediations.view(mediation).next is Next.SECOND
    session = lead.mediations.book_session((mediation,), mediating.booking(lead, SECOND))
    clock.go_to(at(date(2026, 9, 18), 10))
    mediating.told(lead, session, found.driver, lead.now())
    attendance = mediating.held(lead, session, found, clock, SECOND)
    lead.mediations.rule(attendance, good_cause=False, text="未提前一日请求变更，无正当理由")

    view = lead.mediations.view(mediation)
    counter = view.counters[0]
    assert (counter.party, counter.counted, counter.threshold, counter.statute) == (
        "卢建平",
        2,
        2,
        1,
    )
    assert view.next is Next.TERMINATE
    made = lead.mediations.prepare_termination(mediation, Ending.ABSENCE, Evidence())
    assert lead.mediations.view(mediation).state is MediationState.RUNNING

    papers = [lead.documents.open(one).paper for one in made]
    assert [paper.kind for paper in papers] == [
        FormKind.TERMINATION,
        FormKind.MEDIATION_RECORD,
        FormKind.RIGHT_TO_SUE,
        FormKind.RIGHT_TO_SUE,
    ]
    termination = cast("Termination", papers[0])
    assert termination.ground is TerminationGround.ABSENCE
    assert termination.by_party == "卢建平"
    assert [line.absent for line in termination.sessions] == [("卢建平",), ("卢建平",)]
    assert all("经审查无正当理由" in line.result for line in termination.sessions)
    assert "视为放弃" not in termination.facts
    assert not lead.documents.open(made[0]).check.missing
    assert {cast("RightToSue", paper).addressees for paper in papers[2:]} == {
        ("卢建平",),
        ("宋巧云",),
    }

    lead.mediations.end(mediation, Ending.ABSENCE, Evidence())
    ended = lead.mediations.view(mediation)
    assert (ended.state, ended.ending) == (MediationState.ENDED, Ending.ABSENCE)
    assert len(ended.documents) == 5


def test_one_absence_ends_nothing_by_itself(
    lead: Desk, mediation: MediationId, found: Scene, clock: Clock
) -> None:
    missed_once(lead, mediation, found, clock)
    with pytest.raises(Refusal) as refused:
        lead.mediations.end(mediation, Ending.ABSENCE, Evidence())
    assert refused.value.reason is Reason.ABSENCE_NOT_COUNTED
    assert refused.value.article == "146.94"


def test_at_the_first_absence_the_officer_may_decide_to_end_now(
    lead: Desk, mediation: MediationId, found: Scene, clock: Clock
) -> None:
    missed_once(lead, mediation, found, clock)
    lead.mediations.decide(mediation, found.driver, Choice.END_NOW, "依第九十四条终止")
    lead.mediations.end(mediation, Ending.ABSENCE, Evidence())
    assert lead.mediations.view(mediation).state is MediationState.ENDED


def test_without_a_decision_no_second_session_is_booked(
    lead: Desk, mediation: MediationId, found: Scene, clock: Clock
) -> None:
    missed_once(lead, mediation, found, clock)
    with pytest.raises(Refusal) as refused:
        lead.mediations.book_session((mediation,), mediating.booking(lead, SECOND))
    assert refused.value.reason is Reason.DECISION_MISSING


def test_good_cause_shown_later_takes_the_mark_and_the_decision_away(
    lead: Desk, mediation: MediationId, found: Scene, clock: Clock
) -> None:
    attendance = missed_once(lead, mediation, found, clock)
    lead.mediations.decide(mediation, found.driver, Choice.END_NOW, "终止")
    lead.mediations.rule(attendance, good_cause=True, text="住院证明已提交")
    view = lead.mediations.view(mediation)
    assert (view.next, view.counters[0].counted) == (Next.NOTHING, 0)
    assert view.counters[0].absences[0].mark is Mark.GOOD_CAUSE
    assert view.counters[0].decision is None


def test_a_full_counter_leaves_only_the_termination(
    lead: Desk, mediation: MediationId, found: Scene, clock: Clock
) -> None:
    missed_twice(lead, mediation, found, clock)
    clock.go_to(at(date(2026, 9, 24), 9))
    for ending in (Ending.EXPIRED, Ending.NO_AGREEMENT):
        with pytest.raises(Refusal) as refused:
            lead.mediations.end(mediation, ending, Evidence(facts="未达成协议"))
        assert refused.value.reason is Reason.ONLY_TERMINATION


def test_an_absence_whose_notice_fails_the_strict_count_waits_for_the_reviewer(
    lead: Desk,
    mediation: MediationId,
    found: Scene,
    clock: Clock,
    desk_of: DeskOf,
    store: engine.Store,
) -> None:
    session = lead.mediations.book_session((mediation,), mediating.booking(lead, FIRST))
    clock.go_to(at(date(2026, 9, 14), 10))
    mediating.told(lead, session, found.driver, lead.now())
    attendance = mediating.held(lead, session, found, clock, FIRST)
    lead.mediations.rule(attendance, good_cause=False, text="无正当理由")
    mark = lead.mediations.view(mediation).counters[0].absences[0].mark
    assert mark is Mark.NEEDS_OPINION
    with pytest.raises(Refusal) as refused:
        lead.mediations.opine(attendance, counts=True, text="可以计次")
    assert refused.value.reason is Reason.NOT_ALLOWED

    reviewer = desk_of("陆海川", Role.REVIEWER)
    with engine.session(store.door, Acting(reviewer.officer.id, lead.now(), door=True)) as opened:
        mediating.team(opened, found.case_id, reviewer.officer.id, TeamRole.REVIEWER)
    reviewer.mediations.opine(attendance, counts=True, text="通知已在第三个工作日送达")
    counter = lead.mediations.view(mediation).counters[0]
    assert (counter.counted, counter.absences[0].opinion_by) == (1, "陆海川")
    assert counter.next is Next.DECIDE


def void_notices() -> list[object]:
    """Every way in which the notice to the absent party can be void."""
    return [
        pytest.param({"when": at(date(2026, 9, 15), 10)}, PointKind.IN_TIME, id="too late"),
        pytest.param({"served_at": None, "note": "无人接听"}, PointKind.GIVEN, id="tried in vain"),
        pytest.param(None, PointKind.GIVEN, id="not told"),
    ]


@pytest.mark.parametrize(("notice", "failed"), void_notices())
def test_a_void_notice_leads_to_no_termination(
    lead: Desk,
    mediation: MediationId,
    found: Scene,
    clock: Clock,
    notice: dict[str, Any] | None,
    failed: PointKind,
) -> None:
    session = lead.mediations.book_session((mediation,), mediating.booking(lead, FIRST))
    if notice is not None:
        values = dict(notice)
        when = values.pop("when", lead.now())
        clock.go_to(when)
        mediating.told(lead, session, found.driver, when, **values)
    attendance = mediating.held(lead, session, found, clock, FIRST)
    lead.mediations.rule(attendance, good_cause=False, text="无正当理由")
    absence = lead.mediations.view(mediation).counters[0].absences[0]
    assert absence.mark is Mark.NOTICE_INVALID
    assert failed in {point.kind for point in absence.notice.points if not point.ok}
    with pytest.raises(Refusal):
        lead.mediations.prepare_termination(mediation, Ending.ABSENCE, Evidence())


def test_a_change_asked_for_in_time_is_no_unexcused_absence(
    lead: Desk, mediation: MediationId, found: Scene, clock: Clock
) -> None:
    session = first_session(lead, mediation, found)
    clock.go_to(at(date(2026, 9, 16), 9))
    lead.mediations.request_change(session, found.driver, lead.now(), "出差，请求改期")
    attendance = mediating.held(lead, session, found, clock, FIRST)
    lead.mediations.rule(attendance, good_cause=False, text="无正当理由")
    absence = lead.mediations.view(mediation).counters[0].absences[0]
    assert absence.mark is Mark.NOTICE_INVALID


def test_refused_service_with_a_recording_is_service(
    lead: Desk, mediation: MediationId, found: Scene, clock: Clock
) -> None:
    session = lead.mediations.book_session((mediation,), mediating.booking(lead, FIRST))
    made = lead.mediations.draft_notices(session)
    notice = next(one for one in made if lead.documents.open(one).paper.addressees == ("卢建平",))
    lead.documents.issue(notice)
    clock.advance(hours=1)
    mediating.told(
        lead,
        session,
        found.driver,
        lead.now(),
        method=ServiceMethod.LEFT,
        documents=(notice,),
        refusal_reason="拒绝签收",
        recording="0163-V07",
        second_server="周敏",
        proof="",
        place="卢建平住处",
    )
    attendance = mediating.held(lead, session, found, clock, FIRST)
    lead.mediations.rule(attendance, good_cause=False, text="无正当理由")
    assert lead.mediations.view(mediation).counters[0].counted == 1


def test_an_insurers_absence_is_recorded_and_not_counted(
    lead: Desk, mediation: MediationId, found: Scene, clock: Clock
) -> None:
    session = first_session(lead, mediation, found)
    clock.go_to(at(FIRST, 10))
    lead.mediations.open_session(session)
    lead.mediations.attend(session, found.insurer, Presence.ABSENT)
    lead.mediations.attend(session, found.driver, Presence.ATTENDED)
    lead.mediations.attend(session, found.rider, Presence.ATTENDED)
    assert lead.mediations.view(mediation).counters == ()
    seats = lead.mediations.sheet(session).seats
    assert [seat.presence for seat in seats if seat.name == "华澄财险"] == [Presence.ABSENT]


def test_an_authorised_agents_presence_is_attendance(
    lead: Desk, mediation: MediationId, found: Scene, clock: Clock, store: engine.Store
) -> None:
    power = mediating.power(store, lead, found, found.driver, may_agree=False)
    session = first_session(lead, mediation, found)
    clock.go_to(at(FIRST, 10))
    lead.mediations.open_session(session)
    lead.mediations.attend(session, found.driver, Presence.ATTENDED, power_id=power)
    assert lead.mediations.view(mediation).counters == ()
    with pytest.raises(Refusal) as refused:
        lead.mediations.attend(session, found.rider, Presence.ATTENDED, power_id=power)
    assert refused.value.reason is Reason.POWER_NOT_IN_FORCE


def test_the_hint_names_the_last_days_and_the_second_session(
    lead: Desk, mediation: MediationId
) -> None:
    hint = lead.mediations.booking_hint((mediation,), mediating.booking(lead, FIRST))
    assert hint.allowed
    assert (hint.day.notice.lenient, hint.day.notice.strict) == (
        date(2026, 9, 14),
        date(2026, 9, 11),
    )
    assert hint.day.second is not None
    assert (hint.day.second.lenient_on, hint.day.second.number) == (date(2026, 9, 21), 7)
    assert hint.people == ("卢建平", "华澄财险", "宋巧云")


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2026, 9, 15), Reason.NOTICE_TOO_LATE),
        (date(2026, 9, 10), Reason.SESSION_PAST),
        (date(2026, 9, 28), Reason.SESSION_AFTER_PERIOD),
    ],
)
def test_a_session_is_booked_only_where_notice_can_be_valid(
    lead: Desk, mediation: MediationId, day: date, reason: Reason
) -> None:
    with pytest.raises(Refusal) as refused:
        lead.mediations.book_session((mediation,), mediating.booking(lead, day))
    assert refused.value.reason is reason


def test_a_room_busy_with_a_hidden_case_is_busy_and_no_more(
    lead: Desk, mediation: MediationId, desk_of: DeskOf, store: engine.Store, clock: Clock
) -> None:
    other = desk_of("许闻", Role.INVESTIGATOR, Role.MEDIATOR)
    hidden = mediating.scene(store, other, "2026-0999")
    theirs = mediating.accepted(other, hidden, clock)
    other.mediations.book_session((theirs,), mediating.booking(other, FIRST))
    with pytest.raises(Refusal) as refused:
        lead.mediations.book_session((mediation,), mediating.booking(lead, FIRST))
    assert refused.value.reason is Reason.ROOM_BUSY
    assert refused.value.details["name"] == ""
    week = lead.mediations.calendar(FIRST, FIRST)
    assert [(block.hidden, block.case_number, block.name) for block in week.blocks] == [
        (True, "", "")
    ]
    lead.mediations.book_session((mediation,), mediating.booking(lead, FIRST, room=2))


def test_a_moved_session_asks_for_new_notices(
    lead: Desk, mediation: MediationId, found: Scene
) -> None:
    session = first_session(lead, mediation, found)
    moved = lead.mediations.move_session(
        session, mediating.booking(lead, FIRST + timedelta(days=1)), "卢建平请求改期"
    )
    sheet = lead.mediations.sheet(moved)
    assert all(seat.notice is not None and not seat.notice.valid for seat in sheet.seats)
    assert sheet.number == 1
    assert lead.mediations.sheet(session).state is SessionState.MOVED


def test_a_fourth_person_on_a_side_is_refused(
    lead: Desk, mediation: MediationId, found: Scene
) -> None:
    from cases.records.mediation import SeatEntry

    people = tuple(SeatEntry(found.driver, f"员工{n}") for n in range(4))
    with pytest.raises(Refusal) as refused:
        lead.mediations.book_session((mediation,), mediating.booking(lead, FIRST, people=people))
    assert refused.value.reason is Reason.SIDE_CROWDED


def test_every_read_and_act_is_closed_to_an_outsider(
    lead: Desk, mediation: MediationId, found: Scene, desk_of: DeskOf
) -> None:
    session = first_session(lead, mediation, found)
    outsider = desk_of("外人", Role.INVESTIGATOR, Role.MEDIATOR, Role.REVIEWER)
    desk = outsider.mediations
    assert desk.waiting() == ()
    tries: list[Callable[[], object]] = [
        lambda: desk.view(mediation),
        lambda: desk.sheet(session),
        lambda: desk.of_case(found.case_id),
        lambda: desk.end(mediation, Ending.WITHDRAWN, Evidence(facts="撤回", proof="书面")),
        lambda: desk.call_off(session, "无"),
        lambda: desk.open_session(session),
        lambda: desk.attend(session, found.driver, Presence.ABSENT),
        lambda: desk.draft_notices(session),
        lambda: desk.accept(mediation),
        lambda: desk.decide(mediation, found.driver, Choice.END_NOW, "无"),
        lambda: desk.book_session((mediation,), mediating.booking(outsider, SECOND)),
        lambda: mediating.opened(outsider, found),
        lambda: mediating.told(outsider, session, found.driver, lead.now()),
    ]
    for attempt in tries:
        with pytest.raises(Refusal) as refused:
            attempt()
        assert refused.value.reason in {Reason.NOT_FOUND, Reason.NOT_ALLOWED}


def test_the_agenda_holds_the_notices_still_to_be_served_and_the_counter(
    lead: Desk, mediation: MediationId, found: Scene, clock: Clock
) -> None:
    session = lead.mediations.book_session((mediation,), mediating.booking(lead, FIRST))

    def duties() -> list[tuple[str, str, date]]:
        agenda = lead.agenda.within(30)
        return [(due.rule, due.party, due.due_on) for due in agenda]

    assert ("mediation.notice", "卢建平", date(2026, 9, 14)) in duties()
    mediating.told(lead, session, found.driver, lead.now())
    assert ("mediation.notice", "卢建平", date(2026, 9, 14)) not in duties()
    assert ("mediation.notice", "宋巧云", date(2026, 9, 14)) in duties()
    attendance = mediating.held(lead, session, found, clock, FIRST)
    lead.mediations.rule(attendance, good_cause=False, text="无正当理由")
    period = next(due for due in lead.agenda.within(30) if due.rule == "mediation.period")
    assert (period.missed, period.threshold) == (1, 2)
