"""The working calendar of the unit: years by notice, days fixed by hand."""

from collections.abc import Generator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from cases.law.calendar import MarkedDay, WorkCalendar, notice_of
from cases.records.officers import Role
from cases.records.progress import Progress
from cases.records.unit import (
    CalendarYear,
    FixedDay,
)
from cases.refusals import Reason, Refusal
from cases.services.calendars import UnitCalendar
from cases.store.rows.unit import (
    CalendarDayRow,
    CalendarYearRow,
)

if TYPE_CHECKING:
    from cases.services.desk import Desk


class Years:
    """The working calendar; whatever changes it counts the open clocks anew."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk

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
