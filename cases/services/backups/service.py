"""Backups as the officer meets them: made now, made daily, rotated.

A backup is a folder that is itself a station: the database as it was, still encrypted, its key
file, and a manifest. It opens with the passwords of its day.
"""

import shutil
from collections.abc import Generator, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cases.records.officers import Role
from cases.records.progress import Progress
from cases.records.station import Backup, BackupKind
from cases.records.times import day_of
from cases.refusals import Reason, Refusal
from cases.services.backups.copying import copy_station
from cases.services.backups.manifest import found_in
from cases.services.folder import BACKUPS
from cases.services.station import Station

if TYPE_CHECKING:
    from cases.services.desk import Desk

#: How many daily backups are kept: of the last days, weeks and months.
DAYS, WEEKS, MONTHS = 7, 4, 12


class BackupService:
    """Backups of the station at whose desk the officer sits."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk

    def list(self) -> tuple[Backup, ...]:
        """Return the backups in the station's own folder, the newest first."""
        return found_in(self._station().folder / BACKUPS)

    def make(self, into: Path | None = None) -> Generator[Progress, None, Backup]:
        """Make a backup now, into the station's own folder or another place.

        Raises:
            Refusal: not an administrator, the disk is full, or the copy does not check out.
        """
        self.desk.require(Role.ADMINISTRATOR)
        return (yield from self._make(BackupKind.MANUAL, into))

    def is_due(self) -> bool:
        """Tell whether today's automatic backup is still to be made."""
        today = self.desk.today()
        return not any(
            backup.kind is BackupKind.DAILY and day_of(backup.made_at) == today
            for backup in self.list()
        )

    def daily(self) -> Generator[Progress, None, Backup | None]:
        """Make today's automatic backup unless there is one, and let old ones go."""
        if not self.is_due():
            return None
        backup = yield from self._make(BackupKind.DAILY, None)
        for old in outdated(self.list()):
            shutil.rmtree(old.folder)
        return backup

    def _make(self, kind: BackupKind, into: Path | None) -> Generator[Progress, None, Backup]:
        station = self._station()
        backup = yield from copy_station(
            station.folder, station.key, kind, self.desk.now(), into=into
        )
        values: dict[str, Any] = {
            "kind": kind,
            "folder": backup.folder.name,
            "entries": backup.entries,
        }
        try:
            with self.desk.act("station.backup", **values):
                pass
        except Refusal as refused:
            if refused.reason is not Reason.STATION_LOCKED:
                raise
            # The window was locked meanwhile; the entry waits for the next sign-in.
            station.remember("station.backup", self.desk.now(), **values)
        return backup

    def _station(self) -> Station:
        station = self.desk.station
        assert station is not None, "this desk stands in no station"
        return station


def outdated(backups: Iterable[Backup]) -> tuple[Backup, ...]:
    """Return the daily backups that no rule keeps: last days, then a week's, a month's newest."""
    daily = [backup for backup in backups if backup.kind is BackupKind.DAILY]
    daily.sort(key=lambda backup: backup.made_at, reverse=True)
    kept = set(map(id, daily[:DAYS]))
    for count, period in ((WEEKS, _week), (MONTHS, _month)):
        newest: dict[object, Backup] = {}
        for backup in daily:
            newest.setdefault(period(backup), backup)
        kept |= {id(backup) for backup in list(newest.values())[:count]}
    return tuple(backup for backup in daily if id(backup) not in kept)


def _week(backup: Backup) -> tuple[int, int]:
    year, week, _ = day_of(backup.made_at).isocalendar()
    return year, week


def _month(backup: Backup) -> tuple[int, int]:
    day = day_of(backup.made_at)
    return day.year, day.month
