"""The rows of a canvass: found, and turned into what screens and plans are made of."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import select

from cases.law.approvals import Approving
from cases.records.approvals import OPEN, ApprovalState
from cases.records.cases import CaseState
from cases.records.ids import CaseId, DocumentId, OfficerId
from cases.refusals import Reason, Refusal
from cases.services.approvals.gate import is_approved
from cases.services.assignment import INVESTIGATES, places_of, require_place
from cases.services.canvass_sheet import outing_item
from cases.services.names import officer_names
from cases.store.engine import StoreSession
from cases.store.rows.approvals import ApprovalRow
from cases.store.rows.canvass import (
    CanvassBuildingRow,
    CanvassDoorRow,
    CanvassOutingRow,
    CanvassResidentRow,
    CanvassRow,
    CanvassTryRow,
)
from cases.store.rows.cases import CaseRow
from cases.store.rows.exhibits import ExhibitRow
from cases.store.rows.papers import DocumentRow
from leads.canvass.addresses import Address, CanvassId, DoorId, OutingId, TryId
from leads.canvass.records import (
    Answer,
    Building,
    Canvass,
    CanvassEntry,
    Door,
    Key,
    KeyKind,
    Outing,
    OutingEntry,
    OutingState,
    Try,
    TryEntry,
    Turned,
)
from leads.exhibits.records import ExhibitId
from leads.services.exhibits import traces_taken

if TYPE_CHECKING:
    from cases.services.desk import Deed, Desk

_Rows = type[CanvassRow] | type[CanvassOutingRow] | type[CanvassTryRow]


class AtCanvass:
    """A part of the service, at the desk of the officer who acts."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk

    def _case_of(self, kind: _Rows, row_id: int) -> CaseId:
        with self.desk.reading() as session:
            case_id = session.scalar(select(kind.case_id).where(kind.id == row_id))
        if case_id is None:
            raise Refusal(Reason.NOT_FOUND)
        return CaseId(case_id)

    def _worked_on(self, deed: "Deed", case_id: int) -> None:
        """Refuse unless the officer investigates the case and it is open."""
        require_place(deed.session, self.desk, case_id, INVESTIGATES)
        if CaseState(deed.session.get_one(CaseRow, case_id).state).is_over:
            raise Refusal(Reason.NOT_ALLOWED)


def key_plain(key: Key) -> dict[str, str]:
    """Return a key as the row keeps it."""
    return {"label": key.label.strip(), "kind": key.kind.value, "features": key.features.strip()}


def keys_of(row: CanvassRow) -> tuple[Key, ...]:
    """Return the keys of the bunch."""
    return tuple(
        Key(one["label"], KeyKind(one["kind"]), one.get("features", "")) for one in row.keys
    )


def address_of_row(row: CanvassDoorRow) -> Address:
    """Return which door a row is."""
    return Address(row.building, row.stairwell, row.number)


def doors_of(session: StoreSession, canvass_id: int) -> dict[Address, CanvassDoorRow]:
    """Return the doors in the order of the grid."""
    rows = session.scalars(
        select(CanvassDoorRow)
        .where(CanvassDoorRow.canvass_id == canvass_id)
        .order_by(CanvassDoorRow.id)
    )
    return {address_of_row(row): row for row in rows}


def canvass_of(session: StoreSession, desk: "Desk", row: CanvassRow) -> Canvass:
    """Return a canvass with everything that was tried."""
    names = officer_names(session)
    doors = doors_of(session, row.id)
    outings = outings_of(session, desk, row.id, names)
    exhibit = session.get_one(ExhibitRow, row.exhibit_id)
    buildings = session.scalars(
        select(CanvassBuildingRow)
        .where(CanvassBuildingRow.canvass_id == row.id)
        .order_by(CanvassBuildingRow.id)
    )
    case = session.get_one(CaseRow, row.case_id)
    mine = places_of(session, desk, row.case_id)
    route = None
    if row.route_east is not None and row.route_north is not None:
        route = (row.route_east, row.route_north)
    return Canvass(
        id=CanvassId(row.id),
        case_id=CaseId(row.case_id),
        n=row.n,
        entry=CanvassEntry(
            name=row.name,
            purpose=row.purpose,
            exhibit_id=ExhibitId(row.exhibit_id),
            keys=keys_of(row),
            route=route,
        ),
        exhibit=f"物证{exhibit.n}号 {exhibit.name}",
        exhibit_grade=exhibit.grade or "",
        traces_at=traces_taken(session, ExhibitId(row.exhibit_id)),
        buildings=tuple(Building(one.code, one.name, (one.east, one.north)) for one in buildings),
        doors=tuple(
            Door(DoorId(one.id), address, one.floor, one.prior) for address, one in doors.items()
        ),
        tries=_tries(session, row.id, doors, outings, names),
        outings=outings,
        may_write=not mine.isdisjoint(INVESTIGATES) and not CaseState(case.state).is_over,
    )


