"""What is due at this desk, read from the stored projection and never counted here."""

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select

from cases.mediation.kinds import SessionState
from cases.papers.plain import DayGroup, DayLine, DaySheet
from cases.records.agenda import Agenda, BandDay, Due, TodaySession, Urgency, Waiting
from cases.records.alerts import Stage, alerts
from cases.records.documents import DocumentState
from cases.records.ids import CaseId, DocumentId, SessionId
from cases.records.officers import Role
from cases.records.times import at, day_of, local
from cases.services.duties import BAND, DaysLeft, Duties
from cases.store.engine import StoreSession
from cases.store.rows.cases import CaseRow
from cases.store.rows.mediation import SessionPersonRow, SessionRow
from cases.store.rows.papers import DocumentRow
from cases.store.rows.unit import OfficerRow, RoomRow, UnitRow

if TYPE_CHECKING:
    from cases.services.desk import Desk

#: How many duties the desk shows; the list says how many there are in all.
MOST = 400


# Made once: the desk of today is read after each act, and to put a statement together takes
# longer than to run it.
_SESSIONS = (
    select(SessionRow, CaseRow.number, RoomRow.name)
    .join(CaseRow, CaseRow.case_id == SessionRow.case_id)
    .join(RoomRow, RoomRow.id == SessionRow.room_id)
    .where(
        SessionRow.starts_at >= bindparam("since"),
        SessionRow.starts_at < bindparam("until"),
        SessionRow.state.not_in((SessionState.CALLED_OFF, SessionState.MOVED)),
    )
    .order_by(SessionRow.starts_at)
)
_PLANNED = select(SessionRow.starts_at).where(
    SessionRow.starts_at >= bindparam("since"),
    SessionRow.starts_at < bindparam("until"),
    SessionRow.state == SessionState.PLANNED.value,
)
_WAITING = (
    select(
        DocumentRow.id,
        DocumentRow.case_id,
        CaseRow.number,
        DocumentRow.form,
        OfficerRow.name,
        DocumentRow.made_at,
        DocumentRow.made_by,
    )
    .join(CaseRow, CaseRow.case_id == DocumentRow.case_id)
    .join(OfficerRow, OfficerRow.id == DocumentRow.made_by)
    .where(DocumentRow.state == DocumentState.IN_REVIEW.value)
    .order_by(DocumentRow.made_at)
)


class AgendaService:
    """The desk of today."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk
        self._duties = Duties(desk.officer.id)
        self._known: DaysLeft | None = None

    def today(self, most: int = MOST) -> Agenda:
        """Return everything the desk of today shows."""
        with self.desk.reading() as session:
            dues = self._duties.read(session, self._days(), self.desk.now(), most=most)
            sessions = self._sessions(session)
            planned = self._planned(session)
            waiting = self._waiting(session)
        band = self._band(dues, planned)
        return Agenda(self.desk.today(), dues, sessions, waiting, band, self._duties.total)

    def within(self, working_days: int) -> tuple[Due, ...]:
        """Return the duties due within so many working days, overdue ones first."""
        calendar, today = self.desk.calendar(), self.desk.today()
        until = today
        for _step in range(working_days):
            until = calendar.next_working(until + timedelta(days=1))
        with self.desk.reading() as session:
            return Duties(self.desk.officer.id).read(
                session, self._days(), self.desk.now(), until=until
            )

    def day_sheet(self, agenda: Agenda) -> DaySheet:
        """Return the desk of today as a sheet to be printed; papers are Chinese."""
        with self.desk.reading() as session:
            organ = session.scalars(select(UnitRow.organ)).one()
        near = alerts(agenda.dues, self.desk.now())
        told = {alert.due for alert in near}
        groups = [
            DayGroup(title, tuple(day_line(one.due) for one in near if one.stage is stage))
            for stage, title in _NEAR.items()
        ]
        groups += [
            DayGroup(
                title,
                tuple(
                    day_line(due)
                    for due in agenda.dues
                    if due.urgency is urgency and due not in told
                ),
            )
            for urgency, title in _LATER.items()
        ]
        held = tuple(map(session_line, agenda.sessions))
        return DaySheet(
            organ,
            self.desk.officer.name,
            agenda.today,
            tuple(group for group in (DayGroup("今天的调解会", held), *groups) if group.lines),
            self.desk.now(),
        )

    def _days(self) -> DaysLeft:
        """Return the days left, those counted before if it is still the same day."""
        calendar, today = self.desk.calendar(), self.desk.today()
        if self._known is None or not self._known.hold(calendar, today):
            self._known = DaysLeft(calendar, today)
        return self._known

    def _sessions(self, session: StoreSession) -> tuple[TodaySession, ...]:
        today = self.desk.today()
        rows = session.execute(
            _SESSIONS, {"since": at(today), "until": at(today + timedelta(days=1))}
        ).all()
        people: dict[int, list[SessionPersonRow]] = {}
        if rows:
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
            _PLANNED, {"since": at(today), "until": at(today + timedelta(days=40))}
        )
        return Counter(map(day_of, starts))

    def _waiting(self, session: StoreSession) -> tuple[Waiting, ...]:
        officer = self.desk.officer
        decides = officer.holds(Role.REVIEWER, Role.APPROVER)
        return tuple(
            Waiting(
                DocumentId(row.id),
                CaseId(row.case_id),
                row.number,
                row.form,
                row.name,
                row.made_at,
                row.made_by == officer.id,
            )
            for row in session.execute(_WAITING)
            if decides or row.made_by == officer.id
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
_NEAR = {
    Stage.LATE: "逾期",
    Stage.HOUR: "一小时内届满",
    Stage.DUE: "今天",
    Stage.ONE: "剩一个工作日",
    Stage.THREE: "三个工作日内",
}
_LATER = {
    Urgency.WEEK: "本周",
    Urgency.TEN: "十个工作日内",
}


def session_line(item: TodaySession) -> DayLine:
    """Return a session of today as a line of a printed sheet."""
    return DayLine(
        f"{local(item.starts_at):%H:%M}",
        item.number,
        f"调解会（{item.room}）：{'、'.join(item.names)}",
        "",
        "今天",
    )


def day_line(due: Due) -> DayLine:
    """Return a duty as a line of a printed sheet."""
    days = due.working_days_left
    left = f"逾期 {-days} 个工作日" if days < 0 else f"剩余 {days} 个工作日" if days else "今天"
    what = f"{due.title}：{due.party}" if due.party else due.title
    time = f"{local(due.due_at):%H:%M}" if due.due_at is not None else ""
    return DayLine(time, due.number, what, due.article, f"{due.due_on.isoformat()} {left}")


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
