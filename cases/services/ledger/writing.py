"""Turns the entries of a ledger that come in into rows."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import compress, repeat
from json.encoder import encode_basestring as quoted
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cases.law.facts import FactKind, part_of
from cases.records.cases import CaseState, Procedure
from cases.records.officers import TeamRole
from cases.records.parties import Injury, PartyKind
from cases.records.times import SHANGHAI, local
from cases.services.ledger.deciding import Decider, Fate, all_come_in
from cases.services.ledger.due_days import Named, OpenCase, enter_due_days
from cases.services.ledger.entries import Entries
from cases.services.search.indexing import keys_of
from cases.services.search.pinyin import name_keys
from cases.store import bulk, closed_index
from cases.store.closed_index import ClosedText, paired, spaced
from cases.store.rows.cases import AccidentRow, CaseRow, FactRow, PartyRow, TeamRow, VehicleRow
from cases.store.rows.unit import OfficerRow

if TYPE_CHECKING:
    from cases.services.desk import Desk


class Writer:
    """Turns entries into rows.

    Attributes:
        open: How many open cases came in.
        unassigned: How many of them name no officer of the station.
    """

    def __init__(self, desk: "Desk", session: Session, decider: Decider, import_id: int) -> None:
        self._session = session
        self._decider = decider
        self._import_id = import_id
        self._desk = desk
        self._officer = desk.officer.id
        self._now = _stored(local(desk.now()).replace(tzinfo=None))
        self._next = {
            row: bulk.highest(session, row, column) + 1
            for row, column in ((CaseRow, "case_id"), (PartyRow, "id"), (VehicleRow, "id"))
        }
        self._officers = _officers(session)
        self._leads: dict[Sequence[str], int | None] = {}
        self._serials: Counter[int] = Counter()
        self.open = 0
        self.unassigned = 0

    def write(self, entries: Entries, fates: Sequence[Fate]) -> None:
        """Write the entries that come in."""
        if not all_come_in(fates):
            entries = entries.only([fate is Fate.COMES_IN for fate in fates])
        count = len(entries.number)
        if not count:
            return
        ids = self._take(CaseRow, count)
        numbers = self._numbers(entries)
        leads = [self._lead(names) for names in entries.officers]
        occurred_at = list(map(_stored, entries.occurred_at))
        self._cases(entries, ids, numbers, leads, occurred_at)
        self._accidents(entries, ids, occurred_at)
        people = self._parties(entries, ids)
        self._vehicles(entries, ids)
        self._index(entries, ids, numbers)
        still_open = [not closed for closed in entries.is_closed]
        if any(still_open):
            self._open_cases(
                entries.only(still_open),
                list(compress(ids, still_open)),
                list(compress(leads, still_open)),
                people,
            )

    def _cases(
        self,
        entries: Entries,
        ids: Sequence[int],
        numbers: Sequence[str],
        leads: Sequence[int | None],
        occurred_at: Sequence[str],
    ) -> None:
        bulk.insert(
            self._session,
            CaseRow,
            (
                "case_id", "number", "kind", "procedure", "state", "hit_and_run",
                "lead_officer_id", "opened_at", "closed_at", "opened_by", "import_id",
            ),
            zip(
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
                [day and _stored_day(day) for day in entries.closed_on],
                repeat(self._officer),
                repeat(self._import_id),
                strict=False,
            ),
        )  # fmt: skip

    def _accidents(self, entries: Entries, ids: Sequence[int], occurred_at: Sequence[str]) -> None:
        bulk.insert(
            self._session,
            AccidentRow,
            ("case_id", "occurred_at", "place", "report", "brief"),
            zip(
                ids,
                occurred_at,
                entries.place,
                map(
                    _report,
                    entries.determination_number,
                    entries.determined_on,
                    entries.day_only,
                    entries.dead,
                    entries.hurt,
                    entries.officers,
                    entries.assisting,
                    entries.remark,
                    entries.rest,
                ),
                entries.brief,
                strict=True,
            ),
        )

    def _parties(self, entries: Entries, ids: Sequence[int]) -> Sequence[tuple[Any, ...]]:
        """Write the parties; return them, beginning with case, name, kind, injury, id."""
        named = [
            (case_id, name, _PARTY_KINDS[kind], _INJURIES[kind])
            for case_id, people in zip(ids, entries.people, strict=True)
            for name, kind in people
        ]
        rows = [
            (*party, number, self._now, self._officer)
            for party, number in zip(named, self._take(PartyRow, len(named)), strict=True)
        ]
        columns = ("case_id", "name", "kind", "injury", "id", "entered_at", "entered_by")
        bulk.insert(self._session, PartyRow, columns, rows)
        return rows

    def _vehicles(self, entries: Entries, ids: Sequence[int]) -> None:
        plates = [
            (case_id, plate)
            for case_id, found in zip(ids, entries.plates, strict=True)
            for plate in found
        ]
        bulk.insert(
            self._session,
            VehicleRow,
            ("case_id", "plate", "id", "entered_at", "entered_by"),
            [
                (*vehicle, number, self._now, self._officer)
                for vehicle, number in zip(plates, self._take(VehicleRow, len(plates)), strict=True)
            ],
        )

    def _index(self, entries: Entries, ids: Sequence[int], numbers: Sequence[str]) -> None:
        closed_index.put(
            self._session,
            [
                ClosedText(
                    case_id,
                    spaced(place),
                    spaced("、".join([name for name, _ in people])),
                    " ".join(map(paired, plates)),
                    keys_of(
                        number,
                        (determination,),
                        [key for name, _ in people for key in name_keys(name)],
                    ),
                )
                for case_id, number, place, people, plates, determination, closed in zip(
                    ids,
                    numbers,
                    entries.place,
                    entries.people,
                    entries.plates,
                    entries.determination_number,
                    entries.is_closed,
                    strict=True,
                )
                if closed
            ],
        )

    def _open_cases(
        self,
        entries: Entries,
        ids: Sequence[int],
        leads: Sequence[int | None],
        parties: Iterable[tuple[Any, ...]],
    ) -> None:
        """Give open cases to their officers, and enter the facts their clocks start from."""
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
            facts.append((case_id, FactKind.ACCIDENT_HAPPENED, _stored(at), int(day_only)))
            if determined_on is not None:
                made = (case_id, FactKind.DETERMINATION_MADE, _stored_day(determined_on), 1)
                facts.append(made)
        bulk.insert(
            self._session,
            TeamRow,
            ("case_id", "officer_id", "role", "from_at", "assigned_by"),
            [(*row, self._now, self._officer) for row in team],
        )
        bulk.insert(
            self._session,
            FactRow,
            ("case_id", "kind", "happened_at", "day_only", "part", "entered_at", "entered_by"),
            [(*row, part_of(row[1]).value, self._now, self._officer) for row in facts],
        )
        people: dict[int, list[Named]] = {case_id: [] for case_id in ids}
        for case_id, name, kind, _, number, *_ in parties:
            if case_id in people:
                people[case_id].append((number, name, kind))
        cases = map(
            OpenCase,
            ids,
            entries.occurred_at,
            entries.determined_on,
            entries.hit_and_run,
            [procedure == Procedure.SIMPLE for procedure in entries.procedure],
            people.values(),
        )
        enter_due_days(self._session, cases, self._desk.calendar(), self._desk.now())

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


def _officers(session: Session) -> dict[str, int]:
    """Return the officers by name; one whose name another has too is left out."""
    found = session.execute(
        select(OfficerRow.name, OfficerRow.id).where(OfficerRow.retired_at.is_(None))
    ).all()
    counts = Counter(name for name, _ in found)
    return {name: number for name, number in found if counts[name] == 1}


def _stored(wall: datetime) -> str:
    """Return a wall-clock time as the database stores the moment."""
    if wall.year < 1992:
        # The clocks of China were put forward in the summers before.
        return f"{wall.replace(tzinfo=SHANGHAI).astimezone(UTC):%Y-%m-%d %H:%M:%S.%f}"
    return f"{wall - _EIGHT_HOURS}.000000"


_EIGHT_HOURS = timedelta(hours=8)


@lru_cache(maxsize=16384)
def _stored_day(day: date) -> str:
    return _stored(datetime(day.year, day.month, day.day))  # noqa: DTZ001 - a wall clock


def _report(
    determination_number: str,
    determined_on: date | None,
    day_only: bool,  # noqa: FBT001 - mapped over columns
    dead: int,
    hurt: int,
    officers: Sequence[str],
    assisting: Sequence[str],
    remark: str,
    rest: Mapping[str, str],
) -> str:
    """Return what the ledger says besides, as JSON; written by hand, it is most of the rows."""
    parts = []
    if determination_number:
        parts.append(f'"determination_number":{quoted(determination_number)}')
    if determined_on is not None:
        parts.append(f'"determined_on":"{determined_on}"')
    if day_only:
        parts.append('"day_only":true')
    if officers:
        parts.append(f'"officers":{quoted("、".join((*officers, *assisting)))}')
    if remark:
        parts.append(f'"remark":{quoted(remark)}')
    if rest:
        cells = ",".join([f"{quoted(title)}:{quoted(words)}" for title, words in rest.items()])
        parts.append(f'"cells":{{{cells}}}')
    return f'{{"dead":{dead},"injured":{hurt},"ledger":{{{",".join(parts)}}}}}'
