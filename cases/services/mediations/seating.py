"""Who sits at a session: seats by side, agents with their powers, people wanted twice."""

from collections.abc import Iterable

from sqlalchemy import select

from cases.mediation import sitting, terms
from cases.mediation.kinds import Capacity
from cases.mediation.sitting import Slot
from cases.records.ids import PartyId, RoomId
from cases.records.mediation import SeatEntry
from cases.records.times import day_of
from cases.refusals import Reason, Refusal
from cases.services.mediations.finding import (
    get,
    mediations_of,
    parties,
    power_in_force,
    sides,
)
from cases.store.engine import StoreSession
from cases.store.rows.cases import PartyRow
from cases.store.rows.mediation import SessionPersonRow, SessionRow
from cases.store.rows.unit import OfficerRow


def everybody(session: StoreSession, mediation_ids: Iterable[int]) -> tuple[SeatEntry, ...]:
    """Return a seat for everybody who takes part in the mediations."""
    wanted = dict.fromkeys(side.party_id for side in sides(session, mediation_ids))
    return tuple(SeatEntry(PartyId(party)) for party in wanted)


def who(
    session: StoreSession, case_id: int, people: tuple[SeatEntry, ...]
) -> tuple[dict[str, str], list[str]]:
    """Return what each person is known by, with his name, and the names in order."""
    keys: dict[str, str] = {}
    named: list[str] = []
    found = parties(session, [entry.party_id for entry in people])
    for entry in people:
        party = found.get(entry.party_id)
        if party is None or party.case_id != case_id:
            raise Refusal(Reason.NOT_FOUND)
        name = entry.name or party.name
        keys[_key(party, name)] = name
        named.append(name)
    return keys, named


def _key(party: PartyRow, name: str) -> str:
    """Name a person across cases: by number of identity, else by name and telephone."""
    own = name == party.name
    if own and party.id_number:
        return party.id_number
    return f"{name} {party.phone}" if own else name


def seat(session: StoreSession, row: SessionRow, people: tuple[SeatEntry, ...]) -> None:
    """Seat people at a session: on the sides of their parties, at most three on each."""
    served = mediations_of(session, row.id)
    entered = {side.party_id: side for side in sides(session, [one.id for one in served])}
    found = parties(session, [entry.party_id for entry in people])
    day = day_of(row.starts_at)
    seats = []
    for entry in people:
        side = entered.get(entry.party_id)
        if side is None:
            raise Refusal(Reason.NOT_FOUND)
        name, capacity = entry.name or found[entry.party_id].name, Capacity(side.capacity)
        if entry.power_id is not None:
            power = power_in_force(session, entry.power_id, entry.party_id, day)
            name = get(session, PartyRow, power.agent_id).name
            capacity = Capacity.AGENT
        seats.append(sitting.Seat(name, side.side))
        session.add(
            SessionPersonRow(
                case_id=row.case_id,
                session_id=row.id,
                party_id=entry.party_id,
                power_id=entry.power_id,
                name=name,
                side=side.side,
                capacity=capacity,
            )
        )
    limit = terms.terms_on(day).people_per_side
    if crowded := sitting.crowded_sides(seats, limit):
        raise Refusal(Reason.SIDE_CROWDED, article="146.89", side="、".join(crowded), limit=limit)
    session.flush()


def slot(row: SessionRow, known: dict[int, str], session: StoreSession | None) -> Slot:
    """Return a session as it stands in the calendar.

    Args:
        row: The session.
        known: Officers by id, as `officer_keys` names them.
        session: Where its people are read; None for a hidden case, whose people are nobody's
            business.
    """
    seated = people(session, row.id) if session else []
    found = parties(session, [one.party_id or 0 for one in seated]) if session else {}
    keys = {
        _key(found[one.party_id], one.name) if one.party_id in found else one.name for one in seated
    }
    officers = {known[key] for key in (row.mediator_id, row.second_officer_id) if key in known}
    return Slot(
        row.starts_at,
        row.ends_at,
        RoomId(row.room_id),
        frozenset(officers | ({row.auxiliary} if row.auxiliary else set())),
        frozenset(keys),
        hidden=session is None,
    )


def officer_keys(session: StoreSession) -> dict[int, str]:
    """Return every officer by id with name and number, as a clash names him."""
    rows = session.execute(select(OfficerRow.id, OfficerRow.name, OfficerRow.number))
    return {key: f"{name}（{number}）" for key, name, number in rows}


def people(session: StoreSession, session_id: int) -> list[SessionPersonRow]:
    """Return who is expected at a session."""
    return list(
        session.scalars(
            select(SessionPersonRow)
            .where(SessionPersonRow.session_id == session_id)
            .order_by(SessionPersonRow.id)
        )
    )


def takes_part(session: StoreSession, row: SessionRow, party_id: int) -> None:
    """Refuse somebody who takes no part in the mediations of a session."""
    served = mediations_of(session, row.id)
    if party_id not in {side.party_id for side in sides(session, [one.id for one in served])}:
        raise Refusal(Reason.NOT_FOUND)
