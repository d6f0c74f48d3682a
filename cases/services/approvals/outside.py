"""Decisions of authorities outside the station: recorded as theirs, never made here."""

from datetime import date

from sqlalchemy import select

from cases.law.approvals import Approving, WhoseApproval, rule_of
from cases.records.approvals import OPEN, ApprovalState, Step
from cases.records.ids import ApprovalId, AttachmentId, CaseId
from cases.refusals import Reason, Refusal
from cases.services.approvals.finding import AtApprovals, approval, close, eligible
from cases.services.approvals.papers import rewrite_sheet
from cases.services.approvals.state import case_state
from cases.services.assignment import INVESTIGATES, require_place
from cases.store.engine import StoreSession
from cases.store.rows.approvals import ApprovalRow
from cases.store.rows.attachments import AttachmentRow


class Outsiding(AtApprovals):
    """Recording what an authority above has decided."""

    def record_external(
        self,
        case_id: CaseId,
        kind: Approving,
        subject: str = "",
        *,
        authority: str,
        by: str,
        number: str,
        decided_on: date,
        until: date | None = None,
        scan: AttachmentId | None = None,
        grounds: str = "",
        granted: bool = True,
    ) -> ApprovalId:
        """Record the decision of an authority outside the station.

        A request for the same act that waits for it is answered by it. What the unit's own head
        approves may be recorded so only where nobody at the station can.

        Args:
            case_id: The case.
            kind: What it approves.
            subject: The item it is for.
            authority: Who decided, as the paper names it.
            by: Name of the person who signed.
            number: Number of the paper.
            decided_on: Day of the decision.
            until: Last day it is good for.
            scan: The paper, kept with the case; it may be added later.
            grounds: What it rests on.
            granted: False: the authority refused.
        """
        rule = rule_of(kind)
        for field, value in (("authority", authority), ("approver", by)):
            if not value.strip():
                raise Refusal(Reason.FIELD_MISSING, article=rule.article, field=field)
        if not number.strip():
            raise Refusal(Reason.FIELD_MISSING, article=rule.article, field="approval_number")
        if decided_on > self.desk.today():
            raise Refusal(Reason.IN_THE_FUTURE, field="approved_on")
        if by.strip() == self.desk.officer.name:
            raise Refusal(Reason.OWN_REQUEST)
        with self.desk.act(
            "approvals.record_external", case_id, approving=kind, subject=subject.strip()
        ) as deed:
            session = deed.session
            require_place(session, self.desk, case_id, INVESTIGATES)
            self._belongs_outside(session, case_id, kind)
            if scan is not None:
                _scan(session, case_id, scan)
            row = self._waiting(session, case_id, kind, subject) or self._new(
                session, case_id, kind, subject, grounds
            )
            state = case_state(session, case_id, row.subject)
            row.state = (ApprovalState.APPROVED if granted else ApprovalState.REFUSED).value
            row.approved_digest, row.approved_state = state.digest, dict(state.entries)
            row.authority, row.outside_name = authority.strip(), by.strip()
            row.outside_number, row.outside_on = number.strip(), decided_on
            row.until_on, row.scan_id = until, scan
            row.recorded_by, row.recorded_at = self.desk.officer.id, self.desk.now()
            row.waiting_since = None
            session.flush()
            rewrite_sheet(session, self.desk, row)
            close(session, row, self.desk.now())
            deed.note(
                approval=row.id,
                authority=row.authority,
                by=row.outside_name,
                number=row.outside_number,
                decided_on=decided_on,
                granted=granted,
            )
            return ApprovalId(row.id)

    def add_scan(self, approval_id: ApprovalId, scan: AttachmentId) -> None:
        """Add the scan of an outside decision that was recorded without one."""
        with self.desk.act("approvals.add_scan", self._case_of(approval_id)) as deed:
            row = approval(deed.session, approval_id)
            require_place(deed.session, self.desk, row.case_id, INVESTIGATES)
            if row.outside_on is None or row.scan_id is not None:
                raise Refusal(
                    Reason.APPROVAL_STATE,
                    approving=Approving(row.kind),
                    state=ApprovalState(row.state),
                )
            kept = _scan(deed.session, row.case_id, scan)
            row.scan_id = kept.id
            deed.note(approval=row.id, scan=kept.name, sha256=kept.sha256)

    def _belongs_outside(self, session: StoreSession, case_id: int, kind: Approving) -> None:
        """Refuse what the station's own approver decides, as long as there is one who may."""
        rule = rule_of(kind)
        if rule.whose is WhoseApproval.ABOVE:
            return
        mine = frozenset({int(self.desk.officer.id)})
        fit = eligible(session, case_id, Step.APPROVAL, mine)
        if fit:
            raise Refusal(
                Reason.APPROVER_AT_HAND, article=rule.article, approving=kind, name=fit[0].name
            )

    def _waiting(
        self, session: StoreSession, case_id: int, kind: Approving, subject: str
    ) -> ApprovalRow | None:
        return session.scalars(
            select(ApprovalRow)
            .where(
                ApprovalRow.case_id == case_id,
                ApprovalRow.kind == kind.value,
                ApprovalRow.subject == subject.strip(),
                ApprovalRow.state.in_([state.value for state in OPEN]),
            )
            .limit(1)
        ).first()

    def _new(
        self, session: StoreSession, case_id: int, kind: Approving, subject: str, grounds: str
    ) -> ApprovalRow:
        state = case_state(session, case_id, subject.strip())
        row = ApprovalRow(
            case_id=case_id,
            kind=kind.value,
            subject=subject.strip(),
            matter=rule_of(kind).title,
            grounds=grounds.strip(),
            state=ApprovalState.OUTSIDE.value,
            requested_by=self.desk.officer.id,
            requested_at=self.desk.now(),
            asked_digest=state.digest,
            asked_state=dict(state.entries),
        )
        session.add(row)
        return row


def _scan(session: StoreSession, case_id: int, scan: int) -> AttachmentRow:
    kept = session.get(AttachmentRow, scan)
    if kept is None or kept.case_id != case_id:
        raise Refusal(Reason.NOT_FOUND)
    return kept
