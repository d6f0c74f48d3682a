"""Turns a ledger into rows for the store, some thousand at a time, by columns; pure.

A long ledger is prepared by a process of its own: what it takes and gives can be sent.
"""

from collections import Counter
from collections.abc import Generator, Iterator, Sequence
from itertools import chain, compress, islice, repeat
from typing import Any

from cases.law.facts import FactKind, part_of
from cases.records.cases import CaseState, Procedure
from cases.records.ledger import RefusedRow
from cases.records.officers import TeamRole
from cases.records.parties import Injury, PartyKind
from cases.services.ledger import stored
from cases.services.ledger.batch import Columns, Ground, OpenCase, Order, Prepared, Table
from cases.services.ledger.deciding import Decider, Fate, all_come_in, counted
from cases.services.ledger.entries import Entries, EntryReader
from cases.services.ledger.mapped import rows_of, titles_of

#: Rows prepared at a time; between two such batches the work can be cancelled.
_BATCH = 1500


def prepare(order: Order, ground: Ground) -> Generator[Prepared, None, None]:
    """Yield an empty batch at once, which tells the length, and then all rows of the ledger."""
    file = order.file
    height, lines = rows_of(file)
    length = max(height - file.header_line, 1)
    yield Prepared(length)
    reader = EntryReader(titles_of(file), order.mapping, order.today)
    decider = Decider(ground.known)
    preparer = _Preparer(ground, decider)
    while batch := list(islice(lines, _BATCH)):
        entries = reader.read([cells for _, cells in batch])
        decided = decider.decide(entries)
        made = Prepared(length, counted(decided), fresh=tuple(decider.fresh))
        decider.fresh.clear()
        if not all_come_in(decided):
            made.refused = [
                RefusedRow(line, cells, tuple(entries.problems[index]))
                for index, ((line, cells), fate) in enumerate(zip(batch, decided, strict=True))
                if fate is Fate.REFUSED
            ]
            entries = entries.only([fate is Fate.COMES_IN for fate in decided])
        if entries.number:
            preparer.fill(made, entries)
        yield made


class _Preparer:
    """Turns entries that come in into rows."""

    def __init__(self, ground: Ground, decider: Decider) -> None:
        self._decider = decider
        self._officers = ground.officers
        self._next = {
            Table.CASES: ground.case_id,
            Table.PARTIES: ground.party_id,
            Table.VEHICLES: ground.vehicle_id,
        }
        self._leads: dict[Sequence[str], int | None] = {}
        self._serials: Counter[int] = Counter()

    def fill(self, made: Prepared, entries: Entries) -> None:
        """Add the rows of the entries."""
        ids = self._take(Table.CASES, len(entries.number))
        numbers = self._numbers(entries)
        leads = [self._lead(names) for names in entries.officers]
        occurred_at = list(map(stored.moment, entries.occurred_at))
        parties = self._people(entries, ids)
        still_open = [not closed for closed in entries.is_closed]
        rows = made.rows
        if any(still_open):
            theirs = list(compress(leads, still_open))
            made.unassigned = theirs.count(None)
            self._open_cases(
                made, entries.only(still_open), list(compress(ids, still_open)), theirs, parties
            )
        rows[Table.CASES] = (
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
        )
        rows[Table.ACCIDENTS] = (
            ids, occurred_at, entries.place, list(_reports(entries)), entries.brief,
        )  # fmt: skip
        rows[Table.PARTIES] = parties
        plates = list(chain.from_iterable(entries.plates))
        rows[Table.VEHICLES] = (
            self._take(Table.VEHICLES, len(plates)), _each(ids, entries.plates), plates,
        )  # fmt: skip

    def _people(self, entries: Entries, ids: Sequence[int]) -> Columns:
        """Return the parties: their ids, cases, names, kinds, injuries."""
        roles = list(chain.from_iterable(entries.roles))
        return (
            self._take(Table.PARTIES, len(roles)),
            _each(ids, entries.people),
            list(chain.from_iterable(entries.people)),
            [_PARTY_KINDS[role] for role in roles],
            [_INJURIES[role] for role in roles],
        )

    def _open_cases(
        self,
        made: Prepared,
        entries: Entries,
        ids: Sequence[int],
        leads: Sequence[int | None],
        parties: Columns,
    ) -> None:
        """Give open cases to their officers, and enter the facts their clocks start from."""
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
            facts.append((case_id, *_HAPPENED, stored.moment(at), int(day_only)))
            if determined_on is not None:
                facts.append((case_id, *_DETERMINED, stored.day(determined_on), 1))
        made.rows[Table.TEAM] = list(zip(*team, strict=True))
        made.rows[Table.FACTS] = list(zip(*facts, strict=True))
        people: dict[int, list[tuple[int, str, str]]] = {case_id: [] for case_id in ids}
        for number, case_id, name, kind, _ in zip(*parties, strict=True):
            if case_id in people:
                people[case_id].append((number, name, kind))
        made.open_cases = list(
            map(
                OpenCase,
                ids,
                entries.occurred_at,
                entries.determined_on,
                map(bool, entries.hit_and_run),
                [procedure == Procedure.SIMPLE for procedure in entries.procedure],
                people.values(),
            )
        )

    def _take(self, table: Table, count: int) -> range:
        first = self._next[table]
        self._next[table] = first + count
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


#: Kind and part of the facts that a ledger tells.
_HAPPENED, _DETERMINED = (
    (kind.value, part_of(kind).value)
    for kind in (FactKind.ACCIDENT_HAPPENED, FactKind.DETERMINATION_MADE)
)


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
