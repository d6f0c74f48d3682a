"""Copying a station at one moment, while others go on working in it, and checking the copy."""

import shutil
from collections.abc import Generator
from datetime import datetime
from pathlib import Path
from queue import SimpleQueue
from threading import Thread

from cases.records.progress import Progress
from cases.records.station import Backup, BackupKind
from cases.records.times import local
from cases.refusals import Reason, Refusal
from cases.services.backups.manifest import write_manifest
from cases.services.folder import BACKUPS, DATABASE
from cases.store import engine, journal, keys
from cases.store.system import told_by_system

_PAGES = 256
#: Checks after the copy; each counts as a quarter of it.
_CHECKS = 3


def copy_station(
    folder: Path, key: bytes, kind: BackupKind, at: datetime, *, into: Path | None = None
) -> Generator[Progress, None, Backup]:
    """Copy the station as it is at this moment, while others go on working, and check the copy.

    Raises:
        Refusal: the disk is full, or the copy is not whole.
    """
    found = keys.read(folder)
    place = into or folder / BACKUPS
    final = _vacant(place, f"anjie-{local(at):%Y%m%d-%H%M%S}-{kind}")
    fresh = final.with_name(f"{final.name}.new")
    try:
        fresh.mkdir(parents=True)
        yield from _copy(folder / DATABASE, fresh / DATABASE, key, found.database_salt)
        pages = (fresh / DATABASE).stat().st_size // 4096
        verdict = yield from _check(fresh / DATABASE, key, pages)
        keys.write(fresh, found)
        backup = Backup(
            final,
            kind,
            at,
            found.organ,
            found.squad,
            verdict.entries,
            verdict.head,
            (fresh / DATABASE).stat().st_size,
        )
        write_manifest(fresh, backup, found.station_id)
        fresh.rename(final)
    except OSError as error:
        raise told_by_system(error) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return backup


def _copy(source: Path, target: Path, key: bytes, salt: str) -> Generator[Progress, None, None]:
    """Copy one moment of the database; the driver copies in a thread and tells how far it is."""
    raw = engine.connect(source, key)
    copy = engine.connect(target, key, salt=bytes.fromhex(salt))
    told: SimpleQueue[Progress | BaseException | None] = SimpleQueue()
    stopped: list[bool] = []

    def tell(_status: int, left: int, total: int) -> None:
        if stopped:
            raise InterruptedError
        told.put(Progress(total - left, total + _CHECKS * max(1, total // 4)))

    def run() -> None:
        try:
            raw.backup(copy, pages=_PAGES, progress=tell, sleep=0)
            told.put(None)
        except (engine.DriverError, InterruptedError) as error:
            told.put(error)

    # A transaction held from first to last keeps the copy at one moment.
    raw.execute("BEGIN")
    raw.execute("SELECT count(*) FROM main.journal").fetchone()
    worker = Thread(target=run, name="backup")
    worker.start()
    try:
        while (step := told.get()) is not None:
            if isinstance(step, BaseException):
                raise engine.told(step) from step
            yield step
    finally:
        stopped.append(True)
        worker.join()
        raw.execute("ROLLBACK")
        raw.close()
        copy.close()


def _check(database: Path, key: bytes, pages: int) -> Generator[Progress, None, journal.Verdict]:
    """Open the copy and check every page, every index and the whole journal."""
    part = max(1, pages // 4)
    total = pages + _CHECKS * part
    raw = engine.connect(database, key)
    try:
        yield Progress(pages, total)
        broken = raw.execute("PRAGMA cipher_integrity_check").fetchone()
        yield Progress(pages + part, total)
        sound = raw.execute("PRAGMA quick_check(1)").fetchone()
        yield Progress(pages + 2 * part, total)
        verdict = journal.verify(raw)
    except engine.DriverError as error:
        raise Refusal(Reason.DATABASE_DAMAGED) from error
    finally:
        raw.close()
    if broken is not None or sound != ("ok",):
        raise Refusal(Reason.DATABASE_DAMAGED)
    if not verdict.intact:
        raise Refusal(Reason.JOURNAL_BROKEN, first_bad=verdict.first_bad)
    yield Progress(total, total)
    return verdict


def _vacant(place: Path, name: str) -> Path:
    path, number = place / name, 1
    while path.exists():
        number += 1
        path = place / f"{name}-{number}"
    return path
