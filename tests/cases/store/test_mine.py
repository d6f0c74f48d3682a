"""What a connection keeps of an officer's cases is what counting them would say."""

import random
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from cases.records.officers import Part, TeamRole
from cases.store import engine
from cases.store.guard import Acting
from cases.store.mine import counted, mine
from cases.store.rows.approvals import RecusalRow
from cases.store.rows.cases import CaseRow, GrantRow, TeamRow
from cases.store.rows.unit import OfficerRow

NOW = datetime(2026, 9, 24, 2, 42, tzinfo=UTC)
OFFICERS = (7, 8, 9)
CASES = range(1, 13)


@pytest.fixture
def cases(store: engine.Store) -> engine.Store:
    with engine.session(store.door, Acting(0, NOW, door=True)) as session:
        for officer in OFFICERS:
            session.add(OfficerRow(id=officer, number=str(officer), name="某", joined_at=NOW))
        session.flush()
        for case_id in CASES:
            session.add(
                CaseRow(
                    case_id=case_id,
                    number=f"2026-{case_id:04}",
                    kind="injury",
                    state="open",
                    opened_at=NOW,
                    opened_by=7,
                )
            )
    return store


@pytest.fixture
def both(cases: engine.Store) -> Iterator[tuple[engine.Store, engine.Store]]:
    """Two desks at one station, as in two rooms: neither tells the other what it writes."""
    with ExitStack() as stack:
        other = engine.open_store(cases.path, cases.key[0])
        stack.callback(other.close)
        yield cases, other


def seen(store: engine.Store, officer: int, now: datetime = NOW) -> list[int]:
    with engine.session(store.reading, Acting(officer, now)) as session:
        return list(session.scalars(select(CaseRow.case_id).order_by(CaseRow.case_id)))


def put(store: engine.Store, *rows: object, by: int = 0, now: datetime = NOW) -> None:
    with engine.session(store.door, Acting(by, now, door=True)) as session:
        session.add_all(rows)


def place(case_id: int, officer: int, role: TeamRole = TeamRole.LEAD) -> TeamRow:
    return TeamRow(case_id=case_id, officer_id=officer, role=role.value, from_at=NOW, assigned_by=7)


def leave(case_id: int, officer: int, until: datetime, part: Part = Part.HEAD) -> GrantRow:
    return GrantRow(
        case_id=case_id,
        officer_id=officer,
        part=part.value,
        reason="",
        given_by=7,
        given_at=NOW,
        until_at=until,
    )


def recusal(case_id: int, officer: int, *, granted: bool | None) -> RecusalRow:
    return RecusalRow(
        case_id=case_id,
        officer_id=officer,
        ground="relative",
        grounds="",
        asked_by="head",
        asked_at=NOW,
        entered_by=7,
        entered_at=NOW,
        granted=granted,
    )


def test_a_case_handed_over_in_another_room_is_gone_and_there_in_the_same_second(
    both: tuple[engine.Store, engine.Store],
) -> None:
    here, there = both
    put(here, place(1, 7))
    assert (seen(here, 7), seen(there, 7), seen(there, 8)) == ([1], [1], [])
    with engine.session(here.door, Acting(7, NOW, door=True)) as session:
        session.execute(update(TeamRow).values(until_at=NOW))
        session.add(place(1, 8))
    assert (seen(there, 7), seen(there, 8), seen(here, 7), seen(here, 8)) == ([], [1], [], [1])


def test_leave_runs_out_although_nobody_writes(cases: engine.Store) -> None:
    put(cases, place(1, 7), leave(2, 7, NOW + timedelta(hours=2)), by=7)
    put(cases, leave(3, 7, NOW + timedelta(hours=1)), by=7)
    assert seen(cases, 7) == [1, 2, 3]
    assert seen(cases, 7, NOW + timedelta(minutes=59)) == [1, 2, 3]
    assert seen(cases, 7, NOW + timedelta(hours=1)) == [1, 2]
    assert seen(cases, 7, NOW + timedelta(hours=2)) == [1]
    assert seen(cases, 7) == [1, 2, 3]


