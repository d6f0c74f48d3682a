"""What was typed of a party or a vehicle, checked, as rows; and read back."""

import unicodedata
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from cases.records.ids import PartyId, VehicleId
from cases.records.parties import (
    STANDS_FOR,
    IdKind,
    PartyEntry,
    PartyKind,
    VehicleEntry,
    resident_number,
)
from cases.records.plates import plain_plate, plain_vin
from cases.refusals import Reason, Refusal
from cases.store.engine import StoreSession
from cases.store.rows.cases import PartyRow, VehicleRow

if TYPE_CHECKING:
    from datetime import datetime


_MORE = ("is_unknown", "electronic_consent", "address_confirmation")
_LONGEST_NAME = 400


def new_party(
    session: StoreSession, case_id: int, entry: PartyEntry, officer: int, now: "datetime"
) -> PartyRow:
    """Add the row of a party after checking what was typed."""
    row = PartyRow(case_id=case_id, name="", kind="", entered_at=now, entered_by=officer)
    fill_party(session, row, entry)
    session.add(row)
    return row


def new_vehicle(
    session: StoreSession, case_id: int, entry: VehicleEntry, officer: int, now: "datetime"
) -> VehicleRow:
    """Add the row of a vehicle; plates are kept in capitals without blanks or dots."""
    row = VehicleRow(case_id=case_id, entered_at=now, entered_by=officer, **vehicle_values(entry))
    session.add(row)
    return row


def vehicle_values(entry: VehicleEntry) -> dict[str, str]:
    """Return a vehicle as its row keeps it: what names it in the one form that is looked up."""
    values: dict[str, str] = {name: value.strip() for name, value in asdict(entry).items()}
    values["plate"], values["vin"] = plain_plate(entry.plate), plain_vin(entry.vin)
    return values


def fill_party(session: StoreSession, row: PartyRow, entry: PartyEntry) -> None:
    """Write a checked entry into the row.

    Raises:
        Refusal: a name is missing, an identity number is wrong, or a party that stands for
            another does not say for whom and by which relation.
    """
    name = entry.name.strip()
    if not name and not entry.is_unknown:
        raise Refusal(Reason.FIELD_MISSING, field="name")
    if len(name) > _LONGEST_NAME:
        raise Refusal(Reason.FIELD_INVALID, field="name")
    values = asdict(entry) | {"name": name or "无名氏"}
    values |= _of_number(entry)
    values["phone"] = unicodedata.normalize("NFKC", entry.phone)
    if entry.kind in STANDS_FOR:
        _check_standing(session, row, entry)
    more = {key: values.pop(key) for key in _MORE}
    for key, value in values.items():
        setattr(row, key, value.strip() if isinstance(value, str) else value)
    row.kind = entry.kind.value
    row.more = {**(row.more or {}), **more}


def entry_of(row: PartyRow) -> PartyEntry:
    """Return a party as it was typed."""
    more: dict[str, Any] = row.more or {}
    return PartyEntry(
        name=row.name,
        kind=PartyKind(row.kind),
        side=row.side,
        sex=row.sex,
        born_on=row.born_on,
        id_kind=row.id_kind,
        id_number=row.id_number,
        phone=row.phone,
        address=row.address,
        vehicle_id=None if row.vehicle_id is None else VehicleId(row.vehicle_id),
        of_party_id=None if row.of_party_id is None else PartyId(row.of_party_id),
        relation=row.relation,
        relation_proof=row.relation_proof,
        is_liable=row.is_liable,
        liability=row.liability,
        injury=row.injury,
        injury_note=row.injury_note,
        is_unknown=bool(more.get("is_unknown")),
        electronic_consent=str(more.get("electronic_consent", "")),
        address_confirmation=str(more.get("address_confirmation", "")),
    )


def vehicle_entry(row: VehicleRow) -> VehicleEntry:
    """Return a vehicle as it was typed."""
    return VehicleEntry(
        plate=row.plate,
        plate_colour=row.plate_colour,
        kind=row.kind,
        make=row.make,
        colour=row.colour,
        vin=row.vin,
        insurer=row.insurer,
        policy=row.policy,
    )


def _of_number(entry: PartyEntry) -> dict[str, Any]:
    """Fill in birth and sex from a resident number, and refuse a wrong one (check K14)."""
    if entry.id_kind != IdKind.RESIDENT or not entry.id_number.strip():
        return {}
    says = resident_number(entry.id_number)
    if says is None:
        raise Refusal(Reason.FIELD_INVALID, field="id_number")
    if entry.born_on not in {None, says.born_on}:
        raise Refusal(Reason.FIELD_INVALID, field="born_on")
    if entry.sex not in {"", says.sex}:
        raise Refusal(Reason.FIELD_INVALID, field="sex")
    return {
        "born_on": says.born_on,
        "sex": says.sex,
        "id_number": entry.id_number.strip().upper(),
    }


def _check_standing(session: StoreSession, row: PartyRow, entry: PartyEntry) -> None:
    stands_for = session.get(PartyRow, entry.of_party_id) if entry.of_party_id else None
    if stands_for is None or stands_for.case_id != row.case_id:
        raise Refusal(Reason.FIELD_MISSING, field="of_party_id")
    if not entry.relation.strip():
        raise Refusal(Reason.FIELD_MISSING, field="relation")
