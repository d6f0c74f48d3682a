"""Booking a session: the day, the room, the people, and what stands against them."""

from typing import TYPE_CHECKING

from sqlalchemy import select

from cases.mediation import booking as rules
from cases.mediation import sitting, terms
from cases.mediation.absence import Next
from cases.mediation.booking import DayAnswer, DayVerdict
from cases.mediation.kinds import MediationState, SessionState
from cases.mediation.sitting import Clash, ClashKind, Slot
from cases.records.ids import MediationId, SessionId
from cases.records.mediation import Booking, BookingHint
from cases.records.policies import NOTICE_COUNT
from cases.records.times import day_of
from cases.refusals import Reason, Refusal
from cases.services.mediations import starting
from cases.services.mediations.counting import policy_of, score
from cases.services.mediations.finding import (
    HANDLERS,
    Part,
    get,
    handled_session,
    mediations_of,
    runs,
)
from cases.services.mediations.seating import everybody, officer_keys, seat, slot, who
from cases.store.engine import StoreSession
from cases.store.rows.cases import TeamRow
from cases.store.rows.mediation import MediationRow, SessionMediationRow, SessionRow
from cases.store.rows.unit import OfficerRow, RoomRow

if TYPE_CHECKING:
    from cases.services.desk import Deed

_DAY_REFUSALS = {
    DayVerdict.PAST: Reason.SESSION_PAST,
    DayVerdict.TOO_LATE: Reason.NOTICE_TOO_LATE,
    DayVerdict.BEFORE_START: Reason.SESSION_BEFORE_START,
    DayVerdict.AFTER_PERIOD: Reason.SESSION_AFTER_PERIOD,
}
_CLASH_REFUSALS = {
    ClashKind.ROOM: Reason.ROOM_BUSY,
    ClashKind.OFFICER: Reason.OFFICER_BUSY,
    ClashKind.PERSON: Reason.PERSON_BUSY,
}
_LIVE = (SessionState.PLANNED, SessionState.OPEN, SessionState.HELD)


class Bookings(Part):
    """Slots for sessions of one mediation, or of several at a joint sitting."""

    def booking_hint(
        self,
        mediation_ids: tuple[MediationId, ...],
        booked: Booking,
        *,
        moving: SessionId | None = None,
    ) -> BookingHint:
        """Say what stands for and against a slot, without booking it.

        Args:
            mediation_ids: The mediations that would sit together.
            booked: The session as it would be booked.
            moving: The session whose place it would take.
        """
        with self.desk.reading() as session:
            return self._hint(session, mediation_ids, booked, moving)

    def book_session(self, mediation_ids: tuple[MediationId, ...], booked: Booking) -> SessionId:
        """Book a session; everybody can still be told in time, and nothing clashes.

        Law: Order 146 arts 87, 88, 89, 90.
        """
        with self.desk.act("mediation.book_session") as deed:
            return self._book(deed, mediation_ids, booked, None)

    def move_session(self, session_id: SessionId, booked: Booking, reason: str) -> SessionId:
        """Hold a planned session at another time or in another room; everybody is told anew."""
        if not reason:
            raise Refusal(Reason.REASON_MISSING)
        with self.desk.act("mediation.move_session") as deed:
            old = handled_session(deed, self.desk, session_id)
            if old.state != SessionState.PLANNED:
                raise Refusal(Reason.SESSION_STATE, state=SessionState(old.state))
            ids = tuple(MediationId(row.id) for row in mediations_of(deed.session, old.id))
            new = self._book(deed, ids, booked, session_id)
            old.state, old.moved_to_id = SessionState.MOVED, new
            old.called_off_reason = reason
            deed.note(old=session_id, reason=reason)
            return new

    def _book(
        self,
        deed: "Deed",
        mediation_ids: tuple[MediationId, ...],
        booked: Booking,
        moving: SessionId | None,
    ) -> SessionId:
        served = _together(deed.session, mediation_ids)
        deed.case_id = served[0].case_id
        if not runs(deed.session, self.desk, served[0].case_id):
            raise Refusal(Reason.NOT_ALLOWED, roles=HANDLERS)
        for one in served:
            starting.settle(deed.session, one, self.desk.calendar(), self.desk.now())
        _check(deed.session, served, booked)
        hint = self._hint(deed.session, mediation_ids, booked, moving)
        _refuse_by(hint, booked)
        row = SessionRow(
            case_id=served[0].case_id,
            room_id=booked.room_id,
            starts_at=booked.starts_at,
            ends_at=booked.ends_at,
            mediator_id=booked.mediator_id,
            second_officer_id=booked.second_officer_id,
            auxiliary=booked.auxiliary,
            recorder=booked.recorder,
            is_public=booked.is_public,
            state=SessionState.PLANNED,
            booked_at=self.desk.now(),
            booked_by=self.desk.officer.id,
        )
        deed.session.add(row)
        deed.session.flush()
        for one in served:
            deed.session.add(
                SessionMediationRow(case_id=row.case_id, session_id=row.id, mediation_id=one.id)
            )
        seat(deed.session, row, booked.people or everybody(deed.session, mediation_ids))
        deed.note(
            session=row.id,
            mediations=list(mediation_ids),
            room=booked.room_id,
            starts_at=booked.starts_at,
            ends_at=booked.ends_at,
            mediator=booked.mediator_id,
            last_notice_day=hint.day.notice.lenient,
            strict_notice_day=hint.day.notice.strict,
        )
        return SessionId(row.id)

    def _hint(
        self,
        session: StoreSession,
        mediation_ids: tuple[MediationId, ...],
        booked: Booking,
        moving: SessionId | None,
    ) -> BookingHint:
        served = _together(session, mediation_ids)
        people = booked.people or everybody(session, mediation_ids)
        keys, names = who(session, served[0].case_id, people)
        known = officer_keys(session)
        officers = {
            known[key] for key in (booked.mediator_id, booked.second_officer_id) if key in known
        }
        auxiliary = {booked.auxiliary} if booked.auxiliary else set()
        wanted = Slot(
            booked.starts_at,
            booked.ends_at,
            booked.room_id,
            frozenset(officers | auxiliary),
            frozenset(keys),
        )
        clashes = sitting.clashes(wanted, self._others(session, wanted, known, moving))
        steps = [
            score(session, row, policy_of(self.desk), self.desk.calendar()).next for row in served
        ]
        order = list(Next)
        return BookingHint(
            self._tightest(session, served, booked),
            tuple(
                Clash(one.kind, tuple(keys.get(who_, who_) for who_ in one.who)) for one in clashes
            ),
            tuple(names),
            self.desk.unit.policy(NOTICE_COUNT.key).value == "strict",
            self.desk.today(),
            max(steps, key=order.index),
        )

    def _tightest(
        self, session: StoreSession, served: list[MediationRow], booked: Booking
    ) -> DayAnswer:
        """Return the day as the mediation sees it that has least time left."""
        calendar, now = self.desk.calendar(), self.desk.now()
        facts = starting.facts_of(session, [served[0].case_id]).get(served[0].case_id, [])
        answers = []
        for row in served:
            begun = starting.begun(session, row, facts, calendar, now)
            if begun.on is None:
                raise Refusal(Reason.START_UNKNOWN, article="146.90", waiting=begun.waiting_for)
            period = terms.period(begun.on, terms.terms_on(begun.on), calendar)
            day = day_of(booked.starts_at)
            answers.append((row.due_on, rules.day_answer(day, day_of(now), period, calendar)))
        refused = [answer for _, answer in answers if not answer.allowed]
        if refused:
            return refused[0]
        return min(answers, key=lambda pair: (pair[0] is None, pair[0]))[1]

    def _others(
        self,
        session: StoreSession,
        wanted: Slot,
        known: dict[int, str],
        moving: SessionId | None,
    ) -> list[Slot]:
        """Return the sessions of the time wanted, those of hidden cases as mere intervals."""
        overlapping = (
            select(SessionRow)
            .where(
                SessionRow.starts_at < wanted.ends_at,
                SessionRow.ends_at > wanted.starts_at,
                SessionRow.state.in_(_LIVE),
            )
            .order_by(SessionRow.id)
        )
        rows = [row for row in session.scalars(overlapping) if row.id != moving]
        slots = [slot(row, known, session) for row in rows]
        seen = {row.id for row in rows} | {moving}
        with self.desk.past_guard() as all_cases:
            slots += [
                slot(row, known, None)
                for row in all_cases.scalars(overlapping)
                if row.id not in seen
            ]
        return slots


