"""The absences of a mediation as the rows have them, handed to the rules that count."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from cases.mediation.absence import Next, Place, Tally, asks, tallies
from cases.mediation.kinds import Capacity, Choice, Presence
from cases.mediation.notice import (
    Notice,
    NoticePoint,
    Receiver,
    Sitting,
    best,
    check_notice,
)
from cases.mediation.terms import terms_on
from cases.papers.kinds import FormKind, ServiceMethod
from cases.records.ids import PartyId, SessionId
from cases.records.policies import MISSED_SESSIONS
from cases.records.times import day_of
from cases.services.mediations.finding import parties, powers, sides, span
from cases.store.engine import StoreSession
from cases.store.rows.cases import PartyRow, PowerRow
from cases.store.rows.mediation import (
    AbsenceDecisionRow,
    AttendanceRow,
    ChangeRequestRow,
    MediationRow,
    OpinionRow,
    RulingRow,
    SessionMediationRow,
    SessionRow,
)
from cases.store.rows.papers import DocumentRow, ServiceRow
from cases.store.rows.unit import RoomRow

if TYPE_CHECKING:
    from cases.law.calendar import WorkCalendar
    from cases.records.unit import Policy
    from cases.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Checked:
    """A notice with what the rules say about it."""

    row: ServiceRow | None
    points: tuple[NoticePoint, ...]


@dataclass(frozen=True, slots=True)
class Missed:
    """One participant's place at one session, with the rows it was read from."""

    place: Place
    attendance: AttendanceRow
    session: SessionRow
    notice: Checked
    ruling: RulingRow | None
    opinion: OpinionRow | None


@dataclass(frozen=True, slots=True)
class Score:
    """Where a mediation stands with absences."""

    places: tuple[Missed, ...]
    tallies: tuple[Tally, ...]
    decisions: dict[PartyId, AbsenceDecisionRow]
    next: Next

    def choice(self, party: PartyId) -> Choice | None:
        """Return what the officer decided about a party, while the absence it rests on counts."""
        row = self.decisions.get(party)
        return None if row is None else Choice(row.choice)


def score(
    session: StoreSession, row: MediationRow, policy: "Policy", calendar: "WorkCalendar"
) -> Score:
    """Count the absences of a mediation under the unit's policy."""
    return score_at(session, row, max(1, int(policy.value)), calendar)


def score_at(
    session: StoreSession, row: MediationRow, threshold: int, calendar: "WorkCalendar"
) -> Score:
    """Count the absences of a mediation against the unit's number."""
    places = tuple(_places(session, row, calendar))
    found = tallies(
        (missed.place for missed in places), threshold, terms_on(day_of(row.opened_at)).absences
    )
    counting = {
        missed.attendance.id
        for tally in found
        for missed in places
        if missed.place in tally.counted
    }
    decisions = {
        PartyId(one.party_id): one
        for one in session.scalars(
            select(AbsenceDecisionRow)
            .where(AbsenceDecisionRow.mediation_id == row.id)
            .order_by(AbsenceDecisionRow.id)
        )
        # good cause shown later takes the decision away with the mark it rests on
        if one.attendance_id in counting
    }
    choices = {party: Choice(one.choice) for party, one in decisions.items()}
    return Score(places, found, decisions, asks(found, choices))


def policy_of(desk: "Desk") -> "Policy":
    """Return the unit's policy on missed sessions, or the shipped default."""
    return desk.unit.policy(MISSED_SESSIONS.key)


def checked_notice(
    session: StoreSession,
    held: SessionRow,
    party: PartyRow,
    held_powers: dict[int, PowerRow],
    calendar: "WorkCalendar",
) -> Checked:
    """Return the best notice of a session to one participant, with every point checked."""
    rows = list(
        session.scalars(
            select(ServiceRow)
            .where(
                ServiceRow.session_id == held.id,
                ServiceRow.party_id == party.id,
                ServiceRow.replaced_at.is_(None),
            )
            .order_by(ServiceRow.id)
        )
    )
    asked = session.scalar(
        select(ChangeRequestRow.asked_at)
        .where(ChangeRequestRow.session_id == held.id, ChangeRequestRow.party_id == party.id)
        .order_by(ChangeRequestRow.asked_at)
        .limit(1)
    )
    room = place_of(session, held.room_id)
    sitting = Sitting(held.starts_at, room, None if asked is None else day_of(asked))
    by_points = {
        check_notice(_notice(session, one, held, room, party, held_powers), sitting, calendar): one
        for one in rows
    }
    points = best(by_points)
    return Checked(by_points.get(points, rows[-1] if rows else None), points)


