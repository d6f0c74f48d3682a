"""Gathers hits with their ranks, and gives the best of each section."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple, TypeVar

from cases.records.ids import CaseId, DocumentId, PartyId, VehicleId
from cases.records.search import CaseHit, DocumentHit, PartyHit, PlateHit, SearchHits
from cases.records.times import day_of
from cases.services.search.query import Query, Rank

Hit = TypeVar("Hit", CaseHit, PartyHit, PlateHit, DocumentHit)


class Head(NamedTuple):
    """A case as it is compared and shown."""

    case_id: int
    number: str
    kind: str
    state: str
    place: str | None
    occurred_at: datetime | None
    #: Number of the determination as the ledger had it.
    determination: str | None


class Found:
    """Hits so far.

    Attributes:
        limit: How many hits a section shows.
        all_own: Of the officer's own cases every one that fits is wanted.
    """

    def __init__(self, limit: int, *, all_own: bool = False) -> None:
        self.limit = limit
        self.all_own = all_own
        self._cases: dict[int, tuple[Rank, CaseHit]] = {}
        self._parties: dict[int, tuple[Rank, PartyHit]] = {}
        self._plates: dict[int, tuple[Rank, PlateHit]] = {}
        self._documents: dict[tuple[int, str], tuple[Rank, DocumentHit]] = {}

    def heads(self, query: Query, heads: Iterable[Head]) -> None:
        """Take in the cases that fit by number or place, or by a paper the ledger names."""
        for head in heads:
            fits = query.word(head.number)
            if fits is None and head.place and query.word(head.place) is not None:
                fits = Rank.CONTAINS
            if fits is not None:
                hit = CaseHit(
                    CaseId(head.case_id),
                    head.number,
                    head.kind,
                    head.state,
                    head.place or "",
                    head.occurred_at and day_of(head.occurred_at),
                )
                self._cases[head.case_id] = (fits, hit)
            if head.determination and (fits := query.word(head.determination)) is not None:
                paper = DocumentHit(
                    CaseId(head.case_id), head.number, None, "determination", head.determination
                )
                self._documents[-head.case_id, head.determination] = (fits, paper)

    def by_secret(self, query: Query, rows: Iterable[tuple[str, Head]]) -> None:
        """Take in the cases in which somebody keeps his name secret: name, case."""
        for name, head in rows:
            fits = query.name(name)
            if fits is not None:
                hit = CaseHit(
                    CaseId(head.case_id),
                    head.number,
                    head.kind,
                    head.state,
                    head.place or "",
                    head.occurred_at and day_of(head.occurred_at),
                )
                self._cases.setdefault(head.case_id, (fits, hit))

    def parties(self, query: Query, rows: Iterable[tuple[int, str, int, str, str]]) -> None:
        """Take in the parties that fit: case, its number, id, name, kind."""
        for case_id, number, party_id, name, kind in rows:
            fits = query.name(name)
            if fits is not None:
                hit = PartyHit(CaseId(case_id), number, PartyId(party_id), name, kind)
                self._parties[party_id] = (fits, hit)

    def plates(self, query: Query, rows: Iterable[tuple[int, str, int, str]]) -> None:
        """Take in the vehicles that fit: case, its number, id, plate."""
        for case_id, number, vehicle_id, plate in rows:
            fits = query.word(plate)
            if fits is not None:
                hit = PlateHit(CaseId(case_id), number, VehicleId(vehicle_id), plate)
                self._plates[vehicle_id] = (fits, hit)

    def documents(self, query: Query, rows: Iterable[tuple[int, str, int, str, str]]) -> None:
        """Take in the papers that fit: case, its number, id, form, number."""
        for case_id, number, document_id, form, paper in rows:
            fits = query.word(paper)
            if fits is not None:
                hit = DocumentHit(CaseId(case_id), number, DocumentId(document_id), form, paper)
                self._documents[document_id, paper] = (fits, hit)

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
