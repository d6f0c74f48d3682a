"""Opinions on a draft: put before a reviewer or approver, agreed to, sent back, given outside."""

from datetime import datetime

from sqlalchemy import select

from cases.records.documents import DocumentState, OpinionStep, Outside, Verdict
from cases.records.ids import DocumentId, OfficerId
from cases.records.officers import Role, TeamRole
from cases.refusals import Reason, Refusal
from cases.services.documents.finding import AtDesk, document, in_state, same_revision
from cases.store.engine import StoreSession
from cases.store.rows.cases import TeamRow
from cases.store.rows.papers import DocumentOpinionRow, DocumentRow
from cases.store.rows.unit import OfficerRoleRow, OfficerRow

_ROLES = {OpinionStep.REVIEW: Role.REVIEWER, OpinionStep.APPROVAL: Role.APPROVER}
_TEAM = {OpinionStep.REVIEW: TeamRole.REVIEWER, OpinionStep.APPROVAL: TeamRole.APPROVER}


def release(session: StoreSession, row: DocumentRow, now: datetime) -> None:
    """End the view of those who were asked about a paper and have nothing more to answer."""
    pending = select(DocumentOpinionRow.asked_id).where(
        DocumentOpinionRow.case_id == row.case_id,
        DocumentOpinionRow.document_id != row.id,
        DocumentOpinionRow.verdict == Verdict.PENDING.value,
        DocumentOpinionRow.asked_id.is_not(None),
    )
    asked = select(DocumentOpinionRow.asked_id).where(
        DocumentOpinionRow.document_id == row.id, DocumentOpinionRow.asked_id.is_not(None)
    )
    on_team = session.scalars(
        select(TeamRow).where(
            TeamRow.case_id == row.case_id,
            TeamRow.role.in_([role.value for role in _TEAM.values()]),
            TeamRow.reason == row.title,
            TeamRow.until_at.is_(None),
            TeamRow.officer_id.in_(asked),
            TeamRow.officer_id.not_in(pending),
        )
    ).all()
    for one in on_team:
        one.until_at = now


