"""What is on record about approvals: of a case, on the desk of those who decide, and answered."""

from sqlalchemy import select

from cases.law.approvals import Approving
from cases.papers.paper import Paper
from cases.papers.press import Part
from cases.records.approvals import OPEN, Answered, Approval, Step, Waiting
from cases.records.cases import CaseState
from cases.records.ids import ApprovalId, CaseId
from cases.refusals import Reason, Refusal
from cases.services.approvals.finding import approval, asked_now
from cases.services.approvals.papers import report, sheet
from cases.services.approvals.showing import asked_of_me, shown
from cases.services.approvals.stand_ins import StandIns
from cases.services.approvals.state import case_state
from cases.services.names import officer_names
from cases.store.engine import StoreSession
from cases.store.rows.approvals import AnsweredRow, ApprovalRow
from cases.store.rows.cases import CaseRow
from cases.store.rows.papers import DocumentRow


class Reading(StandIns):
    """Reading approvals."""

    def of_case(self, case_id: CaseId) -> tuple[Approval, ...]:
        """Return every request of a case, the newest first, each as it stands now."""
        with self.desk.looking(case_id, "approvals") as session:
            if session.get(CaseRow, case_id) is None:
                raise Refusal(Reason.NOT_FOUND)
            rows = session.scalars(
                select(ApprovalRow)
                .where(ApprovalRow.case_id == case_id)
                .order_by(ApprovalRow.id.desc())
            )
            return tuple(shown(session, self.desk, row) for row in rows)

    def one(self, approval_id: ApprovalId) -> Approval:
        """Return one request with everything said about it."""
        with self.desk.looking(self._case_of(approval_id), "approvals") as session:
            return shown(session, self.desk, approval(session, approval_id))

    def pages(self, approval_id: ApprovalId) -> bytes:
        """Return the report and the sheet as they would be printed now, as one PDF.

        A paper that has been issued is shown as issued.
        """
        with self.desk.looking(self._case_of(approval_id), "approvals") as session:
            row = approval(session, approval_id)
            found = [
                self._pages(session, row.report_id, report(session, self.desk, row)),
                self._pages(session, row.sheet_id, sheet(session, self.desk, row)),
            ]
        collating = self.desk.press.collate([Part(pdf) for pdf in found])
        while True:
            try:
                next(collating)
            except StopIteration as end:
                whole: bytes = end.value
                return whole

    def _pages(self, session: StoreSession, document_id: int | None, paper: Paper) -> bytes:
        document = session.get(DocumentRow, document_id) if document_id else None
        if document is not None and document.pdf is not None:
            return document.pdf
        return self.desk.press.render(paper, draft=True)

    def waiting(self) -> tuple[Waiting, ...]:
        """Return what waits for the officer, or for those he stands in for, longest first."""
        self._open_begun()
        found: list[Waiting] = []
        with self.desk.reading() as session:
            names = officer_names(session)
            rows = session.scalars(
                select(ApprovalRow)
                .where(ApprovalRow.state.in_([state.value for state in OPEN]))
                .order_by(ApprovalRow.waiting_since)
            ).all()
            for row in rows:
                step = asked_of_me(session, self.desk, row)
                case = session.get(CaseRow, row.case_id)
                if step is None or case is None or CaseState(case.state).is_over:
                    continue
                asked = asked_now(row)
                assert asked is not None
                stood = names.get(asked[1], "") if asked[1] != self.desk.officer.id else ""
                state = case_state(session, row.case_id, row.subject)
                found.append(
                    Waiting(
                        ApprovalId(row.id),
                        CaseId(row.case_id),
                        case.number,
                        Approving(row.kind),
                        step,
                        row.matter,
                        names.get(row.requested_by, ""),
                        row.waiting_since or row.requested_at,
                        row.urgent,
                        row.oral_due_at,
                        stood,
                        state.digest != row.asked_digest,
                    )
                )
        return tuple(found)

    def answered(self) -> tuple[Answered, ...]:
        """Return what the officer has said so far, the newest first."""
        with self.desk.reading() as session:
            names = officer_names(session)
            rows = session.scalars(select(AnsweredRow).order_by(AnsweredRow.id.desc()).limit(500))
            return tuple(
                Answered(
                    ApprovalId(row.approval_id),
                    row.case_number,
                    Approving(row.kind),
                    Step(row.step),
                    row.matter,
                    row.verdict,
                    row.text,
                    row.at,
                    names.get(row.stood_in_for or 0, ""),
                )
                for row in rows
            )
