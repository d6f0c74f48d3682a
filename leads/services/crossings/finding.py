"""Plates and numbers of lead graphs looked up in all other cases, over indexes."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlalchemy import Select, select
from sqlalchemy.orm import aliased

from cases.records.ids import CaseId
from cases.records.parties import PartyKind
from cases.store.engine import StoreSession
from cases.store.rows.cases import PartyRow, VehicleRow
from cases.store.rows.lead_graph import LeadIdentifierRow
from leads.graph.nodes import IdentifierKind

#: Kind, plain value, and the two cases.
Found = Select[str, str, int, int]
#: Their telephones stand in half of all cases and mean nothing.
_OF_BODIES = (PartyKind.INSURER.value, PartyKind.AGENT.value)


class Pair(NamedTuple):
    """Something in two cases, the lower id first."""

    kind: str
    plain: str
    one_case: int
    other_case: int

    def away_from(self, case_id: CaseId) -> int:
        """Return the other of the two cases."""
        return self.other_case if self.one_case == case_id else self.one_case


def of_all(session: StoreSession) -> frozenset[Pair]:
    """Return everything that two cases have in common, of all the session sees."""
    return frozenset(_pairs(session, *_statements()))


def of_one(session: StoreSession, case_id: CaseId) -> frozenset[Pair]:
    """Return what one case has in common with others, of all the session sees."""
    here, there = _statements(), _statements()
    return frozenset(
        (
            *_pairs(session, *(one.where(one.selected_columns[2] == case_id) for one in here)),
            *_pairs(session, *(one.where(one.selected_columns[3] == case_id) for one in there)),
        )
    )


def _pairs(session: StoreSession, *statements: Found) -> Iterator[Pair]:
    for statement in statements:
        for kind, plain, one, other in session.execute(statement):
            yield Pair(kind, plain, min(one, other), max(one, other))


def _statements() -> tuple[Found, ...]:
    """Return what finds lead graphs that meet, and lead graphs that meet parties and vehicles."""
    mine, other = aliased(LeadIdentifierRow), aliased(LeadIdentifierRow)
    among_leads = (
        select(mine.kind, mine.plain, mine.case_id, other.case_id)
        .join(other, (other.kind == mine.kind) & (other.plain == mine.plain))
        .where(other.case_id != mine.case_id)
    )
    return (
        among_leads,
        *(
            _with_party(kind, column)
            for kind, column in (
                (IdentifierKind.ID_NUMBER, PartyRow.id_number),
                (IdentifierKind.PHONE, PartyRow.phone),
            )
        ),
        *(
            _with_vehicle(kind, column)
            for kind, column in (
                (IdentifierKind.PLATE, VehicleRow.plate),
                (IdentifierKind.VIN, VehicleRow.vin),
            )
        ),
    )


def _with_party(kind: IdentifierKind, column: Any) -> Found:
    mine = aliased(LeadIdentifierRow)
    return (
        select(mine.kind, mine.plain, mine.case_id, PartyRow.case_id)
        .join(PartyRow, column == mine.plain)
        .where(
            mine.kind == kind.value,
            PartyRow.case_id != mine.case_id,
            PartyRow.removed_at.is_(None),
            PartyRow.kind.not_in(_OF_BODIES),
        )
    )


def _with_vehicle(kind: IdentifierKind, column: Any) -> Found:
    mine = aliased(LeadIdentifierRow)
    return (
        select(mine.kind, mine.plain, mine.case_id, VehicleRow.case_id)
        .join(VehicleRow, column == mine.plain)
        .where(
            mine.kind == kind.value,
            VehicleRow.case_id != mine.case_id,
            VehicleRow.removed_at.is_(None),
        )
    )
