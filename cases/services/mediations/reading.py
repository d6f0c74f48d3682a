"""What the mediation room reads: the waiting list, the calendar, a mediation, a session."""

from datetime import date

from sqlalchemy import select

from cases.law.facts import Harm
from cases.mediation import booking, terms
from cases.mediation import course as courses
from cases.mediation.absence import Next
from cases.mediation.application import objections
from cases.mediation.ending import open_to
from cases.mediation.kinds import Capacity, Ending, MediationState, SessionState
from cases.papers.kinds import Outcome, RefusalGround, StartEvent
from cases.records.documents import DocumentFilter, DocumentLine
from cases.records.ids import CaseId, MediationId, OfficerId, PartyId, RoomId, SessionId
from cases.records.mediation import (
    MediationView,
    Participant,
    SessionLine,
    Sheet,
    Waiting,
)
from cases.records.times import day_of
from cases.services.mediations import starting
from cases.services.mediations.calendar import case_numbers, claimant_first
from cases.services.mediations.changing import named_before
from cases.services.mediations.counting import Score, policy_of, score
from cases.services.mediations.finding import (
    Part,
    get,
    mediations_of,
    names,
    numbers,
    parties,
    runs,
    sessions_of,
    sides,
    state_of,
)
from cases.services.mediations.joint import application
from cases.services.mediations.showing import counters, seats
from cases.store.engine import StoreSession
from cases.store.rows.cases import CaseRow, FactRow
from cases.store.rows.committee import PacketRow
from cases.store.rows.mediation import (
    MediationRow,
    MediationSideRow,
    SessionRow,
)
from cases.store.rows.unit import RoomRow

_LIVE = (SessionState.PLANNED, SessionState.OPEN, SessionState.HELD)
_IN_HAND = (
    MediationState.OPENED,
    MediationState.APPLIED,
    MediationState.WAITING,
    MediationState.RUNNING,
    MediationState.REFERRED,
)


