"""What is asked of whoever prepares a ledger, and what he hands back; pure, and can be sent."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from cases.records.ledger import Field, LedgerFile, RefusedRow
from cases.services.ledger.deciding import Fate, Known

#: The rows of a table by its columns, in the order that `writing` names them.
Columns = Sequence[Sequence[Any]]


class Table(StrEnum):
    """Where rows go."""

    CASES = "cases"
    ACCIDENTS = "accidents"
    PARTIES = "parties"
    VEHICLES = "vehicles"
    TEAM = "team"
    FACTS = "facts"


@dataclass(frozen=True, slots=True)
class Order:
    """A ledger to be prepared."""

    file: LedgerFile
    mapping: Mapping[int, Field]
    today: date


@dataclass(frozen=True, slots=True)
class Ground:
    """What the station holds already."""

    known: Known
    #: Officers by their names.
    officers: Mapping[str, int]
    #: The ids that come next.
    case_id: int
    party_id: int
    vehicle_id: int


@dataclass(frozen=True, slots=True)
class OpenCase:
    """An open case of the ledger: what its clocks go by."""

    case_id: int
    occurred_at: datetime
    determined_on: date | None
    hit_and_run: bool
    is_simple: bool
    #: Id, name and kind of each party.
    people: Sequence[tuple[int, str, str]]


@dataclass(slots=True)
class Prepared:
    """A batch of rows of the ledger.

    Attributes:
        length: About how many rows the ledger has.
        fates: What became of the rows of this batch.
        refused: Those that stay outside.
        fresh: Fingerprints of those without a number that come in.
        open_cases: The open ones among them, whose due days are yet to be counted.
        unassigned: How many of those name no officer of the station.
        rows: What comes in; the cases without what is due next in them.
    """

    length: int
    fates: Counter[Fate] = field(default_factory=Counter)
    refused: list[RefusedRow] = field(default_factory=list)
    fresh: Sequence[int] = ()
    open_cases: list[OpenCase] = field(default_factory=list)
    unassigned: int = 0
    rows: dict[Table, Columns] = field(default_factory=dict)
