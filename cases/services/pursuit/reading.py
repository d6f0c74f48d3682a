"""Looking at the pursuit in one case: entries, watches, notices, and what art. 46 now asks."""

from sqlalchemy import select

from cases.law.fact_groups import DRIVER_HELD
from cases.law.facts import FactKind
from cases.law.pursuit import tasks
from cases.records.cases import CaseState
from cases.records.ids import CaseId
from cases.records.pursuit import Pursuit
from cases.refusals import Reason, Refusal
from cases.services.pursuit.finding import PURSUES, AtPursuit
from cases.services.pursuit.showing import (
    entries_of,
    fact_at,
    notices_of,
    started_at,
    watches_of,
)
from cases.services.pursuit.surrendering import surrenders_of
from cases.store.rows.cases import CaseRow, TeamRow


class Reading(AtPursuit):
    """Looking."""

    def of_case(self, case_id: CaseId) -> Pursuit:
        """Return everything about the pursuit in one case."""
        with self.desk.looking(case_id, "pursuit") as session:
            case = session.get(CaseRow, case_id)
            if case is None:
                raise Refusal(Reason.NOT_FOUND)
            place = session.scalar(
                select(TeamRow.id)
                .where(
                    TeamRow.case_id == case_id,
                    TeamRow.officer_id == self.desk.officer.id,
                    TeamRow.until_at.is_(None),
                    TeamRow.role.in_([role.value for role in PURSUES]),
                )
                .limit(1)
            )
            watches, notices = watches_of(session, case_id), notices_of(session, case_id)
            vehicle = fact_at(session, case_id, FactKind.VEHICLE_FOUND)
            driver = fact_at(session, case_id, *DRIVER_HELD)
            found = min((one for one in (vehicle, driver) if one is not None), default=None)
            return Pursuit(
                case_id=case_id,
                hit_and_run=case.hit_and_run,
                started_at=started_at(session, case_id),
                entries=entries_of(session, case_id),
                watches=watches,
                notices=notices,
                vehicle_found_at=vehicle,
                driver_found_at=driver,
                surrenders=surrenders_of(session, case_id),
                tasks=tasks(notices, watches, found),
                may_write=place is not None and case.state != CaseState.CLOSED and case.hit_and_run,
            )
