"""The clocks of a case taken out: as a sheet to print, as a file for a calendar program."""

from collections.abc import Iterable
from datetime import date, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from sqlalchemy import select

from cases.law.articles import article
from cases.law.calendar import DayKind, WorkCalendar
from cases.law.clock import Clock
from cases.papers.calendar_file import calendar_file
from cases.papers.clock_sheet import CalendarEntry, ClockBar, ClockSheet, OffDay
from cases.records.ids import CaseId
from cases.refusals import Reason, Refusal
from cases.services.projection import case_clocks
from cases.store.engine import StoreSession
from cases.store.rows.cases import AccidentRow, CaseRow
from cases.store.rows.unit import UnitRow

if TYPE_CHECKING:
    from cases.services.desk import Desk

#: Working days before the due day on which an alert comes, besides the day itself.
CALLS = (3, 1)


class ClockExport:
    """What leaves the clocks tab; each time it is entered in the journal."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk

    def sheet(self, case_id: CaseId) -> ClockSheet:
        """Return every clock of the case for printing; papers are Chinese."""
        calendar, now = self.desk.calendar(), self.desk.now()
        with self.desk.act("clocks.print", case_id) as deed:
            case = _case(deed.session, case_id)
            unit = deed.session.scalars(select(UnitRow)).one()
            clocks = case_clocks(deed.session, case, calendar, now)
            bars = tuple(map(_bar, sorted(clocks, key=_order)))
            return ClockSheet(
                unit.organ,
                case.number,
                bars,
                self.desk.today(),
                tuple(_off(calendar, bars, self.desk.today())),
                self.desk.officer.name,
                now,
                is_demo=unit.is_demo,
            )

    def calendar_file(self, case_id: CaseId) -> bytes:
        """Return what is still due as an iCalendar file: number and rule, nobody's name."""
        calendar, now = self.desk.calendar(), self.desk.now()
        with self.desk.act("clocks.export", case_id) as deed:
            case = _case(deed.session, case_id)
            unit = deed.session.scalars(select(UnitRow)).one()
            clocks = case_clocks(deed.session, case, calendar, now)
            entries = [
                _entry(clock, case.number, unit.station_id, calendar)
                for clock in sorted(clocks, key=_order)
                if clock.is_open and clock.due is not None
            ]
            deed.note(entries=len(entries))
            return calendar_file(entries, now)


def _case(session: StoreSession, case_id: CaseId) -> CaseRow:
    # the head of a case may be seen by who may not see what happened in it
    case = session.get(CaseRow, case_id)
    if case is None or session.get(AccidentRow, case_id) is None:
        raise Refusal(Reason.NOT_FOUND)
    return case


def _order(clock: Clock) -> tuple[bool, date, str]:
    return (not clock.is_open, clock.due or date.max, clock.rule_id)


def _bar(clock: Clock) -> ClockBar:
    return ClockBar(
        title=clock.title,
        article=_short(clock),
        trigger=clock.trigger,
        start=clock.start,
        due=clock.due,
        due_at=clock.due_at,
        length=clock.count.length if clock.count else None,
        unit=clock.count.unit if clock.count else None,
        state=clock.state,
        projected=clock.projected,
        counted=tuple(day for day in clock.count.counted if clock.due and day <= clock.due)
        if clock.count
        else (),
        provisional=clock.provisional,
    )


def _short(clock: Clock) -> str:
    """Return the article with the short name of its law, as 146号令 第六十二条第一款."""
    if not clock.article_keys:
        return clock.article
    law = article(clock.article_keys[0]).law
    return clock.article.replace(law.name, law.short)


def _off(calendar: WorkCalendar, bars: Iterable[ClockBar], today: date) -> Iterable[OffDay]:
    days = [day for bar in bars for day in (bar.start, bar.due) if day is not None]
    first, last = min([today, *days]), max([today, *days])
    for offset in range((last - first).days + 1):
        day = first + timedelta(days=offset)
        known = calendar.on(day)
        if known.kind is not DayKind.WORKDAY:
            yield OffDay(day, known.kind is DayKind.MAKEUP, known.name)


def _entry(clock: Clock, number: str, station: str, calendar: WorkCalendar) -> CalendarEntry:
    assert clock.due is not None
    key = clock.key
    told = (station, number, key.rule_id, key.subject, key.mediation, key.item, key.round)
    uid = sha256("|".join(map(str, told)).encode()).hexdigest()[:32]
    return CalendarEntry(
        uid=f"{uid}@anjie",
        number=number,
        title=clock.title,
        article=clock.article,
        due=clock.due,
        due_at=clock.due_at,
        calls=(*(_back(calendar, clock.due, days) for days in CALLS), clock.due),
    )


def _back(calendar: WorkCalendar, due: date, days: int) -> date:
    """Return the working day so many working days before a day."""
    day = due
    for _step in range(days):
        day = calendar.previous_working(day - timedelta(days=1))
    return day
