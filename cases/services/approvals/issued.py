"""Papers that tell a decision: issued only when that decision was approved."""

from typing import TYPE_CHECKING

from sqlalchemy import select

from cases.law.approvals import Approving, rule_of
from cases.papers.appraising import ReappraisalDecision
from cases.papers.custody import LOOKED_AFTER, REGISTERED, SeizureDecision
from cases.papers.kinds import FormKind
from cases.records.approvals import ApprovalState
from cases.refusals import Reason, Refusal
from cases.store.engine import StoreSession
from cases.store.rows.approvals import ApprovalRow

if TYPE_CHECKING:
    from cases.papers.paper import Paper

#: Which approval a paper rests on, whatever it says.
_RESTS_ON = {
    FormKind.SUSPENSION_NOTICE: Approving.SUSPENSION,
    FormKind.SEIZURE_DECISION: Approving.SEIZURE,
    FormKind.EXTENSION_NOTICE: Approving.SEIZURE_EXTENSION,
}


def approval_of_paper(paper: "Paper") -> Approving | None:
    """Return what must have been approved before the paper is issued."""
    if isinstance(paper, ReappraisalDecision):
        return Approving.REAPPRAISAL if paper.is_granted else Approving.REAPPRAISAL_REFUSAL
    if isinstance(paper, SeizureDecision) and paper.measure == REGISTERED:
        return Approving.EVIDENCE_REGISTRATION
    if isinstance(paper, SeizureDecision) and paper.measure == LOOKED_AFTER:
        return None
    return _RESTS_ON.get(paper.kind)


def approved_paper(session: StoreSession, case_id: int, paper: "Paper") -> None:
    """Refuse to issue a paper whose decision nobody approved; one already used counts too."""
    kind = approval_of_paper(paper)
    if kind is None:
        return
    found = session.scalar(
        select(ApprovalRow.id)
        .where(
            ApprovalRow.case_id == case_id,
            ApprovalRow.kind == kind.value,
            ApprovalRow.withdrawn_at.is_(None),
            (ApprovalRow.state == ApprovalState.APPROVED.value) | ApprovalRow.used_at.is_not(None),
        )
        .limit(1)
    )
    if found is None:
        raise Refusal(Reason.APPROVAL_MISSING, article=rule_of(kind).article, approving=kind)
