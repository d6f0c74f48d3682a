"""The bare connection to a database under its key, and what the engine's words mean.

It needs the driver and nothing else, so that a second process can begin at once.
"""

from typing import TYPE_CHECKING, Any

import sqlcipher3.dbapi2 as sqlcipher

from cases.refusals import Reason, Refusal
from cases.store.private_memory import keep_private

if TYPE_CHECKING:
    from pathlib import Path

#: What the driver raises; here so that nobody else need import the driver.
DriverError = sqlcipher.DatabaseError

#: Statements a connection keeps ready. To make one of a view of the guard ready costs many times
#: what it takes to run it; what is asked once an act is thrown out first, so there is room for all.
_KEPT = 1024


def connect(path: "Path", key: bytes | None, *, salt: bytes = b"") -> Any:
    """Open a bare driver connection; `key` None is for measurements against a plain file.

    Args:
        path: The database file; an empty one is made when there is none.
        key: The raw key.
        salt: First bytes that a new file shall have, so that it fits the key file of another.

    Raises:
        Refusal: the file is not a database under this key.
    """
    raw = sqlcipher.connect(
        str(path),
        check_same_thread=False,
        isolation_level=None,
        timeout=15,
        cached_statements=_KEPT,
    )
    if key is not None:
        keep_private()
        raw.execute(f"PRAGMA key = \"x'{key.hex()}{salt.hex()}'\"")
        raw.execute("PRAGMA cipher_log_level = NONE")
    try:
        raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
        raw.execute("PRAGMA journal_mode = WAL")
        raw.execute("PRAGMA synchronous = FULL")
        raw.execute("PRAGMA cache_size = -65536")
        raw.execute("PRAGMA temp_store = MEMORY")
        raw.execute("PRAGMA foreign_keys = ON")
    except DriverError as error:
        raw.close()
        raise told(error) from error
    return raw


def told(error: BaseException) -> BaseException:
    """Turn what the engine says into a refusal the officer can act on; else give it back."""
    text = str(error)
    if "disk is full" in text or "disk I/O error" in text:
        return Refusal(Reason.DISK_FULL)
    if "not a database" in text or "malformed" in text or "encrypted" in text:
        return Refusal(Reason.DATABASE_DAMAGED)
    if "readonly database" in text or "unable to open" in text:
        return Refusal(Reason.FOLDER_CLOSED)
    if "locked" in text:
        return Refusal(Reason.STATION_IN_USE)
    if "refused" in text:
        return Refusal(Reason.NOT_ALLOWED)
    return error