class Approving(AtDesk):
    """Opinions on drafts; nobody gives one on his own request."""

    def submit(
        self,
        document_id: DocumentId,
        *,
        reviewer: OfficerId | None = None,
        approver: OfficerId | None = None,
        revision: int | None = None,
    ) -> None:
        """Put a draft before a reviewer, an approver, or both; they see the case from now on."""
        asked = {OpinionStep.REVIEW: reviewer, OpinionStep.APPROVAL: approver}
        with self.desk.act("documents.submit", self._case_of(document_id)) as deed:
            row = document(deed.session, document_id)
            self._handled(deed.session, row.case_id)
            in_state(row, DocumentState.DRAFT)
            same_revision(row, revision)
            if not any(asked.values()):
                raise Refusal(Reason.FIELD_MISSING, field="reviewer")
            for step, officer in asked.items():
                if officer is not None:
                    self._ask(deed.session, row, step, officer)
            row.state = DocumentState.IN_REVIEW.value
            deed.note(document=row.id, reviewer=reviewer, approver=approver)

    def agree(
        self, document_id: DocumentId, text: str = "", *, revision: int | None = None
    ) -> None:
        """Agree to a draft; when all who were asked agree it may be issued."""
        self._answer(document_id, Verdict.AGREED, text, revision)

    def send_back(self, document_id: DocumentId, text: str, *, revision: int | None = None) -> None:
        """Send a draft back with the reason why."""
        if not text.strip():
            raise Refusal(Reason.REASON_MISSING)
        self._answer(document_id, Verdict.SENT_BACK, text, revision)

    def take_back(self, document_id: DocumentId) -> None:
        """Make a draft of it again, to change it; opinions given so far fall away."""
        with self.desk.act("documents.take_back", self._case_of(document_id)) as deed:
            row = document(deed.session, document_id)
            self._handled(deed.session, row.case_id)
            in_state(row, DocumentState.IN_REVIEW, DocumentState.APPROVED)
            row.state = DocumentState.DRAFT.value
            row.revision += 1
            release(deed.session, row, self.desk.now())
            deed.note(document=row.id)

    def record_outside(
        self, document_id: DocumentId, step: OpinionStep, outside: Outside, text: str = ""
    ) -> None:
        """Record that an authority outside the station has agreed, as it is on paper there."""
        if not outside.authority.strip() or not outside.name.strip():
            raise Refusal(Reason.FIELD_MISSING, field="authority")
        if outside.dated > self.desk.today():
            raise Refusal(Reason.IN_THE_FUTURE)
        with self.desk.act("documents.record_outside", self._case_of(document_id)) as deed:
            row = document(deed.session, document_id)
            self._handled(deed.session, row.case_id)
            in_state(row, DocumentState.DRAFT, DocumentState.IN_REVIEW)
            if outside.name.strip() == self.desk.officer.name:
                raise Refusal(Reason.OWN_REQUEST)
            now = self.desk.now()
            plain = {
                "authority": outside.authority,
                "name": outside.name,
                "number": outside.number,
                "dated": outside.dated.isoformat(),
            }
            deed.session.add(
                DocumentOpinionRow(
                    case_id=row.case_id,
                    part=row.part,
                    document_id=row.id,
                    step=step.value,
                    revision=row.revision,
                    asked_at=now,
                    asked_by=self.desk.officer.id,
                    verdict=Verdict.AGREED.value,
                    text=text,
                    given_at=now,
                    outside=plain,
                )
            )
            deed.session.flush()
            self._settle(deed.session, row)
            deed.note(document=row.id, step=step, outside=plain)

    def _ask(
        self, session: StoreSession, row: DocumentRow, step: OpinionStep, officer: OfficerId
    ) -> None:
        role, now = _ROLES[step], self.desk.now()
        if officer in {self.desk.officer.id, row.made_by}:
            raise Refusal(Reason.OWN_REQUEST)
        asked = session.get(OfficerRow, officer)
        if asked is None or asked.retired_at is not None:
            raise Refusal(Reason.OFFICER_RETIRED)
        if session.get(OfficerRoleRow, (officer, role.value)) is None:
            raise Refusal(Reason.NOT_ALLOWED, roles=(role,))
        on_team = session.scalar(
            select(TeamRow.id).where(
                TeamRow.case_id == row.case_id,
                TeamRow.officer_id == officer,
                TeamRow.until_at.is_(None),
            )
        )
        if on_team is None:
            session.add(
                TeamRow(
                    case_id=row.case_id,
                    officer_id=officer,
                    role=_TEAM[step].value,
                    from_at=now,
                    assigned_by=self.desk.officer.id,
                    reason=row.title,
                )
            )
        session.add(
            DocumentOpinionRow(
                case_id=row.case_id,
                part=row.part,
                document_id=row.id,
                step=step.value,
                revision=row.revision,
                asked_id=officer,
                asked_at=now,
                asked_by=self.desk.officer.id,
            )
        )

    def _answer(
        self, document_id: DocumentId, verdict: Verdict, text: str, revision: int | None
    ) -> None:
        act = "documents.agree" if verdict is Verdict.AGREED else "documents.send_back"
        with self.desk.act(act, self._case_of(document_id)) as deed:
            row = document(deed.session, document_id)
            in_state(row, DocumentState.IN_REVIEW)
            same_revision(row, revision)
            mine = deed.session.scalars(
                select(DocumentOpinionRow).where(
                    DocumentOpinionRow.document_id == row.id,
                    DocumentOpinionRow.revision == row.revision,
                    DocumentOpinionRow.asked_id == self.desk.officer.id,
                    DocumentOpinionRow.verdict == Verdict.PENDING.value,
                )
            ).all()
            if not mine:
                raise Refusal(Reason.NOT_ALLOWED)
            for opinion in mine:
                self.desk.require(_ROLES[OpinionStep(opinion.step)])
                opinion.verdict = verdict.value
                opinion.text = text.strip()
                opinion.given_at = self.desk.now()
            deed.session.flush()
            if verdict is Verdict.SENT_BACK:
                row.state = DocumentState.DRAFT.value
                row.revision += 1
            else:
                self._settle(deed.session, row)
            deed.note(document=row.id, text=text.strip())

    def _settle(self, session: StoreSession, row: DocumentRow) -> None:
        """Approved is what everybody who was asked about this revision agreed to."""
        opinions = session.execute(
            select(DocumentOpinionRow.step, DocumentOpinionRow.verdict).where(
                DocumentOpinionRow.document_id == row.id,
                DocumentOpinionRow.revision == row.revision,
            )
        ).all()
        agreed = {step for step, verdict in opinions if verdict == Verdict.AGREED}
        if agreed >= {step for step, _verdict in opinions}:
            row.state = DocumentState.APPROVED.value
