"""Bringing the database of an older program up to today's tables, after a backup of it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cases.services.station import Station


def upgrade(station: "Station", key: bytes) -> None:
    """Keep the older file as a backup, run the migrations it lacks, count the clocks anew.

    A newer program knows periods the older one did not.
    """
    from datetime import UTC, datetime

    from cases.records.station import BackupKind
    from cases.services.backups.copying import copy_station
    from cases.services.calendars import UnitCalendar
    from cases.services.folder import DATABASE
    from cases.services.recount import recount_store
    from cases.store import engine, schema

    for _ in copy_station(station.folder, key, BackupKind.UPGRADE, datetime.now(UTC)):
        pass
    schema.migrate(station.folder / DATABASE, key)
    store = engine.open_store(station.folder / DATABASE, key)
    try:
        recount_store(store, UnitCalendar(store)(), datetime.now(UTC))
    finally:
        store.close()
