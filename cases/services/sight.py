"""Who sees the investigation of a case, told before an empty page is shown."""

from typing import TYPE_CHECKING

from sqlalchemy import select

from cases.records.cases import CaseState
from cases.records.ids import CaseId
from cases.records.officers import Part, Role, TeamRole
from cases.refusals import Reason, Refusal
from cases.services.assignment import INVESTIGATES, places_of
from cases.store.engine import StoreSession
from cases.store.rows.cases import AccidentRow, CaseRow, GrantRow

if TYPE_CHECKING:
    from cases.services.desk import Desk

#: Places in a team that open the whole case; a mediator's does not.
WHOLE = frozenset({*INVESTIGATES, TeamRole.REVIEWER, TeamRole.APPROVER})
_SQUAD = (Role.INVESTIGATOR, Role.MEDIATOR, Role.REVIEWER, Role.APPROVER, Role.SQUAD_LEADER)


def require_sight(session: StoreSession, desk: "Desk", case_id: CaseId) -> bool:
    """Refuse whoever does not see the investigation; return whether he may write.

    The guard hides the rows anyway; this says so instead of showing an empty page.
    """
    case = session.get(CaseRow, case_id)
    if case is None or session.get(AccidentRow, case_id) is None:
        raise Refusal(Reason.NOT_FOUND)
    places = places_of(session, desk, case_id)
    closed = case.state == CaseState.CLOSED
    if not (
        places & WHOLE
        or (closed and desk.officer.holds(*_SQUAD))
        or _granted(session, desk, case_id)
    ):
        raise Refusal(Reason.NOT_FOUND)
    return not closed and not places.isdisjoint(INVESTIGATES)


def _granted(session: StoreSession, desk: "Desk", case_id: CaseId) -> bool:
    found = session.scalar(
        select(GrantRow.id).where(
            GrantRow.case_id == case_id,
            GrantRow.officer_id == desk.officer.id,
            GrantRow.part == Part.INVESTIGATION,
            GrantRow.until_at > desk.now(),
        )
    )
    return found is not None
