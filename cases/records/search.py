"""What a search finds, by section; only what the officer may see."""

from dataclasses import dataclass
from datetime import date

from cases.records.ids import CaseId, DocumentId, PartyId, VehicleId


@dataclass(frozen=True, slots=True)
class CaseHit:
    """A case found by its number or place."""

    case_id: CaseId
    number: str
    kind: str
    state: str
    #: Empty where only the head of the case is open to the officer.
    place: str
    occurred_on: date | None


@dataclass(frozen=True, slots=True)
class PartyHit:
    """A party found by name, in characters, pinyin or initials."""

    case_id: CaseId
    case_number: str
    party_id: PartyId
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class PlateHit:
    """A vehicle found by its plate."""

    case_id: CaseId
    case_number: str
    vehicle_id: VehicleId
    plate: str


@dataclass(frozen=True, slots=True)
class DocumentHit:
    """A paper found by its number; without an id it is named in the ledger only."""

    case_id: CaseId
    case_number: str
    document_id: DocumentId | None
    form: str
    number: str


@dataclass(frozen=True, slots=True)
class SearchHits:
    """Everything found for a text, best first in each section."""

    text: str
    cases: tuple[CaseHit, ...] = ()
    parties: tuple[PartyHit, ...] = ()
    plates: tuple[PlateHit, ...] = ()
    documents: tuple[DocumentHit, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.cases or self.parties or self.plates or self.documents)
