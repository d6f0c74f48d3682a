"""Making a new station: the database, its first rows, its key file, its recovery code."""

import os
import secrets
from datetime import datetime
from typing import TYPE_CHECKING

from cases.records.recovery import RecoveryCode
from cases.records.station import NewOfficer
from cases.records.unit import Unit
from cases.services.entries import record
from cases.services.officers import new_row
from cases.store import engine, keys, schema
from cases.store.guard import Acting
from cases.store.keys import KeyFile
from cases.store.rows.unit import UnitRow

if TYPE_CHECKING:
    from cases.services.station import Station


def found(
    station: "Station", unit: Unit, first: NewOfficer, password: str, at: datetime
) -> RecoveryCode:
    """Make everything a station needs before anybody signs in."""
    from cases.services.folder import DATABASE, salt_of

    path = station.folder / DATABASE
    key, salt = secrets.token_bytes(32), os.urandom(16)
    schema.create(path, key, salt=salt)
    station_id = secrets.token_hex(16)
    store = engine.open_store(path, key)
    with engine.session(store.door, Acting(-1, at, door=True)) as session:
        session.add(
            UnitRow(
                id=1,
                station_id=station_id,
                organ=unit.organ,
                squad=unit.squad,
                short_name=unit.short_name,
                region=unit.region,
                address=unit.address,
                phone=unit.phone,
                court=unit.court,
                committee=unit.committee,
                is_demo=unit.is_demo,
                created_at=at,
            )
        )
        session.add(new_row(first, at))
        session.flush()
        record(
            session,
            at,
            None,
            "station.create",
            organ=unit.organ,
            squad=unit.squad,
            administrator=first.number,
            roles=first.roles,
        )
    store.close()
    keys.write(
        station.folder,
        KeyFile(station_id, unit.organ, unit.squad, salt.hex(), (), is_demo=unit.is_demo),
    )
    assert salt_of(path) == salt.hex()
    with station.holding(key):
        station.put_slot(first.number, first.name, password, initial=False)
        return station.new_recovery(at)
