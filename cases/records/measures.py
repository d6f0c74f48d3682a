"""Identifications, enquiries to other stations, searches: as typed and as they stand."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from cases.records.ids import CaseId, OfficerId

IdentificationId = NewType("IdentificationId", int)
EnquiryId = NewType("EnquiryId", int)
SearchId = NewType("SearchId", int)


class Subject(StrEnum):
    """What is shown in an identification (Order 146 art. 38)."""

    PEOPLE = "people"
    PHOTOS = "photos"
    VEHICLES = "vehicles"
    VEHICLE_PHOTOS = "vehicle_photos"
    #: A body or another thing of its own kind: needs no number.
    BODY = "body"


class SearchKind(StrEnum):
    """By which paper rooms, things or a person are searched."""

    #: 搜查证, in a criminal case.
    SEARCH = "search"
    #: 检查证, in an administrative one.
    INSPECTION = "inspection"


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentificationEntry:
    """An identification as an officer enters it; each person identifies by himself."""

    subject: Subject
    held_at: datetime
    place: str
    #: Who identifies.
    identifier: str
    #: He does not want to be known: only who investigates the case reads his name.
    is_secret: bool = False
    #: How many were shown, the one looked for among them.
    number: int
    #: What he could describe exactly that only one has; then no number is needed.
    unique_feature: str = ""
    #: Who led it.
    officers: tuple[OfficerId, ...]
    witness: str
    #: Which one was picked out; empty: none.
    picked: str = ""
    result: str


@dataclass(frozen=True, slots=True)
class Identification:
    """An identification on record."""

    id: IdentificationId
    entry: IdentificationEntry
    #: Names of those who led it.
    officers: tuple[str, ...]
    #: The name of the identifier is kept from whoever reads this.
    is_masked: bool
    struck_at: datetime | None
    struck_reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EnquiryEntry:
    """A question to another station or body, as it is sent."""

    addressee: str
    question: str
    sent_at: datetime
    wanted_by: datetime | None = None
    #: Number of the letter.
    reference: str = ""
    handler_id: OfficerId


@dataclass(frozen=True, slots=True)
class Enquiry:
    """A question on record: a task of its handler until it is answered or dropped."""

    id: EnquiryId
    case_id: CaseId
    entry: EnquiryEntry
    handler: str
    answered_at: datetime | None
    answer: str
    answer_reference: str
    dropped_at: datetime | None
    dropped_reason: str

    @property
    def is_open(self) -> bool:
        """Tell whether an answer is still awaited."""
        return self.answered_at is None and self.dropped_at is None


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchEntry:
    """A search as an officer enters it."""

    kind: SearchKind
    warrant_number: str
    issued_on: date
    #: Which rooms, things or whose person.
    target: str
    begun_at: datetime
    ended_at: datetime
    officers: tuple[OfficerId, ...]
    #: Who was present: the person searched, family, neighbour or another.
    witness: str
    #: What was found; nothing is written as such.
    found: str


@dataclass(frozen=True, slots=True)
class Search:
    """A search on record."""

    id: SearchId
    entry: SearchEntry
    officers: tuple[str, ...]
    struck_at: datetime | None
    struck_reason: str


@dataclass(frozen=True, slots=True)
class Measures:
    """All of them in one case."""

    case_id: CaseId
    identifications: tuple[Identification, ...]
    enquiries: tuple[Enquiry, ...]
    searches: tuple[Search, ...]
    may_write: bool
