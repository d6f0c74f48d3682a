"""The reviewer's opinion and the approver's decision, each with a sentence."""

from datetime import date

from cases.law.approvals import Approving, WhoseApproval, rule_of
from cases.records.approvals import ApprovalState, Decision, Opinion, Step
from cases.records.ids import ApprovalId
from cases.refusals import Reason, Refusal
from cases.services.approvals.finding import (
    AtApprovals,
    approval,
    close,
    handles,
    in_state,
    recused,
    represented,
)
from cases.services.approvals.papers import rewrite_sheet
from cases.services.approvals.requesting import forward
from cases.services.approvals.state import case_state
from cases.store.engine import StoreSession
from cases.store.rows.approvals import AnsweredRow, ApprovalRow, RecusalRow
from cases.store.rows.cases import CaseRow

#: What is said when nothing else is.
_YES = "同意"


class Deciding(AtApprovals):
    """What a reviewer or an approver says, or whoever stands in for him today."""

    def give_opinion(self, approval_id: ApprovalId, opinion: Opinion, text: str = "") -> None:
        """Give the reviewer's opinion; it goes on to the approver, or back."""
        words = _words(text, needed=opinion is not Opinion.AGREED)
        with self.desk.act("approvals.opinion", self._case_of(approval_id), door=True) as deed:
            row = approval(deed.session, approval_id)
            in_state(row, ApprovalState.IN_REVIEW)
            speaks_for = self._speaks(deed.session, row, Step.REVIEW, row.reviewer_id)
            row.opinion, row.opinion_text = opinion.value, words
            row.opinion_by, row.opinion_at = self.desk.officer.id, self.desk.now()
            row.opinion_for = speaks_for
            self._keep(deed.session, row, Step.REVIEW, opinion.value, words, speaks_for)
            rewrite_sheet(deed.session, self.desk, row)
            close(deed.session, row, self.desk.now())
            if opinion is Opinion.SENT_BACK:
                row.state = ApprovalState.SENT_BACK.value
                row.waiting_since = None
            else:
                forward(deed.session, self, row)
            deed.note(approval=row.id, opinion=opinion, text=words, speaks_for=speaks_for)

    def decide(
        self,
        approval_id: ApprovalId,
        decision: Decision,
        text: str = "",
        *,
        seen: str | None = None,
        until: date | None = None,
    ) -> None:
        """Approve, send back or refuse.

        Args:
            approval_id: The request.
            decision: What is decided.
            text: The sentence; an approval without one says 同意.
            seen: Digest of the case as it was on the screen; needed when something changed
                since it was asked for.
            until: Last day on which an approval may be used.
        """
        words = _words(text, needed=decision is not Decision.APPROVED)
        with self.desk.act("approvals.decide", self._case_of(approval_id), door=True) as deed:
            row = approval(deed.session, approval_id)
            rule = rule_of(Approving(row.kind))
            if rule.whose is WhoseApproval.ABOVE:
                raise Refusal(Reason.APPROVAL_ABOVE, article=rule.article, approving=rule.kind)
            in_state(row, ApprovalState.WAITING)
            speaks_for = self._speaks(deed.session, row, Step.APPROVAL, row.approver_id)
            if decision is Decision.APPROVED:
                self._approve(deed.session, row, seen)
                row.until_on = until
            row.state = _STATES[decision].value
            row.decision, row.decision_text = decision.value, words
            row.decided_by, row.decided_at = self.desk.officer.id, self.desk.now()
            row.decided_for = speaks_for
            row.waiting_since = None
            self._keep(deed.session, row, Step.APPROVAL, decision.value, words, speaks_for)
            rewrite_sheet(deed.session, self.desk, row)
            close(deed.session, row, self.desk.now())
            deed.note(approval=row.id, decision=decision, text=words, speaks_for=speaks_for)

    def _approve(self, session: StoreSession, row: ApprovalRow, seen: str | None) -> None:
        now = case_state(session, row.case_id, row.subject)
        if row.oral_at is not None and row.used_at is not None:
            # Made good in writing: it was for the case as it stood when it was spoken.
            return
        if now.digest not in {row.asked_digest, seen}:
            raise Refusal(Reason.CHANGED_MEANWHILE)
        row.approved_digest, row.approved_state = now.digest, dict(now.entries)

    def _speaks(
        self, session: StoreSession, row: ApprovalRow, step: Step, asked: int | None
    ) -> int | None:
        """Return in whose place the officer speaks, None for himself; refuse who may not."""
        me = self.desk.officer.id
        speaks_for = represented(session, asked, me, step, self.desk.today())
        if speaks_for is None:
            raise Refusal(Reason.NOT_ALLOWED, roles=(step.role,))
        speaking = {me, speaks_for}
        if row.requested_by in speaking or handles(session, row.case_id, me):
            raise Refusal(Reason.OWN_REQUEST)
        if step is Step.APPROVAL and speaking & {row.opinion_by, row.opinion_for}:
            raise Refusal(Reason.SAME_PERSON_TWICE)
        if session.scalar(recused(row.case_id).where(RecusalRow.officer_id == me)) is not None:
            raise Refusal(Reason.OFFICER_RECUSED, article="146.105")
        return None if speaks_for == me else speaks_for

    def _keep(
        self,
        session: StoreSession,
        row: ApprovalRow,
        step: Step,
        verdict: str,
        text: str,
        speaks_for: int | None,
    ) -> None:
        """Write it into the officer's own list: the case is closed to him from now on."""
        case = session.get(CaseRow, row.case_id)
        session.add(
            AnsweredRow(
                officer_id=self.desk.officer.id,
                approval_id=row.id,
                case_number=case.number if case else "",
                kind=row.kind,
                step=step.value,
                matter=row.matter,
                verdict=verdict,
                text=text,
                at=self.desk.now(),
                stood_in_for=speaks_for,
            )
        )


_STATES = {
    Decision.APPROVED: ApprovalState.APPROVED,
    Decision.SENT_BACK: ApprovalState.SENT_BACK,
    Decision.REFUSED: ApprovalState.REFUSED,
}


def _words(text: str, *, needed: bool) -> str:
    words = text.strip()
    if needed and not words:
        raise Refusal(Reason.REASON_MISSING)
    return words or _YES
