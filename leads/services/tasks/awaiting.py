"""What is awaited in the cases an officer investigates: answers, withdrawals and their proofs."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sqlalchemy import select

from cases.law.fact_groups import DRIVER_HELD
from cases.law.facts import FactKind
from cases.records.cases import CaseState
from cases.records.ids import CaseId
from cases.services.assignment import INVESTIGATES
from cases.services.pursuit.showing import fact_at, notices_of, watches_of
from cases.store.engine import StoreSession
from cases.store.rows.cases import CaseRow, TeamRow
from cases.store.rows.lead_graph import StationEnquiryRow
from cases.store.rows.summons import AssistanceRow, WatchRow
from leads.telling.tasks import Awaited, AwaitedKind

if TYPE_CHECKING:
    from cases.services.desk import Desk


class AwaitingService:
    """What the desk of today shows of leads."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk

    def awaited(self) -> tuple[Awaited, ...]:
        """Return what is awaited, the longest first.

        A task of art. 46 stands until its proof is on record, whichever of vehicle and driver
        was caught; an answer is shown to the officer who sees to it.

        Law: Order 146 art. 46.
        """
        with self.desk.reading() as session:
            found = [*self._answers(session), *self._tasks(session)]
        return tuple(sorted(found, key=lambda one: (one.wanted_by or one.since, one.case_id)))

    def _answers(self, session: StoreSession) -> Iterator[Awaited]:
        rows = session.execute(
            select(
                StationEnquiryRow.case_id,
                CaseRow.number,
                StationEnquiryRow.addressee,
                StationEnquiryRow.sent_at,
                StationEnquiryRow.wanted_by,
            )
            .join(CaseRow, CaseRow.case_id == StationEnquiryRow.case_id)
            .where(
                StationEnquiryRow.handler_id == self.desk.officer.id,
                StationEnquiryRow.answered_at.is_(None),
                StationEnquiryRow.dropped_at.is_(None),
                CaseRow.state != CaseState.CLOSED.value,
            )
        )
        for case_id, number, addressee, sent, wanted in rows:
            yield Awaited(AwaitedKind.ANSWER, CaseId(case_id), number, addressee, sent, wanted)

    def _tasks(self, session: StoreSession) -> Iterator[Awaited]:
        mine = select(TeamRow.case_id).where(
            TeamRow.officer_id == self.desk.officer.id,
            TeamRow.until_at.is_(None),
            TeamRow.role.in_(INVESTIGATES),
        )
        # Most cases have neither: only those that do are looked at.
        looked_for = (
            select(AssistanceRow.case_id)
            .where(AssistanceRow.issued_at.is_not(None), AssistanceRow.withdrawal_proof == "")
            .union(select(WatchRow.case_id).where(WatchRow.lifted_at.is_(None)))
        )
        cases = session.execute(
            select(CaseRow.case_id, CaseRow.number).where(
                CaseRow.case_id.in_(mine),
                CaseRow.case_id.in_(looked_for),
                CaseRow.state != CaseState.CLOSED.value,
            )
        ).all()
        for key, number in cases:
            case_id = CaseId(key)
            found = fact_at(session, case_id, FactKind.VEHICLE_FOUND, *DRIVER_HELD)
            if found is None:
                continue
            for notice in notices_of(session, case_id):
                if notice.stands:
                    issued = notice.withdrawn_at
                    kind = AwaitedKind.WITHDRAWAL if issued is None else AwaitedKind.PROOF
                    yield Awaited(kind, case_id, number, notice.number, issued or found)
            for watch in watches_of(session, case_id):
                if watch.lifted_at is None:
                    yield Awaited(AwaitedKind.LIFTING, case_id, number, watch.target, found)
