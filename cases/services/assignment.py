"""Who handles a case: assigned, handed over, joined, put before a reviewer."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from cases.records.cases import CaseState, Member
from cases.records.ids import CaseId, OfficerId
from cases.records.officers import Role, TeamRole
from cases.refusals import Reason, Refusal
from cases.services.names import officer_names
from cases.store.engine import StoreSession
from cases.store.rows.approvals import RecusalRow
from cases.store.rows.cases import CaseRow, GrantRow, TeamRow
from cases.store.rows.unit import OfficerRoleRow, OfficerRow

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from cases.services.desk import Deed, Desk

#: Which role of an officer fits which place in a team.
_FITTING = {
    TeamRole.LEAD: (Role.INVESTIGATOR,),
    TeamRole.ASSIST: (Role.INVESTIGATOR,),
    TeamRole.MEDIATOR: (Role.MEDIATOR,),
    TeamRole.INTAKE: (Role.DUTY_DESK,),
    TeamRole.REVIEWER: (Role.REVIEWER,),
    TeamRole.APPROVER: (Role.APPROVER,),
}


class AssignmentService:
    """What a squad leader and a lead officer do about who handles a case."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk

    def assign(self, case_id: CaseId, lead: OfficerId, reason: str = "") -> None:
        """Assign a case (派案) to a lead officer; the intake of the duty desk ends.

        Only a squad leader assigns; in a case that has a lead officer it is a hand-over.
        """
        self.desk.require(Role.SQUAD_LEADER)
        self._lead(case_id, lead, reason, act="case.assign")

    def hand_over(self, case_id: CaseId, to: OfficerId, reason: str) -> None:
        """Hand a case over to another lead officer, with the reason; takes effect at once."""
        if not reason.strip():
            raise Refusal(Reason.REASON_MISSING)
        with self.desk.reading() as session:
            allowed = leads(session, self.desk, case_id) or self.desk.officer.holds(
                Role.SQUAD_LEADER
            )
        if not allowed:
            raise Refusal(Reason.NOT_ALLOWED)
        self._lead(case_id, to, reason, act="case.hand_over")

    def join(self, case_id: CaseId, officer: OfficerId, role: TeamRole, reason: str = "") -> None:
        """Take an officer onto a case, or put the case before a reviewer or approver."""
        if role in {TeamRole.LEAD, TeamRole.INTAKE}:
            raise Refusal(Reason.NOT_ALLOWED)
        with self._led(case_id, "case.join", officer=officer, role=role, reason=reason) as deed:
            not_recused(deed.session, case_id, officer, self.desk.officer.id)
            _fits(deed.session, officer, role)
            if _members(deed.session, case_id, officer, role):
                return
            deed.session.add(self._row(case_id, officer, role, reason))

    def leave(self, case_id: CaseId, officer: OfficerId, role: TeamRole, reason: str) -> None:
        """End somebody's part in a case; the lead officer hands over instead."""
        if role is TeamRole.LEAD:
            raise Refusal(Reason.NOT_ALLOWED)
        if not reason.strip():
            raise Refusal(Reason.REASON_MISSING)
        with self._led(case_id, "case.leave", officer=officer, role=role, reason=reason) as deed:
            not_recused(deed.session, case_id, self.desk.officer.id)
            for row in _members(deed.session, case_id, officer, role):
                row.until_at = self.desk.now()

    def _led(self, case_id: CaseId, act: str, **values: object) -> "AbstractContextManager[Deed]":
        with self.desk.reading() as session:
            if not (
                leads(session, self.desk, case_id) or self.desk.officer.holds(Role.SQUAD_LEADER)
            ):
                raise Refusal(Reason.NOT_ALLOWED)
            if session.get(CaseRow, case_id) is None:
                raise Refusal(Reason.NOT_FOUND)
        return self.desk.act(act, case_id, door=True, **values)

    def _lead(self, case_id: CaseId, lead: OfficerId, reason: str, *, act: str) -> None:
        with self.desk.act(act, case_id, door=True, lead=lead, reason=reason) as deed:
            put_lead(deed, self.desk, case_id, lead, reason)

    def _row(self, case_id: int, officer: int, role: TeamRole, reason: str) -> TeamRow:
        return member(case_id, officer, role, self.desk.officer.id, self.desk.now(), reason)


