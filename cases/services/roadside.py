"""What belongs to no accident case: a driver who fled a stop, notices from other units.

The guard shows a roadside note to who wrote it, to who handles it and to the squad leader; a
notice from another unit to the officers on duty.
"""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import and_, or_, select

from cases.law.rules import wording_on
from cases.records.ids import OfficerId
from cases.records.officers import Role
from cases.records.roadside import (
    Incoming,
    IncomingEntry,
    IncomingId,
    IncomingStep,
    NextStep,
    NoteEntry,
    NoteId,
    RoadsideNote,
    StepLine,
)
from cases.records.times import day_of
from cases.refusals import Reason, Refusal
from cases.services.names import officer_names
from cases.store.engine import StoreSession
from cases.store.rows.roadside import IncomingRow, IncomingStepRow, RoadsideNoteRow
from cases.store.rows.unit import OfficerRoleRow, OfficerRow

if TYPE_CHECKING:
    from cases.services.desk import Desk

#: The record of a flight comes into the squad's hands within a day.
RULE = "flight.handed_over"
#: What a unit does on a notice from another one.
RECEIVER = "146.45"
_WRITERS = (Role.INVESTIGATOR, Role.DUTY_DESK)
_ON_DUTY = (Role.INVESTIGATOR, Role.DUTY_DESK, Role.SQUAD_LEADER)
_FIELDS = tuple(name for name in NoteEntry.__slots__ if name != "accident")


