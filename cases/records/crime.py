"""Signs of a traffic crime in one case, and what the reviewer said of them."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from cases.law.crime import Circumstance, Sign
from cases.records.ids import PartyId


class CrimeOutcome(StrEnum):
    """What the reviewer says follows from the signs."""

    #: No crime: the case goes on as it is.
    NO_CRIME = "no_crime"
    #: Filed as a crime (立案), the accident handling goes on beside it.
    FILED = "filed"
    #: Sent to the organ that is competent for the crime.
    REFERRED = "referred"


@dataclass(frozen=True, slots=True)
class FoundCircumstance:
    """A circumstance on record."""

    id: int
    party: PartyId
    name: str
    kind: Circumstance
    amount: Decimal | None
    basis: str
    entered_at: datetime
    entered_by: str


@dataclass(frozen=True, slots=True)
class OutsideReviewer:
    """A reviewer of the unit above, where the station has none."""

    unit: str
    name: str
    number: str
    given_on: date


@dataclass(frozen=True, slots=True)
class CrimeOpinion:
    """An opinion and whether it is about the signs as they stand now."""

    outcome: CrimeOutcome
    text: str
    by: str
    at: datetime
    outside: OutsideReviewer | None
    is_current: bool


@dataclass(frozen=True, slots=True)
class NamedSign:
    """A sign with the name of the person it is about."""

    sign: Sign
    name: str


@dataclass(frozen=True, slots=True)
class CrimeLook:
    """Everything the desk shows of it."""

    signs: tuple[NamedSign, ...]
    circumstances: tuple[FoundCircumstance, ...]
    opinions: tuple[CrimeOpinion, ...]
    may_write: bool
    #: The officer at this desk may give the opinion.
    may_review: bool

    @property
    def is_open(self) -> bool:
        """True while there are signs that no opinion covers."""
        return bool(self.signs) and not any(one.is_current for one in self.opinions)