class Reading(Part):
    """Lists and sheets; what is read of one case leaves an entry in the journal."""

    def waiting(self) -> tuple[Waiting, ...]:
        """Return every mediation in hand, the soonest due first."""
        policy = policy_of(self.desk)
        with self.desk.reading() as session:
            rows = session.scalars(
                select(MediationRow)
                .where(MediationRow.state.in_(_IN_HAND))
                .order_by(MediationRow.id)
            ).all()
            facts = starting.facts_of(session, [row.case_id for row in rows])
            cases = case_numbers(session, [row.case_id for row in rows])
            lines = tuple(
                self._waiting(
                    session,
                    row,
                    cases[row.case_id],
                    facts.get(row.case_id, []),
                    score(session, row, policy, self.desk.calendar()),
                    max(1, int(policy.value)),
                )
                for row in rows
                if row.case_id in cases
            )
        return tuple(sorted(lines, key=_soonest))

    def of_case(self, case_id: CaseId) -> tuple[MediationView, ...]:
        """Return every mediation of a case, oldest first."""
        with self.desk.looking(case_id, "mediation") as session:
            get(session, CaseRow, case_id)
            ids = session.scalars(
                select(MediationRow.id)
                .where(MediationRow.case_id == case_id)
                .order_by(MediationRow.id)
            ).all()
        return tuple(self._view(MediationId(key)) for key in ids)

    def view(self, mediation_id: MediationId) -> MediationView:
        """Return one mediation, whole."""
        with self.desk.reading() as session:
            case_id = CaseId(get(session, MediationRow, mediation_id).case_id)
        with self.desk.looking(case_id, "mediation"):
            pass
        return self._view(mediation_id)

    def sheet(self, session_id: SessionId) -> Sheet:
        """Return one session with everybody who is expected."""
        with self.desk.reading() as session:
            case_id = CaseId(get(session, SessionRow, session_id).case_id)
        with self.desk.looking(case_id, "mediation.session") as session:
            row = get(session, SessionRow, session_id)
            served = mediations_of(session, row.id)
            officers = names(session, [row.mediator_id, row.second_officer_id])
            held_on = day_of(row.starts_at)
            last = terms.notice_days(held_on, self.desk.calendar())
            return Sheet(
                SessionId(row.id),
                case_id,
                session.get_one(CaseRow, case_id).number,
                tuple(MediationId(one.id) for one in served),
                numbers(sessions_of(session, served[0].id)).get(row.id, 0),
                SessionState(row.state),
                row.starts_at,
                row.ends_at,
                RoomId(row.room_id),
                session.get_one(RoomRow, row.room_id).name,
                OfficerId(row.mediator_id),
                officers[row.mediator_id],
                None if row.second_officer_id is None else OfficerId(row.second_officer_id),
                officers.get(row.second_officer_id or 0, ""),
                row.auxiliary,
                row.recorder,
                row.recording,
                row.is_public,
                row.opened_at,
                row.closed_at,
                Outcome(row.outcome) if row.outcome else None,
                row.record,
                seats(session, row, served, self.desk.calendar()),
                terms.terms_on(held_on).people_per_side,
                last.lenient,
                last.strict,
                named_before(session, row),
            )

    def _waiting(
        self,
        session: StoreSession,
        row: MediationRow,
        number: str,
        facts: list[FactRow],
        found: Score,
        threshold: int,
    ) -> Waiting:
        calendar, now = self.desk.calendar(), self.desk.now()
        start = starting.begun(session, row, facts, calendar, now)
        accepted = row.state in {MediationState.WAITING, MediationState.RUNNING}
        period = None
        if accepted and start.on is not None:
            period = terms.period(start.on, terms.terms_on(start.on), calendar)
        worst = max(found.tallies, key=lambda tally: len(tally.counted), default=None)
        entered = sides(session, [row.id])
        known = parties(session, [side.party_id for side in entered])
        own = claimant_first(row, entered)
        planned = next(
            (
                one
                for one in sessions_of(session, row.id)
                if one.state in {SessionState.PLANNED, SessionState.OPEN}
            ),
            None,
        )
        today = self.desk.today()
        return Waiting(
            MediationId(row.id),
            CaseId(row.case_id),
            number,
            tuple(known[key].name for key in own if key in known),
            Harm(row.harm),
            _shown_state(row, start, today),
            period.started_on if period else None,
            period.due_on if period else None,
            period.number(today) if period else 0,
            calendar.working_days(today, period.due_on) if period else None,
            start.waiting_for if accepted else (),
            known[worst.party].name if worst and worst.counted else "",
            len(worst.counted) if worst else 0,
            threshold,
            found.next,
            SessionId(planned.id) if planned else None,
            planned.starts_at if planned else None,
            period.count.provisional if period else False,
            row.state == MediationState.REFERRED and _answered(session, row.id),
        )

    def _view(self, mediation_id: MediationId) -> MediationView:
        policy, calendar, now = policy_of(self.desk), self.desk.calendar(), self.desk.now()
        with self.desk.reading() as session:
            row = get(session, MediationRow, mediation_id)
            facts = starting.facts_of(session, [row.case_id]).get(row.case_id, [])
            start = starting.begun(session, row, facts, calendar, now)
            found = score(session, row, policy, calendar)
            applied = application(session, row, calendar)
            entered = sides(session, [row.id])
            known = parties(session, [row.claimant_id, *(side.party_id for side in entered)])
            accepted = row.state not in {
                MediationState.OPENED,
                MediationState.APPLIED,
                MediationState.REFUSED,
            }
            period = None
            if accepted and start.on is not None:
                period = terms.period(start.on, terms.terms_on(start.on), calendar)
            last = booking.last_first_session(period, calendar) if period else None
            received = None if row.received_at is None else day_of(row.received_at)
            state = _shown_state(row, start, self.desk.today())
            base = _Base(session, row, entered)
            return MediationView(
                MediationId(row.id),
                CaseId(row.case_id),
                session.get_one(CaseRow, row.case_id).number,
                PartyId(row.claimant_id),
                known[row.claimant_id].name,
                tuple(map(Harm, row.harms or [row.harm])),
                state,
                tuple(
                    Participant(
                        PartyId(side.party_id),
                        known[side.party_id].name,
                        side.side,
                        Capacity(side.capacity),
                        side.signed_on,
                        applied.last_days.own.get(PartyId(side.party_id)),
                    )
                    for side in entered
                ),
                row.applied_on,
                received,
                applied.last_days.first,
                applied.last_days.last,
                applied.last_days.timeliness(received or self.desk.today()),
                objections(applied),
                day_of(row.decided_at) if accepted and row.decided_at else None,
                RefusalGround(row.refusal_ground) if row.refusal_ground else None,
                start.on if accepted else None,
                StartEvent(start.event) if accepted and start.event else None,
                period.due_on if period else None,
                period.warning_on if period else None,
                period.number(self.desk.today()) if period else 0,
                calendar.working_days(self.desk.today(), period.due_on) if period else None,
                period.count.provisional if period else False,
                start.waiting_for if accepted else (),
                last.lenient if last else None,
                last.strict if last else None,
                row.is_public,
                Ending(row.ending) if row.ending else None,
                row.ended_at,
                open_to(courses.endings(state), session_held=base.session_held()),
                base.session_lines(),
                counters(session, row, found, policy),
                found.next if state is MediationState.RUNNING else Next.NOTHING,
                policy.reference,
                self._documents(row),
                runs(session, self.desk, row.case_id),
            )

    def _documents(self, row: MediationRow) -> tuple[DocumentLine, ...]:
        """Return the papers of a mediation, newest first."""
        register = self.desk.documents.register(DocumentFilter(case_id=CaseId(row.case_id)))
        return tuple(line for line in register.lines if line.mediation_id == row.id)


