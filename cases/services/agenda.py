"""What is due at this desk, read from the stored projection and never counted here."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, func, select

from cases.mediation.kinds import SessionState
from cases.papers.plain import DayGroup, DayLine, DaySheet
from cases.records.agenda import Agenda, BandDay, Due, TodaySession, Urgency, Waiting
from cases.records.cases import CaseState
from cases.records.documents import DocumentState
from cases.records.ids import CaseId, DocumentId, MediationId, PartyId, SessionId
from cases.records.officers import Role
from cases.records.times import at, day_of, local
from cases.store.engine import StoreSession
from cases.store.rows.cases import CaseRow, DueRow, TeamRow
from cases.store.rows.mediation import SessionPersonRow, SessionRow
from cases.store.rows.papers import DocumentRow
from cases.store.rows.unit import OfficerRow, RoomRow, UnitRow

if TYPE_CHECKING:
    from cases.law.calendar import WorkCalendar
    from cases.services.desk import Desk

#: How many duties the desk shows; the list says how many there are in all.
MOST = 400
#: Working days the band shows after today.
BAND = 10


class AgendaService:
    """The desk of today."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk

    def today(self, most: int = MOST) -> Agenda:
        """Return everything the desk of today shows."""
        with self.desk.reading() as session:
            dues = self._dues(session, most=most)
            total = session.scalar(select(func.count()).select_from(self._mine().subquery())) or 0
            sessions = self._sessions(session)
            planned = self._planned(session)
            waiting = self._waiting(session)
        return Agenda(self.desk.today(), dues, sessions, waiting, self._band(dues, planned), total)

    def within(self, working_days: int) -> tuple[Due, ...]:
        """Return the duties due within so many working days, overdue ones first."""
        calendar, today = self.desk.calendar(), self.desk.today()
        until = today
        for _step in range(working_days):
            until = calendar.next_working(until + timedelta(days=1))
        with self.desk.reading() as session:
            return self._dues(session, until=until)

    def day_sheet(self, agenda: Agenda) -> DaySheet:
        """Return the desk of today as a sheet to be printed; papers are Chinese."""
        with self.desk.reading() as session:
            organ = session.scalars(select(UnitRow.organ)).one()
        groups = [
            DayGroup(title, tuple(_day_line(due) for due in agenda.dues if due.urgency is urgency))
            for urgency, title in _GROUPS.items()
        ]
        held = tuple(
            DayLine(
                f"{local(item.starts_at):%H:%M}",
                item.number,
                f"调解会（{item.room}）：{'、'.join(item.names)}",
                "",
                "今天",
            )
            for item in agenda.sessions
        )
        return DaySheet(
            organ,
            self.desk.officer.name,
            agenda.today,
            tuple(group for group in (DayGroup("今天的调解会", held), *groups) if group.lines),
            self.desk.now(),
        )

    def _mine(self) -> Select[Any]:
        mine = select(TeamRow.case_id).where(
            TeamRow.officer_id == self.desk.officer.id, TeamRow.until_at.is_(None)
        )
        return select(DueRow.id).where(DueRow.case_id.in_(mine))

    def _dues(
        self, session: StoreSession, *, until: date | None = None, most: int | None = None
    ) -> tuple[Due, ...]:
        mine = select(TeamRow.case_id).where(
            TeamRow.officer_id == self.desk.officer.id, TeamRow.until_at.is_(None)
        )
        query = (
            select(
                DueRow.case_id,
                CaseRow.number,
                DueRow.rule,
                DueRow.values,
                DueRow.party_id,
                DueRow.mediation_id,
                DueRow.article,
                DueRow.due_on,
                DueRow.due_at,
                DueRow.item,
                DueRow.provisional,
            )
            .join(CaseRow, CaseRow.case_id == DueRow.case_id)
            .where(DueRow.case_id.in_(mine), CaseRow.state != CaseState.CLOSED)
            .order_by(DueRow.due_on, DueRow.due_at, DueRow.case_id)
        )
        if until is not None:
            query = query.where(DueRow.due_on <= until)
        if most is not None:
            query = query.limit(most)
        calendar, today = self.desk.calendar(), self.desk.today()
        left = _DaysLeft(calendar, today, self.desk.now())
        return tuple(_due(row, left) for row in session.execute(query))

    def _sessions(self, session: StoreSession) -> tuple[TodaySession, ...]:
        today = self.desk.today()
        rows = session.execute(
            select(SessionRow, CaseRow.number, RoomRow.name)
            .join(CaseRow, CaseRow.case_id == SessionRow.case_id)
            .join(RoomRow, RoomRow.id == SessionRow.room_id)
            .where(
                SessionRow.starts_at >= at(today),
                SessionRow.starts_at < at(today + timedelta(days=1)),
                SessionRow.state.not_in((SessionState.CALLED_OFF, SessionState.MOVED)),
            )
            .order_by(SessionRow.starts_at)
        ).all()
        people: dict[int, list[SessionPersonRow]] = {}
        for person in session.scalars(
            select(SessionPersonRow).where(
                SessionPersonRow.session_id.in_([row.SessionRow.id for row in rows])
            )
        ):
            people.setdefault(person.session_id, []).append(person)
        return tuple(_session(row, people.get(row.SessionRow.id, [])) for row in rows)

    def _planned(self, session: StoreSession) -> dict[date, int]:
        today = self.desk.today()
        starts = session.scalars(
            select(SessionRow.starts_at).where(
                SessionRow.starts_at >= at(today),
                SessionRow.starts_at < at(today + timedelta(days=40)),
                SessionRow.state == SessionState.PLANNED.value,
            )
        )
        found: dict[date, int] = {}
        for moment in starts:
            found[day_of(moment)] = found.get(day_of(moment), 0) + 1
        return found

    def _waiting(self, session: StoreSession) -> tuple[Waiting, ...]:
        officer = self.desk.officer
        query = (
            select(DocumentRow, CaseRow.number, OfficerRow.name)
            .join(CaseRow, CaseRow.case_id == DocumentRow.case_id)
            .join(OfficerRow, OfficerRow.id == DocumentRow.made_by)
            .where(DocumentRow.state == DocumentState.IN_REVIEW.value)
            .order_by(DocumentRow.made_at)
        )
        decides = officer.holds(Role.REVIEWER, Role.APPROVER)
        return tuple(
            Waiting(
                DocumentId(row.DocumentRow.id),
                CaseId(row.DocumentRow.case_id),
                row.number,
                row.DocumentRow.form,
                row.name,
                row.DocumentRow.made_at,
                row.DocumentRow.made_by == officer.id,
            )
            for row in session.execute(query)
            if decides or row.DocumentRow.made_by == officer.id
        )

    def _band(self, dues: tuple[Due, ...], planned: dict[date, int]) -> tuple[BandDay, ...]:
        """Lay out today, the next ten working days, and the days off between them."""
        calendar, today = self.desk.calendar(), self.desk.today()
        by_day: dict[date, list[Due]] = {}
        for due in dues:
            by_day.setdefault(due.due_on, []).append(due)
        days: list[BandDay] = []
        day, number = today, 0
        while number < BAND or day == today:
            marked = calendar.on(day)
            works = calendar.is_working(day)
            number += int(works and day != today)
            days.append(
                BandDay(
                    day,
                    marked.kind,
                    marked.name,
                    marked.name_en,
                    number if works and day != today else 0,
                    tuple(by_day.get(day, ())),
                    planned.get(day, 0),
                )
            )
            day += timedelta(days=1)
        return tuple(days)


