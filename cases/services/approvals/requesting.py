"""Asking for an approval, and taking the request back."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select

from cases.law.approvals import Approving, WhoseApproval, rule_of
from cases.records.approvals import OPEN, ApprovalState, Colleague, Step
from cases.records.ids import ApprovalId, AttachmentId, CaseId, DocumentId, OfficerId
from cases.records.officers import Role
from cases.refusals import Reason, Refusal
from cases.services.approvals.finding import (
    AtApprovals,
    approval,
    close,
    eligible,
    in_state,
    live_stand_ins,
    open_to,
)
from cases.services.approvals.papers import draft_papers
from cases.services.approvals.state import case_state
from cases.services.assignment import INVESTIGATES, require_place
from cases.services.names import officer_names
from cases.store.engine import StoreSession
from cases.store.rows.approvals import ApprovalRow
from cases.store.rows.attachments import AttachmentRow
from cases.store.rows.papers import DocumentRow
from cases.store.rows.unit import OfficerRow


class Requesting(AtApprovals):
    """What the officer who handles a case asks of others."""

    def request(
        self,
        case_id: CaseId,
        kind: Approving,
        subject: str = "",
        *,
        grounds: str,
        matter: str = "",
        documents: Sequence[DocumentId] = (),
        attachments: Sequence[AttachmentId] = (),
        reviewer: OfficerId | None = None,
        approver: OfficerId | None = None,
        urgent: bool = False,
        oral_at: datetime | None = None,
    ) -> ApprovalId:
        """Ask for an approval of one act in the case as it stands.

        Args:
            case_id: The case.
            kind: What is asked for.
            subject: The item it is for, where a case may have several of the kind.
            grounds: Why.
            matter: What exactly, in words; empty: the title of the kind.
            documents: Papers of the case that go with it.
            attachments: Scans that go with it.
            reviewer: Who gives the opinion; None: the first who may, if the unit has one.
            approver: Who decides; None: the first who may.
            urgent: Straight to the approver, without the reviewer.
            oral_at: When the approver said yes by word of mouth, where the law lets him; the
                act may be done at once and the writing follows within the hours of the rule.

        Raises:
            Refusal: no grounds, one is under way already, or the person may not be asked.
        """
        rule = rule_of(kind)
        if not grounds.strip():
            raise Refusal(Reason.FIELD_MISSING, field="grounds", article=rule.article)
        with self.desk.act(
            "approvals.request", case_id, approving=kind, subject=subject.strip()
        ) as deed:
            session = deed.session
            require_place(session, self.desk, case_id, INVESTIGATES)
            self._none_open(session, case_id, kind, subject)
            _of_the_case(session, case_id, documents, attachments)
            state = case_state(session, case_id, subject.strip())
            row = ApprovalRow(
                case_id=case_id,
                kind=kind.value,
                subject=subject.strip(),
                matter=matter.strip() or rule.title,
                grounds=grounds.strip(),
                documents=list(documents),
                attachments=list(attachments),
                state=ApprovalState.OUTSIDE.value,
                urgent=urgent or oral_at is not None,
                requested_by=self.desk.officer.id,
                requested_at=self.desk.now(),
                asked_digest=state.digest,
                asked_state=dict(state.entries),
            )
            session.add(row)
            session.flush()
            self._put_before(session, row, reviewer, approver)
            if oral_at is not None:
                self._by_mouth(row, oral_at)
            draft_papers(session, self.desk, row)
            deed.note(
                approval=row.id, grounds=row.grounds, matter=row.matter, before=row.approver_id
            )
            return ApprovalId(row.id)

    def withdraw(self, approval_id: ApprovalId, reason: str) -> None:
        """Take a request or an unused approval back; it stays on record with the reason."""
        if not reason.strip():
            raise Refusal(Reason.REASON_MISSING)
        with self.desk.act("approvals.withdraw", self._case_of(approval_id)) as deed:
            row = approval(deed.session, approval_id)
            require_place(deed.session, self.desk, row.case_id, INVESTIGATES)
            in_state(row, *OPEN, ApprovalState.APPROVED)
            if row.used_at is not None:
                raise Refusal(
                    Reason.APPROVAL_STATE,
                    approving=Approving(row.kind),
                    state=ApprovalState.USED,
                )
            row.state = ApprovalState.WITHDRAWN.value
            row.withdrawn_at, row.withdrawn_by = self.desk.now(), self.desk.officer.id
            row.withdrawn_reason = reason.strip()
            deed.note(approval=row.id, reason=reason.strip())
            close(deed.session, row, self.desk.now())

    def choices(self, case_id: CaseId) -> dict[Step, tuple[Colleague, ...]]:
        """Return before whom a request of the officer may be put."""
        with self.desk.reading() as session:
            require_place(session, self.desk, case_id, INVESTIGATES)
            names = officer_names(session)
            mine = frozenset({int(self.desk.officer.id)})
            today = self.desk.today()
            return {
                step: tuple(
                    Colleague(
                        OfficerId(row.id),
                        row.name,
                        "、".join(
                            names.get(one.stand_in_id, "")
                            for one in live_stand_ins(session, row.id, step, today)
                        ),
                    )
                    for row in eligible(session, case_id, step, mine)
                )
                for step in Step
            }

    def _none_open(
        self, session: StoreSession, case_id: int, kind: Approving, subject: str
    ) -> None:
        found = session.scalar(
            select(ApprovalRow.id)
            .where(
                ApprovalRow.case_id == case_id,
                ApprovalRow.kind == kind.value,
                ApprovalRow.subject == subject.strip(),
                ApprovalRow.state.in_([state.value for state in OPEN]),
            )
            .limit(1)
        )
        if found is not None:
            raise Refusal(Reason.APPROVAL_PENDING, approving=kind)

    def _put_before(
        self,
        session: StoreSession,
        row: ApprovalRow,
        reviewer: OfficerId | None,
        approver: OfficerId | None,
    ) -> None:
        """Name who gives the opinion and who decides, and open the case to the first of them."""
        own = rule_of(Approving(row.kind)).whose is WhoseApproval.OWN
        row.approver_id = self._chosen(session, row, Step.APPROVAL, approver) if own else None
        if not row.urgent:
            row.reviewer_id = self._chosen(session, row, Step.REVIEW, reviewer)
        forward(session, self, row)

    def _chosen(
        self, session: StoreSession, row: ApprovalRow, step: Step, wanted: OfficerId | None
    ) -> int | None:
        taken = {row.requested_by}
        if row.approver_id is not None and step is Step.REVIEW:
            taken.add(row.approver_id)
        fit = eligible(session, row.case_id, step, frozenset(taken))
        if wanted is None:
            # Who also reviews is kept for the review, so that two people see the request.
            first = [one for one in fit if step is Step.REVIEW or not _reviews(one)]
            return (first or fit)[0].id if fit else None
        if wanted in taken:
            raise Refusal(Reason.OWN_REQUEST)
        if all(one.id != wanted for one in fit):
            raise Refusal(Reason.NOT_ALLOWED, roles=(step.role,))
        return wanted

    def _by_mouth(self, row: ApprovalRow, oral_at: datetime) -> None:
        rule = rule_of(Approving(row.kind))
        if rule.oral_hours is None:
            raise Refusal(Reason.NOT_BY_MOUTH, article=rule.article, approving=rule.kind)
        if oral_at > self.desk.now():
            raise Refusal(Reason.IN_THE_FUTURE, field="oral_at")
        row.oral_at = oral_at
        row.oral_due_at = oral_at + timedelta(hours=rule.oral_hours)
        row.approved_digest, row.approved_state = row.asked_digest, row.asked_state


def _reviews(officer: OfficerRow) -> bool:
    return any(held.role == Role.REVIEWER for held in officer.roles)


def forward(session: StoreSession, at: AtApprovals, row: ApprovalRow) -> None:
    """Put a request before whoever is next: the reviewer, the approver, the authority above."""
    row.waiting_since = at.desk.now()
    if row.reviewer_id is not None and not row.opinion:
        row.state = ApprovalState.IN_REVIEW.value
        open_to(session, at.desk, row, Step.REVIEW, row.reviewer_id)
    elif row.approver_id is not None:
        row.state = ApprovalState.WAITING.value
        open_to(session, at.desk, row, Step.APPROVAL, row.approver_id)
    else:
        row.state = ApprovalState.OUTSIDE.value


def _of_the_case(
    session: StoreSession,
    case_id: int,
    documents: Sequence[DocumentId],
    attachments: Sequence[AttachmentId],
) -> None:
    found = [
        *(session.get(DocumentRow, one) for one in documents),
        *(session.get(AttachmentRow, one) for one in attachments),
    ]
    if any(row is None or row.case_id != case_id for row in found):
        raise Refusal(Reason.NOT_FOUND)
