"""What a granted recusal does at once: the officer's places, requests and papers pass to others."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from cases.records.approvals import OPEN, ApprovalState, Step
from cases.records.documents import DocumentState, OpinionStep, Verdict
from cases.records.officers import TeamRole
from cases.services.approvals.finding import close as close_request
from cases.services.approvals.finding import eligible
from cases.services.approvals.passing import pass_on
from cases.store import journal
from cases.store.engine import StoreSession, driver
from cases.store.rows.approvals import ApprovalRow, RecusalRow, RecusedActRow
from cases.store.rows.cases import CaseRow, GrantRow, TeamRow
from cases.store.rows.papers import DocumentOpinionRow, DocumentRow

if TYPE_CHECKING:
    from cases.services.desk import Deed, Desk

_STEPS = {OpinionStep.REVIEW: Step.REVIEW, OpinionStep.APPROVAL: Step.APPROVAL}
_TEAM = {OpinionStep.REVIEW: TeamRole.REVIEWER, OpinionStep.APPROVAL: TeamRole.APPROVER}


def take_out(deed: "Deed", desk: "Desk", row: RecusalRow) -> int:
    """Take the officer out of the case; return how many of his acts are to be ruled on."""
    session, now = deed.session, desk.now()
    out = row.officer_id
    for place in session.scalars(
        select(TeamRow).where(
            TeamRow.case_id == row.case_id,
            TeamRow.officer_id == out,
            TeamRow.until_at.is_(None),
        )
    ):
        place.until_at = now
    for given in session.scalars(
        select(GrantRow).where(
            GrantRow.case_id == row.case_id, GrantRow.officer_id == out, GrantRow.until_at > now
        )
    ):
        given.until_at = now
    case = session.get(CaseRow, row.case_id)
    assert case is not None
    if case.lead_officer_id == out:
        case.lead_officer_id = None
    session.flush()
    _requests(deed, desk, row)
    pass_papers(session, desk, row.officer_id, row.case_id)
    session.flush()
    return _acts(session, row)


def _requests(deed: "Deed", desk: "Desk", row: RecusalRow) -> None:
    """Withdraw what he asked for and nobody answered; put what lay before him before others."""
    session, moved = deed.session, []
    for asked in session.scalars(
        select(ApprovalRow).where(
            ApprovalRow.case_id == row.case_id,
            ApprovalRow.state.in_([state.value for state in OPEN]),
        )
    ).all():
        if asked.requested_by == row.officer_id:
            _withdraw(session, asked, desk)
        elif row.officer_id in {asked.reviewer_id, asked.approver_id}:
            pass_on(session, desk, asked, row.officer_id)
        else:
            continue
        moved.append(asked.id)
    deed.note(requests=moved)


def _withdraw(session: StoreSession, asked: ApprovalRow, desk: "Desk") -> None:
    asked.state = ApprovalState.WITHDRAWN.value
    asked.withdrawn_at, asked.withdrawn_by = desk.now(), desk.officer.id
    asked.withdrawn_reason = "呈请人已被决定回避"
    close_request(session, asked, desk.now())


def pass_papers(session: StoreSession, desk: "Desk", out: int, case_id: int | None = None) -> None:
    """Put drafts that lay before him before others; without others they are drafts again."""
    asked = select(DocumentOpinionRow).where(
        DocumentOpinionRow.asked_id == out,
        DocumentOpinionRow.verdict == Verdict.PENDING.value,
    )
    if case_id is not None:
        asked = asked.where(DocumentOpinionRow.case_id == case_id)
    for opinion in session.scalars(asked).all():
        paper = session.get(DocumentRow, opinion.document_id)
        if paper is None or paper.state != DocumentState.IN_REVIEW.value:
            continue
        step = OpinionStep(opinion.step)
        taken = frozenset({out, opinion.asked_by, paper.made_by})
        fit = eligible(session, opinion.case_id, _STEPS[step], taken)
        if not fit:
            paper.state = DocumentState.DRAFT.value
            paper.revision += 1
            continue
        opinion.asked_id = fit[0].id
        session.add(
            TeamRow(
                case_id=opinion.case_id,
                officer_id=fit[0].id,
                role=_TEAM[step].value,
                from_at=desk.now(),
                assigned_by=desk.officer.id,
                reason=paper.title,
            )
        )


def _acts(session: StoreSession, row: RecusalRow) -> int:
    """List what he did in the case, for a ruling on each; looking is not an act."""
    found = [
        (seq, entry)
        for seq, entry in journal.of_case(driver(session), row.case_id)
        if entry["officer"] == row.officer_id and entry["act"] not in _NO_ACTS
    ]
    session.add_all(
        RecusedActRow(
            case_id=row.case_id,
            recusal_id=row.id,
            journal_seq=seq,
            act=entry["act"],
            done_at=datetime.fromisoformat(entry["at"]),
        )
        for seq, entry in found
    )
    return len(found)


#: Reading, and asking for one's own recusal.
_NO_ACTS = frozenset({"case.read", "case.export", "recusal.request"})