def _together(session: StoreSession, mediation_ids: tuple[MediationId, ...]) -> list[MediationRow]:
    """Return the mediations of a joint sitting: of one case, accepted, not ended."""
    rows = [get(session, MediationRow, key) for key in dict.fromkeys(mediation_ids)]
    if not rows:
        raise Refusal(Reason.FIELD_MISSING, field="mediations")
    if len({row.case_id for row in rows}) > 1:
        raise Refusal(Reason.FIELD_INVALID, field="mediations")
    for row in rows:
        if row.state not in {MediationState.WAITING, MediationState.RUNNING}:
            raise Refusal(
                Reason.MEDIATION_STEP, state=MediationState(row.state), step="book_session"
            )
    return rows


def _check(session: StoreSession, served: list[MediationRow], booked: Booking) -> None:
    """Refuse what no calendar has to be asked about."""
    if booked.ends_at <= booked.starts_at:
        raise Refusal(Reason.FIELD_INVALID, field="ends_at")
    room = get(session, RoomRow, booked.room_id)
    if room.closed_at is not None:
        raise Refusal(Reason.FIELD_INVALID, field="room")
    if not booked.is_public and all(row.is_public for row in served):
        raise Refusal(Reason.CLOSED_WITHOUT_REQUEST, article="146.87")
    team = session.scalars(
        select(TeamRow.officer_id).where(
            TeamRow.case_id == served[0].case_id,
            TeamRow.until_at.is_(None),
            TeamRow.role.in_(("lead", "assist", "mediator")),
        )
    ).all()
    for officer in (booked.mediator_id, booked.second_officer_id):
        row = None if officer is None else session.get(OfficerRow, officer)
        if officer is not None and (officer not in team or row is None or row.retired_at):
            raise Refusal(Reason.NOT_A_MEDIATOR, name=row.name if row else "")


def _refuse_by(hint: BookingHint, booked: Booking) -> None:
    """Turn what a hint says against a slot into a refusal."""
    if hint.next is Next.TERMINATE:
        raise Refusal(Reason.ONLY_TERMINATION, article="146.94")
    if hint.next is Next.DECIDE:
        raise Refusal(Reason.DECISION_MISSING, article="146.94")
    if not hint.day.allowed:
        raise Refusal(
            _DAY_REFUSALS[hint.day.verdict],
            article="146.88" if hint.day.verdict is DayVerdict.TOO_LATE else "146.90",
            day=hint.day.day,
            last_day=hint.day.notice.lenient,
        )
    if hint.strict_policy and not hint.day.strict_ok:
        raise Refusal(
            Reason.NOTICE_TOO_LATE,
            article="146.88",
            day=hint.day.day,
            last_day=hint.day.notice.strict,
        )
    if hint.clashes:
        clash = hint.clashes[0]
        raise Refusal(
            _CLASH_REFUSALS[clash.kind], name="、".join(clash.who), starts_at=booked.starts_at
        )
