"""Favours and meddling: kept for good, seen by few, whoever recorded one is protected."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cases.looks.marks import Mark
from cases.records.officers import Role
from cases.records.outsiders import Capacity, FavourEntry, FavourWay, Handling
from cases.records.proof import JournalFilter
from cases.refusals import Reason, Refusal
from cases.services.desk import Desk
from tests.cases.services import summoning
from tests.conftest import Clock, DeskOf

ALL = JournalFilter(date(2026, 9, 1), date(2026, 9, 30))


@pytest.fixture
def recorder(desk_of: DeskOf) -> Desk:
    return desk_of("冯立成", Role.INVESTIGATOR)


@pytest.fixture
def inspector(desk_of: DeskOf) -> Desk:
    return desk_of("罗亦鸣", Role.INSPECTOR)


@pytest.fixture
def discipline(desk_of: DeskOf) -> Desk:
    return desk_of("闵正", Role.DISCIPLINE)


@pytest.fixture
def favour(clock: Clock) -> FavourEntry:
    return FavourEntry(
        person="栾振刚",
        unit="区住建局",
        way=FavourWay.PHONE,
        at=clock(),
        words="给卢家再宽几天",
        about="2026-0172",
        proof="通话录音",
    )


def test_recorder_inspector_and_discipline_officer_see_it_and_nobody_else(
    desk_of: DeskOf, recorder: Desk, inspector: Desk, discipline: Desk, favour: FavourEntry
) -> None:
    others = [
        desk_of(f"旁{role}", role) for role in Role if role not in {Role.INSPECTOR, Role.DISCIPLINE}
    ]
    lead = desk_of("王砚秋", Role.INVESTIGATOR)
    case = summoning.opened(lead, "2026-0172").case
    recorder.favours.record(favour)
    assert [one.entry for one in recorder.favours.list()] == [favour]
    for desk in (*others, lead):
        assert desk.favours.list() == ()
        with pytest.raises(Refusal) as refused:
            desk.favours.handle(1, Handling.REPORTED)
        assert refused.value.reason is Reason.NOT_FOUND
    assert all("favour" not in entry.act for entry in lead.cases.journal(case))
    assert [one.entry.words for one in inspector.favours.list("栾")] == ["给卢家再宽几天"]
    assert inspector.favours.list("没有") == ()


def test_the_inspector_does_not_learn_who_recorded_it_by_list_journal_or_filter(
    recorder: Desk, inspector: Desk, discipline: Desk, favour: FavourEntry
) -> None:
    recorder.favours.record(favour)
    favour_id = recorder.favours.list()[0].id
    recorder.favours.handle(favour_id, Handling.REPORTED, "口头报告")
    inspector.favours.handle(favour_id, Handling.INVESTIGATED, "已约谈")
    (seen,) = inspector.favours.list()
    assert (seen.recorded_by, seen.is_mine) == ("", False)
    assert [(one.capacity, one.officer) for one in seen.steps] == [
        (Capacity.RECORDER, ""),
        (Capacity.INSPECTOR, "罗亦鸣"),
    ]
    (known,) = discipline.favours.list()
    assert known.recorded_by == "冯立成"
    assert [one.officer for one in known.steps] == ["冯立成", "罗亦鸣"]
    (own,) = recorder.favours.list()
    assert [one.officer for one in own.steps] == ["冯立成", ""]
    lines = [one for one in inspector.proof.inspect(ALL, "核对").lines if "favour" in one.act]
    assert [one.officer for one in lines] == ["", "", ""]
    his = JournalFilter(ALL.first, ALL.last, recorder.officer.id)
    assert [one for one in inspector.proof.inspect(his, "核对").lines if "favour" in one.act] == []
    told = [
        one.officer for one in discipline.proof.inspect(his, "核对").lines if "favour" in one.act
    ]
    assert told == ["冯立成", "冯立成"]
    assert "冯立成" not in inspector.proof.take_out(1, 3, "核对").text


def test_a_favour_needs_a_person_and_words_and_what_was_looked_into_is_not_the_recorder_s(
    recorder: Desk, favour: FavourEntry
) -> None:
    for empty in ("person", "words"):
        with pytest.raises(Refusal) as refused:
            recorder.favours.record(FavourEntry(**_with(favour, **{empty: " "})))
        assert refused.value.details["field"] == empty
    favour_id = recorder.favours.record(favour)
    with pytest.raises(Refusal) as refused:
        recorder.favours.handle(favour_id, Handling.INVESTIGATED)
    assert refused.value.reason is Reason.NOT_ALLOWED


def _with(favour: FavourEntry, **changed: Any) -> dict[str, Any]:
    return {name: getattr(favour, name) for name in FavourEntry.__slots__} | changed


def test_a_look_by_somebody_else_soon_after_a_favour_about_the_case_is_marked(
    desk_of: DeskOf, recorder: Desk, inspector: Desk, favour: FavourEntry, clock: Clock
) -> None:
    lead = desk_of("王砚秋", Role.INVESTIGATOR)
    case = summoning.opened(lead, favour.about).case
    lead.cases.close(case, "已处理完毕")
    colleague = desk_of("贺长林", Role.INVESTIGATOR)
    colleague.cases.open_file(case)
    clock.advance(hours=1)
    recorder.favours.record(replace(favour, at=clock()))
    clock.advance(hours=1)
    colleague.cases.open_file(case)
    lead.cases.open_file(case)
    read = JournalFilter(ALL.first, ALL.last, act="case.read")
    lines = inspector.proof.inspect(read, "核对").lines
    his = [one for one in lines if one.officer == "贺长林"]
    marked = [[found.mark for found in one.marks] for one in his]
    assert marked == [[Mark.OUTSIDE, Mark.ASKED_ABOUT], [Mark.OUTSIDE]]
    assert not any(one.marks for one in lines if one.officer == "王砚秋")
