"""All clocks of 100,000 open cases after a calendar change, against the pure function alone."""

import atexit
import secrets
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import chain, islice
from time import perf_counter
from typing import Any

from benchmarks.figures import Figure, alone
from benchmarks.station import CASES, NOW, at_desk, folder, make
from cases.law.calendar import MarkedDay, WorkCalendar
from cases.law.clocks import clocks
from cases.law.facts import Fact, FactKind, Frame, part_of
from cases.records.cases import FactEntry
from cases.records.ids import CaseId, FactId, PartyId
from cases.records.officers import TeamRole
from cases.records.times import at
from cases.services.desk import Desk
from cases.services.recount import BATCH, recount_all
from cases.store import bulk, engine
from cases.store.guard import Acting
from cases.store.rows.cases import AccidentRow, CaseRow, FactRow, PartyRow, TeamRow

K = FactKind
#: What happened in a case and how many days after the accident; a case has the first of them.
_COURSE = (
    (K.ACCIDENT_HAPPENED, 0, None),
    (K.REPORT_RECEIVED, 0, None),
    (K.SCENE_INVESTIGATED, 0, None),
    (K.SCENE_FINISHED, 0, None),
    (K.APPRAISAL_COMMISSIONED, 1, None),
    (K.APPRAISAL_RECEIVED, 6, None),
    (K.APPRAISAL_SERVED, 7, 0),
    (K.APPRAISAL_SERVED, 8, 1),
    (K.DETERMINATION_MADE, 14, None),
    (K.DETERMINATION_SERVED, 15, 0),
)
#: How many of them, by the number of the case: cases of every stage.
_STAGES = (3, 4, 5, 6, 7, 8, 8, 9, 10, 10)


def run() -> list[Figure]:
    """Measure the recount of all, and one fact changed in one case."""
    store, desk = _station()
    changed = _changed()
    moved = replace(desk, calendar=lambda: changed)
    steps, ours, bare = _recounted(moved, changed)
    what = f"recount of the clocks of {CASES:,} open cases, {steps} steps of progress"
    figures = [Figure(what, "the pure function alone", ours, bare, "<= 3 x", "s")]
    figures.append(
        alone("a fact corrected, the case's new clocks at hand", _correcting(desk), "under 50 ms")
    )
    store.close()
    return figures


def _correcting(desk: Desk) -> Callable[[], object]:
    """Return the correction of a fact and the reading of the clocks it moves."""
    case_id, days = CaseId(5), _days()
    first = next(
        fact for fact in desk.cases.open_file(case_id).facts if fact.kind is K.SCENE_INVESTIGATED
    )
    standing = [first.id]

    def work() -> object:
        entry = FactEntry(kind=K.SCENE_INVESTIGATED, happened_at=next(days))
        standing[0] = desk.facts.correct(standing[0], entry, "记录有误")
        return desk.cases.open_file(case_id).clocks

    return work


def _days() -> Iterator[datetime]:
    day = 0
    while True:
        day = (day + 1) % 5
        yield at(date(2026, 8, 20) + timedelta(days=day), 9)


def _recounted(desk: Desk, calendar: WorkCalendar) -> tuple[int, float, float]:
    """Return the steps, our seconds, and those of the pure function for the same cases.

    The two go in turn, a batch each, so that what else the machine does falls on both.
    """
    told = [(_facts(number), _frame(number)) for number in range(1, BATCH + 1)]
    ours, bare = 0.0, 0.0
    work = recount_all(desk)
    for step in range(CASES // BATCH + 1):
        begin = perf_counter()
        next(work)
        if step:
            between = perf_counter()
            for facts, frame in told:
                clocks(facts, frame, calendar, NOW)
            bare += perf_counter() - between
            ours += between - begin
    begin = perf_counter()
    assert next(work, None) is None
    return CASES // BATCH + 1, ours + perf_counter() - begin, bare


@cache
def _changed() -> WorkCalendar:
    """Return a calendar in which some days of October are worked otherwise."""
    off = MarkedDay(working=False, name="临时放假", name_en="One-off holiday")
    days = {date(2026, 9, 28): off, date(2026, 10, 12): off, date(2026, 10, 13): off}
    return replace(WorkCalendar.shipped(), overrides=days)


def _begun(number: int) -> date:
    return date(2026, 9, 23) - timedelta(days=16 + number % 30)


def _facts(number: int) -> list[Fact]:
    parties = _frame(number).parties
    return [
        Fact(
            FactId(place),
            kind,
            at(_begun(number) + timedelta(days=after), 9),
            NOW,
            None if who is None else parties[who],
        )
        for place, (kind, after, who) in enumerate(_COURSE[: _STAGES[number % 10]], start=1)
    ]


def _frame(number: int) -> Frame:
    return Frame(parties=(PartyId(2 * number - 1), PartyId(2 * number)))


def _station() -> tuple[engine.Store, Desk]:
    """Make a station of open cases of every stage."""
    store, officers = make(folder() / "open.db", secrets.token_bytes(32))
    atexit.register(store.close)
    desk = at_desk(store, officers[0])
    numbers = range(1, CASES + 1)
    now = NOW.strftime("%Y-%m-%d %H:%M:%S.%f")
    with bulk.wholesale(store, Acting(0, NOW, door=True)) as session:
        _enter(session, numbers, officers[0].id, now)
    for _ in recount_all(desk):
        pass
    return store, desk


def _enter(session: engine.StoreSession, numbers: range, officer: int, now: str) -> None:
    _put(
        session,
        bulk.into(
            CaseRow,
            *("case_id", "number"),
            kind="injury",
            state="open",
            procedure="general",
            opened_at=now,
            opened_by=officer,
        ),
        ((n, f"2026-{n:06d}") for n in numbers),
    )
    _put(session, bulk.into(AccidentRow, "case_id"), ((n,) for n in numbers))
    lead = TeamRole.LEAD.value
    _put(
        session,
        bulk.into(
            TeamRow, "case_id", officer_id=officer, role=lead, from_at=now, assigned_by=officer
        ),
        ((n,) for n in numbers if n <= 200),
    )
    for side, (name, kind) in enumerate((("卢建平", "driver"), ("宋巧云", "injured"))):
        _put(
            session,
            bulk.into(
                PartyRow, "id", "case_id", name=name, kind=kind, entered_at=now, entered_by=officer
            ),
            ((2 * n - 1 + side, n) for n in numbers),
        )
    _put(
        session,
        bulk.into(
            FactRow,
            *("case_id", "part", "kind", "happened_at", "party_id"),
            entered_at=now,
            entered_by=officer,
        ),
        (
            (
                n,
                part_of(fact.kind).value,
                fact.kind.value,
                f"{fact.happened_at.astimezone(UTC):%Y-%m-%d %H:%M:%S.%f}",
                fact.subject,
            )
            for n in numbers
            for fact in _facts(n)
        ),
    )


def _put(session: engine.StoreSession, where: bulk.Into, rows: Iterable[tuple[Any, ...]]) -> None:
    raw, waiting = engine.driver(session), iter(rows)
    while some := list(islice(waiting, 200)):
        raw.execute(where.sql(len(some)), list(chain.from_iterable(some)))
