"""The keys of a station at work: trying passwords, making and taking away slots, recovery codes."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from cases.records import recovery
from cases.records.recovery import Half, RecoveryCode
from cases.records.station import LEAST_DIFFERENT, LEAST_PASSWORD, Cost
from cases.refusals import Reason, Refusal
from cases.store import keys
from cases.store.keys import KeyFile, Slot


class KeyRing:
    """The key file of a folder, and the database key while it is known."""

    def __init__(self, folder: Path, cost: Cost) -> None:
        self.folder = folder
        self._cost = cost
        self._key: bytes | None = None

    @property
    def key(self) -> bytes:
        """The database key of the open station.

        Raises:
            Refusal: it is locked.
        """
        if self._key is None:
            raise Refusal(Reason.STATION_LOCKED)
        return self._key

    @property
    def keys(self) -> KeyFile:
        """The key file as it stands."""
        return keys.read(self.folder)

    @contextmanager
    def holding(self, key: bytes) -> Iterator[None]:
        """Hold the key while slots are made with it, without anybody being signed in."""
        self._key = key
        try:
            yield
        finally:
            self._key = None

    def put_slot(self, number: str, name: str, password: str, *, initial: bool) -> None:
        """Wrap the database key under an officer's new password."""
        bare = Slot(number, name, self._cost, "", "", "", initial)

        def change(found: KeyFile) -> KeyFile:
            slot = keys.wrap(self.key, password, station_id=found.station_id, slot=bare)
            failures = {n: one for n, one in found.failures.items() if n != number}
            return replace(found.with_slot(slot), failures=failures)

        keys.update(self.folder, change)

    def drop_slot(self, number: str) -> None:
        """Take the key away from an officer who retires; his name stays."""

        def change(found: KeyFile) -> KeyFile:
            slot = found.slot(number)
            if slot is None:
                return found
            return found.with_slot(replace(slot, salt="", nonce="", wrapped=""))

        keys.update(self.folder, change)

    def show_unit(self, organ: str, squad: str) -> None:
        """Let the sign-in page show the unit's names as they are now."""
        keys.update(self.folder, lambda found: replace(found, organ=organ, squad=squad))

    def knows(self, number: str, password: str) -> bool:
        """Tell whether this is the officer's password."""
        found = self.keys
        slot = found.slot(number)
        return bool(
            slot
            and slot.wrapped
            and keys.unwrap(slot, password, station_id=found.station_id) is not None
        )

    def new_recovery(self, at: datetime) -> RecoveryCode:
        """Make a recovery code that takes the place of any former one."""
        import secrets

        halves = {half: secrets.token_bytes(recovery.HALF_BYTES) for half in Half}

        def change(found: KeyFile) -> KeyFile:
            secret = halves[Half.A] + halves[Half.B]
            slot = keys.seal(self.key, secret, station_id=found.station_id, at=at)
            return replace(found, recovery=slot)

        keys.update(self.folder, change)
        a, b = (recovery.encode(half, halves[half]) for half in Half)
        return RecoveryCode(a, b)

    def try_password(self, who: str, password: str, now: datetime) -> tuple[Slot, bytes]:
        """Return the officer's slot and the database key; a failure is counted.

        Raises:
            Refusal: wrong, too early after failures, or retired.
        """
        found = self.keys
        slot = found.slot(who)
        counted = slot.number if slot else keys.UNKNOWN
        if seconds := found.wait(counted, now):
            raise Refusal(Reason.WAIT, wait_seconds=seconds)
        if slot is not None and not slot.wrapped:
            raise Refusal(Reason.OFFICER_RETIRED, name=slot.name)
        # An unknown officer costs the same time as a wrong password.
        key = keys.unwrap(
            slot or Slot("", "", self._cost, "00" * 16, "00" * 12, "00" * 48),
            password,
            station_id=found.station_id,
        )
        if slot is None or key is None:
            found = keys.update(self.folder, lambda k: k.failed(counted, now))
            raise Refusal(Reason.WRONG_PASSWORD, wait_seconds=found.wait(counted, now))
        return slot, key

    def whose(self, password: str, now: datetime) -> str:
        """Return the number of the first officer whom the password opens, for scripts.

        Raises:
            Refusal: it opens none, or it is too early after failures.
        """
        found = self.keys
        if seconds := found.wait(keys.UNKNOWN, now):
            raise Refusal(Reason.WAIT, wait_seconds=seconds)
        for slot in found.slots:
            may_try = slot.wrapped and not found.wait(slot.number, now)
            if may_try and keys.unwrap(slot, password, station_id=found.station_id) is not None:
                return slot.number
        found = keys.update(self.folder, lambda k: k.failed(keys.UNKNOWN, now))
        raise Refusal(Reason.WRONG_PASSWORD, wait_seconds=found.wait(keys.UNKNOWN, now))

    def remember(self, act: str, at: datetime, **values: Any) -> None:
        """Keep for the journal what was done while it was closed."""
        event = keys.Pending(act, at.isoformat(timespec="seconds"), values)
        keys.update(self.folder, lambda found: keys.with_pending(found, event))


def check_password(password: str, number: str, name: str, *, former: str = "") -> None:
    """Refuse a password that is easily guessed.

    Raises:
        Refusal: too short, too uniform, the officer's own number or name, or the former one.
    """
    plain = password.casefold()
    if (
        len(password) < LEAST_PASSWORD
        or len(set(plain)) < LEAST_DIFFERENT
        or (number and number in plain)
        or (name and name.casefold() in plain)
        or password == former
    ):
        raise Refusal(Reason.WEAK_PASSWORD, least=LEAST_PASSWORD, different=LEAST_DIFFERENT)
