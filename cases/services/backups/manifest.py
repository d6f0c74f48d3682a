"""What a backup says about itself, in a file beside it."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from cases.records.station import Backup, BackupKind
from cases.refusals import Reason, Refusal
from cases.services.folder import DATABASE

MANIFEST = "backup.json"
FORMAT = 1
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Manifest:
    """A backup and the hash of its database."""

    backup: Backup
    sha256: str


def manifest_of(folder: Path) -> Manifest:
    """Return what a backup says about itself.

    Raises:
        Refusal: it says nothing that can be read.
    """
    try:
        data = json.loads((folder / MANIFEST).read_bytes())
        return Manifest(
            Backup(
                folder,
                BackupKind(data["kind"]),
                datetime.fromisoformat(data["made_at"]),
                str(data["organ"]),
                str(data["squad"]),
                int(data["entries"]),
                str(data["head"]),
                int(data["size"]),
            ),
            str(data["sha256"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        raise Refusal(Reason.BACKUP_DAMAGED, path=str(folder)) from None


def write_manifest(folder: Path, backup: Backup, station_id: str) -> None:
    """Describe a backup whose files lie in this folder."""
    digest = hashlib.sha256()
    for chunk in chunks(folder / DATABASE):
        digest.update(chunk)
    manifest: dict[str, Any] = {
        "format": FORMAT,
        "station_id": station_id,
        "kind": backup.kind,
        "made_at": backup.made_at.isoformat(timespec="seconds"),
        "organ": backup.organ,
        "squad": backup.squad,
        "entries": backup.entries,
        "head": backup.head,
        "size": backup.size,
        "sha256": digest.hexdigest(),
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=1)
    (folder / MANIFEST).write_text(text, encoding="utf-8")


def found_in(folder: Path) -> tuple[Backup, ...]:
    """Return the backups in a folder, the newest first; what is none is passed over."""
    backups = []
    for manifest in folder.glob(f"*/{MANIFEST}"):
        with suppress(Refusal):
            backups.append(manifest_of(manifest.parent).backup)
    return tuple(sorted(backups, key=lambda backup: backup.made_at, reverse=True))


def chunks(path: Path) -> Iterator[bytes]:
    """Yield a file piece by piece; no connection to it may be open in this process."""
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk
