"""A request turned into what screens show: everything said about it, and how it stands now."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from cases.law.approvals import Approving
from cases.records.approvals import (
    OPEN,
    Approval,
    ApprovalState,
    DocumentRef,
    Outside,
    Said,
    Step,
)
from cases.records.ids import ApprovalId, CaseId, DocumentId, OfficerId
from cases.services.approvals.finding import asked_now, represented
from cases.services.approvals.state import case_state, changed
from cases.services.assignment import INVESTIGATES
from cases.services.attachments import attachments_of
from cases.services.names import officer_names
from cases.store.engine import StoreSession
from cases.store.rows.approvals import ApprovalRow
from cases.store.rows.cases import CaseRow, TeamRow
from cases.store.rows.papers import DocumentRow

if TYPE_CHECKING:
    from cases.services.desk import Desk


def asked_of_me(session: StoreSession, desk: "Desk", row: ApprovalRow) -> Step | None:
    """Return what the officer is asked, if it is he, or whom he stands in for."""
    asked = asked_now(row)
    if asked is None or row.requested_by == desk.officer.id:
        return None
    step, officer = asked
    speaks_for = represented(session, officer, desk.officer.id, step, desk.today())
    return None if speaks_for is None else step


def shown(session: StoreSession, desk: "Desk", row: ApprovalRow) -> Approval:
    """Return a request as it stands now."""
    names = officer_names(session)
    case = session.get(CaseRow, row.case_id)
    now = case_state(session, row.case_id, row.subject)
    state = ApprovalState(row.state)
    live = row.used_at is None and state in {*OPEN, ApprovalState.APPROVED}
    before = row.approved_state if state is ApprovalState.APPROVED else row.asked_state
    changes = changed(before, now) if live else ()
    return Approval(
        id=ApprovalId(row.id),
        case_id=CaseId(row.case_id),
        case_number=case.number if case else "",
        kind=Approving(row.kind),
        subject=row.subject,
        matter=row.matter,
        grounds=row.grounds,
        documents=_documents(session, row.documents or []),
        attachments=attachments_of(session, row.attachments or [], names),
        state=_state(row, state, lapsed=bool(changes), today=desk.today()),
        urgent=row.urgent,
        requested_by=names.get(row.requested_by, ""),
        requested_by_id=OfficerId(row.requested_by),
        requested_at=row.requested_at,
        waiting_since=row.waiting_since,
        reviewer=names.get(row.reviewer_id or 0, ""),
        opinion=_said(
            names,
            (row.opinion, row.opinion_text),
            row.opinion_at,
            (row.opinion_by, row.opinion_for),
        ),
        approver=names.get(row.approver_id or 0, ""),
        decision=_said(
            names,
            (row.decision, row.decision_text),
            row.decided_at,
            (row.decided_by, row.decided_for),
        ),
        outside=_outside(session, row, names),
        until_on=row.until_on,
        oral_at=row.oral_at,
        oral_due_at=row.oral_due_at,
        used_at=row.used_at,
        used_for=row.used_for,
        withdrawn_reason=row.withdrawn_reason,
        changes=changes,
        digest=now.digest,
        may_withdraw=live and _investigates(session, desk, row.case_id),
        may_answer=asked_of_me(session, desk, row),
        report_id=None if row.report_id is None else DocumentId(row.report_id),
        sheet_id=None if row.sheet_id is None else DocumentId(row.sheet_id),
    )


def _state(row: ApprovalRow, state: ApprovalState, *, lapsed: bool, today: date) -> ApprovalState:
    """Return how it stands: used, lapsed and expired follow from the rest."""
    if row.used_at is not None and state is ApprovalState.APPROVED:
        return ApprovalState.USED
    if state is not ApprovalState.APPROVED:
        return state
    if lapsed:
        return ApprovalState.LAPSED
    expired = row.until_on is not None and row.until_on < today
    return ApprovalState.EXPIRED if expired else state


def _said(
    names: dict[int, str],
    words: tuple[str, str],
    at: datetime | None,
    who: tuple[int | None, int | None],
) -> Said | None:
    if at is None or who[0] is None:
        return None
    return Said(words[0], words[1], at, names.get(who[0], ""), names.get(who[1] or 0, ""))


def _outside(session: StoreSession, row: ApprovalRow, names: dict[int, str]) -> Outside | None:
    if row.outside_on is None or row.recorded_at is None:
        return None
    scans = attachments_of(session, [row.scan_id] if row.scan_id else [], names)
    return Outside(
        row.authority,
        row.outside_name,
        row.outside_number,
        row.outside_on,
        names.get(row.recorded_by or 0, ""),
        row.recorded_at,
        scans[0] if scans else None,
    )


def _documents(session: StoreSession, ids: list[int]) -> tuple[DocumentRef, ...]:
    rows = {
        row.id: row
        for row in session.execute(
            select(DocumentRow.id, DocumentRow.title, DocumentRow.number).where(
                DocumentRow.id.in_(ids)
            )
        )
    }
    return tuple(
        DocumentRef(DocumentId(one), rows[one].title, rows[one].number)
        for one in ids
        if one in rows
    )


def _investigates(session: StoreSession, desk: "Desk", case_id: int) -> bool:
    found = session.scalar(
        select(TeamRow.id)
        .where(
            TeamRow.case_id == case_id,
            TeamRow.officer_id == desk.officer.id,
            TeamRow.until_at.is_(None),
            TeamRow.role.in_([role.value for role in INVESTIGATES]),
        )
        .limit(1)
    )
    return found is not None