def outings_of(
    session: StoreSession, desk: "Desk", canvass_id: int, names: Mapping[int, str]
) -> tuple[Outing, ...]:
    """Return the outings in their order."""
    rows = session.scalars(
        select(CanvassOutingRow)
        .where(CanvassOutingRow.canvass_id == canvass_id)
        .order_by(CanvassOutingRow.n)
    )
    return tuple(outing_of(session, desk, row, names) for row in rows)


def outing_of(
    session: StoreSession, desk: "Desk", row: CanvassOutingRow, names: Mapping[int, str]
) -> Outing:
    """Return an outing with how far it has come."""
    approval = approval_of(session, row)
    paper = session.get(DocumentRow, row.document_id) if row.document_id else None
    return Outing(
        id=OutingId(row.id),
        n=row.n,
        entry=OutingEntry(
            scope=tuple(row.scope),
            from_at=row.from_at,
            until_at=row.until_at,
            officers=(OfficerId(row.first_officer), OfficerId(row.second_officer)),
            recording=row.recording,
            warrant=row.warrant,
        ),
        officer_names=(names.get(row.first_officer, ""), names.get(row.second_officer, "")),
        state=_state(session, desk, row, approval),
        document_id=DocumentId(row.document_id) if row.document_id else None,
        sheet=paper.number if paper is not None else "",
        approved_at=approval.decided_at if approval is not None else None,
        out_at=row.out_at,
        back_at=row.back_at,
    )


def approval_of(session: StoreSession, row: CanvassOutingRow) -> ApprovalRow | None:
    """Return the last request for an outing."""
    return session.scalars(
        select(ApprovalRow)
        .where(
            ApprovalRow.case_id == row.case_id,
            ApprovalRow.kind == Approving.CANVASS.value,
            ApprovalRow.subject == outing_item(row),
        )
        .order_by(ApprovalRow.id.desc())
        .limit(1)
    ).first()


def _state(
    session: StoreSession, desk: "Desk", row: CanvassOutingRow, approval: ApprovalRow | None
) -> OutingState:
    for moment, state in (
        (row.back_at, OutingState.BACK),
        (row.out_at, OutingState.OUT),
        (row.dropped_at, OutingState.DROPPED),
        (row.printed_at, OutingState.PRINTED),
    ):
        if moment is not None:
            return state
    if approval is not None and approval.state in {one.value for one in OPEN}:
        return OutingState.ASKED
    if approval is not None and approval.state == ApprovalState.APPROVED:
        live = is_approved(session, desk, row.case_id, Approving.CANVASS, outing_item(row))
        return OutingState.APPROVED if live else OutingState.LAPSED
    return OutingState.PLANNED


def _tries(
    session: StoreSession,
    canvass_id: int,
    doors: Mapping[Address, CanvassDoorRow],
    outings: Sequence[Outing],
    names: Mapping[int, str],
) -> tuple[Try, ...]:
    where = {row.id: address for address, row in doors.items()}
    of_outing = {int(one.id): one for one in outings}
    rows = session.scalars(
        select(CanvassTryRow)
        .where(CanvassTryRow.canvass_id == canvass_id)
        .order_by(CanvassTryRow.at, CanvassTryRow.id)
    ).all()
    people = {
        one.try_id: one
        for one in session.scalars(
            select(CanvassResidentRow).where(
                CanvassResidentRow.try_id.in_([row.id for row in rows])
            )
        )
    }
    later = {row.replaces_id: row for row in rows if row.replaces_id is not None}
    found = []
    for row in rows:
        if row.void:
            continue
        outing, resident = of_outing[row.outing_id], people.get(row.id)
        after = later.get(row.id)
        found.append(
            Try(
                id=TryId(row.id),
                door_id=DoorId(row.door_id),
                entry=try_entry(row, where[row.door_id], resident),
                outing_n=outing.n,
                officers=outing.officer_names,
                recording=outing.entry.recording,
                entered_by=names.get(row.entered_by, ""),
                entered_at=row.entered_at,
                corrected_by=None if after is None else TryId(after.id),
                reason="" if after is None else after.reason,
            )
        )
    return tuple(found)


def try_entry(
    row: CanvassTryRow, address: Address, resident: CanvassResidentRow | None
) -> TryEntry:
    """Return what was entered of a try."""
    return TryEntry(
        address=address,
        at=row.at,
        answer=Answer(row.answer),
        turned=Turned(row.turned),
        key=row.key,
        warrant=row.warrant,
        witness=row.witness,
        stopped=row.stopped,
        locked=row.locked,
        reported_to=row.reported_to,
        resident=resident.name if resident is not None else "",
        words=resident.words if resident is not None else "",
    )
