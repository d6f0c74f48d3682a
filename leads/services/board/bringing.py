"""What the case already knows brought onto the board: parties, vehicles, exhibits, and their links.

Nothing is typed twice; nobody has graded it, so it comes ungraded.
"""

from collections.abc import Iterator

from sqlalchemy import select

from cases.records.exhibits import ExhibitKind
from cases.records.ids import CaseId
from cases.records.parties import IdKind, PartyKind
from cases.store.rows.cases import AccidentRow, PartyRow, VehicleRow
from cases.store.rows.exhibits import ExhibitRow
from cases.store.rows.lead_graph import LeadNodeRow
from leads.evidence.grade import grade_of
from leads.graph.nodes import (
    Identifier,
    IdentifierKind,
    LinkEntry,
    LinkKind,
    LinkStatus,
    NodeEntry,
    NodeId,
    NodeKind,
    Reference,
    ReferenceKind,
)
from leads.services.board.changing import AtBoard, Changing
from leads.services.board.linking import put_link
from leads.services.board.nodes import named, put_node

_BODIES = frozenset({PartyKind.INSURER})
#: How a party hangs on the vehicle entered with it.
_HAD = {
    PartyKind.DRIVER: LinkKind.DRIVEN_BY,
    PartyKind.OWNER: LinkKind.REGISTERED_TO,
    PartyKind.MANAGER: LinkKind.KEPT_BY,
    PartyKind.INSURER: LinkKind.INSURED_BY,
}
#: How two parties hang together.
_STANDS = frozenset({PartyKind.NEXT_OF_KIN, PartyKind.GUARDIAN})

Found = tuple[Reference, NodeEntry]


class Bringing(AtBoard):
    """What is known already."""

    def bring_in(self, case_id: CaseId) -> tuple[NodeId, ...]:
        """Put parties, vehicles and exhibits that are not on the board yet onto it, in one act.

        Links the case knows come with them: who drove, who owns, whose relative. What is on the
        board already gains numbers and a grade that the case has learned since; what an officer
        typed on the board stays.
        """
        with self._changing("board.bring_in", case_id) as change:
            there = _there(change)
            new: list[NodeId] = []
            names: list[str] = []
            for reference, entry in (*_vehicles(change), *_parties(change), *_exhibits(change)):
                if reference in there:
                    if _learn(change, there[reference], entry):
                        names.append(entry.label)
                else:
                    there[reference] = put_node(self, change, entry, refers_to=reference)
                    new.append(there[reference])
                    names.append(entry.label)
            fresh = frozenset(new)
            for link in _links(change, there):
                if link.from_id in fresh or link.to_id in fresh:
                    put_link(self, change, link)
            change.about = named(names)
            return tuple(new)


def _learn(change: Changing, node_id: NodeId, entry: NodeEntry) -> bool:
    """Add what the case has learned of a node that is there; tell whether there was any."""
    row = change.session.get_one(LeadNodeRow, node_id)
    known = [list(one) for one in row.identifiers]
    new = [[one.kind.value, one.value] for one in entry.identifiers]
    fresh = [one for one in new if one not in known]
    before = len(change.items)
    change.put(
        row,
        identifiers=known + fresh,
        grade=row.grade or ("" if entry.grade is None else str(entry.grade)),
    )
    return len(change.items) > before


def _there(change: Changing) -> dict[Reference, NodeId]:
    rows = change.session.execute(
        select(LeadNodeRow.id, LeadNodeRow.refers_kind, LeadNodeRow.refers_id).where(
            LeadNodeRow.case_id == change.case_id,
            LeadNodeRow.refers_kind != "",
            LeadNodeRow.is_gone.is_(False),
        )
    )
    return {Reference(ReferenceKind(kind), of or 0): NodeId(one) for one, kind, of in rows}


