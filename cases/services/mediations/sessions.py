"""Sessions between booking and record: people, notices, changes, opening and closing."""

from datetime import datetime

from sqlalchemy import delete, select

from cases.mediation.kinds import Capacity, SessionState
from cases.papers.kinds import Outcome
from cases.records.documents import Serving
from cases.records.ids import CaseId, DocumentId, MediationId, PartyId, SessionId
from cases.records.mediation import SeatEntry
from cases.records.times import day_of
from cases.refusals import Reason, Refusal
from cases.services.mediations import papers
from cases.services.mediations.finding import (
    HANDLERS,
    Part,
    get,
    handled_session,
    mediations_of,
    parties,
    runs,
    sides,
)
from cases.services.mediations.seating import people as seated
from cases.services.mediations.seating import seat, takes_part
from cases.store.engine import StoreSession
from cases.store.rows.mediation import (
    AttendanceRow,
    ChangeRequestRow,
    SessionPersonRow,
    SessionRow,
)

_LIVE = (SessionState.PLANNED, SessionState.OPEN, SessionState.HELD)


class Sessions(Part):
    """What is done about a session that has been booked."""

    def call_off(self, session_id: SessionId, reason: str) -> None:
        """Call a planned session off."""
        if not reason:
            raise Refusal(Reason.REASON_MISSING)
        with self.desk.act("mediation.call_off") as deed:
            row = handled_session(deed, self.desk, session_id)
            _in_state(row, SessionState.PLANNED)
            row.state, row.called_off_reason = SessionState.CALLED_OFF, reason
            deed.note(reason=reason)

    def set_people(self, session_id: SessionId, people: tuple[SeatEntry, ...]) -> None:
        """Say who is expected: at most three on each side, agents with a power in force."""
        with self.desk.act("mediation.set_people") as deed:
            row = handled_session(deed, self.desk, session_id)
            _in_state(row, SessionState.PLANNED, SessionState.OPEN)
            kept = {
                (one.party_id, one.name): (one.confirmed_at, one.confirmed_how)
                for one in seated(deed.session, row.id)
            }
            deed.session.execute(
                delete(SessionPersonRow).where(SessionPersonRow.session_id == row.id)
            )
            seat(deed.session, row, people)
            for one in seated(deed.session, row.id):
                one.confirmed_at, one.confirmed_how = kept.get((one.party_id, one.name), (None, ""))
            deed.note(people=[_plain(one) for one in people])

    def confirm(self, person_id: int, how: str) -> None:
        """Record that somebody said he will come."""
        with self.desk.act("mediation.confirm") as deed:
            person = get(deed.session, SessionPersonRow, person_id)
            handled_session(deed, self.desk, SessionId(person.session_id))
            person.confirmed_at, person.confirmed_how = self.desk.now(), how
            deed.note(name=person.name, how=how)

    def request_change(
        self, session_id: SessionId, party_id: PartyId, asked_at: datetime, words: str
    ) -> None:
        """Record that a participant asked for another time (art. 88 para. 2).

        Asked one working day before, his absence does not count.
        """
        with self.desk.act("mediation.request_change") as deed:
            row = handled_session(deed, self.desk, session_id)
            _in_state(row, SessionState.PLANNED, SessionState.OPEN, SessionState.HELD)
            takes_part(deed.session, row, party_id)
            if asked_at > self.desk.now() or asked_at > row.starts_at:
                raise Refusal(Reason.FIELD_INVALID, article="146.88", field="asked_at")
            if not words:
                raise Refusal(Reason.FIELD_MISSING, field="words")
            deed.session.add(
                ChangeRequestRow(
                    case_id=row.case_id,
                    session_id=row.id,
                    party_id=party_id,
                    asked_at=asked_at,
                    words=words,
                    entered_at=self.desk.now(),
                    entered_by=self.desk.officer.id,
                )
            )
            deed.note(party=party_id, asked_at=asked_at, words=words)

    def draft_notices(self, session_id: SessionId) -> tuple[DocumentId, ...]:
        """Draft the written notice of a session for every participant (form M5).

        Who has been issued one is passed over; a draft that is there is brought up to date.
        """
        with self.desk.reading() as session:
            row = get(session, SessionRow, session_id)
            served = mediations_of(session, row.id)
            case_id, mediation_id = CaseId(row.case_id), MediationId(served[0].id)
            wanted = dict.fromkeys(
                side.party_id for side in sides(session, [one.id for one in served])
            )
            allowed = runs(session, self.desk, row.case_id)
            issued = papers.told_on_paper(session, session_id)
        if not allowed:
            raise Refusal(Reason.NOT_ALLOWED, roles=HANDLERS)
        return tuple(
            papers.draft_notice(self.desk, session_id, case_id, mediation_id, PartyId(party))
            for party in wanted
            if party not in issued
        )

    def notify(self, serving: Serving) -> None:
        """Record how a participant was told of a session: by paper, or by word.

        Law: Order 146 art. 88 para. 1; Administrative Case Procedure arts 36, 52.
        """
        with self.desk.reading() as session:
            row = get(session, SessionRow, serving.session_id or 0)
            _in_state(row, SessionState.PLANNED, SessionState.OPEN, SessionState.HELD)
            takes_part(session, row, serving.party_id)
        self.desk.documents.serve(serving)

    def open_session(self, session_id: SessionId, *, recording: str = "") -> None:
        """Open a session on its day; from now on it is recorded who came."""
        now = self.desk.now()
        with self.desk.act("mediation.open_session") as deed:
            row = handled_session(deed, self.desk, session_id)
            _in_state(row, SessionState.PLANNED)
            if day_of(now) < day_of(row.starts_at):
                raise Refusal(Reason.SESSION_NOT_BEGUN)
            row.state = SessionState.OPEN
            row.opened_at = max(row.starts_at, min(now, row.ends_at))
            row.recording = recording or row.recording
            deed.note(recording=row.recording)

    def close_session(
        self, session_id: SessionId, outcome: Outcome, *, record: str = "", recording: str = ""
    ) -> None:
        """Close a session with what came of it; everybody's attendance is on record.

        A single officer with an auxiliary names the full recording, or the session counts
        for nothing (Administrative Case Procedure art. 52 para. 2).
        """
        with self.desk.act("mediation.close_session") as deed:
            row = handled_session(deed, self.desk, session_id)
            _in_state(row, SessionState.OPEN)
            missing = _without_attendance(deed.session, row)
            if missing:
                raise Refusal(Reason.ATTENDANCE_MISSING, name="、".join(missing))
            row.state, row.outcome, row.record = SessionState.HELD, outcome, record
            row.recording = recording or row.recording
            row.closed_at = self.desk.now()
            deed.note(outcome=outcome, record=record, recording=row.recording)

    def add_recording(self, session_id: SessionId, recording: str) -> None:
        """Enter the reference of the full recording of a session."""
        if not recording:
            raise Refusal(Reason.FIELD_MISSING, field="recording")
        with self.desk.act("mediation.add_recording") as deed:
            row = handled_session(deed, self.desk, session_id)
            _in_state(row, *_LIVE)
            deed.note(old=row.recording, new=recording)
            row.recording = recording


def _without_attendance(session: StoreSession, row: SessionRow) -> list[str]:
    entered = {
        side.party_id: side
        for side in sides(session, [one.id for one in mediations_of(session, row.id)])
        if side.capacity == Capacity.PARTY
    }
    recorded = session.scalars(
        select(AttendanceRow.party_id).where(
            AttendanceRow.session_id == row.id, AttendanceRow.replaced_at.is_(None)
        )
    ).all()
    found = parties(session, entered)
    return [found[key].name for key in entered if key not in recorded]


def _in_state(row: SessionRow, *states: SessionState) -> None:
    if row.state not in states:
        raise Refusal(Reason.SESSION_STATE, state=SessionState(row.state))


def _plain(entry: SeatEntry) -> dict[str, object]:
    return {"party": entry.party_id, "name": entry.name, "power": entry.power_id}
