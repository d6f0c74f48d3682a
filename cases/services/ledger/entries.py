"""Rows of a ledger read as accident cases, or the reasons why they cannot be; pure.

Rows are read by columns, some thousands at a time, and what has been read once is kept in mind:
ledgers are long and repeat themselves.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from itertools import chain, compress, zip_longest
from typing import Any

from cases.records.ledger import Cell, CellProblem, Field, Problem
from cases.services.ledger import cells as read
from cases.services.ledger import columns

#: More than this many different cells of a column are not kept in mind.
_MEMORY = 50_000
#: After this many different cells a column that has hardly repeated itself is not remembered.
_UNLIKE = 3000
_LONGEST_NAME = 60
#: Stands in a row that is refused for its time.
_NO_TIME = datetime(1, 1, 1)  # noqa: DTZ001 - a wall clock

_PEOPLE = (
    (Field.PARTIES, "party"),
    (Field.DRIVERS, "driver"),
    (Field.INJURED_NAMES, "injured"),
    (Field.DECEASED_NAMES, "deceased"),
)

#: Several words of a row: its names, its plates, its officers.
Words = Sequence[str]


@dataclass(slots=True)
class Entries:
    """Some rows read, column by column; times are those of the wall clock."""

    number: Sequence[str]
    occurred_at: Sequence[datetime]
    day_only: Sequence[bool]
    place: Sequence[str]
    people: Sequence[Words]
    #: Of each name: driver, injured, deceased; party where nothing is said.
    roles: Sequence[Words]
    plates: Sequence[Words]
    kind: Sequence[str]
    procedure: Sequence[str | None]
    dead: Sequence[int]
    hurt: Sequence[int]
    hit_and_run: Sequence[bool | None]
    officers: Sequence[tuple[str, ...]]
    assisting: Sequence[tuple[str, ...]]
    determination_number: Sequence[str]
    determined_on: Sequence[date | None]
    closed_on: Sequence[date | None]
    is_closed: Sequence[bool]
    brief: Sequence[str]
    remark: Sequence[str]
    #: Cells of columns that hold none of the fields, by title.
    rest: Sequence[Mapping[str, str]]
    #: What is wrong, by the index of the row; such a row does not come in.
    problems: dict[int, list[CellProblem]] = field(default_factory=dict)
    #: Where the numbers stand.
    number_column: int | None = None

    def only(self, kept: Sequence[bool]) -> "Entries":
        """Return the rows that are kept; their problems stay behind."""
        columns: dict[str, Any] = {
            column.name: list(compress(getattr(self, column.name), kept))
            for column in fields(self)
            if column.name not in {"problems", "number_column"}
        }
        return Entries(**columns)


class EntryReader:
    """Reads rows of one ledger under one mapping."""

    def __init__(self, titles: Sequence[str], mapping: Mapping[int, Field], today: date) -> None:
        self._today = today
        self._titles = titles
        self._where: dict[Field, list[int]] = {}
        for index, name in sorted(mapping.items()):
            self._where.setdefault(name, []).append(index)
        self._left = [
            (index, title)
            for index, title in enumerate(titles)
            if index not in mapping and title and title not in columns.UNKEPT
        ]
        self._width = max(len(titles), max(mapping, default=0) + 1)
        self._memos: dict[tuple[Callable[[Cell], Any], int], _Memo] = {}
        self._columns: list[Sequence[Cell]] = []
        self._count = 0
        self._problems: dict[int, list[CellProblem]] = {}

    def read(self, rows: Sequence[Sequence[Cell]]) -> Entries:
        """Read some rows."""
        self._count = len(rows)
        self._columns = list(zip_longest(*rows, fillvalue=""))
        while len(self._columns) < self._width:
            self._columns.append(("",) * self._count)
        self._problems = {}
        occurred_at, day_only = self._moments()
        people, roles = self._people()
        dead, hurt = self._harm(roles)
        kinds = self._read(Field.KIND, read.kind, Problem.KIND_UNREADABLE)
        closed_on = self._read(Field.CLOSED_ON, read.day, Problem.DAY_UNREADABLE)
        states = self._read(Field.STATE, read.is_closed, Problem.STATE_UNREADABLE)
        entries = Entries(
            self._numbers(occurred_at),
            occurred_at,
            day_only,
            self._words(Field.PLACE, 200),
            people,
            roles,
            self._together(Field.PLATES, read.plates),
            [
                "death" if died else kind or ("injury" if harmed else "property")
                for kind, died, harmed in zip(kinds, dead, hurt, strict=True)
            ],
            self._read(Field.PROCEDURE, read.procedure, Problem.PROCEDURE_UNREADABLE),
            dead,
            hurt,
            self._read(Field.HIT_AND_RUN, read.yes_no, Problem.YES_NO_UNREADABLE),
            self._together(Field.OFFICER, read.names),
            self._together(Field.ASSISTING_OFFICER, read.names),
            self._words(Field.DETERMINATION_NUMBER, 100),
            self._read(Field.DETERMINED_ON, read.day, Problem.DAY_UNREADABLE),
            closed_on,
            [
                day is not None if state is None else state
                for state, day in zip(states, closed_on, strict=True)
            ],
            self._words(Field.BRIEF, 20_000),
            self._remarks(),
            self._rest(),
            self._problems,
            next(iter(self._where.get(Field.NUMBER, ())), None),
        )
        self._check(entries)
        return entries

    def _check(self, entries: Entries) -> None:
        """Find what is wrong between the cells of a row."""
        today = self._today
        days = [moment.date() for moment in entries.occurred_at]
        if max(days) > today:
            for index, day in enumerate(days):
                if day > today:
                    self._fault(index, Problem.TIME_IN_FUTURE, Field.OCCURRED_AT)
        for name, later in (
            (Field.DETERMINED_ON, entries.determined_on),
            (Field.CLOSED_ON, entries.closed_on),
        ):
            for index, (day, then) in enumerate(zip(days, later, strict=True)):
                if then is not None and not day <= then <= today:
                    early = Problem.DAY_TOO_EARLY if then < day else Problem.TIME_IN_FUTURE
                    self._fault(index, early, name)
        if not all(entries.number):
            for index, known in enumerate(
                zip(entries.number, entries.place, entries.people, entries.plates, strict=True)
            ):
                if not any(known):
                    self._fault(index, Problem.NOTHING_KNOWN, None)

    def _fault(self, index: int, problem: Problem, name: Field | None) -> None:
        places = self._where.get(name, ()) if name is not None else ()
        found = CellProblem(problem, places[0] if places else None)
        self._problems.setdefault(index, []).append(found)

    def _memo(self, reading: Callable[[Cell], Any], place: int) -> "_Memo":
        if (reading, place) not in self._memos:
            self._memos[reading, place] = _Memo(reading)
        return self._memos[reading, place]

    def _read(self, name: Field, reading: Callable[[Cell], Any], problem: Problem) -> list[Any]:
        places = self._where.get(name)
        if places is None:
            return [None] * self._count
        memo = self._memo(reading, places[0])
        values = [memo[cell] for cell in self._columns[places[0]]]
        if memo.failed:
            for index, value in enumerate(values):
                if value is _UNREADABLE:
                    self._fault(index, problem, name)
                    values[index] = None
        return values

    def _moments(self) -> tuple[list[datetime], list[bool]]:
        places = self._where.get(Field.OCCURRED_AT)
        column: Sequence[Any] = self._columns[places[0]] if places else ()
        # Most ledgers are exported: one form throughout, which the standard library reads.
        if not all(type(cell) is str and len(cell) in {16, 19} and "-" in cell for cell in column):
            return self._written_moments()
        try:
            moments = list(map(datetime.fromisoformat, column))
        except ValueError:
            return self._written_moments()
        if not places or any(moment.tzinfo for moment in moments):
            return self._written_moments()
        return moments, [False] * self._count

    def _written_moments(self) -> tuple[list[datetime], list[bool]]:
        found = self._read(Field.OCCURRED_AT, read.moment, Problem.TIME_UNREADABLE)
        unreadable = set(self._problems)
        hours = self._read(Field.OCCURRED_TIME, read.time_of_day, Problem.TIME_UNREADABLE)
        moments, day_only = [], []
        for index, (moment, hour) in enumerate(zip(found, hours, strict=True)):
            if moment is None:
                if index not in unreadable:
                    self._fault(index, Problem.TIME_MISSING, Field.OCCURRED_AT)
                moments.append(_NO_TIME)
            elif moment[1] and hour is not None:
                moments.append(datetime.combine(moment[0], hour))
            else:
                moments.append(moment[0])
            day_only.append(moment is not None and moment[1] and hour is None)
        return moments, day_only

    def _words(self, name: Field, longest: int) -> list[str]:
        places = self._where.get(name)
        if places is None:
            return [""] * self._count
        values = [
            cell.strip() if type(cell) is str else read.text(cell)
            for cell in self._columns[places[0]]
        ]
        if max(map(len, values)) > longest:
            for index, value in enumerate(values):
                if len(value) > longest:
                    self._fault(index, Problem.TOO_LONG, name)
        return values

    def _numbers(self, occurred_at: Iterable[datetime]) -> list[str]:
        """Return the numbers; one that starts anew each year gets its year."""
        numbers = list(map(read.number, self._words(Field.NUMBER, 60)))
        if min(map(len, numbers), default=6) > 5:
            return numbers
        return [
            f"{at.year}-{int(number):04d}" if len(number) < 6 and number.isdecimal() else number
            for number, at in zip(numbers, occurred_at, strict=True)
        ]

    def _together(
        self, name: Field, reading: Callable[[Cell], tuple[str, ...]]
    ) -> list[tuple[str, ...]]:
        places: Sequence[int] = self._where.get(name, ())
        match len(places):
            case 0:
                return [()] * self._count
            case 1:
                return self._several(places[0], reading)
            case _:
                columns = [self._several(place, reading) for place in places]
                return [
                    tuple(dict.fromkeys(chain.from_iterable(cells)))
                    for cells in zip(*columns, strict=True)
                ]

    def _several(
        self, place: int, reading: Callable[[Cell], tuple[str, ...]]
    ) -> list[tuple[str, ...]]:
        """Read a column of names or plates; it is kept in mind as long as it repeats itself."""
        memo = self._memo(reading, place)
        column = self._columns[place]
        if len(memo) > _UNLIKE and len(memo) > memo.asked * 0.7:
            return list(map(reading, column))
        memo.asked += len(column)
        return [memo[cell] for cell in column]

    def _people(self) -> tuple[Sequence[Words], Sequence[Words]]:
        """Return the names of each row, and what each name is."""
        sources = [(place, role) for name, role in _PEOPLE for place in self._where.get(name, ())]
        match sources:
            case []:
                return [()] * self._count, [()] * self._count
            case [(place, role)]:
                people = self._several(place, read.names)
                alike = [(role,) * count for count in range(max(map(len, people), default=0) + 1)]
                roles = [alike[len(names)] for names in people]
            case _:
                columns = [self._several(place, read.names) for place, _ in sources]
                gathered = [
                    _roles_of(zip(cells, (role for _, role in sources), strict=True))
                    for cells in zip(*columns, strict=True)
                ]
                people = [tuple(found) for found in gathered]
                roles = [tuple(found.values()) for found in gathered]
        for index, names in enumerate(people):
            if len("".join(names)) > _LONGEST_NAME and max(map(len, names)) > _LONGEST_NAME:
                self._fault(index, Problem.TOO_LONG, Field.PARTIES)
        return people, roles

    def _harm(self, roles: Iterable[Words]) -> tuple[list[int], list[int]]:
        both = self._read(Field.HARM, read.harm, Problem.HARM_UNREADABLE)
        dead = self._read(Field.DEAD, read.count, Problem.COUNT_UNREADABLE)
        hurt = self._read(Field.INJURED, read.count, Problem.COUNT_UNREADABLE)
        dead = [n or (pair[0] if pair else 0) for n, pair in zip(dead, both, strict=True)]
        hurt = [n or (pair[1] if pair else 0) for n, pair in zip(hurt, both, strict=True)]
        if Field.DECEASED_NAMES in self._where or Field.INJURED_NAMES in self._where:
            for index, held in enumerate(roles):
                dead[index] = max(dead[index], held.count("deceased"))
                hurt[index] = max(hurt[index], held.count("injured"))
        return dead, hurt

    def _remarks(self) -> list[str]:
        places = self._where.get(Field.REMARK, ())
        if len(places) < 2:
            return self._words(Field.REMARK, 20_000)
        return [
            "；".join(words for cell in cells if (words := read.text(cell)))
            for cells in self._across(places)
        ]

    def _rest(self) -> list[Mapping[str, str]]:
        if not self._left:
            return [{}] * self._count
        titles = [title for _, title in self._left]
        return [
            {
                title: words
                for title, cell in zip(titles, cells, strict=True)
                if (words := read.text(cell))
            }
            for cells in self._across([place for place, _ in self._left])
        ]

    def _across(self, places: Iterable[int]) -> Iterator[tuple[Cell, ...]]:
        return zip(*(self._columns[place] for place in places), strict=True)


class _Unreadable:
    """Stands where a cell could not be read."""


_UNREADABLE = _Unreadable()


class _Memo(dict[Hashable, Any]):
    """What cells have been read as.

    Attributes:
        failed: A cell could not be read, ever.
        asked: How many cells have been asked for.
    """

    def __init__(self, reading: Callable[[Cell], Any]) -> None:
        super().__init__()
        self._reading = reading
        self.failed = False
        self.asked = 0

    def __missing__(self, cell: Any) -> Any:
        if len(self) > _MEMORY:
            self.clear()
        try:
            value = self._reading(cell)
        except read.UnreadableError:
            self.failed = True
            value = _UNREADABLE
        self[cell] = value
        return value


def _roles_of(cells: Iterable[tuple[Words, str]]) -> dict[str, str]:
    """Gather the people of a row; a column that says more of somebody takes him over."""
    found: dict[str, str] = {}
    for names, role in cells:
        for name in names:
            if found.get(name, "party") == "party":
                found[name] = role
    return found
