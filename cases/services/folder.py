"""The folder of a station: what lies in it, and who holds it."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cases.refusals import Reason, Refusal
from cases.store import keys
from cases.store.lock import FileLock
from cases.store.system import asking_system

DATABASE = "station.db"
LOCK = "station.lock"
#: Who holds the lock: process and since when, for the sentence to the second window.
HOLDER = "station.pid"
BACKUPS = "backups"
#: The unit's own wording of forms, one file a form.
TEMPLATES = "templates"
#: Stands in the folder while a station is being made; what lies beside it is swept away.
FOUNDING = "station.founding"


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold a folder without opening what is in it.

    Raises:
        Refusal: a window has the station open.
    """
    lock = hold(folder)
    try:
        yield
    finally:
        let_go(folder, lock)


def let_go(folder: Path, lock: FileLock) -> None:
    """Let others have the folder."""
    (folder / HOLDER).unlink(missing_ok=True)
    lock.release()


def salt_of(database: Path) -> str:
    """Return the first bytes of the database, which its key file knows.

    Only called while this process has no connection to the file: closing any handle of it would
    drop the locks of the others.
    """
    with asking_system(), database.open("rb") as file:
        return file.read(16).hex()


def sweep(folder: Path) -> None:
    """Remove what an interrupted founding has left; nobody could ever have signed in there."""
    if not (folder / FOUNDING).exists():
        return
    for name in (DATABASE, DATABASE + "-wal", DATABASE + "-shm", keys.NAME, keys.SPARE):
        (folder / name).unlink(missing_ok=True)
    (folder / FOUNDING).unlink()


def require_vacant(folder: Path) -> None:
    """Refuse a folder in which there is a station."""
    if (folder / DATABASE).exists() or (folder / keys.NAME).exists():
        raise Refusal(Reason.STATION_EXISTS, path=str(folder))


def hold(folder: Path) -> FileLock:
    """Hold the folder for this process, or refuse with who has it since when."""
    try:
        lock = FileLock(folder / LOCK)
    except Refusal as refused:
        if refused.reason is not Reason.STATION_IN_USE:
            raise
        raise Refusal(Reason.STATION_IN_USE, **_holder(folder)) from None
    mine = {"pid": os.getpid(), "since": datetime.now(UTC).isoformat(timespec="seconds")}
    try:
        with asking_system():
            (folder / HOLDER).write_text(json.dumps(mine))
    except Refusal:
        lock.release()
        raise
    return lock


def _holder(folder: Path) -> dict[str, Any]:
    try:
        found = json.loads((folder / HOLDER).read_text())
        return {"pid": int(found["pid"]), "since": datetime.fromisoformat(found["since"])}
    except (OSError, ValueError, KeyError, TypeError):
        return {"pid": None, "since": None}
