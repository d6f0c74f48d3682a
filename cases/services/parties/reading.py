"""Everybody of a case, as the officer may see them."""

from sqlalchemy import select

from cases.records.ids import PartyId, PowerId, VehicleId
from cases.records.parties import (
    Loss,
    Party,
    People,
    Power,
    PowerEntry,
    Vehicle,
)
from cases.services.masking import marked
from cases.services.parties.entering import entry_of, vehicle_entry
from cases.store.engine import StoreSession
from cases.store.rows.cases import CaseRow, LossRow, PartyRow, PowerRow, VehicleRow


def people_of(session: StoreSession, case: CaseRow, *, covered: bool) -> People:
    """Return everybody of a case; of a concluded one the store covers what is private."""
    vehicles = session.scalars(
        select(VehicleRow)
        .where(VehicleRow.case_id == case.case_id, VehicleRow.removed_at.is_(None))
        .order_by(VehicleRow.id)
    ).all()
    plates = {row.id: row.plate for row in vehicles}
    rows = session.scalars(
        select(PartyRow)
        .where(PartyRow.case_id == case.case_id, PartyRow.removed_at.is_(None))
        .order_by(PartyRow.id)
    ).all()
    parties = tuple(
        marked(
            Party(PartyId(row.id), entry_of(row), plates.get(row.vehicle_id or 0, "")),
            covered=covered,
        )
        for row in rows
    )
    names = {row.id: row.name for row in rows}
    return People(
        parties,
        tuple(Vehicle(VehicleId(row.id), vehicle_entry(row)) for row in vehicles),
        _powers(session, case.case_id, names),
        _losses(session, case.case_id, names),
        tuple(dict.fromkeys(row.side for row in rows if row.side)),
    )


def _powers(session: StoreSession, case_id: int, names: dict[int, str]) -> tuple[Power, ...]:
    rows = session.scalars(
        select(PowerRow).where(PowerRow.case_id == case_id).order_by(PowerRow.id)
    )
    return tuple(
        Power(
            PowerId(row.id),
            PowerEntry(
                principal_id=PartyId(row.principal_id),
                agent_id=PartyId(row.agent_id),
                matters=row.matters,
                may_agree=row.may_agree,
                signed_on=row.signed_on,
                until_on=row.until_on,
                proof=row.proof,
            ),
            names.get(row.principal_id, ""),
            names.get(row.agent_id, ""),
            row.revoked_on,
        )
        for row in rows
    )


def _losses(session: StoreSession, case_id: int, names: dict[int, str]) -> tuple[Loss, ...]:
    rows = session.scalars(
        select(LossRow)
        .where(LossRow.case_id == case_id, LossRow.removed_at.is_(None))
        .order_by(LossRow.id)
    )
    return tuple(
        Loss(
            row.id,
            PartyId(row.party_id),
            names.get(row.party_id, ""),
            row.head,
            row.amount,
            row.proof,
        )
        for row in rows
    )