def place_of(session: StoreSession, room_id: int) -> str:
    """Return the room as papers name it."""
    room = session.get_one(RoomRow, room_id)
    return room.address or room.name


def session_counts(row: SessionRow) -> bool:
    """Tell whether absences at a session may count.

    Law: Administrative Case Procedure art. 52 para. 2: a single officer with an auxiliary needs
    a full recording.
    """
    return not row.auxiliary or row.second_officer_id is not None or row.recording != ""


def last_of(rows: Sequence[Any]) -> Any | None:
    """Return the row that stands last."""
    return rows[-1] if rows else None


def _places(session: StoreSession, row: MediationRow, calendar: "WorkCalendar") -> Iterable[Missed]:
    """Return every absence; who came needs no notice, no ruling and no count."""
    absent = session.execute(
        select(AttendanceRow, SessionRow)
        .join(SessionRow, SessionRow.id == AttendanceRow.session_id)
        .join(SessionMediationRow, SessionMediationRow.session_id == SessionRow.id)
        .where(
            SessionMediationRow.mediation_id == row.id,
            AttendanceRow.presence == Presence.ABSENT,
            AttendanceRow.replaced_at.is_(None),
        )
        .order_by(SessionRow.starts_at, SessionRow.id, AttendanceRow.id)
    ).all()
    if not absent:
        return
    entered = {side.party_id: side for side in sides(session, [row.id])}
    found = parties(session, entered)
    held_powers = powers(session, row.case_id)
    for attendance, held in absent:
        if attendance.party_id not in entered:
            continue
        party = found[attendance.party_id]
        notice = checked_notice(session, held, party, held_powers, calendar)
        capacity = Capacity(entered[party.id].capacity)
        yield _missed(session, held, attendance, notice, capacity)


def _missed(
    session: StoreSession,
    held: SessionRow,
    attendance: AttendanceRow,
    notice: Checked,
    capacity: Capacity,
) -> Missed:
    ruling: RulingRow | None = last_of(
        session.scalars(
            select(RulingRow).where(RulingRow.attendance_id == attendance.id).order_by(RulingRow.id)
        ).all()
    )
    opinion: OpinionRow | None = last_of(
        session.scalars(
            select(OpinionRow)
            .where(OpinionRow.attendance_id == attendance.id)
            .order_by(OpinionRow.id)
        ).all()
    )
    place = Place(
        session=SessionId(held.id),
        on=day_of(held.starts_at),
        party=PartyId(attendance.party_id),
        capacity=capacity,
        presence=Presence(attendance.presence),
        notice=notice.points,
        good_cause=None if ruling is None else ruling.good_cause,
        opinion=None if opinion is None else opinion.counts,
        session_counts=session_counts(held),
    )
    return Missed(place, attendance, held, notice, ruling, opinion)


def _notice(
    session: StoreSession,
    row: ServiceRow,
    held: SessionRow,
    room: str,
    party: PartyRow,
    held_powers: dict[int, PowerRow],
) -> Notice:
    power = None if row.power_id is None else held_powers.get(row.power_id)
    return Notice(
        method=ServiceMethod(row.method),
        served_at=row.served_at,
        told_at=_told_at(session, row, held),
        told_place=room,
        receiver=_receiver(row, party),
        power=span(power) if power is not None and power.principal_id == party.id else None,
        proof=row.proof or row.post_number,
        relation=row.relation,
        refused=bool(row.refusal_reason),
        witness=row.witness,
        recording=row.recording,
        consent=row.consent,
        auxiliary=row.auxiliary,
        second_server=row.second_server,
    )


def _told_at(session: StoreSession, row: ServiceRow, held: SessionRow) -> datetime | None:
    """Return the time that the paper told, or the session's own for a spoken notice."""
    if row.document_id is None:
        return held.starts_at
    paper = session.get(DocumentRow, row.document_id)
    if paper is None or paper.form != FormKind.MEDIATION_NOTICE:
        return None
    told = (paper.content or {}).get("session_at")
    return datetime.fromisoformat(told) if told else None


def _receiver(row: ServiceRow, party: PartyRow) -> Receiver:
    if row.power_id is not None:
        return Receiver.AGENT
    if row.method == ServiceMethod.RELATIVE or row.substitute:
        return Receiver.SUBSTITUTE
    if row.receiver in {"", party.name} or row.method == ServiceMethod.LEFT:
        return Receiver.PARTY
    return Receiver.SUBSTITUTE if row.relation else Receiver.STRANGER
