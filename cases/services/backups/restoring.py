"""Putting a backup in the place of a station; what lay there is kept."""

import hashlib
import os
from collections.abc import Generator
from datetime import datetime
from pathlib import Path

from cases.records.progress import Progress
from cases.records.times import local
from cases.refusals import Reason, Refusal
from cases.services.backups.manifest import Manifest, chunks, manifest_of
from cases.services.folder import DATABASE, held
from cases.store import keys
from cases.store.system import told_by_system


def restore(backup: Path, into: Path, *, at: datetime) -> Generator[Progress, None, Path | None]:
    """Put a backup in the place of a station, whose files are kept aside.

    Returns:
        The folder in which the former files lie, None when there were none.

    Raises:
        Refusal: the backup is damaged, the disk is full, or a window has the station open.
    """
    manifest = manifest_of(backup)
    yield from _same(backup / DATABASE, manifest)
    found = keys.read(backup)
    into.mkdir(parents=True, exist_ok=True)
    with held(into):
        fresh = into / f"{DATABASE}.new"
        try:
            yield from _carry(backup / DATABASE, fresh)
            aside = _put_aside(into, at)
            fresh.replace(into / DATABASE)
        except OSError as error:
            raise told_by_system(error) from error
        finally:
            fresh.unlink(missing_ok=True)
        event = keys.Pending(
            "station.restore",
            at.isoformat(timespec="seconds"),
            {"made_at": manifest.backup.made_at.isoformat(), "entries": manifest.backup.entries},
        )
        keys.write(into, keys.with_pending(found, event))
    return aside


def _same(database: Path, manifest: Manifest) -> Generator[Progress, None, None]:
    """Compare the file with the manifest."""
    digest, done, total = hashlib.sha256(), 0, 2 * manifest.backup.size
    try:
        for chunk in chunks(database):
            digest.update(chunk)
            done += len(chunk)
            yield Progress(done, total)
    except OSError:
        raise Refusal(Reason.BACKUP_DAMAGED, path=str(database.parent)) from None
    if digest.hexdigest() != manifest.sha256:
        raise Refusal(Reason.BACKUP_DAMAGED, path=str(database.parent))


def _carry(source: Path, target: Path) -> Generator[Progress, None, None]:
    size = source.stat().st_size
    done = size
    with target.open("wb") as file:
        for chunk in chunks(source):
            file.write(chunk)
            done += len(chunk)
            yield Progress(done, 2 * size)
        file.flush()
        os.fsync(file.fileno())


def _put_aside(folder: Path, at: datetime) -> Path | None:
    names = (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", keys.NAME, keys.SPARE)
    present = [folder / name for name in names if (folder / name).exists()]
    if not present:
        return None
    aside = folder / f"aside-{local(at):%Y%m%d-%H%M%S}"
    number = 1
    while aside.exists():
        number += 1
        aside = folder / f"aside-{local(at):%Y%m%d-%H%M%S}-{number}"
    aside.mkdir()
    for path in present:
        path.rename(aside / path.name)
    return aside
