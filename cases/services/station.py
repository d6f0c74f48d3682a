"""A station: the folder with the encrypted database, its key file and its backups.

Nothing here needs the database before a password has opened it, so that the sign-in page shows
at once; the store is imported when it is needed.
"""

from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cases.records import recovery
from cases.records.officers import Officer, Role
from cases.records.recovery import Half, RecoveryCode
from cases.records.station import Cost, NewOfficer, StationFace
from cases.records.times import day_of
from cases.refusals import Reason, Refusal
from cases.services.folder import DATABASE, FOUNDING, hold, let_go, require_vacant, salt_of, sweep
from cases.services.keyring import KeyRing, check_password
from cases.store import keys
from cases.store.keys import KeyFile
from cases.store.lock import FileLock
from cases.store.system import asking_system

if TYPE_CHECKING:
    from cases.papers.press import Press
    from cases.records.unit import Unit
    from cases.services.desk import Desk
    from cases.store.engine import Store


class Station(KeyRing):
    """One station folder, held by this process; after a sign-in it has a desk."""

    def __init__(self, folder: Path, lock: FileLock | None, cost: Cost) -> None:
        super().__init__(folder, cost)
        self._lock = lock
        self._desk: Desk | None = None

    # --- opening and closing -------------------------------------------------------------

    @classmethod
    def create(
        cls,
        folder: Path,
        unit: "Unit",
        first: NewOfficer,
        password: str,
        *,
        now: Callable[[], datetime],
        cost: Cost | None = None,
    ) -> tuple["Station", RecoveryCode]:
        """Make a new station with its first administrator; return it and its recovery code.

        Raises:
            Refusal: there is a station already, or the password is weak.
        """
        from cases.services import founding

        check_password(password, first.number, first.name)
        with asking_system():
            folder.mkdir(parents=True, exist_ok=True)
        station = cls(folder, hold(folder), cost or Cost())
        with ExitStack() as undo:
            undo.callback(station.close)
            undo.callback(sweep, folder)
            sweep(folder)
            require_vacant(folder)
            (folder / FOUNDING).touch()
            code = founding.found(station, unit, first, password, now())
            (folder / FOUNDING).unlink()
            undo.pop_all()
        return station, code

    @classmethod
    def open(cls, folder: Path, *, alone: bool = True, cost: Cost | None = None) -> "Station":
        """Open a station folder without any password yet.

        Args:
            folder: The station folder.
            alone: Hold the station; a command that only reads may work beside a window.
            cost: What a new password costs to check.

        Raises:
            Refusal: no station, no key file, a foreign one, another window has it open, or the
                folder cannot be read or written.
        """
        database, key_file = folder / DATABASE, folder / keys.NAME
        with asking_system():
            founding = (folder / FOUNDING).exists()
        if founding:
            raise Refusal(Reason.STATION_MISSING, path=str(folder))
        if not database.exists() and not key_file.exists():
            raise Refusal(Reason.STATION_MISSING, path=str(folder))
        if not database.exists():
            raise Refusal(Reason.DATABASE_MISSING, path=str(database))
        found = keys.read(folder)
        if salt_of(database) != found.database_salt:
            raise Refusal(Reason.KEY_FILE_FOREIGN, path=str(key_file))
        return cls(folder, hold(folder) if alone else None, cost or Cost())

    def face(self) -> StationFace:
        """Return what the sign-in page shows."""
        found = keys.read(self.folder)
        last = found.last_sign_in_at
        return StationFace(
            found.organ,
            found.squad,
            found.journal_seq,
            datetime.fromisoformat(last) if last else None,
            found.is_demo,
        )

    def close(self) -> None:
        """Sign out, forget the key and let others have the station."""
        self.lock()
        self._desk = None
        if self._lock is not None:
            let_go(self.folder, self._lock)
            self._lock = None

    # --- signing in ----------------------------------------------------------------------

    def sign_in(
        self,
        who: str,
        password: str,
        *,
        press: "Press",
        now: Callable[[], datetime],
        new_password: str | None = None,
    ) -> "Desk":
        """Open the station for an officer.

        Args:
            who: Number or name.
            password: His password.
            press: What his papers are printed with.
            now: The clock.
            new_password: Chosen at the first sign-in after an administrator set the password.

        Raises:
            Refusal: wrong, too early after failures, retired, an initial password to change;
                or the database is damaged or of a newer program.
        """
        from cases.services.calendars import UnitCalendar
        from cases.services.desk import Desk

        slot, key = self.try_password(who, password, now())
        if slot.initial:
            if new_password is None:
                raise Refusal(Reason.PASSWORD_TO_CHANGE, name=slot.name)
            check_password(new_password, slot.number, slot.name, former=password)
        with ExitStack() as undo:
            store = self.open_store(key)
            undo.callback(store.close)
            officer = self._officer(store, slot.number, now())
            desk = Desk(store, officer, now, press, UnitCalendar(store), station=self)
            self._enter(desk)
            undo.pop_all()
        self._key, self._desk = key, desk
        if slot.initial and new_password is not None:
            desk.officers.change_password(password, new_password)
        return desk

    def lock(self) -> None:
        """Forget the key and close the database; the desk stays, and rests until `unlock`.

        Work under way ends its transaction and is refused the next one, so a caller with a long
        work running covers the window and waits for it first.
        """
        if self._desk is not None and self._key is not None:
            # A damaged database must not keep the station from closing.
            with suppress(Refusal):
                self._remember_head(self._desk.store)
            self._desk.store.close()
        self._key = None

    def unlock(self, password: str) -> None:
        """Open the database again for the officer whose desk this is.

        Raises:
            Refusal: the password is wrong, or it is too early after failures.
        """
        desk = self._desk
        assert desk is not None
        _, key = self.try_password(desk.officer.number, password, desk.now())
        if self._key is None:
            store = self.open_store(key)
            desk.officer = self._officer(store, desk.officer.number, desk.now())
            desk.store, self._key = store, key
        with desk.act("station.unlock"):
            pass
        self._passed(desk.officer.number, desk)

    def recover(
        self,
        code: RecoveryCode,
        number: str,
        new_password: str,
        *,
        now: Callable[[], datetime],
    ) -> None:
        """Give an administrator a new password by means of both halves; no case is opened.

        Raises:
            Refusal: a half is mistyped, not of this station or no longer valid, or the officer
                is no administrator.
        """
        from cases.services.entries import record
        from cases.store import engine
        from cases.store.guard import Acting

        secret = recovery.decode(Half.A, code.a) + recovery.decode(Half.B, code.b)
        found = self.keys
        slot = found.recovery
        key = None if slot is None else keys.unseal(slot, secret, station_id=found.station_id)
        if key is None:
            raise Refusal(Reason.WRONG_RECOVERY_CODE)
        store = self.open_store(key)
        try:
            officer = self._officer(store, number.strip(), now())
            if not officer.holds(Role.ADMINISTRATOR):
                raise Refusal(Reason.NOT_ALLOWED, roles=(Role.ADMINISTRATOR,))
            check_password(new_password, officer.number, officer.name)
            with (
                engine.session(store.writing, Acting(officer.id, now())) as session,
                self.holding(key),
            ):
                record(session, now(), officer.id, "station.recover", number=officer.number)
                self.put_slot(officer.number, officer.name, new_password, initial=False)
        finally:
            store.close()

    def open_store(self, key: bytes) -> "Store":
        """Open the database, brought up to today's tables first.

        Raises:
            Refusal: it is damaged, or a newer program has written it.
        """
        from cases.store import engine, schema

        path = self.folder / DATABASE
        raw = engine.connect(path, key)
        try:
            current = schema.is_current(raw)
        except engine.DriverError as error:
            raise engine.told(error) from error
        finally:
            raw.close()
        if not current:
            from cases.services import upgrading

            upgrading.upgrade(self, key)
        return engine.open_store(path, key)

    # --- private -------------------------------------------------------------------------

    def _officer(self, store: "Store", number: str, now: datetime) -> Officer:
        from cases.services.officers import officer_by_number, stood_in_as
        from cases.store import engine
        from cases.store.guard import Acting

        with engine.session(store.reading, Acting(-1, now)) as session:
            officer = officer_by_number(session, number)
            if officer is None:
                raise Refusal(Reason.NOT_FOUND, number=number)
            if not officer.active:
                raise Refusal(Reason.OFFICER_RETIRED, name=officer.name)
            stands_in_as = stood_in_as(session, officer.id, day_of(now))
        return replace(officer, stands_in_as=stands_in_as)

    def _enter(self, desk: "Desk") -> None:
        """Record the sign-in, and what waited for the journal to be open."""
        from cases.services.entries import report, report_clock, report_end
        from cases.store.rows.unit import OfficerRow

        found = self.keys
        with desk.act("station.sign_in") as deed:
            row = deed.session.get_one(OfficerRow, desk.officer.id)
            row.last_sign_in_at = desk.now()
            report(deed.session, found, desk.now())
            report_clock(deed.session, desk.now())
            report_end(deed.session, found, desk.now())
        self._passed(desk.officer.number, desk, reported=found)

    def _passed(self, number: str, desk: "Desk", *, reported: KeyFile | None = None) -> None:
        """Clear the officer's failures; what is `reported` is in the journal now."""
        from cases.services.entries import remember_end

        def change(found: KeyFile) -> KeyFile:
            failures = dict(found.failures)
            mine = failures.pop(number, None)
            if reported is None:
                if mine is not None:
                    failures[number] = replace(mine, count=0)
                return replace(found, failures=failures)
            return replace(
                remember_end(found, desk.store),
                failures={n: replace(one, unreported=()) for n, one in failures.items()},
                pending=tuple(one for one in found.pending if one not in reported.pending),
                last_sign_in_at=desk.now().isoformat(timespec="seconds"),
            )

        keys.update(self.folder, change)

    def _remember_head(self, store: "Store") -> None:
        from cases.services.entries import remember_end

        keys.update(self.folder, lambda found: remember_end(found, store))
