"""A power of attorney that is revoked: what stands, what ends, and what must be mended first.

The principal may revoke at any time, so the revocation is recorded and never refused as such.
What the agent did before that day stands; what is on record of him from that day on cannot
have been done under the power, and has to be corrected before.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import select

from cases.mediation.kinds import Capacity, SessionState
from cases.records.times import day_of
from cases.records.uses import Use
from cases.refusals import Reason, Refusal
from cases.store.engine import StoreSession
from cases.store.rows.cases import PartyRow, PowerRow
from cases.store.rows.mediation import (
    AttendanceRow,
    MediationRow,
    MediationSideRow,
    SessionMediationRow,
    SessionPersonRow,
    SessionRow,
)
from cases.store.rows.papers import ServiceRow


def revoke(session: StoreSession, power: PowerRow, on: date, today: date) -> list[int]:
    """End a power on a day; return the planned sessions at which the principal now sits himself.

    Raises:
        Refusal: it has ended before, the day lies ahead or before the signature, or something
            on record was done under it on that day or later.

    Law: Civil Code art. 173(2); Order 146 art. 89 para. 2.
    """
    if power.revoked_on is not None:
        raise Refusal(Reason.POWER_REVOKED, article="146.89", day=power.revoked_on)
    if on > today or on < power.signed_on:
        raise Refusal(Reason.FIELD_INVALID, field="on")
    if uses := tuple(dict.fromkeys(_done_since(session, power, on))):
        raise Refusal(Reason.POWER_USED_SINCE, article="146.89", day=on, uses=uses)
    power.revoked_on = on
    return _unseat(session, power, on)


def _done_since(session: StoreSession, power: PowerRow, on: date) -> Iterator[Use]:
    signed = select(MediationSideRow.id).where(
        MediationSideRow.signed_power_id == power.id, MediationSideRow.signed_on >= on
    )
    if session.scalar(signed.limit(1)) is not None:
        yield Use.MEDIATION
    ended = session.scalars(
        select(MediationRow.ending_values).where(
            MediationRow.case_id == power.case_id, MediationRow.ending.is_not(None)
        )
    )
    if any(_agreed_by(values or {}, power, on) for values in ended):
        yield Use.MEDIATION
    came = session.scalars(
        select(SessionRow.starts_at)
        .join(AttendanceRow, AttendanceRow.session_id == SessionRow.id)
        .where(AttendanceRow.power_id == power.id, AttendanceRow.replaced_at.is_(None))
    )
    if any(day_of(moment) >= on for moment in came):
        yield Use.ATTENDANCE
    taken = session.scalars(
        select(ServiceRow.tried_at).where(
            ServiceRow.power_id == power.id, ServiceRow.replaced_at.is_(None)
        )
    )
    if any(day_of(moment) >= on for moment in taken):
        yield Use.SERVICE


def _agreed_by(values: dict[str, Any], power: PowerRow, on: date) -> bool:
    """Tell whether the agent signed the agreement, on this day or later."""
    signed = power.id in values.get("signatures", {}).values()
    return signed and date.fromisoformat(values["agreed_on"]) >= on


def _unseat(session: StoreSession, power: PowerRow, on: date) -> list[int]:
    """Give the agent's seats at planned sessions back to the principal, who confirms anew."""
    principal = session.get_one(PartyRow, power.principal_id)
    freed = []
    for seat, held in session.execute(
        select(SessionPersonRow, SessionRow)
        .join(SessionRow, SessionRow.id == SessionPersonRow.session_id)
        .where(
            SessionPersonRow.power_id == power.id,
            SessionRow.state == SessionState.PLANNED,
        )
    ).all():
        if day_of(held.starts_at) < on:
            continue
        freed.append(held.id)
        if _sits_himself(session, held.id, principal.id):
            session.delete(seat)
            continue
        seat.power_id, seat.name = None, principal.name
        seat.capacity = _capacity(session, held.id, principal.id)
        seat.confirmed_at, seat.confirmed_how = None, ""
    return freed


def _sits_himself(session: StoreSession, session_id: int, party: int) -> bool:
    own = select(SessionPersonRow.id).where(
        SessionPersonRow.session_id == session_id,
        SessionPersonRow.party_id == party,
        SessionPersonRow.power_id.is_(None),
    )
    return session.scalar(own.limit(1)) is not None


def _capacity(session: StoreSession, session_id: int, party: int) -> str:
    found = session.scalar(
        select(MediationSideRow.capacity)
        .join(
            SessionMediationRow,
            SessionMediationRow.mediation_id == MediationSideRow.mediation_id,
        )
        .where(SessionMediationRow.session_id == session_id, MediationSideRow.party_id == party)
        .limit(1)
    )
    return found or Capacity.PARTY.value
