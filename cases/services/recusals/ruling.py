"""Ruling on what a recused officer did before: it stands, or it is void, each with a reason."""

from collections.abc import Sequence

from sqlalchemy import select

from cases.records.approvals import ApprovalState
from cases.records.ids import RecusalId
from cases.records.officers import TeamRole
from cases.refusals import Reason, Refusal
from cases.services.assignment import HANDLES, require_place
from cases.services.desk import Deed
from cases.services.recusals.finding import ARTICLE, AtRecusals, close, recusal, speaks_for
from cases.store import journal
from cases.store.engine import driver
from cases.store.rows.approvals import ApprovalRow, RecusalRow, RecusedActRow


class Ruling(AtRecusals):
    """The organ that decided the recusal rules on the earlier acts (行政程序 art. 25)."""

    def rule(self, recusal_id: RecusalId, acts: Sequence[int], *, valid: bool, reason: str) -> None:
        """Rule on earlier acts; when all are ruled on the case closes to the decider again.

        A ruling of the authority above is entered by whoever handles the case now.
        """
        if not reason.strip():
            raise Refusal(Reason.REASON_MISSING, article="admin.25")
        case_id = self._case_of(recusal_id)
        with self.desk.reading() as session:
            row = recusal(session, recusal_id)
            if row.decider_id is None:
                require_place(session, self.desk, case_id, (*HANDLES, TeamRole.APPROVER))
            else:
                speaks_for(session, self.desk, row)
        with self.desk.act("recusal.rule", case_id, door=True) as deed:
            row = recusal(deed.session, recusal_id)
            if not row.granted:
                raise Refusal(Reason.RECUSAL_STATE, article=ARTICLE)
            for one in acts:
                act = deed.session.get(RecusedActRow, one)
                if act is None or act.recusal_id != row.id:
                    raise Refusal(Reason.NOT_FOUND)
                act.valid, act.reason = valid, reason.strip()
                act.ruled_by, act.ruled_at = self.desk.officer.id, self.desk.now()
                if not valid:
                    self._undo_approval(deed, act)
            deed.note(recusal=row.id, acts=list(acts), valid=valid, reason=reason.strip())
            if _all_ruled(deed, row):
                close(deed.session, self.desk, row)

    def _undo_approval(self, deed: Deed, act: RecusedActRow) -> None:
        """Withdraw an unused approval that rests on an act which is void."""
        if not act.act.startswith("approvals."):
            return
        entries = dict(journal.of_case(driver(deed.session), act.case_id))
        found = deed.session.get(ApprovalRow, entries[act.journal_seq]["values"].get("approval", 0))
        if found is None or found.used_at is not None:
            return
        if found.state == ApprovalState.APPROVED:
            found.state = ApprovalState.WITHDRAWN.value
            found.withdrawn_at, found.withdrawn_by = self.desk.now(), self.desk.officer.id
            found.withdrawn_reason = act.reason


def _all_ruled(deed: Deed, row: RecusalRow) -> bool:
    deed.session.flush()
    unruled = deed.session.scalar(
        select(RecusedActRow.id)
        .where(RecusedActRow.recusal_id == row.id, RecusedActRow.valid.is_(None))
        .limit(1)
    )
    return unruled is None