class _Base:
    """The rows of one mediation while its view is put together."""

    def __init__(
        self, session: StoreSession, row: MediationRow, entered: list[MediationSideRow]
    ) -> None:
        self.session, self.row, self.entered = session, row, entered

    def session_held(self) -> bool:
        """Tell whether a session was opened, so that something may have come of it."""
        held = (SessionState.OPEN, SessionState.HELD)
        return any(one.state in held for one in sessions_of(self.session, self.row.id))

    def session_lines(self) -> tuple[SessionLine, ...]:
        """Return the sessions, those called off or moved with the number zero."""
        rows = sessions_of(self.session, self.row.id)
        numbered = numbers(rows)
        officers = names(self.session, [one.mediator_id for one in rows])
        return tuple(
            SessionLine(
                SessionId(one.id),
                numbered.get(one.id, 0),
                SessionState(one.state),
                one.starts_at,
                self.session.get_one(RoomRow, one.room_id).name,
                officers[one.mediator_id],
                Outcome(one.outcome) if one.outcome else None,
            )
            for one in rows
        )


def _answered(session: StoreSession, mediation_id: int) -> bool:
    """Tell whether a people's mediator has reported the outcome of what was handed to him."""
    found = select(PacketRow.id).where(
        PacketRow.mediation_id == mediation_id,
        PacketRow.until_at.is_not(None),
        PacketRow.taken_back_at.is_(None),
    )
    return session.scalar(found.limit(1)) is not None


def _shown_state(row: MediationRow, start: starting.Begun, today: date) -> MediationState:
    """Return the state as it is today: the ten days begin without anybody's act."""
    state = state_of(row)
    if state is MediationState.WAITING and start.on is not None and start.on <= today:
        return MediationState.RUNNING
    return state


def _soonest(line: Waiting) -> tuple[bool, date, str]:
    return line.due_on is None, line.due_on or line.started_on or date.max, line.case_number