def test_what_one_officer_writes_past_the_guard_opens_nothing_to_the_next(
    cases: engine.Store,
) -> None:
    put(cases, place(1, 7))
    assert seen(cases, 7) == [1]
    put(cases, place(2, 8), by=8)
    assert (seen(cases, 7), seen(cases, 8)) == ([1], [2])


def test_a_hand_over_rolled_back_changes_nothing(cases: engine.Store) -> None:
    put(cases, place(1, 7))

    def fail() -> None:
        with engine.session(cases.door, Acting(7, NOW, door=True)) as session:
            session.execute(update(TeamRow).values(until_at=NOW))
            session.add(place(2, 7))
            session.flush()
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert seen(cases, 7) == [1]


def test_within_the_act_that_gives_a_case_it_is_open_already(cases: engine.Store) -> None:
    with engine.session(cases.door, Acting(7, NOW, door=True)) as session:
        session.add(place(4, 7, TeamRole.MEDIATOR))
        session.flush()
        raw = engine.driver(session)
        assert raw.execute(mine(Part.MEDIATION)).fetchall() == [(4,)]
        assert raw.execute(mine(Part.INVESTIGATION)).fetchall() == []


@pytest.mark.parametrize("seed", range(2))
def test_whatever_is_written_and_wherever_it_is_what_counting_says(
    both: tuple[engine.Store, engine.Store], seed: int
) -> None:
    draw = random.Random(seed)
    now = NOW
    for _step in range(40):
        now += timedelta(minutes=draw.choice((0, 0, 7, 31)))
        acting = Acting(draw.choice(OFFICERS), now, door=True)
        with engine.session(draw.choice(both).door, acting) as session:
            write_something(session, draw, now)
        for store in both:
            with engine.session(store.reading, Acting(draw.choice(OFFICERS), now)) as session:
                raw = engine.driver(session)
                for part in Part:
                    kept = raw.execute(f"{mine(part)} ORDER BY case_id").fetchall()
                    assert kept == raw.execute(f"{counted(part)} ORDER BY 1").fetchall()


def write_something(session: Session, draw: random.Random, now: datetime) -> None:
    case_id, officer = draw.choice(CASES), draw.choice(OFFICERS)
    ours = (TeamRow.case_id == case_id, TeamRow.officer_id == officer)
    until = now + timedelta(minutes=draw.randrange(90))
    match draw.randrange(8):
        case 0 | 1:
            session.add(place(case_id, officer, draw.choice(list(TeamRole))))
        case 2:
            session.execute(update(TeamRow).where(*ours).values(until_at=now))
        case 3:
            role = draw.choice(list(TeamRole)).value
            session.execute(update(TeamRow).where(*ours).values(role=role))
        case 4:
            session.add(leave(case_id, officer, until, draw.choice(list(Part))))
        case 5:
            held = update(GrantRow).where(GrantRow.officer_id == officer)
            session.execute(held.values(until_at=now))
        case 6:
            session.add(recusal(case_id, officer, granted=draw.choice((True, False, None))))
        case _:
            session.execute(delete(TeamRow).where(*ours))


def test_nothing_is_counted_again_while_nobody_writes(cases: engine.Store) -> None:
    put(cases, place(1, 7), place(2, 7))
    seen(cases, 7)
    said: list[str] = []
    with engine.session(cases.reading, Acting(7, NOW)) as session:
        engine.driver(session).set_trace_callback(said.append)
    assert seen(cases, 7) == [1, 2]
    assert not [words for words in said if "main.team" in words]
    with engine.session(cases.reading, Acting(7, NOW)) as session:
        assert session.scalar(select(func.count()).select_from(CaseRow)) == 2
        engine.driver(session).set_trace_callback(None)
