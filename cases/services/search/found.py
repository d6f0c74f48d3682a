"""Gathers hits with their ranks, and gives the best of each section."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from cases.records.ids import CaseId, DocumentId, PartyId, VehicleId
from cases.records.search import CaseHit, DocumentHit, PartyHit, PlateHit, SearchHits
from cases.services.search.query import Query, Rank

Hit = TypeVar("Hit", CaseHit, PartyHit, PlateHit, DocumentHit)


class Head(NamedTuple):
    """A case as it is compared and shown."""

    case_id: int
    number: str
    kind: str
    state: str
    place: str
    occurred_on: date | None
    #: Number of the determination as the ledger had it.
    determination: str


class Found:
    """Hits so far."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self._cases: dict[int, tuple[Rank, CaseHit]] = {}
        self._parties: dict[int, tuple[Rank, PartyHit]] = {}
        self._plates: dict[int, tuple[Rank, PlateHit]] = {}
        self._documents: dict[tuple[int, str], tuple[Rank, DocumentHit]] = {}

    def heads(self, query: Query, heads: Iterable[Head]) -> dict[int, str]:
        """Take in the cases that fit; return the number of each case, fit or not."""
        numbers = {}
        for head in heads:
            numbers[head.case_id] = head.number
            fits = query.word(head.number)
            if fits is None and query.word(head.place) is not None:
                fits = Rank.CONTAINS
            if fits is not None:
                hit = CaseHit(
                    CaseId(head.case_id),
                    head.number,
                    head.kind,
                    head.state,
                    head.place,
                    head.occurred_on,
                )
                self._cases[head.case_id] = (fits, hit)
            if head.determination and (fits := query.word(head.determination)) is not None:
                paper = DocumentHit(
                    CaseId(head.case_id), head.number, None, "determination", head.determination
                )
                self._documents[-head.case_id, head.determination] = (fits, paper)
        return numbers

    def parties(
        self,
        query: Query,
        numbers: dict[int, str],
        rows: Iterable[tuple[int, int, str, str]],
    ) -> None:
        """Take in the parties that fit: case, id, name, kind."""
        for case_id, party_id, name, kind in rows:
            fits = query.name(name)
            if fits is not None:
                hit = PartyHit(CaseId(case_id), numbers[case_id], PartyId(party_id), name, kind)
                self._parties[party_id] = (fits, hit)

    def plates(
        self, query: Query, numbers: dict[int, str], rows: Iterable[tuple[int, int, str]]
    ) -> None:
        """Take in the vehicles that fit: case, id, plate."""
        for case_id, vehicle_id, plate in rows:
            fits = query.word(plate)
            if fits is not None:
                hit = PlateHit(CaseId(case_id), numbers[case_id], VehicleId(vehicle_id), plate)
                self._plates[vehicle_id] = (fits, hit)

    def documents(
        self, query: Query, numbers: dict[int, str], rows: Iterable[tuple[int, int, str, str]]
    ) -> None:
        """Take in the papers that fit: case, id, form, number."""
        for case_id, document_id, form, number in rows:
            fits = query.word(number)
            if fits is not None:
                hit = DocumentHit(
                    CaseId(case_id), numbers[case_id], DocumentId(document_id), form, number
                )
                self._documents[document_id, number] = (fits, hit)

    def hits(self, text: str) -> SearchHits:
        """Return the best of each section; among equals the case opened last comes first."""
        return SearchHits(
            text,
            tuple(_best(self._cases.values(), self.limit)),
            tuple(_best(self._parties.values(), self.limit)),
            tuple(_best(self._plates.values(), self.limit)),
            tuple(_best(self._documents.values(), self.limit)),
        )

    def case_ids(self) -> tuple[CaseId, ...]:
        """Return the cases of all hits."""
        sections = (self._cases, self._parties, self._plates, self._documents)
        ids = {hit.case_id for section in sections for _, hit in section.values()}
        return tuple(sorted(ids, reverse=True))


def _best(ranked: Iterable[tuple[Rank, Hit]], limit: int) -> Sequence[Hit]:
    ordered = sorted(ranked, key=lambda entry: (entry[0], -entry[1].case_id))
    return [hit for _, hit in ordered[:limit]]
