"""Stand-ins: who takes a reviewer's or approver's place, from which day until which midnight."""

from datetime import date

from sqlalchemy import select

from cases.records.approvals import OPEN, StandIn, Step
from cases.records.ids import OfficerId, StandInId
from cases.records.officers import Role
from cases.refusals import Reason, Refusal
from cases.services.approvals.finding import AtApprovals, asked_now, grant, handles, mark
from cases.services.names import officer_names
from cases.store.engine import StoreSession
from cases.store.rows.approvals import ApprovalRow, StandInRow
from cases.store.rows.cases import GrantRow
from cases.store.rows.unit import OfficerRoleRow, OfficerRow

_STEPS = {Role.REVIEWER: Step.REVIEW, Role.APPROVER: Step.APPROVAL}


class StandIns(AtApprovals):
    """Appointing a stand-in, ending it, and who stands in for whom."""

    def appoint(
        self,
        officer: OfficerId,
        stand_in: OfficerId,
        role: Role,
        *,
        from_on: date,
        until_on: date,
        reason: str,
        order_number: str = "",
    ) -> StandInId:
        """Let somebody take an officer's place as reviewer or approver for some days.

        The officer himself does it, or another approver; on a written order of the unit, whose
        number is recorded, the squad leader. Nobody appoints himself.
        """
        me = self.desk.officer
        if role not in _STEPS:
            raise Refusal(Reason.FIELD_INVALID, field="role", value=role)
        if not reason.strip():
            raise Refusal(Reason.REASON_MISSING)
        if until_on < from_on or until_on < self.desk.today():
            raise Refusal(Reason.TIMES_INVERTED, field="until_on")
        if stand_in in {me.id, officer}:
            raise Refusal(Reason.OWN_REQUEST)
        if me.id != officer and not me.holds(Role.APPROVER):
            self.desk.require(Role.SQUAD_LEADER)
            if not order_number.strip():
                raise Refusal(Reason.FIELD_MISSING, field="order_number")
        with self.desk.act("approvals.appoint", door=True, officer=officer, role=role) as deed:
            session = deed.session
            if session.get(OfficerRoleRow, (officer, role.value)) is None:
                raise Refusal(Reason.NOT_ALLOWED, roles=(role,))
            standing = session.get(OfficerRow, stand_in)
            if standing is None or standing.retired_at is not None:
                raise Refusal(Reason.NOT_FOUND)
            if any(one.role == Role.PEOPLES_MEDIATOR for one in standing.roles):
                raise Refusal(Reason.GUEST_APART)
            row = StandInRow(
                officer_id=officer,
                stand_in_id=stand_in,
                role=role.value,
                from_on=from_on,
                until_on=until_on,
                reason=reason.strip(),
                order_number=order_number.strip(),
                appointed_by=me.id,
                appointed_at=self.desk.now(),
            )
            session.add(row)
            session.flush()
            self._open_what_waits(session, row)
            deed.note(stand_in=stand_in, from_on=from_on, until_on=until_on, reason=reason.strip())
            return StandInId(row.id)

    def end_stand_in(self, stand_in_id: StandInId) -> None:
        """End it before its day; cases that were open to the stand-in close at once."""
        with self.desk.act("approvals.end_stand_in", door=True) as deed:
            session = deed.session
            row = session.get(StandInRow, stand_in_id)
            if row is None:
                raise Refusal(Reason.NOT_FOUND)
            if self.desk.officer.id != row.officer_id:
                self.desk.require(Role.APPROVER, Role.SQUAD_LEADER)
            if row.ended_at is None:
                row.ended_at, row.ended_by = self.desk.now(), self.desk.officer.id
                self._shut(session, row)
            deed.note(officer=row.officer_id, stand_in=row.stand_in_id)

    def stand_ins(self) -> tuple[StandIn, ...]:
        """Return who stands in for whom, the running ones first."""
        self.desk.require(Role.REVIEWER, Role.APPROVER, Role.SQUAD_LEADER)
        today = self.desk.today()
        with self.desk.reading() as session:
            names = officer_names(session)
            rows = session.scalars(select(StandInRow).order_by(StandInRow.until_on.desc()))
            found = [_shown(row, names, today) for row in rows]
        return tuple(sorted(found, key=lambda one: not one.live))

    def _open_begun(self) -> None:
        """Open to a stand-in, once his days have begun, what waited before they did."""
        today, me = self.desk.today(), self.desk.officer.id
        begun = select(StandInRow).where(
            StandInRow.stand_in_id == me,
            StandInRow.from_on <= today,
            StandInRow.until_on >= today,
            StandInRow.ended_at.is_(None),
        )
        with self.desk.past_guard() as session:
            waits = any(
                self._shut_to(session, row, standing)
                for standing in session.scalars(begun).all()
                for row in _waiting_for(session, standing)
            )
        if not waits:
            return
        with self.desk.act("approvals.stand_in", door=True) as deed:
            for standing in deed.session.scalars(begun).all():
                self._open_what_waits(deed.session, standing)

    def _open_what_waits(self, session: StoreSession, standing: StandInRow) -> None:
        """Open the cases that wait for the officer already, if the days have begun."""
        if standing.from_on > self.desk.today():
            return
        for row in _waiting_for(session, standing):
            if self._shut_to(session, row, standing):
                grant(session, self.desk, row, standing, self.desk.now())

    def _shut_to(self, session: StoreSession, row: ApprovalRow, standing: StandInRow) -> bool:
        """Tell whether the stand-in may answer this request and has not been let in yet."""
        if row.requested_by == standing.stand_in_id or handles(
            session, row.case_id, standing.stand_in_id
        ):
            return False
        granted = session.scalar(
            select(GrantRow.id)
            .where(
                GrantRow.case_id == row.case_id,
                GrantRow.officer_id == standing.stand_in_id,
                GrantRow.reason == mark(row),
                GrantRow.until_at > self.desk.now(),
            )
            .limit(1)
        )
        return granted is None

    def _shut(self, session: StoreSession, standing: StandInRow) -> None:
        marks = [mark(row) for row in _waiting_for(session, standing)]
        for given in session.scalars(
            select(GrantRow).where(
                GrantRow.officer_id == standing.stand_in_id,
                GrantRow.reason.in_(marks),
                GrantRow.until_at > self.desk.now(),
            )
        ):
            given.until_at = self.desk.now()


def _waiting_for(session: StoreSession, standing: StandInRow) -> list[ApprovalRow]:
    step = _STEPS[Role(standing.role)]
    rows = session.scalars(
        select(ApprovalRow).where(ApprovalRow.state.in_([state.value for state in OPEN]))
    )
    return [row for row in rows if asked_now(row) == (step, standing.officer_id)]


def _shown(row: StandInRow, names: dict[int, str], today: date) -> StandIn:
    return StandIn(
        StandInId(row.id),
        OfficerId(row.officer_id),
        names.get(row.officer_id, ""),
        OfficerId(row.stand_in_id),
        names.get(row.stand_in_id, ""),
        Role(row.role),
        row.from_on,
        row.until_on,
        row.reason,
        row.order_number,
        names.get(row.appointed_by, ""),
        row.ended_at,
        row.ended_at is None and row.from_on <= today <= row.until_on,
    )
