"""The unit as its officers see it: its names, rooms, years, policies, drafts and filters."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cases.records.ids import RoomId


@dataclass(frozen=True, slots=True)
class Unit:
    """Names and addresses of the unit, as papers print them."""

    #: Full name of the organ that issues papers, never the squad.
    organ: str
    squad: str
    #: Short name in document numbers, as 澄临.
    short_name: str = ""
    region: str = ""
    address: str = ""
    phone: str = ""
    #: Courts and committee to name on notices; empty: none is named.
    court: str = ""
    committee: str = ""
    is_demo: bool = False


@dataclass(frozen=True, slots=True)
class Room:
    """A room in which mediation sessions are held."""

    id: RoomId
    name: str
    address: str = ""
    #: No longer used for new sessions.
    closed: bool = False


@dataclass(frozen=True, slots=True)
class CalendarYear:
    """A year whose working days are known, and from where."""

    year: int
    #: Number of the notice, or what the administrator named as source.
    source: str
    #: None for a year that came with the program.
    entered_at: datetime | None


@dataclass(frozen=True, slots=True)
class FixedDay:
    """A day that the unit has fixed by hand, over every table."""

    day: date
    working: bool
    name: str


@dataclass(frozen=True, slots=True)
class PolicyKind:
    """Something that the unit decides, within what the law leaves open."""

    key: str
    default: int | str
    #: What may be decided.
    choices: tuple[int | str, ...]
    #: Key of the article beside which it is shown; empty: no article speaks of it.
    article: str = ""
    #: The article's own number, when it has one.
    statutory: int | None = None


@dataclass(frozen=True, slots=True)
class Policy:
    """A value in force: decided by the unit, or the shipped default that nobody decided yet."""

    kind: PolicyKind
    value: Any
    #: None for the shipped default.
    id: int | None = None
    in_force_from: date | None = None
    #: Reference of the unit's decision, as 单位规定〔2026〕3号.
    reference: str = ""
    approved_by: str = ""
    approved_on: date | None = None
    entered_at: datetime | None = None

    @property
    def decided(self) -> bool:
        """Tell whether the unit has decided it."""
        return self.id is not None


@dataclass(frozen=True, slots=True)
class Draft:
    """What an officer has typed and not yet recorded."""

    form: str
    values: Mapping[str, Any]
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class NamedFilter:
    """A filter an officer keeps under a name."""

    id: int
    name: str
    values: Mapping[str, Any]
