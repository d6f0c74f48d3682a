"""Plates and numbers of lead graphs looked up in all other cases, over indexes."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, String, func, literal, literal_column, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from cases.records.ids import CaseId
from cases.records.parties import PartyKind
from cases.store.engine import StoreSession, whole
from cases.store.rows.cases import AccidentRow, PartyRow, VehicleRow
from cases.store.rows.lead_graph import LeadIdentifierRow, LeadNodeRow
from leads.graph.nodes import IdentifierKind

#: Kind, plain value, and the two cases.
Found = Select[str, str, int, int]
#: Their telephones stand in half of all cases and mean nothing.
_OF_BODIES = (PartyKind.INSURER.value, PartyKind.AGENT.value)

#: Said in the statement, so that the index serves which leaves out rows without a number.
_NOTHING: ColumnElement[str] = literal_column("''")
#: After which signs a number is written with a dash or a blank: a mobile, an area code.
_GROUPS = ((3, 4), (3,), (4,))


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
    return frozenset(_pairs(session, *statements()))


def of_one(session: StoreSession, case_id: CaseId) -> frozenset[Pair]:
    """Return what one case has in common with others of which the session sees that part.

    It is looked up past the guard, because numbers of a concluded case read as covered; then what
    the guard does not show of the other case is left out: its leads, or its parties and vehicles.
    """
    among_leads, *with_parties = statements()
    with whole(session):
        by_leads = {
            *_pairs(session, among_leads.where(among_leads.selected_columns[2] == case_id)),
            *_pairs(
                session, *(one.where(one.selected_columns[3] == case_id) for one in with_parties)
            ),
        }
        by_parties = set(
            _pairs(
                session, *(one.where(one.selected_columns[2] == case_id) for one in with_parties)
            )
        )
    return frozenset(
        (
            *_shown(session, case_id, by_leads, LeadNodeRow.case_id),
            *_shown(session, case_id, by_parties, AccidentRow.case_id),
        )
    )


def _shown(
    session: StoreSession, case_id: CaseId, pairs: set[Pair], of_part: InstrumentedAttribute[int]
) -> Iterator[Pair]:
    """Leave out cases of whose part, known by a row of it, the guard shows nothing."""
    others = {pair.away_from(case_id) for pair in pairs}
    seen = set(session.scalars(select(of_part).where(of_part.in_(others))))
    return (pair for pair in pairs if pair.away_from(case_id) in seen)


def _pairs(session: StoreSession, *statements: Found) -> Iterator[Pair]:
    for statement in statements:
        for kind, plain, one, other in session.execute(statement):
            yield Pair(kind, plain, min(one, other), max(one, other))


def statements() -> tuple[Found, ...]:
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
        .join(PartyRow, column.in_(_written(kind, mine.plain)))
        .where(
            mine.kind == kind.value,
            column != _NOTHING,
            PartyRow.case_id != mine.case_id,
            PartyRow.removed_at.is_(None),
            PartyRow.kind.not_in(_OF_BODIES),
        )
    )


def _written(kind: IdentifierKind, plain: Any) -> list[Any]:
    """Return how a number may stand with a party, which keeps a telephone as it was typed.

    Ways of writing and no function of the column, so that its index is used.
    """
    if kind is not IdentifierKind.PHONE:
        return [plain]
    return [
        plain,
        *(country + plain for country in ("+86", "86", "+86 ", "+86-")),
        *(_cut(plain, sign, *lengths) for sign in "- " for lengths in _GROUPS),
    ]


def _cut(plain: Any, sign: str, *lengths: int) -> Any:
    """Return a number in groups, as 139-0000-0001 or 0000-8640122."""
    begin = 1
    made: ColumnElement[str] = literal("")
    for length in lengths:
        made = made + func.substr(plain, begin, length, type_=String) + sign
        begin += length
    return made + func.substr(plain, begin, type_=String)


def _with_vehicle(kind: IdentifierKind, column: Any) -> Found:
    mine = aliased(LeadIdentifierRow)
    return (
        select(mine.kind, mine.plain, mine.case_id, VehicleRow.case_id)
        .join(VehicleRow, column == mine.plain)
        .where(
            mine.kind == kind.value,
            column != _NOTHING,
            VehicleRow.case_id != mine.case_id,
            VehicleRow.removed_at.is_(None),
        )
    )
