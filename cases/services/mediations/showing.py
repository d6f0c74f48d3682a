"""Rows of sessions and absences as the sheet shows them."""

from typing import TYPE_CHECKING

from sqlalchemy import select

from cases.mediation.absence import Mark, Tally, mark, next_step
from cases.mediation.kinds import Capacity, Choice, Presence
from cases.mediation.notice import PointKind, is_strict, is_valid
from cases.papers.kinds import FormKind, ServiceMethod
from cases.records.ids import DocumentId, PartyId, ServiceId, SessionId
from cases.records.mediation import Absence, Counter, Decision, NoticeView, Seat
from cases.services.mediations.counting import Checked, Missed, Score, checked_notice
from cases.services.mediations.finding import names, numbers, parties, powers, sessions_of, sides
from cases.services.mediations.seating import people
from cases.store.engine import StoreSession
from cases.store.rows.mediation import (
    AttendanceRow,
    ChangeRequestRow,
    MediationRow,
    SessionRow,
)
from cases.store.rows.papers import DocumentRow
from cases.store.rows.unit import PolicyRow

if TYPE_CHECKING:
    from cases.law.calendar import WorkCalendar
    from cases.records.unit import Policy


def seats(
    session: StoreSession,
    row: SessionRow,
    served: list[MediationRow],
    calendar: "WorkCalendar",
) -> tuple[Seat, ...]:
    """Return everybody expected at a session, with notice and attendance."""
    entered = {side.party_id: side for side in sides(session, [one.id for one in served])}
    found = parties(session, entered)
    held_powers = powers(session, row.case_id)
    present = {
        one.party_id: one
        for one in session.scalars(
            select(AttendanceRow).where(
                AttendanceRow.session_id == row.id, AttendanceRow.replaced_at.is_(None)
            )
        )
    }
    asked = {
        one.party_id: one.asked_at
        for one in session.scalars(
            select(ChangeRequestRow)
            .where(ChangeRequestRow.session_id == row.id)
            .order_by(ChangeRequestRow.asked_at.desc())
        )
    }
    drafted = {
        one.party_id: one.id
        for one in session.scalars(
            select(DocumentRow).where(
                DocumentRow.session_id == row.id,
                DocumentRow.form == FormKind.MEDIATION_NOTICE,
                DocumentRow.state != "withdrawn",
            )
        )
    }
    listed = []
    for one in people(session, row.id):
        party = found.get(one.party_id or 0)
        if party is None:
            continue
        checked = checked_notice(session, row, party, held_powers, calendar)
        came = present.get(party.id)
        power = held_powers.get(one.power_id or 0)
        listed.append(
            Seat(
                one.id,
                PartyId(party.id),
                one.name,
                one.side,
                Capacity(one.capacity),
                one.power_id,
                power is not None and power.may_agree,
                one.confirmed_at,
                notice_view(checked, drafted.get(party.id)),
                None if came is None else Presence(came.presence),
                None if came is None else came.at,
                None if came is None else came.id,
                asked.get(party.id),
            )
        )
    return tuple(listed)


def notice_view(checked: Checked, document_id: int | None = None) -> NoticeView:
    """Return a notice with every point, as a screen shows it."""
    row = checked.row
    return NoticeView(
        None if row is None else ServiceId(row.id),
        None if row is None else ServiceMethod(row.method),
        None if row is None else row.served_at,
        "" if row is None else row.proof or row.post_number,
        "" if row is None else row.witness,
        "" if row is None else row.recording,
        checked.points,
        is_valid(checked.points),
        is_strict(checked.points),
        None if document_id is None else DocumentId(document_id),
    )


def counters(
    session: StoreSession, row: MediationRow, found: Score, policy: "Policy"
) -> tuple[Counter, ...]:
    """Return the miss counter of every party who was ever absent."""
    numbered = numbers(sessions_of(session, row.id))
    known = parties(session, [one.attendance.party_id for one in found.places])
    listed = []
    for tally in found.tallies:
        missed = [
            one
            for one in found.places
            if one.place.party == tally.party and one.place.presence is Presence.ABSENT
        ]
        if not missed:
            continue
        absences = tuple(
            _absence(session, one, known[tally.party].name, numbered) for one in missed
        )
        listed.append(
            Counter(
                tally.party,
                known[tally.party].name,
                tuple(sorted(absences, key=lambda one: one.mark is not Mark.COUNTED)),
                len(tally.counted),
                tally.threshold,
                tally.statute,
                next_step(tally, found.choice(tally.party)),
                _decision(session, found, tally, policy),
            )
        )
    return tuple(listed)


def _absence(session: StoreSession, one: Missed, name: str, numbered: dict[int, int]) -> Absence:
    days = {point.kind: point.last_day for point in one.notice.points}
    by = names(
        session,
        [
            one.ruling.ruled_by if one.ruling else None,
            one.opinion.given_by if one.opinion else None,
        ],
    )
    outside = (one.opinion.outside or {}) if one.opinion else {}
    return Absence(
        one.attendance.id,
        SessionId(one.session.id),
        numbered.get(one.session.id, 0),
        one.place.on,
        one.place.party,
        name,
        mark(one.place),
        days.get(PointKind.IN_TIME),
        days.get(PointKind.CLEAR_DAYS),
        notice_view(one.notice),
        one.attendance.reason_given,
        one.attendance.reason_at,
        one.ruling.good_cause if one.ruling else None,
        one.ruling.text if one.ruling else "",
        by[one.ruling.ruled_by] if one.ruling else "",
        one.ruling.ruled_at if one.ruling else None,
        one.opinion.counts if one.opinion else None,
        one.opinion.text if one.opinion else "",
        outside.get("name") or (by[one.opinion.given_by] if one.opinion else ""),
        one.opinion.given_at if one.opinion else None,
    )


def _decision(
    session: StoreSession, found: Score, tally: Tally, policy: "Policy"
) -> Decision | None:
    row = found.decisions.get(tally.party)
    if row is None:
        return None
    reference = policy.reference
    if row.policy_id is None:
        reference = ""
    elif row.policy_id != policy.id:
        reference = session.get_one(PolicyRow, row.policy_id).reference
    by = names(session, [row.decided_by])
    return Decision(Choice(row.choice), row.text, by[row.decided_by], row.decided_at, reference)