#: Groups of the printed sheet, in their order.
_GROUPS = {
    Urgency.OVERDUE: "逾期",
    Urgency.TODAY: "今天",
    Urgency.SOON: "三个工作日内",
    Urgency.WEEK: "本周",
    Urgency.TEN: "十个工作日内",
}


def _day_line(due: Due) -> DayLine:
    days = due.working_days_left
    left = f"逾期 {-days} 个工作日" if days < 0 else f"剩余 {days} 个工作日" if days else "今天"
    what = f"{due.title}：{due.party}" if due.party else due.title
    return DayLine("", due.number, what, due.article, f"{due.due_on.isoformat()} {left}")


class _DaysLeft:
    """Working days left until a day, each day counted once."""

    def __init__(self, calendar: "WorkCalendar", today: date, now: datetime) -> None:
        self._calendar, self.today, self._now = calendar, today, now
        self._known: dict[date, int] = {}
        self.week_ends = today + timedelta(days=6 - today.weekday())

    def until(self, day: date) -> int:
        if day not in self._known:
            self._known[day] = self._calendar.working_days(self.today, day)
        return self._known[day]

    def urgency(self, day: date, moment: datetime | None) -> Urgency:
        left = self.until(day)
        if day < self.today or (moment is not None and moment < self._now):
            return Urgency.OVERDUE
        if day == self.today or left == 0:
            return Urgency.TODAY
        if left <= 3:
            return Urgency.SOON
        if day <= self.week_ends:
            return Urgency.WEEK
        return Urgency.TEN if left <= BAND else Urgency.LATER


def _due(row: Any, left: _DaysLeft) -> Due:
    values = row.values or {}
    return Due(
        CaseId(row.case_id),
        row.number,
        row.rule,
        values.get("title", ""),
        values.get("title_en", ""),
        values.get("party", ""),
        None if row.party_id is None else PartyId(row.party_id),
        None if row.mediation_id is None else MediationId(row.mediation_id),
        row.article,
        values.get("article_key", ""),
        row.due_on,
        left.until(row.due_on),
        row.provisional,
        left.urgency(row.due_on, row.due_at),
        int(values.get("missed", 0)),
        int(values.get("threshold", 0)),
        row.due_at,
        row.item or "",
    )


def _session(row: Any, people: list[SessionPersonRow]) -> TodaySession:
    held: SessionRow = row.SessionRow
    return TodaySession(
        SessionId(held.id),
        CaseId(held.case_id),
        row.number,
        held.starts_at,
        held.ends_at,
        row.name,
        held.state,
        tuple(person.name for person in people),
        sum(person.confirmed_at is not None for person in people),
        len(people),
    )


def now_is(session: TodaySession, now: datetime) -> bool:
    """Tell whether a session is going on."""
    return session.starts_at <= now < session.ends_at
