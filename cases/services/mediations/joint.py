"""The joint application read from its rows: who signed, and whose days run until when."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sqlalchemy import select

from cases.law.facts import FactKind
from cases.mediation import application as rules
from cases.mediation.application import Application, LastDays
from cases.mediation.kinds import FINAL, Capacity, MediationState
from cases.mediation.sitting import torn_agents
from cases.mediation.terms import terms_on
from cases.records.ids import PartyId
from cases.records.mediation import NewMediation, SideEntry
from cases.records.times import day_of
from cases.records.uses import Use
from cases.refusals import Reason, Refusal
from cases.services.mediations import starting
from cases.services.mediations.finding import (
    authority,
    counted_parties,
    parties,
    powers,
    sessions_of,
    sides,
    takes_place,
)
from cases.store.engine import StoreSession
from cases.store.rows.cases import FactRow
from cases.store.rows.mediation import (
    AttendanceRow,
    MediationRow,
    MediationSideRow,
    SessionPersonRow,
)
from cases.store.rows.papers import ServiceRow

if TYPE_CHECKING:
    from datetime import date

    from cases.law.calendar import WorkCalendar

_DECEASED = "deceased"


def application(session: StoreSession, row: MediationRow, calendar: "WorkCalendar") -> Application:
    """Return the joint application of a mediation as it stands."""
    entered = sides(session, [row.id])
    facts = starting.facts_of(session, [row.case_id]).get(row.case_id, [])
    found = parties(session, [side.party_id for side in entered])
    day = None if row.received_at is None else day_of(row.received_at)
    kinds = [one.kind for one in facts]
    open_review = {FactKind.REVIEW_APPLIED, FactKind.REVIEW_APPLIED_ABOVE} & set(kinds)
    closed_review = {FactKind.REVIEW_UPHELD, FactKind.REVIEW_WITHDRAWN} & set(kinds)
    return Application(
        signed={PartyId(side.party_id): side.signed_on for side in counted_parties(entered)},
        received_on=day,
        last_days=_last_days(row, entered, facts, calendar),
        suit=False,
        review_pending=bool(open_review) and not closed_review,
        party_unknown=any(not party.name for party in found.values()),
    )


def _last_days(
    row: MediationRow,
    entered: list[MediationSideRow],
    facts: Iterable[FactRow],
    calendar: "WorkCalendar",
) -> LastDays:
    """Count each party's own days from the determination, or from the review that upheld it."""
    served: dict[PartyId, date | None] = {
        PartyId(side.party_id): None for side in counted_parties(entered)
    }
    if row.committee_ended_on is not None:
        found = terms_on(row.committee_ended_on)
        return rules.after_committee(served, row.committee_ended_on, found, calendar)
    received = (FactKind.DETERMINATION_SERVED, FactKind.REVIEW_SERVED)
    for one in facts:
        if one.kind not in received:
            continue
        everybody = set(served)
        for key in everybody if one.party_id is None else {one.party_id} & everybody:
            served[PartyId(key)] = day_of(one.happened_at)
    days = terms_on(max((day for day in served.values() if day), default=row.opened_at.date()))
    return rules.last_days(served, days.application, calendar)


def check_sides(session: StoreSession, case_id: int, entries: Iterable[SideEntry]) -> None:
    """Refuse people of other cases, the dead, and agents of opposing sides."""
    listed = tuple(entries)
    found = parties(session, [entry.party_id for entry in listed])
    for entry in listed:
        party = found.get(entry.party_id)
        if party is None or party.case_id != case_id or party.removed_at is not None:
            raise Refusal(Reason.NOT_FOUND)
        if party.kind == _DECEASED:
            raise Refusal(Reason.DEAD_CANNOT_SIT, article="146.89", name=party.name)
        if not entry.side:
            raise Refusal(Reason.FIELD_MISSING, field="side", name=party.name)
    bodies = [entry for entry in listed if entry.capacity is Capacity.PARTY]
    if len({entry.side for entry in bodies}) < 2:
        raise Refusal(Reason.FIELD_MISSING, article="146.86", field="sides")
    held = map(authority, powers(session, case_id).values())
    on_side = {entry.party_id: entry.side for entry in listed}
    if torn := torn_agents(held, on_side):
        agents = parties(session, torn)
        name = "、".join(agents[key].name for key in torn if key in agents)
        raise Refusal(Reason.AGENT_BOTH_SIDES, article="146.89", name=name)


def check_single(session: StoreSession, new: NewMediation) -> None:
    """Refuse a second mediation of a claimant while one is under way."""
    states = session.scalars(
        select(MediationRow.state).where(
            MediationRow.case_id == new.case_id, MediationRow.claimant_id == new.claimant_id
        )
    )
    if any(MediationState(state) not in FINAL for state in states):
        raise Refusal(Reason.MEDIATION_EXISTS)


def refuse_acted(session: StoreSession, row: MediationRow, side: MediationSideRow) -> None:
    """Refuse that somebody leaves a mediation in whose sessions he has a seat or was told."""
    held = [one.id for one in sessions_of(session, row.id) if takes_place(one)]
    kinds = {
        Use.SESSION: select(SessionPersonRow.id).where(
            SessionPersonRow.session_id.in_(held), SessionPersonRow.party_id == side.party_id
        ),
        Use.ATTENDANCE: select(AttendanceRow.id).where(
            AttendanceRow.session_id.in_(held),
            AttendanceRow.party_id == side.party_id,
            AttendanceRow.replaced_at.is_(None),
        ),
        Use.SERVICE: select(ServiceRow.id).where(
            ServiceRow.session_id.in_(held),
            ServiceRow.party_id == side.party_id,
            ServiceRow.replaced_at.is_(None),
        ),
    }
    uses = tuple(use for use, found in kinds.items() if session.scalar(found.limit(1)) is not None)
    if uses:
        name = parties(session, [side.party_id])[side.party_id].name
        raise Refusal(Reason.IN_USE, name=name, uses=uses)


def seat(session: StoreSession, row: MediationRow, entries: Iterable[SideEntry]) -> None:
    """Enter who takes part in a mediation."""
    session.add_all(
        MediationSideRow(
            case_id=row.case_id,
            mediation_id=row.id,
            party_id=entry.party_id,
            side=entry.side,
            capacity=entry.capacity,
        )
        for entry in entries
    )


def side_values(entry: SideEntry) -> dict[str, object]:
    """Return a participant as the journal keeps him."""
    return {"party": entry.party_id, "side": entry.side, "capacity": entry.capacity.value}


def side_row_values(row: MediationSideRow) -> dict[str, object]:
    """Return a participant who was entered, as the journal keeps him."""
    return {"party": row.party_id, "side": row.side, "capacity": row.capacity}
