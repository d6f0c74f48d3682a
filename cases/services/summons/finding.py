"""Finding the rows of a summons in a case the officer works on, and the facts it leaves."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import func, select

from cases.law.facts import FactKind, part_of
from cases.law.summons import require_suspect
from cases.records.cases import CaseState
from cases.records.ids import CaseId, PartyId
from cases.records.officers import TeamRole
from cases.records.summons import Branch, SummonsState, Suspicion, item_of
from cases.refusals import Reason, Refusal
from cases.services.assignment import require_place
from cases.services.desk import Deed
from cases.services.summons.showing import state_of
from cases.store.engine import StoreSession
from cases.store.rows.cases import CaseRow, FactRow, PartyRow
from cases.store.rows.summons import InquiryNoticeRow, SummonsRow, SuspicionRow

if TYPE_CHECKING:
    from cases.services.desk import Desk

_Row = TypeVar("_Row", SuspicionRow, InquiryNoticeRow, SummonsRow)

#: Who questions and summons; the duty desk and the mediator do not.
SUMMONS = (TeamRole.LEAD, TeamRole.ASSIST)
#: How long after a summons the next one may begin is the unit's own decision.
REST_HOURS = "summons.rest_hours"


class AtSummons:
    """A part of the service, at the desk of the officer who acts."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk

    def _case_of(self, kind: type[_Row], row_id: int) -> CaseId:
        """Return the case of a row; refused when the officer may not see it."""
        with self.desk.reading() as session:
            case_id = session.scalar(select(kind.case_id).where(kind.id == row_id))
        if case_id is None:
            raise Refusal(Reason.NOT_FOUND)
        return CaseId(case_id)

    def _works_on(self, session: StoreSession, case_id: int) -> CaseRow:
        """Return the case, which is open and which the officer investigates."""
        case = session.get(CaseRow, case_id)
        if case is None:
            raise Refusal(Reason.NOT_FOUND)
        require_place(session, self.desk, case_id, SUMMONS)
        if case.state == CaseState.CLOSED:
            raise Refusal(Reason.NOT_ALLOWED)
        return case

    @contextmanager
    def _doing(
        self, summons_id: int, act: str, state: SummonsState, at: datetime
    ) -> Iterator[tuple[Deed, SummonsRow]]:
        """Yield an act on a summons that has come so far, at a moment that is not ahead."""
        if at > self.desk.now():
            raise Refusal(Reason.IN_THE_FUTURE, field="at")
        case_id = self._case_of(SummonsRow, summons_id)
        with self.desk.act(act, case_id) as deed:
            self._works_on(deed.session, case_id)
            row = self._row(deed.session, SummonsRow, summons_id)
            if state_of(row) is not state:
                raise Refusal(Reason.SUMMONS_STEP)
            deed.note(summons=row.id)
            yield deed, row

    def _row(self, session: StoreSession, kind: type[_Row], row_id: int) -> _Row:
        row: _Row | None = session.get(kind, row_id)
        if row is None:
            raise Refusal(Reason.NOT_FOUND)
        return row

    def _fact(self, session: StoreSession, row: SummonsRow, kind: FactKind, when: datetime) -> None:
        """Enter a fact of a summons, for the clocks of the case."""
        session.add(
            FactRow(
                case_id=row.case_id,
                part=part_of(kind).value,
                kind=kind.value,
                happened_at=when,
                party_id=row.party_id,
                more={"item": item_of(row.n)},
                entered_at=self.desk.now(),
                entered_by=self.desk.officer.id,
            )
        )

    def _rest_hours(self) -> int:
        return int(str(self.desk.unit.policy(REST_HOURS).value))


def party_of(session: StoreSession, case_id: int, party_id: int) -> PartyRow:
    """Return a party of the case."""
    party = session.get(PartyRow, party_id)
    if party is None or party.case_id != case_id or party.removed_at is not None:
        raise Refusal(Reason.NOT_FOUND)
    return party


def suspicion_of(session: StoreSession, case_id: int, party_id: int) -> SuspicionRow | None:
    """Return the suspicion that stands against a party."""
    return session.scalars(
        select(SuspicionRow)
        .where(
            SuspicionRow.case_id == case_id,
            SuspicionRow.party_id == party_id,
            SuspicionRow.ended_at.is_(None),
        )
        .order_by(SuspicionRow.id.desc())
        .limit(1)
    ).first()


def required_suspicion(
    session: StoreSession, case_id: int, party_id: PartyId, branch: Branch
) -> SuspicionRow:
    """Return the suspicion a summons rests on; refused for everybody who is not a suspect."""
    party = party_of(session, case_id, party_id)
    found = suspicion_of(session, case_id, party_id)
    require_suspect(None if found is None else Suspicion(found.kind), branch, party.name)
    assert found is not None
    return found


def next_number(session: StoreSession, case_id: int) -> int:
    """Return the number of the next summons of a case."""
    last = session.scalar(select(func.max(SummonsRow.n)).where(SummonsRow.case_id == case_id))
    return (last or 0) + 1
