"""What crosses the border of extracts: their heads, what came of an import, hits, opened rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from cases.records.ids import CaseId
from cases.records.ledger import MappedFile, RefusedRow
from leads.registers.fields import ExtractKind, Field

ExtractId = NewType("ExtractId", int)

#: A file of an extract that has been opened and looked at.
ExtractFile = MappedFile[Field]


class UseKind(StrEnum):
    """What an extract was used for."""

    #: One entry for a sitting, not for each key that is pressed.
    SEARCH = "search"
    RANKING = "ranking"
    #: One row with everything the register says of it.
    OPENED = "opened"
    #: The same with identity number and phone, for a reason.
    UNMASKED = "unmasked"
    EXPORT = "export"
    #: Hits put on the board, or among the candidates.
    BOARD = "board"
    CANVASS = "canvass"


class ExtractState(StrEnum):
    """Whether it may be used."""

    USABLE = "usable"
    #: Its last day has passed; nobody may use it any more.
    EXPIRED = "expired"
    #: Its rows are gone, its head stays.
    DELETED = "deleted"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractEntry:
    """What must be said of an extract before it comes in."""

    kind: ExtractKind
    #: Who gave it, as 车辆管理所.
    source: str
    #: The day the register stood as it says.
    as_of: date | None
    #: Article or letter on which it was asked for.
    legal_basis: str
    #: What it is needed for in this case.
    purpose: str


@dataclass(frozen=True, slots=True)
class Extract:
    """The head of an extract."""

    id: ExtractId
    case_id: CaseId
    entry: ExtractEntry
    file_name: str
    rows: int
    doubles: int
    refused: int
    imported_at: datetime
    imported_by: str
    approved_by: str
    #: Last day on which it may be used.
    until: date
    state: ExtractState
    uses: int = 0
    deleted_at: datetime | None = None
    deleted_by: str = ""
    deleted_why: str = ""
    #: Cells that could not be read, by field and word.
    unread: tuple[tuple[Field, str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class ExtractResult:
    """What came of bringing in one file."""

    extract_id: ExtractId
    file_name: str
    header: tuple[str, ...]
    rows_read: int
    rows_in: int
    rows_double: int
    rows_refused: int
    until: date
    #: The first of the rows that stayed outside, as many as a sheet can take.
    refused: tuple[RefusedRow, ...]
    unread: tuple[tuple[Field, str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """One row that was found: what a list shows of it."""

    #: Its place in the extract, from 0.
    place: int
    plate: str
    plate_colour: str
    vehicle_class: str
    make: str
    model: str
    year: str
    colour: str
    district: str
    policy_insurer: str
    policy_year: str
    policy_number: str


@dataclass(frozen=True, slots=True)
class DoorHit:
    """One row of a list of addresses; who lives there is shown when it is opened."""

    place: int
    address: str
    building: str
    stairwell: str
    floor: str
    door: str
    district: str


@dataclass(frozen=True, slots=True)
class Found:
    """The first hits, and how many there are."""

    total: int
    #: Rows of the extract.
    among: int
    hits: tuple[Hit, ...] = ()
    #: Of a list of addresses, instead of hits.
    doors: tuple[DoorHit, ...] = ()
    #: What the columns hold that one chooses from.
    offered: Mapping[Field, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OpenedRow:
    """Everything the register says of one row."""

    extract_id: ExtractId
    place: int
    #: In the order of the kind; empty cells are left out.
    cells: tuple[tuple[Field, str], ...]
    is_masked: bool


@dataclass(frozen=True, slots=True)
class Use:
    """One use of an extract."""

    kind: UseKind
    at: datetime
    by: str
    words: str
    count: int
