"""Who came and who did not: reasons, rulings, the reviewer's opinion, the first absence."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from cases.mediation.absence import Mark, Next, Tally, mark, next_step
from cases.mediation.kinds import Choice, MediationState, Presence, SessionState
from cases.records.ids import MediationId, PartyId, SessionId
from cases.records.mediation import OutsideOpinion
from cases.records.officers import Role
from cases.records.times import day_of
from cases.refusals import Reason, Refusal
from cases.services.mediations.counting import Missed, Score, policy_of, score
from cases.services.mediations.finding import (
    Part,
    get,
    handled,
    handled_session,
    mediations_of,
    power_in_force,
    sides,
)
from cases.store.engine import StoreSession
from cases.store.rows.mediation import (
    AbsenceDecisionRow,
    AttendanceRow,
    MediationRow,
    OpinionRow,
    RulingRow,
)

if TYPE_CHECKING:
    from cases.services.desk import Deed

_DONE = (MediationState.WAITING, MediationState.RUNNING)


class Attendance(Part):
    """Presence at sessions, and what the officer and the reviewer say about absences."""

    def attend(
        self,
        session_id: SessionId,
        party_id: PartyId,
        presence: Presence,
        *,
        at: datetime | None = None,
        power_id: int | None = None,
        reason: str = "",
    ) -> int:
        """Record whether a participant came; an authorised agent's presence is attendance.

        Args:
            session_id: An open session, or one that was held.
            party_id: The participant.
            presence: Came, stayed away, or left midway.
            at: When he came, or when he left.
            power_id: The power of the agent who came for him.
            reason: Why an earlier entry is corrected.

        Law: Order 146 arts 89, 94.
        """
        with self.desk.act("mediation.attend") as deed:
            row = handled_session(deed, self.desk, session_id)
            if row.state not in {SessionState.OPEN, SessionState.HELD}:
                raise Refusal(Reason.SESSION_STATE, state=SessionState(row.state))
            served = mediations_of(deed.session, row.id)
            entered = {side.party_id for side in sides(deed.session, [one.id for one in served])}
            if party_id not in entered:
                raise Refusal(Reason.NOT_FOUND)
            if power_id is not None:
                power_in_force(deed.session, power_id, party_id, day_of(row.starts_at))
            old = _standing(deed.session, row.id, party_id)
            if old is not None and not reason and row.state == SessionState.HELD:
                raise Refusal(Reason.REASON_MISSING)
            new = AttendanceRow(
                case_id=row.case_id,
                session_id=row.id,
                party_id=party_id,
                presence=presence,
                power_id=power_id,
                at=at,
                entered_at=self.desk.now(),
                entered_by=self.desk.officer.id,
                replaces_id=None if old is None else old.id,
                reason=reason,
            )
            if old is not None:
                old.replaced_at = self.desk.now()
            deed.session.add(new)
            deed.session.flush()
            deed.note(
                party=party_id,
                presence=presence,
                at=at,
                power=power_id,
                old=None if old is None else old.presence,
                reason=reason,
            )
            return new.id

    def give_reason(self, attendance_id: int, words: str, given_at: datetime) -> None:
        """Record what an absent participant said, and when."""
        with self.desk.act("mediation.give_reason") as deed:
            row = self._absence(deed, attendance_id)
            if given_at > self.desk.now():
                raise Refusal(Reason.FIELD_INVALID, field="given_at")
            if not words:
                raise Refusal(Reason.FIELD_MISSING, field="words")
            deed.note(old=row.reason_given, new=words, given_at=given_at)
            row.reason_given, row.reason_at = words, given_at

    def rule(self, attendance_id: int, *, good_cause: bool, text: str) -> None:
        """Rule whether an absence had good cause; a later ruling takes the place of this one.

        Law: Order 146 art. 94(2). Good cause shown later takes the mark away.
        """
        with self.desk.act("mediation.rule") as deed:
            row = self._absence(deed, attendance_id)
            if not text:
                raise Refusal(Reason.REASON_MISSING)
            self._not_ended(deed.session, row)
            deed.session.add(
                RulingRow(
                    case_id=row.case_id,
                    attendance_id=row.id,
                    good_cause=good_cause,
                    text=text,
                    ruled_by=self.desk.officer.id,
                    ruled_at=self.desk.now(),
                )
            )
            deed.note(party=row.party_id, good_cause=good_cause, text=text)

    def opine(
        self,
        attendance_id: int,
        *,
        counts: bool,
        text: str,
        outside: OutsideOpinion | None = None,
    ) -> None:
        """Give the reviewer's opinion on an absence whose notice fails the strict count.

        Args:
            attendance_id: The absence.
            counts: It is counted all the same.
            text: Why.
            outside: The opinion of an authority outside a one-officer station, which the
                officer who runs the mediation records as theirs.
        """
        with self.desk.act("mediation.opine") as deed:
            row = get(deed.session, AttendanceRow, attendance_id)
            deed.case_id = row.case_id
            if outside is None:
                self.desk.require(Role.REVIEWER)
                self._not_own(deed.session, row)
            else:
                self._absence(deed, attendance_id)
                _complete(outside, self.desk.now())
            if not text:
                raise Refusal(Reason.REASON_MISSING)
            self._not_ended(deed.session, row)
            waiting = {Mark.NEEDS_OPINION, Mark.COUNTED, Mark.OPINION_AGAINST}
            found = self._marks(deed.session, row)
            if not waiting & {mark(one.place) for one in found} or all(
                point.ok for one in found for point in one.place.notice
            ):
                raise Refusal(Reason.OPINION_NOT_NEEDED, article="146.88")
            deed.session.add(
                OpinionRow(
                    case_id=row.case_id,
                    attendance_id=row.id,
                    counts=counts,
                    text=text,
                    given_by=self.desk.officer.id,
                    given_at=self.desk.now(),
                    outside=_plain(outside),
                )
            )
            deed.note(party=row.party_id, counts=counts, text=text, outside=_plain(outside))

    def decide(
        self, mediation_id: MediationId, party_id: PartyId, choice: Choice, text: str
    ) -> None:
        """Decide at the first counted absence: end now, or hold the second session.

        Law: Order 146 art. 94(2) requires the ending at one; holding a second session rests on
        the unit's dated policy and this decision.
        """
        policy = policy_of(self.desk)
        with self.desk.act("mediation.decide") as deed:
            row = handled(deed, self.desk, mediation_id)
            if not text:
                raise Refusal(Reason.REASON_MISSING)
            found = score(deed.session, row, policy, self.desk.calendar())
            tally = _tally(found, party_id)
            if row.state != MediationState.RUNNING or tally is None:
                raise Refusal(Reason.DECISION_NOT_DUE, article="146.94")
            if next_step(tally, found.choice(party_id)) is Next.NOTHING or tally.full:
                raise Refusal(Reason.DECISION_NOT_DUE, article="146.94")
            absent = next(one for one in found.places if one.place == tally.counted[-1]).attendance
            deed.session.add(
                AbsenceDecisionRow(
                    case_id=row.case_id,
                    mediation_id=row.id,
                    party_id=party_id,
                    attendance_id=absent.id,
                    choice=choice,
                    policy_id=policy.id,
                    text=text,
                    decided_by=self.desk.officer.id,
                    decided_at=self.desk.now(),
                )
            )
            deed.note(
                party=party_id,
                choice=choice,
                text=text,
                threshold=policy.value,
                policy=policy.reference,
                policy_decided=policy.decided,
                statute=tally.statute,
            )

    def _absence(self, deed: "Deed", attendance_id: int) -> AttendanceRow:
        """Return an absence of a session the officer may run, which becomes the act's case."""
        row = get(deed.session, AttendanceRow, attendance_id)
        handled_session(deed, self.desk, SessionId(row.session_id))
        if row.presence != Presence.ABSENT or row.replaced_at is not None:
            raise Refusal(Reason.NOT_ABSENT)
        return row

    def _not_own(self, session: StoreSession, row: AttendanceRow) -> None:
        """Refuse an opinion on what the reviewer himself recorded or ruled."""
        ruled = session.scalars(
            select(RulingRow.ruled_by).where(RulingRow.attendance_id == row.id)
        ).all()
        if self.desk.officer.id in {row.entered_by, *ruled}:
            raise Refusal(Reason.OWN_REQUEST)

    def _not_ended(self, session: StoreSession, row: AttendanceRow) -> None:
        """Refuse to judge an absence when every mediation it concerns has ended."""
        states = {MediationState(one.state) for one in mediations_of(session, row.session_id)}
        if not states & set(_DONE):
            raise Refusal(Reason.MEDIATION_STEP, state=min(states), step="rule")

    def _marks(self, session: StoreSession, row: AttendanceRow) -> list[Missed]:
        """Return the absence as each mediation of its session sees it."""
        policy, calendar = policy_of(self.desk), self.desk.calendar()
        scores: list[Score] = [
            score(session, one, policy, calendar) for one in _served(session, row)
        ]
        return [
            missed for found in scores for missed in found.places if missed.attendance.id == row.id
        ]


def _served(session: StoreSession, row: AttendanceRow) -> list[MediationRow]:
    return mediations_of(session, row.session_id)


def _standing(session: StoreSession, session_id: int, party_id: int) -> AttendanceRow | None:
    return session.scalars(
        select(AttendanceRow).where(
            AttendanceRow.session_id == session_id,
            AttendanceRow.party_id == party_id,
            AttendanceRow.replaced_at.is_(None),
        )
    ).first()


def _tally(found: Score, party_id: PartyId) -> Tally | None:
    return next((tally for tally in found.tallies if tally.party == party_id), None)


def _complete(outside: OutsideOpinion, now: datetime) -> None:
    """Refuse an outside opinion that does not say whose it is."""
    for name in ("authority", "name", "number"):
        if not getattr(outside, name):
            raise Refusal(Reason.FIELD_MISSING, field=name)
    if outside.dated > day_of(now):
        raise Refusal(Reason.FIELD_INVALID, field="dated")


def _plain(outside: OutsideOpinion | None) -> dict[str, str]:
    if outside is None:
        return {}
    return {
        "authority": outside.authority,
        "name": outside.name,
        "number": outside.number,
        "dated": outside.dated.isoformat(),
    }