class RoadsideService:
    """Notes from the road, and notices that come in."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk

    def write(self, entry: NoteEntry) -> NoteId:
        """Write down that a driver fled a stop for an ordinary violation.

        Raises:
            Refusal: there was an accident, so that it is a hit-and-run and wants a case.
        """
        self.desk.require(*_WRITERS)
        if entry.accident:
            raise Refusal(Reason.IT_IS_AN_ACCIDENT, article="146.43")
        for name in ("place", "offence", "plate"):
            if not getattr(entry, name).strip():
                raise Refusal(Reason.FIELD_MISSING, field=name)
        if entry.happened_at > self.desk.now():
            raise Refusal(Reason.IN_THE_FUTURE, field="happened_at")
        if entry.witness_signed and not entry.witness.strip():
            raise Refusal(Reason.FIELD_MISSING, field="witness")
        with self.desk.act("roadside.write", note=asdict(entry)) as deed:
            row = RoadsideNoteRow(
                **{name: getattr(entry, name) for name in _FIELDS},
                entered_at=self.desk.now(),
                entered_by=self.desk.officer.id,
            )
            deed.session.add(row)
            deed.session.flush()
            deed.note(id=row.id)
            return NoteId(row.id)

    def hand_over(self, note_id: NoteId, handler: OfficerId, at: datetime) -> None:
        """Put a note into the squad's hands: an investigator handles it from then on."""
        if at > self.desk.now():
            raise Refusal(Reason.IN_THE_FUTURE, field="at")
        with self.desk.act("roadside.hand_over", note=note_id, handler=handler, at=at) as deed:
            row = self._note(deed.session, note_id)
            if row.entered_by != self.desk.officer.id:
                self.desk.require(Role.SQUAD_LEADER)
            if at < row.happened_at:
                raise Refusal(Reason.TIMES_INVERTED, field="at")
            found = deed.session.get(OfficerRow, handler)
            held = deed.session.get(OfficerRoleRow, (handler, Role.INVESTIGATOR.value))
            if found is None or found.retired_at is not None or held is None:
                raise Refusal(Reason.NOT_ALLOWED, roles=(Role.INVESTIGATOR,))
            deed.note(previous=row.handler_id)
            row.handler_id = handler
            row.handed_over_at = row.handed_over_at or at

    def decide(self, note_id: NoteId, step: NextStep, at: datetime, text: str) -> None:
        """Record what the squad does: a summons, the watch list, dealt with, or nothing and why."""
        if step is NextStep.OPEN or not text.strip():
            raise Refusal(Reason.FIELD_MISSING, field="text")
        if at > self.desk.now():
            raise Refusal(Reason.IN_THE_FUTURE, field="at")
        with self.desk.act("roadside.decide", note=note_id, step=step, text=text.strip()) as deed:
            row = self._note(deed.session, note_id)
            if row.handler_id != self.desk.officer.id:
                raise Refusal(Reason.NOT_ALLOWED)
            deed.note(old=row.next_step)
            row.next_step, row.next_at, row.next_note = step.value, at, text.strip()

    def notes(self) -> tuple[RoadsideNote, ...]:
        """Return the notes the officer may see, what is not handed over first."""
        with self.desk.reading() as session:
            names = officer_names(session)
            rows = session.scalars(
                select(RoadsideNoteRow).order_by(
                    RoadsideNoteRow.handed_over_at.is_not(None),
                    RoadsideNoteRow.next_step != "",
                    RoadsideNoteRow.happened_at.desc(),
                )
            )
            return tuple(_shown(row, names) for row in rows)

    def waiting(self) -> tuple[RoadsideNote, ...]:
        """Return the notes that wait for this officer: to be handed over, or to be dealt with."""
        me = self.desk.officer.id
        with self.desk.reading() as session:
            names = officer_names(session)
            rows = session.scalars(
                select(RoadsideNoteRow)
                .where(
                    or_(
                        and_(
                            RoadsideNoteRow.entered_by == me,
                            RoadsideNoteRow.handed_over_at.is_(None),
                        ),
                        and_(RoadsideNoteRow.handler_id == me, RoadsideNoteRow.next_step == ""),
                    )
                )
                .order_by(RoadsideNoteRow.happened_at)
            )
            return tuple(_shown(row, names) for row in rows)

    # --- notices from other units ----------------------------------------------------------

    def receive(self, entry: IncomingEntry) -> IncomingId:
        """Record a notice of assistance from another unit, the minute it comes in."""
        self.desk.require(*_ON_DUTY)
        for name in ("sender", "features"):
            if not getattr(entry, name).strip():
                raise Refusal(Reason.FIELD_MISSING, article=RECEIVER, field=name)
        if entry.received_at > self.desk.now():
            raise Refusal(Reason.IN_THE_FUTURE, field="received_at")
        with self.desk.act("roadside.receive", notice=asdict(entry)) as deed:
            row = IncomingRow(
                **asdict(entry), entered_at=self.desk.now(), entered_by=self.desk.officer.id
            )
            deed.session.add(row)
            deed.session.flush()
            deed.note(id=row.id)
            return IncomingId(row.id)

    def take_step(
        self, incoming_id: IncomingId, step: IncomingStep, at: datetime, text: str = ""
    ) -> None:
        """Record a timed step on it: acted, held the vehicle, told the sender, handed over.

        Law: Order 146 art. 45.
        """
        self.desk.require(*_ON_DUTY)
        if at > self.desk.now():
            raise Refusal(Reason.IN_THE_FUTURE, field="at")
        with self.desk.act("roadside.take_step", notice=incoming_id, step=step, at=at) as deed:
            row = deed.session.get(IncomingRow, incoming_id)
            if row is None:
                raise Refusal(Reason.NOT_FOUND)
            if at < row.received_at:
                raise Refusal(Reason.TIMES_INVERTED, article=RECEIVER, field="at")
            deed.session.add(
                IncomingStepRow(
                    notice_id=row.id,
                    step=step.value,
                    done_at=at,
                    text=text.strip(),
                    entered_at=self.desk.now(),
                    entered_by=self.desk.officer.id,
                )
            )
            deed.note(text=text.strip())

    def withdrawn(self, incoming_id: IncomingId, at: datetime, note: str) -> None:
        """Record that the sender has withdrawn its notice: the search for it ends."""
        self.desk.require(*_ON_DUTY)
        if not note.strip():
            raise Refusal(Reason.FIELD_MISSING, article="146.46", field="note")
        with self.desk.act("roadside.withdrawn", notice=incoming_id, at=at) as deed:
            row = deed.session.get(IncomingRow, incoming_id)
            if row is None:
                raise Refusal(Reason.NOT_FOUND)
            if row.withdrawn_at is not None:
                raise Refusal(Reason.CHANGED_MEANWHILE)
            row.withdrawn_at, row.withdrawn_note = at, note.strip()

    def incoming(self) -> tuple[Incoming, ...]:
        """Return the notices of other units, what is still to be acted on first."""
        with self.desk.reading() as session:
            names = officer_names(session)
            rows = session.scalars(select(IncomingRow).order_by(IncomingRow.received_at.desc()))
            steps = session.scalars(
                select(IncomingStepRow).order_by(IncomingStepRow.done_at, IncomingStepRow.id)
            ).all()
            found = [_incoming(row, steps, names) for row in rows]
        return tuple(sorted(found, key=lambda one: not one.wanting))

    def _note(self, session: StoreSession, note_id: NoteId) -> RoadsideNoteRow:
        row = session.get(RoadsideNoteRow, note_id)
        if row is None:
            raise Refusal(Reason.NOT_FOUND)
        return row


def _shown(row: RoadsideNoteRow, names: dict[int, str]) -> RoadsideNote:
    wording = wording_on(RULE, day_of(row.happened_at))
    return RoadsideNote(
        NoteId(row.id),
        NoteEntry(**{name: getattr(row, name) for name in _FIELDS}),
        names.get(row.entered_by, ""),
        row.entered_at,
        row.happened_at + timedelta(hours=wording.length),
        wording.article_keys[0],
        row.handed_over_at,
        None if row.handler_id is None else OfficerId(row.handler_id),
        names.get(row.handler_id or 0, ""),
        NextStep(row.next_step),
        row.next_at,
        row.next_note,
    )


def _incoming(
    row: IncomingRow, steps: Sequence[IncomingStepRow], names: dict[int, str]
) -> Incoming:
    return Incoming(
        IncomingId(row.id),
        IncomingEntry(**{name: getattr(row, name) for name in IncomingEntry.__slots__}),
        names.get(row.entered_by, ""),
        tuple(
            StepLine(IncomingStep(one.step), one.done_at, one.text, names.get(one.entered_by, ""))
            for one in steps
            if one.notice_id == row.id
        ),
        row.withdrawn_at,
        row.withdrawn_note,
    )
