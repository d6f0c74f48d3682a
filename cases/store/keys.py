"""The key file of a station: the database key, wrapped once for each officer.

No key, no password and nothing of any case is in the file. Every slot is bound to its station and
its officer, so a slot carried elsewhere opens nothing.
"""

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from cases.records.station import Cost
from cases.refusals import Reason, Refusal
from cases.store.lock import FileLock
from cases.store.system import asking_system, told_by_system

FORMAT = 1
NAME = "station.key"
#: Second copy, for a disk that has damaged the first.
SPARE = "station.key.bak"
#: Seconds to wait after so many failures in a row; the last one stays.
DELAYS = (0, 0, 0, 5, 15, 60, 300, 900)
#: What the system says when there is no more room.
#: Under this name failures of unknown officers are counted.
UNKNOWN = "?"


@dataclass(frozen=True, slots=True)
class Slot:
    """The database key under one officer's password."""

    number: str
    name: str
    cost: Cost
    salt: str
    nonce: str
    #: Empty when the officer has retired.
    wrapped: str
    #: The administrator chose the password; it opens the station once, to choose another.
    initial: bool = False


@dataclass(frozen=True, slots=True)
class RecoverySlot:
    """The database key under both halves of the recovery code."""

    salt: str
    nonce: str
    wrapped: str
    made_at: str


@dataclass(frozen=True, slots=True)
class Failures:
    """Failed sign-ins in a row of one officer."""

    count: int
    last: str
    #: Moments that are not in the journal yet.
    unreported: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pending:
    """Something done while the journal was closed; entered at the next sign-in."""

    act: str
    at: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class KeyFile:
    """Everything in the key file."""

    station_id: str
    organ: str
    squad: str
    #: First bytes of the database, which tell whether the two belong together.
    database_salt: str
    slots: tuple[Slot, ...]
    recovery: RecoverySlot | None = None
    failures: Mapping[str, Failures] = field(default_factory=dict)
    pending: tuple[Pending, ...] = ()
    #: Newest journal entry when the station was last closed, for the sign-in page.
    journal_seq: int = 0
    #: Its hash, so that a journal cut off and grown again is told apart; empty in older files.
    journal_hash: str = ""
    last_sign_in_at: str = ""
    is_demo: bool = False

    def slot(self, who: str) -> Slot | None:
        """Return the slot of the officer with this number, or with this name if only one has it.

        Raises:
            Refusal: several officers are called so.
        """
        who = who.strip()
        for slot in self.slots:
            if slot.number == who:
                return slot
        named = [slot for slot in self.slots if slot.name == who and slot.wrapped]
        if len(named) > 1:
            raise Refusal(Reason.NAME_AMBIGUOUS, name=who)
        return named[0] if named else None

    def with_slot(self, new: Slot) -> "KeyFile":
        """Return the file with this slot in place of the officer's former one."""
        return replace(self, slots=(*(s for s in self.slots if s.number != new.number), new))

    def wait(self, number: str, now: datetime) -> int:
        """Return how many seconds this officer must still wait, zero if he may try."""
        failed = self.failures.get(number)
        if failed is None:
            return 0
        delay = DELAYS[min(failed.count, len(DELAYS) - 1)]
        since = now - datetime.fromisoformat(failed.last)
        # A clock set back does not shorten the wait, nor make it longer than the delay.
        left = timedelta(seconds=delay) - max(since, timedelta())
        return max(0, -(-int(left.total_seconds() * 1000) // 1000))

    def failed(self, number: str, now: datetime) -> "KeyFile":
        """Return the file with one more failure of this officer."""
        before = self.failures.get(number, Failures(0, ""))
        moment = now.isoformat(timespec="seconds")
        after = Failures(before.count + 1, moment, (*before.unreported, moment)[-100:])
        return replace(self, failures={**self.failures, number: after})


def wrap(key: bytes, password: str, *, station_id: str, slot: Slot) -> Slot:
    """Return the slot with the key under a new password."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    fresh = replace(slot, salt=os.urandom(16).hex(), nonce=os.urandom(12).hex())
    sealed = AESGCM(_derive(password, fresh)).encrypt(
        bytes.fromhex(fresh.nonce), key, _bound(station_id, fresh.number)
    )
    return replace(fresh, wrapped=sealed.hex())


def unwrap(slot: Slot, password: str, *, station_id: str) -> bytes | None:
    """Return the key, or None when the password is wrong."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(_derive(password, slot)).decrypt(
            bytes.fromhex(slot.nonce), bytes.fromhex(slot.wrapped), _bound(station_id, slot.number)
        )
    except InvalidTag:
        return None


def seal(key: bytes, secret: bytes, *, station_id: str, at: datetime) -> RecoverySlot:
    """Return the key under the secret of both recovery halves."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = os.urandom(16), os.urandom(12)
    sealed = AESGCM(_stretch(secret, salt)).encrypt(nonce, key, _bound(station_id, "recovery"))
    return RecoverySlot(salt.hex(), nonce.hex(), sealed.hex(), at.isoformat(timespec="seconds"))


def unseal(slot: RecoverySlot, secret: bytes, *, station_id: str) -> bytes | None:
    """Return the key, or None when the halves are not those of this slot."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(_stretch(secret, bytes.fromhex(slot.salt))).decrypt(
            bytes.fromhex(slot.nonce), bytes.fromhex(slot.wrapped), _bound(station_id, "recovery")
        )
    except InvalidTag:
        return None


