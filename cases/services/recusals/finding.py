"""Finding recusals, and who decides them: the head of the unit, for a head the authority above."""

from typing import TYPE_CHECKING

from sqlalchemy import select

from cases.records.approvals import Step
from cases.records.ids import CaseId, RecusalId
from cases.records.officers import Part, Role, TeamRole
from cases.refusals import Reason, Refusal
from cases.services.approvals.finding import (
    eligible,
    end_of,
    handles,
    live_stand_ins,
    represented,
)
from cases.store.engine import StoreSession
from cases.store.rows.approvals import RecusalRow
from cases.store.rows.cases import GrantRow, TeamRow
from cases.store.rows.unit import OfficerRoleRow

if TYPE_CHECKING:
    from cases.services.desk import Desk

#: The article a refusal cites.
ARTICLE = "146.105"


class AtRecusals:
    """A part of the service, at the desk of the officer who acts."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk

    def _case_of(self, recusal_id: RecusalId) -> CaseId:
        """Return the case of a request the officer may see."""
        with self.desk.reading() as session:
            return CaseId(recusal(session, recusal_id).case_id)


def recusal(session: StoreSession, recusal_id: int) -> RecusalRow:
    """Return the row of a request the officer may see."""
    row = session.get(RecusalRow, recusal_id)
    if row is None:
        raise Refusal(Reason.NOT_FOUND)
    return row


def is_head(session: StoreSession, officer: int) -> bool:
    """Tell whether an officer approves in the unit: his own recusal is decided above it."""
    return session.get(OfficerRoleRow, (officer, Role.APPROVER.value)) is not None


def decider(session: StoreSession, case_id: int, officer: int) -> int | None:
    """Return the head before whom a request is put; None: the authority above decides."""
    if is_head(session, officer):
        return None
    fit = eligible(session, case_id, Step.APPROVAL, frozenset({officer}))
    return fit[0].id if fit else None


def item(recusal_id: int) -> str:
    """Return the name by which facts tell the request from others."""
    return f"回避{recusal_id}"


def mark(recusal_id: int) -> str:
    """Return the reason by which a place in the team is known as of this request."""
    return f"回避申请（{recusal_id}）"


def open_to(session: StoreSession, desk: "Desk", row: RecusalRow) -> None:
    """Open the case to the decider, and to those who stand in for him today."""
    assert row.decider_id is not None
    now = desk.now()
    session.add(
        TeamRow(
            case_id=row.case_id,
            officer_id=row.decider_id,
            role=TeamRole.APPROVER.value,
            from_at=now,
            assigned_by=desk.officer.id,
            reason=mark(row.id),
        )
    )
    for standing in live_stand_ins(session, row.decider_id, Step.APPROVAL, desk.today()):
        if standing.stand_in_id == row.officer_id:
            continue
        session.add(
            GrantRow(
                case_id=row.case_id,
                officer_id=standing.stand_in_id,
                part=Part.INVESTIGATION.value,
                reason=mark(row.id),
                given_by=desk.officer.id,
                given_at=now,
                until_at=end_of(standing.until_on),
            )
        )


def close(session: StoreSession, desk: "Desk", row: RecusalRow) -> None:
    """Close the case again to those to whom this request opened it."""
    session.flush()
    now = desk.now()
    for place in session.scalars(
        select(TeamRow).where(
            TeamRow.case_id == row.case_id,
            TeamRow.reason == mark(row.id),
            TeamRow.until_at.is_(None),
        )
    ):
        place.until_at = now
    for given in session.scalars(
        select(GrantRow).where(
            GrantRow.case_id == row.case_id,
            GrantRow.reason == mark(row.id),
            GrantRow.until_at > now,
        )
    ):
        given.until_at = now
    session.flush()


def speaks_for(session: StoreSession, desk: "Desk", row: RecusalRow) -> int:
    """Return in whose place the officer decides, himself included; refuse who may not."""
    me = desk.officer.id
    found = represented(session, row.decider_id, me, Step.APPROVAL, desk.today())
    if found is None:
        raise Refusal(Reason.NOT_ALLOWED, roles=(Role.APPROVER,))
    if row.officer_id in {me, found} or handles(session, row.case_id, me):
        raise Refusal(Reason.OWN_REQUEST)
    return found
