"""The working calendar of the unit: the shipped years with what the administrator has entered."""

from collections import defaultdict
from dataclasses import replace
from datetime import UTC, date, datetime

from sqlalchemy import select

from cases.law.calendar import MarkedDay, WorkCalendar
from cases.store import engine
from cases.store.guard import Acting
from cases.store.rows.unit import CalendarDayRow, CalendarYearRow


class UnitCalendar:
    """Gives the calendar as it stands; reads it once and again after `forget`."""

    def __init__(self, store: engine.Store) -> None:
        self._store = store
        self._known: WorkCalendar | None = None

    def __call__(self) -> WorkCalendar:
        """Return the calendar as it stands."""
        if self._known is None:
            # The calendar is nobody's: read it in no officer's name.
            nobody = Acting(-1, datetime.now(UTC))
            with engine.session(self._store.reading, nobody) as session:
                self._known = load(session)
        return self._known

    def forget(self) -> None:
        """Read the tables anew at the next question."""
        self._known = None


def load(session: engine.StoreSession) -> WorkCalendar:
    """Return the shipped calendar with the entered years and the days fixed by hand."""
    tables: dict[int, dict[date, MarkedDay]] = defaultdict(dict)
    fixed: dict[date, MarkedDay] = {}
    for row in session.scalars(select(CalendarDayRow)):
        days = tables[row.of_year] if row.of_year else fixed
        days[row.day] = MarkedDay(row.working, row.name)
    calendar = WorkCalendar.shipped()
    for year in session.scalars(select(CalendarYearRow.year).order_by(CalendarYearRow.year)):
        calendar = calendar.with_year(year, tables[year])
    return replace(calendar, overrides=fixed)
