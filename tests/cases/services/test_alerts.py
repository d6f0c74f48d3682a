"""Alerts come three working days before, one, on the day and when late, and to nobody else."""

from datetime import date, timedelta

import pytest

from cases.law.facts import FactKind
from cases.records.alerts import Alert, Stage, alerts
from cases.records.cases import CaseKind, FactEntry, Intake
from cases.records.ids import CaseId
from cases.records.officers import Role, TeamRole
from cases.records.times import at
from cases.services.desk import Desk
from cases.services.recorded import record
from tests.conftest import Clock, DeskOf

SCENE = date(2026, 9, 17)
#: Ten working days after: the National Day week lies between.
DUE = date(2026, 10, 8)


def a_case(desk: Desk, *, hit_and_run: bool = False) -> CaseId:
    case_id = desk.cases.open_case(
        Intake(
            kind=CaseKind.INJURY,
            occurred_at=at(SCENE, 7),
            place="环城北路",
            hit_and_run=hit_and_run,
        )
    )
    entry = FactEntry(kind=FactKind.SCENE_INVESTIGATED, happened_at=at(SCENE, 9))
    desk.facts.record(case_id, entry)
    return case_id


def told(desk: Desk) -> list[Alert]:
    return list(alerts(desk.agenda.today().dues, desk.now()))


@pytest.mark.parametrize(
    ("day", "stage"),
    [
        (date(2026, 9, 24), None),
        (date(2026, 9, 28), Stage.THREE),
        (date(2026, 9, 30), Stage.ONE),
        (date(2026, 10, 3), Stage.ONE),
        (DUE, Stage.DUE),
        (DUE + timedelta(days=1), Stage.LATE),
    ],
)
def test_an_alert_comes_nearer_by_working_days(
    desk_of: DeskOf, clock: Clock, day: date, stage: Stage | None
) -> None:
    desk = desk_of("王砚秋", Role.INVESTIGATOR)
    a_case(desk)
    clock.go_to(at(day, 8))
    assert [alert.stage for alert in told(desk)] == ([] if stage is None else [stage])


def test_a_period_of_hours_is_told_an_hour_before_and_when_it_is_over(
    desk_of: DeskOf, clock: Clock
) -> None:
    desk = desk_of("王砚秋", Role.INVESTIGATOR)
    case_id = a_case(desk)
    clock.go_to(at(date(2026, 9, 24), 9))
    with desk.act("fact.record", case_id) as deed:
        record(deed, desk, case_id, FactKind.SUMMONS_ARRIVED, desk.now(), item="传唤 1")

    def stage() -> list[Stage]:
        return [one.stage for one in told(desk) if one.due.rule == "summons.inquiry"]

    assert stage() == [Stage.DUE]
    clock.go_to(at(date(2026, 9, 24), 16))
    assert stage() == [Stage.HOUR]
    clock.go_to(at(date(2026, 9, 24), 17) + timedelta(minutes=1))
    assert stage() == [Stage.LATE]


def test_nobody_is_told_of_a_case_he_may_not_see(desk_of: DeskOf, clock: Clock) -> None:
    desk = desk_of("王砚秋", Role.INVESTIGATOR)
    a_case(desk)
    clock.go_to(at(DUE, 8))
    for role in Role:
        assert told(desk_of(f"{role.value} 的人", role)) == []
    assert [alert.stage for alert in told(desk)] == [Stage.DUE]


def test_a_mediator_is_not_told_of_the_investigation(desk_of: DeskOf, clock: Clock) -> None:
    desk, mediator = desk_of("王砚秋", Role.INVESTIGATOR), desk_of("周敏", Role.MEDIATOR)
    case_id = a_case(desk, hit_and_run=True)
    desk.assignment.join(case_id, mediator.officer.id, TeamRole.MEDIATOR)
    desk.pursuit.set_watch(case_id, "苏Z·1A11A", at(SCENE, 10))
    found = FactEntry(kind=FactKind.VEHICLE_FOUND, happened_at=at(date(2026, 9, 22), 9))
    desk.facts.record(case_id, found)
    assert "pursuit.watch_lifted" in {alert.due.rule for alert in told(desk)}
    clock.go_to(at(DUE, 8))
    assert not {alert.due.rule for alert in told(mediator)} & {"pursuit.watch_lifted"}


def test_who_has_left_a_case_is_told_no_more(desk_of: DeskOf, clock: Clock) -> None:
    desk, helper = desk_of("王砚秋", Role.INVESTIGATOR), desk_of("冯立成", Role.INVESTIGATOR)
    case_id = a_case(desk)
    desk.assignment.join(case_id, helper.officer.id, TeamRole.ASSIST)
    clock.go_to(at(DUE, 8))
    assert [alert.stage for alert in told(helper)] == [Stage.DUE]
    desk.assignment.leave(case_id, helper.officer.id, TeamRole.ASSIST, "调离")
    assert told(helper) == []


def test_the_day_sheet_has_a_group_for_each_stage(desk_of: DeskOf, clock: Clock) -> None:
    desk = desk_of("王砚秋", Role.INVESTIGATOR)
    a_case(desk)
    for day, title in ((date(2026, 9, 28), "三个工作日内"), (date(2026, 9, 30), "剩一个工作日")):
        clock.go_to(at(day, 8))
        sheet = desk.agenda.day_sheet(desk.agenda.today())
        assert [group.title for group in sheet.groups] == [title]
