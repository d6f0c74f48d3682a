"""A due day that had passed when a correction moved it stays on record, as kept or missed."""

from dataclasses import replace
from datetime import date

import pytest

from cases.law.facts import FactKind
from cases.law.past import Outcome
from cases.records.cases import CaseKind, FactEntry, FactLine, Intake, PastLine
from cases.records.ids import CaseId, FactId
from cases.records.officers import Role, TeamRole
from cases.records.times import at
from cases.services.desk import Desk
from tests.conftest import DeskOf


@pytest.fixture
def desk(desk_of: DeskOf) -> Desk:
    return desk_of("王砚秋", Role.INVESTIGATOR)


@pytest.fixture
def case_id(desk: Desk) -> CaseId:
    return desk.cases.open_case(
        Intake(kind=CaseKind.INJURY, occurred_at=at(date(2026, 9, 1), 7), place="环城北路")
    )


def tell(desk: Desk, case_id: CaseId, kind: FactKind, day: int, hour: int = 9) -> FactId:
    entry = FactEntry(kind=kind, happened_at=at(date(2026, 9, day), hour))
    return desk.facts.record(case_id, entry)


def move(desk: Desk, case_id: CaseId, fact: FactId, day: int) -> None:
    entry = replace(line(desk, case_id, fact).as_entry(), happened_at=at(date(2026, 9, day), 9))
    desk.facts.correct(fact, entry, "现场勘查笔录日期有误")


def line(desk: Desk, case_id: CaseId, fact: FactId) -> FactLine:
    return next(one for one in desk.cases.open_file(case_id).facts if one.id == fact)


def kept(desk: Desk, case_id: CaseId) -> list[tuple[str, date, Outcome, date | None]]:
    lines: tuple[PastLine, ...] = desk.cases.open_file(case_id).past
    return [(one.rule, one.due_on, one.outcome, one.new_due_on) for one in lines]


def test_a_day_missed_stays_missed_when_its_start_is_corrected(desk: Desk, case_id: CaseId) -> None:
    scene = tell(desk, case_id, FactKind.SCENE_INVESTIGATED, 2)
    move(desk, case_id, scene, 14)
    assert kept(desk, case_id) == [
        ("determination.made", date(2026, 9, 16), Outcome.MISSED, date(2026, 9, 28))
    ]
    (past,) = desk.cases.open_file(case_id).past
    assert (past.reason, past.noted_by) == ("现场勘查笔录日期有误", "王砚秋")


def test_a_day_kept_stays_kept(desk: Desk, case_id: CaseId) -> None:
    finished = tell(desk, case_id, FactKind.SCENE_FINISHED, 2)
    tell(desk, case_id, FactKind.APPRAISAL_COMMISSIONED, 4)
    move(desk, case_id, finished, 3)
    assert ("appraisal.commissioned", date(2026, 9, 7), Outcome.KEPT, date(2026, 9, 8)) in kept(
        desk, case_id
    )


def test_a_day_still_ahead_leaves_nothing(desk: Desk, case_id: CaseId) -> None:
    scene = tell(desk, case_id, FactKind.SCENE_INVESTIGATED, 17)
    move(desk, case_id, scene, 18)
    assert kept(desk, case_id) == []


def test_a_fact_taken_back_leaves_the_day_it_had_missed(desk: Desk, case_id: CaseId) -> None:
    scene = tell(desk, case_id, FactKind.SCENE_INVESTIGATED, 2)
    desk.facts.withdraw(scene, "记录在别的案件")
    assert kept(desk, case_id) == [("determination.made", date(2026, 9, 16), Outcome.MISSED, None)]


def test_the_preview_and_the_journal_say_the_same(desk: Desk, case_id: CaseId) -> None:
    scene = tell(desk, case_id, FactKind.SCENE_INVESTIGATED, 2)
    entry = FactEntry(kind=FactKind.SCENE_INVESTIGATED, happened_at=at(date(2026, 9, 14), 9))
    preview = desk.facts.preview(case_id, entry, scene)
    assert [(one.clock.rule_id, one.outcome) for one in preview.past] == [
        ("determination.made", Outcome.MISSED)
    ]
    desk.facts.correct(scene, entry, "现场勘查笔录日期有误")
    (told,) = [e for e in desk.cases.journal(case_id) if e.act == "fact.correct"]
    assert told.values["past"] == [
        {"rule": "determination.made", "party": None, "due": "2026-09-16", "outcome": "missed"}
    ]


def test_a_mediator_sees_no_past_day_of_the_investigation(
    desk: Desk, case_id: CaseId, desk_of: DeskOf
) -> None:
    finished = tell(desk, case_id, FactKind.SCENE_FINISHED, 2)
    tell(desk, case_id, FactKind.APPRAISAL_COMMISSIONED, 4)
    move(desk, case_id, finished, 3)
    mediator = desk_of("周敏", Role.MEDIATOR)
    desk.assignment.join(case_id, mediator.officer.id, TeamRole.MEDIATOR)
    assert kept(desk, case_id)
    assert mediator.cases.open_file(case_id).past == ()
