"""The clocks of many cases counted anew, as when a year of the calendar is entered.

Facts, parties and what is due are read and written for a thousand cases at a time, past the
object layer; only what changed is written. Cases with a mediation under way, whose days move its
state, go the way of a single case.
"""

import json
from collections import defaultdict
from collections.abc import Generator, Iterable
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from cases.law.clocks import clocks
from cases.law.facts import Fact, FactKind, Frame
from cases.mediation.kinds import FINAL, MediationState
from cases.records.cases import CaseState, Procedure
from cases.records.ids import FactId, MediationId, PartyId
from cases.records.parties import SERVED
from cases.records.progress import Progress
from cases.services.projection import Duty, adopted, duty, project, to_act_on
from cases.store.engine import Store, StoreSession, driver, session
from cases.store.guard import Acting

if TYPE_CHECKING:
    from cases.law.calendar import WorkCalendar
    from cases.services.desk import Desk

#: Cases of one transaction: the write lock is given up between two of them.
BATCH = 1000
_Rows = dict[int, list[Any]]


def recount_all(desk: "Desk") -> Generator[Progress, None, int]:
    """Count the clocks of every open case anew; return how many cases were counted.

    Past the guard: the days of a case nobody at this desk may see are counted all the same.
    """
    with desk.past_guard() as opened:
        ids = open_cases(opened)
    calendar, now = desk.calendar(), desk.now()
    for start in range(0, len(ids), BATCH):
        yield Progress(start, len(ids))
        batch = ids[start : start + BATCH]
        with desk.act("unit.recount", door=True, cases=len(batch)) as deed:
            deed.note(moved=recount(deed.session, batch, calendar, now))
    yield Progress(len(ids), len(ids))
    return len(ids)


def recount_store(store: Store, calendar: "WorkCalendar", now: datetime) -> int:
    """Count the clocks of every open case of a station nobody sits at, as after an upgrade."""
    acting = Acting(0, now, door=True)
    with session(store.door, acting) as opened:
        ids = open_cases(opened)
    for start in range(0, len(ids), BATCH):
        with session(store.door, acting) as opened:
            recount(opened, ids[start : start + BATCH], calendar, now)
    return len(ids)


def open_cases(opened: StoreSession) -> list[int]:
    """Return every case that is not concluded."""
    found = driver(opened).execute(
        "SELECT case_id FROM main.cases WHERE state<>? ORDER BY case_id", (CaseState.CLOSED.value,)
    )
    return [row[0] for row in found]


def recount(opened: StoreSession, ids: list[int], calendar: "WorkCalendar", now: datetime) -> int:
    """Count the clocks of these cases anew, ids ascending; return how many changed."""
    if not ids:
        return 0
    raw = driver(opened)
    by_hand = _mediated(raw, ids)
    plain = [case_id for case_id in ids if case_id not in by_hand]
    frames, names = _frames(raw, plain, adopted(opened, now))
    facts, known = _facts(raw, plain), _known(raw, plain)
    changed: list[tuple[int, list[Duty]]] = []
    for case_id in plain:
        counted = to_act_on(clocks(facts[case_id], frames[case_id], calendar, now))
        duties = [duty(clock, names[case_id]) for clock in counted]
        if sorted(duties, key=_order) != known.get(case_id, []):
            changed.append((case_id, duties))
    _write(raw, changed)
    for case_id in sorted(by_hand):
        project(opened, case_id, calendar=calendar, now=now)
    return len(changed)


def _of(raw: Any, ids: list[int], sql: str) -> Iterable[Any]:
    """Run a query over the range of the cases; its first column is the case."""
    wanted = set(ids)
    if not wanted:
        return ()
    rows = raw.execute(sql, (min(wanted), max(wanted)))
    return (row for row in rows if row[0] in wanted)


def _mediated(raw: Any, ids: list[int]) -> set[int]:
    """Return the cases with a mediation that has not ended."""
    rows = _of(raw, ids, "SELECT case_id, state FROM main.mediations WHERE case_id BETWEEN ? AND ?")
    return {case_id for case_id, state in rows if MediationState(state) not in FINAL}


