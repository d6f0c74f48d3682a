"""The due days of open cases just brought in, counted without asking the store again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import update
from sqlalchemy.orm import Session

from cases.law.clocks import clocks
from cases.law.facts import Fact, FactKind, Frame
from cases.records.ids import FactId, PartyId
from cases.records.parties import SERVED
from cases.records.times import SHANGHAI, at
from cases.services.projection import due_row, to_act_on
from cases.store.rows.cases import CaseRow

if TYPE_CHECKING:
    from cases.law.calendar import WorkCalendar

#: Id, name and kind.
Named = tuple[int, str, str]


@dataclass(frozen=True, slots=True)
class OpenCase:
    """An open case of the ledger: what its clocks go by."""

    case_id: int
    occurred_at: datetime
    determined_on: date | None
    hit_and_run: bool
    is_simple: bool
    people: Sequence[Named]


def enter_due_days(
    session: Session, cases: Iterable[OpenCase], calendar: "WorkCalendar", now: datetime
) -> None:
    """Write down what is due in each case."""
    heads: list[Mapping[str, object]] = []
    for case in cases:
        served = tuple(PartyId(number) for number, _, kind in case.people if kind in SERVED)
        frame = Frame(parties=served, hit_and_run=bool(case.hit_and_run), simple=case.is_simple)
        running = to_act_on(clocks(_facts(case, now), frame, calendar, now))
        names = {number: name for number, name, _ in case.people}
        session.add_all([due_row(case.case_id, clock, names) for clock in running])
        dues = [(clock.due, clock.rule_id) for clock in running if clock.due is not None]
        if dues:
            due, rule = min(dues)
            heads.append({"case_id": case.case_id, "next_due_on": due, "next_rule": rule})
    session.flush()
    if heads:
        session.execute(update(CaseRow), heads)


def _facts(case: OpenCase, now: datetime) -> list[Fact]:
    happened = case.occurred_at.replace(tzinfo=SHANGHAI)
    facts = [Fact(FactId(1), FactKind.ACCIDENT_HAPPENED, happened, now)]
    if case.determined_on is not None:
        made = at(case.determined_on)
        facts.append(Fact(FactId(2), FactKind.DETERMINATION_MADE, made, now))
    return facts
