"""The calendar of sessions: the officer's own whole, hidden ones as busy intervals."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from sqlalchemy import select

from cases.law.calendar import DayKind
from cases.mediation.kinds import SessionState
from cases.records.ids import CaseId, RoomId, SessionId
from cases.records.mediation import Block, Column, RoomLine, Week
from cases.records.times import SHANGHAI
from cases.services.mediations.finding import (
    Part,
    counted_parties,
    mediations_of,
    parties,
    runs,
    sides,
)
from cases.store.engine import StoreSession
from cases.store.rows.cases import CaseRow
from cases.store.rows.mediation import (
    MediationRow,
    MediationSideRow,
    SessionPersonRow,
    SessionRow,
)
from cases.store.rows.papers import ServiceRow
from cases.store.rows.unit import RoomRow

_LIVE = (SessionState.PLANNED, SessionState.OPEN, SessionState.HELD)


class Calendar(Part):
    """Days with rooms and sessions."""

    def calendar(self, first: date, last: date) -> Week:
        """Return the days, rooms and sessions from the first day to the last, both included.

        Sessions of cases the officer may not see are busy intervals and nothing else.
        """
        begin = datetime.combine(first, time(), SHANGHAI)
        end = datetime.combine(last + timedelta(days=1), time(), SHANGHAI)
        wanted = (
            select(SessionRow)
            .where(
                SessionRow.starts_at >= begin,
                SessionRow.starts_at < end,
                SessionRow.state.in_(_LIVE),
            )
            .order_by(SessionRow.starts_at, SessionRow.id)
        )
        with self.desk.reading() as session:
            rooms = session.scalars(select(RoomRow).order_by(RoomRow.position, RoomRow.id)).all()
            rows = session.scalars(wanted).all()
            cases = case_numbers(session, [row.case_id for row in rows])
            blocks = [self._block(session, row, cases[row.case_id]) for row in rows]
            seen = {row.id for row in rows}
            shown = [(RoomLine(RoomId(room.id), room.name), room.closed_at) for room in rooms]
        with self.desk.past_guard() as everything:
            blocks += [
                Block(RoomId(row.room_id), row.starts_at, row.ends_at)
                for row in everything.scalars(wanted)
                if row.id not in seen
            ]
        used = {block.room_id for block in blocks}
        kept = tuple(line for line, closed in shown if closed is None or line.id in used)
        days = (first + timedelta(days=n) for n in range((last - first).days + 1))
        return Week(tuple(self._column(day) for day in days), kept, tuple(blocks))

    def _block(self, session: StoreSession, row: SessionRow, number: str) -> Block:
        served = mediations_of(session, row.id)
        entered = sides(session, [one.id for one in served])
        people = session.scalars(
            select(SessionPersonRow).where(SessionPersonRow.session_id == row.id)
        ).all()
        wanted = {side.party_id for side in entered}
        told = session.scalars(
            select(ServiceRow.party_id)
            .where(
                ServiceRow.session_id == row.id,
                ServiceRow.served_at.is_not(None),
                ServiceRow.replaced_at.is_(None),
            )
            .distinct()
        ).all()
        first = claimant_first(served[0], entered)
        name = parties(session, first[:1])
        return Block(
            RoomId(row.room_id),
            row.starts_at,
            row.ends_at,
            SessionId(row.id),
            CaseId(row.case_id),
            number,
            next((one.name for one in name.values()), ""),
            SessionState(row.state),
            len(people),
            len(wanted & set(told)),
            sum(one.confirmed_at is not None for one in people),
            runs(session, self.desk, row.case_id),
        )

    def _column(self, day: date) -> Column:
        known = self.desk.calendar().on(day)
        return Column(
            day,
            self.desk.calendar().is_working(day),
            known.kind is DayKind.MAKEUP,
            known.official,
            known.name,
            known.name_en,
        )


def case_numbers(session: StoreSession, ids: Iterable[int]) -> dict[int, str]:
    """Return the numbers of the cases that the officer may see."""
    rows = session.execute(
        select(CaseRow.case_id, CaseRow.number).where(CaseRow.case_id.in_(tuple(set(ids))))
    )
    return {row.case_id: row.number for row in rows}


def claimant_first(row: MediationRow, entered: list[MediationSideRow]) -> list[int]:
    """Return the parties, those of the claimant's side first."""
    own = next((side.side for side in entered if side.party_id == row.claimant_id), "")
    listed = counted_parties(entered)
    return [side.party_id for side in sorted(listed, key=lambda side: side.side != own)]