def _frames(
    raw: Any, ids: list[int], local_rules: frozenset[str]
) -> tuple[dict[int, Frame], dict[int, dict[int, str]]]:
    served: dict[int, list[PartyId]] = defaultdict(list)
    names: dict[int, dict[int, str]] = {case_id: {} for case_id in ids}
    for case_id, party, kind, name, removed in _of(
        raw,
        ids,
        "SELECT case_id, id, kind, name, removed_at FROM main.parties"
        " WHERE case_id BETWEEN ? AND ? ORDER BY id",
    ):
        names[case_id][party] = name
        if removed is None and kind in SERVED:
            served[case_id].append(PartyId(party))
    frames = {
        case_id: Frame(
            parties=tuple(served.get(case_id, ())),
            hit_and_run=bool(fled),
            simple=procedure == Procedure.SIMPLE.value,
            local_rules=local_rules,
        )
        for case_id, fled, procedure in _of(
            raw,
            ids,
            "SELECT case_id, hit_and_run, procedure FROM main.cases WHERE case_id BETWEEN ? AND ?",
        )
    }
    return frames, names


def _facts(raw: Any, ids: list[int]) -> dict[int, list[Fact]]:
    found: dict[int, list[Fact]] = {case_id: [] for case_id in ids}
    for case_id, fact_id, kind, happened, entered, party, mediation, more, note in _of(
        raw,
        ids,
        "SELECT case_id, id, kind, happened_at, entered_at, party_id, mediation_id, more, note"
        " FROM main.facts WHERE case_id BETWEEN ? AND ? AND replaced_at IS NULL",
    ):
        besides = json.loads(more) if more not in (None, "{}", "null") else {}
        until = besides.get("until")
        found[case_id].append(
            Fact(
                FactId(fact_id),
                FactKind(kind),
                _moment(happened),
                _moment(entered),
                None if party is None else PartyId(party),
                None if mediation is None else MediationId(mediation),
                str(besides.get("item", "")),
                date.fromisoformat(until) if until else None,
                note,
            )
        )
    return found


def _known(raw: Any, ids: list[int]) -> dict[int, list[Duty]]:
    """Return what is written down as due, in the order duties are compared in."""
    found: dict[int, list[Duty]] = defaultdict(list)
    for row in _of(
        raw,
        ids,
        'SELECT case_id, part, rule, party_id, mediation_id, item, due_on, due_at, "values",'
        " article, provisional FROM main.dues WHERE case_id BETWEEN ? AND ?",
    ):
        case_id, part, rule, party, mediation, item, due_on, due_at, values, article, unsure = row
        found[case_id].append(
            Duty(
                part,
                rule,
                party,
                mediation,
                item,
                date.fromisoformat(due_on),
                None if due_at is None else _moment(due_at),
                json.loads(values),
                article,
                bool(unsure),
            )
        )
    for duties in found.values():
        duties.sort(key=_order)
    return found


def _write(raw: Any, changed: list[tuple[int, list[Duty]]]) -> None:
    raw.executemany("DELETE FROM main.dues WHERE case_id=?", [(case_id,) for case_id, _ in changed])
    raw.executemany(
        "INSERT INTO main.dues(case_id, part, rule, party_id, mediation_id, item, due_on, due_at,"
        ' "values", article, provisional) VALUES(?,?,?,?,?,?,?,?,?,?,?)',
        [_row(case_id, one) for case_id, duties in changed for one in duties],
    )
    raw.executemany(
        "UPDATE main.cases SET next_due_on=?, next_rule=?, revision=revision+1 WHERE case_id=?",
        [(*_soonest(duties), case_id) for case_id, duties in changed],
    )


def _row(case_id: int, one: Duty) -> tuple[Any, ...]:
    return (
        case_id,
        one.part,
        one.rule,
        one.party_id,
        one.mediation_id,
        one.item,
        one.due_on.isoformat(),
        None if one.due_at is None else _stored(one.due_at),
        json.dumps(one.values),
        one.article,
        int(one.provisional),
    )


def _soonest(duties: list[Duty]) -> tuple[str | None, str | None]:
    first = min(duties, key=lambda one: one.due_on, default=None)
    return (None, None) if first is None else (first.due_on.isoformat(), first.rule)


def _order(one: Duty) -> tuple[Any, ...]:
    return (one.due_on, one.rule, one.party_id or 0, one.mediation_id or 0, one.item or "")


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def _stored(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
