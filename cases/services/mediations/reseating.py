"""Sessions whose mediator may not hold them any more, and another one in his place."""

from sqlalchemy import or_, select

from cases.mediation import sitting
from cases.mediation.kinds import SessionState
from cases.mediation.sitting import Slot
from cases.records.ids import CaseId, OfficerId, RoomId, SessionId
from cases.records.mediation import MovedSessions, SessionWithout, WhyWithout
from cases.records.officers import Role, TeamRole
from cases.refusals import Reason, Refusal
from cases.services.assignment import member
from cases.services.entries import record_case
from cases.services.mediations.finding import Part
from cases.services.mediations.seating import officer_keys, slot
from cases.services.names import officer_names
from cases.store.engine import StoreSession
from cases.store.rows.approvals import RecusalRow
from cases.store.rows.cases import CaseRow, TeamRow
from cases.store.rows.mediation import SessionRow
from cases.store.rows.unit import OfficerRow, RoomRow

_HOLDS = (TeamRole.LEAD.value, TeamRole.ASSIST.value, TeamRole.MEDIATOR.value)


class Reseating(Part):
    """What the leader of the squad does when a mediator is recused, has left or retired."""

    def without_mediator(self) -> tuple[SessionWithout, ...]:
        """Return the sessions to come whose mediator may not hold them, by number and time."""
        self.desk.require(Role.SQUAD_LEADER)
        with self.desk.past_guard() as session:
            return tuple(self._without(session))

    def hand_sessions(self, to: OfficerId) -> MovedSessions:
        """Give another mediator every session that lacks one, as far as he is free for it.

        He joins the cases as their mediator. Sessions at a time when he sits elsewhere, or of a
        case he is out of himself, stay on the list and are said.

        Raises:
            Refusal: not the leader of the squad, or the officer mediates nothing.
        """
        self.desk.require(Role.SQUAD_LEADER)
        now, me = self.desk.now(), self.desk.officer.id
        with self.desk.act("mediation.hand_sessions", door=True, to=to) as deed:
            session = deed.session
            _can_mediate(session, to)
            moved: list[SessionWithout] = []
            clashing: list[SessionWithout] = []
            for one in self._without(session):
                row = session.get_one(SessionRow, one.id)
                if not self._is_free(session, row, to):
                    clashing.append(one)
                    continue
                if row.second_officer_id == to:
                    row.second_officer_id = None
                old, row.mediator_id = row.mediator_id, to
                _join(session, row.case_id, to, me, self)
                session.flush()
                record_case(
                    session,
                    now,
                    me,
                    "mediation.hand_session",
                    row.case_id,
                    sitting=row.id,
                    old=old,
                    mediator=to,
                )
                session.get_one(CaseRow, row.case_id).revision += 1
                moved.append(one)
            deed.note(moved=[one.id for one in moved], clashing=[one.id for one in clashing])
        return MovedSessions(tuple(moved), tuple(clashing))

    def _without(self, session: StoreSession) -> list[SessionWithout]:
        rows = session.execute(
            select(SessionRow, CaseRow.number, RoomRow.name)
            .join(CaseRow, CaseRow.case_id == SessionRow.case_id)
            .join(RoomRow, RoomRow.id == SessionRow.room_id)
            .where(
                SessionRow.state == SessionState.PLANNED.value,
                SessionRow.starts_at > self.desk.now(),
            )
            .order_by(SessionRow.starts_at, SessionRow.id)
        ).all()
        names = officer_names(session)
        found = []
        for row, number, room in rows:
            why = _why(session, row.case_id, row.mediator_id)
            if why is not None:
                found.append(
                    SessionWithout(
                        SessionId(row.id),
                        CaseId(row.case_id),
                        number,
                        row.starts_at,
                        row.ends_at,
                        room,
                        names.get(row.mediator_id, ""),
                        why,
                    )
                )
        return found

    def _is_free(self, session: StoreSession, row: SessionRow, to: int) -> bool:
        """Tell whether he may and can hold a session: not out of the case, nowhere else then."""
        if _is_recused(session, row.case_id, to):
            return False
        known = officer_keys(session)
        wanted = Slot(row.starts_at, row.ends_at, RoomId(-1), frozenset({known[to]}), frozenset())
        others = session.scalars(
            select(SessionRow).where(
                SessionRow.id != row.id,
                SessionRow.starts_at < row.ends_at,
                SessionRow.ends_at > row.starts_at,
                SessionRow.state.in_((SessionState.PLANNED.value, SessionState.OPEN.value)),
                or_(SessionRow.mediator_id == to, SessionRow.second_officer_id == to),
            )
        )
        return not sitting.clashes(wanted, [slot(one, known, None) for one in others])


def _why(session: StoreSession, case_id: int, mediator: int) -> WhyWithout | None:
    """Return why an officer may not hold a session of a case; None: he may."""
    if _is_recused(session, case_id, mediator):
        return WhyWithout.RECUSED
    officer = session.get(OfficerRow, mediator)
    if officer is None or officer.retired_at is not None:
        return WhyWithout.RETIRED
    place = session.scalar(
        select(TeamRow.id)
        .where(
            TeamRow.case_id == case_id,
            TeamRow.officer_id == mediator,
            TeamRow.until_at.is_(None),
            TeamRow.role.in_(_HOLDS),
        )
        .limit(1)
    )
    return WhyWithout.LEFT if place is None else None


def _is_recused(session: StoreSession, case_id: int, officer: int) -> bool:
    found = session.scalar(
        select(RecusalRow.id)
        .where(
            RecusalRow.case_id == case_id,
            RecusalRow.officer_id == officer,
            RecusalRow.granted.is_(True),
        )
        .limit(1)
    )
    return found is not None


def _can_mediate(session: StoreSession, officer: int) -> None:
    row = session.get(OfficerRow, officer)
    roles = {role.role for role in row.roles} if row is not None else set()
    fit = bool(roles & {Role.MEDIATOR.value, Role.INVESTIGATOR.value})
    if row is None or row.retired_at is not None or not fit:
        raise Refusal(Reason.NOT_A_MEDIATOR, name=row.name if row is not None else "")


def _join(session: StoreSession, case_id: int, officer: int, me: int, part: Part) -> None:
    """Make him the mediator of the case, unless he has a place in it already."""
    if _why(session, case_id, officer) is None:
        return
    reason = "接替主持调解会"
    session.add(member(case_id, officer, TeamRole.MEDIATOR, me, part.desk.now(), reason))
