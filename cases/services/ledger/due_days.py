"""The due days of open cases just brought in, counted without asking the store again."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from cases.law.clocks import clocks
from cases.law.facts import Fact, FactKind, Frame
from cases.records.ids import FactId, PartyId
from cases.records.parties import SERVED
from cases.records.times import SHANGHAI, at
from cases.services.ledger.batch import OpenCase
from cases.services.projection import Duty, duty, to_act_on
from cases.store.bulk import into
from cases.store.rows.cases import DueRow

if TYPE_CHECKING:
    from cases.law.calendar import WorkCalendar


@dataclass(frozen=True, slots=True)
class Dues:
    """What is due in some cases: rows for the agenda, and the first of each case."""

    rows: Sequence[tuple[Any, ...]]
    #: Day and rule, by the case.
    first: Mapping[int, tuple[str, str]]


def due_days(cases: Iterable[OpenCase], calendar: "WorkCalendar", now: datetime) -> Dues:
    """Count what is due in each case."""
    found: list[tuple[Any, ...]] = []
    first: dict[int, tuple[str, str]] = {}
    for case in cases:
        served = tuple(PartyId(number) for number, _, kind in case.people if kind in SERVED)
        frame = Frame(parties=served, hit_and_run=case.hit_and_run, simple=case.is_simple)
        running = to_act_on(clocks(_facts(case, now), frame, calendar, now))
        names = {number: name for number, name, _ in case.people}
        rows = [_row(case.case_id, duty(clock, names)) for clock in running]
        if rows:
            found += rows
            first[case.case_id] = min((row[5], row[2]) for row in rows)
    return Dues(found, first)


#: Where the rows go.
DUES = into(
    DueRow, "case_id", "part", "rule", "party_id", "item", "due_on", "due_at", "values", "article",
    "provisional",
)  # fmt: skip


def _row(case_id: int, due: Duty) -> tuple[Any, ...]:
    return (
        case_id,
        due.part,
        due.rule,
        due.party_id,
        due.item,
        str(due.due_on),
        due.due_at and f"{due.due_at.astimezone(UTC):%Y-%m-%d %H:%M:%S.%f}",
        json.dumps(due.values),
        due.article,
        int(due.provisional),
    )


def _facts(case: OpenCase, now: datetime) -> list[Fact]:
    happened = case.occurred_at.replace(tzinfo=SHANGHAI)
    facts = [Fact(FactId(1), FactKind.ACCIDENT_HAPPENED, happened, now)]
    if case.determined_on is not None:
        made = at(case.determined_on)
        facts.append(Fact(FactId(2), FactKind.DETERMINATION_MADE, made, now))
    return facts
