"""The digest of a day: what fell due, came and was handed over since the officer was here."""

from datetime import UTC, date, datetime, timedelta

from cases.law.approvals import Approving
from cases.law.facts import FactKind
from cases.records.approvals import ApprovalState, Decision
from cases.records.cases import CaseKind, FactEntry, Intake
from cases.records.ids import CaseId
from cases.records.officers import Role, TeamRole
from cases.records.roadside import NextStep, NoteEntry
from cases.records.times import at
from cases.services.desk import Desk
from reports.sheets import day_sheet
from tests.conftest import Clock, DeskOf
from tests.reports.reading import text_of

SCENE = datetime(2026, 9, 14, 2, tzinfo=UTC)


def a_case(desk: Desk) -> CaseId:
    case_id = desk.cases.open_case(
        Intake(kind=CaseKind.INJURY, occurred_at=SCENE - timedelta(days=1), place="环城北路")
    )
    scene = FactEntry(kind=FactKind.SCENE_INVESTIGATED, happened_at=SCENE)
    desk.facts.record(case_id, scene)
    return case_id


def test_it_tells_what_came_since_the_last_day_here(desk_of: DeskOf, clock: Clock) -> None:
    leader = desk_of("邱国梁", Role.SQUAD_LEADER, Role.INVESTIGATOR)
    desk, head = desk_of("王砚秋", Role.INVESTIGATOR), desk_of("郝建勋", Role.APPROVER)
    mine = a_case(desk)
    asked = desk.approvals.request(mine, Approving.SEIZURE, "K1", grounds="检验")
    clock.go_to(at(date(2026, 9, 24), 18))
    head.approvals.decide(asked, Decision.APPROVED, "同意")
    other = a_case(leader)
    clock.advance(minutes=5)
    leader.assignment.join(other, desk.officer.id, TeamRole.ASSIST, "人手不足")
    clock.go_to(at(date(2026, 9, 28), 8))
    digest = desk.digest.read()
    assert digest.since == datetime(2026, 9, 24, 2, 42, tzinfo=UTC)
    assert [one.rule for one in digest.near] == ["determination.made"] * 2
    assert [(one.kind, one.state, one.by) for one in digest.answers] == [
        (Approving.SEIZURE, ApprovalState.APPROVED, "郝建勋")
    ]
    assert [(one.case_id, one.role, one.by) for one in digest.handed] == [
        (other, TeamRole.ASSIST, "邱国梁")
    ]
    clock.go_to(at(date(2026, 9, 30), 8))
    assert [one.due_on for one in desk.digest.read().fell_due] == [date(2026, 9, 28)] * 2


def test_a_request_that_came_since_is_told_to_whom_it_waits_for(
    desk_of: DeskOf, clock: Clock
) -> None:
    desk, head = desk_of("王砚秋", Role.INVESTIGATOR), desk_of("郝建勋", Role.APPROVER)
    mine = a_case(desk)
    head.digest.mark_read()
    clock.advance(hours=3)
    asked = desk.approvals.request(mine, Approving.SEIZURE, "K1", grounds="检验")
    clock.go_to(at(date(2026, 9, 25), 8))
    assert [one.id for one in head.digest.read().requests] == [asked]
    assert desk.digest.read().requests == ()


def test_it_is_told_once_a_day(desk_of: DeskOf, clock: Clock) -> None:
    desk = desk_of("王砚秋", Role.INVESTIGATOR)
    a_case(desk)
    assert not desk.digest.read().is_read
    desk.digest.mark_read()
    assert desk.digest.read().is_read
    clock.go_to(at(date(2026, 9, 25), 0))
    assert not desk.digest.read().is_read


def test_nothing_of_a_case_he_may_not_see_is_in_it(desk_of: DeskOf, clock: Clock) -> None:
    desk = desk_of("王砚秋", Role.INVESTIGATOR)
    case_id = a_case(desk)
    desk.approvals.request(case_id, Approving.SEIZURE, "K1", grounds="检验")
    helper = desk_of("冯立成", Role.INVESTIGATOR)
    clock.advance(minutes=1)
    desk.assignment.join(case_id, helper.officer.id, TeamRole.ASSIST)
    clock.advance(minutes=1)
    desk.assignment.leave(case_id, helper.officer.id, TeamRole.ASSIST, "调离")
    clock.go_to(at(date(2026, 9, 29), 8))
    assert helper.digest.read().is_empty
    for role in Role:
        if role is not Role.APPROVER:
            assert desk_of(f"{role.value} 的人", role).digest.read().is_empty


def test_it_prints(desk_of: DeskOf, clock: Clock) -> None:
    desk = desk_of("王砚秋", Role.INVESTIGATOR)
    a_case(desk)
    clock.go_to(at(date(2026, 9, 30), 8))
    text = text_of(day_sheet(desk.digest.sheet(desk.digest.read())))
    for words in (
        "今日提要",
        "已经到期、尚未办结（1）",
        "制作道路交通事故认定书",
        "逾期2个工作日",
    ):
        assert words in text


def test_a_note_waits_for_its_writer_then_for_who_handles_it(desk_of: DeskOf, clock: Clock) -> None:
    writer = desk_of("高岚", Role.DUTY_DESK)
    handler = desk_of("王砚秋", Role.INVESTIGATOR)
    note = writer.roadside.write(
        NoteEntry(
            happened_at=clock() - timedelta(hours=1),
            place="滨河路",
            offence="不按规定停车接受检查",
            plate="苏Z·1A11A",
        )
    )
    assert [one.id for one in writer.roadside.waiting()] == [note]
    assert handler.roadside.waiting() == ()
    writer.roadside.hand_over(note, handler.officer.id, clock())
    assert writer.roadside.waiting() == ()
    assert [one.id for one in handler.roadside.waiting()] == [note]
    handler.roadside.decide(note, NextStep.WATCH, clock(), "列入布控")
    assert handler.roadside.waiting() == ()
