"""Inquiries that nobody takes in: the squad leader, who knows the heads, lets none be lost."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import Select, or_, select

from cases.answers.matching import Asked, fits, plain_name, plain_number
from cases.records.ids import CaseId
from cases.records.officers import Role
from cases.records.outsiders import InquiryNote, Outcome
from cases.records.plates import plain_plate
from cases.refusals import Reason, Refusal
from cases.services.names import officer_names
from cases.services.outsiders.counter import note_of
from cases.services.outsiders.taking_in import OVER, asked_of, marks_of, put_in
from cases.store.engine import StoreSession
from cases.store.rows.cases import CaseRow, PartyRow, VehicleRow
from cases.store.rows.outsiders import (
    InquiryAnswerRow,
    InquiryNoteRow,
    InquiryRow,
    InquirySettledRow,
)

if TYPE_CHECKING:
    from cases.services.desk import Desk

#: So long the officer of a case that fits has to come to his desk.
PATIENCE = timedelta(days=3)


class Strays:
    """What a squad leader does with inquiries that no officer has."""

    desk: "Desk"

    def strays(self) -> tuple[InquiryNote, ...]:
        """Return the inquiries that fit no open case, came back, or lie too long.

        Raises:
            Refusal: not a squad leader.
        """
        self.desk.require(Role.SQUAD_LEADER)
        with self.desk.past_guard() as session:
            names = officer_names(session)
            rows = _unsettled(session)
            states = _states(session)
            return tuple(
                note_of(row, names)
                for row in rows
                if _is_stray(session, row, states, self.desk.now())
            )

    def pass_on(self, note_id: int, case_id: CaseId) -> None:
        """Pass an inquiry on to those who handle a case.

        Raises:
            Refusal: not a squad leader, no such open case, nobody leads it, or it is settled.
        """
        self.desk.require(Role.SQUAD_LEADER)
        with self.desk.act("inquiry.pass_on", case_id, door=True, note=note_id) as deed:
            session = deed.session
            case = session.get(CaseRow, case_id)
            if case is None or case.state in OVER or case.lead_officer_id is None:
                raise Refusal(Reason.NOT_FOUND)
            note = self._unsettled(session, note_id)
            had = select(InquiryRow.id).where(
                InquiryRow.note_id == note_id, InquiryRow.case_id == case_id
            )
            if session.scalar(had) is not None:
                raise Refusal(Reason.CHANGED_MEANWHILE)
            put_in(deed, self.desk, case_id, note)

    def settle(self, note_id: int, text: str) -> None:
        """Record what was done with an inquiry that belongs to no case here.

        Raises:
            Refusal: not a squad leader, nothing is said, or somebody has it.
        """
        self.desk.require(Role.SQUAD_LEADER)
        if not text.strip():
            raise Refusal(Reason.FIELD_MISSING, field="text")
        with self.desk.act("inquiry.settle", door=True, note=note_id) as deed:
            self._unsettled(deed.session, note_id)
            deed.session.add(
                InquirySettledRow(
                    note_id=note_id,
                    text=text.strip(),
                    settled_at=self.desk.now(),
                    settled_by=self.desk.officer.id,
                )
            )

    def _unsettled(self, session: StoreSession, note_id: int) -> InquiryNoteRow:
        found = next((row for row in _unsettled(session) if row.id == note_id), None)
        if found is None or _states(session).get(note_id):
            raise Refusal(Reason.NOT_FOUND)
        return found


def _is_stray(
    session: StoreSession, row: InquiryNoteRow, states: Mapping[int, bool], now: datetime
) -> bool:
    if row.id in states:
        return not states[row.id]
    return row.asked_at < now - PATIENCE or not _fits_any(session, asked_of(row))


def _unsettled(session: StoreSession) -> list[InquiryNoteRow]:
    settled = select(InquirySettledRow.note_id)
    return list(
        session.scalars(
            select(InquiryNoteRow)
            .where(InquiryNoteRow.id.not_in(settled))
            .order_by(InquiryNoteRow.asked_at.desc())
        )
    )


def _states(session: StoreSession) -> dict[int, bool]:
    """Return of each note that was ever in a case whether somebody still has it, or answered."""
    rows = session.execute(
        select(InquiryRow.note_id, InquiryAnswerRow.outcome)
        .outerjoin(InquiryAnswerRow, InquiryAnswerRow.inquiry_id == InquiryRow.id)
        .where(InquiryRow.note_id.is_not(None))
    )
    found: dict[int, bool] = {}
    for note, outcome in rows:
        if note is not None:
            found[note] = found.get(note, False) or outcome != Outcome.TURNED_BACK
    return found


def _fits_any(session: StoreSession, asked: Asked) -> bool:
    """Tell whether an open case that somebody leads fits; the session is past the guard."""
    near = marks_of(session, _near(asked))
    return any(fits(asked, marks) for marks in near.values())


def _near(asked: Asked) -> Select[int]:
    """Select the open cases an inquiry may be about, by what an index finds."""
    number = plain_number(asked.number)
    numbers = {asked.number.strip(), number, f"{asked.year}-{number.rjust(4, '0')}"}
    plates = {asked.plate.strip(), plain_plate(asked.plate)} - {""}
    people = {asked.name.strip(), plain_name(asked.name)} - {""}
    return select(CaseRow.case_id).where(
        CaseRow.state.not_in(OVER),
        CaseRow.lead_officer_id.is_not(None),
        or_(
            CaseRow.number.in_(numbers),
            CaseRow.case_id.in_(select(VehicleRow.case_id).where(VehicleRow.plate.in_(plates))),
            CaseRow.case_id.in_(select(PartyRow.case_id).where(PartyRow.name.in_(people))),
        ),
    )
