"""The unit's own data: names, rooms, working calendar, policies, settings, drafts, filters."""

from collections.abc import Generator, Mapping
from contextlib import AbstractContextManager
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select

from cases.law.calendar import MarkedDay, WorkCalendar, notice_of
from cases.records.ids import RoomId
from cases.records.officers import Role
from cases.records.policies import KINDS
from cases.records.progress import Progress
from cases.records.unit import (
    CalendarYear,
    Draft,
    FixedDay,
    NamedFilter,
    Policy,
    Room,
    Unit,
)
from cases.refusals import Reason, Refusal
from cases.services.calendars import UnitCalendar
from cases.store import engine
from cases.store.guard import Acting
from cases.store.rows.unit import (
    CalendarDayRow,
    CalendarYearRow,
    DraftRow,
    FilterRow,
    PolicyRow,
    RoomRow,
    SettingRow,
    UnitRow,
)

if TYPE_CHECKING:
    from cases.services.desk import Desk

_FIELDS = (
    "organ", "squad", "short_name", "region", "address", "phone", "court", "committee",
)  # fmt: skip
#: Settings that change how the whole station works; other settings any officer may keep.
_OF_ADMINISTRATOR = ("station.", "forms.", "seal.")


class UnitService:
    """What is kept of the unit as a whole, and of each officer's own half-typed work."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk

    # --- the unit and its rooms ------------------------------------------------------------

    def unit(self) -> Unit:
        """Return the unit's names and addresses."""
        with self.desk.reading() as session:
            row = session.get_one(UnitRow, 1)
            return Unit(**{name: getattr(row, name) for name in _FIELDS}, is_demo=row.is_demo)

    def save_unit(self, unit: Unit) -> None:
        """Change the unit's names and addresses; papers issued so far keep theirs.

        Raises:
            Refusal: not an administrator, or organ or squad is missing.
        """
        self.desk.require(Role.ADMINISTRATOR)
        for name in ("organ", "squad"):
            if not getattr(unit, name).strip():
                raise Refusal(Reason.FIELD_MISSING, field=name)
        with self.desk.act("unit.save") as deed:
            row = deed.session.get_one(UnitRow, 1)
            changes = {
                name: (getattr(row, name), getattr(unit, name).strip())
                for name in _FIELDS
                if getattr(row, name) != getattr(unit, name).strip()
            }
            for name, (_, value) in changes.items():
                setattr(row, name, value)
            deed.note(changes={name: list(pair) for name, pair in changes.items()})
        if self.desk.station is not None:
            self.desk.station.show_unit(unit.organ.strip(), unit.squad.strip())

    def rooms(self, *, closed: bool = False) -> tuple[Room, ...]:
        """Return the rooms in their order; those no longer used only when asked for."""
        with self.desk.reading() as session:
            rows = session.scalars(select(RoomRow).order_by(RoomRow.position, RoomRow.id))
            return tuple(_room(row) for row in rows if closed or row.closed_at is None)

    def add_room(self, name: str, address: str = "") -> RoomId:
        """Add a room in which sessions can be held.

        Raises:
            Refusal: not an administrator, no name, or the name is taken.
        """
        self.desk.require(Role.ADMINISTRATOR)
        name = name.strip()
        if not name:
            raise Refusal(Reason.FIELD_MISSING, field="name")
        with self.desk.act("unit.add_room", name=name, address=address.strip()) as deed:
            rooms = deed.session.scalars(select(RoomRow)).all()
            if any(room.name == name for room in rooms):
                raise Refusal(Reason.NUMBER_TAKEN, number=name)
            row = RoomRow(
                name=name,
                address=address.strip(),
                position=max((room.position for room in rooms), default=0) + 1,
            )
            deed.session.add(row)
            deed.session.flush()
            return RoomId(row.id)

    def change_room(self, room: RoomId, *, address: str, closed: bool) -> None:
        """Change a room's address, or whether it is still used for new sessions."""
        self.desk.require(Role.ADMINISTRATOR)
        with self.desk.act("unit.change_room", address=address.strip(), closed=closed) as deed:
            row = deed.session.get(RoomRow, room)
            if row is None:
                raise Refusal(Reason.NOT_FOUND)
            deed.note(name=row.name)
            row.address = address.strip()
            row.closed_at = (row.closed_at or self.desk.now()) if closed else None

    # --- the working calendar --------------------------------------------------------------

    def calendar(self) -> WorkCalendar:
        """Return the working calendar of the unit."""
        return self.desk.calendar()

    def years(self) -> tuple[CalendarYear, ...]:
        """Return the years whose working days are known, and from where."""
        with self.desk.reading() as session:
            entered = {
                row.year: CalendarYear(row.year, row.source, row.entered_at)
                for row in session.scalars(select(CalendarYearRow))
            }
        shipped = {
            year: CalendarYear(year, notice_of(year), None) for year in WorkCalendar.shipped().years
        }
        return tuple(sorted((shipped | entered).values(), key=lambda known: known.year))

    def fixed_days(self) -> tuple[FixedDay, ...]:
        """Return the days fixed by hand, in order."""
        with self.desk.reading() as session:
            rows = session.scalars(
                select(CalendarDayRow)
                .where(CalendarDayRow.of_year == 0)
                .order_by(CalendarDayRow.day)
            )
            return tuple(FixedDay(row.day, row.working, row.name) for row in rows)

    def enter_year(
        self, year: int, days: Mapping[date, MarkedDay], source: str
    ) -> Generator[Progress, None, int]:
        """Enter the working days of a year and count all open clocks anew.

        Args:
            year: The year the notice is about.
            days: Days off and worked weekends.
            source: Number of the notice.

        Returns:
            How many cases were counted anew.

        Raises:
            Refusal: not an administrator, no source, or a day lies outside the year.
        """
        self.desk.require(Role.ADMINISTRATOR)
        if not source.strip():
            raise Refusal(Reason.FIELD_MISSING, field="source")
        for day in days:
            if day.year != year and not (day.year == year - 1 and day.month == 12):
                raise Refusal(Reason.FIELD_INVALID, field="day", value=day.isoformat())
        with self.desk.act("unit.enter_year", year=year, source=source.strip()) as deed:
            session = deed.session
            session.execute(delete(CalendarDayRow).where(CalendarDayRow.of_year == year))
            session.execute(delete(CalendarYearRow).where(CalendarYearRow.year == year))
            session.add(
                CalendarYearRow(year=year, source=source.strip(), entered_at=self.desk.now())
            )
            session.add_all(
                CalendarDayRow(day=day, of_year=year, working=mark.working, name=mark.name)
                for day, mark in days.items()
            )
            deed.note(
                off=[day for day in sorted(days) if not days[day].working],
                worked=[day for day in sorted(days) if days[day].working],
            )
        return (yield from self._recount())

    def fix_day(self, day: date, *, working: bool, name: str) -> Generator[Progress, None, int]:
        """Fix one day by hand, over every table, and count all open clocks anew."""
        self.desk.require(Role.ADMINISTRATOR)
        if not name.strip():
            raise Refusal(Reason.REASON_MISSING)
        with self.desk.act("unit.fix_day", day=day, working=working, name=name.strip()) as deed:
            deed.session.merge(
                CalendarDayRow(day=day, of_year=0, working=working, name=name.strip())
            )
        return (yield from self._recount())

    def release_day(self, day: date) -> Generator[Progress, None, int]:
        """Let the tables decide about a day again, and count all open clocks anew."""
        self.desk.require(Role.ADMINISTRATOR)
        with self.desk.act("unit.release_day", day=day) as deed:
            row = deed.session.get(CalendarDayRow, (day, 0))
            if row is None:
                raise Refusal(Reason.NOT_FOUND)
            deed.session.delete(row)
        return (yield from self._recount())

    def _recount(self) -> Generator[Progress, None, int]:
        from cases.services.recount import recount_all

        self.desk.calendar = UnitCalendar(self.desk.store)
        return (yield from recount_all(self.desk))

    # --- policies --------------------------------------------------------------------------

    def policy(self, key: str, on: date | None = None) -> Policy:
        """Return what holds on a day (today when none is given): decided, or the default."""
        day = on or self.desk.today()
        for policy in reversed(self.decisions(key)):
            if policy.in_force_from is not None and policy.in_force_from <= day:
                return policy
        return Policy(KINDS[key], KINDS[key].default)

    def policies(self) -> tuple[Policy, ...]:
        """Return what holds today for everything the unit may decide."""
        return tuple(self.policy(key) for key in KINDS)

    def decisions(self, key: str) -> tuple[Policy, ...]:
        """Return every decision about one thing; of two in force the later entry holds."""
        kind = KINDS[key]
        with self.desk.reading() as session:
            rows = session.scalars(
                select(PolicyRow)
                .where(PolicyRow.key == key)
                .order_by(PolicyRow.in_force_from, PolicyRow.id)
            )
            return tuple(
                Policy(
                    kind,
                    row.value,
                    row.id,
                    row.in_force_from,
                    row.reference,
                    row.approved_by,
                    row.approved_on,
                    row.entered_at,
                )
                for row in rows
            )

    def decide(
        self,
        key: str,
        value: int | str,
        *,
        in_force_from: date,
        reference: str,
        approved_by: str,
        approved_on: date,
    ) -> Policy:
        """Enter a decision of the unit; earlier ones stay for the days they were in force.

        Raises:
            Refusal: not an administrator or squad leader, the value is not one the law leaves
                open, the approval lacks a part, or it would change what was in force before it
                was approved.
        """
        self.desk.require(Role.ADMINISTRATOR, Role.SQUAD_LEADER)
        if value not in KINDS[key].choices:
            raise Refusal(Reason.FIELD_INVALID, field=key, value=value)
        for name, text in (("reference", reference), ("approved_by", approved_by)):
            if not text.strip():
                raise Refusal(Reason.FIELD_MISSING, field=name)
        if approved_on > self.desk.today():
            raise Refusal(Reason.FIELD_INVALID, field="approved_on", value=approved_on.isoformat())
        if in_force_from < approved_on:
            raise Refusal(
                Reason.FIELD_INVALID, field="in_force_from", value=in_force_from.isoformat()
            )
        with self.desk.act("unit.decide", key=key, value=value) as deed:
            deed.note(
                in_force_from=in_force_from,
                reference=reference.strip(),
                approved_by=approved_by.strip(),
                approved_on=approved_on,
            )
            deed.session.add(
                PolicyRow(
                    key=key,
                    value=value,
                    in_force_from=in_force_from,
                    reference=reference.strip(),
                    approved_by=approved_by.strip(),
                    approved_on=approved_on,
                    entered_by=self.desk.officer.id,
                    entered_at=self.desk.now(),
                )
            )
        return self.policy(key, in_force_from)

    # --- settings --------------------------------------------------------------------------

    def setting(self, key: str, default: Any = None) -> Any:
        """Return a setting of the station."""
        with self.desk.reading() as session:
            row = session.get(SettingRow, key)
            return default if row is None else row.value

    def save_setting(self, key: str, value: Any) -> None:
        """Keep a setting of the station.

        Raises:
            Refusal: it concerns the whole station and the officer is no administrator.
        """
        if key.startswith(_OF_ADMINISTRATOR):
            self.desk.require(Role.ADMINISTRATOR)
        with self.desk.act("unit.save_setting", key=key) as deed:
            deed.session.merge(SettingRow(key=key, value=value))

    # --- an officer's own drafts and filters -----------------------------------------------

    def save_draft(self, form: str, values: Mapping[str, Any]) -> None:
        """Keep what is being typed; no act yet, so nothing goes into the journal."""
        with self._own() as session:
            row = session.scalar(select(DraftRow).where(DraftRow.form == form))
            if row is None:
                row = DraftRow(officer_id=self.desk.officer.id, form=form)
                session.add(row)
            row.values = dict(values)
            row.saved_at = self.desk.now()

    def draft(self, form: str) -> Draft | None:
        """Return what this officer had typed into a form, if anything."""
        with self.desk.reading() as session:
            row = session.scalar(select(DraftRow).where(DraftRow.form == form))
            return None if row is None else Draft(row.form, row.values, row.saved_at)

    def drafts(self) -> tuple[Draft, ...]:
        """Return all drafts of this officer, the newest first."""
        with self.desk.reading() as session:
            rows = session.scalars(select(DraftRow).order_by(DraftRow.saved_at.desc()))
            return tuple(Draft(row.form, row.values, row.saved_at) for row in rows)

    def drop_draft(self, form: str) -> None:
        """Forget a draft: it has become an act, or is not wanted any more."""
        with self._own() as session:
            row = session.scalar(select(DraftRow).where(DraftRow.form == form))
            if row is not None:
                session.delete(row)

    def filters(self) -> tuple[NamedFilter, ...]:
        """Return the filters this officer keeps, in his order."""
        with self.desk.reading() as session:
            rows = session.scalars(select(FilterRow).order_by(FilterRow.position, FilterRow.id))
            return tuple(NamedFilter(row.id, row.name, row.values) for row in rows)

    def save_filter(self, name: str, values: Mapping[str, Any]) -> NamedFilter:
        """Keep a filter under a name; one of the same name is replaced."""
        name = name.strip()
        if not name:
            raise Refusal(Reason.FIELD_MISSING, field="name")
        with self._own() as session:
            row = session.scalar(select(FilterRow).where(FilterRow.name == name))
            if row is None:
                row = FilterRow(officer_id=self.desk.officer.id, name=name)
                session.add(row)
            row.values = dict(values)
            session.flush()
            return NamedFilter(row.id, row.name, row.values)

    def drop_filter(self, number: int) -> None:
        """Forget a filter."""
        with self._own() as session:
            row = session.get(FilterRow, number)
            if row is not None:
                session.delete(row)

    def exported(self, what: str, rows: int) -> None:
        """Record that a list left the program as a file."""
        with self.desk.act("list.export", list=what, rows=rows):
            pass

    def _own(self) -> AbstractContextManager[engine.StoreSession]:
        me = Acting(self.desk.officer.id, self.desk.now())
        return engine.session(self.desk.store.writing, me)


def _room(row: RoomRow) -> Room:
    return Room(RoomId(row.id), row.name, row.address, closed=row.closed_at is not None)
