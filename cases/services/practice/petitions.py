"""Petitions (信访) about cases: listed, followed step by step, answered by their day."""

from dataclasses import asdict
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, select, true

from cases.law.facts import FactKind
from cases.records.ids import CaseId
from cases.records.receptions import Petition, PetitionEntry, PetitionStep
from cases.records.times import at
from cases.refusals import Reason, Refusal
from cases.services import recorded
from cases.services.assignment import INVESTIGATES, require_place
from cases.services.names import officer_names
from cases.store.engine import StoreSession
from cases.store.rows.cases import CaseRow
from cases.store.rows.practice import PetitionRow, PetitionStepRow

if TYPE_CHECKING:
    from cases.services.desk import Desk


class PetitionService:
    """Petitions about the cases an officer may see."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk

    def record(self, case_id: CaseId, entry: PetitionEntry) -> int:
        """Enter a petition that has come in."""
        for name in ("petitioner", "source", "matter"):
            if not getattr(entry, name).strip():
                raise Refusal(Reason.FIELD_MISSING, field=name)
        if entry.received_on > self.desk.today():
            raise Refusal(Reason.IN_THE_FUTURE, field="received_on")
        if entry.answer_by < entry.received_on:
            raise Refusal(Reason.FIELD_INVALID, field="answer_by")
        with self.desk.act("petition.record", case_id, petition=asdict(entry)) as deed:
            require_place(deed.session, self.desk, case_id, INVESTIGATES)
            row = PetitionRow(
                case_id=case_id,
                **asdict(entry),
                entered_at=self.desk.now(),
                entered_by=self.desk.officer.id,
            )
            deed.session.add(row)
            deed.session.flush()
            recorded.record(
                deed,
                self.desk,
                case_id,
                FactKind.ANSWER_OWED,
                at(entry.received_on),
                item=_item(row.id),
                until=entry.answer_by,
                note=f"{entry.petitioner}：{entry.matter}",
            )
            return row.id

    def follow(self, petition: int, text: str) -> None:
        """Record what was done about it."""
        if not text.strip():
            raise Refusal(Reason.FIELD_MISSING, field="text")
        case_id = self._case(petition)
        with self.desk.act("petition.follow", case_id, text=text.strip()) as deed:
            require_place(deed.session, self.desk, case_id, INVESTIGATES)
            deed.session.add(
                PetitionStepRow(
                    case_id=case_id,
                    petition_id=petition,
                    at=self.desk.now(),
                    text=text.strip(),
                    entered_by=self.desk.officer.id,
                )
            )

    def answer(self, petition: int, result: str) -> None:
        """Record that it was answered, and how."""
        if not result.strip():
            raise Refusal(Reason.FIELD_MISSING, field="result")
        case_id = self._case(petition)
        with self.desk.act("petition.answer", case_id, result=result.strip()) as deed:
            require_place(deed.session, self.desk, case_id, INVESTIGATES)
            row = deed.session.get_one(PetitionRow, petition)
            row.answered_on, row.result = self.desk.today(), result.strip()
            item = _item(row.id)
            recorded.record(
                deed,
                self.desk,
                case_id,
                FactKind.ANSWER_GIVEN,
                self.desk.now(),
                item=item,
                note=result,
            )

    def of_case(self, case_id: CaseId) -> tuple[Petition, ...]:
        """Return the petitions about a case, newest first."""
        with self.desk.looking(case_id, "petitions") as session:
            return self._petitions(session, PetitionRow.case_id == case_id)

    def list(self, *, answered: bool = False) -> tuple[Petition, ...]:
        """Return the petitions in every case the officer may see, the soonest to answer first."""
        with self.desk.reading() as session:
            return self._petitions(
                session, true() if answered else PetitionRow.answered_on.is_(None)
            )

    def _case(self, petition: int) -> CaseId:
        with self.desk.reading() as session:
            row = session.get(PetitionRow, petition)
            if row is None or row.answered_on is not None:
                raise Refusal(Reason.NOT_FOUND)
            return CaseId(row.case_id)

    def _petitions(
        self, session: StoreSession, wanted: ColumnElement[bool]
    ) -> tuple[Petition, ...]:
        calendar, today = self.desk.calendar(), self.desk.today()
        names = officer_names(session)
        rows = session.execute(
            select(PetitionRow, CaseRow.number)
            .join(CaseRow, CaseRow.case_id == PetitionRow.case_id)
            .where(wanted)
            .order_by(PetitionRow.answer_by, PetitionRow.id)
        ).all()
        steps: dict[int, list[PetitionStep]] = {}
        for step in session.scalars(
            select(PetitionStepRow)
            .where(PetitionStepRow.petition_id.in_([row.id for row, _ in rows]))
            .order_by(PetitionStepRow.id)
        ):
            told = PetitionStep(step.at, step.text, names.get(step.entered_by, ""))
            steps.setdefault(step.petition_id, []).append(told)
        return tuple(
            Petition(
                row.id,
                CaseId(row.case_id),
                number,
                PetitionEntry(
                    petitioner=row.petitioner,
                    source=row.source,
                    received_on=row.received_on,
                    matter=row.matter,
                    answer_by=row.answer_by,
                    number=row.number,
                ),
                tuple(steps.get(row.id, ())),
                row.answered_on,
                row.result,
                calendar.working_days(today, row.answer_by),
            )
            for row, number in rows
        )


def _item(petition: int) -> str:
    """Return what tells the petitions of a case apart on its clocks."""
    return f"信访 {petition}"