def read(folder: Path) -> KeyFile:
    """Read the key file.

    Raises:
        Refusal: it is missing, damaged, or written by a newer program.
    """
    path = folder / NAME
    try:
        with asking_system():
            data = json.loads(path.read_bytes())
    except FileNotFoundError:
        spare = (folder / SPARE).exists()
        raise Refusal(Reason.KEY_FILE_MISSING, path=str(path), spare=spare) from None
    except ValueError:
        raise Refusal(Reason.KEY_FILE_DAMAGED, path=str(path)) from None
    if isinstance(data, dict) and data.get("format", 0) > FORMAT:
        raise Refusal(Reason.NEWER_SCHEMA, path=str(path))
    try:
        return _parsed(data)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise Refusal(Reason.KEY_FILE_DAMAGED, path=str(path)) from None


def write(folder: Path, keys: KeyFile) -> None:
    """Write the key file whole or not at all, then its second copy.

    The copy is written anew as well, so that it never keeps a slot that was taken away.
    """
    plain = {"format": FORMAT, **asdict(keys)}
    text = json.dumps(plain, ensure_ascii=False, indent=1).encode()
    for name in (NAME, SPARE):
        _replace(folder / name, text)


def with_pending(found: KeyFile, event: Pending) -> KeyFile:
    """Return the file with one more thing that waits for the journal."""
    return replace(found, pending=(*found.pending, event))


def update(folder: Path, change: Callable[[KeyFile], KeyFile]) -> KeyFile:
    """Read, change and write the key file, while no other program does the same."""
    lock = FileLock(folder / "station.key.lock", patience=10)
    try:
        changed = change(read(folder))
        write(folder, changed)
    finally:
        lock.release()
    return changed


def _parsed(data: dict[str, Any]) -> KeyFile:
    data = dict(data)
    del data["format"]
    slots = tuple(Slot(**{**slot, "cost": Cost(**slot["cost"])}) for slot in data.pop("slots"))
    recovery = data.pop("recovery")
    failures = {
        number: Failures(one["count"], one["last"], tuple(one["unreported"]))
        for number, one in data.pop("failures").items()
    }
    pending = tuple(Pending(**one) for one in data.pop("pending"))
    return KeyFile(
        **data,
        slots=slots,
        recovery=RecoverySlot(**recovery) if recovery else None,
        failures=failures,
        pending=pending,
    )


def _replace(path: Path, content: bytes) -> None:
    fresh = path.with_name(path.name + ".new")
    try:
        with fresh.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
        if os.name == "posix":
            folder = os.open(path.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        said = told_by_system(error)
        if said is error:
            raise
        raise said from error


def _derive(password: str, slot: Slot) -> bytes:
    from argon2.low_level import Type, hash_secret_raw

    return hash_secret_raw(
        password.encode(),
        bytes.fromhex(slot.salt),
        time_cost=slot.cost.rounds,
        memory_cost=slot.cost.memory_kib,
        parallelism=slot.cost.lanes,
        hash_len=32,
        type=Type.ID,
    )


def _stretch(secret: bytes, salt: bytes) -> bytes:
    # The halves are 480 bits of chance: nothing to slow down, only to mix.
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), 32, salt, b"anjie recovery 1").derive(secret)


def _bound(station_id: str, to: str) -> bytes:
    return f"anjie:{station_id}:{to}".encode()
