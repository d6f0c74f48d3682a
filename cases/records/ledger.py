"""What crosses the border when a squad's ledger is brought in: columns, problems, results."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Generic, NewType, TypeVar

ImportId = NewType("ImportId", int)
#: What a column of some kind of table may hold: `Field` of a ledger, another of a register.
Held = TypeVar("Held", bound=StrEnum)

#: A cell as the file holds it; empty cells are empty strings.
Cell = str | float | bool | date | datetime | time


class Field(StrEnum):
    """What a column of a ledger may hold."""

    NUMBER = "number"
    OCCURRED_AT = "occurred_at"
    #: Time of day in a column of its own beside the day.
    OCCURRED_TIME = "occurred_time"
    PLACE = "place"
    PARTIES = "parties"
    DRIVERS = "drivers"
    INJURED_NAMES = "injured_names"
    DECEASED_NAMES = "deceased_names"
    PLATES = "plates"
    KIND = "kind"
    PROCEDURE = "procedure"
    #: Deaths and injuries in one cell, as 死1伤2.
    HARM = "harm"
    DEAD = "dead"
    INJURED = "injured"
    HIT_AND_RUN = "hit_and_run"
    OFFICER = "officer"
    ASSISTING_OFFICER = "assisting_officer"
    DETERMINATION_NUMBER = "determination_number"
    DETERMINED_ON = "determined_on"
    CLOSED_ON = "closed_on"
    STATE = "state"
    BRIEF = "brief"
    REMARK = "remark"


#: Fields that several columns may hold together (当事人甲, 当事人乙).
SHARED = frozenset(
    {
        Field.PARTIES,
        Field.DRIVERS,
        Field.INJURED_NAMES,
        Field.DECEASED_NAMES,
        Field.PLATES,
        Field.REMARK,
    }
)


class Problem(StrEnum):
    """Why a row of the ledger cannot come in."""

    #: The accident's time is needed.
    TIME_MISSING = "time_missing"
    TIME_UNREADABLE = "time_unreadable"
    TIME_IN_FUTURE = "time_in_future"
    #: Neither a place nor a party nor a number says which accident it was.
    NOTHING_KNOWN = "nothing_known"
    DAY_UNREADABLE = "day_unreadable"
    #: Determined or closed before the accident.
    DAY_TOO_EARLY = "day_too_early"
    KIND_UNREADABLE = "kind_unreadable"
    PROCEDURE_UNREADABLE = "procedure_unreadable"
    HARM_UNREADABLE = "harm_unreadable"
    COUNT_UNREADABLE = "count_unreadable"
    YES_NO_UNREADABLE = "yes_no_unreadable"
    STATE_UNREADABLE = "state_unreadable"
    #: The station has a case of this number with other contents.
    NUMBER_TAKEN = "number_taken"
    #: The same number twice in the file, with different contents.
    NUMBER_TWICE = "number_twice"
    TOO_LONG = "too_long"
    #: Of an extract of a register: what it is looked through by.
    PLATE_MISSING = "plate_missing"
    PLATE_UNREADABLE = "plate_unreadable"
    POLICY_MISSING = "policy_missing"
    ADDRESS_MISSING = "address_missing"


@dataclass(frozen=True, slots=True)
class CellProblem:
    """One problem of one row, and the column it lies in."""

    problem: Problem
    #: Index of the column; None: of the row as a whole.
    column: int | None


@dataclass(frozen=True, slots=True)
class Column(Generic[Held]):
    """A column of the file, with what is believed to be in it."""

    index: int
    title: str
    #: None: left out (its cells are kept with the case as they are).
    field: Held | None
    #: How sure the guess is, 0 to 100; 100 when remembered or chosen.
    sureness: int
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MappedFile(Generic[Held]):
    """A table that has been opened and looked at: a ledger, an extract of a register."""

    path: str
    #: Names of all sheets; empty for text files.
    sheets: tuple[str, ...]
    sheet: str
    #: Encoding of a text file, empty for a workbook.
    encoding: str
    #: Number of the header's line in the file, from 1.
    header_line: int
    columns: tuple[Column[Held], ...]
    #: The mapping was used before for the same header.
    remembered: bool

    def mapping(self) -> Mapping[int, Held]:
        """Return which column holds what, as guessed or remembered."""
        return {column.index: column.field for column in self.columns if column.field is not None}


#: A ledger that has been opened and looked at.
LedgerFile = MappedFile[Field]


class RowState(StrEnum):
    """What would become of a row."""

    NEW_OPEN = "new_open"
    NEW_CLOSED = "new_closed"
    #: A line of a register, which is no case.
    NEW = "new"
    DOUBLE = "double"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A row of the file as it would come in."""

    line: int
    cells: tuple[str, ...]
    state: RowState
    problems: tuple[CellProblem, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """The first rows of the file under a mapping."""

    rows: tuple[PreviewRow, ...]
    #: Fields without which no row can come in and that no column holds.
    missing: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that stayed outside, as the file has it."""

    line: int
    cells: tuple[Cell, ...]
    problems: tuple[CellProblem, ...]


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What came of bringing in one file."""

    import_id: ImportId
    file_name: str
    header: tuple[str, ...]
    rows_read: int
    rows_in: int
    rows_double: int
    #: Of those that came in, the cases still open, and those of them nobody handles yet.
    rows_open: int
    rows_unassigned: int
    refused: tuple[RefusedRow, ...]


@dataclass(frozen=True, slots=True)
class ImportRecord:
    """An import of the past, for the list from which it can be taken back."""

    import_id: ImportId
    file_name: str
    imported_at: datetime
    imported_by: str
    rows_read: int
    rows_in: int
    rows_double: int
    rows_refused: int
    taken_back_at: datetime | None
    #: No case of it has an act yet.
    can_be_taken_back: bool
