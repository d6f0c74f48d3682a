"""Finding approvals, and those before whom one may be put; opening the case to them and closing."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import Select, select

from cases.law.approvals import Approving, rule_of
from cases.records.approvals import ApprovalState, Step
from cases.records.documents import Verdict
from cases.records.ids import ApprovalId, CaseId
from cases.records.officers import Part, TeamRole
from cases.records.times import at
from cases.refusals import Reason, Refusal
from cases.store.engine import StoreSession
from cases.store.rows.approvals import ApprovalRow, RecusalRow, StandInRow
from cases.store.rows.cases import GrantRow, TeamRow
from cases.store.rows.papers import DocumentOpinionRow, DocumentRow
from cases.store.rows.unit import OfficerRoleRow, OfficerRow

if TYPE_CHECKING:
    from cases.services.desk import Desk

_TEAM = {Step.REVIEW: TeamRole.REVIEWER, Step.APPROVAL: TeamRole.APPROVER}
#: Who handles a case does not review or approve in it.
_HANDLING = (TeamRole.LEAD, TeamRole.ASSIST, TeamRole.INTAKE, TeamRole.MEDIATOR)


class AtApprovals:
    """A part of the service, at the desk of the officer who acts."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk

    def _case_of(self, approval_id: ApprovalId) -> CaseId:
        """Return the case of a request the officer may see."""
        with self.desk.reading() as session:
            return CaseId(approval(session, approval_id).case_id)


def approval(session: StoreSession, approval_id: int) -> ApprovalRow:
    """Return the row of a request the officer may see."""
    row = session.get(ApprovalRow, approval_id)
    if row is None:
        raise Refusal(Reason.NOT_FOUND)
    return row


def in_state(row: ApprovalRow, *states: ApprovalState) -> None:
    """Refuse when the request has come further, or not as far."""
    if ApprovalState(row.state) not in states:
        raise Refusal(
            Reason.APPROVAL_STATE,
            article=rule_of(Approving(row.kind)).article,
            approving=Approving(row.kind),
            state=ApprovalState(row.state),
        )


def eligible(
    session: StoreSession, case_id: int, step: Step, without: frozenset[int]
) -> list[OfficerRow]:
    """Return who may review or approve in this case, in the order of their numbers.

    Args:
        session: Of somebody who sees the team of the case.
        case_id: The case.
        step: What is asked of them.
        without: Who asks, and who has spoken at the other step.
    """
    handling = select(TeamRow.officer_id).where(
        TeamRow.case_id == case_id,
        TeamRow.until_at.is_(None),
        TeamRow.role.in_([role.value for role in _HANDLING]),
    )
    rows = session.scalars(
        select(OfficerRow)
        .join(OfficerRoleRow, OfficerRoleRow.officer_id == OfficerRow.id)
        .where(
            OfficerRoleRow.role == step.role.value,
            OfficerRow.retired_at.is_(None),
            OfficerRow.id.not_in(without),
            OfficerRow.id.not_in(handling),
            OfficerRow.id.not_in(recused(case_id)),
        )
        .order_by(OfficerRow.number)
    )
    return list(rows.unique())


def recused(case_id: int) -> Select[int]:
    """Return the subquery of the officers who are out of a case."""
    return select(RecusalRow.officer_id).where(
        RecusalRow.case_id == case_id, RecusalRow.granted.is_(True)
    )


def handles(session: StoreSession, case_id: int, officer: int) -> bool:
    """Tell whether an officer handles the case."""
    found = session.scalar(
        select(TeamRow.id)
        .where(
            TeamRow.case_id == case_id,
            TeamRow.officer_id == officer,
            TeamRow.until_at.is_(None),
            TeamRow.role.in_([role.value for role in _HANDLING]),
        )
        .limit(1)
    )
    return found is not None


def live_stand_ins(
    session: StoreSession, officer: int, step: Step, today: date
) -> list[StandInRow]:
    """Return who stands in for an officer today."""
    return list(
        session.scalars(
            select(StandInRow).where(
                StandInRow.officer_id == officer,
                StandInRow.role == step.role.value,
                StandInRow.from_on <= today,
                StandInRow.until_on >= today,
                StandInRow.ended_at.is_(None),
            )
        )
    )


