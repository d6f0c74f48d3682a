"""Call-backs after closing (回访) and answers owed (回告): each with a day, none forgotten."""

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, select

from cases.law.facts import FactKind
from cases.records.ids import CaseId, PartyId
from cases.records.receptions import Promise, PromiseKind
from cases.refusals import Reason, Refusal
from cases.services.assignment import HANDLES, places_of, require_place
from cases.services.recorded import record
from cases.store.engine import StoreSession
from cases.store.rows.cases import CaseRow, PartyRow, TeamRow
from cases.store.rows.practice import PromiseRow

if TYPE_CHECKING:
    from cases.services.desk import Desk


#: The facts that start and stop the clock of each kind.
_FACTS = {
    PromiseKind.CALL_BACK: (FactKind.CALLBACK_PLANNED, FactKind.CALLBACK_MADE),
    PromiseKind.ANSWER: (FactKind.ANSWER_OWED, FactKind.ANSWER_GIVEN),
}


class PromiseService:
    """What an officer owes to people of his cases, closed ones included."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk

    def promise(
        self,
        case_id: CaseId,
        kind: PromiseKind,
        whom: str,
        matter: str,
        due_on: date,
        party: PartyId | None = None,
    ) -> int:
        """Record that somebody is to be called or answered by a day."""
        for name, text in (("whom", whom), ("matter", matter)):
            if not text.strip():
                raise Refusal(Reason.FIELD_MISSING, field=name)
        if due_on < self.desk.today():
            raise Refusal(Reason.FIELD_INVALID, field="due_on")
        with self.desk.act(
            "promise.make", case_id, kind=kind, whom=whom.strip(), due_on=due_on
        ) as deed:
            require_place(deed.session, self.desk, case_id, HANDLES)
            if party is not None:
                row = deed.session.get(PartyRow, party)
                if row is None or row.case_id != case_id:
                    raise Refusal(Reason.NOT_FOUND)
            promised = PromiseRow(
                case_id=case_id,
                kind=kind.value,
                party_id=party,
                whom=whom.strip(),
                matter=matter.strip(),
                due_on=due_on,
                entered_at=self.desk.now(),
                entered_by=self.desk.officer.id,
            )
            deed.session.add(promised)
            deed.session.flush()
            promised_kind, _kept = _FACTS[kind]
            item = _item(promised.id)
            record(
                deed,
                self.desk,
                case_id,
                promised_kind,
                self.desk.now(),
                party_id=party,
                item=item,
                until=due_on,
                note=f"{whom.strip()}：{matter.strip()}",
            )
            return promised.id

    def keep(self, promise: int, result: str, *, content: bool | None = None) -> None:
        """Record that the call was made or the answer given, and what came of it."""
        if not result.strip():
            raise Refusal(Reason.FIELD_MISSING, field="result")
        with self.desk.reading() as session:
            row = session.get(PromiseRow, promise)
            if row is None or row.kept_at is not None:
                raise Refusal(Reason.NOT_FOUND)
            case_id = CaseId(row.case_id)
        with self.desk.act("promise.keep", case_id, result=result.strip(), content=content) as deed:
            require_place(deed.session, self.desk, case_id, HANDLES)
            row = deed.session.get_one(PromiseRow, promise)
            row.result, row.content, row.kept_at = result.strip(), content, self.desk.now()
            _promised, kept_kind = _FACTS[PromiseKind(row.kind)]
            record(
                deed,
                self.desk,
                case_id,
                kept_kind,
                self.desk.now(),
                party_id=row.party_id,
                item=_item(row.id),
                note=result,
            )

    def of_case(self, case_id: CaseId) -> tuple[Promise, ...]:
        """Return what was promised in a case, the soonest first."""
        with self.desk.looking(case_id, "promises") as session:
            if not places_of(session, self.desk, case_id):
                raise Refusal(Reason.NOT_ALLOWED)
            return self._promises(session, PromiseRow.case_id == case_id)

    def mine(self) -> tuple[Promise, ...]:
        """Return what is still owed in the cases this officer handles, the soonest first."""
        with self.desk.reading() as session:
            mine = select(TeamRow.case_id).where(
                TeamRow.officer_id == self.desk.officer.id, TeamRow.until_at.is_(None)
            )
            return self._promises(
                session, PromiseRow.kept_at.is_(None) & PromiseRow.case_id.in_(mine)
            )

    def _promises(self, session: StoreSession, wanted: ColumnElement[bool]) -> tuple[Promise, ...]:
        calendar, today = self.desk.calendar(), self.desk.today()
        rows = session.execute(
            select(PromiseRow, CaseRow.number)
            .join(CaseRow, CaseRow.case_id == PromiseRow.case_id)
            .where(wanted)
            .order_by(PromiseRow.due_on, PromiseRow.id)
        )
        return tuple(
            Promise(
                row.id,
                CaseId(row.case_id),
                number,
                PromiseKind(row.kind),
                None if row.party_id is None else PartyId(row.party_id),
                row.whom,
                row.matter,
                row.due_on,
                calendar.working_days(today, row.due_on),
                row.kept_at,
                row.result,
                row.content,
            )
            for row, number in rows
        )


def _item(promise: int) -> str:
    """Return what tells the promises of a case apart on its clocks."""
    return f"事项 {promise}"
