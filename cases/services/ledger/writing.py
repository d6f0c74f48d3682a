"""Turns the entries of a ledger that come in into rows, by columns."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, compress, repeat
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cases.law.facts import FactKind, part_of
from cases.records.cases import CaseState, Procedure
from cases.records.officers import TeamRole
from cases.records.parties import Injury, PartyKind
from cases.records.times import local
from cases.services.ledger import stored
from cases.services.ledger.deciding import Decider, Fate, all_come_in
from cases.services.ledger.due_days import DUES, OpenCase, due_days
from cases.services.ledger.entries import Entries
from cases.services.search.many import keys_each, paired_each, spaced_each
from cases.store import bulk, closed_index
from cases.store.bulk import into
from cases.store.conveyor import Conveyor
from cases.store.rows.cases import (
    AccidentRow,
    CaseRow,
    FactRow,
    PartyRow,
    TeamRow,
    VehicleRow,
)
from cases.store.rows.unit import OfficerRow

if TYPE_CHECKING:
    from cases.services.desk import Desk

#: The rows and columns of a batch, by the class of the rows.
_Columns = Sequence[Sequence[Any]]


class Writer:
    """Turns entries into rows and hands them to the conveyor.

    Attributes:
        open: How many open cases came in.
        unassigned: How many of them name no officer of the station.
    """

    def __init__(
        self,
        desk: "Desk",
        session: Session,
        decider: Decider,
        import_id: int,
    ) -> None:
        self._decider = decider
        self._calendar, self._moment = desk.calendar(), desk.now()
        self._next = {
            row: bulk.highest(session, row, column) + 1
            for row, column in ((CaseRow, "case_id"), (PartyRow, "id"), (VehicleRow, "id"))
        }
        self._officers = _officers(session)
        self._leads: dict[Sequence[str], int | None] = {}
        self._serials: Counter[int] = Counter()
        officer = desk.officer.id
        now = stored.moment(local(desk.now()).replace(tzinfo=None))
        entered = {"entered_at": now, "entered_by": officer}
        self._cases = into(
            CaseRow, "case_id", "number", "kind", "procedure", "state", "hit_and_run",
            "lead_officer_id", "opened_at", "closed_at", "next_due_on", "next_rule",
            opened_by=officer, import_id=import_id,
        )  # fmt: skip
        self._accidents = into(AccidentRow, "case_id", "occurred_at", "place", "report", "brief")
        self._parties = into(PartyRow, "id", "case_id", "name", "kind", "injury", **entered)
        self._vehicles = into(VehicleRow, "id", "case_id", "plate", **entered)
        self._team = into(
            TeamRow, "case_id", "officer_id", "role", from_at=now, assigned_by=officer
        )
        self._facts = into(FactRow, "case_id", "kind", "happened_at", "day_only", "part", **entered)
        self.open = 0
        self.unassigned = 0

    def write(self, entries: Entries, fates: Sequence[Fate], to: Conveyor) -> None:
        """Write the entries that come in."""
        if not all_come_in(fates):
            entries = entries.only([fate is Fate.COMES_IN for fate in fates])
        count = len(entries.number)
        if not count:
            return
        ids = self._take(CaseRow, count)
        numbers = self._numbers(entries)
        leads = [self._lead(names) for names in entries.officers]
        occurred_at = list(map(stored.moment, entries.occurred_at))
        parties = self._people(entries, ids)
        still_open = [not closed for closed in entries.is_closed]
        first: Mapping[int, tuple[str, str]] = {}
        if any(still_open):
            first = self._open_cases(
                entries.only(still_open),
                list(compress(ids, still_open)),
                list(compress(leads, still_open)),
                parties,
                to,
            )
        to.put(
            self._cases,
            (
                ids,
                numbers,
                entries.kind,
                [procedure or "general" for procedure in entries.procedure],
                [
                    _CLOSED if closed else _UNASSIGNED if lead is None else _OPEN
                    for closed, lead in zip(entries.is_closed, leads, strict=True)
                ],
                [1 if fled else 0 for fled in entries.hit_and_run],
                leads,
                occurred_at,
                [day and stored.day(day) for day in entries.closed_on],
                [due and due[0] for due in map(first.get, ids)],
                [due and due[1] for due in map(first.get, ids)],
            ),
        )
        to.put(
            self._accidents,
            (ids, occurred_at, entries.place, list(_reports(entries)), entries.brief),
        )
        to.put(self._parties, parties)
        plates = list(chain.from_iterable(entries.plates))
        to.put(
            self._vehicles,
            (self._take(VehicleRow, len(plates)), _each(ids, entries.plates), plates),
        )
        _index(entries, ids, numbers, to)

    def _people(self, entries: Entries, ids: Sequence[int]) -> _Columns:
        """Return the parties: their ids, cases, names, kinds, injuries."""
        roles = list(chain.from_iterable(entries.roles))
        return (
            self._take(PartyRow, len(roles)),
            _each(ids, entries.people),
            list(chain.from_iterable(entries.people)),
            [_PARTY_KINDS[role] for role in roles],
            [_INJURIES[role] for role in roles],
        )

    def _open_cases(
        self,
        entries: Entries,
        ids: Sequence[int],
        leads: Sequence[int | None],
        parties: _Columns,
        to: Conveyor,
    ) -> Mapping[int, tuple[str, str]]:
        """Give open cases to their officers, and enter the facts their clocks start from.

        Returns day and rule of what is due first in each case, where anything is.
        """
        self.open += len(ids)
        self.unassigned += leads.count(None)
        team: list[tuple[Any, ...]] = []
        facts: list[tuple[Any, ...]] = []
        for case_id, lead, assisting, at, day_only, determined_on in zip(
            ids,
            leads,
            entries.assisting,
            entries.occurred_at,
            entries.day_only,
            entries.determined_on,
            strict=True,
        ):
            if lead is not None:
                team.append((case_id, lead, TeamRole.LEAD.value))
                team += [
                    (case_id, officer, TeamRole.ASSIST.value)
                    for name in assisting
                    if (officer := self._officers.get(name)) not in {None, lead}
                ]
            happened = FactKind.ACCIDENT_HAPPENED
            facts.append((case_id, happened, stored.moment(at), int(day_only), part_of(happened)))
            if determined_on is not None:
                made = FactKind.DETERMINATION_MADE
                facts.append((case_id, made, stored.day(determined_on), 1, part_of(made)))
        to.put(self._team, list(zip(*team, strict=True)))
        to.put(self._facts, list(zip(*facts, strict=True)))
        return self._due_days(entries, ids, parties, to)

    def _due_days(
        self, entries: Entries, ids: Sequence[int], parties: _Columns, to: Conveyor
    ) -> Mapping[int, tuple[str, str]]:
        people: dict[int, list[tuple[int, str, str]]] = {case_id: [] for case_id in ids}
        for number, case_id, name, kind, _ in zip(*parties, strict=True):
            if case_id in people:
                people[case_id].append((number, name, kind))
        cases = map(
            OpenCase,
            ids,
            entries.occurred_at,
            entries.determined_on,
            map(bool, entries.hit_and_run),
            [procedure == Procedure.SIMPLE for procedure in entries.procedure],
            people.values(),
        )
        dues = due_days(cases, self._calendar, self._moment)
        to.put(DUES, list(zip(*dues.rows, strict=True)))
        return dues.first

    def _take(self, row: type[Any], count: int) -> range:
        first = self._next[row]
        self._next[row] = first + count
        return range(first, first + count)

    def _lead(self, names: Sequence[str]) -> int | None:
        if names not in self._leads:
            self._leads[names] = next(
                (self._officers[name] for name in names if name in self._officers), None
            )
        return self._leads[names]

    def _numbers(self, entries: Entries) -> Sequence[str]:
        """Give a number to rows without one: 台 says that it comes from the ledger."""
        if all(entries.number):
            return entries.number
        numbers = list(entries.number)
        for index, number in enumerate(numbers):
            at = entries.occurred_at[index]
            while not number:
                self._serials[at.year] += 1
                given = f"台{at.year}-{self._serials[at.year]:04d}"
                if not self._decider.is_taken(given):
                    self._decider.take(given, at, entries.place[index])
                    number = given  # noqa: PLW2901 - found
            numbers[index] = number
        return numbers


_CLOSED, _OPEN = CaseState.CLOSED.value, CaseState.OPEN.value
#: The squad leader assigns it.
_UNASSIGNED = CaseState.REPORTED.value
#: Kinds of the ledger as kinds of parties.
_PARTY_KINDS = {
    "party": PartyKind.DRIVER.value,
    "driver": PartyKind.DRIVER.value,
    "injured": PartyKind.INJURED.value,
    "deceased": PartyKind.DECEASED.value,
}
_INJURIES = {
    "party": "",
    "driver": "",
    "injured": Injury.SLIGHT.value,
    "deceased": Injury.DIED.value,
}


def _index(entries: Entries, ids: Sequence[int], numbers: Sequence[str], to: Conveyor) -> None:
    """Index the closed cases, which the whole squad may find."""
    places, people, plates, documents = (
        entries.place,
        entries.people,
        entries.plates,
        entries.determination_number,
    )
    if not all(entries.is_closed):
        chosen = entries.is_closed
        ids, numbers = list(compress(ids, chosen)), list(compress(numbers, chosen))
        places, people = list(compress(places, chosen)), list(compress(people, chosen))
        plates, documents = list(compress(plates, chosen)), list(compress(documents, chosen))
    names = list(map("、".join, people))
    to.put(closed_index.TEXTS, (ids, spaced_each(places), spaced_each(names), paired_each(plates)))
    to.put(closed_index.KEYS, (ids, keys_each(numbers, documents, people)))


def _each(ids: Sequence[int], several: Sequence[Sequence[str]]) -> list[int]:
    """Return the case of each of the several."""
    return list(chain.from_iterable(map(repeat, ids, map(len, several))))


def _reports(entries: Entries) -> Iterator[str]:
    return map(
        stored.report,
        entries.determination_number,
        entries.determined_on,
        entries.day_only,
        entries.dead,
        entries.hurt,
        entries.officers,
        entries.assisting,
        entries.remark,
        entries.rest,
    )


def _officers(session: Session) -> dict[str, int]:
    """Return the officers by name; one whose name another has too is left out."""
    found = session.execute(
        select(OfficerRow.name, OfficerRow.id).where(OfficerRow.retired_at.is_(None))
    ).all()
    counts = Counter(name for name, _ in found)
    return {name: number for name, number in found if counts[name] == 1}