def stands_in_for_approver(session: StoreSession, desk: "Desk", case_id: int) -> bool:
    """Tell whether the officer has leave for a case that lies before an approver he stands in for.

    As the guard counts it for what only lead officer and approver read.
    """
    day, me = desk.today(), desk.officer.id
    found = session.scalar(
        select(StandInRow.id)
        .join(TeamRow, TeamRow.officer_id == StandInRow.officer_id)
        .join(GrantRow, GrantRow.case_id == TeamRow.case_id)
        .where(
            StandInRow.stand_in_id == me,
            StandInRow.role == Step.APPROVAL.role.value,
            StandInRow.from_on <= day,
            StandInRow.until_on >= day,
            StandInRow.ended_at.is_(None),
            TeamRow.case_id == case_id,
            TeamRow.role == TeamRole.APPROVER.value,
            TeamRow.until_at.is_(None),
            GrantRow.officer_id == me,
            GrantRow.part == Part.INVESTIGATION.value,
            GrantRow.until_at > desk.now(),
        )
        .limit(1)
    )
    return found is not None


def represented(
    session: StoreSession, asked: int | None, me: int, step: Step, today: date
) -> int | None:
    """Return whom the officer speaks for at this step: himself, the one asked, or nobody."""
    if asked is None:
        return None
    if asked == me:
        holds = session.get(OfficerRoleRow, (me, step.role.value)) is not None
        return me if holds else None
    standing = live_stand_ins(session, asked, step, today)
    return asked if any(row.stand_in_id == me for row in standing) else None


def mark(row: ApprovalRow) -> str:
    """Return the reason by which a place in the team or a grant is known as of this request."""
    return f"{rule_of(Approving(row.kind)).paper}（审批{row.id}）"


def open_to(
    session: StoreSession, desk: "Desk", row: ApprovalRow, step: Step, officer: int
) -> None:
    """Open the case to whoever is asked now, and to those who stand in for him today."""
    now = desk.now()
    _join(session, desk, row, step, officer)
    for standing in live_stand_ins(session, officer, step, desk.today()):
        if standing.stand_in_id != row.requested_by:
            grant(session, desk, row, standing, now)


def grant(
    session: StoreSession, desk: "Desk", row: ApprovalRow, standing: StandInRow, now: datetime
) -> None:
    """Open the case to a stand-in until the midnight that ends his last day."""
    if handles(session, row.case_id, standing.stand_in_id):
        return
    session.add(
        GrantRow(
            case_id=row.case_id,
            officer_id=standing.stand_in_id,
            part=Part.INVESTIGATION.value,
            reason=mark(row),
            given_by=desk.officer.id,
            given_at=now,
            until_at=end_of(standing.until_on),
        )
    )


def end_of(day: date) -> datetime:
    """Return the midnight that ends a day of the unit's zone."""
    return at(day + timedelta(days=1))


def close(session: StoreSession, row: ApprovalRow, now: datetime) -> None:
    """Close the case again to those to whom this request opened it.

    Whoever has been asked about a paper of the case meanwhile keeps his place for that.
    """
    session.flush()
    papers = _papers_before(session, row.case_id)
    for place in session.scalars(
        select(TeamRow).where(
            TeamRow.case_id == row.case_id,
            TeamRow.reason == mark(row),
            TeamRow.until_at.is_(None),
        )
    ):
        if place.officer_id in papers:
            place.reason = papers[place.officer_id]
        else:
            place.until_at = now
    for given in session.scalars(
        select(GrantRow).where(
            GrantRow.case_id == row.case_id, GrantRow.reason == mark(row), GrantRow.until_at > now
        )
    ):
        given.until_at = now
    session.flush()


def asked_now(row: ApprovalRow) -> tuple[Step, int] | None:
    """Return who is to answer now, and what."""
    state = ApprovalState(row.state)
    if state is ApprovalState.IN_REVIEW and row.reviewer_id is not None:
        return Step.REVIEW, row.reviewer_id
    if state is ApprovalState.WAITING and row.approver_id is not None:
        return Step.APPROVAL, row.approver_id
    return None


def _join(session: StoreSession, desk: "Desk", row: ApprovalRow, step: Step, officer: int) -> None:
    session.add(
        TeamRow(
            case_id=row.case_id,
            officer_id=officer,
            role=_TEAM[step].value,
            from_at=desk.now(),
            assigned_by=desk.officer.id,
            reason=mark(row),
        )
    )


def _papers_before(session: StoreSession, case_id: int) -> dict[int, str]:
    """Return the officers before whom a paper of the case lies, and its title."""
    rows = session.execute(
        select(DocumentOpinionRow.asked_id, DocumentRow.title)
        .join(DocumentRow, DocumentRow.id == DocumentOpinionRow.document_id)
        .where(
            DocumentOpinionRow.case_id == case_id,
            DocumentOpinionRow.verdict == Verdict.PENDING.value,
            DocumentOpinionRow.revision == DocumentRow.revision,
        )
    )
    return {asked: title for asked, title in rows if asked is not None}