def put_lead(deed: "Deed", desk: "Desk", case_id: CaseId, lead: OfficerId, reason: str) -> None:
    """Make an officer lead a case inside an act past the guard; who may do it was asked before.

    The former lead and the intake end, and whatever the new lead was before.
    """
    session, now = deed.session, desk.now()
    case = session.get(CaseRow, case_id)
    if case is None:
        raise Refusal(Reason.NOT_FOUND)
    if CaseState(case.state).is_over:
        raise Refusal(Reason.NOT_ALLOWED)
    not_recused(session, case_id, lead, desk.officer.id)
    _fits(session, lead, TeamRole.LEAD)
    for row in session.scalars(
        select(TeamRow).where(TeamRow.case_id == case_id, TeamRow.until_at.is_(None))
    ):
        was_lead = row.role in {TeamRole.LEAD, TeamRole.INTAKE}
        if was_lead or (row.officer_id == lead and row.role == TeamRole.ASSIST):
            row.until_at = now
    session.add(member(case_id, lead, TeamRole.LEAD, desk.officer.id, now, reason))
    deed.note(previous=case.lead_officer_id)
    case.lead_officer_id = lead
    case.state = CaseState.OPEN.value


def member(
    case_id: int, officer: int, role: TeamRole, by: int, now: datetime, reason: str = ""
) -> TeamRow:
    """Return the row that puts an officer on a case."""
    return TeamRow(
        case_id=case_id,
        officer_id=officer,
        role=role.value,
        from_at=now,
        assigned_by=by,
        reason=reason.strip(),
    )


def leads(session: StoreSession, desk: "Desk", case_id: int) -> bool:
    """Tell whether the officer at this desk leads the case."""
    return bool(_members(session, case_id, desk.officer.id, TeamRole.LEAD))


#: Who works on a case as a whole; a mediator works on the mediation, a reviewer only reads.
INVESTIGATES = (TeamRole.LEAD, TeamRole.ASSIST, TeamRole.INTAKE)
HANDLES = (*INVESTIGATES, TeamRole.MEDIATOR)


def require_place(
    session: StoreSession, desk: "Desk", case_id: int, places: tuple[TeamRole, ...]
) -> None:
    """Refuse unless the officer at this desk holds one of these places in the case."""
    if not any(_members(session, case_id, desk.officer.id, place) for place in places):
        raise Refusal(Reason.NOT_ALLOWED)


def places_of(session: StoreSession, desk: "Desk", case_id: int) -> frozenset[TeamRole]:
    """Return the places the officer at this desk holds in a case now."""
    rows = session.scalars(
        select(TeamRow.role).where(
            TeamRow.case_id == case_id,
            TeamRow.officer_id == desk.officer.id,
            TeamRow.until_at.is_(None),
        )
    )
    return frozenset(map(TeamRole, rows))


def not_recused(session: StoreSession, case_id: int, *officers: int) -> None:
    """Refuse an officer who has been recused in the case, as the one who acts or who is named.

    The session is past the guard: a recused officer does not see his own recusal.
    """
    found = session.scalar(
        select(RecusalRow.id)
        .where(
            RecusalRow.case_id == case_id,
            RecusalRow.officer_id.in_(officers),
            RecusalRow.granted.is_(True),
        )
        .limit(1)
    )
    if found is not None:
        raise Refusal(Reason.OFFICER_RECUSED, article="146.105")


def team_of(session: StoreSession, case_id: int) -> tuple[Member, ...]:
    """Return who handles or handled a case and who was granted a look, newest last."""
    names = officer_names(session)
    team = [
        Member(
            OfficerId(row.officer_id),
            names.get(row.officer_id, ""),
            row.role,
            row.from_at,
            row.until_at,
            row.reason,
        )
        for row in session.scalars(
            select(TeamRow).where(TeamRow.case_id == case_id).order_by(TeamRow.id)
        )
    ]
    granted = [
        Member(
            OfficerId(row.officer_id),
            names.get(row.officer_id, ""),
            "grant",
            row.given_at,
            row.until_at,
            row.reason,
        )
        for row in session.scalars(
            select(GrantRow).where(GrantRow.case_id == case_id).order_by(GrantRow.id)
        )
    ]
    return (*team, *granted)


def _members(session: StoreSession, case_id: int, officer: int, role: TeamRole) -> list[TeamRow]:
    rows = session.scalars(
        select(TeamRow).where(
            TeamRow.case_id == case_id,
            TeamRow.officer_id == officer,
            TeamRow.role == role.value,
            TeamRow.until_at.is_(None),
        )
    )
    return list(rows)


def _fits(session: StoreSession, officer: int, role: TeamRole) -> None:
    row = session.get(OfficerRow, officer)
    if row is None or row.retired_at is not None:
        raise Refusal(Reason.NOT_FOUND)
    held = session.scalars(
        select(OfficerRoleRow.role).where(OfficerRoleRow.officer_id == officer)
    ).all()
    if not set(held) & {fit.value for fit in _FITTING[role]}:
        raise Refusal(Reason.NOT_ALLOWED, roles=_FITTING[role])