def _vehicles(change: Changing) -> Iterator[Found]:
    for row in _vehicle_rows(change):
        numbers = ((IdentifierKind.PLATE, row.plate), (IdentifierKind.VIN, row.vin))
        yield (
            Reference(ReferenceKind.VEHICLE, row.id),
            NodeEntry(
                kind=NodeKind.VEHICLE,
                label=row.plate or "无牌车辆",
                sub=" ".join(filter(None, (row.colour, row.make, row.kind))),
                identifiers=_numbers(*numbers, (IdentifierKind.POLICY, row.policy)),
                source="案件车辆登记",
                status=LinkStatus.CONFIRMED,
            ),
        )


def _parties(change: Changing) -> Iterator[Found]:
    for row in _party_rows(change):
        body = row.kind in _BODIES or row.id_kind == IdKind.CREDIT_CODE
        yield (
            Reference(ReferenceKind.PARTY, row.id),
            NodeEntry(
                kind=NodeKind.ORGANISATION if body else NodeKind.PERSON,
                label=row.name,
                identifiers=_numbers(
                    (IdentifierKind.ID_NUMBER, row.id_number), (IdentifierKind.PHONE, row.phone)
                ),
                source="案件当事人登记",
                status=LinkStatus.CONFIRMED,
            ),
        )


def _exhibits(change: Changing) -> Iterator[Found]:
    rows = change.session.scalars(
        select(ExhibitRow).where(ExhibitRow.case_id == change.case_id).order_by(ExhibitRow.n)
    )
    for row in rows:
        yield (
            Reference(ReferenceKind.EXHIBIT, row.id),
            NodeEntry(
                kind=NodeKind.EXHIBIT,
                label=f"物证 {row.n} {row.name}",
                sub=row.found_where if row.kind != ExhibitKind.KEY else row.features,
                source=row.found_by,
                grade=grade_of(row.grade) if row.grade else None,
                from_at=row.found_at,
                status=LinkStatus.CONFIRMED,
            ),
        )


def _links(change: Changing, there: dict[Reference, NodeId]) -> Iterator[LinkEntry]:
    accident = change.session.get(AccidentRow, change.case_id)
    when = None if accident is None else accident.occurred_at
    for row in _party_rows(change):
        person = there.get(Reference(ReferenceKind.PARTY, row.id))
        vehicle = there.get(Reference(ReferenceKind.VEHICLE, row.vehicle_id or 0))
        kind = _HAD.get(PartyKind(row.kind))
        if person is not None and vehicle is not None and kind is not None:
            at_the_time = when if kind is LinkKind.DRIVEN_BY else None
            yield LinkEntry(
                kind=kind,
                from_id=vehicle,
                to_id=person,
                source="案件当事人登记",
                from_at=at_the_time,
                until_at=at_the_time,
                status=LinkStatus.CONFIRMED,
            )
        other = there.get(Reference(ReferenceKind.PARTY, row.of_party_id or 0))
        if person is not None and other is not None and PartyKind(row.kind) in _STANDS:
            yield LinkEntry(
                kind=LinkKind.RELATIVE,
                from_id=person,
                to_id=other,
                label=row.relation,
                source=row.relation_proof,
                status=LinkStatus.CONFIRMED,
            )


def _party_rows(change: Changing) -> list[PartyRow]:
    return list(
        change.session.scalars(
            select(PartyRow)
            .where(PartyRow.case_id == change.case_id, PartyRow.removed_at.is_(None))
            .order_by(PartyRow.id)
        )
    )


def _vehicle_rows(change: Changing) -> list[VehicleRow]:
    return list(
        change.session.scalars(
            select(VehicleRow)
            .where(VehicleRow.case_id == change.case_id, VehicleRow.removed_at.is_(None))
            .order_by(VehicleRow.id)
        )
    )


def _numbers(*found: tuple[IdentifierKind, str]) -> tuple[Identifier, ...]:
    return tuple(Identifier(kind, value) for kind, value in found if value)
