"""Rows of mediations as services look for them: found and permitted, or refused."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import select

from cases.mediation.kinds import Capacity, MediationState, SessionState
from cases.mediation.notice import PowerSpan
from cases.mediation.sitting import Authority
from cases.records.ids import MediationId, PartyId, SessionId
from cases.records.officers import TeamRole
from cases.refusals import Reason, Refusal
from cases.store.engine import StoreSession
from cases.store.rows import Row
from cases.store.rows.cases import PartyRow, PowerRow, TeamRow
from cases.store.rows.mediation import (
    MediationRow,
    MediationSideRow,
    SessionMediationRow,
    SessionRow,
)
from cases.store.rows.unit import OfficerRow

if TYPE_CHECKING:
    from cases.services.desk import Deed, Desk

_T = TypeVar("_T", bound=Row)

#: Who may run a mediation: the lead officer and the mediator of the case.
HANDLERS = (TeamRole.LEAD, TeamRole.MEDIATOR)


class Part:
    """A part of the mediation service; it holds the desk and nothing else."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk


def get(session: StoreSession, kind: type[_T], key: int) -> _T:
    """Return a row the officer may see.

    Raises:
        Refusal: there is none, or it is of a case he may not see; the two look alike.
    """
    row = session.get(kind, key)
    if row is None:
        raise Refusal(Reason.NOT_FOUND)
    return row


def handled(deed: "Deed", desk: "Desk", mediation_id: MediationId) -> MediationRow:
    """Return the mediation an act is about, which becomes an act of its case.

    Raises:
        Refusal: not found, or the officer is neither its lead officer nor its mediator.
    """
    row = get(deed.session, MediationRow, mediation_id)
    bind(deed, desk, row.case_id, mediation=mediation_id)
    return row


def handled_session(deed: "Deed", desk: "Desk", session_id: SessionId) -> SessionRow:
    """Return the session an act is about, which becomes an act of its case."""
    row = get(deed.session, SessionRow, session_id)
    bind(deed, desk, row.case_id, session=session_id)
    return row


def bind(deed: "Deed", desk: "Desk", case_id: int, **values: object) -> None:
    """Make the act one of the case, if the officer may run its mediations."""
    deed.case_id = case_id
    deed.note(**values)
    if not runs(deed.session, desk, case_id):
        raise Refusal(Reason.NOT_ALLOWED, roles=HANDLERS)


def runs(session: StoreSession, desk: "Desk", case_id: int) -> bool:
    """Tell whether the officer may run the mediations of a case."""
    found = session.scalar(
        select(TeamRow.id).where(
            TeamRow.case_id == case_id,
            TeamRow.officer_id == desk.officer.id,
            TeamRow.until_at.is_(None),
            TeamRow.role.in_(HANDLERS),
        )
    )
    return found is not None


def sides(session: StoreSession, mediation_ids: Iterable[int]) -> list[MediationSideRow]:
    """Return the participants of mediations, in the order in which they were entered."""
    return list(
        session.scalars(
            select(MediationSideRow)
            .where(MediationSideRow.mediation_id.in_(tuple(mediation_ids)))
            .order_by(MediationSideRow.id)
        )
    )


def parties(session: StoreSession, ids: Iterable[int]) -> dict[int, PartyRow]:
    """Return parties by id."""
    rows = session.scalars(select(PartyRow).where(PartyRow.id.in_(tuple(set(ids)))))
    return {row.id: row for row in rows}


def powers(session: StoreSession, case_id: int) -> dict[int, PowerRow]:
    """Return every power of attorney of a case by id."""
    return {
        row.id: row for row in session.scalars(select(PowerRow).where(PowerRow.case_id == case_id))
    }


def span(row: PowerRow) -> PowerSpan:
    """Return when a power of attorney is in force."""
    return PowerSpan(row.signed_on, row.until_on, row.revoked_on)


def authority(row: PowerRow) -> Authority:
    """Return a power of attorney as the rules of mediation see it."""
    return Authority(
        PartyId(row.agent_id), PartyId(row.principal_id), span(row), row.may_agree, row.matters
    )


def power_in_force(session: StoreSession, power_id: int, principal: int, day: date) -> PowerRow:
    """Return the agent's power for this principal on this day.

    Raises:
        Refusal: there is no such power, or it was not in force.
    """
    row = session.get(PowerRow, power_id)
    if row is None or row.principal_id != principal or not span(row).in_force(day):
        raise Refusal(Reason.POWER_NOT_IN_FORCE, article="146.89")
    return row


def sessions_of(session: StoreSession, mediation_id: int) -> list[SessionRow]:
    """Return the sessions of a mediation by their time, those moved or called off included."""
    return list(
        session.scalars(
            select(SessionRow)
            .join(SessionMediationRow, SessionMediationRow.session_id == SessionRow.id)
            .where(SessionMediationRow.mediation_id == mediation_id)
            .order_by(SessionRow.starts_at, SessionRow.id)
        )
    )


def mediations_of(session: StoreSession, session_id: int) -> list[MediationRow]:
    """Return the mediations that a session serves, oldest first."""
    return list(
        session.scalars(
            select(MediationRow)
            .join(SessionMediationRow, SessionMediationRow.mediation_id == MediationRow.id)
            .where(SessionMediationRow.session_id == session_id)
            .order_by(MediationRow.id)
        )
    )


def takes_place(row: SessionRow) -> bool:
    """Tell whether a session counts among the sessions of its mediation."""
    return row.state not in {SessionState.CALLED_OFF, SessionState.MOVED}


def numbers(rows: Sequence[SessionRow]) -> dict[int, int]:
    """Number the sessions of one mediation that took or will take place, from one."""
    kept = [row.id for row in rows if takes_place(row)]
    return {key: number for number, key in enumerate(kept, start=1)}


def names(session: StoreSession, ids: Iterable[int | None]) -> dict[int, str]:
    """Return the names of officers by id."""
    wanted = tuple({key for key in ids if key is not None})
    rows = session.execute(select(OfficerRow.id, OfficerRow.name).where(OfficerRow.id.in_(wanted)))
    return {row.id: row.name for row in rows}


def counted_parties(rows: Iterable[MediationSideRow]) -> list[MediationSideRow]:
    """Return those who have to apply, sign and come themselves: the parties."""
    return [row for row in rows if row.capacity == Capacity.PARTY]


def state_of(row: MediationRow) -> MediationState:
    """Return the state of a mediation."""
    return MediationState(row.state)
